#include "resolve/editions.h"

#include <algorithm>
#include <string_view>

#include "mentions/name_scan.h"

namespace annals::resolve {
namespace {

using text::Block;
using text::Token;
using text::TokenKind;

constexpr uint32_t kReach = 30;     // tokens of a line within which the year stands
constexpr uint32_t kParagraph = 4;  // … of a paragraph

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Finder {
 public:
  Finder(const mentions::Input& input, Resolved& out)
      : input_(input),
        out_(out),
        numbered_(input.pack.list("number-noun")),
        first_year_(static_cast<int>(input.pack.weight("date.first-edition"))),
        last_year_(static_cast<int>(input.pack.weight("date.last-edition"))),
        turn_of_century_(static_cast<int>(input.pack.weight("date.edition-turn"))) {}

  void run() {
    const auto& blocks = input_.layout.blocks;
    for (uint32_t b = 0; b < blocks.size(); ++b) look_at(b);
    keep_series();
    keep_first_of_block();
  }

 private:
  std::string_view spelled(uint32_t i) const { return text::slice(input_.text, input_.tokens[i]); }

  void look_at(uint32_t b) {
    const Block& block = input_.layout.blocks[b];
    if (b > 0 && goes_on(block, input_.layout.blocks[b - 1])) return;
    constexpr uint32_t kLine = text::kBullet | text::kNumbered | text::kSingleLine;
    const uint32_t reach = (block.flags & kLine) != 0 ? kReach : kParagraph;
    const uint32_t end = std::min(block.content_end, block.content_token + reach);
    for (uint32_t i = block.content_token; i < end; ++i) {
      const Token& token = input_.tokens[i];
      if (token.kind == TokenKind::mixed)
        add_mixed(b, i);
      else if (token.kind == TokenKind::number && i > block.content_token)
        add_number(b, i, block.content_token);
    }
  }

  // "… Co-located with", and in the next line "ICFP'2013 in Boston".
  bool goes_on(const Block& block, const Block& above) const {
    constexpr uint32_t kBegins =
        text::kBlankBefore | text::kBullet | text::kNumbered | text::kTableRow | text::kHash;
    const Token& last = input_.tokens[above.end_token - 1];
    return (block.flags & kBegins) == 0 &&
           (input_.text[last.begin] == ',' || (last.is_word() && !last.is_capitalised()));
  }

  // "MarshConf 2023", "SAPEC-2015", "ICFP'2013", "ECOOP '87", "AAAI-94".
  void add_number(uint32_t b, uint32_t i, uint32_t first) {
    const Token& number = input_.tokens[i];
    if (number.length_class != 4 && number.length_class != 2) return;
    uint32_t name = i - 1;
    if (number.is_glued()) {
      const std::string_view sign = spelled(name);
      if (name == first || (sign != "-" && sign != "'" && sign != "’")) return;
      --name;
    }
    const Token& word = input_.tokens[name];
    const bool lettered = (word.shape & (text::kAllUpper | text::kInnerUpper)) != 0;
    if (word.kind != TokenKind::word || !word.is_capitalised() ||
        (number.length_class == 2 && !(lettered && number.is_glued())) ||
        input_.pack.contains(numbered_, word.word))
      return;
    add(b, name, i, i + 1, spelled(name), spelled(i));
  }

  // "ICML95", "SAPEC2015", "ICLP'95".
  void add_mixed(uint32_t b, uint32_t i) {
    const std::string_view token = spelled(i);
    size_t digits = token.size();
    while (digits > 0 && is_digit(token[digits - 1])) --digits;
    const size_t count = token.size() - digits;
    for (const std::string_view sign : {"'", "’"})
      if (token.substr(0, digits).ends_with(sign)) digits -= sign.size();
    if (digits < 3 || (count != 4 && count != 2)) return;
    for (size_t c = 0; c < digits; ++c)
      if (token[c] < 'A' || token[c] > 'Z') return;
    add(b, i, i, i + 1, token.substr(0, digits), token.substr(token.size() - count));
  }

  void add(uint32_t b, uint32_t name, uint32_t first, uint32_t end, std::string_view spelled_name,
           std::string_view digits) {
    int year = 0;
    for (const char c : digits) year = year * 10 + (c - '0');
    if (digits.size() == 2) year += year < turn_of_century_ ? 2000 : 1900;
    // "Since 2018": a bare year is none but behind what is no word.
    const bool lettered = (input_.tokens[name].shape & (text::kAllUpper | text::kInnerUpper)) != 0;
    const Date* date = date_at(first);
    if (year < first_year_ || year > last_year_ ||
        (date != nullptr && !(lettered && is_bare_year(*date, first))) || tells_other_year(b, year))
      return;
    found_.push_back({spelled_name, {b, name, first, end, year}});
  }

  const Date* date_at(uint32_t token) {
    while (date_ < out_.dates.size() && out_.dates[date_].end <= token) ++date_;
    return date_ < out_.dates.size() && out_.dates[date_].first <= token ? &out_.dates[date_]
                                                                         : nullptr;
  }
  static bool is_bare_year(const Date& date, uint32_t token) {
    return date.precision == Precision::year && date.end == token + 1 && date.first + 1 >= token;
  }

  // "1895", by itself in a later cell of a row: those who came.
  bool is_count(const Block& block, const Date& date) const {
    return (block.flags & text::kTableRow) != 0 && date.end == date.first + 1 &&
           date.precision == Precision::year && date.first > block.content_token &&
           mentions::mark_at(input_, date.first - 1) == '|' &&
           (date.end >= block.end_token || mentions::mark_at(input_, date.end) == '|');
  }

  // "MiG-29 was bought in May 1988."
  bool tells_other_year(uint32_t b, int year) const {
    constexpr uint32_t kUnstated = kNoYear | kRelative;
    const Block& block = input_.layout.blocks[b];
    size_t i = date_;
    while (i > 0 && out_.dates[i - 1].first >= block.first_token) --i;
    for (; i < out_.dates.size() && out_.dates[i].first < block.end_token; ++i) {
      const Date& date = out_.dates[i];
      if (is_count(block, date)) continue;
      if (date.type == TimexType::date && date.has_value && (date.flags & kUnstated) == 0 &&
          (date.value.end.year < year || date.value.start.year > year))
        return true;
    }
    return false;
  }

  struct Found {
    std::string_view name;
    Edition edition;
  };

  // Those whose name stands before two years at least, in two blocks.
  void keep_series() {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Found& a, const Found& b) { return a.name < b.name; });
    for (size_t first = 0, end = 0; first < found_.size(); first = end) {
      bool differ = false;
      for (end = first; end < found_.size() && found_[end].name == found_[first].name; ++end)
        differ |= found_[end].edition.year != found_[first].edition.year &&
                  found_[end].edition.block != found_[first].edition.block;
      for (size_t k = first; differ && k < end; ++k) out_.editions.push_back(found_[k].edition);
    }
  }

  void keep_first_of_block() {
    auto& editions = out_.editions;
    std::sort(editions.begin(), editions.end(),
              [](const Edition& a, const Edition& b) { return a.first < b.first; });
    editions.erase(
        std::unique(editions.begin(), editions.end(),
                    [](const Edition& a, const Edition& b) { return a.block == b.block; }),
        editions.end());
  }

  const mentions::Input& input_;
  Resolved& out_;
  rules::ListId numbered_;  // "Room 1901"
  int first_year_, last_year_;
  int turn_of_century_;  // of two digits
  std::vector<Found> found_;
  size_t date_ = 0;
};

}  // namespace

void find_editions(const mentions::Input& input, Resolved& out) {
  out.editions.clear();
  Finder(input, out).run();
}

void propose_editions(const mentions::Input& input, const Resolved& resolved, float score,
                      mentions::Candidates& out) {
  constexpr uint32_t kLongest = 6;  // tokens before the year
  const rules::ListId at = input.pack.list("event-at");
  for (const Edition& edition : resolved.editions) {
    const uint32_t first = input.layout.blocks[edition.block].content_token;
    if (edition.first > first + kLongest) continue;
    if (input.pack.contains(at, input.tokens[first].word)) continue;  // "At MarshConf 2023"
    if (mentions::place_end(input, first) > edition.name) continue;   // "Glasgow 2005: …"
    bool name = true;
    for (uint32_t i = first; i <= edition.name; ++i)
      name &= input.tokens[i].is_capitalised() || input.tokens[i].kind == TokenKind::mixed;
    if (!name) continue;
    mentions::Candidate candidate;
    candidate.label = mentions::Label::event;
    candidate.first = first;
    candidate.end = edition.end;
    candidate.head = edition.name;
    candidate.score = score;
    out.push_back(candidate);
  }
}

const Edition* edition_of(const Resolved& resolved, uint32_t block) {
  const auto at =
      std::lower_bound(resolved.editions.begin(), resolved.editions.end(), block,
                       [](const Edition& one, uint32_t wanted) { return one.block < wanted; });
  return at != resolved.editions.end() && at->block == block ? &*at : nullptr;
}

}  // namespace annals::resolve
