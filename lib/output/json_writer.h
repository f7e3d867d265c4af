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

// Writes the members of one object, without its braces.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void text(std::string_view k, const std::string& v) {
    key(k);
    append_string(v, out_);
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
    out_ += "null";
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
    append_integer(v, out_);
  }
  void maybe_integer(std::string_view k, const std::optional<int64_t>& v, int64_t least) {
    if (v) integer(k, *v, least);
  }
  void fraction(std::string_view k, const std::optional<double>& v, double, double) {
    if (!v) return;
    key(k);
    append_double(*v, out_);
  }
  void unit(std::string_view k, OffsetUnit v) {
    key(k);
    append_string(name_of(v), out_);
  }
  void span(std::string_view k, const Span& v) {
    key(k);
    out_ += '[';
    append_unsigned(v.begin, out_);
    out_ += ',';
    append_unsigned(v.end, out_);
    out_ += ']';
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
      out_ += "null";
  }
  template <typename T>
  void list(std::string_view k, const std::vector<T>& items) {
    key(k);
    out_ += '[';
    for (size_t i = 0; i < items.size(); ++i) {
      if (i != 0) out_ += ',';
      value(items[i]);
    }
    out_ += ']';
  }
  template <typename T>
  void maybe_list(std::string_view k, const std::vector<T>& items) {
    if (!items.empty()) list(k, items);
  }

 private:
  void key(std::string_view k) {
    out_ += first_ ? "\"" : ",\"";
    first_ = false;
    out_ += k;
    out_ += "\":";
  }
  void value(const std::string& v) { append_string(v, out_); }
  template <typename T>
  void value(const T& v) {
    out_ += '{';
    JsonWriter inner(out_);
    fields::visit(inner, v);
    out_ += '}';
  }

  std::string& out_;
  bool first_ = true;
};

}  // namespace annals::output

#endif  // ANNALS_LIB_OUTPUT_JSON_WRITER_H_
