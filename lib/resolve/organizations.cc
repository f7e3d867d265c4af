#include "resolve/organizations.h"

#include <algorithm>
#include <array>
#include <memory_resource>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lexicon/unit.h"
#include "mentions/flat_index.h"
#include "mentions/organization_extent.h"
#include "mentions/organization_view.h"
#include "mentions/word_filter.h"
#include "resolve/acronyms.h"
#include "resolve/arbiter.h"

namespace annals::resolve {
namespace {

using mentions::Candidate;
using mentions::Label;

class Extender {
 public:
  Extender(const mentions::Input& input, const mentions::NameWords& words,
           const mentions::NameScan& scan, mentions::Candidates& candidates,
           OrganizationLedger& ledger)
      : input_(input),
        words_(words),
        weights_(words.weights),
        scan_(scan),
        out_(candidates),
        ledger_(ledger),
        settled_(candidates.size()) {}

  void run() {
    find_definitions(input_, words_, scan_, out_, ledger_);
    spread_acronyms();
    spread_names();
    spread_short_forms();
  }

 private:
  using Known = std::pmr::unordered_map<uint64_t, float>;  // acronyms by their hashes

  const text::Token& token(uint32_t i) const { return input_.tokens[i]; }
  std::string_view spelled(uint32_t i) const { return text::slice(input_.text, token(i)); }

  void add(uint32_t first, uint32_t end, float score) {
    out_.push_back(mentions::organization_candidate(input_, first, end, score, first));
  }

  bool may_be_acronym(uint32_t i) const {
    return (scan_.classes[i] & mentions::kCapitals) != 0 || token(i).length_class == 1;
  }

  // One sense a document: what is defined, or clear in one place, counts in all.
  void spread_acronyms() {
    Known known(&ledger_.arena);
    spread_initials(known);
    for (const Definition& definition : ledger_.definitions)
      if (!definition.other_name)
        known[acronym_hash(input_, definition.short_first, definition.short_end)] =
            weights_.acronym;
    const auto proposed = out_.size();
    for (size_t i = 0; i < proposed;) {
      const Candidate& candidate = out_[i++];
      if (candidate.label != Label::organization || !may_be_acronym(candidate.first) ||
          acronym_end(input_, candidate.first) != candidate.end)
        continue;
      const uint64_t key = acronym_hash(input_, candidate.first, candidate.end);
      if (ledger_.others.count(key) != 0 && known.count(key) == 0) {
        // Another may come to its place.
        if (lower_score(out_, i - 1, weights_.acronym_not, settled_) != i - 1) --i;
        continue;
      }
      if (candidate.score < weights_.acronym_sure) continue;
      float& score = known[key];
      score = std::max(score, weights_.acronym_same);
    }
    if (known.empty()) return;
    for (const mentions::Piece& piece : scan_.pieces) {
      if ((piece.classes & mentions::kCapitals) == 0 && piece.end - piece.first < 3) continue;
      for (uint32_t i = piece.first; i < piece.end; ++i) {
        if (!may_be_acronym(i)) continue;
        const uint32_t end = acronym_end(input_, i);
        if (end == 0 || end > piece.end) continue;
        const uint64_t key = acronym_hash(input_, i, end);
        const auto it = known.find(key);
        if (it != known.end()) {
          add(i, end, it->second);
          if (key == title_key_ && title_first_ != kNone) {
            ledger_.definitions.push_back({title_first_, title_end_, i, end, false});
            title_first_ = kNone;
          }
        } else if (const uint32_t tied = tied_place(i, known); tied != 0)
          add(i, tied, weights_.acronym);
        i = end - 1;
      }
    }
  }

  // "EFUS" where "European Forum for Urban Security" stands: nothing defines it, but it fits.
  void spread_initials(Known& known) {
    // "Annals of the Harbour and Docks Board": the archive's title names its body within another
    // name.
    constexpr size_t kBlocks = 2;
    const auto& blocks = input_.layout.blocks;
    title_ = blocks.empty() ? 0 : blocks[std::min(kBlocks, blocks.size()) - 1].content_end;
    for (const Candidate& candidate : out_) {
      if (candidate.label != Label::organization || candidate.score <= 0) continue;
      if (candidate.end - candidate.first < 3) continue;
      uint32_t letters = 0;
      const uint64_t key = initials_hash(input_, words_, candidate.first, candidate.end, letters);
      if (candidate.score < 1 && letters < 4) continue;
      if (letters >= 3 && letters <= 8 && ledger_.others.count(key) == 0)
        known.try_emplace(key, weights_.acronym_same);
      if (letters >= 3 && candidate.first < title_ && title_first_ == kNone) {
        title_first_ = candidate.first;
        title_end_ = candidate.end;
        title_key_ = key;
      }
    }
  }

  // "FEVAD-France": a known acronym with its country.
  uint32_t tied_place(uint32_t i, const Known& known) const {
    if (i + 2 >= input_.tokens.size() || spelled(i + 1) != "-") return 0;
    if (mentions::place_end(input_, i + 2) == 0) return 0;
    return known.count(acronym_hash(input_, i, i + 1)) != 0 ? mentions::place_end(input_, i + 2)
                                                            : 0;
  }

  // A name that no noun marks, clear in one place, counts in all: "Avenir 21".
  void spread_names() {
    constexpr uint32_t kPlain = mentions::kWord | mentions::kPlaceToo | mentions::kGiven |
                                mentions::kGivenToo | mentions::kSurname | mentions::kDemonym;
    std::vector<Forms> names;  // by their first words:
    mentions::FlatIndex index;
    const auto is_clear = [&](const Candidate& candidate) {
      return candidate.label == Label::organization && candidate.score >= weights_.clear;
    };
    index.clear(static_cast<size_t>(std::count_if(out_.begin(), out_.end(), is_clear)));
    mentions::WordFilter filter;
    for (const Candidate& candidate : out_) {
      if (!is_clear(candidate)) continue;
      uint32_t classes = 0;
      bool sure = false;
      for (uint32_t t = candidate.first; t < candidate.end; ++t) {
        const uint32_t c = scan_.classes[t];
        classes |= c;
        sure = sure || (token(t).is_word() ? (c & kPlain) == 0
                                           : token(t).length_class > 1 || t > candidate.first);
      }
      if ((classes & mentions::kAnyHead) != 0) continue;
      if (acronym_end(input_, candidate.first) == candidate.end) continue;
      if (!sure && candidate.end - candidate.first < 3) continue;
      const std::string_view word = spelled(candidate.first);
      const uint32_t name = index.find_or_add(hash_of(word), static_cast<uint32_t>(names.size()),
                                              [&](uint32_t n) { return begins(names[n], word); });
      if (name == names.size()) names.emplace_back();
      if (name == mentions::FlatIndex::kNotThere || names[name].count == kForms) continue;
      names[name].all[names[name].count++] = {candidate.first, candidate.end};
      filter.add(word);
    }
    if (names.empty()) return;
    for (const mentions::Piece& piece : scan_.pieces) {
      if (!filter.may_have(piece.key)) continue;
      const std::string_view word = spelled(piece.first);
      const uint32_t name =
          index.find(hash_of(word), [&](uint32_t n) { return begins(names[n], word); });
      if (name == mentions::FlatIndex::kNotThere) continue;
      for (uint32_t form = 0; form < names[name].count; ++form) {
        const auto [first, end] = names[name].all[form];
        if (first == piece.first || !same(first, end, piece.first)) continue;
        const uint32_t stop = piece.first + (end - first);
        // "The Marchbank Story" is another name.
        if (stop < piece.end && !leads_office(stop, piece.end)) continue;
        add(piece.first, stop, weights_.acronym_same + weights_.short_form / 2);
        break;
      }
    }
  }
  // "| Director", "| Executive Director"
  bool leads_office(uint32_t at, uint32_t end) const {
    for (uint32_t i = at; i < end && i < at + 2; ++i)
      if ((scan_.classes[i] & mentions::kFunction) != 0) return true;
    return false;
  }
  static constexpr uint32_t kForms = 8;  // of names with one first word
  struct Forms {
    struct Range {
      uint32_t first = 0;
      uint32_t end = 0;
    };
    std::array<Range, kForms> all;
    uint32_t count = 0;
  };

  bool begins(const Forms& forms, std::string_view word) const {
    return spelled(forms.all[0].first) == word;
  }
  static uint64_t hash_of(std::string_view word) {
    return lexicon::hash_bytes(word.data(), word.size(), 0);
  }

  bool same(uint32_t first, uint32_t end, uint32_t at) const {
    if (at + (end - first) > input_.tokens.size()) return false;
    for (uint32_t i = first; i < end; ++i, ++at)
      if (spelled(i) != spelled(at)) return false;
    return true;
  }

  struct Short {
    uint32_t first = 0;  // of the full name
    uint32_t end = 0;
    bool team = false;  // its place was left out: only with "the"
  };
  using Shorts = std::pmr::unordered_map<std::string_view, Short>;

  // "Hornbeam" for "Hornbeam Speech Labs", "Ploverworks" for "Ploverworks GmbH".
  void spread_short_forms() {
    Shorts shorts(&ledger_.arena);
    mentions::WordFilter filter;
    const auto proposed = out_.size();
    for (size_t i = 0; i < proposed; ++i) shorten(out_[i], shorts, filter);
    if (shorts.empty()) return;
    drop_places(shorts, filter, proposed);
    std::pmr::vector<bool> people(input_.tokens.size(), false,
                                  &ledger_.arena);  // tokens that a person's name claims
    for (size_t i = 0; i < proposed; ++i)
      if (out_[i].label == Label::person && out_[i].score > 0)
        for (uint32_t t = out_[i].first; t < out_[i].end; ++t) people[t] = true;
    for (const mentions::Piece& piece : scan_.pieces) {
      if (piece.end - piece.first != 1 || !filter.may_have(piece.key)) continue;
      const uint32_t i = piece.first;
      const auto it = shorts.find(spelled(i));
      if (it == shorts.end() || it->second.first == i) continue;
      const bool the = the_before(i);
      // "the steamer Vanemuine"
      if (i > 0 && input_.pack.contains(words_.ship, token(i - 1).word)) continue;
      if (!the && is_located(i)) continue;
      // "Siltstone 3.2" is a product.
      if (i + 1 < input_.tokens.size() && token(i + 1).kind == text::TokenKind::number) continue;
      if (i > 0 && is_one_of_many(i - 1)) continue;
      const bool surname = (scan_.classes[i] & mentions::kSurname) != 0 || people[i];
      if ((surname || it->second.team) && !the) continue;
      add(i, i + 1, weights_.short_form + (the ? weights_.short_the : 0));
      ledger_.definitions.push_back({it->second.first, it->second.end, i, i + 1, true});
    }
  }

  // "an Anglican priest", "10 Anglican dioceses"
  bool is_one_of_many(uint32_t i) const {
    constexpr uint8_t kYear = 4;  // digits: "In 1954 Rasa showed"
    return (token(i).kind == text::TokenKind::number && token(i).length_class != kYear) ||
           spelled(i) == "a" || spelled(i) == "an";
  }

  // "Glenmuir", which the text knows as a town, is none for "the Glenmuir Pipe Band".
  void drop_places(Shorts& shorts, const mentions::WordFilter& filter, size_t proposed) const {
    for (size_t i = 0; i < proposed; ++i) {
      const uint32_t first = out_[i].first;
      if (out_[i].label != Label::place || out_[i].end != first + 1 || out_[i].score <= 0 ||
          !filter.may_have(spelled(first)))
        continue;
      const auto it = shorts.find(spelled(first));
      if (it != shorts.end() && !(it->second.team && the_before(first))) shorts.erase(it);
    }
  }
  bool the_before(uint32_t i) const {
    return i > 0 && token(i - 1).word == words_.the && words_.the != 0;
  }

  // "Victoria, Gozo", "in Gozo": a place, whatever body has its name.
  bool is_located(uint32_t i) const {
    if (i < 2) return false;
    const bool comma = input_.text[token(i - 1).begin] == ',';
    return (comma && (scan_.classes[i - 2] & mentions::kPlace) != 0) ||
           token(i - 1).word == words_.in;
  }

  void shorten(const Candidate& candidate, Shorts& shorts, mentions::WordFilter& filter) const {
    if (candidate.score < 1 || candidate.label != Label::organization) return;
    if (candidate.head == kNone) return;
    if (candidate.head == candidate.first) return shorten_foreign(candidate, shorts, filter);
    constexpr uint32_t kAgainst = mentions::kWord | mentions::kPlace | mentions::kGiven |
                                  mentions::kDemonym | mentions::kCapitals | mentions::kMonth |
                                  mentions::kOrgName | mentions::kAnyHead | mentions::kFunction;
    const uint32_t first = candidate.first;
    const uint32_t classes = scan_.classes[first];
    constexpr uint32_t kNoun = mentions::kAnyHead | mentions::kEventNoun | mentions::kEventWeak;
    const bool headed = (scan_.classes[candidate.head] & kNoun) != 0;
    const auto take = [&](uint32_t word, bool team) {
      shorts.try_emplace(spelled(word), Short{first, candidate.end, team});
      filter.add(spelled(word));
    };
    // "the Bruins" for "the Boston Bruins"
    if ((classes & mentions::kPlace) != 0 && candidate.head + 1 == candidate.end && !headed)
      take(candidate.head, true);
    // The archive's own body may be called what people are, too: "Rasa" for "Rasa Circle".
    const uint32_t against = first < title_ ? kAgainst & ~mentions::kGiven : kAgainst;
    if ((classes & against) != 0 || token(first).length_class < 4) return;
    const bool company =
        !headed && input_.pack.match(words_.legal_form, input_.tokens, candidate.head) != 0;
    if (company && candidate.head != first + 1) return;
    take(first, false);
  }

  // "the Rupertinum" for "Collegium Rupertinum", "the Eiche" for "Turnverein Eiche 1904", "the
  // Aurora" for "Compañía de Bomberos Aurora"
  void shorten_foreign(const Candidate& candidate, Shorts& shorts,
                       mentions::WordFilter& filter) const {
    constexpr uint32_t kForeign = mentions::kHeadForeign | mentions::kHeadSuffix;
    constexpr uint32_t kNamesake = mentions::kGiven | mentions::kGivenToo | mentions::kSurname |
                                   mentions::kPlace | mentions::kPlaceToo;
    if ((scan_.classes[candidate.first] & kForeign) == 0) return;
    uint32_t word = candidate.first + 1;
    // Behind its noun and what that is of.
    if (word + 1 < candidate.end && !token(word).is_capitalised()) word = candidate.end - 1;
    if (word >= candidate.end || !token(word).is_word() || !token(word).is_capitalised() ||
        !token(word - 1).is_capitalised() || (scan_.classes[word] & ~kNamesake) != 0 ||
        token(word).length_class < 4)
      return;
    shorts.try_emplace(spelled(word), Short{candidate.first, candidate.end, true});
    filter.add(spelled(word));
  }

  const mentions::Input& input_;
  const mentions::NameWords& words_;
  const mentions::NameWeights& weights_;
  const mentions::NameScan& scan_;
  mentions::Candidates& out_;
  OrganizationLedger& ledger_;
  uint32_t title_ = 0;            // past the archive's title
  uint32_t title_first_ = kNone;  // the body of the archive's title, and its initials
  uint32_t title_end_ = 0;
  uint64_t title_key_ = 0;
  const size_t settled_;  // the candidates that stand in the order of the text
};

}  // namespace

void extend_organizations(const mentions::Input& input, const mentions::NameWords& words,
                          const mentions::NameScan& scan, mentions::Candidates& candidates,
                          OrganizationLedger& ledger) {
  Extender(input, words, scan, candidates, ledger).run();
}

}  // namespace annals::resolve
