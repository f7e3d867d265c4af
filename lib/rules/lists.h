// Words and lists on their way into a program.
#ifndef ANNALS_LIB_RULES_LISTS_H_
#define ANNALS_LIB_RULES_LISTS_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "annals/result.h"
#include "rules/model.h"
#include "rules/program.h"

namespace annals::rules {

// A token of a literal or an entry.
struct Piece {
  uint32_t word = 0;
  CaseNeed exact;  // the case of its spelling
  bool glued = false;
};

// Gives words their ids and puts strings into the pool.
class Interner {
 public:
  explicit Interner(ProgramBuilder& program);
  StringRef string(std::string_view text);
  uint32_t word(std::string_view folded);
  std::string_view text(uint32_t word) const { return program_.string(program_.words[word]); }
  // The tokens that `text` is, as they would be found in a text: "'s" and "d'" alone too.
  std::vector<Piece> pieces(std::string_view text);

 private:
  ProgramBuilder& program_;
  std::unordered_map<std::string, StringRef> strings_;
  std::unordered_map<std::string, uint32_t> words_;
};

// A place in a list's entries.
enum class EntryPart : uint8_t { first = 1, second = 2, last = 3 };

// What the rule compiler asks about lists.
class ListTable {
 public:
  // How entries that begin with a word go on.
  struct Start {
    bool single = false;  // the word is an entry
    bool phrase = false;  // it begins one of several words
  };

  // Resolves includes and interns all entries. Error: an unknown list, an entry without a token or
  // with more than 31.
  static Result<ListTable> build(const Model& model, Interner& interner);

  // kNoList when there is none.
  ListId id(std::string_view name) const;
  const std::map<uint32_t, Start>& starts(ListId list) const { return lists_[list].starts; }
  // The words that stand there in an entry.
  std::vector<uint32_t> words(ListId list, EntryPart part) const;
  bool has_case(ListId list) const { return lists_[list].has_case; }
  uint32_t least_words(ListId list) const { return lists_[list].least; }
  uint32_t most_words(ListId list) const { return lists_[list].most; }

  // Writes lists, bits, entries and sequences. All words must be interned by now.
  void write(Interner& interner, ProgramBuilder& program) const;

 private:
  struct Entry {
    std::vector<uint32_t> words;
    CaseNeed need;
    std::variant<std::monostate, int64_t, std::string> value;
  };
  struct List {
    std::string name;
    std::vector<Entry> entries;
    std::map<uint32_t, Start> starts;
    bool has_case = false;  // an entry asks for a case
    uint32_t least = 1;
    uint32_t most = 1;
  };
  static void write_runs(ProgramBuilder& program);
  Result<void> fill(List& list, const Model& model, Interner& interner);
  static Result<void> add(const EntryModel& entry, Interner& interner,
                          std::map<std::vector<uint32_t>, size_t>& known, List& list);

  std::vector<List> lists_;
  std::map<std::string, ListId, std::less<>> ids_;
};

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_LISTS_H_
