// A hash table from keys that its user keeps to their numbers there: one array, which is kept from
// one text to the next.
#ifndef ANNALS_LIB_MENTIONS_FLAT_INDEX_H_
#define ANNALS_LIB_MENTIONS_FLAT_INDEX_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace annals::mentions {

inline uint64_t hash_number(uint64_t number) {
  const uint64_t hash = number * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}

class FlatIndex {
 public:
  static constexpr uint32_t kNotThere = 0xFFFFFFFFu;
  // Of numbers under one hash, so that a text that repeats itself makes no long searches.
  static constexpr uint32_t kMostAlike = 16;

  // Empties it, with room for `most` numbers.
  void clear(size_t most) { slots_.assign(most == 0 ? 0 : std::bit_ceil(2 * most + 2), Slot{}); }
  bool has_room() const { return !slots_.empty(); }

  // The number under `hash` of which `is_same(number)` holds; if there is none, `number` is added
  // and given back. kNotThere: too many are alike.
  template <typename IsSame>
  uint32_t find_or_add(uint64_t hash, uint32_t number, const IsSame& is_same) {
    uint32_t alike = 0;
    for (size_t at = home(hash);; at = (at + 1) & (slots_.size() - 1)) {
      Slot& slot = slots_[at];
      if (slot.number == kNotThere) {
        slot = {tag(hash), number};
        return number;
      }
      if (slot.tag != tag(hash)) continue;
      if (is_same(slot.number)) return slot.number;
      if (++alike == kMostAlike) return kNotThere;
    }
  }

  // The number under `hash` of which `is_same(number)` holds; kNotThere: there is none.
  template <typename IsSame>
  uint32_t find(uint64_t hash, const IsSame& is_same) const {
    if (slots_.empty()) return kNotThere;
    for (size_t at = home(hash);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.number == kNotThere) return kNotThere;
      if (slot.tag == tag(hash) && is_same(slot.number)) return slot.number;
    }
  }

  // Calls `see(number)` for the numbers under `hash`, in the order in which they were added; with
  // them, rarely, for some under another hash.
  template <typename See>
  void for_each(uint64_t hash, const See& see) const {
    for (size_t at = home(hash); slots_[at].number != kNotThere;
         at = (at + 1) & (slots_.size() - 1))
      if (slots_[at].tag == tag(hash)) see(slots_[at].number);
  }

 private:
  struct Slot {
    uint32_t tag = 0;
    uint32_t number = kNotThere;
  };
  size_t home(uint64_t hash) const { return hash & (slots_.size() - 1); }
  static uint32_t tag(uint64_t hash) { return static_cast<uint32_t>(hash >> 32); }

  std::vector<Slot> slots_;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_FLAT_INDEX_H_
