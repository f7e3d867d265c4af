// Records as JSON values (nlohmann::ordered_json), and back.
//
//   nlohmann::ordered_json value = annals::to_json(event);
//   annals::Result<annals::Event> event = annals::from_json(value);
//   annals::Result<annals::Event> event = annals::parse_event(line);   // one line of JSON Lines
//
// The form is docs/event.schema.json: keys in its order, null where it asks for a key that has no
// value, optional keys left out where they are empty. from_json(to_json(event)) == event.
// Reading is strict: a missing key, a wrong type, a value outside its list or an unknown key is an
// Error that names the place ("people[2].mentions[0].span: …").
// To write many records, annals/writer.h gives the same bytes several times faster.
// The only header that shows a third-party type; it is inline, so that the library exports none.
// Threads: no state. Cost: one pass, a node for each value.
#ifndef ANNALS_JSON_H_
#define ANNALS_JSON_H_

#include <exception>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "annals/detail/json_reader.h"
#include "annals/detail/json_value.h"
#include "annals/event.h"
#include "annals/explain.h"
#include "annals/fields.h"
#include "annals/result.h"

namespace annals {

inline nlohmann::ordered_json to_json(const Event& event) { return detail::to_value(event); }

inline nlohmann::ordered_json to_json(const Annotation& annotation) {
  return detail::to_value(annotation);
}

// Error: what is not as the schema says, `message` beginning with the path of the first such place.
inline Result<Event> from_json(const nlohmann::ordered_json& value) {
  Event event;
  detail::Problem problem;
  detail::read_value(value, detail::Path{}, problem, event);
  if (problem.message.empty()) return event;
  Error error;
  error.message = std::move(problem.message);
  return error;
}

// An explanation; parts that are empty are left out.
inline nlohmann::ordered_json to_json(const Explanation& explanation) {
  nlohmann::ordered_json out;
  out["answer"] = explanation.answer;
  out["span"] = {explanation.span.begin, explanation.span.end};
  out["findings"] = nlohmann::ordered_json::array();
  for (const Finding& finding : explanation.findings) {
    nlohmann::ordered_json one;
    one["outcome"] = finding.outcome;
    if (!finding.label.empty()) one["label"] = finding.label;
    if (!finding.text.empty()) {
      one["text"] = finding.text;
      one["span"] = {finding.span.begin, finding.span.end};
    }
    if (!finding.value.empty()) one["value"] = finding.value;
    if (!finding.rule.empty()) one["rule"] = finding.rule;
    if (!finding.file.empty()) {
      one["file"] = finding.file;
      one["line"] = finding.line;
    }
    if (!finding.entry.empty()) one["entry"] = finding.entry;
    if (finding.score != 0) one["score"] = finding.score;
    if (!finding.reason.empty()) one["reason"] = finding.reason;
    out["findings"].push_back(std::move(one));
  }
  return out;
}

// Reads one line of JSON Lines. Error: as from_json, or invalid JSON (`offset` is the byte in
// `line` where reading stopped).
inline Result<Event> parse_event(std::string_view line) {
  try {
    return from_json(nlohmann::ordered_json::parse(line));
  } catch (const nlohmann::ordered_json::parse_error& caught) {
    Error error;
    error.offset = caught.byte == 0 ? 0 : caught.byte - 1;
    error.has_offset = true;
    error.message = "invalid JSON at byte offset " + std::to_string(error.offset) +
                    "; each line must be one whole record";
    return error;
  } catch (const std::exception& caught) {
    Error error;
    error.message = std::string("invalid JSON: ") + caught.what();
    return error;
  }
}

}  // namespace annals

#endif  // ANNALS_JSON_H_
