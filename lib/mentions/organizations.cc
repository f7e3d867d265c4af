#include "mentions/organizations.h"

#include <vector>

#include "mentions/acronym_candidates.h"
#include "mentions/head_kind.h"
#include "mentions/name_classes.h"
#include "mentions/organization_context.h"
#include "mentions/organization_extent.h"
#include "mentions/organization_known.h"
#include "mentions/organization_lists.h"
#include "mentions/organization_rules.h"
#include "mentions/organization_view.h"

namespace annals::mentions {
namespace {

constexpr float kStrong = 1.0F;  // a candidate that its neighbours in a list can lean on

class Proposer : OrganizationView {
 public:
  explicit Proposer(const OrganizationView& view)
      : OrganizationView(view), context_(view), known_(view), acronyms_(view) {}

  void run() {
    read_organization_rules(*this);
    last_.assign(scan_.pieces.size(), 0);
    for (uint32_t k = 0; k < scan_.pieces.size(); ++k) {
      uint32_t last = k;
      out_.best = 0;
      Extent extent;
      const bool headed = (piece(k).classes & (kAnyHead | kHeadLeft)) != 0 &&
                          organization_extent(input_, words_, scan_, k, extent);
      if (headed) {
        add_headed(k, extent);
        known_.add_campus(k, extent);
        last = extent.last_piece;
      } else if ((piece(k).cue > 0 && !is_capitals(piece(k))) || has_ampersand(piece(k))) {
        context_.add_by_context(k);
      }
      const uint32_t company_end = known_.add_company(k);
      known_.add_known(k);
      if (piece(k).end - piece(k).first > 1) {
        known_.add_with_place(k);
        known_.add_team(k);
      }
      if ((piece(k).classes & kCapitals) != 0) acronyms_.add_capitals(k);
      if (piece(k).listed) pass_on_cue(*this, k, last, company_end, headed);
      if (out_.best >= kStrong) last_[k] = last + 1;
    }
    for (uint32_t k = 0; k < scan_.pieces.size(); ++k)
      if (last_[k] != 0) look_beside(k, last_[k] - 1);
  }

 private:
  // Beside a clear organization, in a list or behind "and", a single name of no other sort.
  void look_beside(uint32_t k, uint32_t last) {
    const Link after = link_after(input_, words_, scan_, last);
    if (last + 1 < scan_.pieces.size() && is_list_link(after) &&
        (after.kind != LinkKind::comma || goes_on(last + 1)))
      add_beside(last + 1);
    if (k == 0) return;
    const Link before = link_after(input_, words_, scan_, k - 1);
    if (is_list_link(before) && !stands_at(k - 1)) add_beside(k - 1);
  }
  static bool is_list_link(const Link& link) {
    return !link.closed && (link.kind == LinkKind::comma || link.kind == LinkKind::comma_and ||
                            link.kind == LinkKind::conjunction);
  }
  // The list has a clear organization behind piece `k`, too.
  bool goes_on(uint32_t k) const {
    return k + 1 < scan_.pieces.size() && last_[k + 1] != 0 &&
           is_list_link(link_after(input_, words_, scan_, k));
  }
  // "the University at Diliman and the Academy": a place.
  bool stands_at(uint32_t k) const {
    const uint32_t first = scan_.pieces[k].first;
    return first > 0 && (word(first - 1) == words_.at || word(first - 1) == words_.in);
  }
  void add_beside(uint32_t k) {
    Piece& p = piece(k);
    if (last_[k] != 0 || p.cue > 0) return;
    p.cue = weights_.beside;
    Extent extent;
    if ((p.classes & kAnyHead) != 0) {
      if (organization_extent(input_, words_, scan_, k, extent)) add_headed(k, extent);
      return;
    }
    const bool one = p.end - p.first == 1 || input_.tokens[p.first + 1].is_glued();
    if ((classes(p.first) & kCapitals) != 0) {
      p.cue = weights_.acronym_the;  // "with Greenpeace, ISX and WWF"
      acronyms_.add_capitals(k);
    } else if (one)
      context_.add_by_context(k);
    else
      known_.add_with_place(k);
  }

  // Nothing but an acronym: add_capitals judges it.
  bool is_capitals(const Piece& p) const {
    return p.end - p.first == 1 && (p.classes & kCapitals) != 0;
  }

  // "News of the Rowing Union" on a line by itself: what the page holds, and not who.
  bool is_page_of(const Extent& e) const {
    if (!e.chain || e.head != e.first || !has(words_.page, e.head)) return false;
    const auto begins_line = [&](uint32_t i) {
      return i == 0 || i >= input_.tokens.size() || (input_.tokens[i].gap & text::kNewline) != 0;
    };
    return begins_line(e.first) && begins_line(e.end);
  }

  // "First-aid course", "Pre-school"
  bool is_compound_noun(const Extent& e) const {
    return e.first + 3 == e.end && e.head + 1 == e.end && is_hyphen(input_, e.head - 1) &&
           !input_.tokens[e.head].is_capitalised() && input_.tokens[e.head].is_glued();
  }

  void add_headed(uint32_t k, const Extent& e) {
    // "Mrs. Church sang."; not "Queen's College".
    const bool is_person = words_.is(word(e.first), kTitle) && e.end == e.head + 1 &&
                           e.head <= e.first + 2 &&
                           (input_.tokens[e.first + 1].shape & text::kPossessive) == 0;
    if (is_person || is_portfolio(e.first) || is_compound_noun(e)) return;
    const uint32_t c = classes(e.head);
    // "the XI Assembly of the Network" is an occasion.
    if ((classes(e.first) & kRoman) != 0 && e.first < e.head &&
        (c & (kEventNoun | kEventWeak)) != 0)
      return;
    // "the Seventh General Chapter", "at the Regional Beekeepers' Forum": so is what is numbered,
    // or where one is.
    if (has(words_.gathering, e.head) && e.end == e.head + 1 && e.first < e.head &&
        ((classes(e.first) & kOrdinal) != 0 || follows_at(e.first)))
      return;
    if (is_page_of(e)) return;
    // "held its Mid-Term Assembly": so is what a body holds.
    if ((c & (kEventNoun | kEventWeak)) != 0 && e.first > 0 && has(words_.own, e.first - 1)) return;
    float score = 0;
    if (e.foreign || (c & (kHeadForeign | kHeadCaps)) != 0)
      score = weights_.foreign_head;
    else if ((c & kHeadSuffix) != 0)
      score = weights_.suffix;
    else
      score = (c & kHead) != 0 ? weights_.head : weights_.head_weak;
    bool proper = false;
    for (uint32_t i = e.first; i < e.end; ++i)
      proper = proper ||
               (i != e.head && (is_letters(i) || (classes(i) != 0 && (classes(i) & kWord) == 0)));
    if (proper) score += weights_.proper;
    if (e.chain)
      score += weights_.chain;
    else if (!proper && (c & kHeadSuffix) == 0)
      score += common_words(k, e);
    // "Night-Shift Workers" may be any, and so may "Faith-Based Organisations".
    if ((c & kHead) != 0 && !proper && !e.chain && !the_before(e.first) && e.end == e.head + 1 &&
        input_.text[input_.tokens[e.head].end - 1] == 's')
      score += weights_.plural_head;
    if ((c & kHeadWeak) != 0 && !proper && !e.chain && !the_before(e.first) &&
        input_.text[input_.tokens[e.head].end - 1] == 's')
      score += weights_.plural;
    if (e.place_tail) score += weights_.place_tail;
    if (e.doubtful) score += weights_.doubtful;
    if (the_before(e.first)) score += weights_.the;
    // "as a Charitable Trust": one of many.
    if (!proper && !e.chain && an_before(e.first)) score += weights_.one_of_many;
    // "a health department", but "the Society's Health Department"
    const bool owned = (c & kHead) != 0 && e.first > 0 &&
                       (input_.tokens[e.first - 1].shape & text::kPossessive) != 0;
    if (!owned && input_.pack.match(words_.generic, input_.tokens, e.first) == e.end - e.first)
      score += weights_.generic;
    if (e.head > e.first && e.head + 1 == e.end && has(words_.building, e.head - 1) &&
        head_kind(input_, words_, e.head) == "centre")
      score += weights_.building;
    const uint32_t first =
        e.first_piece < k && piece(e.first_piece).cue > piece(k).cue ? e.first_piece : k;
    score += piece(first).cue;
    add(e.first, e.end, score, e.head, piece(first).rule);
  }

  // "DB Breweries", but "IT Services"
  bool is_letters(uint32_t i) const {
    constexpr uint8_t kFew = 4;  // letters
    return (classes(i) & kCapitals) != 0 && input_.tokens[i].length_class <= kFew &&
           !words_.is(word(i), kNoAcronym);
  }

  // "at the", "during the", "opened the"
  bool follows_at(uint32_t first) const {
    uint32_t at = the_before(first) ? first - 1 : first;
    if (at > 1 && word(at - 1) == words_.of) --at;  // "the last round of the League"
    return at > 0 && has(words_.gathering_lead, at - 1);
  }

  bool an_before(uint32_t i) const {
    return i > 0 && input_.tokens[i - 1].length_class <= 2 &&
           !input_.tokens[i - 1].is_capitalised() && has(words_.indefinite, i - 1);
  }

  // "Minister of Trade, Industry and Energy": what a minister has.
  bool is_portfolio(uint32_t first) const {
    const bool of = first > 1 && (word(first - 1) == words_.of || word(first - 1) == words_.for_);
    return of && has(words_.portfolio, first - 2);
  }

  // Plain words with a head noun: in prose their capitals tell that they are a name, and so do
  // many.
  float common_words(uint32_t k, const Extent& e) {
    float score = (classes(e.head) & kHeadWeak) != 0 ? weights_.common_weak : weights_.common_only;
    if (reads_as_prose(input_, words_, piece(k).sentence)) score += weights_.prose;
    if (e.end - e.first > 2) score += weights_.several;
    return score;
  }

  ContextOrganizations context_;
  KnownOrganizations known_;
  AcronymCandidates acronyms_;
  std::vector<uint32_t> last_;  // past the last piece of the clear organization of each piece; 0
};

}  // namespace

void propose_organizations(const Input& input, const NameWords& words, NameScan& scan,
                           Candidates& out) {
  OrganizationProposals proposals{out};
  Proposer(OrganizationView(input, words, scan, proposals)).run();
}

}  // namespace annals::mentions
