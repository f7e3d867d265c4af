// The word lists and kinds of rules that records are filled by, looked up once a document.
#ifndef ANNALS_LIB_RECORDS_WORDS_H_
#define ANNALS_LIB_RECORDS_WORDS_H_

#include "rules/pack.h"

namespace annals::records {

struct Words {
  explicit Words(const rules::Pack& pack);

  // event nouns; their value is the kind
  rules::ListId event_noun, event_noun_weak, event_noun_foreign;
  // title
  rules::ListId other_event_lead, attend_verb;
  // kind
  rules::ListId dependent_lead, tour_cue, ambiguous_noun;
  // venue
  rules::ListId venue_preposition, direction_preposition, origin_preposition, visit_verb, held_cue,
      later_cue, travel_cue, venue_noun, venue_label, coordinator, place_skip, subordinate;
  // roles
  rules::ListId organizer_modal, organizer_skip, organizer_join, relative, speech_verb,
      speaker_label, participant_lead, first_person;

  // weights
  struct {
    double threshold, first_sentence, per_sentence, own_date, attended, other, quoted, line;
  } title;
  struct {
    double title, noun, weak_noun, dependent, first, per_sentence, own_sentence, speaker_line,
        heading;
  } kind;
  struct {
    double threshold, tour_threshold, in, direction, origin, visited, travelled, office, cell,
        date_line, own_date, first_sentence, per_sentence, held, later, subordinate, affiliation,
        city, area, heading;
  } venue;
  struct {
    double online, hybrid, in_person;
  } mode;
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_WORDS_H_
