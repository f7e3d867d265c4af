#include "resolve/people.h"

#include <algorithm>
#include <span>
#include <vector>

#include "mentions/name_runs.h"
#include "mentions/person_evidence.h"
#include "mentions/person_lists.h"
#include "mentions/person_score.h"
#include "mentions/places.h"
#include "resolve/people_ledger.h"

namespace annals::resolve {
namespace {

using mentions::Candidate;
using mentions::Candidates;
using mentions::Label;
using mentions::NamePart;
using mentions::PartEvidence;
using mentions::PartKind;
using mentions::PartPlace;
using mentions::PersonEvidence;

constexpr size_t kMaxParts = 7;
constexpr uint32_t kMostPersons = 16;  // of a word, that a form is compared with
constexpr size_t kMostMentions = 32;   // that tell how sure a person is
constexpr uint32_t kSentence = 40;     // tokens of it that are looked at

class Extender {
 public:
  Extender(const mentions::Input& input, PersonEvidence& evidence, Candidates& candidates,
           PeopleScratch& scratch)
      : input_(input),
        evidence_(evidence),
        w_(evidence.words()),
        scratch_(scratch),
        reader_(input, evidence.words(), scratch.book),
        candidates_(candidates),
        ledger_(scratch.ledger),
        name_(scratch.name) {}

  void run(const Candidates& standing) {
    learn(standing);
    if (ledger_.persons().empty()) return;
    find_bodies();
    proposed_ = candidates_.size();
    scratch_.towns.clear();
    for (size_t r = 0; r < evidence_.runs().size(); ++r) {
      if (!holds_known_word(evidence_.parts(evidence_.runs()[r]))) continue;
      run_ = evidence_.weigh(r);
      for (size_t i = 0; i < run_.parts.size();) i = extend(i);
    }
    lift(proposed_);
    candidates_.insert(candidates_.end(), scratch_.towns.begin(), scratch_.towns.end());
  }

 private:
  void learn(const Candidates& standing) {
    scratch_.book.clear();
    scratch_.mentions.clear();
    scratch_.scores.clear();
    for (const Candidate& candidate : standing) {
      if (candidate.label != Label::person || candidate.score < w_.learned) continue;
      PersonMention mention;
      mention.first = candidate.first;
      mention.end = candidate.end;
      reader_.read(candidate.first, candidate.end, name_);
      if (name_.empty()) continue;
      if (name_.size() == 1 && candidate.score < w_.learned_alone) continue;
      scratch_.mentions.add(mention, name_);
      scratch_.scores.push_back(candidate.score);
    }
    ledger_.group(scratch_.mentions, scratch_.book);
    scratch_.known.reset(scratch_.book.size());
    scratch_.known_words.clear();
    for (uint32_t id = 0; id < ledger_.persons().size(); ++id)
      for (const NameWord& word : ledger_.name(id)) {
        if (word.initial) continue;
        scratch_.known.add(word.id, id);
        scratch_.known_words.add(scratch_.book.text(word.id));
      }
  }

  // "Caloi is a manufacturer of bicycles", in a text that tells of Guido Caloi, too.
  void find_bodies() {
    scratch_.bodies.clear();
    for (const Candidate& candidate : candidates_) {
      if (candidate.label != Label::organization || candidate.score < w_.defined_body ||
          candidate.end != candidate.first + 1)
        continue;
      reader_.recognise(candidate.first, candidate.end, name_);
      if (name_.size() == 1 && name_[0].id != NameBook::kUnknown)
        scratch_.bodies.push_back(name_[0].id);
    }
    std::sort(scratch_.bodies.begin(), scratch_.bodies.end());
  }

  bool is_body(const NameWord& word) const {
    return std::binary_search(scratch_.bodies.begin(), scratch_.bodies.end(), word.id);
  }

  // Of most runs a look at each word tells that the ledger has none of theirs.
  bool may_hold_known_word(std::span<const NamePart> parts) const {
    for (uint32_t t = parts.front().first; t < parts.back().end; ++t) {
      const text::Token& token = input_.tokens[t];
      if (token.kind != text::TokenKind::word) continue;
      const bool plain = (token.shape & (text::kNonAscii | text::kApostrophe)) == 0 &&
                         !evidence_.is(mentions::kOpensWords, t);
      if (!plain || scratch_.known_words.may_have(text::slice(input_.text, token))) return true;
    }
    return false;
  }

  bool holds_known_word(std::span<const NamePart> parts) {
    if (!may_hold_known_word(parts)) return false;
    reader_.recognise(parts.front().first, parts.back().end, name_);
    return std::any_of(name_.begin(), name_.end(), [&](const NameWord& word) {
      return scratch_.known.with(word.id).size != 0;
    });
  }

  // The longest form of a known person that begins at part `i`; returns where to go on.
  size_t extend(size_t i) {
    if (run_.parts[i].kind == PartKind::suffix) return i + 1;
    for (size_t j = std::min(run_.parts.size(), i + kMaxParts); j > i; --j) {
      if (run_.parts[j - 1].kind == PartKind::particle ||
          run_.parts[j - 1].kind == PartKind::initial)
        continue;
      // holds_known_word() has read the whole run.
      if (i > 0 || j < run_.parts.size())
        reader_.recognise(run_.parts[i].first, run_.parts[j - 1].end, name_);
      const uint32_t person = nearest_person(run_.parts[i].first);
      if (person == kNone) continue;
      propose(i, j, person);
      return j;
    }
    return i + 1;
  }

  // The nearest person that `name_` is a form of.
  uint32_t nearest_person(uint32_t token) const {
    PersonsByWord::Chain ids;
    for (const NameWord& word : name_) {
      if (word.initial) continue;
      const PersonsByWord::Chain these = scratch_.known.with(word.id);
      if (these.size == 0) return kNone;
      if (ids.size == 0 || these.size < ids.size) ids = these;
    }
    uint32_t best = kNone, best_distance = kNone;
    for (uint32_t at = ids.first, k = 0; at != 0 && k < kMostPersons;
         at = scratch_.known.link(at).next, ++k) {
      const uint32_t id = scratch_.known.link(at).person;
      if (!is_form_of(scratch_.book, name_, ledger_.name(id))) continue;
      const uint32_t distance = ledger_.distance(id, token);
      if (best != kNone && distance >= best_distance) continue;
      best = id;
      best_distance = distance;
    }
    return best;
  }

  void propose(size_t i, size_t j, uint32_t person) {
    const uint32_t first = run_.parts[i].first, end = run_.parts[j - 1].end;
    const bool alone = name_.size() == 1;
    float score = (alone ? w_.known : w_.known_full) * sureness(person, first);
    const PartEvidence& e = run_.evidence[j - 1];
    bool doubtful = false;
    if (alone) {
      if (is_body(name_[0])) score += w_.doubt_body;
      if (e.has(mentions::kIsPlace)) score += w_.doubt_place * e.place;
      if (e.has(mentions::kIsCommon | mentions::kIsTitle | mentions::kIsThing))
        score += 2 * w_.doubt_word;
      else if (e.has(mentions::kIsWord))
        score += w_.doubt_word;
      if (e.has(mentions::kIsCalendar)) score += w_.doubt_calendar;
      doubtful = e.has(mentions::kIsPlace | mentions::kIsWord | mentions::kIsCalendar);
      const auto far = static_cast<float>(ledger_.distance(person, first));
      if (far < w_.near_tokens)
        score += w_.near;
      else if (far > w_.far_tokens && doubtful)
        score -= w_.near;
      if (ledger_.name(person).size() == 1) score -= 0.5f * w_.known;
    }
    const PartPlace &left = run_.places[i], &right = run_.places[j - 1];
    if (doubtful && e.has(mentions::kIsWord) && left.has(PartPlace::kOpensSentence) &&
        right.after == nullptr)
      score += 2 * w_.doubt_word;
    score += mentions::context_score(w_, left, right, alone, doubtful);
    if (alone && left.before == nullptr && names_place(first) &&
        leads_on_to_place(end, left.has(PartPlace::kOpensSentence) || opens_item(first)))
      score += 2 * w_.doubt_place;
    if (alone && e.has(mentions::kIsPlace) && (left.before == nullptr || left.before->weight < 0))
      score += against_town(person, first, right.after);
    if (alone && end < input_.tokens.size() && (input_.tokens[end].shape & text::kPossessive) != 0)
      score += w_.possessive;
    score += neighbours(i, j, alone);
    Candidate candidate;
    candidate.first = first;
    candidate.end = end;
    candidate.label = Label::person;
    candidate.score = score;
    if (alone) candidate.mark(mentions::kShortForm);
    if (left.before != nullptr) candidate.rule = input_.matches.matches[left.before->match].rule;
    candidates_.push_back(candidate);
  }

  bool names_place(uint32_t token) const {
    return (input_.gazetteer.kinds(input_.tokens[token].phrase) & mentions::kPlaceKinds) != 0;
  }

  // "– Perth", "Next: Perth"
  bool opens_item(uint32_t token) const {
    if (token == 0 || input_.tokens[token - 1].is_word()) return false;
    return (input_.tokens[token - 1].gap & text::kNewline) != 0 ||
           input_.text[input_.tokens[token - 1].begin] == ':';
  }

  // "Kong, Ghana"; "Perth, 12 June: a talk", which opens a line: where something is.
  bool leads_on_to_place(uint32_t end, bool opens) const {
    if (end + 1 >= input_.tokens.size() || input_.text[input_.tokens[end].begin] != ',')
      return false;
    constexpr uint32_t kCountry = lexicon::Gazetteer::kind_bit(lexicon::EntryKind::country);
    const text::Token& next = input_.tokens[end + 1];
    if (next.kind == text::TokenKind::number || next.kind == text::TokenKind::mixed)
      return opens && end + 2 < input_.tokens.size() &&
             input_.text[input_.tokens[end + 2].begin] != ',';  // "Perth, 34, won"
    return next.is_capitalised() && (input_.gazetteer.kinds(next.phrase) & kCountry) != 0;
  }

  // What the town of a person's name takes where it is told ("the mayor of Mercedes", whoever else
  // is called so), or where a sentence that names her in full has the bare name, too ("Ann Lincoln
  // of Lincoln", "drove from Lincoln with Ann Lincoln"); what it gives where nothing tells it, and
  // somebody does something ("Porto licked the stamp").
  float against_town(uint32_t person, uint32_t token, const mentions::Cue* behind) {
    const auto begin = candidates_.begin(), end = begin + static_cast<std::ptrdiff_t>(proposed_);
    auto at = std::lower_bound(begin, end, token,
                               [](const Candidate& c, uint32_t first) { return c.first < first; });
    while (at != end && at->first == token && (at->label != Label::place || at->end != token + 1))
      ++at;
    if (at == end || at->first != token) return 0;
    const bool acts = behind != nullptr && behind->weight > 0;
    if ((at->flags & mentions::kCued) == 0) return acts ? w_.acting : 0;
    const bool told = (at->flags & mentions::kLocated) != 0 ||
                      ((!acts || is_hers(person, token)) && is_told_in_full_beside(person, token));
    if (!told) return 0;
    if (at->score <= 0) {  // as a name of people it was doubted
      Candidate town = *at;
      town.score = w_.town_told;
      scratch_.towns.push_back(town);
    }
    return w_.located;
  }

  // "Ann Lincoln of | Lincoln was asked": what somebody does is done by her.
  bool is_hers(uint32_t person, uint32_t token) const {
    const std::span<const uint32_t> mentions = ledger_.mentions_of(person);
    return std::any_of(mentions.begin(), mentions.end(),
                       [&](uint32_t m) { return scratch_.mentions.all[m].end + 1 == token; });
  }

  // Whether the sentence has the person's name in more words.
  bool is_told_in_full_beside(uint32_t person, uint32_t token) const {
    const std::vector<PersonMention>& all = scratch_.mentions.all;
    const std::span<const uint32_t> mentions = ledger_.mentions_of(person);
    const auto behind = std::lower_bound(mentions.begin(), mentions.end(), token,
                                         [&](uint32_t m, uint32_t t) { return all[m].first < t; });
    const auto is_full = [&](uint32_t m) { return scratch_.mentions.name(all[m]).size() > 1; };
    const auto same_sentence = [&](uint32_t from, uint32_t to) {
      if (to - from > kSentence) return false;
      for (uint32_t t = from + 1; t <= to; ++t)
        if ((evidence_.cues().marks[t] & mentions::kStartsSentence) != 0) return false;
      return true;
    };
    if (behind != mentions.begin() && is_full(*std::prev(behind)) &&
        same_sentence(all[*std::prev(behind)].first, token))
      return true;
    return behind != mentions.end() && is_full(*behind) && same_sentence(token, all[*behind].first);
  }

  // How sure the ledger is of a person by what it has elsewhere than at token `at`, 0–1.
  float sureness(uint32_t person, uint32_t at) const {
    float best = -1;
    const std::span<const uint32_t> all = ledger_.mentions_of(person);
    for (const uint32_t m : all.first(std::min(all.size(), kMostMentions)))
      if (scratch_.mentions.all[m].first != at) best = std::max(best, scratch_.scores[m]);
    return best < 0 ? 0 : std::min(0.25f + best / w_.sure, 1.0f);
  }

  // Other names beside a form make it another's name.
  float neighbours(size_t i, size_t j, bool alone) const {
    const float share = alone ? 1.0f : 0.5f;
    float score = 0;
    if (i > 0 && run_.places[i].before == nullptr) {
      const PartEvidence& left = run_.evidence[i - 1];
      const bool opens =
          left.has(mentions::kIsCommon) ||
          (left.has(mentions::kIsWord) && run_.places[i - 1].has(PartPlace::kOpensSentence));
      if (!opens && !left.has(mentions::kIsTitle)) score += share * w_.cut;
    }
    if (j < run_.parts.size()) {
      const PartEvidence& right = run_.evidence[j];
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
  // its best score. Candidates from `proposed` on are the ledger's.
  void lift(size_t proposed) {
    Candidates& people = scratch_.people;
    collect_people(proposed, people);
    size_t kept = 0;
    for (const Candidate& candidate : people) {
      if (kept > 0 && candidate.first < people[kept - 1].end) {
        if (candidate.score > people[kept - 1].score) people[kept - 1] = candidate;
        continue;
      }
      people[kept++] = candidate;
    }
    people.resize(kept);
    scratch_.scores.clear();
    for (const Candidate& candidate : people) scratch_.scores.push_back(candidate.score);
    mentions::lift_lists(input_, evidence_, people);
    for (size_t k = 0; k < people.size(); ++k)
      if (people[k].score != scratch_.scores[k]) candidates_.push_back(people[k]);
  }

  // All people, ascending by first token, the best first: two ascending stretches become one.
  void collect_people(size_t proposed, Candidates& people) const {
    const auto before = [](const Candidate& a, const Candidate& b) {
      return a.first != b.first ? a.first < b.first : a.score > b.score;
    };
    people.clear();
    const auto insert = [&](const Candidate& candidate) {
      people.push_back(candidate);
      size_t to = people.size() - 1;
      for (; to > 0 && before(candidate, people[to - 1]); --to) people[to] = people[to - 1];
      people[to] = candidate;
    };
    size_t ours = proposed;
    for (size_t k = 0; k < proposed; ++k) {
      if (candidates_[k].label != Label::person) continue;
      while (ours < candidates_.size() && candidates_[ours].first <= candidates_[k].first)
        insert(candidates_[ours++]);
      insert(candidates_[k]);
    }
    while (ours < candidates_.size()) insert(candidates_[ours++]);
  }

  const mentions::Input& input_;
  PersonEvidence& evidence_;
  const mentions::PersonWords& w_;
  PeopleScratch& scratch_;
  PersonNameReader reader_;
  Candidates& candidates_;
  PeopleLedger& ledger_;
  std::vector<NameWord>& name_;
  mentions::WeighedRun run_;  // the one at hand
  size_t proposed_ = 0;       // candidates that are not the ledger's, ascending
};

}  // namespace

void extend_people(const mentions::Input& input, PersonEvidence& evidence,
                   const Candidates& standing, Candidates& candidates, PeopleScratch& scratch) {
  Extender(input, evidence, candidates, scratch).run(standing);
}

}  // namespace annals::resolve
