// Titles of entries:
//
//   Treebanks on a Shoestring
//   Zdeněk Hruška, Charles University, Prague
//   Oct. 2, noon
//
// A line of its own at the head of a group of lines, no sentence and without a date; one of the
// short lines below it has the date.
#include <algorithm>
#include <string_view>

#include "mentions/events.h"
#include "mentions/organization_extent.h"

namespace annals::mentions {
namespace {

constexpr uint32_t kLongestTitle = 30;  // tokens
constexpr uint32_t kLongestMeta = 30;
constexpr uint32_t kMetaLines = 3;
constexpr uint32_t kShortSentence = 16;

class Lines {
 public:
  Lines(const Input& input, const NameWords& words, const NameScan& scan, Candidates& out)
      : input_(input), words_(words), weights_(words.weights), scan_(scan), out_(out) {}

  void run() {
    const auto& blocks = input_.layout.blocks;
    for (size_t b = 0; b + 1 < blocks.size(); ++b)
      if (may_be_title(blocks[b]) && has_dated_line(b + 1)) add(blocks[b]);
  }

 private:
  const text::Token& token(uint32_t i) const { return input_.tokens[i]; }
  bool is_mark(uint32_t i, std::string_view mark) const {
    return token(i).kind == text::TokenKind::punctuation &&
           text::slice(input_.text, token(i)) == mark;
  }

  bool has_date(const text::Block& block) const {
    const auto& matches = input_.matches.matches;
    auto it =
        std::lower_bound(matches.begin(), matches.end(), block.first_token,
                         [](const rules::Match& match, uint32_t at) { return match.first < at; });
    for (; it != matches.end() && it->first < block.end_token; ++it)
      if (input_.pack.rule_kind(it->rule) == "date" &&
          input_.pack.rule_value(it->rule, "type") != "duration")
        return true;
    return false;
  }

  bool may_be_title(const text::Block& block) const {
    constexpr uint32_t kNo = text::kHash | text::kBullet | text::kTableRow | text::kRule |
                             text::kUnderlined | text::kBlankAfter | text::kDecorated;
    if ((block.flags & kNo) != 0) return false;
    if ((block.flags & text::kSingleLine) == 0 || (block.flags & text::kBlankBefore) == 0)
      return false;
    const uint32_t first = block.content_token;
    const uint32_t end = block.content_end;
    if (end < first + 2 || end - first > kLongestTitle) return false;
    if (!token(first).is_capitalised() && token(first).kind != text::TokenKind::mixed &&
        token(first).kind != text::TokenKind::punctuation)
      return false;
    if ((block.flags & text::kLabel) != 0 && input_.pack.contains(words_.label, token(first).word))
      return false;
    if (is_mark(end - 1, ".") || is_mark(end - 1, ":") || has_date(block)) return false;
    return !is_place_line(first, end) && !is_person_line(first, end) && !is_body_line(first, end);
  }

  // "Lisbon, Portugal"
  bool is_place_line(uint32_t first, uint32_t end) const {
    for (uint32_t i = first; i < end;) {
      if (token(i).kind == text::TokenKind::punctuation) {
        ++i;
        continue;
      }
      const uint32_t place = place_end(input_, i);
      if (place == 0) return false;
      i = place;
    }
    return true;
  }
  bool is_person_line(uint32_t first, uint32_t end) const {
    return end - first <= 5 && (scan_.classes[first] & (kGiven | kHonorific)) != 0;
  }
  bool is_body_line(uint32_t first, uint32_t end) const {
    const uint32_t k = scan_.piece_at(first);
    Extent body;
    return k < scan_.pieces.size() && (scan_.pieces[k].classes & kAnyHead) != 0 &&
           (scan_.pieces[k].classes & (kEventNoun | kEventWeak)) == 0 &&
           organization_extent(input_, words_, scan_, k, body) && body.first == first &&
           body.end == end;
  }

  bool has_dated_line(size_t b) const {
    const auto& blocks = input_.layout.blocks;
    for (size_t line = 0; line < kMetaLines && b + line < blocks.size(); ++line) {
      const text::Block& block = blocks[b + line];
      if ((block.flags & text::kBlankBefore) != 0) return false;
      const uint32_t size = block.end_token - block.first_token;
      if (size > kLongestMeta) return false;
      if ((block.flags & text::kEndsSentence) != 0 && size > kShortSentence) return false;
      if (has_date(block)) return true;
    }
    return false;
  }

  void add(const text::Block& block) {
    Candidate candidate;
    candidate.first = block.content_token;
    candidate.end = block.content_end;
    // The acronym in brackets is no part of the name.
    if (candidate.end > candidate.first + 4 && is_mark(candidate.end - 1, ")") &&
        is_mark(candidate.end - 3, "("))
      candidate.end -= 3;
    candidate.label = Label::event;
    candidate.score = weights_.event_title_line;
    candidate.flags = kTitleLine;
    for (uint32_t i = candidate.first; i < candidate.end; ++i)
      if ((scan_.classes[i] & (kEventNoun | kEventWeak | kEventForeign)) != 0) candidate.head = i;
    out_.push_back(candidate);
  }

  const Input& input_;
  const NameWords& words_;
  const NameWeights& weights_;
  const NameScan& scan_;
  Candidates& out_;
};

}  // namespace

void propose_title_lines(const Input& input, const NameWords& words, const NameScan& scan,
                         Candidates& out) {
  Lines(input, words, scan, out).run();
}

}  // namespace annals::mentions
