#include "mentions/name_fields.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace annals::mentions {
namespace {

// What follows the label of a line: "Where: …", "**Venue:** …".
Cell field_of(const Input& input, const text::Block& line, rules::ListId labels) {
  const uint32_t length = input.pack.match(labels, input.tokens, line.content_token);
  if (length == 0) return {};
  const uint32_t behind = line.content_token + length;
  const Column column =
      column_of(input.pack.string_value(labels, input.tokens, line.content_token, behind));
  if (column != Column::venue) return {};
  uint32_t first = behind;
  const auto is_mark = [&](char mark) {
    return first < line.content_end && mark_at(input, first) == mark;
  };
  while (is_mark('*')) ++first;
  if (!is_mark(':')) return {};
  while (is_mark(':') || is_mark('*')) ++first;
  return {first, line.content_end, column};
}

}  // namespace

void NameFields::find(const Input& input, const TableColumns& columns, rules::ListId labels,
                      std::span<const uint32_t> headings) {
  fields_.clear();
  const std::vector<Cell>& cells = columns.cells();
  auto next = cells.begin();
  const auto take_cells = [&](uint32_t end) {
    for (; next != cells.end() && next->first < end; ++next)
      if (next->column == Column::venue || next->column == Column::organizer)
        fields_.push_back(*next);
  };
  auto heading = headings.begin();
  for (uint32_t i = 0; i < input.layout.blocks.size(); ++i) {
    const text::Block& block = input.layout.blocks[i];
    Cell field;
    if (heading != headings.end() && *heading == i) {
      field = {block.content_token, block.content_end, Column::venue};
      ++heading;
    } else if ((block.flags & (text::kLabel | text::kTableRow)) == text::kLabel) {
      field = field_of(input, block, labels);
    }
    if (field.first == field.end) continue;
    take_cells(field.first);
    fields_.push_back(field);
  }
  take_cells(static_cast<uint32_t>(input.tokens.size()));
}

bool NameFields::is_venue(const Input& input, uint32_t first, uint32_t end,
                          uint32_t and_word) const {
  const auto behind =
      std::upper_bound(fields_.begin(), fields_.end(), first,
                       [](uint32_t token, const Cell& field) { return token < field.first; });
  if (behind == fields_.begin()) return false;
  const Cell& field = *std::prev(behind);
  if (field.column != Column::venue || end > field.end) return false;
  return (first == field.first || parts_names(input, first - 1, and_word)) &&
         (end == field.end || parts_names(input, end, and_word));
}

bool parts_names(const Input& input, uint32_t i, uint32_t and_word) {
  const char mark = mark_at(input, i);
  return mark == ';' || mark == ',' || mark == '/' || mark == '+' || mark == '(' || mark == ')' ||
         input.tokens[i].word == and_word;
}

}  // namespace annals::mentions
