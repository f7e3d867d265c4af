#include <algorithm>
#include <map>
#include <set>

#include "coverage.h"
#include "text/calendar_names.h"
#include "text/fold.h"
#include "text/printable.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

namespace annals::tool {
namespace {

using text::Token;
using text::TokenKind;

class Measure {
 public:
  Measure(std::string_view text, const std::vector<Event>& events,
          const std::vector<Annotation>& mentions)
      : text_(text), used_(text.size(), 0) {
    text::tokenize(text, tokens_);
    for (const auto& [name, month] : text::calendar_names("month", "en"))
      months_.insert(text::fold_case(name));
    for (const Annotation& mention : mentions) mark(mention.span, kMention);
    for (const Event& event : events) {
      mark(event.span, kRecord);
      mark({event.span.begin, event.span.begin + 1}, kStart);
      for (const Heading& heading : event.headings)
        mark(heading.span, kRecord | kMention | kHeading);
      for (const DateMention& date : event.dates) mark(date.span, kMention);
      for (const Attendance& attendance : event.attendance) mark(attendance.span, kMention);
      for (const Link& link : event.links) mark(link.span, kMention);
      if (event.title) mark(event.title->span, kMention);
    }
  }

  Coverage run() {
    names();
    dates();
    blocks();
    for (auto& [key, unused] : groups_) {
      unused.score *= static_cast<double>(unused.spans.size());
      out_.unused.push_back(std::move(unused));
    }
    place();
    std::stable_sort(out_.unused.begin(), out_.unused.end(), [](const auto& a, const auto& b) {
      return a.score != b.score ? a.score > b.score : a.spans[0].begin < b.spans[0].begin;
    });
    return std::move(out_);
  }

 private:
  static constexpr uint8_t kMention = 1;
  static constexpr uint8_t kRecord = 2;
  static constexpr uint8_t kHeading = 4;
  static constexpr uint8_t kStart = 8;  // of a record

  void mark(Span span, unsigned how) {
    for (uint64_t i = span.begin; i < std::min<uint64_t>(span.end, used_.size()); ++i)
      used_[i] = static_cast<uint8_t>(used_[i] | how);
  }
  bool is_used(const Token& token, uint8_t how) const { return (used_[token.begin] & how) != 0; }

  void add(const char* kind, uint32_t first, uint32_t end, double score, std::string words) {
    const Span span{tokens_[first].begin, tokens_[end - 1].end};
    Unused& unused = groups_[std::string(kind) + "\t" + words];
    if (unused.spans.empty()) {
      unused.kind = kind;
      unused.text = std::move(words);
      unused.score = score;
    }
    unused.spans.push_back(span);
  }

  // The line and the column of each, in one walk through the text.
  void place() {
    std::stable_sort(out_.unused.begin(), out_.unused.end(), [](const auto& a, const auto& b) {
      return a.spans[0].begin < b.spans[0].begin;
    });
    uint64_t at = 0;
    uint64_t line = 1;
    uint64_t column = 1;
    for (Unused& unused : out_.unused) {
      for (; at < unused.spans[0].begin; ++at) {
        column += !text::is_continuation(text_[at]);
        if (text_[at] != '\n') continue;
        ++line;
        column = 1;
      }
      unused.line = line;
      unused.column = column;
    }
  }

  std::string words_of(uint32_t first, uint32_t end) const {
    return text::printable(text::slice(text_, tokens_[first].begin, tokens_[end - 1].end));
  }

  bool is_name(uint32_t t) const { return tokens_[t].is_word() && tokens_[t].is_capitalised(); }

  bool begins_sentence(uint32_t t) const {
    if (t == 0 || (tokens_[t].gap & text::kBlankLine) != 0) return true;
    if (is_used(tokens_[t], kStart) || is_used(tokens_[t - 1], kHeading)) return true;
    const std::string_view before = text::slice(text_, tokens_[t - 1]);
    return before == "." || before == "!" || before == "?" || before == ":" || before == "“" ||
           before == "\"" || before == "•" || before == "-" || before == "*";
  }

  void names() {
    for (uint32_t t = 0; t < tokens_.size();) {
      if (!is_name(t)) {
        ++t;
        continue;
      }
      uint32_t end = t + 1;
      while (end < tokens_.size() && is_name(end) && (tokens_[end].gap & text::kNewline) == 0 &&
             is_used(tokens_[end], kMention) == is_used(tokens_[t], kMention))
        ++end;
      const bool single = end - t == 1;
      const bool alone = single && (begins_sentence(t) || tokens_[t].length_class < 2);
      if (!alone) {
        ++out_.names.all;
        if (is_used(tokens_[t], kMention))
          ++out_.names.used;
        else
          add("name", t, end, single ? 1.0 : 2.0, words_of(t, end));
      }
      t = end;
    }
  }

  bool is_month(uint32_t t) const {
    return t < tokens_.size() && tokens_[t].is_capitalised() &&
           months_.count(text::fold_case(text::slice(text_, tokens_[t]))) != 0;
  }

  void dates() {
    for (uint32_t t = 0; t < tokens_.size(); ++t) {
      const Token& token = tokens_[t];
      const std::string_view number = text::slice(text_, token);
      const bool year = token.kind == TokenKind::number && number.size() == 4 &&
                        (number[0] == '1' || (number[0] == '2' && number[1] < '2'));
      const bool digit = !number.empty() && number[0] >= '0' && number[0] <= '9';
      const bool day =
          digit && number.size() <= 4 && !year && (is_month(t + 1) || (t > 0 && is_month(t - 1)));
      if (!year && !day) continue;
      ++out_.dates.all;
      if (is_used(token, kMention)) {
        ++out_.dates.used;
        continue;
      }
      const uint32_t first = day && t > 0 && is_month(t - 1) ? t - 1 : t;
      const uint32_t end = day && is_month(t + 1) ? t + 2 : t + 1;
      add("date", first, end, 3.0, words_of(first, end));
    }
  }

  void blocks() {
    for (uint32_t t = 0; t < tokens_.size();) {
      uint32_t end = t + 1;
      while (end < tokens_.size() && (tokens_[end].gap & text::kBlankLine) == 0) ++end;
      bool used = false;
      for (uint32_t i = t; i < end && !used; ++i) used = is_used(tokens_[i], kRecord);
      ++out_.blocks.all;
      if (used) {
        ++out_.blocks.used;
      } else {
        std::string words = words_of(t, std::min(end, t + 10));
        if (end - t > 10) words += " …";
        // A long paragraph with a date is likelier a record than a line.
        double score = end - t > 20 ? 2.0 : 0.5;
        for (uint32_t i = t; i < end; ++i)
          if (tokens_[i].kind == TokenKind::number && tokens_[i].end - tokens_[i].begin == 4) {
            score += 2.0;
            break;
          }
        add("block", t, end, score, std::move(words));
      }
      t = end;
    }
  }

  std::string_view text_;
  text::Tokens tokens_;
  std::vector<uint8_t> used_;
  std::set<std::string> months_;
  std::map<std::string, Unused> groups_;
  Coverage out_;
};

}  // namespace

Coverage measure_coverage(std::string_view text, const std::vector<Event>& events,
                          const std::vector<Annotation>& mentions) {
  return Measure(text, events, mentions).run();
}

}  // namespace annals::tool
