// How people met: by the rules of kind "mode", the venue and the headings.
#include "records/venue.h"

namespace annals::records {
namespace {

struct Evidence {
  double online = 0;
  double hybrid = 0;
  double in_person = 0;
};

void count(const RuleFacts& rule, Evidence& evidence) {
  double& sum = rule.value == "online"   ? evidence.online
                : rule.value == "hybrid" ? evidence.hybrid
                                         : evidence.in_person;
  sum += rule.weight;
}

void tell(const Scope& scope, std::string_view value, double weight, Range where, const char* what,
          uint32_t rule) {
  scope.counts(what, weight);
  scope.trace()->add({.field = "mode",
                      .first = where.first,
                      .end = where.end,
                      .rule = rule,
                      .value = std::string(value),
                      .score = weight,
                      .parts = {},
                      .refused = {}});
}

// What was held online has no venue.
void go_online(Scope& scope) {
  scope.mode = "online";
  scope.venues.resize(scope.first_venue);
  scope.end_venue = scope.first_venue;
}

}  // namespace

void find_mode(Scope& scope) {
  Evidence evidence;
  for (size_t i = scope.first_hit; i < scope.end_hit; ++i) {
    const RuleHit& hit = scope.clauses.hits()[i];
    if (hit.rule->kind != RuleKind::mode) continue;
    count(*hit.rule, evidence);
    if (scope.trace() != nullptr)
      tell(scope, hit.rule->value, hit.rule->weight, {hit.first, hit.end}, "the rule's weight",
           scope.input.matches.matches[hit.match].rule);
  }
  for (uint32_t h = scope.segment.heading; h != resolve::kNone;
       h = scope.resolved.headings[h].parent) {
    const HeadingFacts& facts = scope.headings.of[h];
    for (uint32_t i = facts.first_mode; i < facts.end_mode; ++i) {
      const RuleFacts& rule = *scope.headings.modes[i];
      count(rule, evidence);
      const resolve::Heading& heading = scope.resolved.headings[h];
      if (scope.trace() != nullptr)
        tell(scope, rule.value, rule.weight, {heading.first, heading.end}, "a heading's rule",
             static_cast<uint32_t>(&rule - scope.words.rules.data()));
    }
  }
  const auto& weights = scope.words.mode;
  const bool has_venue = scope.end_venue > scope.first_venue;
  if (has_venue) {
    evidence.in_person += weights.in_person;
    if (scope.trace() != nullptr)
      tell(scope, "in_person", weights.in_person, {}, "mode.in-person", resolve::kNone);
  }
  if (evidence.hybrid >= weights.hybrid)
    scope.mode = "hybrid";
  else if (evidence.online >= weights.online && evidence.online > evidence.in_person)
    go_online(scope);
  else if (has_venue || evidence.in_person >= weights.in_person)
    scope.mode = "in_person";
}

}  // namespace annals::records
