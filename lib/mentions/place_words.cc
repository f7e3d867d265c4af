#include "mentions/place_words.h"

#include <string_view>

#include "rules/list_masks.h"

namespace annals::mentions {
namespace {

PlaceWords::Shape shape_of(const rules::Pack& pack, uint32_t rule) {
  PlaceWords::Shape shape;
  shape.is_place = pack.rule_kind(rule) == "place";
  if (!shape.is_place) return shape;
  const auto is = [&](const char* key, std::string_view value) {
    return pack.rule_value(rule, key) == value;
  };
  shape.head_last = is("head", "last");
  shape.generic = !is("generic", "no");
  shape.body = !is("body", "no");
  shape.whole = is("lead", "any");
  shape.facility = is("kind", "facility");
  shape.area = is("kind", "region");
  shape.words = !is("words", "no");
  shape.person = !is("person", "no");
  shape.bare = !is("bare", "no");
  shape.again = is("again", "yes");
  shape.least = is("least", "1") ? 1 : 2;
  shape.weight = static_cast<float>(pack.rule_weight(rule));
  return shape;
}

}  // namespace

PlaceWords::PlaceWords(const rules::Pack& pack) {
  of = pack.word("of");
  a = pack.word("a");
  list_before = pack.list("place-before");
  list_between = pack.list("place-between");
  list_joint = pack.list("place-joint");
  list_abbreviation = pack.list("place-abbreviation");
  list_initials = pack.list("place-initials");
  list_postal = pack.list("place-postal");
  list_code = pack.list("place-country-code");
  list_ending = pack.list("place-compound-ending");
  list_told_at = pack.list("place-told-at");
  list_feast = pack.list("any-feast");
  at = pack.word("at");
  on = pack.word("on");
  and_ = pack.word("and");

  std::vector<uint32_t> single_masks, phrase_masks;
  rules::set_mask(single_masks, list_before, kBefore);
  rules::set_mask(single_masks, list_between, kBetween);
  rules::set_mask(single_masks, list_joint, kJoint);
  rules::set_mask(single_masks, pack.list("place-article"), kAnArticle);
  rules::set_mask(single_masks, pack.list("place-building-after"), kBuilding);
  rules::set_mask(single_masks, pack.list("place-building-weak"), kBuilding);
  rules::set_mask(single_masks, pack.list("place-seat"), kBuilding);
  rules::set_mask(single_masks, pack.list("function"), kOffice);
  rules::set_mask(single_masks, list_abbreviation, kAbbreviation);
  rules::set_mask(single_masks, pack.list("place-direction"), kDirection);
  rules::set_mask(single_masks, pack.list("place-not-after"), kNotAfter);
  rules::set_mask(single_masks, pack.list("place-not-before"), kNotBefore);
  rules::set_mask(single_masks, pack.list("personal-honorific"), kPersonal);
  rules::set_mask(single_masks, pack.list("month"), kCalendar);
  rules::set_mask(single_masks, pack.list("weekday"), kCalendar);
  rules::set_mask(single_masks, pack.list("place-particle"), kAParticle);
  rules::set_mask(single_masks, pack.list("place-stop"), kStop);
  rules::set_mask(single_masks, pack.list("place-other-head"), kOtherHead);
  rules::set_mask(single_masks, pack.list("place-not"), kNot);
  rules::set_mask(single_masks, pack.list("place-generic"), kGeneric);
  rules::set_mask(single_masks, pack.list("place-short"), kShort);
  rules::set_mask(single_masks, pack.list("place-first-word"), kFirst);
  rules::set_mask(single_masks, pack.list("place-indefinite"), kIndefinite);
  rules::set_mask(single_masks, pack.list("place-sort"), kSort);
  rules::set_mask(single_masks, pack.list("place-of-person"), kOfPerson);
  rules::set_mask(single_masks, pack.list("place-kin"), kKin);
  rules::set_mask(single_masks, pack.list("place-dies"), kDies);
  rules::set_mask(single_masks, pack.list("place-owned"), kOwned);
  rules::set_mask(single_masks, pack.list("place-spot"), kSpot);
  rules::set_mask(single_masks, pack.list("place-spot-the"), kSpotThe);
  rules::set_mask(single_masks, pack.list("place-group"), kGroup);
  rules::set_mask(single_masks, pack.list("place-town-thing"), kOwnsTown);
  rules::set_mask(phrase_masks, list_before, kLongBefore);
  rules::set_mask(phrase_masks, list_between, kLongBetween);
  rules::set_mask(phrase_masks, list_joint, kLongJoint);
  of_word = pack.word_masks(single_masks, phrase_masks);
  if (of_word.empty()) of_word.push_back(0);
  of_word[0] = 0;  // the unknown word

  before_of_word.resize(of_word.size(), 0);
  joint_of_word.resize(of_word.size(), 0);
  for (uint32_t id = 1; id < of_word.size(); ++id) {
    if ((of_word[id] & kBefore) != 0)
      before_of_word[id] = static_cast<int16_t>(pack.value(list_before, id));
    if ((of_word[id] & kJoint) != 0)
      joint_of_word[id] = static_cast<int16_t>(pack.value(list_joint, id));
  }

  shapes.reserve(pack.rule_count());
  for (uint32_t rule = 0; rule < pack.rule_count(); ++rule) shapes.push_back(shape_of(pack, rule));

  const auto weight = [&](const char* name) { return static_cast<float>(pack.weight(name)); };
  country = weight("place.country");
  continent = weight("place.continent");
  region = weight("place.region");
  city = weight("place.city");
  city_size = weight("place.city-size");
  capital = weight("place.capital");
  natural = weight("place.natural");
  facility = weight("place.facility");
  phrase = weight("place.phrase");
  acronym = weight("place.acronym");
  word = weight("place.word");
  word_size = weight("place.word-size");
  very_common = weight("place.very-common");
  very_common_size = weight("place.very-common-size");
  given_name = weight("place.given-name");
  surname = weight("place.surname");
  demonym = weight("place.demonym");
  also_organization = weight("place.also-organization");
  person_shape = weight("place.person-shape");
  words_only = weight("place.words-only");
  caps = weight("place.caps");
  sentence_start = weight("place.sentence-start");
  container = weight("place.container");
  contained = weight("place.contained");
  in_list = weight("place.list");
  attribute = weight("place.attribute");
  article = weight("place.article");
  person_before = weight("place.person-before");
  person_after = weight("place.person-after");
  name_before = weight("place.name-before");
  name_after = weight("place.name-after");
  run_before = weight("place.run-before");
  run_after = weight("place.run-after");
  cell = weight("place.cell");
  other_head = weight("place.other-head");
  direction = weight("place.direction");
  indefinite = weight("place.indefinite");
  sort = weight("place.sort");
  quoted = weight("place.quoted");
  unknown = weight("place.unknown");
  unknown_container = weight("place.unknown-container");
  unknown_word = weight("place.unknown-word");
  unknown_given = weight("place.unknown-given");
  unknown_surname = weight("place.unknown-surname");
  unknown_run = weight("place.unknown-run");
  told_at = weight("place.told-at");
  unknown_again = weight("place.unknown-again");
  article_shape = weight("place.article-shape");
  after_building = weight("place.after-building");
  after_house = weight("place.after-house");
  article_run = weight("place.article-run");
  cut = weight("place.cut");
  most = weight("place.most");
  postal = weight("place.postal");
  address = weight("place.address");
  again = weight("place.again");
  again_word = weight("place.again-word");
  sure = weight("place.sure");
  titled_town = weight("place.titled-town");
  compound = weight("place.unknown-compound");
  unknown_locative = weight("place.unknown-locative");
  in_place = weight("place.in-place");
  toward = weight("place.toward");
  sure_unknown = weight("place.sure-unknown");
  first_year = weight("place.first-year");
  last_year = weight("place.last-year");
  of_person = weight("place.of-person");
  given_bearers = weight("place.given-bearers");
  familiar_bearers = weight("place.familiar-bearers");
}

}  // namespace annals::mentions
