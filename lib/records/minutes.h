// Minutes of meetings: what they name in passing, and where the next ones begin.
#ifndef ANNALS_LIB_RECORDS_MINUTES_H_
#define ANNALS_LIB_RECORDS_MINUTES_H_

#include <cstdint>

#include "records/open_record.h"

namespace annals::records {

class Minutes : public OpenRecord {
 protected:
  using OpenRecord::OpenRecord;

  // All that the record has told is a line that names a meeting and closes with its day: "Evening
  // Meeting, 17th of February, 1893."
  bool is_meeting_line() const;

  // "Special meeting, 18th May 1847"
  bool is_line_of_meeting(const text::Block& line, const resolve::Date& day) const;

  // "The officers were elected.", right below it.
  bool is_below_meeting_line(uint32_t date, const text::Block& block, Range lead) const;

  // "Mr. Lee showed moths taken in May, 1892.", right below "Evening Meeting, 17th of February,
  // 1893."
  bool is_of_meeting_told(Range lead, const resolve::Date& date) const;

  // A day in a line by itself, or in the first words, or of a gathering: minutes go on until then.
  bool opens_meeting(const text::Block& block, Range lead, uint32_t date) const;

  // "Revision Court.", among the lines of the open minutes.
  bool is_part_of_minutes(uint32_t index) const;

  bool in_minutes(uint32_t index) const;

  // "Matters arising"; "4. There were no guests.", in what opens as minutes.
  bool is_item_of_minutes(const text::Block& block) const;

  // "Minutes of the council, 22nd September 2016"
  bool opens_as_minutes() const;

  bool agenda_follows(uint32_t index) const;

  // "Resolved that Mr. Fripp be appointed from Lady Day next."
  bool settles_a_matter(const text::Block& block) const;
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_MINUTES_H_
