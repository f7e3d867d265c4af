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

std::string text_of(const mentions::Input& input, uint32_t first, uint32_t end) {
  const Span span = span_of(input, first, end);
  return std::string(input.text.substr(span.begin, span.end - span.begin));
}

const char* precision_name(resolve::Precision precision) {
  constexpr const char* kNames[] = {"minute", "hour", "day",    "week",    "month", "quarter",
                                    "season", "year", "decade", "century", "other"};
  return kNames[static_cast<size_t>(precision)];
}

std::string source_name(const mentions::Input& input, uint32_t rule, uint32_t phrase) {
  if (!input.explain) return {};
  if (rule != resolve::kNone && rule < input.pack.rule_count())
    return std::string(input.pack.rule_id(rule));
  return phrase != 0 ? "gazetteer" : "";
}

DateMention to_date(const mentions::Input& input, const resolve::Date& date) {
  DateMention out;
  out.text = text_of(input, date.first, date.end);
  out.span = span_of(input, date.first, date.end);
  out.type = type_name(date.type);
  if (date.has_value && date.type == resolve::TimexType::date) {
    out.start = calendar::to_string(date.value.start);
    out.end = calendar::to_string(date.value.end);
    out.edtf = date.edtf;
    out.precision = precision_name(date.precision);
  }
  out.timex = date.timex;
  out.role = "reference";
  for (const resolve::ImpliedPart& part : date.implied) {
    Implied implied;
    implied.part = part_name(part.part);
    implied.source = source_of(part.source);
    if (part.first != resolve::kNone && part.first < part.end)
      implied.span = span_of(input, part.first, part.end);
    out.implied.push_back(std::move(implied));
  }
  out.rule = source_name(input, date.rule, 0);
  return out;
}

Mention to_mention(const mentions::Input& input, const resolve::Name& name) {
  Mention out;
  out.text = text_of(input, name.first, name.end);
  out.span = span_of(input, name.first, name.end);
  out.rule = source_name(input, name.rule, name.phrase);
  return out;
}

Place to_place(const resolve::PlaceEntity& entity) {
  Place out;
  out.name = entity.name;
  out.kind = entity.kind.empty() ? "other" : entity.kind;
  out.country = entity.country;
  out.subdivision = entity.subdivision;
  out.geonames = entity.geonames;
  out.latitude = entity.latitude;
  out.longitude = entity.longitude;
  out.role = "mentioned";
  return out;
}

Organization to_organization(const resolve::OrganizationEntity& entity) {
  Organization out;
  out.name = entity.name;
  out.acronym = entity.acronym;
  out.aliases = entity.aliases;
  out.kind = entity.kind;
  out.country = entity.country;
  out.id = entity.id;
  out.role = "mentioned";
  return out;
}

Person to_person(const resolve::PersonEntity& entity) {
  Person out;
  out.name = entity.name;
  out.honorific = entity.honorific;
  out.titles = entity.titles;
  out.affiliations = entity.affiliations;
  out.role = "mentioned";
  return out;
}

Title to_title(const mentions::Input& input, const resolve::EventName& event) {
  Title out;
  out.text = text_of(input, event.first, event.end);
  out.span = span_of(input, event.first, event.end);
  out.edition = event.edition;
  out.theme = event.theme;
  return out;
}

}  // namespace annals::records
