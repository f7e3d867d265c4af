#include "records/scope.h"

#include <algorithm>

namespace annals::records {

uint32_t Scope::sentence_of(uint32_t token) const {
  if (token >= segment.end) return static_cast<uint32_t>(sentences.size());
  const size_t ended = clauses.ended_sentences(token);
  return static_cast<uint32_t>(ended > first_sentence ? ended - first_sentence : 0);
}

uint32_t Scope::heading(resolve::HeadingKind of_kind) const {
  uint32_t i = segment.heading;
  while (i != resolve::kNone && resolved.headings[i].kind != of_kind)
    i = resolved.headings[i].parent;
  return i;
}

bool Scope::in_name(uint32_t token) const {
  size_t i = clauses.first_name(token);
  if (i < resolved.names.size() && resolved.names[i].first == token) return true;
  return i > 0 && resolved.names[i - 1].end > token;
}

void set_segment(Scope& scope, const Segment& segment) {
  static_cast<Decisions&>(scope) = {};
  scope.segment = segment;
  const Clauses& clauses = scope.clauses;
  scope.first_date = clauses.first_date(segment.first);
  scope.end_date = clauses.first_date(segment.end);
  scope.first_name = clauses.first_name(segment.first);
  scope.end_name = clauses.first_name(segment.end);
  scope.first_event = clauses.first_event(segment.first);
  scope.end_event = clauses.first_event(segment.end);

  scope.first_hit = clauses.first_hit(segment.first);
  scope.end_hit = clauses.first_hit(segment.end);

  scope.sentences.clear();
  const auto& sentences = scope.input.layout.sentences;
  scope.first_sentence = clauses.ended_sentences(segment.first);
  for (size_t i = scope.first_sentence;
       i < sentences.size() && sentences[i].first_token < segment.end; ++i)
    scope.sentences.push_back({std::max(sentences[i].first_token, segment.first),
                               std::min(sentences[i].end_token, segment.end)});
}

}  // namespace annals::records
