#include "mentions/person_cues.h"

#include <algorithm>

#include "mentions/person_parts.h"

namespace annals::mentions {
namespace {

constexpr uint32_t kGoverned = 60;  // tokens that a cue reaches in its sentence

bool by_place(const Cue& a, const Cue& b) {
  if (a.at != b.at) return a.at < b.at;
  if (a.weight != b.weight) return a.weight > b.weight;
  return a.match < b.match;
}

// Matches come by their first tokens, so a cue is out of place by no more than the rules that
// match within one match's length: each moves a few places at most.
void sort_cues(std::vector<Cue>& cues) {
  for (size_t k = 1; k < cues.size(); ++k) {
    if (!by_place(cues[k], cues[k - 1])) continue;
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
    const uint32_t kinds = input.gazetteer.kinds(phrase.phrase);
    if ((kinds & (kPlaceKinds | kBodyKinds)) == 0) continue;
    for (uint32_t t = phrase.first_token; t < phrase.end_token; ++t) marks[t] |= kInPhrase;
    if ((kinds & lexicon::Gazetteer::kind_bit(lexicon::EntryKind::country)) == 0) continue;
    for (uint32_t t = phrase.first_token + 1; t < phrase.end_token; ++t) marks[t] |= kInCountry;
  }
}

}  // namespace

void find_cues(const Input& input, const PersonWords& words, PersonCues& out) {
  mark_sentences_and_phrases(input, out.marks);
  out.before.clear();
  out.after.clear();
  const std::vector<rules::Match>& matches = input.matches.matches;
  for (uint32_t m = 0; m < matches.size(); ++m) {
    const rules::Match& match = matches[m];
    const CueRule& rule = words.rules[match.rule];
    if (rule.side == CueSide::none) continue;
    if (rule.side == CueSide::after) {
      out.after.push_back({match.first, m, rule.weight});
      out.marks[match.first] |= kCueAfter;
    } else if (rule.field != CueField::honorific || (out.marks[match.end] & kInCountry) == 0) {
      // "Sri Lanka" is no Mr. Lanka.
      out.before.push_back({match.end, m, rule.weight});
      out.marks[match.end] |= kCueBefore;
      if (rule.governs) mark_governed(match.end, out.marks);
    }
  }
  const auto settle = [&](std::vector<Cue>& cues, text::TokenIndex& index) {
    sort_cues(cues);
    index.build(input.tokens.size(), cues.size(), [&](uint32_t k) { return cues[k].at; });
  };
  settle(out.before, out.before_index);
  settle(out.after, out.after_index);
}

// Where marks say that a cue is, there is one.
const Cue* PersonCues::find(const std::vector<Cue>& cues, const text::TokenIndex& index,
                            uint32_t at) {
  return &cues[index.first(at, [&](uint32_t k) { return cues[k].at; })];
}

std::span<const Cue> PersonCues::find_all(const std::vector<Cue>& cues,
                                          const text::TokenIndex& index, uint32_t at) {
  const uint32_t begin = index.first(at, [&](uint32_t k) { return cues[k].at; });
  uint32_t end = begin;
  while (end < cues.size() && cues[end].at == at) ++end;
  return std::span(cues).subspan(begin, end - begin);
}

}  // namespace annals::mentions
