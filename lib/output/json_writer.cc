#include "output/json_writer.h"

#include "annals/writer.h"

namespace annals {

void append_json(const Event& event, std::string& out) {
  out += '{';
  output::JsonWriter writer(out);
  fields::visit(writer, event);
  out += '}';
}

void append_json(std::string_view text, std::string& out) { output::append_string(text, out); }

void append_json_line(const Event& event, std::string& out) {
  append_json(event, out);
  out += '\n';
}

void append_json_line(std::string_view id, OffsetUnit offsets,
                      const std::vector<Annotation>& annotations, std::string& out,
                      std::string_view encoding) {
  out += "{\"id\":";
  output::append_string(id, out);
  out += ',';
  output::JsonWriter writer(out);
  writer.unit("offsets", offsets);
  writer.maybe("encoding", std::string(encoding));
  writer.list("mentions", annotations);
  out += "}\n";
}

}  // namespace annals
