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

}  // namespace

void build_annotations(const mentions::Input& input, const resolve::Resolved& resolved,
                       std::vector<Annotation>& annotations) {
  annotations.clear();
  for (const resolve::Date& date : resolved.dates) {
    Annotation out;
    out.label = "date";
    out.date = to_date(input, date);
    out.text = out.date->text;
    out.span = out.date->span;
    out.rule = out.date->rule;
    annotations.push_back(std::move(out));
  }
  for (const resolve::Name& name : resolved.names) {
    Annotation out;
    out.label = label_name(name.label);
    const Mention mention = to_mention(input, name);
    out.text = mention.text;
    out.span = mention.span;
    out.rule = mention.rule;
    if (name.label == mentions::Label::place) out.place = to_place(resolved.places[name.entity]);
    if (name.label == mentions::Label::organization)
      out.organization = to_organization(resolved.organizations[name.entity]);
    if (name.label == mentions::Label::person) out.person = to_person(resolved.people[name.entity]);
    annotations.push_back(std::move(out));
  }
  for (const resolve::EventName& event : resolved.events) {
    Annotation out;
    out.label = "event";
    out.title = to_title(input, event);
    out.text = out.title->text;
    out.span = out.title->span;
    out.rule = source_name(input, event.rule, 0);
    annotations.push_back(std::move(out));
  }
  std::stable_sort(
      annotations.begin(), annotations.end(),
      [](const Annotation& a, const Annotation& b) { return a.span.begin < b.span.begin; });
}

}  // namespace annals::records
