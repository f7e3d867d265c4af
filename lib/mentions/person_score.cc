#include "mentions/person_score.h"

#include <algorithm>

namespace annals::mentions {
namespace {

using lexicon::EntryKind;
using lexicon::Gazetteer;

constexpr size_t kMaxParts = 7;  // of one name
constexpr uint32_t kNameKinds =
    Gazetteer::kind_bit(EntryKind::given_name) | Gazetteer::kind_bit(EntryKind::surname);
constexpr uint32_t kLongestPhrase = 8;  // tokens of a gazetteer phrase that matter here
constexpr uint8_t kAbbreviated = 5;     // letters
constexpr uint8_t kSyllable = 6;        // letters of "Kheng", "Chuong" and the like
constexpr float kNoFloor = -99;         // no cue makes names of words
constexpr size_t kNoPart = 0xFFFF;

float left_context(const PersonWords& w, const PartPlace& first, bool alone, bool doubtful) {
  float score = 0;
  if (first.has(PartPlace::kAfterDeterminer)) score += w.determiner * (alone ? 1.5f : 1.0f);
  // "In April Vance spoke" has no April Vance.
  if (first.has(PartPlace::kInDate)) score += w.date;
  if (first.has(PartPlace::kAfterPreposition))
    score += w.preposition * (!doubtful ? 0.3f : alone ? 2.0f : 1.0f);
  return score;
}

}  // namespace

float context_score(const PersonWords& w, const PartPlace& first, const PartPlace& last, bool alone,
                    bool doubtful) {
  float score = 0;
  if (first.before != nullptr)
    score += first.before->weight;
  else
    score += left_context(w, first, alone, doubtful) +
             (first.has(PartPlace::kGoverned) ? w.governed : 0);
  // A second cue adds less.
  if (last.after != nullptr) score += last.after->weight * (score > w.likely_cue ? 0.5f : 1.0f);
  if (first.has(PartPlace::kAfterAmpersand) || last.has(PartPlace::kBeforeAmpersand))
    score += w.ampersand * (doubtful ? 1.0f : 0.3f);
  if (last.has(PartPlace::kBeforeNumber)) score += w.number;
  if (first.has(PartPlace::kAfterQuote) && last.has(PartPlace::kBeforeQuote)) score += w.quotation;
  return score;
}

// Parts [i, j) of the run, counted and summed while j grows.
struct RunScorer::Span {
  // Takes in the next part.
  void add(PartKind kind, const PartEvidence& e, const PartPlace& place) {
    const bool name = kind == PartKind::name;
    names += name || kind == PartKind::initial;
    words += name;
    english += name && e.has(kIsWord);
    phrase |= place.flags & PartPlace::kInKnownPhrase;
    alone += name ? e.alone : e.inner;
    if (!opened && kind != PartKind::particle) {
      opened = true;
      last = inner + e.first;
      inner = last;
    } else {
      last = inner + e.last;
      inner += e.inner;
    }
    ++j;
  }

  size_t i = 0;
  size_t j = 0;
  uint32_t names = 0;    // parts that are names or initials
  uint32_t words = 0;    // parts that are names
  uint32_t english = 0;  // those that are English words
  uint32_t phrase = 0;   // whether one is in a known phrase
  bool opened = false;   // one of them is no particle
  // The parts by their places: as a name of one word; the last one as the last, or as an inner one.
  float alone = 0;
  float last = 0;
  float inner = 0;
  // What stands before it.
  const Cue* cue = nullptr;
  float floor = kNoFloor;  // what a word counts for at least
  float left = 0;          // what the part before it takes
  bool left_cue = false;   // or brings
};

// The parts by their places after a cue: after "Mrs." a word is a name, whatever else it may be.
float RunScorer::floored_score(const Span& s) const {
  const bool likely = s.floor < w_.floor;
  const auto at_least = [&](size_t k, float value) {
    const PartEvidence& e = run_.evidence[k];
    if (e.has(kIsAcronym) || (k > s.i && e.has(kIsCaps))) return value;
    // "Mr. President" is none, "Mr. Bishop" and "Dr. Amin Sheikh" are.
    if (k == s.i && e.has(kIsTitle) && !e.has(kIsSurname | kIsGiven)) return value;
    // One word may be a name after "Volunteer"; two that are words are none.
    const bool all_english = s.names > 1 && s.english == s.words;
    // "elected Ms. Ann Reed Treasurer"
    if (s.names > 1 && k > s.i && k + 1 == s.j && e.has(kIsTitle) && !e.has(kIsSurname | kIsGiven))
      return value;
    // "Pope Paul VI Memorial Hotel"
    if (s.names > 1 && k + 1 == s.j && e.has(kIsThing) && !e.has(kIsSurname | kIsGiven))
      return value;
    if (likely && (all_english || (k == s.i && e.has(kIsLead)))) return value;
    return std::max(value, e.has(kIsThing) ? s.floor + 0.25f * w_.thing : s.floor);
  };
  float score = 0;
  bool opened = false;
  for (size_t k = s.i; k < s.j; ++k) {
    const PartEvidence& e = run_.evidence[k];
    const bool opens = !opened && run_.parts[k].kind != PartKind::particle;
    if (s.names == 1)
      score += at_least(k, run_.parts[k].kind == PartKind::name ? e.alone : e.inner);
    else
      score += at_least(k, opens ? e.first : k + 1 == s.j ? e.last : e.inner);
    opened = opened || opens;
  }
  return score;
}

// The parts by their places, and their number.
[[gnu::always_inline]] inline float RunScorer::words_score(const Span& s) const {
  const bool floored = s.floor != kNoFloor;
  if (s.names == 1) return (floored ? floored_score(s) : s.alone) + w_.alone;
  const auto beyond = static_cast<float>(s.names - std::min(s.names, 3u));
  return (floored ? floored_score(s) : s.last) +
         (s.names == 2 ? w_.two : w_.three + w_.more * beyond);
}

// After a given name that is hardly anything else, an initial or a particle, a word or a place may
// well be a surname: "Bob Wise", "Cornelis van Loon", "Solange MERCIER".
float RunScorer::last_relief(const Span& s) const {
  float relief = 0;
  const PartEvidence &head = run_.evidence[s.i], &last = run_.evidence[s.j - 1];
  // A rare one that is nothing else: "Selin Ordu".
  const bool only =
      s.names == 2 && head.has(kIsGiven) && !head.has(kIsWord | kIsPlace | kIsSurname | kIsThing);
  const bool given = only || head.given >= (s.names > 2 ? kSomeGiven : kSureGiven);
  const bool particle = run_.parts[s.j - 2].kind == PartKind::particle;
  const bool initial =
      run_.parts[s.i].kind == PartKind::initial && !run_.places[s.i].has(PartPlace::kOpensSentence);
  // "Ann Reading": a town that is a word, too, behind what is nothing but a given name.
  constexpr uint16_t kOther = kIsThing | kIsTitle | kIsCalendar;
  const bool town =
      last.has(kIsPlace) &&
      (!last.has(kIsWord) || (s.names == 2 && head.given >= kSureGiven && !head.has(kIsWord) &&
                              head.place < 1 && !last.has(kOther)));
  if (s.floor < w_.floor && (given || particle || initial))
    relief += town ? 0.5f * w_.unknown - std::min(0.0f, last.last)
                   : (w_.surname_after_given - 1) * last.word;
  if (s.names == 2 && head.given >= kSomeGiven && last.has(kIsCaps) &&
      !last.has(kIsAcronym | kIsThing))
    relief -= w_.caps;
  return relief;
}

// What the parts say together, of names of two or more.
float RunScorer::shape_score(const Span& s) const {
  float score = last_relief(s);
  const PartEvidence &head = run_.evidence[s.i], &tail = run_.evidence[s.j - 1];
  // A town and a surname: "Paris Gallagher".
  if (s.names == 2 && head.has(kIsPlace) && !head.has(kIsGiven | kIsWord) && tail.has(kIsSurname) &&
      !tail.has(kIsWord))
    score += 0.5f * w_.unknown - std::min(0.0f, head.first);
  // "In Paris Jean Moreau signed": the town is no part of the name.
  if (s.names > 2 && opens_with_town(s.i)) score += w_.cut;
  // Two given names in a row: the first is one, whatever else it may be ("Pier Paolo Rossi").
  if (s.names > 2 && head.has(kIsGiven) && !head.has(kIsCommon) &&
      run_.evidence[s.i + 1].given >= kSureGiven)
    score -= std::min(0.0f, head.first);
  // A month before a name is no date, unless something makes it one (context_score()).
  if (head.has(kIsCalendar)) score -= w_.calendar;
  // "WGM Milena Reed": short capitals before a given name are no part of it.
  constexpr uint8_t kLetters = 4;
  if (s.names > 2 && head.has(kIsCaps) && !head.has(kIsSurname | kIsEastern) && s.j > s.i + 1 &&
      run_.parts[s.i].kind == PartKind::name &&
      input_.tokens[run_.parts[s.i].first].length_class <= kLetters &&
      run_.evidence[s.i + 1].given >= kSomeGiven && !run_.evidence[s.i + 1].has(kIsCaps))
    score += w_.cut;
  // "RK Narayan": initials without full stops.
  constexpr uint8_t kInitials = 3;
  if (s.names == 2 && s.j - s.i == 2 && head.has(kIsCaps) &&
      !head.has(kIsAcronym | kIsPlace | kIsTitle | kIsThing) &&
      input_.tokens[run_.parts[s.i].first].length_class <= kInitials && tail.has(kIsSurname) &&
      !tail.has(kIsCommon | kIsCaps | kIsThing | kIsTitle))
    score += w_.initial - std::min(0.0f, head.first);
  // Surname first: "Kovács Ilona"; "Park Ji-hoon", whose shape says it alone.
  const bool syllables = s.names == 2 && tail.has(kIsCompound) && !tail.has(kIsSurname | kIsWord) &&
                         !head.has(kIsTitle) &&
                         !input_.tokens[run_.parts[s.j - 1].end - 1].is_capitalised();
  constexpr uint16_t kOther = kIsWord | kIsThing | kIsTitle | kIsDemonym;
  const bool may_be_reversed =
      run_.parts[s.i].kind == PartKind::name && (head.has(kIsCaps) || s.words == 1);
  if (const float reversed = may_be_reversed ? reversed_score(s) : 0; reversed != 0)
    score += reversed;
  else if (const float eastern = eastern_score(s); eastern != 0)
    score += eastern;
  else if (syllables)
    score += w_.eastern - std::min(0.0f, head.first);
  else if (s.names <= 3 && !head.has(kOther) && head.given < kSomeGiven &&
           run_.parts[s.i].kind != PartKind::initial && tail.given > kSomeGiven + 0.1f)
    score += w_.eastern;
  return score;
}

// "TANAKA Kenji", "SHARIPOV Jamshed Rahmonovich": a surname in capitals that comes first, or one
// before its initials: "Mukhtorov S. S.".
float RunScorer::reversed_score(const Span& s) const {
  constexpr uint8_t kShortest = 3;  // letters
  constexpr uint16_t kOther = kIsThing | kIsTitle | kIsDemonym | kIsCalendar | kIsLead;
  const PartEvidence& head = run_.evidence[s.i];
  const NamePart& name = run_.parts[s.i];
  if (s.j - s.i != s.names || s.names > 3) return 0;
  if (head.has(kOther | kIsAcronym) || (head.has(kIsWord) && !head.has(kIsSurname))) return 0;
  if (input_.tokens[name.first].length_class < kShortest && !head.has(kIsEastern)) return 0;
  if (s.words == 1) {  // initials
    const bool known = head.has(kIsSurname) && !head.has(kIsWord | kIsPlace);
    if (head.has(kIsWord | kIsCaps) || (s.names == 2 && !known)) return 0;
    const uint32_t behind = run_.parts[s.i + 1].first;  // "Pharmathen S.A."
    if (w_.list_legal_form != rules::kNoList &&
        input_.pack.match(w_.list_legal_form, input_.tokens, behind) != 0)
      return 0;
    return w_.eastern + 2 * w_.initial - std::min(0.0f, head.first);
  }
  if (!head.has(kIsCaps)) return 0;
  const float back = head.has(kIsSurname) ? 0 : 0.7f * w_.unknown;
  // Capitals of many letters that no list knows are hardly an acronym.
  constexpr uint8_t kLong = 6;
  bool sure = head.has(kIsSurname | kIsEastern) || input_.tokens[name.first].length_class >= kLong;
  for (size_t k = s.i + 1; k < s.j; ++k) {
    const PartEvidence& e = run_.evidence[k];
    if (run_.parts[k].kind != PartKind::name || e.has(kOther | kIsCaps)) return 0;
    sure |= e.given >= kSomeGiven || (e.has(kIsCompound) && !e.has(kIsWord));
    if (!sure || (e.given < kSomeGiven && !e.has(kIsCompound) && e.has(kIsWord | kIsPlace)))
      return 0;
  }
  return w_.eastern + back - std::min(0.0f, head.first);
}

// "Tan Kah Kee", "Sun Yat-sen": a surname that comes first, then one syllable or two, of which
// hardly any is an English word.
float RunScorer::eastern_score(const Span& s) const {
  const PartEvidence& head = run_.evidence[s.i];
  if (!head.has(kIsEastern) || s.names > 3 || s.j - s.i != s.names) return 0;
  float back = std::min(0.0f, head.first);
  uint32_t words = 0;
  bool middle = false;  // "Nguyen Van Thanh": nothing but a name of Vietnam goes on so
  for (size_t k = s.i + 1; k < s.j; ++k) {
    const PartEvidence& e = run_.evidence[k];
    const NamePart& part = run_.parts[k];
    if (k + 1 < s.j && part.end == part.first + 1 &&
        input_.pack.contains(w_.list_eastern_middle, input_.tokens[part.first].word)) {
      middle = true;
      back += std::min(0.0f, e.inner);
      continue;
    }
    constexpr uint16_t kOther = kIsThing | kIsTitle | kIsDemonym | kIsCalendar | kIsCaps;
    const uint8_t longest = e.has(kIsCompound) ? kSyllable + 1 : kSyllable;
    if (part.kind != PartKind::name || e.has(kOther) || (e.given > kSomeGiven && !middle)) return 0;
    for (uint32_t t = part.first; t < part.end; ++t)
      if (input_.tokens[t].length_class > longest) return 0;
    words += e.has(kIsWord);
    back += std::min(0.0f, k + 1 == s.j ? e.last : e.inner);
  }
  if (words + 1 == s.names || (words != 0 && head.has(kIsWord))) return 0;
  // A word may be one by chance; "Khoo" is nothing else.
  return (head.has(kIsWord) ? 1.0f : 2.0f) * w_.eastern - back;
}

// "Minister of Culture, Sports and Tourism …", "Chairman of the Arts Association …": whether the
// run begins within what an office is of.
bool RunScorer::follows_office() const {
  constexpr uint32_t kReach = 12;  // tokens
  const uint32_t first = run_.parts.front().first;
  bool of = false;
  for (uint32_t i = first; i > 0 && first - i < kReach; --i) {
    const text::Token& token = input_.tokens[i - 1];
    if ((marks_[i] & kStartsSentence) != 0) return false;
    if (of && token.is_word() && (w_.of_word[token.word] & kIsTitle) != 0) return true;
    const bool name = token.is_capitalised() || (token.shape & text::kPossessive) != 0;
    of = !token.is_capitalised() && (token.word == w_.of || (of && token.word == w_.the));
    if (!name && !of && (w_.of_word[token.word] & kOfOffice) == 0) return false;
  }
  return false;
}

// The part that a preposition of place stands before, at the beginning of the run ("in | Paris Jean
// Moreau", "| In Paris Jean Moreau"); kNoPart: none does.
size_t RunScorer::town_at() const {
  for (size_t k = 0; k < 2 && k < run_.parts.size(); ++k)
    if (run_.places[k].has(PartPlace::kAfterPreposition)) return k;
  return kNoPart;
}

// "In Nairobi Njeri Mwangi showed them round", "in Buenos Aires Ana Berg signed": whether the
// parts before part `i` are a town that a preposition stands before, and a name may begin with it.
bool RunScorer::follows_town(size_t i) const {
  constexpr size_t kLongest = 3;  // parts of a town's name
  const size_t town = town_at();
  if (town == kNoPart || i <= town || i > town + kLongest || i + 1 >= run_.parts.size())
    return false;
  const PartEvidence& head = run_.evidence[i];
  const bool phrase = i > town + 1 && run_.places[town].has(PartPlace::kInKnownPhrase) &&
                      run_.places[i - 1].has(PartPlace::kInKnownPhrase) &&
                      !run_.places[i].has(PartPlace::kInKnownPhrase);
  if (!phrase && (i != town + 1 || !run_.evidence[town].has(kIsPlace))) return false;
  if (run_.evidence[town].has(kIsGiven) && !is_told_town(town)) return false;
  constexpr uint16_t kOther = kIsWord | kIsThing | kIsTitle | kIsCaps | kIsDemonym | kIsLead;
  return run_.parts[i].kind == PartKind::name && (head.given >= kSomeGiven || !head.has(kOther));
}

// Whether what stands before a part makes it a town rather than a name: not "from Florence Mary
// Reed", unless the sentence begins so.
bool RunScorer::is_told_town(size_t i) const {
  const text::Token& before = input_.tokens[run_.parts[i].first - 1];
  return before.is_capitalised() || (w_.of_word[before.word] & kWithin) != 0;
}

// Whether a span that begins with part `i` begins with a town, and is no name: "In Paris Jean
// Moreau signed".
bool RunScorer::opens_with_town(size_t i) const {
  return i == town_at() && run_.evidence[i].has(kIsPlace) && is_told_town(i) && follows_town(i + 1);
}

// What a longer run has before part `i`: it is cut only where something explains it.
float RunScorer::left_score(size_t i) const {
  const PartEvidence& left = run_.evidence[i - 1];
  const PartPlace& place = run_.places[i - 1];
  float score = 0;
  // "won by GM Vlastimil Hort": the cue stands before what stands before the name.
  if (left.has(kIsCaps | kIsDemonym) && place.before != nullptr) score += place.before->weight;
  if (run_.parts[i - 1].kind != PartKind::name) return score + w_.cut;
  // "Guia do Ferreiro": a particle goes on what stands before it.
  if (run_.parts[i].kind == PartKind::particle && !left.has(kIsTitle)) return score + 2 * w_.cut;
  if (follows_town(i)) return score;
  constexpr uint16_t kBody = kIsWord | kIsThing;
  const PartEvidence& head = run_.evidence[i];
  const bool name = !head.has(kIsThing) && (!head.has(kIsWord) || head.has(kIsGiven | kIsSurname));
  if (name && left.has(kBody) && !left.has(kIsGiven | kIsTitle) && follows_office())
    return score + w_.office_of;
  // … and "Rector of Baku State University Elchin Babayev".
  if (left.has(kIsTitle | kIsDemonym | kIsCaps) || (left.has(kIsThing) && !left.has(kIsGiven)))
    return score + 0.2f * w_.cut;
  if (left.has(kIsCalendar) || (left.has(kIsCommon) && place.has(PartPlace::kOpensSentence)))
    return score;
  if ((left.has(kIsWord) && !left.has(kIsGiven)) || left.is_mere_place())
    return score + 0.4f * w_.cut;
  return score + w_.cut;
}

// What it has from part `j` on.
float RunScorer::right_score(size_t j) const {
  const PartEvidence& right = run_.evidence[j];
  if (right.has(kIsThing)) return w_.thing;
  return w_.cut * (right.has(kIsCommon | kIsTitle) ? 0.5f : right.has(kIsCaps) ? 0.3f : 1.0f);
}

// A short word whose full stop ends no sentence: "Bart.", "Rtn.".
bool RunScorer::is_abbreviated(uint32_t token) const {
  text::TokenSpan tokens = input_.tokens;
  if (token + 2 >= tokens.size() || tokens[token].length_class > kAbbreviated) return false;
  if (!tokens[token + 1].is_glued() || input_.text[tokens[token + 1].begin] != '.') return false;
  return (tokens[token + 2].gap & text::kNewline) == 0 &&
         (marks_[token + 2] & kStartsSentence) == 0;
}

// What phrases of several words that are places or bodies and overlap tokens [first, end) take.
// `given`: a given name comes first; then such a phrase is a surname ("Ana Santa Rosa").
float RunScorer::known_phrase(uint32_t first, uint32_t end, bool given) const {
  const std::vector<lexicon::PhraseMatch>& all = input_.phrases;
  const uint32_t from = phrase_from(input_, first > kLongestPhrase ? first - kLongestPhrase : 0);
  auto it = all.begin() + from;
  float worst = 0;
  for (; it != all.end() && it->first_token < end; ++it) {
    if (it->end_token <= first) continue;
    const uint32_t kinds = input_.gazetteer.kinds(it->phrase);
    if ((kinds & (kPlaceKinds | kBodyKinds)) == 0) continue;
    const bool inside = first <= it->first_token && it->end_token <= end;
    const bool same = it->first_token == first && it->end_token == end;
    // A part of a longer name may well be called so ("Santa Cruz" in "Ana Santa Rosa").
    float against = inside && !same ? 0.3f : 1.0f;
    if (inside && !same && it->end_token == end && given) against = 0.1f;
    if (same && (kinds & kNameKinds) != 0) against = 0.5f;
    worst = std::min(worst, against * w_.phrase);
  }
  return worst;
}

[[gnu::always_inline]] inline void RunScorer::try_span(const Span& s, ScoredSpan& best) const {
  const PartEvidence& head = run_.evidence[s.i];
  const PartPlace &left = run_.places[s.i], &right = run_.places[s.j - 1];
  float score = words_score(s);
  if (s.names > 1) score += shape_score(s);
  // A name does not begin with what announces it ("Thx Manuela").
  const Cue* inner = nullptr;
  if (s.j > s.i + 1 && !head.has(kIsGiven | kIsSurname)) inner = run_.places[s.i + 1].before;
  const bool no_cue = s.cue == nullptr && right.after == nullptr && inner == nullptr && !s.left_cue;
  if (no_cue && w_.sides_lower && score <= best.score) return;

  const uint32_t first = run_.parts[s.i].first, end = run_.parts[s.j - 1].end;
  if (s.names == 1 && s.cue == nullptr && is_abbreviated(end - 1)) score += w_.caps;
  if (inner != nullptr && input_.matches.matches[inner->match].first <= first)
    score -= inner->weight;
  const bool doubtful = (head.given < kSomeGiven && run_.parts[s.i].kind != PartKind::initial) ||
                        (s.names == 1 && run_.evidence[s.j - 1].has(kIsPlace));
  score += context_score(w_, left, right, s.names == 1, doubtful);
  score += s.phrase != 0 ? known_phrase(first, end, head.given >= kSomeGiven) : 0;
  score += s.left + (s.j < run_.parts.size() ? right_score(s.j) : 0);
  if (score > best.score) best = {s.i, s.j, score};
}

ScoredSpan RunScorer::best(size_t from, size_t to) const {
  ScoredSpan best;
  for (size_t i = from; i < to; ++i) {
    if (run_.parts[i].kind == PartKind::suffix) continue;
    Span span;
    span.i = span.j = i;
    span.cue = run_.places[i].before;
    if (span.cue != nullptr) {
      span.floor = span.cue->weight >= w_.sure_cue     ? w_.floor
                   : span.cue->weight >= w_.likely_cue ? w_.likely_floor
                                                       : kNoFloor;
    } else if (i > 0) {
      span.left = left_score(i);
      span.left_cue = run_.places[i - 1].before != nullptr;
    }
    const bool no_cue = span.cue == nullptr && !span.left_cue && w_.sides_lower;
    const size_t end = std::min(to, i + kMaxParts);
    while (span.j < end) {
      span.add(run_.parts[span.j].kind, run_.evidence[span.j], run_.places[span.j]);
      if (span.words == 0 || run_.parts[span.j - 1].kind == PartKind::particle) continue;
      // Most spans of one word score too little before anything is looked at.
      if (span.names == 1 && no_cue && span.alone + w_.alone <= best.score &&
          run_.places[span.j - 1].after == nullptr && span.j == i + 1)
        continue;
      try_span(span, best);
    }
  }
  return best;
}

}  // namespace annals::mentions
