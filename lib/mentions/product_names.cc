#include "mentions/product_names.h"

#include <algorithm>
#include <string_view>

#include "lexicon/unit.h"

namespace annals::mentions {
namespace {

constexpr uint32_t kEnough = 2;  // signs that are no chance
constexpr float kNoName = -1.0F;

class Voting {
 public:
  Voting(const Input& input, const NameWords& words, const NameScan& scan, ProductScratch& scratch)
      : input_(input), words_(words), scan_(scan), s_(scratch) {}

  // Whether any word is a product's.
  bool find() {
    s_.votes.clear();
    uint32_t found = 0;
    for (const uint32_t i : scan_.capitals) {
      const uint32_t signs = is_ship(i) ? kEnough : is_sign(i) ? 1 : 0;
      found += signs;
      if (signs > 0) s_.votes.push_back({i, signs, 0});
    }
    if (found < kEnough) return false;
    gather();
    const auto few = [](const ProductScratch::Vote& vote) { return vote.found < kEnough; };
    if (std::all_of(s_.votes.begin(), s_.votes.end(), few)) return false;
    for (const uint32_t i : scan_.capitals)
      if (is_place_sign(i))
        if (const uint32_t v = vote_of(i); v != FlatIndex::kNotThere) ++s_.votes[v].spoken;
    return true;
  }

  // "HMS Kent"
  bool begins_ship(uint32_t i) const {
    return (token(i).shape & text::kAllUpper) != 0 && words_.is(token(i).word, kShipPrefix) &&
           i + 1 < input_.tokens.size() && token(i + 1).gap == text::kSpace &&
           token(i + 1).is_capitalised();
  }

  bool is_product(uint32_t i) const {
    const uint32_t v = vote_of(i);
    return v != FlatIndex::kNotThere && s_.votes[v].found >= kEnough &&
           s_.votes[v].found > s_.votes[v].spoken;
  }

 private:
  const text::Token& token(uint32_t i) const { return input_.tokens[i]; }
  std::string_view spelled(uint32_t i) const { return text::slice(input_.text, token(i)); }
  uint64_t hash(uint32_t i) const {
    const std::string_view word = spelled(i);
    return lexicon::hash_bytes(word.data(), word.size(), 0);
  }
  uint32_t vote_of(uint32_t i) const {
    return s_.index.find(hash(i),
                         [&](uint32_t v) { return spelled(s_.votes[v].token) == spelled(i); });
  }

  // One vote for each word.
  void gather() {
    s_.index.clear(s_.votes.size());
    uint32_t kept = 0;
    for (const ProductScratch::Vote vote : s_.votes) {
      const uint32_t v = s_.index.find_or_add(hash(vote.token), kept, [&](uint32_t other) {
        return spelled(s_.votes[other].token) == spelled(vote.token);
      });
      if (v == FlatIndex::kNotThere) continue;
      if (v == kept)
        s_.votes[kept++] = vote;
      else
        s_.votes[v].found += vote.found;
    }
    s_.votes.resize(kept);
  }

  bool is_ship(uint32_t i) const { return i > 0 && begins_ship(i - 1); }

  // A word by itself before "developers", "2.1" and their like. Inlined: asked of each capitalised
  // word, and hardly ever so.
  [[gnu::always_inline]] bool is_sign(uint32_t i) const {
    if (i + 1 >= input_.tokens.size()) return false;
    const text::Token& next = token(i + 1);
    const bool makers = words_.is(next.word, kMakers) && !next.is_capitalised();
    return (makers || next.kind == text::TokenKind::number) && stands_before(i, next, makers);
  }
  bool stands_before(uint32_t i, const text::Token& next, bool makers) const {
    if (next.gap != text::kSpace || (i > 0 && is_name(i - 1))) return false;
    return next.kind == text::TokenKind::number ? is_version(i + 1) : makers;
  }
  bool is_name(uint32_t i) const {
    return token(i).is_capitalised() && token(i + 1).gap == text::kSpace &&
           (words_.of_word(token(i).word) & kStopWord) == 0;
  }
  // "2.1", but not "2.30 p.m." or "2.1.2014"
  bool is_version(uint32_t i) const {
    if (i + 2 >= input_.tokens.size() || mark_at(input_, i + 1) != '.') return false;
    if (!token(i + 1).is_glued() || !token(i + 2).is_glued()) return false;
    if (token(i + 2).kind != text::TokenKind::number || token(i + 2).length_class > 1) return false;
    return i + 3 >= input_.tokens.size() || !token(i + 3).is_glued() ||
           mark_at(input_, i + 3) != '.' || i + 4 >= input_.tokens.size() ||
           !token(i + 4).is_glued() || token(i + 4).length_class < 4;
  }
  // "in Halden", "at Halden"
  bool is_place_sign(uint32_t i) const {
    if (i == 0) return false;
    const uint32_t before = token(i - 1).word;
    return before != 0 && (before == words_.in || before == words_.at) && !is_sign(i);
  }

  const Input& input_;
  const NameWords& words_;
  const NameScan& scan_;
  ProductScratch& s_;
};

}  // namespace

void doubt_products(const Input& input, const NameWords& words, const NameScan& scan,
                    ProductScratch& scratch, Candidates& candidates) {
  Voting voting(input, words, scan, scratch);
  if (!voting.find()) return;
  for (Candidate& candidate : candidates) {
    if (candidate.label != Label::place && candidate.label != Label::person) continue;
    if (candidate.score <= 0) continue;
    if (voting.begins_ship(candidate.first) ||
        (candidate.end == candidate.first + 1 && voting.is_product(candidate.first)))
      candidate.score = kNoName;
  }
}

}  // namespace annals::mentions
