#include "records/venue.h"

#include <algorithm>
#include <vector>

#include "records/convert.h"
#include "records/venue_affiliation.h"
#include "records/venue_choice.h"
#include "records/venue_lead_in.h"
#include "records/venue_seat.h"
#include "records/venue_signs.h"
#include "records/venue_time.h"

namespace annals::records {
namespace {

using mentions::Label;
using resolve::kNone;
using resolve::Name;

class Finder {
 public:
  Finder(Scope& scope, VenueScratch& scratch)
      : scope_(scope), weights_(scope.words.venue), chains_(scratch.chains), own_(scratch.own) {}

  void run() {
    chains_.clear();
    scope_.first_venue = static_cast<uint32_t>(scope_.venues.size());
    own_sentence_ = own_sentence();
    for (size_t i = scope_.first_name; i < scope_.end_name; ++i)
      add_place(scope_, i, scope_.first_name, chains_);
    for (PlaceChain& chain : chains_) {
      chain.score = score_of(chain);
      if (scope_.trace() != nullptr) tell(chain);
    }
    join();
    add_heading();
    choose_venues(scope_, chains_);
    scope_.end_venue = static_cast<uint32_t>(scope_.venues.size());
    find_seat(scope_, own_sentence_);
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

  void tell(const PlaceChain& chain) const {
    scope_.trace()->add({.field = "where",
                         .first = chain.first,
                         .end = chain.end,
                         .rule = kNone,
                         .value = place(chain.entity).name,
                         .score = chain.score,
                         .parts = {},
                         .refused = {}});
  }

  double counts(const char* name, double weight) const { return scope_.counts(name, weight); }

  double score_of(const PlaceChain& chain) const {
    const uint32_t position = scope_.sentence_of(chain.first);
    if (position >= scope_.sentences.size()) return -1e9;
    const Range sentence = scope_.sentences[position];
    if (is_side(scope_, chain)) return counts("venue.side", weights_.side);
    double score = lead_in(scope_, chain, sentence, own_sentence_);
    const bool sea = score <= 0 && place(chain.entity).kind == "natural";  // "its Pacific members"
    // "the battle with Larne and Coleraine"
    const bool second = score <= 0 && chain.first > sentence.first &&
                        scope_.in(scope_.words.coordinator, chain.first - 1) &&
                        scope_.at(chain.first - 1) != ",";
    if ((position == scope_.lead || position == own_sentence_) && scope_.when != kNone)
      score += counts("venue.own-date", weights_.own_date);
    else if (scope_.distance(position) == 0)
      score += counts("venue.first-sentence", weights_.first_sentence);
    score += counts("venue.per-sentence",
                    weights_.per_sentence * std::min(scope_.distance(position), 5u));
    const rules::Pack& pack = scope_.input.pack;
    if (pack.contains(scope_.words.apart_kind, scope_.kind_word) &&
        !is_at_gathering(chain.first, sentence))
      score += counts("venue.apart", weights_.apart);
    if (chain.grain == kCity) score += counts("venue.city", weights_.city);
    if (chain.address) score += counts("venue.address", weights_.address);
    if (chain.grain > kCity) score += counts("venue.area", weights_.area);
    // What is behind can only lower it.
    if (score + weights_.held <= 0 && scope_.trace() == nullptr) return score;
    const uint32_t reach = chain.first > sentence.first + 10 ? chain.first - 10 : sentence.first;
    const Range before{reach, chain.first};
    if (!second && !sea && scope_.clauses.holds(scope_.words.held_cue, before))
      score += counts("venue.held", weights_.held);
    if (score <= 0 && scope_.trace() == nullptr) return score;
    if ((tells_of_later({sentence.first, chain.first}) &&
         !(position == 0 && scope_.clauses.is_coming(sentence)) &&
         !tells_own(position, sentence)) ||
        (position != own_sentence_ && scope_.clauses.is_called_off(sentence)) ||
        is_of_other_time(chain))
      score += counts("venue.later", weights_.later);
    if ((in_subordinate(chain.first, sentence) && !in_venue_line(scope_, chain.first)) ||
        at_other_date(chain) || is_purpose(chain, sentence) || is_quoted(chain.first, sentence) ||
        is_subject(chain, sentence) || in_aside(chain) || is_done_before(scope_, chain, sentence))
      score += counts("venue.subordinate", weights_.subordinate);
    const double from = affiliation(scope_, chain, sentence);
    if (chain.grain <= kCity && (from == 0 || is_behind_person(chain)) &&
        is_beside_own_date(scope_, chain, sentence))
      score += counts("venue.beside-date", weights_.beside_date);
    return score + from;
  }

  // "was given to Dr. Ann Lee in Leeds on 8 May"; not "letters from the Museum in Leeds on 8 May".
  bool is_behind_person(const PlaceChain& chain) const {
    const size_t i = scope_.clauses.first_name(chain.first);
    return i > scope_.first_name && scope_.resolved.names[i - 1].label == Label::person &&
           scope_.resolved.names[i - 1].end + 2 >= chain.first;
  }

  // "elected its officers at a luncheon in the Marlow Restaurant"
  bool is_at_gathering(uint32_t place, Range sentence) const {
    constexpr uint32_t kReach = 5;  // tokens
    const uint32_t first = place > sentence.first + kReach ? place - kReach : sentence.first;
    return scope_.clauses.stretches().next(scope_.words.event_nouns(), first, place) < place;
  }

  // What a bracket says of a body ("the Authority (ASA, until 2011 the Board)") tells nothing.
  bool tells_of_later(Range range) const {
    if (!scope_.clauses.holds(scope_.words.later_cue, range)) return false;
    uint32_t open = range.first;
    while (open < range.end && scope_.at(open) != "(") ++open;
    uint32_t close = open;
    while (close < range.end && scope_.at(close) != ")") ++close;
    if (close >= range.end) return scope_.clauses.tells_of_later(range);
    return scope_.clauses.tells_of_later({range.first, open}) ||
           scope_.clauses.tells_of_later({close, range.end});
  }

  // "The concert will be held at": the occasion that was told of, where no other day is told.
  bool tells_own(uint32_t position, Range sentence) const {
    const uint32_t noun = sentence.first + 1;
    if (position != own_sentence_ + 1 || noun + 1 >= sentence.end) return false;
    if (!scope_.in(scope_.words.place_skip, sentence.first)) return false;
    const uint64_t nouns = scope_.words.event_nouns();
    if (!scope_.words.lists.contains(nouns, scope_.input.tokens[noun].word)) return false;
    if (scope_.input.tokens[noun + 1].is_capitalised()) return false;
    const size_t date = scope_.clauses.first_date(sentence.first);
    return date >= scope_.resolved.dates.size() ||
           scope_.resolved.dates[date].first >= sentence.end ||
           scope_.resolved.dates[date].precision < resolve::Precision::day;
  }

  // "raised £200 for the school in Bukavu": where the good cause is.
  bool is_purpose(const PlaceChain& chain, Range sentence) const {
    uint32_t i = scope_.before_skip(chain.first, sentence.first);
    if (i == sentence.first) return false;
    if (is_cause(i - 1, sentence)) return true;
    if (!scope_.is_lower(i - 1, scope_.words.in)) return false;
    bool noun = false;
    for (uint32_t k = i - 1, n = 0; k > sentence.first && n <= scope_.words.venue_shape.purpose;
         --k, ++n) {
      const text::Token& token = scope_.input.tokens[k - 1];
      if (token.word == scope_.words.for_ && (token.shape & text::kAllUpper) == 0)
        return noun && !is_held_for(k - 1, sentence);
      if (!token.is_word() || token.is_capitalised()) return false;
      if (is_finite(k - 1)) return false;  // "a school for painters is opened in Leeds"
      const uint64_t events = scope_.words.event_nouns();
      if (scope_.words.lists.contains(events, token.word) &&
          !scope_.in(scope_.words.ambiguous_noun, k - 1))
        return false;
      noun = n == 0 || noun;
    }
    return false;
  }

  // "a workshop on looms for women in Cotonou": those for whom it was held.
  bool is_held_for(uint32_t for_, Range sentence) const {
    constexpr uint32_t kReach = 6;  // tokens
    const uint64_t events = scope_.words.event_nouns();
    for (uint32_t k = for_, n = 0; k > sentence.first && n < kReach; --k, ++n) {
      if (!scope_.input.tokens[k - 1].is_word()) return false;
      if (scope_.words.lists.contains(events, scope_.word(k - 1)) &&
          !scope_.in(scope_.words.ambiguous_noun, k - 1))
        return true;
    }
    return false;
  }

  // "Collection for the Leper Asylum at Leeds".
  bool is_cause(uint32_t preposition, Range sentence) const {
    constexpr uint32_t kReach = 8;  // tokens
    if (!scope_.in(scope_.words.venue_preposition, preposition)) return false;
    for (uint32_t k = preposition, n = 0; k > sentence.first + 1 && n < kReach; --k, ++n) {
      const text::Token& token = scope_.input.tokens[k - 1];
      if (!token.is_word()) return false;
      if (token.word == scope_.words.for_) return is_money_before(k - 1, sentence);
    }
    return false;
  }

  // "A collection was made for".
  bool is_money_before(uint32_t for_, Range sentence) const {
    constexpr uint32_t kReach = 4;  // tokens
    for (uint32_t k = for_, n = 0; k > sentence.first && n < kReach; --k, ++n)
      if (scope_.input.pack.contains(scope_.words.money_noun, scope_.input.tokens[k - 1].word))
        return true;
    return false;
  }

  // "Land of Song", a title by itself, and below it "The history of the choirs of the valleys in
  // Wales": what it was about, unless it says that it was held there.
  bool is_subject(const PlaceChain& chain, Range sentence) const {
    constexpr uint32_t kReach = 40;      // tokens
    constexpr uint32_t kLeastWords = 4;  // in lower case, as a venue's line has not
    if (scope_.kind != "lecture" && scope_.kind != "exhibition") return false;
    const text::Block* const told = scope_.block_of(chain.first);
    if (told == nullptr || (told->flags & (text::kLabel | text::kTableRow)) != 0) return false;
    if (scope_.when != kNone) {
      const resolve::Date& own = scope_.resolved.dates[scope_.when];
      if (own.first >= told->first_token && own.first < told->end_token) return false;
    }
    if (!stands_below_title(told) && !stands_below_talk(told)) return false;
    uint32_t lower = 0;
    for (uint32_t i = chain.first; i > sentence.first && chain.first - i < kReach; --i)
      lower += scope_.input.tokens[i - 1].is_word() && !scope_.input.tokens[i - 1].is_capitalised();
    const Range before{sentence.first, chain.first};
    constexpr uint32_t kTold = 10;  // tokens of a sentence that is no line of a venue
    const bool prose = lower >= kLeastWords ||
                       (scope_.kind == "lecture" && (told->flags & text::kEndsSentence) != 0 &&
                        sentence.end - sentence.first >= kTold);
    return prose && !scope_.clauses.holds(scope_.words.held_cue, before) &&
           !scope_.clauses.holds(scope_.words.gathering_verb, before);
  }

  // "Notes: They had played it in Austin."
  bool in_aside(const PlaceChain& chain) const {
    const text::Block* const line = scope_.label_line(chain.first);
    return line != nullptr && scope_.input.pack.match(scope_.words.aside_label, scope_.input.tokens,
                                                      line->content_token) > 0;
  }

  bool stands_below_title(const text::Block* told) const {
    if (scope_.event == kNone) return false;
    const resolve::EventName& title = scope_.resolved.events[scope_.event];
    const text::Block* const line = scope_.block_of(title.first);
    return line != nullptr && told > line && title.head == kNone &&
           (title.end + 1 >= line->content_end || (line->flags & text::kTableRow) != 0);
  }

  // "12 May 2006   The Romanies   Stuart Keane", and below it what he told of them.
  bool stands_below_talk(const text::Block* told) const {
    if (scope_.kind != "lecture" || scope_.when == kNone) return false;
    const text::Block* const line = scope_.block_of(scope_.resolved.dates[scope_.when].first);
    return line != nullptr && told > line && (line->flags & text::kEndsSentence) == 0;
  }

  // "“Ascents in Nepal”"
  bool is_quoted(uint32_t token, Range sentence) const {
    constexpr uint32_t kLongest = 12;  // tokens
    for (uint32_t i = token; i > sentence.first && token - i < kLongest; --i) {
      if (scope_.input.tokens[i - 1].kind != text::TokenKind::punctuation) continue;
      const std::string_view mark = scope_.at(i - 1);
      if (mark == "”" || mark == "»") return false;
      if (mark == "“" || mark == "„" || mark == "«") return true;
      // "The letter says: "Our sale was at Lund"": what somebody told, and no title.
      if (mark == "\"")
        return !scope_.input.tokens[i - 1].is_glued() &&
               !scope_.clauses.holds(scope_.words.passive, {i, token});
    }
    return false;
  }

  bool in_subordinate(uint32_t token, Range sentence) const {
    // "It is with great pleasure that we went to"
    if (scope_.clauses.opens(scope_.words.cleft_lead, sentence)) return false;
    if (in_relative(token, sentence)) return true;
    for (uint32_t i = token, steps = 0; i > sentence.first && steps < 24; --i, ++steps) {
      if (scope_.at(i - 1) == ",") return false;
      if (steps < 8) {
        // "The following day": no clause.
        if (scope_.in(scope_.words.subordinate, i - 1) && !is_count(i - 1) &&
            !scope_.in_date(i - 1) && !is_main_verb(i - 1, sentence) &&
            !is_before_somebody(i - 1, token))
          return true;
        continue;
      }
      // ", who was a clerk and the director of works at the legation in": of what she did before.
      const uint64_t nouns = scope_.words.event_nouns();
      if (scope_.words.lists.contains(nouns, scope_.input.tokens[i - 1].word)) return false;
      if (i > sentence.first + 1 && scope_.in(scope_.words.relative, i - 1) &&
          scope_.at(i - 2) == ",")
        return true;
    }
    return false;
  }

  // "A branch was established at Highgate", where "a branch established in" tells of another time.
  bool is_main_verb(uint32_t participle, Range sentence) const {
    if (participle == sentence.first || scope_.input.tokens[participle].is_capitalised())
      return false;
    return scope_.at(participle).ends_with("ed") && is_finite(participle - 1);
  }
  // "was", "are"
  bool is_finite(uint32_t token) const {
    return scope_.in(scope_.words.passive, token) ||
           scope_.input.pack.contains(scope_.words.passive_present, scope_.word(token));
  }

  // "sang before the President at", "signed before notary Lund in": no clause, but who was there.
  bool is_before_somebody(uint32_t before, uint32_t place) const {
    constexpr uint32_t kLongest = 6;  // tokens of "before the notary Hughe Sohier at"
    if (scope_.word(before) != scope_.words.before || place - before > kLongest) return false;
    if (!scope_.in(scope_.words.venue_preposition, scope_.before_skip(place, before) - 1))
      return false;
    bool named = false;
    for (uint32_t i = before + 1; i + 1 < place; ++i) {
      const text::Token& token = scope_.input.tokens[i];
      if (token.kind == text::TokenKind::punctuation) return false;
      if (scope_.in(scope_.words.passive, i) || scope_.at(i).ends_with("ed")) return false;
      named |= token.is_capitalised() || scope_.word(i) == scope_.words.the;
    }
    return named;
  }

  // "More than 120 people gathered in", "before an audience of 200 in"
  bool is_count(uint32_t than) const {
    const rules::Pack& pack = scope_.input.pack;
    if (pack.contains(scope_.words.crowd_lead, scope_.word(than)) &&
        (scope_.input.tokens[than + 1].kind == text::TokenKind::number ||
         pack.contains(scope_.words.crowd_word, scope_.word(than + 1))))
      return true;
    return scope_.input.tokens[than + 1].kind == text::TokenKind::number &&
           scope_.input.pack.contains(scope_.words.comparison, scope_.input.tokens[than].word);
  }

  // "the network, whose aims are A, B and C in Quebec, held": between the subject and its verb.
  bool in_relative(uint32_t token, Range sentence) const {
    const uint32_t longest = scope_.words.venue_shape.relative;
    const uint32_t end = std::min(sentence.end, token + longest);
    uint32_t close = token;
    while (close < end && scope_.at(close) != ",") ++close;
    if (close + 1 >= end || !scope_.in(scope_.words.held_cue, close + 1)) return false;
    for (uint32_t i = token; i > sentence.first + 1 && token - i < longest; --i)
      if (scope_.in(scope_.words.relative, i - 1) && scope_.at(i - 2) == ",") return true;
    return false;
  }

  // "the assembly from May 3 to 7 in Vienna", "dies at Alnwick in 1551": beside the date of
  // another occasion.
  bool at_other_date(const PlaceChain& chain) const {
    if (scope_.when == kNone || scope_.is_tour) return false;
    const size_t next = scope_.clauses.first_date(chain.first);
    if (next < scope_.end_date && scope_.resolved.dates[next].first >= chain.end &&
        scope_.resolved.dates[next].first <= chain.end + 1 &&
        scope_.sentence_of(chain.first) > scope_.lead && is_other(next) &&
        scope_.input.tokens[chain.end].kind != text::TokenKind::punctuation)
      return true;
    if (next == scope_.first_date || starts_line(scope_, chain.first)) return false;
    const resolve::Date& date = scope_.resolved.dates[next - 1];
    if (date.end > chain.first || chain.first - date.end > scope_.words.venue_shape.other_date)
      return false;
    if (scope_.at(chain.first - 1) == ",") return false;
    return date.precision <= resolve::Precision::month && is_other(next - 1);
  }

  // "; nine years later he drowned in", "In 1920 she had been in": the sentence or its last part
  // begins with another date.
  bool is_of_other_time(const PlaceChain& chain) const {
    const size_t next = scope_.clauses.first_date(chain.first);
    if (scope_.when == kNone || scope_.is_tour || next == scope_.first_date) return false;
    const resolve::Date& date = scope_.resolved.dates[next - 1];
    const uint32_t position = scope_.sentence_of(chain.first);
    const Range sentence = scope_.sentences[position];
    if (date.first < sentence.first || !is_other(next - 1)) return false;
    const uint32_t lead = date.first - (date.first > sentence.first &&
                                        (scope_.is_lower(date.first - 1, scope_.words.on) ||
                                         scope_.word(date.first - 1) == scope_.words.in));
    if (lead > sentence.first) return scope_.at(lead - 1) == ";";
    return position > std::max(scope_.lead, own_sentence_);
  }

  // Whether the date has nothing in common with the own one.
  bool is_other(size_t index) const {
    if (index == scope_.when) return false;
    const resolve::Date& date = scope_.resolved.dates[index];
    const resolve::Date& own = scope_.resolved.dates[scope_.when];
    return date.type == resolve::TimexType::date && date.has_value &&
           (date.value.end < own.value.start || own.value.end < date.value.start);
  }

  // "Lyon and Grenoble", "first in Bath and then in Beppu": worth as much as the first.
  void join() {
    size_t last = 0;  // the last that stands in no bracket behind another
    for (size_t i = 1; i < chains_.size(); ++i) {
      const uint32_t begin = behind_bracket(chains_[last].end, chains_[i].first);
      if (begin > chains_[i].first) continue;
      const size_t before = last;
      last = i;
      // "members of the Club, Rosario, in Lund": where somebody is from, and where it was
      if (chains_[before].score < 0 && chains_[i].score >= weights_.threshold) continue;
      if (begins_clause(chains_[i]) || is_side(scope_, chains_[i])) continue;
      if (!are_coordinated(begin, chains_[i].first) && !are_listed(before, i)) continue;
      chains_[i].joined = before + 1 == i;
      lead_both_to_date(i);
      if (chains_[i].score >= chains_[before].score) continue;
      chains_[i].score = chains_[before].score;
      scope_.counts("as much as the place that it is coordinated with", chains_[i].score);
      if (scope_.trace() != nullptr) tell(chains_[i]);
    }
  }

  // "met in Leeds; Lund had sent a loom"
  bool begins_clause(const PlaceChain& chain) const {
    return chain.first > scope_.segment.first && scope_.at(chain.first - 1) == ";" &&
           scope_.input.pack.contains(scope_.words.side_verb, scope_.word(chain.end));
  }

  bool are_coordinated(uint32_t begin, uint32_t end) const {
    constexpr uint32_t kLongest = 6;  // tokens
    constexpr uint32_t kAside = 9;    // … with an aside
    if (begin >= end || end - begin > kAside) return false;
    bool aside = false;
    bool coordinated = false;
    for (uint32_t t = begin; t < end; ++t) {
      const std::string_view mark = scope_.at(t);
      if (mark == ")" || mark == "]") continue;
      if (scope_.input.pack.contains(scope_.words.beside_town, scope_.word(t))) return false;
      const bool fits = scope_.in(scope_.words.coordinator, t);
      coordinated |= fits;
      // "Celje and, on the last evening, Ljubljana"
      if (coordinated && (scope_.in_date(t) ||
                          scope_.input.pack.contains(scope_.words.stop_aside, scope_.word(t)))) {
        aside = true;
        continue;
      }
      if (!fits && !scope_.in(scope_.words.venue_preposition, t) &&
          !scope_.in(scope_.words.place_skip, t) &&
          !scope_.in(scope_.words.direction_preposition, t))
        return false;
    }
    return coordinated && (aside || end - begin <= kLongest);
  }

  // "Stops: Bolvadin, where the trench was opened; Simav, with a lunch; and Emet": items of one
  // list.
  bool are_listed(size_t before, size_t i) const {
    uint32_t first = chains_[i].first;
    if (first > scope_.segment.first && scope_.is_lower(first - 1, scope_.words.and_)) --first;
    const uint32_t former = chains_[before].first;
    if (first == scope_.segment.first || scope_.at(first - 1) != ";") return false;
    if (former == scope_.segment.first || scope_.sentence_of(former) != scope_.sentence_of(first))
      return false;
    return scope_.at(former - 1) == ":" || scope_.at(former - 1) == ";" ||
           (former > scope_.segment.first + 1 && scope_.at(former - 2) == ";");
  }

  // "Thika (3–4 May) and Embu": behind the bracket, which may end behind `next`.
  uint32_t behind_bracket(uint32_t token, uint32_t next) const {
    constexpr uint32_t kLongest = 16;  // tokens
    if (token >= next || scope_.at(token) != "(") return token;
    const uint32_t end = std::min(scope_.segment.end, token + kLongest);
    for (uint32_t i = token + 1; i < end; ++i)
      if (scope_.at(i) == ")") return scope_.in_name(token + 1) && i > next ? token : i + 1;
    return token;
  }

  // "Workshop, Arica and Tacna, 3-7 September 2001": the date stands behind the second.
  void lead_both_to_date(size_t i) {
    if (scope_.when == kNone || chains_[i - 1].score >= weights_.threshold) return;
    const uint32_t before = chains_[i - 1].first;
    if (before == scope_.segment.first || scope_.at(before - 1) != ",") return;
    if (!leads_date(scope_, chains_[i], before - 1)) return;
    chains_[i - 1].score += counts("venue.date-line", weights_.date_line);
  }

  void add_heading() {
    const uint32_t heading = scope_.place_heading();
    if (heading == kNone) return;
    const resolve::Heading& place = scope_.resolved.headings[heading];
    own_.clear();
    own_.swap(chains_);
    const size_t first = scope_.headings.of[heading].first_name;
    for (size_t i = first;
         i < scope_.resolved.names.size() && scope_.resolved.names[i].end <= place.end; ++i)
      add_place(scope_, i, first, chains_);
    for (PlaceChain& chain : chains_) {
      chain.heading = true;
      chain.score = counts("venue.heading", weights_.heading);
      if (scope_.trace() != nullptr) tell(chain);
    }
    chains_.insert(chains_.end(), own_.begin(), own_.end());
  }

  Scope& scope_;
  const decltype(Words::venue)& weights_;
  std::vector<PlaceChain>& chains_;
  std::vector<PlaceChain>& own_;
  uint32_t own_sentence_ = 0;  // index into `sentences`
};

}  // namespace

void find_where(Scope& scope, VenueScratch& scratch) {
  const uint32_t end = scope.sentences.empty() ? scope.segment.end : scope.sentences[0].end;
  uint32_t cue = scope.segment.first;
  // "the UN Mission to Skopje" goes nowhere.
  scope.is_tour = scope.kind == "mission" || scope.kind == "visit" ||
                  (scope.clauses.holds(scope.words.tour_cue, {scope.segment.first, end}, &cue) &&
                   (!scope.input.tokens[cue].is_capitalised() || !scope.in_name(cue)));
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
