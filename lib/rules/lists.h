// Words and lists on their way into a Program.
#ifndef ANNALS_LIB_RULES_LISTS_H_
#define ANNALS_LIB_RULES_LISTS_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "annals/result.h"
#include "rules/model.h"
#include "rules/program.h"

namespace annals::rules {

// A token of a literal or an entry.
struct Piece {
  uint32_t word = 0;
  CaseNeed spelled = CaseNeed::none;  // the case of its spelling
  bool glued = false;
};

// Gives words their ids and puts strings into the pool.
class Interner {
 public:
  explicit Interner(Program& program);
  StringRef string(std::string_view text);
  uint32_t word(std::string_view folded);
  std::vector<Piece> pieces(std::string_view text);

 private:
  Program& program_;
  std::unordered_map<std::string, StringRef> strings_;
  std::unordered_map<std::string, uint32_t> words_;
};

// What the rule compiler asks about lists.
class ListTable {
 public:
  // Resolves includes and interns all entries. Error: an unknown list, lists that include each
  // other in a circle.
  static Result<ListTable> build(const Model& model, Interner& interner);

  // kNoList when there is none.
  ListId id(std::string_view name) const;
  const std::set<uint32_t>& first_words(ListId list) const { return lists_[list].first_words; }
  uint32_t least_words(ListId list) const { return lists_[list].least; }
  uint32_t most_words(ListId list) const { return lists_[list].most; }

  // Writes lists, bits, entries and sequences. All words must be interned by now.
  void write(Interner& interner, Program& program) const;

 private:
  struct Entry {
    std::vector<uint32_t> words;
    CaseNeed need = CaseNeed::none;
    std::variant<std::monostate, int64_t, std::string> value;
  };
  struct List {
    std::string name;
    std::vector<Entry> entries;
    std::set<uint32_t> first_words;
    uint32_t least = 1;
    uint32_t most = 1;
  };
  std::vector<List> lists_;
  std::map<std::string, ListId, std::less<>> ids_;
};

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_LISTS_H_
