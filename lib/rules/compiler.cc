#include "rules/compiler.h"

#include <algorithm>
#include <map>
#include <vector>

#include "rules/anchors.h"
#include "rules/emitter.h"
#include "rules/filter.h"
#include "rules/lists.h"
#include "rules/lookahead.h"
#include "rules/model.h"
#include "rules/token_class.h"
#include "rules/trigger_index.h"
#include "rules/vocabulary.h"

namespace annals::rules {
namespace {

constexpr uint32_t kWidestContext = 16;
constexpr size_t kMostCaptures = 32;

// Classes that so many tokens are of that a rule tried at them is slow.
constexpr uint32_t kCommonClasses = class_bit(TokenClass::lower) | class_bit(TokenClass::title) |
                                    class_bit(TokenClass::punctuation);

class Compiler {
 public:
  explicit Compiler(std::span<const Source> sources) : sources_(sources) {}

  Result<ProgramBuilder> run() {
    Result<Model> model = read_model(sources_);
    if (!model) return model.error();
    model_ = std::move(*model);
    Result<ListTable> lists = ListTable::build(model_, interner_);
    if (!lists) return lists.error();
    lists_ = std::move(*lists);
    for (const auto& [name, position] : model_.macro_positions)
      if (Result<void> done = check_macro(name, position); !done) return done.error();
    for (const RuleModel& rule : model_.rules)
      if (Result<void> done = compile(rule); !done) return done.error();
    lists_.write(interner_, program_);
    for (unsigned phase = 0; phase < kPhases; ++phase)
      index_[phase].write(sets_, program_, program_.index[phase]);
    sets_.write(lists_, program_);
    for (const auto& [name, value] : model_.weights)
      program_.weights.push_back({interner_.string(name), value});
    build_word_table(program_);
    return std::move(program_);
  }

 private:
  // An error in a pattern, at its place in the file.
  Error at(const TextModel& pattern, const Error& error) const {
    Position position = pattern.position;
    for (const Source& source : sources_)
      if (source.name == position.file)
        position = position_in_string(source, position, error.offset);
    return position.error(error.message);
  }

  Result<Node> parse(const TextModel& pattern, int64_t phase) {
    Result<Node> node = parse_pattern(pattern.text, model_.macros);
    if (!node) return at(pattern, node.error());
    if (Result<void> done = emitter_.check(*node, phase); !done) return at(pattern, done.error());
    return node;
  }

  // A macro is checked even if no rule uses it, so that its fault is found at its own place.
  Result<void> check_macro(const std::string& name, const Position& position) {
    const TextModel text{model_.macros.find(name)->second, position};
    const Result<Node> node = parse(text, kPhases - 1);
    return node ? Result<void>() : Result<void>(node.error());
  }

  // What is known of a context without walking over it.
  struct Context {
    SetId first = kEverything;  // the sets of its first tokens, of its last
    SetId last = kEverything;   //
    bool exact = false;         // it is one token of that set
  };
  Result<void> compile_context(const std::optional<TextModel>& pattern, int64_t phase, Code& code,
                               Context& context) {
    if (!pattern) return {};
    Result<Node> node = parse(*pattern, phase);
    if (!node) return node.error();
    code = emitter_.emit(*node, nullptr);
    if (code.last - code.first >= kMostSteps || code.most > kWidestContext)
      return pattern->position.error("a context spans 16 tokens at most; shorten it");
    Lookahead lookahead(lists_, program_, sets_, code);
    lookahead.mark_sets();
    context.first = lookahead.first();
    context.last = lookahead.last();
    context.exact = lookahead.is_one_of_first();
    return {};
  }

  void add_texts(const std::vector<TextModel>& texts, uint32_t& first, uint32_t& count) {
    first = static_cast<uint32_t>(program_.examples.size());
    count = static_cast<uint32_t>(texts.size());
    for (const TextModel& text : texts)
      program_.examples.push_back(
          {interner_.string(text.text), text.position.line, text.position.column});
  }

  Result<void> compile(const RuleModel& model) {
    Rule rule;
    rule.id = interner_.string(model.id);
    rule.kind = interner_.string(model.kind);
    rule.file = interner_.string(model.position.file);
    rule.line = model.position.line;
    rule.priority = static_cast<int32_t>(model.priority);
    rule.weight = model.weight;
    rule.phase = static_cast<uint8_t>(model.phase);
    rule.first_value = static_cast<uint32_t>(program_.values.size());
    rule.value_count = static_cast<uint32_t>(model.values.size());
    for (const auto& [key, value] : model.values)
      program_.values.push_back({interner_.string(key), interner_.string(value)});
    add_texts(model.examples, rule.first_example, rule.example_count);
    add_texts(model.counterexamples, rule.first_counterexample, rule.counterexample_count);

    Result<Node> pattern = parse(*model.pattern, model.phase);
    if (!pattern) return pattern.error();
    if (Result<void> done = compile_pattern(model, *pattern, rule); !done) return done;
    Context before, not_before, after, not_after;
    Result<void> done = compile_context(model.before, model.phase, rule.before, before);
    if (done) done = compile_context(model.not_before, model.phase, rule.not_before, not_before);
    if (done) done = compile_context(model.after, model.phase, rule.after, after);
    if (done) done = compile_context(model.not_after, model.phase, rule.not_after, not_after);
    if (!done) return done;
    rule.before_set = sets_.number(before.last);
    rule.not_before_set = sets_.number(not_before.last);
    rule.after_set = sets_.number(after.first);
    rule.not_after_set = sets_.number(not_after.first);
    TriggerModel trigger;
    trigger.before = before.last;
    if (not_before.exact) trigger.not_before = not_before.last;
    Lookahead lookahead(lists_, program_, sets_, rule.pattern);
    lookahead.mark_sets();
    filter_ = make_filter(lists_, program_, sets_, lookahead, rule.pattern, after.first,
                          not_after.exact ? not_after.first : kNothing);
    program_.filters.push_back(filter_.filter);
    return add_triggers(model, *pattern, lookahead, rule, trigger);
  }

  Result<void> compile_pattern(const RuleModel& model, const Node& pattern, Rule& rule) {
    std::vector<uint16_t> slots;
    rule.pattern = emitter_.emit(pattern, &slots);
    const Code& code = rule.pattern;
    if (code.last - code.first >= kMostSteps || code.most >= 1000)
      return model.pattern->position.error("the pattern is too large; split the rule");
    if (slots.size() > kMostCaptures)
      return model.pattern->position.error("a rule has 32 captures at most; split the rule");
    rule.first_capture = static_cast<uint32_t>(program_.rule_captures.size());
    rule.capture_count = static_cast<uint16_t>(slots.size());
    for (size_t i = 0; i < slots.size(); ++i)
      if (program_.string(program_.captures[slots[i]]) == "mark")
        rule.mark_slot = static_cast<uint16_t>(i);
    program_.rule_captures.insert(program_.rule_captures.end(), slots.begin(), slots.end());
    return {};
  }

  // `trigger`: with what it asks of the token before.
  Result<void> add_triggers(const RuleModel& model, const Node& pattern, const Lookahead& lookahead,
                            Rule& rule, TriggerModel trigger) {
    const Begin begin = lookahead.begin();
    if (lookahead.nullable())
      return model.pattern->position.error("rule " + model.id +
                                           " can match nothing; make an element obligatory");
    const bool common = (begin.classes & kCommonClasses) != 0;
    Anchors anchors(emitter_, interner_, lists_);
    Anchor anchor;
    if (model.trigger) {
      Result<Node> wanted = parse(*model.trigger, model.phase);
      if (!wanted) return wanted.error();
      Result<Anchor> found = anchors.find(pattern, *wanted);
      if (!found) return model.trigger->position.error(found.error().message);
      anchor = std::move(*found);
      // Where the rule begins with a mention, that is the rarer token.
      rule.anchored = begin.labels == 0 || begin.classes != 0 || !begin.words.empty();
      if (rule.anchored && anchor.distance.most > kFarthestTrigger)
        return model.trigger->position.error(
            "the trigger may stand more than 32 tokens from the rule's begin; take an earlier one");
    } else if (common) {
      rule.anchored = anchors.find(pattern, anchor);
    }
    if (rule.anchored) {
      rule.anchor_index = anchored_rules_++;
      rule.trigger_least = static_cast<uint16_t>(anchor.distance.least);
      rule.trigger_most = static_cast<uint16_t>(anchor.distance.most);
      rule.trigger_classes = anchor.classes;
      rule.slow = (anchor.classes & kCommonClasses) != 0 && anchor.regex.empty();
    } else {
      rule.trigger_classes = begin.classes;
      rule.slow = common;
    }
    rule.one_token = lookahead.is_one_of_first() && !rule.anchored && !rule.before.exists() &&
                     !rule.not_before.exists() && !rule.after.exists() && !rule.not_after.exists();
    trigger.rule = static_cast<uint32_t>(program_.rules.size());
    trigger.classes = static_cast<uint16_t>(rule.trigger_classes);
    trigger.anchored = rule.anchored;
    trigger.at_start = lookahead.begins_block() && !rule.anchored;
    if (!anchor.regex.empty()) trigger.regex = emitter_.regex_index(anchor.regex);
    if (rule.anchored)
      index_anchor(anchor, lookahead, rule, trigger);
    else
      index_begin(begin, rule, trigger);
    program_.rules.push_back(rule);
    return {};
  }

  void index_anchor(const Anchor& anchor, const Lookahead& lookahead, const Rule& rule,
                    TriggerModel trigger) {
    // What stands before the match is not what stands before the trigger.
    trigger.before = kEverything;
    trigger.not_before = kNothing;
    TriggerIndex& index = index_[rule.phase];
    // A token of a class is tried once, also where its word is named: whatever stands around.
    const bool both = rule.trigger_classes != 0 && !anchor.words.empty();
    const auto stand = [&](const Around& around) {
      if (both) return;
      trigger.before = around.before;
      trigger.follow = around.follow;
    };
    if (!anchor.words.empty()) {
      const std::map<uint32_t, Around> around = lookahead.around_words();
      for (const auto& [word, capital] : anchor.words) {
        trigger.needs_capital = capital;
        stand(around.at(word));
        index.add_word(word, trigger);
      }
    }
    trigger.needs_capital = false;
    const std::array<Around, kTokenClasses> around = lookahead.around_classes();
    for (unsigned klass = 0; klass < kTokenClasses; ++klass) {
      stand(around[klass]);
      index.add_classes(rule.trigger_classes & 1u << klass, trigger);
    }
  }

  void index_begin(const Begin& begin, const Rule& rule, TriggerModel trigger) {
    TriggerIndex& index = index_[rule.phase];
    for (const auto& [word, at] : begin.words) {
      trigger.follow = at.follow;
      trigger.needs_capital = at.needs_capital;
      const auto places = filter_.after_word.find(word);
      trigger.places = places == filter_.after_word.end() ? 0 : places->second;
      index.add_word(word, trigger);
    }
    trigger.needs_capital = false;
    for (unsigned klass = 0; klass < kTokenClasses; ++klass) {
      trigger.follow = begin.class_follow[klass];
      trigger.places = filter_.after_class[klass];
      index.add_classes(rule.trigger_classes & 1u << klass, trigger);
    }
    trigger.follow = kAnythingAhead;
    trigger.places = 0;
    for (unsigned label = 0; label < kLabels; ++label)
      if ((begin.labels >> label & 1) != 0) index.add_label(label, trigger);
  }

  std::span<const Source> sources_;
  ProgramBuilder program_;
  Interner interner_{program_};
  Model model_;
  ListTable lists_;
  TokenSets sets_;
  Emitter emitter_{program_, interner_, lists_};
  FilterModel filter_;  // of the rule at hand
  TriggerIndex index_[kPhases];
  uint32_t anchored_rules_ = 0;
};

}  // namespace

Result<ProgramBuilder> compile_program(std::span<const Source> sources) {
  return Compiler(sources).run();
}

}  // namespace annals::rules
