#include "mentions/event_view.h"

#include <algorithm>
#include <iterator>

namespace annals::mentions {

bool EventView::is_year(uint32_t i) const {
  if (token(i).kind != text::TokenKind::number || token(i).length_class != 4) return false;
  const std::string_view year = spelled(i);
  return year >= "1700" && year <= "2199";
}

bool EventView::stands_apart(uint32_t first, uint32_t end) const {
  if (in_bold_line(first)) return false;
  const auto edge = [&](uint32_t i) {
    return is_mark(i, "–") || is_mark(i, "—") || is_mark(i, "|") || is_mark(i, "·") ||
           is_mark(i, "•") || (is_mark(i, "-") && !token(i).is_glued());
  };
  constexpr uint32_t kEdge = text::kNewline | text::kBlankLine | text::kFirst;  // or a tab
  const bool behind_date = is_behind_date(first);
  const bool left = first == 0 || (token(first).gap & kEdge) != 0 || edge(first - 1) || behind_date;
  const bool right = end >= input_.tokens.size() || (token(end).gap & kEdge) != 0 || edge(end) ||
                     is_mark(end, ",") || is_mark(end, "(") || is_mark(end, "@") ||
                     (behind_date && (is_mark(end, ".") || word(end) == words_.in ||
                                      word(end) == words_.at || word(end) == words_.of));
  return left && right;
}

bool EventView::is_behind_date(uint32_t first) const {
  if (first < 2 || token(first).is_glued()) return false;
  if (!is_mark(first - 1, ":") && !is_mark(first - 1, ".")) return false;
  // "11 Sept.: …"
  if (is_mark(first - 2, ".") && is_mark(first - 1, ":") && first > 2)
    return has(words_.month, first - 3);
  return token(first - 2).kind == text::TokenKind::number ||
         token(first - 2).kind == text::TokenKind::mixed || has(words_.month, first - 2) ||
         has(words_.weekday, first - 2);
}

bool EventView::is_held(uint32_t end) const {
  const auto count = static_cast<uint32_t>(input_.tokens.size());
  if (end + 3 < count && is_mark(end, "(") && is_mark(end + 2, ")")) end += 3;
  if (end + 2 >= count) return false;
  if (is_mark(end, ",")) return has(words_.event_held, end + 1);
  return input_.pack.match(words_.event_happening, input_.tokens, end) > 0;
}

bool EventView::is_held_object(uint32_t first) const {
  return first > 1 && word(first - 1) == words_.the && has(words_.event_holds, first - 2);
}

bool EventView::is_lead(uint32_t lead) const {
  return has(words_.event_at, lead) || has(words_.event_hosted, lead) ||
         (lead > 0 && ((word(lead) == words_.in && has(words_.event_part, lead - 1)) ||
                       (word(lead) == words_.of && has(words_.event_scene, lead - 1))));
}

bool EventView::in_bold_line(uint32_t i) const {
  const auto& blocks = input_.layout.blocks;
  const auto after = std::upper_bound(
      blocks.begin(), blocks.end(), i,
      [](uint32_t at, const text::Block& block) { return at < block.first_token; });
  return after != blocks.begin() && (std::prev(after)->flags & text::kBold) != 0;
}

}  // namespace annals::mentions
