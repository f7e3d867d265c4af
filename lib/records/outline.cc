#include "records/outline.h"

#include <functional>

#include "records/kind.h"
#include "records/title.h"
#include "records/when.h"

namespace annals::records {
namespace {

// "Part Two. The Ferry House at Sokodé, 1912–1919": one place, and at most a time behind it.
bool ends_at_place(const Scope& scope, const resolve::Heading& heading, size_t name) {
  const auto& names = scope.resolved.names;
  const resolve::Name& place = names[name];
  if (heading.style.is_title || scope.word(place.first - 1) != scope.words.at ||
      (name + 1 < names.size() && names[name + 1].first < heading.end))
    return false;
  for (uint32_t i = place.end; i < heading.end; ++i)
    if (scope.input.tokens[i].kind != text::TokenKind::punctuation && !scope.in_date(i))
      return false;
  return true;
}

// `name`: index of the first name at the heading or behind it.
bool names_place(const Scope& scope, const resolve::Heading& heading, size_t name) {
  if (heading.kind == resolve::HeadingKind::place) return true;
  const auto& names = scope.resolved.names;
  if (name >= names.size() || names[name].first >= heading.end ||
      names[name].label != mentions::Label::place)
    return false;
  return names[name].first == heading.first ? heading.kind == resolve::HeadingKind::date
                                            : ends_at_place(scope, heading, name);
}

}  // namespace

void find_heading_cues(const Scope& scope, HeadingCues& cues) {
  cues.of.clear();
  cues.kinds.clear();
  cues.modes.clear();
  const Clauses& clauses = scope.clauses;
  for (const resolve::Heading& heading : scope.resolved.headings) {
    HeadingFacts& facts = cues.of.emplace_back();
    facts.first_date = clauses.first_date(heading.first);
    facts.first_name = clauses.first_name(heading.first);
    facts.names_place = names_place(scope, heading, facts.first_name);
    if (facts.names_place)
      facts.place = static_cast<uint32_t>(cues.of.size() - 1);
    else if (heading.parent != resolve::kNone)
      facts.place = cues.of[heading.parent].place;
    facts.first_kind = static_cast<uint32_t>(cues.kinds.size());
    add_kinds(scope, heading, cues.kinds);
    facts.end_kind = static_cast<uint32_t>(cues.kinds.size());
    facts.listed = listed_kind(scope, heading);
    facts.first_mode = static_cast<uint32_t>(cues.modes.size());
    const auto& hits = clauses.hits();
    for (size_t i = clauses.first_hit(heading.first);
         i < hits.size() && hits[i].first < heading.end; ++i)
      if (hits[i].rule->kind == RuleKind::mode) cues.modes.push_back(hits[i].rule);
    facts.end_mode = static_cast<uint32_t>(cues.modes.size());
  }
}

void decide(Scope& scope, const Segment& segment, VenueScratch& venue) {
  set_segment(scope, segment);
  static_cast<Decisions&>(scope) = {};
  scope.told = first_told(scope);
  find_when(scope);
  find_title(scope);
  find_kind(scope);
  doubt_title(scope);
  find_quoted_title(scope);
  find_where(scope, venue);
  find_mode(scope);
}

namespace {

// "In parallel to this congress …": where and when it was, what is told beside it was, too.
void stay_there(Scope& scope, const std::vector<Outline>& outlines) {
  if (outlines.empty()) return;
  const Outline& before = outlines.back();
  if (before.segment.heading != scope.segment.heading ||
      !scope.clauses.opens(scope.words.beside_lead, scope.range()))
    return;
  if (scope.when == resolve::kNone && before.decided.when != resolve::kNone) {
    scope.moment = before.decided.moment;
    scope.moment.basis = "context";
  }
  if (scope.end_venue > scope.first_venue ||
      (!scope.mode.empty() && scope.mode != before.decided.mode))
    return;
  for (uint32_t i = before.decided.first_venue; i < before.decided.end_venue; ++i)
    scope.venues.push_back(Venue(scope.venues[i]));
  scope.end_venue = static_cast<uint32_t>(scope.venues.size());
  scope.mode = before.decided.mode;
}

}  // namespace

void find_outlines(const mentions::Input& input, const resolve::Resolved& resolved, Scope& scope,
                   OutlineScratch& scratch, std::vector<Outline>& outlines) {
  outlines.clear();
  scope.venues.clear();
  const auto outline = [&](const Segment& segment) {
    decide(scope, segment, scratch.venue);
    stay_there(scope, outlines);
    outlines.push_back({segment, scope});
  };
  // By reference: a std::function holds a pointer without memory of its own.
  find_segments(input, resolved, scope.words, scope.clauses.survey(), scratch.segment,
                std::cref(outline), nullptr);
  link_twins(scope, scratch.twin_table, outlines);
}

}  // namespace annals::records
