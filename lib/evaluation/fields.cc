#include "evaluation/fields.h"

#include <algorithm>
#include <string>

#include "evaluation/align.h"
#include "evaluation/names.h"

namespace annals::evaluation {
namespace {

std::string or_null(const std::string& value) { return value.empty() ? "null" : value; }
std::string shown(const std::optional<When>& when) {
  return when ? when->start + "/" + when->end : "null";
}

// A thing of which a record may have several: how it is shown, and what it may be called.
struct Entry {
  std::string shown;
  std::vector<std::string> names;  // ascending
  std::string country;             // of a venue
  Span span;                       // of a title
};

std::vector<Entry> venues(const Event& event) {
  std::vector<Entry> out;
  for (const Where& w : event.where)
    out.push_back({w.name + " (" + or_null(w.country) + ")", names_of(w, event), w.country, {}});
  return out;
}

std::vector<Entry> titles(const Event& event) {
  if (!event.title) return {};
  return {{event.title->text, {normal_form(event.title->text)}, {}, event.title->span}};
}

std::vector<Entry> organizers(const Event& event) {
  std::vector<Entry> out;
  for (const Organization& o : event.organizations)
    if (o.role == "organizer") out.push_back({o.name, names_of(o), {}, {}});
  return out;
}

// Of the warnings, the two that the gold judges.
std::vector<Entry> warnings(const Event& event) {
  std::vector<Entry> out;
  for (const Warning& w : event.warnings)
    if (w.code == "year-mismatch" || w.code == "weekday-mismatch")
      out.push_back({w.code, {w.code}, {}, {}});
  return out;
}

bool same(const Entry& a, const Entry& b) {
  if (a.country != b.country) return false;
  return (a.span.end != 0 && a.span == b.span) || share_one(a.names, b.names);
}

using List = std::vector<Entry> (*)(const Event&);
constexpr std::pair<uint32_t, List> kLists[] = {
    {kWhere, venues}, {kTitle, titles}, {kOrganizer, organizers}, {kWarning, warnings}};

// Either record may be missing.
void judge_list(uint32_t measure, List list, const Event* gold, const Event* predicted,
                Sheet& sheet) {
  std::vector<Entry> expected = gold == nullptr ? std::vector<Entry>() : list(*gold);
  std::vector<Entry> found = predicted == nullptr ? std::vector<Entry>() : list(*predicted);
  const Span& span = gold == nullptr ? predicted->span : gold->span;
  for (Entry& e : expected) {
    const auto match =
        std::find_if(found.begin(), found.end(), [&](const Entry& f) { return same(e, f); });
    if (match == found.end()) {
      sheet.judge(measure, Outcome::missed, span, std::move(e.shown), {});
    } else {
      sheet.judge(measure, Outcome::right, span, std::move(e.shown), std::move(match->shown));
      found.erase(match);
    }
  }
  for (Entry& f : found) sheet.judge(measure, Outcome::spurious, span, {}, std::move(f.shown));
}

void judge_value(uint32_t measure, const Event& gold, const Event* predicted, std::string expected,
                 std::string found, Sheet& sheet) {
  if (predicted == nullptr) found = "no record";
  const bool right = predicted != nullptr && expected == found;
  sheet.judge(measure, right ? Outcome::right : Outcome::wrong, gold.span, std::move(expected),
              std::move(found));
}

// Judges two sorted lists of distinct keys as sets.
void judge_sets(uint32_t measure, std::vector<Span> gold, std::vector<Span> predicted,
                Sheet& sheet) {
  for (std::vector<Span>* spans : {&gold, &predicted}) {
    std::sort(spans->begin(), spans->end());
    spans->erase(std::unique(spans->begin(), spans->end()), spans->end());
  }
  const auto show = [&](const Span& span) {
    return measure == kBoundary ? std::to_string(span.begin)
                                : std::to_string(span.begin) + "-" + std::to_string(span.end);
  };
  for (const Span& g : gold) {
    const bool right = std::binary_search(predicted.begin(), predicted.end(), g);
    sheet.judge(measure, right ? Outcome::right : Outcome::missed, g, show(g),
                right ? show(g) : std::string());
  }
  for (const Span& p : predicted)
    if (!std::binary_search(gold.begin(), gold.end(), p))
      sheet.judge(measure, Outcome::spurious, p, {}, show(p));
}

}  // namespace

void judge_records(const std::vector<Event>& gold, const std::vector<Event>& predicted,
                   Sheet& sheet) {
  std::vector<Span> starts[2];
  std::vector<Span> spans[2];
  std::vector<Aligned> sides[2];
  for (size_t side = 0; side < 2; ++side) {
    for (const Event& event : side == 0 ? gold : predicted) {
      starts[side].push_back({event.span.begin, event.span.begin});
      spans[side].push_back(event.span);
      sides[side].push_back({event.span, 0});
    }
  }
  judge_sets(kBoundary, starts[0], starts[1], sheet);
  judge_sets(kRecord, spans[0], spans[1], sheet);

  const std::vector<uint32_t> partner = align(sides[0], sides[1], Order::overlap);
  std::vector<bool> taken(predicted.size(), false);
  for (size_t i = 0; i < gold.size(); ++i) {
    const Event& g = gold[i];
    const Event* p = partner[i] == kUnaligned ? nullptr : &predicted[partner[i]];
    if (p != nullptr) taken[partner[i]] = true;
    judge_value(kWhen, g, p, shown(g.when), p == nullptr ? "" : shown(p->when), sheet);
    judge_value(kMode, g, p, or_null(g.mode), p == nullptr ? "" : or_null(p->mode), sheet);
    judge_value(kKind, g, p, g.kind, p == nullptr ? "" : p->kind, sheet);
    for (const auto& [measure, list] : kLists) judge_list(measure, list, &g, p, sheet);
  }
  for (size_t j = 0; j < predicted.size(); ++j) {
    if (taken[j]) continue;
    for (const auto& [measure, list] : kLists)
      judge_list(measure, list, nullptr, &predicted[j], sheet);
  }
}

}  // namespace annals::evaluation
