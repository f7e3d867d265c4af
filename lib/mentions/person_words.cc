#include "mentions/person_words.h"

#include <algorithm>
#include <atomic>

namespace annals::mentions {

namespace {

std::atomic<uint64_t> made = 0;

}  // namespace

PersonWords::PersonWords(const rules::Pack& pack) : rules(pack.rule_count()), serial(++made) {
  const auto weight = [&](const char* name) { return static_cast<float>(pack.weight(name)); };
  given = weight("people.given");
  office_of = weight("people.office-of");
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
  thing_elsewhere = weight("people.thing-elsewhere");
  lone = weight("people.lone");
  word_in_given = weight("people.word-in-given");
  given_in_word = weight("people.given-in-word");
  town = weight("people.town");
  small_town = weight("people.small-town");
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
  located = weight("people.located");
  acting = weight("people.acting");
  town_told = weight("people.town-told");
  doubt_word = weight("people.doubt-word");
  doubt_calendar = weight("people.doubt-calendar");
  defined_body = weight("people.defined-body");
  doubt_body = weight("people.doubt-body");
  near = weight("people.near");
  possessive = weight("people.possessive");
  learned = weight("people.learned");
  learned_alone = weight("people.learned-alone");
  sure = weight("people.sure");
  near_tokens = weight("people.near-tokens");
  far_tokens = weight("people.far-tokens");

  list_honorific = pack.list("honorific");
  list_part_label = pack.list("part-label");
  list_title_link = pack.list("title-link");
  list_title_owner = pack.list("title-owner");
  list_affiliation_link = pack.list("affiliation-link");
  list_ship_initials = pack.list("ship-initials");
  list_degree_initials = pack.list("degree-initials");
  list_honorific_initials = pack.list("honorific-initials");
  list_eastern_middle = pack.list("eastern-middle");
  list_legal_form = pack.list("organization-legal-form");
  list_of_one_name = pack.list("people-of-one-name");
  capture_title = pack.capture("title");
  and_ = pack.word("and");
  of = pack.word("of");
  the = pack.word("the");

  std::vector<uint32_t> masks;
  const auto set = [&](const char* name, uint32_t bits) {
    const rules::ListId id = pack.list(name);
    if (id == rules::kNoList) return;
    if (masks.size() <= id) masks.resize(id + 1u, 0);
    masks[id] |= bits;
  };
  set("thing-noun", kIsThing);
  set("thing-lead", kIsLead);
  set("eastern-surname", kIsEastern);
  for (const char* one : {"function", "honorific", "honorific-behind", "rank"}) set(one, kIsTitle);
  for (const char* one : {"month", "weekday"}) set(one, kIsCalendar);
  set("creed", kIsDemonym);
  set("name-particle", kParticle);
  set("name-article", kArticle);
  set("name-joiner", kJoiner);
  set("name-prefix", kOpensWords);
  set("name-suffix", kEndsNames);
  set("name-saint", kSaint);
  set("given-abbreviation", kGivenShort);
  set("determiner", kDeterminer);
  set("place-preposition", kPreposition);
  set("place-preposition-within", kWithin);
  set("ruler", kIsRuler);
  set("date-preposition", kDatePreposition);
  set("list-join", kJoinsLists);
  set("list-link", kLinksLists);
  set("office-joint", kOfOffice);
  of_word = pack.word_masks(masks, {});
  if (of_word.empty()) of_word.push_back(0);
  of_word[0] = 0;  // the unknown word

  for (uint32_t rule = 0; rule < rules.size(); ++rule) {
    const std::string_view kind = pack.rule_kind(rule);
    if (kind == "person-before") rules[rule].side = CueSide::before;
    if (kind == "person-before") rules[rule].governs = pack.rule_value(rule, "governs") == "yes";
    if (kind == "person-after") rules[rule].side = CueSide::after;
    const std::string_view field = pack.rule_value(rule, "field");
    if (field == "honorific") rules[rule].field = CueField::honorific;
    if (field == "title") rules[rule].field = CueField::title;
    rules[rule].weight = static_cast<float>(pack.rule_weight(rule));
  }

  sides_lower = std::max({determiner, preposition, date, governed, ampersand, number, quotation,
                          phrase, cut, thing, caps}) <= 0;
}

}  // namespace annals::mentions
