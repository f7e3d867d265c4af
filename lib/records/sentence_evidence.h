// What speaks for and against a record that begins with a sentence inside a block.
#ifndef ANNALS_LIB_RECORDS_SENTENCE_EVIDENCE_H_
#define ANNALS_LIB_RECORDS_SENTENCE_EVIDENCE_H_

#include <cstdint>

#include "records/block_evidence.h"

namespace annals::records {

// Who acts in a sentence, seen from the open record.
enum class Subject : uint8_t {
  goes_on,  // "it", "they", "the participants"
  told,     // "the stove": a thing of the record's
  other,    // "Miss Vane", "an assembly", "the first course", "the club"
};

class SentenceEvidence : public BlockEvidence {
 protected:
  using BlockEvidence::BlockEvidence;

  // Whether the sentence may begin a record at all, and what is weighed of it. `in_turn`: its
  // block tells one occasion after the other; `history`: it is of a history; `labelled`: it is a
  // line of a list of years.
  bool may_begin(Range range, bool in_turn, bool history, bool labelled, Score& score) const;

  // "Two years later the hall was enlarged.", and no "On the last day …" of the same days.
  bool is_counted_on(Range range) const;

  // A rule tells what sort of occasion the range is. `deed`: one that stands by itself.
  bool tells_kind(Range range, bool deed = false) const;

  uint32_t day_ = resolve::kNone;  // the last day or month that the record tells of its own
  bool below_year_ = false;        // the block is labelled with a year
  bool is_free_ = false;           // … is a paragraph that no date labels

 private:
  // Of a date that does not lead the sentence: whether the sentence tells another occasion all the
  // same.
  bool tells_another(const resolve::Date& date, Range range, bool chronology, bool later,
                     bool labelled) const;

  Subject subject_of(Range clause) const;
  Subject subject_with_article(uint32_t article, uint32_t end) const;

  // Than the day, month or year of the record.
  bool is_later(const resolve::Date& date) const;
  bool date_begins(uint32_t token) const;

  // "Miss Vane succeeded Dr. Holm on 1 May", "An assembly adopted new statutes on the 9th", behind
  // what was told of an earlier day.
  bool is_deed_of_other(const resolve::Date& date, Range range) const;

  // "The papers will be published in April."
  bool is_promised(Range range) const;

  // "The Registrar approved them"
  bool has_object_pronoun(Range range) const;

  // Its date may be weighed: no "the next day" that stands somewhere in it.
  bool is_dated(Range range, const resolve::Date& date) const;

  // "The next day", "in the following week": counted from the occasion just told.
  bool is_counted(const resolve::Date& date) const;

  // "On the following Tuesday Mr. Lee was elected in his stead": another deed of a later day, and
  // no more of the same; not "Two days later they returned".
  bool is_next_deed(const resolve::Date& date, Range range) const;

  // "The following spring the stove was given a number", "By Christmas it was out of print": of
  // what the record has told.
  bool is_what_became(const resolve::Date& date, Range range) const;

  // "Three weeks later, on Friday 30 August,": where the date ends, with the same day told again.
  uint32_t end_with_apposed(const resolve::Date& date) const;

  // "It was repeated in Riga", "it was shown again": another occasion, whatever goes on.
  bool is_repeated(Range clause) const;

  // "A gale tore off the roof on 4 March.", and nothing else yet: why somebody acted later.
  bool told_of_calamity(uint32_t token) const;

  // "… met in Leeds", "… took the ferry to Lund", where the record has not been so far.
  bool tells_of_new_place(Range clause) const;

  // "Mr. Lee …", of whom the record has not told.
  bool names_another_actor(uint32_t actor) const;

  // "Nineteen weavers met on 22 February. The first assembly was held from 9 to 11 December of
  // that year": no part of the same occasion.
  bool is_months_later(const resolve::Date& date) const;

  // "The first race was held on the 9th of October", "The hall was opened on 3 May": another day
  // of the year, and what was then.
  bool is_next_of_year(const resolve::Date& date, Range range) const;
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_SENTENCE_EVIDENCE_H_
