// Memory for what one call makes and drops (std::pmr): handed out from the front, never given back
// one by one, taken back as a whole, and kept for the next call.
#ifndef ANNALS_LIB_TEXT_ARENA_H_
#define ANNALS_LIB_TEXT_ARENA_H_

#include <algorithm>
#include <cstddef>
#include <memory>
#include <memory_resource>
#include <vector>

namespace annals::text {

class Arena : public std::pmr::memory_resource {
 public:
  // Nothing that was handed out may be used any more.
  void clear() {
    block_ = 0;
    used_ = 0;
  }

 private:
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    size_t size = 0;
  };

  void* do_allocate(size_t size, size_t alignment) override {
    for (; block_ < blocks_.size(); ++block_, used_ = 0) {
      used_ = (used_ + alignment - 1) / alignment * alignment;
      if (used_ + size <= blocks_[block_].size) return take(size);
    }
    constexpr size_t kLeast = 64 << 10;
    const size_t last = blocks_.empty() ? 0 : blocks_.back().size;
    const size_t wanted = std::max({kLeast, 2 * last, size});
    blocks_.push_back({std::make_unique<std::byte[]>(wanted), wanted});
    return take(size);
  }
  void do_deallocate(void*, size_t, size_t) override {}
  bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override {
    return this == &other;
  }

  void* take(size_t size) {
    void* memory = blocks_[block_].bytes.get() + used_;
    used_ += size;
    return memory;
  }

  std::vector<Block> blocks_;  // each twice as big as the one before
  size_t block_ = 0;           // the one that is handed out, and what of it is
  size_t used_ = 0;
};

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_ARENA_H_
