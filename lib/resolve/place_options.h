// What a place name may denote: the gazetteer's entries as options with scores.
#ifndef ANNALS_LIB_RESOLVE_PLACE_OPTIONS_H_
#define ANNALS_LIB_RESOLVE_PLACE_OPTIONS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "lexicon/gazetteer.h"
#include "rules/pack.h"

namespace annals::resolve {

// A country's two letters as a number; 0: none.
using Country = uint16_t;
Country country_of(const lexicon::Entry& entry);
Country country_of(std::string_view code);
std::string country_text(Country country);

// The schema's word for the kind; empty for what is no place.
std::string_view place_kind(lexicon::EntryKind kind);

bool is_area(const lexicon::Entry& entry);  // a country, a region or a continent
bool has_position(const lexicon::Entry& entry);

// Kilometres, on a map that is flat between the two.
float distance(const lexicon::Entry& a, const lexicon::Entry& b);

// How well `inner` lies in `outer`: 0 not, 1 the same country, 2 the same division.
int lies_in(const lexicon::Gazetteer& gazetteer, const lexicon::Entry& inner,
            const lexicon::Entry& outer);

struct Option {
  lexicon::Entry entry;
  float score = 0;
};

// The weights "place.link.…", read once for a pack.
struct LinkWeights {
  explicit LinkWeights(const rules::Pack& pack);

  // The score of an entry before the text has its say.
  float prior(const lexicon::Entry& entry) const;

  // Whether a town of so many people is meant by its name alone, though another country has one of
  // `second` people.
  bool is_known(uint32_t people, uint32_t second) const {
    return people >= namesake && people >= uint64_t{second} * namesake_lead;
  }

  float size, country, region, district, capital, alias, country_alias, nowhere, own;
  float list, container, block, block_body, heading, origin, document, home, near, sure, margin,
      doubt, main_lead, main_share;
  float unknown_size, country_size, area, same_country, home_share, few_bodies, near_km, far_km,
      spread, block_countries, near_few;
  uint32_t neighbours, village, small_town, namesake, namesake_lead, large_area, known_city,
      main_blocks, few_blocks, town_share;
};

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PLACE_OPTIONS_H_
