// People: the document's ledger of persons. Short forms ("Urmeneta", "Mr. Urmeneta", "Ann",
// "J. Baker") are found because the full name stands somewhere in the document, before or after.
//
// Identity is by name parts: folded without accents, particles set apart, initials open. Two
// persons that fit one short form are told apart by gender evidence (Mr, Ms, the given name), then
// by the title before it, then by nearness.
// Threads: no state. Cost: linear in the candidates and in the occurrences of known names.
#ifndef ANNALS_LIB_RESOLVE_PEOPLE_H_
#define ANNALS_LIB_RESOLVE_PEOPLE_H_

#include <string>
#include <vector>

#include "mentions/candidate.h"
#include "mentions/input.h"
#include "mentions/person_evidence.h"
#include "resolve/people_ledger.h"
#include "resolve/resolved.h"
#include "text/token_index.h"

namespace annals::resolve {

// Memory that is reused from one text to the next.
struct PeopleScratch {
  NameBook book;
  PeopleMentions mentions;
  PeopleLedger ledger;
  PersonsByWord known;
  WordFilter known_words;
  std::vector<NameWord> name;
  std::string text;
  text::TokenIndex names;  // of the names that stand
  std::vector<float> scores;
  mentions::Candidates people;
  mentions::Candidates towns;    // that stand though people are called so
  std::vector<uint32_t> bodies;  // words of the book that the text defines as bodies, ascending
};

// Proposes the short forms of the people in `standing` (what a first arbitration leaves,
// ascending): appends to `candidates` (ascending by first token), raising the score where the same
// one is there already.
void extend_people(const mentions::Input& input, mentions::PersonEvidence& evidence,
                   const mentions::Candidates& standing, mentions::Candidates& candidates,
                   PeopleScratch& scratch);

// Groups the person mentions of `out.names` into `out.people` (canonical name, honorific, titles,
// affiliations) and sets their `entity`.
void link_people(const mentions::Input& input, mentions::PersonEvidence& evidence,
                 PeopleScratch& scratch, Resolved& out);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PEOPLE_H_
