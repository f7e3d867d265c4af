#include "text/pages.h"

#include <algorithm>

namespace annals::text {
namespace {

constexpr uint32_t kLongestLine = 16;  // tokens of a running head
constexpr uint32_t kNear = 3;          // lines of a head or a foot
constexpr uint32_t kLongestNumber = 3;
constexpr uint32_t kPages = 4;  // breaks between a line and its next: two a page, each other page

// A line at a break.
struct Candidate {
  uint32_t line = 0;
  uint32_t page = 0;  // number of the break
  uint64_t key = 0;   // its tokens without the numbers
  bool bare = false;  // nothing but a number
};

class Finder {
 public:
  Finder(std::string_view text, TokenSpan tokens, const std::vector<PageLine>& lines)
      : text_(text), tokens_(tokens), lines_(lines) {}

  void run(std::vector<uint32_t>& found) {
    for (uint32_t i = 0; i < lines_.size(); ++i) {
      const bool dashed = is_dashed_number(text_, tokens_, lines_[i]);
      if (dashed) dashed_.push_back(i);
      if (lines_[i].after_feed || dashed) note_break(i);
      if (is_page_mark(text_, tokens_, lines_[i])) found.push_back(i);
    }
    const bool numbered = dashed_.size() >= 2;
    if (numbered) found.insert(found.end(), dashed_.begin(), dashed_.end());
    std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
      return a.key != b.key ? a.key < b.key : a.line < b.line;
    });
    for (size_t i = 0; i < candidates_.size();) {
      size_t end = i + 1;
      while (end < candidates_.size() && candidates_[end].key == candidates_[i].key) ++end;
      take_run(i, end, found);
      i = end;
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
  }

 private:
  std::string_view at(uint32_t token) const { return slice(text_, tokens_[token]); }

  // The lines around a break, each once.
  void note_break(uint32_t line) {
    ++breaks_;
    const uint32_t low = std::max(next_, line > kNear ? line - kNear : 0);
    const auto high = static_cast<uint32_t>(std::min<size_t>(lines_.size(), line + kNear));
    for (uint32_t i = low; i < high; ++i) {
      const PageLine& one = lines_[i];
      if (i == 0 || one.end - one.first > kLongestLine) continue;
      candidates_.push_back({i, breaks_, key_of(one), is_number(one)});
    }
    next_ = std::max(next_, high);
  }

  bool is_number(const PageLine& line) const {
    return line.end == line.first + 1 && tokens_[line.first].kind == TokenKind::number;
  }

  uint64_t key_of(const PageLine& line) const {
    uint64_t key = 1469598103934665603u;  // FNV-1a
    for (uint32_t i = line.first; i < line.end; ++i) {
      const bool number = tokens_[i].kind == TokenKind::number;
      for (const char c : number ? std::string_view("0") : at(i))
        key = (key ^ static_cast<uint8_t>(c)) * 1099511628211u;
      key = (key ^ 0xFFu) * 1099511628211u;
    }
    return key;
  }

  // Lines of one key: furniture where one follows the other as page follows page.
  void take_run(size_t first, size_t end, std::vector<uint32_t>& found) const {
    for (size_t i = first; i < end; ++i) {
      const bool fits = (i > first && follow(candidates_[i - 1], candidates_[i])) ||
                        (i + 1 < end && follow(candidates_[i], candidates_[i + 1]));
      if (fits) found.push_back(candidates_[i].line);
    }
  }

  // The same line on the next page or the one after it; of its numbers at most one has grown, by
  // as many pages.
  bool follow(const Candidate& a, const Candidate& b) const {
    const uint32_t pages = b.page - a.page;
    if (pages == 0 || pages > kPages) return false;
    const PageLine& one = lines_[a.line];
    const PageLine& other = lines_[b.line];
    uint32_t grown = 0;
    for (uint32_t k = 0; k < one.end - one.first; ++k) {
      if (tokens_[one.first + k].kind != TokenKind::number) continue;
      const uint32_t before = number_at(one.first + k);
      const uint32_t after = number_at(other.first + k);
      if (before == after) continue;
      if (after < before || after - before > 2 || ++grown > 1) return false;
    }
    // "1953" alone heads what stands below it.
    return !a.bare || (grown == 1 && tokens_[one.first].length_class <= kLongestNumber);
  }

  uint32_t number_at(uint32_t token) const {
    uint32_t value = 0;
    for (const char c : at(token).substr(0, 8)) value = value * 10 + static_cast<uint32_t>(c - '0');
    return value;
  }

  std::string_view text_;
  TokenSpan tokens_;
  const std::vector<PageLine>& lines_;
  std::vector<uint32_t> dashed_;
  std::vector<Candidate> candidates_;
  uint32_t breaks_ = 0;
  uint32_t next_ = 0;
};

}  // namespace

bool is_dashed_number(std::string_view text, TokenSpan tokens, const PageLine& line) {
  if (line.end != line.first + 3) return false;
  const Token& number = tokens[line.first + 1];
  if (number.kind != TokenKind::number || number.length_class > kLongestNumber) return false;
  const std::string_view left = slice(text, tokens[line.first]);
  const bool dash = left == "-" || left == "–" || left == "—";
  return dash && slice(text, tokens[line.end - 1]) == left;
}

bool is_page_mark(std::string_view text, TokenSpan tokens, const PageLine& line) {
  if (line.end < line.first + 4 || line.end > line.first + 5) return false;
  const std::string_view word = slice(text, tokens[line.first + 1]);
  const Token& number = tokens[line.end - 2];
  return slice(text, tokens[line.first]) == "[" && slice(text, tokens[line.end - 1]) == "]" &&
         (word == "Page" || word == "page" || word == "PAGE" || word == "p") &&
         (line.end == line.first + 4 || slice(text, tokens[line.first + 2]) == ".") &&
         number.kind == TokenKind::number && number.length_class <= kLongestNumber;
}

void find_page_lines(std::string_view text, TokenSpan tokens, const std::vector<PageLine>& lines,
                     std::vector<uint32_t>& found) {
  found.clear();
  Finder(text, tokens, lines).run(found);
}

}  // namespace annals::text
