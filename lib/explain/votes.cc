// Fields that are chosen by the rules and nouns that speak for each value: kind, mode, organizer.
#include <algorithm>

#include "explain/context.h"

namespace annals::explanation {
namespace {

using records::Weighed;

// What speaks for one value of a field.
struct Side {
  std::string value;
  double score = 0;
  const Weighed* best = nullptr;  // a rule before a noun, then the higher score
};

std::vector<Side> sides_of(const records::Trace& trace, const char* field) {
  std::vector<Side> sides;
  for (const Weighed& weighed : trace.items) {
    if (weighed.field != field) continue;
    const auto known = std::find_if(sides.begin(), sides.end(),
                                    [&](const Side& side) { return side.value == weighed.value; });
    Side& side = known != sides.end() ? *known : sides.emplace_back(Side{weighed.value, 0, {}});
    side.score += weighed.score;
    if (side.best == nullptr || weighed.score > side.best->score) side.best = &weighed;
  }
  std::stable_sort(sides.begin(), sides.end(),
                   [](const Side& a, const Side& b) { return a.score > b.score; });
  return sides;
}

// One finding for the value that stands, one for each that lost, then what spoke for them.
// `why`: by which policy a value lost.
template <typename Why>
void add_sides(const Context& context, const records::Trace& trace, const char* field,
               const std::string& winner, const Why& why, Explanation& out) {
  const std::vector<Side> sides = sides_of(trace, field);
  for (const bool stands : {true, false})
    for (const Side& side : sides) {
      if ((side.value == winner) != stands) continue;
      Finding finding = to_finding(context, *side.best, stands ? "stands" : "lost");
      finding.score = side.score;
      if (!stands) finding.reason = why(side);
      out.findings.push_back(std::move(finding));
    }
  for (const Weighed& weighed : trace.items) {
    if (weighed.field != field) continue;
    Finding finding =
        to_finding(context, weighed, weighed.rule != resolve::kNone ? "matched" : "evidence");
    finding.reason = weighed.parts;
    out.findings.push_back(std::move(finding));
  }
}

std::string rule_of(const Finding& finding) {
  if (finding.rule.empty()) return "";
  return " by rule " + finding.rule + " (" + finding.file + ":" + std::to_string(finding.line) +
         ")";
}

}  // namespace

void explain_kind(const Context& context, const records::Trace& trace, const Event& event,
                  Explanation& out) {
  add_sides(
      context, trace, "kind", event.kind,
      [&](const Side& side) {
        return side.score > 0 ? "the higher sum wins: " + event.kind
                              : std::string("its sum is not above 0");
      },
      out);
  const bool told = !out.findings.empty() && out.findings.front().outcome == "stands";
  if (!told) add_attempts(context, tokens_of(context, event.span), "kind", out);
  out.answer = "The kind is " + event.kind +
               (told ? rule_of(out.findings.front()) +
                           ": what speaks for it weighs most; what stands in the sentence that "
                           "tells the occasion, or early, counts more."
                     : ": no noun and no rule tells another" + nearest_attempt(out) + ".");
}

void explain_mode(const Context& context, const records::Trace& trace, const Event& event,
                  Explanation& out) {
  const rules::Pack& pack = context.input.pack;
  const auto why = [&](const Side& side) -> std::string {
    const std::string weight = side.value == "online"   ? "mode.online"
                               : side.value == "hybrid" ? "mode.hybrid"
                                                        : "mode.in-person";
    if (side.score < pack.weight(weight))
      return "its sum is less than " + weight + " (" + number(pack.weight(weight)) + ")";
    if (event.mode == "hybrid") return "hybrid has its weight, and comes first";
    return event.mode.empty() ? "it is not more than what speaks for the others"
                              : "what speaks for " + event.mode + " is as much or more";
  };
  add_sides(context, trace, "mode", event.mode, why, out);
  if (!event.mode.empty()) {
    out.answer = "The mode is " + event.mode +
                 (out.findings.empty() || out.findings.front().outcome != "stands"
                      ? "."
                      : rule_of(out.findings.front()) + ".");
    return;
  }
  const bool weighed = !out.findings.empty();
  add_attempts(context, tokens_of(context, event.span), "mode", out);
  out.answer = "The mode is null: " +
               (weighed ? out.findings.front().reason
                        : "neither a venue nor a rule tells it" + nearest_attempt(out)) +
               ".";
}

void explain_organizer(const Context& context, const records::Trace& trace, const Event& event,
                       Explanation& out) {
  const Weighed* winner = nullptr;
  for (const bool stands : {true, false})
    for (const Weighed& weighed : trace.items) {
      if (weighed.field != "organizer" || weighed.refused.empty() != stands) continue;
      if (stands && winner == nullptr) winner = &weighed;
      Finding finding = to_finding(context, weighed, stands ? "stands" : "lost");
      finding.reason = stands ? std::string(weighed.why) : weighed.refused;
      out.findings.push_back(std::move(finding));
    }
  std::string names;
  for (const Organization& body : event.organizations) {
    if (body.role == "organizer") {
      names += (names.empty() ? "" : "; ") + body.name;
      continue;
    }
    Finding finding;
    finding.outcome = "lost";
    finding.label = "organization";
    finding.value = body.name;
    if (!body.mentions.empty()) {
      finding.text = body.mentions.front().text;
      finding.span = body.mentions.front().span;
    }
    finding.reason = "its role is " + body.role + ": no rule of kind organizer leads to it";
    out.findings.push_back(std::move(finding));
  }
  if (!names.empty()) {
    out.answer = "The organizer is " + names;
    if (winner != nullptr) out.answer += rule_of(to_finding(context, *winner, "stands"));
    out.answer += ".";
    return;
  }
  const Finding* lost = nullptr;
  for (const Finding& finding : out.findings)
    if (finding.label == "organizer" && lost == nullptr) lost = &finding;
  const std::string first = lost == nullptr ? "" : "rule " + lost->rule + ": " + lost->reason;
  add_attempts(context, tokens_of(context, event.span), "organizer", out);
  out.answer = "The record has no organizer: " +
               (first.empty() ? "no rule of kind organizer fired" + nearest_attempt(out) : first) +
               ".";
}

}  // namespace annals::explanation
