#include "mentions/name_scan.h"
#include "rules/list_masks.h"

namespace annals::mentions {
namespace {

OrganizationRule rule_of(const rules::Pack& pack, uint32_t number) {
  OrganizationRule rule;
  const auto value = [&](const char* key) { return pack.rule_value(number, key); };
  const std::string_view kind = pack.rule_kind(number);
  if (kind == "organization") rule.kind = OrganizationRule::name;
  if (kind == "organization-cue")
    rule.kind = value("side") == "right" ? OrganizationRule::cue_right : OrganizationRule::cue_left;
  if (rule.kind == OrganizationRule::none) return rule;
  if (value("begins") == "place") rule.begins = OrganizationRule::place;
  if (value("begins") == "unknown") rule.begins = OrganizationRule::unknown;
  rule.proper_only = value("words") == "false";
  rule.listed = value("list") == "true";
  rule.weight = static_cast<float>(pack.rule_weight(number));
  return rule;
}

}  // namespace

NameWords::NameWords(const rules::Pack& pack)
    : head(pack.list("organization-head")),
      head_weak(pack.list("organization-head-weak")),
      head_left(pack.list("organization-head-left")),
      head_foreign(pack.list("organization-head-foreign")),
      head_caps(pack.list("organization-head-caps")),
      suffix(pack.list("organization-suffix")),
      topic_suffix(pack.list("organization-topic-suffix")),
      legal_form(pack.list("organization-legal-form")),
      function(pack.list("name-function")),
      thing(pack.list("name-thing")),
      possessor(pack.list("name-possessor")),
      stop(pack.list("name-stop")),
      link_foreign(pack.list("name-link-foreign")),
      adjective_foreign(pack.list("name-adjective-foreign")),
      honorific_owner(pack.list("name-royal")),
      month(pack.list("month")),
      weekday(pack.list("weekday")),
      season(pack.list("season")),
      honorific(pack.list("honorific")),
      rank(pack.list("rank")),
      saint(pack.list("name-saint")),
      ordinal(pack.list("event-ordinal")),
      abbreviation(pack.list("abbreviation")),
      not_acronym(pack.list("acronym-not")),
      generic(pack.list("organization-generic")),
      building(pack.list("building-modifier")),
      body_lower(pack.list("organization-body-lower")),
      legal_caps(pack.list("organization-legal-caps")),
      legal_lower(pack.list("organization-legal-lower")),
      spelling(pack.list("organization-spelling")),
      name(pack.list("organization-name")),
      acronym(pack.list("organization-acronym")),
      campus(pack.list("organization-campus")),
      event_noun(pack.list("event-noun")),
      event_weak(pack.list("event-noun-weak")),
      event_foreign(pack.list("event-noun-foreign")),
      event_suffix(pack.list("event-suffix")),
      event_adjective(pack.list("event-adjective")),
      event_edition_word(pack.list("event-edition")),
      event_tail(pack.list("event-tail")),
      event_link(pack.list("event-link")),
      event_at(pack.list("event-at")),
      event_stop(pack.list("event-stop")),
      event_not_stop(pack.list("event-not-stop")),
      event_called(pack.list("event-called")),
      event_verb(pack.list("event-quoted-verb")),
      event_quoted_noun(pack.list("event-quoted-noun")),
      event_not_noun(pack.list("event-not-noun")),
      event_talk(pack.list("event-talk")),
      event_about(pack.list("event-about")),
      event_read(pack.list("event-read")),
      event_appeared(pack.list("event-appeared")),
      room(pack.list("event-room")),
      act(pack.list("organization-act")),
      by(pack.list("event-held-by")),
      theme(pack.list("event-theme")),
      label(pack.list("event-label")),
      barrier(pack.list("organization-cue-barrier")),
      of(pack.word("of")),
      for_(pack.word("for")),
      on(pack.word("on")),
      in(pack.word("in")),
      at(pack.word("at")),
      to(pack.word("to")),
      with(pack.word("with")),
      and_(pack.word("and")),
      the(pack.word("the")),
      against(pack.word("against")),
      weights(pack) {
  for (uint32_t rule = 0; rule < pack.rule_count(); ++rule) rules.push_back(rule_of(pack, rule));
  std::vector<uint32_t> single;
  std::vector<uint32_t> phrase;
  rules::set_mask(single, head, kHead);
  rules::set_mask(single, head_weak, kHeadWeak);
  rules::set_mask(single, head_left, kHeadLeft);
  rules::set_mask(single, head_foreign, kHeadForeign);
  rules::set_mask(single, head_caps, kHeadCaps);
  rules::set_mask(single, function, kFunction);
  rules::set_mask(single, thing, kThing);
  rules::set_mask(single, possessor, kPossessor);
  rules::set_mask(single, event_noun, kEventNoun);
  rules::set_mask(single, event_weak, kEventWeak);
  rules::set_mask(single, event_foreign, kEventForeign);
  rules::set_mask(single, month, kMonthWord);
  rules::set_mask(single, weekday, kMonthWord);
  rules::set_mask(single, honorific, kHonorific);
  rules::set_mask(single, rank, kHonorific);
  rules::set_mask(single, ordinal, kOrdinal);
  rules::set_mask(single, stop, kStopWord);
  for (const rules::ListId list : {name, acronym, legal_form, legal_lower}) {
    rules::set_mask(single, list, kBodyWord);
    rules::set_mask(phrase, list, kBodyWord);
  }
  rules::set_mask(single, link_foreign, kForeignLink);
  for (const rules::ListId list : {head_weak, head_foreign, event_noun, event_weak, event_foreign})
    rules::set_mask(phrase, list, kManyWords);
  classes = pack.word_masks(single, phrase);
  if (classes.empty()) classes.push_back(0);
  classes[0] = 0;  // the unknown word
}

}  // namespace annals::mentions
