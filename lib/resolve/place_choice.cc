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
constexpr uint32_t kLargeArea = 500000;          // too large to be mistaken
constexpr uint64_t kByBody = uint64_t{1} << 63;  // a block speaks of a country by a body's name
constexpr float kLittle = 0.01f;                 // as good as nothing
constexpr float kArea = 1;                       // for what a place lies in
constexpr float kHomeShare = 0.4f;               // of the organizations whose country is known
constexpr float kFewBodies = 3;                  // fewer do not tell where the archive is at home
constexpr float kSameCountry = 0.7f;             // of the evidence of the same division

class Chooser {
 public:
  Chooser(PlaceTable& places, const LinkWeights& weights, PlaceChoice& scratch)
      : places_(places),
        w_(weights),
        s_(scratch),
        of_(places.input().pack.word("of")),
        from_(places.input().pack.word("from")) {
    s_.countries.clear();
    s_.in_blocks.clear();
    s_.counted.clear(places.size());
    s_.by_block.clear(places.resolved().names.size());
    s_.by_country.clear(places.size() + places.resolved().organizations.size());
  }

  Country run() {
    // Right to left, so that a chain is anchored at its last member.
    for (size_t k = places_.size(); k-- > 0;) contain(k);
    for (size_t k = 0; k < places_.size(); ++k) weigh_list(k);
    for (size_t k = 0; k < places_.size(); ++k) first_choice(k);
    hear_bodies();
    for (size_t k = 0; k < places_.size(); ++k) doubt_village(k);
    for (size_t k = 0; k < places_.size(); ++k) last_choice(k);
    for (size_t k = 0; k < places_.size() && home_ != 0; ++k) settle(k);
    for (size_t k = 0; k < places_.size() && home_ != 0; ++k) doubt_stranger(k);
    for (size_t k = 0; k < places_.size(); ++k) doubt_namesake(k);
    return home_ != 0 ? home_ : leading(&PlaceChoice::Spoken::amount, total_, w_.main_share);
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
    // "Mali, Niger, Nigeria": countries in a row contain nothing.
    if (inner.joint == Joint::comma && k > 0 && is_listed_country(k)) return;
    if (inner.joint == Joint::in) prefer_area(outer);
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

  // "Box Hill, in Surrey": what a place lies in is no town, if it can be more.
  void prefer_area(const Place& outer) {
    const std::span<Option> options = places_.options(outer);
    const bool any = std::any_of(options.begin(), options.end(),
                                 [](const Option& option) { return is_area(option.entry); });
    if (!any) return;
    for (Option& option : options)
      if (is_area(option.entry)) option.score += kArea;
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
                      (inner.joint == Joint::in && people < kSmallTown) ||
                      (inner.joint == Joint::comma && outer.joint != Joint::list &&
                       outer.joint != Joint::comma && people < kSmallTown);
    if (!sure) return;
    inner.option_count = 0;
    inner.decided = true;
    inner.country = country_of(large);
  }

  // A country may be meant, and one stands before it in the list.
  bool is_listed_country(size_t k) const {
    const Joint before = places_[k - 1].joint;
    if (before != Joint::comma && before != Joint::list) return false;
    const Option* first = places_.best(places_[k - 1]);
    if (first == nullptr || first->entry.kind != EntryKind::country) return false;
    const std::span<const Option> options = places_.options(places_[k]);
    return std::any_of(options.begin(), options.end(), [](const Option& option) {
      return option.entry.kind == EntryKind::country;
    });
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
    Place& place = places_[k];
    const Option* best = places_.best(place);
    if (best == nullptr) return;
    const Country country = country_of(best->entry);
    if (country == 0) return;
    const float lead = places_.lead(place, *best);
    const float sure = place.decided ? 1 : std::clamp(lead / w_.sure, 0.0f, 1.0f);
    place.lead = place.decided ? 1 : std::clamp(lead - w_.sure, 0.0f, 1.0f);
    // A name counts once, and not with its country, so that no place counts for many.
    if (!place.is_container && is_first_of_phrase(static_cast<uint32_t>(k))) {
      speak_of(country, sure);
      total_ += sure;
      place.told = country;
      place.sure = sure;
    }
    if (sure >= 1)
      speak_in(key_of(place.block, country), phrase_of(static_cast<uint32_t>(k)), is_origin(place));
  }

  // "Mr. Clark, of London": where somebody is from tells little of where the rest is.
  bool is_origin(const Place& place) const {
    if (place.name == 0) return false;
    const Name& name = places_.resolved().names[place.name];
    const Name& before = places_.resolved().names[place.name - 1];
    if (before.label != mentions::Label::person || name.first < before.end + 1 ||
        name.first > before.end + 2)
      return false;
    const uint32_t word = places_.input().tokens[name.first - 1].word;
    return word != 0 && (word == of_ || word == from_);
  }

  // Where an archive is at home its organizations tell better than its places, which it names most
  // where people travel.
  void hear_bodies() {
    for (const OrganizationEntity& body : places_.resolved().organizations) {
      const Country country = country_of(body.country);
      if (country == 0) continue;
      if (PlaceChoice::Spoken* spoken = spoken_of(country)) {
        ++spoken->bodies;
        ++bodies_;
      }
    }
    if (bodies_ >= kFewBodies) home_ = leading(&PlaceChoice::Spoken::bodies, bodies_, kHomeShare);
    hear_blocks();
  }

  // "the Scottish Rowing Association met in Perth"
  void hear_blocks() {
    const Resolved& resolved = places_.resolved();
    const auto& blocks = places_.input().layout.blocks;
    uint32_t block = 0;
    for (const Name& name : resolved.names) {
      if (name.label != mentions::Label::organization ||
          name.entity >= resolved.organizations.size())
        continue;
      const Country country = country_of(resolved.organizations[name.entity].country);
      while (block + 1 < blocks.size() && blocks[block + 1].first_token <= name.first) ++block;
      if (country != 0) speak_in(key_of(block, country) | kByBody, 0);
    }
  }

  bool is_first_of_phrase(uint32_t k) {
    const uint32_t phrase = phrase_of(k);
    const auto is_same = [&](uint32_t other) { return phrase_of(other) == phrase; };
    return s_.counted.find_or_add(hash_number(phrase), k, is_same) == k;
  }

  const Place* first_of(uint32_t phrase) const {
    const uint32_t k = s_.counted.find(hash_number(phrase),
                                       [&](uint32_t other) { return phrase_of(other) == phrase; });
    return k != FlatIndex::kNotThere ? &places_[k] : nullptr;
  }

  uint32_t phrase_of(uint32_t k) const { return phrase_of_name(places_[k].name); }
  uint32_t phrase_of_name(uint32_t name) const { return places_.resolved().names[name].phrase; }

  void speak_of(Country country, float sure) {
    if (PlaceChoice::Spoken* spoken = spoken_of(country)) spoken->amount += sure;
  }

  PlaceChoice::Spoken* spoken_of(Country country) {
    const auto is_same = [&](uint32_t n) { return s_.countries[n].country == country; };
    const auto fresh = static_cast<uint32_t>(s_.countries.size());
    const uint32_t at = s_.by_country.find_or_add(hash_number(country), fresh, is_same);
    if (at == fresh) s_.countries.push_back({country});
    return at != FlatIndex::kNotThere ? &s_.countries[at] : nullptr;
  }

  void speak_in(uint64_t key, uint32_t phrase, bool origin = false) {
    const auto is_same = [&](uint32_t n) { return s_.in_blocks[n].key == key; };
    const auto fresh = static_cast<uint32_t>(s_.in_blocks.size());
    const uint32_t at = s_.by_block.find_or_add(hash_number(key), fresh, is_same);
    if (at == fresh) s_.in_blocks.push_back({key, phrase, false, origin});
    if (at == fresh || at == FlatIndex::kNotThere) return;
    PlaceChoice::Heard& heard = s_.in_blocks[at];
    heard.several |= heard.phrase != phrase;
    heard.origin &= origin;
  }

  // Who does: the place at hand, or others, too.
  enum class Speaker : uint8_t { none, self, origin, other };
  Speaker speaks_in(uint64_t key, uint32_t phrase) const {
    const uint32_t at =
        s_.by_block.find(hash_number(key), [&](uint32_t n) { return s_.in_blocks[n].key == key; });
    if (at == FlatIndex::kNotThere) return Speaker::none;
    const PlaceChoice::Heard& heard = s_.in_blocks[at];
    if (!heard.several && heard.phrase == phrase) return Speaker::self;
    return heard.origin ? Speaker::origin : Speaker::other;
  }

  static uint64_t key_of(uint32_t block, Country country) {
    return (static_cast<uint64_t>(block) << 16) | country;
  }

  // How much the text around speaks of this country.
  float context(const Place& place, Country country) const {
    if (country == 0) return 0;
    float score = 0;
    const uint32_t phrase = phrase_of_name(place.name);
    if (const Speaker by = speaks_in(key_of(place.block, country), phrase); by != Speaker::none) {
      score += w_.block * (by == Speaker::other    ? 1
                           : by == Speaker::origin ? w_.origin
                                                   : place.lead);
    } else {
      const std::vector<uint32_t>& headings = places_.resolved().heading_of_block;
      uint32_t block = place.block;
      for (uint32_t up = 0; up < 2 && block < headings.size() && headings[block] != kNone; ++up) {
        block = places_.resolved().headings[headings[block]].block;
        if (speaks_in(key_of(block, country), phrase) == Speaker::other) {
          score += w_.heading;
          break;
        }
      }
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
    const bool alone = own != nullptr && total_ - own->sure <= kLittle && bodies_ < kFewBodies;
    if (own != nullptr && !alone) {
      others -= own->sure;
      if (own->told == country) amount -= own->sure;
    }
    if (others > kLittle) score += w_.document * amount / others;
    if (bodies_ >= kFewBodies) score += w_.home * s_.countries[found].bodies / bodies_;
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

  void settle(size_t k) {
    const Place& place = places_[k];
    if (place.country == 0 || !is_first_of_phrase(static_cast<uint32_t>(k))) return;
    if (PlaceChoice::Spoken* spoken = spoken_of(place.country)) ++spoken->settled;
  }

  // "Victoria Park", "Box Hill": of words that any English speaker puts together the lists have but
  // the towns of some countries; an archive at home elsewhere, which speaks of none of these
  // countries otherwise, means a place of its own.
  void doubt_stranger(size_t k) {
    Place& place = places_[k];
    if (place.decided || place.option_count == 0) return;
    for (const Option& option : places_.options(place)) {
      const Entry& entry = option.entry;
      const bool town = entry.kind == EntryKind::city || entry.kind == EntryKind::district;
      if (!town || entry.rank >= kSmallTown || (entry.flags & lexicon::kCapital) != 0) return;
      const Country country = country_of(entry);
      if (country == home_ || is_spoken_of(country, place)) return;
    }
    constexpr uint32_t kAnyones = lexicon::Gazetteer::kind_bit(EntryKind::word) |
                                  lexicon::Gazetteer::kind_bit(EntryKind::given_name) |
                                  lexicon::Gazetteer::kind_bit(EntryKind::surname);
    const Name& name = places_.resolved().names[place.name];
    if (name.end < name.first + 2) return;
    for (uint32_t i = name.first; i < name.end; ++i)
      if ((places_.input().gazetteer.kinds(places_.input().tokens[i].phrase) & kAnyones) == 0)
        return;
    place.option_count = 0;
    place.country = 0;
    place.ambiguous = false;
  }

  // Whether an organization is of the country, or another place than `place` lies there.
  bool is_spoken_of(Country country, const Place& place) const {
    const uint32_t n = s_.by_country.find(hash_number(country), [&](uint32_t other) {
      return s_.countries[other].country == country;
    });
    if (n == FlatIndex::kNotThere) return false;
    const PlaceChoice::Spoken& spoken = s_.countries[n];
    return spoken.bodies > 0 || spoken.settled > (place.country == country ? 1 : 0);
  }

  // The same by what the places tell at first sight.
  bool is_heard_of(Country country, const Place& place) const {
    const uint32_t n = s_.by_country.find(hash_number(country), [&](uint32_t other) {
      return s_.countries[other].country == country;
    });
    if (n == FlatIndex::kNotThere) return false;
    const PlaceChoice::Spoken& spoken = s_.countries[n];
    const Place* own = first_of(phrase_of_name(place.name));
    const float told = own != nullptr && own->told == country ? own->sure : 0;
    return spoken.bodies > 0 || spoken.amount - told > kLittle;
  }

  // "Potolo and Candelaria, near Sucre": of a common name the gazetteer has the towns, but none in
  // a country that the text speaks of, and all that stands beside it lies in another.
  void doubt_namesake(size_t k) {
    Place& place = places_[k];
    if (place.decided || place.option_count < 2) return;
    const Entry& largest = places_.options(place).front().entry;
    if (largest.rank >= kSmallTown || largest.kind != EntryKind::city) return;
    const std::span<const Option> options = places_.options(place);
    const Country first = country_of(largest);
    const bool several = std::any_of(options.begin(), options.end(), [&](const Option& option) {
      return country_of(option.entry) != first;
    });
    const Country beside = several ? country_beside(k) : 0;
    if (beside == 0) return;
    for (const Option& option : options) {
      const Entry& entry = option.entry;
      const bool town = entry.kind == EntryKind::city || entry.kind == EntryKind::district;
      if (!town || entry.rank >= kSmallTown || (entry.flags & lexicon::kCapital) != 0) return;
      if (is_heard_of(country_of(entry), place)) return;
    }
    place.option_count = 0;
    place.country = beside;
    place.ambiguous = false;
  }

  // The one country of the sure places beside place `k` in its block; 0: none, or several.
  Country country_beside(size_t k) {
    Country country = 0;
    const size_t begin = k > kNeighbours ? k - kNeighbours : 0;
    for (size_t i = begin; i < places_.size() && i <= k + kNeighbours; ++i) {
      const Place& other = places_[i];
      if (i == k || other.block != places_[k].block || other.country == 0) continue;
      if (phrase_of(static_cast<uint32_t>(i)) == phrase_of(static_cast<uint32_t>(k))) continue;
      if (country != 0 && country != other.country) return 0;
      country = other.country;
    }
    return country;
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

  // The country that has clearly more of the evidence than any other.
  Country leading(float PlaceChoice::Spoken::*evidence, float total, float share) const {
    Country main = 0;
    float most = 0;
    float next = 0;
    for (const PlaceChoice::Spoken& spoken : s_.countries) {
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

  PlaceTable& places_;
  const LinkWeights& w_;
  PlaceChoice& s_;
  const uint32_t of_, from_;
  float total_ = 0;   // of all countries
  float bodies_ = 0;  // organizations whose country is known
  Country home_ = 0;  // theirs
};

}  // namespace

Country choose_places(PlaceTable& places, const LinkWeights& weights, PlaceChoice& scratch) {
  return Chooser(places, weights, scratch).run();
}

}  // namespace annals::resolve
