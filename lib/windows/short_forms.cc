#include "windows/short_forms.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "resolve/acronyms.h"
#include "text/one_line.h"

namespace annals::windows {
namespace {

// A definition, half open in tokens.
struct ShortForm {
  uint32_t first = 0;
  uint32_t end = 0;
  std::string key;  // of the acronym
};

class Finder {
 public:
  Finder(const mentions::Input& input, const mentions::NameWords& words,
         const resolve::Resolved& dates, uint64_t cut)
      : input_(input), words_(words), dates_(dates.dates), cut_(cut) {}

  std::vector<ShortForm> run() {
    for (const text::Sentence& sentence : input_.layout.sentences) {
      if (sentence.end > cut_) break;
      first_ = sentence.first_token;
      end_ = sentence.end_token;
      for (uint32_t i = first_ + 1; i + 1 < end_; ++i) {
        if (mentions::mark_at(input_, i) == '(')
          bracket(i);
        else if (mentions::is_parting_dash(input_, i))
          dash(i);
      }
    }
    return std::move(found_);
  }

 private:
  void bracket(uint32_t open) {
    const uint32_t most = std::min(end_, open + resolve::kLongestBracket);
    uint32_t close = open + 1;
    while (close < most && mentions::mark_at(input_, close) != ')') ++close;
    if (close == most || close == open + 1) return;
    // "Full Name (ACR)", also behind an article or a quotation mark
    for (uint32_t i = open + 1; i < std::min(close, open + 4); ++i)
      if (add(name_before(open), open, i, resolve::acronym_end(input_, i), close + 1)) return;
    // "ACR (Full Name)"
    for (uint32_t back = 1; back <= 2 && first_ + back <= open; ++back) {
      const uint32_t i = open - back;
      if (resolve::acronym_end(input_, i) != open) continue;
      const std::string key = resolve::acronym_key(input_, i, open);
      if (begins_words(key, open + 1, close)) found_.push_back({i, close + 1, key});
      return;
    }
  }

  // "Full Name – ACR"
  void dash(uint32_t at) {
    const uint32_t end = resolve::acronym_end(input_, at + 1);
    add(name_before(at), at, at + 1, end, end);
  }

  // The name [first, name_end) has the acronym [short_first, short_end). False: it does not.
  bool add(uint32_t first, uint32_t name_end, uint32_t short_first, uint32_t short_end,
           uint32_t end) {
    if (first == name_end || short_end == 0 || short_end > end || end > end_) return false;
    std::string key = resolve::acronym_key(input_, short_first, short_end);
    if (!begins_words(key, first, name_end)) return false;
    found_.push_back({first, end, std::move(key)});
    return true;
  }

  bool begins_words(const std::string& key, uint32_t first, uint32_t end) const {
    return resolve::align(input_, words_, key, first, end).share >= words_.weights.acronym_share;
  }

  // Where the words before token `end` begin that may be its name: a capitalised one, behind the
  // last date, sentence mark or bracket; `end`: there are none.
  uint32_t name_before(uint32_t end) const {
    const auto date = resolve::first_date_from(dates_, end);
    uint32_t least = std::max(first_, end - std::min(end, resolve::kLongestName));
    if (date != dates_.begin()) least = std::max(least, std::prev(date)->end);
    uint32_t begin = end;
    for (uint32_t i = end; i > least; --i) {
      const text::Token& token = input_.tokens[i - 1];
      if (token.kind == text::TokenKind::punctuation &&
          std::string_view(".;:()").find(input_.text[token.begin]) != std::string_view::npos)
        break;
      if (token.is_word() && token.is_capitalised()) begin = i - 1;
    }
    return begin;
  }

  const mentions::Input& input_;
  const mentions::NameWords& words_;
  const std::vector<resolve::Date>& dates_;
  uint64_t cut_;
  uint32_t first_ = 0;  // the sentence's tokens
  uint32_t end_ = 0;
  std::vector<ShortForm> found_;
};

}  // namespace

std::string short_forms(const mentions::Input& input, const mentions::NameWords& words,
                        const resolve::Resolved& dates, uint64_t cut, uint64_t most) {
  const std::vector<ShortForm> all = Finder(input, words, dates, cut).run();
  std::unordered_set<std::string_view> known;
  std::vector<std::string> latest;
  uint64_t size = 0;
  for (size_t i = all.size(); i-- > 0 && size < most;) {
    if (!known.insert(all[i].key).second) continue;
    latest.push_back(text::one_line(text::slice(input.text, input.tokens[all[i].first].begin,
                                                input.tokens[all[i].end - 1].end)) +
                     ". ");
    size += latest.back().size();
  }
  std::string line;
  for (size_t i = latest.size(); i-- > 0;) line += latest[i];
  return line;
}

}  // namespace annals::windows
