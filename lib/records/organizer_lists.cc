#include "records/organizer_lists.h"

namespace annals::records {
namespace {

using mentions::Label;
using resolve::kNone;

class Lists : OrganizerView {
 public:
  Lists(const Scope& scope, OrganizerList& out) : OrganizerView(scope), out_(out) {}

  // "… by the A (AA), the B's C, the D (DD) of the E and, with it, the F": the names of a list that
  // begins at `token`.
  void run(uint32_t token, Range sentence, bool far) {
    constexpr uint32_t kFar = 9;   // tokens to the first name
    constexpr uint32_t kNear = 4;  // from one name to the next
    size_t i = scope_.clauses.first_name(token);
    uint32_t at = token;
    bool any = false;
    uint32_t last = kNone;  // the entity named before
    for (; i < scope_.end_name && name(i).first < sentence.end; ++i) {
      if (any && is_seat(at, i, sentence)) {
        at = name(i).end;
        continue;
      }
      if (!any && is_officer_of(token, name(i).first)) break;
      const uint32_t limit = !any && far ? kFar : kNear;
      const bool unit = any && is_organization(i) && scope_.is_lower(at, words_.of) &&
                        back_over_skip(at, name(i).first) == at;
      if (!unit && (name(i).first - at > limit + (any ? 1 : 0) || !passes(at, name(i).first, any)))
        break;
      const bool bracketed = name(i).first > 0 && scope_.mark_before(name(i).first) == "(";
      const bool parent = unit || is_parent(i);
      if (any && is_organization(i) && is_next_subject(at, i, sentence)) break;
      if (is_organization(i) && !parent) {
        // "Department of the Organization (ORG)": the acronym is another's.
        if (!(bracketed && any && name(i).entity != last)) {
          out_.add(i);
          any = true;
        }
        last = name(i).entity;
      } else if (!any && !parent && !is_facility(i)) {
        break;
      }
      at = name(i).end;
      while (at < sentence.end && (scope_.at(at) == ")" || scope_.at(at) == "”")) ++at;
    }
  }

 private:
  // "by the A in Egypt, the B in Lebanon and the C": where one sits, and another follows.
  bool is_seat(uint32_t at, size_t i, Range sentence) const {
    if (name(i).label != Label::place || name(i).first != at + 1 ||
        !scope_.in(words_.venue_preposition, at) || i + 1 >= scope_.end_name)
      return false;
    const uint32_t next = name(i + 1).end;
    if (next > sentence.end || !is_organization(i + 1)) return false;
    // "by the A in Egypt, and the B attended"
    return next == sentence.end || !scope_.input.tokens[next].is_word() ||
           scope_.in(words_.venue_preposition, next) ||
           scope_.match(words_.organizer_join, next) != 0;
  }

  // "led by the General Secretary of the A": the person acts.
  bool is_officer_of(uint32_t at, uint32_t end) const {
    for (; at + 1 < end; ++at)
      if (scope_.is_lower(at + 1, words_.of) &&
          scope_.input.pack.contains(words_.organizer_office, scope_.input.tokens[at].word))
        return true;
    return false;
  }

  // "At the Forum, hosted by the A, the B signed": the list has ended, and a verb follows.
  bool is_next_subject(uint32_t at, size_t i, Range sentence) const {
    const uint32_t end = name(i).end;
    if (scope_.at(at) != "," || end >= sentence.end) return false;
    for (uint32_t k = at + 1; k < name(i).first; ++k)
      if (!scope_.in(scope_.words.place_skip, k)) return false;
    const text::Token& next = scope_.input.tokens[end];
    return next.is_word() && !next.is_capitalised() && (next.shape & text::kPossessive) == 0 &&
           !scope_.input.pack.contains(words_.organizer_behind, next.word) &&
           scope_.match(words_.organizer_join, end) == 0;
  }

  // "organised with the Concert Hall and the A": a house that is a body, too.
  bool is_facility(size_t i) const {
    return name(i).label == Label::place &&
           scope_.resolved.places[name(i).entity].kind == "facility";
  }

  OrganizerList& out_;
};

}  // namespace

void organizers_after(const Scope& scope, uint32_t token, Range sentence, bool far,
                      OrganizerList& out) {
  Lists(scope, out).run(token, sentence, far);
}

}  // namespace annals::records
