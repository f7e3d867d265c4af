// What is told, where somebody asks, of how a record's fields were decided (lib/explain).
//
// The stages hold a pointer that is null in an extraction.
#ifndef ANNALS_LIB_RECORDS_TRACE_H_
#define ANNALS_LIB_RECORDS_TRACE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "resolve/resolved.h"

namespace annals::records {

// One thing that was weighed for a field, or that a condition kept from being weighed.
struct Weighed {
  std::string_view field;  // when, where, title, kind, mode, organizer
  uint32_t first = 0;      // tokens
  uint32_t end = 0;
  uint32_t rule = resolve::kNone;  // of the pack
  std::string value;
  double score = 0;
  std::string parts;          // the weights that make the score: "when.leads 1.5, when.day 0.5"
  std::string refused;        // the condition that failed before anything was weighed; empty: none
  std::string_view why = {};  // what decided it, where no rule did
};

struct Trace {
  std::vector<Weighed> items;
  std::string parts;     // of the item to come
  bool is_tour = false;  // the record tells of a journey of several stops

  void count(std::string_view name, double weight);
  // `item` with the parts that were counted since the last.
  void add(Weighed item) {
    item.parts = std::exchange(parts, {});
    items.push_back(std::move(item));
  }
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_TRACE_H_
