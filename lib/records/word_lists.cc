#include "records/word_lists.h"

#include <algorithm>
#include <cstdlib>

namespace annals::records {

WordList WordLists::add(const rules::Pack& pack, std::string_view name) {
  const rules::ListId id = pack.list(name);
  if (id == rules::kNoList) return {};
  const auto known = std::find(ids_.begin(), ids_.end(), id);
  const auto bit = static_cast<size_t>(known - ids_.begin());
  if (known == ids_.end()) ids_.push_back(id);
  if (bit >= kMost) std::abort();  // the code names too many lists: the first test meets it
  return {id, uint64_t{1} << bit};
}

WordList WordLists::seek(const rules::Pack& pack, std::string_view name) {
  const WordList list = add(pack, name);
  if (list.bit >> kMostSought != 0) std::abort();  // too many, or behind those of `add`
  sought_ |= list.bit;
  return list;
}

void WordLists::compile(const rules::Pack& pack) {
  constexpr size_t kHalf = 32;  // the pack gives 32 bits at a time
  for (size_t half = 0; half * kHalf < ids_.size(); ++half) {
    std::vector<uint32_t> of_list;
    for (size_t i = half * kHalf; i < std::min(ids_.size(), (half + 1) * kHalf); ++i) {
      if (of_list.size() <= ids_[i]) of_list.resize(ids_[i] + size_t{1}, 0);
      of_list[ids_[i]] |= 1u << (i - half * kHalf);
    }
    const std::vector<uint32_t> single = pack.word_masks(of_list, {});
    const std::vector<uint32_t> phrase = pack.word_masks({}, of_list);
    of_.resize(std::max<size_t>(single.size(), 1));
    for (size_t word = 0; word < single.size(); ++word) {
      of_[word].single |= uint64_t{single[word]} << (half * kHalf);
      of_[word].begins |= uint64_t{single[word] | phrase[word]} << (half * kHalf);
    }
  }
  if (of_.empty()) of_.emplace_back();
  of_[0] = {};  // the unknown word
}

}  // namespace annals::records
