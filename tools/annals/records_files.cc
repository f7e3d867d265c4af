#include "records_files.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <unordered_map>

#include "annals/json.h"
#include "commands.h"
#include "data/mapping.h"
#include "output_file.h"

namespace annals::tool {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view kGold = ".gold.jsonl";

std::vector<fs::path> files_of(const std::string& path, bool gold) {
  std::error_code ignored;
  if (!fs::is_directory(path, ignored)) return {path};
  std::vector<fs::path> all;
  std::vector<fs::path> golds;
  for (const auto& entry : fs::directory_iterator(path, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(kGold)) golds.push_back(entry.path());
    if (name.ends_with(".jsonl")) all.push_back(entry.path());
  }
  std::vector<fs::path>& files = gold && !golds.empty() ? golds : all;
  std::sort(files.begin(), files.end());
  return files;
}

std::string document_of(const fs::path& file) {
  const std::string name = file.filename().string();
  return name.ends_with(kGold) ? name.substr(0, name.size() - kGold.size()) : file.stem().string();
}

class Grouping {
 public:
  std::vector<evaluation::Records> documents;

  evaluation::Records& document(const std::string& name) {
    const auto [found, is_new] = index_.emplace(name, documents.size());
    if (is_new) documents.push_back({name, {}, {}});
    return documents[found->second];
  }

 private:
  std::unordered_map<std::string, size_t> index_;
};

Result<void> read_lines(const fs::path& path, bool gold, Grouping& grouping) {
  const Result<std::shared_ptr<const data::Mapping>> file = data::Mapping::open(path.string());
  if (!file) return file.error();
  size_t records = 0;
  uint64_t number = 0;
  for (std::string_view rest = (*file)->text(); !rest.empty();) {
    ++number;
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::string_view json = record_of_line(line);
    if (json.empty()) continue;
    Result<Event> event = parse_event(json);
    if (!event) {
      Error error = event.error();
      error.file = path.string();
      error.line = number;
      return error;
    }
    ++records;
    grouping.document(event->document).events.push_back(std::move(*event));
  }
  if (records == 0 && gold) grouping.document(document_of(path));
  return {};
}

}  // namespace

Result<std::vector<evaluation::Records>> read_records(const std::string& path, bool gold) {
  Grouping grouping;
  const std::vector<fs::path> files = files_of(path, gold);
  if (files.empty()) return Error{.message = "has no *.jsonl", .file = path};
  for (const fs::path& file : files)
    if (const Result<void> read = read_lines(file, gold, grouping); !read) return read.error();
  return std::move(grouping.documents);
}

std::string_view record_of_line(std::string_view line) {
  const size_t end = line.find_last_not_of(" \t\r");
  line = line.substr(0, end + 1);
  const bool header = line.starts_with("{\"annals\":") && line.ends_with("\"records\":[");
  if (header || line == "]}") return {};
  if (line.ends_with("},")) line.remove_suffix(1);
  return line;
}

Result<std::string> read_file(const std::string& path) {
  const Result<std::shared_ptr<const data::Mapping>> file = data::Mapping::open(path);
  if (!file) return file.error();
  return std::string((*file)->text());
}

Result<void> read_texts(const std::string& path, std::vector<evaluation::Records>& documents) {
  if (path.empty()) return {};
  std::error_code ignored;
  const bool folder = fs::is_directory(path, ignored);
  if (!folder && documents.size() > 1)
    return Error{.message = "is one text for " + std::to_string(documents.size()) +
                            " documents; name a folder with DOCUMENT.txt for each",
                 .file = path};
  for (evaluation::Records& records : documents) {
    const std::string file = folder ? path + "/" + records.document + ".txt" : path;
    if (folder && !fs::exists(file, ignored)) continue;
    Result<std::string> text = read_file(file);
    if (!text) return text.error();
    records.text = std::move(*text);
  }
  return {};
}

int write_output(const std::string& path, std::string_view bytes) {
  Result<OutputFile> file = OutputFile::open(path);
  if (!file) return report_error(file.error());
  file->write(bytes);
  const Result<void> done = file->commit();
  if (file->closed_pipe()) return kBadInput;
  return done ? kDone : report_error(done.error());
}

int report_error(const Error& error) {
  std::fprintf(stderr, "annals: %s\n", error.to_string().c_str());
  return kBadInput;
}

}  // namespace annals::tool
