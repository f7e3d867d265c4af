#include "evaluation/measures.h"

#include <algorithm>
#include <array>

namespace annals::evaluation {
namespace {

constexpr std::array<Measure, kMeasures> kTable = {{
    {"date", Form::f1, true},
    {"place", Form::f1, true},
    {"organization", Form::f1, true},
    {"person", Form::f1, true},
    {"date.overlap", Form::f1, false},
    {"place.overlap", Form::f1, false},
    {"organization.overlap", Form::f1, false},
    {"person.overlap", Form::f1, false},
    {"date.value", Form::accuracy, true},
    {"date.role", Form::accuracy, true},
    {"place.country", Form::accuracy, true},
    {"place.role", Form::accuracy, true},
    {"organization.name", Form::accuracy, true},
    {"person.name", Form::accuracy, true},
    {"boundary", Form::f1, true},
    {"record", Form::f1, true},
    {"when", Form::accuracy, true},
    {"where", Form::f1, true},
    {"mode", Form::accuracy, true},
    {"title", Form::f1, true},
    {"kind", Form::accuracy, true},
    {"organizer", Form::f1, true},
    {"warning", Form::f1, true},
    {"semeval.date.strict", Form::f1, false},
    {"semeval.date.exact", Form::f1, false},
    {"semeval.date.partial", Form::f1, false},
    {"semeval.date.type", Form::f1, false},
    {"semeval.place.strict", Form::f1, false},
    {"semeval.place.exact", Form::f1, false},
    {"semeval.place.partial", Form::f1, false},
    {"semeval.place.type", Form::f1, false},
    {"semeval.organization.strict", Form::f1, false},
    {"semeval.organization.exact", Form::f1, false},
    {"semeval.organization.partial", Form::f1, false},
    {"semeval.organization.type", Form::f1, false},
    {"semeval.person.strict", Form::f1, false},
    {"semeval.person.exact", Form::f1, false},
    {"semeval.person.partial", Form::f1, false},
    {"semeval.person.type", Form::f1, false},
    {"semeval.all.strict", Form::f1, false},
    {"semeval.all.exact", Form::f1, false},
    {"semeval.all.partial", Form::f1, false},
    {"semeval.all.type", Form::f1, false},
}};

std::optional<double> ratio(double part, double whole) {
  if (whole == 0) return std::nullopt;
  return part / whole;
}

}  // namespace

std::span<const Measure> measures() { return kTable; }

size_t measure_index(std::string_view name) {
  const auto found = std::find_if(kTable.begin(), kTable.end(),
                                  [&](const Measure& measure) { return measure.name == name; });
  return static_cast<size_t>(found - kTable.begin());
}

std::string_view name_of(Outcome outcome) {
  constexpr std::array<std::string_view, 4> kNames = {"right", "missed", "spurious", "wrong"};
  return kNames[static_cast<size_t>(outcome)];
}

std::optional<double> Tally::precision() const { return ratio(credit, predicted); }
std::optional<double> Tally::recall() const { return ratio(credit, gold); }
// The harmonic mean of credit/predicted and credit/gold.
std::optional<double> Tally::f1() const { return ratio(2 * credit, predicted + gold); }

void Tally::add(const Tally& other) {
  credit += other.credit;
  predicted += other.predicted;
  gold += other.gold;
}

}  // namespace annals::evaluation
