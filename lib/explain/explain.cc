#include "annals/explain.h"

#include <algorithm>

#include "engine.h"
#include "explain/context.h"
#include "records/records.h"
#include "text/printable.h"
#include "text/utf8.h"

namespace annals {
namespace {

Error problem(std::string message) {
  Error error;
  error.message = std::move(message);
  return error;
}

std::string line_of(const Finding& finding) {
  std::string out = "  " + finding.outcome;
  out.append(finding.outcome.size() < 9 ? 9 - finding.outcome.size() : 1, ' ');
  if (!finding.label.empty()) out += finding.label + " ";
  if (!finding.text.empty()) out += "\"" + finding.text + "\" ";
  if (!finding.value.empty()) out += "= " + finding.value + " ";
  if (finding.score != 0) out += "score " + explanation::number(finding.score) + " ";
  if (!finding.rule.empty()) {
    out += "rule " + finding.rule;
    if (!finding.file.empty())
      out += " (" + finding.file + ":" + std::to_string(finding.line) + ")";
    out += " ";
  }
  if (!finding.entry.empty()) out += "entry " + finding.entry + " ";
  out.pop_back();
  if (!finding.reason.empty()) out += ": " + finding.reason;
  return text::printable(out) + "\n";
}

// The line that holds the span's begin, and a line that underlines the span.
std::string shown(const Explanation& explanation, std::string_view text, const std::string& name) {
  const size_t begin = std::min<size_t>(explanation.span.begin, text.size());
  const size_t before = begin == 0 ? text.npos : text.rfind('\n', begin - 1);
  const size_t start = before == text.npos ? 0 : before + 1;
  const size_t stop = std::min(text.find('\n', begin), text.size());
  const auto line =
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(start), '\n');
  const auto characters = [&](size_t from, size_t to) {
    size_t count = 0;
    for (size_t i = from; i < to; ++i) count += !text::is_continuation(text[i]);
    return count;
  };
  const size_t column = characters(start, begin);
  const size_t end = std::clamp<size_t>(explanation.span.end, begin, stop);
  // A long line is cut around the span.
  size_t from = start;
  size_t left = column;
  while (left > 60) {
    do ++from;
    while (from < begin && text::is_continuation(text[from]));
    --left;
  }
  size_t to = std::min(stop, end + 80);
  while (to < stop && text::is_continuation(text[to])) ++to;
  std::string out = name + ":" + std::to_string(line) + ":" + std::to_string(column + 1) + "\n  ";
  if (from > start) out += "…";
  out += text::printable(text.substr(from, to - from));
  if (to < stop) out += "…";
  out += "\n  " + std::string(left + (from > start), ' ');
  out += std::string(std::max<size_t>(1, characters(begin, end)), '^') + "\n";
  return out;
}

}  // namespace

Result<Explanation> explain(const Extractor& extractor, const Text& text, const Document& document,
                            const Question& question) {
  Scratch scratch;
  Scratch::Impl& work = scratch.impl();
  resolve::NameTrace trace;
  const mentions::Input input =
      extractor.impl().analyse(Reading(text), document, true, work, &trace);
  const explanation::Context context{input, work, trace};
  Explanation out;
  switch (question.about) {
    case Question::About::span: {
      if (question.bytes.begin >= question.bytes.end || question.bytes.end > text.size())
        return problem("the span is not within the text; give BEGIN:END with END at most " +
                       std::to_string(text.size()));
      const Span bytes = text.in_plain(question.bytes);
      const explanation::TokenRange range = explanation::tokens_of(context, bytes);
      if (range.first >= range.end)
        return problem("the span holds nothing but white space; give one that holds a word");
      explanation::explain_span(context, bytes, out);
      if (const records::KnownPeople* people = extractor.impl().people.get()) {
        records::Records records(input, work.resolved, *extractor.impl().words, work.records,
                                 people);
        while (const Event* event = records.next())
          if (event->span.begin < bytes.end && bytes.begin < event->span.end)
            explanation::explain_known(*event, bytes, out);
      }
      break;
    }
    case Question::About::field: {
      records::Records records(input, work.resolved, *extractor.impl().words, work.records);
      if (question.record == 0 || question.record > records.size())
        return problem("there is no record " + std::to_string(question.record) +
                       "; the document has " + std::to_string(records.size()));
      constexpr const char* kFields[] = {"when", "where", "title", "kind", "mode", "organizer"};
      if (std::find(std::begin(kFields), std::end(kFields), question.field) == std::end(kFields))
        return problem("no field \"" + question.field +
                       "\"; there are when, where, title, kind, mode and organizer");
      const Event* event = records.next();
      for (size_t i = 1; i < question.record; ++i) event = records.next();
      records::Trace weighed;
      records.retrace(weighed);
      explanation::explain_field(context, weighed, *event, question.field, out);
      break;
    }
    case Question::About::boundary:
      if (question.offset > text.size())
        return problem("the text has " + std::to_string(text.size()) + " bytes; give an offset " +
                       "within it");
      explanation::explain_boundary(context,
                                    text.in_plain({question.offset, question.offset}).begin, out);
      break;
  }
  out.span = text.in_bytes(out.span);
  for (Finding& finding : out.findings) finding.span = text.in_bytes(finding.span);
  return out;
}

std::string to_text(const Explanation& explanation, const Text& text, const std::string& name) {
  std::string out = shown(explanation, text.bytes(), name);
  out += explanation.answer + "\n";
  for (const Finding& finding : explanation.findings) out += line_of(finding);
  return out;
}

}  // namespace annals
