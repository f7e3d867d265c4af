// Places that no list has, where they stand again without a cue.
#include <algorithm>
#include <string_view>
#include <vector>

#include "lexicon/unit.h"
#include "mentions/flat_index.h"
#include "mentions/place_spots.h"
#include "mentions/word_filter.h"

namespace annals::mentions {

constexpr uint32_t kNoRule = 0xFFFFFFFFu;

void find_repeated_unknown(const PlaceText& t, const std::vector<Spot>& spots, FlatIndex& index,
                           std::vector<Spot>& out) {
  const auto word = [&](uint32_t i) { return text::slice(t.input.text, t.tokens[i]); };
  const auto hash_of = [&](uint32_t i) {
    const std::string_view bytes = word(i);
    return lexicon::hash_bytes(bytes.data(), bytes.size(), 0);
  };
  // Whether the name of `spot` stands at token `i`.
  const auto stands_at = [&](const Spot& spot, uint32_t i) {
    if (i + (spot.end - spot.first) > t.count) return false;
    for (uint32_t k = spot.first; k < spot.end; ++k)
      if (word(k) != word(i + k - spot.first)) return false;
    return true;
  };
  const auto is_sure = [&](const Spot& spot) {
    return spot.phrase == 0 && (spot.rule == kNoRule || t.words.shapes[spot.rule].again) &&
           !spot.blocked && !spot.abbreviated && spot.score() >= t.words.sure_unknown;
  };
  index.clear(static_cast<size_t>(std::count_if(spots.begin(), spots.end(), is_sure)));
  if (!index.has_room()) return;
  WordFilter first_words;
  for (uint32_t k = 0; k < spots.size(); ++k) {
    const Spot& spot = spots[k];
    if (!is_sure(spot)) continue;
    const auto is_same = [&](uint32_t other) {
      return spots[other].end - spots[other].first == spot.end - spot.first &&
             stands_at(spot, spots[other].first);
    };
    index.find_or_add(hash_of(spot.first), k, is_same);
    first_words.add(word(spot.first));
  }
  for (size_t c = 0; c < t.capitals.tokens.size(); ++c) {
    if (!first_words.may_have(t.capitals.keys[c])) continue;
    const uint32_t i = t.capitals.tokens[c];
    index.for_each(hash_of(i), [&](uint32_t k) {
      const Spot& spot = spots[k];
      if (i == spot.first || !stands_at(spot, i)) return;
      Spot again;
      again.first = i;
      again.end = i + (spot.end - spot.first);
      again.base = spot.rule == kNoRule ? spot.base + t.words.unknown_again : spot.base;
      again.rule = spot.rule;
      out.push_back(again);
    });
  }
}

}  // namespace annals::mentions
