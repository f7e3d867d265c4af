#include "resolve/place_doubts.h"

#include <algorithm>
#include <span>

namespace annals::resolve {

using lexicon::Entry;
using lexicon::EntryKind;
using mentions::Joint;

namespace {

// "Parklands": parts of towns, which only those at home name without the town.
bool are_districts(std::span<const Option> options) {
  return std::all_of(options.begin(), options.end(),
                     [](const Option& option) { return option.entry.kind == EntryKind::district; });
}

}  // namespace

void PlaceDoubts::doubt_village(size_t k) {
  Place& place = places_[k];
  if (place.decided || place.option_count == 0) return;
  const auto town = [&](size_t other, Joint joint) -> Country {
    if (joint != Joint::list && joint != Joint::comma) return 0;
    const Option* best = places_.best(places_[other]);
    if (best == nullptr || best->entry.kind != EntryKind::city) return 0;
    return places_.lead(places_[other], *best) >= w_.margin ? country_of(best->entry) : 0;
  };
  if (k == 0 || k + 1 == places_.size()) return;
  const Country beside = town(k + 1, place.joint);
  if (beside == 0 || town(k - 1, places_[k - 1].joint) != beside) return;
  for (const Option& option : places_.options(place)) {
    if (country_of(option.entry) == beside || option.entry.rank >= w_.village) return;
    if (option.entry.kind != EntryKind::city || (option.entry.flags & lexicon::kCapital)) return;
  }
  place.option_count = 0;
  place.country = beside;
}

void PlaceDoubts::doubt_stranger(size_t k) {
  Place& place = places_[k];
  if (place.decided || place.option_count == 0) return;
  for (const Option& option : places_.options(place)) {
    const Entry& entry = option.entry;
    const bool town = entry.kind == EntryKind::city || entry.kind == EntryKind::district;
    if (!town || entry.rank >= w_.small_town || (entry.flags & lexicon::kCapital) != 0) return;
    const Country country = country_of(entry);
    if (country == spoken_.home() || spoken_.is_spoken_of(country, place)) return;
  }
  constexpr uint32_t kAnyones = lexicon::Gazetteer::kind_bit(EntryKind::word) |
                                lexicon::Gazetteer::kind_bit(EntryKind::given_name) |
                                lexicon::Gazetteer::kind_bit(EntryKind::surname);
  const Name& name = places_.resolved().names[place.name];
  if (name.end < name.first + 2 && !are_districts(places_.options(place))) return;
  const bool alone = name.end == name.first + 1;
  for (uint32_t i = name.first; i < name.end && !alone; ++i)
    if ((places_.input().gazetteer.kinds(places_.input().tokens[i].phrase) & kAnyones) == 0) return;
  place.option_count = 0;
  place.country = 0;
  place.ambiguous = false;
}

void PlaceDoubts::doubt_namesake(size_t k) {
  Place& place = places_[k];
  if (place.decided || place.option_count < 2) return;
  const Entry& largest = places_.options(place).front().entry;
  if (largest.rank >= w_.small_town || largest.kind != EntryKind::city) return;
  const std::span<const Option> options = places_.options(place);
  const Country first = country_of(largest);
  uint32_t second = 0;  // people of the largest in another country
  bool several = false;
  for (const Option& option : options) {
    if (country_of(option.entry) == first) continue;
    several = true;
    second = std::max(second, option.entry.rank);
  }
  // "via Calais and Basel": nobody thinks of the smaller ones.
  const bool known = w_.is_known(largest.rank, second);
  const Country beside = several && !known ? country_beside(k) : 0;
  if (beside == 0) return;
  for (const Option& option : options) {
    const Entry& entry = option.entry;
    const bool town = entry.kind == EntryKind::city || entry.kind == EntryKind::district;
    if (!town || entry.rank >= w_.small_town || (entry.flags & lexicon::kCapital) != 0) return;
    if (spoken_.is_heard_of(country_of(entry), place)) return;
  }
  place.option_count = 0;
  place.country = beside;
  place.ambiguous = false;
}

bool PlaceDoubts::are_towns(const Place& place, uint32_t people) const {
  const std::span<const Option> options = places_.options(place);
  return std::all_of(options.begin(), options.end(), [&](const Option& option) {
    const Entry& entry = option.entry;
    const bool town = entry.kind == EntryKind::city || entry.kind == EntryKind::district;
    const bool capital = (entry.flags & lexicon::kCapital) != 0 && entry.rank >= w_.village;
    return town && entry.rank < people && !capital;
  });
}

void PlaceDoubts::settle_at_home(size_t k) {
  Place& place = places_[k];
  const Country home = spoken_.home();
  if (place.decided || place.option_count == 0 || place.country == home) return;
  const Option* best = places_.best(place);
  // "Lower Newtown": no part of the Newtown of another land.
  if (place.direction && best->entry.kind == EntryKind::city &&
      !spoken_.is_told_beside(place.country, place)) {
    place.option_count = 0;
    place.country = home;
    return;
  }
  if (place.option_count < 2) return;
  Option* at_home = nullptr;
  uint32_t second = 0;  // people of the largest in another country
  bool several = false;
  for (Option& option : places_.options(place)) {
    const Country country = country_of(option.entry);
    if (country == home && (at_home == nullptr || option.score > at_home->score)) at_home = &option;
    if (country == country_of(best->entry)) continue;
    several = true;
    second = std::max(second, option.entry.rank);
  }
  if (at_home != nullptr) {
    if (best->score - at_home->score > w_.doubt) return;
    at_home->score = best->score + w_.margin;
    place.country = home;
  } else {
    const bool doubtful = place.ambiguous || places_.lead(place, *best) < w_.doubt;
    if (!several || !are_towns(place, doubtful ? w_.known_city : w_.small_town)) return;
    const Country beside = country_beside(k, true);
    // Of those that others have nobody at home thinks, unless they are towns of some size.
    if (!place.ambiguous &&
        (w_.is_known(best->entry.rank / 2, second) || spoken_.is_told_beside(place.country, place)))
      return;
    if (!doubtful && beside != home && spoken_.is_spoken_of(place.country, place)) return;
    place.option_count = 0;
    place.country = beside != 0 ? beside : home;
  }
  place.ambiguous = false;
}

Country PlaceDoubts::country_beside(size_t k, bool towns) {
  Country country = 0;
  const size_t begin = k > w_.neighbours ? k - w_.neighbours : 0;
  for (size_t i = begin; i < places_.size() && i <= k + w_.neighbours; ++i) {
    const Place& other = places_[i];
    if (i == k || other.block != places_[k].block || other.country == 0) continue;
    const Option* best = towns ? places_.best(other) : nullptr;
    if (best != nullptr && is_area(best->entry)) continue;
    if (spoken_.phrase_of(static_cast<uint32_t>(i)) == spoken_.phrase_of(static_cast<uint32_t>(k)))
      continue;
    if (country != 0 && country != other.country) return 0;
    country = other.country;
  }
  return country;
}

}  // namespace annals::resolve
