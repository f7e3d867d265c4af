// Dates of a block or a sentence that tell of the open record again, or of no occasion.
#ifndef ANNALS_LIB_RECORDS_TOLD_AGAIN_H_
#define ANNALS_LIB_RECORDS_TOLD_AGAIN_H_

#include <cstdint>

#include "records/minutes.h"

namespace annals::records {

class ToldAgain : public Minutes {
 protected:
  using Minutes::Minutes;

  // "12 May 2014: Spring meeting", and below it "From 12 to 14 May …", or "In the evening of 12
  // May".
  bool tells_same_time(uint32_t date) const;

  // "The reading society was founded in 1889. It …", below "1889 Reading society founded".
  bool tells_of_headline(const text::Block& block, uint32_t date) const;

  // "The annual meeting was held this evening", below "Annual Meeting, January 10, 1911."
  bool is_below_day_line(const text::Block& block, uint32_t date) const;

  // "A paper on the voyage of 1605 was read.", among what was done on a day of 1881; below a day,
  // "A letter about the session in March was read."
  bool is_in_passing(uint32_t index, Range lead, const resolve::Date& date) const;

  // "The 2017 team set new records", in what is told of 2017.
  bool says_which(const resolve::Date& year, Range range) const;

  bool is_same_word(uint32_t i, uint32_t k) const;

  // "1914. August 9th. Service …": what the record has told before `token` is only its date.
  bool is_date_alone(uint32_t token) const;

  // "1832. The Cholera. Between February and October …": a year and a headline, then when in it.
  bool is_headline_of(const resolve::Date& year, uint32_t token) const;

  // "He was born in 1879.", "In 1910 she married", behind whose death the record tells of: of that
  // life, unless it is of a later year than one that the record gives for the death.
  bool is_of_life(const resolve::Date& date, Range range) const;

  // "On 7 May 1902 the Grand Ball was held …", behind that of 1901: each year's is an occasion.
  bool is_held_anew(uint32_t date, Range lead) const;

 private:
  // "Ann Lee died on 15 March.", in the first words of the open record.
  bool tells_of_death() const;
  bool holds_one_of(rules::ListId list, Range range) const;
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_TOLD_AGAIN_H_
