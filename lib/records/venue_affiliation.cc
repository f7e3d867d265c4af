#include "records/venue_affiliation.h"

#include <string_view>

#include "records/venue_bodies.h"
#include "records/venue_signs.h"

namespace annals::records {
namespace {

using mentions::Label;
using resolve::kNone;
using resolve::Name;

constexpr uint32_t kReach = 2;  // tokens from who is from there to the place

class Affiliation {
 public:
  explicit Affiliation(const Scope& scope) : scope_(scope), weights_(scope.words.venue) {}

  // "Utrecht University, Netherlands", "Ramiro Cisneros (Mexico)": where somebody is from.
  double weigh(const PlaceChain& chain, Range sentence) const {
    if (is_seat_of_other(scope_, chain, sentence))
      return counts("venue.affiliation", weights_.affiliation);
    size_t i = scope_.clauses.first_name(chain.first);
    while (i > scope_.first_name && scope_.resolved.names[i - 1].label == Label::place &&
           chain.first - scope_.resolved.names[i - 1].end <= kReach)
      --i;
    if (i == scope_.first_name) return from_room(chain, sentence);
    const Name& name = scope_.resolved.names[i - 1];
    if (name.end > chain.first || chain.first - name.end > kReach || name.first < sentence.first)
      return from_room(chain, sentence);
    const std::string_view mark = scope_.at(name.end);
    if (begins_cell(scope_, chain.first - 1, chain.first))
      return 0;  // "Camp with the club | Prague"
    const bool led = name.first > sentence.first;
    if (mark == "," || mark == "(") {
      // "welcomed the Minister, Ann Lee, in Riga"
      if (name.label == Label::person && mark == "," &&
          scope_.in(scope_.words.venue_preposition, name.end + 1))
        return 0;
      if (name.label == Label::person && has_home(scope_, name, sentence)) return 0;
      if (name.label == Label::organization && (is_within_venue(scope_, i - 1, sentence) ||
                                                is_cell(name) || is_below_date(scope_, name)))
        return 0;
      if (name.label == Label::organization &&
          (at_contest(name, chain, sentence) || closes_meeting(name, chain, sentence) ||
           is_occasion(name) || closes_talk(name, chain, sentence)))
        return 0;
      // "with Hideo Sato (Seto), 20–22 April 2018"
      if (name.label == Label::person && mark == "(" && chain.end < sentence.end &&
          scope_.at(chain.end) == ")")
        return counts("venue.affiliation", weights_.affiliation);
      // "Meeting of the Board, Leeds, 4 May 1990", "Talk by Ann Lee, Leeds, 4 May 1990", but "a
      // letter from the Board, Leeds, 4 May 1990"
      if (leads_date(scope_, chain, name.end) && !comes_from(name, sentence)) return 0;
      return counts("venue.affiliation", weights_.affiliation);
    }
    if (name.label == Label::organization && led && !scope_.in(scope_.words.held_cue, name.end) &&
        (scope_.in(scope_.words.origin_preposition, name.first - 1) ||
         is_source(name.first, sentence) || is_headed(name.first, sentence) ||
         is_members(name.first, sentence) || is_given(name.first, sentence)) &&
        !has_room(scope_, name.first, sentence) && !is_contest(scope_, name.first - 1, sentence) &&
        !is_held_there(name, chain, sentence))
      return counts("venue.affiliation", weights_.affiliation);
    if (name.label == Label::person && led && receives(name, sentence))
      return counts("venue.affiliation", weights_.affiliation);
    return 0;
  }

 private:
  double counts(const char* name, double weight) const { return scope_.counts(name, weight); }

  // "was convened with the University in Cambridge on 6 May": the place goes with the day.
  bool is_held_there(const Name& name, const PlaceChain& chain, Range sentence) const {
    if (scope_.when == kNone) return false;
    const uint32_t day = scope_.resolved.dates[scope_.when].first;
    return day > chain.end && day - chain.end <= kReach &&
           scope_.clauses.holds(scope_.words.held_cue, {sentence.first, name.first}) &&
           scope_.in(scope_.words.venue_preposition, chain.first - 1);
  }

  // "Lecture by Ann Lee (Lund) on hypothermia, Speleological Museum, Graz.": behind what the
  // sentence told of, and nobody's.
  bool closes_talk(const Name& name, const PlaceChain& chain, Range sentence) const {
    if (name.first < sentence.first + 3 || scope_.at(name.first - 1) != ",") return false;
    const bool ends =
        chain.end == sentence.end || (chain.end + 1 == sentence.end && scope_.at(chain.end) == ".");
    const text::Token& told = scope_.input.tokens[name.first - 2];
    return ends && told.is_word() && !told.is_capitalised() && !scope_.in_name(name.first - 2) &&
           !scope_.input.pack.contains(scope_.words.function, scope_.word(name.first - 2));
  }

  // "12 April 2022, the Institute, Utrecht", "7th Meetup, the Institute, Utrecht": the body is a
  // cell of its own, behind the date or the occasion's name.
  bool is_cell(const Name& name) const {
    uint32_t first = scope_.before_skip(name.first, scope_.segment.first);
    if (first == scope_.segment.first) return false;
    if (scope_.at(first - 1) != ",") return is_behind_date(first);
    const auto& shape = scope_.words.venue_shape;
    if (scope_.when != kNone) {
      const resolve::Date& date = scope_.resolved.dates[scope_.when];
      if (date.end < first && first - date.end <= shape.cell) return true;
      // "28 January: Workshop on dyes, the Institute, Leeds"; in a line that the day begins,
      // whatever the occasion is called
      const uint64_t nouns = scope_.words.event_nouns();
      if (date.end < first && first - date.end <= shape.occasion_cell &&
          !holds_person(scope_, date.end, first) &&
          (begins_item(date.first) ||
           scope_.clauses.stretches().next(nouns, date.end, first) < first))
        return true;
    }
    // "Concert for the lifeboat, St. Mary's Church, Galway", below its day
    const uint32_t begin = scope_.sentences.empty() ? first : scope_.sentences[0].first;
    if (is_below_day(begin) && begin < first && first - begin <= shape.occasion_cell &&
        scope_.sentence_of(first) == 0 && !holds_person(scope_, begin, first))
      return true;
    if (scope_.event == kNone) return false;
    const uint32_t title = scope_.resolved.events[scope_.event].end;
    const std::string_view mark = scope_.at(title);  // "“On Eels”, the Institute, Leeds"
    return title == first - 1 ||
           (title + 2 == first && (mark == "\"" || mark == "”" || mark == "’"));
  }

  // The record has no day of its own in the text that begins at `begin`.
  bool is_below_day(uint32_t begin) const {
    return scope_.when == kNone || scope_.resolved.dates[scope_.when].end <= begin;
  }

  // The day stands first in its line or item.
  bool begins_item(uint32_t day) const {
    const text::Block* const line = scope_.block_of(day);
    return line != nullptr && line->content_token == day;
  }

  // "25-27 June 2019 University of Dyes, Leeds": in a line that the day begins.
  bool is_behind_date(uint32_t first) const {
    if (scope_.when == kNone) return false;
    const resolve::Date& date = scope_.resolved.dates[scope_.when];
    return date.end == first && starts_line(scope_, date.first);
  }

  // "buttons from the Museum at Bergen"
  bool is_source(uint32_t first, Range sentence) const {
    return first > sentence.first + 1 && scope_.in(scope_.words.place_skip, first - 1) &&
           scope_.input.pack.contains(scope_.words.source_preposition,
                                      scope_.input.tokens[first - 2].word);
  }

  // "Ann Lee, Director of the Institute in Bath", "lecturer at the Institute": whose function it
  // is.
  bool is_headed(uint32_t first, Range sentence) const {
    uint32_t of = of_before(first, sentence);
    if (of == kNone) of = at_before(first, sentence);
    return of != kNone && of > sentence.first + 1 &&
           scope_.input.pack.contains(scope_.words.function, scope_.input.tokens[of - 1].word) &&
           (scope_.at(of - 2) == "," || scope_.in_name(of - 2));
  }

  // "by Dr. Ann Lee of the Ministry in Prague", "late of the Museum in Leeds": whose body it is.
  bool is_members(uint32_t first, Range sentence) const {
    const uint32_t of = of_before(first, sentence);
    if (of == kNone || of == sentence.first) return false;
    if (scope_.input.pack.contains(scope_.words.former_cue, scope_.word(of - 1))) return true;
    const uint32_t end = scope_.at(of - 1) == "," ? of - 1 : of;  // "Ann Lee, of the Ministry in"
    const size_t i = scope_.clauses.first_name(end);
    return i > scope_.first_name && scope_.resolved.names[i - 1].label == Label::person &&
           scope_.resolved.names[i - 1].end == end;
  }

  // "much of it went to the State Library in Munich": who has got what was given.
  bool is_given(uint32_t first, Range sentence) const {
    const uint32_t i = scope_.before_skip(first, sentence.first);
    return i > sentence.first && is_given_behind(i - 1, sentence);
  }

  bool is_given_behind(uint32_t to, Range sentence) const {
    constexpr uint32_t kBack = 4;  // tokens
    if (!scope_.is_lower(to, scope_.words.to)) return false;
    uint32_t i = to + 1;
    for (uint32_t n = 0; --i > sentence.first && n < kBack; ++n)
      if (scope_.input.pack.contains(scope_.words.giving_verb, scope_.word(i - 1))) return true;
    return false;
  }

  // The "of" that only an article parts from a name; kNone: none stands there.
  uint32_t of_before(uint32_t name, Range sentence) const {
    uint32_t i = name;
    while (i > sentence.first && scope_.in(scope_.words.place_skip, i - 1) &&
           !scope_.is_lower(i - 1, scope_.words.of))
      --i;
    return i > sentence.first && scope_.is_lower(i - 1, scope_.words.of) ? i - 1 : kNone;
  }

  // … and an "at".
  uint32_t at_before(uint32_t name, Range sentence) const {
    const uint32_t i = scope_.before_skip(name, sentence.first);
    return i > sentence.first && scope_.word(i - 1) == scope_.words.at ? i - 1 : kNone;
  }

  // "match against the Club, at York"
  bool at_contest(const Name& name, const PlaceChain& chain, Range sentence) const {
    uint32_t i = scope_.before_skip(name.first, sentence.first);
    return i > sentence.first && is_contest(scope_, i - 1, sentence) &&
           scope_.in(scope_.words.venue_preposition, chain.first - 1);
  }

  // "Annual congress of the Union, Larnaca.": the sentence ends so.
  bool closes_meeting(const Name& name, const PlaceChain& chain, Range sentence) const {
    if (chain.end + 1 < sentence.end) return false;
    const uint32_t of = of_before(name.first, sentence);
    if (of == kNone || of == sentence.first) return false;
    const uint64_t nouns = scope_.words.event_nouns();
    return scope_.words.lists.contains(nouns, scope_.input.tokens[of - 1].word);
  }

  // "23 August, 2nd Highland Loom Forum, Kisumu, convened by": what is taken for a body is called
  // as an occasion is, and stands beside the day.
  bool is_occasion(const Name& name) const {
    if (scope_.when == kNone) return false;
    const resolve::Date& date = scope_.resolved.dates[scope_.when];
    const uint64_t nouns = scope_.words.event_nouns();
    return scope_.words.lists.contains(nouns, scope_.word(name.end - 1)) && date.end < name.first &&
           name.first - date.end <= scope_.words.venue_shape.cell &&
           starts_line(scope_, date.first);
  }

  bool comes_from(const Name& name, Range sentence) const {
    uint32_t i = scope_.before_skip(name.first, sentence.first);
    return i > sentence.first && scope_.in(scope_.words.origin_preposition, i - 1) &&
           !scope_.input.pack.contains(scope_.words.beside_preposition,
                                       scope_.input.tokens[i - 1].word);
  }

  // "sent to Sir Hugh Marlow at Kew"
  bool receives(const Name& name, Range sentence) const {
    uint32_t i = name.first;
    while (i > sentence.first && name.first - i < scope_.words.venue_shape.titles &&
           (scope_.input.tokens[i - 1].is_capitalised() || scope_.at(i - 1) == "."))
      --i;
    return i > sentence.first && scope_.in(scope_.words.direction_preposition, i - 1);
  }

  // "the Congress against Tuberculosis in Rome"
  bool ends_event(uint32_t token) const {
    for (size_t e = scope_.first_event; e < scope_.end_event; ++e)
      if (scope_.resolved.events[e].end == token) return true;
    return false;
  }

  // "spoons from the Kunstmuseet in Copenhagen": as much for capitalised words that no list
  // knows.
  double from_room(const PlaceChain& chain, Range sentence) const {
    const uint32_t longest = scope_.words.venue_shape.origin_room;
    uint32_t i = scope_.before_skip(chain.first, sentence.first);
    if (i == sentence.first || !scope_.in(scope_.words.venue_preposition, i - 1)) return 0;
    const uint32_t end = --i;
    if (i > sentence.first && (are_many(i - 1, sentence) || is_some(i - 1, sentence)))
      return counts("venue.affiliation", weights_.affiliation);
    while (i > sentence.first && end - i < longest && scope_.input.tokens[i - 1].is_capitalised())
      --i;
    if (i == end || scope_.in_date(end - 1) || ends_event(end)) return 0;
    if (has_room(scope_, i, sentence) || is_place(end - 1)) return 0;
    i = scope_.before_skip(i, sentence.first);
    if (i == sentence.first || !scope_.in(scope_.words.origin_preposition, i - 1)) return 0;
    if (is_contest(scope_, i - 1, sentence)) return 0;
    return counts("venue.affiliation", weights_.affiliation);
  }

  // "hosted by Kenya in Nairobi"
  bool is_place(uint32_t token) const {
    const size_t i = scope_.clauses.first_name(token + 1);
    return i > scope_.first_name && scope_.resolved.names[i - 1].label == Label::place &&
           scope_.resolved.names[i - 1].end > token;
  }

  // "paper sent by a mill in Bergamo", "bought from a dealer in Paris", "sold to a dealer in
  // Paris"; not "sent from a studio in Leeds"
  bool is_some(uint32_t noun, Range sentence) const {
    constexpr uint32_t kWords = 2;  // "a paper mill"
    if (scope_.input.pack.contains(scope_.words.house_part, scope_.word(noun)) ||
        scope_.input.pack.contains(scope_.words.open_part, scope_.word(noun)) ||
        scope_.in(scope_.words.held_cue, noun))  // "by an agreement signed at"
      return false;
    uint32_t i = noun;
    for (uint32_t n = 0; n <= kWords && i > sentence.first + 1; ++n, --i) {
      const text::Token& token = scope_.input.tokens[i];
      if (!token.is_word() || token.is_capitalised() || scope_.in_date(i)) return false;
      if (i < noun && scope_.in(scope_.words.article, i))
        return scope_.at(i).size() < 3 &&
               (scope_.word(i - 1) == scope_.words.by || scope_.word(i - 1) == scope_.words.from ||
                is_given_behind(i - 1, sentence));
    }
    return false;
  }

  // "with help from embassies in Tokyo", "students from three schools in Leeds"
  bool are_many(uint32_t noun, Range sentence) const {
    constexpr uint32_t kFar = 3;  // tokens
    const text::Token& token = scope_.input.tokens[noun];
    if (token.kind != text::TokenKind::word || token.is_capitalised() ||
        scope_.input.text[token.end - 1] != 's' || scope_.in_date(noun))
      return false;
    for (uint32_t i = noun, n = 0; i > sentence.first && n < kFar; --i, ++n) {
      if (scope_.input.pack.contains(scope_.words.source_preposition,
                                     scope_.input.tokens[i - 1].word))
        return true;
      // "from the rooms in Leeds": known ones
      if (scope_.input.tokens[i - 1].is_capitalised() || scope_.in_date(i - 1) ||
          scope_.in(scope_.words.place_skip, i - 1))
        return false;
    }
    return false;
  }

  const Scope& scope_;
  const decltype(Words::venue)& weights_;
};

}  // namespace

double affiliation(const Scope& scope, const PlaceChain& chain, Range sentence) {
  return Affiliation(scope).weigh(chain, sentence);
}

}  // namespace annals::records
