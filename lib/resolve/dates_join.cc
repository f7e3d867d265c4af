#include "resolve/dates_join.h"

#include <algorithm>

#include "resolve/dates_value.h"

namespace annals::resolve {
namespace {

using calendar::Grain;

constexpr uint32_t kJointTokens = 3;  // "up to the"

class Joiner {
 public:
  Joiner(const DateGrammar& grammar, const mentions::Input& input)
      : grammar_(grammar), pack_(grammar.pack), input_(input) {}

  // "1936, Christmas Eve: …", "1947, second Saturday of October: …": the year that opens the line,
  // and what it completes. Whether the two were joined, into the first.
  bool join_year(Selected& left, const Selected& right) const {
    const Reading& year = left.reading;
    const uint32_t first = input_.matches.matches[left.match].first;
    const uint32_t next = input_.matches.matches[right.match].first;
    if (next != left.end + 1 || input_.text[input_.tokens[left.end].begin] != ',' ||
        (input_.tokens[next].gap & text::kNewline) != 0 || year.start.grain != Grain::year ||
        !year.start.has_year() || !is_bare(left) || right.reading.start.has_year() ||
        right.reading.is_relative() || right.reading.count != 0 || right.reading.short_year ||
        type_of(right) != TimexType::date || !opens_line(first))
      return false;
    Reading whole = right.reading;
    whole.start.year = year.start.year;
    if (whole.range && !whole.end.has_year()) whole.end.year = year.start.year;
    left.reading = whole;
    left.end = right.end;
    return true;
  }

  // Whether the two were joined, into the first.
  bool join(Selected& left, const Selected& right) const {
    if (!is_end(left) || !is_end(right)) return false;
    const bool open = left.reading.needs_year() && right.reading.needs_year();
    if (open && !(is_open(left.reading) && is_open(right.reading)) &&
        !are_feasts(left.reading, right.reading))
      return false;
    const rules::Match& match = input_.matches.matches[right.match];
    if (!is_joint(left, right, match.first)) return false;
    Reading start = left.reading;
    Reading end = right.reading;
    if (!open && !share_year(start, end)) return false;
    start.range = true;
    start.end = end.start;
    start.holiday_end = end.holiday;
    start.part_end = end.part;
    start.weekday_end = end.weekday;
    start.approximate |= end.approximate;
    start.joint_first = left.end;
    start.joint_end = match.first;
    left.reading = start;
    left.end = right.end;
    return true;
  }

 private:
  TimexType type_of(const Selected& date) const {
    return grammar_.rules[input_.matches.matches[date.match].rule].type;
  }

  // A year, and no more: no decade, no part of it, no range.
  bool is_bare(const Selected& date) const {
    return is_end(date) && date.reading.part == calendar::Part::whole &&
           date.reading.holiday.kind == calendar::Holiday::Kind::none && date.reading.nth == 0 &&
           !date.reading.shifted && !date.reading.approximate && !date.reading.uncertain;
  }

  // Behind a bullet, too.
  bool opens_line(uint32_t token) const {
    constexpr uint32_t kMarks = 2;
    for (uint32_t steps = 0;; ++steps, --token) {
      if ((input_.tokens[token].gap & (text::kNewline | text::kFirst)) != 0) return true;
      if (token == 0 || steps == kMarks ||
          input_.tokens[token - 1].kind != text::TokenKind::punctuation)
        return token == 0;
    }
  }

  // A plain date, which may be a range's end.
  bool is_end(const Selected& date) const {
    const Reading& reading = date.reading;
    const DateRule& rule = grammar_.rules[input_.matches.matches[date.match].rule];
    return rule.type == TimexType::date && !reading.range && !reading.is_relative() &&
           !reading.short_year && reading.count == 0 &&
           (reading.start.grain != Grain::day || reading.start.month != 0 ||
            reading.holiday.kind != calendar::Holiday::Kind::none);
  }

  // A day or a month of any year.
  static bool is_open(const Reading& reading) {
    return (reading.start.grain == Grain::day || reading.start.grain == Grain::month) &&
           reading.nth == 0 && !reading.shifted && reading.unit.grain == Grain::none &&
           reading.holiday.kind == calendar::Holiday::Kind::none;
  }

  // "Good Friday to Easter Monday": counted from the Easter of whichever year.
  static bool are_feasts(const Reading& left, const Reading& right) {
    const auto is_counted = [](const Reading& reading) {
      return reading.holiday.kind == calendar::Holiday::Kind::easter && reading.nth == 0 &&
             !reading.shifted && reading.unit.grain == Grain::none;
    };
    constexpr uint8_t kBehindAny = 5;  // the first month that begins behind any Easter
    if (is_counted(left) && is_open(right)) return right.start.month >= kBehindAny;
    return is_counted(left) && is_counted(right) && left.holiday.a < right.holiday.a;
  }

  // Whether the tokens between a date and the next one, which begins at `first`, join them.
  bool is_joint(const Selected& left, const Selected& right, uint32_t first) const {
    if (first - left.end > kJointTokens) return false;
    // "From November, 1893, to April, 1894"
    const uint32_t comma =
        input_.text[input_.tokens[left.end].begin] == ',' && is_opened_by_word(left) ? 1 : 0;
    const uint32_t at = left.end + comma;
    const text::Token& joint = input_.tokens[at];
    const bool between = comma == 0 && (is_between(left) || is_pair(left, right, first));
    const bool slash = input_.text[joint.begin] == '/' &&
                       left.reading.start.grain == Grain::month &&
                       right.reading.start.grain == Grain::month;
    const uint32_t length =
        between || slash ? 1 : pack_.match(grammar_.range_word, input_.tokens, at);
    const uint32_t end = at + length;
    const bool article = end + 1 == first && pack_.contains(grammar_.article, token_word(end));
    if (length == 0 || (end != first && !article)) return false;
    const uint32_t before = input_.tokens[left.end - 1].end;
    const std::string_view gap = input_.text.substr(before, input_.tokens[first].begin - before);
    const auto lines = std::count(gap.begin(), gap.end(), '\n');
    if (joint.is_word())
      return lines <= 1 &&
             (between || is_opened(left) || !pack_.contains(grammar_.loose_range_word, joint.word));
    // After a dash may stand what is told of the date.
    return lines == 0 && !right.reading.needs_year() &&
           left.reading.start.grain <= right.reading.start.grain;
  }

  uint32_t token_word(uint32_t i) const { return input_.tokens[i].word; }

  // The token before a date.
  const text::Token* before(const Selected& date) const {
    uint32_t first = input_.matches.matches[date.match].first;
    if (first == 0) return nullptr;
    --first;
    if (first > 0 && pack_.contains(grammar_.article, input_.tokens[first].word)) --first;
    return &input_.tokens[first];
  }

  // "from 5 May to …", and where no word stands before it.
  bool is_opened(const Selected& left) const {
    const text::Token* token = before(left);
    if (token == nullptr || !token->is_word()) return true;
    return pack_.contains(grammar_.range_cue, token->word) && !is_put_off(token);
  }
  bool is_opened_by_word(const Selected& left) const {
    const text::Token* token = before(left);
    return token != nullptr && token->is_word() && is_opened(left);
  }
  // "on 29 January and 5 February"
  bool is_pair(const Selected& left, const Selected& right, uint32_t first) const {
    return first == left.end + 1 && left.reading.start.grain == Grain::day &&
           right.reading.start.grain == Grain::day && left.reading.needs_year() &&
           right.reading.needs_year() && pack_.contains(grammar_.and_word, token_word(left.end));
  }
  // "Moved from 5 May to 7 June", "put off from …".
  bool is_put_off(const text::Token* cue) const {
    const auto at = static_cast<uint32_t>(cue - input_.tokens.data());
    return (at > 0 && pack_.match(grammar_.put_off_verb, input_.tokens, at - 1) == 1) ||
           (at > 1 && pack_.match(grammar_.put_off_verb, input_.tokens, at - 2) == 2);
  }
  bool is_between(const Selected& left) const {
    const text::Token* token = before(left);
    return token != nullptr && pack_.contains(grammar_.between_cue, token->word) &&
           pack_.contains(grammar_.and_word, token_word(left.end));
  }

  // Gives the one without a year that which puts it before, or after, the other.
  static bool share_year(Reading& start, Reading& end) {
    const bool start_lacks = start.needs_year();
    const bool end_lacks = end.needs_year();
    const Reading stated_start = start;
    const Reading stated_end = end;
    for (const int turn : {0, 1}) {
      start = stated_start;
      end = stated_end;
      if (start_lacks) start.start.year = end.start.year - turn;
      if (end_lacks) end.start.year = start.start.year + turn;
      if (!make_plain(start) || !make_plain(end)) return false;
      if (start.range || end.range) return false;
      if (first_day(start) < first_day(end)) return true;
      if (!start_lacks && !end_lacks) return false;
    }
    return false;
  }
  static calendar::Day first_day(const Reading& reading) {
    return calendar::part_of(reading.start, reading.part).start;
  }

  const DateGrammar& grammar_;
  const rules::Pack& pack_;
  const mentions::Input& input_;
};

}  // namespace

void join_ranges(const DateGrammar& grammar, const mentions::Input& input,
                 std::vector<Selected>& selected) {
  const Joiner joiner(grammar, input);
  size_t kept = 0;
  for (size_t i = 0; i < selected.size(); ++i) {
    if (kept > 0 && (joiner.join(selected[kept - 1], selected[i]) ||
                     joiner.join_year(selected[kept - 1], selected[i])))
      continue;
    if (kept != i) selected[kept] = selected[i];
    ++kept;
  }
  selected.resize(kept);
}

}  // namespace annals::resolve
