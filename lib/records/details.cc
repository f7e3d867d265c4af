#include "records/details.h"

#include <optional>

#include "records/convert.h"

namespace annals::records {
namespace {

struct Found {
  Range count, unit, qualifier;
};

Found captures_of(const Scope& scope, const rules::Match& match) {
  const rules::Pack& pack = scope.input.pack;
  const uint16_t count = pack.capture("count");
  const uint16_t unit = pack.capture("unit");
  const uint16_t qualifier = pack.capture("qualifier");
  Found found;
  for (uint32_t i = 0; i < match.capture_count; ++i) {
    const rules::Capture& capture = scope.input.matches.captures[match.first_capture + i];
    const Range range{capture.first, capture.end};
    if (capture.name == count) found.count = range;
    if (capture.name == unit) found.unit = range;
    if (capture.name == qualifier) found.qualifier = range;
  }
  return found;
}

// Digits of the range, separators left out; else the sum of the number words' values
// ("thirty-one").
std::optional<int64_t> number_of(const Scope& scope, Range range) {
  constexpr int64_t kMost = 1000000000;
  const rules::ListId words = scope.input.pack.list("number-word");
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

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

void fill_attendance(const Scope& scope, Event& event) {
  const rules::Pack& pack = scope.input.pack;
  uint32_t done = scope.segment.first;
  for (size_t i = scope.first_match; i < scope.end_match; ++i) {
    const rules::Match& match = scope.input.matches.matches[i];
    if (match.first < done || pack.rule_kind(match.rule) != "attendance") continue;
    const Found found = captures_of(scope, match);
    const std::optional<int64_t> count = number_of(scope, found.count);
    if (!count) continue;
    Attendance attendance;
    attendance.count = *count;
    const rules::ListId qualifiers = pack.list("attendance-qualifier");
    attendance.qualifier = std::string(pack.string_value(
        qualifiers, scope.input.tokens, found.qualifier.first, found.qualifier.end));
    attendance.unit = std::string(pack.rule_value(match.rule, "unit"));
    if (attendance.unit.empty())
      attendance.unit = lower(text_of(scope.input, found.unit.first, found.unit.end));
    attendance.span = span_of(scope.input, match.first, match.end);
    attendance.text = text_of(scope.input, match.first, match.end);
    event.attendance.push_back(std::move(attendance));
    done = match.end;
  }
}

void fill_links(const Scope& scope, Event& event) {
  for (uint32_t i = scope.segment.first; i < scope.segment.end; ++i) {
    if (scope.input.tokens[i].kind != text::TokenKind::link) continue;
    const std::string_view text = scope.at(i);
    const bool address = text.find("://") != std::string_view::npos || text.starts_with("www.");
    if (!address) continue;  // an e-mail address or a handle
    event.links.push_back({std::string(text), span_of(scope.input, i, i + 1)});
  }
}

}  // namespace annals::records
