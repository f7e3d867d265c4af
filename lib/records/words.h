// The word lists, weights and rules that records are made by, looked up once for each pack.
// Threads: immutable.
#ifndef ANNALS_LIB_RECORDS_WORDS_H_
#define ANNALS_LIB_RECORDS_WORDS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "records/evidence.h"
#include "records/kind_words.h"
#include "records/word_lists.h"
#include "rules/pack.h"

namespace annals::records {

// The kinds of rules that records ask for; behind `none` those of rules::kRecordKinds.
enum class RuleKind : uint8_t { none, nothing, kind, mode, organizer, attendance };

// What a rule of such a kind says.
struct RuleFacts {
  RuleKind kind = RuleKind::none;
  bool certain = true;   // organizer: not only where nothing else tells it
  bool after = false;    // … stands behind the match
  bool close = false;    // … right before it
  bool owner = false;    // … the archive's owner, too, where it acts
  bool whole = false;    // … of a whole journey, not of one of its stops
  bool telling = false;  // kind: in the telling sentence only
  bool agent = false;    // … where people act
  bool label = false;    // … as much in each line: "Facilitator:"
  bool thing = false;    // mode: may be said of a thing that was launched
  double weight = 1;
  std::string_view value;  // the kind, the mode, the unit
};

struct Words {
  explicit Words(const rules::Pack& pack);

  WordLists lists;
  std::vector<RuleFacts> rules;  // of each rule of the pack

  // event nouns; their value is the kind
  WordList event_noun, event_noun_weak, event_noun_foreign;
  uint64_t event_nouns() const { return event_noun.bit | event_noun_weak.bit; }
  // who acts, and what stands around them; meals
  rules::ListId kind_agent, kind_agent_quantity, kind_agent_phrase, kind_agent_next, kind_pronoun,
      kind_verb_next, kind_social;
  rules::ListId event_suffix;
  rules::ListId periodical, issue_word, and_before, next_label;
  rules::ListId passive_present, beside_preposition, moved_cue, apposed_cue, stative, act_lead,
      talk_kind, talk_noun, spoken_kind, house_kind, roll_label, put_off_to, mail_label,
      letter_closing, resolution_lead, agenda_item, irregular, speaker_before, by_line, ditto,
      life_cue, repeat_cue, abstract_label, function, aside_label, opening_participle, dated_deed,
      listed_kind, event_room, speakers, kind_aside, attendance_qualifier, kind_span, kind_era,
      kind_lead, kind_stop, kind_series, kind_called, kind_happens, kind_topic, kind_at_which,
      kind_invite, kind_body, kind_affiliation, archive_kind, meeting_kind, named_kind, online_kind,
      negation;
  rules::ListId organizer_behind, organizer_support, organizer_circumstance, organizer_aside,
      organizer_office, sign_verb, opening_noun, contest_noun, rival, organizer_kind, determiner,
      day_noun, day_kept, untitled_kind, quoted_kind, headline_kind, organizer_takes_part,
      date_preposition, giving_verb, money_noun, topic_noun, member_noun, sent_noun, area_sort,
      departure_verb, source_preposition, comparison, side_verb, host_verb, house_part, open_part,
      residence_verb, topic_head, former_cue, town_office, town_call, beside_town, apart_kind,
      unmet_kind, thing_kind, apposed_lead, calamity, crowd_lead, crowd_word, town_part, stop_aside,
      way_word, way_noun, past_perfect, inviting, making_participle, aside_participle,
      mission_house, house_participle, afar_verb, town_host, town_host_of, telling_verb,
      ceremony_verb, ceremony_participle, house_verb, sight_verb, begin_verb, closing_verb,
      object_pronoun, coming_verb, deed_kind, report_verb;
  uint32_t and_, at, before, by, chair, for_, from, in, minutes, of, on, that, the, to;  // words
  // clauses
  WordList date_lead, year_noun, pluperfect, death_cue, passive, happening, deictic_year,
      restrictive, anaphoric, definite, selective, possessive, adjunct_lead, actor_noun, article,
      indefinite, during_lead;
  // segmentation
  WordList continuation_lead, beside_lead, organizing_lead, cleft_lead, also, gathering_verb,
      no_event_lead, regular_lead;
  // title
  WordList other_event_lead, attend_verb, title_label;
  // kind
  WordList dependent_lead, tour_cue, ambiguous_noun, kind_ground, kind_head, kind_told;
  // venue
  WordList venue_preposition, direction_preposition, origin_preposition, visit_verb, held_cue,
      later_cue, coming_cue, next_lead, when_label, travel_cue, venue_noun, venue_label,
      coordinator, place_skip, subordinate, journey_cue, nature_preposition;
  // mode
  WordList guest_verb;
  // roles
  WordList organizer_modal, organizer_skip, organizer_join, relative, speech_verb, speaker_label,
      participant_lead, first_person;
  // attendance
  WordList number_word;
  struct {
    uint16_t count, unit, qualifier;
  } capture;

  // weights
  CueWeights boundary;
  double nothing_threshold, nothing_dated_threshold;
  struct {
    double threshold, alone, first_sentence, leads, subordinate, open_end, relative, bracketed,
        held, later, day, month, year, per_sentence, put_off;
  } when;
  struct {
    double threshold, first_sentence, per_sentence, own_date, attended, other, quoted, line;
  } title;
  struct {
    double title, title_numbered, title_span, noun, weak_noun, dependent, first, per_sentence,
        own_sentence, speaker_line, heading, listed, coined, programme, about, aside, least, again,
        later, head, named, told, enough, lasting, lasting_days, lasting_most, words, words_fade,
        words_margin, words_fewest;
  } kind;
  KindWords kind_words;
  struct {
    double threshold, tour_threshold, in, direction, origin, visited, travelled, office, cell,
        date_line, dateline, own_date, first_sentence, per_sentence, held, later, subordinate,
        affiliation, city, area, heading, apart, side, beside_date, attribute, address;
  } venue;
  struct {
    double online, hybrid, in_person;
  } mode;

  // How far shapes reach, in tokens where nothing else is said.
  struct {
    uint32_t longest_line, longest_sentence, longest_head, date_reach, label_reach, title_lines;
  } entry;
  struct {
    uint32_t label_reach, headline;
  } when_shape;
  struct {
    uint32_t purpose, relative, other_date, near_journey, far_journey, entry, house, room,
        origin_room, titles, cell, occasion_cell, seat;
  } venue_shape;
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_WORDS_H_
