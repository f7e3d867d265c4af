#include "evaluation/bootstrap.h"

#include <algorithm>
#include <random>

#include "evaluation/measures.h"

namespace annals::evaluation {
namespace {

// Sorted samples to the bounds that leave out one in forty on each side.
void set_interval(std::vector<double>& samples, Figure& figure) {
  if (samples.empty()) return;
  std::sort(samples.begin(), samples.end());
  const size_t cut = samples.size() / 40;
  figure.low = samples[cut];
  figure.high = samples[samples.size() - 1 - cut];
}

}  // namespace

std::optional<double> value_of(const Measure& measure, const Tally& tally) {
  return measure.form == Form::f1 ? tally.f1() : tally.recall();
}

void bootstrap(const std::vector<Units>& units, const Options& options,
               std::vector<DocumentReport>& documents, std::vector<Figure>& mean) {
  using Samples = std::vector<std::vector<double>>;  // by measure
  std::vector<Samples> samples(documents.size(), Samples(kMeasures));
  Samples mean_samples(kMeasures);
  std::mt19937_64 random(options.seed);
  std::vector<Tally> drawn(kMeasures);
  std::vector<Tally> sums(kMeasures);  // of values: credit the sum, gold how many
  for (uint32_t round = 0; round < options.resamples; ++round) {
    std::fill(sums.begin(), sums.end(), Tally{});
    for (size_t d = 0; d < units.size(); ++d) {
      std::fill(drawn.begin(), drawn.end(), Tally{});
      for (size_t i = 0; i < units[d].size(); ++i) {
        const std::vector<Tally>& unit = units[d][random() % units[d].size()];
        for (size_t m = 0; m < kMeasures; ++m) drawn[m].add(unit[m]);
      }
      for (size_t m = 0; m < kMeasures; ++m) {
        const std::optional<double> value = value_of(measures()[m], drawn[m]);
        if (!value) continue;
        samples[d][m].push_back(*value);
        if (documents[d].in_mean) sums[m].add({*value, 0, 1});
      }
    }
    for (size_t m = 0; m < kMeasures; ++m)
      if (sums[m].gold > 0) mean_samples[m].push_back(sums[m].credit / sums[m].gold);
  }
  for (size_t m = 0; m < kMeasures; ++m) {
    for (size_t d = 0; d < documents.size(); ++d)
      set_interval(samples[d][m], documents[d].figures[m]);
    set_interval(mean_samples[m], mean[m]);
  }
}

}  // namespace annals::evaluation
