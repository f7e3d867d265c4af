#include "records/organizer_subject.h"

namespace annals::records {
namespace {

using mentions::Label;
using resolve::kNone;

class Subject : OrganizerView {
 public:
  Subject(const Scope& scope, OrganizerList& out) : OrganizerView(scope), out_(out) {}

  // "The A (AA), whose aim is …, and the B had the honour to hold": back from the verb over the
  // subject's names.
  void run(uint32_t verb, Range sentence, bool close) {
    uint32_t at = verb;
    bool joined = false;  // an "and" stands between two of them
    if (!close) {
      at = back_over(words_.organizer_modal, sentence.first, at);
      // The aside first: a day may close it ("the A, founded only in April, held").
      const uint32_t aside = over_aside(at, sentence.first);
      const uint32_t told = over_aside(over_adverbials(aside, sentence), sentence.first);
      at = over_companions(told, sentence.first);
      joined = at != told;
    }
    if (const size_t lead = close ? kNone : lead_subject(at, sentence); lead != kNone)
      return out_.add(lead);
    size_t i = scope_.clauses.first_name(at);
    bool any = false;
    bool seat = false;    // where the next of them sits was passed
    size_t full = kNone;  // whose acronym stands behind it
    while (i > scope_.first_name) {
      --i;
      if (name(i).first < sentence.first) break;
      uint32_t gap_end = at;
      while (gap_end > name(i).end &&
             (scope_.at(gap_end - 1) == ")" || scope_.at(gap_end - 1) == ","))
        --gap_end;
      if (gap_end > name(i).end && !passes(name(i).end, gap_end, any)) break;
      if (any && !close && i != full && !seat &&
          (stands_against(i, at) || !is_listed(i, at, joined, sentence.first)))
        break;
      seat = false;
      if (close && name(i).end != at && scope_.at(at - 1) != ")") break;
      if (!any && scope_.at(verb) != "," && is_affiliation(i, sentence.first)) break;
      if (any && scope_.at(name(i).end) == "," && is_circumstance(i, sentence.first)) break;
      if (helps(i, sentence.first)) break;
      // "the A and the B (Leeds) hold": where it sits.
      if (!any && name(i).label == Label::place && name(i).end + 1 == at &&
          scope_.mark_before(name(i).first) == "(") {
        at = name(i).first - 1;
        continue;
      }
      // "the A in Lagos and the B held"
      if (any && name(i).label == Label::place && name(i).first > sentence.first + 1 &&
          scope_.in(words_.venue_preposition, name(i).first - 1) && ends_body(name(i).first - 1)) {
        at = name(i).first - 1;
        seat = true;
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
        out_.add(i);
        any = true;
      } else if (!any) {
        break;
      }
      at = name(i).first;
      if (at > sentence.first && scope_.at(at - 1) == "(") --at;
      at = back_over_skip(sentence.first, at);
      if (close && scope_.at(name(i).first > 0 ? name(i).first - 1 : 0) != "(") break;
    }
  }

 private:
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

  // "On 4 May the A visited Leeds and | held": whoever leads the sentence and acts in it.
  size_t lead_subject(uint32_t verb, Range sentence) const {
    if (verb < sentence.first + 4 || !scope_.is_lower(verb - 1, words_.and_)) return kNone;
    size_t i = scope_.clauses.first_name(sentence.first);
    while (i < scope_.end_name && name(i).end < verb && name(i).label == Label::place) ++i;
    if (i >= scope_.end_name || name(i).end + 1 >= verb || !is_organization(i)) return kNone;
    const uint32_t lead = back_over_skip(sentence.first, name(i).first);
    const size_t date = scope_.clauses.first_date(lead);
    const bool dated = date > 0 && scope_.resolved.dates[date - 1].end == lead;
    if (lead != sentence.first && !dated && scope_.input.tokens[lead - 1].is_word()) return kNone;
    // "The A of Leeds came", "The A (AA) came"
    uint32_t act = name(i).end;
    if (scope_.at(act) == "(")
      while (act < verb && scope_.at(act) != ")") ++act;
    if (scope_.at(act) == ")") ++act;
    const text::Token& next = scope_.input.tokens[act];
    const bool acts = act + 1 < verb && next.is_word() && !next.is_capitalised() &&
                      (next.shape & text::kPossessive) == 0 &&
                      !scope_.input.pack.contains(words_.organizer_behind, next.word);
    return acts ? i : kNone;
  }

  // "led by Ann Lee", "of which …", "our partner", "under the leadership of", "with the support
  // of"; not "with the B".
  bool opens_aside(uint32_t k) const {
    const text::Token& first = scope_.input.tokens[k];
    if (first.kind != text::TokenKind::word || first.is_capitalised()) return false;
    if (scope_.match(words_.organizer_join, k) != 0) {
      for (uint32_t t = k + 1; t < k + 4 && t < scope_.segment.end; ++t)
        if (scope_.input.pack.contains(words_.organizer_support, scope_.input.tokens[t].word))
          return true;
      return false;
    }
    // "the A, the B, and the C held": the next of them.
    const size_t i = scope_.clauses.first_name(k);
    if (i < scope_.end_name && is_organization(i) && back_over_skip(k, name(i).first) == k)
      return false;
    return scope_.at(k).ends_with("ed") || scope_.at(k).ends_with("ing") ||
           scope_.in(words_.relative, k) ||
           scope_.input.pack.contains(words_.organizer_aside, first.word);
  }

  // "The A, under the leadership of the B, convened", "the A, whose aim is …, held", "the A (chair:
  // Ann Lee) held": where the A ends.
  uint32_t over_aside(uint32_t at, uint32_t first) const {
    constexpr uint32_t kLongest = 50;  // tokens
    if (at <= first + 2) return at;
    const bool bracket = scope_.at(at - 1) == ")";
    if (!bracket && scope_.at(at - 1) != ",") return at;
    for (uint32_t k = at - 1; k > first + 1 && at - k <= kLongest; --k) {
      if (scope_.at(k - 1) != (bracket ? "(" : ",")) continue;
      if (bracket) {
        const size_t i = scope_.clauses.first_name(k);
        const bool named =
            i < scope_.end_name && name(i).first < at && name(i).label != Label::person;
        return !named && ends_body(k - 1) ? k - 1 : at;
      }
      if (ends_body(k - 1) && opens_aside(k)) return k - 1;
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
           name(i - 1).end + 1 == name(i).first && scope_.mark_before(name(i).first) == "(";
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
    return name(i - 1).end == end || (name(i - 1).end + 1 == end && scope_.mark_before(end) == ")")
               ? end
               : kNone;
  }

  // "with support from the B"
  bool helps(size_t i, uint32_t first) const {
    const uint32_t lead = back_over_skip(first, name(i).first);
    for (uint32_t at = name(i).first; at > first && at + 2 > lead; --at)
      if (scope_.input.pack.contains(words_.organizer_support, scope_.input.tokens[at - 1].word))
        return true;
    return false;
  }

  // The organization's name that ends at a token, or in a bracket right before it.
  bool ends_body(uint32_t at) const {
    const size_t i = scope_.clauses.first_name(at);
    if (i == scope_.first_name || !is_organization(i - 1)) return false;
    return name(i - 1).end == at || (name(i - 1).end + 1 == at && scope_.mark_before(at) == ")");
  }

  // "The A along with some members of the platform are organizing", "the A and its chief, Ann Lee,
  // held": before those who are no bodies.
  uint32_t over_companions(uint32_t at, uint32_t first) const {
    constexpr uint32_t kLongest = 14;  // tokens
    const uint32_t end = at > first && scope_.at(at - 1) == "," ? at - 1 : at;
    for (uint32_t k = end; k > first + 1 && end - k < kLongest; --k) {
      if (!scope_.input.tokens[k - 1].is_word() || scope_.input.tokens[k - 1].is_capitalised())
        continue;
      const uint32_t joins = scope_.match(words_.organizer_join, k - 1);
      if (joins == 0 || k - 1 + joins >= end) continue;
      const uint32_t body = scope_.at(k - 2) == "," ? k - 2 : k - 1;
      if (!ends_body(body)) continue;
      if (joins == 1 && is_told_of(body, first)) return at;
      return are_people({k - 1 + joins, end}) ? body : at;
    }
    return at;
  }

  // "its chief, Ann Lee", "some members of the platform": no other bodies, and nothing done.
  bool are_people(Range range) const {
    size_t i = scope_.clauses.first_name(range.first);
    for (uint32_t t = range.first; t < range.end; ++t) {
      while (i < scope_.end_name && name(i).end <= t) ++i;
      const bool named = i < scope_.end_name && name(i).first <= t;
      if (named && name(i).label != Label::person) return false;
      if (named) continue;
      const text::Token& token = scope_.input.tokens[t];
      if (scope_.at(t) == "," && i < scope_.end_name && name(i).first == t + 1) continue;
      if (!token.is_word() || scope_.in(words_.passive, t)) return false;
    }
    return true;
  }

  // "a talk on the A and its work held the room": the body before `end` is no subject.
  bool is_told_of(uint32_t end, uint32_t first) const {
    const size_t i = scope_.clauses.first_name(end) - 1;
    const uint32_t lead = back_over_skip(first, name(i).first);
    return (lead > first && scope_.input.pack.contains(words_.organizer_behind,
                                                       scope_.input.tokens[lead - 1].word)) ||
           (lead < name(i).first && scope_.is_lower(lead, scope_.words.of));
  }

  uint32_t over_seat(uint32_t at, Range sentence) const {
    const size_t i = scope_.clauses.first_name(at);
    // "the B, Oldbridge held": a place of no list
    if (at > sentence.first + 2 && scope_.input.tokens[at - 1].is_capitalised() &&
        scope_.input.tokens[at - 1].is_word() && scope_.at(at - 2) == "," && ends_body(at - 2) &&
        name(i - 1).end < at)
      return at - 2;
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
    for (uint32_t k = name(i).first; k > first && k >= at; --k)
      if (scope_.input.pack.contains(words_.organizer_support, scope_.input.tokens[k - 1].word))
        return true;
    return at > first && scope_.input.pack.contains(words_.organizer_circumstance,
                                                    scope_.input.tokens[at - 1].word);
  }

  // "Dr. Moffat of the University gave a talk", "Dr. Moffat (the University) gave a talk": the
  // person acts.
  bool is_affiliation(size_t i, uint32_t first) const {
    // "Ann Lee, Director, the Centre, the University, held"
    while (i > scope_.first_name && name(i - 1).label != Label::person &&
           name(i - 1).first >= first && is_comma_alone(name(i - 1).end, name(i).first))
      --i;
    if (i == scope_.first_name || name(i - 1).label != Label::person) return false;
    if (is_of_officer(name(i - 1).end, name(i).first)) return true;
    uint32_t at = name(i).first;
    at = scope_.before_skip(at, first);
    if (at > first && (scope_.in(scope_.words.venue_preposition, at - 1) ||
                       scope_.in(scope_.words.origin_preposition, at - 1)))
      --at;
    if (at > first && scope_.mark_before(at) == "(") return at - 1 == name(i - 1).end;
    if (at == name(i).first) return false;
    if (at > first && scope_.mark_before(at) == ",") --at;
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

  OrganizerList& out_;
};

}  // namespace

void organizers_before(const Scope& scope, uint32_t verb, Range sentence, bool close,
                       OrganizerList& out) {
  Subject(scope, out).run(verb, sentence, close);
}

}  // namespace annals::records
