// How people met: by the rules of kind "mode", the venue and the headings.
#include "records/venue.h"

namespace annals::records {
namespace {

struct Evidence {
  double online = 0;
  double hybrid = 0;
  double in_person = 0;
};

void count(const Scope& scope, size_t first, size_t end, double factor, Evidence& evidence) {
  for (size_t i = first; i < end; ++i) {
    const rules::Match& match = scope.input.matches.matches[i];
    const RuleFacts& rule = scope.words.rule(match.rule);
    if (rule.kind != RuleKind::mode) continue;
    const std::string_view mode = rule.value;
    double& sum = mode == "online"   ? evidence.online
                  : mode == "hybrid" ? evidence.hybrid
                                     : evidence.in_person;
    sum += rule.weight * factor;
  }
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
  count(scope, scope.first_match, scope.end_match, 1.0, evidence);
  for (uint32_t h = scope.segment.heading; h != resolve::kNone;
       h = scope.resolved.headings[h].parent) {
    const resolve::Heading& heading = scope.resolved.headings[h];
    count(scope, scope.match_at(heading.first), scope.match_at(heading.end), 1.0, evidence);
  }
  const auto& weights = scope.words.mode;
  const bool has_venue = scope.end_venue > scope.first_venue;
  if (has_venue) evidence.in_person += weights.in_person;
  if (evidence.hybrid >= weights.hybrid)
    scope.mode = "hybrid";
  else if (evidence.online >= weights.online && evidence.online > evidence.in_person)
    go_online(scope);
  else if (has_venue || evidence.in_person >= weights.in_person)
    scope.mode = "in_person";
}

}  // namespace annals::records
