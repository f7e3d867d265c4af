#include "mentions/person_words.h"

namespace annals::mentions {

PersonWords::PersonWords(const rules::Pack& pack) : sides(pack.rule_count(), CueSide::none) {
  const auto weight = [&](const char* name) { return static_cast<float>(pack.weight(name)); };
  given = weight("people.given");
  surname_after_given = weight("people.surname-after-given");
  surname = weight("people.surname");
  surname_word = weight("people.surname-word");
  unknown = weight("people.unknown");
  word = weight("people.word");
  place = weight("people.place");
  demonym = weight("people.demonym");
  caps = weight("people.caps");
  thing = weight("people.thing");
  title = weight("people.title");
  initial = weight("people.initial");
  particle = weight("people.particle");
  compound = weight("people.compound");
  suffix = weight("people.suffix");
  eastern = weight("people.eastern");
  calendar = weight("people.calendar");
  alone = weight("people.alone");
  two = weight("people.two");
  three = weight("people.three");
  more = weight("people.more");
  determiner = weight("people.determiner");
  preposition = weight("people.preposition");
  cut = weight("people.cut");
  ampersand = weight("people.ampersand");
  number = weight("people.number");
  quotation = weight("people.quotation");
  phrase = weight("people.phrase");
  list = weight("people.list");
  date = weight("people.date");
  sure_cue = weight("people.sure-cue");
  floor = weight("people.floor");
  governed = weight("people.governed");
  likely_cue = weight("people.likely-cue");
  likely_floor = weight("people.likely-floor");
  known = weight("people.known");
  known_full = weight("people.known-full");
  doubt_place = weight("people.doubt-place");
  doubt_word = weight("people.doubt-word");
  doubt_calendar = weight("people.doubt-calendar");
  near = weight("people.near");
  possessive = weight("people.possessive");

  list_thing = pack.list("thing-noun");
  list_lead = pack.list("thing-lead");
  list_function = pack.list("function");
  list_honorific = pack.list("honorific");
  list_rank = pack.list("rank");
  list_creed = pack.list("creed");
  list_month = pack.list("month");
  list_weekday = pack.list("weekday");
  list_determiner = pack.list("determiner");
  list_preposition = pack.list("place-preposition");
  list_date_preposition = pack.list("date-preposition");
  list_join = pack.list("list-join");
  list_link = pack.list("list-link");
  list_name_particle = pack.list("name-particle");
  list_name_joiner = pack.list("name-joiner");
  list_name_article = pack.list("name-article");
  list_name_prefix = pack.list("name-prefix");
  list_name_suffix = pack.list("name-suffix");
  list_name_saint = pack.list("name-saint");
  list_given_abbreviation = pack.list("given-abbreviation");
  capture_title = pack.capture("title");

  std::vector<uint32_t> masks;
  const auto set = [&](rules::ListId id, uint32_t bits) {
    if (id == rules::kNoList) return;
    if (masks.size() <= id) masks.resize(id + 1u, 0);
    masks[id] |= bits;
  };
  set(list_thing, kIsThing);
  set(list_lead, kIsLead);
  for (const rules::ListId one : {list_function, list_honorific, list_rank}) set(one, kIsTitle);
  for (const rules::ListId one : {list_month, list_weekday}) set(one, kIsCalendar);
  set(list_creed, kIsDemonym);
  for (const rules::ListId one : {list_name_particle, list_name_article}) set(one, kLinksNames);
  of_word = pack.word_masks(masks, {});
  if (of_word.empty()) of_word.push_back(0);
  of_word[0] = 0;  // the unknown word

  for (uint32_t rule = 0; rule < sides.size(); ++rule) {
    const std::string_view kind = pack.rule_kind(rule);
    if (kind == "person-before") sides[rule] = CueSide::before;
    if (kind == "person-after") sides[rule] = CueSide::after;
  }
}

}  // namespace annals::mentions
