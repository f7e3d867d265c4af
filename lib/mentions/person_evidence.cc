#include "mentions/person_evidence.h"

#include <algorithm>

namespace annals::mentions {
namespace {

using lexicon::EntryKind;
using lexicon::Gazetteer;
constexpr uint32_t kNameKinds =
    Gazetteer::kind_bit(EntryKind::given_name) | Gazetteer::kind_bit(EntryKind::surname);
constexpr uint32_t kGoverned = 60;      // tokens that a cue reaches in its sentence
constexpr uint32_t kLongestPhrase = 8;  // tokens of a gazetteer phrase that matter here
constexpr uint8_t kAbbreviated = 5;     // letters

bool by_place(const Cue& a, const Cue& b) {
  if (a.at != b.at) return a.at < b.at;
  if (a.weight != b.weight) return a.weight > b.weight;
  return a.match < b.match;
}

// Matches come by their first tokens, so a cue is out of place by no more than the rules that
// match within one match's length: each moves a few places at most.
void sort_cues(std::vector<Cue>& cues) {
  for (size_t k = 1; k < cues.size(); ++k) {
    const Cue cue = cues[k];
    size_t to = k;
    for (; to > 0 && by_place(cue, cues[to - 1]); --to) cues[to] = cues[to - 1];
    cues[to] = cue;
  }
}

// What a cue that speaks against people reaches: the rest of its sentence ("Sponsors: …").
void mark_governed(uint32_t from, std::vector<uint8_t>& marks) {
  const size_t end = std::min<size_t>(from + kGoverned, marks.size());
  for (size_t t = from; t < end; ++t) {
    if (t > from && (marks[t] & kStartsSentence) != 0) return;
    marks[t] |= kGovernedBy;
  }
}

void mark_sentences_and_phrases(const Input& input, std::vector<uint8_t>& marks) {
  marks.assign(input.tokens.size() + 1, 0);
  for (const text::Sentence& sentence : input.layout.sentences)
    marks[sentence.first_token] |= kStartsSentence;
  for (const lexicon::PhraseMatch& phrase : input.phrases) {
    if ((input.gazetteer.kinds(phrase.phrase) & (kPlaceKinds | kBodyKinds)) == 0) continue;
    for (uint32_t t = phrase.first_token; t < phrase.end_token; ++t) marks[t] |= kInPhrase;
  }
}

void collect_cues(const Input& input, const PersonWords& words, PersonScan& scan) {
  scan.before.clear();
  scan.after.clear();
  const std::vector<rules::Match>& matches = input.matches.matches;
  for (uint32_t m = 0; m < matches.size(); ++m) {
    const rules::Match& match = matches[m];
    const CueSide side = words.sides[match.rule];
    if (side == CueSide::none) continue;
    const auto weight = static_cast<float>(input.pack.rule_weight(match.rule));
    if (side == CueSide::after) {
      scan.after.push_back({match.first, m, weight});
      scan.marks[match.first] |= kCueAfter;
    } else {
      scan.before.push_back({match.end, m, weight});
      scan.marks[match.end] |= kCueBefore;
      if (weight < 0) mark_governed(match.end, scan.marks);
    }
  }
  sort_cues(scan.before);
  sort_cues(scan.after);
}

}  // namespace

void scan_people(const Input& input, const PersonWords& words, PersonScan& scan) {
  find_name_runs(input, words, scan.runs);
  scan.evidence.clear();
  scan.weights.use(words);
  for (const NameRun& run : scan.runs.runs) {
    const bool capitals = (input.layout.blocks[run.block].flags & text::kAllCaps) != 0;
    for (uint32_t p = run.first_part; p < run.end_part; ++p)
      scan.evidence.push_back(scan.weights.weigh(input, words, scan.runs.parts[p], capitals));
  }
  mark_sentences_and_phrases(input, scan.marks);
  collect_cues(input, words, scan);
  find_places(input, words, scan.runs.parts, scan.marks, scan.before, scan.after, scan.places);
}

std::span<const Cue> PersonEvidence::find_all(const std::vector<Cue>& cues, uint32_t at) {
  const auto begin = std::lower_bound(cues.begin(), cues.end(), at,
                                      [](const Cue& cue, uint32_t t) { return cue.at < t; });
  auto end = begin;
  while (end != cues.end() && end->at == at) ++end;
  return {begin, end};
}

const Cue* PersonEvidence::find(const std::vector<Cue>& cues, uint32_t at) {
  const auto it = std::lower_bound(cues.begin(), cues.end(), at,
                                   [](const Cue& cue, uint32_t t) { return cue.at < t; });
  return it != cues.end() && it->at == at ? &*it : nullptr;
}

// A short word whose full stop ends no sentence: "Bart.", "Rtn.".
bool PersonEvidence::is_abbreviated(uint32_t token) const {
  const text::Tokens& tokens = input_.tokens;
  if (token + 2 >= tokens.size() || tokens[token].length_class > kAbbreviated) return false;
  if (!tokens[token + 1].is_glued() || input_.text[tokens[token + 1].begin] != '.') return false;
  return (tokens[token + 2].gap & text::kNewline) == 0 && !marked(token + 2, kStartsSentence);
}

// What phrases of several words that are places or bodies and overlap tokens [first, end) take.
float PersonEvidence::known_phrase(uint32_t first, uint32_t end) const {
  const std::vector<lexicon::PhraseMatch>& all = input_.phrases;
  auto it =
      std::lower_bound(all.begin(), all.end(), first > kLongestPhrase ? first - kLongestPhrase : 0,
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

float PersonEvidence::left_context(const PartPlace& first, bool alone, bool doubtful) const {
  float score = 0;
  if (first.has(PartPlace::kAfterDeterminer)) score += w_.determiner * (alone ? 1.5f : 1.0f);
  // "In April Tran spoke" has no April Tran.
  if (first.has(PartPlace::kInDate)) score += w_.date;
  if (first.has(PartPlace::kAfterPreposition))
    score += w_.preposition * (!doubtful ? 0.3f : alone ? 2.0f : 1.0f);
  return score;
}

float PersonEvidence::context(const PartPlace& first, const PartPlace& last, bool alone,
                              bool doubtful) const {
  float score = 0;
  if (first.before != nullptr)
    score += first.before->weight;
  else
    score +=
        left_context(first, alone, doubtful) + (first.has(PartPlace::kGoverned) ? w_.governed : 0);
  // A second cue adds less.
  if (last.after != nullptr) score += last.after->weight * (score > w_.likely_cue ? 0.5f : 1.0f);
  if (first.has(PartPlace::kAfterAmpersand) || last.has(PartPlace::kBeforeAmpersand))
    score += w_.ampersand * (doubtful ? 1.0f : 0.3f);
  if (last.has(PartPlace::kBeforeNumber)) score += w_.number;
  if (first.has(PartPlace::kAfterQuote) && last.has(PartPlace::kBeforeQuote)) score += w_.quotation;
  return score;
}

}  // namespace annals::mentions
