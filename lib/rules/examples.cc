#include "rules/examples.h"

#include <algorithm>

#include "text/tokenizer.h"

namespace annals::rules {
namespace {

constexpr std::string_view kLabels[] = {"date", "place", "organization", "person", "event"};

Error problem_at(size_t column, std::string message) {
  Error error;
  error.message = std::move(message);
  error.column = column + 1;
  return error;
}

// One example, tokenised and scanned.
struct Run {
  Example example;
  text::Tokens tokens;
  std::vector<Known> known;
  MatchBuffer buffer;

  std::string_view text_of(uint32_t first, uint32_t end) const {
    return text::slice(example.text, tokens[first].begin, tokens[end - 1].end);
  }
};

// Empty: done; else what is wrong with the example itself.
std::string run(const Pack& pack, uint32_t rule, std::string_view marked, Run& out) {
  Result<Example> example = parse_example(marked);
  if (!example)
    return example.error().message + " (character " + std::to_string(example.error().column) + ")";
  out.example = std::move(*example);
  text::tokenize(out.example.text, out.tokens);
  pack.annotate(out.example.text, out.tokens);
  for (const Example::Mention& mention : out.example.mentions) {
    const auto range = tokens_of(out.tokens, mention.begin, mention.end);
    if (!range) return "a mention in braces is no run of whole tokens";
    out.known.push_back({range->first, range->second, mention.label});
  }
  const uint8_t phase = pack.rule_phase(rule);
  if (phase == 0 && !out.known.empty())
    return "the rule is of phase 0 and cannot see mentions; add phase = 1 or take off the braces";
  pack.scan(phase, out.example.text, out.tokens, 0, static_cast<uint32_t>(out.tokens.size()),
            out.known, out.buffer);
  auto& matches = out.buffer.matches;
  matches.erase(std::remove_if(matches.begin(), matches.end(),
                               [&](const Match& match) { return match.rule != rule; }),
                matches.end());
  return {};
}

std::string found(const Run& run) {
  std::string list;
  for (const Match& match : run.buffer.matches) {
    list += list.empty() ? "" : ", ";
    list += '"';
    list += run.text_of(match.first, match.end);
    list += '"';
  }
  return list.empty() ? "nothing" : list;
}

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

// Empty when the example holds.
std::string example_fault(const Pack& pack, uint32_t rule, std::string_view marked) {
  Run scanned;
  if (std::string fault = run(pack, rule, marked, scanned); !fault.empty()) return fault;
  if (scanned.example.marks.empty()) return "it marks nothing; put what is to be found in […]";
  for (const auto& [begin, end] : scanned.example.marks) {
    const auto range = tokens_of(scanned.tokens, begin, end);
    if (!range) return "a mark is no run of whole tokens";
    const auto& matches = scanned.buffer.matches;
    const bool hit = std::any_of(matches.begin(), matches.end(), [&](const Match& match) {
      return match.first == range->first && match.end == range->second;
    });
    if (!hit)
      return "the rule finds " + found(scanned) + ", not " +
             quoted(scanned.text_of(range->first, range->second)) +
             "; mend the pattern or the example";
  }
  return {};
}

std::string counterexample_fault(const Pack& pack, uint32_t rule, std::string_view text) {
  Run scanned;
  if (std::string fault = run(pack, rule, text, scanned); !fault.empty()) return fault;
  if (!scanned.example.marks.empty())
    return "a counterexample has no marks; write \\[ for a bracket";
  if (scanned.buffer.matches.empty()) return {};
  return "the rule finds " + found(scanned) + ", and must find nothing; narrow the pattern";
}

}  // namespace

std::optional<std::pair<uint32_t, uint32_t>> tokens_of(text::TokenSpan tokens, uint32_t begin,
                                                       uint32_t end) {
  uint32_t first = 0;
  while (first < tokens.size() && tokens[first].begin < begin) ++first;
  uint32_t last = first;
  while (last < tokens.size() && tokens[last].end <= end) ++last;
  const bool starts = first == 0 || tokens[first - 1].end <= begin;
  const bool stops = last == tokens.size() || tokens[last].begin >= end;
  if (first == last || !starts || !stops) return std::nullopt;
  return std::pair{first, last};
}

Result<Example> parse_example(std::string_view marked) {
  Example out;
  size_t mark = std::string_view::npos;     // where an open '[' stands
  size_t mention = std::string_view::npos;  // where an open '{' stands
  uint32_t mark_begin = 0;
  uint32_t mention_begin = 0;
  for (size_t at = 0; at < marked.size(); ++at) {
    const char c = marked[at];
    const auto here = static_cast<uint32_t>(out.text.size());
    if (c == '\\' && at + 1 < marked.size() &&
        std::string_view("[]{}\\|").find(marked[at + 1]) != std::string_view::npos) {
      out.text += marked[++at];
    } else if (c == '[') {
      if (mark != std::string_view::npos) return problem_at(at, "'[' stands inside a mark");
      mark = at;
      mark_begin = here;
    } else if (c == ']') {
      if (mark == std::string_view::npos) return problem_at(at, "']' closes nothing");
      out.marks.emplace_back(mark_begin, here);
      mark = std::string_view::npos;
    } else if (c == '{') {
      if (mention != std::string_view::npos) return problem_at(at, "'{' stands inside braces");
      mention = at;
      mention_begin = here;
    } else if (c == '|' && mention != std::string_view::npos) {
      const size_t close = marked.find('}', at);
      const std::string_view name =
          close == std::string_view::npos ? "" : marked.substr(at + 1, close - at - 1);
      const auto* label = std::find(std::begin(kLabels), std::end(kLabels), name);
      if (label == std::end(kLabels))
        return problem_at(at,
                          "a mention is written {text|label}, with date, place, "
                          "organization, person or event");
      out.mentions.push_back(
          {mention_begin, here, static_cast<uint8_t>(label - std::begin(kLabels))});
      mention = std::string_view::npos;
      at = close;
    } else {
      out.text += c;
    }
  }
  if (mark != std::string_view::npos) return problem_at(mark, "'[' is not closed");
  if (mention != std::string_view::npos)
    return problem_at(mention, "'{' is not closed; a mention is written {text|label}");
  return out;
}

void check_examples(const Pack& pack, uint32_t rule, std::vector<Error>& out) {
  for (const Sample& sample : pack.rule_samples(rule)) {
    const std::string fault = sample.counter ? counterexample_fault(pack, rule, sample.text)
                                             : example_fault(pack, rule, sample.text);
    if (fault.empty()) continue;
    Error error;
    error.file = pack.rule_file(rule);
    error.line = sample.line;
    error.column = sample.column;
    error.message = "rule " + std::string(pack.rule_id(rule)) + ", " +
                    (sample.counter ? "counterexample " : "example ") + quoted(sample.text) + ": " +
                    fault;
    out.push_back(std::move(error));
  }
}

std::vector<Error> check_examples(const Pack& pack) {
  std::vector<Error> out;
  for (uint32_t rule = 0; rule < pack.rule_count(); ++rule) check_examples(pack, rule, out);
  return out;
}

}  // namespace annals::rules
