#include "records/roles.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "text/cells.h"

namespace annals::records {
namespace {

using mentions::Label;
using resolve::kNone;
using resolve::Name;

class Roles {
 public:
  Roles(const Scope& scope, const std::vector<uint32_t>& index_of, Event& event)
      : scope_(scope), words_(scope.words), index_of_(index_of), event_(event) {}

  void run() {
    follow_columns();
    follow_rules(true);
    if (!found_)
      follow_rules(false);
    else if (scope_.trace() != nullptr)
      tell_unasked();
    named_after();
    for (size_t i = scope_.first_name; i < scope_.end_name; ++i) take_part(i);
  }

 private:
  const Name& name(size_t i) const { return scope_.resolved.names[i]; }
  bool is_organization(size_t i) const { return name(i).label == Label::organization; }

  Range sentence_of(uint32_t token) const {
    const uint32_t s = scope_.sentence_of(token);
    return s < scope_.sentences.size() ? scope_.sentences[s] : Range{token, token + 1};
  }

  // --- organizers ---

  void set_organizer(size_t i) {
    const uint32_t index = index_of_[i - scope_.first_name];
    if (index == kNone) return;
    event_.organizations[index].role = "organizer";
    found_ = true;
    if (scope_.trace() == nullptr) return;
    if (!told_.empty()) told_ += "; ";
    told_ += event_.organizations[index].name;
  }

  // What a rule's match gave: the organizers since the last, or why none.
  void tell(const RuleHit& hit, const char* refused) {
    if (scope_.trace() == nullptr) return;
    scope_.trace()->add({.field = "organizer",
                         .first = hit.first,
                         .end = hit.end,
                         .rule = scope_.input.matches.matches[hit.match].rule,
                         .value = std::exchange(told_, {}),
                         .score = hit.rule->weight,
                         .parts = {},
                         .refused = refused});
  }

  // The rules that are asked only where no certain one tells an organizer.
  void tell_unasked() {
    for (size_t m = scope_.first_hit; m < scope_.end_hit; ++m) {
      const RuleHit& match = scope_.clauses.hits()[m];
      if (match.rule->kind == RuleKind::organizer && !match.rule->certain)
        tell(match, "the rule is not certain, and a certain one tells the organizer");
    }
  }

  // On a journey of several stops, what its later sentences tell of has other organizers; but
  // "Hosted by the A." alone speaks of the whole.
  bool is_own(uint32_t token) const {
    return !scope_.is_tour || in_label_line(token) || sentence_of(token).first == token ||
           scope_.sentence_of(token) <= std::max(scope_.lead, scope_.told);
  }

  // "Organiser: the A", "Who: Organised by the A".
  bool in_label_line(uint32_t token) const {
    const text::Block* line = scope_.label_line(token);
    return line != nullptr && (line->content_token == token ||
                               (line->content_token + 2 == token && scope_.at(token - 1) == ":"));
  }

  // The cells below "Host", "Organised by".
  void follow_columns() {
    const mentions::TableColumns& columns = scope_.resolved.columns;
    if (!columns.any(scope_.segment.first, scope_.segment.end)) return;
    for (size_t i = scope_.first_name; i < scope_.end_name; ++i) {
      if (!is_organization(i) || is_parent(i)) continue;
      const mentions::Cell* cell = columns.at(name(i).first);
      if (cell == nullptr || cell->column != mentions::Column::organizer) continue;
      set_organizer(i);
      if (scope_.trace() != nullptr)
        scope_.trace()->add({.field = "organizer",
                             .first = cell->first,
                             .end = cell->end,
                             .rule = kNone,
                             .value = std::exchange(told_, {}),
                             .score = 0,
                             .parts = {},
                             .refused = {}});
    }
  }

  void follow_rules(bool certain) {
    for (size_t m = scope_.first_hit; m < scope_.end_hit; ++m) {
      const RuleHit& match = scope_.clauses.hits()[m];
      const RuleFacts& rule = *match.rule;
      if (rule.kind != RuleKind::organizer || rule.certain != certain) continue;
      if (!rule.whole && !is_own(match.first)) {
        tell(match, "on a journey of several stops, the sentence tells of a later one");
        continue;
      }
      // Who invites or holds a session is told where the occasion is.
      if (!certain && scope_.sentence_of(match.first) > std::max({scope_.lead, scope_.told, 1u})) {
        tell(match, "the rule is not certain, and the sentence is behind the one that tells");
        continue;
      }
      const Range sentence = sentence_of(match.first);
      bool any = false;
      if (rule.after)
        any = names_after(match.end, sentence, certain);
      else
        any = names_before(match.first, sentence, rule.close);
      if (any && rule.owner) owner_acts(sentence);
      tell(match, any          ? ""
                  : rule.after ? "no organization stands behind it"
                               : "no organization stands before it as the subject");
    }
  }

  // "… by the A (AA), the B's C, the D (DD) of the E and, with it, the F": the names of a list that
  // begins at `token`.
  bool names_after(uint32_t token, Range sentence, bool far) {
    constexpr uint32_t kFar = 9;   // tokens to the first name
    constexpr uint32_t kNear = 4;  // from one name to the next
    size_t i = scope_.clauses.first_name(token);
    uint32_t at = token;
    bool any = false;
    uint32_t last = kNone;  // the entity named before
    for (; i < scope_.end_name && name(i).first < sentence.end; ++i) {
      const uint32_t limit = !any && far ? kFar : kNear;
      const bool unit = any && is_organization(i) && scope_.is_lower(at, words_.of) &&
                        back_over_skip(at, name(i).first) == at;
      if (!unit && (name(i).first - at > limit + (any ? 1 : 0) || !passes(at, name(i).first, any)))
        break;
      const bool bracketed = name(i).first > 0 && mark_before(name(i).first) == "(";
      const bool parent = unit || is_parent(i);
      if (any && is_organization(i) && is_next_subject(at, i, sentence)) break;
      if (is_organization(i) && !parent) {
        // "Department of the Organization (ORG)": the acronym is another's.
        if (!(bracketed && any && name(i).entity != last)) {
          set_organizer(i);
          any = true;
        }
        last = name(i).entity;
      } else if (!any && !parent && !is_facility(i)) {
        break;
      }
      at = name(i).end;
      while (at < sentence.end && (scope_.at(at) == ")" || scope_.at(at) == "”")) ++at;
    }
    return any;
  }

  // "At the Forum, hosted by the A, the B signed": the list has ended, and a verb follows.
  bool is_next_subject(uint32_t at, size_t i, Range sentence) const {
    const uint32_t end = name(i).end;
    if (scope_.at(at) != "," || end >= sentence.end) return false;
    for (uint32_t k = at + 1; k < name(i).first; ++k)
      if (!scope_.in(scope_.words.place_skip, k)) return false;
    const text::Token& next = scope_.input.tokens[end];
    return next.is_word() && !next.is_capitalised() && (next.shape & text::kPossessive) == 0 &&
           !scope_.input.pack.contains(words_.organizer_behind, next.word) &&
           scope_.match(words_.organizer_join, end) == 0;
  }

  // "organised with the Concert Hall and the A": a house that is a body, too.
  bool is_facility(size_t i) const {
    return name(i).label == Label::place &&
           scope_.resolved.places[name(i).entity].kind == "facility";
  }

  std::string_view mark_before(uint32_t token) const {
    return token > scope_.segment.first ? scope_.at(token - 1) : std::string_view();
  }

  // "A's B": A is only whose B is.
  bool is_parent(size_t i) const {
    const uint32_t end = name(i).end;
    if (end >= scope_.segment.end || i + 1 >= scope_.end_name) return false;
    return (scope_.input.tokens[end].shape & text::kPossessive) != 0 &&
           name(i + 1).first - end <= 2;
  }

  // True if only words that join or lead in names stand in [at, end).
  bool passes(uint32_t at, uint32_t end, bool joined) const {
    bool join = !joined;
    while (at < end) {
      const std::string_view mark = scope_.at(at);
      if (mark == "(" || mark == "“" || mark == "\"") {
        join = true;
        ++at;
        continue;
      }
      if (mark == ")" || mark == "”") {
        ++at;
        continue;
      }
      if ((scope_.input.tokens[at].shape & text::kPossessive) != 0) {
        join = true;
        ++at;
        continue;
      }
      const uint32_t joins = scope_.match(words_.organizer_join, at);
      if (joins > 0) {
        join = true;
        at += joins;
        continue;
      }
      const uint32_t skips = scope_.match(words_.organizer_skip, at);
      // "the Parisian association": an adjective of nationality.
      const bool adjective = scope_.input.tokens[at].is_capitalised() && at + 1 < end;
      if (skips == 0 && !adjective) return false;
      at += std::max(skips, 1u);
    }
    return join;
  }

  // "The A (AA), whose aim is …, and the B had the honour to hold": back from the verb over the
  // subject's names.
  bool names_before(uint32_t verb, Range sentence, bool close) {
    uint32_t at = verb;
    if (!close)
      at = over_aside(
          over_adverbials(back_over(words_.organizer_modal, sentence.first, at), sentence),
          sentence.first);
    size_t i = scope_.clauses.first_name(at);
    bool any = false;
    bool joined = false;  // an "and" stands between two of them
    size_t full = kNone;  // whose acronym stands behind it
    while (i > scope_.first_name) {
      --i;
      if (name(i).first < sentence.first) break;
      uint32_t gap_end = at;
      while (gap_end > name(i).end &&
             (scope_.at(gap_end - 1) == ")" || scope_.at(gap_end - 1) == ","))
        --gap_end;
      if (gap_end > name(i).end && !any && !close) gap_end = over_relative(name(i).end, gap_end);
      if (gap_end > name(i).end && !passes(name(i).end, gap_end, any)) break;
      if (any && !close && i != full &&
          (stands_against(i, at) || !is_listed(i, at, joined, sentence.first)))
        break;
      if (close && name(i).end != at && scope_.at(at - 1) != ")") break;
      if (!any && scope_.at(verb) != "," && is_affiliation(i, sentence.first)) break;
      if (any && scope_.at(name(i).end) == "," && is_circumstance(i, sentence.first)) break;
      if (const uint32_t help = help_before(i, sentence.first); help != kNone) {
        at = any ? kNone : over_help(help, sentence.first);
        if (at == kNone) break;
        continue;
      }
      if (stands_for_last(i)) {
        full = i - 1;
        at = name(i).first - 1;
        continue;
      }
      if (const uint32_t unit = unit_before(i, sentence.first); unit != kNone) {
        at = unit;
        continue;
      }
      if (is_organization(i) && !is_parent(i)) {
        set_organizer(i);
        any = true;
      } else if (!any) {
        break;
      }
      at = name(i).first;
      if (at > sentence.first && scope_.at(at - 1) == "(") --at;
      at = back_over_skip(sentence.first, at);
      if (close && scope_.at(name(i).first > 0 ? name(i).first - 1 : 0) != "(") break;
    }
    return any;
  }

  // "The Centre in Tallinn organized", "the B, Norway on Saturday organised", "the A, with the B in
  // Mumbai, hosted": back over where the subject sits, and when it acts.
  uint32_t over_adverbials(uint32_t at, Range sentence) const {
    constexpr int kMost = 3;
    for (int n = 0; n < kMost; ++n) {
      const uint32_t comma = at > sentence.first + 1 && scope_.at(at - 1) == "," ? at - 1 : at;
      uint32_t before = over_day(comma, sentence);
      if (before == comma) before = over_seat(comma, sentence);
      if (before == comma) break;
      at = before;
    }
    return at;
  }

  // "under the leadership of", "with the support of"; not "with the B".
  bool leads_aside(uint32_t k) const {
    if (!scope_.input.pack.contains(words_.organizer_circumstance, scope_.input.tokens[k].word))
      return false;
    if (scope_.match(words_.organizer_join, k) == 0) return true;
    for (uint32_t t = k + 1; t < k + 4 && t < scope_.segment.end; ++t)
      if (scope_.input.pack.contains(words_.organizer_support, scope_.input.tokens[t].word))
        return true;
    return false;
  }

  // "The A, under the leadership of the B, convened": the comma behind the A.
  uint32_t over_aside(uint32_t at, uint32_t first) const {
    constexpr uint32_t kLongest = 30;  // tokens
    if (at <= first || scope_.at(at - 1) != ",") return at;
    for (uint32_t k = at - 1; k > first + 1 && at - k <= kLongest; --k) {
      if (scope_.at(k - 1) != ",") continue;
      if (!leads_aside(k)) continue;
      const size_t i = scope_.clauses.first_name(k - 1);
      const uint32_t end = scope_.at(k - 2) == ")" ? k - 2 : k - 1;
      const bool ends = i > scope_.first_name && is_organization(i - 1) && name(i - 1).end == end;
      return ends ? k - 1 : at;
    }
    return at;
  }

  uint32_t over_day(uint32_t at, Range sentence) const {
    const size_t next = scope_.clauses.first_date(at);
    if (next == 0) return at;
    const resolve::Date& date = scope_.resolved.dates[next - 1];
    if (date.end != at || date.first <= sentence.first + 1) return at;
    const uint32_t before = date.first - 1;
    return scope_.in(words_.venue_preposition, before) || scope_.is_lower(before, words_.on)
               ? before
               : at;
  }

  // "the Commission (CC) Regional Office held": whose office it is.
  bool stands_against(size_t i, uint32_t at) const {
    const uint32_t end = name(i).end;
    if (i + 1 >= scope_.end_name || !is_organization(i + 1)) return false;
    return at == end || (at == end + 1 && scope_.at(end) == ")");
  }

  // "After a talk of the A, the B held": a comma alone lists three or more, or goes on a list that
  // an "and" ends.
  bool is_listed(size_t i, uint32_t at, bool& joined, uint32_t first) const {
    if (is_comma_alone(name(i).end, at)) {
      return joined || (i > scope_.first_name && name(i - 1).first >= first &&
                        is_comma_alone(name(i - 1).end, name(i).first));
    }
    joined = true;
    return true;
  }

  // Nothing but a comma, a bracket's end and an article stand in the range.
  bool is_comma_alone(uint32_t at, uint32_t end) const {
    bool comma = false;
    for (; at < end; ++at) {
      const bool here = scope_.at(at) == ",";
      if (!here && scope_.at(at) != ")" && scope_.at(at) != "(" &&
          !scope_.in(scope_.words.place_skip, at))
        return false;
      comma |= here;
    }
    return comma;
  }

  // "the Association (AA)", "the Board of the Association (AA)": the acronym of the name before, or
  // of whose part that is.
  bool stands_for_last(size_t i) const {
    return i > scope_.first_name && is_organization(i) && is_organization(i - 1) &&
           name(i - 1).end + 1 == name(i).first && mark_before(name(i).first) == "(";
  }

  // "the Centre (CC) at the A organized", "the Centre (CC) of the A organized": where the body ends
  // that sits at the A, or is a part of it.
  uint32_t unit_before(size_t i, uint32_t first) const {
    if (i == scope_.first_name || !is_organization(i) || !is_organization(i - 1)) return kNone;
    const uint32_t lead = back_over_skip(first, name(i).first);
    uint32_t end = lead;
    if (lead >= name(i).first || !scope_.is_lower(lead, scope_.words.of)) {
      if (lead < first + 2 || !scope_.is_lower(lead - 1, scope_.words.at)) return kNone;
      end = lead - 1;
    }
    return name(i - 1).end == end || (name(i - 1).end + 1 == end && mark_before(end) == ")")
               ? end
               : kNone;
  }

  // "with support from the B": the word that tells so.
  uint32_t help_before(size_t i, uint32_t first) const {
    const uint32_t lead = back_over_skip(first, name(i).first);
    for (uint32_t at = name(i).first; at > first && at + 2 > lead; --at)
      if (scope_.input.pack.contains(words_.organizer_support, scope_.input.tokens[at - 1].word))
        return at - 1;
    return kNone;
  }

  // "The A, with support from the B, organized": the comma before what sets the helper apart.
  uint32_t over_help(uint32_t help, uint32_t first) const {
    constexpr uint32_t kReach = 4;  // tokens
    for (uint32_t at = help; at > first && help - at <= kReach; --at) {
      if (scope_.at(at - 1) == ",") return at - 1;
      if (scope_.input.tokens[at - 1].is_capitalised()) return kNone;
    }
    return kNone;
  }

  uint32_t over_seat(uint32_t at, Range sentence) const {
    const size_t i = scope_.clauses.first_name(at);
    if (i == scope_.first_name || name(i - 1).label != Label::place || name(i - 1).end != at ||
        name(i - 1).first <= sentence.first + 1)
      return at;
    const uint32_t before = name(i - 1).first - 1;
    if (scope_.in(words_.venue_preposition, before)) return before;
    // "the B (BB), Norway"
    if (i - 1 == scope_.first_name || scope_.at(before) != ",") return at;
    const uint32_t body_end = scope_.at(before - 1) == ")" ? before - 1 : before;
    return is_organization(i - 2) && name(i - 2).end == body_end ? before : at;
  }

  // "With the support of A, B held", "At the A, B held": a comma parts it from the subject.
  bool is_circumstance(size_t i, uint32_t first) const {
    const uint32_t at = back_over_skip(first, name(i).first);
    uint32_t lead = at;  // back_over_skip takes "of", too
    for (uint32_t k = name(i).first; k > at; --k)
      if (scope_.input.pack.contains(words_.organizer_support, scope_.input.tokens[k - 1].word))
        return true;
    if (lead == first) return false;
    --lead;
    return scope_.input.pack.contains(words_.organizer_support, scope_.input.tokens[lead].word) ||
           scope_.input.pack.contains(words_.organizer_circumstance,
                                      scope_.input.tokens[lead].word);
  }

  // "Dr. Petrie of the University gave a talk", "Dr. Petrie (the University) gave a talk": the
  // person acts.
  bool is_affiliation(size_t i, uint32_t first) const {
    // "Ann Lee, Director, the Centre, the University, held"
    while (i > scope_.first_name && name(i - 1).label != Label::person &&
           name(i - 1).first >= first && is_comma_alone(name(i - 1).end, name(i).first))
      --i;
    if (i == scope_.first_name || name(i - 1).label != Label::person) return false;
    if (is_of_officer(name(i - 1).end, name(i).first)) return true;
    uint32_t at = name(i).first;
    while (at > first && scope_.in(scope_.words.place_skip, at - 1)) --at;
    if (at > first && (scope_.in(scope_.words.venue_preposition, at - 1) ||
                       scope_.in(scope_.words.origin_preposition, at - 1)))
      --at;
    if (at > first && mark_before(at) == "(") return at - 1 == name(i - 1).end;
    if (at == name(i).first) return false;
    if (at > first && mark_before(at) == ",") --at;
    return at == name(i - 1).end;
  }

  // ", Cabinet Secretary,", ", member of our": an office alone stands between a person and the
  // body.
  bool is_of_officer(uint32_t at, uint32_t end) const {
    constexpr uint32_t kLongest = 10;  // tokens
    if (end - at > kLongest || at >= end || scope_.at(at) != ",") return false;
    for (uint32_t k = at + 1; k < end; ++k)
      if (scope_.input.pack.contains(words_.organizer_office, scope_.input.tokens[k].word))
        return true;
    return false;
  }

  // Back over entries of the list that end right before `at`.
  uint32_t back_over(WordList list, uint32_t first, uint32_t at) const {
    constexpr uint32_t kLongest = 5;
    for (bool moved = true; moved && at > first;) {
      moved = false;
      for (uint32_t k = at > first + kLongest ? at - kLongest : first; k < at; ++k) {
        if (k + scope_.match(list, k) != at) continue;
        at = k;
        moved = true;
        break;
      }
    }
    return at;
  }

  uint32_t back_over_skip(uint32_t first, uint32_t at) const {
    while (at > first && scope_.in(words_.organizer_skip, at - 1)) --at;
    return at;
  }

  // ", whose mission is to …,": where the clause begins that ends at `end`, if it is one.
  uint32_t over_relative(uint32_t begin, uint32_t end) const {
    constexpr uint32_t kLongest = 50;
    if (end - begin > kLongest || scope_.at(begin) != "," || begin + 1 >= end) return end;
    const bool closed = scope_.at(end) == ",";
    return closed && scope_.in(words_.relative, begin + 1) ? begin : end;
  }

  // The owner, where it is the one who acts in the sentence.
  void owner_acts(Range sentence) {
    if (scope_.resolved.owner == kNone) return;
    for (size_t i = scope_.clauses.first_name(sentence.first);
         i < scope_.end_name && name(i).first < sentence.end; ++i)
      if (is_organization(i) && name(i).entity == scope_.resolved.owner) set_organizer(i);
  }

  // "27th Session of the Commission (CCPCJ)": the occasion's name holds the body's, whose acronym
  // stands behind it.
  void named_after() {
    if (scope_.event == kNone) return;
    const resolve::EventName& own = scope_.resolved.events[scope_.event];
    const size_t i = scope_.clauses.first_name(own.end);
    if (i >= scope_.end_name || name(i).first != own.end + 1 || !is_organization(i)) return;
    if (scope_.at(own.end) != "(") return;
    set_organizer(i);
    if (scope_.trace() != nullptr)
      scope_.trace()->add({.field = "organizer",
                           .first = own.first,
                           .end = own.end,
                           .rule = kNone,
                           .value = std::exchange(told_, {}),
                           .score = 0,
                           .parts = {},
                           .refused = {}});
  }

  // --- people and participants ---

  void take_part(size_t i) {
    const uint32_t index = index_of_[i - scope_.first_name];
    if (index == kNone) return;
    const Range sentence = sentence_of(name(i).first);
    if (event_.kind == "agreement" && is_organization(i) && signs(name(i), sentence) &&
        event_.organizations[index].role == "mentioned")
      event_.organizations[index].role = "participant";
    if (name(i).label == Label::person &&
        ((is_talk() && stands_as_speaker(name(i))) || fills_cell(name(i)) || leads_title(name(i))))
      event_.people[index].role = "speaker";
    if (!has_cue(name(i), sentence)) return;
    if (is_organization(i)) {
      std::string& role = event_.organizations[index].role;
      if (role == "mentioned" && participates(name(i), sentence)) role = "participant";
    } else if (name(i).label == Label::person) {
      std::string& role = event_.people[index].role;
      if (speaks(name(i), sentence))
        role = "speaker";
      else if (role == "mentioned" && participates(name(i), sentence))
        role = "participant";
    }
  }

  // "The A signed an agreement with the B": a party to it.
  bool signs(const Name& one, Range sentence) const {
    constexpr uint32_t kNear = 6;
    const uint32_t end = std::min(sentence.end, one.end + kNear);
    for (uint32_t k = one.end; k < end && scope_.at(k) != ","; ++k)
      if (scope_.input.pack.contains(words_.sign_verb, scope_.input.tokens[k].word)) return true;
    return false;
  }

  // False where nothing near the name can tell that it speaks or takes part: nearly everywhere.
  bool has_cue(const Name& one, Range sentence) const {
    constexpr uint32_t kBefore = 6;
    constexpr uint32_t kAfter = 8;
    const uint64_t cues = words_.attend_verb.bit | words_.participant_lead.bit |
                          words_.speech_verb.bit | words_.speaker_label.bit;
    const uint32_t first =
        one.first > sentence.first + kBefore ? one.first - kBefore : sentence.first;
    const uint32_t end = std::min(sentence.end, one.end + kAfter);
    return scope_.clauses.stretches().next(cues, first, end) < end;
  }

  // The name is the subject of the sentence's participation, or among those that were there.
  bool participates(const Name& one, Range sentence) const {
    const Range after{one.end, std::min(sentence.end, one.end + 8)};
    const uint32_t reach = one.first > sentence.first + 4 ? one.first - 4 : sentence.first;
    return scope_.clauses.holds(words_.attend_verb, after) ||
           scope_.clauses.holds(words_.participant_lead, {reach, one.first});
  }

  bool is_talk() const {
    const std::string_view kind = scope_.kind;
    return kind == "lecture" || kind == "seminar" || kind == "presentation" || kind == "webinar";
  }

  // "– Ann Lee", "Ann Lee, Leeds": a line by itself that the name opens, behind the title; or
  // "(Ann Lee)" right behind that, a bracket that closes the line.
  bool stands_as_speaker(const Name& one) const {
    const text::Block* line = scope_.block_of(one.first);
    if (line == nullptr || (line->flags & text::kSingleLine) == 0 || one.end > line->content_end)
      return false;
    const bool closes = one.end == line->content_end;
    if (one.first > line->content_token && mark_before(one.first) == "(")
      return one.end + 1 == line->content_end && scope_.at(one.end) == ")";
    if (!closes && scope_.at(one.end) != "," && scope_.at(one.end) != "(") return false;
    if ((line->flags & text::kEndsSentence) != 0) return false;
    uint32_t i = line->content_token;
    const size_t date = scope_.clauses.first_date(i);  // "16 July 2021: Alex Amon"
    if (date < scope_.resolved.dates.size() && scope_.resolved.dates[date].first == i)
      i = scope_.resolved.dates[date].end;
    for (; i < one.first; ++i)
      if (scope_.input.tokens[i].kind != text::TokenKind::punctuation &&
          !scope_.input.pack.contains(words_.speaker_before, scope_.input.tokens[i].word))
        return false;
    return true;
  }

  // "15 October | Dr Ann Lee | Salt Marshes", "15 October   Salt Marshes   Ann Lee": the cell
  // beside that of the title.
  bool fills_cell(const Name& one) const {
    const text::Block* line = scope_.block_of(one.first);
    if (scope_.event == kNone || line == nullptr || (line->flags & text::kTableRow) == 0)
      return false;
    const resolve::EventName& title = scope_.resolved.events[scope_.event];
    if (title.first < line->first_token || title.end > line->end_token) return false;
    uint32_t first = one.first;
    while (first > line->first_token && !parts(first) &&
           (scope_.at(first - 1) == "." ||
            scope_.input.pack.contains(words_.speaker_before, scope_.input.tokens[first - 1].word)))
      --first;
    uint32_t end = one.end;
    if (end < line->end_token && scope_.at(end) == "(")
      while (end < line->end_token && scope_.at(end - 1) != ")") ++end;
    const bool beside = title.first > one.first ? title.first <= end + 2 : first <= title.end + 2;
    return beside && parts(first) &&
           (end >= line->end_token || parts(end) || scope_.at(end) == "|");
  }

  // "18 March: Mr. Kenneth Roy (Leeds): “The Clouds of Venus”".
  bool leads_title(const Name& one) const {
    constexpr uint32_t kLongest = 10;  // tokens of where they are from
    if (scope_.event == kNone) return false;
    const resolve::EventName& title = scope_.resolved.events[scope_.event];
    if (title.first < one.end || title.first > one.end + kLongest) return false;
    uint32_t colon = one.end;
    if (scope_.at(colon) == "(")
      while (colon < title.first && scope_.at(colon - 1) != ")") ++colon;
    return colon < title.first && title.first <= colon + 2 && scope_.at(colon) == ":";
  }

  // A cell of a row begins at the token.
  bool parts(uint32_t token) const {
    if (token == 0 || scope_.at(token - 1) == "|") return true;
    const auto& tokens = scope_.input.tokens;
    return text::parts_cells(
        text::slice(scope_.input.text, tokens[token - 1].end, tokens[token].begin));
  }

  bool speaks(const Name& one, Range sentence) const {
    const Range after{one.end, std::min(sentence.end, one.end + 6)};
    const uint32_t reach = one.first > sentence.first + 6 ? one.first - 6 : sentence.first;
    if (scope_.clauses.holds(words_.speech_verb, after)) return true;
    uint32_t label = reach;
    for (; scope_.clauses.holds(words_.speaker_label, {label, one.first}, &label); ++label)
      if (scope_.word(label) != words_.chair || is_label(label)) return true;
    return false;
  }

  // "Chair: Ann Lee", "chair J. R. Moreno"; not "was re-elected chair and Ann Lee treasurer".
  bool is_label(uint32_t token) const {
    const std::string_view next = scope_.at(token + 1);
    return next == ":" || next == "," || scope_.input.tokens[token + 1].is_capitalised();
  }

  const Scope& scope_;
  const Words& words_;
  const std::vector<uint32_t>& index_of_;
  Event& event_;
  bool found_ = false;
  std::string told_;  // for the trace: who became an organizer
};

}  // namespace

void fill_roles(const Scope& scope, const std::vector<uint32_t>& index_of, Event& event) {
  Roles(scope, index_of, event).run();
}

}  // namespace annals::records
