#include "mentions/organization_lists.h"

namespace annals::mentions {
namespace {

class Lists : OrganizationView {
 public:
  explicit Lists(const OrganizationView& view) : OrganizationView(view) {}

  // The items of a list that a cue opens share its evidence.
  void pass_on(uint32_t k, uint32_t last, uint32_t company_end, bool headed) {
    if (company_end > piece(last).end) return pass_on_behind(k, company_end);
    Link between = link_after(input_, words_, scan_, last);
    uint32_t next = last + 1;
    if (between.kind == LinkKind::open && last + 1 < scan_.pieces.size()) {
      between = link_after(input_, words_, scan_, last + 1);
      if (!between.closed) return;
      next = last + 2;
    }
    if (between.kind != LinkKind::comma && between.kind != LinkKind::conjunction &&
        between.kind != LinkKind::comma_and)
      return;
    if (next < scan_.pieces.size() && !(headed && is_seat(between, next))) share_cue(k, next);
  }

 private:
  // "by the Leeds University, Ambleside, with …": one word that ends the list of a body with a head
  // noun is its town.
  bool is_seat(const Link& between, uint32_t next) const {
    const Piece& p = scan_.pieces[next];
    if (between.kind != LinkKind::comma || p.end != p.first + 1) return false;
    if ((p.classes & (kAnyHead | kCapitals | kCoined | kOrgName)) != 0) return false;
    const LinkKind after = link_after(input_, words_, scan_, next).kind;
    return after != LinkKind::comma && after != LinkKind::conjunction &&
           after != LinkKind::comma_and;
  }

  // "Krka d.d., Teva and Sandoz": behind the legal form.
  void pass_on_behind(uint32_t k, uint32_t form_end) {
    uint32_t end = form_end;
    if (end + 1 >= input_.tokens.size()) return;
    if (is_comma(end)) ++end;
    if (word(end) == words_.and_) ++end;
    const uint32_t next = scan_.piece_at(end);
    if (next < scan_.pieces.size() && next > k && end > form_end && scan_.pieces[next].first == end)
      share_cue(k, next);
  }

  void share_cue(uint32_t k, uint32_t next) {
    const float share = piece(k).cue * weights_.list;
    if (share > piece(next).cue) {
      piece(next).cue = share;
      piece(next).rule = piece(k).rule;
    }
    piece(next).listed = true;
  }
};

}  // namespace

void pass_on_cue(const OrganizationView& view, uint32_t k, uint32_t last, uint32_t company_end,
                 bool headed) {
  Lists(view).pass_on(k, last, company_end, headed);
}

}  // namespace annals::mentions
