#include "mentions/place_text.h"

#include <algorithm>
#include <string_view>

namespace annals::mentions {
namespace {

constexpr uint32_t kLongestCue = 3;  // words

void set(std::vector<uint64_t>& bits, uint32_t i) { bits[i / 64] |= uint64_t{1} << (i % 64); }

}  // namespace

void mark_places(const Input& input, PlaceMarks& marks) {
  const auto& sentences = input.layout.sentences;
  const auto count = static_cast<uint32_t>(input.tokens.size());
  marks.opens.assign(count / 64 + 1, 0);
  marks.shouted.assign(count / 64 + 1, 0);
  // To the first word of each sentence.
  const uint32_t first = sentences.empty() ? count : sentences.front().first_token;
  for (uint32_t i = 0; i < first; ++i) set(marks.opens, i);
  for (size_t k = 0; k < sentences.size(); ++k) {
    const uint32_t end = k + 1 < sentences.size() ? sentences[k + 1].first_token : count;
    for (uint32_t i = sentences[k].first_token; i < end; ++i) {
      set(marks.opens, i);
      if (input.tokens[i].is_word()) break;
    }
  }
  for (const text::Block& block : input.layout.blocks)
    if ((block.flags & text::kAllCaps) != 0)
      for (uint32_t i = block.first_token; i < block.end_token; ++i) set(marks.shouted, i);
}

// Whether words that lie between the cue and the name may end before token `i`.
bool PlaceText::may_be_between(uint32_t i) const {
  if (i == 0) return false;
  uint32_t further = of(i - 1);
  if (i > 1) further |= of(i - 2);
  if (i > 2) further |= of(i - 3);
  return (further & PlaceWords::kLongBetween) != 0 || is(i - 1, PlaceWords::kBetween);
}

// First token of the words that lie between the cue and the name ("the", "nearby"), or `i`.
uint32_t PlaceText::skip_between(uint32_t i) const {
  uint32_t at = i;
  for (int skipped = 0; skipped < 2 && may_be_between(at); ++skipped) {
    uint32_t next = at;
    for (uint32_t length = 1; length <= kLongestCue && length <= at; ++length) {
      const uint32_t mask = of(at - length);
      const bool may =
          (mask & PlaceWords::kLongBetween) != 0 || (length == 1 && (mask & PlaceWords::kBetween));
      if (may && input.pack.match(words.list_between, tokens, at - length) == length)
        next = at - length;
    }
    if (next == at) break;
    at = next;
  }
  return at;
}

float PlaceText::cue_before(uint32_t i) const {
  const uint32_t at = skip_between(i);
  for (uint32_t length = std::min(kLongestCue, at); length > 0; --length) {
    const uint32_t mask = of(at - length);
    if ((mask & PlaceWords::kLongBefore) == 0 || length == 1) {
      if (length > 1 || (mask & PlaceWords::kBefore) == 0) continue;
      const float cue = words.before(tokens[at - 1].word);
      const bool of_person = at == i && (mask & PlaceWords::kOfPerson) != 0;
      return of_person ? std::max(cue, person_before(at)) : cue;
    }
    if (input.pack.match(words.list_before, tokens, at - length) != length) continue;
    return static_cast<float>(input.pack.value(words.list_before, tokens, at - length, at)) / 10;
  }
  return 0;
}

// "Mr. Seddon of Kumara", "J. Marsh, of Ebley": people are of a place.
float PlaceText::person_before(uint32_t i) const {
  if (i < 3 || tokens[i - 1].is_capitalised()) return 0;
  uint32_t last = i - 2;
  const bool apposed = mark(last) == ',';
  if (apposed) --last;
  if (last == 0 || !is_part(last) || (tokens[last + 1].gap & text::kNewline) != 0) return 0;
  if (is(last, PlaceWords::kOtherHead) || is(last, PlaceWords::kNotBefore)) return 0;
  while (last > 2 && is_hyphen(last - 1)) last -= 2;  // "Ann Vidal-Roche from …"
  if (last > 1 && !tokens[last - 1].is_capitalised() && is(last - 1, PlaceWords::kAParticle))
    --last;  // "Emil de Boer, of Halle"
  uint32_t before = last - 1;
  if (mark(before) == '.' && tokens[before].is_glued() && before > 0) --before;
  if (!tokens[before].is_capitalised() || !tokens[before].is_word()) return 0;
  constexpr uint32_t surname = lexicon::Gazetteer::kind_bit(lexicon::EntryKind::surname);
  const auto is_surname = [&](uint32_t name) { return (kinds(name) & surname) != 0; };
  const bool dotted = before + 1 < last;
  const bool initial = dotted && tokens[before].length_class == 1;
  const auto bearers = static_cast<float>(given_rank(before));
  const bool given =
      !dotted && bearers >= (is_english(before) ? words.familiar_bearers : words.given_bearers) &&
      (!is_english(last) || (apposed && is_surname(last)));
  // "Pastor Villem Reiman of Kolga-Jaani", "Mr. Villem Reiman of …"
  uint32_t title = before > 0 ? before - 1 : 0;
  if (title > 0 && mark(title) == '.' && tokens[title].is_glued()) --title;
  const bool titled = is(before, PlaceWords::kNotBefore) ||
                      (!dotted && title < before && is(title, PlaceWords::kNotBefore) &&
                       tokens[title].is_capitalised() &&
                       (tokens[before].gap & (text::kNewline | text::kFirst)) == 0);
  return initial || given || titled ? words.of_person : 0;
}

const text::Block* PlaceText::block_of(uint32_t i) const {
  const auto& blocks = input.layout.blocks;
  auto next =
      std::upper_bound(blocks.begin(), blocks.end(), i,
                       [](uint32_t token, const text::Block& b) { return token < b.first_token; });
  if (next == blocks.begin()) return nullptr;
  --next;
  return i < next->end_token ? &*next : nullptr;
}

uint32_t PlaceText::given_rank(uint32_t i) const {
  constexpr uint32_t given = lexicon::Gazetteer::kind_bit(lexicon::EntryKind::given_name);
  if ((kinds(i) & given) == 0) return 0;
  uint32_t rank = 0;
  for (const lexicon::Entry& entry : input.gazetteer.entries(tokens[i].phrase))
    if (entry.kind == lexicon::EntryKind::given_name) rank = std::max(rank, entry.rank);
  return rank;
}

bool PlaceText::is_quoted(uint32_t first, uint32_t end) const {
  if (first == 0 || end >= tokens.size()) return false;
  if (!tokens[first].is_glued() || !tokens[end].is_glued()) return false;
  const std::string_view open = text::slice(input.text, tokens[first - 1]);
  const std::string_view close = text::slice(input.text, tokens[end]);
  return (open == "\"" && close == "\"") || (open == "“" && close == "”") ||
         (open == "„" && close == "“") || (open == "«" && close == "»");
}

char PlaceText::wide_mark(uint32_t i) const {
  const std::string_view s = text::slice(input.text, tokens[i]);
  if (s == "\xE2\x80\x93" || s == "\xE2\x80\x94") return '~';  // a dash
  if (s == "\xC2\xB7" || s == "\xE2\x80\xA2") return '*';      // a bullet
  return '?';
}

}  // namespace annals::mentions
