#include "records/words.h"

namespace annals::records {

Words::Words(const rules::Pack& pack)
    : event_noun(pack.list("event-noun")),
      event_noun_weak(pack.list("event-noun-weak")),
      event_noun_foreign(pack.list("event-noun-foreign")),
      other_event_lead(pack.list("other-event-lead")),
      attend_verb(pack.list("attend-verb")),
      dependent_lead(pack.list("dependent-lead")),
      tour_cue(pack.list("tour-cue")),
      ambiguous_noun(pack.list("ambiguous-event-noun")),
      venue_preposition(pack.list("venue-preposition")),
      direction_preposition(pack.list("direction-preposition")),
      origin_preposition(pack.list("origin-preposition")),
      visit_verb(pack.list("visit-verb")),
      held_cue(pack.list("held-cue")),
      later_cue(pack.list("later-cue")),
      travel_cue(pack.list("travel-cue")),
      venue_noun(pack.list("venue-noun")),
      venue_label(pack.list("venue-label")),
      coordinator(pack.list("coordinator")),
      place_skip(pack.list("place-skip")),
      subordinate(pack.list("subordinate-lead")),
      organizer_modal(pack.list("organizer-modal")),
      organizer_skip(pack.list("organizer-skip")),
      organizer_join(pack.list("organizer-join")),
      relative(pack.list("relative-pronoun")),
      speech_verb(pack.list("speech-verb")),
      speaker_label(pack.list("speaker-label")),
      participant_lead(pack.list("participant-lead")),
      first_person(pack.list("first-person")) {
  const auto weight = [&](const char* name) { return pack.weight(name); };
  title = {weight("title.threshold"),    weight("title.first-sentence"),
           weight("title.per-sentence"), weight("title.own-date"),
           weight("title.attended"),     weight("title.other"),
           weight("title.quoted"),       weight("title.line")};
  kind = {weight("kind.title"),        weight("kind.noun"),         weight("kind.weak-noun"),
          weight("kind.dependent"),    weight("kind.first"),        weight("kind.per-sentence"),
          weight("kind.own-sentence"), weight("kind.speaker-line"), weight("kind.heading")};
  venue = {
      weight("venue.threshold"),    weight("venue.tour-threshold"), weight("venue.in"),
      weight("venue.direction"),    weight("venue.origin"),         weight("venue.visited"),
      weight("venue.travelled"),    weight("venue.office"),         weight("venue.cell"),
      weight("venue.date-line"),    weight("venue.own-date"),       weight("venue.first-sentence"),
      weight("venue.per-sentence"), weight("venue.held"),           weight("venue.later"),
      weight("venue.subordinate"),  weight("venue.affiliation"),    weight("venue.city"),
      weight("venue.area"),         weight("venue.heading")};
  mode = {weight("mode.online"), weight("mode.hybrid"), weight("mode.in-person")};
}

}  // namespace annals::records
