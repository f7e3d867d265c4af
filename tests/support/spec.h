// Spec files: texts with the expected mentions marked in them.
//
//   # a comment
//   === name of the case
//   document-date: 2020-01-01
//   heading: 2018
//   On [July 4 and 5]{date=2018-07-04/2018-07-05} the council met in [Paris]{place=FR}.
//
// The language, with its headers and marks, is described in tests/spec/README.md.
#ifndef ANNALS_TESTS_SUPPORT_SPEC_H_
#define ANNALS_TESTS_SUPPORT_SPEC_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "annals/event.h"
#include "annals/result.h"

namespace annals::test {

// What a mention is judged by: "date", "time", "duration", "set", "place", "organization",
// "person" or "event", and its fields by name ("start", "end", "timex", "country", "name", …).
// An expected mention has the fields that its mark states, a found one all that it has.
struct SpecMention {
  std::string label;
  Span span;  // in SpecCase::text
  std::map<std::string, std::string> fields;
};

struct SpecCase {
  std::string file;   // its name, without folders
  uint64_t line = 0;  // of the "==="
  std::string name;
  std::string document_date;
  std::string owner;
  std::vector<std::string> aliases;
  std::vector<std::string> only;  // labels to judge; empty: see is_judged
  uint64_t body = 0;              // where the text after the headings begins, in bytes
  std::string text;               // headings first, each followed by an empty line
  std::vector<SpecMention> expected;

  // Without `only`, the five labels of mentions are judged, and of time, duration and set those
  // that the case marks.
  bool is_judged(std::string_view label) const;
};

// Error: what is wrong with the file, at its line.
Result<std::vector<SpecCase>> parse_spec(std::string_view content, std::string_view file);

// What an annotation is, in the terms above.
SpecMention describe(const Annotation& annotation);

// The differences between what is expected and what was found, with both texts; empty when there
// are none.
std::string judge(const SpecCase& spec, const std::vector<SpecMention>& found);

}  // namespace annals::test

#endif  // ANNALS_TESTS_SUPPORT_SPEC_H_
