// What competed and lost, and by which policy (resolve/arbiter.h, resolve/dates_select.h).
#include <algorithm>

#include "explain/context.h"

namespace annals::explanation {
namespace {

using mentions::Candidate;
using mentions::Label;

struct Standing {
  uint32_t first = 0;
  uint32_t end = 0;
  Label label = Label::place;
  float score = 0;
};

std::vector<Standing> standing_in(const Context& context, uint32_t first, uint32_t end) {
  std::vector<Standing> out;
  const auto add = [&](const auto& one, Label label) {
    if (one.first < end && one.end > first) out.push_back({one.first, one.end, label, one.score});
  };
  for (const resolve::Name& name : context.work.resolved.names) add(name, name.label);
  for (const resolve::EventName& event : context.work.resolved.events) add(event, Label::event);
  return out;
}

template <typename A, typename B>
bool contains(const A& outer, const B& inner) {
  return outer.first <= inner.first && inner.end <= outer.end &&
         (outer.first < inner.first || inner.end < outer.end);
}

// By which clause of the arbiter's policy `winner` took the tokens of `loser`.
std::string policy(const Context& context, const Candidate& loser, const Standing& winner) {
  const double margin = context.input.pack.weight("arbiter.inner-margin");
  const std::string who = std::string(label_name(winner.label)) + " \"" +
                          context.text_of(winner.first, winner.end) + "\" (score " +
                          number(static_cast<double>(winner.score)) + ")";
  if (contains(winner, loser) &&
      static_cast<double>(loser.score) <= static_cast<double>(winner.score) + margin)
    return "the outermost name wins: " + who + " contains it";
  if (contains(loser, winner) &&
      static_cast<double>(winner.score) > static_cast<double>(loser.score) + margin)
    return "the inner " + who + " outscores it by more than arbiter.inner-margin (" +
           number(margin) + ")";
  if (winner.score > loser.score) return "the higher score wins: " + who;
  if (winner.end - winner.first > loser.end - loser.first) return "the longer wins: " + who;
  if (winner.score == loser.score && winner.first < loser.first) return "the earlier wins: " + who;
  if (winner.score < loser.score)
    return who + " counts with the highest score of what it contains, and overlaps it";
  return "by the order event, organization, person, place: " + who;
}

bool is_same(const Candidate& a, const Candidate& b) {
  return a.first == b.first && a.end == b.end && a.label == b.label;
}

bool holds(const mentions::Candidates& candidates, const Candidate& one) {
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](const Candidate& other) { return is_same(one, other); });
}

std::string reason(const Context& context, const Candidate& candidate) {
  if (!holds(context.trace.judged, candidate)) {
    for (const resolve::Date& date : context.trace.dates)
      if (date.first < candidate.end && date.end > candidate.first) {
        const std::string text = "\"" + context.text_of(date.first, date.end) + "\"";
        if (date.first == candidate.first && date.end == candidate.end)
          return "it is the date " + text + ", and lacks the weight arbiter.over-date (" +
                 number(context.input.pack.weight("arbiter.over-date")) + ")";
        return "no name crosses the date " + text + " or begins with it";
      }
    return "a ledger withdrew it";
  }
  if (!(candidate.score > 0)) return "its score is not above 0";
  for (const Standing& winner : standing_in(context, candidate.first, candidate.end))
    return policy(context, candidate, winner);
  return "what outranked it gave way to another in turn";
}

void add_candidates(const Context& context, TokenRange range, Explanation& out) {
  mentions::Candidates lost;
  for (const mentions::Candidates* all : {&context.trace.judged, &context.trace.proposed})
    for (const Candidate& candidate : *all) {
      if (candidate.first >= range.end || candidate.end <= range.first) continue;
      const auto standing = standing_in(context, candidate.first, candidate.end);
      const bool stands = std::any_of(standing.begin(), standing.end(), [&](const Standing& s) {
        return s.first == candidate.first && s.end == candidate.end && s.label == candidate.label;
      });
      const auto known = std::find_if(lost.begin(), lost.end(), [&](const Candidate& other) {
        return is_same(candidate, other);
      });
      if (stands) continue;
      if (known == lost.end())
        lost.push_back(candidate);
      else if (candidate.score > known->score)
        *known = candidate;
    }
  const auto distance = [&](const Candidate& c) {
    return std::max(c.first, range.first) - std::min(c.first, range.first) +
           std::max(c.end, range.end) - std::min(c.end, range.end);
  };
  std::stable_sort(lost.begin(), lost.end(), [&](const Candidate& a, const Candidate& b) {
    return distance(a) != distance(b) ? distance(a) < distance(b) : a.score > b.score;
  });
  for (const Candidate& candidate : lost) {
    Finding finding = context.finding("lost", candidate.first, candidate.end);
    finding.label = label_name(candidate.label);
    finding.score = static_cast<double>(candidate.score);
    finding.reason = reason(context, candidate);
    context.name_source(candidate.rule, candidate.phrase, finding);
    out.findings.push_back(std::move(finding));
  }
}

const resolve::Date* date_of(const std::vector<resolve::Date>& dates, uint32_t first,
                             uint32_t end) {
  for (const resolve::Date& date : dates)
    if (date.first < end && date.end > first) return &date;
  return nullptr;
}

std::string date_reason(const Context& context, const rules::Match& match) {
  const rules::Pack& pack = context.input.pack;
  if (pack.rule_value(match.rule, "type") == "none")
    return "it is there to say that this is no date";
  const resolve::Date* date = date_of(context.work.resolved.dates, match.first, match.end);
  if (date == nullptr) {
    if (date_of(context.trace.dates, match.first, match.end) != nullptr)
      return "a name that stands contains the date";
    const rules::Match* taker = nullptr;
    for (const rules::Match& other : context.work.matches.matches)
      if (pack.rule_kind(other.rule) == "date" && other.first < match.end &&
          other.end > match.first && other.rule != match.rule &&
          (taker == nullptr || pack.rule_priority(other.rule) > pack.rule_priority(taker->rule)))
        taker = &other;
    if (taker != nullptr && pack.rule_priority(taker->rule) >= pack.rule_priority(match.rule))
      return "rule " + std::string(pack.rule_id(taker->rule)) + " of priority " +
             std::to_string(pack.rule_priority(taker->rule)) + " takes its tokens";
    return "its own conditions fail: an impossible value, or nothing resolves it";
  }
  const std::string winner = "rule " + std::string(pack.rule_id(date->rule)) + " over \"" +
                             context.text_of(date->first, date->end) + "\"";
  const int own = pack.rule_priority(match.rule);
  const int other = pack.rule_priority(date->rule);
  if (other > own)
    return "the higher priority wins: " + winner + " (" + std::to_string(other) + " over " +
           std::to_string(own) + ")";
  if (other == own && date->end - date->first > match.end - match.first)
    return "the longer wins: " + winner;
  if (other == own && date->end - date->first == match.end - match.first)
    return "the earlier wins: " + winner;
  return "its own conditions fail, so " + winner + " stands";
}

void add_dates(const Context& context, TokenRange range, Explanation& out) {
  const rules::Pack& pack = context.input.pack;
  for (const rules::Match& match : context.work.matches.matches) {
    if (match.first >= range.end || match.end <= range.first) continue;
    if (pack.rule_kind(match.rule) != "date") continue;
    const auto& dates = context.work.resolved.dates;
    const bool stands = std::any_of(dates.begin(), dates.end(), [&](const resolve::Date& date) {
      return date.first == match.first && date.end == match.end && date.rule == match.rule;
    });
    if (stands) continue;
    Finding finding = context.finding("lost", match.first, match.end);
    finding.label = "date";
    finding.reason = date_reason(context, match);
    context.name_source(match.rule, 0, finding);
    out.findings.push_back(std::move(finding));
  }
}

}  // namespace

void add_losers(const Context& context, TokenRange range, Explanation& out) {
  add_candidates(context, range, out);
  add_dates(context, range, out);
}

}  // namespace annals::explanation
