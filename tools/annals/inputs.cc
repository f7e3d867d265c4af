#include "inputs.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <iterator>

#include "annals/json.h"
#include "calendar/civil.h"
#include "text/encoding.h"

namespace annals::tool {
namespace {

constexpr uint64_t kBatchBytes = 256 << 10;

bool is_stdin(const std::string& file) { return file == "-"; }

std::string name_of(const std::string& file, const InputOptions& options) {
  if (!options.document.empty()) return options.document;
  return is_stdin(file) ? "stdin" : std::filesystem::path(file).stem().string();
}

bool is_day(const std::string& day) {
  return calendar::parse_day(day.data(), day.data() + day.size()).has_value();
}

// "NAME;ALIAS;ALIAS".
void set_owner(const std::string& owner, Document& document) {
  size_t begin = 0;
  for (bool first = true; begin <= owner.size(); first = false) {
    const size_t end = std::min(owner.find(';', begin), owner.size());
    const std::string part = owner.substr(begin, end - begin);
    if (first)
      document.owner = part;
    else if (!part.empty())
      document.aliases.push_back(part);
    begin = end + 1;
  }
}

Markup markup_of(const std::string& format) {
  return format == "markdown" ? Markup::markdown
         : format == "html"   ? Markup::html
         : format == "auto"   ? Markup::detect
                              : Markup::none;
}

Error at_line(const Source& source, std::string message) {
  Error error;
  error.file = source.file;
  error.line = source.line;
  error.message = std::move(message);
  return error;
}

// {"id","text","date"?,"owner"?}
Result<std::string> read_json_line(const Source& source, const std::string& bytes,
                                   Document& document) {
  auto json = nlohmann::json::parse(bytes, nullptr, false);
  if (json.is_discarded() || !json.is_object())
    return at_line(source, "not a JSON object; write one {\"id\", \"text\"} object a line");
  const auto field = [&](const char* key) -> std::string* {
    const auto found = json.find(key);
    return found == json.end() ? nullptr : found->get_ptr<std::string*>();
  };
  const std::string* id = field("id");
  std::string* text = field("text");
  if (id == nullptr || id->empty()) return at_line(source, "no \"id\"; give each document one");
  if (text == nullptr) return at_line(source, "no \"text\"; give the document's text as a string");
  document.name = *id;
  for (const char* key : {"date", "owner"}) {
    if (json.contains(key) && !json[key].is_null() && field(key) == nullptr)
      return at_line(source, std::string("\"") + key + "\" is no string");
  }
  if (const std::string* date = field("date")) {
    if (!is_day(*date)) return at_line(source, "\"date\" is no YYYY-MM-DD: " + *date);
    document.date = *date;
  }
  if (const std::string* owner = field("owner")) {
    document.aliases.clear();
    set_owner(*owner, document);
  }
  return std::move(*text);
}

}  // namespace

void add_input_options(CLI::App& command, InputOptions& options) {
  command.add_option("FILE", options.files, "Files to read; - or none: standard input")
      ->type_name("");
  command
      .add_option("--input", options.format,
                  "What the files are: text, markdown, html or auto (one document "
                  "each->capture_default_str(); auto looks "
                  "at its beginning), or jsonl (one {\"id\",\"text\",\"date\"?,\"owner\"?} a line)")
      ->check(CLI::IsMember({"text", "markdown", "html", "auto", "jsonl"}))
      ->type_name("FORMAT");
  command
      .add_option("--encoding", options.encoding,
                  "Encoding of the files, any that ICU knows (windows-1252, latin1, …)")
      ->type_name("NAME")
      ->capture_default_str();
  command.add_flag("--lossy", options.lossy, "Read invalid bytes as U+FFFD, with a warning");
  command
      .add_option("--document", options.document, "The document's name; default: the file's stem")
      ->type_name("NAME");
  command.add_option("--document-date", options.document_date, "When the document was written")
      ->type_name("YYYY-MM-DD");
  command
      .add_option("--owner", options.owner,
                  "Whose archive it is: what \"we\" and \"the Centre\" mean")
      ->type_name("NAME[;ALIAS…]");
}

Result<void> check_inputs(const InputOptions& options) {
  if (!options.document_date.empty() && !is_day(options.document_date))
    return Error{.message = "--document-date: not a day YYYY-MM-DD: " + options.document_date};
  if (options.format == "jsonl") {
    if (!options.document.empty())
      return Error{.message = "--document: JSON lines have ids of their own; leave it out"};
    return {};
  }
  if (!options.document.empty() && options.files.size() > 1)
    return Error{.message = "--document names one document, but there are several files"};
  std::unordered_set<std::string> names;
  for (const std::string& file : options.files) {
    if (!names.insert(name_of(file, options)).second)
      return Error{.message = "two inputs are named '" + name_of(file, options) +
                              "', so that their record ids would be the same: rename a file"};
  }
  return {};
}

SourceReader::SourceReader(const InputOptions& options) : options_(options), files_(options.files) {
  if (files_.empty()) files_.emplace_back("-");
  for (const std::string& file : files_) {
    std::error_code error;
    const uint64_t size = is_stdin(file) ? 0 : std::filesystem::file_size(file, error);
    if (!error) total_ += size;
  }
}

bool SourceReader::next(Batch& batch) {
  batch.sources.clear();
  batch.errors.clear();
  const uint64_t start = done_;
  while (done_ - start < kBatchBytes) {
    if (lines_ != nullptr) {
      read_lines(batch);
    } else if (!open_next(batch)) {
      break;
    }
    if (!batch.errors.empty()) break;
  }
  batch.bytes = done_;
  return !batch.sources.empty() || !batch.errors.empty();
}

bool SourceReader::open_next(Batch& batch) {
  if (next_file_ == files_.size()) return false;
  const std::string path = files_[next_file_++];
  const auto fail = [&](const std::string& problem) {
    Error error;
    error.file = path;
    error.message = problem;
    batch.errors.push_back(std::move(error));
    return true;
  };
  std::istream* in = &std::cin;
  file_ = is_stdin(path) ? "stdin" : path;
  if (!is_stdin(path)) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error))
      return fail("is a folder; name the files in it");
    errno = 0;
    stream_ = std::make_unique<std::ifstream>(path, std::ios::binary);
    if (!*stream_) return fail(std::string("cannot be read: ") + std::strerror(errno));
    in = stream_.get();
  }
  line_ = 0;
  if (options_.format == "jsonl") {
    lines_ = in;
    return true;
  }
  Source source{.file = file_, .line = 0, .bytes = {}};
  // Room for a file as large as it says to be, and one byte more to meet its end; else doubled.
  constexpr size_t kChunk = 1 << 20;
  std::error_code unknown;
  const uint64_t expected = is_stdin(path) ? 0 : std::filesystem::file_size(path, unknown);
  size_t room = unknown || expected == 0 ? kChunk : expected + 1;
  size_t size = 0;
  for (; *in; room = std::max(2 * size, kChunk)) {
    source.bytes.resize(room);
    in->read(source.bytes.data() + size, static_cast<std::streamsize>(room - size));
    size += static_cast<size_t>(in->gcount());
  }
  source.bytes.resize(size);
  if (in->bad()) return fail("cannot be read to its end");
  done_ += source.bytes.size();
  batch.sources.push_back(std::move(source));
  return true;
}

void SourceReader::read_lines(Batch& batch) {
  uint64_t bytes = 0;
  std::string line;
  while (bytes < kBatchBytes && std::getline(*lines_, line)) {
    ++line_;
    bytes += line.size() + 1;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    batch.sources.push_back({.file = file_, .line = line_, .bytes = std::move(line)});
  }
  done_ += bytes;
  if (!*lines_) lines_ = nullptr;
}

Result<Prepared> prepare(Source source, const InputOptions& options, std::string& warning) {
  Prepared prepared;
  Document& document = prepared.document;
  document.date = options.document_date;
  document.order = options.order;
  set_owner(options.owner, document);

  const auto in_file = [&](Error error) {
    error.file = source.file;
    if (source.line > 0) {
      error.line = source.line;
      error.column = 0;
    }
    return error;
  };
  std::string bytes = std::move(source.bytes);
  if (!text::is_utf8(options.encoding)) {
    Result<std::string> utf8 = text::to_utf8(bytes, options.encoding, options.lossy);
    if (!utf8) return in_file(utf8.error());
    bytes = std::move(*utf8);
    prepared.converted = true;
  }
  if (source.line > 0) {
    Result<std::string> inner = read_json_line(source, bytes, document);
    if (!inner) return inner.error();
    bytes = std::move(*inner);
  } else {
    document.name = name_of(source.file == "stdin" ? "-" : source.file, options);
  }
  Result<Text> text =
      Text::from(std::move(bytes), {.lossy = options.lossy, .markup = markup_of(options.format)});
  if (!text) return in_file(text.error());
  prepared.text = std::move(*text);
  if (!prepared.text.invalid().empty()) {
    warning = source.file + ": warning: " + std::to_string(prepared.text.invalid().size()) +
              " invalid bytes read as U+FFFD, the first at byte offset " +
              std::to_string(prepared.text.invalid().front());
  }
  return prepared;
}

}  // namespace annals::tool
