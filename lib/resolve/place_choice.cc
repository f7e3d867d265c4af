#include "resolve/place_choice.h"

#include <algorithm>

namespace annals::resolve {
namespace {

using lexicon::Entry;
using lexicon::EntryKind;
using mentions::FlatIndex;
using mentions::hash_number;
using mentions::Joint;

constexpr float kNear = 50;  // kilometres
constexpr float kFar = 400;
constexpr size_t kNeighbours = 4;        // places before and after that tell of nearness
constexpr uint32_t kSmallTown = 100000;  // a list's word against a text's
constexpr uint32_t kVillage = 10000;
constexpr uint32_t kLargeArea = 500000;  // too large to be mistaken
constexpr float kSameCountry = 0.7f;     // of the evidence of the same division

class Chooser {
 public:
  Chooser(PlaceTable& places, const LinkWeights& weights, PlaceChoice& scratch)
      : places_(places), w_(weights), s_(scratch) {
    s_.countries.clear();
    s_.in_blocks.clear();
    for (FlatIndex* index : {&s_.by_country, &s_.counted, &s_.by_block})
      index->clear(places.size());
  }

  Country run() {
    // Right to left, so that a chain is anchored at its last member.
    for (size_t k = places_.size(); k-- > 0;) contain(k);
    for (size_t k = 0; k < places_.size(); ++k) weigh_list(k);
    for (size_t k = 0; k < places_.size(); ++k) first_choice(k);
    for (size_t k = 0; k < places_.size(); ++k) doubt_village(k);
    for (size_t k = 0; k < places_.size(); ++k) last_choice(k);
    return main_country();
  }

 private:
  // "City, Country": the two decide each other.
  void contain(size_t k) {
    Place& inner = places_[k];
    if (inner.joint == Joint::none || k + 1 == places_.size()) return;
    Place& outer = places_[k + 1];
    if (inner.joint == Joint::same) return settle_same(inner, outer);
    const bool strong =
        inner.joint == Joint::bracket || inner.joint == Joint::in || inner.joint == Joint::comma;
    if (!strong) return;
    int best_fit = 0;
    for (Option& large : places_.options(outer)) {
      if (!is_area(large.entry)) continue;
      int fit = 0;
      for (const Option& small : places_.options(inner))
        fit = std::max(fit, lies_in(places_.input().gazetteer, small.entry, large.entry));
      if (fit > 0) large.score += w_.container * (fit == 2 ? 1.0f : kSameCountry);
      best_fit = std::max(best_fit, fit);
    }
    const Option* large = places_.best(outer);
    if (large == nullptr) return;
    if (best_fit == 0) return contradict(inner, outer, large->entry);
    if (!is_area(large->entry)) return;
    for (Option& small : places_.options(inner))
      small.score += w_.container * static_cast<float>(lies_in(places_.input().gazetteer,
                                                               small.entry, large->entry));
    inner.decided = outer.decided = true;
    outer.is_container = true;
  }

  // "Smyrna (now İzmir": one place.
  void settle_same(Place& former, const Place& present) {
    const Option* best = places_.best(present);
    if (best == nullptr) return;
    const Country country = country_of(best->entry);
    const std::span<Option> options = places_.options(former);
    const auto end = std::remove_if(options.begin(), options.end(), [&](const Option& option) {
      return country_of(option.entry) != country;
    });
    former.option_count = static_cast<uint32_t>(end - options.begin());
    former.decided = true;
    former.country = country;
  }

  // "El Alto (Bolivia)", where the gazetteer has only an El Alto elsewhere: another one is meant.
  void contradict(Place& inner, const Place& outer, const Entry& large) {
    if (inner.option_count == 0) return;
    if (large.kind != EntryKind::country && large.kind != EntryKind::region) return;
    uint32_t people = 0;
    for (const Option& option : places_.options(inner)) {
      if (option.entry.kind == EntryKind::country) return;
      if (is_area(option.entry) && option.entry.rank >= kLargeArea) return;
      people = std::max(people, option.entry.rank);
    }
    const bool sure = inner.joint == Joint::bracket ||
                      (inner.joint == Joint::comma && outer.joint != Joint::list &&
                       outer.joint != Joint::comma && people < kSmallTown);
    if (!sure) return;
    inner.option_count = 0;
    inner.decided = true;
    inner.country = country_of(large);
  }

  bool is_surely_country(const Place& place) const {
    const std::span<const Option> options = places_.options(place);
    return !options.empty() && std::all_of(options.begin(), options.end(), [](const Option& o) {
      return o.entry.kind == EntryKind::country;
    });
  }

  // "Georgia, Cyprus and Malta": countries among countries.
  void weigh_list(size_t k) {
    const Place& place = places_[k];
    if (place.decided) return;
    const auto is_list = [](Joint joint) { return joint == Joint::list || joint == Joint::comma; };
    bool among = false;
    if (k + 1 < places_.size() && is_list(place.joint)) among = is_surely_country(places_[k + 1]);
    if (k > 0 && is_list(places_[k - 1].joint)) among |= is_surely_country(places_[k - 1]);
    if (!among) return;
    for (Option& option : places_.options(place))
      if (option.entry.kind == EntryKind::country) option.score += w_.list;
  }

  // Those that are sure by themselves tell of what countries the text speaks.
  void first_choice(size_t k) {
    const Place& place = places_[k];
    const Option* best = places_.best(place);
    if (best == nullptr) return;
    const Country country = country_of(best->entry);
    if (country == 0) return;
    const float sure =
        place.decided ? 1 : std::clamp(places_.lead(place, *best) / w_.sure, 0.0f, 1.0f);
    // A name counts once, and not with its country, so that no place counts for many.
    if (!place.is_container && is_first_of_phrase(static_cast<uint32_t>(k))) {
      speak_of(country, sure);
      total_ += sure;
    }
    if (sure >= 1) speak_in(place.block, country);
  }

  bool is_first_of_phrase(uint32_t k) {
    const uint32_t phrase = phrase_of(k);
    const auto is_same = [&](uint32_t other) { return phrase_of(other) == phrase; };
    return s_.counted.find_or_add(hash_number(phrase), k, is_same) == k;
  }

  uint32_t phrase_of(uint32_t k) const { return places_.resolved().names[places_[k].name].phrase; }

  void speak_of(Country country, float sure) {
    const auto is_same = [&](uint32_t n) { return s_.countries[n].country == country; };
    const auto fresh = static_cast<uint32_t>(s_.countries.size());
    const uint32_t at = s_.by_country.find_or_add(hash_number(country), fresh, is_same);
    if (at == fresh) s_.countries.push_back({country, 0});
    if (at != FlatIndex::kNotThere) s_.countries[at].amount += sure;
  }

  void speak_in(uint32_t block, Country country) {
    const uint64_t key = key_of(block, country);
    const auto is_same = [&](uint32_t n) { return s_.in_blocks[n] == key; };
    const auto fresh = static_cast<uint32_t>(s_.in_blocks.size());
    if (s_.by_block.find_or_add(hash_number(key), fresh, is_same) == fresh)
      s_.in_blocks.push_back(key);
  }

  bool speaks_in(uint32_t block, Country country) const {
    const uint64_t key = key_of(block, country);
    return s_.by_block.find(hash_number(key), [&](uint32_t n) { return s_.in_blocks[n] == key; }) !=
           FlatIndex::kNotThere;
  }

  static uint64_t key_of(uint32_t block, Country country) {
    return (static_cast<uint64_t>(block) << 16) | country;
  }

  // How much the text around speaks of this country.
  float context(const Place& place, Country country) const {
    if (country == 0) return 0;
    float score = 0;
    if (speaks_in(place.block, country)) {
      score += w_.block;
    } else {
      const std::vector<uint32_t>& headings = places_.resolved().heading_of_block;
      uint32_t block = place.block;
      for (uint32_t up = 0; up < 2 && block < headings.size() && headings[block] != kNone; ++up) {
        block = places_.resolved().headings[headings[block]].block;
        if (speaks_in(block, country)) {
          score += w_.heading;
          break;
        }
      }
    }
    const uint32_t found = s_.by_country.find(
        hash_number(country), [&](uint32_t n) { return s_.countries[n].country == country; });
    if (found != FlatIndex::kNotThere && total_ > 0)
      score += w_.document * s_.countries[found].amount / total_;
    return score;
  }

  // What stands beside the place in its block and is sure enough to tell of nearness.
  void find_neighbours(size_t k) {
    s_.neighbours.clear();
    const size_t begin = k > kNeighbours ? k - kNeighbours : 0;
    for (size_t i = begin; i < places_.size() && i <= k + kNeighbours; ++i) {
      const Place& other = places_[i];
      if (i == k || other.block != places_[k].block) continue;
      const Option* best = places_.best(other);
      if (best == nullptr || is_area(best->entry) || !has_position(best->entry)) continue;
      if (!other.decided && places_.lead(other, *best) < w_.sure) continue;
      s_.neighbours.push_back(&best->entry);
    }
  }

  // How near a place lies to its neighbours.
  float nearness(const Entry& entry) const {
    if (!has_position(entry)) return 0;
    float nearest = kFar;
    for (const Entry* other : s_.neighbours) nearest = std::min(nearest, distance(entry, *other));
    return w_.near * std::clamp((kFar - nearest) / (kFar - kNear), 0.0f, 1.0f);
  }

  // "Lugo, Melide and Santiago": of a village elsewhere, listed between towns of one country, the
  // gazetteer does not know the namesake that is meant.
  void doubt_village(size_t k) {
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
      if (country_of(option.entry) == beside || option.entry.rank >= kVillage) return;
      if (option.entry.kind != EntryKind::city || (option.entry.flags & lexicon::kCapital)) return;
    }
    place.option_count = 0;
    place.country = beside;
  }

  void last_choice(size_t k) {
    Place& place = places_[k];
    const std::span<Option> options = places_.options(place);
    if (options.size() > 1) {
      find_neighbours(k);
      for (Option& option : options)
        option.score += context(place, country_of(option.entry)) + nearness(option.entry);
    }
    const Option* best = places_.best(place);
    if (best == nullptr) return;
    place.ambiguous = places_.lead(place, *best) < w_.margin;
    place.country = place.ambiguous ? 0 : country_of(best->entry);
  }

  Country main_country() const {
    Country main = 0;
    float most = 0;
    float next = 0;
    for (const auto& [country, count] : s_.countries) {
      if (count > most || (count == most && country < main)) {
        next = most;
        most = count;
        main = country;
      } else {
        next = std::max(next, count);
      }
    }
    return most >= w_.main_lead * next && most >= w_.main_share * total_ ? main : 0;
  }

  PlaceTable& places_;
  const LinkWeights& w_;
  PlaceChoice& s_;
  float total_ = 0;  // of all countries
};

}  // namespace

Country choose_places(PlaceTable& places, const LinkWeights& weights, PlaceChoice& scratch) {
  return Chooser(places, weights, scratch).run();
}

}  // namespace annals::resolve
