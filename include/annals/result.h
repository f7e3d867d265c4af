// Errors as values. Nothing in the public API throws.
//
//   annals::Result<annals::Text> text = annals::Text::from(std::move(bytes));
//   if (!text) return report(text.error());   // "archive.txt:12:7: invalid UTF-8 …"
//   use(*text);
//
// Ownership: a Result owns its value or its Error. Threads: as safe as the value it holds.
#ifndef ANNALS_RESULT_H_
#define ANNALS_RESULT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "annals/export.h"

namespace annals {

// What went wrong, where, and what to do about it. Unknown positions are 0.
struct ANNALS_EXPORT Error {
  std::string message{};  // one line: the problem, then the cure
  std::string file{};     // the input's or the data file's name; empty when unknown
  uint64_t line = 0;      // from 1
  uint64_t column = 0;    // from 1, in code points
  uint64_t offset = 0;    // byte offset in the input, where `has_offset`
  bool has_offset = false;

  // "file:line:column: message", without the parts that are unknown.
  std::string to_string() const;
};

// A value or an Error. Dereferencing a Result that holds an Error is undefined, as with
// std::optional; test it first.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT

  explicit operator bool() const { return state_.index() == 0; }
  bool ok() const { return state_.index() == 0; }

  T& operator*() & { return *std::get_if<0>(&state_); }
  const T& operator*() const& { return *std::get_if<0>(&state_); }
  T&& operator*() && { return std::move(*std::get_if<0>(&state_)); }
  T* operator->() { return std::get_if<0>(&state_); }
  const T* operator->() const { return std::get_if<0>(&state_); }

  const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT

  explicit operator bool() const { return !error_.has_value(); }
  bool ok() const { return !error_.has_value(); }
  const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace annals

#endif  // ANNALS_RESULT_H_
