// What the parts of an explanation read: an extraction, done once more, with what lost in it.
#ifndef ANNALS_LIB_EXPLAIN_CONTEXT_H_
#define ANNALS_LIB_EXPLAIN_CONTEXT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "annals/explain.h"
#include "mentions/input.h"
#include "records/trace.h"
#include "resolve/names.h"
#include "workspace.h"

namespace annals::explanation {

struct Context {
  const mentions::Input& input;
  const Scratch::Impl& work;
  const resolve::NameTrace& trace;

  std::string text_of(uint32_t first, uint32_t end) const;
  Span span_of(uint32_t first, uint32_t end) const;
  // A finding over tokens [first, end).
  Finding finding(const char* outcome, uint32_t first, uint32_t end) const;
  // Fills rule, file and line; and the entry of a phrase.
  void name_source(uint32_t rule, uint32_t phrase, Finding& out) const;
};

// Tokens that bytes [begin, end) touch, half open; empty where they touch none.
struct TokenRange {
  uint32_t first = 0;
  uint32_t end = 0;
};
TokenRange tokens_of(const Context& context, Span bytes);

// A mention: what stands, what lost, what was tried and what the lists hold there.
void explain_span(const Context& context, Span bytes, Explanation& out);
// Whom a known person's name or function in a record stands for.
void explain_known(const Event& event, Span bytes, Explanation& out);
// A field of a record, by what was weighed for it.
void explain_field(const Context& context, const records::Trace& trace, const Event& event,
                   const std::string& field, Explanation& out);
// Those that are chosen by the rules and nouns that speak for each value.
void explain_kind(const Context& context, const records::Trace& trace, const Event& event,
                  Explanation& out);
void explain_mode(const Context& context, const records::Trace& trace, const Event& event,
                  Explanation& out);
void explain_organizer(const Context& context, const records::Trace& trace, const Event& event,
                       Explanation& out);
// The nearest place where a record might begin.
void explain_boundary(const Context& context, uint64_t offset, Explanation& out);

// Findings of one sort, for the others.
void add_mentions(const Context& context, TokenRange range, Explanation& out);
void add_losers(const Context& context, TokenRange range, Explanation& out);
void add_entries(const Context& context, TokenRange range, Explanation& out);
// Rules that began to match; `kind` empty: of any kind.
void add_attempts(const Context& context, TokenRange range, std::string_view kind,
                  Explanation& out);
// Rules that fired; `kind` empty: of any kind but dates.
void add_matches(const Context& context, TokenRange range, std::string_view kind, Explanation& out);

const char* label_name(mentions::Label label);
std::string number(double value);  // "1.5"
// What was weighed for a field, as a finding: its place, value, score, rule.
Finding to_finding(const Context& context, const records::Weighed& weighed, const char* outcome);
// "; rule R came nearest: …" of the first rule that was tried; empty where none was.
std::string nearest_attempt(const Explanation& out);

}  // namespace annals::explanation

#endif  // ANNALS_LIB_EXPLAIN_CONTEXT_H_
