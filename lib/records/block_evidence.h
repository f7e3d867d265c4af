// What speaks for and against a record that begins with a block.
#ifndef ANNALS_LIB_RECORDS_BLOCK_EVIDENCE_H_
#define ANNALS_LIB_RECORDS_BLOCK_EVIDENCE_H_

#include <cstdint>

#include "records/evidence.h"
#include "records/told_again.h"

namespace annals::records {

class BlockEvidence : public ToldAgain {
 protected:
  using ToldAgain::ToldAgain;

  // `lead`: its first sentence. What a sentence alone says is asked by gathering() and context().
  Score weigh(uint32_t index, const text::Block& block, Range lead) const;

  // The text of "Larch elected chairman" over "By Ann Lee, 4 May 2012", behind a gap.
  bool is_below_head(const text::Block& block) const;
  // Whether the record so far has a title, its day on the next line, and text behind a gap: blank
  // lines part its paragraphs, and no entries.
  bool is_headed_apart() const;
  // "4. Mountain Day was kept …", behind an entry that has a number, too.
  bool is_next_number(const text::Block& block) const;

  // Right below the items of the open record: "The sermons were printed in 1871."
  bool is_behind_items(const text::Block& block) const;

  // "The Congress on Mills was held from 3 to 6 September", behind what was shown from May to
  // October: no part of it.
  bool names_another(Range lead) const;

  // "The trust counted 44 accidents in 2013.", in what stands below a title and a day of 2014.
  bool is_remark_below_title(const text::Block& block, Range lead, const resolve::Date& date) const;

  // "Ann came 14th at the games in Oban, 4–12 October.": below such a head, when that was.
  bool is_told_of_head(const text::Block& block, uint32_t date) const;

  // "19.30 Author evening": below a day, one line of several that open with a time.
  bool is_timed(uint32_t index, const text::Block& block) const;

  static bool is_paragraph(const text::Block& block);

  // `titled`: the date stands below a title by itself; `in_turn`: it opens a line among others.
  void dated(uint32_t date, Range lead, Score& score, bool titled, bool in_turn) const;
  // An item of a list whose items are entries, behind another.
  bool is_next_item(const text::Block& block) const;
  // "14 April, Oslo, Training", a line apart, below another that its own day opens.
  bool is_next_day_line(const text::Block& block, uint32_t date) const;
  // "The April 8th meeting was …", behind the line of that day: of the same occasion.
  bool says_it_again(const resolve::Date& date) const;

  // "August 13th.—A year today …", behind "August 8th–14th.—In reserve": of a log whose lines open
  // with their days.
  bool is_next_of_log(const resolve::Date& found, Range lead) const;

  bool is_paragraph_of_log(uint32_t index) const;

  // "The board met five times.", below a year: an occasion, and no background of the next.
  bool tells_what_happened(const Segment& record) const;

  // "A new bell was hung.", behind "The vines were killed by frost."
  bool is_told_line(const text::Block& block, Range lead) const;

  // A later sentence of the block gives a day or month of its own, apart from the record's.
  bool dated_later(const text::Block& block, Range lead) const;

  // "Founded in 2007, the centre trains negotiators. On 11 February its president signed …": what
  // stands before a sentence that opens with another day belongs to it.
  bool is_background(const text::Block& block, Range lead) const;

  // "The colonel presented a certificate. The ceremony took place on 24 November.": when it was, a
  // later sentence of the same occasion says.
  bool is_dated_behind(const text::Block& block, Range lead) const;

  // What introduces an occasion.
  void gathering(Range lead, uint32_t main, bool anew, Score& score) const;

  // What ties the sentence to the occasion before it.
  void context(Range range, uint32_t main, uint32_t date, Score& score, bool apart = false) const;
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_BLOCK_EVIDENCE_H_
