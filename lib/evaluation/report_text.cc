#include <algorithm>
#include <string>

#include "evaluation/measures.h"
#include "evaluation/numbers.h"
#include "evaluation/ranking.h"
#include "evaluation/report.h"
#include "text/unicode.h"

namespace annals::evaluation {
namespace {

constexpr size_t kNameWidth = 28;
constexpr size_t kColumnWidth = 10;
constexpr size_t kColumns = 6;

size_t width_of(std::string_view s) {
  size_t width = 0;
  for (size_t at = 0; at < s.size(); at += text::decode(s, at).length) ++width;
  return width;
}

std::string padded(std::string s, size_t width) {
  const size_t has = width_of(s);
  if (has < width) s.append(width - has, ' ');
  return s;
}

std::string right_aligned(const std::string& s, size_t width) {
  const size_t has = width_of(s);
  return has < width ? std::string(width - has, ' ') + s : s;
}

// "0.941  0.950 0.932  [0.912, 0.967]": value, precision and recall, interval.
std::string full_cell(const Measure& measure, const Figure& figure) {
  std::string out = right_aligned(decimal(figure.value, 3), kColumnWidth);
  if (!figure.value) return out;
  if (measure.form == Form::f1)
    out += "   " + padded(decimal(figure.precision, 3), 5) + " " + decimal(figure.recall, 3);
  else if (figure.low)
    out += std::string(14, ' ');
  if (figure.low) out += "  [" + decimal(figure.low, 3) + ", " + decimal(figure.high, 3) + "]";
  return out;
}

// The start of a document's name, as wide as a column holds.
std::string shortened(const std::string& name) {
  std::string out;
  for (size_t at = 0, width = 0; at < name.size() && width + 2 < kColumnWidth; ++width) {
    const size_t length = text::decode(name, at).length;
    out += name.substr(at, length);
    at += length;
  }
  return out;
}

// Documents first … end as columns; the mean last, after the last document.
void append_table(const Report& report, size_t first, size_t end, bool semeval, std::string& out) {
  const bool last = end == report.documents.size();
  const std::vector<DocumentReport>& documents = report.documents;
  out += padded("F1, or part that is right", kNameWidth);
  for (size_t d = first; d < end; ++d)
    out += right_aligned(shortened(documents[d].document), kColumnWidth);
  if (last) out += right_aligned("mean", kColumnWidth) + "   P     R      95 % interval";
  out += "\n" + padded("records, gold/predicted", kNameWidth);
  for (size_t d = first; d < end; ++d)
    out += right_aligned(std::to_string(documents[d].gold_records) + "/" +
                             std::to_string(documents[d].predicted_records),
                         kColumnWidth);
  out += "\n";
  for (size_t m = 0; m < kMeasures; ++m) {
    if (!semeval && m >= kSemeval && m < kSemeval + kAllTypes * kSchemes) continue;
    out += padded(std::string(measures()[m].name), kNameWidth);
    for (size_t d = first; d < end; ++d)
      out += right_aligned(decimal(documents[d].figures[m].value, 3), kColumnWidth);
    if (last) out += full_cell(measures()[m], report.mean[m]);
    out += "\n";
  }
  out += "\n";
}

void append_rules(const Report& report, size_t limit, std::string& out) {
  if (report.rules.empty() || limit == 0) return;
  out += "Rules, most blame first: right, spurious, wrong value\n";
  for (size_t i = 0; i < std::min(limit, report.rules.size()); ++i) {
    const RuleScore& score = report.rules[i];
    out += "  " + padded(score.rule, 40) + right_aligned(std::to_string(score.right), 7) +
           right_aligned(std::to_string(score.spurious), 7) +
           right_aligned(std::to_string(score.wrong), 7) + "\n";
  }
  out += "\n";
}

std::string place_of(const DocumentReport& document, const Item& item) {
  std::string out = document.document;
  if (item.line != 0) return out + ":" + std::to_string(item.line);
  return out + " " + std::to_string(item.span.begin) + "-" + std::to_string(item.span.end);
}

std::string label_of(uint32_t measure, Outcome outcome) {
  return std::string(name_of(outcome)) + " " + std::string(measures()[measure].name);
}

void append_ranking(const std::vector<ErrorGroup>& groups, size_t limit, std::string& out) {
  constexpr size_t kPlaces = 3;
  out += "Errors that recur, most frequent first\n";
  for (size_t i = 0; i < std::min(limit, groups.size()) && groups[i].places.size() > 1; ++i) {
    const ErrorGroup& group = groups[i];
    const Item& item = *group.places.front().item;
    out += right_aligned(std::to_string(group.places.size()), 5) + "× " +
           padded(label_of(group.measure, group.outcome), 28) + " " + subject_of(item) + "  (";
    for (size_t p = 0; p < std::min(kPlaces, group.places.size()); ++p) {
      if (p != 0) out += ", ";
      out += place_of(*group.places[p].document, *group.places[p].item);
    }
    out += group.places.size() > kPlaces ? ", …)\n" : ")\n";
  }
  out += "\n";
}

void append_error(const DocumentReport& document, const Item& item, std::string& out) {
  out += place_of(document, item) + ": " + label_of(item.measure, item.outcome) + ": ";
  const bool mention = item.measure < kMention + kTypes;
  if (!mention || item.line == 0) out += subject_of(item);
  if (item.line != 0) {
    if (!mention) out += "  | ";
    out += item.before + "[" + item.words + "]" + item.after;
  }
  if (!item.rule.empty()) out += "  (" + item.rule + ")";
  out += "\n";
}

// Each measure's errors, in the order of the text.
void append_errors(const Report& report, const ReportOptions& options, std::string& out) {
  for (uint32_t m = 0; m < kMeasures; ++m) {
    if (options.measure < kMeasures && options.measure != m) continue;
    size_t all = 0;
    for (const DocumentReport& document : report.documents) {
      for (const Item& item : document.items) {
        if (item.measure != m || item.outcome == Outcome::right) continue;
        if (++all <= options.errors) append_error(document, item, out);
      }
    }
    if (all > options.errors)
      out += "… and " + std::to_string(all - options.errors) + " more of " +
             std::string(measures()[m].name) + "\n";
  }
}

}  // namespace

std::string report_text(const Report& report, const ReportOptions& options) {
  std::string out;
  const size_t count = report.documents.size();
  for (size_t first = 0; first < count; first += kColumns)
    append_table(report, first, std::min(first + kColumns, count), options.semeval, out);
  for (const std::string& name : report.without_gold) out += "not judged, no gold: " + name + "\n";
  for (const std::string& name : report.other_unit)
    out += "not judged, offsets of another unit than the gold's: " + name + "\n";
  if (options.errors == 0) return out;
  append_rules(report, options.errors, out);
  append_ranking(rank_errors(report, options.measure), options.errors, out);
  append_errors(report, options, out);
  return out;
}

}  // namespace annals::evaluation
