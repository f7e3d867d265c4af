// All mentions of a text, in order; records or not.
#include <algorithm>

#include "records/convert.h"
#include "records/records.h"

namespace annals::records {
namespace {

const char* label_name(mentions::Label label) {
  constexpr const char* kNames[] = {"date", "place", "organization", "person", "event"};
  return kNames[static_cast<size_t>(label)];
}

// Where a mention begins, of which sort it is and its number among them.
struct At {
  uint32_t first = 0;
  enum class Sort : uint8_t { date, name, event } sort = Sort::date;
  uint32_t number = 0;
};

void fill(const mentions::Input& input, const resolve::Date& date, Annotation& out) {
  set(out.label, "date");
  if (!out.date) out.date.emplace();
  assign(input, date, *out.date);
  set(out.text, out.date->text);
  out.span = out.date->span;
  set(out.rule, out.date->rule);
}

void fill(const mentions::Input& input, const resolve::Resolved& resolved,
          const resolve::Name& name, Annotation& out) {
  out.label = label_name(name.label);
  Mention mention = to_mention(input, name);
  out.text = std::move(mention.text);
  out.span = mention.span;
  out.rule = std::move(mention.rule);
  if (name.label == mentions::Label::place) out.place = to_place(resolved.places[name.entity]);
  if (name.label == mentions::Label::organization)
    out.organization = to_organization(resolved.organizations[name.entity]);
  if (name.label == mentions::Label::person) out.person = to_person(resolved.people[name.entity]);
}

void fill(const mentions::Input& input, const resolve::EventName& event, Annotation& out) {
  out.label = "event";
  out.title = to_title(input, event);
  out.text = out.title->text;
  out.span = out.title->span;
  out.rule = source_name(input, event.rule, 0);
}

// In the order of the text; of those that begin together a date first, then names. An annotation is
// big, so that their places are sorted and each is written where it stays.
std::vector<At> in_order(const resolve::Resolved& resolved) {
  std::vector<At> places;
  places.reserve(resolved.dates.size() + resolved.names.size() + resolved.events.size());
  const auto add = [&](const auto& mentions, At::Sort sort) {
    for (uint32_t i = 0; i < mentions.size(); ++i) places.push_back({mentions[i].first, sort, i});
  };
  add(resolved.dates, At::Sort::date);
  add(resolved.names, At::Sort::name);
  add(resolved.events, At::Sort::event);
  std::stable_sort(places.begin(), places.end(),
                   [](const At& a, const At& b) { return a.first < b.first; });
  return places;
}

}  // namespace

void build_annotations(const mentions::Input& input, const resolve::Resolved& resolved,
                       std::vector<Annotation>& annotations) {
  annotations.clear();
  const std::vector<At> places = in_order(resolved);
  annotations.reserve(places.size());
  for (const At& place : places) {
    Annotation& out = annotations.emplace_back();
    if (place.sort == At::Sort::date) fill(input, resolved.dates[place.number], out);
    if (place.sort == At::Sort::name) fill(input, resolved, resolved.names[place.number], out);
    if (place.sort == At::Sort::event) fill(input, resolved.events[place.number], out);
  }
}

Annotation* DateAnnotations::next() {
  if (done_ == resolved_.dates.size()) return nullptr;
  fill(input_, resolved_.dates[done_++], annotation_);
  return &annotation_;
}

}  // namespace annals::records
