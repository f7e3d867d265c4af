// The compiled form of a pack: flat arrays that are written to the data image and mapped again.
//
// Strings are offsets and lengths into one pool. Everything is trivially copyable, little-endian,
// without pointers.
#ifndef ANNALS_LIB_RULES_PROGRAM_H_
#define ANNALS_LIB_RULES_PROGRAM_H_

#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

namespace annals::rules {

struct StringRef {
  uint32_t offset = 0;
  uint32_t length = 0;
};

// One step of a pattern's machine (a backtracking matcher over tokens with a bounded budget).
enum class Op : uint8_t {
  word,    // arg: word id
  exact,   // arg: word id; low/high: StringRef of the spelling
  list,    // arg: list id; flag: capitalised
  klass,   // arg: TokenClass
  range,   // low–high
  digits,  // low
  regex,   // arg: index of the regex
  known,   // arg: label
  glue,
  start,
  end,
  split,  // tries next, then alt
  open,   // arg: capture name id
  close,  // arg: capture name id
  match,
};

enum class TokenClass : uint8_t {
  word,
  number,
  mixed,
  link,
  punct,
  cap,
  caps,
  title,
  lower,
  initial,
  any
};

struct Step {
  Op op = Op::match;
  uint8_t flag = 0;
  uint16_t arg = 0;
  uint32_t next = 0;
  uint32_t alt = 0;
  uint32_t low = 0;
  uint32_t high = 0;
};

inline constexpr uint32_t kNoStep = 0xFFFFFFFFu;

struct Rule {
  StringRef id, kind, file;
  uint32_t line = 0;
  int32_t priority = 0;
  double weight = 1;
  uint32_t pattern = kNoStep;  // first step
  uint32_t before = kNoStep, not_before = kNoStep, after = kNoStep, not_after = kNoStep;
  uint16_t before_least = 0, before_most = 0;  // tokens that `before` spans
  uint16_t not_before_least = 0, not_before_most = 0;
  uint16_t trigger_least = 0, trigger_most = 0;  // tokens from the start to the trigger
  uint8_t phase = 0;
  uint8_t slow = 0;        // tried at every token
  uint16_t mark = 0xFFFF;  // capture id of <mark:…> if it has one
  uint32_t first_value = 0, value_count = 0;
  uint32_t first_example = 0, example_count = 0;
  uint32_t first_counterexample = 0, counterexample_count = 0;
};

struct KeyValue {
  StringRef key, value;
};

struct ListInfo {
  StringRef name;
  uint8_t has_phrases = 0;
  uint8_t padding[3] = {0, 0, 0};
};

// What an entry asks of the text's case.
enum class CaseNeed : uint8_t { none, initial_upper, all_upper, lower };

// An entry of a list: all entries with a value, a case or several words; others are only bits.
struct ListEntry {
  uint16_t list = 0;
  CaseNeed need = CaseNeed::none;
  uint8_t has_value = 0;
  uint32_t first_word = 0;
  uint32_t rest = 0;  // further words, into `sequences`
  uint32_t rest_count = 0;
  int64_t value = 0;
  StringRef string;
};

struct Weight {
  StringRef name;
  double value = 0;
};

// Words that begin rules: `offsets` has one more item than keys.
struct TriggerIndex {
  std::vector<uint32_t> offsets;  // by word id
  std::vector<uint32_t> rules;
};

// Keys of `class_triggers`.
// A rule in `every` is tried at every token.
enum class TriggerClass : uint8_t { number, mixed, link, known, every, count };

inline constexpr unsigned kPhases = 2;

struct Program {
  std::string pool;
  std::vector<StringRef> words;      // by word id; 0 is unused
  std::vector<uint32_t> word_table;  // open addressing, a power of two; 0 empty
  std::vector<ListInfo> lists;
  std::vector<uint64_t> list_bits;    // words × bits_per_word: one-word entries
  std::vector<uint64_t> phrase_bits;  // the same: words that begin an entry of several
  std::vector<ListEntry> entries;     // by (list, first_word), longest first
  std::vector<uint32_t> sequences;
  std::vector<Weight> weights;      // by name
  std::vector<StringRef> captures;  // by capture id
  std::vector<StringRef> regexes;
  std::vector<Step> steps;
  std::vector<Rule> rules;
  std::vector<KeyValue> values;
  std::vector<StringRef> examples;
  TriggerIndex triggers[kPhases];
  std::vector<uint32_t> class_triggers[kPhases][static_cast<size_t>(TriggerClass::count)];
  // The sources themselves, so that a user's pack can be compiled after them.
  std::vector<KeyValue> sources;

  uint32_t bits_per_word() const { return static_cast<uint32_t>((lists.size() + 63) / 64); }

  // Every array in a fixed order; `F` takes std::string& or std::vector<T>&.
  template <typename F>
  void for_each_array(F&& f) {
    f(pool);
    f(words);
    f(word_table);
    f(lists);
    f(list_bits);
    f(phrase_bits);
    f(entries);
    f(sequences);
    f(weights);
    f(captures);
    f(regexes);
    f(steps);
    f(rules);
    f(values);
    f(examples);
    for (auto& index : triggers) {
      f(index.offsets);
      f(index.rules);
    }
    for (auto& phase : class_triggers)
      for (auto& list : phase) f(list);
    f(sources);
  }
};

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_PROGRAM_H_
