#include "rules/emitter.h"

#include <re2/re2.h>

#include <algorithm>
#include <iterator>

#include "rules/regexes.h"
#include "rules/token_class.h"

namespace annals::rules {
namespace {

constexpr std::string_view kLabelNames[kLabels] = {"date", "place", "organization", "person",
                                                   "event"};

Error problem(const Node& node, std::string message) {
  Error error;
  error.message = std::move(message);
  error.offset = node.at;
  error.has_offset = true;
  return error;
}

// Whether all that the pattern matches begins with a capital.
bool begins_capital(std::string_view pattern) {
  for (const std::string_view set : {"[A-Z]", "\\p{Lu}"})
    if (pattern.starts_with(set) && alternatives(pattern).size() == 1) {
      const std::string_view rest = pattern.substr(set.size());
      return !rest.starts_with('?') && !rest.starts_with('*') && !rest.starts_with("{0");
    }
  return false;
}

// Tokens whose first character is a digit are numbers or mixed, and mixed where the last is none;
// punctuation and links are never matched by a regex.
uint32_t classes_of(const re2::RE2& regex, std::string_view pattern,
                    const std::vector<std::string>& suffixes) {
  if (begins_capital(pattern)) return named_classes("cap");
  std::string least;
  std::string most;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool letter_last =
      !suffixes.empty() && std::none_of(suffixes.begin(), suffixes.end(),
                                        [=](const std::string& s) { return digit(s.back()); });
  const uint32_t numbers = letter_last ? 0 : kNumberClasses;
  const uint32_t mixed = named_classes("mixed");
  if (regex.PossibleMatchRange(&least, &most, 4) && !least.empty() && !most.empty() &&
      digit(least[0]) && digit(most[0]))
    return numbers | mixed;
  return numbers | mixed | named_classes("word") | class_bit(TokenClass::possessive);
}

constexpr uint32_t kWidest = 1000;  // tokens; wider patterns are refused

uint16_t narrow(uint32_t width) { return static_cast<uint16_t>(std::min(width, kWidest)); }

}  // namespace

uint32_t decimal_digits(uint32_t number) {
  return static_cast<uint32_t>(std::to_string(number).size());
}

unsigned label_index(std::string_view name) {
  return static_cast<unsigned>(std::find(kLabelNames, kLabelNames + kLabels, name) - kLabelNames);
}

Result<void> Emitter::check(const Node& node, int64_t phase) {
  switch (node.kind) {
    case NodeKind::list:
      if (lists_.id(node.text) == kNoList)
        return problem(node,
                       "there is no list '" + node.text + "'; define [list." + node.text + "]");
      if (lists_.starts(lists_.id(node.text)).empty())
        return problem(node, "the list '" + node.text + "' is empty; give it words");
      break;
    case NodeKind::klass:
      if (named_classes(node.text) == 0)
        return problem(node, "there is no token class ':" + node.text +
                                 "'; there are word, number, mixed, link, punct, cap, caps, "
                                 "title, lower, initial, possessive and any");
      break;
    case NodeKind::known:
      if (label_index(node.text) == kLabels)
        return problem(node, "there is no label '%" + node.text +
                                 "'; there are date, place, organization, person and event");
      if (phase == 0)
        return problem(node, "mentions are known in phase 1; add phase = 1 to the rule");
      break;
    case NodeKind::regex: {
      if (regexes_.count(node.text) > 0) break;
      const re2::RE2 regex("^(?:" + node.text + ")$", re2::RE2::Quiet);
      if (!regex.ok())
        return problem(node,
                       "/" + node.text + "/ is no RE2 pattern: " + regex.error() + "; mend it");
      if (regexes_.size() >= 0xFFFF) return problem(node, "there are too many regexes");
      add_regex(node.text, regex);
      break;
    }
    default:
      break;
  }
  for (const Node& child : node.children)
    if (Result<void> done = check(child, phase); !done) return done;
  return {};
}

void Emitter::add_regex(const std::string& text, const re2::RE2& regex) {
  const std::vector<std::string> suffixes = suffixes_of(text);
  regexes_[text] = {static_cast<uint16_t>(program_.regexes.size()),
                    classes_of(regex, text, suffixes)};
  Regex written;
  written.pattern = interner_.string(text);
  written.first_suffix = static_cast<uint32_t>(program_.suffixes.size());
  written.suffix_count = static_cast<uint32_t>(suffixes.size());
  for (const std::string& suffix : suffixes) program_.suffixes.push_back(interner_.string(suffix));
  program_.regexes.push_back(written);
}

Width Emitter::width(const Node& node) {
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
      return {1, kLongestKnown};
    case NodeKind::glue:
    case NodeKind::start:
    case NodeKind::end:
      return {0, 0};
    case NodeKind::sequence: {
      Width sum;
      for (const Node& child : node.children) {
        const Width one = width(child);
        sum = {std::min(sum.least + one.least, kWidest), std::min(sum.most + one.most, kWidest)};
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
      return {std::min(one.least * node.low, kWidest), std::min(one.most * node.high, kWidest)};
    }
    case NodeKind::capture:
      return width(node.children[0]);
    default:
      return {1, 1};
  }
}

Code Emitter::emit(const Node& node, std::vector<uint16_t>* slots) {
  slots_ = slots;
  if (slots_ != nullptr) name_slots(node);
  Code code;
  first_ = program_.steps.size();
  code.first = static_cast<uint32_t>(program_.steps.size());
  code.start = emit_node(node, push(Step{}));
  code.last = static_cast<uint32_t>(program_.steps.size());
  const Width size = width(node);
  code.least = narrow(size.least);
  code.most = narrow(size.most);
  return code;
}

uint32_t Emitter::push(const Step& step) {
  program_.steps.push_back(step);
  return static_cast<uint32_t>(program_.steps.size() - 1);
}

// Steps for `node` that go on to `next`; gives the first of them.
uint32_t Emitter::emit_node(const Node& node, uint32_t next) {
  if (program_.steps.size() - first_ >= kMostSteps) return next;  // refused by the caller
  Step step;
  step.next = next;
  step.low = node.low;
  step.high = node.high;
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::exact:
      return emit_word(node, next);
    case NodeKind::list:
      step.op = Op::list;
      step.arg = lists_.id(node.text);
      step.flag = node.capitalised;
      return push(step);
    case NodeKind::klass:
      step.op = Op::klass;
      step.low = named_classes(node.text);
      return push(step);
    case NodeKind::range:
      step.op = Op::range;
      step.arg = static_cast<uint16_t>(decimal_digits(node.high));
      return push(step);
    case NodeKind::digits:
      step.op = Op::digits;
      return push(step);
    case NodeKind::regex: {
      const KnownRegex& regex = regexes_.find(node.text)->second;
      step.op = Op::regex;
      step.arg = regex.index;
      step.low = regex.classes;
      return push(step);
    }
    case NodeKind::known:
      step.op = Op::known;
      step.arg = static_cast<uint16_t>(label_index(node.text));
      return push(step);
    case NodeKind::glue:
      step.op = Op::glue;
      return push(step);
    case NodeKind::start:
      step.op = Op::start;
      return push(step);
    case NodeKind::end:
      step.op = Op::end;
      return push(step);
    case NodeKind::sequence:
      for (size_t i = node.children.size(); i-- > 0;) next = emit_node(node.children[i], next);
      return next;
    case NodeKind::choice:
      return emit_choice(node, next);
    case NodeKind::repeat:
      for (uint32_t i = node.high; i-- > 0;) {
        const uint32_t once = emit_node(node.children[0], next);
        Step split;
        split.op = Op::split;
        split.next = once;
        split.alt = step.next;
        next = i >= node.low ? push(split) : once;
      }
      return next;
    case NodeKind::capture:
      return emit_capture(node, next);
  }
  return next;
}

uint32_t Emitter::emit_word(const Node& node, uint32_t next) {
  const std::vector<Piece> pieces = interner_.pieces(node.text);
  for (size_t i = pieces.size(); i-- > 0;) {
    Step step;
    step.op = node.kind == NodeKind::exact ? Op::exact : Op::word;
    step.next = next;
    step.low = pieces[i].word;
    if (node.kind == NodeKind::exact) step.need = pieces[i].exact;
    next = push(step);
    if (i == 0 || !pieces[i].glued) continue;
    Step glue;
    glue.op = Op::glue;
    glue.next = next;
    next = push(glue);
  }
  return next;
}

// The alternatives that are single words are one step.
uint32_t Emitter::emit_choice(const Node& node, uint32_t next) {
  std::vector<uint32_t> words;
  std::vector<uint32_t> branches;
  for (const Node& child : node.children) {
    if (child.kind == NodeKind::word) {
      const std::vector<Piece> pieces = interner_.pieces(child.text);
      if (pieces.size() == 1) {
        words.push_back(pieces[0].word);
        continue;
      }
    }
    branches.push_back(emit_node(child, next));
  }
  if (!words.empty()) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    Step step;
    step.op = words.size() == 1 ? Op::word : Op::words;
    step.next = next;
    step.low = words.front();
    if (words.size() > 1) {
      step.low = static_cast<uint32_t>(program_.sequences.size());
      program_.sequences.insert(program_.sequences.end(), words.begin(), words.end());
      step.high = static_cast<uint32_t>(program_.sequences.size());
    }
    branches.insert(branches.begin(), push(step));
  }
  uint32_t chain = branches.back();
  for (size_t i = branches.size() - 1; i-- > 0;) {
    Step split;
    split.op = Op::split;
    split.next = branches[i];
    split.alt = chain;
    chain = push(split);
  }
  return chain;
}

// Whether every way through the node is one step.
bool Emitter::is_one_step(const Node& node) {
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::exact:
      return interner_.pieces(node.text).size() == 1;
    case NodeKind::list:
    case NodeKind::klass:
    case NodeKind::range:
    case NodeKind::digits:
    case NodeKind::regex:
    case NodeKind::known:
      return true;
    case NodeKind::choice:
      return std::all_of(node.children.begin(), node.children.end(),
                         [&](const Node& child) { return is_one_step(child); });
    default:
      return false;
  }
}

uint32_t Emitter::emit_capture(const Node& node, uint32_t next) {
  if (slots_ == nullptr) return emit_node(node.children[0], next);
  const auto slot = static_cast<uint16_t>(
      std::find(slots_->begin(), slots_->end(), capture_id(node.text)) - slots_->begin());
  if (is_one_step(node.children[0])) {
    const size_t before = program_.steps.size();
    const uint32_t first = emit_node(node.children[0], next);
    for (size_t at = before; at < program_.steps.size(); ++at)
      if (program_.steps[at].op != Op::split)
        program_.steps[at].capture = static_cast<uint8_t>(slot + 1);
    return first;
  }
  Step step;
  step.arg = slot;
  step.op = Op::close;
  step.next = next;
  const uint32_t close = push(step);
  step.op = Op::open;
  step.next = emit_node(node.children[0], close);
  return push(step);
}

// Steps are written from the end, slots are counted from the begin.
void Emitter::name_slots(const Node& node) {
  if (node.kind == NodeKind::capture) {
    const uint16_t id = capture_id(node.text);
    if (std::find(slots_->begin(), slots_->end(), id) == slots_->end()) slots_->push_back(id);
  }
  for (const Node& child : node.children) name_slots(child);
}

uint16_t Emitter::capture_id(const std::string& name) {
  const auto [known, added] =
      captures_.emplace(name, static_cast<uint16_t>(program_.captures.size()));
  if (added) program_.captures.push_back(interner_.string(name));
  return known->second;
}

}  // namespace annals::rules
