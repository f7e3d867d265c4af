// Why a result is as it is: what fired, what competed and lost and by which policy, and for a miss
// what was tried and the first condition that failed.
//
//   auto why = annals::explain(*extractor, *text, document, annals::Question::span({120, 132}));
//   if (why) std::cout << annals::to_text(*why, *text);
//   nlohmann::ordered_json json = annals::to_json(*why);        // annals/json.h
//
// Units: bytes of the text.
// Errors: a span, record or boundary that the text does not have; `message` says the range.
// Threads: as the extractor's. Cost: one extraction, then every rule at the stretch asked for.
// An extraction that nobody asks about costs nothing more.
#ifndef ANNALS_EXPLAIN_H_
#define ANNALS_EXPLAIN_H_

#include <cstdint>
#include <string>
#include <vector>

#include "annals/event.h"
#include "annals/export.h"
#include "annals/extractor.h"
#include "annals/result.h"
#include "annals/text.h"

namespace annals {

// What is asked about.
struct Question {
  enum class About : uint8_t { span, field, boundary };
  About about = About::span;
  Span bytes;           // of a span
  size_t record = 0;    // of a field: the record's number in the document, from 1
  std::string field;    // when, where, title, kind, mode, organizer
  uint64_t offset = 0;  // of a boundary: the nearest place where a record might begin

  static Question span(Span bytes) { return {About::span, bytes, 0, {}, 0}; }
  static Question of_field(size_t record, std::string field) {
    return {About::field, {}, record, std::move(field), 0};
  }
  static Question boundary(uint64_t offset) { return {About::boundary, {}, 0, {}, offset}; }
};

// One thing that was found, tried or weighed there.
struct Finding {
  // stands    a mention or value of the result
  // lost      a candidate that gave way; `reason` names the policy
  // matched   a rule that fired
  // tried     a rule that began to match; `reason` is the first condition that failed
  // entry     what the gazetteer has for the words
  // evidence  what was weighed; `score` is its weight
  std::string outcome;
  std::string label;  // date, place, organization, person, event; a rule's kind; an entry's kind
  std::string text;
  Span span;
  std::string rule;   // id; empty: none
  std::string file;   // of the rule; empty: unknown
  uint32_t line = 0;  // from 1
  std::string entry;  // the gazetteer's: canonical name, country, id
  double score = 0;
  std::string value;  // of a date; the canonical name of an entity
  std::string reason;
};

struct Explanation {
  std::string answer;  // in one sentence
  Span span;           // what it is about
  std::vector<Finding> findings;
};

ANNALS_EXPORT Result<Explanation> explain(const Extractor& extractor, const Text& text,
                                          const Document& document, const Question& question);

// The line of the text with the span underlined, the answer, the findings, one a line. `name`
// stands before the line's number.
ANNALS_EXPORT std::string to_text(const Explanation& explanation, const Text& text,
                                  const std::string& name = "document");

}  // namespace annals

#endif  // ANNALS_EXPLAIN_H_
