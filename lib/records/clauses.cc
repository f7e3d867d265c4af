#include "records/clauses.h"

#include <algorithm>

namespace annals::records {

using resolve::Date;
using resolve::kNone;

Clauses::Clauses(const mentions::Input& input, const resolve::Resolved& resolved)
    : input_(input),
      resolved_(resolved),
      date_lead_(input.pack.list("date-lead")),
      subordinate_(input.pack.list("subordinate-lead")),
      event_noun_(input.pack.list("event-noun")),
      restrictive_(input.pack.list("restrictive")),
      determiner_(input.pack.list("anaphoric-determiner")),
      demonstrative_(input.pack.list("demonstrative")),
      possessive_(input.pack.list("possessive")),
      tour_(input.pack.list("tour-kind")),
      held_(input.pack.list("held-cue")) {}

bool Clauses::holds(rules::ListId list, Range range, uint32_t* where) const {
  for (uint32_t i = range.first; i < range.end; ++i) {
    if (input_.pack.match(list, input_.tokens, i) == 0) continue;
    if (where != nullptr) *where = i;
    return true;
  }
  return false;
}

bool Clauses::opens(rules::ListId list, Range range) const {
  return range.first < range.end && input_.pack.match(list, input_.tokens, range.first) > 0;
}

size_t Clauses::first_date(uint32_t token) const {
  return static_cast<size_t>(
      std::lower_bound(resolved_.dates.begin(), resolved_.dates.end(), token,
                       [](const Date& date, uint32_t t) { return date.first < t; }) -
      resolved_.dates.begin());
}

size_t Clauses::first_name(uint32_t token) const {
  return static_cast<size_t>(
      std::lower_bound(resolved_.names.begin(), resolved_.names.end(), token,
                       [](const resolve::Name& name, uint32_t t) { return name.first < t; }) -
      resolved_.names.begin());
}

size_t Clauses::first_event(uint32_t token) const {
  return static_cast<size_t>(
      std::lower_bound(
          resolved_.events.begin(), resolved_.events.end(), token,
          [](const resolve::EventName& event, uint32_t t) { return event.first < t; }) -
      resolved_.events.begin());
}

bool Clauses::bracketed(const Date& date) const {
  for (uint32_t i = date.first, steps = 0; i-- > 0 && steps < 8; ++steps) {
    const std::string_view mark = text::slice(input_.text, input_.tokens[i]);
    if (mark == ")" || mark == "]" || mark == ".") return false;
    if (mark == "(" || mark == "[") return true;
  }
  return false;
}

uint32_t Clauses::own_date(Range range, bool with_relative) const {
  for (size_t i = first_date(range.first); i < resolved_.dates.size(); ++i) {
    const Date& date = resolved_.dates[i];
    if (date.first >= range.end) break;
    if (date.type != resolve::TimexType::date || !date.has_value) continue;
    if ((date.flags & (resolve::kOpenEnd | resolve::kHeadingDate)) != 0) continue;
    if (date.precision == resolve::Precision::century) continue;
    if (!with_relative && (date.flags & resolve::kRelative) != 0 && !leads(range, date)) continue;
    if (bracketed(date) || is_present(date) || subordinate(range, date)) continue;
    return static_cast<uint32_t>(i);
  }
  return kNone;
}

// "this year": when the text was written, or the occasion's own year once more.
bool Clauses::is_present(const Date& date) const {
  return (date.flags & resolve::kRelative) != 0 && date.precision > resolve::Precision::week &&
         input_.pack.contains(demonstrative_, input_.tokens[date.first].word);
}

// In a clause that tells of another time: "…, which had opened in 1993"; but not "…, which took
// place in May".
bool Clauses::subordinate(Range range, const Date& date) const {
  for (uint32_t k = date.first; k-- > range.first && date.first - k <= 6;) {
    const std::string_view mark = text::slice(input_.text, input_.tokens[k]);
    if (mark == ",") return false;
    if (input_.pack.contains(subordinate_, input_.tokens[k].word))
      return !holds(held_, {k, date.first});
  }
  return false;
}

bool Clauses::leads(Range range, const Date& date) const {
  for (uint32_t i = range.first; i < date.first; ++i) {
    const text::Token& token = input_.tokens[i];
    if (token.kind == text::TokenKind::punctuation && i == range.first) continue;
    if (!input_.pack.contains(date_lead_, token.word)) return false;
  }
  return true;
}

bool Clauses::points_back(Range range) const {
  constexpr uint32_t kReach = 30;  // tokens from the start
  const uint32_t end = std::min(range.end, range.first + kReach);
  for (uint32_t i = range.first; i + 1 < end; ++i) {
    const text::Token& token = input_.tokens[i];
    if (input_.pack.contains(possessive_, token.word) &&
        input_.pack.contains(tour_, input_.tokens[i + 1].word))
      return true;  // "its mission"
    if (!input_.pack.contains(determiner_, token.word)) continue;
    const bool definite = text::slice(input_.text, token).size() == 3 &&
                          token.end - token.begin == 3;  // "the", "The"
    // The noun, at most two words on: "the Dubai conference", "this second mission".
    for (uint32_t k = i + 1; k < end && k <= i + 3; ++k) {
      if (!input_.tokens[k].is_word()) break;
      if (!input_.pack.contains(event_noun_, input_.tokens[k].word)) continue;
      if (!definite) return true;
      const bool more =
          k + 1 < range.end && input_.pack.contains(restrictive_, input_.tokens[k + 1].word);
      const bool name_goes_on = k + 1 < range.end && input_.tokens[k + 1].is_capitalised();
      if (!more && !name_goes_on && k <= i + 2) return true;
      break;
    }
  }
  return false;
}

}  // namespace annals::records
