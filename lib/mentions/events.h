// Proposes candidates for the names of occasions: "4th edition of the International Meetings on
// Bees", "MarshConf 2023", the seminar “Ferries, Tolls and Rights”.
#ifndef ANNALS_LIB_MENTIONS_EVENTS_H_
#define ANNALS_LIB_MENTIONS_EVENTS_H_

#include <cstdint>
#include <span>

#include "mentions/candidate.h"
#include "mentions/input.h"
#include "mentions/name_scan.h"
#include "mentions/table_columns.h"

namespace annals::mentions {

enum EventFlag : uint32_t {
  kQuotedName = 1,  // the extent is what stands between quotation marks
  kTitleLine = 2,   // a line of its own that stands over an entry
  kUntoldName = 4,  // quoted, and nothing tells that it is an occasion's name
};

// Lines, as numbers of their blocks, ascending.
struct TitleBlocks {
  std::span<const uint32_t> over_text;  // titles over their text …
  std::span<const uint32_t> headlines;  // … and those of them that stand over news
};

// Appends candidates with the extent of a record's `title`; several may overlap.
void propose_events(const Input& input, const NameWords& words, const NameScan& scan,
                    const TableColumns& columns, const TitleBlocks& titles, Candidates& out);

// --- its parts ---

// Names around an event noun, and coined names ("MarshConf 2023").
void propose_named_events(const Input& input, const NameWords& words, const NameScan& scan,
                          Candidates& out);
// Names in quotation marks, and behind "called", "entitled".
void propose_quoted_events(const Input& input, const NameWords& words, const NameScan& scan,
                           Candidates& out);
// Lines that stand over an entry as its title, cells of titles.
void propose_title_lines(const Input& input, const NameWords& words, const NameScan& scan,
                         const TableColumns& columns, const TitleBlocks& titles, Candidates& out);
// Titles of talks beside their days and who spoke.
void propose_titles_of_days(const Input& input, const NameWords& words, const NameScan& scan,
                            Candidates& out);
// The same where the line of the day gives both.
void propose_titles_beside_speakers(const Input& input, const NameWords& words,
                                    const NameScan& scan, Candidates& out);
// Names that open an item, behind its day or before what it was.
void propose_titles_of_items(const Input& input, const NameWords& words, const NameScan& scan,
                             Candidates& out);

// What stands where the names in `out` stand in other lines of a list.
void propose_titles_of_siblings(const Input& input, const NameWords& words, const NameScan& scan,
                                Candidates& out);

// What stands below lines of a day, an hour and a room.
void propose_titles_below_heads(const Input& input, const NameWords& words, const NameScan& scan,
                                Candidates& out);
// The titles of entries whose next line opens with a label ("Venue: Leeds") or with what it was and
// when ("Webinar, 4 March 2016").
void propose_titles_above_labels(const Input& input, const NameWords& words, const NameScan& scan,
                                 Candidates& out);
// What stands in bold marks at the heads of lines or behind their days.
void propose_bold_titles(const Input& input, const NameWords& words, const NameScan& scan,
                         Candidates& out);

// Ordinal before a name: 7 for "7th", 3 for "third"; 0: token `i` is none.
int64_t edition_of(const Input& input, const NameWords& words, uint32_t i);

// End of the free part of a name ("the repair of looms and textile analysis") that begins at
// token `i`: to a verb, a date, a place or the end of the clause. With `colon` a subtitle behind a
// colon belongs to it.
uint32_t name_tail_end(const Input& input, const NameWords& words, uint32_t i, uint32_t limit,
                       bool colon);

// The closing mark for the opening quotation mark at token `i`; 0: `i` opens none, or none closes
// it before `limit`.
uint32_t closing_quote(const Input& input, uint32_t i, uint32_t limit);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_EVENTS_H_
