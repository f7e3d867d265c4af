// The weights of the evidence for organizations and events, looked up once (data/en/rules/*.toml
// say what each is).
#ifndef ANNALS_LIB_MENTIONS_NAME_WEIGHTS_H_
#define ANNALS_LIB_MENTIONS_NAME_WEIGHTS_H_

#include "rules/pack.h"

namespace annals::mentions {

struct NameWeights {
  explicit NameWeights(const rules::Pack& pack);

  // organization.*
  float acronym, acronym_bare, acronym_body, acronym_bracket, acronym_known, acronym_long,
      acronym_not, acronym_owner, acronym_same, acronym_share, acronym_sure, acronym_the,
      acronym_thing, ampersand, beside, building, chain, clear, common_only, common_weak,
      cue_person, cue_place, cue_shape, cue_word, defined, doubtful, foreign_head, gazetteer,
      gazetteer_long, gazetteer_word, generic, head, head_weak, legal_form, list, name, number,
      one_of_many, place_tail, plural, plural_head, proper, prose, several, short_form, short_the,
      suffix, team, the, cell_body, cell_place;
  // event.*
  float event_ambiguous, event_chain, event_coined, event_coined_words, event_contest,
      event_happens, event_led, event_quoted_noun, event_edition, event_head, event_head_weak,
      event_line, event_plain, event_quoted, event_quoted_weak, event_title_line, event_untold,
      event_year;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_NAME_WEIGHTS_H_
