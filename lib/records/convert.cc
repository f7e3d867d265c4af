#include "records/convert.h"

namespace annals::records {
namespace {

std::string_view type_name(resolve::TimexType type) {
  static constexpr std::string_view kNames[] = {"date", "time", "duration", "set"};
  return kNames[static_cast<size_t>(type)];
}

std::string_view part_name(resolve::Part part) {
  static constexpr std::string_view kNames[] = {"year", "month", "day", "century", "start", "end"};
  return kNames[static_cast<size_t>(part)];
}

std::string_view source_of(resolve::ImpliedBy by) {
  static constexpr std::string_view kNames[] = {"heading", "mention", "record", "document", "rule"};
  return kNames[static_cast<size_t>(by)];
}

}  // namespace

Span span_of(const mentions::Input& input, uint32_t first, uint32_t end) {
  if (first >= end) return {};
  return {input.tokens[first].begin, input.tokens[end - 1].end};
}

std::string_view bytes_of(const mentions::Input& input, uint32_t first, uint32_t end) {
  const Span span = span_of(input, first, end);
  return input.text.substr(span.begin, span.end - span.begin);
}

void assign_text(const mentions::Input& input, uint32_t first, uint32_t end, std::string& text,
                 Span& span) {
  span = span_of(input, first, end);
  set(text, input.text.substr(span.begin, span.end - span.begin));
}

void assign(const calendar::Day& day, std::string& out) {
  if (day.year < 1000 || day.year > 9999) {
    out.clear();
    calendar::append(out, day);
    return;
  }
  const auto text = calendar::iso_digits(day.year, day.month, day.day);
  set(out, {text.data(), text.size()});
}

void assign_end(const calendar::Interval& days, const std::string& start, std::string& out) {
  if (days.start == days.end)
    set(out, start);
  else
    assign(days.end, out);
}

std::string text_of(const mentions::Input& input, uint32_t first, uint32_t end) {
  return std::string(bytes_of(input, first, end));
}

std::string_view precision_name(resolve::Precision precision) {
  static constexpr std::string_view kNames[] = {"minute", "hour",    "day",    "week",
                                                "month",  "quarter", "season", "year",
                                                "decade", "century", "other"};
  return kNames[static_cast<size_t>(precision)];
}

std::string_view source_name(const mentions::Input& input, uint32_t rule, uint32_t phrase) {
  if (!kExplains || !input.explain) return {};
  if (rule != resolve::kNone && rule < input.pack.rule_count()) return input.pack.rule_id(rule);
  return phrase != 0 ? "gazetteer" : "";
}

void assign(const mentions::Input& input, const resolve::Date& date, DateMention& out) {
  assign_text(input, date.first, date.end, out.text, out.span);
  set(out.type, type_name(date.type));
  if (date.has_value && date.type == resolve::TimexType::date) {
    assign(date.value.start, out.start);
    assign_end(date.value, out.start, out.end);
    set(out.edtf, date.edtf);
    set(out.precision, precision_name(date.precision));
  } else {
    out.start.clear();
    out.end.clear();
    out.edtf.clear();
    out.precision.clear();
  }
  set(out.timex, date.timex);
  set(out.role, "reference");
  set(out.rule, source_name(input, date.rule, 0));
  out.implied.resize(date.implied.size());
  for (size_t i = 0; i < date.implied.size(); ++i) {
    const resolve::ImpliedPart& part = date.implied[i];
    Implied& implied = out.implied[i];
    set(implied.part, part_name(part.part));
    set(implied.source, source_of(part.source));
    implied.span.reset();
    if (part.first != resolve::kNone && part.first < part.end)
      implied.span = span_of(input, part.first, part.end);
  }
  out.confidence.reset();
}

void assign(const mentions::Input& input, const resolve::Name& name, Mention& out) {
  assign_text(input, name.first, name.end, out.text, out.span);
  set(out.rule, source_name(input, name.rule, name.phrase));
  out.confidence.reset();
}

void assign(const mentions::Input& input, const resolve::EventName& event, Title& out) {
  assign_text(input, event.first, event.end, out.text, out.span);
  out.edition = event.edition;
  set(out.theme, event.theme);
}

void assign(const resolve::PlaceEntity& entity, Place& out) {
  set(out.name, entity.name);
  set(out.kind, entity.kind.empty() ? std::string_view("other") : entity.kind);
  set(out.country, entity.country);
  set(out.subdivision, entity.subdivision);
  out.geonames = entity.geonames;
  out.latitude = entity.latitude;
  out.longitude = entity.longitude;
  set(out.role, "mentioned");
}

void assign(const resolve::OrganizationEntity& entity, Spares<std::string>& spares,
            Organization& out) {
  set(out.name, entity.name);
  set(out.acronym, entity.acronym);
  assign_strings(out.aliases, entity.aliases, spares);
  set(out.kind, entity.kind);
  set(out.country, entity.country);
  set(out.id, entity.id);
  set(out.role, "mentioned");
}

void assign(const resolve::PersonEntity& entity, Spares<std::string>& spares, Person& out) {
  set(out.name, entity.name);
  set(out.honorific, entity.honorific);
  assign_strings(out.titles, entity.titles, spares);
  assign_strings(out.affiliations, entity.affiliations, spares);
  set(out.role, "mentioned");
}

}  // namespace annals::records
