// Errors ranked: the same words missed or made up again and again are one line.
#ifndef ANNALS_LIB_EVALUATION_RANKING_H_
#define ANNALS_LIB_EVALUATION_RANKING_H_

#include <string>
#include <vector>

#include "annals/evaluation.h"

namespace annals::evaluation {

// Errors of one measure and outcome that concern the same words (letter case aside) with the same
// values.
struct ErrorGroup {
  uint32_t measure = 0;
  Outcome outcome = Outcome::missed;
  struct Place {
    const DocumentReport* document;
    const Item* item;
  };
  std::vector<Place> places;  // in the order of the report; at least one
};

// Largest first, then by measure and first place. `measure` limits to one; kMeasures: all.
// The groups point into the report, which must outlive them.
std::vector<ErrorGroup> rank_errors(const Report& report, size_t measure);

// "person 141-153 Ann Tremblay": what the item is, whatever was predicted. The gate's identity.
std::string key_of(const Item& item);

// What a group or an item is about, for a reader: the gold's words, or the predicted ones, and
// both where they differ.
std::string subject_of(const Item& item);

}  // namespace annals::evaluation

#endif  // ANNALS_LIB_EVALUATION_RANKING_H_
