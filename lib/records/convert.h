// Resolved mentions as the public types.
#ifndef ANNALS_LIB_RECORDS_CONVERT_H_
#define ANNALS_LIB_RECORDS_CONVERT_H_

#include <string>
#include <string_view>

#include "annals/event.h"
#include "mentions/input.h"
#include "records/reuse.h"
#include "resolve/resolved.h"

namespace annals::records {

// The bytes of tokens [first, end).
Span span_of(const mentions::Input& input, uint32_t first, uint32_t end);
std::string_view bytes_of(const mentions::Input& input, uint32_t first, uint32_t end);
// Of the tokens: the text and where it stands.
void assign_text(const mentions::Input& input, uint32_t first, uint32_t end, std::string& text,
                 Span& span);
std::string text_of(const mentions::Input& input, uint32_t first, uint32_t end);

// "2022-05-01"
void assign(const calendar::Day& day, std::string& out);
// The last of the days, whose first is `start`.
void assign_end(const calendar::Interval& days, const std::string& start, std::string& out);

// Names of the schema.
std::string_view precision_name(resolve::Precision precision);

// Each assigns every member, so that an element that was used before may be given; lists of
// mentions excepted, which are the caller's.
void assign(const mentions::Input& input, const resolve::Date& date, DateMention& out);
void assign(const mentions::Input& input, const resolve::Name& name, Mention& out);
void assign(const mentions::Input& input, const resolve::EventName& event, Title& out);
void assign(const resolve::PlaceEntity& entity, Place& out);
void assign(const resolve::OrganizationEntity& entity, Spares<std::string>& spares,
            Organization& out);
void assign(const resolve::PersonEntity& entity, Spares<std::string>& spares, Person& out);

// The id of a rule, "gazetteer" for a listed name, empty for none.
std::string_view source_name(const mentions::Input& input, uint32_t rule, uint32_t phrase);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_CONVERT_H_
