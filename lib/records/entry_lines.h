// What a block of lines is to an entry: its title, its date line, a row.
#ifndef ANNALS_LIB_RECORDS_ENTRY_LINES_H_
#define ANNALS_LIB_RECORDS_ENTRY_LINES_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "mentions/input.h"
#include "records/clauses.h"
#include "records/entries.h"
#include "resolve/resolved.h"
#include "text/layout.h"

namespace annals::records {

// Asked by a block's number, and with the number of its date; cheap to make and to copy.
class EntryLines {
 public:
  EntryLines(const mentions::Input& input, const resolve::Resolved& resolved,
             const Clauses& clauses, Entries& entries)
      : input_(input),
        resolved_(resolved),
        clauses_(clauses),
        blocks_(input.layout.blocks),
        out_(entries) {}

 protected:
  uint32_t size(uint32_t i) const { return blocks_[i].end_token - blocks_[i].content_token; }
  bool is_row(uint32_t i) const {
    constexpr uint32_t kRow = text::kTableRow | text::kBullet;
    return (blocks_[i].flags & kRow) != 0 && !text::opens_lines(blocks_, i);
  }
  bool is_hash(uint32_t i) const { return (blocks_[i].flags & text::kHash) != 0; }
  // A line that may be a title: short, no sentence.
  bool is_title(uint32_t i) const;
  // Fills Entries::date_in, which is asked for many times.
  void find_dates();
  // The date near the start of the block that may be an occasion's own.
  uint32_t date_in(uint32_t i) const { return out_.date_in[i]; }
  bool leads(uint32_t i, uint32_t date) const;
  // A short line that gives the date: "12 May 2014, Town Hall".
  bool is_date_line(uint32_t i, uint32_t date) const;
  // "When: 12 May 2014".
  bool is_label_of(uint32_t i, uint32_t date) const;
  // "20th Festival of Film (15–24 August 2008)", "Litter Pick – 14 October 2023".
  bool ends_title(uint32_t i, uint32_t date) const;
  // The prose may give the date of the line above it again, or its month: "In May …".
  bool is_same_day(uint32_t date, uint32_t other) const;
  // Opens with a date that is not counted from the day above it ("On Wednesday, …"), nor was a few
  // days before it: of that it is the news.
  bool leads_anew(uint32_t i, uint32_t day) const;
  // "The 2022 meeting had been …": a year that says which.
  bool is_attribute(uint32_t i, uint32_t date) const;
  // "Directed by Ann Lee": below a title.
  bool is_by_line(uint32_t i) const {
    return input_.pack.match(clauses_.words().by_line, input_.tokens, blocks_[i].content_token) > 0;
  }
  // "3rd", by itself.
  bool is_date_line_alone(uint32_t i) const;
  // "In 1707 the fleet ran aground …" is what a talk of 2024 was about.
  bool is_near(uint32_t date, uint32_t day) const;
  // The first date of the block; kNone: it has none.
  uint32_t first_date_of(uint32_t i) const;
  // Nothing that tells of an occasion, or links.
  bool is_boilerplate(uint32_t i) const;
  std::string_view at(uint32_t token) const {
    return text::slice(input_.text, input_.tokens[token]);
  }
  // The blocks [first, end) become an entry with this date.
  void entry(uint32_t first, uint32_t end, uint32_t date);

  const mentions::Input input_;  // a copy: tokens are a step nearer
  const resolve::Resolved& resolved_;
  const Clauses& clauses_;
  const std::span<const text::Block> blocks_;
  Entries& out_;
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_ENTRY_LINES_H_
