// The visitor of annals/fields.h that reads JSON values, strictly. Part of annals/json.h.
#ifndef ANNALS_DETAIL_JSON_READER_H_
#define ANNALS_DETAIL_JSON_READER_H_

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "annals/event.h"
#include "annals/fields.h"

namespace annals::detail {

using JsonValue = nlohmann::ordered_json;

// Where in the record: a chain on the stack, spelled out only for an error.
struct Path {
  const Path* parent = nullptr;
  std::string_view key = {};
  size_t index = SIZE_MAX;

  std::string to_string() const {
    std::string out = parent == nullptr ? std::string() : parent->to_string();
    if (!key.empty()) {
      if (!out.empty()) out += '.';
      out += key;
    }
    if (index != SIZE_MAX) {
      out += '[';
      out += std::to_string(index);
      out += ']';
    }
    return out;
  }
};

// The first thing that is wrong.
struct Problem {
  std::string message;
  void set(const Path& path, std::string_view what) {
    if (!message.empty()) return;
    message = path.to_string();
    if (!message.empty()) message += ": ";
    message += what;
  }
};

inline bool is_day(std::string_view v) {
  if (!v.empty() && v[0] == '-') v.remove_prefix(1);
  const size_t n = v.size();
  if (n < 10 || v[n - 3] != '-' || v[n - 6] != '-') return false;
  for (size_t i = 0; i < n; ++i)
    if (i != n - 3 && i != n - 6 && (v[i] < '0' || v[i] > '9')) return false;
  return true;
}

inline bool is_country(std::string_view v) {
  return v.size() == 2 && v[0] >= 'A' && v[0] <= 'Z' && v[1] >= 'A' && v[1] <= 'Z';
}

// Whether `list` ("a b c") has the word `v`.
inline bool has_word(std::string_view list, std::string_view v) {
  while (!list.empty()) {
    const size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == v) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

template <typename T>
void read_value(const JsonValue& value, const Path& path, Problem& problem, T& out);

inline void read_value(const JsonValue& value, const Path& path, Problem& problem,
                       std::string& out) {
  if (const auto* v = value.get_ptr<const std::string*>())
    out = *v;
  else
    problem.set(path, "must be a string");
}

class Reader {
 public:
  Reader(const JsonValue& object, const Path& path, Problem& problem)
      : object_(object), path_(path), problem_(problem) {}

  void text(std::string_view k, std::string& v) {
    if (const JsonValue* found = need(k)) read_value(*found, at(k), problem_, v);
  }
  void maybe(std::string_view k, std::string& v) {
    if (const JsonValue* found = find(k)) read_value(*found, at(k), problem_, v);
  }
  void maybe_text(std::string_view k, std::optional<std::string>& v) {
    if (const JsonValue* found = find(k)) read_value(*found, at(k), problem_, v.emplace());
  }
  void choice(std::string_view k, std::string& v, std::string_view words) {
    text(k, v);
    check_choice(k, v, words);
  }
  void maybe_choice(std::string_view k, std::string& v, std::string_view words) {
    if (const JsonValue* found = find(k)) {
      read_value(*found, at(k), problem_, v);
      check_choice(k, v, words);
    }
  }
  void null_choice(std::string_view k, std::string& v, std::string_view words) {
    const JsonValue* found = need(k);
    if (found == nullptr || found->is_null()) return;
    read_value(*found, at(k), problem_, v);
    check_choice(k, v, words);
  }
  void day(std::string_view k, std::string& v) {
    text(k, v);
    check_day(k, v);
  }
  void maybe_day(std::string_view k, std::string& v) {
    if (const JsonValue* found = find(k)) {
      read_value(*found, at(k), problem_, v);
      check_day(k, v);
    }
  }
  void country(std::string_view k, std::string& v) { read_country(k, need(k), v); }
  void maybe_country(std::string_view k, std::string& v) { read_country(k, find(k), v); }
  void integer(std::string_view k, int64_t& v, int64_t least) {
    if (const JsonValue* found = need(k)) read_integer(k, *found, v, least);
  }
  void maybe_integer(std::string_view k, std::optional<int64_t>& v, int64_t least) {
    if (const JsonValue* found = find(k)) read_integer(k, *found, v.emplace(0), least);
  }
  void fraction(std::string_view k, std::optional<double>& v, double low, double high) {
    const JsonValue* found = find(k);
    if (found == nullptr) return;
    if (!found->is_number()) return problem_.set(at(k), "must be a number");
    v = found->get<double>();
    if (*v < low || *v > high) problem_.set(at(k), "must be from 0 to 1");
  }
  void unit(std::string_view k, OffsetUnit& v) {
    std::string name;
    choice(k, name, "byte codepoint utf16");
    v = name == "utf16"       ? OffsetUnit::utf16
        : name == "codepoint" ? OffsetUnit::codepoint
                              : OffsetUnit::byte;
  }
  void span(std::string_view k, Span& v) {
    if (const JsonValue* found = need(k)) read_span(k, *found, v);
  }
  void maybe_span(std::string_view k, std::optional<Span>& v) {
    if (const JsonValue* found = find(k)) read_span(k, *found, v.emplace());
  }
  template <typename T>
  void object(std::string_view k, std::optional<T>& v) {
    const JsonValue* found = need(k);
    if (found != nullptr && !found->is_null()) read_value(*found, at(k), problem_, v.emplace());
  }
  template <typename T>
  void list(std::string_view k, std::vector<T>& v) {
    if (const JsonValue* found = need(k)) read_list(k, *found, v);
  }
  template <typename T>
  void maybe_list(std::string_view k, std::vector<T>& v) {
    if (const JsonValue* found = find(k)) read_list(k, *found, v);
  }

  // Keys that no field asked for.
  void finish() {
    if (seen_.size() == object_.size()) return;
    for (const auto& item : object_.items()) {
      if (std::find(seen_.begin(), seen_.end(), item.key()) == seen_.end())
        return problem_.set(at(item.key()), "is no key of the schema");
    }
  }

 private:
  Path at(std::string_view k) const { return Path{&path_, k}; }

  const JsonValue* find(std::string_view k) {
    const auto found = object_.find(k);
    if (found == object_.end()) return nullptr;
    seen_.push_back(k);
    return &*found;
  }
  const JsonValue* need(std::string_view k) {
    const JsonValue* found = find(k);
    if (found == nullptr) problem_.set(at(k), "is missing");
    return found;
  }
  void check_choice(std::string_view k, const std::string& v, std::string_view words) {
    if (has_word(words, v)) return;
    problem_.set(at(k), "\"" + v + "\" is none of: " + std::string(words));
  }
  void check_day(std::string_view k, const std::string& v) {
    if (!is_day(v)) problem_.set(at(k), "must be a day as YYYY-MM-DD");
  }
  void read_country(std::string_view k, const JsonValue* found, std::string& v) {
    if (found == nullptr || found->is_null()) return;
    read_value(*found, at(k), problem_, v);
    if (!is_country(v)) problem_.set(at(k), "must be null or two capital letters (ISO 3166-1)");
  }
  void read_integer(std::string_view k, const JsonValue& found, int64_t& v, int64_t least) {
    const bool too_large =
        found.is_number_unsigned() && found.get<uint64_t>() > static_cast<uint64_t>(INT64_MAX);
    if (!found.is_number_integer() || too_large)
      return problem_.set(at(k), "must be a whole number");
    v = found.get<int64_t>();
    if (v < least) problem_.set(at(k), "must be " + std::to_string(least) + " or more");
  }
  void read_span(std::string_view k, const JsonValue& found, Span& v) {
    if (!found.is_array() || found.size() != 2 || !found[0].is_number_unsigned() ||
        !found[1].is_number_unsigned() || found[0].get<uint64_t>() > found[1].get<uint64_t>())
      return problem_.set(at(k), "must be [begin, end] with 0 <= begin <= end");
    v = {found[0].get<uint64_t>(), found[1].get<uint64_t>()};
  }
  template <typename T>
  void read_list(std::string_view k, const JsonValue& found, std::vector<T>& v) {
    if (!found.is_array()) return problem_.set(at(k), "must be an array");
    v.resize(found.size());
    for (size_t i = 0; i < v.size(); ++i) read_value(found[i], Path{&path_, k, i}, problem_, v[i]);
  }

  const JsonValue& object_;
  const Path& path_;
  Problem& problem_;
  std::vector<std::string_view> seen_;
};

template <typename T>
void read_value(const JsonValue& value, const Path& path, Problem& problem, T& out) {
  if (!value.is_object()) return problem.set(path, "must be an object");
  Reader reader(value, path, problem);
  fields::visit(reader, out);
  reader.finish();
}

}  // namespace annals::detail

#endif  // ANNALS_DETAIL_JSON_READER_H_
