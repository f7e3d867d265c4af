// All records of a text before any is written: what is decided of each, and which tell the same.
#ifndef ANNALS_LIB_RECORDS_OUTLINE_H_
#define ANNALS_LIB_RECORDS_OUTLINE_H_

#include <cstdint>
#include <vector>

#include "mentions/input.h"
#include "records/scope.h"
#include "records/segment.h"
#include "records/venue.h"
#include "resolve/resolved.h"

namespace annals::records {

// Some 150 bytes a record, where the record itself takes kilobytes.
struct Outline {
  Segment segment;
  Decisions decided;
  // The records that tell the same occasion, as a list in the order of the text: the first of them,
  // the next; kNone: no other tells it.
  uint32_t first_twin = resolve::kNone;
  uint32_t next_twin = resolve::kNone;
  uint32_t last_twin = resolve::kNone;  // of the first
};

// Memory that is reused from one text to the next.
struct OutlineScratch {
  SegmentScratch segment;
  VenueScratch venue;
  std::vector<uint32_t> twin_table;  // hash table of the first twins
};

// What the text's headings say. `scope` reads the text; its `headings` are not read.
void find_heading_cues(const Scope& scope, HeadingCues& cues);

// Turns `scope` to the record and decides its fields.
void decide(Scope& scope, const Segment& segment, VenueScratch& venue);

// Segments the text and decides each record. `scope` is left at the last of them.
void find_outlines(const mentions::Input& input, const resolve::Resolved& resolved, Scope& scope,
                   OutlineScratch& scratch, std::vector<Outline>& outlines);

// Links the records that tell the same occasion: the same name, or the same venue and kind, on the
// same days. Linear in the records.
void link_twins(const Scope& scope, std::vector<uint32_t>& table, std::vector<Outline>& outlines);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_OUTLINE_H_
