// The visitor of annals/fields.h that writes JSON.
#ifndef ANNALS_LIB_OUTPUT_JSON_WRITER_H_
#define ANNALS_LIB_OUTPUT_JSON_WRITER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "annals/fields.h"
#include "output/json_string.h"

namespace annals::output {

constexpr std::string_view name_of(OffsetUnit unit) {
  return unit == OffsetUnit::byte ? "byte" : unit == OffsetUnit::codepoint ? "codepoint" : "utf16";
}

// Writes the members of objects. Each begins with a comma; where an object begins, its brace is
// put in place of the first. Keys are literals, whose bytes and lengths the compiler knows.
class JsonWriter {
 public:
  explicit JsonWriter(JsonBytes& out) : out_(out) {}

  void text(std::string_view k, const std::string& v) {
    out_.key(k);
    out_.value(v);
  }
  void text(std::string_view k, std::string_view v) {
    out_.key(k);
    out_.string(v);
  }
  void maybe(std::string_view k, const std::string& v) {
    if (!v.empty()) text(k, v);
  }
  void maybe_text(std::string_view k, const std::optional<std::string>& v) {
    if (v) text(k, *v);
  }
  void null_or(std::string_view k, const std::string& v) {
    if (!v.empty()) return text(k, v);
    out_.key(k);
    out_.put(kNull);
  }
  void choice(std::string_view k, const std::string& v, std::string_view) { text(k, v); }
  void maybe_choice(std::string_view k, const std::string& v, std::string_view) { maybe(k, v); }
  void null_choice(std::string_view k, const std::string& v, std::string_view) { null_or(k, v); }
  void day(std::string_view k, const std::string& v) { text(k, v); }
  void maybe_day(std::string_view k, const std::string& v) { maybe(k, v); }
  void country(std::string_view k, const std::string& v) { null_or(k, v); }
  void maybe_country(std::string_view k, const std::string& v) { maybe(k, v); }
  void integer(std::string_view k, int64_t v, int64_t) {
    out_.key(k);
    out_.number(v);
  }
  void maybe_integer(std::string_view k, const std::optional<int64_t>& v, int64_t least) {
    if (v) integer(k, *v, least);
  }
  void fraction(std::string_view k, const std::optional<double>& v, double, double) {
    if (!v) return;
    out_.key(k);
    out_.real(*v);
  }
  void unit(std::string_view k, OffsetUnit v) { text(k, name_of(v)); }
  void span(std::string_view k, const Span& v) {
    out_.key(k);
    out_.span(v.begin, v.end);
  }
  void maybe_span(std::string_view k, const std::optional<Span>& v) {
    if (v) span(k, *v);
  }
  template <typename T>
  void object(std::string_view k, const std::optional<T>& v) {
    out_.key(k);
    if (v)
      value(*v);
    else
      out_.put(kNull);
  }
  template <typename T>
  void list(std::string_view k, const std::vector<T>& items) {
    out_.key(k);
    out_.put('[');
    for (size_t i = 0; i < items.size(); ++i) {
      if (i != 0) out_.put(',');
      value(items[i]);
    }
    out_.put(']');
  }
  template <typename T>
  void maybe_list(std::string_view k, const std::vector<T>& items) {
    if (!items.empty()) list(k, items);
  }

  // These leave room for two bytes more: what stands between the items of a list, or ends it.
  void value(const std::string& v) { out_.string(v); }
  template <typename T>
  void value(const T& v) {
    const size_t begin = out_.size();
    fields::visit(*this, v);
    out_.make_room(4);
    if (out_.size() == begin) out_.put(',');
    out_[begin] = '{';
    out_.put('}');
  }

 private:
  static constexpr std::string_view kNull = "null";

  JsonBytes& out_;
};

}  // namespace annals::output

#endif  // ANNALS_LIB_OUTPUT_JSON_WRITER_H_
