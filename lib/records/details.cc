#include "records/details.h"

#include <optional>

#include "records/convert.h"

namespace annals::records {
namespace {

struct Found {
  Range count, unit, qualifier;
};

Found captures_of(const Scope& scope, const rules::Match& match) {
  const auto& names = scope.words.capture;
  Found found;
  for (uint32_t i = 0; i < match.capture_count; ++i) {
    const rules::Capture& capture = scope.input.matches.captures[match.first_capture + i];
    const Range range{capture.first, capture.end};
    if (capture.name == names.count) found.count = range;
    if (capture.name == names.unit) found.unit = range;
    if (capture.name == names.qualifier) found.qualifier = range;
  }
  return found;
}

// Digits of the range, separators left out; else the sum of the number words' values
// ("thirty-one").
std::optional<int64_t> number_of(const Scope& scope, Range range) {
  constexpr int64_t kMost = 1000000000;
  const WordList words = scope.words.number_word;
  int64_t value = 0;
  bool any = false;
  for (uint32_t i = range.first; i < range.end; ++i) {
    const text::Token& token = scope.input.tokens[i];
    if (token.kind == text::TokenKind::number) {
      for (const char c : scope.at(i)) value = std::min(value * 10 + (c - '0'), kMost);
      any = true;
    } else if (token.is_word() && scope.in(words, i)) {
      const int64_t word = scope.input.pack.value(words, token.word);
      value = word >= 100 ? std::max<int64_t>(value, 1) * word : value + word;
      any = true;
    }
  }
  if (!any) return std::nullopt;
  return value;
}

void lower(std::string& text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
}

}  // namespace

void fill_attendance(const Scope& scope, Spares<Attendance>& spares, Event& event) {
  const rules::Pack& pack = scope.input.pack;
  Refill<Attendance> out(event.attendance, spares);
  uint32_t done = scope.segment.first;
  for (size_t i = scope.hits_from(RuleKind::attendance); i < scope.end_hit; ++i) {
    const RuleHit& hit = scope.clauses.hits()[i];
    if (hit.first < done || hit.rule->kind != RuleKind::attendance) continue;
    const rules::Match& match = scope.input.matches.matches[hit.match];
    const Found found = captures_of(scope, match);
    const std::optional<int64_t> count = number_of(scope, found.count);
    if (!count) continue;
    Attendance& attendance = out.next();
    attendance.count = *count;
    attendance.qualifier = pack.string_value(scope.words.attendance_qualifier, scope.input.tokens,
                                             found.qualifier.first, found.qualifier.end);
    attendance.unit = hit.rule->value;
    if (attendance.unit.empty()) {
      attendance.unit = bytes_of(scope.input, found.unit.first, found.unit.end);
      lower(attendance.unit);
    }
    assign_text(scope.input, match.first, match.end, attendance.text, attendance.span);
    done = match.end;
  }
  out.finish();
}

void fill_links(const Scope& scope, Spares<Link>& spares, Event& event) {
  Refill<Link> out(event.links, spares);
  const Stretches& stretches = scope.clauses.stretches();
  const uint32_t end = scope.segment.end;
  for (uint32_t i = stretches.next_link(scope.segment.first, end); i < end;
       i = stretches.next_link(i + 1, end)) {
    const std::string_view text = scope.at(i);
    const bool address = text.find("://") != std::string_view::npos || text.starts_with("www.");
    if (!address) continue;  // an e-mail address or a handle
    Link& link = out.next();
    link.url = text;
    link.span = span_of(scope.input, i, i + 1);
  }
  out.finish();
}

}  // namespace annals::records
