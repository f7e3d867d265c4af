// Fields of a record, by what was weighed for them (records/trace.h).
#include <algorithm>

#include "explain/context.h"

namespace annals::explanation {
namespace {

using records::Weighed;

void add_headings(const Event& event, const char* kind, Explanation& out) {
  for (const Heading& heading : event.headings) {
    if (heading.kind != kind) continue;
    Finding finding;
    finding.outcome = "evidence";
    finding.label = heading.kind + " heading";
    finding.text = heading.text;
    finding.span = heading.span;
    finding.reason = "it governs the record";
    out.findings.push_back(std::move(finding));
  }
}

std::string with_parts(std::string reason, const Weighed& weighed) {
  if (weighed.parts.empty()) return reason;
  return reason + (reason.empty() ? "" : ": ") + weighed.parts;
}

// Adds what was weighed for the field: what `stands` says stands first, then the rest, the best
// first, with why it lost. `threshold`: the weight that must be reached. True if any stands.
template <typename Stands>
bool add_weighed(const Context& context, const records::Trace& trace, const char* field,
                 const char* threshold, const Stands& stands, Explanation& out) {
  std::vector<const Weighed*> all;
  for (const Weighed& weighed : trace.items)
    if (weighed.field == field) all.push_back(&weighed);
  std::stable_sort(all.begin(), all.end(), [&](const Weighed* a, const Weighed* b) {
    if (stands(*a) != stands(*b)) return stands(*a);
    if (a->refused.empty() != b->refused.empty()) return a->refused.empty();
    return a->score > b->score;
  });
  const double least = context.input.pack.weight(threshold);
  const Weighed* winner = nullptr;
  for (const Weighed* weighed : all) {
    const bool is_winner = stands(*weighed);
    if (is_winner && winner == nullptr) winner = weighed;
    Finding finding = to_finding(context, *weighed, is_winner ? "stands" : "lost");
    if (is_winner)
      finding.reason = weighed->parts;
    else if (!weighed->refused.empty())
      finding.reason = weighed->refused;
    else if (weighed->score < least)
      finding.reason = with_parts(
          "its score is less than " + std::string(threshold) + " (" + number(least) + ")",
          *weighed);
    else if (winner == nullptr)
      finding.reason = with_parts("it was taken back", *weighed);
    else if (weighed->score > winner->score)
      finding.reason =
          with_parts("\"" + context.text_of(winner->first, winner->end) + "\" is finer", *weighed);
    else
      finding.reason =
          with_parts(std::string(weighed->score < winner->score ? "the higher score wins: \""
                                                                : "the earlier or finer wins: \"") +
                         context.text_of(winner->first, winner->end) + "\"",
                     *weighed);
    out.findings.push_back(std::move(finding));
  }
  return winner != nullptr;
}

void explain_when(const Context& context, const records::Trace& trace, const Event& event,
                  Explanation& out) {
  const DateMention* own = nullptr;
  for (const DateMention& date : event.dates)
    if (date.role == "event") own = &date;
  if (own != nullptr) out.span = own->span;
  add_weighed(
      context, trace, "when", "when.threshold",
      [&](const Weighed& weighed) {
        return own != nullptr && context.span_of(weighed.first, weighed.end) == own->span;
      },
      out);
  add_headings(event, "date", out);
  if (own != nullptr) add_losers(context, tokens_of(context, own->span), out);
  if (event.when) {
    out.answer = "When is " + event.when->edtf + ", from the " + event.when->basis +
                 (own != nullptr ? ": \"" + own->text + "\"." : ".");
    return;
  }
  const bool weighed = !out.findings.empty();
  add_attempts(context, tokens_of(context, event.span), "date", out);
  out.answer = "The record has no date: " +
               (weighed ? "its text tells none that has a value and may be the occasion's"
                        : "its text tells none" + nearest_attempt(out)) +
               "; and no date heading governs it.";
}

// The places, with the rule or the entry that found each.
void explain_where(const Context& context, const records::Trace& trace, const Event& event,
                   Explanation& out) {
  const auto is_venue = [&](const Weighed& weighed) {
    return std::any_of(event.where.begin(), event.where.end(),
                       [&](const Where& where) { return where.name == weighed.value; });
  };
  add_weighed(context, trace, "where", trace.is_tour ? "venue.tour-threshold" : "venue.threshold",
              is_venue, out);
  for (Finding& finding : out.findings) {
    if (finding.outcome == "stands" && out.span == event.span) out.span = finding.span;
    finding.label = "place";
    for (const resolve::Name& name : context.work.resolved.names)
      if (context.span_of(name.first, name.end).begin == finding.span.begin)
        context.name_source(name.rule, name.phrase, finding);
  }
  add_headings(event, "place", out);
  add_matches(context, tokens_of(context, event.span), "mode", out);
  if (event.where.empty()) {
    out.answer = std::string("The record has no venue: ") +
                 (event.mode == "online" ? "it was held online."
                  : event.places.empty() ? "no place was found in it."
                                         : "none of its places is told to be where it was.");
    return;
  }
  out.answer = "Where is";
  for (const Where& where : event.where)
    out.answer += " " + where.name + (where.country.empty() ? "" : " (" + where.country + ")") +
                  ", from the " + where.basis + ";";
  out.answer.back() = '.';
}

void explain_title(const Context& context, const records::Trace& trace, const Event& event,
                   Explanation& out) {
  if (event.title) out.span = event.title->span;
  add_weighed(
      context, trace, "title", "title.threshold",
      [&](const Weighed& weighed) {
        return event.title && context.span_of(weighed.first, weighed.end) == event.title->span;
      },
      out);
  const bool weighed = !out.findings.empty();
  Explanation lost;
  add_losers(context, tokens_of(context, event.title ? event.title->span : event.span), lost);
  for (Finding& finding : lost.findings)
    if (finding.label == "event") out.findings.push_back(std::move(finding));
  if (event.title)
    out.answer = "The title is \"" + event.title->text + "\".";
  else if (weighed)
    out.answer =
        "The record has no title: no event name is its own: " + out.findings.front().reason + ".";
  else if (!out.findings.empty())
    out.answer =
        "The record has no title: what was proposed lost: " + out.findings.front().reason + ".";
  else
    out.answer = "The record has no title: no event name was proposed in it.";
}

}  // namespace

Finding to_finding(const Context& context, const Weighed& weighed, const char* outcome) {
  Finding finding = context.finding(outcome, weighed.first, weighed.end);
  finding.label = weighed.field;
  finding.value = weighed.value;
  finding.score = weighed.score;
  context.name_source(weighed.rule, 0, finding);
  return finding;
}

std::string nearest_attempt(const Explanation& out) {
  for (const Finding& finding : out.findings)
    if (finding.outcome == "tried")
      return "; rule " + finding.rule + " came nearest: " + finding.reason;
  return "";
}

void explain_field(const Context& context, const records::Trace& trace, const Event& event,
                   const std::string& field, Explanation& out) {
  out.span = event.span;
  if (field == "when") return explain_when(context, trace, event, out);
  if (field == "where") return explain_where(context, trace, event, out);
  if (field == "title") return explain_title(context, trace, event, out);
  if (field == "kind") return explain_kind(context, trace, event, out);
  if (field == "mode") return explain_mode(context, trace, event, out);
  explain_organizer(context, trace, event, out);
}

}  // namespace annals::explanation
