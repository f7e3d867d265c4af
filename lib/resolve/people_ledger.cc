#include "resolve/people_ledger.h"

#include <algorithm>
#include <numeric>

#include "resolve/resolved.h"

namespace annals::resolve {
namespace {

// A second person must be this many times farther away, or a bare name could be either's.
constexpr uint32_t kClearly = 2;
// A word that more persons share tells nothing.
constexpr size_t kMaxPersons = 64;

bool sexes_clash(Sex a, Sex b) { return a != Sex::unknown && b != Sex::unknown && a != b; }

// Fullest first: two whole words or more; initials and a word; one word.
enum Stage : uint8_t { kFull, kInitials, kBare, kStages };

Stage stage_of(const PersonName& name) {
  if (name.words.size() < 2) return kBare;
  return name.full_words() > 1 ? kFull : kInitials;
}

bool has_word(const PersonName& name, const std::string& folded) {
  return std::any_of(name.words.begin(), name.words.end(),
                     [&](const NameWord& word) { return !word.initial && word.folded == folded; });
}

}  // namespace

void LedgerPerson::settle() {
  std::sort(mentions.begin(), mentions.end());
  sorted = static_cast<uint32_t>(mentions.size());
  latest = kNone;
}

const std::vector<uint32_t>* PeopleLedger::with_word(const std::string& folded) const {
  const auto it = by_word_.find(folded);
  return it == by_word_.end() ? nullptr : &it->second;
}

void PeopleLedger::add_words(uint32_t person, const PersonName& name) {
  for (const NameWord& word : name.words) {
    if (word.initial) continue;
    std::vector<uint32_t>& ids = by_word_[word.folded];
    if (ids.empty() || ids.back() != person) ids.push_back(person);
  }
}

uint32_t PeopleLedger::distance(uint32_t person, uint32_t token) const {
  const std::vector<uint32_t>& mentions = persons_[person].mentions;
  const auto end = mentions.begin() + persons_[person].sorted;
  const auto it = std::lower_bound(mentions.begin(), end, token,
                                   [&](uint32_t m, uint32_t t) { return firsts_[m] < t; });
  uint32_t best = kNone;
  // A name is likelier to return than to be used before it is introduced.
  if (it != end) best = 2 * std::min(firsts_[*it] - token, kNone / 4);
  if (it != mentions.begin()) best = std::min(best, token - firsts_[*std::prev(it)]);
  if (const uint32_t latest = persons_[person].latest; latest != kNone && firsts_[latest] <= token)
    best = std::min(best, token - firsts_[latest]);
  return best;
}

// The person of two words or more that a mention is a form of; kNone: none, or two that fit alike.
uint32_t PeopleLedger::choose(const PersonMention& mention) const {
  const std::vector<uint32_t>* ids = nullptr;
  for (const NameWord& word : mention.name.words) {
    if (word.initial) continue;
    const std::vector<uint32_t>* these = with_word(word.folded);
    if (these == nullptr) continue;
    if (ids == nullptr || these->size() < ids->size()) ids = these;
  }
  if (ids == nullptr || ids->size() > kMaxPersons) return kNone;
  const size_t words = mention.name.words.size();
  uint32_t best = kNone, best_distance = kNone, second_distance = kNone;
  bool best_whole = false, second = false;
  for (const uint32_t id : *ids) {
    const LedgerPerson& person = persons_[id];
    if (sexes_clash(mention.sex, person.sex) && (mention.sure_sex || person.sure_sex)) continue;
    const bool form = is_form_of(mention.name, person.name);
    if (!form && (words < 2 || !is_form_of(person.name, mention.name))) continue;
    const bool whole = form && words == person.name.words.size();
    const uint32_t far = distance(id, mention.first);
    if (best == kNone || (whole && !best_whole) || (whole == best_whole && far < best_distance)) {
      second = best != kNone && whole == best_whole;
      second_distance = second ? best_distance : kNone;
      best = id;
      best_distance = far;
      best_whole = whole;
    } else if (whole == best_whole) {
      second = true;
      second_distance = std::min(second_distance, far);
    }
  }
  if (second && second_distance / kClearly < best_distance) return kNone;
  return best;
}

uint32_t PeopleLedger::person_of(const PersonMention& mention) {
  if (const uint32_t known = choose(mention); known != kNone) return known;
  const auto fresh = static_cast<uint32_t>(persons_.size());
  if (mention.name.words.size() < 2) {
    const std::string key = mention.name.words.empty() ? "" : mention.name.words[0].folded;
    const auto [it, is_new] = bare_.emplace(key, fresh);
    if (!is_new) return it->second;
  } else {
    add_words(fresh, mention.name);
  }
  LedgerPerson person;
  person.name = mention.name;
  persons_.push_back(std::move(person));
  return fresh;
}

void PeopleLedger::group(std::vector<PersonMention>& mentions) {
  persons_.clear();
  by_word_.clear();
  bare_.clear();
  firsts_.clear();
  for (const PersonMention& mention : mentions) firsts_.push_back(mention.first);
  std::vector<uint32_t> order(mentions.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    const PersonName &x = mentions[a].name, &y = mentions[b].name;
    if (stage_of(x) != stage_of(y)) return stage_of(x) < stage_of(y);
    return stage_of(x) == kFull && x.words.size() > y.words.size();
  });
  Stage stage = kFull;
  for (const uint32_t m : order) {
    PersonMention& mention = mentions[m];
    if (stage_of(mention.name) != stage) {
      // From here on the places of the fuller forms tell which person is near.
      stage = stage_of(mention.name);
      for (LedgerPerson& person : persons_) person.settle();
    }
    mention.person = person_of(mention);
    LedgerPerson& person = persons_[mention.person];
    person.latest = m;
    if (mention.sex != Sex::unknown && (person.sex == Sex::unknown || mention.sure_sex)) {
      person.sex = mention.sex;
      person.sure_sex = person.sure_sex || mention.sure_sex;
    }
    // Words that the fullest form lacks ("J. R. Moreno", later "José Moreno").
    for (const NameWord& word : mention.name.words) {
      if (word.initial || stage == kBare || has_word(person.name, word.folded)) continue;
      std::vector<uint32_t>& ids = by_word_[word.folded];
      if (ids.size() <= kMaxPersons &&
          std::find(ids.begin(), ids.end(), mention.person) == ids.end())
        ids.push_back(mention.person);
    }
    person.mentions.push_back(m);
  }
  for (LedgerPerson& person : persons_) person.settle();
}

}  // namespace annals::resolve
