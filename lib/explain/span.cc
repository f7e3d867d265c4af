// Mentions: what stands and what the lists and rules have for it.
#include <algorithm>
#include <cstdio>

#include "explain/context.h"
#include "lexicon/gazetteer.h"
#include "lexicon/kind_name.h"
#include "records/convert.h"
#include "rules/trace.h"

namespace annals::explanation {
namespace {

constexpr size_t kMostEntries = 4;  // of one phrase
constexpr size_t kMostAttempts = 12;

bool overlaps(TokenRange range, uint32_t first, uint32_t end) {
  return first < range.end && end > range.first;
}

std::string entry_text(const lexicon::Gazetteer& gazetteer, const lexicon::Entry& entry) {
  std::string out(gazetteer.name(entry));
  if (entry.country[0] != 0) out += " (" + std::string(entry.country_code()) + ")";
  if (const std::string id = gazetteer.id(entry); !id.empty()) out += " " + id;
  if (entry.layer != 0) out += " of list " + std::to_string(entry.layer);
  return out;
}

const std::string& canonical(const resolve::Resolved& resolved, const resolve::Name& name) {
  if (name.label == mentions::Label::place) return resolved.places[name.entity].name;
  if (name.label == mentions::Label::organization) return resolved.organizations[name.entity].name;
  return resolved.people[name.entity].name;
}

void add_entries_of(const Context& context, uint32_t phrase, uint32_t first, uint32_t end,
                    Explanation& out) {
  const lexicon::Gazetteer& gazetteer = context.input.gazetteer;
  size_t count = 0;
  for (const lexicon::Entry& entry : gazetteer.entries(phrase)) {
    if (count++ == kMostEntries) break;
    Finding finding = context.finding("entry", first, end);
    finding.label = lexicon::kind_name(entry.kind);
    finding.entry = entry_text(gazetteer, entry);
    if ((entry.flags & lexicon::kVeryCommon) != 0)
      finding.reason = "an everyday word";
    else if ((entry.flags & lexicon::kCommonWord) != 0)
      finding.reason = "also a word";
    out.findings.push_back(std::move(finding));
  }
}

// The first sentence: the best of what was found.
std::string answer(const Context& context, TokenRange range, const Explanation& out) {
  const Span whole = context.span_of(range.first, range.end);
  const Finding* lost = nullptr;
  const Finding* matched = nullptr;
  const Finding* tried = nullptr;
  for (const Finding& finding : out.findings) {
    if (finding.outcome == "stands") {
      const std::string source = !finding.rule.empty()    ? " by rule " + finding.rule
                                 : !finding.entry.empty() ? " by entry " + finding.entry
                                                          : " by its shape and context";
      return std::string(finding.span == whole ? "Found as "
                                               : "Part of, or over, what was found as ") +
             finding.label + source + ".";
    }
    if (finding.outcome == "lost" && lost == nullptr) lost = &finding;
    if (finding.outcome == "matched" && matched == nullptr) matched = &finding;
    if (finding.outcome == "tried" && tried == nullptr) tried = &finding;
  }
  if (lost != nullptr)
    return "Not found: it was proposed as " + lost->label + ", and lost: " + lost->reason + ".";
  if (matched != nullptr)
    return "No mention; rule " + matched->rule + " of kind '" + matched->label + "' matches there.";
  if (tried != nullptr)
    return "Not found: nothing proposed it; rule " + tried->rule +
           " came nearest: " + tried->reason + ".";
  return "Not found: no rule begins here and no list holds it.";
}

}  // namespace

std::string Context::text_of(uint32_t first, uint32_t end) const {
  return records::text_of(input, first, end);
}

Span Context::span_of(uint32_t first, uint32_t end) const {
  return records::span_of(input, first, end);
}

Finding Context::finding(const char* outcome, uint32_t first, uint32_t end) const {
  Finding out;
  out.outcome = outcome;
  out.text = text_of(first, end);
  out.span = span_of(first, end);
  return out;
}

void Context::name_source(uint32_t rule, uint32_t phrase, Finding& out) const {
  if (rule != resolve::kNone) {
    out.rule = input.pack.rule_id(rule);
    out.file = input.pack.rule_file(rule);
    out.line = input.pack.rule_line(rule);
  }
  if (phrase == 0) return;
  const lexicon::Entries entries = input.gazetteer.entries(phrase);
  if (!entries.empty()) out.entry = entry_text(input.gazetteer, entries.front());
}

TokenRange tokens_of(const Context& context, Span bytes) {
  text::TokenSpan tokens = context.input.tokens;
  TokenRange range;
  while (range.first < tokens.size() && tokens[range.first].end <= bytes.begin) ++range.first;
  range.end = range.first;
  while (range.end < tokens.size() && tokens[range.end].begin < bytes.end) ++range.end;
  return range;
}

std::string number(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.4g", value);
  return buffer;
}

const char* label_name(mentions::Label label) {
  constexpr const char* kNames[] = {"date", "place", "organization", "person", "event"};
  return kNames[static_cast<size_t>(label)];
}

void add_mentions(const Context& context, TokenRange range, Explanation& out) {
  const resolve::Resolved& resolved = context.work.resolved;
  for (const resolve::EventName& event : resolved.events) {
    if (!overlaps(range, event.first, event.end)) continue;
    Finding finding = context.finding("stands", event.first, event.end);
    finding.label = "event";
    finding.score = static_cast<double>(event.score);
    context.name_source(event.rule, 0, finding);
    out.findings.push_back(std::move(finding));
  }
  for (const resolve::Name& name : resolved.names) {
    if (!overlaps(range, name.first, name.end)) continue;
    Finding finding = context.finding("stands", name.first, name.end);
    finding.label = label_name(name.label);
    finding.score = static_cast<double>(name.score);
    finding.value = canonical(resolved, name);
    context.name_source(name.rule, name.phrase, finding);
    out.findings.push_back(std::move(finding));
  }
  for (const resolve::Date& date : resolved.dates) {
    if (!overlaps(range, date.first, date.end)) continue;
    Finding finding = context.finding("stands", date.first, date.end);
    DateMention mention;
    records::assign(context.input, date, mention);
    finding.label = mention.type.empty() ? "date" : mention.type;
    finding.value = mention.edtf.empty() ? mention.timex : mention.edtf;
    for (const Implied& implied : mention.implied)
      finding.reason +=
          (finding.reason.empty() ? "" : ", ") + implied.part + " from the " + implied.source;
    if ((date.flags & resolve::kHeadingDate) != 0)
      finding.reason = "a heading: governs, no mention";
    context.name_source(date.rule, 0, finding);
    out.findings.push_back(std::move(finding));
  }
}

void add_entries(const Context& context, TokenRange range, Explanation& out) {
  for (const lexicon::PhraseMatch& match : context.work.phrases)
    if (overlaps(range, match.first_token, match.end_token))
      add_entries_of(context, match.phrase, match.first_token, match.end_token, out);
  for (uint32_t t = range.first; t < range.end; ++t)
    if (const uint32_t phrase = context.input.tokens[t].phrase; phrase != 0)
      add_entries_of(context, phrase, t, t + 1, out);
}

void add_matches(const Context& context, TokenRange range, std::string_view kind,
                 Explanation& out) {
  const rules::Pack& pack = context.input.pack;
  for (const rules::Match& match : context.work.matches.matches) {
    if (!overlaps(range, match.first, match.end)) continue;
    const std::string_view own = pack.rule_kind(match.rule);
    if (kind.empty() ? own == "date" : own != kind) continue;
    Finding finding = context.finding("matched", match.first, match.end);
    finding.label = own;
    finding.value = pack.rule_value(match.rule, own);
    finding.score = pack.rule_weight(match.rule);
    context.name_source(match.rule, 0, finding);
    out.findings.push_back(std::move(finding));
  }
}

void add_attempts(const Context& context, TokenRange range, std::string_view kind,
                  Explanation& out) {
  const mentions::Input& input = context.input;
  size_t count = 0;
  for (const text::Block& block : input.layout.blocks) {
    if (!overlaps(range, block.first_token, block.end_token)) continue;
    for (const rules::Attempt& attempt : rules::trace(
             input.pack, 0, input.text, input.tokens, block.first_token, block.end_token, {},
             std::max(range.first, block.first_token), std::min(range.end, block.end_token))) {
      if (attempt.condition.empty()) continue;  // it fired: told elsewhere
      if (!kind.empty() && input.pack.rule_kind(attempt.rule) != kind) continue;
      if (++count > kMostAttempts) return;
      Finding finding =
          context.finding("tried", attempt.first, std::max(attempt.reached, attempt.first + 1));
      finding.label = input.pack.rule_kind(attempt.rule);
      context.name_source(attempt.rule, 0, finding);
      if (attempt.condition != "pattern")
        finding.reason = "its '" + attempt.condition + "' refuses";
      else
        finding.reason = "it wants " + attempt.expected + ", and there stands " +
                         (attempt.reached < block.end_token
                              ? "\"" + context.text_of(attempt.reached, attempt.reached + 1) + "\""
                              : "the end of the block");
      out.findings.push_back(std::move(finding));
    }
  }
}

void explain_span(const Context& context, Span bytes, Explanation& out) {
  const TokenRange range = tokens_of(context, bytes);
  out.span = context.span_of(range.first, range.end);
  add_mentions(context, range, out);
  add_losers(context, range, out);
  add_matches(context, range, "", out);
  add_entries(context, range, out);
  add_attempts(context, range, "", out);
  out.answer = answer(context, range, out);
}

void explain_known(const Event& event, Span bytes, Explanation& out) {
  for (const Person& person : event.people)
    for (const Mention& mention : person.mentions) {
      if (mention.span.begin >= bytes.end || bytes.begin >= mention.span.end) continue;
      const bool by_function = mention.rule == "profile";
      const bool renamed =
          std::any_of(out.findings.begin(), out.findings.end(), [&](const Finding& finding) {
            return finding.outcome == "stands" && finding.label == "person" &&
                   finding.span == mention.span && finding.value != person.name;
          });
      if (!by_function && !renamed) continue;
      Finding finding;
      finding.outcome = "stands";
      finding.label = "person";
      finding.text = mention.text;
      finding.span = mention.span;
      finding.value = person.name;
      finding.rule = "profile";
      finding.reason = by_function ? "a function of the profile, which only one had then"
                                   : "a form of a name of the profile that fits no other then";
      out.findings.insert(out.findings.begin(), std::move(finding));
      out.answer = "Found as person by the profile: " + person.name + ".";
    }
}

}  // namespace annals::explanation
