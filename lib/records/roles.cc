#include "records/roles.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "records/organizer_lists.h"
#include "records/organizer_subject.h"
#include "records/participants.h"

namespace annals::records {
namespace {

using resolve::kNone;

class Organizers : OrganizerView {
 public:
  Organizers(const Scope& scope, const std::vector<uint32_t>& index_of, Event& event)
      : OrganizerView(scope), index_of_(index_of), event_(event) {}

  void run() {
    follow_columns();
    follow_rules(true);
    if (!found_)
      follow_rules(false);
    else if (scope_.trace() != nullptr)
      tell_unasked();
    named_after();
    if (!found_) lead_body();
  }

 private:
  Range sentence_of(uint32_t token) const {
    const uint32_t s = scope_.sentence_of(token);
    return s < scope_.sentences.size() ? scope_.sentences[s] : Range{token, token + 1};
  }

  void set_organizer(size_t i) {
    const uint32_t index = index_of_[i - scope_.first_name];
    if (index == kNone) return;
    event_.organizations[index].role = "organizer";
    found_ = true;
    if (scope_.trace() == nullptr) return;
    if (!told_.empty()) told_ += "; ";
    told_ += event_.organizations[index].name;
  }

  // What a rule's match gave: the organizers since the last, or why none.
  void tell(const RuleHit& hit, const char* refused) {
    if (scope_.trace() == nullptr) return;
    scope_.trace()->add({.field = "organizer",
                         .first = hit.first,
                         .end = hit.end,
                         .rule = scope_.input.matches.matches[hit.match].rule,
                         .value = std::exchange(told_, {}),
                         .score = hit.rule->weight,
                         .parts = {},
                         .refused = refused});
  }

  // The same of an organizer that no rule gave.
  void tell_found(Range told_by, std::string_view why) {
    if (scope_.trace() == nullptr) return;
    scope_.trace()->add({.field = "organizer",
                         .first = told_by.first,
                         .end = told_by.end,
                         .rule = kNone,
                         .value = std::exchange(told_, {}),
                         .score = 0,
                         .parts = {},
                         .refused = {},
                         .why = why});
  }

  // The rules that are asked only where no certain one tells an organizer.
  void tell_unasked() {
    for (size_t m = scope_.hits_from(RuleKind::organizer); m < scope_.end_hit; ++m) {
      const RuleHit& match = scope_.clauses.hits()[m];
      if (match.rule->kind == RuleKind::organizer && !match.rule->certain)
        tell(match, "the rule is not certain, and a certain one tells the organizer");
    }
  }

  // On a journey of several stops, what its later sentences tell of has other organizers; but
  // "Hosted by the A." alone speaks of the whole.
  bool is_own(uint32_t token) const {
    return !scope_.is_tour || in_label_line(token) || sentence_of(token).first == token ||
           scope_.sentence_of(token) <= std::max(scope_.lead, scope_.told);
  }

  // "Organiser: the A", "Who: Organised by the A".
  bool in_label_line(uint32_t token) const {
    const text::Block* line = scope_.label_line(token);
    return line != nullptr && (line->content_token == token ||
                               (line->content_token + 2 == token && scope_.at(token - 1) == ":"));
  }

  // The cells below "Host", "Organised by".
  void follow_columns() {
    if (scope_.clauses.cells_in(scope_.range()).empty()) return;
    for (size_t i = scope_.first_name; i < scope_.end_name; ++i) {
      if (!is_organization(i) || is_parent(i)) continue;
      const mentions::Cell* cell = scope_.clauses.cell_at(name(i).first);
      if (cell == nullptr || cell->column != mentions::Column::organizer) continue;
      set_organizer(i);
      if (scope_.trace() != nullptr)
        scope_.trace()->add({.field = "organizer",
                             .first = cell->first,
                             .end = cell->end,
                             .rule = kNone,
                             .value = std::exchange(told_, {}),
                             .score = 0,
                             .parts = {},
                             .refused = {}});
    }
  }

  void follow_rules(bool certain) {
    for (size_t m = scope_.hits_from(RuleKind::organizer); m < scope_.end_hit; ++m) {
      const RuleHit& match = scope_.clauses.hits()[m];
      const RuleFacts& rule = *match.rule;
      if (rule.kind != RuleKind::organizer || rule.certain != certain) continue;
      if (!rule.whole && !is_own(match.first)) {
        tell(match, "on a journey of several stops, the sentence tells of a later one");
        continue;
      }
      // Who invites or holds a session is told where the occasion is.
      if (!certain && scope_.sentence_of(match.first) > std::max({scope_.lead, scope_.told, 1u})) {
        tell(match, "the rule is not certain, and the sentence is behind the one that tells");
        continue;
      }
      const Range sentence = sentence_of(match.first);
      OrganizerList found;
      if (rule.after)
        organizers_after(scope_, match.end, sentence, certain, found);
      else
        organizers_before(scope_, match.first, sentence, rule.close, found);
      for (const size_t i : found.names()) set_organizer(i);
      const bool any = !found.empty();
      if (any && rule.owner) owner_acts(sentence);
      tell(match, any          ? ""
                  : rule.after ? "no organization stands behind it"
                               : "no organization stands before it as the subject");
    }
  }

  // The owner, where it is the one who acts in the sentence.
  void owner_acts(Range sentence) {
    if (scope_.resolved.owner == kNone) return;
    for (size_t i = scope_.clauses.first_name(sentence.first);
         i < scope_.end_name && name(i).first < sentence.end; ++i)
      if (is_organization(i) && name(i).entity == scope_.resolved.owner) set_organizer(i);
  }

  // "1931. The Printers' Chapel had a concert in Mainz", "Silk Guild: quarterly call": where no
  // rule tells and people gathered, the body that leads what is told, unless it only took part.
  void lead_body() {
    if (!scope_.input.pack.contains(words_.organizer_kind, scope_.kind_word)) return;
    lead_body(scope_.lead);
    if (!found_ && scope_.told != scope_.lead) lead_body(scope_.told);
  }
  void lead_body(uint32_t position) {
    if (position >= scope_.sentences.size()) return;
    const Range sentence = scope_.sentences[position];
    const size_t i = scope_.clauses.first_name(sentence.first);
    if (i >= scope_.end_name || name(i).first >= sentence.end || !is_organization(i)) return;
    // "18 April, Central Library: a talk" tells where.
    const std::string& sort = scope_.resolved.organizations[name(i).entity].kind;
    if (scope_.input.pack.contains(scope_.words.house_kind, scope_.input.pack.word(sort))) return;
    if (!leads(name(i).first, sentence) || !acts(name(i).end, sentence)) return;
    set_organizer(i);
    if (found_) tell_found({name(i).first, name(i).end}, "the body leads what is told");
  }
  // Nothing but days, numbers, marks and small words stands before the body.
  bool leads(uint32_t body, Range sentence) const {
    for (uint32_t t = sentence.first; t < body; ++t) {
      const text::Token& token = scope_.input.tokens[t];
      if (!token.is_word() || scope_.in_date(t)) continue;
      if (!scope_.in(scope_.words.place_skip, t) &&
          !scope_.input.pack.contains(scope_.words.date_preposition, token.word))
        return false;
    }
    return true;
  }
  bool acts(uint32_t verb, Range sentence) const {
    if ((scope_.input.tokens[verb - 1].shape & text::kPossessive) != 0)
      return is_owned(verb, sentence);
    if (verb < sentence.end && scope_.at(verb) == "(")
      while (verb < sentence.end && scope_.at(verb) != ")") ++verb;
    if (verb < sentence.end && scope_.at(verb) == ")") ++verb;
    if (verb >= sentence.end) return false;
    return scope_.input.pack.match(words_.organizer_takes_part, scope_.input.tokens, verb) == 0 &&
           !is_at_occasion(verb, sentence);
  }
  // "The Printers' Chapel's spring concert was given in Mainz", and no "… clerk fell asleep".
  bool is_owned(uint32_t first, Range sentence) const {
    constexpr uint32_t kReach = 4;  // tokens
    const uint32_t end = std::min(sentence.end, first + kReach);
    return scope_.clauses.stretches().next(scope_.words.event_nouns(), first, end) < end;
  }
  // "quarrelled at a congress": it was there, and held it not.
  bool is_at_occasion(uint32_t verb, Range sentence) const {
    constexpr uint32_t kReach = 4;  // tokens from the preposition to the noun
    const uint32_t noun =
        scope_.clauses.stretches().next(scope_.words.event_nouns(), verb, sentence.end);
    if (noun >= sentence.end) return false;
    for (uint32_t i = noun; i > verb && noun - i < kReach; --i) {
      if (scope_.word(i - 1) == scope_.words.at) return true;
      if (!scope_.input.tokens[i - 1].is_word()) return false;
    }
    return false;
  }

  // "27th Session of the Commission (CCPCJ)": the occasion's name holds the body's, whose acronym
  // stands behind it.
  void named_after() {
    if (scope_.event == kNone) return;
    const resolve::EventName& own = scope_.resolved.events[scope_.event];
    const size_t i = scope_.clauses.first_name(own.end);
    if (i >= scope_.end_name || name(i).first != own.end + 1 || !is_organization(i)) return;
    if (scope_.at(own.end) != "(") return;
    // "Meeting of the Council at the Institute (AI)": where it is.
    for (uint32_t t = own.first; t < own.end; ++t)
      if (scope_.is_lower(t, scope_.words.at)) return;
    set_organizer(i);
    tell_found({own.first, own.end}, "the occasion's name holds the body's");
  }

  const std::vector<uint32_t>& index_of_;
  Event& event_;
  bool found_ = false;
  std::string told_;  // for the trace: who became an organizer
};

}  // namespace

void fill_roles(const Scope& scope, const std::vector<uint32_t>& index_of, Event& event) {
  Organizers(scope, index_of, event).run();
  fill_participants(scope, index_of, event);
}

}  // namespace annals::records
