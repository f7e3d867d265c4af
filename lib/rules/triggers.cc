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

// Steps go on to steps with lower numbers, so that one pass upwards sees each after its next.
Lookahead::Lookahead(const ListTable& lists, ProgramBuilder& program, TokenSets& sets,
                     const Code& code)
    : lists_(lists), program_(program), sets_(sets), code_(code) {
  for (uint32_t at = code.first; at < code.last; ++at) {
    const Step& step = program.steps[at];
    SetId set = kNothing;
    bool ends = false;
    if (step.op == Op::match) {
      set = kEverything;
      ends = true;
    } else if (takes_token(step.op)) {
      set = taken(step, EntryPart::first);
    } else {
      set = step.op == Op::end ? sets.no_token() : sets_at_[step.next - code.first];
      ends = ends_[step.next - code.first];
      if (step.op == Op::split) {
        set = sets.join(set, sets_at_[step.alt - code.first]);
        ends = ends || ends_[step.alt - code.first];
      }
    }
    sets_at_.push_back(set);
    ends_.push_back(ends);
  }
}

// The tokens that a step takes first or last.
SetId Lookahead::taken(const Step& step, EntryPart part) const {
  SetId set = kNothing;
  switch (step.op) {
    case Op::word:
    case Op::exact:
      return sets_.word(step.low);
    case Op::words:
      for (uint32_t i = step.low; i < step.high; ++i)
        set = sets_.join(set, sets_.word(program_.sequences[i]));
      return set;
    case Op::list:
      return sets_.list(step.arg, part);
    case Op::klass:
    case Op::regex:
      return sets_.classes(step.low);
    case Op::range:
    case Op::digits:
      return sets_.classes(kNumber);
    default:
      return kEverything;
  }
}

void Lookahead::mark_splits() {
  for (uint32_t at = code_.first; at < code_.last; ++at) {
    Step& step = program_.steps[at];
    if (step.op != Op::split) continue;
    step.low = sets_.row(sets_at_[step.next - code_.first]);
    step.high = sets_.row(sets_at_[step.alt - code_.first]);
  }
}

SetId Lookahead::last() const {
  SetId set = nullable() ? kEverything : kNothing;
  for (uint32_t at = code_.first; at < code_.last; ++at) {
    const Step& step = program_.steps[at];
    if (takes_token(step.op) && ends_[step.next - code_.first])
      set = sets_.join(set, taken(step, EntryPart::last));
  }
  return set;
}

// The steps that may take the first token.
std::vector<uint32_t> Lookahead::first_steps() const {
  std::vector<uint32_t> out;
  std::vector<bool> seen(code_.last - code_.first);
  std::vector<uint32_t> pending = {code_.start};
  while (!pending.empty()) {
    const uint32_t at = pending.back();
    pending.pop_back();
    if (seen[at - code_.first]) continue;
    seen[at - code_.first] = true;
    const Step& step = program_.steps[at];
    if (step.op == Op::match) continue;
    if (takes_token(step.op)) {
      out.push_back(at);
      continue;
    }
    pending.push_back(step.next);
    if (step.op == Op::split) pending.push_back(step.alt);
  }
  return out;
}

Begin Lookahead::begin() const {
  Begin begin;
  const auto add_word = [&](uint32_t word, SetId follow, bool capital) {
    Begin::At& at = begin.words[word];
    at.follow = sets_.join(at.follow, follow);
    at.needs_capital = at.needs_capital && capital;
  };
  const auto add_classes = [&](uint32_t classes, SetId follow) {
    begin.classes |= classes;
    begin.class_follow = sets_.join(begin.class_follow, follow);
  };
  for (const uint32_t index : first_steps()) {
    const Step& step = program_.steps[index];
    const SetId follow = sets_at_[step.next - code_.first];
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
        for (const auto& [word, start] : lists_.starts(step.arg)) {
          if (start.single) add_word(word, follow, step.flag != 0);
          if (start.phrase) add_word(word, sets_.list(step.arg, EntryPart::second), step.flag != 0);
        }
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
        break;
      default:
        break;
    }
  }
  // A token of these classes is tried once, also where its word is named.
  if (begin.classes != 0)
    for (const auto& [word, at] : begin.words)
      begin.class_follow = sets_.join(begin.class_follow, at.follow);
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
    case NodeKind::digits:
      out.classes = kNumber;
      break;
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
        if (!find(child, at, one)) return false;
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
