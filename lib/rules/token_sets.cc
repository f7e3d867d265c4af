#include "rules/token_sets.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "rules/token_class.h"

namespace annals::rules {
namespace {

// More classes than columns can number share the last: a set is then a superset, no less.
constexpr size_t kMostClasses = 0xFFFF - kFirstWordColumn;

}  // namespace

TokenSets::TokenSets() {
  Set everything;
  everything.classes = kAllClasses | kNoTokenBit;
  sets_.push_back(everything);
  ids_.emplace(std::move(everything), kEverything);
  intern({});  // kNothing
  row(kEverything);
}

SetId TokenSets::intern(Set set) {
  const auto [known, added] = ids_.emplace(std::move(set), static_cast<SetId>(sets_.size()));
  if (added) sets_.push_back(known->first);
  return known->second;
}

SetId TokenSets::word(uint32_t word) { return intern({0, {word * 4}}); }
SetId TokenSets::classes(uint32_t mask) { return intern({mask, {}}); }
SetId TokenSets::no_token() { return intern({kNoTokenBit, {}}); }
SetId TokenSets::list(ListId list, EntryPart part) {
  return intern({0, {list * 4 + static_cast<uint32_t>(part)}});
}

SetId TokenSets::join(SetId a, SetId b) {
  if (a == b || b == kNothing) return a;
  if (a == kNothing) return b;
  if (a == kEverything || b == kEverything) return kEverything;
  const auto [known, added] = joins_.emplace(std::minmax(a, b), 0);
  if (added) {
    Set joined;
    joined.classes = sets_[a].classes | sets_[b].classes;
    if (joined.classes != (kAllClasses | kNoTokenBit))
      std::set_union(sets_[a].atoms.begin(), sets_[a].atoms.end(), sets_[b].atoms.begin(),
                     sets_[b].atoms.end(), std::back_inserter(joined.atoms));
    known->second = intern(std::move(joined));
  }
  return known->second;
}

uint32_t TokenSets::row(SetId set) {
  const auto [known, added] = rows_.emplace(set, static_cast<uint32_t>(by_row_.size()));
  if (added) by_row_.push_back(set);
  return known->second;
}

void TokenSets::write(const ListTable& lists, ProgramBuilder& program) const {
  // The words of each atom that a row uses, and the atoms of each word.
  std::map<uint32_t, std::vector<uint32_t>> words_of;
  for (const SetId id : by_row_)
    for (const uint32_t atom : sets_[id].atoms) words_of.emplace(atom, std::vector<uint32_t>());
  std::vector<std::vector<uint32_t>> atoms_of(program.words.size());
  for (auto& [atom, words] : words_of) {
    if (atom % 4 == 0)
      words = {atom / 4};
    else
      words = lists.words(static_cast<ListId>(atom / 4), static_cast<EntryPart>(atom % 4));
    for (const uint32_t word : words) atoms_of[word].push_back(atom);
  }
  // Words with the same atoms are one class; 0 is the class of words without.
  std::map<std::vector<uint32_t>, uint16_t> classes = {{{}, 0}};
  program.word_classes.clear();
  for (const std::vector<uint32_t>& atoms : atoms_of) {
    const size_t next = std::min(classes.size(), kMostClasses);
    const auto [known, added] = classes.emplace(atoms, static_cast<uint16_t>(next));
    program.word_classes.push_back(static_cast<uint16_t>(known->second + kFirstWordColumn));
  }
  const size_t columns = kFirstWordColumn + std::min(classes.size(), kMostClasses + 1);
  const size_t stride = (columns + 63) / 64;
  program.set_stride.assign(1, static_cast<uint32_t>(stride));
  program.sets.assign(by_row_.size() * stride, 0);
  for (size_t row = 0; row < by_row_.size(); ++row) {
    uint64_t* bits = program.sets.data() + row * stride;
    const Set& set = sets_[by_row_[row]];
    bits[0] = set.classes;
    for (const uint32_t atom : set.atoms)
      for (const uint32_t word : words_of[atom]) {
        const uint16_t column = program.word_classes[word];
        bits[column / 64] |= uint64_t{1} << (column % 64);
      }
  }
}

}  // namespace annals::rules
