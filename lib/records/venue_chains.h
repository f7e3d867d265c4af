// Places as they are told: the one that is meant, with those that say where it lies.
#ifndef ANNALS_LIB_RECORDS_VENUE_CHAINS_H_
#define ANNALS_LIB_RECORDS_VENUE_CHAINS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "records/scope.h"

namespace annals::records {

// Grains, fine to coarse, that are asked for by name.
constexpr int kCity = 2;  // the commonest
constexpr int kRegion = 3;
constexpr int kCountry = 4;
constexpr int kContinent = 5;

// A place with the coarser ones that say where it lies: "Winona, Minn.", "Gorizia (in Italy)".
struct PlaceChain {
  uint32_t first = 0;  // tokens
  uint32_t end = 0;
  uint32_t entity = 0;  // the place that is meant
  int grain = 0;        // fine to coarse
  double score = 0;
  bool joined = false;   // coordinated with the chain before it
  bool heading = false;  // stands in the place heading
  bool address = false;  // begins with a house or a street of the town: "Lake Hotel, Lund"
};

// Takes the resolved name `index`, if it is a place, into the last of the chains, or begins one
// with it. The names before `lowest` belong to another stretch of text. Continents are left out.
void add_place(const Scope& scope, size_t index, size_t lowest, std::vector<PlaceChain>& chains);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_VENUE_CHAINS_H_
