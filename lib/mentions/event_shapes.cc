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

  // "Turku, Finland: Avoimen Tiedon Päivä, run by …": a name in a place of its own, and who held
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

  // "MarshConf 2023", "EuroPython 2014", "FOSDEM 2014"
  void add_coined(uint32_t k) {
    const Piece& p = piece(k);
    if (p.end - p.first > 3 || p.end >= limit(k)) return;
    const bool year = is_year(p.end);
    if (token(p.end).gap != text::kSpace || number_end(p.end, limit(k)) == p.end) return;
    if ((p.classes & (kMonth | kHonorific | kThing | kFunction)) != 0) return;
    if ((classes(p.end - 1) & kEventBits) != 0) return;
    if (!year) return add_series(k);
    if ((p.classes & kEventBits) != 0) return;
    const uint32_t first = classes(p.first);
    if (has(words_.season, p.first) || has(words_.fiscal_year, p.first) ||
        (first & (kGiven | kPlace)) != 0)
      return;
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
    const bool led = is_led(p.first) || is_told(e);
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

  // "MapFest was held", "at the MapFest", "12 May – MapFest, Leeds": one word that is made for it.
  void add_single(uint32_t k) {
    const Piece& p = piece(k);
    const bool coined = (p.classes & kCoined) != 0;
    if (p.end == p.first + 2) return add_numbered_acronym(p);
    if ((!coined && p.classes != 0) || is_other(p) || !coined_ending(p.first)) return;
    EventExtent e;
    e.first = p.first;
    e.end = p.end;
    e.head = p.first;
    const bool told = is_held(e.end) || (p.first > 0 && is_held_object(p.first));
    if (!told && !stands_apart(e.first, e.end) && !is_led(e.first) && !is_told(e)) return;
    add_event(e, weights_.event_coined + weights_.event_line, out_);
  }

  // "the Long Table was held", "staged the Flight of the Lanterns": words that name nothing else.
  void add_told(uint32_t k) {
    const Piece& p = piece(k);
    EventExtent e;
    e.first = opening(p.first);
    if (e.first == 0 || word(e.first - 1) != words_.the) return;
    e.end = number_end(p.end, limit(k));
    for (uint32_t steps = 0; steps < 2 && !is_other(piece(k)); ++steps) {
      const bool object = is_held_object(e.first) && !goes_on(e.end);
      if (e.end > e.first + 1 && (object || (is_held(e.end) && !is_kept(e.end)))) {
        e.head = 0xFFFFFFFFu;
        add_event(e, weights_.event_led, out_);
        return;
      }
      const LinkKind link =
          k + 1 < scan_.pieces.size() ? link_after(input_, words_, scan_, k).kind : LinkKind::none;
      if (link != LinkKind::of && link != LinkKind::preposition && link != LinkKind::conjunction)
        return;
      ++k;
      e.end = number_end(piece(k).end, limit(k));
    }
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
  // "IV COMALA"
  void add_numbered_acronym(const Piece& p) {
    if ((classes(p.first) & kRoman) == 0 || spelled(p.first).size() < 2 ||
        (classes(p.first + 1) & (kCapitals | kCoined)) == 0 || (p.classes & kOrgName) != 0)
      return;
    EventExtent e;
    e.first = p.first;
    e.end = p.end;
    e.head = p.first + 1;
    if (stands_apart(e.first, e.end) || is_led(e.first) || is_told(e))
      add_event(e, weights_.event_edition + weights_.event_line, out_);
  }

  // "GeoPicnic 4 was held", "at ForgeCamp 7", "12 May – Wide Fen 40, Leeds": one of a series.
  void add_series(uint32_t k) {
    const Piece& p = piece(k);
    if ((p.classes & (kAnyHead | kOrgName)) != 0 || (classes(p.first) & (kGiven | kPlace)) != 0)
      return;
    EventExtent e;
    e.first = opening(p.first);
    e.end = p.end + 1;
    e.head = p.first;
    const bool coined = (classes(p.first) & kCoined) != 0 || coined_ending(p.first);
    const bool told = is_told(e);
    const bool led = coined && is_led(e.first);
    const bool apart = (coined || p.end > e.first + 1) && stands_apart(e.first, e.end);
    if (told || led || apart) add_event(e, weights_.event_coined + weights_.event_line, out_);
  }

  // "… was held", "… drew", "…, run by", "held …": behind a name that is no body's.
  bool is_told(const EventExtent& e) const {
    const uint32_t lead =
        e.first > 1 && word(e.first - 1) == words_.the ? e.first - 2 : e.first - 1;
    return is_held(e.end) || (e.first > 0 && has(words_.event_holds, lead)) ||
           (e.end + 2 < input_.tokens.size() &&
            (input_.pack.match(words_.event_happens, input_.tokens, e.end) > 0 ||
             (is_mark(e.end, ",") && is_act(e.end + 1) && words_.is(word(e.end + 2), kBy))));
  }

  // "at LoomCamp 7", "took part in the LoomCamp": with the article or without.
  bool is_led(uint32_t first) const {
    return first > 1 && is_lead(word(first - 1) == words_.the ? first - 2 : first - 1);
  }

  // A body, a person, a place, a thing.
  bool is_other(const Piece& p) const {
    constexpr uint32_t kNo = kAnyHead | kThing | kMonth | kFunction | kHonorific | kOrgName;
    constexpr uint32_t kNoFirst = kGiven | kPlace | kDemonym;
    return (p.classes & kNo) != 0 || (classes(p.first) & kNoFirst) != 0;
  }

  // "Long" begins no name by itself; it does behind an article or a mark: "the Long Table".
  uint32_t opening(uint32_t first) const {
    if (first < 2 || token(first).gap != text::kSpace) return first;
    const bool word_before = token(first - 1).kind == text::TokenKind::word &&
                             token(first - 1).is_capitalised() && word(first - 1) != words_.the;
    const bool led =
        word(first - 2) == words_.the ||
        (token(first - 2).kind == text::TokenKind::punctuation && !is_mark(first - 2, "."));
    return word_before && led ? first - 1 : first;
  }

  // "the Red House was held by the garrison"
  bool is_kept(uint32_t i) const {
    const uint32_t behind = i + input_.pack.match(words_.event_happening, input_.tokens, i);
    return behind < input_.tokens.size() && words_.is(word(behind), kBy);
  }

  // "the Long Table dinner", "the Long Table's": it is no name of its own.
  bool goes_on(uint32_t i) const {
    if (i >= input_.tokens.size() || (token(i).shape & text::kPossessive) != 0) return true;
    return token(i).kind == text::TokenKind::word && token(i).length_class > 4 &&
           !has(words_.stop, i) && !has(words_.event_stop, i);
  }

  // Behind a short number or a year: "Wide Fen 40", "Forge Jam 2017".
  uint32_t number_end(uint32_t i, uint32_t end) const {
    const bool number = i < end && token(i).kind == text::TokenKind::number &&
                        token(i).gap == text::kSpace && (token(i).length_class <= 3 || is_year(i));
    // "Loom Driver 3.2", "Heron 4-6", "Reed 40%"
    const bool more = number && i + 2 < input_.tokens.size() && token(i + 1).is_glued() &&
                      (token(i + 2).is_glued() || is_mark(i + 1, "%"));
    return number && !more ? i + 1 : i;
  }

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

void add_single_event(const EventView& view, uint32_t k, Candidates& out) {
  Shapes(view, out).add_single(k);
}

void add_told_event(const EventView& view, uint32_t k, Candidates& out) {
  Shapes(view, out).add_told(k);
}

void add_numbered_event(const EventView& view, uint32_t k, Candidates& out) {
  Shapes(view, out).add_numbered(k);
}

}  // namespace annals::mentions
