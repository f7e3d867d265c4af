#include "records/organizer_view.h"

#include <algorithm>

namespace annals::records {

bool OrganizerView::is_parent(size_t i) const {
  const uint32_t end = name(i).end;
  if (end >= scope_.segment.end || i + 1 >= scope_.end_name) return false;
  return (scope_.input.tokens[end].shape & text::kPossessive) != 0 && name(i + 1).first - end <= 2;
}

bool OrganizerView::passes(uint32_t at, uint32_t end, bool joined) const {
  bool join = !joined;
  while (at < end) {
    const std::string_view mark = scope_.at(at);
    if (mark == "(" || mark == "“" || mark == "\"") {
      join = true;
      ++at;
      continue;
    }
    if (mark == ")" || mark == "”") {
      ++at;
      continue;
    }
    if ((scope_.input.tokens[at].shape & text::kPossessive) != 0) {
      join = true;
      ++at;
      continue;
    }
    const uint32_t joins = scope_.match(words_.organizer_join, at);
    if (joins > 0) {
      join = true;
      at += joins;
      continue;
    }
    const uint32_t skips = scope_.match(words_.organizer_skip, at);
    // "the Parisian association": an adjective of nationality.
    const bool adjective = scope_.input.tokens[at].is_capitalised() && at + 1 < end;
    if (skips == 0 && !adjective) return false;
    at += std::max(skips, 1u);
  }
  return join;
}

uint32_t OrganizerView::back_over_skip(uint32_t first, uint32_t at) const {
  while (at > first && scope_.in(words_.organizer_skip, at - 1)) --at;
  return at;
}

}  // namespace annals::records
