// What the proposers of organizations and events ask of a pack: lists, weights, rules.
#ifndef ANNALS_LIB_MENTIONS_NAME_WORDS_H_
#define ANNALS_LIB_MENTIONS_NAME_WORDS_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

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
  kHeadSuffix = 1u << 5,   // "Kunstmuseet"
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
  // Of words only (NameWords::of_word).
  kStopWord = 1u << 27,     // begins no name
  kManyWords = 1u << 29,    // begins an entry of several words in a list of nouns
  kBodyWord = 1u << 30,     // begins a body's name, acronym or legal form in the lists
  kForeignLink = 1u << 31,  // "de", "und"
  kAnyHead = kHead | kHeadWeak | kHeadForeign | kHeadCaps | kHeadSuffix,
};

// What lists of single words say of any word.
enum NameCue : uint32_t {
  kLinkWord = 1u << 0,  // "of", "and", "for", "the"
  kCalled = 1u << 1,    // "entitled"
  kNoEvent = 1u << 2,   // "book"
  kTheme = 1u << 3,
  kAct = 1u << 4,  // "organised" (by)
  kBy = 1u << 5,
  kEdition = 1u << 6,    // "session"
  kNoAcronym = 1u << 7,  // "COVID"
  kTitle = 1u << 8,      // an honorific
  kForeignAdjective = 1u << 9,
  kQuotedNoun = 1u << 10,  // an event's noun, or one before a quotation: "series"
  kSeason = 1u << 11,
  kMakers = 1u << 12,      // "developers": behind what is made
  kShipPrefix = 1u << 13,  // "HMS"
};

// What a rule of the kinds "organization-definition" (an acronym or another name follows, and
// stands for the name before), "organization" (it marks a name) and "organization-cue" (the piece
// beside it is one) says.
struct OrganizationRule {
  enum Kind : uint8_t { none, name, cue_left, cue_right, definition };
  enum Begins : uint8_t { anything, place, demonym, unknown, coined, acronym, letters };
  Kind kind = none;
  Begins begins = anything;  // what the first word must be
  bool later = false;        // a definition: what follows is its later name
  bool word = false;         // … is one word that no list has
  bool proper_only = false;  // it does not make a plain word a name
  bool listed = false;       // it says so of those behind it in a list, too
  float weight = 0;
};

// A list of endings of words, and what tells at once of most words that they have none.
struct Endings {
  rules::ListId list = rules::kNoList;
  uint64_t sizes = 0;               // a bit for each size in bytes that an ending has
  std::array<uint64_t, 4> bytes{};  // a bit for each sum() of the last two bytes

  void add(std::string_view ending);
  // The longest ending of `word` that has `least` to `most` bytes, as a word id; 0: it has none.
  uint32_t longest(const rules::Pack& pack, std::string_view word, size_t least, size_t most) const;

 private:
  static constexpr size_t kFewest = 3;  // bytes of an ending
  static constexpr size_t kMost = 62;

  static uint8_t sum(std::string_view word) {
    return static_cast<uint8_t>(static_cast<uint8_t>(word[word.size() - 1]) +
                                static_cast<uint8_t>(word[word.size() - 2]) * 31);
  }
};

// The lists and rules, looked up once for each pack: it takes a pass over the vocabulary.
struct NameWords {
  explicit NameWords(const rules::Pack& pack);

  rules::ListId head, head_weak, head_left, head_foreign, head_caps, suffix, topic_suffix,
      legal_form, firm_end, founding, portfolio, member, direction, reach, office, function, thing,
      possessor, stop, link_foreign, adjective_foreign, honorific_owner, month, weekday, season,
      fiscal_year, honorific, rank, saint, ordinal, tens, abbreviation;
  rules::ListId not_acronym, generic, indefinite, own, counts, office_lead, cut, pair, decoration,
      conferring, building, body_lower, legal_caps, legal_lower, spelling, name, national, acronym,
      campus, town_body, noun_to, named_part, house, house_weak, house_before, seat, degree, page,
      link_sure, no_letters, unit, head_topic, gathering, gathering_lead;
  rules::ListId event_noun, event_weak, event_foreign, event_suffix, event_adjective,
      event_recurring, event_rivals, event_where, event_edition_word, event_tail, event_link,
      event_at, event_stop, event_not_stop, event_called, event_verb, event_quoted_noun,
      event_not_noun, event_talk, event_about, event_read, event_appeared, room, platform, act, by,
      theme, label, title_label, name_label, speaker_label, headline, headline_lead,
      event_plain_lead, event_plain_link, event_plain_act, event_plain_by, event_contest,
      event_happens, event_said, event_subject, event_whose, event_show, event_titled, event_shown,
      event_under, event_this, event_time, event_other, event_begun, event_treaty, event_convention,
      event_hosted, event_part, event_caller, event_happening, event_held, event_holds, event_prize,
      event_win, event_played, event_scene, table_column, barrier, ship, inner, members, origin,
      makers, ship_prefix, second;
  uint32_t of, as, for_, on, in, at, to, with, and_, the, against, messrs, cabinet;
  NameWeights weights;
  std::vector<OrganizationRule> rules;  // of each rule of the pack
  std::vector<uint8_t> tells_date;      // the same: whether it tells a date that is no duration
  // For each word id: its NameClass bits, and above them its NameCue bits.
  std::vector<uint64_t> masks;
  Endings suffixes, topic_suffixes, event_suffixes;  // of the lists of these names

  uint32_t of_word(uint32_t word) const { return static_cast<uint32_t>(masks[word]); }
  bool is(uint32_t word, NameCue cue) const { return ((masks[word] >> 32) & cue) != 0; }

 private:
  void set_masks(const rules::Pack& pack);
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_NAME_WORDS_H_
