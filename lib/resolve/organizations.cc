#include "resolve/organizations.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "mentions/organization_extent.h"
#include "resolve/acronyms.h"

namespace annals::resolve {
namespace {

using mentions::Candidate;
using mentions::Label;

class Extender {
 public:
  Extender(const mentions::Input& input, const mentions::NameWords& words,
           const mentions::NameScan& scan, mentions::Candidates& candidates,
           OrganizationLedger& ledger)
      : input_(input), words_(words), scan_(scan), out_(candidates), ledger_(ledger) {
    const auto weight = [&](std::string_view name) {
      return static_cast<float>(input.pack.weight(name));
    };
    acronym_ = weight("organization.acronym");
    not_acronym_ = weight("organization.acronym-not");
    short_ = weight("organization.short");
    the_ = weight("organization.short-the");
    enough_ = weight("organization.acronym-sure");
    same_ = weight("organization.acronym-same");
    clear_ = weight("organization.clear");
  }

  void run() {
    find_definitions(input_, words_, scan_, out_, ledger_);
    spread_acronyms();
    spread_names();
    spread_short_forms();
  }

 private:
  const text::Token& token(uint32_t i) const { return input_.tokens[i]; }
  std::string_view spelled(uint32_t i) const { return text::slice(input_.text, token(i)); }

  void add(uint32_t first, uint32_t end, float score) {
    Candidate candidate;
    candidate.first = first;
    candidate.end = end;
    candidate.label = Label::organization;
    candidate.score = score;
    candidate.head = first;
    if (end == first + 1) candidate.phrase = token(first).phrase;
    out_.push_back(candidate);
  }

  // One sense a document: what is defined, or clear in one place, counts in all.
  void spread_acronyms() {
    std::unordered_map<std::string, float> known;
    spread_initials(known);
    for (const Definition& definition : ledger_.definitions)
      if (!definition.other_name)
        known[acronym_key(input_, definition.short_first, definition.short_end)] = acronym_;
    const auto proposed = out_.size();
    for (size_t i = 0; i < proposed; ++i) {
      Candidate& candidate = out_[i];
      if (candidate.label != Label::organization ||
          acronym_end(input_, candidate.first) != candidate.end)
        continue;
      const std::string key = acronym_key(input_, candidate.first, candidate.end);
      if (ledger_.others.count(key) != 0 && known.count(key) == 0) {
        candidate.score = std::min(candidate.score, not_acronym_);
        continue;
      }
      if (candidate.score < enough_) continue;
      float& score = known[key];
      score = std::max(score, same_);
    }
    if (known.empty()) return;
    for (const mentions::Piece& piece : scan_.pieces) {
      if ((piece.classes & mentions::kCapitals) == 0 && piece.end - piece.first < 3) continue;
      for (uint32_t i = piece.first; i < piece.end; ++i) {
        const uint32_t end = acronym_end(input_, i);
        if (end == 0 || end > piece.end) continue;
        const auto it = known.find(acronym_key(input_, i, end));
        if (it != known.end())
          add(i, end, it->second);
        else if (const uint32_t tied = tied_place(i, known); tied != 0)
          add(i, tied, acronym_);
        i = end - 1;
      }
    }
  }

  // "EFUS" where "European Forum for Urban Security" stands: nothing defines it, but it fits.
  void spread_initials(std::unordered_map<std::string, float>& known) {
    for (const Candidate& candidate : out_) {
      if (candidate.label != Label::organization || candidate.score < 1) continue;
      if (candidate.end - candidate.first < 3) continue;
      std::string letters = initials(input_, candidate.first, candidate.end);
      if (letters.size() >= 3 && letters.size() <= 8 && ledger_.others.count(letters) == 0)
        known.try_emplace(std::move(letters), same_);
    }
  }

  // A name that no noun marks, clear in one place, counts in all: "Espoir 18".
  void spread_names() {
    std::unordered_map<std::string_view, std::vector<std::pair<uint32_t, uint32_t>>> names;
    const auto proposed = out_.size();
    for (size_t i = 0; i < proposed; ++i) {
      const Candidate& candidate = out_[i];
      if (candidate.label != Label::organization || candidate.score < clear_) continue;
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
      names[spelled(candidate.first)].emplace_back(candidate.first, candidate.end);
    }
    if (names.empty()) return;
    for (const mentions::Piece& piece : scan_.pieces) {
      const auto it = names.find(spelled(piece.first));
      if (it == names.end()) continue;
      for (const auto& [first, end] : it->second) {
        if (first == piece.first || !same(first, end, piece.first)) continue;
        const uint32_t stop = piece.first + (end - first);
        // "The Ellacombe Story" is another name.
        if (stop < piece.end && (scan_.classes[stop] & mentions::kFunction) == 0) continue;
        add(piece.first, piece.first + (end - first), same_ + short_ / 2);
        break;
      }
    }
  }
  static constexpr uint32_t kPlain = mentions::kWord | mentions::kPlaceToo | mentions::kGiven |
                                     mentions::kGivenToo | mentions::kSurname | mentions::kDemonym;
  bool same(uint32_t first, uint32_t end, uint32_t at) const {
    if (at + (end - first) > input_.tokens.size()) return false;
    for (uint32_t i = first; i < end; ++i, ++at)
      if (spelled(i) != spelled(at)) return false;
    return true;
  }

  // "ONDRP-France": a known acronym with its country.
  uint32_t tied_place(uint32_t i, const std::unordered_map<std::string, float>& known) const {
    if (i + 2 >= input_.tokens.size() || spelled(i + 1) != "-") return 0;
    if (mentions::place_end(input_, i + 2) == 0) return 0;
    return known.count(acronym_key(input_, i, i + 1)) != 0 ? mentions::place_end(input_, i + 2) : 0;
  }

  struct Short {
    uint32_t first = 0;  // of the full name
    uint32_t end = 0;
    bool company = false;  // its legal form was left out
    bool team = false;     // its place was: only with "the"
  };

  // "Tamarack" for "Tamarack Speech Labs", "Kestrelworks" for "Kestrelworks GmbH".
  void spread_short_forms() {
    std::unordered_map<std::string_view, Short> shorts;
    std::unordered_map<uint32_t, bool> people;  // tokens that a person's name claims
    const auto proposed = out_.size();
    for (size_t i = 0; i < proposed; ++i) {
      const Candidate& candidate = out_[i];
      if (candidate.score < 1 || candidate.label != Label::organization) continue;
      if (candidate.head == kNone || candidate.head <= candidate.first) continue;
      const uint32_t first = candidate.first;
      const bool company =
          input_.pack.match(words_.legal_form, input_.tokens, candidate.head) != 0 &&
          (scan_.classes[candidate.head] & mentions::kAnyHead) == 0;
      const uint32_t classes = scan_.classes[first];
      const uint32_t against = mentions::kWord | mentions::kPlace | mentions::kGiven |
                               mentions::kDemonym | mentions::kCapitals | mentions::kMonth |
                               mentions::kOrgName | mentions::kAnyHead | mentions::kFunction;
      // "the Bruins" for "the Boston Bruins"
      if ((classes & mentions::kPlace) != 0 && candidate.head + 1 == candidate.end &&

          (scan_.classes[candidate.head] & mentions::kAnyHead) == 0)
        shorts.try_emplace(spelled(candidate.head), Short{first, candidate.end, false, true});
      if ((classes & against) != 0 || token(first).length_class < 4) continue;
      if (company && candidate.head != first + 1) continue;
      shorts.try_emplace(spelled(first), Short{first, candidate.end, company});
    }
    if (shorts.empty()) return;
    for (size_t i = 0; i < proposed; ++i)
      if (out_[i].label == Label::person && out_[i].score > 0)
        for (uint32_t t = out_[i].first; t < out_[i].end; ++t) people[t] = true;
    for (const mentions::Piece& piece : scan_.pieces) {
      if (piece.end - piece.first != 1) continue;
      const uint32_t i = piece.first;
      const auto it = shorts.find(spelled(i));
      if (it == shorts.end() || it->second.first == i) continue;
      const bool the = i > 0 && token(i - 1).word == words_.the && words_.the != 0;
      const bool lower_noun =
          i + 1 < input_.tokens.size() && token(i + 1).kind == text::TokenKind::number;
      if (lower_noun) continue;
      const bool surname = (scan_.classes[i] & mentions::kSurname) != 0 || people.count(i) != 0;
      if ((surname || it->second.team) && !the) continue;
      add(i, i + 1, short_ + (the ? the_ : 0));
      ledger_.definitions.push_back({it->second.first, it->second.end, i, i + 1, true});
    }
  }

  const mentions::Input& input_;
  const mentions::NameWords& words_;
  const mentions::NameScan& scan_;
  mentions::Candidates& out_;
  OrganizationLedger& ledger_;
  float acronym_, not_acronym_, short_, the_, enough_, same_, clear_;
};

}  // namespace

void extend_organizations(const mentions::Input& input, const mentions::NameWords& words,
                          const mentions::NameScan& scan, mentions::Candidates& candidates,
                          OrganizationLedger& ledger) {
  Extender(input, words, scan, candidates, ledger).run();
}

}  // namespace annals::resolve
