#include "records/venue_chains.h"

#include <string>
#include <string_view>

#include "records/venue_signs.h"

namespace annals::records {
namespace {

using mentions::Label;
using resolve::Name;

// Fine to coarse.
int grain_of(const resolve::PlaceEntity& place) {
  const std::string& kind = place.kind;
  if (kind == "facility" || kind == "natural") return 0;
  if (kind == "district") return 1;
  if (kind == "region") return place.country.empty() ? 5 : 3;  // "the Balkans", "the West"
  if (kind == "country") return 4;
  if (kind == "continent") return 5;
  return 2;
}

class Chains {
 public:
  Chains(const Scope& scope, std::vector<PlaceChain>& chains) : scope_(scope), chains_(chains) {}

  // Takes the name into the chain before it, or begins one.
  void add(size_t index, size_t lowest) {
    const Name& name = scope_.resolved.names[index];
    if (name.label != Label::place) return;
    int grain = grain_of(place(name.entity));
    if (grain == kContinent && is_area(name)) grain = kRegion;
    if (grain == kContinent) return;
    if (!chains_.empty() && index > lowest && grain == kCity && is_part(chains_.back(), name)) {
      chains_.back() = {chains_.back().first, name.end, name.entity, grain};
      return;
    }
    if (!chains_.empty() && index > lowest && lies_on(chains_.back(), name)) {
      chains_.back().end = name.end;
      return;
    }
    if (!chains_.empty() && index > lowest && qualifies(chains_.back(), name, grain)) {
      PlaceChain& chain = chains_.back();
      // "Cinemateca, Porto": a name that no list knows, and a town that one does. "Venue: Powai,
      // Mumbai": a quarter that is listed as a town.
      if (chain.grain == kCity && grain == kCity) chain.entity = name.entity;
      // The city is what is wanted: "Winslow Science Building, Winona".
      if (chain.grain < kCity && grain <= kCity) {
        chain.address = grain == kCity;
        chain.grain = grain;
        chain.entity = name.entity;
      }
      chain.end = name.end;
      return;
    }
    chains_.push_back({name.first, name.end, name.entity, grain});
  }

 private:
  const resolve::PlaceEntity& place(uint32_t entity) const {
    return scope_.resolved.places[entity];
  }

  // "in the Verdala district of Cagli"
  bool is_part(const PlaceChain& chain, const Name& town) const {
    const uint32_t of = town.first - 1;
    return of > chain.end && of <= chain.end + 1 && scope_.is_lower(of, scope_.words.of) &&
           scope_.input.pack.contains(scope_.words.town_part, scope_.word(of - 1));
  }

  // "at Burg on the island of Fehmarn"
  bool lies_on(const PlaceChain& town, const Name& name) const {
    const std::string& kind = place(name.entity).kind;
    if ((kind != "natural" && kind != "other") || town.grain != kCity) return false;
    if (name.first <= town.end || name.first - town.end > 6) return false;
    if (!scope_.in(scope_.words.nature_preposition, town.end)) return false;
    for (uint32_t i = town.end + 1; i < name.first; ++i)
      if (!scope_.in(scope_.words.place_skip, i)) return false;
    return true;
  }

  bool qualifies(const PlaceChain& chain, const Name& name, int grain) const {
    if (name.first - chain.end > 6 || grain < chain.grain || is_side(scope_, chain)) return false;
    const bool known = place(chain.entity).geonames.has_value();
    // "Rugby School, Warwickshire, England": a county and the land that it lies in.
    const bool land = grain == kRegion && place(chain.entity).subdivision.empty() &&
                      (!place(name.entity).subdivision.empty() || is_wider_area(chain, name)) &&
                      scope_.at(name.first - 1) == ",";
    if (grain == chain.grain && grain != 0 && !land &&
        (grain != kCity || !place(name.entity).geonames ||
         (known && (place(chain.entity).country != place(name.entity).country ||
                    !in_venue_line(scope_, chain.first)))))
      return false;
    bool sign = false;
    for (uint32_t i = chain.end; i < name.first; ++i) {
      const std::string_view mark = scope_.at(i);
      const bool house =
          (chain.grain < kCity || !known) &&
          (scope_.input.tokens[i].kind == text::TokenKind::number || is_street_word(i));
      if (house) continue;  // "Rue de la Loi 12, Brussels", "Arsenalo g. 1, Vilnius"
      // "the Philosophical Hall, Park Row, Leeds"
      if (sign && chain.grain < kCity && scope_.input.tokens[i].is_capitalised() &&
          scope_.at(name.first - 1) == ",")
        continue;
      // "in Dhaka – Bangladesh"
      if ((mark == "–" || mark == "-") && chain.grain == kCity && grain == kCountry) {
        sign = true;
        continue;
      }
      if (mark == "," || mark == "(" || mark == "[" || mark == "/" ||
          scope_.in(scope_.words.venue_preposition, i))
        sign = true;
      else if (!scope_.in(scope_.words.place_skip, i))
        return false;
    }
    // "in the Krutviksaal of Zell am See"
    sign |= chain.grain == 0 && grain == kCity && name.first == chain.end + 1 &&
            scope_.is_lower(chain.end, scope_.words.of);
    const std::string& inner = place(chain.entity).country;
    const std::string& outer = place(name.entity).country;
    // Where a house that no list has lies was guessed.
    const bool guessed = chain.grain < kCity && !known && grain == kCity;
    return sign && (guessed || inner.empty() || outer.empty() || inner == outer);
  }

  // "Arusha Region", "Bangata village": a region for all that nobody knows where it is.
  bool is_area(const Name& name) const {
    return scope_.input.pack.contains(scope_.words.area_sort,
                                      scope_.input.tokens[name.end - 1].word) ||
           (name.end < scope_.segment.end &&
            scope_.input.pack.contains(scope_.words.area_sort, scope_.input.tokens[name.end].word));
  }

  // "Bangata village, Arusha District, Arusha Region": each names its sort.
  bool is_wider_area(const PlaceChain& chain, const Name& name) const {
    const uint32_t sort = scope_.input.tokens[name.end - 1].word;
    return name.end - name.first > 1 && scope_.input.pack.contains(scope_.words.area_sort, sort) &&
           scope_.input.tokens[chain.end - 1].word != sort;
  }

  // "g.", "ul.", "Str.": a short word and its full stop.
  bool is_street_word(uint32_t i) const {
    const auto& tokens = scope_.input.tokens;
    if (tokens[i].kind == text::TokenKind::punctuation)
      return scope_.at(i) == "." && tokens[i].is_glued() && tokens[i - 1].length_class <= 3;
    return tokens[i].is_word() && tokens[i].length_class <= 3 && scope_.at(i + 1) == "." &&
           tokens[i + 1].is_glued();
  }

  const Scope& scope_;
  std::vector<PlaceChain>& chains_;
};

}  // namespace

void add_place(const Scope& scope, size_t index, size_t lowest, std::vector<PlaceChain>& chains) {
  Chains(scope, chains).add(index, lowest);
}

}  // namespace annals::records
