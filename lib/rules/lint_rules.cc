// Checks of compiled rules: speed, shadows.
#include <map>
#include <set>

#include "rules/examples.h"
#include "rules/lint_checks.h"
#include "text/tokenizer.h"

namespace annals::rules {
namespace {

// Rules of the same kind that would take what `rule` marks: over all of it and of higher priority,
// or of the same and longer.
std::set<uint32_t> takers(const Pack& pack, uint32_t rule, const MatchBuffer& buffer,
                          std::pair<uint32_t, uint32_t> mark) {
  std::set<uint32_t> out;
  for (const Match& match : buffer.matches) {
    if (match.rule == rule || pack.rule_kind(match.rule) != pack.rule_kind(rule)) continue;
    if (match.first > mark.first || match.end < mark.second) continue;
    const bool longer = match.first < mark.first || match.end > mark.second;
    const int above = pack.rule_priority(match.rule) - pack.rule_priority(rule);
    if (above > 0 || (above == 0 && longer)) out.insert(match.rule);
  }
  return out;
}

const RuleModel* model_of(const LintContext& context, uint32_t rule) {
  for (const RuleModel& model : context.model.rules)
    if (model.id == context.pack.rule_id(rule)) return &model;
  return nullptr;
}

std::string text_of(const std::optional<TextModel>& text) { return text ? text->text : ""; }

bool says_the_same(const RuleModel& a, const RuleModel& b) {
  return a.kind == b.kind && a.phase == b.phase && text_of(a.pattern) == text_of(b.pattern) &&
         text_of(a.before) == text_of(b.before) && text_of(a.after) == text_of(b.after) &&
         text_of(a.not_before) == text_of(b.not_before) &&
         text_of(a.not_after) == text_of(b.not_after);
}

}  // namespace

void check_speed(LintContext& context, uint32_t rule) {
  if (!context.pack.rule_is_slow(rule)) return;
  const RuleModel* model = model_of(context, rule);
  if (model == nullptr) return;
  context.warn("slow", model->pattern->position,
               "rule " + model->id +
                   " is tried at every token of a common class, which costs about 20 ns each; "
                   "give it a trigger: a word or a list that stands in every match");
}

void check_shadows(LintContext& context, uint32_t rule) {
  const RuleModel* model = model_of(context, rule);
  if (model == nullptr) return;
  for (const RuleModel& other : context.model.rules) {
    if (&other == model) break;  // of two alike, the later is reported
    if (!says_the_same(*model, other)) continue;
    context.warn("shadowed", model->position,
                 "rule " + model->id + " says what rule " + other.id + " (" + other.position.file +
                     ":" + std::to_string(other.position.line) + ") says; remove one");
    return;
  }
  std::set<uint32_t> all;
  bool first = true;
  text::Tokens tokens;
  for (const TextModel& marked : model->examples) {
    const Result<Example> example = parse_example(marked.text);
    if (!example) return;
    tokens.clear();
    text::tokenize(example->text, tokens);
    context.pack.annotate(example->text, tokens);
    std::vector<Known> known;
    for (const Example::Mention& mention : example->mentions) {
      const auto range = tokens_of(tokens, mention.begin, mention.end);
      if (!range) return;
      known.push_back({range->first, range->second, mention.label});
    }
    MatchBuffer buffer;
    context.pack.scan(context.pack.rule_phase(rule), example->text, tokens, 0,
                      static_cast<uint32_t>(tokens.size()), known, buffer);
    for (const auto& [begin, end] : example->marks) {
      const auto range = tokens_of(tokens, begin, end);
      if (!range) return;
      std::set<uint32_t> here = takers(context.pack, rule, buffer, *range);
      if (first)
        all = std::move(here);
      else
        std::erase_if(all, [&](uint32_t taker) { return here.count(taker) == 0; });
      first = false;
      if (all.empty()) return;
    }
  }
  if (all.empty()) return;
  const uint32_t taker = *all.begin();
  context.warn("shadowed", model->position,
               "rule " + model->id + ": rule " + std::string(context.pack.rule_id(taker)) + " (" +
                   std::string(context.pack.rule_file(taker)) + ":" +
                   std::to_string(context.pack.rule_line(taker)) +
                   ") takes every example; raise the priority, or show an example that it leaves");
}

}  // namespace annals::rules
