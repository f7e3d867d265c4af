#include "output/json_writer.h"

#include "annals/writer.h"

namespace annals {
namespace {

void append_event(const Event& event, std::string_view end, std::string& out) {
  output::JsonBytes bytes(out);
  output::JsonWriter(bytes).value(event);
  bytes.make_room(end.size());
  bytes.put(end);
}

}  // namespace

void append_json(const Event& event, std::string& out) { append_event(event, {}, out); }
void append_json(std::string_view text, std::string& out) { output::append_string(text, out); }
void append_json_line(const Event& event, std::string& out) { append_event(event, "\n", out); }

MentionsLine::MentionsLine(std::string_view id, OffsetUnit offsets, std::string& out,
                           std::string_view encoding)
    : out_(out), used_(out.size()) {
  const size_t begin = used_;
  output::JsonBytes bytes(out_, used_);
  output::JsonWriter writer(bytes);
  writer.text("id", id);
  writer.unit("offsets", offsets);
  if (!encoding.empty()) writer.text("encoding", encoding);
  bytes.key("mentions");
  bytes.put('[');
  bytes[begin] = '{';  // in place of the first comma
}

void MentionsLine::add(const Annotation& mention) {
  output::JsonBytes bytes(out_, used_);
  if (!first_) bytes.put(',');  // the value before it left room
  first_ = false;
  output::JsonWriter(bytes).value(mention);
}

void MentionsLine::end() {
  out_.resize(used_);
  out_ += "]}\n";
}

void append_json_line(std::string_view id, OffsetUnit offsets,
                      const std::vector<Annotation>& annotations, std::string& out,
                      std::string_view encoding) {
  MentionsLine line(id, offsets, out, encoding);
  for (const Annotation& annotation : annotations) line.add(annotation);
  line.end();
}

}  // namespace annals
