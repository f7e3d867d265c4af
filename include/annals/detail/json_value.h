// The visitor of annals/fields.h that builds JSON values. Part of annals/json.h.
#ifndef ANNALS_DETAIL_JSON_VALUE_H_
#define ANNALS_DETAIL_JSON_VALUE_H_

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "annals/event.h"
#include "annals/fields.h"
#include "annals/writer.h"

namespace annals::detail {

template <typename T>
nlohmann::ordered_json to_value(const T& v);

// dump() refuses invalid UTF-8, so none goes in.
inline nlohmann::ordered_json to_value(const std::string& v) {
  std::string buffer;
  return std::string(valid_utf8(v, buffer));
}

class ValueBuilder {
 public:
  nlohmann::ordered_json value = nlohmann::ordered_json::object();

  void text(const char* k, const std::string& v) { value[k] = to_value(v); }
  void maybe(const char* k, const std::string& v) {
    if (!v.empty()) text(k, v);
  }
  void maybe_text(const char* k, const std::optional<std::string>& v) {
    if (v) text(k, *v);
  }
  void null_or(const char* k, const std::string& v) {
    value[k] = v.empty() ? nlohmann::ordered_json() : to_value(v);
  }
  void choice(const char* k, const std::string& v, std::string_view) { text(k, v); }
  void maybe_choice(const char* k, const std::string& v, std::string_view) { maybe(k, v); }
  void null_choice(const char* k, const std::string& v, std::string_view) { null_or(k, v); }
  void day(const char* k, const std::string& v) { text(k, v); }
  void maybe_day(const char* k, const std::string& v) { maybe(k, v); }
  void country(const char* k, const std::string& v) { null_or(k, v); }
  void maybe_country(const char* k, const std::string& v) { maybe(k, v); }
  void integer(const char* k, int64_t v, int64_t) { value[k] = v; }
  void maybe_integer(const char* k, const std::optional<int64_t>& v, int64_t) {
    if (v) value[k] = *v;
  }
  void fraction(const char* k, const std::optional<double>& v, double, double) {
    if (v) value[k] = *v;
  }
  void unit(const char* k, OffsetUnit v) {
    value[k] = v == OffsetUnit::byte ? "byte" : v == OffsetUnit::codepoint ? "codepoint" : "utf16";
  }
  void span(const char* k, const Span& v) {
    value[k] = nlohmann::ordered_json::array({v.begin, v.end});
  }
  void maybe_span(const char* k, const std::optional<Span>& v) {
    if (v) span(k, *v);
  }
  template <typename T>
  void object(const char* k, const std::optional<T>& v) {
    value[k] = v ? to_value(*v) : nlohmann::ordered_json();
  }
  template <typename T>
  void list(const char* k, const std::vector<T>& items) {
    nlohmann::ordered_json array = nlohmann::ordered_json::array();
    for (const T& item : items) array.push_back(to_value(item));
    value[k] = std::move(array);
  }
  template <typename T>
  void maybe_list(const char* k, const std::vector<T>& items) {
    if (!items.empty()) list(k, items);
  }
};

template <typename T>
nlohmann::ordered_json to_value(const T& v) {
  ValueBuilder builder;
  fields::visit(builder, v);
  return std::move(builder.value);
}

}  // namespace annals::detail

#endif  // ANNALS_DETAIL_JSON_VALUE_H_
