#include "inputs.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <iterator>

#include "annals/json.h"
#include "calendar/civil.h"
#include "text/encoding.h"
#include "text/markup.h"

namespace annals::tool {
namespace {

constexpr uint64_t kBatchBytes = 64 << 10;
// A smaller file is read: whenever one is unmapped, all threads must hear of it.
constexpr uint64_t kLeastMapped = 1 << 20;

// What one document may be.
constexpr std::array<std::string_view, 4> kForms = {"text", "markdown", "html", "auto"};

bool is_utf8(const std::string& encoding) { return encoding.empty() || text::is_utf8(encoding); }

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

// {"id","text","date"?,"owner"?,"input"?}
Result<std::string> read_json_line(const Source& source, const std::string& bytes,
                                   Document& document, Markup& markup) {
  nlohmann::json json;
  std::string where;
  try {
    json = nlohmann::json::parse(bytes);
  } catch (const nlohmann::json::parse_error& error) {
    where = " (broken at its byte " + std::to_string(error.byte) + ")";
  }
  if (!json.is_object())
    return at_line(source,
                   "not a JSON object" + where + "; write one {\"id\", \"text\"} object a line");
  const auto field = [&](const char* key) -> std::string* {
    const auto found = json.find(key);
    return found == json.end() ? nullptr : found->get_ptr<std::string*>();
  };
  const std::string* id = field("id");
  std::string* text = field("text");
  if (id == nullptr && json.contains("id"))
    return at_line(source, "\"id\" is no string; put it in quotes");
  if (id == nullptr || id->empty()) return at_line(source, "no \"id\"; give each document one");
  if (text == nullptr) return at_line(source, "no \"text\"; give the document's text as a string");
  document.name = *id;
  for (const char* key : {"date", "owner", "input"}) {
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
  if (const std::string* input = field("input")) {
    if (std::find(kForms.begin(), kForms.end(), *input) == kForms.end())
      return at_line(source, "\"input\" is none of text, markdown, html, auto: " + *input);
    markup = markup_of(*input);
  }
  return std::move(*text);
}

}  // namespace

void add_input_options(CLI::App& command, InputOptions& options) {
  command.add_option("FILE", options.files, "Files to read; - or none: standard input")
      ->type_name("");
  command
      .add_option("--input", options.format,
                  "What the files are: text, markdown, html or auto (one document each; auto looks "
                  "at its beginning), or jsonl (one "
                  "{\"id\",\"text\",\"date\"?,\"owner\"?,\"input\"?} a line)")
      ->capture_default_str()
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
  const uint64_t start = batch.begin = done_;
  if (next_stream_ != nullptr) {
    done_ += next_stream_->total();
    batch.sources.push_back({.file = file_, .bytes = {}, .stream = std::move(next_stream_)});
  }
  while (done_ - start < kBatchBytes && !batch.is_stream()) {
    if (lines_ != nullptr) {
      read_lines(batch);
    } else if (!open_next(batch)) {
      break;
    }
    if (!batch.errors.empty() || next_stream_ != nullptr) break;
  }
  batch.bytes = done_;
  return !batch.sources.empty() || !batch.errors.empty() ||
         (next_stream_ != nullptr && next(batch));
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
  std::error_code unknown;
  uint64_t size = is_stdin(path) ? 0 : std::filesystem::file_size(path, unknown);
  if (unknown) size = 0;
  Source source{.file = file_, .line = 0, .bytes = {}};
  const bool is_long = streams() && size > options_.whole;
  if (size >= kLeastMapped && !is_long) {
    if (Result<std::shared_ptr<const data::Mapping>> mapping = data::Mapping::open(path)) {
      source.mapping = std::move(*mapping);
      done_ += source.view().size();
      batch.sources.push_back(std::move(source));
      return true;
    }
  }
  const bool whole = !is_long && read_whole(*in, size, source.bytes);
  if (in->bad()) return fail("cannot be read to its end");
  if (!whole) {
    next_stream_ = std::make_shared<Stream>(std::move(source.bytes), *in, std::move(stream_), size);
    return true;
  }
  done_ += source.bytes.size();
  batch.sources.push_back(std::move(source));
  return true;
}

bool SourceReader::streams() const {
  return options_.whole > 0 && options_.format == "text" && is_utf8(options_.encoding);
}

// False if there is more of a plain text than is resolved as a whole.
bool SourceReader::read_whole(std::istream& in, uint64_t expected, std::string& bytes) const {
  const uint64_t most = streams() ? options_.whole + 1 : ~uint64_t{0};
  // Room for a file as large as it says to be, and one byte more to meet its end; else doubled.
  constexpr uint64_t kChunk = 1 << 20;
  uint64_t room = expected == 0 ? kChunk : expected + 1;
  uint64_t size = 0;
  for (; in && size < most; room = std::max(2 * size, kChunk)) {
    room = std::min(room, most);
    bytes.resize(room);
    in.read(bytes.data() + size, static_cast<std::streamsize>(room - size));
    size += static_cast<uint64_t>(in.gcount());
  }
  bytes.resize(size);
  return size < most;
}

size_t Stream::read(char* to, size_t size) {
  if (at_ < head_.size()) {
    const size_t got = head_.copy(to, size, at_);
    at_ += got;
    if (at_ == head_.size()) head_ = {};
    if (head_.empty()) at_ = 0;
    return got;
  }
  in_.read(to, static_cast<std::streamsize>(size));
  return static_cast<size_t>(in_.gcount());
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

std::string warn_of_invalid(const std::string& file, uint64_t count, uint64_t first) {
  return file + ": warning: " + std::to_string(count) +
         " invalid bytes read as U+FFFD, the first at byte offset " + std::to_string(first);
}

namespace {

// The encoding that a page names, where it is not the UTF-8 that it would be read as.
std::string charset_of_page(std::string_view bytes, Markup markup) {
  if (markup == Markup::detect) markup = text::detect_markup(bytes);
  if (markup != Markup::html || Text::borrow(bytes)) return {};
  std::string charset = text::html_charset(bytes);
  return text::is_utf8(charset) ? std::string() : charset;
}

// The encoding whose byte order mark a file begins with; none of them is UTF-8.
std::string_view encoding_of_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) return "utf-32";
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "utf-16";
  return {};
}

// A text of which every second byte is zero is valid UTF-8, and hardly meant so.
std::string_view unmarked_encoding(std::string_view bytes) {
  const size_t size = std::min<size_t>(bytes.size(), 1024) & ~size_t{1};
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < size; ++i) zeros[i & 1] += bytes[i] == '\0';
  if (zeros[0] + zeros[1] < size / 4) return {};
  return size == 0 ? "" : zeros[0] > zeros[1] ? "utf-16be" : "utf-16le";
}

std::string_view name_of(Markup markup) {
  return markup == Markup::html ? "HTML" : markup == Markup::markdown ? "Markdown" : "plain text";
}

}  // namespace

Result<Prepared> prepare(Source source, const InputOptions& options) {
  Prepared prepared;
  prepared.file = source.file;
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
  if (source.line == 0)
    document.name = name_of(source.file == "stdin" ? "-" : source.file, options);
  if (source.stream != nullptr) {
    prepared.stream = std::move(source.stream);
    return prepared;
  }
  Markup markup = markup_of(options.format);
  std::string guess;  // of an encoding that nothing names
  prepared.encoding = options.encoding;
  if (options.encoding.empty() && source.line == 0) {
    prepared.encoding = encoding_of_mark(source.view());
    if (!prepared.encoding.empty())
      prepared.notes.push_back(source.file + ": read as " + prepared.encoding +
                               ", which its byte order mark names");
    else
      guess = unmarked_encoding(source.view());
    if (!guess.empty())
      prepared.notes.push_back(source.file + ": warning: many zero bytes; if it is UTF-16, say " +
                               "--encoding " + guess);
  }
  if (options.encoding.empty() && prepared.encoding.empty() && source.line == 0 &&
      markup != Markup::none) {
    prepared.encoding = charset_of_page(source.view(), markup);
    if (!prepared.encoding.empty())
      prepared.notes.push_back(source.file + ": read as " + prepared.encoding +
                               ", which its <meta> names");
  }
  if (is_utf8(prepared.encoding)) {
    prepared.encoding.clear();
  } else {
    Result<std::string> utf8 = text::to_utf8(source.view(), prepared.encoding, options.lossy);
    if (!utf8) return in_file(utf8.error());
    source.bytes = std::move(*utf8);
    source.mapping = nullptr;
  }
  if (source.line > 0) {
    Result<std::string> inner = read_json_line(source, source.bytes, document, markup);
    if (!inner) return inner.error();
    source.bytes = std::move(*inner);
  }
  const TextOptions reading{.lossy = options.lossy, .markup = markup};
  Result<Text> text = source.mapping ? Text::borrow(source.view(), reading)
                                     : Text::from(std::move(source.bytes), reading);
  if (!text) {
    Error error = in_file(text.error());
    if (!guess.empty()) error.message += "; it looks like --encoding " + guess;
    return error;
  }
  prepared.text = std::move(*text);
  prepared.line = source.line;
  prepared.mapping = std::move(source.mapping);
  if (options.format == "text" && source.line == 0 && text::begins_page(prepared.text.bytes()))
    prepared.notes.push_back(source.file +
                             ": warning: read as plain text, but it is an HTML page; say "
                             "--input html");
  if (options.format == "auto")
    prepared.notes.push_back(source.file + ": read as " +
                             std::string(name_of(prepared.text.markup())));
  if (const std::vector<uint64_t>& invalid = prepared.text.invalid(); !invalid.empty())
    prepared.notes.push_back(warn_of_invalid(source.file, invalid.size(), invalid.front()));
  return prepared;
}

}  // namespace annals::tool
