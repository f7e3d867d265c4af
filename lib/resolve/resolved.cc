#include "resolve/resolved.h"

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

}  // namespace annals::resolve
