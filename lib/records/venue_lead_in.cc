#include "records/venue_lead_in.h"

#include <algorithm>
#include <string_view>

#include "records/block_signs.h"
#include "records/venue_signs.h"
#include "records/venue_ways.h"

namespace annals::records {
namespace {

using mentions::Label;
using resolve::kNone;
using resolve::Name;

class LeadIn {
 public:
  LeadIn(const Scope& scope, uint32_t own_sentence)
      : scope_(scope), weights_(scope.words.venue), own_sentence_(own_sentence) {}

  // What stands right before the place.
  double weigh(const PlaceChain& chain, Range sentence) const {
    uint32_t i = scope_.before_skip(chain.first, sentence.first);
    const auto& tokens = scope_.input.tokens;
    uint32_t marks = i;  // "**Brussels, 4 February 2023**"
    while (marks > sentence.first && tokens[marks].is_glued() &&
           tokens[marks - 1].kind == text::TokenKind::punctuation)
      --marks;
    if (marks == sentence.first) i = marks;
    if (opens_item(i)) i = sentence.first;
    if (is_joined(chain) || names_way(chain, sentence)) return 0;
    if (i == sentence.first &&
        (is_host(chain, i, sentence) || (chain.grain < kCity && is_house_told(chain, sentence))))
      return counts("venue.in", weights_.in);
    if (i == sentence.first && (is_owner(chain.end, sentence) || is_side(chain, sentence)))
      return 0;
    if (i == sentence.first && is_dateline(chain, sentence))
      return counts("venue.dateline", weights_.dateline);
    if ((i == sentence.first || begins_cell(scope_, i - 1, chain.first)) &&
        is_attribute(chain, sentence))
      return 0;
    if (i == sentence.first)
      return starts_line(scope_, i) || chain.end + 1 >= sentence.end || is_before_date(chain) ||
                     is_behind_house(chain)
                 ? counts("venue.cell", weights_.cell)
                 : 0;
    // "at 31 Station Road in Leeds"
    if (scope_.input.tokens[i - 1].kind == text::TokenKind::number && i > sentence.first + 1 &&
        scope_.word(i - 2) == scope_.words.at)
      --i;
    const uint32_t before = i - 1;
    if (const mentions::Cell* cell = scope_.clauses.cell_at(chain.first)) {
      if (cell->column == mentions::Column::venue) return counts("venue.cell", weights_.cell);
      if (cell->column == mentions::Column::organizer || cell->column == mentions::Column::winner)
        return 0;
    }
    if (in_venue_line(scope_, chain.first)) return counts("venue.cell", weights_.cell);
    if (is_from_there(i, sentence)) return counts("venue.origin", weights_.origin);
    if (is_host(chain, before, sentence)) return counts("venue.in", weights_.in);
    if (begins_way(scope_, chain, before, sentence))
      return counts("venue.direction", weights_.direction) +
             counts("venue.travelled", weights_.travelled);
    if (chain.grain < kCity && is_opened_house(chain, before, sentence))
      return counts("venue.in", weights_.in);
    if (has_room(scope_, chain.first, sentence) || is_called_on(chain.first, sentence))
      return counts("venue.in", weights_.in);
    // "at Navdanya's farm near Dehradun": whose name no list has is no town's.
    if (is_owner(chain.end, sentence) && !place(chain.entity).geonames &&
        place(chain.entity).kind == "other")
      return 0;
    if (scope_.in(scope_.words.venue_preposition, before)) {
      if (is_topic(before, sentence) || is_residence(before, sentence) ||
          is_apposed(before, sentence))
        return 0;
      return counts("venue.in", weights_.in);
    }
    if (chain.grain < kCity &&
        (scope_.in(scope_.words.nature_preposition, before) ||
         (scope_.word(before) == scope_.words.by && place(chain.entity).kind == "natural")))
      return counts("venue.in", weights_.in);
    if (chain.end < sentence.end && scope_.in(scope_.words.venue_noun, chain.end))
      return counts("venue.office", weights_.office);
    if (is_given(scope_, before, sentence)) return counts("venue.origin", weights_.origin);
    if (is_beside_town(chain, before)) return 0;
    if (is_seen(chain.first, sentence)) return counts("venue.visited", weights_.visited);
    if (scope_.in(scope_.words.direction_preposition, before)) {
      if (is_post(before, sentence)) return counts("venue.origin", weights_.origin);
      if (is_receiver(chain, before, sentence)) return 0;
      return counts("venue.direction", weights_.direction) +
             (travelled(scope_, before, sentence) ? counts("venue.travelled", weights_.travelled)
                                                  : 0);
    }
    if (chain.grain < kCity && is_owned(before, sentence)) return counts("venue.in", weights_.in);
    if (chain.grain < kCity && is_opened(scope_, chain.first, sentence))
      return counts("venue.in", weights_.in);
    if (scope_.in(scope_.words.origin_preposition, before))
      return counts("venue.origin", weights_.origin);
    if (leads_away(scope_, chain, before, sentence)) return counts("venue.origin", weights_.origin);
    if (scope_.is_tour && scope_.input.pack.contains(scope_.words.sight_verb, scope_.word(before)))
      return counts("venue.visited", weights_.visited);
    if (scope_.in(scope_.words.visit_verb, before))
      return counts("venue.visited", weights_.visited);
    if (begins_cell(scope_, before, chain.first))
      return tells_members(before, sentence) || is_owner(chain.end, sentence) ||
                     is_side(chain, sentence)
                 ? 0
                 : counts("venue.cell", weights_.cell);
    if (is_further_member(before, sentence) || is_side(chain, sentence)) return 0;
    if (is_further_sender(before, sentence)) return counts("venue.origin", weights_.origin);
    if (in_date_line(chain, before) || leads_date(scope_, chain, before))
      return counts("venue.date-line", weights_.date_line);
    if (follows_date(chain, i)) return counts("venue.cell", weights_.cell);
    if (names_meeting(chain, sentence)) return counts("venue.attribute", weights_.attribute);
    if (is_beside_house(chain, before, sentence)) return counts("venue.in", weights_.in);
    if (follows_venue(chain, before, sentence) || closes_entry(chain, before, sentence) ||
        is_bracketed_entry(chain, before, sentence))
      return counts("venue.in", weights_.in);
    return 0;
  }

 private:
  // "Ann Lee, Senior Weaver, of Port Louis, spoke": where somebody is from.
  bool is_from_there(uint32_t of, Range sentence) const {
    return of > sentence.first + 1 && scope_.at(of - 1) == "," &&
           scope_.is_lower(of, scope_.words.of);
  }

  // "From 3 to 5 May Lund saw the second congress", "all Lund turned out", "the turn of Lund to
  // receive us": a town where it was, as one that acts.
  bool is_host(const PlaceChain& chain, uint32_t before, Range sentence) const {
    constexpr uint32_t kReach = 3;  // tokens from the town to its verb
    const rules::Pack& pack = scope_.input.pack;
    if (chain.grain < kCity || chain.grain >= kCountry) return false;
    const uint32_t of = chain.first > sentence.first + 1 ? chain.first - 1 : sentence.first;
    if (scope_.is_lower(of, scope_.words.of))
      return pack.contains(scope_.words.town_host_of, scope_.word(of - 1));
    if (before > sentence.first && !scope_.in_date(before) && scope_.at(before) != ",")
      return false;
    for (uint32_t i = chain.end; i < std::min(sentence.end, chain.end + kReach); ++i)
      if (pack.contains(scope_.words.town_host, scope_.word(i))) return true;
    return false;
  }

  // "on Korea-Brazil relations": two sides.
  bool is_joined(const PlaceChain& chain) const {
    const auto& tokens = scope_.input.tokens;
    if (chain.grain < kCountry || chain.end + 1 >= scope_.segment.end) return false;
    const std::string_view mark = scope_.at(chain.end);
    return (mark == "-" || mark == "–") && tokens[chain.end].is_glued() &&
           tokens[chain.end + 1].is_glued() && tokens[chain.end + 1].is_capitalised();
  }

  // "the UN Mission to Skopje": where a body is sent for good.
  bool is_post(uint32_t to, Range sentence) const {
    return to > sentence.first && scope_.input.tokens[to - 1].is_capitalised() &&
           scope_.match(scope_.words.journey_cue, to - 1) > 0 && scope_.in_name(to - 1);
  }

  // "came back with a crate for the Leeds laboratory": what has something, not where one went.
  bool is_receiver(const PlaceChain& chain, uint32_t for_, Range sentence) const {
    const uint32_t noun = chain.end;
    if (noun >= sentence.end || !scope_.is_lower(for_, scope_.words.for_) ||
        chain.first != for_ + 2 || !scope_.in(scope_.words.article, for_ + 1))
      return false;
    const text::Token& token = scope_.input.tokens[noun];
    const Words& words = scope_.words;
    const uint64_t others = words.event_nouns() | words.venue_preposition.bit |
                            words.direction_preposition.bit | words.origin_preposition.bit |
                            words.coordinator.bit | words.subordinate.bit | words.relative.bit;
    return token.kind == text::TokenKind::word && !token.is_capitalised() &&
           !scope_.in_date(noun) && !words.lists.contains(others, token.word);
  }

  // "along the Nouakchott–Rosso road"
  bool names_way(const PlaceChain& chain, Range sentence) const {
    constexpr uint32_t kReach = 3;  // tokens to the noun
    const std::string_view dash = chain.end + 2 < sentence.end ? scope_.at(chain.end) : "";
    if ((dash != "–" && dash != "-") || !scope_.input.tokens[chain.end].is_glued()) return false;
    for (uint32_t i = chain.end + 2; i < sentence.end && i <= chain.end + kReach; ++i)
      if (scope_.input.pack.contains(scope_.words.way_noun, scope_.word(i))) return true;
    return false;
  }

  // "Sri Lanka High Commissioner Ann Lee met": whose officer it is.
  bool is_attribute(const PlaceChain& chain, Range sentence) const {
    if (chain.end >= sentence.end || is_before_date(chain)) return false;
    const text::Token& next = scope_.input.tokens[chain.end];
    if (!next.is_word() || !next.is_capitalised() || next.gap != text::kSpace) return false;
    const size_t date = scope_.clauses.first_date(chain.end);
    return date >= scope_.resolved.dates.size() || scope_.resolved.dates[date].first != chain.end;
  }

  // "its Ystad meeting of 3 May", "the Nablus craft day": the town that the occasion has its name
  // from.
  bool names_meeting(const PlaceChain& chain, Range sentence) const {
    constexpr uint32_t kReach = 2;  // tokens to the noun
    if (chain.grain != kCity || chain.first == sentence.first) return false;
    const uint32_t before = chain.first - 1;
    const bool owned = (scope_.input.tokens[before].shape & text::kPossessive) != 0;
    if (!owned && !scope_.input.pack.contains(scope_.words.determiner, scope_.word(before)))
      return false;
    for (uint32_t i = chain.end; i < std::min(sentence.end, chain.end + kReach); ++i) {
      if (!scope_.input.tokens[i].is_word() || scope_.input.tokens[i].is_capitalised())
        return false;
      if (scope_.words.lists.contains(scope_.words.event_nouns(), scope_.word(i)))
        return !scope_.in(scope_.words.ambiguous_noun, i);
    }
    return false;
  }

  // "Samoa's Prime Minister is in": where somebody is from.
  bool is_owner(uint32_t end, Range sentence) const {
    return end < sentence.end && (scope_.input.tokens[end].shape & text::kPossessive) != 0;
  }

  // "Barton won the cup", "In 1949, Ravenport was sent to Malta": who acts, or what is spoken of.
  // Not a house that was opened.
  bool is_side(const PlaceChain& chain, Range sentence) const {
    const uint32_t verb = chain.end;
    if (chain.grain < kCity || verb + 1 >= sentence.end) return false;
    const auto does = [&](rules::ListId list, uint32_t token) {
      return scope_.input.pack.contains(list, scope_.input.tokens[token].word);
    };
    const text::Token& word = scope_.input.tokens[verb];
    if (word.kind != text::TokenKind::word || word.is_capitalised()) return false;
    // "Leeds hosted the fair", "Leeds was the host of", "Leeds was founded"
    constexpr uint32_t kReach = 4;
    for (uint32_t i = verb; i < std::min(sentence.end, verb + kReach); ++i)
      if (does(scope_.words.host_verb, i)) return false;
    if (does(scope_.words.side_verb, verb)) return true;
    // … but not "Leeds organised by the club".
    return scope_.at(verb).ends_with("ed") && !scope_.is_lower(verb + 1, scope_.words.by);
  }

  // "Accra, 9 May 2006, GNA – The Minister …", "Accra, 9 May 2006: …": where the report is from.
  bool is_dateline(const PlaceChain& chain, Range sentence) const {
    constexpr uint32_t kAgency = 3;  // tokens
    if (!is_before_date(chain) || is_item(chain)) return false;
    uint32_t day = scope_.resolved.dates[scope_.when].end;
    // "Dushanbe, 4 March 2022 (Khovar News) – …"
    constexpr uint32_t kBracket = 6;  // tokens
    if (day + 1 < sentence.end && scope_.at(day) == "(")
      for (uint32_t i = day + 1; i + 1 < sentence.end && i < day + kBracket; ++i)
        if (scope_.at(i) == ")") {
          day = i + 1;
          break;
        }
    for (uint32_t i = day; i + 2 < sentence.end && i <= day + kAgency; ++i) {
      const std::string_view mark = scope_.at(i);
      if (mark == ":" || mark == "–" || mark == "—" || mark == "-") return true;
      if (mark != "," && (scope_.input.tokens[i].shape & text::kAllUpper) == 0) return false;
    }
    return false;
  }

  // "4/8/94 Patriot Center. Fairfax, VA (40 min)": in the line of the day.
  bool is_behind_house(const PlaceChain& chain) const {
    if (scope_.when == kNone || chain.end >= scope_.segment.end || scope_.at(chain.end) != "(")
      return false;
    const text::Block* const line = scope_.block_of(chain.first);
    return line != nullptr && (line->flags & text::kSingleLine) != 0 &&
           line == scope_.block_of(scope_.resolved.dates[scope_.when].first);
  }

  // "2) Posadas, …": behind the number.
  bool opens_item(uint32_t token) const {
    const text::Block* const block = scope_.block_of(token);
    return block != nullptr && (block->flags & text::kNumbered) != 0 &&
           block->content_token == token;
  }

  // "1) Posadas, 5-8 September 1994: …": no report, but an item of a list.
  bool is_item(const PlaceChain& chain) const {
    const text::Block* const block = scope_.block_of(chain.first);
    return block != nullptr && (block->flags & (text::kNumbered | text::kBullet)) != 0;
  }

  // "on the situation in Mali", "the history of bells in Malta": what was spoken of.
  bool is_topic(uint32_t preposition, Range sentence) const {
    constexpr uint32_t kReach = 4;  // tokens
    if (preposition == sentence.first) return false;
    const rules::Pack& pack = scope_.input.pack;
    if (pack.contains(scope_.words.topic_noun, scope_.word(preposition - 1))) return true;
    for (uint32_t i = preposition; i > sentence.first + 1 && preposition - i < kReach; --i) {
      const text::Token& token = scope_.input.tokens[i - 1];
      if (!token.is_word() || token.is_capitalised()) return false;
      if (scope_.is_lower(i - 1, scope_.words.of))
        return pack.contains(scope_.words.topic_head, scope_.word(i - 2));
    }
    return false;
  }

  // "two of them now live in Lyon"
  bool is_residence(uint32_t preposition, Range sentence) const {
    if (preposition == sentence.first) return false;
    const rules::Pack& pack = scope_.input.pack;
    const uint32_t verb = preposition - 1;
    if (pack.contains(scope_.words.residence_verb, scope_.word(verb))) return true;
    // "the engine, built in Ulm, was": where a thing was made; not "the hall was built in Lund"
    return pack.contains(scope_.words.making_participle, scope_.word(verb)) &&
           (verb == sentence.first || scope_.at(verb - 1) == "," || scope_.at(verb - 1) == "(");
  }

  // "blesses the Ferrand Ward", "the Hensley Wing was opened"
  bool is_opened_house(const PlaceChain& chain, uint32_t before, Range sentence) const {
    return scope_.input.pack.contains(scope_.words.ceremony_verb, scope_.word(before)) ||
           is_house_told(chain, sentence);
  }

  // "The Hensley Wing was opened", "closed in May": what happens to a building where it stands.
  bool is_house_told(const PlaceChain& chain, Range sentence) const {
    const rules::Pack& pack = scope_.input.pack;
    if (pack.match(scope_.words.house_verb, scope_.input.tokens, chain.end) > 0) return true;
    constexpr uint32_t kAdverb = 4;  // "was solemnly opened", "was full"
    if (chain.end + 1 >= sentence.end || !scope_.in(scope_.words.passive, chain.end)) return false;
    for (uint32_t i = chain.end + 1; i < sentence.end && i < chain.end + kAdverb; ++i)
      if (pack.contains(scope_.words.ceremony_participle, scope_.word(i))) return true;
    return false;
  }

  // "visited the treatment plants of Bragança", "toured the vineyards around Dijon": a few words in
  // lower case between.
  bool is_seen(uint32_t place, Range sentence) const {
    constexpr uint32_t kReach = 7;  // tokens
    uint32_t i = place;
    for (uint32_t n = 0; i > sentence.first && n < kReach; --i, ++n) {
      const text::Token& token = scope_.input.tokens[i - 1];
      if (!token.is_word() || token.is_capitalised()) return false;
      if (scope_.in(scope_.words.visit_verb, i - 1)) return n > 1;
      if (scope_.is_tour && scope_.input.pack.contains(scope_.words.sight_verb, scope_.word(i - 1)))
        return n > 1;
      if (scope_.word(i - 1) == scope_.words.from || scope_.word(i - 1) == scope_.words.by)
        return false;
    }
    return false;
  }

  // "They chose Ann Lee, pastor at Wedel": what somebody is, and where.
  bool is_apposed(uint32_t preposition, Range sentence) const {
    constexpr uint32_t kReach = 6;  // tokens
    const rules::Pack& pack = scope_.input.pack;
    uint32_t i = preposition;
    while (i > sentence.first && preposition - i < kReach && scope_.at(i - 1) != ",") {
      if (!scope_.input.tokens[i - 1].is_word()) return false;
      --i;
    }
    if (i == preposition || i < sentence.first + 2 || scope_.at(i - 1) != ",") return false;
    const bool led = pack.match(scope_.words.apposed_lead, scope_.input.tokens, i) > 0 ||
                     pack.contains(scope_.words.function, scope_.word(i));
    if (!led) return false;
    uint32_t person = i - 1;  // "Ann Lee (1948–2010), magistrate in"
    if (scope_.at(person - 1) == ")")
      while (person > sentence.first && scope_.at(person - 1) != "(") --person;
    if (person > sentence.first && scope_.at(person - 1) == "(") --person;
    const size_t name = scope_.clauses.first_name(person);
    return name > scope_.first_name && scope_.resolved.names[name - 1].label == Label::person &&
           scope_.resolved.names[name - 1].end == person;
  }

  // "were received by the Mayor of Trento", "a courtesy call on the Prefect of Bergamo"
  bool is_called_on(uint32_t town, Range sentence) const {
    constexpr uint32_t kReach = 3;  // tokens
    const rules::Pack& pack = scope_.input.pack;
    uint32_t i = scope_.before_skip(town, sentence.first);
    if (i < sentence.first + 3 || !scope_.is_lower(i, scope_.words.of)) return false;
    if (!pack.contains(scope_.words.town_office, scope_.word(--i))) return false;
    for (uint32_t n = 0; i > sentence.first + 1 && n < kReach; --i, ++n)
      if (pack.match(scope_.words.town_call, scope_.input.tokens, i - 2) == 2) return true;
    return false;
  }

  // "at Ecully, near Lyon": behind the place that it helps to find.
  bool is_beside_town(const PlaceChain& chain, uint32_t before) const {
    if (!scope_.input.pack.contains(scope_.words.beside_town, scope_.word(before))) return false;
    const size_t i = scope_.clauses.first_name(chain.first);
    if (i == scope_.first_name) return false;
    const Name& name = scope_.resolved.names[i - 1];
    return name.label == Label::place && name.end <= before && before - name.end <= 1;
  }

  // "· the Mill House and Marten Hall, Whitby": with a body that has the house.
  bool is_beside_house(const PlaceChain& chain, uint32_t before, Range sentence) const {
    if (!scope_.is_lower(before, scope_.words.and_) && scope_.at(before) != "&") return false;
    const size_t i = scope_.clauses.first_name(chain.first);
    if (i > scope_.first_name && scope_.resolved.names[i - 1].end == before)
      return scope_.resolved.names[i - 1].label == Label::organization &&
             is_within_venue(scope_, i - 1, sentence);
    const uint32_t longest = scope_.words.venue_shape.room;
    uint32_t first = before;
    while (first > sentence.first && before - first < longest &&
           scope_.input.tokens[first - 1].is_capitalised() && !scope_.in_date(first - 1))
      --first;
    return first < before && first > sentence.first && begins_cell(scope_, first - 1, first);
  }

  // "representatives", "guests", "potters": a list's, or a plural.
  bool are_people(uint32_t noun) const {
    const text::Token& token = scope_.input.tokens[noun];
    return scope_.input.pack.contains(scope_.words.sent_noun, token.word) ||
           (token.is_word() && !token.is_capitalised() && scope_.at(noun).ends_with("s"));
  }

  // "with representatives from Ethiopia, Somalia and Djibouti": the second and the third.
  bool is_further_sender(uint32_t before, Range sentence) const {
    constexpr uint32_t kReach = 24;  // tokens
    if (scope_.at(before) != "," && !scope_.is_lower(before, scope_.words.and_)) return false;
    for (uint32_t i = before; i > sentence.first + 1 && before - i < kReach; --i) {
      if (scope_.input.pack.contains(scope_.words.source_preposition,
                                     scope_.input.tokens[i - 1].word))
        return are_people(i - 2);
      if (!scope_.input.tokens[i - 1].is_capitalised() && scope_.at(i - 1) != "," &&
          scope_.word(i - 1) != scope_.words.and_ && scope_.word(i - 1) != scope_.words.the)
        return false;
    }
    return false;
  }

  // "officials from eight countries: Kenya, …": who came, unless they are where it was ("in three
  // countries: …").
  bool tells_members(uint32_t colon, Range sentence) const {
    constexpr uint32_t kReach = 6;  // tokens
    if (scope_.at(colon) != ":" || colon == sentence.first) return false;
    if (scope_.in(scope_.words.origin_preposition, colon - 1)) return true;  // "delegates from:"
    if (!scope_.input.pack.contains(scope_.words.member_noun, scope_.input.tokens[colon - 1].word))
      return false;
    for (uint32_t i = colon - 1; i > sentence.first && colon - i < kReach; --i)
      if (scope_.in(scope_.words.venue_preposition, i - 1)) return false;
    return true;
  }

  // "officials from eight countries: Kenya, Uganda": the second of them.
  bool is_further_member(uint32_t comma, Range sentence) const {
    constexpr uint32_t kReach = 24;  // tokens
    if (scope_.at(comma) != ",") return false;
    for (uint32_t i = comma; i > sentence.first && comma - i < kReach; --i)
      if (scope_.at(i - 1) == ":") return tells_members(i - 1, sentence);
    return false;
  }

  // "in the Institute's Mahalanobis Auditorium"
  bool is_owned(uint32_t before, Range sentence) const {
    constexpr uint32_t kOwner = 5;  // tokens
    if ((scope_.input.tokens[before].shape & text::kPossessive) == 0) return false;
    for (uint32_t i = before; i > sentence.first && before - i < kOwner; --i) {
      if (scope_.in(scope_.words.venue_preposition, i - 1)) return true;
      if (!scope_.input.tokens[i - 1].is_capitalised() &&
          !scope_.in(scope_.words.place_skip, i - 1))
        return false;
    }
    return false;
  }

  // "Founding assembly. Quito, Ecuador, 8 and 9 March 1991."
  bool is_before_date(const PlaceChain& chain) const {
    if (scope_.when == kNone || chain.end >= scope_.input.tokens.size() ||
        scope_.at(chain.end) != ",")
      return false;
    return scope_.resolved.dates[scope_.when].first == chain.end + 1;
  }

  const resolve::PlaceEntity& place(uint32_t entity) const {
    return scope_.resolved.places[entity];
  }

  double counts(const char* name, double weight) const { return scope_.counts(name, weight); }

  bool ends_line(uint32_t token, Range sentence) const {
    return token + 1 >= sentence.end || (scope_.input.tokens[token].gap & text::kNewline) != 0;
  }

  // "Oct. 8-10, 2015, Winslow Science Building, Winona": after the own date, parted by commas.
  bool in_date_line(const PlaceChain& chain, uint32_t before) const {
    const uint32_t reach = scope_.words.venue_shape.occasion_cell;
    if (scope_.at(before) != ",") return false;
    if (scope_.when == kNone) {  // below its day: "Summer school, Dhaka (Bangladesh), held by …"
      const uint32_t first = scope_.sentences[0].first;
      return scope_.sentence_of(chain.first) == 0 && chain.first - first <= reach &&
             chain.end < scope_.sentences[0].end && !scope_.input.tokens[chain.end].is_word() &&
             below_a_date(scope_.resolved, scope_.clauses, scope_.segment.first_block,
                          resolve::Precision::week);
    }
    const resolve::Date& date = scope_.resolved.dates[scope_.when];
    if (date.end > chain.first || chain.first - date.end > reach) return false;
    return scope_.sentence_of(date.first) == scope_.sentence_of(chain.first);
  }

  // "2017 Rovinj, Croatia": nothing but places up to the end of the line.
  bool closes_line(const PlaceChain& chain) const {
    constexpr uint32_t kReach = 8;  // tokens
    const text::Block* const line = scope_.block_of(chain.first);
    if (line == nullptr || line->content_end > chain.end + kReach) return false;
    for (uint32_t i = chain.end; i < line->content_end; ++i) {
      const bool mark = scope_.input.tokens[i].kind == text::TokenKind::punctuation;
      if (!mark && !scope_.in_name(i)) return false;
    }
    return true;
  }

  // "2.6. Riga. Match against …", "4 May Leeds: regatta": between the entry's date and a mark.
  bool follows_date(const PlaceChain& chain, uint32_t first) const {
    if (scope_.when == kNone) return false;
    // "2022 Minneapolis, MN – June 16 to 19": the year that the own day lies in, too.
    size_t before = scope_.when;
    const size_t next = scope_.clauses.first_date(first);
    if (next > scope_.first_date && scope_.resolved.dates[next - 1].end == first &&
        (scope_.resolved.dates[next - 1].flags & resolve::kYearOnly) != 0)
      before = next - 1;
    const resolve::Date& date = scope_.resolved.dates[before];
    if (date.end != first || !starts_line(scope_, date.first)) return false;
    if (closes_line(chain)) return true;
    if (chain.end >= scope_.segment.end) return false;
    const std::string_view mark = scope_.at(chain.end);
    return mark == "." || mark == ":" || mark == "(" || mark == "–" || mark == "—";
  }

  // "Dedication of the new chapel, Truro.": the last words of the short sentence that tells.
  bool closes_entry(const PlaceChain& chain, uint32_t before, Range sentence) const {
    const uint32_t longest = scope_.words.venue_shape.entry;
    const bool colon = chain.end < sentence.end && scope_.at(chain.end) == ":";
    const uint32_t close = colon ? chain.end : sentence.end;  // "Ilm Cup, Weimar: broken off"
    if (scope_.at(before) != "," || close - sentence.first > longest) return false;
    if (scope_.sentence_of(chain.first) > std::max(scope_.lead, own_sentence_)) return false;
    if (!place(chain.entity).geonames && place(chain.entity).kind != "facility") return false;
    if (colon) return true;
    uint32_t end = chain.end;  // "Ohrid (North Macedonia)."
    while (end < sentence.end && scope_.at(end) == ")") ++end;
    if (end + 1 < sentence.end) return is_before_house(chain.end, sentence);
    const text::Token& last = scope_.input.tokens[sentence.end - 1];
    return end == sentence.end || last.kind == text::TokenKind::punctuation;
  }

  // "2016-05-12 Data Camp (Leeds)", "7 June 2003 (Lund). The guild …", "Study visit to a mill
  // (Lyon, France), 4 May": behind the line's day or an occasion, and no home of a person or a
  // body.
  bool is_bracketed_entry(const PlaceChain& chain, uint32_t before, Range sentence) const {
    if (scope_.at(before) != "(" || scope_.when == kNone) return false;
    const text::Block* const line = scope_.block_of(chain.first);
    if (line == nullptr) return false;
    const size_t i = scope_.clauses.first_name(chain.first);
    if (i > scope_.first_name) {
      const Name& name = scope_.resolved.names[i - 1];
      if (name.end == before && (name.label == Label::person || name.label == Label::organization))
        return false;
    }
    const resolve::Date& date = scope_.resolved.dates[scope_.when];
    if (date.end == before && scope_.clauses.leads(sentence, date)) return true;
    const uint32_t position = scope_.sentence_of(chain.first);
    if ((position == scope_.lead || position == own_sentence_) && is_of_occasion(before, sentence))
      return true;
    if (date.first != line->content_token || date.end >= before) return false;
    uint32_t end = chain.end;
    while (end < line->content_end && scope_.input.tokens[end].kind == text::TokenKind::punctuation)
      ++end;
    return end != chain.end && scope_.at(chain.end) == ")" && end == line->content_end;
  }

  // "March: workshop on peat": nothing but what the occasion was, from the begin of the sentence or
  // a mark to the bracket.
  bool is_of_occasion(uint32_t open, Range sentence) const {
    constexpr uint32_t kReach = 12;  // tokens
    const rules::Pack& pack = scope_.input.pack;
    bool noun = false;
    for (uint32_t i = open, n = 0; i > sentence.first && n < kReach; --i, ++n) {
      const text::Token& token = scope_.input.tokens[i - 1];
      if (token.kind == text::TokenKind::punctuation && scope_.at(i - 1) != "-") return noun;
      if (scope_.in_date(i - 1)) return noun;
      if (pack.contains(scope_.words.source_preposition, token.word) ||
          token.word == scope_.words.by || scope_.in(scope_.words.held_cue, i - 1))
        return false;
      noun |= scope_.words.lists.contains(scope_.words.event_nouns(), token.word) ||
              scope_.in(scope_.words.tour_cue, i - 1);
    }
    return noun;
  }

  // ", The Hague, Peace Palace": the sentence ends with where in the town it was.
  bool is_before_house(uint32_t comma, Range sentence) const {
    const uint32_t longest = scope_.words.venue_shape.house;
    if (scope_.at(comma) != "," || sentence.end - comma > longest + 1) return false;
    for (uint32_t i = comma + 1; i < sentence.end; ++i) {
      const text::Token& token = scope_.input.tokens[i];
      const bool stop = i + 1 == sentence.end && token.kind == text::TokenKind::punctuation;
      if (!stop && !token.is_capitalised()) return false;
    }
    return true;
  }

  // "at the Institute, Leeds": a comma, and before it the body where it was.
  bool follows_venue(const PlaceChain& chain, uint32_t before, Range sentence) const {
    if (scope_.at(before) != ",") return false;
    const size_t i = scope_.clauses.first_name(chain.first);
    if (i > scope_.first_name) {
      const Name& name = scope_.resolved.names[i - 1];
      if (name.end == before && name.first >= sentence.first)
        return name.label == Label::person
                   ? has_home(scope_, name, sentence)
                   : name.label == Label::organization &&
                         (is_within_venue(scope_, i - 1, sentence) ||
                          (is_below_date(scope_, name) && ends_line(chain.end, sentence)));
    }
    return follows_room(chain, before, sentence);
  }

  // "in the Town Hall, Leeds": capitalised words that no list knows; "Town Hall, Leeds." alone.
  bool follows_room(const PlaceChain& chain, uint32_t comma, Range sentence) const {
    const uint32_t longest = scope_.words.venue_shape.room;
    uint32_t i = comma;
    while (i > sentence.first && comma - i < longest) {
      const text::Token& token = scope_.input.tokens[i - 1];
      if (!token.is_capitalised() && (token.shape & text::kPossessive) == 0) break;
      if (scope_.in_date(i - 1)) return false;
      --i;
      if (starts_line(scope_, i)) break;
    }
    if (i == comma) return false;
    if ((i == sentence.first || starts_line(scope_, i)) && ends_line(chain.end, sentence))
      return true;
    if (has_room(scope_, i, sentence)) return true;
    i = scope_.before_skip(i, sentence.first);
    return i > sentence.first &&
           (scope_.in(scope_.words.venue_preposition, i - 1) || scope_.at(i - 1) == "@" ||
            leads_to_goal(scope_, i - 1, sentence));
  }

  const Scope& scope_;
  const decltype(Words::venue)& weights_;
  uint32_t own_sentence_;
};

}  // namespace

double lead_in(const Scope& scope, const PlaceChain& chain, Range sentence, uint32_t own_sentence) {
  return LeadIn(scope, own_sentence).weigh(chain, sentence);
}

}  // namespace annals::records
