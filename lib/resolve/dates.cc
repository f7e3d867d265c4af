#include "resolve/dates.h"

#include <algorithm>
#include <iterator>

#include "resolve/dates_join.h"
#include "resolve/dates_select.h"
#include "resolve/dates_value.h"

namespace annals::resolve {
namespace {

using calendar::Grain;

constexpr uint32_t kCueTokens = 3;  // "since about 1850", "until the 5th"

// "(1841?)"
bool is_queried(const mentions::Input& input, const Date& date) {
  if (date.end + 1 >= input.tokens.size()) return false;
  const text::Token& mark = input.tokens[date.end];
  const text::Token& close = input.tokens[date.end + 1];
  return input.text[mark.begin] == '?' && mark.begin == input.tokens[date.end - 1].end &&
         close.begin == mark.end &&
         (input.text[close.begin] == ')' || input.text[close.begin] == ']');
}

// Where the block of a token begins that opens a line; 0: the token opens none.
uint32_t begin_of_line(const mentions::Input& input, uint32_t token) {
  if ((input.tokens[token].gap & (text::kNewline | text::kFirst)) == 0) return 0;
  const auto& blocks = input.layout.blocks;
  const auto after =
      std::upper_bound(blocks.begin(), blocks.end(), token,
                       [](uint32_t t, const text::Block& block) { return t < block.first_token; });
  return after == blocks.begin() ? 0 : std::prev(after)->first_token;
}

// Flags from the words before the date, in its block: "since", "about".
void read_cues(const mentions::Input& input, const DateGrammar& grammar, Reading& reading,
               Date& date) {
  const uint32_t begin = begin_of_line(input, date.first);
  for (uint32_t t = date.first, n = 0; t-- > begin && n < kCueTokens; ++n) {
    const text::Token& token = input.tokens[t];
    if (token.kind != text::TokenKind::word) break;
    if (grammar.pack.contains(grammar.about_cue, token.word)) reading.approximate = true;
    if (grammar.pack.contains(grammar.uncertain_cue, token.word)) reading.uncertain = true;
    if (grammar.pack.contains(grammar.open_cue, token.word)) {
      date.flags |= kOpenEnd;
      break;
    }
    if (token.end - token.begin > 5 && !reading.approximate && !reading.uncertain) break;
  }
  reading.uncertain |= is_queried(input, date);
  if (date.first > 0 &&
      (reading.start.grain == Grain::day || reading.start.grain == Grain::month)) {
    uint32_t before = date.first - 1;
    if (before > 0 && grammar.pack.contains(grammar.article, input.tokens[before].word)) --before;
    if (grammar.pack.contains(grammar.time_cue, input.tokens[before].word)) date.flags |= kTimed;
  }
}

// A date as its rule, its tokens and its reading tell it; false: it is none.
bool evaluate(const mentions::Input& input, const DateGrammar& grammar, Selected& selected,
              Date& date) {
  const rules::Match& match = input.matches.matches[selected.match];
  const DateRule& rule = grammar.rules[match.rule];
  Reading& reading = selected.reading;
  date.first = match.first;
  date.core = match.first;
  if (grammar.pack.contains(grammar.article, input.tokens[match.first].word)) ++date.core;
  date.end = selected.end;
  date.rule = match.rule;
  date.type = rule.type;
  if (date.type != TimexType::date) {
    conclude_other(reading, date);
    if (!rule.timex.empty()) date.timex = rule.timex;
    return true;
  }
  date.joint_first = reading.joint_first;
  date.joint_end = reading.joint_end;
  read_cues(input, grammar, reading, date);
  // A day alone ("the 7th") is told from a month.
  const bool day_alone = reading.start.grain == Grain::day && reading.start.month == 0;
  if (reading.is_relative() || day_alone) {
    date.flags |= kRelative;
    conclude_open(reading, date);
    return true;
  }
  if (reading.needs_year()) {
    date.flags |= kNoYear;
    conclude_open(reading, date);
    return true;
  }
  if (reading.start.grain == Grain::year && reading.part == calendar::Part::whole &&
      reading.nth == 0 && reading.holiday.kind == calendar::Holiday::Kind::none) {
    date.flags |= kYearOnly;
  }
  // A century that is still open is settled, and the rest with it, in its context.
  if (!reading.short_year) return conclude(reading, date);
  Reading guess = reading;
  return conclude(guess, date);
}

}  // namespace

std::vector<Reading> evaluate_dates(const mentions::Input& input, const DateGrammar& grammar,
                                    Resolved& out) {
  std::vector<Selected> selected = select_dates(grammar, input, find_habits(grammar, input));
  join_ranges(grammar, input, selected);
  std::vector<Reading> readings;
  readings.reserve(selected.size());
  out.dates.reserve(selected.size());
  for (Selected& found : selected) {
    if (evaluate(input, grammar, found, out.add_date())) {
      readings.push_back(found.reading);
    } else {
      out.drop_last_date();
    }
  }
  return readings;
}

}  // namespace annals::resolve
