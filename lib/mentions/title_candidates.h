// Titles of entries, as those who find them propose them.
#ifndef ANNALS_LIB_MENTIONS_TITLE_CANDIDATES_H_
#define ANNALS_LIB_MENTIONS_TITLE_CANDIDATES_H_

#include <cstdint>

#include "mentions/candidate.h"
#include "mentions/title_shape.h"

namespace annals::mentions {

// Cheap to make and to copy.
class TitleCandidates : protected TitleShape {
 public:
  TitleCandidates(const TitleShape& shape, Candidates& out) : TitleShape(shape), out_(out) {}

 protected:
  // Proposes the tokens as a title, without its quotation marks, the noun before the title proper,
  // the town and the acronym behind it.
  // `quoted`: it stands in quotation marks, which the tokens leave out.
  void add(uint32_t first, uint32_t end, float score = 0, bool quoted = false) const;
  bool is_quote(uint32_t i) const;
  // Nothing but a person's name, perhaps with where they are from in a bracket.
  bool is_person_cell(uint32_t first, uint32_t end) const;
  // "Dr Ewa Tomaszewska", "B. Ndlovu", "Ewa Tomaszewska".
  bool opens_with_person(uint32_t i, uint32_t end) const;
  // Behind "24 September 2015, 7.30pm:", where a line opens with it; 0: it does not.
  uint32_t behind_day(const text::Block& line) const;

  static constexpr uint32_t kTimeTokens = 8;  // ", 7.30pm"

 private:
  // "Championship Show, Kendal", "Film Week in Pune", "Munster Juniors, Parochial Hall, Cork":
  // where it was is no part of its name.
  uint32_t before_venue(uint32_t first, uint32_t end) const;
  // "Silver Harvest Ball in the Corn Exchange", "Autumn Flower Show of the Guild of Growers": nor
  // is whose it was.
  uint32_t before_owner(uint32_t first, uint32_t end) const;
  // "Ferri, “The Open Door”": where the quotation begins that who spoke stands before; 0: no such
  // cell.
  uint32_t behind_speaker(uint32_t first, uint32_t end) const;
  // Where the last item of a row parted by commas begins, its comma included; `end`: no comma.
  uint32_t last_item(uint32_t first, uint32_t end) const;
  bool is_building(uint32_t first, uint32_t end) const;

  Candidates& out_;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_TITLE_CANDIDATES_H_
