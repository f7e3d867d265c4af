// The persons of a document, by the words of their names.
#ifndef ANNALS_LIB_RESOLVE_PEOPLE_LEDGER_H_
#define ANNALS_LIB_RESOLVE_PEOPLE_LEDGER_H_

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "resolve/person_name.h"

namespace annals::resolve {

enum class Sex : uint8_t { unknown, male, female };

// A mention that the ledger is made of.
struct PersonMention {
  uint32_t first = 0;  // tokens, half open
  uint32_t end = 0;
  PersonName name;
  Sex sex = Sex::unknown;  // as this mention tells: honorific, given name
  bool sure_sex = false;   // by an honorific
  uint32_t person = 0;     // set by group()
};

struct LedgerPerson {
  PersonName name;  // the fullest
  Sex sex = Sex::unknown;
  bool sure_sex = false;
  std::vector<uint32_t> mentions;  // ascending, indices into the mentions
  // While grouping: how many of them are in order, and which joined last.
  uint32_t sorted = 0;
  uint32_t latest = 0xFFFFFFFFu;
  void settle();
};

class PeopleLedger {
 public:
  // Groups `mentions` (ascending by token) into persons: the fullest names first, then each form
  // joins the one person that it fits; of several the nearest, unless two are about as near.
  void group(std::vector<PersonMention>& mentions);

  const std::vector<LedgerPerson>& persons() const { return persons_; }

  // Ids of the persons that have this word in their name; nullptr: none.
  const std::vector<uint32_t>* with_word(const std::string& folded) const;

  // Distance in tokens from `token` to the nearest mention of a person.
  uint32_t distance(uint32_t person, uint32_t token) const;

 private:
  void add_words(uint32_t person, const PersonName& name);
  uint32_t choose(const PersonMention& mention) const;
  uint32_t person_of(const PersonMention& mention);

  std::vector<LedgerPerson> persons_;
  std::unordered_map<std::string, std::vector<uint32_t>> by_word_;  // persons of two words or more
  std::unordered_map<std::string, uint32_t> bare_;                  // persons of one word
  std::vector<uint32_t> firsts_;                                    // first token of each mention
};

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PEOPLE_LEDGER_H_
