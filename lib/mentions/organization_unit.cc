#include "mentions/organization_unit.h"

#include <algorithm>

#include "mentions/head_kind.h"
#include "mentions/name_classes.h"

namespace annals::mentions {
namespace {

constexpr uint32_t kNoToken = 0xFFFFFFFFu;

class Unit : OrganizationPieces {
 public:
  explicit Unit(const OrganizationPieces& pieces) : OrganizationPieces(pieces) {}

  // The head noun of piece `k` with what of the piece belongs to it.
  bool measure(uint32_t k, Extent& e) const {
    const Piece& p = piece(k);
    uint32_t last = kNoToken;
    uint32_t foreign = kNoToken;
    uint32_t last_end = 0;
    for (uint32_t i = p.first; i < p.end; ++i) {
      uint32_t c = classes(i) & kAnyHead;
      // "the UN Secretary-General"
      if (c == kHeadCaps && (i + 1 == p.end || (classes(i + 1) & kFunction) != 0)) c = 0;
      if (c == 0) continue;
      last = i;
      last_end = i + std::max(1u, input_.pack.match(words_.head_weak, input_.tokens, i));
      if ((c & (kHeadForeign | kHeadCaps)) != 0 && foreign == kNoToken) foreign = i;
    }
    e = {p.first, p.end, last, k, k};
    // "In June Société …", but "at Jan Kazimierz University"
    if ((classes(e.first) & kMonth) != 0 && e.first < last && !the_before(e.first) &&
        !is_first_name(e.first))
      ++e.first;
    if (last == kNoToken) {  // "Friends of …"
      e.head = p.end - 1;
      return (classes(e.head) & kHeadLeft) != 0 && link(k).kind == LinkKind::of;
    }
    if (foreign != kNoToken && (last == foreign || (classes(last) & (kHead | kHeadWeak)) == 0)) {
      e.foreign = true;
      e.head = foreign;
      // What stands before it, if no English word: "Nova Escola".
      while (e.first < foreign &&
             (!input_.tokens[e.first].is_word() ||
              (classes(e.first) & (kWord | kFunction | kHonorific | kMonth)) != 0))
        ++e.first;
      e.end = foreign + 1;
      return true;
    }
    // "Union des artistes", "Office national": an English noun that is French, too.
    if (goes_on_foreign(p.end) && (last_end >= p.end || !is_english_tail(last_end, p.end))) {
      e.foreign = true;
      e.end = p.end;
      return true;
    }
    return last_end >= p.end || tail(p, e);
  }

 private:
  // Words of the piece after its last head noun.
  bool tail(const Piece& p, Extent& e) const {
    const uint32_t t = e.head + 1;
    if (const uint32_t form = input_.pack.match(words_.legal_form, input_.tokens, t);
        form != 0 && !goes_on_below(input_, t, t + form)) {
      e.end = t + form;
      return true;
    }
    if ((classes(t) & kFunction) != 0) {
      if (word(e.head) == words_.cabinet) return false;  // "Labour Cabinet Secretary"
      e.end = t;
      return true;
    }
    if (place_end(input_, t) == p.end) {
      e.place_tail = true;
      return true;
    }
    if ((classes(p.end - 1) & (kThing | kEventNoun | kEventWeak)) != 0) return false;
    bool all_words = true;
    bool numbers = true;
    for (uint32_t i = t; i < p.end; ++i) {
      if (input_.tokens[i].is_word()) all_words = all_words && (classes(i) & kWord) != 0;
      numbers = numbers && (classes(i) & kRoman) != 0;
    }
    if (numbers) return e.head != p.first;  // "Chapter III" is none
    // "Museum Ludwig", but "Commissioner of Police Juki Fong", "Police Ilya Bondar"
    if (e.head == p.first)
      return !all_words && head_kind(input_, words_, e.head) != "police" &&
             !titles_person(t, p.end);
    if (all_words) return false;
    // "Ladies' Section Undine"
    if (has(words_.named_part, e.head) && t + 1 == p.end && classes(t) == 0) return true;
    e.end = t;
    e.doubtful = (classes(t) & kGiven) == 0;
    return true;
  }

  // "Police Ilya Bondar", "Union Affairs Officer Mary McHarg"
  bool titles_person(uint32_t t, uint32_t end) const {
    for (uint32_t i = t; i + 1 < end; ++i)
      if ((classes(i) & kGiven) != 0) return i == t || (classes(i - 1) & kFunction) != 0;
    return false;
  }

  // A month's name behind a preposition that no date has.
  bool is_first_name(uint32_t i) const {
    if ((classes(i) & kGiven) == 0 || i == 0 || word(i - 1) == 0) return false;
    const uint32_t before = word(i - 1);
    return before == words_.at || before == words_.with;
  }

  bool goes_on_foreign(uint32_t i) const {
    if (i >= input_.tokens.size()) return false;
    const text::Token& t = input_.tokens[i];
    if (t.is_capitalised() || t.kind != text::TokenKind::word) return false;
    if (is_clitic(input_, i)) return true;
    if (has(words_.stop, i) && !has(words_.link_sure, i)) return false;
    if (has(words_.link_foreign, i)) return true;
    // "Centre tourisme d'…"
    if (i + 1 < input_.tokens.size() && is_foreign_link(i + 1)) return true;
    return has(words_.adjective_foreign, i) && !is_english(input_, i);
  }

  bool is_foreign_link(uint32_t i) const {
    return is_clitic(input_, i) || (!input_.tokens[i].is_capitalised() &&
                                    has(words_.link_foreign, i) && !has(words_.stop, i));
  }

  bool is_english_tail(uint32_t first, uint32_t end) const {
    for (uint32_t i = first; i < end; ++i)
      if (input_.tokens[i].is_word() && (classes(i) & kWord) == 0) return false;
    return true;
  }
};

}  // namespace

bool organization_unit(const OrganizationPieces& pieces, uint32_t k, Extent& e) {
  return Unit(pieces).measure(k, e);
}

}  // namespace annals::mentions
