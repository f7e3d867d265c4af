// How a date that comes next lies to that of the record so far: what a boundary between two records
// is told by. `date` is the next one, `when` the record's.
#ifndef ANNALS_LIB_RECORDS_BOUNDARY_DATES_H_
#define ANNALS_LIB_RECORDS_BOUNDARY_DATES_H_

#include "mentions/input.h"
#include "records/clauses.h"
#include "records/evidence.h"
#include "resolve/resolved.h"

namespace annals::records {

// Whether both have a year, without which nothing tells how they lie to each other.
bool are_known(const resolve::Date& date, const resolve::Date& when);

// Whether no day of the date lies outside the other; both are known.
bool lies_within(const resolve::Date& date, const resolve::Date& when);

// "The eighties", "1911 to 1914": years, of which what is told may be of any.
bool is_age(const resolve::Date& date);

// A year, or "1 July 2009 to 30 June 2010".
bool is_long(const resolve::Date& date);

// Counts a date that lies within the record's days or, of a journey, within its time.
void add_inside(const resolve::Date& date, const resolve::Date& when, bool journey, Score& score);

// "12 May 2014: Spring meeting. From 12 to 14 May …": the record's day again, or the days that it
// opens.
bool tells_again(const resolve::Date& date, const resolve::Date& when);

// Whether they have no day in common.
bool is_outside(const resolve::Date& date, const resolve::Date& when);

// "In 1853 the Show was moved …", after what is told of 1841.
bool is_of_other_year(const resolve::Date& date, const resolve::Date& when);

// A later year, stated: "It played in public on 9 August 1902", after what is told of 1894.
bool goes_on_to(const resolve::Date& date, const resolve::Date& when);

// "On 26 June 2004 we made … . In 1998, our best year, it was …": a bare year before a day told.
bool is_remark(const resolve::Date& date, const resolve::Date& when);

// "Officers for 1916", behind a day of 1915: a bare year in which or ahead of which the day lies.
bool is_year_ahead(const resolve::Date& date, const resolve::Date& when);

// "A year before, in Visby, there had been 64.", "In 1960 there had been sixty-one."
bool looks_back(const Clauses& clauses, const resolve::Date& date, const resolve::Date& when,
                Range range);

// Whether a mark other than a comma stands behind the date, in the range.
bool is_marked_off(const mentions::Input& input, const resolve::Date& date, Range range);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_BOUNDARY_DATES_H_
