// The persons of a document, by the words of their names.
#ifndef ANNALS_LIB_RESOLVE_PEOPLE_LEDGER_H_
#define ANNALS_LIB_RESOLVE_PEOPLE_LEDGER_H_

#include <cstdint>
#include <span>
#include <vector>

#include "mentions/flat_index.h"
#include "resolve/person_name.h"

namespace annals::resolve {

enum class Sex : uint8_t { unknown, male, female };

// A mention that the ledger is made of.
struct PersonMention {
  uint32_t first = 0;  // tokens, half open
  uint32_t end = 0;
  uint32_t name_at = 0;  // its words in PeopleMentions::words
  uint32_t name_size = 0;
  Sex sex = Sex::unknown;  // as this mention tells: honorific, given name
  bool sure_sex = false;   // by an honorific
  uint32_t title = 0;      // the word right before it, if it is one: "Captain"
  uint32_t person = 0;     // set by group()
};

// Mentions ascending by token, and the words of their names, one name after the other.
struct PeopleMentions {
  std::vector<PersonMention> all;
  std::vector<NameWord> words;

  void clear() {
    all.clear();
    words.clear();
  }
  void add(PersonMention mention, PersonName name) {
    mention.name_at = static_cast<uint32_t>(words.size());
    mention.name_size = static_cast<uint32_t>(name.size());
    words.insert(words.end(), name.begin(), name.end());
    all.push_back(mention);
  }
  PersonName name(const PersonMention& mention) const {
    return PersonName(words).subspan(mention.name_at, mention.name_size);
  }
};

// For each word of a book, the persons that have it: chains in one vector, oldest first.
class PersonsByWord {
 public:
  struct Link {
    uint32_t person = 0;
    uint32_t next = 0;  // index of the next link; 0: none
  };
  struct Chain {
    uint32_t first = 0;
    uint32_t last = 0;
    uint32_t size = 0;
  };

  void reset(size_t words) {
    chains_.assign(words, {});
    links_.assign(1, {});
  }
  void add(uint32_t word, uint32_t person);
  bool has(uint32_t word, uint32_t person) const;
  // Empty for words that joined the book after reset().
  Chain with(uint32_t word) const { return word < chains_.size() ? chains_[word] : Chain(); }
  const Link& link(uint32_t index) const { return links_[index]; }
  uint32_t last_person(const Chain& chain) const { return links_[chain.last].person; }

 private:
  std::vector<Chain> chains_;
  std::vector<Link> links_;  // the first is none
};

struct LedgerPerson {
  uint32_t fullest = 0;  // the mention with the fullest form
  Sex sex = Sex::unknown;
  bool sure_sex = false;
  uint32_t latest = 0xFFFFFFFFu;  // while grouping: which mention joined last
};

// Keeps its memory from one document to the next.
class PeopleLedger {
 public:
  // Groups the mentions into persons: the fullest names first, then each form joins the one person
  // that it fits; of several one of the same title, else the nearest; if it fits none, one whose
  // name sounds the same (name_sounds.h). `mentions` and `book` must outlive what is asked
  // afterwards.
  void group(PeopleMentions& mentions, NameBook& book);

  const std::vector<LedgerPerson>& persons() const { return persons_; }
  PersonName name(uint32_t person) const {  // the fullest
    return mentions_->name(mentions_->all[persons_[person].fullest]);
  }
  // Ascending, indices into the mentions.
  std::span<const uint32_t> mentions_of(uint32_t person) const {
    if (person + 1 >= starts_.size()) return {};  // while grouping: it is not settled
    return std::span(members_).subspan(starts_[person], starts_[person + 1] - starts_[person]);
  }

  // Distance in tokens from `token` to the nearest mention of a person.
  uint32_t distance(uint32_t person, uint32_t token) const;

 private:
  void sort_by_stage();
  void settle();
  bool fits(const PersonMention& mention, uint32_t person, bool& whole) const;
  bool shares_title(const PersonMention& mention, uint32_t person) const;
  uint32_t choose(const PersonMention& mention) const;
  bool sounds_like(const PersonMention& mention, uint32_t person);
  uint64_t hear(const NameWord& word) { return word.initial ? 0 : book_->sound(word.id); }
  uint32_t person_by_sound(const PersonMention& mention);
  uint32_t person_of(uint32_t mention);
  void join(uint32_t mention, bool bare);

  PeopleMentions* mentions_ = nullptr;
  NameBook* book_ = nullptr;
  std::vector<LedgerPerson> persons_;
  PersonsByWord by_word_;          // persons of two words or more
  mentions::FlatIndex by_sound_;   // the same, by what their last word sounds like
  std::vector<uint32_t> bare_;     // by word: the person of that word only
  std::vector<uint32_t> order_;    // mentions, fullest first
  std::vector<uint32_t> places_;   // while sorting
  std::vector<uint32_t> members_;  // mentions by person as far as settled, and where each begins
  std::vector<uint32_t> starts_;
};

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PEOPLE_LEDGER_H_
