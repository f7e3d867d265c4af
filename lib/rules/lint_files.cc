// Checks of the written rules, lists and macros.
#include <algorithm>
#include <map>
#include <set>

#include "rules/lint_checks.h"
#include "rules/pattern.h"
#include "text/fold.h"

namespace annals::rules {
namespace {

constexpr uint64_t kWidest = 64;  // tokens of a match that is no mistake

std::string text_of(const Node& node);

std::string texts_of(const std::vector<Node>& nodes) {
  std::string out;
  for (const Node& node : nodes) out += text_of(node) + " ";
  return out;
}

// A spelling of a tree: equal trees, equal spellings.
std::string text_of(const Node& node) {
  return std::to_string(static_cast<int>(node.kind)) + ":" + node.text + ":" +
         std::to_string(node.low) + "-" + std::to_string(node.high) +
         (node.capitalised ? "^" : "") + "(" + texts_of(node.children) + ")";
}

uint64_t widest(const Node& node) {
  uint64_t width = 0;
  switch (node.kind) {
    case NodeKind::glue:
    case NodeKind::start:
    case NodeKind::end:
      return 0;
    case NodeKind::sequence:
      for (const Node& child : node.children) width += widest(child);
      return width;
    case NodeKind::choice:
      for (const Node& child : node.children) width = std::max(width, widest(child));
      return width;
    case NodeKind::repeat:
      return node.high * widest(node.children[0]);
    case NodeKind::capture:
      return widest(node.children[0]);
    default:
      return 1;
  }
}

bool may_be_empty(const Node& node) {
  switch (node.kind) {
    case NodeKind::sequence:
      return std::all_of(node.children.begin(), node.children.end(), may_be_empty);
    case NodeKind::choice:
      return std::any_of(node.children.begin(), node.children.end(), may_be_empty);
    case NodeKind::repeat:
      return node.low == 0 || may_be_empty(node.children[0]);
    case NodeKind::capture:
      return may_be_empty(node.children[0]);
    case NodeKind::glue:
    case NodeKind::start:
    case NodeKind::end:
      return true;
    default:
      return false;
  }
}

void find_all(const Node& node, NodeKind kind, std::set<std::string>& out) {
  if (node.kind == kind) out.insert(node.text);
  for (const Node& child : node.children) find_all(child, kind, out);
}

class PatternCheck {
 public:
  PatternCheck(LintContext& context, const RuleModel& rule) : context_(context), rule_(rule) {}

  void run() {
    const Result<Node> node = parse_pattern(rule_.pattern->text, context_.model.macros);
    if (!node) return;
    if (const uint64_t width = widest(*node); width > kWidest)
      context_.warn("unbounded", rule_.pattern->position,
                    "rule " + rule_.id + " may match " + std::to_string(width) +
                        " tokens; lower the repetitions");
    walk(*node);
    contradiction(rule_.before, rule_.not_before, "before");
    contradiction(rule_.after, rule_.not_after, "after");
    captures(*node);
  }

 private:
  Position at(const Node& node) const {
    for (const Source& source : context_.sources)
      if (source.name == rule_.position.file)
        return position_in_string(source, rule_.pattern->position, node.at);
    return rule_.pattern->position;
  }

  void walk(const Node& node) {
    if (node.kind == NodeKind::choice) {
      std::set<std::string> seen;
      for (const Node& child : node.children)
        if (!seen.insert(text_of(child)).second)
          context_.warn("unreachable", at(child),
                        "rule " + rule_.id +
                            ": this alternative stands before it already; "
                            "remove one");
    }
    if (node.kind == NodeKind::sequence) {
      for (size_t i = 0; i < node.children.size(); ++i) {
        const bool start = node.children[i].kind == NodeKind::start;
        const bool end = node.children[i].kind == NodeKind::end;
        const auto obligatory = [](const Node& other) { return !may_be_empty(other); };
        const auto here = node.children.begin() + static_cast<std::ptrdiff_t>(i);
        if ((start && std::any_of(node.children.begin(), here, obligatory)) ||
            (end && std::any_of(here + 1, node.children.end(), obligatory)))
          context_.fail("unreachable", at(node.children[i]),
                        "rule " + rule_.id + ": '" + (start ? "^" : "$") +
                            "' stands inside, where no block begins or ends; quote it if the "
                            "sign is meant");
      }
    }
    if (node.kind == NodeKind::list) {
      const auto list = context_.model.lists.find(node.text);
      if (list != context_.model.lists.end() && list->second.entries.empty() &&
          list->second.includes.empty())
        context_.fail("unreachable", at(node),
                      "rule " + rule_.id + ": list '" + node.text + "' has no entries; fill it");
    }
    for (const Node& child : node.children) walk(child);
  }

  void contradiction(const std::optional<TextModel>& wanted, const std::optional<TextModel>& banned,
                     const std::string& side) {
    if (wanted && banned && wanted->text == banned->text)
      context_.fail("unreachable", banned->position,
                    "rule " + rule_.id + " wants '" + side + "' what 'not-" + side +
                        "' forbids; take one off");
  }

  void captures(const Node& node) {
    std::set<std::string> known;
    find_all(node, NodeKind::capture, known);
    for (const auto& [key, value] : rule_.values) {
      for (size_t open = value.find('{'); open != value.npos; open = value.find('{', open + 1)) {
        const size_t close = value.find('}', open);
        if (close == value.npos) break;
        const std::string name = value.substr(open + 1, close - open - 1);
        const std::string stem = name.substr(0, name.find_first_of(".+-:|?"));
        // A date's year may be captured nowhere: it is then open, and completed later.
        if (known.count(name) == 0 && known.count(stem) == 0 && !context_.is_capture(stem))
          context_.fail("unknown-capture", rule_.position,
                        std::string("rule ")
                            .append(rule_.id)
                            .append(": value '")
                            .append(key)
                            .append("' speaks of {")
                            .append(name)
                            .append("}, which the pattern does not capture; write <")
                            .append(name)
                            .append(": … >"));
      }
    }
  }

  LintContext& context_;
  const RuleModel& rule_;
};

// Lists and macros that patterns name; macros by their texts.
void find_uses(const Model& model, std::set<std::string>& lists, std::set<std::string>& macros) {
  const auto add = [&](const std::string& pattern) {
    if (const Result<Node> node = parse_pattern(pattern, model.macros))
      find_all(*node, NodeKind::list, lists);
    for (const auto& [name, text] : model.macros) {
      for (const char* form : {"$", "<", ":"})
        if (pattern.find(form + name) != pattern.npos) macros.insert(name);
    }
  };
  for (const RuleModel& rule : model.rules)
    for (const auto* text : {&rule.pattern, &rule.before, &rule.not_before, &rule.after,
                             &rule.not_after, &rule.trigger})
      if (*text) add((*text)->text);
  for (const auto& [name, text] : model.macros) add(text);
  for (const auto& [name, list] : model.lists)
    for (const auto& [included, position] : list.includes) lists.insert(included);
}

// Where a key stands in an own file: a name that the model has no place for.
Position find_key(const LintContext& context, const std::string& name) {
  for (const Source& source : context.own) {
    const size_t at = source.text.find(name);
    if (at == std::string::npos) continue;
    const auto line = std::count(source.text.begin(),
                                 source.text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    const size_t newline = at == 0 ? std::string::npos : source.text.rfind('\n', at - 1);
    const size_t begin = newline == std::string::npos ? 0 : newline + 1;
    return {source.name, static_cast<uint32_t>(line) + 1, static_cast<uint32_t>(at - begin) + 1};
  }
  return {};
}

}  // namespace

void check_patterns(LintContext& context) {
  for (const RuleModel& rule : context.model.rules)
    if (context.is_own(rule.position.file)) PatternCheck(context, rule).run();
}

void check_lists(LintContext& context) {
  for (const auto& [name, list] : context.model.lists) {
    std::map<std::pair<std::string, int>, const EntryModel*> known;
    for (const EntryModel& entry : list.entries) {
      std::string key =
          entry.match_case == ListCase::exact ? entry.text : text::fold_case(entry.text);
      const auto [place, is_new] =
          known.emplace(std::pair(std::move(key), static_cast<int>(entry.match_case)), &entry);
      if (is_new || !context.is_own(entry.position.file)) continue;
      const EntryModel& other = *place->second;
      // The names that ICU gives have the place of the list.
      if (other.position.line == entry.position.line &&
          other.position.file == entry.position.file &&
          other.position.column == entry.position.column)
        continue;
      context.warn("duplicate", entry.position,
                   "list " + name + " has '" + entry.text + "' from " + other.position.file + ":" +
                       std::to_string(other.position.line) +
                       (entry.value == other.value ? "; remove one"
                                                   : " with another value, and this one wins; "
                                                     "remove one"));
    }
  }
}

namespace {

// One letter too many, too few or wrong.
bool is_slip(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  if (a == b || a.size() > b.size() + 1) return false;
  const auto same = std::mismatch(b.begin(), b.end(), a.begin()).first - b.begin();
  const auto rest = b.substr(static_cast<size_t>(same) + (a.size() == b.size()));
  return a.ends_with(rest);
}

// Keys of values that are nearly those of the base's rules: the reader of the kind passes over what
// it does not know.
void check_values(LintContext& context) {
  std::map<std::string, std::set<std::string>> keys;  // by kind
  for (const RuleModel& rule : context.base.rules)
    for (const auto& [key, value] : rule.values) keys[rule.kind].insert(key);
  for (const RuleModel& rule : context.model.rules) {
    const auto known = keys.find(rule.kind);
    if (known == keys.end() || !context.is_own(rule.position.file)) continue;
    for (const auto& [key, value] : rule.values) {
      if (known->second.count(key) != 0) continue;
      const auto other =
          std::find_if(known->second.begin(), known->second.end(),
                       [&key = key](const std::string& name) { return is_slip(key, name); });
      if (other == known->second.end()) continue;
      context.warn("unknown-value", rule.position,
                   "rule " + rule.id + ": no stage reads the value '" + key +
                       "' of rules of kind '" + rule.kind + "'; is it '" + *other + "'?");
    }
  }
}

}  // namespace

void check_names(LintContext& context) {
  std::set<std::string> kinds;
  for (const RuleModel& rule : context.base.rules) kinds.insert(rule.kind);
  for (const RuleModel& rule : context.model.rules)
    if (context.is_own(rule.position.file) && !kinds.empty() && kinds.count(rule.kind) == 0)
      context.warn("unknown-kind", rule.position,
                   "rule " + rule.id + ": no stage reads rules of kind '" + rule.kind +
                       "'; the kinds are those of the base's rules (docs/rules.md)");
  check_values(context);
  for (const auto& [name, value] : context.model.weights)
    if (!context.base.weights.empty() && context.base.weights.count(name) == 0)
      context.warn("unknown-weight", find_key(context, name),
                   "no stage reads the weight '" + name + "'; the weights are those of the base");
  if (context.dropped) return;
  std::set<std::string> lists;
  std::set<std::string> macros;
  find_uses(context.model, lists, macros);
  for (const auto& [name, list] : context.model.lists)
    if (context.is_own(list.position.file) && context.base.lists.count(name) == 0 &&
        lists.count(name) == 0)
      context.warn("unused", list.position,
                   "no rule and no list uses list '" + name + "'; remove it, or mend its name");
  for (const auto& [name, position] : context.model.macro_positions)
    if (context.is_own(position.file) && context.base.macros.count(name) == 0 &&
        macros.count(name) == 0)
      context.warn("unused", position,
                   "no pattern uses macro '" + name + "'; remove it, or mend its name");
}

}  // namespace annals::rules
