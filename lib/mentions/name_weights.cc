#include "mentions/name_weights.h"

#include <string_view>

namespace annals::mentions {
namespace {

float get(const rules::Pack& pack, std::string_view name) {
  return static_cast<float>(pack.weight(name));
}

}  // namespace

NameWeights::NameWeights(const rules::Pack& pack)
    : acronym(get(pack, "organization.acronym")),
      acronym_bare(get(pack, "organization.acronym-bare")),
      acronym_body(get(pack, "organization.acronym-body")),
      acronym_bracket(get(pack, "organization.acronym-bracket")),
      acronym_known(get(pack, "organization.acronym-known")),
      acronym_long(get(pack, "organization.acronym-long")),
      acronym_not(get(pack, "organization.acronym-not")),
      acronym_owner(get(pack, "organization.acronym-owner")),
      acronym_same(get(pack, "organization.acronym-same")),
      acronym_share(get(pack, "organization.acronym-share")),
      acronym_sure(get(pack, "organization.acronym-sure")),
      acronym_the(get(pack, "organization.acronym-the")),
      acronym_thing(get(pack, "organization.acronym-thing")),
      ampersand(get(pack, "organization.ampersand")),
      beside(get(pack, "organization.beside")),
      building(get(pack, "organization.building")),
      chain(get(pack, "organization.chain")),
      clear(get(pack, "organization.clear")),
      common_only(get(pack, "organization.common-only")),
      common_weak(get(pack, "organization.common-weak")),
      cue_person(get(pack, "organization.cue-person")),
      cue_place(get(pack, "organization.cue-place")),
      cue_shape(get(pack, "organization.cue-shape")),
      cue_word(get(pack, "organization.cue-word")),
      defined(get(pack, "organization.defined")),
      doubtful(get(pack, "organization.doubtful")),
      foreign_head(get(pack, "organization.foreign-head")),
      gazetteer(get(pack, "organization.gazetteer")),
      gazetteer_long(get(pack, "organization.gazetteer-long")),
      gazetteer_word(get(pack, "organization.gazetteer-word")),
      generic(get(pack, "organization.generic")),
      head(get(pack, "organization.head")),
      head_weak(get(pack, "organization.head-weak")),
      legal_form(get(pack, "organization.legal-form")),
      list(get(pack, "organization.list")),
      name(get(pack, "organization.name")),
      number(get(pack, "organization.number")),
      one_of_many(get(pack, "organization.one-of-many")),
      place_tail(get(pack, "organization.place-tail")),
      plural(get(pack, "organization.plural")),
      plural_head(get(pack, "organization.plural-head")),
      proper(get(pack, "organization.proper")),
      prose(get(pack, "organization.prose")),
      several(get(pack, "organization.several")),
      short_form(get(pack, "organization.short")),
      short_the(get(pack, "organization.short-the")),
      suffix(get(pack, "organization.suffix")),
      team(get(pack, "organization.team")),
      the(get(pack, "organization.the")),
      cell_body(get(pack, "organization.cell")),
      cell_place(get(pack, "organization.cell-place")),
      event_ambiguous(get(pack, "event.ambiguous")),
      event_chain(get(pack, "event.chain")),
      event_coined(get(pack, "event.coined")),
      event_coined_words(get(pack, "event.coined-words")),
      event_contest(get(pack, "event.contest")),
      event_happens(get(pack, "event.happens")),
      event_led(get(pack, "event.led")),
      event_quoted_noun(get(pack, "event.quoted-noun")),
      event_edition(get(pack, "event.edition")),
      event_head(get(pack, "event.head")),
      event_head_weak(get(pack, "event.head-weak")),
      event_line(get(pack, "event.line")),
      event_plain(get(pack, "event.plain")),
      event_quoted(get(pack, "event.quoted")),
      event_quoted_weak(get(pack, "event.quoted-weak")),
      event_title_line(get(pack, "event.title-line")),
      event_untold(get(pack, "event.untold")),
      event_year(get(pack, "event.year")) {}

}  // namespace annals::mentions
