// Verbs, by the rules of kind "kind".
#include "records/kind_clause.h"
#include "records/kind_cues.h"

namespace annals::records {
namespace {

// "was elected" and "elected", by one rule.
bool is_repeat(const Scope& scope, size_t index) {
  const auto& hits = scope.clauses.hits();
  constexpr size_t kReach = 8;
  for (size_t i = index, n = 0; i-- > scope.first_hit && n < kReach; ++n)
    if (hits[i].rule == hits[index].rule && hits[i].end >= hits[index].end) return true;
  return false;
}

// "the Loom Mission to Skopje", "the UN Mission": a word in a body's name, behind its first.
bool is_in_body(const Scope& scope, uint32_t token) {
  const auto& tokens = scope.input.tokens;
  const auto shouted = [&](uint32_t i) { return (tokens[i].shape & text::kAllUpper) != 0; };
  if (token > scope.segment.first && tokens[token].is_capitalised() && !shouted(token) &&
      shouted(token - 1))
    return true;
  return tokens[token].is_capitalised() && token > scope.segment.first &&
         tokens[token - 1].is_capitalised() && names_body(scope, token) &&
         names_body(scope, token - 1);
}

// "Signing ceremony", "opening session": the noun says it.
bool leads_noun(const Scope& scope, const RuleHit& hit) {
  return hit.end < scope.segment.end && scope.at(hit.end - 1).ends_with("ing") &&
         scope.in(kind_nouns(scope.words), hit.end);
}

}  // namespace

bool names_body(const Scope& scope, uint32_t token) {
  const auto& names = scope.resolved.names;
  size_t i = scope.clauses.first_name(token + 1);
  return i > 0 && names[i - 1].label == mentions::Label::organization && names[i - 1].end > token &&
         names[i - 1].end > names[i - 1].first + 1;
}

void count_rules(const Scope& scope, Ballot& ballot) {
  for (size_t i = scope.hits_from(RuleKind::kind); i < scope.end_hit; ++i) {
    const RuleHit& hit = scope.clauses.hits()[i];
    if (hit.rule->kind != RuleKind::kind) continue;
    // "our nurses tend the wounded": who acts is no verb.
    if (!hit.rule->agent && is_repeat(scope, i)) continue;
    if (leads_noun(scope, hit)) continue;
    if (hit.rule->value == "mission" && is_in_body(scope, hit.first)) continue;
    const uint32_t s = scope.sentence_of(hit.first);
    if (hit.rule->telling && s != scope.told && s != scope.lead) continue;
    // A verb, not “A Walk for the Owls”.
    if (hit.rule->agent && (scope.input.tokens[hit.first].is_capitalised() ||
                            !has_agent(scope, scope.sentences[s], hit.first)))
      continue;
    double score = hit.rule->weight * (hit.rule->label ? 1.0 : ballot.nearness(s));
    if (tells_aside(scope, scope.sentences[s], hit.first, hit.end)) score *= scope.words.kind.aside;
    ballot.add(hit.rule->value, score, hit.first, hit.end, "the rule's weight",
               scope.input.matches.matches[hit.match].rule);
  }
}

}  // namespace annals::records
