#include "resolve/people.h"

#include <algorithm>
#include <bitset>
#include <cstring>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "mentions/name_runs.h"
#include "mentions/person_evidence.h"
#include "mentions/person_lists.h"
#include "resolve/people_ledger.h"

namespace annals::resolve {
namespace {

using mentions::Candidate;
using mentions::Candidates;
using mentions::Label;
using mentions::NamePart;
using mentions::NameRun;
using mentions::PartEvidence;
using mentions::PartKind;
using mentions::PersonEvidence;

constexpr float kLearn = 0.05f;      // the ledger learns from names that score as much
constexpr float kLearnAlone = 2.0f;  // and from single ones that score this
constexpr float kSure = 1.2f;        // a person whose best mention has this is sure
constexpr size_t kMaxParts = 7;
constexpr uint32_t kNear = 120;  // tokens: the same record or the next
constexpr uint32_t kFar = 1500;

class Extender {
 public:
  Extender(const mentions::Input& input, const PersonEvidence& evidence, Candidates& candidates)
      : input_(input),
        evidence_(evidence),
        w_(evidence.words()),
        reader_(input, evidence.words()),
        candidates_(candidates) {}

  void run(const Candidates& standing) {
    learn(standing);
    if (ledger_.persons().empty()) return;
    for (const NameRun& run : evidence_.runs()) {
      parts_ = evidence_.parts(run);
      part_evidence_ = evidence_.evidence(run);
      if (!holds_known_word()) continue;
      for (size_t i = 0; i < parts_.size();) i = extend(i);
    }
    lift();
  }

 private:
  void learn(const Candidates& standing) {
    for (const Candidate& candidate : standing) {
      if (candidate.label != Label::person || candidate.score < kLearn) continue;
      PersonMention mention;
      mention.first = candidate.first;
      mention.end = candidate.end;
      reader_.read(candidate.first, candidate.end, mention.name);
      if (mention.name.words.empty()) continue;
      if (mention.name.words.size() == 1 && candidate.score < kLearnAlone) continue;
      mentions_.push_back(std::move(mention));
      scores_.push_back(candidate.score);
    }
    ledger_.group(mentions_);
    for (uint32_t id = 0; id < ledger_.persons().size(); ++id)
      for (const NameWord& word : ledger_.persons()[id].name.words)
        if (!word.initial) {
          known_words_[word.folded].push_back(id);
          maybe_known_.set(key_of(word.folded));
        }
  }

  // Most words of a text's runs are in no known name: a bit says so before the map is asked.
  static size_t key_of(const std::string& word) {
    uint64_t letters = 0;
    std::memcpy(&letters, word.data(), std::min(word.size(), sizeof letters));
    return ((letters ^ word.size()) * 0x9E3779B97F4A7C15u) >> 48;
  }

  const std::vector<uint32_t>* persons_with(const std::string& word) const {
    if (!maybe_known_.test(key_of(word))) return nullptr;
    const auto it = known_words_.find(word);
    return it == known_words_.end() ? nullptr : &it->second;
  }

  bool holds_known_word() {
    reader_.read(parts_.front().first, parts_.back().end, name_);
    for (const NameWord& word : name_.words)
      if (persons_with(word.folded) != nullptr) return true;
    return false;
  }

  // The longest form of a known person that begins at part `i`; returns where to go on.
  size_t extend(size_t i) {
    if (parts_[i].kind == PartKind::suffix) return i + 1;
    for (size_t j = std::min(parts_.size(), i + kMaxParts); j > i; --j) {
      if (parts_[j - 1].kind == PartKind::particle || parts_[j - 1].kind == PartKind::initial)
        continue;
      reader_.read(parts_[i].first, parts_[j - 1].end, name_);
      const uint32_t person = nearest_person(parts_[i].first);
      if (person == kNone) continue;
      propose(i, j, person);
      return j;
    }
    return i + 1;
  }

  // The nearest person that `name_` is a form of.
  uint32_t nearest_person(uint32_t token) const {
    if (name_.words.empty() || name_.words.front().folded.empty()) return kNone;
    const std::vector<uint32_t>* ids = nullptr;
    for (const NameWord& word : name_.words) {
      if (word.initial) continue;
      const std::vector<uint32_t>* these = persons_with(word.folded);
      if (these == nullptr) return kNone;
      if (ids == nullptr || these->size() < ids->size()) ids = these;
    }
    if (ids == nullptr) return kNone;
    uint32_t best = kNone, best_distance = kNone;
    for (size_t k = 0; k < std::min<size_t>(ids->size(), 16); ++k) {
      const uint32_t id = (*ids)[k];
      if (!is_form_of(name_, ledger_.persons()[id].name)) continue;
      const uint32_t distance = ledger_.distance(id, token);
      if (best != kNone && distance >= best_distance) continue;
      best = id;
      best_distance = distance;
    }
    return best;
  }

  void propose(size_t i, size_t j, uint32_t person) {
    const uint32_t first = parts_[i].first, end = parts_[j - 1].end;
    const bool alone = name_.words.size() == 1;
    float score = (alone ? w_.known : w_.known_full) * sureness(person, first);
    const PartEvidence& e = part_evidence_[j - 1];
    bool doubtful = false;
    if (alone) {
      if (e.has(mentions::kIsPlace)) score += w_.doubt_place * e.place;
      if (e.has(mentions::kIsCommon | mentions::kIsTitle | mentions::kIsThing))
        score += 2 * w_.doubt_word;
      else if (e.has(mentions::kIsWord))
        score += w_.doubt_word;
      if (e.has(mentions::kIsCalendar)) score += w_.doubt_calendar;
      doubtful = e.has(mentions::kIsPlace | mentions::kIsWord | mentions::kIsCalendar);
      const uint32_t far = ledger_.distance(person, first);
      if (far < kNear)
        score += w_.near;
      else if (far > kFar && doubtful)
        score -= w_.near;
      if (ledger_.persons()[person].name.words.size() == 1) score -= 0.5f * w_.known;
    }
    if (doubtful && e.has(mentions::kIsWord) && evidence_.starts_sentence(first) &&
        evidence_.after(end) == nullptr)
      score += 2 * w_.doubt_word;
    score += evidence_.context(first, end, alone, doubtful);
    if (alone && end < input_.tokens.size() && (input_.tokens[end].shape & text::kPossessive) != 0)
      score += w_.possessive;
    score += neighbours(i, j, alone);
    Candidate candidate;
    candidate.first = first;
    candidate.end = end;
    candidate.label = Label::person;
    candidate.score = score;
    if (alone) candidate.flags = mentions::kShortForm;
    if (const mentions::Cue* cue = evidence_.before(first); cue != nullptr)
      candidate.rule = input_.matches.matches[cue->match].rule;
    candidates_.push_back(candidate);
  }

  // How sure the ledger is of a person by what it has elsewhere than at token `at`, 0–1.
  float sureness(uint32_t person, uint32_t at) const {
    float best = -1;
    const std::vector<uint32_t>& all = ledger_.persons()[person].mentions;
    for (size_t k = 0; k < std::min<size_t>(all.size(), 32); ++k)
      if (mentions_[all[k]].first != at) best = std::max(best, scores_[all[k]]);
    return best < 0 ? 0 : std::min(0.25f + best / kSure, 1.0f);
  }

  // Other names beside a form make it another's name.
  float neighbours(size_t i, size_t j, bool alone) const {
    const float share = alone ? 1.0f : 0.5f;
    float score = 0;
    if (i > 0 && evidence_.before(parts_[i].first) == nullptr) {
      const PartEvidence& left = part_evidence_[i - 1];
      const bool opens =
          left.has(mentions::kIsCommon) ||
          (left.has(mentions::kIsWord) && evidence_.starts_sentence(parts_[i - 1].first));
      if (!opens && !left.has(mentions::kIsTitle)) score += share * w_.cut;
    }
    if (j < parts_.size()) {
      const PartEvidence& right = part_evidence_[j];
      if (right.has(mentions::kIsThing))
        score += w_.thing;
      else if (!right.has(mentions::kIsCaps))
        score += (alone ? 1.4f : 0.5f) * w_.cut;
      else
        score += 0.5f * share * w_.cut;
    }
    return score;
  }

  // Forms that were found vouch for what stands in a list with them. Each span counts once, with
  // its best score; the ledger's candidates replace the proposer's.
  void lift() {
    Candidates people;
    for (const Candidate& candidate : candidates_)
      if (candidate.label == Label::person) people.push_back(candidate);
    std::sort(people.begin(), people.end(), [](const Candidate& a, const Candidate& b) {
      if (a.first != b.first) return a.first < b.first;
      return a.score > b.score;
    });
    size_t kept = 0;
    for (const Candidate& candidate : people) {
      if (kept > 0 && candidate.first < people[kept - 1].end) {
        if (candidate.score > people[kept - 1].score) people[kept - 1] = candidate;
        continue;
      }
      people[kept++] = candidate;
    }
    people.resize(kept);
    mentions::lift_lists(input_, evidence_, people);
    candidates_.insert(candidates_.end(), people.begin(), people.end());
  }

  const mentions::Input& input_;
  const PersonEvidence& evidence_;
  const mentions::PersonWords& w_;
  PersonNameReader reader_;
  Candidates& candidates_;
  std::span<const NamePart> parts_;  // of the run at hand
  std::span<const PartEvidence> part_evidence_;
  std::vector<PersonMention> mentions_;
  std::vector<float> scores_;  // of mentions_
  PeopleLedger ledger_;
  std::unordered_map<std::string, std::vector<uint32_t>> known_words_;
  std::bitset<1u << 16> maybe_known_;
  PersonName name_;
};

}  // namespace

void extend_people(const mentions::Input& input, const PersonEvidence& evidence,
                   const Candidates& standing, Candidates& candidates) {
  Extender(input, evidence, candidates).run(standing);
}

}  // namespace annals::resolve
