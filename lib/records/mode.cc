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
  const rules::Pack& pack = scope.input.pack;
  for (size_t i = first; i < end; ++i) {
    const rules::Match& match = scope.input.matches.matches[i];
    if (pack.rule_kind(match.rule) != "mode") continue;
    const std::string_view mode = pack.rule_value(match.rule, "mode");
    double& sum = mode == "online"   ? evidence.online
                  : mode == "hybrid" ? evidence.hybrid
                                     : evidence.in_person;
    sum += pack.rule_weight(match.rule) * factor;
  }
}

// What was held online has no venue.
void no_venue(Event& event) {
  event.where.clear();
  for (Place& place : event.places)
    if (place.role == "venue") place.role = "mentioned";
}

}  // namespace

void fill_mode(const Scope& scope, Event& event) {
  Evidence evidence;
  count(scope, scope.first_match, scope.end_match, 1.0, evidence);
  for (uint32_t h = scope.segment.heading; h != resolve::kNone;
       h = scope.resolved.headings[h].parent) {
    const resolve::Heading& heading = scope.resolved.headings[h];
    count(scope, scope.match_at(heading.first), scope.match_at(heading.end), 1.0, evidence);
  }
  const auto& weights = scope.words.mode;
  const bool has_venue = !event.where.empty();
  if (has_venue) evidence.in_person += weights.in_person;
  if (evidence.hybrid >= weights.hybrid)
    event.mode = "hybrid";
  else if (evidence.online >= weights.online && evidence.online > evidence.in_person)
    event.mode = "online";
  else if (has_venue || evidence.in_person >= weights.in_person)
    event.mode = "in_person";
  if (event.mode == "online") no_venue(event);
}

}  // namespace annals::records
