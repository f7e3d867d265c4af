// Segmentation specs: texts with their records marked in them (tests/spec/README.md, "Records").
//
//   === a dated line is a record
//   1998
//   {{when=1998-03-14 where=Leeds/GB kind=festival}}
//   14 March – Spring concert in Leeds.
//   {{}}
//   Copyright 1999
//
// {{…}} stands where a record begins, {{}} where text of no record does; a mark that fills its line
// takes the line end with it. A record ends with its last character that is no white space.
#ifndef ANNALS_TESTS_SUPPORT_RECORD_SPEC_H_
#define ANNALS_TESTS_SUPPORT_RECORD_SPEC_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "annals/event.h"
#include "annals/result.h"

namespace annals::test {

// What the mark states: keys when, where, mode, kind, title, organizer, speaker, warning, basis,
// headings, attendance ("about 60 people;20 countries").
// "-" stands for none.
struct ExpectedRecord {
  Span span;  // in RecordCase::text
  std::map<std::string, std::string> fields;
};

struct RecordCase {
  std::string file;
  uint64_t line = 0;
  std::string name;
  std::string document_date;
  std::string owner;
  bool markdown = false;  // the text is Markdown: "input: markdown"
  std::string text;
  std::vector<ExpectedRecord> expected;
};

// Error: what is wrong with the file, at its line.
Result<std::vector<RecordCase>> parse_record_spec(std::string_view content, std::string_view file);

// The fields of a record in the form of the marks.
std::map<std::string, std::string> describe(const Event& event);

// The differences, empty when there are none.
std::string judge(const RecordCase& spec, const std::vector<Event>& found);

}  // namespace annals::test

#endif  // ANNALS_TESTS_SUPPORT_RECORD_SPEC_H_
