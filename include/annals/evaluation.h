// Evaluation: predicted records against gold ones.
//
//   auto report = annals::evaluation::evaluate(gold, predicted);
//   for (const auto& document : report.documents)
//     std::cout << document.document << " " << *document.figure("person").value << "\n";
//
// How everything is counted: docs/evaluation.md. In short: mentions by (type, span), each span of a
// document once; values, countries and linked names over the mentions that match strictly; records
// aligned one to one by largest overlap, a gold record without partner wrong in every field; what
// lies outside every gold record is not judged; a mean over documents is the mean of their figures.
//
// Units: spans are as the records have them; gold and prediction of a document must have the same
// unit (evaluate converts neither).
// Ownership: plain values. Threads: no state. Errors: none; what cannot be compared is listed.
// Cost: n log n in mentions and records; the intervals cost `resamples` passes over the records.
#ifndef ANNALS_EVALUATION_H_
#define ANNALS_EVALUATION_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "annals/event.h"
#include "annals/export.h"

namespace annals::evaluation {

// One thing that is measured. Its name is its address in every report: "person" (strict),
// "person.overlap", "person.name", "date.value", "place.country", "boundary", "record", "when",
// "semeval.all.partial", …
enum class Form : uint8_t { f1, accuracy };
struct Measure {
  std::string_view name;
  Form form = Form::f1;
  // Whether its items are listed, and held by the regression gate. The others count the same items
  // in another way.
  bool itemised = false;
};

// All measures, in the order of the tables.
ANNALS_EXPORT std::span<const Measure> measures();

// Index of a measure by its name; the number of measures when there is none.
ANNALS_EXPORT size_t measure_index(std::string_view name);

// What was counted. `credit` is what was right, half a point for a partial match of SemEval.
struct Tally {
  double credit = 0;
  double predicted = 0;
  double gold = 0;

  std::optional<double> precision() const;  // none: nothing predicted
  std::optional<double> recall() const;     // none: nothing in the gold
  std::optional<double> f1() const;         // none: neither; 0 when one of them is missing
  void add(const Tally& other);
  friend bool operator==(const Tally&, const Tally&) = default;
};

// A measure's figure of one document, or the mean of several. `value` is F1, or the accuracy (then
// there is neither precision nor recall). Empty: nothing to judge.
struct Figure {
  Tally tally;  // zero for a mean
  std::optional<double> value;
  std::optional<double> precision;
  std::optional<double> recall;
  // 95 % bootstrap interval of `value` over the records; empty when it was not asked for.
  std::optional<double> low;
  std::optional<double> high;
};

enum class Outcome : uint8_t {
  right,
  missed,    // in the gold, not predicted
  spurious,  // predicted, not in the gold
  wrong,     // of an accuracy: another value than the gold's
};
ANNALS_EXPORT std::string_view name_of(Outcome outcome);

// One judged thing of a document.
struct Item {
  uint32_t measure = 0;  // index into measures()
  Outcome outcome = Outcome::right;
  Span span;            // the mention, or the record
  std::string gold;     // the gold's words or value; empty when spurious
  std::string got;      // the predicted words or value; empty when missed
  std::string rule;     // what gave the prediction, where it says so (extract --explain)
  uint32_t record = 0;  // index of the gold record that it is counted with
  uint64_t line = 0;    // from 1; 0: no text was given
  std::string before;   // the words before the span on its line, and after it
  std::string words;    // the span's own words, shortened when long
  std::string after;
};

struct DocumentReport {
  std::string document;
  bool in_mean = true;
  uint64_t gold_records = 0;
  uint64_t predicted_records = 0;
  std::vector<Figure> figures;  // one for each measure
  std::vector<Item> items;      // those of itemised measures, by measure, then by position
  // `measure` must be the name of one of measures().
  const Figure& figure(std::string_view measure) const { return figures[measure_index(measure)]; }
};

// The credit and blame of one rule.
struct RuleScore {
  std::string rule;
  uint64_t right = 0;     // strict mentions
  uint64_t spurious = 0;  // mentions that are none
  uint64_t wrong = 0;     // right mentions with a wrong value, country or name
};

struct Report {
  std::vector<DocumentReport> documents;  // in the order of the gold
  std::vector<Figure> mean;               // of the documents that have the figure
  std::vector<RuleScore> rules;           // most blame first; empty without --explain
  // Documents that are predicted without gold, or whose spans have another unit than the gold's:
  // not judged.
  std::vector<std::string> without_gold;
  std::vector<std::string> other_unit;
  // As above, of the mean.
  const Figure& figure(std::string_view measure) const { return mean[measure_index(measure)]; }
};

// The records of one document and, where known, its text (for lines and context; the unit of the
// spans may be any).
struct Records {
  std::string document;
  std::vector<Event> events;
  std::string text;
};

struct Options {
  // Bootstrap samples for the intervals; 0: none. The samples depend on the seed alone.
  uint32_t resamples = 0;
  uint64_t seed = 20141;
  // Count predictions outside every gold record as spurious; else they are not judged.
  bool count_outside = false;
  // Documents that are judged and shown, and do not count in the mean.
  std::vector<std::string> not_in_mean = {};
  // Bytes of context on each side of an item, at most.
  uint32_t context = 60;
};

// Judges each gold document against the predicted one of the same name; one that is missing counts
// as empty. Texts are taken from `gold`.
ANNALS_EXPORT Report evaluate(const std::vector<Records>& gold,
                              const std::vector<Records>& predicted, const Options& options = {});

}  // namespace annals::evaluation

#endif  // ANNALS_EVALUATION_H_
