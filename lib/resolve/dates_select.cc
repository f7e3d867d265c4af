#include "resolve/dates_select.h"

#include <algorithm>

#include "resolve/section_numbers.h"

namespace annals::resolve {
namespace {

using rules::Match;

class Selector {
 public:
  Selector(const DateGrammar& grammar, const mentions::Input& input, const DateHabits& habits)
      : grammar_(grammar), input_(input), habits_(habits) {}

  std::vector<Selected> run() {
    const std::vector<Match>& matches = input_.matches.matches;
    uint32_t cluster_end = 0;
    for (uint32_t i = 0; i < matches.size(); ++i) {
      if (!grammar_.rules[matches[i].rule].is_date) continue;
      if (!cluster_.empty() && matches[i].first >= cluster_end) flush();
      cluster_end = cluster_.empty() ? matches[i].end : std::max(cluster_end, matches[i].end);
      cluster_.push_back({i, grammar_.pack.rule_priority(matches[i].rule)});
    }
    flush();
    return std::move(selected_);
  }

 private:
  struct Entry {
    uint32_t match = 0;
    int priority = 0;
  };

  const Match& match(uint32_t i) const { return input_.matches.matches[i]; }

  // Decides among the matches of one cluster: those that overlap directly or through others.
  void flush() {
    if (cluster_.empty()) return;
    if (cluster_.size() > 1) {
      std::sort(cluster_.begin(), cluster_.end(), [&](const Entry& a, const Entry& b) {
        if (a.priority != b.priority) return a.priority > b.priority;
        const Match& left = match(a.match);
        const Match& right = match(b.match);
        const uint32_t left_length = left.end - left.first;
        const uint32_t right_length = right.end - right.first;
        if (left_length != right_length) return left_length > right_length;
        if (left.first != right.first) return left.first < right.first;
        return a.match < b.match;
      });
    }
    base_ = match(cluster_.front().match).first;
    for (const Entry& entry : cluster_) base_ = std::min(base_, match(entry.match).first);
    taken_.clear();
    const size_t begin = selected_.size();
    for (const Entry& entry : cluster_) consider(entry.match);
    const auto before = [&](const Selected& a, const Selected& b) {
      return match(a.match).first < match(b.match).first;
    };
    if (selected_.size() - begin > 1)
      std::sort(selected_.begin() + static_cast<std::ptrdiff_t>(begin), selected_.end(), before);
    cluster_.clear();
  }

  void consider(uint32_t i) {
    const Match& candidate = match(i);
    if (is_taken(candidate)) return;
    if (grammar_.rules[candidate.rule].never) {
      take(candidate);
      return;
    }
    if (habits_.sections && opens_like_section(input_, candidate.first)) return;
    Selected& selected = selected_.emplace_back();
    selected.match = i;
    selected.end = candidate.end;
    if (read(grammar_, input_, candidate, habits_, selected.reading)) {
      take(candidate);
    } else {
      selected_.pop_back();
    }
  }

  bool is_taken(const Match& candidate) const {
    for (uint32_t t = candidate.first; t < candidate.end && t - base_ < taken_.size(); ++t) {
      if (taken_[t - base_] != 0) return true;
    }
    return false;
  }

  void take(const Match& winner) {
    if (taken_.size() < winner.end - base_) taken_.resize(winner.end - base_, 0);
    for (uint32_t t = winner.first; t < winner.end; ++t) taken_[t - base_] = 1;
  }

  const DateGrammar& grammar_;
  const mentions::Input& input_;
  const DateHabits& habits_;
  std::vector<Entry> cluster_;
  std::vector<uint8_t> taken_;  // by token from base_
  uint32_t base_ = 0;
  std::vector<Selected> selected_;
};

// Lines that open with the short name of a month: not all with the same, as names do ("Jan").
class MonthList {
 public:
  void add(int month) {
    if (last_ != 0 && month != last_) ++changes_;
    last_ = month;
  }
  bool is_list() const { return changes_ >= 2; }

 private:
  int last_ = 0;
  int changes_ = 0;
};

// Lines that open with years and capitals, which go on or back in time, as house numbers do not.
class YearList {
 public:
  void add(int32_t year) {
    if (last_ != 0 && year != last_) ++(year > last_ ? on_ : back_);
    last_ = year;
  }
  bool is_list() const {
    constexpr int kLeast = 3;
    constexpr int kFor = 4;  // steps one way for each of the other
    return std::max(on_, back_) >= std::max(kLeast, kFor * std::min(on_, back_));
  }

 private:
  int32_t last_ = 0;
  int on_ = 0;
  int back_ = 0;
};

// "In the year 671", "A.D. 787", and no year before Christ.
bool tells_early_year(const DateGrammar& grammar, const mentions::Input& input,
                      const Match& match) {
  const DateRule& rule = grammar.rules[match.rule];
  for (uint32_t i = 0; i < match.capture_count; ++i) {
    const rules::Capture& capture = input.matches.captures[match.first_capture + i];
    if (capture.name != rule.start.year.capture) continue;
    const text::Token& year = input.tokens[capture.first];
    if (year.kind != text::TokenKind::number || year.length_class != 3) return false;
    Reading reading;
    return read(grammar, input, match, {}, reading) && reading.start.year > 0;
  }
  return false;
}

}  // namespace

DateHabits find_habits(const DateGrammar& grammar, const mentions::Input& input) {
  int numeric = 0;  // day first above 0
  int textual = 0;
  bool needed = false;
  MonthList months;
  YearList years;
  DateHabits listed;  // as if there were such lists
  listed.months = listed.years = true;
  DateHabits habits;
  for (const Match& match : input.matches.matches) {
    const DateRule& rule = grammar.rules[match.rule];
    if (!rule.is_date || rule.type != TimexType::date) continue;
    if (rule.numeric_a.used()) {
      const auto [a, b] = numeric_parts(grammar, input, match);
      if (a > 12) ++numeric;
      if (b > 12) --numeric;
      if (a <= 12 && b <= 12 && a != b) needed = true;
      continue;
    }
    if (Reading reading; rule.listed && read(grammar, input, match, listed, reading)) {
      if (rule.start.month.used())
        months.add(reading.start.month);
      else
        years.add(reading.start.year);
    }
    if (!habits.early && !rule.early && rule.start.year.used() && !rule.start.month.used())
      habits.early |= tells_early_year(grammar, input, match);
    if (!rule.start.month.used() || !rule.start.day.used()) continue;
    uint32_t month = kNone;
    uint32_t day = kNone;
    for (uint32_t i = 0; i < match.capture_count; ++i) {
      const rules::Capture& capture = input.matches.captures[match.first_capture + i];
      if (capture.name == rule.start.month.capture) month = capture.first;
      if (capture.name == rule.start.day.capture) day = capture.first;
    }
    if (month == kNone || day == kNone) continue;
    if (!input.tokens[month].is_word()) {
      habits.iso |= month < day;
      continue;
    }
    textual += day < month ? 1 : -1;
  }
  const int votes = numeric != 0 ? numeric : textual;
  habits.sections = numbers_sections(input);
  habits.months = months.is_list();
  habits.years = years.is_list();
  habits.order = needed && votes > 0 ? DayOrder::day_first : DayOrder::month_first;
  return habits;
}

std::vector<Selected> select_dates(const DateGrammar& grammar, const mentions::Input& input,
                                   const DateHabits& habits) {
  return Selector(grammar, input, habits).run();
}

}  // namespace annals::resolve
