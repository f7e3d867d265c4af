#include "mentions/place_spots.h"

#include <algorithm>
#include <cmath>

namespace annals::mentions {
namespace {

using lexicon::Entry;
using lexicon::EntryKind;
using lexicon::Gazetteer;

constexpr uint32_t kPlaceKinds =
    Gazetteer::kind_bit(EntryKind::country) | Gazetteer::kind_bit(EntryKind::region) |
    Gazetteer::kind_bit(EntryKind::city) | Gazetteer::kind_bit(EntryKind::district) |
    Gazetteer::kind_bit(EntryKind::continent) | Gazetteer::kind_bit(EntryKind::natural) |
    Gazetteer::kind_bit(EntryKind::facility);

constexpr uint32_t kShortCaps = 5;  // letters of what may be an acronym

// Tens of thousands, as an exponent: 0 for 10,000 people and fewer, 1 for 100,000 … 3.
float size_of(uint32_t rank) {
  if (rank < 1000) return -0.5f;
  return std::clamp(static_cast<float>(std::log10(static_cast<double>(rank))) - 4, -0.5f, 3.2f);
}

struct Knowledge {
  float place = -100;  // the best place that it may be
  float size = 0;
  uint16_t flags = 0;
  uint32_t given_rank = 0;
  bool has_surname = false;
  bool has_demonym = false;
  bool has_organization = false;
  bool is_area = false;
  bool is_country = false;
  bool is_exact = false;  // a place's acronym, as it is written
};

Knowledge know(const PlaceWords& w, uint32_t phrase) {
  Knowledge k;
  for (const Entry& entry : w.input.gazetteer.entries(phrase)) {
    float value = -100;
    float size = 2;
    switch (entry.kind) {
      case EntryKind::country:
        value = w.country;
        size = 3;
        k.is_area = k.is_country = true;
        break;
      case EntryKind::continent:
        value = w.continent;
        size = 3;
        k.is_area = true;
        break;
      case EntryKind::region:
        value = w.region;
        if (entry.rank > 0) size = std::min(size_of(entry.rank), 2.0f);
        k.is_area = true;
        break;
      case EntryKind::city:
      case EntryKind::district:
        size = size_of(entry.rank);
        value = w.city + w.city_size * size;
        if (entry.flags & lexicon::kCapital) value += w.capital;
        break;
      case EntryKind::natural:
        value = w.natural;
        break;
      case EntryKind::facility:
        value = w.facility;
        break;
      case EntryKind::organization:
      case EntryKind::university:
        k.has_organization = true;
        break;
      case EntryKind::demonym:
        k.has_demonym = true;
        break;
      case EntryKind::given_name:
        k.given_rank = std::max(k.given_rank, entry.rank);
        break;
      case EntryKind::surname:
        k.has_surname = true;
        break;
      default:
        break;
    }
    if (entry.kind != EntryKind::word) k.flags |= entry.flags;
    if (value > k.place) {
      k.place = value;
      k.size = size;
      k.is_exact = (entry.flags & lexicon::kAcronym) != 0;
      if (k.is_exact) k.place += w.acronym;
    }
  }
  return k;
}

bool is_name_of_person(const PlaceWords& w, uint32_t first, uint32_t end) {
  if (end - first < 2 || !w.input.tokens[end - 1].is_capitalised()) return false;
  const uint32_t head = w.kinds(first);
  const uint32_t last = w.kinds(end - 1);
  return (head & Gazetteer::kind_bit(EntryKind::given_name)) != 0 &&
         (head & Gazetteer::kind_bit(EntryKind::word)) == 0 &&
         (last & Gazetteer::kind_bit(EntryKind::surname)) != 0;
}

bool is_words_only(const PlaceWords& w, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; ++i)
    if (w.input.tokens[i].is_word() && w.input.tokens[i].is_capitalised() && !w.is_word(i))
      return false;
  return true;
}

Spot known_spot(const PlaceWords& w, uint32_t first, uint32_t end, uint32_t phrase) {
  const Knowledge k = know(w, phrase);
  Spot spot;
  spot.first = first;
  spot.end = end;
  spot.phrase = phrase;
  spot.is_area = k.is_area;
  spot.is_country = k.is_country;
  spot.base = k.place;
  float lost = 0;
  const text::Token& token = w.input.tokens[first];
  if (end - first > 1) {
    spot.base += w.phrase;
    if (!k.is_country && is_name_of_person(w, first, end)) {
      spot.base += w.person_shape;
      spot.flagged = true;
    }
    if (!k.is_country && is_words_only(w, first, end)) {
      spot.base += w.words_only;
      spot.flagged = spot.is_word = true;
    }
  } else {
    if (k.flags & lexicon::kVeryCommon)
      lost += w.very_common + w.very_common_size * k.size;
    else if (k.flags & lexicon::kCommonWord)
      lost += w.word + w.word_size * k.size;
    spot.flagged =
        (k.flags & (lexicon::kCommonWord | lexicon::kGivenName | lexicon::kSurname)) != 0;
    spot.is_word = (k.flags & lexicon::kCommonWord) != 0;
    const bool caps = (token.shape & text::kAllUpper) != 0 && token.length_class <= kShortCaps;
    if ((token.shape & text::kInnerUpper) != 0 && (token.shape & text::kHasLower) != 0 &&
        (token.shape & text::kApostrophe) == 0)
      spot.base += w.caps;  // "KOs"
    if (caps && !k.is_exact) {
      const text::Block* block = w.block_of(first);
      if (block == nullptr || (block->flags & text::kAllCaps) == 0) spot.base += w.caps;
    }
  }
  if (k.given_rank > 100)
    lost += w.given_name * (static_cast<float>(std::log10(static_cast<double>(k.given_rank))) - 2);
  if (k.has_surname) lost += w.surname;
  spot.penalty = lost;
  spot.base += lost;
  if (k.has_demonym) spot.base += w.demonym;
  if (k.has_organization) spot.base += w.also_organization;
  if (spot.flagged && w.starts_sentence(first)) spot.base += w.sentence_start;
  return spot;
}

// "City Hall", "the Main Building": nothing but common nouns before the last word.
bool is_generic(const PlaceWords& w, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i + 1 < end; ++i)
    if (w.input.tokens[i].is_word() && !w.has(w.list_generic, i)) return false;
  return end - first > 1;
}

constexpr uint32_t kSites = Gazetteer::kind_bit(EntryKind::facility);

bool has_body_word(const PlaceWords& w, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; ++i)
    if (w.has(w.list_other_head, i)) return true;
  return false;
}

// Entries that prose does not mean: "South" and "South East" are directions, "Latin" a language,
// "MIT" and "Princeton University" bodies where a list has their buildings.
bool is_no_place(const PlaceWords& w, uint32_t first, uint32_t end, uint32_t phrase) {
  if (end == first + 1 && w.has(w.list_not, first)) return true;
  bool directions = true;
  for (uint32_t i = first; i < end; ++i) directions &= w.has(w.list_direction, i);
  if (directions) return true;
  if ((w.input.gazetteer.kinds(phrase) & kPlaceKinds) != kSites) return false;
  return has_body_word(w, first, end) ||
         (end == first + 1 && (w.input.tokens[first].shape & text::kAllUpper) != 0);
}

}  // namespace

void find_known_places(const Input& input, const PlaceWords& w, std::vector<Spot>& out) {
  size_t next = 0;
  uint32_t free = 0;  // the first token that no spot has
  for (const uint32_t i : w.capitals) {
    if (i < free) continue;
    while (next < input.phrases.size() && input.phrases[next].first_token < i) ++next;
    uint32_t end = i + 1;
    uint32_t phrase = 0;
    if (next < input.phrases.size() && input.phrases[next].first_token == i &&
        (input.gazetteer.kinds(input.phrases[next].phrase) & kPlaceKinds) != 0) {
      end = input.phrases[next].end_token;
      phrase = input.phrases[next].phrase;
    } else if (input.tokens[i].phrase != 0 && (w.kinds(i) & kPlaceKinds) != 0) {
      phrase = input.tokens[i].phrase;
    }
    if (phrase == 0) continue;
    if (is_no_place(w, i, end, phrase)) continue;
    out.push_back(known_spot(w, i, end, phrase));
    // "North Yorkshire", "Southern France": one name.
    if (i > 0 && w.adjoins(i - 1, i) && input.tokens[i - 1].is_capitalised() &&
        w.has(w.list_direction, i - 1)) {
      Spot wide = out.back();
      wide.first = i - 1;
      wide.base += w.direction;
      out.push_back(wide);
    }
    free = end;
  }
}

void find_place_shapes(const Input& input, const PlaceWords& w, std::vector<Spot>& out) {
  for (const rules::Match& match : input.matches.matches) {
    if (input.pack.rule_kind(match.rule) != "place") continue;
    Spot spot;
    spot.first = match.first;
    spot.end = match.end;
    spot.rule = match.rule;
    spot.base = static_cast<float>(input.pack.rule_weight(match.rule));
    const bool head_last = input.pack.rule_value(match.rule, "head") == "last";
    const uint32_t least = input.pack.rule_value(match.rule, "least") == "1" ? 1 : 2;
    // A line that ends within a name that is found by its last word ("Moreno / Halvorson Hall").
    if (head_last)
      for (uint32_t i = spot.first + 1; i + 1 < spot.end; ++i)
        if (input.tokens[i].gap & text::kNewline) spot.first = i;
    while (spot.first < spot.end && w.has(w.list_stop, spot.first)) ++spot.first;
    if (spot.end - spot.first < least) continue;
    if (input.pack.rule_value(match.rule, "generic") == "no" && is_generic(w, spot.first, spot.end))
      continue;
    if (input.pack.rule_value(match.rule, "body") == "no" && has_body_word(w, spot.first, spot.end))
      continue;
    if (input.pack.rule_value(match.rule, "words") == "no" &&
        is_words_only(w, spot.first + 1, spot.end))
      continue;
    out.push_back(spot);
  }
}

void find_abbreviated_areas(const Input& input, const PlaceWords& w, std::vector<Spot>& out) {
  for (const uint32_t i : w.capitals) {
    const text::Token& token = input.tokens[i];
    if (token.word == 0 || i < 2) continue;
    if (!w.has(w.list_abbreviation, i) && (token.shape & text::kAllUpper) == 0) continue;
    const char before = w.mark(i - 1);
    if (before != ',' && before != '(') continue;
    if (!input.tokens[i - 2].is_capitalised() && w.mark(i - 2) != '.') continue;
    const bool has_stop =
        i + 1 < input.tokens.size() && input.tokens[i + 1].is_glued() && w.mark(i + 1) == '.';
    std::string_view name;
    if (has_stop && w.has(w.list_abbreviation, i))
      name = input.pack.string_value(w.list_abbreviation, token.word);
    uint32_t end = i + 1;
    if (!name.empty())
      end = i + 2;
    else if (w.list_postal != rules::kNoList && (token.shape & text::kAllUpper) != 0 &&
             input.pack.match(w.list_postal, input.tokens, i) == 1)
      name = input.pack.string_value(w.list_postal, input.tokens, i, i + 1);
    const uint32_t phrase = name.empty() ? 0 : input.gazetteer.find(name);
    if (phrase == 0) continue;
    Spot spot;
    spot.first = i;
    spot.end = end;
    spot.phrase = phrase;
    spot.abbreviated = true;
    spot.base = end == i + 1 ? w.postal : w.region;
    spot.is_area = true;
    out.push_back(spot);
  }
}

bool may_contain(const Input& input, const Spot& outer, const Spot& inner) {
  if (inner.phrase == 0 || !outer.is_area) return false;
  for (const Entry& small : input.gazetteer.entries(inner.phrase)) {
    if ((Gazetteer::kind_bit(small.kind) & kPlaceKinds) == 0 || small.country_code().empty() ||
        small.kind == EntryKind::country)
      continue;
    for (const Entry& large : input.gazetteer.entries(outer.phrase)) {
      if (large.kind != EntryKind::country && large.kind != EntryKind::region) continue;
      if (large.country_code() != small.country_code()) continue;
      if (outer.abbreviated && large.kind == EntryKind::country) continue;
      if (large.kind == EntryKind::country) return true;
      if (small.kind != EntryKind::region || large.admin != small.admin) return true;
    }
  }
  return false;
}

}  // namespace annals::mentions
