#include "resolve/people_ledger.h"

#include <algorithm>

#include "resolve/resolved.h"

namespace annals::resolve {
namespace {

// A word that more persons share tells nothing.
constexpr size_t kMaxPersons = 64;
constexpr size_t kMostTitled = 16;  // mentions of a person whose titles are looked at

bool sexes_clash(Sex a, Sex b) { return a != Sex::unknown && b != Sex::unknown && a != b; }

// Fullest first: two whole words or more; initials and a word; one word.
enum Stage : uint8_t { kFull, kInitials, kBare };

Stage stage_of(PersonName name) {
  if (name.size() < 2) return kBare;
  return full_words(name) > 1 ? kFull : kInitials;
}

bool has_word(PersonName name, uint32_t id) {
  return std::any_of(name.begin(), name.end(),
                     [&](const NameWord& word) { return !word.initial && word.id == id; });
}

}  // namespace

void PersonsByWord::add(uint32_t word, uint32_t person) {
  const auto fresh = static_cast<uint32_t>(links_.size());
  links_.push_back({person, 0});
  Chain& chain = chains_[word];
  if (chain.size == 0)
    chain.first = fresh;
  else
    links_[chain.last].next = fresh;
  chain.last = fresh;
  ++chain.size;
}

bool PersonsByWord::has(uint32_t word, uint32_t person) const {
  for (uint32_t at = chains_[word].first; at != 0; at = links_[at].next)
    if (links_[at].person == person) return true;
  return false;
}

uint32_t PeopleLedger::distance(uint32_t person, uint32_t token) const {
  const std::vector<PersonMention>& all = mentions_->all;
  const std::span<const uint32_t> mentions = mentions_of(person);
  const auto it = std::lower_bound(mentions.begin(), mentions.end(), token,
                                   [&](uint32_t m, uint32_t t) { return all[m].first < t; });
  uint32_t best = kNone;
  // A name is likelier to return than to be used before it is introduced.
  if (it != mentions.end()) best = 2 * std::min(all[*it].first - token, kNone / 4);
  if (it != mentions.begin()) best = std::min(best, token - all[*std::prev(it)].first);
  if (const uint32_t latest = persons_[person].latest;
      latest != kNone && all[latest].first <= token)
    best = std::min(best, token - all[latest].first);
  return best;
}

// Whether a mention may be of a person. `whole`: it has all the words of the person's name.
bool PeopleLedger::fits(const PersonMention& mention, uint32_t person, bool& whole) const {
  const LedgerPerson& known = persons_[person];
  if (sexes_clash(mention.sex, known.sex) && (mention.sure_sex || known.sure_sex)) return false;
  const PersonName name = mentions_->name(mention), full = this->name(person);
  const bool form = is_form_of(*book_, name, full);
  whole = form && name.size() == full.size();
  return form || (name.size() > 1 && is_form_of(*book_, full, name));
}

// "Captain Marit Lund", and later "Captain Lund".
bool PeopleLedger::shares_title(const PersonMention& mention, uint32_t person) const {
  if (mention.title == 0) return false;
  const std::span<const uint32_t> mentions = mentions_of(person);
  const auto some = mentions.first(std::min(mentions.size(), kMostTitled));
  return std::any_of(some.begin(), some.end(), [&](uint32_t m) {
    const PersonMention& known = mentions_->all[m];
    return known.title == mention.title && known.first < mention.first;
  });
}

// The person of two words or more that a mention is a form of: the one that it names in full, then
// one of the same title, then the nearest; kNone: there is none.
uint32_t PeopleLedger::choose(const PersonMention& mention) const {
  PersonsByWord::Chain ids;
  for (const NameWord& word : mentions_->name(mention)) {
    if (word.initial) continue;
    const PersonsByWord::Chain these = by_word_.with(word.id);
    if (these.size != 0 && (ids.size == 0 || these.size < ids.size)) ids = these;
  }
  if (ids.size > kMaxPersons) return kNone;
  uint32_t best = kNone, best_distance = kNone;
  int best_rank = 0;
  for (uint32_t at = ids.first; at != 0; at = by_word_.link(at).next) {
    const uint32_t id = by_word_.link(at).person;
    bool whole = false;
    if (!fits(mention, id, whole)) continue;
    const int rank = whole ? 2 : ids.size > 1 && shares_title(mention, id) ? 1 : 0;
    const uint32_t far = distance(id, mention.first);
    if (best != kNone && (rank < best_rank || (rank == best_rank && far >= best_distance)))
      continue;
    best = id;
    best_distance = far;
    best_rank = rank;
  }
  return best;
}

// "F. Rakhmonov" and "Farrukh Rahmonov": word by word; one word may be any of them.
bool PeopleLedger::sounds_like(const PersonMention& mention, uint32_t person) {
  if (sexes_clash(mention.sex, persons_[person].sex)) return false;
  const auto same = [&](const NameWord& a, const NameWord& b) {
    return same_word(*book_, a, b) || (hear(a) != 0 && hear(a) == hear(b));
  };
  const PersonName name = mentions_->name(mention), full = this->name(person);
  if (name.size() == 1)
    return std::any_of(full.begin(), full.end(),
                       [&](const NameWord& w) { return same(name[0], w); });
  return std::equal(name.begin(), name.end(), full.begin(), full.end(), same);
}

uint32_t PeopleLedger::person_by_sound(const PersonMention& mention) {
  const PersonName name = mentions_->name(mention);
  if (name.empty() || name.back().initial) return kNone;
  const uint64_t sound = hear(name.back());
  if (sound == 0) return kNone;
  const uint32_t person =
      by_sound_.find(sound, [&](uint32_t known) { return sounds_like(mention, known); });
  return person != mentions::FlatIndex::kNotThere ? person : kNone;
}

uint32_t PeopleLedger::person_of(uint32_t mention) {
  if (const uint32_t known = choose(mentions_->all[mention]); known != kNone) return known;
  if (const uint32_t known = person_by_sound(mentions_->all[mention]); known != kNone) return known;
  const auto fresh = static_cast<uint32_t>(persons_.size());
  const PersonName name = mentions_->name(mentions_->all[mention]);
  if (name.size() < 2) {
    uint32_t& known = bare_[name.empty() ? NameBook::kEmpty : name[0].id];
    if (known != kNone) return known;
    known = fresh;
  } else {
    for (const NameWord& word : name) {
      if (word.initial) continue;
      const PersonsByWord::Chain chain = by_word_.with(word.id);
      if (chain.size == 0 || by_word_.last_person(chain) != fresh) by_word_.add(word.id, fresh);
    }
    if (const uint64_t sound = hear(name.back()); sound != 0)
      by_sound_.find_or_add(sound, fresh, [](uint32_t) { return false; });
  }
  persons_.push_back({.fullest = mention});
  return fresh;
}

// The order of grouping: by stage, of full names the longest first, then as in the text.
void PeopleLedger::sort_by_stage() {
  const std::vector<PersonMention>& all = mentions_->all;
  uint32_t longest = 0;
  for (const PersonMention& mention : all) longest = std::max(longest, mention.name_size);
  const auto rank = [&](const PersonMention& mention) {
    const Stage stage = stage_of(mentions_->name(mention));
    return stage == kFull ? longest - mention.name_size : longest + stage;
  };
  places_.assign(longest + kBare + 2, 0);
  for (const PersonMention& mention : all) ++places_[rank(mention) + 1];
  for (size_t k = 1; k < places_.size(); ++k) places_[k] += places_[k - 1];
  order_.resize(all.size());
  for (uint32_t m = 0; m < all.size(); ++m) order_[places_[rank(all[m])]++] = m;
}

// Lists the mentions of each person that have joined so far.
void PeopleLedger::settle() {
  starts_.assign(persons_.size() + 1, 0);
  for (const PersonMention& mention : mentions_->all)
    if (mention.person != kNone) ++starts_[mention.person];
  for (size_t k = 1; k < starts_.size(); ++k) starts_[k] += starts_[k - 1];
  members_.resize(starts_.back());
  for (auto m = static_cast<uint32_t>(mentions_->all.size()); m-- > 0;)
    if (const uint32_t person = mentions_->all[m].person; person != kNone)
      members_[--starts_[person]] = m;
  for (LedgerPerson& person : persons_) person.latest = kNone;
}

// What a mention adds to its person.
void PeopleLedger::join(uint32_t m, bool bare) {
  const PersonMention& mention = mentions_->all[m];
  LedgerPerson& person = persons_[mention.person];
  person.latest = m;
  if (mention.sex != Sex::unknown && (person.sex == Sex::unknown || mention.sure_sex)) {
    person.sex = mention.sex;
    person.sure_sex = person.sure_sex || mention.sure_sex;
  }
  if (bare || person.fullest == m) return;
  // Words that the fullest form lacks ("J. R. Medina", later "José Medina").
  for (const NameWord& word : mentions_->name(mention)) {
    if (word.initial || has_word(name(mention.person), word.id)) continue;
    if (by_word_.with(word.id).size <= kMaxPersons && !by_word_.has(word.id, mention.person))
      by_word_.add(word.id, mention.person);
  }
}

void PeopleLedger::group(PeopleMentions& mentions, NameBook& book) {
  mentions_ = &mentions;
  book_ = &book;
  persons_.clear();
  by_word_.reset(book.size());
  by_sound_.clear(mentions.all.size());
  bare_.assign(book.size(), kNone);
  for (PersonMention& mention : mentions.all) mention.person = kNone;
  settle();
  sort_by_stage();
  Stage stage = kFull;
  for (const uint32_t m : order_) {
    PersonMention& mention = mentions.all[m];
    if (const Stage next = stage_of(mentions.name(mention)); next != stage) {
      // From here on the places of the fuller forms tell which person is near.
      stage = next;
      settle();
    }
    mention.person = person_of(m);
    join(m, stage == kBare);
  }
  settle();
}

}  // namespace annals::resolve
