// Records are written one after the other into the same Event; its strings and vectors keep their
// memory. A vector that is emptied frees what its elements hold, so elements are written anew where
// they stand, and those left over are put aside until a record needs more.
#ifndef ANNALS_LIB_RECORDS_REUSE_H_
#define ANNALS_LIB_RECORDS_REUSE_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "resolve/spares.h"

namespace annals::records {

// Copies few bytes without a call: by two loads that may overlap.
inline void copy_bytes(char* to, const char* from, size_t count) {
  const auto ends = [&]<typename Word>(Word) {
    Word first;
    Word last;
    std::memcpy(&first, from, sizeof(Word));
    std::memcpy(&last, from + count - sizeof(Word), sizeof(Word));
    std::memcpy(to, &first, sizeof(Word));
    std::memcpy(to + count - sizeof(Word), &last, sizeof(Word));
  };
  struct Sixteen {
    char bytes[16];
  };
  if (count > 32)
    std::memcpy(to, from, count);
  else if (count >= 16)
    ends(Sixteen{});
  else if (count >= 8)
    ends(uint64_t{});
  else if (count >= 4)
    ends(uint32_t{});
  else if (count >= 2)
    ends(uint16_t{});
  else if (count == 1)
    *to = *from;
}

// to = from. A record has some eighty strings, most of them short or empty and as long as those of
// the record before: written where they are, without the calls of std::string::assign.
inline void set_some(std::string& to, std::string_view from) {
  const size_t size = from.size();
  if (size > to.size()) {
    to.clear();  // `append` asks less than `assign`, which allows for what it overwrites
    to.append(from);
    return;
  }
  copy_bytes(to.data(), from.data(), size);
  if (size < to.size()) to.erase(size);
}
inline void set(std::string& to, std::string_view from) {
  if (from.empty()) return to.clear();
  set_some(to, from);
}

// The same for a literal: most strings that hold one held it before.
template <size_t kSize>
void set(std::string& to, const char (&from)[kSize]) {
  if (to.size() == kSize - 1)
    std::memcpy(to.data(), from, kSize - 1);
  else
    to.assign(from, kSize - 1);
}

using resolve::Spares;

// Writes a vector anew: `next` for each element, `finish` at the end.
template <typename T>
class Refill {
 public:
  Refill(std::vector<T>& items, Spares<T>& spares) : items_(items), spares_(spares) {}

  // The next element. It holds old values: assign all of its members.
  T& next() {
    T& item = size_ < items_.size() ? items_[size_] : spares_.add(items_);
    ++size_;
    return item;
  }
  size_t size() const { return size_; }
  void finish() { spares_.cut(items_, size_); }

 private:
  std::vector<T>& items_;
  Spares<T>& spares_;
  size_t size_ = 0;
};

// Makes `value` hold something (old values), or nothing; what it held is put aside in `spare`.
template <typename T>
T& engage(std::optional<T>& value, T& spare) {
  if (!value) value.emplace(std::move(spare));
  return *value;
}
template <typename T>
void release(std::optional<T>& value, T& spare) {
  if (value) spare = std::move(*value);
  value.reset();
}

inline void assign_strings(std::vector<std::string>& to, const std::vector<std::string>& from,
                           Spares<std::string>& spares) {
  Refill<std::string> refill(to, spares);
  for (const std::string& one : from) set(refill.next(), one);
  refill.finish();
}

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_REUSE_H_
