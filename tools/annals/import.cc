#include "import.h"

#include <algorithm>
#include <span>

#include "data/container.h"
#include "records_files.h"

namespace annals::tool {

DumpFormat detect_format(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return DumpFormat::table;
  if (text[begin] == '[' || text[begin] == '{') return DumpFormat::ror;
  const std::string_view line = text.substr(0, text.find('\n'));
  const bool number = !line.empty() && line[0] >= '0' && line[0] <= '9';
  return number && std::count(line.begin(), line.end(), '\t') == 18 ? DumpFormat::geonames
                                                                    : DumpFormat::table;
}

Result<lexicon::Table> import_table(const std::string& file, const std::string& format,
                                    uint32_t least_rank) {
  Result<std::string> text = read_file(file);
  if (!text) return text.error();
  if (data::is_container(std::as_bytes(std::span(*text))))
    return Error{.message = "is an image already; give the table that it was built of",
                 .file = file};
  const DumpFormat kind = format == "geonames" ? DumpFormat::geonames
                          : format == "ror"    ? DumpFormat::ror
                          : format == "tsv"    ? DumpFormat::table
                                               : detect_format(*text);
  if (kind == DumpFormat::geonames) return import_geonames(file, *text, least_rank);
  if (kind == DumpFormat::ror) return import_ror(file, *text);
  return lexicon::Table{file, std::move(*text)};
}

void TableLine::append(std::string_view text) {
  for (const char c : text)
    line_ += c == '\t' || c == '\n' || c == '\r' || static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
}

TableLine& TableLine::add(std::string_view field) {
  if (!first_) line_ += '\t';
  first_ = false;
  append(field);
  return *this;
}

void TableLine::begin_aliases() {
  line_ += '\t';
  first_alias_ = true;
}

void TableLine::alias(std::string_view text, std::string_view tag) {
  const bool breaks = text.find('|') != text.npos || (tag.empty() && text.find(':') != text.npos);
  if (text.empty() || breaks) return;
  if (!first_alias_) line_ += '|';
  first_alias_ = false;
  if (!tag.empty()) append(std::string(tag) + ":");
  append(text);
}

void TableLine::end(std::string& table) {
  while (!line_.empty() && line_.back() == '\t') line_.pop_back();
  table += line_;
  table += '\n';
  line_.clear();
  first_ = true;
}

}  // namespace annals::tool
