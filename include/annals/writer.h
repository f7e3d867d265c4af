// Records as JSON Lines, fast.
//
//   std::string line;
//   for (const annals::Event& event : extractor->extract(*text)) {
//     line.clear();
//     annals::append_json_line(event, line);
//     std::fwrite(line.data(), 1, line.size(), stdout);
//   }
//
// The bytes are those of to_json(event).dump() of annals/json.h and a line feed: compact, keys in
// the order of docs/event.schema.json, characters outside ASCII as they are, optional fields left
// out where they are empty.
// Invalid UTF-8 in a string (lossy reading) is written as one U+FFFD for each invalid byte, so that
// code points and UTF-16 units count the same in the span and in the text.
// Errors: none. Threads: the functions hold no state. Cost: one pass; allocates only while `out`
// grows, so reuse it.
#ifndef ANNALS_WRITER_H_
#define ANNALS_WRITER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "annals/event.h"
#include "annals/export.h"

namespace annals {

// Appends the record and "\n".
ANNALS_EXPORT void append_json_line(const Event& event, std::string& out);

// Appends {"id", "offsets", "encoding"?, "mentions": […]} (docs/annotation.schema.json) and "\n".
// `encoding` is the input's, where it was converted; empty: absent.
ANNALS_EXPORT void append_json_line(std::string_view id, OffsetUnit offsets,
                                    const std::vector<Annotation>& annotations, std::string& out,
                                    std::string_view encoding = {});

// The same line, mention by mention; it is whole after `end`, and `out` is the writer's until then.
//
//   annals::MentionsLine mentions("letter", annals::OffsetUnit::byte, line);
//   extractor->annotate_dates(*text, {}, scratch, [&](annals::Annotation& date) {
//     mentions.add(date);
//     return true;
//   });
//   mentions.end();
class ANNALS_EXPORT MentionsLine {
 public:
  MentionsLine(std::string_view id, OffsetUnit offsets, std::string& out,
               std::string_view encoding = {});
  void add(const Annotation& mention);
  void end();

 private:
  std::string& out_;
  size_t used_;  // bytes of `out_` that are written
  bool first_ = true;
};

// Appends the record without the line feed; and a string in quotation marks, escaped.
ANNALS_EXPORT void append_json(const Event& event, std::string& out);
ANNALS_EXPORT void append_json(std::string_view text, std::string& out);

// `text` itself where it is valid UTF-8; else `buffer`, filled with `text` and U+FFFD for each
// invalid byte.
ANNALS_EXPORT std::string_view valid_utf8(std::string_view text, std::string& buffer);

}  // namespace annals

#endif  // ANNALS_WRITER_H_
