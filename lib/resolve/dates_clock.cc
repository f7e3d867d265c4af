#include "resolve/dates_clock.h"

#include <algorithm>

namespace annals::resolve {
namespace {

constexpr uint32_t kMostBetween = 3;  // tokens between a time and its day: "EST, on"

class Clock {
 public:
  Clock(const mentions::Input& input, const DateGrammar& grammar, Resolved& out)
      : input_(input), grammar_(grammar), dates_(out.dates) {}

  void run() {
    for (uint32_t i = 0; i < dates_.size(); ++i) {
      Date& date = dates_[i];
      if (date.type == TimexType::time)
        set_day(i);
      else if (is_day(date))
        add_part(date);
    }
  }

 private:
  static bool is_day(const Date& date) {
    return date.type == TimexType::date && date.has_value && date.precision == Precision::day &&
           date.value.start == date.value.end;
  }

  // "That morning", "Saturday night", "tonight".
  void add_part(Date& date) {
    const std::string_view part =
        grammar_.pack.string_value(grammar_.day_part, input_.tokens[date.end - 1].word);
    if (part.empty()) return;
    date.timex += 'T';
    date.timex += part;
  }

  void set_day(uint32_t i) {
    Date& time = dates_[i];
    if (time.timex.empty() || time.timex.front() != 'T') return;
    if (i + 1 < dates_.size() && is_day(dates_[i + 1]) && is_near(time.end, dates_[i + 1].first)) {
      time.timex.insert(0, day_of(dates_[i + 1]));
      return;
    }
    const uint32_t reach = begin_of_reach(time.first);
    for (uint32_t k = i; k-- > 0 && dates_[k].first >= reach;) {
      if (dates_[k].type != TimexType::date) continue;
      if (is_day(dates_[k])) time.timex.insert(0, day_of(dates_[k]));
      return;
    }
  }

  static std::string_view day_of(const Date& date) {
    return std::string_view(date.timex).substr(0, date.timex.find('T'));
  }

  // No full stop, no other time: "at 9:34 p.m. EST, on 19 March".
  bool is_near(uint32_t from, uint32_t to) const {
    if (to < from || to - from > kMostBetween) return false;
    for (uint32_t t = from; t < to; ++t) {
      const text::Token& token = input_.tokens[t];
      const char sign = input_.text[token.begin];
      if (token.kind == text::TokenKind::punctuation && sign != ',' && sign != '(') return false;
      if (token.kind == text::TokenKind::number) return false;
    }
    return sentence_of(from) == sentence_of(to);
  }

  uint32_t sentence_of(uint32_t token) const {
    const auto& sentences = input_.layout.sentences;
    while (sentence_ + 1 < sentences.size() && sentences[sentence_].end_token <= token) ++sentence_;
    uint32_t sentence = sentence_;
    while (sentence > 0 && sentences[sentence].first_token > token) --sentence;
    return sentence;
  }

  // Where the sentence before the token's begins, if both are of one block.
  uint32_t begin_of_reach(uint32_t token) {
    const auto& blocks = input_.layout.blocks;
    const auto& sentences = input_.layout.sentences;
    if (blocks.empty() || sentences.empty()) return token;
    while (block_ + 1 < blocks.size() && blocks[block_].end_token <= token) ++block_;
    const uint32_t sentence = sentence_of(token);
    const uint32_t before = sentence > 0 ? sentence - 1 : 0;
    return std::max(blocks[block_].first_token, sentences[before].first_token);
  }

  const mentions::Input& input_;
  const DateGrammar& grammar_;
  std::vector<Date>& dates_;
  uint32_t block_ = 0;
  mutable uint32_t sentence_ = 0;  // where the search for the next token's begins
};

}  // namespace

void add_times_of_day(const mentions::Input& input, const DateGrammar& grammar, Resolved& out) {
  Clock(input, grammar, out).run();
}

}  // namespace annals::resolve
