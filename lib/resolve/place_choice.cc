#include "resolve/place_choice.h"

#include <algorithm>

#include "resolve/place_doubts.h"
#include "resolve/place_neighbours.h"
#include "resolve/spoken_countries.h"

namespace annals::resolve {
namespace {

using lexicon::Entry;

class Chooser {
 public:
  Chooser(PlaceTable& places, const LinkWeights& weights, PlaceChoice& scratch)
      : places_(places), w_(weights), s_(scratch), spoken_(places, weights, scratch.spoken) {}

  Country run() {
    weigh_neighbours(places_, w_);
    PlaceDoubts doubts(places_, w_, spoken_);
    for (size_t k = 0; k < places_.size(); ++k) first_choice(k);
    spoken_.hear_bodies();
    for (size_t k = 0; k < places_.size(); ++k) doubts.doubt_village(k);
    for (size_t k = 0; k < places_.size(); ++k) last_choice(k);
    for (size_t k = 0; k < places_.size(); ++k) spoken_.settle(k);
    spoken_.settle_home();
    if (spoken_.home() != 0) {
      for (size_t k = 0; k < places_.size(); ++k) doubts.doubt_stranger(k);
      // What is ambiguous first: it tells of what stands beside it.
      for (size_t k = 0; k < places_.size(); ++k)
        if (places_[k].ambiguous) doubts.settle_at_home(k);
      for (size_t k = 0; k < places_.size(); ++k) doubts.settle_at_home(k);
    }
    for (size_t k = 0; k < places_.size(); ++k) doubts.doubt_namesake(k);
    return spoken_.home();
  }

 private:
  // Those that are sure by themselves tell of what countries the text speaks.
  void first_choice(size_t k) {
    Place& place = places_[k];
    const Option* best = places_.best(place);
    if (best == nullptr) return;
    const Country country = country_of(best->entry);
    if (country == 0) return;
    const float lead = places_.lead(place, *best);
    const float sure = place.decided ? 1 : std::clamp(lead / w_.sure, 0.0f, 1.0f);
    place.lead = place.decided ? 1 : std::clamp(lead - w_.sure, 0.0f, 1.0f);
    spoken_.hear_place(k, country, sure);
  }

  // What stands beside the place in its block and is sure enough to tell of nearness.
  void find_neighbours(size_t k) {
    s_.neighbours.clear();
    const size_t begin = k > w_.neighbours ? k - w_.neighbours : 0;
    for (size_t i = begin; i < places_.size() && i <= k + w_.neighbours; ++i) {
      const Place& other = places_[i];
      if (i == k || other.block != places_[k].block) continue;
      const Option* best = places_.best(other);
      if (best == nullptr || is_area(best->entry) || !has_position(best->entry)) continue;
      if (!other.decided && places_.lead(other, *best) < w_.sure) continue;
      s_.neighbours.push_back(&best->entry);
    }
  }

  // How near a place lies to its neighbours; to one of many it says little.
  float nearness(const Entry& entry) const {
    if (!has_position(entry) || s_.neighbours.empty()) return 0;
    float nearest = w_.far_km;
    size_t near = 0;
    for (const Entry* other : s_.neighbours) {
      const float away = distance(entry, *other);
      nearest = std::min(nearest, away);
      if (away < w_.far_km) ++near;
    }
    const float share = std::min(
        1.0f, w_.near_few * static_cast<float>(near) / static_cast<float>(s_.neighbours.size()));
    return w_.near * share *
           std::clamp((w_.far_km - nearest) / (w_.far_km - w_.near_km), 0.0f, 1.0f);
  }

  void last_choice(size_t k) {
    Place& place = places_[k];
    const std::span<Option> options = places_.options(place);
    if (options.size() > 1) {
      find_neighbours(k);
      for (Option& option : options)
        option.score += spoken_.context(place, country_of(option.entry)) + nearness(option.entry);
    }
    const Option* best = places_.best(place);
    if (best == nullptr) return;
    place.ambiguous = places_.lead(place, *best) < w_.margin;
    if (place.ambiguous && (prefer_capital(options) || prefer_known(options))) {
      best = places_.best(place);
      place.ambiguous = false;
    }
    if (!place.ambiguous) prefer_town(place, *best);
    place.country = place.ambiguous ? 0 : country_of(best->entry);
  }

  // "in Bamako", "at Setúbal": the town, and not the division that has its name from it, where
  // that is not much larger and nothing is said to lie in it.
  void prefer_town(const Place& place, const Option& region) const {
    if (region.entry.kind != lexicon::EntryKind::region || place.is_container) return;
    if (place.direction) return;
    Option* town = nullptr;
    for (Option& option : places_.options(place))
      if (option.entry.kind == lexicon::EntryKind::city &&
          country_of(option.entry) == country_of(region.entry) &&
          (town == nullptr || option.entry.rank > town->entry.rank))
        town = &option;
    if (town == nullptr || town->entry.rank < w_.village) return;
    if (uint64_t{town->entry.rank} * w_.town_share >= region.entry.rank)
      town->score = region.score + w_.margin;
  }

  // "in Madrid, in Lima and in Bogotá": nobody thinks of the town in Colombia.
  bool prefer_capital(std::span<Option> options) const {
    Option* capital = nullptr;
    for (Option& option : options)
      if ((option.entry.flags & lexicon::kCapital) != 0 &&
          option.entry.kind == lexicon::EntryKind::city &&
          (capital == nullptr || option.entry.rank > capital->entry.rank))
        capital = &option;
    if (capital == nullptr) return false;
    float most = capital->score;
    for (const Option& option : options) {
      if (country_of(option.entry) == country_of(capital->entry)) continue;
      if (is_area(option.entry) || country_of(option.entry) == spoken_.home() ||
          !w_.is_known(capital->entry.rank, option.entry.rank))
        return false;
      most = std::max(most, option.score);
    }
    capital->score = most + w_.margin;
    return true;
  }

  // "Padua": the town that is so much larger than the others, under whatever name the list has it.
  bool prefer_known(std::span<Option> options) const {
    Option* largest = nullptr;
    float most = 0;
    for (Option& option : options) {
      if (option.entry.kind != lexicon::EntryKind::city) continue;
      most = std::max(most, option.score);
      if (largest == nullptr || option.entry.rank > largest->entry.rank) largest = &option;
    }
    if (largest == nullptr) return false;
    for (const Option& option : options) {
      if (country_of(option.entry) == country_of(largest->entry)) continue;
      if (option.entry.kind != lexicon::EntryKind::city ||
          !w_.is_known(largest->entry.rank, option.entry.rank))
        return false;
    }
    largest->score = most + w_.margin;
    return true;
  }

  PlaceTable& places_;
  const LinkWeights& w_;
  PlaceChoice& s_;
  SpokenCountries spoken_;
};

}  // namespace

Country choose_places(PlaceTable& places, const LinkWeights& weights, PlaceChoice& scratch) {
  return Chooser(places, weights, scratch).run();
}

}  // namespace annals::resolve
