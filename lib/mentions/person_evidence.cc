#include "mentions/person_evidence.h"

#include <algorithm>
#include <cmath>

namespace annals::mentions {
namespace {

using lexicon::Entry;
using lexicon::EntryKind;
using lexicon::Gazetteer;
using text::Token;
using text::TokenKind;

constexpr uint32_t kPlaceKinds =
    Gazetteer::kind_bit(EntryKind::country) | Gazetteer::kind_bit(EntryKind::region) |
    Gazetteer::kind_bit(EntryKind::city) | Gazetteer::kind_bit(EntryKind::natural) |
    Gazetteer::kind_bit(EntryKind::continent);
constexpr uint32_t kBodyKinds = Gazetteer::kind_bit(EntryKind::organization) |
                                Gazetteer::kind_bit(EntryKind::university) |
                                Gazetteer::kind_bit(EntryKind::facility);
constexpr uint32_t kNameKinds =
    Gazetteer::kind_bit(EntryKind::given_name) | Gazetteer::kind_bit(EntryKind::surname);

// Bearers of a given name on a scale from 10 (0.1) to 100,000 and more (1).
float commonness(uint32_t bearers) {
  if (bearers == 0) return 0.5f;  // listed without a number
  return std::clamp((std::log10(static_cast<float>(bearers)) - 1) / 4, 0.1f, 1.0f);
}

// How much of an English word it is: the rarest listed 0.3, the commonest 1.
float wordness_of(uint32_t rank) {
  return std::clamp((static_cast<float>(rank) - 50) / 40 * 0.7f + 0.3f, 0.3f, 1.0f);
}

constexpr float kWordInGiven = 0.3f;   // what being a word takes from a given name
constexpr float kGivenInWord = 0.75f;  // what being a given name takes from a word
constexpr uint32_t kTown = 100'000;    // smaller places are rarely meant by a bare name
constexpr float kSmall = 0.5f;
constexpr float kSureGiven = 0.6f;
constexpr uint32_t kGoverned = 60;  // tokens that a cue reaches in its sentence
constexpr float kNoFloor = -99;
constexpr float kSomeGiven = 0.3f;
constexpr float kThingFirst = 0.3f;  // of what a thing's noun takes where it does not belong

bool by_place(const Cue& a, const Cue& b) {
  if (a.at != b.at) return a.at < b.at;
  if (a.weight != b.weight) return a.weight > b.weight;
  return a.match < b.match;
}

}  // namespace

PersonEvidence::PersonEvidence(const Input& input) : input_(input) {
  const rules::Pack& pack = input.pack;
  const auto weight = [&](const char* name) { return static_cast<float>(pack.weight(name)); };
  w_.given = weight("people.given");
  w_.surname_after_given = weight("people.surname-after-given");
  w_.surname = weight("people.surname");
  w_.surname_word = weight("people.surname-word");
  w_.unknown = weight("people.unknown");
  w_.word = weight("people.word");
  w_.place = weight("people.place");
  w_.demonym = weight("people.demonym");
  w_.caps = weight("people.caps");
  w_.thing = weight("people.thing");
  w_.title = weight("people.title");
  w_.initial = weight("people.initial");
  w_.particle = weight("people.particle");
  w_.compound = weight("people.compound");
  w_.suffix = weight("people.suffix");
  w_.eastern = weight("people.eastern");
  w_.calendar = weight("people.calendar");
  w_.alone = weight("people.alone");
  w_.two = weight("people.two");
  w_.three = weight("people.three");
  w_.more = weight("people.more");
  w_.determiner = weight("people.determiner");
  w_.preposition = weight("people.preposition");
  w_.cut = weight("people.cut");
  w_.ampersand = weight("people.ampersand");
  w_.number = weight("people.number");
  w_.quotation = weight("people.quotation");
  w_.phrase = weight("people.phrase");
  w_.list = weight("people.list");
  w_.date = weight("people.date");
  w_.sure_cue = weight("people.sure-cue");
  w_.floor = weight("people.floor");
  w_.governed = weight("people.governed");
  w_.likely_cue = weight("people.likely-cue");
  w_.likely_floor = weight("people.likely-floor");
  thing_ = pack.list("thing-noun");
  lead_ = pack.list("thing-lead");
  function_ = pack.list("function");
  honorific_ = pack.list("honorific");
  rank_ = pack.list("rank");
  creed_ = pack.list("creed");
  month_ = pack.list("month");
  weekday_ = pack.list("weekday");
  determiner_ = pack.list("determiner");
  preposition_ = pack.list("place-preposition");
  date_preposition_ = pack.list("date-preposition");
  collect_cues();
}

void PersonEvidence::collect_cues() {
  const rules::Pack& pack = input_.pack;
  enum : uint8_t { kOther, kBefore, kAfter };
  std::vector<uint8_t> side(pack.rule_count(), kOther);
  for (uint32_t r = 0; r < side.size(); ++r) {
    const std::string_view kind = pack.rule_kind(r);
    if (kind == "person-before") side[r] = kBefore;
    if (kind == "person-after") side[r] = kAfter;
  }
  const std::vector<rules::Match>& matches = input_.matches.matches;
  for (uint32_t m = 0; m < matches.size(); ++m) {
    const rules::Match& match = matches[m];
    const auto weight = static_cast<float>(pack.rule_weight(match.rule));
    if (side[match.rule] == kBefore) before_.push_back({match.end, m, weight});
    if (side[match.rule] == kBefore && weight < 0) against_.push_back(match.end);
    if (side[match.rule] == kAfter) after_.push_back({match.first, m, weight});
  }
  std::sort(before_.begin(), before_.end(), by_place);
  std::sort(after_.begin(), after_.end(), by_place);
  std::sort(against_.begin(), against_.end());
}

std::span<const Cue> PersonEvidence::find_all(const std::vector<Cue>& cues, uint32_t at) {
  const auto begin = std::lower_bound(cues.begin(), cues.end(), at,
                                      [](const Cue& cue, uint32_t t) { return cue.at < t; });
  auto end = begin;
  while (end != cues.end() && end->at == at) ++end;
  return {begin, end};
}

const Cue* PersonEvidence::find(const std::vector<Cue>& cues, uint32_t at) {
  const std::span<const Cue> all = find_all(cues, at);
  return all.empty() ? nullptr : &all.front();
}

// Punctuation, which parts a name from what is before it.
bool PersonEvidence::is_mark(uint32_t token) const {
  return input_.tokens[token].kind == TokenKind::punctuation;
}

// Whether a cue that speaks against people stands before it in its sentence ("Sponsors: …").
bool PersonEvidence::governed(uint32_t token) const {
  const auto it = std::upper_bound(against_.begin(), against_.end(), token);
  if (it == against_.begin()) return false;
  const uint32_t from = *std::prev(it);
  for (uint32_t t = from; t <= token; ++t)
    if (starts_sentence(t)) return false;
  return token - from < kGoverned;
}

// A short word whose full stop ends no sentence.
bool PersonEvidence::is_abbreviated(uint32_t token) const {
  const text::Tokens& tokens = input_.tokens;
  if (token + 2 >= tokens.size() || tokens[token].length_class > 5) return false;
  if (text::slice(input_.text, tokens[token + 1]) != "." || !tokens[token + 1].is_glued())
    return false;
  const Token& next = tokens[token + 2];
  return (next.gap & text::kNewline) == 0 && !starts_sentence(token + 2);
}

bool PersonEvidence::starts_sentence(uint32_t token) const {
  const std::vector<text::Sentence>& all = input_.layout.sentences;
  const auto it = std::upper_bound(
      all.begin(), all.end(), token,
      [](uint32_t t, const text::Sentence& sentence) { return t < sentence.first_token; });
  return it != all.begin() && std::prev(it)->first_token == token;
}

// One word of a part. `capitals`: the block is in capitals, so that they tell nothing.
PartEvidence PersonEvidence::word(uint32_t t, bool capitals) const {
  const Token& token = input_.tokens[t];
  PartEvidence e;
  if (in(thing_, t)) e.traits |= kIsThing;
  if (in(lead_, t)) e.traits |= kIsLead;
  if (in(function_, t) || in(honorific_, t) || in(rank_, t)) e.traits |= kIsTitle;
  if (in(month_, t) || in(weekday_, t)) e.traits |= kIsCalendar;
  if (in(creed_, t)) e.traits |= kIsDemonym;
  if ((token.shape & text::kAllUpper) != 0 && !capitals) e.traits |= kIsCaps;
  const uint32_t kinds = input_.gazetteer.kinds(token.phrase);
  if (kinds & kPlaceKinds) e.traits |= kIsPlace;
  if (kinds & Gazetteer::kind_bit(EntryKind::demonym)) e.traits |= kIsDemonym;
  if (kinds & Gazetteer::kind_bit(EntryKind::surname)) e.traits |= kIsSurname;
  if (kinds & (Gazetteer::kind_bit(EntryKind::given_name) | Gazetteer::kind_bit(EntryKind::word) |
               kPlaceKinds | kBodyKinds)) {
    for (const Entry& entry : input_.gazetteer.entries(token.phrase)) {
      if (entry.flags & lexicon::kCommonWord || entry.kind == EntryKind::word) e.traits |= kIsWord;
      if (entry.flags & lexicon::kVeryCommon) e.traits |= kIsCommon;
      if (entry.kind == EntryKind::word) e.wordness = wordness_of(entry.rank);
      if (Gazetteer::kind_bit(entry.kind) & kPlaceKinds)
        e.place =
            std::max(e.place, entry.kind == EntryKind::city && entry.rank < kTown ? kSmall : 1);
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
  e.wordness *= 1 - kGivenInWord * e.given;
  if (e.given > 0) e.given = std::max(0.05f, e.given - kWordInGiven * wordness);
  return e;
}

PartEvidence PersonEvidence::part(const NamePart& part) const {
  PartEvidence e;
  switch (part.kind) {
    case PartKind::particle:
      e.inner = w_.particle;
      e.last = -9;
      e.alone = -9;
      return e;
    case PartKind::nickname:
      e.first = e.last = e.alone = -9;
      e.inner = 0.5f;
      return e;
    case PartKind::suffix:
      e.first = -9;
      e.alone = -9;
      e.inner = w_.suffix;
      e.last = w_.suffix;
      return e;
    case PartKind::initial:
      e.first = w_.initial;
      e.inner = w_.initial;
      e.last = -1;
      e.alone = -9;
      return e;
    case PartKind::name:
      break;
  }
  const text::Block* block = nullptr;
  {
    const std::vector<text::Block>& blocks = input_.layout.blocks;
    const auto it =
        std::upper_bound(blocks.begin(), blocks.end(), part.first,
                         [](uint32_t t, const text::Block& b) { return t < b.first_token; });
    if (it != blocks.begin()) block = &*std::prev(it);
  }
  const bool capitals = block != nullptr && (block->flags & text::kAllCaps) != 0;
  uint32_t words = 0;
  bool all_words = true;
  for (uint32_t t = part.first; t < part.end; ++t) {
    const Token& token = input_.tokens[t];
    if (token.kind != TokenKind::word || (!token.is_capitalised() && words == 0)) continue;
    const PartEvidence one = word(t, capitals);
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
    all_words = all_words && one.has(kIsWord) && one.given < 0.3f;
    if (words == 1) e.wordness = one.wordness;
    e.place = std::max(e.place, one.place);
  }
  if (!all_words && e.has(kIsCompound)) {
    e.traits &= static_cast<uint16_t>(~(kIsWord | kIsCommon));
    e.wordness = 0;
  }

  const bool given = e.has(kIsGiven), surname = e.has(kIsSurname), listed = given || surname;
  // What speaks against a name, whatever else it is; and what being a word or a place does.
  float against = 0;
  if (e.has(kIsDemonym)) against += w_.demonym;
  if (e.has(kIsCaps | kIsAcronym)) against += w_.caps;
  if (e.has(kIsThing)) against += w_.thing;
  if (e.has(kIsTitle)) against += w_.title * (surname ? w_.surname_word : 1);
  if (e.has(kIsCalendar)) against += w_.calendar;
  const float word = w_.word * e.wordness;
  const float place = e.has(kIsPlace) ? w_.place * e.place : 0;
  const bool unknown = !listed && !e.has(kIsWord) && against == 0 && place == 0;
  const float shape = e.has(kIsCompound) && against == 0 && e.wordness < 0.3f ? w_.compound : 0;
  // A name that few bear is still no worse than one in no list.
  const float as_given =
      e.has(kIsWord) ? w_.given * e.given : std::max(w_.given * e.given, w_.unknown);
  const float last_word = word * (surname ? w_.surname_word : 1);

  // Few kinds of things come first ("Lake Victoria"), most come last ("Victoria Street").
  const float leads = e.has(kIsLead)    ? w_.thing - (e.has(kIsThing) ? w_.thing : 0)
                      : e.has(kIsThing) ? (kThingFirst * (1 - e.given) - 1) * w_.thing
                                        : 0;
  const float lasts = e.has(kIsLead) && !e.has(kIsThing) && !listed ? kThingFirst * w_.thing : 0;

  e.first = shape + against + (e.has(kIsCaps) ? w_.caps : 0) + leads + word +
            (given ? 0.3f * place : place) +
            (given     ? as_given
             : surname ? 0.3f * w_.surname
             : unknown ? 0.7f * w_.unknown
                       : 0);
  e.last = shape + against + lasts + last_word + (listed ? 0.3f * place : place) +
           (surname                         ? w_.surname
            : given                         ? 0.5f * as_given
            : unknown                       ? w_.unknown
            : place != 0 && !e.has(kIsWord) ? 0.5f * w_.unknown
                                            : 0);
  e.inner = shape + against + last_word + 0.5f * place + (listed || unknown ? 0.4f : 0);
  e.alone = shape + against + (listed ? 0.8f : 1.0f) * word + place +
            (given     ? as_given
             : surname ? 0.6f * w_.surname
             : unknown ? 0.6f * w_.unknown
                       : 0);
  e.word = last_word + (listed ? 0.3f * place : place);
  e.against = against;
  return e;
}

float PersonEvidence::known_phrase(uint32_t first, uint32_t end) const {
  const std::vector<lexicon::PhraseMatch>& all = input_.phrases;
  auto it =
      std::lower_bound(all.begin(), all.end(), first > 8 ? first - 8 : 0,
                       [](const lexicon::PhraseMatch& m, uint32_t t) { return m.first_token < t; });
  float worst = 0;
  for (; it != all.end() && it->first_token < end; ++it) {
    if (it->end_token <= first) continue;
    const uint32_t kinds = input_.gazetteer.kinds(it->phrase);
    if ((kinds & (kPlaceKinds | kBodyKinds)) == 0) continue;
    const bool inside = first <= it->first_token && it->end_token <= end;
    const bool same = it->first_token == first && it->end_token == end;
    // A part of a longer name may well be called so ("Santa Cruz" in "Ana Santa Cruz").
    float against = inside && !same ? 0.3f : 1.0f;
    if (same && (kinds & kNameKinds) != 0) against = 0.5f;
    worst = std::min(worst, against * w_.phrase);
  }
  return worst;
}

float PersonEvidence::context(uint32_t first, uint32_t end, bool alone, bool doubtful) const {
  float score = 0;
  const text::Tokens& tokens = input_.tokens;
  const Cue* cue = before(first);
  if (cue != nullptr)
    score += cue->weight;
  else if (governed(first))
    score += w_.governed;
  if (const Cue* next = after(end); next != nullptr)
    score += next->weight * (score > 2 ? 0.5f : 1.0f);
  if (first > 0 && cue == nullptr && (tokens[first].gap & text::kBlankLine) == 0) {
    if (in(determiner_, first - 1)) score += w_.determiner * (alone ? 1.5f : 1.0f);
    // "In April Tran spoke" has no April Tran.
    const bool calendar = in(month_, first) || in(weekday_, first);
    const Token& left = tokens[first - 1];
    const bool day =
        (left.kind == TokenKind::number && left.length_class <= 2) || left.kind == TokenKind::mixed;
    if (calendar && (day || in(date_preposition_, first - 1))) score += w_.date;
    if (in(preposition_, first - 1))
      score += w_.preposition * (!doubtful ? 0.3f : alone ? 2.0f : 1.0f);
  }
  const auto is = [&](uint32_t t, std::string_view mark) {
    return t < tokens.size() && text::slice(input_.text, tokens[t]) == mark;
  };
  if (is(end, "&") || (first > 0 && is(first - 1, "&")))
    score += w_.ampersand * (doubtful ? 1.0f : 0.3f);
  if (end < tokens.size() && tokens[end].kind == TokenKind::number &&
      (tokens[end].gap & text::kNewline) == 0)
    score += w_.number;
  if (first > 0 && (is(first - 1, "\"") || is(first - 1, "“")) && (is(end, "\"") || is(end, "”")))
    score += w_.quotation;
  return score;
}

float PersonEvidence::score(std::span<const NamePart> parts, std::span<const PartEvidence> evidence,
                            size_t i, size_t j) const {
  size_t names = 0, words = 0;
  bool initial = false, particle = false;
  for (size_t k = i; k < j; ++k) {
    names += parts[k].kind == PartKind::name || parts[k].kind == PartKind::initial;
    words += parts[k].kind == PartKind::name;
    initial = initial || parts[k].kind == PartKind::initial;
    particle = particle || parts[k].kind == PartKind::particle;
  }
  if (names == 0 || words == 0) return -9;
  const uint32_t first = parts[i].first, end = parts[j - 1].end;
  // After "Mrs." a word is a name, whatever else it may be ("Mrs. March").
  const Cue* cue = before(first);
  const float floor = cue == nullptr                 ? kNoFloor
                      : cue->weight >= w_.sure_cue   ? w_.floor
                      : cue->weight >= w_.likely_cue ? w_.likely_floor
                                                     : kNoFloor;
  // One word may be a name after "Volunteer"; two that are words are none.
  size_t words_in = 0;
  for (size_t k = i; k < j; ++k)
    words_in += parts[k].kind == PartKind::name && evidence[k].has(kIsWord);
  const bool all_words = names > 1 && words_in == words;
  const auto at_least = [&](size_t k, float value) {
    if (evidence[k].has(kIsAcronym) || (k > i && evidence[k].has(kIsCaps))) return value;
    // "Mr. President" is none, "Mr. Bishop" and "Dr. Amin Sheikh" are.
    if (k == i && evidence[k].has(kIsTitle) && !evidence[k].has(kIsSurname | kIsGiven))
      return value;
    if (floor < w_.floor && (all_words || (k == i && evidence[k].has(kIsLead)))) return value;
    return std::max(value, evidence[k].has(kIsThing) ? floor + 0.25f * w_.thing : floor);
  };
  const auto after_particle = [](std::span<const NamePart> all, size_t k) {
    return k > 0 && all[k - 1].kind == PartKind::particle;
  };
  float score = 0;
  if (names == 1) {
    for (size_t k = i; k < j; ++k)
      score += at_least(k, parts[k].kind == PartKind::name ? evidence[k].alone : evidence[k].inner);
    if (parts[i].kind == PartKind::initial) return -9;
    score += w_.alone;
  } else {
    bool opened = false;
    for (size_t k = i; k < j; ++k) {
      const bool name = parts[k].kind != PartKind::particle;
      if (name && !opened) {
        score += at_least(k, evidence[k].first);
        opened = true;
      } else {
        score += at_least(k, k + 1 == j ? evidence[k].last : evidence[k].inner);
        // After a given name that is hardly anything else, or a particle, a word or a place may
        // well be a surname ("Bob Wise", "Cornelis van Loon", "Solange MERCIER").
        if (k + 1 == j && floor < w_.floor &&
            (evidence[i].given >= (names > 2 ? kSomeGiven : kSureGiven) ||
             after_particle(parts, k) ||
             (parts[i].kind == PartKind::initial && !starts_sentence(parts[i].first))))
          score += evidence[k].has(kIsPlace) && !evidence[k].has(kIsWord)
                       ? 0.5f * w_.unknown - std::min(0.0f, evidence[k].last)
                       : (w_.surname_after_given - 1) * evidence[k].word;
        if (k + 1 == j && names == 2 && evidence[i].given >= kSomeGiven &&
            evidence[k].has(kIsCaps) && !evidence[k].has(kIsAcronym | kIsThing))
          score -= w_.caps;
      }
    }
    // A town and a surname: "Paris Halloran".
    if (names == 2 && evidence[i].has(kIsPlace) && !evidence[i].has(kIsGiven | kIsWord) &&
        evidence[j - 1].has(kIsSurname) && !evidence[j - 1].has(kIsWord))
      score += 0.5f * w_.unknown - std::min(0.0f, evidence[i].first);
    // Two given names in a row: the first is one, whatever else it may be ("Pier Paolo Rossi").
    if (names > 2 && evidence[i].has(kIsGiven) && !evidence[i].has(kIsCommon) &&
        evidence[i + 1].given >= kSureGiven)
      score -= std::min(0.0f, evidence[i].first);
    // A month before a name is no date, unless something makes it one (context()).
    if (evidence[i].has(kIsCalendar)) score -= w_.calendar;
    score += names == 2 ? w_.two : names == 3 ? w_.three : w_.three + w_.more * float(names - 3);
    // Surname first: "Szabó Katalin"; "Park Ji-hoon", whose shape says it alone.
    const PartEvidence &head = evidence[i], &tail = evidence[j - 1];
    const bool syllables = names == 2 && tail.has(kIsCompound) && !tail.has(kIsSurname | kIsWord) &&
                           !input_.tokens[end - 1].is_capitalised() && !head.has(kIsTitle);
    constexpr uint16_t kNever = kIsWord | kIsThing | kIsTitle | kIsDemonym;
    if (syllables)
      score += w_.eastern - std::min(0.0f, head.first);
    else if (names <= 3 && !head.has(kNever) && head.given < kSomeGiven && !initial &&
             tail.given > 0.4f)
      score += w_.eastern;
  }
  // "Bart.", "Rtn." before what goes on in the same sentence: an abbreviation.
  if (names == 1 && before(first) == nullptr && is_abbreviated(end - 1)) score += w_.caps;
  // "won by GM Vlastimil Hort": the cue stands before what stands before the name.
  if (cue == nullptr && i > 0 && evidence[i - 1].has(kIsCaps | kIsDemonym))
    if (const Cue* far = before(parts[i - 1].first); far != nullptr) score += far->weight;
  const bool doubtful =
      (evidence[i].given < kSomeGiven && !initial) || (names == 1 && evidence[j - 1].has(kIsPlace));
  score += context(first, end, names == 1, doubtful);
  score += known_phrase(first, end);

  // A name does not begin with what announces it ("Thx Manuela").
  if (j > i + 1 && !evidence[i].has(kIsGiven | kIsSurname))
    if (const Cue* inner = before(parts[i + 1].first);
        inner != nullptr && input_.matches.matches[inner->match].first <= first)
      score -= inner->weight;

  // What a longer run has beside these parts: it is cut only where something explains it.
  if (i > 0 && before(first) == nullptr) {
    const PartEvidence& left = evidence[i - 1];
    if (parts[i - 1].kind != PartKind::name)
      score += w_.cut;
    else if (left.has(kIsCalendar) || (left.has(kIsCommon) && starts_sentence(parts[i - 1].first)))
      score += 0;
    else
      score +=
          w_.cut * (left.has(kIsTitle | kIsDemonym | kIsCaps)                            ? 0.2f
                    : (left.has(kIsWord) && !left.has(kIsGiven)) || left.is_mere_place() ? 0.4f
                                                                                         : 1.0f);
  }
  if (j < parts.size()) {
    const PartEvidence& right = evidence[j];
    if (right.has(kIsThing))
      score += w_.thing;
    else
      score += w_.cut * (right.has(kIsCommon | kIsTitle) ? 0.5f : right.has(kIsCaps) ? 0.3f : 1.0f);
  }
  return score;
}

}  // namespace annals::mentions
