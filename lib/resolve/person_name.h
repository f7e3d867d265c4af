// A person's name as words that compare: folded, without accents and particles, initials open.
//
//   "João d’Almeida"             joao almeida
//   "J. L. Moreno-Ibarra"        j. l. moreno ibarra
//   "Seán Ó Dálaigh", "O'Daly"   sean odalaigh; odaly
#ifndef ANNALS_LIB_RESOLVE_PERSON_NAME_H_
#define ANNALS_LIB_RESOLVE_PERSON_NAME_H_

#include <cstdint>
#include <string>
#include <vector>

#include "mentions/input.h"
#include "mentions/person_words.h"

namespace annals::resolve {

struct NameWord {
  std::string folded;
  bool initial = false;
};

struct PersonName {
  std::vector<NameWord> words;
  size_t full_words() const;  // those that are no initials
};

// Reads the name in tokens [first, end).
class PersonNameReader {
 public:
  PersonNameReader(const mentions::Input& input, const mentions::PersonWords& words)
      : input_(input), w_(words) {}
  void read(uint32_t first, uint32_t end, PersonName& name) const;

  // A particle, in either case ("de", "Van").
  bool is_particle(uint32_t token) const;

 private:
  const mentions::Input& input_;
  const mentions::PersonWords& w_;
};

// Whether `part` may be a shorter form of `whole` (or the same): its words are words of the whole,
// in order; an initial stands for a word. One word may be any of them; more must keep the last
// word, or the first two.
bool is_form_of(const PersonName& part, const PersonName& whole);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PERSON_NAME_H_
