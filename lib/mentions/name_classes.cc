#include "mentions/name_classes.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "mentions/name_scan.h"

namespace annals::mentions {
namespace {

using lexicon::EntryKind;
using text::Token;

constexpr uint32_t kBigCity = 100000;  // people: a name that is a word, too, is rather the city

constexpr uint32_t bit(EntryKind kind) { return lexicon::Gazetteer::kind_bit(kind); }
constexpr uint32_t kWorldPart =
    bit(EntryKind::country) | bit(EntryKind::region) | bit(EntryKind::continent);
constexpr uint32_t kPlaceKinds = kWorldPart | bit(EntryKind::city) | bit(EntryKind::district) |
                                 bit(EntryKind::natural) | bit(EntryKind::facility);
constexpr uint32_t kBodyKinds = bit(EntryKind::organization) | bit(EntryKind::university);

// What the kinds of entries but places say; they begin with those of bodies.
constexpr uint32_t kFirstKind = static_cast<uint32_t>(EntryKind::organization);
constexpr auto kOfKinds = [] {
  std::array<uint32_t, 64> classes{};
  for (uint32_t k = 0; k < classes.size(); ++k) {
    const uint32_t kinds = k << kFirstKind;
    const bool word = (kinds & bit(EntryKind::word)) != 0;
    if (word) classes[k] |= kWord;
    if ((kinds & bit(EntryKind::given_name)) != 0) classes[k] |= word ? kGivenToo : kGiven;
    if ((kinds & bit(EntryKind::surname)) != 0) classes[k] |= kSurname;
    if ((kinds & bit(EntryKind::demonym)) != 0) classes[k] |= kDemonym;
    if ((kinds & kBodyKinds) != 0 && !word) classes[k] |= kOrgName;
  }
  return classes;
}();
static_assert(static_cast<uint32_t>(EntryKind::word) < kFirstKind + 6);

// The multi-token phrase at `i`, which a capital begins; null: there is none.
const lexicon::PhraseMatch* phrase_at(const Input& input, uint32_t i) {
  if (!input.tokens[i].is_capitalised()) return nullptr;
  const uint32_t k = phrase_from(input, i);
  return k < input.phrases.size() && input.phrases[k].first_token == i ? &input.phrases[k]
                                                                       : nullptr;
}

// A one-token place that is meant, as far as the lists can tell.
bool is_sure_place(const Input& input, uint32_t phrase, uint32_t kinds) {
  if ((kinds & kPlaceKinds) == 0) return false;
  if ((kinds & bit(EntryKind::country)) != 0) return true;
  const lexicon::Entry entry = input.gazetteer.entries(phrase).front();
  const bool doubtful =
      (entry.flags & (lexicon::kCommonWord | lexicon::kGivenName | lexicon::kSurname)) != 0;
  return !doubtful || entry.rank >= kBigCity;
}

// More capitals than small letters, none of them a word: "ECtHR", "UNODCs", "PhD".
bool is_capitals(std::string_view word) {
  uint32_t upper = 0;
  uint32_t lower = 0;
  for (const char c : word) {
    upper += c >= 'A' && c <= 'Z';
    lower += c >= 'a' && c <= 'z';
  }
  return upper >= 2 && upper > lower;
}

}  // namespace

// Inlined, as the next: asked of each capitalised word.
[[gnu::always_inline]] inline uint32_t NameClassifier::of_lists(uint32_t i, bool all_caps) const {
  const Token& t = input_.tokens[i];
  constexpr uint32_t kNoClass = kStopWord | kManyWords | kBodyWord | kForeignLink;
  const uint32_t of_word = words_.of_word(t.word);
  uint32_t classes = of_word & ~kNoClass;
  if ((t.shape & text::kAllUpper) == 0 || all_caps) classes &= ~static_cast<uint32_t>(kHeadCaps);
  if ((of_word & kManyWords) != 0) {
    const auto add = [&](rules::ListId list, uint32_t bits) {
      if ((classes & bits) == 0 && input_.pack.match(list, input_.tokens, i) != 0) classes |= bits;
    };
    add(words_.head_weak, kHeadWeak);
    add(words_.head_foreign, kHeadForeign);
    add(words_.event_noun, kEventNoun);
    add(words_.event_weak, kEventWeak);
    add(words_.event_foreign, kEventForeign);
  }
  return classes;
}

[[gnu::always_inline]] inline uint32_t NameClassifier::of_gazetteer(uint32_t i) {
  const uint32_t phrase = input_.tokens[i].phrase;
  const uint32_t kinds = input_.gazetteer.kinds(phrase);
  uint32_t classes = kOfKinds[(kinds >> kFirstKind) % kOfKinds.size()];
  if ((kinds & kPlaceKinds) != 0) {
    classes |= kPlaceToo;
    if (is_sure_place(input_, phrase, kinds))
      classes |= (kinds & kWorldPart) != 0 ? kPlace | kCountry : kPlace;
  }
  while (phrase_ < input_.phrases.size() && input_.phrases[phrase_].first_token < i) ++phrase_;
  if (phrase_ == input_.phrases.size() || input_.phrases[phrase_].first_token != i) return classes;
  const uint32_t long_kinds = input_.gazetteer.kinds(input_.phrases[phrase_].phrase);
  if ((long_kinds & kPlaceKinds) != 0) classes |= kPlace;
  if ((long_kinds & kWorldPart) != 0) classes |= kCountry;
  if ((long_kinds & kBodyKinds) != 0) classes |= kOrgName;
  return classes;
}

uint32_t NameClassifier::classes_of(uint32_t i, bool all_caps) {
  const Token& t = input_.tokens[i];
  if (!t.is_word()) return 0;
  uint32_t classes = of_lists(i, all_caps) | of_gazetteer(i);
  if ((t.shape & text::kAllUpper) != 0) {
    if (!all_caps) {
      classes |= kCapitals;
      if ((classes & kCountry) == 0) classes &= ~static_cast<uint32_t>(kPlace);  // "NATO"
    }
    const std::string_view word = text::slice(input_.text, t);
    if (word.find_first_not_of("IVXLC") == std::string_view::npos) classes |= kRoman;
  } else if ((t.shape & text::kInnerUpper) != 0) {
    const bool capitals =
        (t.shape & text::kApostrophe) == 0 && is_capitals(text::slice(input_.text, t));
    classes |= capitals ? kCapitals : kCoined;
  }
  // "Home-based" is none.
  if ((classes & kAnyHead) != 0 && i + 2 < input_.tokens.size() && is_hyphen(input_, i + 1) &&
      input_.tokens[i + 1].is_glued() && input_.tokens[i + 2].is_glued() &&
      !input_.tokens[i + 2].is_capitalised() &&
      input_.pack.match(words_.head_weak, input_.tokens, i) < 3)
    classes &= ~static_cast<uint32_t>(kAnyHead);
  if ((classes & (kAnyHead | kWord | kPlace | kGiven | kSurname)) == 0)
    classes |= of_ending(i, classes);
  return classes;
}

// The end of a long unknown word tells what it is: "Kunstmuseet" a body, by a head noun of
// another language; "Bookbinding" a topic, by an ending that English words have.
uint32_t NameClassifier::of_ending(uint32_t i, uint32_t classes) const {
  constexpr size_t kLeast = 3;  // bytes of the ending, and of what stands before it
  constexpr size_t kMost = 16;
  const Token& t = input_.tokens[i];
  if (t.kind != text::TokenKind::word || t.length_class < 8) return 0;
  if ((t.shape & (text::kAllUpper | text::kInnerUpper)) != 0) return 0;
  const std::string_view word = text::slice(input_.text, t);
  const size_t most = std::min(word.size() - kLeast, kMost);
  if (words_.suffixes.longest(input_.pack, word, kLeast, most) != 0) return kHeadSuffix;
  const bool unknown = classes == 0 && input_.gazetteer.kinds(t.phrase) == 0;
  if (unknown && words_.topic_suffixes.longest(input_.pack, word, kLeast, most) != 0) return kWord;
  return 0;
}

uint32_t place_end(const Input& input, uint32_t i) {
  if (const lexicon::PhraseMatch* phrase = phrase_at(input, i))
    if ((input.gazetteer.kinds(phrase->phrase) & kPlaceKinds) != 0) return phrase->end_token;
  const uint32_t phrase = input.tokens[i].phrase;
  return is_sure_place(input, phrase, input.gazetteer.kinds(phrase)) ? i + 1 : 0;
}

bool names_place(const Input& input, uint32_t i) {
  return (input.gazetteer.kinds(input.tokens[i].phrase) & kPlaceKinds) != 0;
}

bool is_country(const Input& input, uint32_t i) {
  return (input.gazetteer.kinds(input.tokens[i].phrase) & bit(EntryKind::country)) != 0;
}

bool is_small_place(const Input& input, uint32_t i) {
  const uint32_t phrase = input.tokens[i].phrase;
  if ((input.gazetteer.kinds(phrase) & kWorldPart) != 0 || phrase == 0) return false;
  const lexicon::Entries entries = input.gazetteer.entries(phrase);
  return !entries.empty() && entries.front().rank < kBigCity;
}

uint32_t world_region_end(const Input& input, uint32_t i) {
  const lexicon::PhraseMatch* longer = phrase_at(input, i);
  const uint32_t phrase = longer != nullptr ? longer->phrase : input.tokens[i].phrase;
  constexpr uint32_t kRegions = bit(EntryKind::region) | bit(EntryKind::continent);
  if ((input.gazetteer.kinds(phrase) & kRegions) == 0) return 0;
  for (const lexicon::Entry& entry : input.gazetteer.entries(phrase))
    if (entry.kind == EntryKind::continent ||
        (entry.kind == EntryKind::region && entry.country_code().empty()))
      return longer != nullptr ? longer->end_token : i + 1;
  return 0;
}

uint32_t organization_end(const Input& input, uint32_t i) {
  if (const lexicon::PhraseMatch* phrase = phrase_at(input, i))
    if ((input.gazetteer.kinds(phrase->phrase) & kBodyKinds) != 0) return phrase->end_token;
  return (input.gazetteer.kinds(input.tokens[i].phrase) & kBodyKinds) != 0 ? i + 1 : 0;
}

}  // namespace annals::mentions
