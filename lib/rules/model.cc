#include "rules/model.h"

#include <toml++/toml.h>

#include <sstream>
#include <unordered_map>

#include "text/calendar_names.h"

namespace annals::rules {
namespace {

constexpr const char* kLocale = "en";

class Reader {
 public:
  explicit Reader(Model& model) : model_(model) {}

  Result<void> read(const Source& source) {
    file_ = source.name;
    try {
      const toml::table root = toml::parse(source.text, source.name);
      for (const auto& [key, node] : root) {
        const std::string_view section = key.str();
        Result<void> done;
        if (section == "list")
          done = tables(node, section, &Reader::list);
        else if (section == "weights")
          done = weights(node);
        else if (section == "macro")
          done = macros(node);
        else if (section == "rule")
          done = rules(node);
        else
          done = at(key).error("unknown section '" + std::string(section) +
                               "'; there are list, weights, macro and rule");
        if (!done) return done;
      }
    } catch (const toml::parse_error& caught) {
      Position position{file_, caught.source().begin.line, caught.source().begin.column};
      return position.error(std::string(caught.description()) + "; the file is TOML 1.0");
    }
    return {};
  }

 private:
  Position at(const toml::node& node) const {
    return {file_, node.source().begin.line, node.source().begin.column};
  }

  Position at(const toml::key& key) const {
    return {file_, key.source().begin.line, key.source().begin.column};
  }

  Error wrong(const toml::node& node, std::string_view key, std::string_view type) const {
    return at(node).error("'" + std::string(key) + "' is " + std::string(type));
  }

  Result<void> tables(const toml::node& node, std::string_view section,
                      Result<void> (Reader::*read_one)(std::string_view, const toml::table&)) {
    if (!node.is_table()) return wrong(node, section, "a table of tables");
    for (const auto& [name, inner] : *node.as_table()) {
      if (!inner.is_table()) return wrong(inner, name.str(), "a table");
      if (Result<void> done = (this->*read_one)(name.str(), *inner.as_table()); !done) return done;
    }
    return {};
  }

  Result<void> strings(const toml::node& node, std::string_view key,
                       std::vector<TextModel>& out) const {
    if (!node.is_array()) return wrong(node, key, "an array of strings");
    for (const toml::node& item : *node.as_array()) {
      if (!item.is_string()) return wrong(item, key, "an array of strings");
      out.push_back({item.as_string()->get(), at(item)});
    }
    return {};
  }

  Result<void> list(std::string_view name, const toml::table& table) {
    ListModel& model = model_.lists[std::string(name)];
    model.position = at(table);
    ListCase match_case = ListCase::any;
    if (const toml::node* node = table.get("case")) {
      const std::string text = node->value_or(std::string());
      if (text == "capitalised")
        match_case = ListCase::capitalised;
      else if (text == "exact")
        match_case = ListCase::exact;
      else if (text != "any")
        return wrong(*node, "case", "any, capitalised or exact");
    }
    for (const auto& [key, node] : table) {
      if (key == "words") {
        std::vector<TextModel> words;
        if (Result<void> done = strings(node, key.str(), words); !done) return done;
        for (TextModel& word : words)
          model.entries.push_back({std::move(word.text), {}, match_case, word.position});
      } else if (key == "values") {
        if (!node.is_table()) return wrong(node, "values", "a table");
        for (const auto& [word, value] : *node.as_table()) {
          EntryModel entry{std::string(word.str()), {}, match_case, at(word)};
          if (value.is_integer())
            entry.value = value.as_integer()->get();
          else if (value.is_string())
            entry.value = value.as_string()->get();
          else
            return wrong(value, word.str(), "an integer or a string");
          model.entries.push_back(std::move(entry));
        }
      } else if (key == "lists") {
        std::vector<TextModel> names;
        if (Result<void> done = strings(node, key.str(), names); !done) return done;
        for (TextModel& included : names)
          model.includes.emplace_back(std::move(included.text), included.position);
      } else if (key == "source") {
        const std::string source_name = node.value_or(std::string());
        const auto names = source_name.rfind("icu:", 0) == 0
                               ? text::calendar_names(source_name.substr(4), kLocale)
                               : std::vector<text::ValuedName>();
        if (names.empty()) return wrong(node, "source", "icu:month, icu:weekday or icu:era");
        for (const auto& [word, value] : names)
          model.entries.push_back({word, int64_t{value}, match_case, at(node)});
      } else if (key != "case") {
        return at(key).error("unknown key '" + std::string(key.str()) +
                             "' in a list; there are words, values, lists, source and case");
      }
    }
    return {};
  }

  Result<void> weights(const toml::node& node) {
    if (!node.is_table()) return wrong(node, "weights", "a table of numbers");
    return weights_of(*node.as_table(), "");
  }

  Result<void> weights_of(const toml::table& table, const std::string& prefix) {
    for (const auto& [key, node] : table) {
      const std::string name = prefix + std::string(key.str());
      if (node.is_table()) {
        if (Result<void> done = weights_of(*node.as_table(), name + "."); !done) return done;
      } else if (const auto number = node.value<double>(); number && node.is_number()) {
        model_.weights[name] = *number;
      } else {
        return wrong(node, name, "a number");
      }
    }
    return {};
  }

  Result<void> macros(const toml::node& node) {
    if (!node.is_table()) return wrong(node, "macro", "a table of patterns");
    for (const auto& [name, value] : *node.as_table()) {
      if (!value.is_string()) return wrong(value, name.str(), "a pattern");
      model_.macros[std::string(name.str())] = value.as_string()->get();
      model_.macro_positions[std::string(name.str())] = at(value);
    }
    return {};
  }

  Result<void> rules(const toml::node& node) {
    if (!node.is_array()) return wrong(node, "rule", "an array of tables: write [[rule]]");
    for (const toml::node& item : *node.as_array()) {
      if (!item.is_table()) return wrong(item, "rule", "a table");
      if (Result<void> done = rule(*item.as_table()); !done) return done;
    }
    return {};
  }

  Result<void> flatten(const toml::node& node, const std::string& name,
                       std::vector<std::pair<std::string, std::string>>& out) const {
    if (const toml::table* table = node.as_table()) {
      for (const auto& [key, inner] : *table) {
        const std::string inner_name =
            name.empty() ? std::string(key.str()) : name + '.' + std::string(key.str());
        if (Result<void> done = flatten(inner, inner_name, out); !done) return done;
      }
      return {};
    }
    std::ostringstream text;
    if (node.is_string())
      text << node.as_string()->get();
    else if (node.is_boolean())
      text << (node.as_boolean()->get() ? "true" : "false");
    else if (node.is_integer())
      text << node.as_integer()->get();
    else if (node.is_floating_point())
      text << node.as_floating_point()->get();
    else
      return wrong(node, name, "text, a number or a truth value; take the list or date apart");
    out.emplace_back(name, text.str());
    return {};
  }

  Result<void> rule(const toml::table& table) {
    RuleModel model;
    model.position = at(table);
    for (const auto& [key_, node] : table) {
      const std::string_view key = key_.str();
      if (key == "id" || key == "kind") {
        if (!node.is_string()) return wrong(node, key, "a string");
        (key == "id" ? model.id : model.kind) = node.as_string()->get();
      } else if (key == "phase" || key == "priority") {
        if (!node.is_integer()) return wrong(node, key, "an integer");
        (key == "phase" ? model.phase : model.priority) = node.as_integer()->get();
      } else if (key == "weight") {
        if (!node.is_number()) return wrong(node, key, "a number");
        model.weight = node.value_or(1.0);
      } else if (std::optional<TextModel>* pattern = pattern_of(model, key)) {
        if (!node.is_string()) return wrong(node, key, "a pattern");
        *pattern = TextModel{node.as_string()->get(), at(node)};
      } else if (key == "value") {
        if (!node.is_table()) return wrong(node, key, "a table");
        if (Result<void> done = flatten(node, "", model.values); !done) return done;
      } else if (key == "examples" || key == "counterexamples") {
        auto& out = key == "examples" ? model.examples : model.counterexamples;
        if (Result<void> done = strings(node, key, out); !done) return done;
      } else if (key != "note") {
        return at(key_).error("unknown key '" + std::string(key) +
                              "' in a rule; there are id, kind, pattern, before, not-before, "
                              "after, not-after, trigger, value, priority, weight, phase, "
                              "examples, counterexamples and note");
      }
    }
    if (model.id.empty()) return model.position.error("the rule has no id; name it");
    if (model.kind.empty())
      return model.position.error("rule " + model.id + " has no kind; say who consumes it");
    if (!model.pattern)
      return model.position.error("rule " + model.id + " has no pattern; say what it matches");
    if (model.phase < 0 || model.phase > 1)
      return model.position.error("rule " + model.id + ": phase is 0 or 1");
    if (model.examples.empty())
      return model.position.error("rule " + model.id + " has no examples; show what it finds");
    const auto [known, added] = by_id_.emplace(model.id, model_.rules.size());
    if (added) {
      model_.rules.push_back(std::move(model));
    } else if (model_.rules[known->second].position.file == file_) {
      return model.position.error("rule " + model.id + " stands twice in this file; rename one");
    } else {
      model_.rules[known->second] = std::move(model);
    }
    return {};
  }

  static std::optional<TextModel>* pattern_of(RuleModel& model, std::string_view key) {
    if (key == "pattern") return &model.pattern;
    if (key == "trigger") return &model.trigger;
    if (key == "before") return &model.before;
    if (key == "not-before") return &model.not_before;
    if (key == "after") return &model.after;
    if (key == "not-after") return &model.not_after;
    return nullptr;
  }

  Model& model_;
  std::string file_;
  std::unordered_map<std::string, size_t> by_id_;
};

}  // namespace

Result<Model> read_model(std::span<const Source> sources) {
  Model model;
  Reader reader(model);
  for (const Source& source : sources)
    if (Result<void> done = reader.read(source); !done) return done.error();
  return model;
}

}  // namespace annals::rules
