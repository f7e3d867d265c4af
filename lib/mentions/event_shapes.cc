#include "mentions/event_shapes.h"

#include <algorithm>
#include <string_view>

#include "mentions/event_extent.h"
#include "mentions/events.h"
#include "mentions/organization_extent.h"

namespace annals::mentions {
namespace {

class Shapes : EventView {
 public:
  Shapes(const EventView& view, Candidates& out) : EventView(view), out_(out) {}

  // "Tartu, Estonia: Eesti Avaandmete Päev, run by …": a name in a place of its own, and who held
  // it.
  void add_held(uint32_t k) {
    const Piece& p = piece(k);
    if (p.end - p.first < 2 || p.first == 0 || (p.classes & (kAnyHead | kMonth)) != 0) return;
    uint32_t at = p.end;
    const uint32_t end = limit(k);
    if (at < end && is_mark(at, ",")) ++at;
    if (at + 1 >= end || !is_act(at) || !words_.is(word(at + 1), kBy)) return;
    const bool apart = is_mark(p.first - 1, ":") || stands_apart(p.first, p.end);
    const uint32_t first = classes(p.first);
    if (!apart || (first & (kGiven | kHonorific | kPlace)) != 0) return;
    EventExtent e;
    e.first = p.first;
    e.end = p.end;
    e.head = p.first;
    add_event(e, weights_.event_line, out_);
  }

  // "SiltConf 2023", "EuroPython 2014", "FOSDEM 2014"
  void add_coined(uint32_t k) {
    const Piece& p = piece(k);
    if (p.end - p.first > 3 || p.end >= limit(k) || !is_year(p.end)) return;
    if (token(p.end).gap != text::kSpace) return;
    if ((p.classes & (kMonth | kHonorific | kThing | kFunction | kEventBits)) != 0) return;
    const uint32_t first = classes(p.first);
    if (has(words_.season, p.first) || (first & (kGiven | kPlace)) != 0) return;
    if (date_behind(p.end + 1, limit(k))) return;
    EventExtent e;
    e.first = p.first;
    e.end = p.end + 1;
    e.head = p.first;
    float sum = 0;
    const bool suffix = coined_ending(p.first);
    if (suffix || (first & (kCoined | kCapitals)) != 0 || (first & kWord) == 0)
      sum += weights_.event_coined;
    if (suffix) sum += weights_.event_coined;
    const bool led = p.first > 0 && has(words_.event_at, p.first - 1);
    if (stands_apart(e.first, e.end))
      sum += weights_.event_line;
    else if (!led)
      sum -= weights_.event_coined;
    // "at Fish Passage 2023"
    if (led && sum <= 0 && p.end - p.first > 1 && (p.classes & (kPlace | kAnyHead | kOrgName)) == 0)
      sum += weights_.event_coined_words;
    add_event(e, sum, out_);
  }

  // "at the 31st Verdi Cagli (2–9 July)"
  void add_counted(uint32_t k) {
    constexpr uint32_t kNo = kAnyHead | kThing | kMonth | kFunction | kHonorific | kOrgName;
    const Piece& p = piece(k);
    const uint32_t from = start(k);
    if (p.first < from + 3 || p.end < p.first + 2 || p.end + 1 >= limit(k) ||
        (p.classes & kNo) != 0 || token(p.first - 1).kind != text::TokenKind::mixed ||
        edition_of(input_, words_, p.first - 1) <= 0 || word(p.first - 2) != words_.the ||
        !has(words_.event_at, p.first - 3))
      return;
    const bool told =
        is_mark(p.end, "(")
            ? token(p.end + 1).kind == text::TokenKind::number || place_end(input_, p.end + 1) != 0
            : word(p.end) == words_.in && place_end(input_, p.end + 1) != 0;
    if (!told) return;
    EventExtent e;
    e.first = p.first - 1;
    e.end = p.end;
    e.head = p.first;
    e.edition = true;
    add_event(e, weights_.event_edition + weights_.event_line, out_);
  }

  // "30th session of the CCPCJ", in lower case
  void add_numbered(uint32_t k) {
    const uint32_t from = start(k);
    uint32_t at = piece(k).first;
    if (at > from && word(at - 1) == words_.the) --at;
    if (at < from + 3 || word(at - 1) != words_.of) return;
    uint32_t noun = at - 2;
    if (!has(words_.event_edition_word, noun) || token(noun).is_capitalised()) return;
    if (add_first_session(k, noun)) return;
    uint32_t ordinal = noun - 1;
    while (ordinal > from && ordinal + 3 > noun && has(words_.event_adjective, ordinal)) --ordinal;
    if (token(ordinal).kind != text::TokenKind::mixed || edition_of(input_, words_, ordinal) <= 0)
      return;
    const Piece& p = piece(k);
    Extent body;
    EventExtent e;
    e.first = ordinal;
    e.head = noun;
    e.end = p.end;
    if ((p.classes & kAnyHead) != 0 && organization_extent(input_, words_, scan_, k, body) &&
        body.first == p.first)
      e.end = body.end;
    else if ((p.classes & (kCapitals | kOrgName | kCoined)) == 0)
      return;
    add_event(e, weights_.event_edition + weights_.event_chain, out_);
  }

 private:
  bool date_behind(uint32_t i, uint32_t end) const {
    return i + 1 < end && (is_mark(i, "-") || is_mark(i, "–") || is_mark(i, "/")) &&
           token(i).is_glued() && token(i + 1).kind == text::TokenKind::number;
  }

  bool coined_ending(uint32_t i) const {
    if (token(i).kind != text::TokenKind::word || token(i).length_class < 5) return false;
    if ((classes(i) & (kWord | kSurname)) != 0) return false;
    constexpr size_t kLeast = 3, kMost = 10;  // bytes of the ending; two stand before it
    const std::string_view name = spelled(i);
    if (name.size() < kLeast + 2) return false;
    char small[kMost];
    const size_t size = std::min(name.size() - 2, kMost);
    for (size_t c = 0; c < size; ++c) {
      const char letter = name[name.size() - size + c];
      small[c] = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    }
    return words_.event_suffixes.longest(input_.pack, {small, size}, kLeast, kMost) != 0;
  }

  // "Third session of the Commission, Lyon, 3-7 May 1990", at the head of a line.
  bool add_first_session(uint32_t k, uint32_t noun) const {
    const Piece& p = piece(k);
    const uint32_t first = noun - 1;
    const bool leads = (token(first).gap & (text::kNewline | text::kFirst)) != 0;
    if (!leads || !token(first).is_capitalised() || edition_of(input_, words_, first) <= 0 ||
        (p.classes & kAnyHead) == 0)
      return false;
    EventExtent e;
    e.first = first;
    e.head = noun;
    e.end = p.end;
    add_event(e, weights_.event_edition + weights_.event_chain, out_);
    return true;
  }

  Candidates& out_;
};

}  // namespace

void add_held_event(const EventView& view, uint32_t k, Candidates& out) {
  Shapes(view, out).add_held(k);
}

void add_coined_event(const EventView& view, uint32_t k, Candidates& out) {
  Shapes(view, out).add_coined(k);
}

void add_counted_event(const EventView& view, uint32_t k, Candidates& out) {
  Shapes(view, out).add_counted(k);
}

void add_numbered_event(const EventView& view, uint32_t k, Candidates& out) {
  Shapes(view, out).add_numbered(k);
}

}  // namespace annals::mentions
