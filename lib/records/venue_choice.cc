#include "records/venue_choice.h"

#include <algorithm>
#include <string>

namespace annals::records {
namespace {

class Choice {
 public:
  Choice(Scope& scope, const std::vector<PlaceChain>& chains)
      : scope_(scope), weights_(scope.words.venue), chains_(chains) {}

  void choose(bool tour) {
    const PlaceChain* best = nullptr;
    for (const PlaceChain& chain : chains_)
      if (chain.score >= weights_.threshold &&
          (best == nullptr || chain.score > best->score + 1e-9))
        best = &chain;
    if (best == nullptr && !tour) return;
    // A building or a street gives way to a city of the same sentence, or of the same line: "4 July
    // 1994 War Memorial. Rochester, NY".
    if (best != nullptr && best->grain < kCity) {
      for (const PlaceChain& chain : chains_)
        if (chain.grain == kCity && chain.score >= weights_.threshold &&
            (scope_.sentence_of(chain.first) == scope_.sentence_of(best->first) ||
             is_in_line_of(chain, *best))) {
          best = &chain;
          break;
        }
    }
    // … and to that of its address: "Park Hotel, South Road, T. M. Kalaw St., Ermita, Manila".
    if (const PlaceChain* town = best != nullptr && !tour ? town_of_address(*best) : nullptr)
      return take(*town);
    // What was in a building below the heading of a town was in the town.
    if (best != nullptr && best->grain < kCity && !best->heading && !tour)
      if (const PlaceChain* town = heading_town(*best)) return take(*town);
    // "invited to Spain … This seminar in Bilbao": so does a country to a city of its own.
    // … and "was in Estonia. While in Tallinn".
    if (best != nullptr && best->grain > kCity && !best->heading &&
        (is_headed_for(*best) || scope_.kind == "visit" || place(best->entity).kind == "country")) {
      const std::string& country = place(best->entity).country;
      const PlaceChain* city = nullptr;
      uint32_t cities = 0;
      const auto lies_there = [&](const PlaceChain& chain) {
        return chain.grain == kCity && chain.score >= weights_.threshold &&
               place(chain.entity).country == country && !country.empty();
      };
      for (const PlaceChain& chain : chains_) {
        if (!lies_there(chain)) continue;
        ++cities;
        if (city == nullptr || chain.score > city->score + 1e-9) city = &chain;
      }
      // "were in Peru … In Lima … in Cusco"
      if (cities > 1 && !tour && place(best->entity).kind == "country") {
        for (const PlaceChain& chain : chains_)
          if (lies_there(chain)) take(chain);
        return;
      }
      if (city != nullptr && (is_headed_for(*best) || scope_.kind == "visit")) best = city;
    }
    if (best != nullptr && best->heading) {
      // The text itself may name the same place.
      for (const PlaceChain& chain : chains_)
        if (!chain.heading && chain.entity == best->entity && chain.score > 0) {
          best = &chain;
          break;
        }
    }
    if (!tour) {
      const size_t at = static_cast<size_t>(best - chains_.data());
      size_t first = at;
      while (first > 0 && chains_[first].joined) --first;
      for (size_t i = first; i < chains_.size() && (i == first || chains_[i].joined); ++i)
        if (i == at || fits_list(chains_[i], *best)) take(chains_[i]);
      return;
    }
    const bool cities = std::any_of(chains_.begin(), chains_.end(), [&](const PlaceChain& chain) {
      return chain.grain <= kCity && chain.score >= weights_.tour_threshold;
    });
    for (const PlaceChain& chain : chains_) {
      if (chain.score < weights_.tour_threshold || (cities && chain.grain > kCity)) continue;
      if (chain.heading && (cities && best != nullptr && !best->heading)) continue;
      if (chain.grain < kCity && cities && has_city()) continue;
      take(chain);
    }
  }

 private:
  // "in Galle, Batticaloa and Kandy": a district that is named among towns, as its own town is.
  bool fits_list(const PlaceChain& chain, const PlaceChain& best) const {
    return chain.grain == best.grain || (best.grain == kCity && chain.grain == kRegion &&
                                         place(chain.entity).country == place(best.entity).country);
  }

  const PlaceChain* heading_town(const PlaceChain& house) const {
    const std::string& country = place(house.entity).country;
    for (const PlaceChain& chain : chains_) {
      if (!chain.heading || chain.grain != kCity) continue;
      const std::string& own = place(chain.entity).country;
      if (country.empty() || own.empty() || own == country) return &chain;
    }
    return nullptr;
  }

  bool is_in_line_of(const PlaceChain& chain, const PlaceChain& other) const {
    constexpr uint32_t kLongest = 24;  // tokens
    const text::Block* const line = scope_.block_of(chain.first);
    return line != nullptr && line == scope_.block_of(other.first) &&
           (line->flags & text::kSingleLine) != 0 && chain.first > other.first &&
           line->end_token - line->first_token <= kLongest;
  }

  const resolve::PlaceEntity& place(uint32_t entity) const {
    return scope_.resolved.places[entity];
  }

  // The last town of the address that begins with a building or a street.
  const PlaceChain* town_of_address(const PlaceChain& best) const {
    const PlaceChain* town = nullptr;
    if (best.grain >= kCity) return nullptr;
    for (const PlaceChain& chain : chains_)
      if (chain.grain == kCity && chain.first >= best.end && ends_address(best.end, chain.first))
        town = &chain;
    return town;
  }

  // Only capitalised words, numbers and marks stand between, a comma among them.
  bool ends_address(uint32_t at, uint32_t end) const {
    constexpr uint32_t kLongest = 16;  // tokens
    if (end - at > kLongest || at >= end || scope_.at(at) != ",") return false;
    for (; at < end; ++at) {
      const text::Token& token = scope_.input.tokens[at];
      if (token.is_word() && !token.is_capitalised()) return false;
      const std::string_view mark = scope_.at(at);
      if (mark == ";" || mark == ":" || (mark == "." && at + 1 == end)) return false;
    }
    return true;
  }

  // "to Spain", not "in Spain".
  bool is_headed_for(const PlaceChain& chain) const {
    uint32_t i = scope_.before_skip(chain.first, scope_.segment.first);
    return i > scope_.segment.first && scope_.in(scope_.words.direction_preposition, i - 1);
  }

  bool has_city() const {
    return std::any_of(chains_.begin(), chains_.end(), [&](const PlaceChain& chain) {
      return chain.grain == kCity && chain.score >= weights_.tour_threshold;
    });
  }

  void take(const PlaceChain& chain) {
    for (size_t i = scope_.first_venue; i < scope_.venues.size(); ++i) {
      Venue& known = scope_.venues[i];
      if (known.place != chain.entity) continue;
      known.heading &= chain.heading;
      return;
    }
    scope_.venues.push_back({.place = chain.entity, .heading = chain.heading});
  }

  Scope& scope_;
  const decltype(Words::venue)& weights_;
  const std::vector<PlaceChain>& chains_;
};

}  // namespace

void choose_venues(Scope& scope, const std::vector<PlaceChain>& chains) {
  Choice(scope, chains).choose(scope.is_tour);
}

}  // namespace annals::records
