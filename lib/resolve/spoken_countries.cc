#include "resolve/spoken_countries.h"

#include <algorithm>

namespace annals::resolve {
namespace {

using mentions::FlatIndex;
using mentions::hash_number;

constexpr uint64_t kByBody = uint64_t{1} << 63;  // a block speaks of a country by a body's name
constexpr float kLittle = 0.01f;                 // as good as nothing

}  // namespace

SpokenCountries::SpokenCountries(PlaceTable& places, const LinkWeights& weights,
                                 SpokenScratch& scratch)
    : places_(places),
      w_(weights),
      s_(scratch),
      of_(places.input().pack.word("of")),
      from_(places.input().pack.word("from")) {
  s_.countries.clear();
  s_.in_blocks.clear();
  s_.countries_in.assign(places.input().layout.blocks.size(), 0);
  s_.counted.clear(places.size());
  s_.by_block.clear(places.resolved().names.size());
  s_.by_country.clear(places.size() + places.resolved().organizations.size());
}

void SpokenCountries::hear_place(size_t k, Country country, float sure) {
  Place& place = places_[k];
  // A name counts once, and not with its country, so that no place counts for many.
  if (!place.is_container && is_first_of_phrase(static_cast<uint32_t>(k))) {
    place.told = country;
    place.sure = sure;
    speak_of(country, place, sure);
    total_ += sure;
    if (SpokenScratch::Spoken* spoken = is_told_abroad(k) ? nullptr : spoken_of(country))
      spoken->at_home += sure;
  }
  if (sure >= 1)
    speak_in(key_of(place.block, country), phrase_of(static_cast<uint32_t>(k)), is_origin(place));
}

void SpokenCountries::hear_bodies() {
  const auto& bodies = places_.resolved().organizations;
  for (uint32_t i = 0; i < bodies.size(); ++i) {
    const Country country = country_of_body(i);
    SpokenScratch::Spoken* const spoken = country != 0 ? spoken_of(country) : nullptr;
    if (spoken == nullptr) continue;
    ++spoken->placed;
    ++placed_;
    if (country_of(bodies[i].country) == 0) continue;
    ++spoken->bodies;
    ++bodies_;
  }
  if (placed_ >= w_.few_bodies)
    home_ = leading(&SpokenScratch::Spoken::placed, placed_, w_.home_share);
  // Two bodies of one country among those of many make no home.
  if (home_ != 0 && spoken_of(home_)->placed < w_.few_bodies) home_ = 0;
  hear_blocks();
}

void SpokenCountries::hear_blocks() {
  const Resolved& resolved = places_.resolved();
  const auto& blocks = places_.input().layout.blocks;
  uint32_t block = 0;
  for (const Name& name : resolved.names) {
    if (name.label != mentions::Label::organization || name.entity >= resolved.organizations.size())
      continue;
    const Country country = country_of_body(name.entity);
    while (block + 1 < blocks.size() && blocks[block + 1].first_token <= name.first) ++block;
    if (country != 0) speak_in(key_of(block, country) | kByBody, 0);
  }
}

bool SpokenCountries::is_origin(const Place& place) const {
  if (place.name == 0) return false;
  const Name& name = places_.resolved().names[place.name];
  const Name& before = places_.resolved().names[place.name - 1];
  if (before.label != mentions::Label::person || name.first < before.end + 1 ||
      name.first > before.end + 2)
    return false;
  const uint32_t word = places_.input().tokens[name.first - 1].word;
  return word != 0 && (word == of_ || word == from_);
}

bool SpokenCountries::is_first_of_phrase(uint32_t k) {
  const uint32_t phrase = phrase_of(k);
  const auto is_same = [&](uint32_t other) { return phrase_of(other) == phrase; };
  return s_.counted.find_or_add(hash_number(phrase), k, is_same) == k;
}

const Place* SpokenCountries::first_of(uint32_t phrase) const {
  const uint32_t k = s_.counted.find(hash_number(phrase),
                                     [&](uint32_t other) { return phrase_of(other) == phrase; });
  return k != FlatIndex::kNotThere ? &places_[k] : nullptr;
}

void SpokenCountries::speak_of(Country country, Place& place, float sure) {
  SpokenScratch::Spoken* spoken = spoken_of(country);
  if (spoken == nullptr) return;
  spoken->amount += sure;
  if (spoken->block == place.block) return;
  spoken->block = place.block;
  spoken->spread += sure;
  spread_ += sure;
  place.spreads = true;
}

SpokenScratch::Spoken* SpokenCountries::spoken_of(Country country) {
  const auto is_same = [&](uint32_t n) { return s_.countries[n].country == country; };
  const auto fresh = static_cast<uint32_t>(s_.countries.size());
  const uint32_t at = s_.by_country.find_or_add(hash_number(country), fresh, is_same);
  if (at == fresh) s_.countries.push_back({country});
  return at != FlatIndex::kNotThere ? &s_.countries[at] : nullptr;
}

void SpokenCountries::speak_in(uint64_t key, uint32_t phrase, bool origin) {
  const auto is_same = [&](uint32_t n) { return s_.in_blocks[n].key == key; };
  const auto fresh = static_cast<uint32_t>(s_.in_blocks.size());
  const uint32_t at = s_.by_block.find_or_add(hash_number(key), fresh, is_same);
  if (at == fresh) {
    s_.in_blocks.push_back({key, phrase, false, origin});
    const auto block = static_cast<uint32_t>((key & ~kByBody) >> 16);
    if ((key & kByBody) == 0 && s_.countries_in[block] < 255) ++s_.countries_in[block];
  }
  if (at == fresh || at == FlatIndex::kNotThere) return;
  SpokenScratch::Heard& heard = s_.in_blocks[at];
  heard.several |= heard.phrase != phrase;
  heard.origin &= origin;
}

float SpokenCountries::share_in(uint32_t block) const {
  return std::min(1.0f, w_.block_countries / std::max<float>(s_.countries_in[block], 1));
}

SpokenCountries::Speaker SpokenCountries::speaks_in(uint64_t key, uint32_t phrase) const {
  const uint32_t at =
      s_.by_block.find(hash_number(key), [&](uint32_t n) { return s_.in_blocks[n].key == key; });
  if (at == FlatIndex::kNotThere) return Speaker::none;
  const SpokenScratch::Heard& heard = s_.in_blocks[at];
  if (!heard.several && heard.phrase == phrase) return Speaker::self;
  return heard.origin ? Speaker::origin : Speaker::other;
}

float SpokenCountries::context(const Place& place, Country country) const {
  if (country == 0) return 0;
  float score = 0;
  const uint32_t phrase = phrase_of_name(place.name);
  if (const Speaker by = speaks_in(key_of(place.block, country), phrase); by != Speaker::none) {
    score += w_.block * share_in(place.block) *
             (by == Speaker::other    ? 1
              : by == Speaker::origin ? w_.origin
                                      : place.lead);
  } else {
    if (is_told_by_headings(country, place)) score += w_.heading;
  }
  if (speaks_in(key_of(place.block, country) | kByBody, kNone) != Speaker::none)
    score += w_.block_body;
  const uint32_t found = s_.by_country.find(
      hash_number(country), [&](uint32_t n) { return s_.countries[n].country == country; });
  if (found == FlatIndex::kNotThere) return score;
  // What it has told itself is no evidence, unless nothing else tells.
  float others = total_;
  float amount = s_.countries[found].amount;
  const Place* own = first_of(phrase);
  const bool alone = own != nullptr && total_ - own->sure <= kLittle && bodies_ < w_.few_bodies;
  if (own != nullptr && !alone) {
    others -= own->sure;
    if (own->told == country) amount -= own->sure;
  }
  if (others > kLittle) score += w_.document * amount / others;
  if (bodies_ >= w_.few_bodies) {
    score += w_.home * s_.countries[found].bodies / bodies_;
  } else {
    float all = spread_;
    float spread = s_.countries[found].spread;
    if (own != nullptr && own->spreads) {
      all -= own->sure;
      if (own->told == country) spread -= own->sure;
    }
    if (all >= w_.few_bodies) score += w_.spread * spread / all;
  }
  return score;
}

bool SpokenCountries::is_told_by_headings(Country country, const Place& place) const {
  const uint32_t phrase = phrase_of_name(place.name);
  const std::vector<uint32_t>& headings = places_.resolved().heading_of_block;
  uint32_t block = place.block;
  for (uint32_t up = 0; up < 2 && block < headings.size() && headings[block] != kNone; ++up) {
    block = places_.resolved().headings[headings[block]].block;
    if (speaks_in(key_of(block, country), phrase) == Speaker::other) return true;
  }
  return false;
}

bool SpokenCountries::is_told_beside(Country country, const Place& place) const {
  const uint32_t phrase = phrase_of_name(place.name);
  return speaks_in(key_of(place.block, country), phrase) == Speaker::other ||
         speaks_in(key_of(place.block, country) | kByBody, kNone) != Speaker::none ||
         is_told_by_headings(country, place);
}

void SpokenCountries::settle(size_t k) {
  const Place& place = places_[k];
  if (last_block_ != place.block) ++blocks_;
  last_block_ = place.block;
  if (place.country == 0) return;
  SpokenScratch::Spoken* spoken = spoken_of(place.country);
  if (spoken == nullptr) return;
  if (spoken->last_block != place.block) ++spoken->blocks;
  spoken->last_block = place.block;
  if (!is_first_of_phrase(static_cast<uint32_t>(k))) return;
  ++spoken->settled;
  if (spoken->found_in == place.block) return;
  spoken->found_in = place.block;
  if (!is_told_abroad(k)) ++spoken->found;
  ++found_;
}

// "Kericho, Kenya": a town at home is told without its country.
bool SpokenCountries::is_told_abroad(size_t k) const {
  if (places_[k].is_container) return true;
  if (k + 1 >= places_.size() || !places_[k + 1].is_container) return false;
  const Option* outer = places_.best(places_[k + 1]);
  return outer != nullptr && outer->entry.kind == lexicon::EntryKind::country;
}

void SpokenCountries::settle_home() {
  if (home_ != 0) return;
  home_ = leading(&SpokenScratch::Spoken::found, found_, w_.main_share);
  if (home_ == 0) home_ = leading(&SpokenScratch::Spoken::at_home, total_, w_.main_share);
  if (home_ == 0) home_ = dominant();
  // A place that is named once, in passing, among bodies of other lands.
  if (home_ != 0 && found_ <= 1 && bodies_ > 0 && spoken_of(home_)->bodies == 0) home_ = 0;
  // One journey abroad, and towns that no list knows: not at home there.
  if (home_ != 0 && blocks_ > w_.few_blocks && spoken_of(home_)->blocks < w_.main_blocks) home_ = 0;
  if (home_ == 0) home_ = seat();
}

bool SpokenCountries::is_told_of(uint32_t name) const {
  const Resolved& resolved = places_.resolved();
  return !resolved.dates.empty() && resolved.dates[0].first < resolved.names[name].first;
}

Country SpokenCountries::seat_of_bodies(uint32_t blocks) const {
  const Resolved& resolved = places_.resolved();
  const auto& layout = places_.input().layout.blocks;
  Country seat = 0;
  uint32_t block = 0;
  uint32_t last = std::min(blocks, static_cast<uint32_t>(layout.size()));  // blocks that are heard
  for (uint32_t i = 0; i < resolved.names.size(); ++i) {
    const Name& name = resolved.names[i];
    while (block < last && layout[block].end_token <= name.first) ++block;
    if (block == last) break;
    if (name.label != mentions::Label::organization || name.entity >= resolved.organizations.size())
      continue;
    const Country own = country_of_body(name.entity);
    if (seat == 0 && (own == 0 || is_told_of(i))) return 0;
    if (seat != 0 && own != 0 && own != seat) return 0;  // bodies of several countries
    if (seat == 0) last = block + 1;
    if (own != 0) seat = own;
  }
  return seat;
}

Country SpokenCountries::seat() const {
  constexpr uint32_t kTitle = 3;  // blocks: the title, what stands below it, the introduction
  if (places_.resolved().goes_on) return 0;
  Country seat = 0;
  if (places_.size() == 0 || places_[0].block >= kTitle || is_told_of(places_[0].name)) {
    seat = seat_of_bodies(kTitle);
  } else {
    seat = places_[0].country;
    for (size_t k = 1; k < places_.size() && places_[k].block == places_[0].block; ++k)
      if (!places_[k].is_container && places_[k].country != seat) return 0;  // "Peru–Korea Chamber"
  }
  if (seat == 0) return 0;
  uint32_t most = 0;  // blocks that name another country
  uint32_t blocks = 0;
  for (const SpokenScratch::Spoken& spoken : s_.countries) {
    if (spoken.country == seat)
      blocks = spoken.blocks;
    else
      most = std::max(most, spoken.blocks);
  }
  return blocks >= most ? seat : 0;
}

bool SpokenCountries::is_spoken_of(Country country, const Place& place) const {
  const uint32_t n = s_.by_country.find(
      hash_number(country), [&](uint32_t other) { return s_.countries[other].country == country; });
  if (n == FlatIndex::kNotThere) return false;
  const SpokenScratch::Spoken& spoken = s_.countries[n];
  return spoken.bodies > 0 || spoken.settled > (place.country == country ? 1 : 0);
}

bool SpokenCountries::is_heard_of(Country country, const Place& place) const {
  const uint32_t n = s_.by_country.find(
      hash_number(country), [&](uint32_t other) { return s_.countries[other].country == country; });
  if (n == FlatIndex::kNotThere) return false;
  const SpokenScratch::Spoken& spoken = s_.countries[n];
  const Place* own = first_of(phrase_of_name(place.name));
  const float told = own != nullptr && own->told == country ? own->sure : 0;
  return spoken.bodies > 0 || spoken.amount - told > kLittle;
}

Country SpokenCountries::dominant() const {
  const SpokenScratch::Spoken* most = nullptr;
  for (const SpokenScratch::Spoken& spoken : s_.countries)
    if (most == nullptr || spoken.bodies > most->bodies) most = &spoken;
  if (most == nullptr || most->bodies < w_.few_bodies) return 0;
  if (most->bodies < w_.home_share * bodies_ || most->found < w_.main_share * found_) return 0;
  for (const SpokenScratch::Spoken& spoken : s_.countries)
    if (&spoken != most && (spoken.bodies >= most->bodies || spoken.at_home >= most->at_home ||
                            spoken.found > most->found || spoken.blocks >= most->blocks))
      return 0;
  return most->country;
}

Country SpokenCountries::leading(float SpokenScratch::Spoken::*evidence, float total,
                                 float share) const {
  Country main = 0;
  float most = 0;
  float next = 0;
  for (const SpokenScratch::Spoken& spoken : s_.countries) {
    const float count = spoken.*evidence;
    if (count > most || (count == most && spoken.country < main)) {
      next = most;
      most = count;
      main = spoken.country;
    } else {
      next = std::max(next, count);
    }
  }
  return most >= w_.main_lead * next && most >= share * total ? main : 0;
}

}  // namespace annals::resolve
