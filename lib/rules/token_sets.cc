#include "rules/token_sets.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "rules/lookahead.h"
#include "rules/token_class.h"

namespace annals::rules {
namespace {

// More classes than rows can be numbered share the last: a set is then a superset, no less.
constexpr size_t kMostClasses = 0xFFFF - kFirstWordRow;
// The same of combinations, beyond which one stands for every set.
constexpr size_t kMostValues = 0xFFFF;

// While rules are compiled a column is a number. Once all are counted it becomes the place of its
// first row's bit; behind them stand those of all tokens and of none.
void place_columns(ProgramBuilder& program, size_t blocks, size_t rows) {
  const auto set = [&](uint32_t& column) {
    const size_t block = column == kFullBlock    ? blocks
                         : column == kEmptyBlock ? blocks + 1
                                                 : column / 64;
    column = static_cast<uint32_t>(block * rows * 64 + (block < blocks ? column % 64 : 0));
  };
  for (Step& step : program.steps) {
    if (takes_token(step.op)) set(step.alt);
    if (step.op == Op::split) set(step.low);
  }
  for (Rule& rule : program.rules) {
    set(rule.before_set);
    set(rule.not_before_set);
    set(rule.after_set);
    set(rule.not_after_set);
  }
  for (Filter& filter : program.filters) set(filter.block);
  for (ProgramBuilder::Index& index : program.index)
    for (TriggerGroup& group : index.groups) {
      for (uint32_t& column : group.follow) set(column);
      set(group.before);
      set(group.not_before);
    }
}

// What asks for more than a superset.
void ask_supersets(ProgramBuilder& program) {
  for (Step& step : program.steps) step.told = 0;
  for (Filter& filter : program.filters) filter.refuses = 0;
  for (ProgramBuilder::Index& index : program.index)
    for (TriggerGroup& group : index.groups) group.not_before = kEmptyBlock;
}

// Hardly any row of a block differs from all others: each combination of 64 columns is written
// once, and found by its number.
void write_values(const std::vector<uint64_t>& table, ProgramBuilder& program) {
  constexpr uint64_t kAll = ~uint64_t{0};
  std::map<uint64_t, uint16_t> numbers = {{0, 0}, {kAll, 1}};
  program.set_values = {0, kAll};
  program.set_rows.clear();
  program.set_rows.reserve(table.size());
  bool too_many = false;
  for (const uint64_t bits : table) {
    auto known = numbers.find(bits);
    if (known == numbers.end() && program.set_values.size() <= kMostValues) {
      known = numbers.emplace(bits, static_cast<uint16_t>(program.set_values.size())).first;
      program.set_values.push_back(bits);
    }
    too_many |= known == numbers.end();
    program.set_rows.push_back(known != numbers.end() ? known->second : uint16_t{1});
  }
  if (too_many) ask_supersets(program);
}

}  // namespace

TokenSets::TokenSets() {
  Set everything;
  everything.classes = kAllClasses | kNoTokenBit;
  sets_.push_back(everything);
  ids_.emplace(std::move(everything), kEverything);
  intern({});  // kNothing
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

uint32_t TokenSets::number(SetId set) {
  const auto [known, added] = numbers_.emplace(set, 0);
  if (added) known->second = place({set});
  return known->second;
}

uint32_t TokenSets::block(const std::vector<SetId>& sets) {
  const auto all = [&](SetId set) {
    return std::all_of(sets.begin(), sets.end(), [=](SetId one) { return one == set; });
  };
  if (all(kEverything)) return kFullBlock;
  if (all(kNothing)) return kEmptyBlock;
  const auto [known, added] = blocks_.emplace(sets, 0);
  if (!added) return known->second;
  known->second = place(sets);
  return known->second;
}

// In the smallest gap that has room, or in a new word of 64 columns.
uint32_t TokenSets::place(const std::vector<SetId>& sets) {
  auto gap = gaps_.lower_bound(static_cast<uint32_t>(sets.size()));
  if (gap == gaps_.end()) {
    gap = gaps_.emplace(64, static_cast<uint32_t>(numbered_.size()));
    numbered_.resize(numbered_.size() + 64, kNothing);
  }
  const auto [room, first] = *gap;
  gaps_.erase(gap);
  const auto size = static_cast<uint32_t>(sets.size());
  if (size < room) gaps_.emplace(room - size, first + size);
  std::copy(sets.begin(), sets.end(), numbered_.begin() + first);
  return first;
}

void TokenSets::write(const ListTable& lists, ProgramBuilder& program) const {
  // The words of each atom that a row uses, and the atoms of each word.
  std::map<uint32_t, std::vector<uint32_t>> words_of;
  for (const SetId id : numbered_)
    for (const uint32_t atom : sets_[id].atoms) words_of.emplace(atom, std::vector<uint32_t>());
  std::vector<std::vector<uint32_t>> atoms_of(program.words.size());
  for (auto& [atom, words] : words_of) {
    if (atom % 4 == 0)
      words = {atom / 4};
    else
      words = lists.words(static_cast<ListId>(atom / 4), static_cast<EntryPart>(atom % 4));
    for (const uint32_t word : words) atoms_of[word].push_back(atom);
  }
  // Words with the same atoms are in the same sets; 0 is the class of words without.
  std::map<std::vector<uint32_t>, uint32_t> classes = {{{}, 0}};
  std::vector<uint32_t> class_of;
  class_of.reserve(atoms_of.size());
  for (const std::vector<uint32_t>& atoms : atoms_of)
    class_of.push_back(classes.emplace(atoms, static_cast<uint32_t>(classes.size())).first->second);
  const size_t blocks = (numbered_.size() + 63) / 64;
  std::vector<std::vector<uint64_t>> columns(classes.size(), std::vector<uint64_t>(blocks));
  for (size_t number = 0; number < numbered_.size(); ++number)
    for (const uint32_t atom : sets_[numbered_[number]].atoms)
      for (const uint32_t word : words_of[atom])
        columns[class_of[word]][number / 64] |= uint64_t{1} << (number % 64);
  // Classes that no set tells apart, as words that stand together wherever they stand, share a row.
  std::map<std::vector<uint64_t>, uint16_t> row_of = {{std::vector<uint64_t>(blocks), 0}};
  program.word_rows.clear();
  for (const uint32_t word_class : class_of) {
    const auto next = static_cast<uint16_t>(std::min(row_of.size(), kMostClasses));
    const uint16_t row = row_of.emplace(columns[word_class], next).first->second;
    program.word_rows.push_back(static_cast<uint16_t>(row + kFirstWordRow));
  }
  if (row_of.size() > kMostClasses) ask_supersets(program);
  const size_t rows = kFirstWordRow + std::min(row_of.size(), kMostClasses + 1);
  std::vector<uint64_t> table((blocks + 2) * rows);
  std::fill_n(table.begin() + static_cast<std::ptrdiff_t>(blocks * rows), rows, ~uint64_t{0});
  for (size_t number = 0; number < numbered_.size(); ++number)
    for (uint32_t klass = 0; klass <= kNoTokenRow; ++klass)
      if ((sets_[numbered_[number]].classes >> klass & 1) != 0)
        table[number / 64 * rows + klass] |= uint64_t{1} << (number % 64);
  for (const auto& [bits, row] : row_of)
    for (size_t block = 0; block < blocks; ++block)
      table[block * rows + kFirstWordRow + row] |= bits[block];
  write_values(table, program);
  place_columns(program, blocks, rows);
}

}  // namespace annals::rules
