#include <algorithm>
#include <string_view>

#include "mentions/event_extent.h"
#include "mentions/event_shapes.h"
#include "mentions/events.h"
#include "mentions/organization_extent.h"

namespace annals::mentions {
namespace {

constexpr uint32_t kNoToken = 0xFFFFFFFFu;

class Namer : EventView {
 public:
  Namer(const Input& input, const NameWords& words, const NameScan& scan, Candidates& out)
      : EventView(input, words, scan), out_(out) {}

  void run() {
    for (uint32_t k = 0; k < scan_.pieces.size(); ++k) {
      const Piece& p = piece(k);
      if ((p.classes & kEventBits) != 0) {
        EventExtent e;
        if (extent(k, e)) add_event(e, score(e), out_);
      }
      if (p.end < input_.tokens.size()) {
        if (token(p.end).kind == text::TokenKind::number) add_coined_event(*this, k, out_);
        if (is_act(p.end) || (mark_at(input_, p.end) == ',' && is_act(p.end + 1)))
          add_held_event(*this, k, out_);
      }
      if ((p.classes & kEventBits) == 0) {
        if (p.end <= p.first + 2) add_single_event(*this, k, out_);
        if (p.first > 0) add_led_event(k);
      }
      if (p.first > 2 && (word(p.first - 1) == words_.of || word(p.first - 2) == words_.of))
        add_numbered_event(*this, k, out_);
    }
  }

 private:
  // What stands before the piece tells whether it may be one.
  void add_led_event(uint32_t k) {
    const text::Token& before = token(piece(k).first - 1);
    if (before.kind == text::TokenKind::mixed) add_counted_event(*this, k, out_);
    if (before.kind == text::TokenKind::word &&
        (before.word == words_.the || before.is_capitalised()))
      add_told_event(*this, k, out_);
  }

  float score(const EventExtent& e) const {
    float sum = e.weak ? weights_.event_head_weak : weights_.event_head;
    if (e.edition) sum += weights_.event_edition;
    if (e.year) sum += weights_.event_year;
    if (e.chain) sum += weights_.event_chain;
    if (e.plain) sum += weights_.event_plain;
    if (e.weak && has(words_.event_contest, e.head)) sum += weights_.event_contest;
    const bool told = is_told(e);
    if (e.weak ? told || happens(e) || is_show(e) : told && e.ambiguous)
      sum += weights_.event_happens;
    if (!e.plain && !e.ambiguous && (!e.weak || is_show(e)) && is_led(e)) sum += weights_.event_led;
    if (e.ambiguous && !e.edition && !e.year && !told && !is_one_of_many(e))
      sum += weights_.event_ambiguous;
    if (stands_apart(e.first, e.end)) sum += weights_.event_line;
    return sum;
  }

  // "the Growers' Forum was held", "organised the Growers' Forum": whatever the noun.
  bool is_told(const EventExtent& e) const {
    if (e.plain || e.first == 0) return false;
    if (is_held_object(e.first) && !has(words_.event_prize, e.head)) return true;
    const bool opens = (token(e.first).gap & (text::kNewline | text::kFirst)) != 0 ||
                       word(e.first - 1) == words_.the || is_mark(e.first - 1, ".");
    return opens && is_held(e.end);
  }

  // "The Harvest Dinner took place …"
  bool happens(const EventExtent& e) const {
    const bool opens = e.first == 0 ||
                       (token(e.first).gap & (text::kNewline | text::kFirst)) != 0 ||
                       is_mark(e.first - 1, ".");
    return (opens || word(e.first - 1) == words_.the) && e.end < input_.tokens.size() &&
           (classes(e.first) & (kPlace | kGiven | kOrgName)) == 0 &&
           input_.pack.match(words_.event_happens, input_.tokens, e.end) > 0;
  }

  // "convened a Joint Forum on Credit", "spoke at the Regional Beekeepers' Forum on 9 May"
  bool is_one_of_many(const EventExtent& e) const {
    if (e.first == 0 || e.weak) return false;
    if (has(words_.indefinite, e.first - 1)) return e.chain;
    // "4 March 1995: Growers' Forum, 70 participants"
    if (is_behind_date(e.first) && stands_apart(e.first, e.end)) return true;
    if (is_dated_entry(e)) return true;
    if (e.first > 1 && word(e.first - 1) == words_.the && has(words_.event_hosted, e.first - 2))
      return true;
    const uint32_t next = e.end + 1;
    const bool held = next + 1 < input_.tokens.size() && is_mark(e.end, ",") && is_act(next) &&
                      words_.is(word(next + 1), kBy);
    if (held && (is_led(e) || (e.first > 1 && has(words_.event_at, e.first - 2)))) return true;
    // "took part in the Weavers' Forum"
    if (e.first > 3 && word(e.first - 2) == words_.in && is_led(e)) return true;
    return is_led(e) && next < input_.tokens.size() &&
           (word(e.end) == words_.on || word(e.end) == words_.in || word(e.end) == words_.at ||
            is_mark(e.end, "(")) &&
           (is_number(next) || place_end(input_, next) != 0 || has(words_.month, next));
  }

  // "Growers' Forum, Accra, 4 March 1995", "• Growers' Forum, Ada Foah, Ghana, 4 March 1995" at
  // the head of a line.
  bool is_dated_entry(const EventExtent& e) const {
    constexpr uint32_t kPlaces = 2;  // a town and its country
    const auto opens = [this](uint32_t i) {
      return i == 0 || (token(i).gap & (text::kNewline | text::kFirst)) != 0;
    };
    if (!opens(e.first) &&
        (token(e.first - 1).kind != text::TokenKind::punctuation || !opens(e.first - 1)))
      return false;
    uint32_t comma = e.end;
    for (uint32_t places = 0; places <= kPlaces; ++places) {
      if (comma + 2 >= input_.tokens.size() || !is_mark(comma, ",")) return false;
      const uint32_t next = comma + 1;
      if (has(words_.month, next) ? is_number(next + 1) : is_number(next)) return true;
      comma = behind_place(next);
    }
    return false;
  }
  bool is_number(uint32_t i) const {
    return token(i).kind == text::TokenKind::number || token(i).kind == text::TokenKind::mixed;
  }
  // Also one that no list has: words with capitals.
  uint32_t behind_place(uint32_t first) const {
    constexpr uint32_t kLongest = 3;  // tokens
    if (const uint32_t end = place_end(input_, first); end != 0) return end;
    uint32_t end = first;
    while (end < input_.tokens.size() && end - first < kLongest && token(end).is_word() &&
           token(end).is_capitalised())
      ++end;
    return end;
  }

  // "RHS Show", "at the Field Day", and no "on Empire Day", "Earth Day"
  bool is_show(const EventExtent& e) const {
    if (!(has(words_.event_show, e.head) || has(words_.event_show, e.noun_end - 1)) ||
        e.head == e.first)
      return false;
    const bool led = is_led(e);
    // "won the Skerry Cup"
    if (has(words_.event_prize, e.head)) return led && !has(words_.event_win, e.first - 2);
    if (has(words_.event_played, e.head)) return led || is_told(e);  // "Base Ball was played"
    if (led) return true;
    // "The Kent Hop and Cider Show drew crowds."
    constexpr uint32_t kTelling = 3;  // tokens that say which
    if (e.head >= e.first + kTelling && !has(words_.event_time, e.head)) return true;
    // "The Harvest Dinner went on …" tells on
    return !has(words_.event_time, e.head) && (classes(e.first) & kGiven) == 0 &&
           (e.first == 0 || word(e.first - 1) != words_.the);
  }

  // "attended the Growers' Forum": behind the article only.
  bool is_led(const EventExtent& e) const {
    return e.first > 1 && word(e.first - 1) == words_.the && is_lead(e.first - 2);
  }

  bool extent(uint32_t k, EventExtent& e) const {
    const Piece& p = piece(k);
    e.head = kNoToken;
    uint32_t covered = p.first;  // "Thematic School" is one noun
    for (uint32_t i = p.first; i < p.end; ++i) {
      if ((classes(i) & kEventBits) == 0 || i < covered) continue;
      e.head = i;
      covered = i + std::max(input_.pack.match(words_.event_noun, input_.tokens, i), 1u);
    }
    if (e.head == kNoToken) return false;
    // "Biennial Delegates' Conference"
    if (has(words_.event_adjective, e.head) && covered == e.head + 1 &&
        e.head + 1 < input_.tokens.size() && token(e.head + 1).is_capitalised() &&
        token(e.head + 1).kind == text::TokenKind::word && token(e.head + 1).gap == text::kSpace)
      return false;
    constexpr uint32_t kPlural = 5;  // letters of "Mayors", and no "Mrs"
    for (uint32_t i = p.first; i < e.head; ++i)
      if ((classes(i) & kHonorific) != 0 &&
          !(token(i).length_class > kPlural && spelled(i).ends_with('s')))
        return false;  // "Dr. March", and no "Delegates' Conference"
    e.first = p.first;
    // "Sat. 11th Oct. Harvest Supper"
    while (e.first + 2 <= e.head && (classes(e.first) & kMonth) != 0 && is_mark(e.first + 1, "."))
      e.first += 2;
    const uint32_t c = classes(e.head);
    const rules::Pack& pack = input_.pack;
    const uint32_t strong = pack.match(words_.event_noun, input_.tokens, e.head);
    const uint32_t weak = pack.match(words_.event_weak, input_.tokens, e.head);
    const uint32_t foreign = pack.match(words_.event_foreign, input_.tokens, e.head);
    e.noun_end = e.head + std::max({strong, weak, foreign, 1u});
    e.end = std::max(e.noun_end, p.end);
    e.weak = strong == 0 && foreign == 0;
    e.ambiguous = (c & kAnyHead) != 0;
    // "Festival de Música Antigua": the noun is of both languages, the name is not.
    const bool tongue = strong != 0 && e.noun_end + 1 < limit(k) && goes_on_foreign(e.noun_end);
    if ((foreign != 0 && strong == 0) || tongue) {
      // From the noun's own word, if it has a capital: "Colloque francophone sur la laine".
      e.end = foreign_end(input_, words_, e.noun_end - token(e.noun_end - 1).is_capitalised(),
                          limit(k));
      e.chain = e.end > e.noun_end;
      extend_left(*this, k, e);
      extend_by_number(*this, k, e);
      e.plain = !e.chain && !e.edition && !e.year && e.first == e.head;
      return e.end - e.first > 1 && (e.edition || e.year || !is_house(e));
    }
    // "Meeting of the Governor with the Ambassador", "Launch of the Atlas"
    if (e.weak && e.head == e.first && has(words_.event_plain_act, e.head) &&
        word(e.noun_end) == words_.of)
      return false;
    // "General meeting of the Friends"
    if (strong > 1 && !token(e.noun_end - 1).is_capitalised() && e.head == e.first &&
        token(e.noun_end - 1).kind == text::TokenKind::word)
      return false;
    if (e.noun_end < p.end && !tail(p, e)) return false;
    extend_left(*this, k, e);
    extend_right(*this, k, e);
    if (e.weak && e.chain && e.head == e.first && !e.edition && holds_function(e)) return false;
    set_plain(e);
    const bool bare = e.end - e.first == e.noun_end - e.head;
    // "The first Show", "a second meeting": which of several, and no name.
    if (e.weak && !e.year && !e.chain && e.end == e.noun_end && e.head == e.first + 1 &&
        token(e.first).kind == text::TokenKind::word &&
        (!token(e.first).is_capitalised() ||
         (has(words_.event_time, e.head) && (classes(e.first) & kOrdinal) != 0)))
      return false;
    if (!e.edition && !e.year && is_treaty(k, e)) return false;
    // "signed in Salt Durbar": a house; one takes part in "the", or in several.
    if (e.first > 1 && word(e.first - 1) == words_.in && !e.edition && !e.year && !e.chain &&
        !has(words_.event_part, e.first - 2))
      return false;
    // "2nd March 1896"
    if (e.head > 0 && edition_of(input_, words_, e.head - 1) > 0 &&
        input_.pack.contains(words_.month, word(e.head)))
      return false;
    // "First-day" of the Quakers
    if (e.head > e.first && is_mark(e.head - 1, "-") && edition_of(input_, words_, e.head - 2) > 0)
      return false;
    // "Board Meeting": who met, and no name.
    if (e.weak && !e.edition && !e.year && e.end == e.noun_end && e.head == e.first + 1 &&
        (classes(e.first) & kAnyHead) != 0)
      return false;
    // "Railway Workshops", "Show of Hands" are none by themselves.
    if (!e.edition && !e.year && !stands_apart(e.first, e.end)) {
      const bool plural = input_.text[token(e.noun_end - 1).end - 1] == 's' && strong != 0;
      if (plural && !e.chain && !is_singular(e.head)) return false;
      // "Show of Hands", but "the Week of the French Language"
      const bool feast = e.chain && has(words_.event_time, e.head) && e.first > 0 &&
                         word(e.first - 1) == words_.the && token(e.end - 1).is_capitalised();
      if (e.weak && e.head == e.first && !feast) return false;
    }
    return !bare && !(e.weak && e.plain && !e.edition && !e.year);
  }

  // "Semana Brewery", "Copa de Oro bar": it is called after one.
  bool is_house(const EventExtent& e) const {
    return (classes(e.end - 1) & (kHead | kHeadWeak)) != 0 ||
           (e.end < input_.tokens.size() && !token(e.end).is_capitalised() &&
            (has(words_.house, e.end) || has(words_.room, e.end) || has(words_.house_weak, e.end)));
  }

  // "Festival de Música", "Festival internacional de danza": a link that English has not, the first
  // or behind an adjective.
  bool goes_on_foreign(uint32_t i) const {
    if (has(words_.link_foreign, i) && word(i) != words_.in) return token(i + 1).is_capitalised();
    return token(i).kind == text::TokenKind::word && !token(i).is_capitalised() &&
           has(words_.link_foreign, i + 1) && !has(words_.stop, i + 1) && !has(words_.stop, i);
  }

  // "sealed in Cagli the Cagli Convention"
  bool is_treaty(uint32_t k, const EventExtent& e) const {
    constexpr uint32_t kReach = 6;  // tokens
    if (!has(words_.event_convention, e.head)) return false;
    const uint32_t from = start(k);
    // "the Alpine Convention's new plan"
    if (e.end < input_.tokens.size() && (token(e.end).shape & text::kPossessive) != 0) return true;
    for (uint32_t i = e.first; i > from && e.first - i < kReach; --i)
      if (has(words_.event_treaty, i - 1)) return true;
    return false;
  }

  // Whom somebody met: "… of the Governor with the Ambassador".
  bool holds_function(const EventExtent& e) const {
    // "Meeting of the Executive Committee"
    const bool body = e.noun_end + 1 < e.end && word(e.noun_end) == words_.of &&
                      word(e.noun_end + 1) == words_.the && has(words_.event_plain_lead, e.head);
    const uint32_t whom = kFunction | kHonorific | (body ? uint32_t{kAnyHead} : 0u);
    for (uint32_t i = e.noun_end; i < e.end; ++i)
      if ((classes(i) & whom) != 0) return true;
    return false;
  }

  // "Congress", "Games" end in s and are one.
  bool is_singular(uint32_t i) const {
    const std::string_view noun = spelled(i);
    return noun.ends_with("ss") || noun.ends_with("us");
  }

  // What of the piece stands behind the noun.
  bool tail(const Piece& p, EventExtent& e) const {
    const uint32_t t = e.noun_end;
    bool numbers = true;
    for (uint32_t i = t; i < p.end; ++i)
      numbers = numbers && ((classes(i) & kRoman) != 0 || has(words_.event_tail, i) ||
                            token(i).length_class == 1);
    if (numbers) {
      e.edition = e.edition || (classes(t) & kRoman) != 0;
      return true;
    }
    if (place_end(input_, t) == p.end) {
      // "Festival Berlin 2019" keeps its place, "Seminar Paris" does not.
      if (p.end < input_.tokens.size() && is_year(p.end)) return true;
      // … and so does "Export Day Styria, Graz".
      if (p.end + 1 < input_.tokens.size() && is_mark(p.end, ",") &&
          (token(e.first).gap & (text::kNewline | text::kFirst)) != 0 && e.first < e.head &&
          place_end(input_, p.end + 1) != 0)
        return true;
      e.end = t;
      return true;
    }
    return false;
  }

  void set_plain(EventExtent& e) const {
    e.plain = true;
    for (uint32_t i = e.first; i < e.head; ++i)
      if ((classes(i) != 0 || (token(i).is_word() && token(i).is_capitalised())) &&
          !has(words_.event_adjective, i) && (classes(i) & kOrdinal) == 0)
        e.plain = false;
    if (e.chain || e.edition || e.year) e.plain = false;
    for (uint32_t i = e.noun_end; i < e.end; ++i)
      if (classes(i) != 0) e.plain = false;
  }

  Candidates& out_;
};

}  // namespace

void add_event(const EventExtent& e, float score, Candidates& out) {
  Candidate candidate;
  candidate.first = e.first;
  candidate.end = e.end;
  candidate.label = Label::event;
  candidate.score = score;
  candidate.head = e.head;
  out.push_back(candidate);
}

void propose_named_events(const Input& input, const NameWords& words, const NameScan& scan,
                          Candidates& out) {
  Namer(input, words, scan, out).run();
}

}  // namespace annals::mentions
