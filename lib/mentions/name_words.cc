#include "mentions/name_words.h"

#include <algorithm>
#include <bit>

#include "rules/list_masks.h"
#include "text/utf8.h"

namespace annals::mentions {
namespace {

OrganizationRule rule_of(const rules::Pack& pack, uint32_t number) {
  OrganizationRule rule;
  const auto value = [&](const char* key) { return pack.rule_value(number, key); };
  const std::string_view kind = pack.rule_kind(number);
  if (kind == "organization") rule.kind = OrganizationRule::name;
  if (kind == "organization-cue")
    rule.kind = value("side") == "right" ? OrganizationRule::cue_right : OrganizationRule::cue_left;
  if (kind == "organization-definition") rule.kind = OrganizationRule::definition;
  if (rule.kind == OrganizationRule::none) return rule;
  if (value("begins") == "place") rule.begins = OrganizationRule::place;
  if (value("begins") == "unknown") rule.begins = OrganizationRule::unknown;
  if (value("begins") == "demonym") rule.begins = OrganizationRule::demonym;
  if (value("begins") == "coined") rule.begins = OrganizationRule::coined;
  if (value("begins") == "acronym") rule.begins = OrganizationRule::acronym;
  if (value("begins") == "letters") rule.begins = OrganizationRule::letters;
  rule.later = value("name") == "later";
  rule.word = value("name") == "coined";
  rule.proper_only = value("words") == "false";
  rule.listed = value("list") == "true";
  rule.weight = static_cast<float>(pack.rule_weight(number));
  return rule;
}

constexpr uint64_t cue(uint32_t bits) { return static_cast<uint64_t>(bits) << 32; }

// Bits that only the constructor needs.
constexpr uint64_t kSuffix = cue(1u << 29), kTopicSuffix = cue(1u << 30),
                   kEventSuffix = cue(1u << 31);

}  // namespace

void Endings::add(std::string_view ending) {
  if (ending.size() < kFewest || ending.size() > kMost) return;
  sizes |= uint64_t{1} << ending.size();
  bytes[sum(ending) / 64] |= uint64_t{1} << (sum(ending) % 64);
}

uint32_t Endings::longest(const rules::Pack& pack, std::string_view word, size_t least,
                          size_t most) const {
  if (word.size() < kFewest) return 0;
  if ((bytes[sum(word) / 64] >> (sum(word) % 64) & 1) == 0) return 0;
  most = std::min({most, kMost, word.size()});
  for (uint64_t rest = sizes & ((uint64_t{2} << most) - 1); rest != 0;) {
    const auto size = static_cast<size_t>(std::bit_width(rest)) - 1;
    if (size < least) break;
    rest ^= uint64_t{1} << size;
    const std::string_view tail = word.substr(word.size() - size);
    if (text::is_continuation(tail[0])) continue;  // within a character
    if (const uint32_t id = pack.word(tail); pack.contains(list, id)) return id;
  }
  return 0;
}

NameWords::NameWords(const rules::Pack& pack)
    : head(pack.list("organization-head")),
      head_weak(pack.list("organization-head-weak")),
      head_left(pack.list("organization-head-left")),
      head_foreign(pack.list("organization-head-foreign")),
      head_caps(pack.list("organization-head-caps")),
      suffix(pack.list("organization-suffix")),
      topic_suffix(pack.list("organization-topic-suffix")),
      legal_form(pack.list("organization-legal-form")),
      firm_end(pack.list("organization-firm-end")),
      founding(pack.list("organization-founding")),
      portfolio(pack.list("organization-portfolio")),
      member(pack.list("organization-member")),
      direction(pack.list("place-direction")),
      reach(pack.list("organization-reach")),
      office(pack.list("organization-office")),
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
      fiscal_year(pack.list("fiscal-year")),
      honorific(pack.list("honorific")),
      rank(pack.list("rank")),
      saint(pack.list("name-saint")),
      ordinal(pack.list("event-ordinal")),
      tens(pack.list("event-tens")),
      abbreviation(pack.list("abbreviation")),
      not_acronym(pack.list("acronym-not")),
      generic(pack.list("organization-generic")),
      indefinite(pack.list("organization-indefinite")),
      own(pack.list("organization-own")),
      counts(pack.list("organization-counts")),
      office_lead(pack.list("organization-office-lead")),
      cut(pack.list("organization-cut")),
      pair(pack.list("organization-pair")),
      decoration(pack.list("organization-decoration")),
      conferring(pack.list("organization-conferring")),
      building(pack.list("building-modifier")),
      body_lower(pack.list("organization-body-lower")),
      legal_caps(pack.list("organization-legal-caps")),
      legal_lower(pack.list("organization-legal-lower")),
      spelling(pack.list("organization-spelling")),
      name(pack.list("organization-name")),
      national(pack.list("organization-national")),
      acronym(pack.list("organization-acronym")),
      campus(pack.list("organization-campus")),
      town_body(pack.list("organization-town-body")),
      noun_to(pack.list("organization-noun-to")),
      named_part(pack.list("organization-named-part")),
      house(pack.list("place-building-after")),
      house_weak(pack.list("place-building-weak")),
      house_before(pack.list("place-building-before")),
      seat(pack.list("place-seat")),
      degree(pack.list("degree")),
      page(pack.list("organization-page")),
      link_sure(pack.list("name-link-sure")),
      no_letters(pack.list("organization-no-letters")),
      unit(pack.list("organization-part")),
      head_topic(pack.list("organization-head-topic")),
      gathering(pack.list("organization-gathering")),
      gathering_lead(pack.list("organization-gathering-lead")),
      event_noun(pack.list("event-noun")),
      event_weak(pack.list("event-noun-weak")),
      event_foreign(pack.list("event-noun-foreign")),
      event_suffix(pack.list("event-suffix")),
      event_adjective(pack.list("event-adjective")),
      event_recurring(pack.list("event-recurring")),
      event_rivals(pack.list("event-rivals")),
      event_where(pack.list("event-where")),
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
      platform(pack.list("event-platform")),
      act(pack.list("organization-act")),
      by(pack.list("event-held-by")),
      theme(pack.list("event-theme")),
      label(pack.list("event-label")),
      title_label(pack.list("event-title-label")),
      name_label(pack.list("event-name-label")),
      speaker_label(pack.list("speaker-label")),
      headline(pack.list("event-headline")),
      headline_lead(pack.list("event-headline-lead")),
      event_plain_lead(pack.list("event-plain-lead")),
      event_plain_link(pack.list("event-plain-link")),
      event_plain_act(pack.list("event-plain-act")),
      event_plain_by(pack.list("event-plain-by")),
      event_contest(pack.list("event-contest")),
      event_happens(pack.list("event-happens")),
      event_said(pack.list("event-said")),
      event_subject(pack.list("event-subject")),
      event_whose(pack.list("event-whose")),
      event_show(pack.list("event-show")),
      event_titled(pack.list("event-titled")),
      event_shown(pack.list("event-shown")),
      event_under(pack.list("event-under")),
      event_this(pack.list("event-this")),
      event_time(pack.list("event-time")),
      event_other(pack.list("event-other")),
      event_begun(pack.list("event-begun")),
      event_treaty(pack.list("event-treaty")),
      event_convention(pack.list("event-convention")),
      event_hosted(pack.list("event-hosted")),
      event_part(pack.list("event-part")),
      event_caller(pack.list("event-caller")),
      event_happening(pack.list("event-happening")),
      event_held(pack.list("event-held")),
      event_holds(pack.list("event-holds")),
      event_prize(pack.list("event-prize")),
      event_win(pack.list("event-win")),
      event_played(pack.list("event-played")),
      event_scene(pack.list("event-scene")),
      table_column(pack.list("table-column")),
      barrier(pack.list("organization-cue-barrier")),
      ship(pack.list("ship")),
      inner(pack.list("name-inner")),
      members(pack.list("name-members")),
      origin(pack.list("name-origin")),
      makers(pack.list("product-makers")),
      ship_prefix(pack.list("ship-prefix")),
      second(pack.list("organization-second")),
      of(pack.word("of")),
      as(pack.word("as")),
      for_(pack.word("for")),
      on(pack.word("on")),
      in(pack.word("in")),
      at(pack.word("at")),
      to(pack.word("to")),
      with(pack.word("with")),
      and_(pack.word("and")),
      the(pack.word("the")),
      against(pack.word("against")),
      messrs(pack.word("messrs")),
      cabinet(pack.word("cabinet")),
      weights(pack) {
  for (uint32_t rule = 0; rule < pack.rule_count(); ++rule) {
    rules.push_back(rule_of(pack, rule));
    tells_date.push_back(pack.rule_kind(rule) == "date" &&
                         pack.rule_value(rule, "type") != "duration");
  }
  set_masks(pack);
}

void NameWords::set_masks(const rules::Pack& pack) {
  std::vector<uint64_t> single, phrase;
  const auto add = [&](rules::ListId list, uint64_t bits) { rules::set_mask(single, list, bits); };
  add(head, kHead);
  add(head_weak, kHeadWeak);
  add(head_left, kHeadLeft);
  add(head_foreign, kHeadForeign);
  add(head_caps, kHeadCaps);
  add(function, kFunction);
  add(thing, kThing);
  add(possessor, kPossessor);
  add(event_noun, kEventNoun | cue(kQuotedNoun));
  add(event_weak, kEventWeak | cue(kQuotedNoun));
  add(event_foreign, kEventForeign | cue(kQuotedNoun));
  add(event_quoted_noun, cue(kQuotedNoun));
  add(month, kMonth);
  add(weekday, kMonth);
  add(honorific, kHonorific | cue(kTitle));
  add(rank, kHonorific);
  add(ordinal, kOrdinal);
  add(stop, kStopWord);
  add(link_foreign, kForeignLink);
  add(adjective_foreign, cue(kForeignAdjective));
  add(event_called, cue(kCalled));
  add(event_not_noun, cue(kNoEvent));
  add(event_edition_word, cue(kEdition));
  add(theme, cue(kTheme));
  add(act, cue(kAct));
  add(by, cue(kBy));
  add(not_acronym, cue(kNoAcronym));
  add(season, cue(kSeason));
  add(makers, cue(kMakers));
  add(ship_prefix, cue(kShipPrefix));
  add(suffix, kSuffix);
  add(topic_suffix, kTopicSuffix);
  add(event_suffix, kEventSuffix);
  for (const rules::ListId list : {name, acronym, legal_form, legal_lower}) {
    rules::set_mask(single, list, kBodyWord);
    rules::set_mask(phrase, list, kBodyWord);
  }
  for (const rules::ListId list : {head_weak, head_foreign, event_noun, event_weak, event_foreign})
    rules::set_mask(phrase, list, kManyWords);
  masks = pack.word_masks(single, phrase);
  if (masks.empty()) masks.push_back(0);
  masks[0] = 0;  // the unknown word
  for (const uint32_t link : {of, and_, for_, the})
    if (link != 0) masks[link] |= cue(kLinkWord);

  suffixes.list = suffix;
  topic_suffixes.list = topic_suffix;
  event_suffixes.list = event_suffix;
  for (uint32_t word = 1; word < masks.size(); ++word) {
    if ((masks[word] & kSuffix) != 0) suffixes.add(pack.word_text(word));
    if ((masks[word] & kTopicSuffix) != 0) topic_suffixes.add(pack.word_text(word));
    if ((masks[word] & kEventSuffix) != 0) event_suffixes.add(pack.word_text(word));
  }
}

}  // namespace annals::mentions
