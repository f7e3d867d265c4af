// How well parts of a run make one person's name.
#include <algorithm>

#include "mentions/person_evidence.h"

namespace annals::mentions {
namespace {

constexpr float kNone = -9;      // no name at all
constexpr float kNoFloor = -99;  // no cue makes names of words

}  // namespace

// Parts [i, j) of a run, counted.
struct PersonEvidence::Span {
  std::span<const NamePart> parts;
  std::span<const PartEvidence> evidence;
  std::span<const PartPlace> places;
  size_t i = 0;
  size_t j = 0;
  size_t names = 0;    // parts that are names or initials
  size_t words = 0;    // parts that are names
  size_t english = 0;  // those that are English words
  const Cue* cue = nullptr;
  float floor = kNoFloor;  // what a word counts for at least

  uint32_t first() const { return parts[i].first; }
  uint32_t end() const { return parts[j - 1].end; }
  const PartEvidence& head() const { return evidence[i]; }
  const PartEvidence& tail() const { return evidence[j - 1]; }
  const PartPlace& left() const { return places[i]; }
  const PartPlace& right() const { return places[j - 1]; }
  bool opens_with_initial() const { return parts[i].kind == PartKind::initial; }
};

// The parts by their places. After "Mrs." a word is a name, whatever else it may be.
float PersonEvidence::words_score(const Span& s) const {
  const bool likely = s.floor < w_.floor;
  const auto at_least = [&](size_t k, float value) {
    const PartEvidence& e = s.evidence[k];
    if (e.has(kIsAcronym) || (k > s.i && e.has(kIsCaps))) return value;
    // "Mr. President" is none, "Mr. Bishop" and "Dr. Amin Sheikh" are.
    if (k == s.i && e.has(kIsTitle) && !e.has(kIsSurname | kIsGiven)) return value;
    // One word may be a name after "Volunteer"; two that are words are none.
    const bool all_english = s.names > 1 && s.english == s.words;
    if (likely && (all_english || (k == s.i && e.has(kIsLead)))) return value;
    return std::max(value, e.has(kIsThing) ? s.floor + 0.25f * w_.thing : s.floor);
  };
  float score = 0;
  if (s.names == 1) {
    if (s.opens_with_initial()) return kNone;
    for (size_t k = s.i; k < s.j; ++k)
      score += at_least(
          k, s.parts[k].kind == PartKind::name ? s.evidence[k].alone : s.evidence[k].inner);
    return score + w_.alone;
  }
  bool opened = false;
  for (size_t k = s.i; k < s.j; ++k) {
    const PartEvidence& e = s.evidence[k];
    const bool opens = !opened && s.parts[k].kind != PartKind::particle;
    score += at_least(k, opens ? e.first : k + 1 == s.j ? e.last : e.inner);
    opened = opened || opens;
  }
  const auto beyond = static_cast<float>(s.names - std::min<size_t>(s.names, 3));
  return score + (s.names == 2 ? w_.two : w_.three + w_.more * beyond);
}

// After a given name that is hardly anything else, an initial or a particle, a word or a place may
// well be a surname: "Bob Wise", "Cornelis van Loon", "Solange MERCIER".
float PersonEvidence::last_relief(const Span& s) const {
  float relief = 0;
  const PartEvidence& last = s.tail();
  const bool given = s.head().given >= (s.names > 2 ? kSomeGiven : kSureGiven);
  const bool particle = s.parts[s.j - 2].kind == PartKind::particle;
  const bool initial = s.opens_with_initial() && !s.left().has(PartPlace::kOpensSentence);
  if (s.floor < w_.floor && (given || particle || initial))
    relief += last.has(kIsPlace) && !last.has(kIsWord)
                  ? 0.5f * w_.unknown - std::min(0.0f, last.last)
                  : (w_.surname_after_given - 1) * last.word;
  if (s.names == 2 && s.head().given >= kSomeGiven && last.has(kIsCaps) &&
      !last.has(kIsAcronym | kIsThing))
    relief -= w_.caps;
  return relief;
}

// What the parts say together, of names of two or more.
float PersonEvidence::shape_score(const Span& s) const {
  float score = last_relief(s);
  const PartEvidence &head = s.head(), &tail = s.tail();
  // A town and a surname: "Paris Halloran".
  if (s.names == 2 && head.has(kIsPlace) && !head.has(kIsGiven | kIsWord) && tail.has(kIsSurname) &&
      !tail.has(kIsWord))
    score += 0.5f * w_.unknown - std::min(0.0f, head.first);
  // Two given names in a row: the first is one, whatever else it may be ("Pier Paolo Rossi").
  if (s.names > 2 && head.has(kIsGiven) && !head.has(kIsCommon) &&
      s.evidence[s.i + 1].given >= kSureGiven)
    score -= std::min(0.0f, head.first);
  // A month before a name is no date, unless something makes it one (context()).
  if (head.has(kIsCalendar)) score -= w_.calendar;
  // Surname first: "Szabó Katalin"; "Park Ji-hoon", whose shape says it alone.
  const bool syllables = s.names == 2 && tail.has(kIsCompound) && !tail.has(kIsSurname | kIsWord) &&
                         !head.has(kIsTitle) && !input_.tokens[s.end() - 1].is_capitalised();
  constexpr uint16_t kOther = kIsWord | kIsThing | kIsTitle | kIsDemonym;
  if (syllables)
    score += w_.eastern - std::min(0.0f, head.first);
  else if (s.names <= 3 && !head.has(kOther) && head.given < kSomeGiven &&
           !s.opens_with_initial() && tail.given > kSomeGiven + 0.1f)
    score += w_.eastern;
  return score;
}

// What a longer run has beside these parts: it is cut only where something explains it.
float PersonEvidence::neighbours_score(const Span& s) const {
  float score = 0;
  if (s.i > 0 && s.cue == nullptr) {
    const PartEvidence& left = s.evidence[s.i - 1];
    const PartPlace& place = s.places[s.i - 1];
    // "won by GM Vlastimil Hort": the cue stands before what stands before the name.
    if (left.has(kIsCaps | kIsDemonym))
      if (place.before != nullptr) score += place.before->weight;
    if (s.parts[s.i - 1].kind != PartKind::name)
      score += w_.cut;
    else if (left.has(kIsTitle | kIsDemonym | kIsCaps))
      score += 0.2f * w_.cut;
    else if (left.has(kIsCalendar) || (left.has(kIsCommon) && place.has(PartPlace::kOpensSentence)))
      score += 0;
    else if ((left.has(kIsWord) && !left.has(kIsGiven)) || left.is_mere_place())
      score += 0.4f * w_.cut;
    else
      score += w_.cut;
  }
  if (s.j < s.parts.size()) {
    const PartEvidence& right = s.evidence[s.j];
    if (right.has(kIsThing))
      score += w_.thing;
    else
      score += w_.cut * (right.has(kIsCommon | kIsTitle) ? 0.5f : right.has(kIsCaps) ? 0.3f : 1.0f);
  }
  return score;
}

float PersonEvidence::score(const NameRun& run, size_t i, size_t j) const {
  Span s;
  s.parts = parts(run);
  s.evidence = evidence(run);
  s.places = places(run);
  s.i = i;
  s.j = j;
  bool in_phrase = false;
  for (size_t k = i; k < j; ++k) {
    const bool name = s.parts[k].kind == PartKind::name;
    s.names += name || s.parts[k].kind == PartKind::initial;
    s.words += name;
    s.english += name && s.evidence[k].has(kIsWord);
    in_phrase |= s.places[k].has(PartPlace::kInKnownPhrase);
  }
  if (s.words == 0) return kNone;
  s.cue = s.left().before;
  if (s.cue != nullptr)
    s.floor = s.cue->weight >= w_.sure_cue     ? w_.floor
              : s.cue->weight >= w_.likely_cue ? w_.likely_floor
                                               : kNoFloor;

  float score = words_score(s);
  if (s.names > 1) score += shape_score(s);
  if (s.names == 1 && s.cue == nullptr && is_abbreviated(s.end() - 1)) score += w_.caps;
  // A name does not begin with what announces it ("Thx Manuela").
  if (j > i + 1 && !s.head().has(kIsGiven | kIsSurname))
    if (const Cue* inner = s.places[i + 1].before;
        inner != nullptr && input_.matches.matches[inner->match].first <= s.first())
      score -= inner->weight;

  const bool doubtful = (s.head().given < kSomeGiven && !s.opens_with_initial()) ||
                        (s.names == 1 && s.tail().has(kIsPlace));
  score += context(s.left(), s.right(), s.names == 1, doubtful);
  return score + (in_phrase ? known_phrase(s.first(), s.end()) : 0) + neighbours_score(s);
}

}  // namespace annals::mentions
