#include "rules/triggers.h"

#include <algorithm>

#include "rules/token_class.h"

namespace annals::rules {
namespace {

constexpr uint32_t kTooCommon = 400;  // cost of an anchor that is no better than none

constexpr uint32_t kNumber = class_bit(TokenClass::number);

// Classes that name few tokens of a text.
uint32_t class_cost(uint32_t classes) {
  struct Cost {
    TokenClass klass;
    uint32_t cost;
  };
  uint32_t sum = 0;
  for (const Cost& one :
       {Cost{TokenClass::number, 60}, Cost{TokenClass::mixed_lower, 20},
        Cost{TokenClass::mixed_title, 10}, Cost{TokenClass::mixed_caps, 10},
        Cost{TokenClass::link, 10}, Cost{TokenClass::initial, 40}, Cost{TokenClass::caps, 60},
        Cost{TokenClass::possessive, 40}, Cost{TokenClass::punctuation, 1000},
        Cost{TokenClass::lower, 1000}, Cost{TokenClass::title, 1000}})
    if ((classes & class_bit(one.klass)) != 0) sum += one.cost;
  return sum;
}

bool takes_token(Op op) {
  switch (op) {
    case Op::word:
    case Op::words:
    case Op::exact:
    case Op::list:
    case Op::klass:
    case Op::range:
    case Op::digits:
    case Op::regex:
    case Op::known:
      return true;
    default:
      return false;
  }
}

}  // namespace

Beginnings::Next Beginnings::next_of(const Code& code, uint32_t start) {
  Next out;
  std::vector<bool> seen(code.last - code.first);
  std::vector<uint32_t> pending = {start};
  while (!pending.empty()) {
    const uint32_t at = pending.back();
    pending.pop_back();
    if (seen[at - code.first]) continue;
    seen[at - code.first] = true;
    const Step& step = program_.steps[at];
    if (step.op == Op::match) {
      out.ends = true;
    } else if (takes_token(step.op)) {
      out.steps.push_back(at);
    } else {
      pending.push_back(step.next);
      if (step.op == Op::split) pending.push_back(step.alt);
    }
  }
  return out;
}

// Features of the tokens that may stand where `start` is tried.
uint64_t Beginnings::features_of(const Code& code, uint32_t start) {
  const auto [known, added] = follow_.emplace(start, 0);
  if (!added) return known->second;
  const Next next = next_of(code, start);
  uint64_t features = next.ends ? kAnyFeature : 0;
  for (const uint32_t index : next.steps) {
    const Step& step = program_.steps[index];
    switch (step.op) {
      case Op::word:
      case Op::exact:
        features |= word_feature(step.low);
        break;
      case Op::words:
        for (uint32_t i = step.low; i < step.high; ++i)
          features |= word_feature(program_.sequences[i]);
        break;
      case Op::list:
        features |= lists_.first_features(step.arg);
        break;
      case Op::klass:
      case Op::regex:
        features |= step.low;
        break;
      case Op::range:
      case Op::digits:
        features |= kNumber;
        break;
      default:
        features |= kAnyFeature;
    }
  }
  known->second = features;
  return features;
}

Begin Beginnings::of(const Code& code) {
  follow_.clear();
  Begin begin;
  const Next next = next_of(code, code.start);
  begin.nullable = next.ends;
  const auto add_word = [&](uint32_t word, uint64_t follow, bool capital) {
    Begin::At& at = begin.words[word];
    at.follow |= follow;
    at.needs_capital = at.needs_capital && capital;
    begin.features |= word_feature(word);
  };
  const auto add_classes = [&](uint32_t classes, uint64_t follow) {
    begin.classes |= classes;
    begin.class_follow |= follow;
    begin.features |= classes;
  };
  for (const uint32_t index : next.steps) {
    const Step& step = program_.steps[index];
    const uint64_t follow = features_of(code, step.next);
    switch (step.op) {
      case Op::word:
      case Op::exact:
        add_word(step.low, follow, false);
        break;
      case Op::words:
        for (uint32_t i = step.low; i < step.high; ++i)
          add_word(program_.sequences[i], follow, false);
        break;
      case Op::list:
        for (const auto& [word, start] : lists_.starts(step.arg))
          add_word(word, start.single ? follow | start.follow : start.follow, step.flag != 0);
        break;
      case Op::klass:
      case Op::regex:
        add_classes(step.low, follow);
        break;
      case Op::range:
      case Op::digits:
        add_classes(kNumber, follow);
        break;
      case Op::known:
        begin.labels |= 1u << step.arg;
        begin.features = kAnyFeature;
        break;
      default:
        break;
    }
  }
  // A token of these classes is tried once, also where its word is named.
  if (begin.classes != 0)
    for (const auto& [word, at] : begin.words) begin.class_follow |= at.follow;
  return begin;
}

bool Anchors::find(const Node& pattern, Anchor& out) {
  wanted_.clear();
  return find(pattern, {0, 0}, out) && out.cost < kTooCommon &&
         out.distance.most <= kFarthestTrigger;
}

Result<Anchor> Anchors::find(const Node& pattern, const Node& trigger) {
  wanted_.clear();
  std::vector<const Node*> pending = {&trigger};
  while (!pending.empty()) {
    const Node* node = pending.back();
    pending.pop_back();
    if (node->kind == NodeKind::choice) {
      for (const Node& child : node->children) pending.push_back(&child);
    } else if (Anchor one; leaf(*node, {0, 0}, one)) {
      wanted_.push_back(node);
    } else {
      Error error;
      error.message = "a trigger is a word, a list, a class of rare tokens, or a choice of them";
      return error;
    }
  }
  Anchor out;
  const bool found = find(pattern, {0, 0}, out);
  wanted_.clear();
  if (found) return out;
  Error error;
  error.message =
      "the trigger does not stand in every match; take an element that is obligatory in every "
      "alternative";
  return error;
}

bool Anchors::is_wanted(const Node& node) const {
  if (wanted_.empty()) return true;
  return std::any_of(wanted_.begin(), wanted_.end(), [&](const Node* wanted) {
    return wanted->kind == node.kind && wanted->text == node.text && wanted->low == node.low &&
           wanted->high == node.high;
  });
}

uint32_t Anchors::word_cost(uint32_t word) const {
  // Short words are common, and signs more so.
  const std::string_view text = interner_.text(word);
  const bool letter = !text.empty() &&
                      (static_cast<uint8_t>(text[0]) >= 0x80 || (text[0] >= 'a' && text[0] <= 'z'));
  if (!letter) return 300;
  return text.size() <= 3 ? 80 : text.size() == 4 ? 15 : 1;
}

// Whether every token that `node` matches first can be looked out for.
bool Anchors::leaf(const Node& node, Width at, Anchor& out) {
  out = {};
  out.distance = at;
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::exact:
      out.words.insert(interner_.pieces(node.text).front().word);
      break;
    case NodeKind::list:
      for (const auto& [word, start] : lists_.starts(lists_.id(node.text))) out.words.insert(word);
      break;
    case NodeKind::klass:
      out.classes = named_classes(node.text);
      break;
    case NodeKind::range:
    case NodeKind::digits:
      out.classes = kNumber;
      break;
    default:
      return false;
  }
  out.cost = class_cost(out.classes);
  for (const uint32_t word : out.words) out.cost += word_cost(word);
  return true;
}

// `at`: how far from the rule's begin `node` stands.
bool Anchors::find(const Node& node, Width at, Anchor& out) {
  switch (node.kind) {
    case NodeKind::sequence: {
      bool any = false;
      for (const Node& child : node.children) {
        Anchor one;
        if (find(child, at, one) && (!any || one.cost < out.cost)) {
          out = std::move(one);
          any = true;
        }
        const Width size = emitter_.width(child);
        at = {at.least + size.least, at.most + size.most};
      }
      return any;
    }
    case NodeKind::choice: {
      Anchor all;
      for (const Node& child : node.children) {
        Anchor one;
        if (!find(child, at, one)) return false;
        const bool first = &child == &node.children.front();
        all.words.insert(one.words.begin(), one.words.end());
        all.classes |= one.classes;
        all.cost += one.cost;
        all.distance.least =
            first ? one.distance.least : std::min(all.distance.least, one.distance.least);
        all.distance.most = std::max(all.distance.most, one.distance.most);
      }
      out = std::move(all);
      return true;
    }
    case NodeKind::repeat:
      return node.low > 0 && find(node.children[0], at, out);
    case NodeKind::capture:
      return find(node.children[0], at, out);
    default:
      return is_wanted(node) && leaf(node, at, out);
  }
}

}  // namespace annals::rules
