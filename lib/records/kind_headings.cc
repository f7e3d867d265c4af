// What the headings tell of: "Concerts", "Webinar series".
#include <algorithm>

#include "records/kind.h"
#include "records/kind_cues.h"

namespace annals::records {
namespace {

// Whether "of the" stands before the token, with a word or two between.
bool is_owner_of(const Scope& scope, const resolve::Heading& heading, uint32_t token) {
  constexpr uint32_t kReach = 4;
  for (uint32_t i = token; i > heading.first && token - i < kReach; --i) {
    if (!scope.input.tokens[i - 1].is_word()) return false;
    const bool shouted = (scope.input.tokens[i - 1].shape & text::kAllUpper) != 0;
    if (scope.is_lower(i - 1, scope.words.of) || (shouted && scope.word(i - 1) == scope.words.of))
      return true;
  }
  return false;
}

// "Proceedings of the Society", "Newsletter": what an archive is.
bool tells_archive(const Scope& scope, std::string_view kind) {
  return !kind.empty() &&
         scope.input.pack.contains(scope.words.archive_kind, scope.input.pack.word(kind));
}

// "Concerts", "WEBINARS 2021", "Tuesday Lecture – Archive": in the text's title, what tells of more
// than one.
bool tells_many(const Scope& scope, const resolve::Heading& heading, uint32_t end) {
  const std::string_view last = scope.at(end - 1);
  if (last.ends_with('s') || last.ends_with('S')) return true;
  for (uint32_t i = end; i < heading.end; ++i)
    if (scope.input.pack.contains(scope.words.kind_series, scope.word(i))) return true;
  return false;
}

// Behind the heading's last word.
uint32_t behind_words(const Scope& scope, const resolve::Heading& heading) {
  uint32_t end = heading.end;
  while (end > heading.first && !scope.input.tokens[end - 1].is_word()) --end;
  return end;
}

// "Since the Jubilee", "1998: The Centenary", "MARCH": when it was that the section tells of.
bool is_period(const Scope& scope, const resolve::Heading& heading, uint32_t noun, bool weak) {
  constexpr uint32_t kReach = 2;  // tokens: "since the"
  if (scope.in_date(noun)) return true;
  for (uint32_t i = noun; i > heading.first && noun - i < kReach; --i)
    if (scope.input.pack.contains(scope.words.kind_ground, scope.word(i - 1))) return true;
  return weak && scope.input.pack.contains(scope.words.kind_era, scope.word(noun));
}

// "A chapel, a regatta and three fires": each is one occasion of many, not what all of them are.
bool is_one_of_many(const Scope& scope, const resolve::Heading& heading, uint32_t noun) {
  constexpr uint32_t kReach = 2;  // tokens: "a general congress"
  bool one = false;
  for (uint32_t i = noun; i > heading.first && noun - i < kReach; --i)
    one |= scope.in(scope.words.indefinite, i - 1);
  if (!one) return false;
  for (uint32_t i = heading.first; i < heading.end; ++i)
    if (scope.word(i) == scope.words.and_ || scope.at(i) == ",") return true;
  return false;
}

}  // namespace

std::string_view listed_as(const Scope& scope) {
  for (uint32_t h = scope.segment.heading; h != resolve::kNone;
       h = scope.resolved.headings[h].parent)
    if (!scope.headings.of[h].listed.empty()) return scope.headings.of[h].listed;
  return {};
}

std::string_view told_as(const Scope& scope, rules::ListId kinds) {
  for (uint32_t h = scope.segment.heading; h != resolve::kNone;
       h = scope.resolved.headings[h].parent)
    for (uint32_t i = scope.headings.of[h].first_kind; i < scope.headings.of[h].end_kind; ++i) {
      const std::string_view kind = scope.headings.kinds[i];
      if (scope.input.pack.contains(kinds, scope.input.pack.word(kind))) return kind;
    }
  return "lecture";
}

void count_headings(const Scope& scope, Ballot& ballot) {
  for (uint32_t h = scope.segment.heading; h != resolve::kNone;
       h = scope.resolved.headings[h].parent) {
    const HeadingFacts& facts = scope.headings.of[h];
    const resolve::Heading& heading = scope.resolved.headings[h];
    for (uint32_t i = facts.first_kind; i < facts.end_kind; ++i)
      ballot.add(scope.headings.kinds[i], scope.words.kind.heading, heading.first, heading.end,
                 "kind.heading");
    if (!facts.listed.empty())
      ballot.add(facts.listed, scope.words.kind.listed, heading.first, heading.end, "kind.listed");
  }
}

void add_kinds(const Scope& scope, const resolve::Heading& heading,
               std::vector<std::string_view>& kinds) {
  const auto add = [&](std::string_view kind) {
    if (!kind.empty()) kinds.push_back(kind);
  };
  constexpr uint32_t kTitleBlocks = 2;
  constexpr uint32_t kShortTitle = 2;  // tokens before the noun: "SUMMER SCHOOL"
  if (scope.word(heading.first) == scope.words.from) return;  // "From the Newsletter"
  const uint32_t last_word = behind_words(scope, heading);
  for (uint32_t i = heading.first; i < heading.end; ++i) {
    uint32_t length = 0;
    bool weak = false;
    const std::string_view kind = noun_at(scope, i, length, weak);
    if (kind.empty()) continue;
    // "Fernhill School log": what comes before the last word may be whose archive it is.
    const bool ambiguous = weak && scope.in(scope.words.ambiguous_noun, i);
    if (is_period(scope, heading, i, weak) || is_one_of_many(scope, heading, i)) continue;
    // "Marden Parish Council"; "Events at St Agatha's Training College", the text's title.
    if ((ambiguous || heading.block < kTitleBlocks) && names_body(scope, i)) continue;
    // "From the Book of the Monthly Meeting": whose archive it is; below its name, too.
    if (heading.block < kTitleBlocks && scope.input.tokens[i].is_capitalised() &&
        is_owner_of(scope, heading, i))
      continue;
    // "Newsletter, Spring 2019": what the archive itself is.
    if (heading.block < kTitleBlocks &&
        (tells_archive(scope, kind) ||
         (!tells_many(scope, heading, i + std::max(length, 1u)) &&
          (weak || i + length < last_word || i > heading.first + kShortTitle))))
      continue;
    if (!ambiguous || i + length >= last_word) add(kind);
  }
  for (uint32_t i = heading.first; i < heading.end; ++i)
    if (scope.input.pack.contains(scope.words.speakers, scope.input.tokens[i].word)) add("lecture");
  const auto& hits = scope.clauses.hits();
  for (size_t i = scope.clauses.first_hit(heading.first);
       i < hits.size() && hits[i].first < heading.end; ++i) {
    if (hits[i].rule->kind != RuleKind::kind || hits[i].rule->telling) continue;
    if (is_period(scope, heading, hits[i].first, true)) continue;
    if (heading.block < kTitleBlocks && scope.input.tokens[hits[i].first].is_capitalised() &&
        is_owner_of(scope, heading, hits[i].first))
      continue;
    if (heading.block >= kTitleBlocks ||
        (!tells_archive(scope, hits[i].rule->value) && tells_many(scope, heading, hits[i].end)))
      add(hits[i].rule->value);
  }
}

std::string_view listed_kind(const Scope& scope, const resolve::Heading& heading) {
  constexpr uint32_t kLongest = 8;  // tokens
  if (heading.end > heading.first + kLongest) return {};
  const uint32_t last = behind_words(scope, heading);
  if (last == heading.first || !scope.at(last - 1).ends_with('s')) return {};
  for (uint32_t i = heading.first; i + 1 < last; ++i)
    if (!scope.input.tokens[i].is_word() || scope.is_lower(i, scope.words.of)) return {};
  uint32_t length = 0;
  bool weak = false;
  const std::string_view kind = noun_at(scope, last - 1, length, weak);
  const bool listed =
      scope.input.pack.contains(scope.words.listed_kind, scope.input.pack.word(kind));
  return listed && !weak ? kind : std::string_view{};
}

}  // namespace annals::records
