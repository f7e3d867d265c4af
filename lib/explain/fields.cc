// Fields of a record, and the boundaries of records.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "explain/context.h"
#include "records/segment.h"

namespace annals::explanation {
namespace {

std::string number(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.4g", value);
  return buffer;
}

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

void explain_when(const Context& context, const Event& event, Explanation& out) {
  const DateMention* own = nullptr;
  for (const DateMention& date : event.dates)
    if (date.role == "event") own = &date;
  if (own != nullptr) {
    out.span = own->span;
    const TokenRange range = tokens_of(context, own->span);
    add_mentions(context, range, out);
    add_losers(context, range, out);
  }
  add_headings(event, "date", out);
  for (const DateMention& date : event.dates) {
    if (&date == own) continue;
    Finding finding;
    finding.outcome = "lost";
    finding.label = date.type;
    finding.text = date.text;
    finding.span = date.span;
    finding.value = date.edtf;
    finding.rule = date.rule;
    finding.reason = date.start.empty() ? "it has no day of its own"
                                        : "a reference: not the occasion's own time";
    out.findings.push_back(std::move(finding));
  }
  if (!event.when)
    out.answer =
        "The record has no date: its text tells none that has a value, and no date heading "
        "governs it.";
  else
    out.answer = "When is " + event.when->edtf + ", from the " + event.when->basis +
                 (own != nullptr ? ": \"" + own->text + "\"." : ".");
}

void explain_where(const Context& context, const Event& event, Explanation& out) {
  for (const Place& place : event.places) {
    for (const Mention& mention : place.mentions) {
      const bool venue = place.role == "venue";
      if (venue && out.span == event.span) out.span = mention.span;
      Finding finding;
      finding.outcome = venue ? "stands" : "lost";
      finding.label = "place";
      finding.text = mention.text;
      finding.span = mention.span;
      finding.rule = mention.rule;
      finding.value = place.name + (place.country.empty() ? "" : " (" + place.country + ")");
      finding.reason = venue ? "the venue"
                             : "its role is " + place.role +
                                   ": no word tells that the "
                                   "occasion was there, or a finer place does";
      out.findings.push_back(std::move(finding));
    }
  }
  add_headings(event, "place", out);
  const TokenRange range = tokens_of(context, event.span);
  add_matches(context, range, "mode", out);
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

void explain_title(const Context& context, const Event& event, Explanation& out) {
  const TokenRange whole = tokens_of(context, event.span);
  if (event.title) {
    out.span = event.title->span;
    const TokenRange range = tokens_of(context, event.title->span);
    add_mentions(context, range, out);
    add_losers(context, range, out);
    out.answer = "The title is \"" + event.title->text + "\".";
    return;
  }
  Explanation all;
  add_mentions(context, whole, all);
  add_losers(context, whole, all);
  for (Finding& finding : all.findings)
    if (finding.label == "event") {
      if (finding.outcome == "stands") {
        finding.outcome = "lost";
        finding.reason = "a name of another occasion, or a short form";
      }
      out.findings.push_back(std::move(finding));
    }
  out.answer = out.findings.empty() ? "The record has no title: no event name was proposed in it."
                                    : "The record has no title: no event name is its own.";
}

// The event nouns of the text: what the kind is first read from.
void add_nouns(const Context& context, TokenRange range, Explanation& out) {
  for (const char* name : {"event-noun", "event-noun-weak", "event-noun-foreign"}) {
    const rules::Pack& pack = context.input.pack;
    const rules::ListId list = pack.list(name);
    for (uint32_t t = range.first; t < range.end; ++t) {
      const uint32_t length = pack.match(list, context.input.tokens, t);
      if (length == 0) continue;
      Finding finding = context.finding("evidence", t, t + length);
      finding.label = std::string("@") + name;
      finding.value = pack.string_value(list, context.input.tokens, t, t + length);
      out.findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

void explain_field(const Context& context, const Event& event, const std::string& field,
                   Explanation& out) {
  out.span = event.span;
  const TokenRange range = tokens_of(context, event.span);
  if (field == "when") return explain_when(context, event, out);
  if (field == "where") return explain_where(context, event, out);
  if (field == "title") return explain_title(context, event, out);
  add_matches(context, range, field, out);
  if (field == "kind") {
    add_nouns(context, range, out);
    out.answer = "The kind is " + event.kind +
                 (out.findings.empty()
                      ? ": nothing tells another."
                      : ", by the nouns and rules below; those of the sentence that tells the "
                        "occasion, and the earlier ones, count more.");
    return;
  }
  for (const Where& where : event.where) {
    Finding finding;
    finding.outcome = "evidence";
    finding.label = "venue";
    finding.value = where.name;
    finding.score = context.input.pack.weight("mode.in-person");
    out.findings.push_back(std::move(finding));
  }
  out.answer = event.mode.empty() ? "The mode is null: neither a venue nor a rule tells it."
                                  : "The mode is " + event.mode + ".";
}

void explain_boundary(const Context& context, uint64_t offset, Explanation& out) {
  std::vector<records::Segment> segments;
  std::vector<records::Boundary> boundaries;
  const records::Words words(context.input.pack);
  records::Survey survey;
  survey.make(context.input, context.work.resolved, words);
  records::SegmentScratch scratch;
  records::find_segments(
      context.input, context.work.resolved, words, survey, scratch,
      [&](const records::Segment& segment) { segments.push_back(segment); }, &boundaries);
  const records::Boundary* nearest = nullptr;
  uint64_t least = UINT64_MAX;
  for (const records::Boundary& boundary : boundaries) {
    const uint64_t at = context.input.tokens[boundary.token].begin;
    const uint64_t distance = at > offset ? at - offset : offset - at;
    if (distance >= least) continue;
    least = distance;
    nearest = &boundary;
  }
  if (nearest == nullptr) {
    out.span = {offset, offset};
    out.answer = "No place was weighed as the begin of a record.";
    return;
  }
  const rules::Pack& pack = context.input.pack;
  out.span = context.span_of(nearest->token, nearest->token + 1);
  const double threshold = pack.weight("boundary.threshold");
  for (const char* name : nearest->evidence) {
    Finding finding;
    finding.outcome = "evidence";
    finding.label = name;
    finding.score = pack.weight(name);
    out.findings.push_back(std::move(finding));
  }
  std::string record = "no record";
  for (size_t i = 0; i < segments.size(); ++i)
    if (segments[i].first <= nearest->token && nearest->token < segments[i].end)
      record = "record " + std::to_string(i + 1);
  out.answer = (nearest->taken ? "A record begins at byte " : "No record begins at byte ") +
               std::to_string(out.span.begin) + " (" + record + "): the evidence is " +
               number(nearest->score) + (nearest->taken ? ", enough for" : ", less than") +
               " boundary.threshold (" + number(threshold) + ").";
}

}  // namespace annals::explanation
