#include "records/annotations.h"

#include <algorithm>
#include <cstdint>

#include "records/convert.h"

namespace annals::records {
namespace {

using mentions::Label;

std::string_view name_of(Label label) {
  constexpr std::string_view kNames[] = {"date", "place", "organization", "person", "event"};
  return kNames[static_cast<size_t>(label)];
}

// Makes the part hold something: old values.
template <typename T>
T& held(std::optional<T>& part) {
  return part ? *part : part.emplace();
}

}  // namespace

// The label's annotation, which holds no other sort's part: a caller may have swapped it for one
// that does.
Annotation& Annotations::cleared(Label label) {
  Annotation& out = work_.of_label[static_cast<size_t>(label)];
  set(out.label, name_of(label));
  if (label != Label::date) out.date.reset();
  if (label != Label::place) out.place.reset();
  if (label != Label::organization) out.organization.reset();
  if (label != Label::person) out.person.reset();
  if (label != Label::event) out.title.reset();
  return out;
}

Annotation& Annotations::fill(const resolve::Date& date) {
  Annotation& out = cleared(Label::date);
  DateMention& mention = held(out.date);
  assign(input_, date, mention);
  set(out.text, mention.text);
  out.span = mention.span;
  set(out.rule, mention.rule);
  return out;
}

Annotation& Annotations::fill(const resolve::Name& name) {
  Annotation& out = cleared(name.label);
  assign_text(input_, name.first, name.end, out.text, out.span);
  set(out.rule, source_name(input_, name.rule, name.phrase));
  if (name.label == Label::place) {
    assign(resolved_.places[name.entity], held(out.place));
  } else if (name.label == Label::organization) {
    assign(resolved_.organizations[name.entity], work_.spare_strings, held(out.organization));
  } else if (name.label == Label::person) {
    assign(resolved_.people[name.entity], work_.spare_strings, held(out.person));
  }
  return out;
}

Annotation& Annotations::fill(const resolve::EventName& event) {
  Annotation& out = cleared(Label::event);
  Title& title = held(out.title);
  assign(input_, event, title);
  set(out.text, title.text);
  out.span = title.span;
  set(out.rule, source_name(input_, event.rule, 0));
  return out;
}

Annotation* Annotations::next() {
  const auto first_of = [](const auto& mentions, size_t i) {
    return i < mentions.size() ? mentions[i].first : UINT32_MAX;
  };
  const uint32_t name = first_of(resolved_.names, name_);
  const uint32_t event = first_of(resolved_.events, event_);
  // The outermost is the mention: a heading's date governs all the same.
  const uint32_t other = std::min(name, event);
  const auto is_within = [&](const resolve::Date& date) {
    return (date.flags & resolve::kHeadingDate) != 0 &&
           (date.first < end_ || (date.first <= other && other < date.end));
  };
  while (date_ < resolved_.dates.size() && is_within(resolved_.dates[date_])) ++date_;
  const uint32_t date = first_of(resolved_.dates, date_);
  if (date <= other) {
    if (date == UINT32_MAX) return nullptr;
    return &fill(resolved_.dates[date_++]);
  }
  end_ = name <= event ? resolved_.names[name_].end : resolved_.events[event_].end;
  return name <= event ? &fill(resolved_.names[name_++]) : &fill(resolved_.events[event_++]);
}

}  // namespace annals::records
