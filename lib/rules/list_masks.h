// What Pack::word_masks takes: bits by list.
#ifndef ANNALS_LIB_RULES_LIST_MASKS_H_
#define ANNALS_LIB_RULES_LIST_MASKS_H_

#include <cstdint>
#include <type_traits>
#include <vector>

#include "rules/pack.h"

namespace annals::rules {

// Adds bits to those of a list; a list that the rules do not have gets none.
template <typename Mask>
void set_mask(std::vector<Mask>& masks, ListId list, std::type_identity_t<Mask> bits) {
  if (list == kNoList) return;
  if (masks.size() <= list) masks.resize(list + 1u, 0);
  masks[list] |= bits;
}

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_LIST_MASKS_H_
