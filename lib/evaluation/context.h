// Where in the text an item stands: its line, and the words around it.
#ifndef ANNALS_LIB_EVALUATION_CONTEXT_H_
#define ANNALS_LIB_EVALUATION_CONTEXT_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "annals/evaluation.h"

namespace annals::evaluation {

class Context {
 public:
  // `unit` is that of the items' spans. The text must outlive this.
  Context(std::string_view text, OffsetUnit unit);

  // Fills line, before, words and after, each at most `width` bytes (a span's words: twice that),
  // cut at characters; line ends within a span read as spaces.
  void fill(Item& item, uint32_t width) const;

 private:
  size_t byte_of(uint64_t offset) const;

  std::string_view text_;
  std::vector<uint64_t> line_starts_;
  std::vector<uint32_t> bytes_;  // of each unit's offset; empty where the unit is bytes
};

}  // namespace annals::evaluation

#endif  // ANNALS_LIB_EVALUATION_CONTEXT_H_
