#include "mentions/place_spots.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "mentions/place_joint.h"

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
float size_of(const Entry& entry) { return std::clamp(entry.magnitude - 4, -0.5f, 3.2f); }

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

Knowledge know(const PlaceText& t, uint32_t phrase) {
  const PlaceWords& w = t.words;
  Knowledge k;
  for (const Entry& entry : t.input.gazetteer.entries(phrase)) {
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
        if (entry.rank > 0) size = std::min(size_of(entry), 2.0f);
        k.is_area = true;
        break;
      case EntryKind::city:
      case EntryKind::district:
        size = size_of(entry);
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

bool is_name_of_person(const PlaceText& t, uint32_t first, uint32_t end) {
  if (end - first < 2 || !t.tokens[end - 1].is_capitalised()) return false;
  const uint32_t head = t.kinds(first);
  const uint32_t last = t.kinds(end - 1);
  return (head & Gazetteer::kind_bit(EntryKind::given_name)) != 0 &&
         (head & Gazetteer::kind_bit(EntryKind::word)) == 0 &&
         (last & Gazetteer::kind_bit(EntryKind::surname)) != 0;
}

bool is_words_only(const PlaceText& t, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; ++i)
    if (t.is_capital(i) && !t.is_english(i)) return false;
  return true;
}

// "RIGA, 14 March 2023.": the capitals of a dateline.
bool leads_line(const PlaceText& t, uint32_t i) {
  constexpr uint8_t kLeast = 4;  // letters
  if (t.tokens[i].length_class < kLeast || t.mark(i + 1) != ',' || i + 3 >= t.count) return false;
  if (i > 0 && (t.tokens[i].gap & text::kNewline) == 0) return false;
  const text::Token& day = t.tokens[i + 2];
  const text::Token& month = t.tokens[i + 3];
  return (day.kind == text::TokenKind::number && month.is_capitalised()) ||
         (day.is_capitalised() && month.kind == text::TokenKind::number);
}

// "McGregor", "DeKalb": a name, where "KOs" is none.
bool is_lower_second(std::string_view text, const text::Token& token) {
  return token.end - token.begin > 1 && text[token.begin + 1] >= 'a' &&
         text[token.begin + 1] <= 'z';
}

Spot known_spot(const PlaceText& t, uint32_t first, uint32_t end, uint32_t phrase) {
  const PlaceWords& w = t.words;
  const Knowledge k = know(t, phrase);
  Spot spot;
  spot.first = first;
  spot.end = end;
  spot.phrase = phrase;
  spot.is_area = k.is_area;
  spot.is_country = k.is_country;
  spot.base = k.place;
  float lost = 0;
  const text::Token& token = t.tokens[first];
  if (end - first > 1) {
    spot.base += w.phrase;
    if (!k.is_country && is_name_of_person(t, first, end)) {
      spot.base += w.person_shape;
      spot.flagged = true;
    }
    if (!k.is_country && is_words_only(t, first, end)) {
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
        (token.shape & text::kApostrophe) == 0 && !is_lower_second(t.input.text, token))
      spot.base += w.caps;
    if (caps && !k.is_exact && !t.is_shouted(first) && !leads_line(t, first)) spot.base += w.caps;
    // "ABOUT US": a word like all others there.
    if (caps && t.is_shouted(first) && t.is(first, PlaceWords::kStop)) spot.base += 2 * w.caps;
  }
  if (k.given_rank > 100)
    lost += w.given_name * (static_cast<float>(std::log10(static_cast<double>(k.given_rank))) - 2);
  if (k.has_surname) lost += w.surname;
  spot.penalty = lost;
  spot.base += lost;
  if (k.has_demonym) spot.base += w.demonym;
  if (k.has_organization) spot.base += w.also_organization;
  if (spot.flagged && t.starts_sentence(first)) spot.base += w.sentence_start;
  return spot;
}

// "City Hall", "the Main Building": nothing but common nouns before the last word.
bool is_generic(const PlaceText& t, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i + 1 < end; ++i)
    if (t.tokens[i].is_word() && !t.is(i, PlaceWords::kGeneric)) return false;
  return end - first > 1;
}

constexpr uint32_t kCountries = Gazetteer::kind_bit(EntryKind::country);
constexpr uint32_t kSites = Gazetteer::kind_bit(EntryKind::facility);

// "went to Parliament", "to Hooper", "to Anna": a word or a person, unless a town has the name that
// is no given name.
bool is_told_otherwise(const PlaceText& t, uint32_t i) {
  constexpr uint32_t given = Gazetteer::kind_bit(EntryKind::given_name);
  constexpr uint32_t others = Gazetteer::kind_bit(EntryKind::word) |
                              Gazetteer::kind_bit(EntryKind::surname) |
                              Gazetteer::kind_bit(EntryKind::demonym);
  if (t.is(i, PlaceWords::kNotBefore) || t.is(i, PlaceWords::kStop)) return true;
  const uint32_t kinds = t.kinds(i);
  return (kinds & given) != 0 ||
         ((kinds & others) != 0 && (kinds & Gazetteer::kind_bit(EntryKind::city)) == 0);
}

bool has_body_word(const PlaceText& t, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; ++i)
    if (t.is(i, PlaceWords::kOtherHead)) return true;
  return false;
}

// Entries that prose does not mean: "South" and "South East" are directions, "Latin" a language,
// "MIT" and "Princeton University" bodies where a list has their buildings.
bool is_no_place(const PlaceText& t, uint32_t first, uint32_t end, uint32_t phrase) {
  if (end == first + 1 && t.is(first, PlaceWords::kNot)) return true;
  if (end < t.count && t.tokens[end].is_glued()) {
    if (t.mark(end) == '$') return true;                                 // "US$5"
    if (t.mark(end - 1) == '.' && t.tokens[end].is_word()) return true;  // "R.I.P."
  }
  uint32_t directions = PlaceWords::kDirection;
  for (uint32_t i = first; i < end; ++i) directions &= t.of(i);
  if (directions != 0) return true;
  if ((t.input.gazetteer.kinds(phrase) & kPlaceKinds) != kSites) return false;
  return has_body_word(t, first, end) ||
         (end == first + 1 && (t.tokens[first].shape & text::kAllUpper) != 0);
}

// "Henley-on-Torrens": what it ends with is another place.
bool ends_compound(const PlaceText& t, uint32_t i) {
  return i >= 4 && t.tokens[i].is_glued() && t.is_hyphen(i - 1) && t.tokens[i - 1].is_glued() &&
         t.tokens[i - 2].is_word() && !t.tokens[i - 2].is_capitalised() &&
         t.tokens[i - 2].is_glued() && t.is_hyphen(i - 3) && t.tokens[i - 3].is_glued();
}

// Weighs the gazetteer's spots, some at once: none waits for the image's memory alone.
void weigh_known(const PlaceText& t, std::span<Spot> spots) {
  constexpr size_t kAtOnce = 64;
  std::array<uint32_t, kAtOnce> phrases;
  for (size_t k = 0; k < spots.size();) {
    const size_t end = std::min(spots.size(), k + kAtOnce);
    for (size_t i = k; i < end; ++i) phrases[i - k] = spots[i].phrase;
    t.input.gazetteer.fetch(std::span(phrases).first(end - k));
    for (; k < end; ++k) {
      Spot& spot = spots[k];
      const bool wide = k > 0 && spots[k - 1].end == spot.end;
      const uint32_t first = spot.first;
      spot = wide ? spots[k - 1] : known_spot(t, first, spot.end, spot.phrase);
      spot.first = first;
      if (wide) spot.base += t.words.direction;
    }
  }
}

// "President Field", "Senator Park", of whom something is told; not "in Bishop Hall".
bool is_officer(const PlaceText& t, uint32_t first) {
  constexpr uint32_t surname = Gazetteer::kind_bit(EntryKind::surname);
  return t.is(first, PlaceWords::kOffice) && (t.kinds(first + 1) & surname) != 0 &&
         t.before(first) <= 0 && !(first > 0 && t.is(first - 1, PlaceWords::kAnArticle));
}

// "N.B." behind a comma, and no "5 May, N.S.". Inlined: asked of each capitalised word.
[[gnu::always_inline]] inline bool opens_initials(const PlaceText& t, uint32_t i) {
  return t.tokens[i].length_class == 1 && i > 2 &&
         t.tokens[i - 3].kind != text::TokenKind::number && i + 3 < t.count &&
         t.mark(i - 1) == ',' && t.mark(i + 1) == '.' && t.tokens[i + 2].length_class == 1;
}

// What such initials stand for, and where they end; empty: nothing.
std::string_view area_of_initials(const PlaceText& t, uint32_t i, uint32_t& end) {
  constexpr size_t kMost = 3;
  std::array<char, kMost> letters{};
  size_t count = 0;
  uint32_t at = i;
  while (count < kMost && at + 1 < t.count && t.tokens[at].length_class == 1 &&
         t.tokens[at].is_capitalised() && t.mark(at + 1) == '.') {
    const char letter = t.input.text[t.tokens[at].begin];
    if (letter < 'A' || letter > 'Z') return {};
    letters[count++] = static_cast<char>(letter - 'A' + 'a');
    at += 2;
    if (at >= t.count || t.tokens[at].gap != 0) break;
  }
  if (count < 2) return {};
  end = at;
  return t.input.pack.string_value(t.words.list_initials,
                                   t.input.pack.word({letters.data(), count}));
}

}  // namespace

void find_known_places(const PlaceText& t, std::vector<uint32_t>& abbreviations,
                       std::vector<Spot>& out) {
  abbreviations.clear();
  const size_t begin = out.size();
  const std::vector<lexicon::PhraseMatch>& phrases = t.input.phrases;
  size_t next = 0;
  uint32_t free = 0;  // the first token that no spot has
  for (const uint32_t i : t.capitals) {
    if ((t.tokens[i].word != 0 &&
         ((t.tokens[i].shape & text::kAllUpper) != 0 || t.is(i, PlaceWords::kAbbreviation))) ||
        opens_initials(t, i))
      abbreviations.push_back(i);
    if (i < free) continue;
    while (next < phrases.size() && phrases[next].first_token < i) ++next;
    uint32_t end = i + 1;
    uint32_t phrase = 0;
    if (next < phrases.size() && phrases[next].first_token == i &&
        (t.input.gazetteer.kinds(phrases[next].phrase) & kPlaceKinds) != 0) {
      // "The Netherlands pledged": the country's name goes without its article.
      if (t.is(i, PlaceWords::kAnArticle) && (t.kinds(i + 1) & kCountries) != 0) continue;
      end = phrases[next].end_token;
      phrase = phrases[next].phrase;
    } else if (t.tokens[i].phrase != 0 && (t.kinds(i) & kPlaceKinds) != 0) {
      phrase = t.tokens[i].phrase;
    }
    if (phrase == 0) continue;
    if (is_no_place(t, i, end, phrase) || ends_compound(t, i)) continue;
    out.push_back({.first = i, .end = end, .phrase = phrase});
    // "North Yorkshire", "Southern France": one name.
    if (i > 0 && t.adjoins(i - 1, i) && t.tokens[i - 1].is_capitalised() &&
        t.is(i - 1, PlaceWords::kDirection))
      out.push_back({.first = i - 1, .end = end, .phrase = phrase});
    free = end;
  }
  weigh_known(t, std::span(out).subspan(begin));
}

void find_place_shapes(const PlaceText& t, std::vector<Spot>& out) {
  for (const rules::Match& match : t.input.matches.matches) {
    const PlaceWords::Shape& shape = t.words.shapes[match.rule];
    if (!shape.is_place) continue;
    Spot spot;
    spot.first = match.first;
    spot.end = match.end;
    spot.rule = match.rule;
    spot.base = shape.weight;
    spot.is_area = shape.area;
    // A line that ends within a name that is found by its last word ("Medina / Tollefson Hall").
    if (shape.head_last)
      for (uint32_t i = spot.first + 1; i + 1 < spot.end; ++i)
        if (t.tokens[i].gap & text::kNewline) spot.first = i;
    // "place Flagey" begins with its head.
    const bool small = !t.tokens[spot.first].is_capitalised();
    while (!shape.whole && !small && spot.first < spot.end && t.is(spot.first, PlaceWords::kStop))
      ++spot.first;
    if (spot.end - spot.first < shape.least) continue;
    if (spot.end == spot.first + 1 && t.is(spot.first, PlaceWords::kNot)) continue;
    // "the European mountain running championships"
    if (spot.end == spot.first + 1 &&
        (t.kinds(spot.first) & Gazetteer::kind_bit(EntryKind::demonym)) != 0)
      continue;
    if (!shape.generic && is_generic(t, spot.first, spot.end)) continue;
    if (!shape.body && has_body_word(t, spot.first, spot.end)) continue;
    if (!shape.words && is_words_only(t, spot.first + 1, spot.end)) continue;
    if (!shape.person && spot.end == spot.first + 2 && t.given_rank(spot.first) > 0) continue;
    if (!shape.bare && is_told_otherwise(t, spot.first)) continue;
    if (shape.head_last && spot.end == spot.first + 2 && is_officer(t, spot.first)) continue;
    out.push_back(spot);
  }
}

namespace {

// The place that ends at token `end`; 0: none does. A phrase of the gazetteer.
uint32_t phrase_ending(const std::vector<Spot>& known, uint32_t end) {
  auto at = std::lower_bound(known.begin(), known.end(), end,
                             [](const Spot& spot, uint32_t token) { return spot.first < token; });
  for (int back = 0; back < 4 && at != known.begin(); ++back)
    if ((--at)->end == end && at->phrase != 0) return at->phrase;
  return 0;
}

// Whether one of the places that `inner` may be lies in a country or region that `outer` names.
bool lies_in(const PlaceText& t, uint32_t inner, uint32_t outer, EntryKind kind) {
  for (const Entry& large : t.input.gazetteer.entries(outer)) {
    if (large.kind != kind) continue;
    for (const Entry& small : t.input.gazetteer.entries(inner))
      if ((small.kind == EntryKind::city || small.kind == EntryKind::district) &&
          small.country_code() == large.country_code() &&
          (kind == EntryKind::country || small.admin == large.admin))
        return true;
  }
  return false;
}

// Whether the two letters at the token, in a bracket, may stand for words of the name before it.
bool are_initials(const PlaceText& t, uint32_t i) {
  constexpr uint32_t kReach = 8;  // tokens
  const std::string_view letters = text::slice(t.input.text, t.tokens[i]);
  uint32_t found = 0;
  uint32_t j = i - 1;
  for (uint32_t n = 0; j > 0 && n < kReach && found < letters.size(); ++n, --j) {
    const text::Token& token = t.tokens[j - 1];
    if (token.is_capitalised() && t.input.text[token.begin] == letters[letters.size() - 1 - found])
      ++found;
  }
  return found == letters.size();
}

// The country whose code stands at token `i` behind a town that lies there ("Delft, NL"), or one of
// three letters in brackets ("M. Rossi (ITA)"); 0: none. A state of these letters comes first if
// the town lies in it.
uint32_t coded_country(const PlaceText& t, const std::vector<Spot>& known, uint32_t i,
                       uint32_t state) {
  const text::Token& token = t.tokens[i];
  const bool is_last = i + 1 >= t.count;
  const char after = is_last ? '.' : t.mark(i + 1);
  const bool ends = after == ',' || after == '.' || after == ';' || after == ')' || after == ':' ||
                    after == '|' || is_parting_dash(t.input, i + 1) ||
                    (t.tokens[i + 1].gap & (text::kNewline | text::kBlankLine)) != 0;
  const bool goes_on =
      !is_last && !t.is_english(i) &&
      (t.is(i + 1, PlaceWords::kBefore) || t.is(i + 1, PlaceWords::kJoint));  // no "IT and law"
  if (!ends && !goes_on) return 0;
  if (t.input.pack.match(t.words.list_code, t.tokens, i) != 1) return 0;
  const uint32_t country =
      t.input.gazetteer.find(t.input.pack.string_value(t.words.list_code, t.tokens, i, i + 1));
  if (country == 0 || token.length_class != 2)
    return t.mark(i - 1) == '(' && after == ')' ? country : 0;
  // "Carrick National Park (PL)", and no "Barrow Works (BW)", "the staff (HR)".
  if (state == 0 && t.mark(i - 1) == '(' && after == ')' && !t.is_english(i) && !are_initials(t, i))
    return country;
  const uint32_t town = phrase_ending(known, i - 1);
  if (town == 0 || !lies_in(t, town, country, EntryKind::country)) return 0;
  return state != 0 && lies_in(t, town, state, EntryKind::region) ? 0 : country;
}

}  // namespace

void find_abbreviated_areas(const PlaceText& t, const std::vector<uint32_t>& abbreviations,
                            const std::vector<Spot>& known, std::vector<Spot>& out) {
  const rules::Pack& pack = t.input.pack;
  for (const uint32_t i : abbreviations) {
    if (i < 2) continue;
    const text::Token& token = t.tokens[i];
    const bool is_abbreviation = t.is(i, PlaceWords::kAbbreviation);
    const bool is_upper = (token.shape & text::kAllUpper) != 0;
    const char before = t.mark(i - 1);
    const bool behind = is_postal_behind(t.input, t.words, i) &&
                        (t.kinds(i - 1) & Gazetteer::kind_bit(EntryKind::city)) != 0;
    if (before != ',' && before != '(' && !behind) continue;
    // "SHOW AT SHREWSBURY IN 1871": a word among capitals.
    if (t.is_shouted(i) && (behind || t.is_english(i))) continue;
    if (!behind && !t.tokens[i - 2].is_capitalised() && t.mark(i - 2) != '.') continue;
    const bool has_stop = i + 1 < t.count && t.tokens[i + 1].is_glued() && t.mark(i + 1) == '.';
    std::string_view name;
    if (has_stop && is_abbreviation)
      name = pack.string_value(t.words.list_abbreviation, token.word);
    uint32_t end = i + 1;
    if (!name.empty())
      end = i + 2;
    else if (opens_initials(t, i))
      name = area_of_initials(t, i, end);
    else if (is_upper && pack.match(t.words.list_postal, t.tokens, i) == 1)
      name = pack.string_value(t.words.list_postal, t.tokens, i, i + 1);
    const uint32_t phrase = name.empty() ? 0 : t.input.gazetteer.find(name);
    const uint32_t country = is_upper && end == i + 1 && (!behind || phrase == 0)
                                 ? coded_country(t, known, i, phrase)
                                 : 0;
    if (phrase == 0 && country == 0) continue;
    Spot spot;
    spot.first = i;
    spot.end = end;
    spot.phrase = country != 0 ? country : phrase;
    spot.abbreviated = country == 0;
    spot.is_country = country != 0;
    // In a bracket by itself it may be a body's acronym, too: a country's code is the surer.
    const bool weak = end == i + 1 && (country == 0 || (token.length_class == 2 && before != '('));
    spot.base = weak ? t.words.postal : t.words.region;
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
