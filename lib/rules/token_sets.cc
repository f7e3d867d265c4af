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

// While rules are compiled a column is a number. Once all are counted it becomes the place of its
// first row's bit; behind them stand those of all tokens and of none.
void place_columns(ProgramBuilder& program, size_t blocks, size_t rows) {
  std::fill_n(program.sets.begin() + static_cast<std::ptrdiff_t>(blocks * rows), rows,
              ~uint64_t{0});
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
  const auto [known, added] = numbers_.emplace(set, static_cast<uint32_t>(numbered_.size()));
  if (added) numbered_.push_back(set);
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
  if (numbered_.size() % 64 + sets.size() > 64)
    numbered_.resize((numbered_.size() + 63) / 64 * 64, kNothing);
  known->second = static_cast<uint32_t>(numbered_.size());
  numbered_.insert(numbered_.end(), sets.begin(), sets.end());
  return known->second;
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
  // Words with the same atoms are one class; 0 is the class of words without.
  std::map<std::vector<uint32_t>, uint16_t> classes = {{{}, 0}};
  program.word_rows.clear();
  for (const std::vector<uint32_t>& atoms : atoms_of) {
    const size_t next = std::min(classes.size(), kMostClasses);
    const auto [known, added] = classes.emplace(atoms, static_cast<uint16_t>(next));
    program.word_rows.push_back(static_cast<uint16_t>(known->second + kFirstWordRow));
  }
  if (classes.size() > kMostClasses) {  // what asks for more than a superset
    for (Step& step : program.steps) step.told = 0;
    for (Filter& filter : program.filters) filter.refuses = 0;
    for (ProgramBuilder::Index& index : program.index)
      for (TriggerGroup& group : index.groups) group.not_before = kEmptyBlock;
  }
  const size_t rows = kFirstWordRow + std::min(classes.size(), kMostClasses + 1);
  const size_t blocks = (numbered_.size() + 63) / 64;
  program.sets.assign((blocks + 2) * rows, 0);
  for (size_t number = 0; number < numbered_.size(); ++number) {
    const Set& set = sets_[numbered_[number]];
    const auto put = [&](size_t row) {
      program.sets[number / 64 * rows + row] |= uint64_t{1} << (number % 64);
    };
    for (uint32_t klass = 0; klass <= kNoTokenRow; ++klass)
      if ((set.classes >> klass & 1) != 0) put(klass);
    for (const uint32_t atom : set.atoms)
      for (const uint32_t word : words_of[atom]) put(program.word_rows[word]);
  }
  place_columns(program, blocks, rows);
}

}  // namespace annals::rules
