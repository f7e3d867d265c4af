#include "resolve/dates_years.h"

#include <algorithm>

#include "resolve/editions.h"

namespace annals::resolve {
namespace {

using calendar::Day;
using calendar::Grain;
using calendar::Interval;
using calendar::Period;

constexpr int32_t kLeapYears = 4;  // in which a 29 February comes round

// Of several stretches of days the nearest one, on the side that the tense says.
class Nearest {
 public:
  Nearest(const Day& day, Tense tense) : day_(day), tense_(tense) {}

  void offer(const Interval& days) {
    if (tense_ == Tense::past && days.start > day_) return;
    if (tense_ == Tense::future && days.end < day_) return;
    int64_t away = 0;
    if (days.start > day_) away = calendar::to_serial(days.start) - calendar::to_serial(day_);
    if (days.end < day_) away = calendar::to_serial(day_) - calendar::to_serial(days.end);
    if (found_ && away >= away_) return;
    days_ = days;
    away_ = away;
    found_ = true;
  }
  bool found() const { return found_; }
  const Interval& days() const { return days_; }

 private:
  Day day_;
  Tense tense_;
  Interval days_;
  int64_t away_ = 0;
  bool found_ = false;
};

class Completion {
 public:
  Completion(const DateContext& context, const Speaker& speaker, const Resolved& resolved,
             uint32_t date, Reading& reading, Source& source)
      : context_(context),
        speaker_(speaker),
        resolved_(resolved),
        date_(date),
        reading_(reading),
        source_(source) {}

  bool run() {
    if (reading_.start.grain == Grain::day && reading_.start.month == 0 &&
        reading_.holiday.kind == calendar::Holiday::Kind::none) {
      return by_month();
    }
    return by_posting() || by_edition() || told_again() || by_entry_lead() || by_label() ||
           by_heading() || by_title() || by_speaker() || by_narrative() || by_document();
  }

 private:
  // The reading's first period in a year.
  Period in_year(int32_t year) const {
    Period period = reading_.start;
    period.year = year;
    if (reading_.holiday.kind != calendar::Holiday::Kind::none) {
      period = calendar::day_period(holiday_in(reading_.holiday, year));
    }
    return period;
  }

  void set_year(int32_t year, ImpliedBy by, uint32_t first, uint32_t end) {
    const bool turns = reading_.range && reading_.end.month != 0 && reading_.start.month != 0 &&
                       reading_.end.month < reading_.start.month;
    reading_.start.year = year;
    if (reading_.range) reading_.end.year = year + (turns ? 1 : 0);
    source_ = {by, first, end};
  }

  void set_year(int32_t year, ImpliedBy by, uint32_t date) {
    set_year(year, by, resolved_.dates[date].first, resolved_.dates[date].end);
  }

  bool weekday_fits(int32_t year) const {
    const Period period = in_year(year);
    return period.grain == Grain::day &&
           calendar::weekday({period.year, period.month, period.day}) == reading_.weekday;
  }

  // The nearest year that has the day, if that is a 29 February.
  int32_t with_leap_day(int32_t year) const {
    const Period period = in_year(year);
    if (period.grain != Grain::day || period.month != 2 || period.day != 29) return year;
    for (int32_t away = 0; away < kLeapYears; ++away) {
      for (const int32_t other : {year + away, year - away}) {
        if (calendar::is_valid({other, period.month, period.day})) return other;
      }
    }
    return year;
  }

  // An entry whose own date contradicts the heading keeps its year for the days around it.
  bool by_entry_lead() {
    const Antecedent* lead = context_.entry_lead(date_);
    const Heading* heading = context_.heading(context_.place(date_).block);
    if (lead == nullptr || heading == nullptr) return false;
    const int32_t year = lead->value.start.year;
    if (year >= heading->when->start.year && year <= heading->when->end.year) return false;
    const Period period = in_year(year);
    const Interval days = calendar::interval(period);
    const bool near = days.start >= calendar::add_days(lead->value.start, -31) &&
                      days.start <= calendar::add_days(lead->value.end, 31);
    if (!near) return false;
    set_year(year, ImpliedBy::mention, lead->date);
    return true;
  }

  // "ECOOP '87, 15–17 June, Paris": the year of the edition that the line tells.
  bool by_edition() {
    const Edition* edition = edition_of(resolved_, context_.place(date_).block);
    if (edition == nullptr || edition->first > resolved_.dates[date_].first) return false;
    const Heading* heading = context_.heading(context_.place(date_).block);
    if (heading != nullptr && heading->when->start.year == edition->year) return false;
    // "FLO27 in Muscat, 6 December", below "2023": its number.
    if (heading != nullptr && context_.is_number_of(*edition)) return false;
    set_year(edition->year, ImpliedBy::mention, edition->first, edition->end);
    return true;
  }

  // "Open day: April 8th, 2020", and below it "When: Wednesday, April 8th", under "2021".
  bool told_again() {
    const Antecedent* told = context_.last_dated(date_);
    const Heading* heading = context_.heading(context_.place(date_).block);
    if (told == nullptr || heading == nullptr || told->grain != Grain::day ||
        context_.place(told->date).block <= heading->block)
      return false;
    const Day& day = told->value.start;
    if (day.year == heading->when->start.year || day.month != reading_.start.month ||
        day.day != reading_.start.day || (reading_.weekday != 0 && !weekday_fits(day.year)))
      return false;
    set_year(day.year, ImpliedBy::mention, told->date);
    return true;
  }

  // "2008: …" rules what follows it as a heading would.
  bool by_label() {
    const Antecedent* label = context_.year_label(date_);
    if (label == nullptr || context_.place(date_).leads) return false;
    set_year(label->value.start.year, ImpliedBy::mention, label->date);
    return true;
  }

  bool by_heading() {
    const Heading* heading = context_.heading(context_.place(date_).block);
    if (heading == nullptr) return false;
    const Interval& bounds = *heading->when;
    if (bounds.start.year == bounds.end.year) {
      set_year(year_to_come(bounds), ImpliedBy::heading, heading->first, heading->end);
      return true;
    }
    // A winter, a school year, "2016–2018": the year whose day lies within, if only one does.
    int32_t found = 0;
    int count = 0;
    const int32_t last = std::min(bounds.end.year, bounds.start.year + 40);
    for (int32_t year = bounds.start.year; year <= last; ++year) {
      const Interval days = calendar::interval(in_year(year));
      if (days.end < bounds.start || days.start > bounds.end) continue;
      if (reading_.weekday != 0 && !weekday_fits(year)) continue;
      found = year;
      ++count;
    }
    if (count == 2 && bounds.end.year == bounds.start.year + 1 &&
        (context_.has_seasons() || context_.is_season(*heading))) {
      const int month = calendar::interval(in_year(found)).start.month;
      if (month == context_.weights().season_break) return false;
      found = month > context_.weights().season_break ? bounds.start.year : bounds.end.year;
      count = 1;
    }
    if (count != 1) return false;
    set_year(found, ImpliedBy::heading, heading->first, heading->end);
    return true;
  }

  // "21 September 2024", and below it "In March they will visit us": the next one after that day.
  int32_t year_to_come(const Interval& told) const {
    const int32_t year = told.start.year;
    const bool day = told.start == told.end && !context_.place(date_).leads;
    return day && calendar::interval(in_year(year)).end < told.start && speaker_.is_to_come(date_)
               ? year + 1
               : year;
  }

  // "Annual Report 2012": whatever follows is of that year, in whichever order.
  bool by_title() {
    const uint32_t title = context_.title_year(date_);
    if (title == kNone) return false;
    const int32_t year = context_.year_at(title);
    if (!is_allowed(year)) return false;
    if (reading_.weekday != 0 && !weekday_fits(year)) return false;
    set_year(year, ImpliedBy::heading, title, title + 1);
    return true;
  }

  // The year nearest to the day on which the news was put up.
  bool by_posting() {
    const uint32_t posting = context_.posting(date_);
    if (posting == kNone || opens_another(posting)) return false;
    const auto year = nearest_year(resolved_.dates[posting].value.start, Tense::unknown);
    if (!year) return false;
    set_year(*year, ImpliedBy::mention, posting);
    return true;
  }

  // "Accra, 17–19 November – …", behind "Varna, 4 May – …" below the heading of their year: the
  // next report, and no part of what was written on 4 May.
  bool opens_another(uint32_t posting) const {
    const DatePlace& report = context_.place(posting);
    const DatePlace& here = context_.place(date_);
    const Date& day = resolved_.dates[posting];
    return here.leads && here.block != report.block && (day.flags & kNoYear) != 0 &&
           context_.is_dateline(posting) && context_.heading(here.block) != nullptr;
  }

  // The one that is nearest to the day of writing, on the side that the verb says.
  bool by_speaker() {
    const std::optional<Day> day = speaker_.leading_day(date_);
    if (!day) return false;
    const auto year = nearest_year(*day, speaker_.tense(date_));
    if (!year) return false;
    set_year(*year, ImpliedBy::document, kNone, kNone);
    return true;
  }

  std::optional<int32_t> nearest_year(const Day& day, Tense tense) const {
    Nearest nearest(day, tense);
    for (int32_t year = day.year - kLeapYears; year <= day.year + kLeapYears; ++year) {
      if (reading_.weekday != 0 && !weekday_fits(year)) continue;
      const Period period = in_year(year);
      if (period.grain == Grain::day &&
          !calendar::is_valid({period.year, period.month, period.day}))
        continue;
      nearest.offer(calendar::interval(period));
    }
    if (!nearest.found()) return std::nullopt;
    return nearest.days().start.year;
  }

  // A month or a day that this sentence or the last one names: the day is of that month.
  bool is_just_told(const Antecedent* month) const {
    if (month == nullptr || (resolved_.dates[month->date].flags & kRelative) != 0) return false;
    const DatePlace& told = context_.place(month->date);
    const DatePlace& here = context_.place(date_);
    return told.block == here.block && told.sentence + 1 >= here.sentence;
  }

  // "The 7th": the nearest one.
  std::optional<Day> day_by_speaker() const {
    const std::optional<Day> day = speaker_.leading_day(date_);
    if (!day || reading_.anchor == Anchor::heading) return std::nullopt;
    Nearest nearest(*day, speaker_.tense(date_));
    for (int months = -2; months <= 2; ++months) {
      const Day month = calendar::add_months({day->year, day->month, 1}, months);
      const Day other{month.year, month.month, reading_.start.day};
      if (!calendar::is_valid(other)) continue;
      if (reading_.weekday != 0 && calendar::weekday(other) != reading_.weekday) continue;
      nearest.offer({other, other});
    }
    if (!nearest.found()) return std::nullopt;
    return nearest.days().start;
  }

  // Whether the heading's bounds, if there are any, allow the year.
  bool is_allowed(int32_t year) const {
    const Heading* heading = context_.heading(context_.place(date_).block);
    return heading == nullptr ||
           (year >= heading->when->start.year && year <= heading->when->end.year);
  }

  bool by_narrative() {
    const bool leads = context_.place(date_).leads;
    const Antecedent* lead = leads ? context_.last_lead(date_) : nullptr;
    int32_t year = 0;
    const Antecedent* antecedent = nullptr;
    // Prose runs on from one date to the next; the labels of entries keep the archive's order.
    const bool labels = context_.place(date_).labels;
    const EntryOrder order = context_.order();
    if (lead != nullptr && lead->grain < Grain::year &&
        (labels || order == EntryOrder::newest_first)) {
      antecedent = lead;
      year = order == EntryOrder::unknown ? year_after(*lead) : year_in_order(*lead);
    } else {
      antecedent = context_.last_dated(date_);
      if (antecedent == nullptr) return false;
      year = year_after(*antecedent);
      // Entries that follow each other in the archive's order do not turn the other way.
      const int32_t last = antecedent->value.start.year;
      if (labels && ((order == EntryOrder::oldest_first && year < last) ||
                     (order == EntryOrder::newest_first && year > last)))
        year = last;
    }
    if (reading_.weekday != 0 && !weekday_fits(year)) {
      for (const int32_t other : {year + 1, year - 1}) {
        if (weekday_fits(other)) {
          year = other;
          break;
        }
      }
    }
    year = with_leap_day(year);
    if (!is_allowed(year)) return false;
    set_year(year, leads ? ImpliedBy::record : ImpliedBy::mention, antecedent->date);
    return true;
  }

  // Entries follow each other in the archive's order, but for a little disorder.
  int32_t year_in_order(const Antecedent& lead) const {
    const int32_t year = lead.value.end.year;
    const Interval days = calendar::interval(in_year(year));
    const int32_t disorder = context_.weights().disorder;
    if (context_.order() == EntryOrder::newest_first) {
      return days.start > calendar::add_days(lead.value.end, disorder) ? year - 1 : year;
    }
    return days.end < calendar::add_days(lead.value.start, -disorder) ? year + 1 : year;
  }

  int32_t year_after(const Antecedent& antecedent) const {
    const int32_t year = antecedent.value.start.year;
    if (antecedent.grain >= Grain::year) return year;
    const Day start = calendar::interval(in_year(year)).start;
    const int months = start.month - antecedent.value.start.month;
    if (months <= -context_.weights().turn_forward) return year + 1;
    if (months >= context_.weights().turn_back) return year - 1;
    return year_to_come(antecedent.value);
  }

  bool by_document() {
    const std::optional<Day> day = context_.document_day();
    if (!day) return false;
    int32_t year = day->year;
    if (reading_.weekday != 0 && !weekday_fits(year)) {
      for (const int32_t other : {year + 1, year - 1}) {
        if (weekday_fits(other)) {
          year = other;
          break;
        }
      }
    }
    set_year(year, ImpliedBy::document, kNone, kNone);
    return true;
  }

  // The date heading over the date, if it is a month or a part of one.
  const Heading* month_heading() const {
    const Heading* heading = context_.heading(context_.place(date_).block);
    if (heading == nullptr) return nullptr;
    const Interval& when = *heading->when;
    return when.start.year == when.end.year && when.start.month == when.end.month ? heading
                                                                                  : nullptr;
  }

  // A day alone ("the 7th"): in the month of the last date, or in the next one.
  bool by_month() {
    const Heading* heading = month_heading();
    // An entry's own day lies in the month that it stands under, whichever way the entries run.
    const bool by_heading =
        reading_.anchor == Anchor::heading || (heading != nullptr && context_.place(date_).leads);
    // "6th. Divine service", right below "Jan. 5. At anchor": a log without headings.
    const Antecedent* above = heading == nullptr && reading_.anchor == Anchor::heading
                                  ? context_.lead_above(date_, reading_.start.day)
                                  : nullptr;
    const Antecedent* antecedent = by_heading ? above : context_.last(date_, Grain::month);
    Day from;
    if (const std::optional<Day> nearest =
            is_just_told(antecedent) ? std::nullopt : day_by_speaker()) {
      from = *nearest;
      antecedent = nullptr;
      source_ = {ImpliedBy::document, kNone, kNone};
    } else if (antecedent != nullptr) {
      from = antecedent->value.start;
      source_ = {ImpliedBy::mention, resolved_.dates[antecedent->date].first,
                 resolved_.dates[antecedent->date].end};
    } else if (heading != nullptr) {
      from = heading->when->start;
      source_ = {ImpliedBy::heading, heading->first, heading->end};
    } else if (const std::optional<Day> day = context_.document_day();
               day && reading_.anchor != Anchor::heading && context_.last_dated(date_) == nullptr) {
      from = *day;
      source_ = {ImpliedBy::document, kNone, kNone};
    } else {
      return false;
    }
    Day month{from.year, from.month, 1};
    const bool later = reading_.start.day < from.day && antecedent != nullptr &&
                       antecedent->grain == Grain::day && from.day - reading_.start.day > 7;
    if (later) month = calendar::add_months(month, 1);
    if (reading_.weekday != 0 && source_.by != ImpliedBy::heading) {
      for (int ahead = 0; ahead < 12; ++ahead) {
        const Day candidate = calendar::add_months(month, ahead);
        const Day day{candidate.year, candidate.month, reading_.start.day};
        if (calendar::is_valid(day) && calendar::weekday(day) == reading_.weekday) {
          month = candidate;
          break;
        }
        if (source_.by != ImpliedBy::document && ahead >= 1) break;
      }
    }
    reading_.start.year = month.year;
    reading_.start.month = month.month;
    if (reading_.range) {
      const bool turns = reading_.end.day < reading_.start.day;
      const Day end = calendar::add_months(month, turns ? 1 : 0);
      reading_.end.year = end.year;
      reading_.end.month = end.month;
    }
    return true;
  }

  const DateContext& context_;
  const Speaker& speaker_;
  const Resolved& resolved_;
  const uint32_t date_;
  Reading& reading_;
  Source& source_;
};

}  // namespace

bool complete_reading(const DateContext& context, const Speaker& speaker, const Resolved& resolved,
                      uint32_t date, Reading& reading, Source& source) {
  return Completion(context, speaker, resolved, date, reading, source).run();
}

}  // namespace annals::resolve
