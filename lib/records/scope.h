// What the fields of one record read.
#ifndef ANNALS_LIB_RECORDS_SCOPE_H_
#define ANNALS_LIB_RECORDS_SCOPE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "mentions/input.h"
#include "records/clauses.h"
#include "records/segment.h"
#include "records/words.h"
#include "resolve/resolved.h"

namespace annals::records {

struct Scope {
  const mentions::Input& input;
  const resolve::Resolved& resolved;
  const Clauses& clauses;
  const Words& words;
  Segment segment;
  std::vector<Range> sentences;  // cut to the segment
  // Indices into the resolved dates, names and events and into the rules' matches, half open.
  size_t first_date = 0;
  size_t end_date = 0;
  size_t first_name = 0;
  size_t end_name = 0;
  size_t first_event = 0;
  size_t end_event = 0;
  size_t first_match = 0;
  size_t end_match = 0;
  // What the fields before have found: the occasion's own date (index), its name (index), the
  // sentence that tells it; kNone: none.
  uint32_t when = resolve::kNone;
  uint32_t event = resolve::kNone;
  uint32_t lead = 0;     // index into `sentences`
  bool is_tour = false;  // a journey of several stops

  Range range() const { return {segment.first, segment.end}; }
  std::string_view at(uint32_t token) const { return text::slice(input.text, input.tokens[token]); }
  uint32_t word(uint32_t token) const { return input.tokens[token].word; }
  bool in(rules::ListId list, uint32_t token) const {
    return input.pack.contains(list, input.tokens[token].word);
  }
  // Index of the sentence that holds the token.
  uint32_t sentence_of(uint32_t token) const;
  // The innermost heading of the kind that governs the record; kNone: there is none.
  uint32_t heading(resolve::HeadingKind kind) const;
  // Index of the first match of a rule that begins at or after the token.
  size_t match_at(uint32_t token) const;
  // True if the token stands in a place, an organization or a person.
  bool in_name(uint32_t token) const;
};

// A scope that is used for one record after the other.
void set_segment(Scope& scope, const Segment& segment);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_SCOPE_H_
