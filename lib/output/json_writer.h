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

  void text(std::string_view k, std::string_view v) {
    key(k);
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
    key(k);
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
    key(k);
    out_.number(v);
  }
  void maybe_integer(std::string_view k, const std::optional<int64_t>& v, int64_t least) {
    if (v) integer(k, *v, least);
  }
  void fraction(std::string_view k, const std::optional<double>& v, double, double) {
    if (!v) return;
    key(k);
    out_.real(*v);
  }
  void unit(std::string_view k, OffsetUnit v) { text(k, name_of(v)); }
  void span(std::string_view k, const Span& v) {
    key(k);
    out_.put('[');
    out_.number(v.begin);
    out_.put(',');
    out_.number(v.end);
    out_.put(']');
  }
  void maybe_span(std::string_view k, const std::optional<Span>& v) {
    if (v) span(k, *v);
  }
  template <typename T>
  void object(std::string_view k, const std::optional<T>& v) {
    key(k);
    if (v)
      value(*v);
    else
      out_.put(kNull);
  }
  template <typename T>
  void list(std::string_view k, const std::vector<T>& items) {
    key(k);
    out_.put('[');
    for (size_t i = 0; i < items.size(); ++i) {
      if (i != 0) put(',');
      value(items[i]);
    }
    put(']');
  }
  template <typename T>
  void maybe_list(std::string_view k, const std::vector<T>& items) {
    if (!items.empty()) list(k, items);
  }

  void value(const std::string& v) { out_.string(v); }
  template <typename T>
  void value(const T& v) {
    const size_t begin = out_.size();
    fields::visit(*this, v);
    if (out_.size() == begin) put(',');
    out_[begin] = '{';
    put('}');
  }

 private:
  static constexpr std::string_view kNull = "null";

  void put(char c) {
    out_.make_room(1);
    out_.put(c);
  }
  // Makes room for a short value, too.
  [[gnu::always_inline]] void key(std::string_view k) {
    constexpr size_t kValue = 3 + 2 * JsonBytes::kNumber;  // a span
    out_.make_room(k.size() + 4 + kValue);
    out_.put(",\"");
    out_.put(k);
    out_.put("\":");
  }

  JsonBytes& out_;
};

}  // namespace annals::output

#endif  // ANNALS_LIB_OUTPUT_JSON_WRITER_H_
