#include "rules/anchors.h"

#include <algorithm>

#include "rules/regexes.h"
#include "rules/token_class.h"

namespace annals::rules {
namespace {

constexpr uint32_t kTooCommon = 400;  // cost of an anchor that is no better than none

// Classes that name few tokens of a text.
uint32_t class_cost(uint32_t classes) {
  struct Cost {
    TokenClass klass;
    uint32_t cost;
  };
  uint32_t sum = 0;
  for (const Cost& one :
       {Cost{TokenClass::number_1_31, 20}, Cost{TokenClass::number_two, 10},
        Cost{TokenClass::number_three, 10}, Cost{TokenClass::number_1000_2199, 20},
        Cost{TokenClass::number_four, 5}, Cost{TokenClass::number_long, 5},
        Cost{TokenClass::mixed_lower, 20}, Cost{TokenClass::mixed_title, 10},
        Cost{TokenClass::mixed_caps, 10}, Cost{TokenClass::link, 10}, Cost{TokenClass::initial, 40},
        Cost{TokenClass::caps, 60}, Cost{TokenClass::possessive, 40},
        Cost{TokenClass::punctuation, 1000}, Cost{TokenClass::lower, 1000},
        Cost{TokenClass::title, 1000}})
    if ((classes & class_bit(one.klass)) != 0) sum += one.cost;
  return sum;
}

}  // namespace

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
      out.words.emplace(interner_.pieces(node.text).front().word, false);
      break;
    case NodeKind::list:
      for (const auto& [word, start] : lists_.starts(lists_.id(node.text)))
        out.words.emplace(word, node.capitalised);
      break;
    case NodeKind::klass:
      out.classes = named_classes(node.text);
      break;
    case NodeKind::range:
      out.classes = range_classes(node.low, node.high, decimal_digits(node.high));
      break;
    case NodeKind::digits:
      out.classes = digit_classes(node.low);
      break;
    case NodeKind::regex:
      // Its end tells most misses cheaply.
      if (suffixes_of(node.text).empty()) return false;
      out.classes = emitter_.regex_classes(node.text);
      out.regex = node.text;
      out.cost = 100;
      return true;
    default:
      return false;
  }
  out.cost = class_cost(out.classes);
  for (const auto& [word, capital] : out.words)
    out.cost += capital ? word_cost(word) / 8 + 1 : word_cost(word);
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
        if (!find(child, at, one) || !one.regex.empty()) return false;
        const bool first = &child == &node.children.front();
        for (const auto& [word, capital] : one.words) {
          const auto [known, added] = all.words.emplace(word, capital);
          if (!added) known->second = known->second && capital;
        }
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
