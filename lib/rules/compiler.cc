#include "rules/compiler.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "rules/lists.h"
#include "rules/model.h"

namespace annals::rules {
namespace {

constexpr std::string_view kClassNames[] = {"word", "number", "mixed", "link",    "punct", "cap",
                                            "caps", "title",  "lower", "initial", "any"};
constexpr std::string_view kLabelNames[] = {"date", "place", "organization", "person", "event"};

template <size_t N>
uint16_t index_of(const std::string_view (&names)[N], std::string_view name) {
  const auto* found = std::find(names, names + N, name);
  return found == names + N ? 0xFFFF : static_cast<uint16_t>(found - names);
}

// How many tokens a pattern takes.
struct Width {
  uint32_t least = 0;
  uint32_t most = 0;
};

// The tokens that may begin a pattern.
struct First {
  std::set<uint32_t> words;
  std::set<TriggerClass> classes;
  bool nullable = false;

  void join(const First& other) {
    words.insert(other.words.begin(), other.words.end());
    classes.insert(other.classes.begin(), other.classes.end());
  }
};

class Compiler {
 public:
  explicit Compiler(Program& program) : program_(program), interner_(program) {}

  Result<void> run(std::span<const Source> sources) {
    Result<Model> model = read_model(sources);
    if (!model) return model.error();
    model_ = std::move(*model);
    Result<ListTable> lists = ListTable::build(model_, interner_);
    if (!lists) return lists.error();
    lists_ = std::move(*lists);
    program_.steps.push_back(Step{});  // 0: match
    for (const RuleModel& rule : model_.rules)
      if (Result<void> done = compile(rule); !done) return done;
    lists_.write(interner_, program_);
    write_triggers();
    for (const auto& [name, value] : model_.weights)
      program_.weights.push_back({interner_.string(name), value});
    for (const Source& source : sources)
      program_.sources.push_back({interner_.string(source.name), interner_.string(source.text)});
    write_word_table();
    return {};
  }

 private:
  uint16_t capture_id(const std::string& name) {
    const auto [known, added] =
        captures_.emplace(name, static_cast<uint16_t>(program_.captures.size()));
    if (added) program_.captures.push_back(interner_.string(name));
    return known->second;
  }

  uint32_t emit(Step step) {
    program_.steps.push_back(step);
    return static_cast<uint32_t>(program_.steps.size() - 1);
  }

  // Steps for `node` that go on to `next`; gives the first of them.
  uint32_t emit_node(const Node& node, uint32_t next) {
    Step step;
    step.next = next;
    switch (node.kind) {
      case NodeKind::word:
      case NodeKind::exact: {
        const std::vector<Piece> pieces = interner_.pieces(node.text);
        for (size_t i = pieces.size(); i-- > 0;) {
          Step one{.op = Op::word, .next = next};
          one.low = pieces[i].word;
          if (node.kind == NodeKind::exact) {
            one.op = Op::exact;
            one.flag = static_cast<uint8_t>(pieces[i].spelled);
          }
          next = emit(one);
          if (i > 0 && pieces[i].glued) next = emit({.op = Op::glue, .next = next});
        }
        return next;
      }
      case NodeKind::list:
        step.op = Op::list;
        step.arg = lists_.id(node.text);
        step.flag = node.capitalised;
        return emit(step);
      case NodeKind::klass:
        step.op = Op::klass;
        step.arg = index_of(kClassNames, node.text);
        return emit(step);
      case NodeKind::range:
        step.op = Op::range;
        step.low = node.low;
        step.high = node.high;
        return emit(step);
      case NodeKind::digits:
        step.op = Op::digits;
        step.low = node.low;
        return emit(step);
      case NodeKind::regex: {
        const auto [known, added] =
            regexes_.emplace(node.text, static_cast<uint16_t>(program_.regexes.size()));
        if (added) program_.regexes.push_back(interner_.string(node.text));
        step.op = Op::regex;
        step.arg = known->second;
        return emit(step);
      }
      case NodeKind::known:
        step.op = Op::known;
        step.arg = index_of(kLabelNames, node.text);
        return emit(step);
      case NodeKind::glue:
        step.op = Op::glue;
        return emit(step);
      case NodeKind::start:
        step.op = Op::start;
        return emit(step);
      case NodeKind::end:
        step.op = Op::end;
        return emit(step);
      case NodeKind::sequence:
        for (size_t i = node.children.size(); i-- > 0;) next = emit_node(node.children[i], next);
        return next;
      case NodeKind::choice: {
        uint32_t chain = emit_node(node.children.back(), next);
        for (size_t i = node.children.size() - 1; i-- > 0;) {
          const uint32_t branch = emit_node(node.children[i], next);
          chain = emit({.op = Op::split, .next = branch, .alt = chain});
        }
        return chain;
      }
      case NodeKind::repeat: {
        const uint32_t after = next;
        for (uint32_t i = node.high; i-- > 0;) {
          next = emit_node(node.children[0], next);
          if (i >= node.low) next = emit({.op = Op::split, .next = next, .alt = after});
        }
        return next;
      }
      case NodeKind::capture: {
        const uint16_t id = capture_id(node.text);
        const uint32_t close = emit({.op = Op::close, .arg = id, .next = next});
        return emit({.op = Op::open, .arg = id, .next = emit_node(node.children[0], close)});
      }
    }
    return next;
  }

  // Names that do not exist, and regexes that do not compile.
  Result<void> check(const Node& node, const Position& position) {
    switch (node.kind) {
      case NodeKind::list:
        if (lists_.id(node.text) == kNoList)
          return position.error("there is no list '" + node.text + "'; define [list." + node.text +
                                "]");
        break;
      case NodeKind::klass:
        if (index_of(kClassNames, node.text) == 0xFFFF)
          return position.error("there is no token class ':" + node.text +
                                "'; docs/rules.md lists them");
        break;
      case NodeKind::known:
        if (index_of(kLabelNames, node.text) == 0xFFFF)
          return position.error("there is no label '%" + node.text +
                                "'; there are date, place, organization, person, event");
        break;
      case NodeKind::regex: {
        const re2::RE2 regex(node.text, re2::RE2::Quiet);
        if (!regex.ok()) return position.error("/" + node.text + "/: " + regex.error());
        break;
      }
      default:
        break;
    }
    for (const Node& child : node.children)
      if (Result<void> done = check(child, position); !done) return done;
    return {};
  }

  Width width(const Node& node) {
    switch (node.kind) {
      case NodeKind::word:
      case NodeKind::exact: {
        const auto count = static_cast<uint32_t>(interner_.pieces(node.text).size());
        return {count, count};
      }
      case NodeKind::list: {
        const ListId list = lists_.id(node.text);
        return {lists_.least_words(list), lists_.most_words(list)};
      }
      case NodeKind::known:
        return {1, 64};
      case NodeKind::glue:
      case NodeKind::start:
      case NodeKind::end:
        return {0, 0};
      case NodeKind::sequence: {
        Width sum;
        for (const Node& child : node.children) {
          const Width one = width(child);
          sum = {sum.least + one.least, sum.most + one.most};
        }
        return sum;
      }
      case NodeKind::choice: {
        Width all = width(node.children.front());
        for (const Node& child : node.children) {
          const Width one = width(child);
          all = {std::min(all.least, one.least), std::max(all.most, one.most)};
        }
        return all;
      }
      case NodeKind::repeat: {
        const Width one = width(node.children[0]);
        return {one.least * node.low, one.most * node.high};
      }
      case NodeKind::capture:
        return width(node.children[0]);
      default:
        return {1, 1};
    }
  }

  First first(const Node& node) {
    First out;
    switch (node.kind) {
      case NodeKind::word:
      case NodeKind::exact:
        out.words.insert(interner_.pieces(node.text).front().word);
        break;
      case NodeKind::list:
        out.words = lists_.first_words(lists_.id(node.text));
        break;
      case NodeKind::klass:
        out.classes.insert(node.text == "number"  ? TriggerClass::number
                           : node.text == "mixed" ? TriggerClass::mixed
                           : node.text == "link"  ? TriggerClass::link
                                                  : TriggerClass::every);
        break;
      case NodeKind::range:
      case NodeKind::digits:
        out.classes.insert(TriggerClass::number);
        break;
      case NodeKind::regex:
        // One that speaks of digits is tried at tokens with digits only.
        if (node.text.find("\\d") != std::string::npos ||
            node.text.find("[0-") != std::string::npos) {
          out.classes = {TriggerClass::number, TriggerClass::mixed};
        } else {
          out.classes.insert(TriggerClass::every);
        }
        break;
      case NodeKind::known:
        out.classes.insert(TriggerClass::known);
        break;
      case NodeKind::glue:
      case NodeKind::start:
      case NodeKind::end:
        out.nullable = true;
        break;
      case NodeKind::sequence:
        out.nullable = true;
        for (const Node& child : node.children) {
          const First one = first(child);
          out.join(one);
          if (!one.nullable) {
            out.nullable = false;
            break;
          }
        }
        break;
      case NodeKind::choice:
        for (const Node& child : node.children) {
          const First one = first(child);
          out.join(one);
          out.nullable |= one.nullable;
        }
        break;
      case NodeKind::repeat:
        out = first(node.children[0]);
        out.nullable |= node.low == 0;
        break;
      case NodeKind::capture:
        out = first(node.children[0]);
        break;
    }
    return out;
  }

  // Where in `node`, which begins `at` tokens from the start, `trigger` stands.
  void find_trigger(const Node& node, const Node& trigger, Width at, Width& found, bool& any) {
    if (node.kind == trigger.kind && node.text == trigger.text && node.low == trigger.low) {
      found = any ? Width{std::min(found.least, at.least), std::max(found.most, at.most)} : at;
      any = true;
      return;
    }
    if (node.kind == NodeKind::repeat) {
      const Width one = width(node.children[0]);
      for (uint32_t i = 0; i < node.high; ++i)
        find_trigger(node.children[0], trigger,
                     {at.least + one.least * std::min(i, node.low), at.most + one.most * i}, found,
                     any);
      return;
    }
    for (const Node& child : node.children) {
      find_trigger(child, trigger, at, found, any);
      if (node.kind == NodeKind::sequence) {
        const Width one = width(child);
        at = {at.least + one.least, at.most + one.most};
      }
    }
  }

  // A pattern, checked and compiled; the parts of the pattern that the caller needs.
  struct Compiled {
    Node node;
    uint32_t step = kNoStep;
  };

  Result<Compiled> compile_pattern(const PatternModel& pattern) {
    Result<Node> node = parse_pattern(pattern.text, model_.macros);
    if (!node) {
      return pattern.position.error(node.error().message + " (character " +
                                    std::to_string(node.error().column) + " of the pattern)");
    }
    if (Result<void> done = check(*node, pattern.position); !done) return done.error();
    const uint32_t step = emit_node(*node, 0);
    return Compiled{std::move(*node), step};
  }

  Result<void> compile_context(const std::optional<PatternModel>& pattern, uint32_t& step,
                               uint16_t* least, uint16_t* most) {
    if (!pattern) return {};
    Result<Compiled> compiled = compile_pattern(*pattern);
    if (!compiled) return compiled.error();
    step = compiled->step;
    if (least != nullptr) {
      const Width size = width(compiled->node);
      *least = static_cast<uint16_t>(size.least);
      *most = static_cast<uint16_t>(std::min(size.most, 64u));
    }
    return {};
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
    Result<Compiled> pattern = compile_pattern(*model.pattern);
    if (!pattern) return pattern.error();
    rule.pattern = pattern->step;
    First begins = first(pattern->node);
    if (begins.nullable)
      return model.pattern->position.error("rule " + model.id +
                                           " can match nothing; make an element obligatory");
    if (model.trigger) {
      Result<Compiled> trigger = compile_pattern(*model.trigger);
      if (!trigger) return trigger.error();
      Node leaf = trigger->node;
      while (leaf.children.size() == 1) leaf = Node(leaf.children.front());
      Width distance;
      bool any = false;
      find_trigger(pattern->node, leaf, {0, 0}, distance, any);
      if (!any || distance.most > 64)
        return model.trigger->position.error(
            "the trigger is no element of the pattern, or too far from its start");
      rule.trigger_least = static_cast<uint16_t>(distance.least);
      rule.trigger_most = static_cast<uint16_t>(distance.most);
      begins = first(leaf);
    }
    Result<void> done =
        compile_context(model.before, rule.before, &rule.before_least, &rule.before_most);
    if (done)
      done = compile_context(model.not_before, rule.not_before, &rule.not_before_least,
                             &rule.not_before_most);
    if (done) done = compile_context(model.after, rule.after, nullptr, nullptr);
    if (done) done = compile_context(model.not_after, rule.not_after, nullptr, nullptr);
    if (!done) return done;
    if (const auto mark = captures_.find("mark"); mark != captures_.end()) rule.mark = mark->second;

    rule.first_value = static_cast<uint32_t>(program_.values.size());
    rule.value_count = static_cast<uint32_t>(model.values.size());
    for (const auto& [key, value] : model.values)
      program_.values.push_back({interner_.string(key), interner_.string(value)});
    rule.first_example = static_cast<uint32_t>(program_.examples.size());
    rule.example_count = static_cast<uint32_t>(model.examples.size());
    for (const std::string& text : model.examples)
      program_.examples.push_back(interner_.string(text));
    rule.first_counterexample = static_cast<uint32_t>(program_.examples.size());
    rule.counterexample_count = static_cast<uint32_t>(model.counterexamples.size());
    for (const std::string& text : model.counterexamples)
      program_.examples.push_back(interner_.string(text));

    const auto index = static_cast<uint32_t>(program_.rules.size());
    rule.slow = begins.classes.count(TriggerClass::every) > 0;
    for (const TriggerClass klass : begins.classes)
      program_.class_triggers[rule.phase][static_cast<size_t>(klass)].push_back(index);
    if (!rule.slow)
      for (const uint32_t word : begins.words) word_triggers_[rule.phase][word].push_back(index);
    program_.rules.push_back(rule);
    return {};
  }

  void write_triggers() {
    for (unsigned phase = 0; phase < kPhases; ++phase) {
      TriggerIndex& index = program_.triggers[phase];
      for (uint32_t word = 0; word < program_.words.size(); ++word) {
        index.offsets.push_back(static_cast<uint32_t>(index.rules.size()));
        const auto found = word_triggers_[phase].find(word);
        if (found == word_triggers_[phase].end()) continue;
        index.rules.insert(index.rules.end(), found->second.begin(), found->second.end());
      }
      index.offsets.push_back(static_cast<uint32_t>(index.rules.size()));
    }
  }

  void write_word_table() {
    size_t slots = 16;
    while (slots < program_.words.size() * 2) slots *= 2;
    program_.word_table.assign(slots, 0);
    for (uint32_t id = 1; id < program_.words.size(); ++id) {
      const StringRef& ref = program_.words[id];
      size_t slot =
          hash_word(std::string_view(program_.pool).substr(ref.offset, ref.length)) & (slots - 1);
      while (program_.word_table[slot] != 0) slot = (slot + 1) & (slots - 1);
      program_.word_table[slot] = id;
    }
  }

  Program& program_;
  Interner interner_;
  Model model_;
  ListTable lists_;
  std::map<std::string, uint16_t> captures_;
  std::map<std::string, uint16_t> regexes_;
  std::map<uint32_t, std::vector<uint32_t>> word_triggers_[kPhases];
};

}  // namespace

uint32_t hash_word(std::string_view folded) {
  // FNV-1a with a final mix, so that the low bits depend on all bytes.
  uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : folded) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3u;
  hash ^= hash >> 32;
  return static_cast<uint32_t>(hash * 0x9E3779B97F4A7C15u >> 32);
}

Result<Program> compile_program(std::span<const Source> sources) {
  Program program;
  if (Result<void> done = Compiler(program).run(sources); !done) return done.error();
  return program;
}

}  // namespace annals::rules
