#include "records/block_signs.h"

#include <string_view>

#include "resolve/heading_lines.h"

namespace annals::records {

using resolve::kNone;
using resolve::Precision;

namespace {

// Not counting the marks of emphasis.
bool is_longer(const mentions::Input& input, Range range, uint32_t tokens) {
  constexpr uint32_t kMarks = 8;
  if (range.end - range.first > tokens + kMarks) return true;
  uint32_t length = 0;
  for (uint32_t i = range.first; i < range.end; ++i) {
    const char mark = input.text[input.tokens[i].begin];
    length += mark != '*' && mark != '_';
  }
  return length > tokens;
}

// "88" of "EBOOP '88"; empty: none.
std::string_view last_number(const mentions::Input& input, const resolve::EventName& name) {
  for (uint32_t i = name.end; i-- > name.first;)
    if (input.tokens[i].kind == text::TokenKind::number)
      return text::slice(input.text, input.tokens[i]);
  return {};
}

bool differs_in_number(const mentions::Input& input, const resolve::EventName& a,
                       const resolve::EventName& b) {
  const std::string_view one = last_number(input, a);
  const std::string_view other = last_number(input, b);
  return !one.empty() && !other.empty() && one != other;
}

}  // namespace

Range lead_of(const mentions::Input& input, const resolve::Resolved& resolved,
              const Clauses& clauses, const text::Block& block) {
  constexpr uint32_t kLabel = 6;  // tokens, its full stop among them
  const text::Sentence* sentence = &input.layout.sentences[block.first_sentence];
  // "2.6. Riga": what looks like a number of the list is the date.
  const size_t date_at = clauses.first_date(block.first_token);
  const bool dated =
      date_at < resolved.dates.size() && resolved.dates[date_at].first < block.content_token;
  const Range first{dated ? block.first_token : block.content_token, sentence->end_token};
  if (is_longer(input, first, kLabel) || block.first_sentence + 1 >= block.end_sentence ||
      clauses.own_date(first) != kNone || clauses.opens(clauses.words().continuation_lead, first))
    return first;
  ++sentence;
  const Range second{sentence->first_token, sentence->end_token};
  const uint32_t date = clauses.own_date(second, false);
  if (date == kNone || resolved.dates[date].precision > Precision::month) return first;
  return {first.first, second.end};
}

uint32_t closing_date(const mentions::Input& input, const resolve::Resolved& resolved,
                      const Clauses& clauses, const text::Block& block) {
  const uint32_t added =
      resolve::signature(input, resolved, block.content_token, block.content_end);
  if (added != kNone && resolved.dates[added].has_value) return added;
  const size_t next = clauses.first_date(block.content_end);
  if (next == 0) return kNone;
  const uint32_t end = resolved.dates[next - 1].end;
  const uint32_t last = resolve::day_of_hour(resolved.dates, static_cast<uint32_t>(next - 1));
  const resolve::Date& date = resolved.dates[last];
  if (date.first <= block.content_token + 1 || end > block.content_end) return kNone;
  if (date.type != resolve::TimexType::date || !date.has_value ||
      (date.flags & (resolve::kRelative | resolve::kOpenEnd)) != 0)
    return kNone;
  const bool bracket = text::slice(input.text, input.tokens[date.first - 1]) == "(";
  if (bracket ? end + 1 != block.content_end || text::slice(input.text, input.tokens[end]) != ")"
              : end != block.content_end || !mentions::is_parting_dash(input, date.first - 1))
    return kNone;
  return last;
}

bool opens_with_time(const mentions::Input& input, uint32_t token) {
  const auto& tokens = input.tokens;
  while (token + 3 < tokens.size() && !tokens[token].is_word() &&
         tokens[token].kind != text::TokenKind::number)
    ++token;  // a bullet
  if (token + 3 >= tokens.size() || !tokens[token + 1].is_glued() || !tokens[token + 2].is_glued())
    return false;
  const std::string_view mark = text::slice(input.text, tokens[token + 1]);
  const auto is_number = [&](uint32_t i, uint32_t longest) {
    return tokens[i].kind == text::TokenKind::number && tokens[i].length_class <= longest;
  };
  return is_number(token, 2) && (mark == "." || mark == ":") && is_number(token + 2, 2) &&
         tokens[token + 2].length_class == 2 &&
         (tokens[token].length_class == 1 || text::slice(input.text, tokens[token]) < "24");
}

const resolve::Date* date_above(const resolve::Resolved& resolved, const Clauses& clauses,
                                uint32_t index) {
  for (uint32_t i = resolved.heading_of_block[index]; i != kNone; i = resolved.headings[i].parent) {
    const resolve::Heading& heading = resolved.headings[i];
    if (heading.kind != resolve::HeadingKind::date) continue;
    const size_t date = clauses.first_date(heading.first);
    return date < resolved.dates.size() && resolved.dates[date].first < heading.end
               ? &resolved.dates[date]
               : nullptr;
  }
  return nullptr;
}

bool is_day_of_year(const resolve::Date& date, const resolve::Date* above) {
  return above != nullptr && (above->flags & resolve::kNoYear) != 0 &&
         (date.flags & (resolve::kNoYear | resolve::kRelative)) == 0 && date.has_value &&
         above->has_value && date.precision == Precision::day &&
         above->precision == Precision::day && date.value.start.year != above->value.start.year &&
         date.value.start.month == above->value.start.month &&
         date.value.start.day == above->value.start.day;
}

bool is_span(const resolve::Heading& heading) {
  constexpr int kYears = 12;  // more than a decade's
  return heading.when && heading.when->end.year - heading.when->start.year >= kYears;
}

bool below_a_date(const resolve::Resolved& resolved, const Clauses& clauses, uint32_t index,
                  Precision coarsest) {
  for (uint32_t i = resolved.heading_of_block[index]; i != kNone; i = resolved.headings[i].parent) {
    const resolve::Heading& heading = resolved.headings[i];
    if (heading.kind != resolve::HeadingKind::date || is_span(heading)) continue;
    const size_t date = clauses.first_date(heading.first);
    if (date >= resolved.dates.size() || resolved.dates[date].first >= heading.end)
      return heading.when && Precision::year <= coarsest;  // "Lumen 2015"
    return resolved.dates[date].precision <= coarsest;
  }
  return false;
}

bool tells_event(const mentions::Input& input, const resolve::Resolved& resolved,
                 const Clauses& clauses, Range record, uint32_t event) {
  const resolve::EventName& name = resolved.events[event];
  constexpr size_t kMostEvents = 6;
  size_t i = clauses.first_event(record.first);
  for (size_t n = 0; n < kMostEvents && i < event && resolved.events[i].end <= record.end;
       ++i, ++n) {
    const auto& edition = resolved.events[i].edition;
    // "10th Workshop", "9th Workshop"; "EBOOP '87", "EBOOP '88"
    if (name.edition && edition && *name.edition != *edition) continue;
    if (differs_in_number(input, name, resolved.events[i])) continue;
    uint32_t words = 0;
    uint32_t shared = 0;
    for (uint32_t t = name.first; t < name.end; ++t) {
      const std::string_view word = text::slice(input.text, input.tokens[t]);
      if (!input.tokens[t].is_word() || word.size() < 4) continue;
      ++words;
      for (uint32_t k = resolved.events[i].first; k < resolved.events[i].end; ++k)
        if ((input.tokens[k].word != 0 && input.tokens[k].word == input.tokens[t].word) ||
            text::slice(input.text, input.tokens[k]) == word) {
          ++shared;
          break;
        }
    }
    if (words > 0 && shared * 4 >= words * 3) return true;
  }
  return false;
}

}  // namespace annals::records
