// How people met: by the rules of kind "mode", the venue and the headings.
#include <algorithm>

#include "records/venue.h"

namespace annals::records {
namespace {

struct Evidence {
  double online = 0;
  double hybrid = 0;
  double in_person = 0;
  double streamed = 0;  // watched elsewhere, whether or not people met
};

void count(const RuleFacts& rule, Evidence& evidence) {
  double& sum = rule.value == "online"     ? evidence.online
                : rule.value == "hybrid"   ? evidence.hybrid
                : rule.value == "streamed" ? evidence.streamed
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

// "holds a workshop; 22 take part", "attended by 40 teachers": who comes is told of what was held.
bool are_counted(const Scope& scope, uint32_t verb, uint32_t first) {
  constexpr uint32_t kReach = 3;  // tokens
  for (uint32_t i = verb; i > first && verb - i < kReach; --i)
    if (scope.input.tokens[i - 1].kind == text::TokenKind::number && !scope.in_date(i - 1))
      return true;
  return verb + 1 < scope.segment.end && scope.is_lower(verb + 1, scope.words.by);
}

// True if the occasion is of a kind for which people meet, or of none but has a name ("Tulip
// Sunday"), and somebody held it: who took part in another's may have done so from afar.
bool tells_of_meeting(const Scope& scope) {
  const rules::Pack& pack = scope.input.pack;
  const bool named =
      scope.event != resolve::kNone && pack.contains(scope.words.named_kind, scope.kind_word);
  if (!named && !pack.contains(scope.words.meeting_kind, scope.kind_word)) return false;
  if (scope.sentences.empty()) return false;
  const uint32_t last = std::min<uint32_t>(std::max(scope.lead, scope.told),
                                           static_cast<uint32_t>(scope.sentences.size()) - 1);
  const Range telling{scope.segment.first, scope.sentences[last].end};
  uint32_t guest = telling.first;
  for (; scope.clauses.holds(scope.words.guest_verb, {guest, telling.end}, &guest); ++guest)
    if (!are_counted(scope, guest, telling.first)) return false;
  if (scope.trace() != nullptr)
    tell(scope, "in_person", scope.words.mode.in_person, {}, "mode.meeting-kind", resolve::kNone);
  return true;
}

// "Two weeks later he reported to the Council, which met online": a later sentence with a day of
// its own tells of another occasion.
bool is_of_another_day(const Scope& scope, uint32_t token) {
  const uint32_t sentence = scope.sentence_of(token);
  if (scope.when == resolve::kNone || sentence >= scope.sentences.size() ||
      sentence <= std::max(scope.lead, scope.told))
    return false;
  const auto& dates = scope.resolved.dates;
  const calendar::Interval& own = dates[scope.when].value;
  for (size_t i = scope.clauses.first_date(scope.sentences[sentence].first);
       i < dates.size() && dates[i].first < token; ++i)
    if (dates[i].has_value && dates[i].type == resolve::TimexType::date &&
        (dates[i].value.end < own.start || own.end < dates[i].value.start))
      return true;
  return false;
}

// "Workshops and online seminars": the heading heads others, too.
bool heads_others(const Scope& scope, const resolve::Heading& heading) {
  for (uint32_t i = heading.first; i < heading.end; ++i)
    if (scope.word(i) == scope.words.and_ || scope.at(i) == "&") return true;
  return false;
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
  // "launched its online catalogue"
  const bool of_thing = scope.input.pack.contains(scope.words.thing_kind, scope.kind_word);
  for (size_t i = scope.hits_from(RuleKind::mode); i < scope.end_hit; ++i) {
    const RuleHit& hit = scope.clauses.hits()[i];
    if (hit.rule->kind != RuleKind::mode || is_of_another_day(scope, hit.first)) continue;
    if (hit.rule->thing && of_thing) continue;
    count(*hit.rule, evidence);
    if (scope.trace() != nullptr)
      tell(scope, hit.rule->value, hit.rule->weight, {hit.first, hit.end}, "the rule's weight",
           scope.input.matches.matches[hit.match].rule);
  }
  const bool has_venue = scope.end_venue > scope.first_venue;
  const bool told_venue = has_venue && !scope.venues[scope.first_venue].heading;
  for (uint32_t h = scope.segment.heading; h != resolve::kNone;
       h = scope.resolved.headings[h].parent) {
    const HeadingFacts& facts = scope.headings.of[h];
    for (uint32_t i = facts.first_mode; i < facts.end_mode; ++i) {
      const RuleFacts& rule = *scope.headings.modes[i];
      const resolve::Heading& heading = scope.resolved.headings[h];
      if (told_venue && rule.value == "online" && heads_others(scope, heading)) continue;
      count(rule, evidence);
      if (scope.trace() != nullptr)
        tell(scope, rule.value, rule.weight, {heading.first, heading.end}, "a heading's rule",
             static_cast<uint32_t>(&rule - scope.words.rules.data()));
    }
  }
  const auto& weights = scope.words.mode;
  const rules::Pack& pack = scope.input.pack;
  // A webinar is one wherever its news is dated.
  const bool far = pack.contains(scope.words.online_kind, scope.kind_word);
  if (far && evidence.hybrid < weights.hybrid) return go_online(scope);
  if (has_venue) {
    evidence.in_person += weights.in_person;
    if (scope.trace() != nullptr)
      tell(scope, "in_person", weights.in_person, {}, "mode.in-person", resolve::kNone);
  }
  if (evidence.in_person >= weights.in_person)
    evidence.hybrid += evidence.streamed;
  else
    evidence.online += evidence.streamed;
  // Who is elected or printed need not meet anyone.
  const bool apart = pack.contains(scope.words.unmet_kind, scope.kind_word);
  const double least = apart ? 2 * weights.in_person : weights.in_person;
  if (evidence.hybrid >= weights.hybrid)
    scope.mode = "hybrid";
  else if (evidence.online >= weights.online && evidence.online > evidence.in_person)
    go_online(scope);
  else if (has_venue || evidence.in_person >= least || tells_of_meeting(scope))
    scope.mode = "in_person";
}

}  // namespace annals::records
