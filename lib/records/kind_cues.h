// The sorts of cues that speak for a kind, each in a file of its own.
#ifndef ANNALS_LIB_RECORDS_KIND_CUES_H_
#define ANNALS_LIB_RECORDS_KIND_CUES_H_

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "records/kind_ballot.h"
#include "records/scope.h"

namespace annals::records {

// Nouns of occasions in every language of the pack.
inline uint64_t kind_nouns(const Words& words) {
  return words.event_nouns() | words.event_noun_foreign.bit;
}

// Visits the sentence that tells of the occasion, and the one that it leads with, in their order.
template <typename Visit>
void for_telling(const Scope& scope, const Visit& visit) {
  const auto [first, last] = std::minmax(scope.told, scope.lead);
  if (first < scope.sentences.size()) visit(first);
  if (last != first && last < scope.sentences.size()) visit(last);
}

// The kind that the noun at `token` gives and its length in tokens; `weak`: it has other senses.
std::string_view noun_at(const Scope& scope, uint32_t token, uint32_t& length, bool& weak);

// What the innermost heading of a list says that its entries are.
std::string_view listed_as(const Scope& scope);

// What a talk is: what the headings call it, if the list has it ("Webinar series"), or a lecture.
std::string_view told_as(const Scope& scope, rules::ListId kinds);

// True if the token stands in the name of a body, of more words than one.
bool names_body(const Scope& scope, uint32_t token);

// Where a noun stands: what the sentence is about, what somebody held or attended, or elsewhere.
enum class Phrase : uint8_t { any, subject, object };

// True unless the noun is of something else than of what the record tells. Where the sentence is
// about it, a body's name may be the occasion's: "at the Refugee Forum".
bool tells_occasion(const Scope& scope, Range sentence, uint32_t noun, uint32_t length, bool weak,
                    Phrase phrase = Phrase::any);

// kind_title.cc: the head of the occasion's own name.
void count_title(const Scope& scope, Ballot& ballot);
// kind_head.cc: the noun that the telling sentence is about.
void count_heads(const Scope& scope, Ballot& ballot);
// kind_speaker.cc: a title, and who spoke.
void count_speaker(const Scope& scope, Ballot& ballot);
// kind_talk.cc: who spoke, and of what, in one line.
void count_talk(const Scope& scope, Ballot& ballot);
// kind_nouns.cc: nouns of occasions in the text.
void count_nouns(const Scope& scope, Ballot& ballot);
// kind_told.cc: common phrases of the telling sentence.
void count_told(const Scope& scope, Ballot& ballot);
// kind_rules.cc: the rules of kind "kind": verbs.
void count_rules(const Scope& scope, Ballot& ballot);
// kind_words.cc: each of its words, a little.
void count_words(const Scope& scope, Ballot& ballot);
// kind_headings.cc: what the governing headings tell of.
void count_headings(const Scope& scope, Ballot& ballot);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_KIND_CUES_H_
