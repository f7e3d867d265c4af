// Who is who: forms of a name are joined by what the text defines, by spelling, by initials, and by
// the parent body that one of them names and the other leaves out.
#include <algorithm>
#include <array>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "mentions/head_kind.h"
#include "resolve/acronyms.h"
#include "resolve/archive_owner.h"
#include "resolve/listed.h"
#include "resolve/organization_describe.h"
#include "resolve/organization_form.h"
#include "resolve/organizations.h"

namespace annals::resolve {
namespace {

using Form = OrganizationForm;
using mentions::Label;

class Linker {
 public:
  Linker(const mentions::Input& input, const mentions::NameWords& words,
         const OrganizationLedger& ledger, OrganizationLinks& scratch, Resolved& out)
      : input_(input),
        ledger_(ledger),
        s_(scratch),
        out_(out),
        words_(words),
        spelling_(input, words, scratch) {}

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
    join_shorter();
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
    find_owner(input_.document, mentions, s_, out_);
  }

 private:
  using Numbers = std::pmr::vector<uint32_t>;

  const text::Token& token(uint32_t i) const { return input_.tokens[i]; }

  // The text as long as the call lasts.
  std::string_view kept(std::string_view text) {
    char* bytes = static_cast<char*>(s_.arena.allocate(text.size() + 1, 1));
    std::copy(text.begin(), text.end(), bytes);
    return {bytes, text.size()};
  }

  // The form of the words at [first, end); the same spelling is looked at once.
  uint32_t form(uint32_t first, uint32_t end) {
    const auto [it, added] = by_spelling_.try_emplace(spelling_.written(first, end), 0);
    if (added) it->second = new_form(first, end);
    return it->second;
  }

  uint32_t new_form(uint32_t first, uint32_t end) {
    std::string acronym;
    if (acronym_end(input_, first) == end) acronym = acronym_key(input_, first, end);
    if (!acronym.empty()) acronym.insert(0, 1, '=');
    const std::string_view key = acronym.empty() ? spelling_.key_of(first, end) : acronym;
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
      const bool shouted = spelling_.all_capitals(first, end);
      const bool other_shouted = spelling_.all_capitals(one.first, one.end);
      const uint32_t small = spelling_.small_words(first, end);
      const uint32_t other = spelling_.small_words(one.first, one.end);
      if (shouted != other_shouted
              ? other_shouted
              : small < other || (small == other && end - first > one.end - one.first)) {
        one.first = first;
        one.end = end;
      }
    }
    return it->second;
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
      if (!added && it->second != full && !are_alike(forms_[it->second].key, forms_[full].key))
        contested.insert(other);
      sure.emplace_back(full, other);
    }
    for (const auto& [full, other] : sure)
      if (contested.count(other) == 0) join(full, other);
  }

  // "LSA" and "Linguistic Society of America", where nothing defines it.
  void join_initials() {
    std::pmr::unordered_map<uint64_t, uint32_t> by_initials(&s_.arena);
    std::pmr::unordered_set<uint64_t> several(&s_.arena);
    for (uint32_t f = 0; f < forms_.size(); ++f) {
      if (!forms_[f].acronym.empty() || forms_[f].end - forms_[f].first < 3) continue;
      uint32_t count = 0;
      const uint64_t letters = initials_hash(input_, words_, forms_[f].first, forms_[f].end, count);
      claim(letters, f, by_initials, several);
      uint32_t words = 0;  // "Fruit-Growers" is one of them
      const uint64_t fewer =
          initials_hash(input_, words_, forms_[f].first, forms_[f].end, words, false);
      if (words != count) claim(fewer, f, by_initials, several);
    }
    std::pmr::vector<bool> full(forms_.size(), false, &s_.arena);  // roots that have a full name
    for (uint32_t f = 0; f < forms_.size(); ++f)
      if (forms_[f].acronym.empty()) full[find(f)] = true;
    for (uint32_t f = 0; f < forms_.size(); ++f) {
      if (forms_[f].acronym.size() < 3 || full[find(f)]) continue;
      const auto it = by_initials.find(acronym_hash(input_, forms_[f].first, forms_[f].end));
      if (it != by_initials.end() && several.count(it->first) == 0) join(f, it->second);
    }
    join_first_initials(full);
    join_known(full);
  }
  // Of two that claim the letters the one that resembles the other and is named more often.
  void claim(uint64_t letters, uint32_t f, std::pmr::unordered_map<uint64_t, uint32_t>& by_initials,
             std::pmr::unordered_set<uint64_t>& several) {
    const auto [it, added] = by_initials.try_emplace(letters, f);
    if (added || find(it->second) == find(f)) return;
    if (!are_alike(forms_[it->second].key, forms_[f].key)) several.insert(letters);
    if (forms_[f].count > forms_[it->second].count) it->second = f;
  }
  // "UNESCO" and "United Nations Educational, Scientific and Cultural Organization": one entry of
  // the gazetteer.
  void join_known(const std::pmr::vector<bool>& full) {
    std::pmr::unordered_map<std::pmr::string, uint32_t> by_id(&s_.arena);
    constexpr size_t kLongestId = 64;  // mostly
    std::string id;
    id.reserve(kLongestId);
    for (uint32_t f = 0; f < forms_.size(); ++f)
      if (!forms_[f].acronym.empty() && !full[find(f)])
        each_id(f, id, [&] { by_id.try_emplace(std::pmr::string(id, &s_.arena), f); });
    if (by_id.empty()) return;
    for (uint32_t f = 0; f < forms_.size(); ++f) {
      if (!forms_[f].acronym.empty() || forms_[f].end - forms_[f].first < 3) continue;
      each_id(f, id, [&] {
        const auto it = by_id.find(std::pmr::string(id, &s_.arena));
        if (it != by_id.end() && !full[find(it->second)]) join(it->second, f);
      });
    }
  }
  template <typename Use>
  void each_id(uint32_t f, std::string& id, const Use& use) {
    const uint32_t phrase =
        input_.gazetteer.find(spelling_.written(forms_[f].first, forms_[f].end), s_.surface);
    for (const lexicon::Entry& entry : input_.gazetteer.entries(phrase)) {
      if (entry.kind != lexicon::EntryKind::organization) continue;
      id.clear();
      input_.gazetteer.append_id(entry, id);
      if (!id.empty()) use();
    }
  }
  // "NABS" and "National Accreditation Board for Swimming Baths", where nothing else begins so; of
  // three letters only the noun that ends the name is left out: "E.W.R.", East Wold Railway
  // Company.
  void join_first_initials(const std::pmr::vector<bool>& full) {
    constexpr uint32_t kFewest = 3;
    constexpr uint32_t kSure = 4;
    std::pmr::unordered_map<uint64_t, uint32_t> by_initials(&s_.arena);
    for (uint32_t f = 0; f < forms_.size(); ++f)
      if (forms_[f].acronym.size() >= kFewest && !full[find(f)])
        by_initials.try_emplace(acronym_hash(input_, forms_[f].first, forms_[f].end), f);
    if (by_initials.empty()) return;
    std::pmr::unordered_map<uint32_t, uint32_t> body_of(&s_.arena);  // of an acronym's form
    for (uint32_t f = 0; f < forms_.size(); ++f) {
      if (!forms_[f].acronym.empty() || forms_[f].end - forms_[f].first <= kFewest) continue;
      for (uint32_t end = forms_[f].first + kFewest; end < forms_[f].end; ++end) {
        uint32_t count = 0;
        const uint64_t letters = initials_hash(input_, words_, forms_[f].first, end, count);
        if (count < kFewest || !token(end - 1).is_capitalised()) continue;
        if (count < kSure && (end + 1 != forms_[f].end || !is_head(end))) continue;
        const auto it = by_initials.find(letters);
        if (it == by_initials.end()) continue;
        const auto [body, added] = body_of.try_emplace(it->second, f);
        if (!added && body->second != kNone && find(body->second) != find(f)) body->second = kNone;
      }
    }
    for (const auto& [short_form, body] : body_of)
      if (body != kNone) join(short_form, body);
  }

  // "Company", "Railway": what sort of body it is.
  bool is_head(uint32_t i) const { return !mentions::head_kind(input_, words_, i).empty(); }

  // "Penrose Guild" and "Penrose Co-operative Guild": two words of one longer name that stands
  // before, and of no other.
  void join_shorter() {
    std::pmr::unordered_map<uint64_t, std::pair<uint32_t, uint32_t>> shorts(&s_.arena);
    for (uint32_t f = 0; f < forms_.size(); ++f)
      if (const uint64_t pair = find(f) == f ? short_pair(f) : 0; pair != 0)
        shorts.try_emplace(pair, f, kNone);
    if (shorts.empty()) return;
    std::pmr::unordered_set<uint64_t> several(&s_.arena);
    for (uint32_t f = 0; f < forms_.size(); ++f) {
      if (!forms_[f].acronym.empty()) continue;
      const KeyWords words(forms_[f].key);
      for (uint32_t i = 0; words.count() > 2 && i < words.count(); ++i)
        for (uint32_t j = i + 1; j < words.count(); ++j) {
          const auto it = shorts.find(words.pair(i, j));
          if (it == shorts.end() || forms_[f].first > forms_[it->second.first].first) continue;
          uint32_t& whole = it->second.second;
          if (whole != kNone && find(whole) != find(f)) several.insert(it->first);
          whole = f;
        }
    }
    for (const auto& [pair, both] : shorts)
      if (both.second != kNone && several.count(pair) == 0) {
        join(both.first, both.second);
        forms_[both.first].other = true;
      }
  }
  // The pair of words that may be short for a longer name; 0: the form is none. Not what every town
  // has ("Leeds Council"), nor what the lists know as a body of its own.
  uint64_t short_pair(uint32_t f) {
    const Form& one = forms_[f];
    if (!one.acronym.empty() || one.other) return 0;
    const KeyWords words(one.key);
    if (words.count() != 2) return 0;
    bool owner = false;
    for (uint32_t i = one.first; i < one.end; ++i) {
      owner |= (token(i).shape & text::kPossessive) != 0 || is_complement(i);
      if (input_.pack.contains(words_.town_body, token(i).word)) return 0;
    }
    constexpr uint32_t demonym = lexicon::Gazetteer::kind_bit(lexicon::EntryKind::demonym);
    if (!owner && !has_proper(one) &&
        (input_.gazetteer.kinds(token(one.first).phrase) & demonym) == 0)
      return 0;
    bool known = false;
    std::string id;
    each_id(f, id, [&] { known = true; });
    return known ? 0 : words.pair(0, 1);
  }

  // "Commission on Crime of the United Nations Office", "UNODC Commission on Crime": the same as
  // "Commission on Crime", if that stands alone, too.
  void join_parents() {
    const auto count = static_cast<uint32_t>(forms_.size());
    std::pmr::unordered_map<uint32_t, uint32_t> begins(&s_.arena);    // a form: the one it begins
    std::pmr::unordered_map<uint32_t, uint32_t> branches(&s_.arena);  // … before a place
    for (uint32_t f = 0; f < count; ++f) {
      if (!forms_[f].acronym.empty() || forms_[f].other) continue;
      const uint32_t first = forms_[f].first;
      const uint32_t end = forms_[f].end;
      for (uint32_t i = first + 1; i + 1 < end; ++i) {
        const bool of = token(i).word == words_.of && words_.of != 0;
        const bool foreign =
            !token(i).is_capitalised() && input_.pack.contains(words_.link_foreign, token(i).word);
        if (!of && !foreign) {
          if (is_complement(i)) note_beginning(f, spelling_.key_of(first, i), begins);
          continue;
        }
        if (of && i == first + 1) join_order(f, i + 1);
        join_part(f, spelling_.key_of(first, i), tail_is_place(i, end), branches);
      }
      note_tails(f, begins);
      // Before it: an acronym, or the name of a body or a country.
      uint32_t lead = mentions::organization_end(input_, first);
      if (lead == 0 && acronym_end(input_, first) != 0) lead = acronym_end(input_, first);
      if (lead != 0 && lead + 1 < end && token(lead).is_capitalised())
        join_part(f, spelling_.key_of(lead, end), false, branches);
    }
    for (const auto& [part, whole] : begins)
      if (whole != kNone) join(part, whole);
    for (const auto& [part, whole] : branches)
      if (whole != kNone) take_part(whole, part, true);
  }
  // "Anchor Network | for Shelter", "Old Harlovians | ' Bowling Club"
  bool is_complement(uint32_t i) const {
    if (token(i).word == words_.for_ && words_.for_ != 0) return true;
    const std::string_view mark = text::slice(input_.text, token(i));
    return token(i).is_glued() && (mark == "'" || mark == "’");
  }
  // Where no other body begins with these words, they are short for it.
  void note_beginning(uint32_t f, std::string_view key,
                      std::pmr::unordered_map<uint32_t, uint32_t>& begins) {
    const auto it = by_key_.find(key);
    if (it == by_key_.end() || it->second == f) return;
    const Form& part = forms_[it->second];
    if (!part.acronym.empty() || part.end - part.first < 2) return;
    const auto [whole, added] = begins.try_emplace(it->second, f);
    if (!added && whole->second != kNone && find(whole->second) != find(f)) whole->second = kNone;
  }
  // "Otto | Reed Institute for Peace": where no other body is called so, its founder's surname
  // and its noun are short for it.
  void note_tails(uint32_t f, std::pmr::unordered_map<uint32_t, uint32_t>& begins) {
    constexpr uint32_t word = lexicon::Gazetteer::kind_bit(lexicon::EntryKind::word);
    const uint32_t first = forms_[f].first;
    uint32_t end = first;
    while (end < forms_[f].end && token(end).is_capitalised()) ++end;
    for (uint32_t i = first + 1; i + 1 < end; ++i)
      if ((input_.gazetteer.kinds(token(i).phrase) & word) == 0 &&
          mentions::place_end(input_, i) == 0)
        note_beginning(f, spelling_.key_of(i, end), begins);
  }
  // "Congregation of the | Sisters of Mercy": an order is who belongs to it.
  void join_order(uint32_t f, uint32_t i) {
    const uint32_t end = forms_[f].end;
    if (i < end && token(i).word == words_.the) ++i;
    if (i + 1 >= end || mentions::head_kind(input_, words_, i) != "order") return;
    const auto it = by_key_.find(spelling_.key_of(i, end));
    if (it != by_key_.end()) join(f, it->second);
  }
  // "… of Chile", "… de la France"
  bool tail_is_place(uint32_t link, uint32_t end) const {
    uint32_t at = link;
    while (at < end && !token(at).is_capitalised()) ++at;
    return at < end && mentions::place_end(input_, at) == end;
  }
  // "Farmer's Union", "Dyers' Company"
  bool is_owner(uint32_t i, uint32_t end) const {
    if ((token(i).shape & text::kPossessive) != 0) return true;
    return i + 1 < end && !token(i + 1).is_word() && is_complement(i + 1);
  }
  // Whether one of its words is none of English, nor a trade's: "Dyers' Company".
  bool has_proper(const Form& one) const {
    constexpr uint32_t word = lexicon::Gazetteer::kind_bit(lexicon::EntryKind::word);
    for (uint32_t i = one.first; i < one.end; ++i)
      if (token(i).is_capitalised() && !is_owner(i, one.end) &&
          (input_.gazetteer.kinds(token(i).phrase) & word) == 0)
        return true;
    return false;
  }
  // `branches`: of a part before the names of places; kNone: of several, and short for none.
  // "Chamber of Notaries" is neither that of Angola nor that of Brazil.
  void join_part(uint32_t f, std::string_view key, bool place,
                 std::pmr::unordered_map<uint32_t, uint32_t>& branches) {
    const auto it = by_key_.find(key);
    if (it == by_key_.end() || it->second == f) return;
    const Form& part = forms_[it->second];
    // "National Statistics Office of Malta" is not what "Office for National Statistics" names.
    if (place && token(part.first).word != token(forms_[f].first).word) return;
    // A noun alone is no name, unless the text gives it as one.
    if (!part.other && part.end - part.first < 2 &&
        !mentions::head_kind(input_, words_, part.first).empty())
      return;
    if (!place) return take_part(f, it->second, false);
    const auto [whole, added] = branches.try_emplace(it->second, f);
    if (!added && whole->second != kNone && find(whole->second) != find(f)) whole->second = kNone;
  }
  void take_part(uint32_t f, uint32_t short_form, bool place) {
    const Form& part = forms_[short_form];
    join(f, short_form);
    // "Adolfo Ibáñez University (of Chile)", but "Royal Society of Tasmania"
    if (place && !part.other && has_proper(part)) forms_[f].with_parent = true;
    // The part is a full name of its own where it has a complement ("Commission on …").
    if (place) return;
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
    tidy(spelling_.written(forms_[best].first, forms_[best].end), entity.name);
    for (const uint32_t f : members) {
      const Form& one = forms_[f];
      if (!one.acronym.empty() && entity.acronym.empty() && f != best)
        tidy(spelling_.written(one.first, one.end), entity.acronym);
      else if (f != best && entity.aliases.size() < kMostListed)
        tidy(spelling_.written(one.first, one.end), out_.add_string(entity.aliases));
    }
    if (!forms_[best].acronym.empty() && entity.acronym.empty()) entity.acronym = entity.name;
    describe_organization(input_, words_, forms_, members, s_, out_, entity);
  }

  // What speaks for one of an entity's forms, among its first ones: who has more names than that
  // is a sort of bodies, of which none is the fullest.
  void weigh(const Numbers& members) {
    const std::span<const uint32_t> others(members.data(),
                                           std::min<size_t>(members.size(), kMostListed));
    for (const uint32_t f : members) {
      Form& one = forms_[f];
      one.support = 0;
      one.spells = false;
      if (!one.acronym.empty()) continue;
      uint32_t letters = 0;
      const uint64_t initials = initials_hash(input_, words_, one.first, one.end, letters);
      for (const uint32_t g : others) {
        const Form& other = forms_[g];
        if (!other.acronym.empty())
          one.spells |= letters >= 3 && acronym_hash(input_, other.first, other.end) == initials;
        else if (has_words(one.key, other.key))
          one.support += other.count;
      }
    }
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

  const mentions::Input& input_;
  const OrganizationLedger& ledger_;
  OrganizationLinks& s_;
  Resolved& out_;
  const mentions::NameWords& words_;
  FormSpelling spelling_;
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
