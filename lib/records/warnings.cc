#include "records/warnings.h"

#include <algorithm>

#include "records/convert.h"

namespace annals::records {
namespace {

using resolve::Date;
using resolve::kNone;

constexpr uint32_t kAround = 60;  // tokens of the sentence, before and behind what is warned of

class Checker {
 public:
  Checker(const Scope& scope, Refill<Warning>& out, Spares<std::string>& strings,
          const Event& event)
      : scope_(scope), out_(out), strings_(strings), event_(event) {}

  void run() {
    check_year();
    const Date* when = scope_.moment.date;
    if (when != nullptr && (when->flags & resolve::kHeadingDate) != 0) check_date(*when);
    for (size_t i = scope_.first_date; i < scope_.end_date; ++i)
      check_date(scope_.resolved.dates[i]);
    check_place();
    if (!event_.when) add("no-date", "neither the text nor a heading gives a date", kNone, kNone);
  }

 private:
  void check_date(const Date& date) {
    if ((date.flags & resolve::kWeekdayMismatch) != 0)
      add("weekday-mismatch", "the weekday contradicts the date", date.first, date.end);
    if ((date.flags & resolve::kImpossible) != 0)
      add("impossible-date", "the calendar has no such day", date.first, date.end);
    if ((date.flags & resolve::kEndBeforeStart) != 0)
      add("end-before-start", "the end lies before the start", date.first, date.end);
  }

  void check_year() {
    if (scope_.when == kNone || scope_.moment.date == nullptr) return;  // the heading has no year
    if (scope_.segment.history) return;  // the heading tells when it was posted
    const Date& date = scope_.resolved.dates[scope_.when];
    const uint32_t heading = scope_.heading(resolve::HeadingKind::date);
    if (heading == kNone || !scope_.resolved.headings[heading].when || !date.has_value) return;
    if ((date.flags & (resolve::kNoYear | resolve::kRelative)) != 0) return;
    const calendar::Interval& given = *scope_.resolved.headings[heading].when;
    const Range line{scope_.resolved.headings[heading].first,
                     scope_.resolved.headings[heading].end};
    if (date.value.end < given.start && scope_.clauses.holds(scope_.words.and_before, line))
      return;  // below "2006 and before"
    if (date.value.end.year < given.start.year || date.value.start.year > given.end.year)
      add("year-mismatch", "the written year contradicts the heading", date.first, date.end);
  }

  void check_place() {
    const uint32_t heading = scope_.heading(resolve::HeadingKind::place);
    if (heading == kNone || event_.where.empty()) return;
    const resolve::Heading& place = scope_.resolved.headings[heading];
    bool known = false;
    for (size_t i = scope_.headings.of[heading].first_name;
         i < scope_.resolved.names.size() && scope_.resolved.names[i].end <= place.end; ++i) {
      const resolve::Name& name = scope_.resolved.names[i];
      if (name.label != mentions::Label::place) continue;
      const std::string& country = scope_.resolved.places[name.entity].country;
      if (country.empty()) return;
      known = true;
      for (const Where& where : event_.where)
        if (where.country.empty() || where.country == country) return;
    }
    if (known)
      add("place-mismatch", "the venue lies in another country than the heading says", kNone,
          kNone);
  }

  void add(const char* code, const char* message, uint32_t first, uint32_t end) {
    Warning& warning = out_.next();
    warning.code = code;
    warning.message = message;
    warning.span.reset();
    strings_.cut(warning.related, 0);
    warning.sentence.clear();
    if (first != kNone) {
      warning.span = span_of(scope_.input, first, end);
      if (first < scope_.segment.first) return;  // a heading's
      const uint32_t sentence = scope_.sentence_of(first);
      if (sentence >= scope_.sentences.size()) return;
      const Range all = scope_.sentences[sentence];
      const uint32_t from = first > all.first + kAround ? first - kAround : all.first;
      warning.sentence = bytes_of(scope_.input, from, std::min(all.end, end + kAround));
    }
  }

  const Scope& scope_;
  Refill<Warning>& out_;
  Spares<std::string>& strings_;
  const Event& event_;
};

}  // namespace

void fill_warnings(const Scope& scope, Refill<Warning>& out, Spares<std::string>& strings,
                   const Event& event) {
  Checker(scope, out, strings, event).run();
}

}  // namespace annals::records
