#include <algorithm>

#include "mentions/event_extent.h"
#include "mentions/events.h"

namespace annals::mentions {
namespace {

class Left : EventView {
 public:
  explicit Left(const EventView& view) : EventView(view) {}

  void extend(uint32_t k, EventExtent& e) const {
    const uint32_t from = start(k);
    // "Peru–Korea Business Forum"
    while (e.first >= from + 2 && is_joined(e.first)) {
      k = scan_.piece_at(e.first - 2);
      e.first = std::min(e.first - 2, piece(k).first);
    }
    // "Luís da Costa Exhibition"
    if (e.first >= from + 2 && has(words_.link_foreign, e.first - 1) &&
        token(e.first - 2).kind == text::TokenKind::word && token(e.first - 2).is_capitalised() &&
        word(e.first - 1) != words_.in && scan_.piece_at(e.first - 2) < scan_.pieces.size()) {
      k = scan_.piece_at(e.first - 2);
      e.first = std::min(e.first - 2, piece(k).first);
    }
    for (uint32_t i = e.first; i < e.head; ++i) e.edition = e.edition || (classes(i) & kOrdinal);
    e.edition =
        e.edition || (e.first < e.head && (classes(e.first) & kRoman) != 0);  // "XI Assembly"
    if (take_prefix(from, e, e.first)) return;
    // Another body's name, or a coordination, leads it: only if an edition stands before the whole.
    uint32_t q = k;
    bool plain_words = true;
    for (uint32_t steps = 0; steps < 5 && q > 0; ++steps) {
      const Link between = link_after(input_, words_, scan_, q - 1);
      if (between.kind == LinkKind::close) {  // "Institute of Criminology's (KIC) Forum"
        const uint32_t open = piece(q - 1).first;
        if (open < from + 2 || !is_mark(open - 1, "(") || q < 2) return;
        if (piece(q - 2).end + 2 < open - 1) return;
        q -= 2;
        plain_words = false;
      } else if (between.kind == LinkKind::possessive || between.kind == LinkKind::of ||
                 between.kind == LinkKind::conjunction || between.kind == LinkKind::preposition) {
        if (between.kind == LinkKind::possessive &&
            (classes(piece(q - 1).end - 1) & kPossessor) != 0) {
          --q;
          e.first = piece(q).first;
          if (take_prefix(from, e, e.first)) return;
          continue;
        }
        if (between.kind != LinkKind::conjunction || between.the) plain_words = false;
        --q;
      } else {
        return;
      }
      EventExtent longer = e;
      longer.first = piece(q).first;
      const bool roman = (classes(piece(q).first) & kRoman) != 0 &&
                         piece(q).end > piece(q).first + 1 && spelled(piece(q).first).size() > 1;
      if (roman || (piece(q).classes & kOrdinal & classes(piece(q).first)) != 0) {
        longer.edition = true;
        e = longer;
        return;
      }
      if (take_prefix(from, longer, longer.first)) {
        e = longer;
        return;
      }
      // "the Crime and Justice Conference"
      plain_words = plain_words && is_plain(piece(q)) && is_plain(piece(q + 1));
      if (plain_words && longer.first > from && word(longer.first - 1) == words_.the) {
        e = longer;
        return;
      }
    }
  }

 private:
  // A dash without gaps links the name that begins there with another.
  bool is_joined(uint32_t i) const {
    return (is_mark(i - 1, "–") || is_mark(i - 1, "-")) && token(i).is_glued() &&
           token(i - 1).is_glued() && token(i - 2).kind == text::TokenKind::word &&
           token(i - 2).is_capitalised() && (classes(i - 2) & kMonth) == 0 &&
           scan_.piece_at(i - 2) < scan_.pieces.size();
  }

  // Takes an edition or a year that stands before `first`; true if there was one.
  bool take_prefix(uint32_t from, EventExtent& e, uint32_t first) const {
    uint32_t at = first;
    bool found = false;
    // "1904   Congress in Vienna", "2011  Launch"
    const bool parted = (token(at).gap & text::kBlankLine) != 0 ||
                        (at == from + 1 && token(at).begin > token(from).end + 1);
    if (at > from && !parted && is_year(at - 1) && !date_before(at - 1, from)) {
      --at;
      if (at > from && has(words_.season, at - 1) && token(at - 1).is_capitalised()) --at;
      e.year = true;
      found = true;
      e.first = at;
    }
    uint32_t back = at;
    while (back > from && back + 3 > at && has(words_.event_adjective, back - 1) &&
           edition_of(input_, words_, back - 1) == 0 && !token(back - 1).is_capitalised())
      --back;
    if (back > from && edition_of(input_, words_, back - 1) > 0) {
      e.first = back - 1;
      e.edition = true;
      return true;
    }
    // "– I Congress of Weavers": a number where a clause begins, and no pronoun before a noun.
    if (back > from && spelled(back - 1) == "I" && token(back).is_capitalised() &&
        (back == from + 1 || token(back - 2).kind == text::TokenKind::punctuation ||
         word(back - 2) == words_.the)) {
      e.first = back - 1;
      e.edition = true;
      return true;
    }
    // "XIV. National Rowing Competition"
    if (back > from + 1 && is_mark(back - 1, ".") && token(back - 1).is_glued() &&
        (classes(back - 2) & kRoman) != 0 && spelled(back - 2).size() > 1) {
      e.first = back - 2;
      e.edition = true;
      return true;
    }
    // "7th edition of the …"
    uint32_t of = at;
    if (of > from && word(of - 1) == words_.the) --of;
    if (of > from + 2 && word(of - 1) == words_.of && has(words_.event_edition_word, of - 2) &&
        edition_of(input_, words_, of - 3) > 0) {
      e.first = of - 3;
      e.edition = true;
      return true;
    }
    return found;
  }

  // The year belongs to a date: "3 March 2017 Korean …".
  bool date_before(uint32_t i, uint32_t from) const {
    if (i <= from) return false;
    const uint32_t before = is_mark(i - 1, ",") && i > from + 1 ? i - 2 : i - 1;
    return input_.pack.contains(words_.month, word(before)) ||
           token(before).kind == text::TokenKind::number || is_mark(before, "/") ||
           is_mark(before, "-") || (is_mark(before, ".") && token(i).is_glued());
  }

  bool is_plain(const Piece& p) const {
    uint32_t c = classes(p.first);
    if ((c & kPlace) != 0 && p.end > p.first + 1) c = classes(p.end - 1);  // "Kent Hop"
    return (c & (kWord | kDemonym)) != 0 && (p.classes & (kAnyHead | kOrgName)) == 0 &&
           (c & (kPlace | kHonorific | kGiven)) == 0;
  }
};

}  // namespace

void extend_left(const EventView& view, uint32_t k, EventExtent& e) { Left(view).extend(k, e); }

}  // namespace annals::mentions
