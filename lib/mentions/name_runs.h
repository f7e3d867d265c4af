// Runs of tokens that may hold a person's name, cut into parts.
//
//   "Chief Superintendent Donal Ó Murchú"   name name name particle name
//   "J. R. Pastor-Medina"                   initial initial name
//   "Tariq bin Salem al-Rawashdeh"          name particle name name
//
// A part is a capitalised word with all that hangs on it by hyphens and clitics, an initial with
// its full stop, a particle in lower case, a suffix, or a nickname in quotation marks. A run ends
// at any other token; it never crosses a block.
#ifndef ANNALS_LIB_MENTIONS_NAME_RUNS_H_
#define ANNALS_LIB_MENTIONS_NAME_RUNS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "mentions/input.h"
#include "mentions/person_words.h"

namespace annals::mentions {

enum class PartKind : uint8_t { name, initial, particle, suffix, nickname };

struct NamePart {
  uint32_t first = 0;  // tokens, half open; an initial's or suffix's full stop included
  uint32_t end = 0;
  PartKind kind = PartKind::name;
};

struct NameRun {
  uint32_t first_part = 0;  // into NameRuns::parts, half open
  uint32_t end_part = 0;
  uint32_t block = 0;
  // Where the evidence for its parts begins (person_evidence.h); kNotWeighed: nobody asked.
  uint32_t weighed = kNotWeighed;
  static constexpr uint32_t kNotWeighed = 0xFFFFFFFFu;
  bool is_weighed() const { return weighed != kNotWeighed; }
};

struct NameRuns {
  std::vector<NamePart> parts;
  std::vector<NameRun> runs;

  void clear() {
    parts.clear();
    runs.clear();
  }
};

// Longer runs are cut.
inline constexpr uint32_t kMaxRunParts = 12;

// Appends the runs of a block, ascending. `marks` are PersonMark bits by token. Linear.
void find_name_runs(const Input& input, const PersonWords& words, std::span<const uint8_t> marks,
                    uint32_t block, NameRuns& out);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_NAME_RUNS_H_
