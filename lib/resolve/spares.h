// Elements that are put aside instead of freed, so that their strings and vectors keep their
// memory.
#ifndef ANNALS_LIB_RESOLVE_SPARES_H_
#define ANNALS_LIB_RESOLVE_SPARES_H_

#include <cstddef>
#include <utility>
#include <vector>

namespace annals::resolve {

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

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_SPARES_H_
