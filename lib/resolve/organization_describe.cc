#include "resolve/organization_describe.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "mentions/head_kind.h"
#include "resolve/listed.h"

namespace annals::resolve {
namespace {

using lexicon::EntryKind;
using Form = OrganizationForm;

class Describer {
 public:
  Describer(const mentions::Input& input, const mentions::NameWords& words,
            std::span<const Form> forms, OrganizationLinks& scratch, Resolved& out)
      : input_(input), words_(words), forms_(forms), s_(scratch), out_(out) {}

  // Kind, country and id: from the head noun, the gazetteer, the places in the name.
  void describe(std::span<const uint32_t> members, OrganizationEntity& entity) const {
    for (const uint32_t f : members) {
      const Form& one = forms_[f];
      if (entity.kind.empty()) entity.kind = kind_of(one);
      const uint32_t phrase = input_.gazetteer.find(
          FormSpelling(input_, words_, s_).written(one.first, one.end), s_.surface);
      for (const lexicon::Entry& entry : input_.gazetteer.entries(phrase)) {
        if (entry.kind != EntryKind::organization && entry.kind != EntryKind::university) continue;
        if (entity.country.empty()) entity.country = entry.country_code();
        if (entity.id.empty()) input_.gazetteer.append_id(entry, entity.id);
        const std::string_view name = input_.gazetteer.name(entry);
        if (!name.empty() && name != entity.name && entity.aliases.size() < kMostListed &&
            std::find(entity.aliases.begin(), entity.aliases.end(), name) == entity.aliases.end())
          out_.add_string(entity.aliases) = name;
        if (entity.kind.empty())
          entity.kind = entry.kind == EntryKind::university ? "university" : "international";
        break;
      }
    }
    if (entity.kind.empty()) entity.kind = "other";
    for (const uint32_t f : members)
      if (entity.country.empty()) entity.country = country_in(forms_[f]);
  }

 private:
  const text::Token& token(uint32_t i) const { return input_.tokens[i]; }

  // Where a name's "of …", "for …" begins, behind its head: "Ministry of Works"; else its end.
  uint32_t complement(const Form& one) const {
    for (uint32_t i = one.first + 1; i < one.end; ++i)
      if (token(i).is_word() && !token(i).is_capitalised() && token(i).word != words_.and_)
        return i;
    return one.end;
  }

  // What the last noun of a body says that it is; the first of "Ministry of Works", "Union of
  // Railways", whose trade is no company.
  std::string_view kind_of(const Form& one) const {
    const uint32_t last = last_head(one.first, one.end);
    if (last == one.end) return {};
    const std::string_view kind = mentions::head_kind(input_, words_, last);
    const uint32_t behind = complement(one);
    if (last < behind || kind != "company") return kind;
    const uint32_t head = last_head(one.first, behind);
    return head == behind ? kind : mentions::head_kind(input_, words_, head);
  }

  // `end`: there is none.
  uint32_t last_head(uint32_t first, uint32_t end) const {
    for (uint32_t i = end; i-- > first;)
      if (token(i).is_capitalised() && !mentions::head_kind(input_, words_, i).empty()) return i;
    return end;
  }

  // The one country that a name speaks of: "Slovenian Police", "Government of Norway",
  // "Argyllshire Council".
  std::string country_in(const Form& one) const {
    std::string country;
    auto phrase = lexicon::first_phrase(input_.phrases, one.first);
    for (uint32_t i = one.first; i < one.end; ++i) {
      if (!token(i).is_capitalised()) continue;
      std::string spoken;
      // "New Zealand" before "Zealand".
      while (phrase != input_.phrases.end() && phrase->first_token < i) ++phrase;
      for (auto at = phrase; at != input_.phrases.end() && at->first_token == i; ++at) {
        if (at->end_token > one.end) continue;
        spoken = country_of_phrase(at->phrase);
        if (spoken.empty()) continue;
        i = at->end_token - 1;
        break;
      }
      if (spoken.empty()) spoken = country_of_phrase(token(i).phrase);
      if (spoken.empty()) continue;
      if (!country.empty() && country != spoken) return {};
      country = spoken;
    }
    return country;
  }

  // That of a country, of its people, or of the only region of that name.
  std::string country_of_phrase(uint32_t phrase) const {
    std::string country;
    for (const lexicon::Entry& entry : input_.gazetteer.entries(phrase)) {
      if (entry.kind == EntryKind::country || entry.kind == EntryKind::demonym)
        return std::string(entry.country_code());
      if (entry.kind != EntryKind::region) return {};
      if (!country.empty() && country != entry.country_code()) return {};
      country = entry.country_code();
    }
    return country;
  }

  const mentions::Input& input_;
  const mentions::NameWords& words_;
  std::span<const Form> forms_;
  OrganizationLinks& s_;
  Resolved& out_;
};

}  // namespace

void describe_organization(const mentions::Input& input, const mentions::NameWords& words,
                           std::span<const OrganizationForm> forms,
                           std::span<const uint32_t> members, OrganizationLinks& scratch,
                           Resolved& out, OrganizationEntity& entity) {
  Describer(input, words, forms, scratch, out).describe(members, entity);
}

}  // namespace annals::resolve
