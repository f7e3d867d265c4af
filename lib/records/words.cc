#include "records/words.h"

#include "rules/rule_subset.h"

namespace annals::records {
namespace {

RuleKind kind_of(std::string_view name) {
  for (size_t i = 0; i < rules::kRecordKinds.size(); ++i)
    if (name == rules::kRecordKinds[i]) return static_cast<RuleKind>(i + 1);
  return RuleKind::none;
}

RuleFacts facts_of(const rules::Pack& pack, uint32_t rule) {
  RuleFacts facts;
  facts.kind = kind_of(pack.rule_kind(rule));
  facts.weight = pack.rule_weight(rule);
  const auto value = [&](const char* key) { return pack.rule_value(rule, key); };
  if (facts.kind == RuleKind::kind) {
    facts.value = value("kind");
    facts.telling = value("telling") == "yes";
    facts.agent = value("agent") == "yes";
    facts.label = value("label") == "yes";
  }
  if (facts.kind == RuleKind::mode) {
    facts.value = value("mode");
    facts.thing = value("thing") == "yes";
  }
  if (facts.kind == RuleKind::nothing) facts.value = value("then");
  if (facts.kind == RuleKind::attendance) facts.value = value("unit");
  if (facts.kind == RuleKind::organizer) {
    facts.certain = value("certain") != "no";
    facts.after = value("side") == "after";
    facts.close = value("close") == "yes";
    facts.owner = value("owner") == "yes";
    facts.whole = value("whole") == "yes";
  }
  return facts;
}

}  // namespace

Words::Words(const rules::Pack& pack) : boundary(pack), kind_words(pack) {
  for (uint32_t i = 0; i < pack.rule_count(); ++i) rules.push_back(facts_of(pack, i));

  const auto sought = [&](const char* name) { return lists.seek(pack, name); };
  event_noun = sought("event-noun");
  event_noun_weak = sought("event-noun-weak");
  event_noun_foreign = sought("event-noun-foreign");
  passive = sought("passive");
  happening = sought("happening");
  pluperfect = sought("pluperfect");
  held_cue = sought("held-cue");
  later_cue = sought("later-cue");
  coming_cue = sought("coming-cue");
  gathering_verb = sought("gathering-verb");
  tour_cue = sought("tour-cue");
  travel_cue = sought("travel-cue");
  guest_verb = sought("mode-guest-verb");
  also = sought("also");
  attend_verb = sought("attend-verb");
  participant_lead = sought("participant-lead");
  regular_lead = sought("regular-lead");
  speaker_label = sought("speaker-label");
  speech_verb = sought("speech-verb");
  death_cue = sought("death-cue");
  const auto list = [&](const char* name) { return lists.add(pack, name); };
  kind_told = list("kind-told");
  and_ = pack.word("and");
  chair = pack.word("chair");
  at = pack.word("at");
  before = pack.word("before");
  by = pack.word("by");
  for_ = pack.word("for");
  on = pack.word("on");
  from = pack.word("from");
  in = pack.word("in");
  minutes = pack.word("minutes");
  of = pack.word("of");
  that = pack.word("that");
  the = pack.word("the");
  to = pack.word("to");
  beside_preposition = pack.list("beside-preposition");
  event_suffix = pack.list("event-suffix");
  talk_kind = pack.list("kind-talk");
  object_pronoun = pack.list("object-pronoun");
  coming_verb = pack.list("coming-verb");
  deed_kind = pack.list("kind-deed");
  report_verb = pack.list("report-verb");
  talk_noun = pack.list("event-talk");
  spoken_kind = pack.list("kind-spoken");
  house_kind = pack.list("kind-with-house");
  listed_kind = pack.list("kind-listed");
  event_room = pack.list("event-room");
  speakers = pack.list("kind-speakers");
  roll_label = pack.list("roll-label");
  date_lead = list("date-lead");
  year_noun = list("year-noun");
  passive_present = pack.list("passive-present");
  stative = pack.list("stative-participle");
  act_lead = pack.list("act-lead");
  deictic_year = list("deictic-year");
  restrictive = list("restrictive");
  anaphoric = list("anaphoric-determiner");
  definite = list("definite-article");
  selective = list("selective");
  possessive = list("possessive");
  adjunct_lead = list("adjunct-lead");
  actor_noun = list("actor-noun");
  article = list("article");
  indefinite = list("indefinite");
  during_lead = list("during-lead");
  continuation_lead = list("continuation-lead");
  beside_lead = list("beside-lead");
  organizing_lead = list("organizing-lead");
  cleft_lead = list("cleft-lead");
  no_event_lead = list("no-event-lead");
  other_event_lead = list("other-event-lead");
  title_label = list("title-label");
  archive_kind = pack.list("archive-kind");
  dependent_lead = list("dependent-lead");
  ambiguous_noun = list("ambiguous-event-noun");
  venue_preposition = list("venue-preposition");
  direction_preposition = list("direction-preposition");
  origin_preposition = list("origin-preposition");
  visit_verb = list("visit-verb");
  moved_cue = pack.list("moved-cue");
  apposed_cue = pack.list("apposed-cue");
  next_lead = list("next-lead");
  when_label = list("when-label");
  abstract_label = pack.list("abstract-label");
  function = pack.list("function");
  periodical = pack.list("periodical");
  issue_word = pack.list("issue-word");
  and_before = pack.list("heading-and-before");
  next_label = pack.list("next-label");
  kind_aside = pack.list("kind-aside");
  kind_ground = list("kind-ground");
  kind_span = pack.list("kind-span");
  kind_era = pack.list("kind-era");
  kind_head = list("kind-head");
  kind_lead = pack.list("kind-lead");
  kind_stop = pack.list("kind-stop");
  kind_happens = pack.list("kind-happens");
  kind_topic = pack.list("kind-topic");
  kind_at_which = pack.list("kind-at-which");
  kind_invite = pack.list("kind-invite");
  kind_body = pack.list("kind-body");
  kind_affiliation = pack.list("kind-affiliation");
  kind_social = pack.list("kind-social");
  kind_agent = pack.list("kind-agent");
  kind_agent_quantity = pack.list("kind-agent-quantity");
  kind_agent_next = pack.list("kind-agent-next");
  kind_pronoun = pack.list("kind-pronoun");
  kind_verb_next = pack.list("kind-verb-next");
  kind_agent_phrase = pack.list("kind-agent-phrase");
  kind_series = pack.list("kind-series");
  kind_called = pack.list("kind-called");
  aside_label = pack.list("aside-label");
  opening_participle = pack.list("opening-participle");
  dated_deed = pack.list("dated-deed");
  mail_label = pack.list("mail-label");
  letter_closing = pack.list("letter-closing");
  put_off_to = pack.list("put-off-to");
  begin_verb = pack.list("begin-verb");
  closing_verb = pack.list("closing-verb");
  irregular = pack.list("irregular-participle");
  resolution_lead = pack.list("resolution-lead");
  agenda_item = pack.list("agenda-item");
  venue_noun = list("venue-noun");
  venue_label = list("venue-label");
  coordinator = list("coordinator");
  place_skip = list("place-skip");
  subordinate = list("subordinate-lead");
  journey_cue = list("journey-cue");
  nature_preposition = list("nature-preposition");
  meeting_kind = pack.list("mode-meeting-kind");
  named_kind = pack.list("mode-named-kind");
  negation = pack.list("nothing-negation");
  online_kind = pack.list("mode-online-kind");
  organizer_modal = list("organizer-modal");
  organizer_skip = list("organizer-skip");
  organizer_join = list("organizer-join");
  organizer_behind = pack.list("organizer-behind");
  organizer_support = pack.list("organizer-support");
  organizer_circumstance = pack.list("organizer-circumstance");
  organizer_aside = pack.list("organizer-aside");
  organizer_office = pack.list("organizer-office");
  sign_verb = pack.list("sign-verb");
  opening_noun = pack.list("opening-noun");
  contest_noun = pack.list("contest-noun");
  rival = pack.list("place-rival");
  organizer_kind = pack.list("organizer-kind");
  determiner = pack.list("determiner");
  day_noun = pack.list("day-noun");
  day_kept = pack.list("day-kept");
  untitled_kind = pack.list("untitled-kind");
  calamity = pack.list("calamity");
  quoted_kind = pack.list("quoted-kind");
  headline_kind = pack.list("headline-kind");
  organizer_takes_part = pack.list("organizer-takes-part");
  date_preposition = pack.list("date-preposition");
  giving_verb = pack.list("giving-verb");
  money_noun = pack.list("money-noun");
  area_sort = pack.list("place-area-after");
  topic_noun = pack.list("topic-noun");
  topic_head = pack.list("topic-head");
  house_part = pack.list("house-part");
  open_part = pack.list("open-part");
  residence_verb = pack.list("residence-verb");
  former_cue = pack.list("former-cue");
  town_office = pack.list("town-office");
  town_call = pack.list("town-call");
  beside_town = pack.list("beside-town");
  town_part = pack.list("town-part");
  crowd_lead = pack.list("crowd-lead");
  crowd_word = pack.list("crowd-word");
  stop_aside = pack.list("stop-aside");
  way_word = pack.list("way-word");
  way_noun = pack.list("way-noun");
  past_perfect = pack.list("past-perfect");
  inviting = pack.list("inviting-participle");
  making_participle = pack.list("making-participle");
  aside_participle = pack.list("aside-participle");
  mission_house = pack.list("mission-house");
  house_participle = pack.list("house-participle");
  afar_verb = pack.list("afar-verb");
  town_host = pack.list("town-host");
  town_host_of = pack.list("town-host-of");
  telling_verb = pack.list("telling-verb");
  ceremony_verb = pack.list("ceremony-verb");
  ceremony_participle = pack.list("ceremony-participle");
  house_verb = pack.list("house-verb");
  sight_verb = pack.list("sight-verb");
  thing_kind = pack.list("mode-thing-kind");
  unmet_kind = pack.list("mode-unmet-kind");
  apart_kind = pack.list("kind-apart");
  apposed_lead = pack.list("apposed-lead");
  member_noun = pack.list("member-noun");
  sent_noun = pack.list("sent-noun");
  departure_verb = pack.list("departure-verb");
  source_preposition = pack.list("source-preposition");
  side_verb = pack.list("side-verb");
  host_verb = pack.list("host-verb");
  comparison = pack.list("comparison");
  relative = list("relative-pronoun");
  by_line = pack.list("by-line");
  ditto = pack.list("ditto");
  life_cue = pack.list("life-cue");
  repeat_cue = pack.list("repeat-cue");
  speaker_before = pack.list("speaker-before");
  first_person = list("first-person");
  number_word = list("number-word");
  attendance_qualifier = pack.list("attendance-qualifier");
  lists.compile(pack);
  capture = {pack.capture("count"), pack.capture("unit"), pack.capture("qualifier")};

  const auto weight = [&](const char* name) { return pack.weight(name); };
  nothing_threshold = weight("nothing.threshold");
  nothing_dated_threshold = weight("nothing.dated-threshold");
  when = {weight("when.threshold"), weight("when.alone"),        weight("when.first-sentence"),
          weight("when.leads"),     weight("when.subordinate"),  weight("when.open-end"),
          weight("when.relative"),  weight("when.bracketed"),    weight("when.held"),
          weight("when.later"),     weight("when.day"),          weight("when.month"),
          weight("when.year"),      weight("when.per-sentence"), weight("when.put-off")};
  title = {weight("title.threshold"),    weight("title.first-sentence"),
           weight("title.per-sentence"), weight("title.own-date"),
           weight("title.attended"),     weight("title.other"),
           weight("title.quoted"),       weight("title.line")};
  kind = {weight("kind.title"),        weight("kind.title-numbered"), weight("kind.title-span"),
          weight("kind.noun"),         weight("kind.weak-noun"),      weight("kind.dependent"),
          weight("kind.first"),        weight("kind.per-sentence"),   weight("kind.own-sentence"),
          weight("kind.speaker-line"), weight("kind.heading"),        weight("kind.listed"),
          weight("kind.coined"),       weight("kind.programme"),      weight("kind.about"),
          weight("kind.aside"),        weight("kind.least"),          weight("kind.again"),
          weight("kind.later"),        weight("kind.head"),           weight("kind.named"),
          weight("kind.told"),         weight("kind.enough"),         weight("kind.lasting"),
          weight("kind.lasting-days"), weight("kind.lasting-most"),   weight("kind.words"),
          weight("kind.words-fade"),   weight("kind.words-margin"),   weight("kind.words-fewest")};
  venue = {
      weight("venue.threshold"),      weight("venue.tour-threshold"), weight("venue.in"),
      weight("venue.direction"),      weight("venue.origin"),         weight("venue.visited"),
      weight("venue.travelled"),      weight("venue.office"),         weight("venue.cell"),
      weight("venue.date-line"),      weight("venue.dateline"),       weight("venue.own-date"),
      weight("venue.first-sentence"), weight("venue.per-sentence"),   weight("venue.held"),
      weight("venue.later"),          weight("venue.subordinate"),    weight("venue.affiliation"),
      weight("venue.city"),           weight("venue.area"),           weight("venue.heading"),
      weight("venue.apart"),          weight("venue.side"),           weight("venue.beside-date"),
      weight("venue.attribute"),      weight("venue.address")};
  mode = {weight("mode.online"), weight("mode.hybrid"), weight("mode.in-person")};
  const auto count = [&](const char* name) { return static_cast<uint32_t>(pack.weight(name)); };
  entry = {count("entry.longest-line"), count("entry.longest-sentence"),
           count("entry.longest-head"), count("entry.date-reach"),
           count("entry.label-reach"),  count("entry.title-lines")};
  when_shape = {count("when.label-reach"), count("when.headline")};
  venue_shape = {count("venue.purpose-reach"),       count("venue.relative-reach"),
                 count("venue.other-date-reach"),    count("venue.near-journey"),
                 count("venue.far-journey"),         count("venue.longest-entry"),
                 count("venue.longest-house"),       count("venue.longest-room"),
                 count("venue.longest-origin-room"), count("venue.titles"),
                 count("venue.cell-reach"),          count("venue.occasion-cell-reach"),
                 count("venue.seat-people")};
}

}  // namespace annals::records
