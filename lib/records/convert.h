// Resolved mentions as the public types.
#ifndef ANNALS_LIB_RECORDS_CONVERT_H_
#define ANNALS_LIB_RECORDS_CONVERT_H_

#include <string>

#include "annals/event.h"
#include "mentions/input.h"
#include "resolve/resolved.h"

namespace annals::records {

// The bytes of tokens [first, end).
Span span_of(const mentions::Input& input, uint32_t first, uint32_t end);
std::string text_of(const mentions::Input& input, uint32_t first, uint32_t end);

// Names of the schema.
const char* precision_name(resolve::Precision precision);

DateMention to_date(const mentions::Input& input, const resolve::Date& date);
Mention to_mention(const mentions::Input& input, const resolve::Name& name);
Place to_place(const resolve::PlaceEntity& entity);
Organization to_organization(const resolve::OrganizationEntity& entity);
Person to_person(const resolve::PersonEntity& entity);
Title to_title(const mentions::Input& input, const resolve::EventName& event);

// The id of a rule, "gazetteer" for a listed name, empty for none.
std::string source_name(const mentions::Input& input, uint32_t rule, uint32_t phrase);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_CONVERT_H_
