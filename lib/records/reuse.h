// Records are written one after the other into the same Event; its strings and vectors keep their
// memory. A vector that is emptied frees what its elements hold, so elements are written anew where
// they stand, and those left over are put aside until a record needs more.
#ifndef ANNALS_LIB_RECORDS_REUSE_H_
#define ANNALS_LIB_RECORDS_REUSE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace annals::records {

// Elements put aside.
template <typename T>
class Spares {
 public:
  // Appends an element to `items`. It holds old values: assign all of its members.
  T& add(std::vector<T>& items) {
    if (aside_.empty()) return items.emplace_back();
    items.push_back(std::move(aside_.back()));
    aside_.pop_back();
    return items.back();
  }
  // Cuts `items` to `size` elements.
  void cut(std::vector<T>& items, size_t size) {
    while (items.size() > size) {
      aside_.push_back(std::move(items.back()));
      items.pop_back();
    }
  }

 private:
  std::vector<T> aside_;
};

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
  for (const std::string& one : from) refill.next() = one;
  refill.finish();
}

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_REUSE_H_
