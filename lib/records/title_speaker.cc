#include "records/title_speaker.h"

#include "records/convert.h"

namespace annals::records {
namespace {

using resolve::kNone;

constexpr uint32_t kTitles = 4;  // tokens before a name: "Prof. Sir"

bool is_quote(std::string_view mark) {
  return mark == "\"" || mark == "”" || mark == "’" || mark == "'";
}

// The person that `first` begins with, perhaps behind a title or two.
const resolve::Name* person_at(const Scope& scope, uint32_t first) {
  const size_t i = scope.clauses.first_name(first);
  if (i >= scope.end_name) return nullptr;
  const resolve::Name& name = scope.resolved.names[i];
  if (name.label != mentions::Label::person || name.first > first + kTitles) return nullptr;
  for (uint32_t t = first; t < name.first; ++t)
    if (!scope.input.tokens[t].is_capitalised() && scope.at(t) != ".") return nullptr;
  return &name;
}

// "… – Peter Lang", "… – Dr Peter Lang (Leeds)", which closes the line; in a talk, "… by Peter
// Lang", too, which may have written a play.
const resolve::Name* behind(const Scope& scope, const text::Block& line, uint32_t dash, bool talk) {
  if (dash < line.content_end && is_quote(scope.at(dash))) ++dash;
  if (dash + 1 >= line.content_end) return nullptr;
  if (!mentions::is_parting_dash(scope.input, dash) &&
      !(talk &&
        scope.input.pack.contains(scope.words.speaker_before, scope.input.tokens[dash].word)))
    return nullptr;
  const resolve::Name* name = person_at(scope, dash + 1);
  if (name == nullptr || name->first >= line.content_end) return nullptr;
  if (name->end >= line.content_end) return name;
  const std::string_view mark = scope.at(name->end);
  const bool stop = mark == "." && name->end + 1 == line.content_end;
  return stop || mark == "(" || mark == "," ? name : nullptr;
}

// "Ann Lee: …", "Ann Lee (Leeds) – …", "Ann Lee. Subject: …", behind nothing but the day.
const resolve::Name* before(const Scope& scope, const text::Block& line, uint32_t title) {
  constexpr uint32_t kReach = 14;  // tokens of the name and where they are from
  uint32_t first = line.content_token;
  const size_t day = scope.clauses.first_date(first);
  if (day < scope.resolved.dates.size() && scope.resolved.dates[day].first == first)
    first = scope.resolved.dates[day].end;
  while (first < title && !scope.input.tokens[first].is_capitalised()) ++first;
  if (title <= first + 2 || title > first + kReach) return nullptr;
  const std::string_view mark = scope.at(title - 1);
  if (mark != ":" && !mentions::is_parting_dash(scope.input, title - 1)) return nullptr;
  const resolve::Name* name = person_at(scope, first);
  return name != nullptr && name->end < title && !scope.input.tokens[name->end].is_word() ? name
                                                                                          : nullptr;
}

}  // namespace

const resolve::Name* speaker_beside_title(const Scope& scope, bool talk) {
  constexpr uint32_t kMostDays = 3;
  if (scope.event == kNone) return nullptr;
  if (scope.when != kNone) {
    const resolve::Date& when = scope.resolved.dates[scope.when];
    if (when.has_value && when.value.start.day + kMostDays < when.value.end.day) return nullptr;
    if (when.has_value && (when.value.start.month != when.value.end.month ||
                           when.value.start.year != when.value.end.year))
      return nullptr;
  }
  const resolve::EventName& title = scope.resolved.events[scope.event];
  const text::Block* line = scope.block_of(title.first);
  if (line == nullptr || title.end > line->content_end) return nullptr;
  const resolve::Name* name = behind(scope, *line, title.end, talk);
  return name != nullptr ? name : before(scope, *line, title.first);
}

// "Book launch: Ann Lee, “The Reed”": what the label says it is, and no talk of hers.
bool is_labelled_person(const Scope& scope, const resolve::Name& person) {
  if (person.first < scope.segment.first + 2 || scope.at(person.first - 1) != ":") return false;
  const uint32_t label = person.first - 2;
  return scope.input.tokens[label].is_word() && !scope.in_date(label) && !scope.in_name(label) &&
         !scope.in(scope.words.speaker_label, label);
}

}  // namespace annals::records
