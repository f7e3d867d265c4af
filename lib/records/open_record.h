// The record that is open while the text is cut, and what is asked of it.
#ifndef ANNALS_LIB_RECORDS_OPEN_RECORD_H_
#define ANNALS_LIB_RECORDS_OPEN_RECORD_H_

#include <algorithm>
#include <cstdint>
#include <optional>

#include "mentions/input.h"
#include "records/boundary_dates.h"
#include "records/clauses.h"
#include "records/entries.h"
#include "records/segment.h"
#include "resolve/resolved.h"

namespace annals::records {

class OpenRecord {
 protected:
  OpenRecord(const mentions::Input& input, const resolve::Resolved& resolved, const Words& words,
             const Survey& survey, Entries& entries)
      : input_(input),
        resolved_(resolved),
        words_(words),
        clauses_(input, resolved, words, survey),
        entries_(entries) {}

  // The open record's date; it has one.
  const resolve::Date& told_date() const { return resolved_.dates[when_]; }

  // The open record began with a row.
  bool in_table() const {
    return open_ && (input_.layout.blocks[current_.first_block].flags & text::kTableRow) != 0;
  }

  // Where the open record says what it tells of.
  Range beginning_of_record(uint32_t end) const {
    constexpr uint32_t kBeginning = 256;  // tokens
    return {current_.first, std::min(end, current_.first + kBeginning)};
  }

  // "Monday, 26th.—The excursion was to York", "15 March – The …": a date as a label.
  bool is_label(const resolve::Date& date, Range range) const {
    return date.precision <= resolve::Precision::month && (date.flags & resolve::kRelative) == 0 &&
           is_marked_off(input_, date, range);
  }

  // An item of a list of which each is an entry.
  bool is_entry_item(uint32_t index) const {
    return entries_.roles[index] == BlockRole::entry &&
           (input_.layout.blocks[index].flags & text::kBullet) != 0;
  }

  const mentions::Input input_;  // a copy: tokens are a step nearer
  const resolve::Resolved& resolved_;
  const Words& words_;
  const Clauses clauses_;
  Entries& entries_;
  bool open_ = false;
  bool began_ = false;          // some record has
  bool after_heading_ = false;  // what stands before the block is a heading
  bool told_as_journey_ = false;
  mutable std::optional<bool> told_of_death_;  // asked only where a life may follow
  Range told_lead_;                            // its first sentence
  bool has_roll_ = false;                      // "Present: …"
  bool has_agenda_ = false;                    // "Matters arising"
  Segment current_;
  uint32_t when_ = resolve::kNone;  // index of its date
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_OPEN_RECORD_H_
