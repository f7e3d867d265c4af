#include "evaluation/mentions.h"

#include <algorithm>
#include <tuple>

#include "evaluation/align.h"
#include "evaluation/names.h"

namespace annals::evaluation {
namespace {

// One mention with what it refers to; the others of the same type and span (a place heading is a
// mention of each record that it governs) follow it.
struct Found {
  Type type = kDate;
  Span span;
  const std::string* text = nullptr;
  const std::string* rule = nullptr;
  const DateMention* date = nullptr;
  const Place* place = nullptr;
  const std::string* name = nullptr;  // of an organization or a person

  auto key() const { return std::tuple(type, span.begin, span.end); }
};

std::vector<Found> collect(const std::vector<Event>& events) {
  std::vector<Found> found;
  const auto add = [&](Type type, const auto& mention) -> Found& {
    return found.emplace_back(Found{type, mention.span, &mention.text, &mention.rule});
  };
  for (const Event& event : events) {
    for (const DateMention& date : event.dates)
      if (date.type == "date") add(kDate, date).date = &date;
    for (const Place& place : event.places)
      for (const Mention& mention : place.mentions) add(kPlace, mention).place = &place;
    for (const Organization& organization : event.organizations)
      for (const Mention& mention : organization.mentions)
        add(kOrganization, mention).name = &organization.name;
    for (const Person& person : event.people)
      for (const Mention& mention : person.mentions) add(kPerson, mention).name = &person.name;
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Found& a, const Found& b) { return a.key() < b.key(); });
  return found;
}

// The distinct (type, span) of a sorted list: where each begins.
std::vector<size_t> distinct(const std::vector<Found>& found) {
  std::vector<size_t> heads;
  for (size_t i = 0; i < found.size(); ++i)
    if (i == 0 || found[i].key() != found[i - 1].key()) heads.push_back(i);
  return heads;
}

// The parts of the text that the gold judges: its records and their place headings.
class Region {
 public:
  explicit Region(const std::vector<Event>& gold) {
    for (const Event& event : gold) {
      spans_.push_back({event.span});
      for (const Heading& heading : event.headings)
        if (heading.kind == "place") spans_.push_back({heading.span});
    }
    std::sort(spans_.begin(), spans_.end());
    uint64_t end = 0;
    for (Span& span : spans_) span.end = end = std::max(end, span.end);
  }
  bool touches(const Span& span) const {
    const auto after = std::lower_bound(spans_.begin(), spans_.end(), span.end,
                                        [](const Span& s, uint64_t end) { return s.begin < end; });
    return after != spans_.begin() && std::prev(after)->end > span.begin;
  }

 private:
  std::vector<Span> spans_;  // by begin; each end is the furthest so far
};

uint32_t measure_of(Type type) { return kMention + static_cast<uint32_t>(type); }

std::string value_of(const DateMention& date) { return date.start + "/" + date.end; }
std::string country_of(const Place& place) {
  return place.name + " (" + (place.country.empty() ? "null" : place.country) + ")";
}

// Judges one aspect of a mention that both sides have: right if any gold reading of it agrees with
// any predicted one.
template <typename Same, typename Show>
void judge_aspect(uint32_t measure, std::span<const Found> gold, std::span<const Found> predicted,
                  const Same& same, const Show& show, Sheet& sheet) {
  bool right = false;
  for (const Found& g : gold)
    for (const Found& p : predicted) right = right || same(g, p);
  sheet.judge(measure, right ? Outcome::right : Outcome::wrong, gold[0].span, show(gold[0]),
              show(predicted[0]), *predicted[0].rule);
}

// Which roles a document's gold states. "reference" and "mentioned" are general: where no date has
// another role, or no place, they are no judgement.
struct StatedRoles {
  bool dates = false;
  bool places = false;
};

StatedRoles roles_of(const std::vector<Found>& gold) {
  StatedRoles stated;
  for (const Found& g : gold) {
    stated.dates |= g.type == kDate && g.date->role == "event";
    stated.places |= g.type == kPlace && g.place->role == "venue";
  }
  return stated;
}

void judge_aspects(std::span<const Found> gold, std::span<const Found> predicted,
                   const StatedRoles& roles, Sheet& sheet) {
  switch (gold[0].type) {
    case kDate:
      judge_aspect(
          kDateValue, gold, predicted,
          [](const Found& g, const Found& p) { return value_of(*g.date) == value_of(*p.date); },
          [](const Found& f) { return value_of(*f.date); }, sheet);
      if (!roles.dates) return;
      judge_aspect(
          kDateRole, gold, predicted,
          [](const Found& g, const Found& p) { return g.date->role == p.date->role; },
          [](const Found& f) { return f.date->role; }, sheet);
      return;
    case kPlace:
      judge_aspect(
          kPlaceCountry, gold, predicted,
          [](const Found& g, const Found& p) { return g.place->country == p.place->country; },
          [](const Found& f) { return country_of(*f.place); }, sheet);
      if (!roles.places) return;
      judge_aspect(
          kPlaceRole, gold, predicted,
          [](const Found& g, const Found& p) {
            return (g.place->role == "venue") == (p.place->role == "venue");
          },
          [](const Found& f) { return f.place->role; }, sheet);
      return;
    case kOrganization:
    case kPerson:
      judge_aspect(
          gold[0].type == kPerson ? kPersonName : kOrganizationName, gold, predicted,
          [](const Found& g, const Found& p) {
            return normal_form(*g.name) == normal_form(*p.name);
          },
          [](const Found& f) { return *f.name; }, sheet);
      return;
    case kAllTypes:
      return;
  }
}

std::vector<Aligned> spans_of(const std::vector<Found>& found, const std::vector<size_t>& heads) {
  std::vector<Aligned> spans;
  spans.reserve(heads.size());
  for (const size_t head : heads) spans.push_back({found[head].span, found[head].type});
  return spans;
}

void count_overlaps(const std::vector<Aligned>& gold, const std::vector<Aligned>& predicted,
                    Sheet& sheet) {
  const std::vector<uint32_t> partner = align(gold, predicted, Order::within_type);
  for (size_t i = 0; i < gold.size(); ++i) {
    const double credit = partner[i] == kUnaligned ? 0 : 1;
    sheet.count(kOverlap + gold[i].type, gold[i].span, {credit, 0, 1});
  }
  for (const Aligned& p : predicted) sheet.count(kOverlap + p.type, p.span, {0, 1, 0});
}

// A pair counts with the gold's type: so SemEval-2013 has it.
void count_semeval(const std::vector<Aligned>& gold, const std::vector<Aligned>& predicted,
                   Sheet& sheet) {
  const auto count = [&](uint32_t type, uint32_t scheme, const Span& span, const Tally& tally) {
    sheet.count(kSemeval + type * kSchemes + scheme, span, tally);
    sheet.count(kSemeval + kAllTypes * kSchemes + scheme, span, tally);
  };
  const std::vector<uint32_t> partner = align(gold, predicted, Order::across_types);
  std::vector<bool> taken(predicted.size(), false);
  for (size_t i = 0; i < gold.size(); ++i) {
    const Aligned& g = gold[i];
    const bool paired = partner[i] != kUnaligned;
    const Aligned p = paired ? predicted[partner[i]] : Aligned{};
    if (paired) taken[partner[i]] = true;
    const bool exact = paired && g.span == p.span;
    const bool same = paired && g.type == p.type;
    const double acts = paired ? 1 : 0;
    count(g.type, kStrict, g.span, {exact && same ? 1.0 : 0.0, acts, 1});
    count(g.type, kExact, g.span, {exact ? 1.0 : 0.0, acts, 1});
    count(g.type, kPartial, g.span, {exact ? 1.0 : paired ? 0.5 : 0.0, acts, 1});
    count(g.type, kType, g.span, {same ? 1.0 : 0.0, acts, 1});
  }
  for (size_t i = 0; i < predicted.size(); ++i) {
    if (taken[i]) continue;
    for (uint32_t scheme = 0; scheme < kSchemes; ++scheme)
      count(predicted[i].type, scheme, predicted[i].span, {0, 1, 0});
  }
}

}  // namespace

void judge_mentions(const std::vector<Event>& gold, const std::vector<Event>& predicted,
                    const Options& options, Sheet& sheet) {
  const std::vector<Found> expected = collect(gold);
  std::vector<Found> found = collect(predicted);
  if (!options.count_outside) {
    const Region region(gold);
    std::erase_if(found, [&](const Found& f) {
      return !region.touches(f.span) &&
             !std::binary_search(expected.begin(), expected.end(), f,
                                 [](const Found& a, const Found& b) { return a.key() < b.key(); });
    });
  }
  const StatedRoles roles = roles_of(expected);
  const std::vector<size_t> golds = distinct(expected);
  const std::vector<size_t> preds = distinct(found);
  const auto group = [](const std::vector<Found>& all, const std::vector<size_t>& heads, size_t i) {
    const size_t end = i + 1 < heads.size() ? heads[i + 1] : all.size();
    return std::span(all).subspan(heads[i], end - heads[i]);
  };
  for (size_t i = 0, j = 0; i < golds.size() || j < preds.size();) {
    const Found* g = i < golds.size() ? &expected[golds[i]] : nullptr;
    const Found* p = j < preds.size() ? &found[preds[j]] : nullptr;
    if (g != nullptr && p != nullptr && g->key() == p->key()) {
      sheet.judge(measure_of(g->type), Outcome::right, g->span, *g->text, *p->text, *p->rule);
      judge_aspects(group(expected, golds, i++), group(found, preds, j++), roles, sheet);
    } else if (p == nullptr || (g != nullptr && g->key() < p->key())) {
      sheet.judge(measure_of(g->type), Outcome::missed, g->span, *g->text, {});
      ++i;
    } else {
      sheet.judge(measure_of(p->type), Outcome::spurious, p->span, {}, *p->text, *p->rule);
      ++j;
    }
  }
  const std::vector<Aligned> gold_spans = spans_of(expected, golds);
  const std::vector<Aligned> found_spans = spans_of(found, preds);
  count_overlaps(gold_spans, found_spans, sheet);
  count_semeval(gold_spans, found_spans, sheet);
}

}  // namespace annals::evaluation
