#include "mentions/person_places.h"

namespace annals::mentions {
namespace {

using text::Token;
using text::TokenKind;

class Places {
 public:
  Places(const Input& input, const PersonWords& words, std::span<const uint8_t> marks)
      : text_(input.text), tokens_(input.tokens), w_(words), marks_(marks) {}

  uint32_t flags_of(const NamePart& part) const {
    uint32_t flags = 0;
    if (marks_[part.first] & kStartsSentence) flags |= PartPlace::kOpensSentence;
    if (marks_[part.first] & kGovernedBy) flags |= PartPlace::kGoverned;
    for (uint32_t t = part.first; t < part.end; ++t)
      if (marks_[t] & kInPhrase) flags |= PartPlace::kInKnownPhrase;
    if (part.first > 0) flags |= left_of(part.first);
    if (part.end < tokens_.size()) flags |= right_of(part.end);
    return flags;
  }

 private:
  uint32_t left_of(uint32_t first) const {
    const Token &left = tokens_[first - 1], &token = tokens_[first];
    uint32_t flags = 0;
    if (left.kind == TokenKind::punctuation) {
      if (is_quote(left, "“")) flags |= PartPlace::kAfterQuote;
      if (text_[left.begin] == '&') flags |= PartPlace::kAfterAmpersand;
    }
    if ((token.gap & text::kBlankLine) != 0) return flags;
    const uint32_t role = w_.of_word[left.word];
    if (role & kDeterminer) flags |= PartPlace::kAfterDeterminer;
    if (role & kPreposition) flags |= PartPlace::kAfterPreposition;
    if (w_.of_word[token.word] & kIsCalendar) {
      const bool day = (left.kind == TokenKind::number && left.length_class <= 2) ||
                       left.kind == TokenKind::mixed;
      if (day || (role & kDatePreposition) != 0) flags |= PartPlace::kInDate;
    }
    return flags;
  }

  uint32_t right_of(uint32_t end) const {
    const Token& right = tokens_[end];
    if (right.kind == TokenKind::number)
      return (right.gap & text::kNewline) == 0 ? PartPlace::kBeforeNumber : 0;
    if (right.kind != TokenKind::punctuation) return 0;
    if (is_quote(right, "”")) return PartPlace::kBeforeQuote;
    return text_[right.begin] == '&' ? PartPlace::kBeforeAmpersand : 0;
  }

  bool is_quote(const Token& token, std::string_view mark) const {
    return text_[token.begin] == '"' || text::slice(text_, token) == mark;
  }

  std::string_view text_;
  const text::Tokens& tokens_;
  const PersonWords& w_;
  std::span<const uint8_t> marks_;
};

// The best cue at a token; `next` goes on from token to token.
const Cue* cue_at(std::span<const Cue> cues, uint32_t token, size_t& next) {
  while (next < cues.size() && cues[next].at < token) ++next;
  return next < cues.size() && cues[next].at == token ? &cues[next] : nullptr;
}

}  // namespace

void find_places(const Input& input, const PersonWords& words, std::span<const NamePart> parts,
                 std::span<const uint8_t> marks, std::span<const Cue> before,
                 std::span<const Cue> after, std::vector<PartPlace>& places) {
  const Places found(input, words, marks);
  places.resize(parts.size());
  size_t next_before = 0, next_after = 0;
  for (size_t p = 0; p < parts.size(); ++p) {
    PartPlace& place = places[p];
    place.flags = static_cast<uint16_t>(found.flags_of(parts[p]));
    place.before = cue_at(before, parts[p].first, next_before);
    place.after = cue_at(after, parts[p].end, next_after);
  }
}

}  // namespace annals::mentions
