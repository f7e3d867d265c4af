#include "records/convert.h"

namespace annals::records {
namespace {

const char* type_name(resolve::TimexType type) {
  constexpr const char* kNames[] = {"date", "time", "duration", "set"};
  return kNames[static_cast<size_t>(type)];
}

const char* part_name(resolve::Part part) {
  constexpr const char* kNames[] = {"year", "month", "day", "century", "start", "end"};
  return kNames[static_cast<size_t>(part)];
}

const char* source_of(resolve::ImpliedBy by) {
  constexpr const char* kNames[] = {"heading", "mention", "record", "document", "rule"};
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

std::string text_of(const mentions::Input& input, uint32_t first, uint32_t end) {
  return std::string(bytes_of(input, first, end));
}

const char* precision_name(resolve::Precision precision) {
  constexpr const char* kNames[] = {"minute", "hour", "day",    "week",    "month", "quarter",
                                    "season", "year", "decade", "century", "other"};
  return kNames[static_cast<size_t>(precision)];
}

std::string_view source_name(const mentions::Input& input, uint32_t rule, uint32_t phrase) {
  if (!input.explain) return {};
  if (rule != resolve::kNone && rule < input.pack.rule_count()) return input.pack.rule_id(rule);
  return phrase != 0 ? "gazetteer" : "";
}

void assign(const mentions::Input& input, const resolve::Date& date, DateMention& out) {
  out.text = bytes_of(input, date.first, date.end);
  out.span = span_of(input, date.first, date.end);
  out.type = type_name(date.type);
  out.start.clear();
  out.end.clear();
  out.edtf.clear();
  out.precision.clear();
  if (date.has_value && date.type == resolve::TimexType::date) {
    calendar::append(out.start, date.value.start);
    calendar::append(out.end, date.value.end);
    out.edtf = date.edtf;
    out.precision = precision_name(date.precision);
  }
  out.timex = date.timex;
  out.role = "reference";
  out.rule = source_name(input, date.rule, 0);
  out.implied.resize(date.implied.size());
  for (size_t i = 0; i < date.implied.size(); ++i) {
    const resolve::ImpliedPart& part = date.implied[i];
    Implied& implied = out.implied[i];
    implied.part = part_name(part.part);
    implied.source = source_of(part.source);
    implied.span.reset();
    if (part.first != resolve::kNone && part.first < part.end)
      implied.span = span_of(input, part.first, part.end);
  }
  out.confidence.reset();
}

void assign(const mentions::Input& input, const resolve::Name& name, Mention& out) {
  out.text = bytes_of(input, name.first, name.end);
  out.span = span_of(input, name.first, name.end);
  out.rule = source_name(input, name.rule, name.phrase);
  out.confidence.reset();
}

void assign(const mentions::Input& input, const resolve::EventName& event, Title& out) {
  out.text = bytes_of(input, event.first, event.end);
  out.span = span_of(input, event.first, event.end);
  out.edition = event.edition;
  out.theme = event.theme;
}

void assign(const resolve::PlaceEntity& entity, Place& out) {
  out.name = entity.name;
  if (entity.kind.empty())
    out.kind = "other";
  else
    out.kind = entity.kind;
  out.country = entity.country;
  out.subdivision = entity.subdivision;
  out.geonames = entity.geonames;
  out.latitude = entity.latitude;
  out.longitude = entity.longitude;
  out.role = "mentioned";
}

void assign(const resolve::OrganizationEntity& entity, Spares<std::string>& spares,
            Organization& out) {
  out.name = entity.name;
  out.acronym = entity.acronym;
  assign_strings(out.aliases, entity.aliases, spares);
  out.kind = entity.kind;
  out.country = entity.country;
  out.id = entity.id;
  out.role = "mentioned";
}

void assign(const resolve::PersonEntity& entity, Spares<std::string>& spares, Person& out) {
  out.name = entity.name;
  out.honorific = entity.honorific;
  assign_strings(out.titles, entity.titles, spares);
  assign_strings(out.affiliations, entity.affiliations, spares);
  out.role = "mentioned";
}

DateMention to_date(const mentions::Input& input, const resolve::Date& date) {
  DateMention out;
  assign(input, date, out);
  return out;
}

Mention to_mention(const mentions::Input& input, const resolve::Name& name) {
  Mention out;
  assign(input, name, out);
  return out;
}

Place to_place(const resolve::PlaceEntity& entity) {
  Place out;
  assign(entity, out);
  return out;
}

Organization to_organization(const resolve::OrganizationEntity& entity) {
  Spares<std::string> spares;
  Organization out;
  assign(entity, spares, out);
  return out;
}

Person to_person(const resolve::PersonEntity& entity) {
  Spares<std::string> spares;
  Person out;
  assign(entity, spares, out);
  return out;
}

Title to_title(const mentions::Input& input, const resolve::EventName& event) {
  Title out;
  assign(input, event, out);
  return out;
}

}  // namespace annals::records
