// What the lines of a list's entries are made of: fields that marks part.
#ifndef ANNALS_LIB_MENTIONS_ENTRY_FIELDS_H_
#define ANNALS_LIB_MENTIONS_ENTRY_FIELDS_H_

#include <cstdint>

#include "mentions/title_candidates.h"

namespace annals::mentions {

// Cheap to make and to copy.
class EntryFields : protected TitleCandidates {
 public:
  explicit EntryFields(const TitleCandidates& titles) : TitleCandidates(titles) {}

 protected:
  static constexpr uint32_t kLongestLine = 64;  // tokens

  // Visits the lines of the text in order, also those that no blank line parts, as half-open
  // tokens; an empty one where a rule or a marked heading stands.
  template <typename Visit>
  void each_line(const Visit& visit) const {
    for (const text::Block& block : input_.layout.blocks) {
      uint32_t first = block.content_token;
      if ((block.flags & (text::kRule | text::kDecorated | text::kHash)) != 0) {
        visit(first, first);
      } else if ((block.flags & text::kSingleLine) != 0) {
        visit(first, block.content_end);
      } else {
        for (uint32_t i = first + 1; i <= block.content_end; ++i) {
          if (i < block.content_end && (token(i).gap & text::kNewline) == 0) continue;
          visit(first, i);
          first = i;
        }
      }
    }
  }

  bool is_dated(uint32_t first, uint32_t end) const {
    return end - first <= kLongestLine && has_date(first, end);
  }
  // A mark between two fields: "|", "•", a dash, a slash or an at sign with gaps, ", ".
  bool parts(uint32_t i) const;
  // Behind a place or a house; 0: token `i` begins none.
  uint32_t place_behind(uint32_t i, uint32_t end) const;
  // "Library", "Hall", "Room".
  bool has_house(uint32_t i) const;
  // "John Smith", "Board Meeting", "Reception and Visit at the Museum": who, who met, what was
  // done, and no title.
  bool is_other(uint32_t first, uint32_t end) const;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_ENTRY_FIELDS_H_
