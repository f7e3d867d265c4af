#include <algorithm>

#include "resolve/dates.h"
#include "resolve/dates_clock.h"
#include "resolve/dates_context.h"
#include "resolve/dates_relative.h"
#include "resolve/dates_speaker.h"
#include "resolve/dates_value.h"
#include "resolve/dates_years.h"

namespace annals::resolve {
namespace {

using calendar::Grain;

// How many dates further on in its sentence an occasion's own may stand. A sentence of more is a
// list, and one without end (a text of relative dates alone) must not be searched from each.
constexpr uint32_t kMaxAhead = 32;

class Anchoring {
 public:
  Anchoring(const mentions::Input& input, const DateGrammar& grammar,
            std::vector<Reading>&& readings, Resolved& resolved)
      : readings_(std::move(readings)),
        resolved_(resolved),
        context_(input, grammar, resolved),
        speaker_(input, grammar, context_, resolved, readings_),
        done_(resolved.dates.size(), 0) {}

  void run() {
    for (uint32_t i = 0; i < resolved_.dates.size(); ++i) resolve(i);
    complete_first();
    resolved_.erase_dates_if([](const Date& date) {
      return date.type == TimexType::date && !date.has_value && (date.flags & kRelative) != 0;
    });
  }

 private:
  void resolve(uint32_t i) {
    if (done_[i] != 0) return;
    done_[i] = 1;
    Date& date = resolved_.dates[i];
    if (date.type != TimexType::date) return;
    Reading& reading = readings_[i];
    if (reading.short_year && date.has_value) settle_century(i, reading, date);
    if (!date.has_value) {
      const Stated stated{reading.is_relative(), reading.start};
      Source source;
      if (stated.relative) {
        if (!resolve_from_origin(i, reading, source)) return;
      } else if (!complete_reading(context_, speaker_, resolved_, i, reading, source)) {
        return;
      }
      if (!conclude(reading, date)) return;
      note_implied(stated, source, date);
    }
    make_plain(reading);
    const Grain end = reading.range ? reading.end.grain : Grain::none;
    context_.remember(i, reading.start.grain, end);
    if (context_.place(i).posting) date.flags |= kPosting;
    if ((date.flags & kHeadingDate) != 0) complete_heading(date);
  }

  // The days before the first that states its year: "On 27 January …", and in the next entry "From
  // 18 to 22 February 2013 …".
  void complete_first() {
    uint32_t first = 0;  // the first date of the text's entries that states a year
    while (first < resolved_.dates.size() && !states_year(first)) ++first;
    if (first >= std::min<size_t>(resolved_.dates.size(), kMaxAhead)) return;
    int32_t year = resolved_.dates[first].value.start.year;
    int month = resolved_.dates[first].value.start.month;
    for (uint32_t i = first; i-- > 0;) {
      if (context_.place(i).block == context_.place(first).block && !context_.place(first).leads)
        continue;
      Date& date = resolved_.dates[i];
      Reading& reading = readings_[i];
      if (date.type != TimexType::date || date.has_value || reading.is_relative() ||
          reading.start.has_year() || reading.start.month == 0 ||
          reading.holiday.kind != calendar::Holiday::Kind::none)
        continue;
      if (reading.start.month > month + context_.weights().turn_forward / 2) --year;
      month = reading.start.month;
      const Stated stated{false, reading.start};
      const bool turns = reading.range && reading.end.month != 0 && reading.end.month < month;
      reading.start.year = year;
      if (reading.range) reading.end.year = year + (turns ? 1 : 0);
      if (!conclude(reading, date)) continue;
      note_implied(stated,
                   {ImpliedBy::record, resolved_.dates[first].first, resolved_.dates[first].end},
                   date);
    }
  }

  // A day or a month with its year, of an entry's first sentence; not one told by the way.
  bool states_year(uint32_t i) const {
    const Date& date = resolved_.dates[i];
    const DatePlace& place = context_.place(i);
    return date.type == TimexType::date && date.has_value && date.precision <= Precision::month &&
           (date.flags & (kNoYear | kRelative | kHeadingDate)) == 0 && !place.background &&
           (place.leads || place.opens || i == 0 || context_.place(i - 1).block != place.block);
  }

  // "MAY" below "1954": now its days are known to what it governs.
  void complete_heading(const Date& date) {
    auto& headings = resolved_.headings;
    while (heading_ < headings.size() && headings[heading_].end <= date.first) ++heading_;
    if (heading_ == headings.size() || headings[heading_].first > date.first) return;
    if (!headings[heading_].when) headings[heading_].when = date.value;
  }

  // "'68" and "the twenties" lie in the century that brings them nearest to the heading or to the
  // last date, but hardly in the future.
  void settle_century(uint32_t i, Reading& reading, Date& date) {
    const Antecedent* antecedent = context_.last_dated(i);
    const Heading* heading = context_.heading(context_.place(i).block);
    if (antecedent == nullptr && heading == nullptr) {
      date.implied.push_back({Part::century, ImpliedBy::rule, kNone, kNone});
      return;
    }
    const int32_t near =
        heading != nullptr ? heading->when->start.year : antecedent->value.start.year;
    const int32_t in_century = ((reading.start.year % 100) + 100) % 100;
    int32_t year = near - ((near % 100) + 100) % 100 + in_century;
    const DateWeights& weights = context_.weights();
    if (year > near + weights.short_year_reach) year -= 100;
    if (year < near - weights.short_year_reach) year += 100;
    if (year > weights.latest_short_year) year -= 100;
    if (reading.range) reading.end.year += year - reading.start.year;
    reading.start.year = year;
    conclude(reading, date);
    const Date* source = heading == nullptr ? &resolved_.dates[antecedent->date] : nullptr;
    date.implied.push_back({Part::century,
                            heading != nullptr ? ImpliedBy::heading : ImpliedBy::mention,
                            source != nullptr ? source->first : heading->first,
                            source != nullptr ? source->end : heading->end});
  }

  // What the text itself gave of a reading that was completed since.
  struct Stated {
    bool relative = false;
    calendar::Period start;
  };

  static void note_implied(const Stated& stated, const Source& source, Date& date) {
    const auto note = [&](Part part) {
      date.implied.push_back({part, source.by, source.first, source.end});
    };
    if (stated.relative && stated.start.grain == Grain::none) {
      note(Part::start);
      return;
    }
    if (!stated.start.has_year()) note(Part::year);
    if (stated.start.grain == Grain::day && stated.start.month == 0) note(Part::month);
  }

  bool resolve_from_origin(uint32_t i, Reading& reading, Source& source) {
    const std::optional<Origin> origin = find_origin(i, reading);
    if (!origin) return false;
    source = origin->source;
    return resolve_relative(*origin, reading);
  }

  Origin origin_of(const Antecedent& antecedent, ImpliedBy by) const {
    const Date& date = resolved_.dates[antecedent.date];
    return {antecedent.value, antecedent.grain, {by, date.first, date.end}};
  }

  std::optional<Origin> find_origin(uint32_t i, const Reading& reading) {
    const Grain coarsest = coarsest_origin(reading);
    if (reading.of_event) {
      const Antecedent* stretch = context_.last_stretch(i);
      if (stretch == nullptr) return std::nullopt;
      return origin_of(*stretch, ImpliedBy::record);
    }
    if (reading.anchor == Anchor::document) {
      // Below the day of the news, "yesterday" is the day before it.
      if (std::optional<Origin> origin = heading_origin(i, Grain::day)) return origin;
      if (std::optional<Origin> origin = posting_origin(i)) return origin;
      return document_origin();
    }
    if (reading.relative == Relative::near) {
      if (speaker_.leading_day(i)) return document_origin(speaker_.tense(i));
    } else if (reading.anchor == Anchor::record || reading.anchor == Anchor::speaker) {
      if (speaker_.day(i)) return document_origin();
    }
    if (reading.anchor == Anchor::record) {
      if (std::optional<Origin> origin = record_origin(i, reading, coarsest)) return origin;
    } else if (const std::optional<Origin> year = year_just_told(i, reading)) {
      return year;
    } else if (const Antecedent* antecedent = context_.last(i, coarsest)) {
      const bool heads = (resolved_.dates[antecedent->date].flags & kHeadingDate) != 0;
      return below_news(i, origin_of(*antecedent, heads ? ImpliedBy::heading : ImpliedBy::mention));
    }
    if (std::optional<Origin> origin = heading_origin(i, coarsest)) return below_news(i, *origin);
    // A text without any date of its own is told from when it was written.
    return context_.last_dated(i) == nullptr ? document_origin() : std::nullopt;
  }

  // "Since 2018 a member of the league, founded in May that year", "By 1905 there were two hundred.
  // In that year …": a year told by the way, too.
  std::optional<Origin> year_just_told(uint32_t i, const Reading& reading) const {
    if (i == 0 || reading.relative != Relative::same || reading.unit.grain != Grain::year ||
        context_.place(i - 1).block != context_.place(i).block ||
        context_.place(i - 1).sentence + 1 < context_.place(i).sentence)
      return std::nullopt;
    const Date& year = resolved_.dates[i - 1];
    if (!year.has_value || (year.flags & kYearOnly) == 0) return std::nullopt;
    return Origin{year.value, Grain::year, {ImpliedBy::mention, year.first, year.end}};
  }

  // The day on which the news that the date stands in was put up.
  std::optional<Origin> posting_origin(uint32_t i) const {
    const uint32_t posting = context_.posting(i);
    if (posting == kNone) return std::nullopt;
    const Date& day = resolved_.dates[posting];
    return Origin{day.value, Grain::day, {ImpliedBy::mention, day.first, day.end}};
  }

  // A weekday below the day of the news is the last one, unless it is to come.
  Origin below_news(uint32_t i, Origin origin) const {
    const uint32_t posting = context_.posting(i);
    const bool posted = posting != kNone && origin.source.first == resolved_.dates[posting].first;
    if ((posted || origin.source.by == ImpliedBy::heading) &&
        origin.value.start == origin.value.end)
      origin.past = speaker_.tense(i) != Tense::future;
    return origin;
  }

  std::optional<Origin> document_origin(Tense tense = Tense::unknown) const {
    const auto day = context_.document_day();
    if (!day) return std::nullopt;
    return Origin{
        {*day, *day}, Grain::day, {ImpliedBy::document, kNone, kNone}, tense == Tense::past};
  }

  // A day, a month or a year of its heading, if it is fine enough.
  std::optional<Origin> heading_origin(uint32_t i, Grain coarsest) const {
    const Heading* heading = context_.heading(context_.place(i).block);
    if (heading == nullptr) return std::nullopt;
    const calendar::Interval& when = *heading->when;
    if (when.start.year != when.end.year) return std::nullopt;
    const Grain grain = when.start == when.end               ? Grain::day
                        : when.start.month == when.end.month ? Grain::month
                                                             : Grain::year;
    if (grain > coarsest) return std::nullopt;
    return Origin{when, grain, {ImpliedBy::heading, heading->first, heading->end}};
  }

  // The occasion's own date: of a year, or under a day or a month, the heading's; else the
  // sentence's or the paragraph's.
  std::optional<Origin> record_origin(uint32_t i, const Reading& reading, Grain coarsest) {
    const std::optional<Origin> heading = heading_origin(i, coarsest);
    const bool by_year = reading.unit.grain == Grain::year && reading.unit.month == 0;
    if (heading && (by_year || heading->grain < Grain::year)) return heading;
    const DatePlace& place = context_.place(i);
    const size_t end = std::min<size_t>(resolved_.dates.size(), size_t{i} + 1 + kMaxAhead);
    for (uint32_t k = i + 1; k < end; ++k) {
      if (context_.place(k).sentence != place.sentence) break;
      Date& later = resolved_.dates[k];
      if (later.type != TimexType::date || (later.flags & kRelative) != 0 ||
          context_.place(k).background || (by_year && (later.flags & kYearOnly) != 0)) {
        continue;
      }
      resolve(k);
      if (later.has_value && precision_allows(later, coarsest)) {
        return Origin{later.value, grain_of(later), {ImpliedBy::record, later.first, later.end}};
      }
    }
    const Antecedent* antecedent = context_.entry_lead(i);
    if (antecedent == nullptr || std::max(antecedent->grain, antecedent->end_grain) > coarsest) {
      antecedent = context_.last(i, coarsest);
    }
    if (antecedent == nullptr) return std::nullopt;
    return origin_of(*antecedent, ImpliedBy::record);
  }

  static Grain grain_of(const Date& date) {
    switch (date.precision) {
      case Precision::day:
        return Grain::day;
      case Precision::week:
        return Grain::week;
      case Precision::month:
        return Grain::month;
      case Precision::season:
        return Grain::season;
      case Precision::quarter:
        return Grain::quarter;
      case Precision::year:
        return Grain::year;
      default:
        return Grain::century;
    }
  }
  static bool precision_allows(const Date& date, Grain coarsest) {
    return grain_of(date) <= coarsest;
  }

  std::vector<Reading> readings_;
  Resolved& resolved_;
  DateContext context_;
  Speaker speaker_;
  std::vector<uint8_t> done_;
  size_t heading_ = 0;  // the first that ends behind the last heading's date
};

}  // namespace

void anchor_dates(const mentions::Input& input, const DateGrammar& grammar,
                  std::vector<Reading> readings, Resolved& out) {
  Anchoring(input, grammar, std::move(readings), out).run();
  add_times_of_day(input, grammar, out);
}

}  // namespace annals::resolve
