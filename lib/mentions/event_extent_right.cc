#include <algorithm>

#include "mentions/event_extent.h"
#include "mentions/events.h"
#include "mentions/organization_extent.h"

namespace annals::mentions {
namespace {

class Right : EventView {
 public:
  explicit Right(const EventView& view) : EventView(view) {}

  void extend(uint32_t k, EventExtent& e) const {
    const uint32_t end = limit(k);
    number_behind(e, end);
    for (uint32_t steps = 0; steps < 8 && e.end < end; ++steps) {
      const uint32_t before = e.end;
      if (!step_right(e, end)) return;
      if (e.end == before) return;
      e.chain = true;
      number_behind(e, end);
    }
  }

  void extend_by_number(uint32_t k, EventExtent& e) const { number_behind(e, limit(k)); }

 private:
  // "#12", "2023", a bare number behind the noun.
  void number_behind(EventExtent& e, uint32_t end) const {
    if (e.end >= end) return;
    if (is_mark(e.end, "#") && e.end + 1 < end &&
        token(e.end + 1).kind == text::TokenKind::number) {
      e.end += 2;
      e.edition = true;
    } else if (const uint32_t year = e.year ? 0 : year_behind(e, end); year > 0) {
      e.end += year;
      e.year = true;
    } else if (e.end == e.noun_end && is_bare_number(e.end, end)) {
      ++e.end;
      e.edition = true;
    }
  }

  // The tokens of "2023", "2016/17", "'98" or "of 2023"; 0: none of these.
  uint32_t year_behind(const EventExtent& e, uint32_t end) const {
    if (is_year(e.end)) return is_season(e.end, end) ? 3 : 1;
    if (is_short_year(e.end, end)) return 2;
    const bool named = word(e.end) == words_.of && e.end + 1 < end && is_year(e.end + 1);
    return named && is_own(e) ? 2 : 0;
  }

  // "2016/17"
  bool is_season(uint32_t at, uint32_t end) const {
    return at + 2 < end && is_mark(at + 1, "/") && token(at + 1).is_glued() &&
           token(at + 2).is_glued() && token(at + 2).kind == text::TokenKind::number &&
           token(at + 2).length_class == 2;
  }

  // "Expo '98": an apostrophe glued to two figures.
  bool is_short_year(uint32_t at, uint32_t end) const {
    return at + 1 < end && (is_mark(at, "'") || is_mark(at, "’") || is_mark(at, "‘")) &&
           !token(at).is_glued() && token(at + 1).is_glued() &&
           token(at + 1).kind == text::TokenKind::number && token(at + 1).length_class == 2;
  }

  // "Wool Congress of 1913", and no "annual meeting of 1913": which of several.
  bool is_own(const EventExtent& e) const {
    if (e.chain) return true;
    for (uint32_t i = e.first; i < e.head; ++i)
      if (token(i).kind == text::TokenKind::word && token(i).is_capitalised() &&
          !has(words_.event_adjective, i))
        return true;
    return false;
  }

  // A Roman letter before a sign, a short number before "on", "of" or "in".
  bool is_bare_number(uint32_t at, uint32_t end) const {
    const bool last = at + 1 >= end;
    if (token(at).length_class == 1 &&
        (spelled(at) == "I" || spelled(at) == "V" || spelled(at) == "X"))
      return last || token(at + 1).kind == text::TokenKind::punctuation;
    return token(at).kind == text::TokenKind::number && token(at).length_class <= 2 && !last &&
           (word(at + 1) == words_.on || word(at + 1) == words_.of || word(at + 1) == words_.in);
  }

  bool step_right(EventExtent& e, uint32_t end) const {
    uint32_t at = e.end;
    // "(SMEs):" inside a name
    if (is_mark(at, "(")) {
      if (at + 3 >= end || !is_mark(at + 2, ")") || (classes(at + 1) & kCapitals) == 0)
        return false;
      if (!is_mark(at + 3, ":") || !token(at + 3).is_glued()) return false;
      at += 3;
    }
    if (is_mark(at, ":") || (is_mark(at, "-") && !token(at).is_glued())) {
      const bool named = !e.chain && !e.edition && is_mark(at, ":") && has_proper_word(e);
      if (!e.chain && !e.edition && !named) return false;
      if (at + 1 >= end || !token(at + 1).is_capitalised()) return false;
      const uint32_t tail = name_tail_end(input_, words_, at + 1, end, true);
      if (tail < at + 4 || !ends_in_clause(tail, end)) return false;
      if (named && !is_topic(at + 1, tail, end)) return false;
      e.end = tail;
      return true;
    }
    // "of the UNODC's Commission on …"
    if ((token(at).shape & text::kPossessive) != 0 && e.chain && at + 1 < end) {
      const uint32_t n = scan_.piece_at(at + 1);
      // "of the International Women's Year"
      if (n < scan_.pieces.size() && piece(n).first == at + 1 &&
          (piece(n).classes & (kAnyHead | kFunction | kHonorific | kGiven | kEventBits)) == 0 &&
          (classes(at + 1) & kWord) != 0) {
        e.end = piece(n).end;
        return true;
      }
      Extent body;
      if (n >= scan_.pieces.size() || piece(n).first != at + 1 ||
          (piece(n).classes & kAnyHead) == 0 ||
          !organization_extent(input_, words_, scan_, n, body) || body.first != at + 1)
        return false;
      e.end = body.end;
      return true;
    }
    if (is_mark(at, ",") || word(at) == words_.and_ || is_mark(at, "&")) {
      return e.chain && coordination(e, at, end);
    }
    if (const uint32_t close = closing_quote(input_, at, end); close != 0) {
      if (e.chain || !token(e.head).is_capitalised()) return false;
      // Exhibition “Kings of Glass”: the noun alone is no part of the name.
      if (e.first == e.head && e.end == e.noun_end) return false;
      e.end = close + 1;
      return true;
    }
    const uint32_t w = word(at);
    if (w == 0) return false;
    const bool free = w == words_.of || w == words_.on || w == words_.for_ || w == words_.against;
    const bool topic_only = w == words_.in || w == words_.at || w == words_.to ||
                            w == words_.with || has(words_.event_link, at);
    if (!free && !topic_only) return false;
    uint32_t next = at + 1;
    const bool the = next < end && word(next) == words_.the;
    if (the) ++next;
    if (next >= end) return false;
    if (const uint32_t close = closing_quote(input_, next, end); close != 0 && free) {
      if (e.first == e.head && e.end == e.noun_end) return false;  // webinar on “Rain”
      e.end = close + 1;
      return true;
    }
    if (!token(next).is_capitalised()) {
      // "on the repair of looms and textile analysis"
      if (!free || w == words_.of || e.weak || token(next).kind != text::TokenKind::word ||
          e.head == e.first)
        return false;
      if (has(words_.stop, next)) return false;
      // "Miners' Gala on the union's platform"
      if (the && next + 1 < end && (token(next + 1).shape & text::kPossessive) != 0) return false;
      const uint32_t tail = name_tail_end(input_, words_, next, end, false);
      if (tail <= next + 1) return false;
      e.end = tail;
      return true;
    }
    // "of the Four Winds": the number begins no name by itself.
    if (w == words_.of && has(words_.stop, next) && token(next).length_class > 2 &&
        next + 1 < end && token(next + 1).is_capitalised() && token(next + 1).gap == text::kSpace)
      ++next;
    const uint32_t n = scan_.piece_at(next);
    if (n >= scan_.pieces.size() || piece(n).first != next) return false;
    // "Study Day on Microsoft Teams"
    if (w == words_.on &&
        input_.pack.match(words_.platform, input_.tokens, next) == piece(n).end - next)
      return false;
    if ((classes(next) & (kMonth | kHonorific)) != 0) return false;
    if (const uint32_t region = e.chain && w == words_.in ? world_region_end(input_, next) : 0;
        region != 0) {
      e.end = region;  // "Congress on Mills in Central Europe"
      return true;
    }
    // "Summer School in Latin Metrics", "Basic Course in Rope Rescue"
    const bool taught = w == words_.in && teaches(e) && place_end(input_, next) != piece(n).end &&
                        all_words(piece(n)) && !is_room(piece(n).end - 1);
    if (topic_only && !taught) {
      if ((classes(next) & (kPlace | kOrgName | kGiven)) != 0) return false;
      if ((classes(next) & kWord) == 0) return false;
      // "Alpine Week in Semmering", "Harvest Ball in the Corn Exchange"
      if (w == words_.in && e.weak && !e.chain) return false;
      // "General Meeting at Royal Suites Bugolobi"
      if (w == words_.at && !all_words(piece(n))) return false;
      if ((w == words_.at || w == words_.to) &&
          (the || (piece(n).classes & (kAnyHead | kThing)) != 0))
        return false;
      // "Concert in the Town Hall", "Meeting in the Mechanics' Institute"
      const uint32_t last = piece(n).end - 1;
      if (w == words_.in && (the ? is_room(last) : last > next && has(words_.house, last)))
        return false;
    }
    if (w == words_.on && (classes(next) & kGiven) != 0 && piece(n).end - next > 1) return false;
    // "… in Rope Rescue on Lundy"
    if (w == words_.on && e.chain && (classes(next) & kPlace) != 0 && (classes(next) & kWord) == 0)
      return false;
    if (w == words_.of && the && !e.edition && (e.chain || has_own_word(e)) && is_body(n, next))
      return false;
    e.end = piece(n).end;
    // "in R programming for beginners"
    if (w == words_.in && piece(n).end == next + 1 && token(next).length_class == 1 &&
        next + 1 < end && token(next + 1).kind == text::TokenKind::word &&
        !has(words_.stop, next + 1))
      e.end = std::max(e.end, name_tail_end(input_, words_, next, end, false));
    if (w == words_.of) {  // "International Congress of the Weavers' Union"
      for (uint32_t m = n; m < n + 3 && m < scan_.pieces.size() && piece(m).first < end; ++m) {
        Extent body;
        if ((piece(m).classes & kAnyHead) != 0 &&
            organization_extent(input_, words_, scan_, m, body) && body.first == next)
          e.end = std::max(e.end, body.end);
      }
    }
    return true;
  }

  bool all_words(const Piece& p) const {
    for (uint32_t i = p.first; i < p.end; ++i)
      if (token(i).is_word() && (classes(i) & (kWord | kDemonym)) == 0) return false;
    return true;
  }

  bool is_room(uint32_t i) const {
    return has(words_.room, i) || has(words_.house, i) || has(words_.seat, i);
  }

  // A body as a whole, whose occasion it was.
  bool is_body(uint32_t n, uint32_t first) const {
    if ((piece(n).classes & kAnyHead) == 0)
      return piece(n).end == first + 1 && (classes(first) & kCapitals) != 0;
    Extent body;
    return organization_extent(input_, words_, scan_, n, body) && body.first == first;
  }

  // "Silver Harvest Ball", "Herring Conference" of some body are names without it; "International
  // Congress", "World Assembly", "Annual Dinner" are not.
  bool has_own_word(const EventExtent& e) const {
    for (uint32_t i = e.first; i < e.head; ++i)
      if (token(i).kind == text::TokenKind::word && token(i).length_class > 3 &&
          (classes(i) & (kPlace | kDemonym | kOrdinal | kAnyHead | kEventNoun)) == 0 &&
          !has(words_.event_adjective, i) && !has(words_.event_recurring, i))
        return true;
    return false;
  }

  // A course, a school: what is taught stands behind "in".
  bool teaches(const EventExtent& e) const {
    return input_.pack.string_value(e.weak ? words_.event_weak : words_.event_noun, input_.tokens,
                                    e.head, e.noun_end) == "training";
  }

  // "Penrose Lecture", "Annual Mire Lecture" are names; "Public Lecture", "Book Launch" say what
  // is told behind a colon.
  bool has_proper_word(const EventExtent& e) const {
    bool proper = false;
    bool other = false;
    bool recurs = false;
    for (uint32_t i = e.first; i < e.head; ++i) {
      if (!token(i).is_word() || (classes(i) & kOrdinal) != 0) continue;
      if (has(words_.event_recurring, i)) {
        recurs = true;
      } else if (!has(words_.event_adjective, i)) {
        other = true;
        proper = proper || (classes(i) & kWord) == 0;
      }
    }
    return token(e.head).is_capitalised() && (proper || (recurs && other));
  }

  // "Mire Lecture: Listening to Moss" to the end of the line or of its cell, but no "… : Dr. Ann
  // Lee", "… : Leeds, Town Hall".
  bool is_topic(uint32_t first, uint32_t tail, uint32_t end) const {
    if ((classes(first) & (kGiven | kHonorific | kOrgName | kMonth)) != 0) return false;
    if (place_end(input_, first) != 0) return false;
    return tail == end || token(tail).kind == text::TokenKind::punctuation;
  }

  // A subtitle ends where its clause does, not in the middle of a row of cells.
  bool ends_in_clause(uint32_t tail, uint32_t end) const {
    return tail >= end || !is_mark(tail, "–");
  }

  // "Symposium on Locks and Sluices (LOCKS 1998) was …"
  bool is_topic_end(uint32_t at, uint32_t end) const {
    return at >= end || is_mark(at, ".") ||
           (is_mark(at, "(") || input_.pack.match(words_.event_happens, input_.tokens, at) > 0);
  }

  // ", B and C" behind a chain's piece.
  bool coordination(EventExtent& e, uint32_t at, uint32_t end) const {
    uint32_t next = at + 1;
    bool last = !is_mark(at, ",");
    uint32_t stop = e.end;
    for (uint32_t items = 0; items < 5 && next < end; ++items) {
      if (!last && word(next) == words_.and_) {
        ++next;
        last = true;
      }
      if (next < end && word(next) == words_.the) ++next;
      if (next >= end || !token(next).is_capitalised()) return false;
      const uint32_t n = scan_.piece_at(next);
      if (n >= scan_.pieces.size() || piece(n).first != next) return false;
      const uint32_t c = classes(next);
      // "Society of Germany, Austria and Switzerland"
      const bool place = (c & kPlace) != 0 && (classes(e.end - 1) & kPlace) != 0;
      if (place && (c & (kGiven | kHonorific | kMonth)) == 0) {
        stop = place_end(input_, next);
        if (stop == 0) return false;
      } else {
        stop = piece(n).end;
        const bool word = (c & (kWord | kDemonym)) != 0 || (last && is_topic_end(stop, end));
        if (!word || (c & (kPlace | kGiven | kHonorific | kMonth)) != 0 ||
            ((piece(n).classes & (kHead | kEventNoun)) != 0 && stop > next + 1))
          return false;
      }
      if (last) {
        e.end = stop;
        return true;
      }
      if (stop >= end) return false;
      if (is_mark(stop, ",")) {
        next = stop + 1;
      } else if (word(stop) == words_.and_ || is_mark(stop, "&")) {
        next = stop + 1;
        last = true;
      } else {
        return false;
      }
    }
    return false;
  }
};

}  // namespace

void extend_right(const EventView& view, uint32_t k, EventExtent& e) { Right(view).extend(k, e); }

void extend_by_number(const EventView& view, uint32_t k, EventExtent& e) {
  Right(view).extend_by_number(k, e);
}

}  // namespace annals::mentions
