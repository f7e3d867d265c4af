// Bootstrap intervals: how much a figure would vary with other records of the same kind.
#ifndef ANNALS_LIB_EVALUATION_BOOTSTRAP_H_
#define ANNALS_LIB_EVALUATION_BOOTSTRAP_H_

#include <vector>

#include "annals/evaluation.h"

namespace annals::evaluation {

// The tallies of one document, by gold record and measure.
using Units = std::vector<std::vector<Tally>>;

// A measure's value from its tally.
std::optional<double> value_of(const Measure& measure, const Tally& tally);

// Draws as many records as each document has, with replacement, `resamples` times, and fills low
// and high (the 2.5th and 97.5th percentile) of the documents' figures and of their mean.
// `documents` and `units` run in parallel. The same seed gives the same intervals everywhere.
void bootstrap(const std::vector<Units>& units, const Options& options,
               std::vector<DocumentReport>& documents, std::vector<Figure>& mean);

}  // namespace annals::evaluation

#endif  // ANNALS_LIB_EVALUATION_BOOTSTRAP_H_
