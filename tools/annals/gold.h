// Gold records in the files of annotation tools, and back.
//
// A document is its records and its text. What tools mark are spans with a label: record, date,
// place, organization, person, event (a title). All the rest of a record travels as its JSON, in a
// note (brat) or a comment (CoNLL), or comes from the records that an import is merged into.
#ifndef ANNALS_TOOLS_GOLD_H_
#define ANNALS_TOOLS_GOLD_H_

#include <string>
#include <string_view>
#include <vector>

#include "annals/event.h"
#include "annals/result.h"

namespace annals::tool {

struct Mark {
  std::string label;
  Span span;  // bytes
  friend bool operator==(const Mark&, const Mark&) = default;
};

// A record as a tool's file has it: where it now is, and what it was; `known` is false for one that
// the annotator made.
struct MarkedRecord {
  Span span;
  bool known = false;
  Event event;
};

struct Marked {
  std::vector<MarkedRecord> records;
  std::vector<Mark> marks;
  bool has_records = false;          // false: the file told of none
  std::vector<std::string> ignored;  // what a record cannot hold: one message each
};

// The marks of records, each once, ascending; those within another mark after it.
std::vector<Mark> marks_of(const std::vector<Event>& events);

// What a document's records become when their marks are those of the tool. A mark that is as it was
// keeps all that was known of it; one of the same label that was moved keeps it too; others that
// are gone are taken out, new ones added to the record that holds them.
Result<std::vector<Event>> merge(const Marked& marked, std::string_view text,
                                 const std::string& document);

// Spans of any unit as bytes. Error: a span beyond the text.
Result<void> to_bytes(std::string_view text, std::vector<Event>& events);

// brat's standoff (.ann): offsets in characters.
std::string write_brat(const std::vector<Event>& events, std::string_view text);
Result<Marked> read_brat(const std::string& file, std::string_view ann, std::string_view text);

// CoNLL: token, begin, end (bytes), BIO tag, parted by tabs; a blank line after each sentence.
std::string write_conll(const std::vector<Event>& events, std::string_view text);
// Reads that, or any columns of which the first is the token and the last the tag, parted by tabs
// or spaces; tokens without offsets are looked for in the text.
Result<Marked> read_conll(const std::string& file, std::string_view conll, std::string_view text);

}  // namespace annals::tool

#endif  // ANNALS_TOOLS_GOLD_H_
