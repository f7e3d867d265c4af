#include "mentions/table_columns.h"

#include <algorithm>
#include <string_view>

#include "text/cells.h"
#include "text/utf8.h"

namespace annals::mentions {
namespace {

constexpr uint32_t kLongestHeader = 5;  // tokens of a header's cell

// The mark that parts the cells of a row; 0: wide gaps do.
char mark_of(const Input& input, const text::Block& block) {
  for (uint32_t i = block.first_token; i < block.end_token; ++i)
    if (mark_at(input, i) == '|') return '|';
  for (const char mark : {';', ','})
    if (text::parting_marks(input.text, input.tokens, block.first_token, block.end_token, mark) >=
        2)
      return mark;
  return 0;
}

// The cells of a row, parted by bars, by the marks of a file of values, by tabs or by wide gaps.
void cut(const Input& input, const text::Block& block, std::vector<Cell>& cells) {
  cells.clear();
  const char mark = mark_of(input, block);
  uint32_t first = block.first_token;
  for (uint32_t i = first; i < block.end_token; ++i) {
    if (mark != 0) {
      if (mark_at(input, i) != mark) continue;
      if (mark != '|' && !text::parts_values(input.text, input.tokens, i, mark)) continue;
      if (i > block.first_token) cells.push_back({first, i});
      first = i + 1;
    } else if (i > block.first_token) {
      const uint32_t behind = input.tokens[i - 1].end;
      const std::string_view gap = input.text.substr(behind, input.tokens[i].begin - behind);
      auto tabs = std::count(gap.begin(), gap.end(), '\t');
      if (tabs == 0 && text::parts_cells(gap)) tabs = 1;
      for (; tabs > 0; --tabs) {
        cells.push_back({first, i});
        first = i;  // of several tabs, the later ones stand behind empty cells
      }
    }
  }
  if (first < block.end_token) cells.push_back({first, block.end_token});
  // "Lyon, France" in quotation marks
  for (Cell& cell : cells)
    if (cell.end > cell.first + 2 && mark_at(input, cell.first) == '"' &&
        mark_at(input, cell.end - 1) == '"') {
      ++cell.first;
      --cell.end;
    }
}

// Whether nothing but wide gaps parts the cells.
bool is_spaced(const Input& input, const text::Block& block) {
  const std::string_view row = input.text.substr(block.begin, block.end - block.begin);
  return mark_of(input, block) == 0 && row.find('\t') == std::string_view::npos;
}

uint32_t characters(const Input& input, uint32_t begin, uint32_t end) {
  const auto first = input.text.begin() + begin;
  return static_cast<uint32_t>(std::count_if(first, input.text.begin() + end,
                                             [](char c) { return !text::is_continuation(c); }));
}

// Tells what the cells of a header hold; false: the row is none.
bool read_header(const Input& input, rules::ListId headers, std::vector<Cell>& cells) {
  uint32_t known = 0;
  uint32_t filled = 0;
  for (Cell& cell : cells) {
    while (cell.first < cell.end &&
           (mark_at(input, cell.first) == '*' || mark_at(input, cell.first) == '"'))
      ++cell.first;
    if (cell.first == cell.end) continue;
    if (cell.end - cell.first > kLongestHeader) return false;
    ++filled;
    const uint32_t length = input.pack.match(headers, input.tokens, cell.first);
    if (length == 0) continue;
    ++known;
    cell.column =
        column_of(input.pack.string_value(headers, input.tokens, cell.first, cell.first + length));
  }
  return known >= 2 && known * 2 >= filled;
}

// Whether a row apart from the header is of its table, as under the next year's heading: it has as
// many cells, and a number where the header has dates.
bool is_of(const Input& input, const std::vector<Cell>& header, const std::vector<Cell>& row) {
  if (row.size() != header.size()) return false;
  for (size_t i = 0; i < header.size(); ++i) {
    if (header[i].column != Column::date) continue;
    bool number = false;
    for (uint32_t token = row[i].first; token < row[i].end; ++token)
      number |= input.tokens[token].kind == text::TokenKind::number ||
                input.tokens[token].kind == text::TokenKind::mixed;
    return number;
  }
  return false;
}

}  // namespace

Column column_of(std::string_view name) {
  if (name == "date") return Column::date;
  if (name == "event") return Column::event;
  if (name == "topic") return Column::topic;
  if (name == "venue") return Column::venue;
  if (name == "organizer") return Column::organizer;
  if (name == "winner") return Column::winner;
  return Column::other;
}

void TableColumns::find(const Input& input, rules::ListId headers) {
  clear();
  bool below = false;  // a header
  bool apart = false;  // … with other text between
  for (const text::Block& block : input.layout.blocks) {
    // What markup calls a header is a rule to the layout.
    const bool rule = (block.flags & text::kRule) != 0;
    if (!rule && (block.flags & text::kTableRow) == 0) {
      apart = true;
      continue;
    }
    cut(input, block, row_);
    if (row_.size() < 2) continue;
    if (read_header(input, headers, row_)) {
      header_.swap(row_);
      header_begin_ = block.begin - block.indent;
      below = true;
      apart = false;
      continue;
    }
    if (!below || rule) continue;
    if (is_spaced(input, block)) {
      if (!apart) add_below(input, block);
      continue;
    }
    if (apart && !is_of(input, header_, row_)) continue;
    const size_t count = std::min(row_.size(), header_.size());
    for (size_t i = 0; i < count; ++i)
      if (row_[i].first < row_[i].end)
        cells_.push_back({row_[i].first, row_[i].end, header_[i].column});
  }
}

// Wide gaps do not tell of empty cells: a cell is of the column whose name it begins below.
void TableColumns::add_below(const Input& input, const text::Block& block) {
  constexpr uint32_t kAside = 2;  // characters
  const uint32_t begin = block.begin - block.indent;
  for (const Cell& cell : row_) {
    const uint32_t column = characters(input, begin, input.tokens[cell.first].begin);
    for (const Cell& name : header_) {
      const uint32_t above = characters(input, header_begin_, input.tokens[name.first].begin);
      if (std::max(above, column) - std::min(above, column) > kAside) continue;
      cells_.push_back({cell.first, cell.end, name.column});
      break;
    }
  }
}

const Cell* TableColumns::from(uint32_t token) const {
  const auto next = std::lower_bound(cells_.begin(), cells_.end(), token,
                                     [](const Cell& cell, uint32_t t) { return cell.first < t; });
  return cells_.data() + (next - cells_.begin());
}

bool TableColumns::any(uint32_t first, uint32_t end) const { return from(first) != from(end); }

const Cell* TableColumns::at(uint32_t token) const {
  const auto next = std::upper_bound(cells_.begin(), cells_.end(), token,
                                     [](uint32_t t, const Cell& cell) { return t < cell.first; });
  if (next == cells_.begin() || (next - 1)->end <= token) return nullptr;
  return &*(next - 1);
}

}  // namespace annals::mentions
