// Records that tell the same occasion.
#include <algorithm>
#include <bit>
#include <string_view>

#include "records/convert.h"
#include "records/outline.h"
#include "records/when.h"

namespace annals::records {
namespace {

using resolve::kNone;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// What two tellings of one occasion share.
struct Key {
  calendar::Interval days;
  std::string_view title;  // empty: the kind and the venue tell
  std::string_view kind;
  std::string_view venue;
};

// False when too little is known.
bool find_key(const Scope& scope, const Decisions& decided, Key& key) {
  if (!decided.moment.known || precision_of(decided.moment) != "day") return false;
  key = {decided.moment.days, {}, {}, {}};
  if (decided.event != kNone) {
    const resolve::EventName& name = scope.resolved.events[decided.event];
    key.title = bytes_of(scope.input, name.first, name.end);
    return true;
  }
  if (decided.first_venue == decided.end_venue || decided.kind == "other") return false;
  if (scope.venues[decided.first_venue].place == kNone) return false;
  key.kind = decided.kind;
  key.venue = scope.resolved.places[scope.venues[decided.first_venue].place].name;
  return true;
}

bool same(const Key& a, const Key& b) {
  return a.days == b.days && a.kind == b.kind && a.venue == b.venue &&
         std::equal(a.title.begin(), a.title.end(), b.title.begin(), b.title.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

uint64_t hash_of(const Key& key) {
  constexpr uint64_t kPrime = 0x9E3779B97F4A7C15u;
  uint64_t hash = 0;
  const auto add = [&](uint64_t value) { hash = (std::rotl(hash, 5) ^ value) * kPrime; };
  for (const calendar::Day& day : {key.days.start, key.days.end})
    add(static_cast<uint64_t>(calendar::to_serial(day)));
  for (const std::string_view part : {key.title, key.kind, key.venue})
    for (const char c : part) add(static_cast<uint8_t>(lower(c)));
  return hash ^ hash >> 32;
}

}  // namespace

void link_twins(const Scope& scope, std::vector<uint32_t>& table, std::vector<Outline>& outlines) {
  const size_t mask = std::bit_ceil(outlines.size() * 2 + 1) - 1;
  table.assign(mask + 1, kNone);
  Key key;
  Key other;
  for (uint32_t i = 0; i < outlines.size(); ++i) {
    if (!find_key(scope, outlines[i].decided, key)) continue;
    size_t at = hash_of(key) & mask;
    while (table[at] != kNone &&
           !(find_key(scope, outlines[table[at]].decided, other) && same(key, other)))
      at = (at + 1) & mask;
    if (table[at] == kNone) {
      table[at] = outlines[i].last_twin = i;
      continue;
    }
    Outline& first = outlines[table[at]];
    first.first_twin = outlines[i].first_twin = table[at];
    outlines[first.last_twin].next_twin = i;
    first.last_twin = i;
  }
}

}  // namespace annals::records
