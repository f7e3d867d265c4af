#include "resolve/resolved.h"

#include <algorithm>
#include <utility>

namespace annals::resolve {
namespace {

// Takes the memory of a string or a vector, not what it holds.
template <typename T>
void keep(T& from, T& to) {
  to = std::move(from);
  to.clear();
}

}  // namespace

void Resolved::clear() {
  headings.clear();
  heading_of_block.clear();
  titles_over_text.clear();
  datelines.clear();
  spare_dates_.cut(dates, 0);
  editions.clear();
  names.clear();
  events.clear();
  untold.clear();
  spare_places_.cut(places, 0);
  for (OrganizationEntity& one : organizations) spare_strings_.cut(one.aliases, 0);
  spare_organizations_.cut(organizations, 0);
  for (PersonEntity& one : people) {
    spare_strings_.cut(one.titles, 0);
    spare_strings_.cut(one.affiliations, 0);
  }
  spare_people_.cut(people, 0);
  columns.clear();
  owner = kNone;
  goes_on = false;
}

Date& Resolved::add_date() {
  Date& date = spare_dates_.add(dates);
  Date fresh;
  keep(date.edtf, fresh.edtf);
  keep(date.timex, fresh.timex);
  keep(date.implied, fresh.implied);
  return date = std::move(fresh);
}

PlaceEntity& Resolved::add_place() {
  PlaceEntity& place = spare_places_.add(places);
  place.name.clear();
  place.kind.clear();
  place.country.clear();
  place.subdivision.clear();
  place.geonames.reset();
  place.latitude.reset();
  place.longitude.reset();
  return place;
}

OrganizationEntity& Resolved::add_organization() {
  OrganizationEntity& organization = spare_organizations_.add(organizations);
  organization.name.clear();
  organization.acronym.clear();
  organization.kind.clear();
  organization.country.clear();
  organization.id.clear();
  return organization;
}

PersonEntity& Resolved::add_person() {
  PersonEntity& person = spare_people_.add(people);
  person.name.clear();
  person.honorific.clear();
  return person;
}

std::vector<Date>::const_iterator first_date_from(const std::vector<Date>& dates, uint32_t token) {
  return std::lower_bound(dates.begin(), dates.end(), token,
                          [](const Date& date, uint32_t at) { return date.first < at; });
}

uint32_t day_of_hour(const std::vector<Date>& dates, uint32_t date, uint32_t first) {
  const bool hour = date > first && dates[date].type == TimexType::time &&
                    dates[date - 1].end + 1 == dates[date].first;
  return hour ? date - 1 : date;
}

}  // namespace annals::resolve
