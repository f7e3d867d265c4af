#include "mentions/person_parts.h"

#include <algorithm>
#include <cmath>

namespace annals::mentions {
namespace {

using lexicon::Entry;
using lexicon::EntryKind;
using lexicon::Gazetteer;
using text::Token;
using text::TokenKind;

constexpr size_t kWeighed = 4096;  // parts that are kept
constexpr float kNever = -9;       // a part that cannot stand there

// Bearers of a given name on a scale from 10 (0.1) to 100,000 and more (1).
float commonness(uint32_t bearers) {
  if (bearers == 0) return 0.5f;  // listed without a number
  return std::clamp((std::log10(static_cast<float>(bearers)) - 1) / 4, 0.1f, 1.0f);
}

// How much of an English word it is: the rarest listed 0.3, the commonest 1.
float wordness_of(uint32_t rank) {
  return std::clamp((static_cast<float>(rank) - 50) / 40 * 0.7f + 0.3f, 0.3f, 1.0f);
}

// One word of a part.
PartEvidence weigh_word(const Input& input, const PersonWords& w, uint32_t t, bool capitals) {
  const Token& token = input.tokens[t];
  PartEvidence e;
  e.traits = static_cast<uint16_t>(w.of_word[token.word]);
  if ((token.shape & text::kAllUpper) != 0 && !capitals) e.traits |= kIsCaps;
  const uint32_t kinds = input.gazetteer.kinds(token.phrase);
  if (kinds & kPlaceKinds) e.traits |= kIsPlace;
  if (kinds & Gazetteer::kind_bit(EntryKind::demonym)) e.traits |= kIsDemonym;
  if (kinds & Gazetteer::kind_bit(EntryKind::surname)) e.traits |= kIsSurname;
  if (kinds & (Gazetteer::kind_bit(EntryKind::given_name) | Gazetteer::kind_bit(EntryKind::word) |
               kPlaceKinds | kBodyKinds)) {
    for (const Entry& entry : input.gazetteer.entries(token.phrase)) {
      if (entry.flags & lexicon::kCommonWord || entry.kind == EntryKind::word) e.traits |= kIsWord;
      if (entry.flags & lexicon::kVeryCommon) e.traits |= kIsCommon;
      if (entry.kind == EntryKind::word) e.wordness = wordness_of(entry.rank);
      if (Gazetteer::kind_bit(entry.kind) & kPlaceKinds)
        e.place = std::max(e.place,
                           entry.kind == EntryKind::city && static_cast<float>(entry.rank) < w.town
                               ? w.small_town
                               : 1);
      if (entry.flags & lexicon::kAcronym) e.traits |= kIsAcronym;
      if (entry.kind == EntryKind::given_name) {
        e.traits |= kIsGiven;
        if (entry.flags & lexicon::kMale) e.traits |= kIsMale;
        if (entry.flags & lexicon::kFemale) e.traits |= kIsFemale;
        e.given = std::max(e.given, commonness(entry.rank));
      }
    }
  }
  // Birth statistics hold words ("The", "Police"), and names are words ("Grace", "Mark"): what is
  // far commoner as the one is hardly the other.
  const float wordness = e.wordness;
  e.wordness *= 1 - w.given_in_word * e.given;
  if (e.given > 0) e.given = std::max(0.05f, e.given - w.word_in_given * wordness);
  return e;
}

// Words, traits and degrees of a part of kind `name`.
PartEvidence read_words(const Input& input, const PersonWords& w, const NamePart& part,
                        bool capitals) {
  PartEvidence e;
  uint32_t words = 0;
  bool all_words = true;
  for (uint32_t t = part.first; t < part.end; ++t) {
    const Token& token = input.tokens[t];
    if (token.kind != TokenKind::word || (!token.is_capitalised() && words == 0)) continue;
    const PartEvidence one = weigh_word(input, w, t, capitals);
    ++words;
    if (words == 1) {
      e.traits = one.traits;
      e.given = one.given;
    } else {
      // A compound is what its parts agree on.
      constexpr uint16_t any = kIsThing | kIsLead | kIsTitle | kIsCaps | kIsDemonym | kIsAcronym;
      e.traits = static_cast<uint16_t>(
          (e.traits & one.traits & (kIsPlace | kIsCalendar)) | ((e.traits | one.traits) & any) |
          (e.traits & (kIsGiven | kIsMale | kIsFemale | kIsWord | kIsCommon | kIsCompound)) |
          ((e.traits | one.traits) & kIsSurname) | kIsCompound);
    }
    all_words = all_words && one.has(kIsWord) && one.given < kSomeGiven;
    if (words == 1) e.wordness = one.wordness;
    e.place = std::max(e.place, one.place);
  }
  if (!all_words && e.has(kIsCompound)) {
    e.traits &= static_cast<uint16_t>(~(kIsWord | kIsCommon));
    e.wordness = 0;
  }
  return e;
}

void score_name(const PersonWords& w, PartEvidence& e) {
  const bool given = e.has(kIsGiven), surname = e.has(kIsSurname), listed = given || surname;
  // What speaks against a name, whatever else it is; and what being a word or a place does.
  float against = 0;
  if (e.has(kIsDemonym)) against += w.demonym;
  if (e.has(kIsCaps | kIsAcronym)) against += w.caps;
  if (e.has(kIsThing)) against += w.thing;
  if (e.has(kIsTitle)) against += w.title * (surname ? w.surname_word : 1);
  if (e.has(kIsCalendar)) against += w.calendar;
  const float word = w.word * e.wordness;
  const float place = e.has(kIsPlace) ? w.place * e.place : 0;
  const bool unknown = !listed && !e.has(kIsWord) && against == 0 && place == 0;
  const float shape = e.has(kIsCompound) && against == 0 && e.wordness < 0.3f ? w.compound : 0;
  // A name that few bear is still no worse than one in no list.
  const float as_given =
      e.has(kIsWord) ? w.given * e.given : std::max(w.given * e.given, w.unknown);
  const float last_word = word * (surname ? w.surname_word : 1);

  // Few kinds of things come first ("Lake Victoria"), most come last ("Victoria Street").
  const float leads = e.has(kIsLead)    ? (e.has(kIsThing) ? 0 : w.thing * (1 - e.given))
                      : e.has(kIsThing) ? (w.thing_elsewhere * (1 - e.given) - 1) * w.thing
                                        : 0;
  const float lasts =
      e.has(kIsLead) && !e.has(kIsThing) && !listed ? w.thing_elsewhere * w.thing : 0;

  e.first = shape + against + (e.has(kIsCaps) ? w.caps : 0) + leads + word +
            (given ? 0.3f * place : place) +
            (given     ? as_given
             : surname ? 0.3f * w.surname
             : unknown ? 0.7f * w.unknown
                       : 0);
  e.last = shape + against + lasts + last_word + (listed ? 0.3f * place : place) +
           (surname                         ? w.surname
            : given                         ? 0.5f * as_given
            : unknown                       ? w.unknown
            : place != 0 && !e.has(kIsWord) ? 0.5f * w.unknown
                                            : 0);
  e.inner = shape + against + last_word + 0.5f * place + (listed || unknown ? 0.4f : 0);
  e.alone = shape + against + (listed ? 0.8f : 1.0f) * word + place +
            (given     ? as_given
             : surname ? w.lone * w.surname
             : unknown ? w.lone * w.unknown
                       : 0);
  e.word = last_word + (listed ? 0.3f * place : place);
}

}  // namespace

PartEvidence weigh_part(const Input& input, const PersonWords& w, const NamePart& part,
                        bool capitals) {
  PartEvidence e;
  switch (part.kind) {
    case PartKind::particle:
      e.inner = w.particle;
      e.last = e.alone = kNever;
      return e;
    case PartKind::nickname:
      e.first = e.last = e.alone = kNever;
      e.inner = w.particle;
      return e;
    case PartKind::suffix:
      e.first = e.alone = kNever;
      e.inner = e.last = w.suffix;
      return e;
    case PartKind::initial:
      e.first = e.inner = w.initial;
      e.last = -w.initial;
      e.alone = kNever;
      return e;
    case PartKind::name:
      break;
  }
  e = read_words(input, w, part, capitals);
  score_name(w, e);
  return e;
}

bool fail_alone(const PersonWords& w) {
  const bool lowered = std::max({w.word, w.place, w.demonym, w.caps, w.thing, w.title, w.calendar,
                                 -w.surname_word}) <= 0;
  const bool shared = w.lone >= 0 && w.given_in_word <= 1 && w.small_town >= 0;
  return lowered && shared && w.sides_lower &&
         w.lone * std::max({w.surname, w.unknown, 0.0f}) + w.alone <= kLeastScore;
}

void PartWeights::use(const PersonWords& words) {
  if (serial_ == words.serial) return;
  serial_ = words.serial;
  weighed_.assign(kWeighed, {});
}

const PartEvidence& PartWeights::weigh_word(const Input& input, const PersonWords& words,
                                            uint32_t t, bool capitals) {
  const Token& token = input.tokens[t];
  const bool caps = (token.shape & text::kAllUpper) != 0 && !capitals;
  const uint32_t key = (token.phrase * 0x9E3779B1u) ^ (token.word * 0x85EBCA6Bu);
  Weighed& weighed = weighed_[(key >> 16) % kWeighed];
  if (!weighed.known || weighed.word != token.word || weighed.phrase != token.phrase ||
      weighed.caps != caps) {
    weighed = {token.word, token.phrase, caps, true,
               mentions::weigh_word(input, words, t, capitals)};
    score_name(words, weighed.evidence);
  }
  return weighed.evidence;
}

}  // namespace annals::mentions
