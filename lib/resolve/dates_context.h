// The narrative around a date: which headings govern it and which dates were mentioned before it.
#ifndef ANNALS_LIB_RESOLVE_DATES_CONTEXT_H_
#define ANNALS_LIB_RESOLVE_DATES_CONTEXT_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "calendar/period.h"
#include "mentions/input.h"
#include "resolve/dates_grammar.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Whether an archive's entries run from the oldest to the newest or the other way.
enum class EntryOrder : uint8_t { unknown, oldest_first, newest_first };

// A date's place in the text.
struct DatePlace {
  uint32_t block = 0;
  uint32_t sentence = 0;
  bool leads = false;       // opens its block: the date of an entry
  bool labels = false;      // stands before it as a label: "14 March – …"
  bool opens = false;       // opens its sentence
  bool bracketed = false;   // stands in parentheses
  bool background = false;  // tells of another time: "founded in 1896", "(1838–1911)"
  bool posting = false;     // tells when its news was put up: "Posted on 14.02.2023"
  uint32_t posted = kNone;  // the date that tells so of the news that it stands in
};

// A date that was resolved, as an antecedent.
struct Antecedent {
  uint32_t date = kNone;
  calendar::Interval value;
  calendar::Grain grain = calendar::Grain::none;
  calendar::Grain end_grain = calendar::Grain::none;
  bool remark = false;  // looks back from what is told: "taken prisoner in June 1942"
  bool aside = false;   // is compared, or lies beyond: "lasted until the fall of 1645"
};

// What gave a part: for ImpliedPart.
struct Source {
  ImpliedBy by = ImpliedBy::mention;
  uint32_t first = kNone;
  uint32_t end = kNone;
};

class DateContext {
 public:
  DateContext(const mentions::Input& input, const DateGrammar& grammar, const Resolved& resolved);

  const DateWeights& weights() const { return grammar_.weights; }
  int32_t year_at(uint32_t token) const;  // of a number of digits

  const DatePlace& place(uint32_t date) const { return places_[date]; }
  EntryOrder order() const { return order_; }
  std::optional<calendar::Day> document_day() const { return document_day_; }
  // Where the title of the text names the one year that it tells of ("Annual Report 2012"), that
  // token, as long as no date before `date` states another year; kNone: it doesn't.
  uint32_t title_year(uint32_t date) const { return date < other_year_ ? title_year_ : kNone; }

  // The headings are seasons that share their years: "2015-16", "2016-17".
  bool has_seasons() const { return seasons_; }

  // The day on which the news that the date stands in was put up (index); kNone: nothing tells.
  uint32_t posting(uint32_t date) const;
  // Of such a day: whether what is reported goes on behind it ("Gizo, 28 March — Some women …").
  bool is_dateline(uint32_t posting) const;

  // "COP28": the name closes with two digits, which below a year may number it.
  bool is_number_of(const Edition& edition) const;

  // "Programme 2012-13", "2012/13": two years that are one season.
  bool is_season(const Heading& heading) const;

  // The innermost date heading over a block; nullptr: none.
  const Heading* heading(uint32_t block) const;

  // Tells that a date now has a value. Dates come in ascending order, but for those that another
  // needed before its turn.
  void remember(uint32_t date, calendar::Grain grain, calendar::Grain end_grain);

  // The last date before `date` that is no finer told than `coarsest`, in the same narrative and
  // at most a few dates and blocks back; nullptr: none.
  const Antecedent* last(uint32_t date, calendar::Grain coarsest) const;
  // The last one of several days.
  const Antecedent* last_stretch(uint32_t date) const;
  // The last one with a year, of the same narrative or an earlier one; no remark of another block,
  // and an aside only where its narrative has nothing else.
  const Antecedent* last_dated(uint32_t date) const;
  // The date that leads the nearest earlier block that a date leads; for the label of an entry, the
  // nearest earlier label.
  const Antecedent* last_lead(uint32_t date) const;
  // The date that leads the block right above, if it is an earlier day of a month than `day`.
  const Antecedent* lead_above(uint32_t date, int day) const;
  // The full date of the entry that `date` stands in: what opened its block or, where nothing did,
  // the nearest block of the same narrative.
  const Antecedent* entry_lead(uint32_t date) const;
  // The last bare year that stands as a label before a block ("2008: …") under the same heading;
  // nullptr: none.
  const Antecedent* year_label(uint32_t date) const;

 private:
  void find_places();
  void find_rows_of_years();
  void find_postings();
  void find_order();
  void find_title_year();
  void find_seasons();
  bool is_year_of_title(uint32_t token) const;
  bool is_background(uint32_t date) const;
  bool is_dateline(const Date& date, uint32_t number) const;
  bool is_remark(uint32_t date, const Antecedent& entry) const;
  bool is_aside(uint32_t date) const;
  bool leads_on(const Antecedent& year, uint32_t date) const;
  bool is_line(uint32_t block) const;
  bool runs_into(uint32_t token) const;
  bool ends_label(uint32_t token, uint32_t block) const;
  static const Antecedent* before(const std::vector<Antecedent>& list, uint32_t date);
  bool same_narrative(uint32_t from, uint32_t to) const;
  bool is_entry_of(const Antecedent& entry, uint32_t date) const;

  const mentions::Input& input_;
  const DateGrammar& grammar_;
  const Resolved& resolved_;
  std::vector<DatePlace> places_;
  std::vector<Antecedent> known_;   // main line, ascending
  std::vector<Antecedent> leads_;   // of them, those that lead their blocks
  std::vector<Antecedent> labels_;  // of them, the labels of entries
  Antecedent year_label_;
  std::optional<calendar::Day> document_day_;
  uint32_t title_year_ = kNone;  // token
  uint32_t other_year_ = kNone;  // the first date that states another year
  bool seasons_ = false;
  EntryOrder order_ = EntryOrder::unknown;
};

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_DATES_CONTEXT_H_
