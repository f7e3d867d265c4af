#include "records/venue.h"

#include <algorithm>
#include <vector>

#include "records/convert.h"
#include "text/cells.h"

namespace annals::records {
namespace {

using mentions::Label;
using resolve::kNone;
using resolve::Name;

// Fine to coarse.
int grain_of(const resolve::PlaceEntity& place) {
  const std::string& kind = place.kind;
  if (kind == "facility" || kind == "natural") return 0;
  if (kind == "district") return 1;
  if (kind == "region") return place.country.empty() ? 5 : 3;  // "the Balkans", "the West"
  if (kind == "country") return 4;
  if (kind == "continent") return 5;
  return 2;
}
constexpr int kCity = 2;  // the commonest
constexpr int kContinent = 5;

using Chain = PlaceChain;

class Finder {
 public:
  Finder(Scope& scope, VenueScratch& scratch)
      : scope_(scope), weights_(scope.words.venue), chains_(scratch.chains), own_(scratch.own) {}

  void run() {
    chains_.clear();
    scope_.first_venue = static_cast<uint32_t>(scope_.venues.size());
    own_sentence_ = own_sentence();
    for (size_t i = scope_.first_name; i < scope_.end_name; ++i) add(i, scope_.first_name);
    for (Chain& chain : chains_) {
      chain.score = score_of(chain);
      if (scope_.trace() != nullptr) tell(chain);
    }
    join();
    add_heading();
    choose(scope_.is_tour);
    scope_.end_venue = static_cast<uint32_t>(scope_.venues.size());
  }

 private:
  // The sentence that tells, where the date stands before it, by itself or with a headline.
  uint32_t own_sentence() const {
    if (scope_.lead >= scope_.told) return scope_.lead;
    for (size_t i = scope_.first_name; i < scope_.end_name; ++i) {
      const Name& name = scope_.resolved.names[i];
      if (name.label == Label::place && scope_.sentence_of(name.first) <= scope_.lead)
        return scope_.lead;
    }
    return scope_.told;
  }

  const resolve::PlaceEntity& place(uint32_t entity) const {
    return scope_.resolved.places[entity];
  }

  void tell(const Chain& chain) const {
    scope_.trace()->add({.field = "where",
                         .first = chain.first,
                         .end = chain.end,
                         .rule = kNone,
                         .value = place(chain.entity).name,
                         .score = chain.score,
                         .parts = {},
                         .refused = {}});
  }

  // Takes the name into the chain before it, or begins one.
  void add(size_t index, size_t lowest) {
    const Name& name = scope_.resolved.names[index];
    if (name.label != Label::place) return;
    const int grain = grain_of(place(name.entity));
    if (grain == kContinent) return;
    if (!chains_.empty() && index > lowest && qualifies(chains_.back(), name, grain)) {
      Chain& chain = chains_.back();
      // "Cinemateca, Porto": a name that no list knows, and a town that one does. "Venue: Powai,
      // Mumbai": a quarter that is listed as a town.
      if (chain.grain == kCity && grain == kCity) chain.entity = name.entity;
      // The city is what is wanted: "Marquette Science Building, Duluth".
      if (chain.grain < kCity && grain <= kCity) {
        chain.grain = grain;
        chain.entity = name.entity;
      }
      chain.end = name.end;
      return;
    }
    chains_.push_back({name.first, name.end, name.entity, grain});
  }

  bool qualifies(const Chain& chain, const Name& name, int grain) const {
    if (name.first - chain.end > 6 || grain < chain.grain) return false;
    const bool known = place(chain.entity).geonames.has_value();
    if (grain == chain.grain && grain != 0 &&
        (grain != kCity || !place(name.entity).geonames ||
         (known && (place(chain.entity).country != place(name.entity).country ||
                    !in_venue_line(chain.first)))))
      return false;
    bool sign = false;
    for (uint32_t i = chain.end; i < name.first; ++i) {
      const std::string_view mark = scope_.at(i);
      const bool house =
          (chain.grain < kCity || !known) &&
          (scope_.input.tokens[i].kind == text::TokenKind::number || is_street_word(i));
      if (house) continue;  // "Rue de la Loi 12, Brussels", "Arsenalo g. 1, Vilnius"
      // "the Philosophical Hall, Park Row, Leeds"
      if (sign && chain.grain < kCity && scope_.input.tokens[i].is_capitalised() &&
          scope_.at(name.first - 1) == ",")
        continue;
      if (mark == "," || mark == "(" || mark == "[" || mark == "/" ||
          scope_.in(scope_.words.venue_preposition, i))
        sign = true;
      else if (!scope_.in(scope_.words.place_skip, i))
        return false;
    }
    const std::string& inner = place(chain.entity).country;
    const std::string& outer = place(name.entity).country;
    return sign && (inner.empty() || outer.empty() || inner == outer);
  }

  // "g.", "ul.", "Str.": a short word and its full stop.
  bool is_street_word(uint32_t i) const {
    const auto& tokens = scope_.input.tokens;
    if (tokens[i].kind == text::TokenKind::punctuation)
      return scope_.at(i) == "." && tokens[i].is_glued() && tokens[i - 1].length_class <= 3;
    return tokens[i].is_word() && tokens[i].length_class <= 3 && scope_.at(i + 1) == "." &&
           tokens[i + 1].is_glued();
  }

  double counts(const char* name, double weight) const { return scope_.counts(name, weight); }

  double score_of(const Chain& chain) const {
    const uint32_t position = scope_.sentence_of(chain.first);
    if (position >= scope_.sentences.size()) return -1e9;
    const Range sentence = scope_.sentences[position];
    double score = lead_in(chain, sentence);
    if ((position == scope_.lead || position == own_sentence_) && scope_.when != kNone)
      score += counts("venue.own-date", weights_.own_date);
    else if (scope_.distance(position) == 0)
      score += counts("venue.first-sentence", weights_.first_sentence);
    score += counts("venue.per-sentence",
                    weights_.per_sentence * std::min(scope_.distance(position), 5u));
    if (chain.grain == kCity) score += counts("venue.city", weights_.city);
    if (chain.grain > kCity) score += counts("venue.area", weights_.area);
    const uint32_t reach = chain.first > sentence.first + 10 ? chain.first - 10 : sentence.first;
    const Range before{reach, chain.first};
    if (scope_.clauses.holds(scope_.words.held_cue, before))
      score += counts("venue.held", weights_.held);
    if (scope_.clauses.tells_of_later({sentence.first, chain.first}) &&
        !(position == 0 && scope_.clauses.is_coming(sentence)))
      score += counts("venue.later", weights_.later);
    if ((in_subordinate(chain.first, sentence) && !in_venue_line(chain.first)) ||
        at_other_date(chain) || is_purpose(chain, sentence))
      score += counts("venue.subordinate", weights_.subordinate);
    return score + affiliation(chain, sentence);
  }

  // "raised £200 for the school in Bukavu": where the good cause is.
  bool is_purpose(const Chain& chain, Range sentence) const {
    constexpr uint32_t kLongest = 4;  // words between "for" and "in"
    uint32_t i = chain.first;
    while (i > sentence.first && scope_.in(scope_.words.place_skip, i - 1)) --i;
    if (i == sentence.first || !scope_.is_lower(i - 1, scope_.words.in)) return false;
    bool noun = false;
    for (uint32_t k = i - 1, n = 0; k > sentence.first && n <= kLongest; --k, ++n) {
      const text::Token& token = scope_.input.tokens[k - 1];
      if (token.word == scope_.words.for_ && (token.shape & text::kAllUpper) == 0) return noun;
      if (!token.is_word() || token.is_capitalised()) return false;
      const uint64_t events = scope_.words.event_noun.bit | scope_.words.event_noun_weak.bit;
      if (scope_.words.lists.contains(events, token.word) &&
          !scope_.in(scope_.words.ambiguous_noun, k - 1))
        return false;
      noun = n == 0 || noun;
    }
    return false;
  }

  // What stands right before the place.
  double lead_in(const Chain& chain, Range sentence) const {
    uint32_t i = chain.first;
    while (i > sentence.first && scope_.in(scope_.words.place_skip, i - 1)) --i;
    if (i == sentence.first + 1 && scope_.input.tokens[i].is_glued() &&
        scope_.input.tokens[i - 1].kind == text::TokenKind::punctuation)
      --i;  // "*Brussels, 4 February 2023*"
    if (i == sentence.first)
      return starts_line(i) || chain.end + 1 >= sentence.end ? counts("venue.cell", weights_.cell)
                                                             : 0;
    const uint32_t before = i - 1;
    if (const mentions::Cell* cell = scope_.resolved.columns.at(chain.first)) {
      if (cell->column == mentions::Column::venue) return counts("venue.cell", weights_.cell);
      if (cell->column == mentions::Column::organizer) return 0;
    }
    if (in_venue_line(chain.first)) return counts("venue.cell", weights_.cell);
    if (scope_.in(scope_.words.venue_preposition, before)) return counts("venue.in", weights_.in);
    if (chain.grain < kCity && scope_.in(scope_.words.nature_preposition, before))
      return counts("venue.in", weights_.in);
    if (chain.end < sentence.end && scope_.in(scope_.words.venue_noun, chain.end))
      return counts("venue.office", weights_.office);
    if (scope_.in(scope_.words.direction_preposition, before)) {
      return counts("venue.direction", weights_.direction) +
             (travelled(before, sentence) ? counts("venue.travelled", weights_.travelled) : 0);
    }
    if (scope_.in(scope_.words.origin_preposition, before))
      return counts("venue.origin", weights_.origin);
    if (scope_.in(scope_.words.visit_verb, before))
      return counts("venue.visited", weights_.visited);
    if (begins_cell(before, chain.first)) return counts("venue.cell", weights_.cell);
    if (in_date_line(chain, before) || leads_date(chain, before))
      return counts("venue.date-line", weights_.date_line);
    if (follows_date(chain, i)) return counts("venue.cell", weights_.cell);
    if (follows_venue(chain, before, sentence) || closes_entry(chain, before, sentence))
      return counts("venue.in", weights_.in);
    return 0;
  }

  // "went to", "made an excursion, with many friends, to".
  bool travelled(uint32_t preposition, Range sentence) const {
    constexpr uint32_t kNear = 4;
    constexpr uint32_t kFar = 12;
    const uint32_t near =
        preposition > sentence.first + kNear ? preposition - kNear : sentence.first;
    if (scope_.clauses.holds(scope_.words.travel_cue, {near, preposition + 1})) return true;
    for (uint32_t i = preposition; i > sentence.first && preposition - i < kFar; --i) {
      if (scope_.in(scope_.words.direction_preposition, i - 1)) return false;
      if (scope_.match(scope_.words.journey_cue, i - 1) > 0) return true;
    }
    return false;
  }

  bool starts_line(uint32_t token) const {
    return token == scope_.segment.first || (scope_.input.tokens[token].gap & text::kNewline) != 0;
  }

  bool ends_line(uint32_t token, Range sentence) const {
    return token + 1 >= sentence.end || (scope_.input.tokens[token].gap & text::kNewline) != 0;
  }

  // After a cell's mark: " – ", "|", a tab, a wide gap, "Venue:".
  bool begins_cell(uint32_t before, uint32_t first) const {
    const std::string_view mark = scope_.at(before);
    if (mark == "|" || mark == "·" || mark == "•") return true;
    const bool spaced =
        scope_.input.tokens[before].gap != 0 && scope_.input.tokens[before + 1].gap != 0;
    if ((mark == "–" || mark == "—" || mark == "-") && spaced) return true;
    if (mark == ":" && before > scope_.segment.first && first - before <= 2) return true;
    return text::parts_cells(text::slice(scope_.input.text, scope_.input.tokens[before].end,
                                         scope_.input.tokens[before + 1].begin));
  }

  // "Venue: Church of St Bridget, Gdańsk".
  bool in_venue_line(uint32_t token) const {
    const auto& blocks = scope_.input.layout.blocks;
    for (uint32_t b = scope_.segment.first_block; b < scope_.segment.end_block; ++b)
      if (token < blocks[b].end_token)
        return (blocks[b].flags & text::kLabel) != 0 &&
               scope_.match(scope_.words.venue_label, blocks[b].content_token) > 0;
    return false;
  }

  // "Oct. 15-17, 2015, Marquette Science Building, Duluth": after the own date, parted by commas.
  bool in_date_line(const Chain& chain, uint32_t before) const {
    if (scope_.when == kNone || scope_.at(before) != ",") return false;
    const resolve::Date& date = scope_.resolved.dates[scope_.when];
    if (date.end > chain.first || chain.first - date.end > 12) return false;
    return scope_.sentence_of(date.first) == scope_.sentence_of(chain.first);
  }

  // "Winter school, Innsbruck, 4-8 February 2019": between commas, before the own date.
  bool leads_date(const Chain& chain, uint32_t before) const {
    if (scope_.when == kNone || (scope_.at(before) != "," && scope_.at(before) != "("))
      return false;
    const resolve::Date& date = scope_.resolved.dates[scope_.when];
    if (date.first <= chain.end || date.first - chain.end > 2) return false;
    const std::string_view mark = scope_.at(date.first - 1);
    return (mark == "," || mark == "(") &&
           scope_.sentence_of(date.first) == scope_.sentence_of(chain.first);
  }

  bool in_subordinate(uint32_t token, Range sentence) const {
    // "It is with great pleasure that we went to"
    if (scope_.clauses.opens(scope_.words.cleft_lead, sentence)) return false;
    if (in_relative(token, sentence)) return true;
    for (uint32_t i = token, steps = 0; i > sentence.first && steps < 8; --i, ++steps) {
      if (scope_.at(i - 1) == ",") return false;
      if (scope_.in(scope_.words.subordinate, i - 1)) return true;
    }
    return false;
  }

  // "the network, whose aims are A, B and C in Quebec, held": between the subject and its verb.
  bool in_relative(uint32_t token, Range sentence) const {
    constexpr uint32_t kLongest = 50;
    const uint32_t end = std::min(sentence.end, token + kLongest);
    uint32_t close = token;
    while (close < end && scope_.at(close) != ",") ++close;
    if (close + 1 >= end || !scope_.in(scope_.words.held_cue, close + 1)) return false;
    for (uint32_t i = token; i > sentence.first + 1 && token - i < kLongest; --i)
      if (scope_.in(scope_.words.relative, i - 1) && scope_.at(i - 2) == ",") return true;
    return false;
  }

  // "the assembly from May 16 to 20 in Vienna", "dies at Alnwick in 1551": beside the date of
  // another occasion.
  bool at_other_date(const Chain& chain) const {
    if (scope_.when == kNone || scope_.is_tour) return false;
    constexpr uint32_t kReach = 2;
    const size_t next = scope_.clauses.first_date(chain.first);
    if (next < scope_.end_date && scope_.resolved.dates[next].first >= chain.end &&
        scope_.resolved.dates[next].first <= chain.end + 1 &&
        scope_.sentence_of(chain.first) > scope_.lead && is_other(next) &&
        scope_.input.tokens[chain.end].kind != text::TokenKind::punctuation)
      return true;
    if (next == scope_.first_date) return false;
    const resolve::Date& date = scope_.resolved.dates[next - 1];
    if (date.end > chain.first || chain.first - date.end > kReach) return false;
    if (scope_.at(chain.first - 1) == ",") return false;
    return date.precision <= resolve::Precision::month && is_other(next - 1);
  }

  // Whether the date has nothing in common with the own one.
  bool is_other(size_t index) const {
    if (index == scope_.when) return false;
    const resolve::Date& date = scope_.resolved.dates[index];
    const resolve::Date& own = scope_.resolved.dates[scope_.when];
    return date.type == resolve::TimexType::date && date.has_value &&
           (date.value.end < own.value.start || own.value.end < date.value.start);
  }

  // "at the Institute", "| Institute".
  bool is_venue(const Name& name, Range sentence) const {
    uint32_t first = name.first;
    while (first > sentence.first && scope_.in(scope_.words.place_skip, first - 1)) --first;
    return first > sentence.first &&
           (scope_.in(scope_.words.venue_preposition, first - 1) || begins_cell(first - 1, first) ||
            is_goal(first - 1, sentence));
  }

  // "2.6. Riga. Match against …", "4 May Leeds: regatta": between the entry's date and a mark.
  bool follows_date(const Chain& chain, uint32_t first) const {
    if (scope_.when == kNone || chain.end >= scope_.segment.end) return false;
    const resolve::Date& date = scope_.resolved.dates[scope_.when];
    if (date.end != first || !starts_line(date.first)) return false;
    const std::string_view mark = scope_.at(chain.end);
    return mark == "." || mark == ":" || mark == "(" || mark == "–" || mark == "—";
  }

  // "Dedication of the new chapel, Truro.": the last words of the short sentence that tells.
  bool closes_entry(const Chain& chain, uint32_t before, Range sentence) const {
    constexpr uint32_t kLongest = 26;  // tokens
    if (scope_.at(before) != "," || sentence.end - sentence.first > kLongest) return false;
    if (scope_.sentence_of(chain.first) > std::max(scope_.lead, own_sentence_)) return false;
    if (!place(chain.entity).geonames) return false;
    if (chain.end + 1 < sentence.end) return is_before_house(chain.end, sentence);
    const text::Token& last = scope_.input.tokens[sentence.end - 1];
    return chain.end == sentence.end || last.kind == text::TokenKind::punctuation;
  }

  // ", The Hague, Peace Palace": the sentence ends with where in the town it was.
  bool is_before_house(uint32_t comma, Range sentence) const {
    constexpr uint32_t kLongest = 5;  // tokens
    if (scope_.at(comma) != "," || sentence.end - comma > kLongest + 1) return false;
    for (uint32_t i = comma + 1; i < sentence.end; ++i) {
      const text::Token& token = scope_.input.tokens[i];
      const bool stop = i + 1 == sentence.end && token.kind == text::TokenKind::punctuation;
      if (!stop && !token.is_capitalised()) return false;
    }
    return true;
  }

  // "at the Institute, Leeds": a comma, and before it the body where it was.
  bool follows_venue(const Chain& chain, uint32_t before, Range sentence) const {
    if (scope_.at(before) != ",") return false;
    const size_t i = scope_.clauses.first_name(chain.first);
    if (i > scope_.first_name) {
      const Name& name = scope_.resolved.names[i - 1];
      if (name.end == before && name.first >= sentence.first)
        return name.label == Label::organization && is_venue(name, sentence);
    }
    return follows_room(chain, before, sentence);
  }

  // "in the Town Hall, Leeds": capitalised words that no list knows; "Town Hall, Leeds." alone.
  bool follows_room(const Chain& chain, uint32_t comma, Range sentence) const {
    constexpr uint32_t kLongest = 6;
    uint32_t i = comma;
    while (i > sentence.first && comma - i < kLongest) {
      const text::Token& token = scope_.input.tokens[i - 1];
      if (!token.is_capitalised() && (token.shape & text::kPossessive) == 0) break;
      if (scope_.in_date(i - 1)) return false;
      --i;
      if (starts_line(i)) break;
    }
    if (i == comma) return false;
    if ((i == sentence.first || starts_line(i)) && ends_line(chain.end, sentence)) return true;
    while (i > sentence.first && scope_.in(scope_.words.place_skip, i - 1)) --i;
    return i > sentence.first &&
           (scope_.in(scope_.words.venue_preposition, i - 1) || is_goal(i - 1, sentence));
  }

  // "visit to", "coach trip to", "tour of".
  bool is_goal(uint32_t preposition, Range sentence) const {
    if (scope_.is_lower(preposition, scope_.words.of))
      return preposition > sentence.first &&
             scope_.match(scope_.words.tour_cue, preposition - 1) > 1;
    return scope_.in(scope_.words.direction_preposition, preposition) &&
           travelled(preposition, sentence);
  }

  // "12 April 2022, the Institute, Utrecht", "7th Meetup, the Institute, Utrecht": the body is a
  // cell of its own, behind the date or the occasion's name.
  bool is_cell(const Name& name) const {
    uint32_t first = name.first;
    while (first > scope_.segment.first && scope_.in(scope_.words.place_skip, first - 1)) --first;
    if (first == scope_.segment.first || scope_.at(first - 1) != ",") return false;
    constexpr uint32_t kReach = 4;  // tokens from the date
    if (scope_.when != kNone) {
      const resolve::Date& date = scope_.resolved.dates[scope_.when];
      if (date.end < first && first - date.end <= kReach) return true;
      // "28 January: Workshop on dyes, the Institute, Leeds"
      constexpr uint32_t kFar = 12;
      const uint64_t nouns = scope_.words.event_noun.bit | scope_.words.event_noun_weak.bit;
      if (date.end < first && first - date.end <= kFar && !holds_person(date.end, first) &&
          scope_.clauses.stretches().next(nouns, date.end, first) < first)
        return true;
    }
    return scope_.event != kNone && scope_.resolved.events[scope_.event].end == first - 1;
  }

  bool holds_person(uint32_t first, uint32_t end) const {
    for (size_t i = scope_.clauses.first_name(first);
         i < scope_.end_name && scope_.resolved.names[i].first < end; ++i)
      if (scope_.resolved.names[i].label == Label::person) return true;
    return false;
  }

  // "Utrecht University, Netherlands", "Alfonso Domínguez (Mexico)": where somebody is from.
  double affiliation(const Chain& chain, Range sentence) const {
    size_t i = scope_.clauses.first_name(chain.first);
    while (i > scope_.first_name && scope_.resolved.names[i - 1].label == Label::place) --i;
    if (i == scope_.first_name) return from_room(chain, sentence);
    const Name& name = scope_.resolved.names[i - 1];
    if (name.end > chain.first || chain.first - name.end > 2 || name.first < sentence.first)
      return from_room(chain, sentence);
    const std::string_view mark = scope_.at(name.end);
    if (begins_cell(chain.first - 1, chain.first)) return 0;  // "Camp with the club | Prague"
    const bool led = name.first > sentence.first;
    if (mark == "," || mark == "(") {
      if (name.label == Label::organization && (is_venue(name, sentence) || is_cell(name)))
        return 0;
      // "Meeting of the Board, Leeds, 4 May 1990", "Talk by Ann Lee, Leeds, 4 May 1990", but "a
      // letter from the Board, Leeds, 4 May 1990"
      if (leads_date(chain, name.end) && !comes_from(name, sentence)) return 0;
      return counts("venue.affiliation", weights_.affiliation);
    }
    if (name.label == Label::organization && led && !scope_.in(scope_.words.held_cue, name.end) &&
        scope_.in(scope_.words.origin_preposition, name.first - 1))
      return counts("venue.affiliation", weights_.affiliation);
    if (name.label == Label::person && led && receives(name, sentence))
      return counts("venue.affiliation", weights_.affiliation);
    return 0;
  }

  bool comes_from(const Name& name, Range sentence) const {
    uint32_t i = name.first;
    while (i > sentence.first && scope_.in(scope_.words.place_skip, i - 1)) --i;
    return i > sentence.first && scope_.in(scope_.words.origin_preposition, i - 1) &&
           !scope_.input.pack.contains(scope_.words.beside_preposition,
                                       scope_.input.tokens[i - 1].word);
  }

  // "sent to Sir William Hooker at Kew"
  bool receives(const Name& name, Range sentence) const {
    constexpr uint32_t kTitles = 3;
    uint32_t i = name.first;
    while (i > sentence.first && name.first - i < kTitles &&
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

  // "buttons from the Nationalmuseet in Copenhagen": as much for capitalised words that no list
  // knows.
  double from_room(const Chain& chain, Range sentence) const {
    constexpr uint32_t kLongest = 5;
    uint32_t i = chain.first;
    while (i > sentence.first && scope_.in(scope_.words.place_skip, i - 1)) --i;
    if (i == sentence.first || !scope_.in(scope_.words.venue_preposition, i - 1)) return 0;
    const uint32_t end = --i;
    while (i > sentence.first && end - i < kLongest && scope_.input.tokens[i - 1].is_capitalised())
      --i;
    if (i == end || scope_.in_date(end - 1) || ends_event(end)) return 0;
    while (i > sentence.first && scope_.in(scope_.words.place_skip, i - 1)) --i;
    if (i == sentence.first || !scope_.in(scope_.words.origin_preposition, i - 1)) return 0;
    return counts("venue.affiliation", weights_.affiliation);
  }

  // "Lyon and Grenoble", "first in Bath and then in Beppu": worth as much as the first.
  void join() {
    for (size_t i = 1; i < chains_.size(); ++i) {
      const uint32_t gap = chains_[i].first - chains_[i - 1].end;
      if (gap == 0 || gap > 6) continue;
      bool coordinated = false;
      bool all = true;
      for (uint32_t t = chains_[i - 1].end; t < chains_[i].first; ++t) {
        const std::string_view mark = scope_.at(t);
        if (mark == ")" || mark == "]") continue;
        const bool fits = scope_.in(scope_.words.coordinator, t);
        coordinated |= fits;
        all &= fits || scope_.in(scope_.words.venue_preposition, t) ||
               scope_.in(scope_.words.place_skip, t) ||
               scope_.in(scope_.words.direction_preposition, t);
      }
      if (!all || !coordinated) continue;
      chains_[i].joined = true;
      if (chains_[i].score >= chains_[i - 1].score) continue;
      chains_[i].score = chains_[i - 1].score;
      scope_.counts("as much as the place that it is coordinated with", chains_[i].score);
      if (scope_.trace() != nullptr) tell(chains_[i]);
    }
  }

  void add_heading() {
    const uint32_t heading = scope_.heading(resolve::HeadingKind::place);
    if (heading == kNone) return;
    const resolve::Heading& place = scope_.resolved.headings[heading];
    own_.clear();
    own_.swap(chains_);
    const size_t first = scope_.headings.of[heading].first_name;
    for (size_t i = first;
         i < scope_.resolved.names.size() && scope_.resolved.names[i].end <= place.end; ++i)
      add(i, first);
    for (Chain& chain : chains_) {
      chain.heading = true;
      chain.score = counts("venue.heading", weights_.heading);
      if (scope_.trace() != nullptr) tell(chain);
    }
    chains_.insert(chains_.end(), own_.begin(), own_.end());
  }

  // "to Spain", not "in Spain".
  bool is_goal(const Chain& chain) const {
    uint32_t i = chain.first;
    while (i > scope_.segment.first && scope_.in(scope_.words.place_skip, i - 1)) --i;
    return i > scope_.segment.first && scope_.in(scope_.words.direction_preposition, i - 1);
  }

  void choose(bool tour) {
    const Chain* best = nullptr;
    for (const Chain& chain : chains_)
      if (chain.score >= weights_.threshold &&
          (best == nullptr || chain.score > best->score + 1e-9))
        best = &chain;
    if (best == nullptr && !tour) return;
    // A building or a street gives way to a city of the same sentence.
    if (best != nullptr && best->grain < kCity) {
      for (const Chain& chain : chains_)
        if (chain.grain == kCity && chain.score >= weights_.threshold &&
            scope_.sentence_of(chain.first) == scope_.sentence_of(best->first)) {
          best = &chain;
          break;
        }
    }
    // "invited to Spain … This seminar in Bilbao": so does a country to a city of its own.
    if (best != nullptr && best->grain > kCity && !best->heading && is_goal(*best)) {
      const std::string& country = place(best->entity).country;
      const Chain* city = nullptr;
      for (const Chain& chain : chains_)
        if (chain.grain == kCity && chain.score >= weights_.threshold &&
            place(chain.entity).country == country && !country.empty() &&
            (city == nullptr || chain.score > city->score + 1e-9))
          city = &chain;
      if (city != nullptr) best = city;
    }
    if (best != nullptr && best->heading) {
      // The text itself may name the same place.
      for (const Chain& chain : chains_)
        if (!chain.heading && chain.entity == best->entity && chain.score > 0) {
          best = &chain;
          break;
        }
    }
    if (!tour) {
      const size_t at = static_cast<size_t>(best - chains_.data());
      size_t first = at;
      while (first > 0 && chains_[first].joined) --first;
      for (size_t i = first; i < chains_.size() && (i == first || chains_[i].joined); ++i)
        if (chains_[i].grain == best->grain || i == at) take(chains_[i]);
      return;
    }
    const bool cities = std::any_of(chains_.begin(), chains_.end(), [&](const Chain& chain) {
      return chain.grain <= kCity && chain.score >= weights_.tour_threshold;
    });
    for (const Chain& chain : chains_) {
      if (chain.score < weights_.tour_threshold || (cities && chain.grain > kCity)) continue;
      if (chain.heading && (cities && best != nullptr && !best->heading)) continue;
      if (chain.grain < kCity && cities && has_city()) continue;
      take(chain);
    }
  }

  bool has_city() const {
    return std::any_of(chains_.begin(), chains_.end(), [&](const Chain& chain) {
      return chain.grain == kCity && chain.score >= weights_.tour_threshold;
    });
  }

  void take(const Chain& chain) {
    for (size_t i = scope_.first_venue; i < scope_.venues.size(); ++i) {
      Venue& known = scope_.venues[i];
      if (known.place != chain.entity) continue;
      known.heading &= chain.heading;
      return;
    }
    scope_.venues.push_back({chain.entity, chain.heading});
  }

  Scope& scope_;
  const decltype(Words::venue)& weights_;
  std::vector<Chain>& chains_;
  std::vector<Chain>& own_;
  uint32_t own_sentence_ = 0;  // index into `sentences`
};

}  // namespace

void find_where(Scope& scope, VenueScratch& scratch) {
  const uint32_t end = scope.sentences.empty() ? scope.segment.end : scope.sentences[0].end;
  scope.is_tour = scope.kind == "mission" || scope.kind == "visit" ||
                  scope.clauses.holds(scope.words.tour_cue, {scope.segment.first, end});
  if (scope.trace() != nullptr) scope.trace()->is_tour = scope.is_tour;
  Finder(scope, scratch).run();
}

void assign(const resolve::PlaceEntity& place, const Venue& venue, Where& out) {
  set(out.name, place.name);
  set(out.country, place.country);
  set(out.subdivision, place.subdivision);
  out.geonames = place.geonames;
  out.latitude = place.latitude;
  out.longitude = place.longitude;
  set(out.basis, venue.heading ? "heading" : "text");
}

}  // namespace annals::records
