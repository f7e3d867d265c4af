// From a pattern's tree to the steps of the matcher.
#ifndef ANNALS_LIB_RULES_EMITTER_H_
#define ANNALS_LIB_RULES_EMITTER_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "annals/result.h"
#include "rules/lists.h"
#include "rules/pattern.h"
#include "rules/program.h"

namespace re2 {
class RE2;
}

namespace annals::rules {

// How many tokens a pattern takes.
struct Width {
  uint32_t least = 0;
  uint32_t most = 0;
};

// A pattern with this many steps is refused.
inline constexpr uint32_t kMostSteps = 20000;

// A mention found before is matched when it has at most this many tokens.
inline constexpr uint32_t kLongestKnown = 64;

class Emitter {
 public:
  Emitter(ProgramBuilder& program, Interner& interner, const ListTable& lists)
      : program_(program), interner_(interner), lists_(lists) {}

  // Names that do not exist, regexes that do not compile, labels where `phase` has none. Error:
  // `offset` is the byte in the pattern.
  Result<void> check(const Node& node, int64_t phase);

  Width width(const Node& node);

  // Of a regex that was checked: its index, the classes of the tokens that it may match.
  uint16_t regex_index(const std::string& text) const { return regexes_.find(text)->second.index; }
  uint32_t regex_classes(const std::string& text) const {
    return regexes_.find(text)->second.classes;
  }

  // `slots` takes the names of the captures, in the order of their slots; null: captures are
  // passed over.
  Code emit(const Node& node, std::vector<uint16_t>* slots);

 private:
  struct KnownRegex {
    uint16_t index = 0;
    uint32_t classes = 0;  // of the tokens that it may match
  };
  uint32_t push(const Step& step);
  uint32_t emit_node(const Node& node, uint32_t next);
  uint32_t emit_word(const Node& node, uint32_t next);
  uint32_t emit_choice(const Node& node, uint32_t next);
  bool is_one_step(const Node& node);
  uint32_t emit_capture(const Node& node, uint32_t next);
  void add_regex(const std::string& text, const re2::RE2& regex);
  void name_slots(const Node& node);
  uint16_t capture_id(const std::string& name);

  ProgramBuilder& program_;
  Interner& interner_;
  const ListTable& lists_;
  size_t first_ = 0;  // the first step of the pattern at hand
  std::vector<uint16_t>* slots_ = nullptr;
  std::map<std::string, uint16_t> captures_;
  std::map<std::string, KnownRegex> regexes_;
};

uint32_t decimal_digits(uint32_t number);

// The index of a label in a program; kLabels when there is none of this name.
unsigned label_index(std::string_view name);

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_EMITTER_H_
