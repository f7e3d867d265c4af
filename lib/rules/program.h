// The compiled form of a pack: flat arrays that are written to the data image and mapped again
// without parsing.
//
// Strings are offsets and lengths into one pool. Everything is trivially copyable, little-endian,
// without pointers, aligned to 8 bytes at most. ProgramBuilder owns the arrays, Program looks into
// an image; both are the same template.
#ifndef ANNALS_LIB_RULES_PROGRAM_H_
#define ANNALS_LIB_RULES_PROGRAM_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals::rules {

struct StringRef {
  uint32_t offset = 0;
  uint32_t length = 0;
};

// --- words ---

// A slot of the word table (open addressing, linear probing). Words of up to 8 bytes are their own
// key; of longer ones the key is a hash, and the spelling decides.
struct WordSlot {
  uint64_t key = 0;
  uint32_t id = 0;
  uint32_t length = 0;
};

// --- lists ---

enum ListFlag : uint8_t {
  kHasPhrases = 1,  // entries of several tokens
  kHasCase = 2,     // entries that ask for a case
};

struct ListInfo {
  StringRef name;
  uint32_t first_entry = 0;  // recorded entries, sorted by first word, the longest first
  uint32_t entry_count = 0;
  uint32_t first_word = 0;    // into `list_words`: the one-word entries,
  uint32_t single_count = 0;  // then the words that begin an entry of several
  uint32_t phrase_count = 0;  //
  uint8_t flags = 0;
  uint8_t padding[3] = {};
};

// What an entry asks of a token's shape: (shape & mask) == bits.
struct CaseNeed {
  uint8_t mask = 0;
  uint8_t bits = 0;
  bool fits(uint8_t shape) const { return (shape & mask) == bits; }
};

enum class ValueKind : uint8_t { none, number, string };

// A recorded entry: one with a value, a case or several words. Others are only bits.
struct ListEntry {
  uint32_t first_word = 0;
  uint32_t second_word = 0;  // 0: there is none
  uint32_t rest = 0;         // further words, into `sequences`
  uint16_t rest_count = 0;
  CaseNeed need;  // of the first token
  ValueKind value_kind = ValueKind::none;
  uint8_t padding[7] = {};
  StringRef string;
  int64_t value = 0;
};

// The recorded entries of one list that begin with one word.
struct EntryRun {
  uint16_t list = 0;
  uint16_t padding = 0;
  uint32_t count = 0;
  uint32_t first = 0;    // into `entries`
  uint32_t singles = 0;  // of them, those of one word
  uint64_t seconds = 0;  // a bit for each second word, by its last six
};

constexpr uint64_t second_bit(uint32_t word) { return uint64_t{1} << (word % 64); }

struct Weight {
  StringRef name;
  double value = 0;
};

// --- patterns ---

enum class Op : uint8_t {
  word,    // low: word id
  words,   // low, high: word ids, sorted, into `sequences`
  exact,   // low: word id; need: the case of its spelling
  list,    // arg: list id; flag: capitalised
  klass,   // low: mask of token classes
  range,   // low–high, in at most `arg` digits
  digits,  // low: their number
  regex,   // arg: index of the regex; low: mask of token classes
  known,   // arg: label
  glue,
  start,  // of the scanned range
  end,    // of the scanned range
  split,  // one of `arg` steps, from `high` on in `sequences`, in this order, where the token is in
          // the step's set, from column `low` on; for explanations: `next`, else `alt`
  open,   // arg: the rule's capture slot
  close,  // arg: the rule's capture slot
  match,
};

// Steps that take a token have the column of the tokens that they may take in `alt`.
struct Step {
  Op op = Op::match;
  uint8_t flag = 0;
  uint16_t arg = 0;
  uint32_t next = 0;
  uint32_t alt = 0;
  uint32_t low = 0;
  uint32_t high = 0;
  CaseNeed need;
  uint8_t told = 0;     // the set in `alt` says all: a token of it is taken
  uint8_t capture = 0;  // 0: none; else the capture slot, and one more, of what the step takes
};

inline constexpr uint32_t kNoStep = 0xFFFFFFFFu;

// A compiled pattern: its steps are [first, last), `start` is where it begins.
struct Code {
  uint32_t start = kNoStep;
  uint32_t first = 0;
  uint32_t last = 0;
  uint16_t least = 0;  // tokens that it takes
  uint16_t most = 0;
  bool exists() const { return start != kNoStep; }
};

struct SampleText {
  StringRef text;
  uint32_t line = 0;
  uint32_t column = 0;
};

struct KeyValue {
  StringRef key, value;
};

// How many tokens a rule looks ahead before it is tried.
inline constexpr uint32_t kAhead = 2;

struct Rule {
  StringRef id, kind, file;
  double weight = 1;
  uint32_t line = 0;
  int32_t priority = 0;
  Code pattern, before, not_before, after, not_after;
  uint32_t before_set = 0;  // of the last token of `before`, of `not_before` (rules/token_sets.h)
  uint32_t not_before_set = 0;
  uint32_t after_set = 0;  // of the first token of `after`, of `not_after`
  uint32_t not_after_set = 0;
  uint32_t trigger_classes = 0;  // token classes that it is tried at
  uint16_t trigger_least = 0;    // tokens from the start to the trigger
  uint16_t trigger_most = 0;     //
  uint32_t first_capture = 0;    // names of its slots, into `rule_captures`
  uint16_t capture_count = 0;    //
  uint16_t mark_slot = 0xFFFF;   // slot of <mark:…>
  uint32_t first_value = 0, value_count = 0;
  uint32_t first_example = 0, example_count = 0;
  uint32_t first_counterexample = 0, counterexample_count = 0;
  uint32_t anchor_index = 0;  // among the anchored rules
  uint8_t phase = 0;
  uint8_t slow = 0;       // tried at all tokens of common classes
  uint8_t anchored = 0;   // tried around its trigger
  uint8_t one_token = 0;  // its trigger is all of it, whatever stands around
  uint8_t padding[4] = {};
};

// A rule to try at a token.
struct Trigger {
  uint32_t rule = 0;
  uint16_t classes = 0;     // token classes that the rule is tried at anyway
  uint16_t regex = 0xFFFF;  // that the token must match
  uint8_t anchored = 0;     // it is tried around the token
  uint8_t padding[7] = {};
  uint64_t places = 0;  // of the rule's filter: those of the next token; 0: it tells nothing
};

// Up to 64 triggers, and columns of the table of sets (rules/token_sets.h) from which on one bit
// for each of them tells whether the tokens around let it pass: the next ones must be in its sets,
// the one before in one set, and not in another.
struct TriggerGroup {
  uint64_t all = 0;  // a bit for each trigger
  uint64_t needs_capital = 0;
  uint32_t first = 0;  // into `triggers`
  uint32_t count = 0;
  uint32_t follow[kAhead] = {};
  uint32_t before = 0;
  uint32_t not_before = 0;
  uint32_t endings = 0xFFFFFFFF;  // into `endings`, kNoEndings where no trigger has a regex
  uint64_t at_start = 0;          // triggers of rules that begin with the block
};

inline constexpr uint32_t kNoEndings = 0xFFFFFFFF;

// The groups of one key.
struct GroupRange {
  uint32_t first = 0;
  uint32_t count = 0;
};

// What regexes are told apart by: the last two bytes of a token, letters without case.
inline constexpr uint32_t kEndings = 1024;
constexpr uint16_t ending(uint8_t before_last, uint8_t last) {
  return static_cast<uint16_t>((before_last & 31) << 5 | (last & 31));
}

// A regex, and what a text must end with to match it (none: anything).
struct Regex {
  StringRef pattern;
  uint32_t first_suffix = 0;  // into `suffixes`
  uint32_t suffix_count = 0;
};

// Which tokens may stand where in a rule's matches, a bit for each place (rules/filter.h). A
// place's set is the column `block` and its number.
struct Filter {
  uint64_t start = 0;    // places of the first token; 0: the filter tells nothing
  uint64_t ends = 0;     // places after which nothing more is asked
  uint64_t glued = 0;    // places of tokens that follow without a gap
  uint64_t refuses = 0;  // columns of tokens that may not stand in the next place
  uint32_t block = 0;
  uint32_t next = 0;  // into `next_places`: for each place, the places of the next token
};

inline constexpr unsigned kPhases = 2;
inline constexpr unsigned kTokenClasses = 16;
inline constexpr unsigned kLabels = 5;

template <typename Storage>
struct BasicProgram {
  template <typename T>
  using Array = typename Storage::template Array<T>;

  typename Storage::Text pool{};
  Array<StringRef> words{};         // by word id; 0 is unused
  Array<uint8_t> word_tags{};       // by slot: 0 empty, else a piece of the hash
  Array<WordSlot> word_slots{};     // a power of two
  Array<uint32_t> byte_words{};     // by byte: the word of this one ASCII character
  Array<ListInfo> lists{};          // sorted by name
  Array<uint32_t> list_words{};     // list by list
  Array<uint64_t> list_bits{};      // words × stride(): one-word entries
  Array<uint64_t> phrase_bits{};    // the same: words that begin an entry of several
  Array<ListEntry> entries{};       // list by list
  Array<uint32_t> word_runs{};      // by word id, and one more: where its runs begin
  Array<EntryRun> entry_runs{};     // word by word
  Array<uint32_t> sequences{};      // word ids
  Array<Weight> weights{};          // sorted by name
  Array<StringRef> captures{};      // by capture id
  Array<uint16_t> rule_captures{};  // capture ids
  Array<Regex> regexes{};
  Array<StringRef> suffixes{};
  // The table of rules/token_sets.h.
  Array<uint16_t> word_rows{};   // by word id: its row
  Array<uint16_t> set_rows{};    // block by block, by row: into `set_values`
  Array<uint64_t> set_values{};  // 64 columns of a row, each combination once
  Array<Step> steps{};
  Array<Rule> rules{};
  Array<Filter> filters{};  // by rule
  Array<uint64_t> next_places{};
  Array<KeyValue> values{};
  Array<SampleText> examples{};
  struct Index {
    Array<uint64_t> has_trigger{};  // a bit per word id
    Array<GroupRange> words{};      // by word id; into `groups`
    Array<GroupRange> classes{};    // by token class
    Array<GroupRange> labels{};     // by label
    Array<TriggerGroup> groups{};
    Array<Trigger> triggers{};
    Array<uint64_t> endings{};  // kEndings words, by the token's ending: triggers it lets pass
  };
  Index index[kPhases]{};

  size_t stride() const { return (lists.size() + 63) / 64; }
  std::string_view string(StringRef ref) const {
    return std::string_view(pool).substr(ref.offset, ref.length);
  }

  // Every array in a fixed order.
  template <typename F>
  void for_each_array(F&& f) {
    f(pool);
    f(words);
    f(word_tags);
    f(word_slots);
    f(byte_words);
    f(lists);
    f(list_words);
    f(list_bits);
    f(phrase_bits);
    f(entries);
    f(word_runs);
    f(entry_runs);
    f(sequences);
    f(weights);
    f(captures);
    f(rule_captures);
    f(regexes);
    f(suffixes);
    f(word_rows);
    f(set_rows);
    f(set_values);
    f(steps);
    f(rules);
    f(filters);
    f(next_places);
    f(values);
    f(examples);
    for (Index& one : index) {
      f(one.has_trigger);
      f(one.words);
      f(one.classes);
      f(one.labels);
      f(one.groups);
      f(one.triggers);
      f(one.endings);
    }
  }
};

struct OwnedStorage {
  template <typename T>
  using Array = std::vector<T>;
  using Text = std::string;
};
struct MappedStorage {
  template <typename T>
  using Array = std::span<const T>;
  using Text = std::string_view;
};

using ProgramBuilder = BasicProgram<OwnedStorage>;
using Program = BasicProgram<MappedStorage>;

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_PROGRAM_H_
