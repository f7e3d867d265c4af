#include "mentions/organization_rules.h"

#include <algorithm>

namespace annals::mentions {
namespace {

class Reader : OrganizationView {
 public:
  explicit Reader(const OrganizationView& view) : OrganizationView(view) {}

  // Rules that mark a name ("organization"), and context rules ("organization-cue") that say of the
  // piece beside them that it is one.
  void run() {
    scan_.told.clear();
    for (const rules::Match& match : input_.matches.matches) {
      const OrganizationRule& rule = words_.rules[match.rule];
      if (rule.kind == OrganizationRule::none) continue;
      if (rule.kind == OrganizationRule::definition) {
        scan_.told.push_back({match.first, match.end, rule.later, rule.word});
        continue;
      }
      if (rule.kind == OrganizationRule::name) {
        add_marked(match, rule);
        continue;
      }
      uint32_t k;
      if (rule.kind == OrganizationRule::cue_right) {
        k = scan_.piece_at(match.end);
        if (k >= scan_.pieces.size()) continue;
        // "hosted by Her Majesty's …": a word that begins no name may stand between.
        const bool next =
            piece(k).first == match.end + 1 && input_.tokens[match.end].is_capitalised();
        if (piece(k).first != match.end && !next) continue;
        if (begins_block(match.end)) continue;  // "Congress of the Federation / Online, 12 May"
      } else {
        if (match.first == 0 || has_preposition(match)) continue;
        k = scan_.piece_at(match.first - 1);
        if (k >= scan_.pieces.size() || piece(k).end != match.first) continue;
      }
      if (rule.weight <= piece(k).cue) continue;
      piece(k).cue = rule.weight;
      piece(k).rule = match.rule;
      piece(k).proper_only = rule.proper_only;
      piece(k).listed = piece(k).listed || rule.listed;
    }
  }

 private:
  bool begins_block(uint32_t token) const {
    const auto& blocks = input_.layout.blocks;
    const auto at = std::lower_bound(
        blocks.begin(), blocks.end(), token,
        [](const text::Block& block, uint32_t t) { return block.content_token < t; });
    return at != blocks.end() && at->content_token == token;
  }

  // "was a founder of the company": the noun is not what the name is.
  bool has_preposition(const rules::Match& match) const {
    if (is_comma(match.first)) return false;  // "GDNet, in collaboration with A, organised"
    for (uint32_t i = match.first; i < match.end; ++i)
      if (has(words_.barrier, i)) return true;
    return false;
  }

  // Capitals that are nothing else: no "CEO", "IV", "USA" or "HRH".
  bool is_acronym(uint32_t i) const {
    return (classes(i) & kCapitals) != 0 &&
           (classes(i) & (kRoman | kPlace | kFunction | kHonorific | kMonth)) == 0 &&
           !words_.is(word(i), kNoAcronym);
  }

  void add_marked(const rules::Match& match, const OrganizationRule& rule) {
    // "2nd Battalion": a number begins no piece.
    const char initial = input_.text[input_.tokens[match.first].begin];
    if (initial >= '0' && initial <= '9')
      return add(match.first, match.end, rule.weight, match.end - 1, match.rule);
    if (rule.begins == OrganizationRule::letters) {  // "the O.B.E.", "the U.S.A."
      if (input_.pack.match(words_.no_letters, input_.tokens, match.first) !=
              match.end - match.first &&
          place_end(input_, match.first) != match.end)
        add(match.first, match.end, rule.weight, match.first, match.rule);
      return;
    }
    const uint32_t k = scan_.piece_at(match.first);
    if (k >= scan_.pieces.size() || piece(k).first > match.first) return;  // a stop word
    const uint32_t c = classes(match.first);
    if (rule.begins == OrganizationRule::place && (c & kPlace) == 0) return;
    if (rule.begins == OrganizationRule::demonym && (c & kDemonym) == 0) return;
    // No place, person or demonym; nor a plain word.
    if (rule.begins == OrganizationRule::coined && (c & kWord) != 0) return;
    if ((rule.begins == OrganizationRule::unknown || rule.begins == OrganizationRule::coined) &&
        (c & (kPlace | kGiven | kDemonym | kAnyHead | kFunction | kCapitals | kMonth |
              kEventNoun)) != 0)
      return;
    if (rule.begins == OrganizationRule::acronym) {
      if (is_acronym(match.first))
        add(match.first, match.end, rule.weight, match.end - 1, match.rule);
      return;
    }
    // The piece that it begins with is taken whole.
    add(piece(k).first, match.end, rule.weight, match.end - 1, match.rule);
  }
};

}  // namespace

void read_organization_rules(const OrganizationView& view) { Reader(view).run(); }

}  // namespace annals::mentions
