// A pack's sources, read and joined, before they are compiled.
#ifndef ANNALS_LIB_RULES_MODEL_H_
#define ANNALS_LIB_RULES_MODEL_H_

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "annals/result.h"
#include "rules/pack.h"
#include "rules/pattern.h"

namespace annals::rules {

struct Position {
  std::string file;
  uint32_t line = 0;
  uint32_t column = 0;

  Error error(std::string message) const {
    Error out;
    out.message = std::move(message);
    out.file = file;
    out.line = line;
    out.column = column;
    return out;
  }
};

enum class ListCase : uint8_t { any, capitalised, exact };

// An entry with what it stands for.
struct EntryModel {
  std::string text;
  std::variant<std::monostate, int64_t, std::string> value;
  ListCase match_case = ListCase::any;
  Position position;
};

struct ListModel {
  std::vector<EntryModel> entries;
  std::vector<std::pair<std::string, Position>> includes;
  Position position;
};

// A string of the file: a pattern, an example.
struct TextModel {
  std::string text;
  Position position;  // of its opening quotation mark
};

struct RuleModel {
  std::string id;
  std::string kind;
  Position position;
  int64_t phase = 0;
  int64_t priority = 0;
  double weight = 1;
  std::optional<TextModel> trigger, pattern, before, not_before, after, not_after;
  std::vector<std::pair<std::string, std::string>> values;
  std::vector<TextModel> examples, counterexamples;
};

struct Model {
  std::map<std::string, ListModel, std::less<>> lists;
  std::map<std::string, double, std::less<>> weights;
  Macros macros;
  std::map<std::string, Position, std::less<>> macro_positions;
  std::vector<RuleModel> rules;  // in the order of the sources; an id given again replaces
};

// Error: a syntax error, an unknown key, a value of a wrong type: file, line, column.
Result<Model> read_model(std::span<const Source> sources);

// The place of byte `offset` of a string's value whose quotation mark stands at `string` in
// `source`: escapes and multi-line strings are taken into account.
Position position_in_string(const Source& source, const Position& string, size_t offset);

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_MODEL_H_
