#include "resolve/place_neighbours.h"

#include <algorithm>

namespace annals::resolve {
namespace {

using lexicon::Entry;
using lexicon::EntryKind;
using mentions::Joint;

class Neighbours {
 public:
  Neighbours(PlaceTable& places, const LinkWeights& weights) : places_(places), w_(weights) {}

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
      if (fit == 2 || (fit == 1 && !is_a_citys(outer, large.entry)))
        large.score += w_.container * (fit == 2 ? 1.0f : w_.same_country);
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

 private:
  // "Heves, Eger and Gyula": a region with the name of a city holds what lies in it, and no other
  // city.
  bool is_a_citys(const Place& place, const Entry& region) const {
    if (region.kind != EntryKind::region) return false;
    const std::span<const Option> options = places_.options(place);
    return std::any_of(options.begin(), options.end(), [&region](const Option& option) {
      return option.entry.kind == EntryKind::city && country_of(option.entry) == country_of(region);
    });
  }

  // "Oak Hill, in Surrey": what a place lies in is no town, if it can be more.
  void prefer_area(const Place& outer) {
    const std::span<Option> options = places_.options(outer);
    const bool any = std::any_of(options.begin(), options.end(),
                                 [](const Option& option) { return is_area(option.entry); });
    if (!any) return;
    for (Option& option : options)
      if (is_area(option.entry)) option.score += w_.area;
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
      const EntryKind kind = option.entry.kind;
      if (kind == EntryKind::country || kind == EntryKind::continent) return;
      if (is_area(option.entry) && option.entry.rank >= w_.large_area) return;
      people = std::max(people, option.entry.rank);
    }
    const bool sure = inner.joint == Joint::bracket ||
                      (inner.joint == Joint::in && people < w_.small_town) ||
                      (inner.joint == Joint::comma && outer.joint != Joint::list &&
                       outer.joint != Joint::comma && people < w_.small_town);
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

  PlaceTable& places_;
  const LinkWeights& w_;
};

}  // namespace

void weigh_neighbours(PlaceTable& places, const LinkWeights& weights) {
  Neighbours neighbours(places, weights);
  // Right to left, so that a chain is anchored at its last member.
  for (size_t k = places.size(); k-- > 0;) neighbours.contain(k);
  for (size_t k = 0; k < places.size(); ++k) neighbours.weigh_list(k);
}

}  // namespace annals::resolve
