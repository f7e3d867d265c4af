// Pieces of names: what the proposers of organizations and events put together.
//
// A piece is a run of capitalised words that nothing parts ("Bordeaux City Council", "Crime
// Prevention & Security", "U.S. Army", "South-East European"); pieces stand in a sentence, and
// short words link them ("Institute" of "Higher Studies" of the "Ministry" …). Words that are
// capitalised only because a sentence begins ("The", "During") belong to none.
#ifndef ANNALS_LIB_MENTIONS_NAME_SCAN_H_
#define ANNALS_LIB_MENTIONS_NAME_SCAN_H_

#include <cstdint>
#include <vector>

#include "mentions/input.h"
#include "mentions/name_weights.h"
#include "rules/pack.h"

namespace annals::mentions {

// What the lists and the gazetteer say of a capitalised token.
enum NameClass : uint32_t {
  kHead = 1u << 0,         // "Association"
  kHeadWeak = 1u << 1,     // "Group"
  kHeadLeft = 1u << 2,     // "Friends" (of)
  kHeadForeign = 1u << 3,  // "Sindicato"
  kHeadCaps = 1u << 4,     // "TU"
  kHeadSuffix = 1u << 5,   // "Nationalmuseet"
  kFunction = 1u << 6,     // "Director"
  kThing = 1u << 7,        // "Street", "Report"
  kPossessor = 1u << 8,    // "Women" ('s)
  kEventNoun = 1u << 9,
  kEventWeak = 1u << 10,
  kEventForeign = 1u << 11,
  kMonth = 1u << 12,  // a month or a weekday
  kPlace = 1u << 13,  // begins a place of the gazetteer that is no mere word
  kGiven = 1u << 14,  // a given name that is no English word
  kSurname = 1u << 15,
  kWord = 1u << 16,      // an English word
  kOrgName = 1u << 17,   // begins an organization of the gazetteer
  kDemonym = 1u << 18,   // "Chilean"
  kCapitals = 1u << 19,  // looks like an acronym: "ILO", "ECtHR", "UN"
  kCoined = 1u << 20,    // a capital inside, no word: "NumFOCUS"
  kHonorific = 1u << 21,
  kCountry = 1u << 22,   // with kPlace: a country, a continent or a region of the world
  kOrdinal = 1u << 23,   // "Third"
  kRoman = 1u << 24,     // "III"
  kGivenToo = 1u << 25,  // a given name that is a word, too: "Urban", "Grace"
  kPlaceToo = 1u << 26,  // a place that may be something else: "Avon"
  // Of words only (NameWords::classes).
  kStopWord = 1u << 27,     // begins no name
  kMonthWord = 1u << 28,    // a month or a weekday
  kManyWords = 1u << 29,    // begins an entry of several words in a list of nouns
  kBodyWord = 1u << 30,     // begins a body's name, acronym or legal form in the lists
  kForeignLink = 1u << 31,  // "de", "und"
  kAnyHead = kHead | kHeadWeak | kHeadForeign | kHeadCaps | kHeadSuffix,
};

struct Piece {
  uint32_t first = 0;  // tokens, half open
  uint32_t end = 0;
  uint32_t classes = 0;  // of all its tokens
  uint32_t sentence = 0;
  float cue = 0;               // weight of the context that says it is an organization
  uint32_t rule = 0xFFFFFFFF;  // the rule that said so
  bool listed = false;         // … of those behind it in the list, too
  bool proper_only = false;    // the context does not make a plain word a name
  bool prose = false;          // its sentence is one: small words stand around its capitals
};

enum class LinkKind : uint8_t {
  none,
  of,
  preposition,  // for, on, against
  in,
  at,
  to,
  with,
  conjunction,  // and, &
  comma,
  comma_and,  // ", and"
  possessive,
  foreign,  // "de la", "für"
  open,     // "("
  close,    // ")"
  colon,
  dash,
};

struct Link {
  LinkKind kind = LinkKind::none;
  bool the = false;     // "of the"
  bool closed = false;  // a closing bracket stood before it: "(ILO), and"
};

// What a rule of the kinds "organization" (it marks a name) and "organization-cue" (the piece
// beside it is one) says.
struct OrganizationRule {
  enum Kind : uint8_t { none, name, cue_left, cue_right };
  enum Begins : uint8_t { anything, place, unknown };
  Kind kind = none;
  Begins begins = anything;  // what the first word must be
  bool proper_only = false;  // it does not make a plain word a name
  bool listed = false;       // it says so of those behind it in a list, too
  float weight = 0;
};

// The lists and rules, looked up once for each pack: it takes a pass over the vocabulary.
struct NameWords {
  explicit NameWords(const rules::Pack& pack);

  rules::ListId head, head_weak, head_left, head_foreign, head_caps, suffix, topic_suffix,
      legal_form, function, thing, possessor, stop, link_foreign, adjective_foreign,
      honorific_owner, month, weekday, season, honorific, rank, saint, ordinal, abbreviation;
  rules::ListId not_acronym, generic, building, body_lower, legal_caps, legal_lower, spelling, name,
      acronym, campus;
  rules::ListId event_noun, event_weak, event_foreign, event_suffix, event_adjective,
      event_edition_word, event_tail, event_link, event_at, event_stop, event_not_stop,
      event_called, event_verb, event_quoted_noun, event_not_noun, event_talk, event_about,
      event_read, event_appeared, room, act, by, theme, label, barrier;
  uint32_t of, for_, on, in, at, to, with, and_, the, against;
  NameWeights weights;
  std::vector<OrganizationRule> rules;  // of each rule of the pack
  // For each word id: its NameClass bits, and the bits below.
  std::vector<uint32_t> classes;

  uint32_t of_word(uint32_t word) const { return classes[word]; }
};

struct NameScan {
  std::vector<uint32_t> classes;  // NameClass bits of each token; 0 for what is in no piece
  std::vector<Piece> pieces;      // ascending

  // Index of the piece that holds token `i` or begins after it; pieces.size(): none.
  uint32_t piece_at(uint32_t i) const;
};

// One pass over the text: linear, one look at the lists for each capitalised word.
void scan_names(const Input& input, const NameWords& words, NameScan& out);

// What links piece `k` with the next one. Punctuation and short words only; anything else is none.
Link link_after(const Input& input, const NameWords& words, const NameScan& scan, uint32_t k);

// End of the place of the gazetteer that begins at token `i`; 0: none does. Small places whose
// names are words or people's names do not count.
uint32_t place_end(const Input& input, uint32_t i);

// True if token `i` alone is the name of a country.
bool is_country(const Input& input, uint32_t i);

// True if the place that token `i` names is a town of less than 100,000 people.
bool is_small_place(const Input& input, uint32_t i);

// End of the organization of the gazetteer that begins at token `i`; 0: none does.
uint32_t organization_end(const Input& input, uint32_t i);

// An elided article or preposition glued to the next word: "l’", "d'", "dell'".
bool is_clitic(const Input& input, uint32_t i);

// True if a lower-case word is one of English.
bool is_english(const Input& input, uint32_t i);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_NAME_SCAN_H_
