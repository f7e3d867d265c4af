// Who is who: forms of a name are joined by what the text defines, by spelling, by initials, and by
// the parent body that one of them names and the other leaves out.
#include <algorithm>
#include <array>
#include <memory_resource>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "mentions/head_kind.h"
#include "mentions/organization_extent.h"
#include "resolve/acronyms.h"
#include "resolve/organizations.h"
#include "text/fold.h"

namespace annals::resolve {
namespace {

using lexicon::EntryKind;
using mentions::Label;

// One written form of a name.
struct Form {
  uint32_t first = 0;  // tokens of an occurrence
  uint32_t end = 0;
  std::string_view key;      // in the arena
  std::string_view acronym;  // its key as an acronym; empty: it is none
  uint32_t count = 0;        // mentions
  uint32_t support = 0;      // and those of the entity's forms that leave out some of its words
  bool spells = false;       // its initials are an acronym of the entity
  uint32_t parent = 0;       // union-find
  bool other = false;        // a name in another language, a short form: never the canonical one
  bool with_parent = false;  // names the parent body that another form leaves out
};

class Linker {
 public:
  Linker(const mentions::Input& input, const mentions::NameWords& words,
         const OrganizationLedger& ledger, OrganizationLinks& scratch, Resolved& out)
      : input_(input), ledger_(ledger), s_(scratch), out_(out), words_(words) {}

  void run() {
    Numbers form_of(out_.names.size(), kNone, &s_.arena);
    for (size_t i = 0; i < out_.names.size(); ++i) {
      const Name& name = out_.names[i];
      if (name.label != Label::organization) continue;
      form_of[i] = form(name.first, name.end);
      ++forms_[form_of[i]].count;
    }
    join_definitions();
    join_initials();
    join_parents();
    members_.resize(forms_.size());
    for (uint32_t f = 0; f < forms_.size(); ++f) members_[find(f)].push_back(f);
    Numbers entity(forms_.size(), kNone, &s_.arena);
    Numbers mentions(&s_.arena);
    for (size_t i = 0; i < out_.names.size(); ++i) {
      if (form_of[i] == kNone) continue;
      const uint32_t root = find(form_of[i]);
      if (entity[root] == kNone) {
        entity[root] = static_cast<uint32_t>(out_.organizations.size());
        make_entity(root);
        mentions.push_back(0);
      }
      out_.names[i].entity = entity[root];
      ++mentions[entity[root]];
    }
    find_owner(mentions);
  }

 private:
  using Numbers = std::pmr::vector<uint32_t>;

  const text::Token& token(uint32_t i) const { return input_.tokens[i]; }
  std::string_view written(uint32_t first, uint32_t end) const {
    return input_.text.substr(token(first).begin, token(end - 1).end - token(first).begin);
  }

  // Case, white space, apostrophes, linking words and spelling variants (Centre, Center) make no
  // other name; nor does the order of three words or more ("Police Department of the City").
  // Valid until the next call.
  std::string_view key_of(uint32_t first, uint32_t end) const {
    std::string& folded = s_.folded;
    folded.clear();
    s_.ranges.clear();
    for (uint32_t i = first; i < end; ++i) {
      const text::Token& t = token(i);
      if ((!t.is_word() && t.kind != text::TokenKind::number) || (t.shape & text::kPossessive) != 0)
        continue;
      if (!t.is_capitalised() && (input_.pack.contains(words_.link_foreign, t.word) ||
                                  input_.pack.contains(words_.stop, t.word)))
        continue;
      const std::string_view variant = input_.pack.string_value(words_.spelling, t.word);
      const auto begin = static_cast<uint32_t>(folded.size());
      folded += variant;
      if (variant.empty()) text::fold_case(text::slice(input_.text, t), folded);
      const size_t size = folded.size() - begin;
      if (size > 4 && folded.back() == 's' && folded[folded.size() - 2] != 's' &&
          (t.shape & text::kAllUpper) == 0)
        folded.pop_back();  // "Public Transports"
      s_.ranges.emplace_back(begin, static_cast<uint32_t>(folded.size()));
    }
    s_.parts.clear();
    for (const auto& [begin, stop] : s_.ranges)
      s_.parts.push_back(std::string_view(folded).substr(begin, stop - begin));
    if (s_.parts.size() >= 3) std::sort(s_.parts.begin(), s_.parts.end());
    s_.key.clear();
    for (const std::string_view part : s_.parts) s_.key.append(part) += ' ';
    return s_.key;
  }

  // The text as long as the call lasts.
  std::string_view kept(std::string_view text) {
    char* bytes = static_cast<char*>(s_.arena.allocate(text.size() + 1, 1));
    std::copy(text.begin(), text.end(), bytes);
    return {bytes, text.size()};
  }

  // The form of the words at [first, end); the same spelling is looked at once.
  uint32_t form(uint32_t first, uint32_t end) {
    const auto [it, added] = by_spelling_.try_emplace(written(first, end), 0);
    if (added) it->second = new_form(first, end);
    return it->second;
  }

  uint32_t new_form(uint32_t first, uint32_t end) {
    std::string acronym;
    if (acronym_end(input_, first) == end) acronym = acronym_key(input_, first, end);
    if (!acronym.empty()) acronym.insert(0, 1, '=');
    const std::string_view key = acronym.empty() ? key_of(first, end) : acronym;
    auto it = by_key_.find(key);
    if (it == by_key_.end()) {
      Form one;
      one.first = first;
      one.end = end;
      one.key = kept(key);
      if (!acronym.empty()) one.acronym = one.key.substr(1);
      one.parent = static_cast<uint32_t>(forms_.size());
      it = by_key_.emplace(one.key, one.parent).first;
      forms_.push_back(one);
    } else {
      Form& one = forms_[it->second];
      const bool shouted = all_capitals(first, end);
      const bool other_shouted = all_capitals(one.first, one.end);
      const uint32_t small = small_words(first, end);
      const uint32_t other = small_words(one.first, one.end);
      if (shouted != other_shouted
              ? other_shouted
              : small < other || (small == other && end - first > one.end - one.first)) {
        one.first = first;
        one.end = end;
      }
    }
    return it->second;
  }

  // A title's "HARBOUR BOARD": the text has the name as it is written elsewhere.
  bool all_capitals(uint32_t first, uint32_t end) const {
    for (uint32_t i = first; i < end; ++i)
      if (token(i).is_word() && (token(i).shape & text::kHasLower) != 0) return false;
    return end > first + 1;
  }

  // Words of meaning in lower case: "Quebec's general delegation" has two.
  uint32_t small_words(uint32_t first, uint32_t end) const {
    uint32_t count = 0;
    for (uint32_t i = first; i < end; ++i)
      count += token(i).is_word() && !token(i).is_capitalised() &&
               !input_.pack.contains(words_.stop, token(i).word) &&
               !input_.pack.contains(words_.link_foreign, token(i).word);
    return count;
  }

  uint32_t find(uint32_t f) {
    while (forms_[f].parent != f) {
      forms_[f].parent = forms_[forms_[f].parent].parent;
      f = forms_[f].parent;
    }
    return f;
  }
  void join(uint32_t a, uint32_t b) {
    a = find(a);
    b = find(b);
    if (a != b) forms_[std::max(a, b)].parent = std::min(a, b);
  }

  void join_definitions() {
    // acronym's form → the full form that claims it
    std::pmr::unordered_map<uint32_t, uint32_t> full_of(&s_.arena);
    std::pmr::vector<std::pair<uint32_t, uint32_t>> sure(&s_.arena);
    std::pmr::unordered_set<uint32_t> contested(&s_.arena);
    for (const Definition& definition : ledger_.definitions) {
      const uint32_t full = form(definition.full_first, definition.full_end);
      const uint32_t other = form(definition.short_first, definition.short_end);
      if (full == other) continue;
      if (definition.other_name) {
        forms_[other].other = true;
        join(full, other);
        continue;
      }
      const auto [it, added] = full_of.try_emplace(other, full);
      // One acronym, two different names: neither is taken, unless they resemble each other.
      if (!added && it->second != full && !alike(it->second, full)) contested.insert(other);
      sure.emplace_back(full, other);
    }
    for (const auto& [full, other] : sure)
      if (contested.count(other) == 0) join(full, other);
  }

  // Two names for one acronym that share their first word or a good part of all.
  bool alike(uint32_t a, uint32_t b) const {
    const std::string_view x = forms_[a].key;
    const std::string_view y = forms_[b].key;
    uint32_t shared = 0;
    uint32_t all = 0;
    for (size_t at = 0; at < x.size();) {
      const size_t space = x.find(' ', at);
      const std::string_view word = x.substr(at, space - at + 1);
      if (word.size() > 4) {
        ++all;
        shared += y.find(word) != std::string_view::npos;
      }
      at = space + 1;
    }
    return all != 0 && 2 * shared >= all;
  }

  // "LSA" and "Linguistic Society of America", where nothing defines it.
  void join_initials() {
    std::pmr::unordered_map<uint64_t, uint32_t> by_initials(&s_.arena);
    std::pmr::unordered_set<uint64_t> several(&s_.arena);
    for (uint32_t f = 0; f < forms_.size(); ++f) {
      if (!forms_[f].acronym.empty() || forms_[f].end - forms_[f].first < 3) continue;
      uint32_t count = 0;
      const uint64_t letters = initials_hash(input_, forms_[f].first, forms_[f].end, count);
      const auto [it, added] = by_initials.try_emplace(letters, f);
      if (added || find(it->second) == find(f)) continue;
      // Of two that claim it the one that resembles the other and is named more often.
      if (!alike(it->second, f)) several.insert(letters);
      if (forms_[f].count > forms_[it->second].count) it->second = f;
    }
    std::pmr::vector<bool> full(forms_.size(), false, &s_.arena);  // roots that have a full name
    for (uint32_t f = 0; f < forms_.size(); ++f)
      if (forms_[f].acronym.empty()) full[find(f)] = true;
    for (uint32_t f = 0; f < forms_.size(); ++f) {
      if (forms_[f].acronym.size() < 3 || full[find(f)]) continue;
      const auto it = by_initials.find(acronym_hash(input_, forms_[f].first, forms_[f].end));
      if (it != by_initials.end() && several.count(it->first) == 0) join(f, it->second);
    }
  }
  // "Commission on Crime of the United Nations Office", "UNODC Commission on Crime": the same as
  // "Commission on Crime", if that stands alone, too.
  void join_parents() {
    const auto count = static_cast<uint32_t>(forms_.size());
    for (uint32_t f = 0; f < count; ++f) {
      if (!forms_[f].acronym.empty() || forms_[f].other) continue;
      const uint32_t first = forms_[f].first;
      const uint32_t end = forms_[f].end;
      for (uint32_t i = first + 1; i + 1 < end; ++i) {
        const bool of = token(i).word == words_.of && words_.of != 0;
        const bool foreign =
            !token(i).is_capitalised() && input_.pack.contains(words_.link_foreign, token(i).word);
        if (!of && !foreign) continue;
        join_part(f, key_of(first, i), tail_is_place(i, end));
      }
      // Before it: an acronym, or the name of a body or a country.
      uint32_t lead = mentions::organization_end(input_, first);
      if (lead == 0 && acronym_end(input_, first) != 0) lead = acronym_end(input_, first);
      if (lead != 0 && lead + 1 < end && token(lead).is_capitalised())
        join_part(f, key_of(lead, end), false);
    }
  }
  // "… of Chile", "… de la France"
  bool tail_is_place(uint32_t link, uint32_t end) const {
    uint32_t at = link;
    while (at < end && !token(at).is_capitalised()) ++at;
    return at < end && mentions::place_end(input_, at) == end;
  }
  void join_part(uint32_t f, std::string_view key, bool place) {
    const auto it = by_key_.find(key);
    if (it == by_key_.end() || it->second == f) return;
    const Form& part = forms_[it->second];
    // "National Statistics Office of Malta" is not what "Office for National Statistics" names.
    if (place && token(part.first).word != token(forms_[f].first).word) return;
    // A noun alone is no name, unless the text gives it as one.
    if (!part.other && part.end - part.first < 2 &&
        !mentions::head_kind(input_, words_, part.first).empty())
      return;
    join(f, it->second);
    if (place && !part.other) forms_[f].with_parent = true;
    // The part is a full name of its own where it has a complement ("Commission on …").
    for (uint32_t i = part.first; i < part.end; ++i)
      if (!token(i).is_capitalised() && token(i).is_word()) forms_[f].with_parent = true;
  }

  void make_entity(uint32_t root) {
    OrganizationEntity& entity = out_.add_organization();
    uint32_t best = kNone;
    const Numbers& members = members_[root];
    if (members.size() > 1) weigh(members);
    for (const uint32_t f : members)
      if (best == kNone || rank(f) > rank(best)) best = f;
    tidy(written(forms_[best].first, forms_[best].end), entity.name);
    for (const uint32_t f : members) {
      const Form& one = forms_[f];
      if (!one.acronym.empty() && entity.acronym.empty() && f != best)
        tidy(written(one.first, one.end), entity.acronym);
      else if (f != best)
        tidy(written(one.first, one.end), out_.add_string(entity.aliases));
    }
    if (!forms_[best].acronym.empty() && entity.acronym.empty()) entity.acronym = entity.name;
    describe(members, entity);
  }

  // What speaks for one of an entity's forms.
  void weigh(const Numbers& members) {
    for (const uint32_t f : members) {
      Form& one = forms_[f];
      one.support = 0;
      one.spells = false;
      if (!one.acronym.empty()) continue;
      uint32_t letters = 0;
      const uint64_t initials = initials_hash(input_, one.first, one.end, letters);
      for (const uint32_t g : members) {
        const Form& other = forms_[g];
        if (!other.acronym.empty())
          one.spells |= letters >= 3 && acronym_hash(input_, other.first, other.end) == initials;
        else if (has_words(one.key, other.key))
          one.support += other.count;
      }
    }
  }

  // Whether each word of `part` is one of `whole`.
  static bool has_words(std::string_view whole, std::string_view part) {
    for (size_t at = 0; at < part.size();) {
      const size_t end = part.find(' ', at) + 1;
      const std::string_view word = part.substr(at, end - at);
      size_t found = whole.find(word);
      while (found != std::string_view::npos && found > 0 && whole[found - 1] != ' ')
        found = whole.find(word, found + 1);
      if (found == std::string_view::npos) return false;
      at = end;
    }
    return true;
  }

  // The one that the acronym spells; the one that others shorten; the fullest; the first.
  std::array<int64_t, 4> rank(uint32_t f) const {
    const Form& one = forms_[f];
    int64_t sort = 3;
    if (one.with_parent) sort = 2;
    if (one.other) sort = 1;
    if (!one.acronym.empty()) sort = 0;
    return {sort, one.spells, one.support, static_cast<int64_t>(one.key.size())};
  }

  // Line breaks and runs of spaces become one space.
  static void tidy(std::string_view text, std::string& out) {
    out.clear();
    bool space = false;
    for (const char c : text) {
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        space = !out.empty();
        continue;
      }
      if (space) out += ' ';
      space = false;
      out += c;
    }
  }

  // Kind, country and id: from the head noun, the gazetteer, the places in the name.
  void describe(const Numbers& members, OrganizationEntity& entity) const {
    for (const uint32_t f : members) {
      const Form& one = forms_[f];
      for (uint32_t i = one.end; i-- > one.first && entity.kind.empty();)
        if (token(i).is_capitalised())
          if (const std::string_view kind = mentions::head_kind(input_, words_, i); !kind.empty())
            entity.kind = kind;
      const uint32_t phrase = input_.gazetteer.find(written(one.first, one.end), s_.surface);
      for (const lexicon::Entry& entry : input_.gazetteer.entries(phrase)) {
        if (entry.kind != EntryKind::organization && entry.kind != EntryKind::university) continue;
        if (entity.country.empty()) entity.country = entry.country_code();
        if (entity.id.empty()) input_.gazetteer.append_id(entry, entity.id);
        const std::string_view name = input_.gazetteer.name(entry);
        if (!name.empty() && name != entity.name &&
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

  // The one country that a name speaks of: "Slovenian Police", "Government of Norway",
  // "Aberdeenshire Council".
  std::string country_in(const Form& one) const {
    std::string country;
    for (uint32_t i = one.first; i < one.end; ++i) {
      if (!token(i).is_capitalised()) continue;
      const std::string spoken = country_of_phrase(token(i).phrase);
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

  // Whose archive it is: as the caller says, else the body that is named far more than any other.
  void find_owner(const Numbers& mentions) {
    const Document& document = input_.document;
    if (!document.owner.empty()) {
      for (uint32_t e = 0; e < out_.organizations.size(); ++e)
        if (is_called(out_.organizations[e], document.owner)) out_.owner = e;
      for (const std::string& alias : document.aliases)
        for (uint32_t e = 0; e < out_.organizations.size() && out_.owner == kNone; ++e)
          if (is_called(out_.organizations[e], alias)) out_.owner = e;
      if (out_.owner == kNone) {
        out_.owner = static_cast<uint32_t>(out_.organizations.size());
        OrganizationEntity& owner = out_.add_organization();
        owner.name = document.owner;
        owner.kind = "other";
      }
      OrganizationEntity& owner = out_.organizations[out_.owner];
      for (const std::string& alias : document.aliases)
        if (!is_called(owner, alias)) out_.add_string(owner.aliases) = alias;
      return;
    }
    uint32_t total = 0;
    uint32_t best = kNone;
    uint32_t second = 0;
    for (uint32_t e = 0; e < mentions.size(); ++e) {
      total += mentions[e];
      if (best == kNone || mentions[e] > mentions[best]) {
        if (best != kNone) second = std::max(second, mentions[best]);
        best = e;
      } else {
        second = std::max(second, mentions[e]);
      }
    }
    if (best == kNone || mentions[best] < 3 || mentions[best] < second + second / 2) return;
    if (8 * mentions[best] >= total) out_.owner = best;
  }

  bool is_called(const OrganizationEntity& entity, const std::string& name) const {
    s_.wanted.clear();
    text::fold_case(name, s_.wanted);
    const auto same = [&](const std::string& other) {
      s_.folded.clear();
      text::fold_case(other, s_.folded);
      return s_.folded == s_.wanted;
    };
    return same(entity.name) || same(entity.acronym) ||
           std::any_of(entity.aliases.begin(), entity.aliases.end(), same);
  }

  const mentions::Input& input_;
  const OrganizationLedger& ledger_;
  OrganizationLinks& s_;
  Resolved& out_;
  const mentions::NameWords& words_;
  std::pmr::vector<Form> forms_{&s_.arena};
  std::pmr::unordered_map<std::string_view, uint32_t> by_key_{&s_.arena};
  std::pmr::unordered_map<std::string_view, uint32_t> by_spelling_{&s_.arena};
  std::pmr::vector<Numbers> members_{&s_.arena};  // forms of each root
};

}  // namespace

void link_organizations(const mentions::Input& input, const mentions::NameWords& words,
                        const OrganizationLedger& ledger, OrganizationLinks& scratch,
                        Resolved& out) {
  scratch.arena.clear();
  Linker(input, words, ledger, scratch, out).run();
}

}  // namespace annals::resolve
