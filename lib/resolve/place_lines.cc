#include "resolve/place_lines.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace annals::resolve {
namespace {

using text::Block;

std::string_view at(const mentions::Input& input, uint32_t token) {
  return text::slice(input.text, input.tokens[token]);
}

bool is_place(lexicon::EntryKind kind) {
  using lexicon::EntryKind;
  return kind == EntryKind::country || kind == EntryKind::region || kind == EntryKind::city ||
         kind == EntryKind::continent || kind == EntryKind::district || kind == EntryKind::natural;
}

// The phrases of a line. Where only dates are asked for, nobody has looked for phrases: they are
// looked up here, for the few lines that may be a place.
class LinePhrases {
 public:
  LinePhrases(const mentions::Input& input, uint32_t first, uint32_t end)
      : tokens_(input.tokens), phrases_(input.phrases) {
    if (!input.phrases.empty()) return;
    constexpr uint32_t kBeyond = 40;  // tokens of a phrase that goes on below the line
    const size_t last = std::min<size_t>(input.tokens.size(), size_t{end} + kBeyond);
    base_ = first;
    own_tokens_.assign(input.tokens.begin() + first,
                       input.tokens.begin() + static_cast<std::ptrdiff_t>(last));
    input.gazetteer.match(input.text, own_tokens_, own_phrases_, end - first);
  }

  // The longest phrase at `token`; `end` becomes its end.
  uint32_t at(uint32_t token, uint32_t& end) const {
    text::TokenSpan tokens = own_tokens_.empty() ? tokens_ : own_tokens_;
    const auto& phrases = own_tokens_.empty() ? phrases_ : own_phrases_;
    end = token + 1;
    const auto found = lexicon::first_phrase(phrases, token - base_);
    if (found == phrases.end() || found->first_token != token - base_)
      return tokens[token - base_].phrase;
    end = found->end_token + base_;
    return found->phrase;
  }

 private:
  text::TokenSpan tokens_;
  const std::vector<lexicon::PhraseMatch>& phrases_;
  uint32_t base_ = 0;
  text::Tokens own_tokens_;
  std::vector<lexicon::PhraseMatch> own_phrases_;
};

// "Ghent, 4 February", "Ghent | 4 February", "Ghent (4 February)".
bool parts_from_place(std::string_view mark) {
  return mark == "," || mark == "|" || mark == "(" || mark == "–" || mark == "—" || mark == "·" ||
         mark == "•";
}

// "Bulletin, October 1921": an English word and no place.
bool is_common(const mentions::Input& input, uint32_t token) {
  using lexicon::EntryKind;
  using lexicon::Gazetteer;
  constexpr uint32_t kPlaces =
      Gazetteer::kind_bit(EntryKind::country) | Gazetteer::kind_bit(EntryKind::region) |
      Gazetteer::kind_bit(EntryKind::city) | Gazetteer::kind_bit(EntryKind::district);
  const uint32_t kinds = input.gazetteer.kinds(input.tokens[token].phrase);
  return (kinds & Gazetteer::kind_bit(EntryKind::word)) != 0 && (kinds & kPlaces) == 0;
}

}  // namespace

bool is_place_and_date(const mentions::Input& input, const Block& block, const Date& date) {
  constexpr uint32_t kPlace = 8;  // tokens
  if (date.type != TimexType::date || date.precision > Precision::month) return false;
  if (date.first < block.content_token + 2 || date.first > block.content_token + kPlace)
    return false;
  if (!parts_from_place(at(input, date.first - 1))) return false;
  if (is_common(input, block.content_token)) return false;
  for (uint32_t i = block.content_token; i < date.first; ++i) {
    const text::Token& token = input.tokens[i];
    if (token.kind == text::TokenKind::number) continue;  // "Committee Room 4"
    const bool mark = token.kind == text::TokenKind::punctuation;
    if (mark ? at(input, i) == ":" || at(input, i) == "." : !token.is_capitalised()) return false;
  }
  return date.end >= block.content_end ||
         input.tokens[date.end].kind == text::TokenKind::punctuation;
}

bool is_name_of_place(const mentions::Input& input, uint32_t first, uint32_t end) {
  const LinePhrases phrases(input, first, end);
  uint32_t last = first;
  const uint32_t phrase = phrases.at(first, last);
  if (last != end) return false;
  for (const lexicon::Entry& entry : input.gazetteer.entries(phrase))
    if (is_place(entry.kind)) return true;
  return false;
}

bool is_place_line(const mentions::Input& input, uint32_t first, uint32_t end, bool among_such) {
  constexpr uint32_t kBigCity = 100000;  // people: a city that is a heading by itself
  const uint32_t least = among_such ? 0 : kBigCity;
  constexpr uint32_t kMostParts = 4;
  uint32_t parts = 0;
  bool area = false;
  uint32_t unknown = 0;
  uint32_t rank = 0;
  // What no phrase begins with is no town either.
  if (first >= end) return false;
  const text::Token& head = input.tokens[first];
  if (head.kind != text::TokenKind::punctuation && !head.is_capitalised()) return false;
  const LinePhrases phrases(input, first, end);
  // "Gorri, Kest Province (Rwanda)": the bracket tells of both.
  const uint32_t most_unknown = at(input, end - 1) == ")" ? 2 : 1;
  const rules::ListId joints = input.pack.list("place-line-joint");
  for (uint32_t token = first; token < end;) {
    if (input.tokens[token].kind == text::TokenKind::punctuation) {
      const std::string_view sign = at(input, token);
      const bool fits = sign == "," || sign == "(" || sign == ")" || sign == ":" || sign == "/" ||
                        sign == "&" || sign == "–" || sign == "-";
      if (!fits || (parts == 0 && sign != "(")) return false;
      ++token;
      continue;
    }
    if (parts > 0 && input.pack.contains(joints, input.tokens[token].word) &&
        !input.tokens[token].is_capitalised()) {
      ++token;
      continue;
    }
    uint32_t last = token;
    const uint32_t phrase = phrases.at(token, last);
    bool is_one = false;
    for (const lexicon::Entry& entry : input.gazetteer.entries(phrase)) {
      if (!is_place(entry.kind)) continue;
      is_one = true;
      const bool city =
          entry.kind == lexicon::EntryKind::city || entry.kind == lexicon::EntryKind::district;
      rank = std::max(rank, entry.rank);
      area |= !city;
      // "Tours", "Reading", "Victoria" by themselves are other things more often.
      const bool common = (entry.flags & lexicon::kCommonWord) != 0 ||
                          ((entry.flags & lexicon::kGivenName) != 0 && entry.rank < kBigCity);
      if (common && parts == 0 && end == last && city) is_one = false;
    }
    if (!is_one) {
      // A town that no list knows, or a stream beside it, before a country or region that one does.
      if (unknown == most_unknown || !input.tokens[token].is_capitalised()) return false;
      last = token;
      const rules::ListId bodies = input.pack.list("place-other-head");
      for (; last < end && input.tokens[last].is_word(); ++last)
        if (input.pack.contains(bodies, input.tokens[last].word)) return false;
      if (last == end || last - token > 4) return false;
      ++unknown;
    }
    ++parts;
    token = last;
  }
  if (parts == 0 || parts > kMostParts) return false;
  if (!area && rank < least) return false;
  return unknown == 0 || area;
}

}  // namespace annals::resolve
