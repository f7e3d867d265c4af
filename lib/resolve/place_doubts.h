// Places that the gazetteer has, but not where the text means them: a namesake that no list knows.
#ifndef ANNALS_LIB_RESOLVE_PLACE_DOUBTS_H_
#define ANNALS_LIB_RESOLVE_PLACE_DOUBTS_H_

#include <cstddef>

#include "resolve/place_table.h"
#include "resolve/spoken_countries.h"

namespace annals::resolve {

// Each function takes all options from place `k` if it doubts them, and sets the country that the
// places beside it tell, if any.
class PlaceDoubts {
 public:
  PlaceDoubts(PlaceTable& places, const LinkWeights& weights, const SpokenCountries& spoken)
      : places_(places), w_(weights), spoken_(spoken) {}

  // "Lugo, Melide and Santiago": of a village elsewhere, listed between towns of one country, the
  // gazetteer does not know the namesake that is meant.
  void doubt_village(size_t k);
  // "Victoria Park", "Oak Hill": of words that any English speaker puts together the lists have but
  // the towns of some countries; an archive at home elsewhere, which speaks of none of these
  // countries otherwise, means a place of its own.
  void doubt_stranger(size_t k);
  // "Potolo and Candelaria, near Sucre": of a common name the gazetteer has the towns, but none in
  // a country that the text speaks of, and all that stands beside it lies in another.
  void doubt_namesake(size_t k);
  // "at Hampton", in an archive of New Brunswick: of a name that several countries have, the town
  // at home is meant, listed or not, unless the text beside it speaks of another.
  void settle_at_home(size_t k);

 private:
  // Towns alone, none of them a capital, each of fewer than `people`.
  bool are_towns(const Place& place, uint32_t people) const;
  // The one country of the sure places beside place `k` in its block, or of the towns among them;
  // 0: none, or several.
  Country country_beside(size_t k, bool towns = false);

  PlaceTable& places_;
  const LinkWeights& w_;
  const SpokenCountries& spoken_;
};

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PLACE_DOUBTS_H_
