#include "records/sentence_evidence.h"

#include <algorithm>

#include "records/block_signs.h"
#include "records/boundary_dates.h"

namespace annals::records {

using resolve::Date;
using resolve::kNone;
using resolve::Precision;

bool SentenceEvidence::may_begin(Range range, bool in_turn, bool history, bool labelled,
                                 Score& score) const {
  uint32_t date = clauses_.own_date(range, false);
  // "… was held from 9 to 11 December of that year."
  if (date == kNone) date = clauses_.own_date(range);
  if (date == kNone || !is_dated(range, resolved_.dates[date])) return false;
  const Date& found = resolved_.dates[date];
  const bool later = when_ != kNone && goes_on_to(found, told_date());
  const bool chronology = in_turn || (history && later);
  score.add(Cue::sentence);
  // "… – 1917", behind what the splitter took for a full stop.
  if (clauses_.is_date_alone(range, found)) return false;
  // "Next workshop: Uppsala, 2019."
  if (open_ && input_.pack.match(words_.next_label, input_.tokens, range.first) > 0) return false;
  if (clauses_.leads(range, found))
    score.add(Cue::dated_lead);
  else if (tells_another(found, range, chronology, later, labelled))
    score.add(Cue::date_in_lead);
  else
    return false;
  if (when_ != kNone && (is_remark(found, told_date()) || tells_again(found, told_date())))
    return false;
  if (says_which(found, range) || is_of_life(found, range)) return false;
  if (chronology) score.add(Cue::chronology);
  if (chronology && when_ != kNone && is_of_other_year(found, told_date()))
    score.add(Cue::other_year);
  if (when_ != kNone)
    add_inside(found, told_date(), told_as_journey_, score);
  else if (open_)
    score.add(Cue::record_undated);
  if ((is_counted(found) && !is_next_deed(found, range)) || is_what_became(found, range) ||
      told_of_calamity(range.first) ||
      (when_ != kNone && looks_back(clauses_, found, told_date(), range)))
    score.add(Cue::continuation);
  context(range, range.first, date, score);
  return true;
}

bool SentenceEvidence::is_dated(Range range, const Date& date) const {
  if ((date.flags & resolve::kRelative) == 0 || clauses_.says_month(date) ||
      clauses_.leads(range, date))
    return true;
  // "At a breakfast the following Sunday Ann was …"
  uint32_t event = kNone;
  return clauses_.opens(words_.date_lead, range) &&
         clauses_.introduces({range.first, date.first}, &event);
}

bool SentenceEvidence::tells_another(const Date& date, Range range, bool chronology, bool later,
                                     bool labelled) const {
  // "88 took part; the papers will be published in April."
  if (is_promised({range.first, date.first})) return false;
  // "It came back in 1904.", "The insurers paid in 1906.": what became of it. But "It was
  // consecrated fifteen years later.", "The headquarters burned down."
  const Range main{clauses_.main_clause(range), range.end};
  const Range before{main.first, date.first};
  const Subject subject = subject_of(main);
  const bool object = has_object_pronoun(before);
  const bool acts =
      !object && (subject == Subject::other ||
                  (subject == Subject::told && clauses_.holds(words_.gathering_verb, before)));
  if (!acts && !tells_kind(range) && !clauses_.names_gathering({range.first, date.first}))
    return false;
  // "The first engine was bought on July 16, 1873.", where the record is of the year before.
  if (chronology || (later && !labelled && clauses_.tells_what_was_done(range))) return true;
  if (day_ == kNone || told_as_journey_) return false;
  return ((below_year_ || is_months_later(date)) && is_next_of_year(date, range)) ||
         (is_free_ && !labelled && is_deed_of_other(date, range));
}

Subject SentenceEvidence::subject_of(Range clause) const {
  uint32_t i = clause.first;
  while (i < clause.end && !input_.tokens[i].is_word()) ++i;
  if (i >= clause.end) return Subject::goes_on;
  const Range all{i, clause.end};
  if (clauses_.opens(words_.definite, all)) return subject_with_article(i, clause.end);
  // "At the funeral, on the 16th, …"
  if (clauses_.opens(words_.date_lead, all) && i + 1 < clause.end &&
      clauses_.opens(words_.definite, {i + 1, clause.end}))
    return subject_with_article(i + 1, clause.end);
  // "Its first engine"
  if (clauses_.opens(words_.possessive, all) && i + 1 < clause.end && clauses_.is_selective(i + 1))
    return Subject::other;
  return clauses_.opens(words_.continuation_lead, all) ? Subject::goes_on : Subject::other;
}

// "The Earl of Larch", "the first course", "the reading room", "the stove".
Subject SentenceEvidence::subject_with_article(uint32_t article, uint32_t end) const {
  constexpr uint32_t kReach = 5;  // tokens
  const Range told{current_.first, article};
  for (uint32_t i = article + 1; i < end && i <= article + kReach; ++i) {
    if (!input_.tokens[i].is_word()) break;
    if (input_.tokens[i].is_capitalised())
      return clauses_.has_word(told, i) ? Subject::told : Subject::other;
    if (clauses_.is_selective(i) || clauses_.is_actor(i)) return Subject::other;
    if (clauses_.opens(words_.passive, {i, i + 1})) break;
    // "The earthquake of 17 August"
    if (input_.tokens[i].word == words_.of && date_begins(i + 1)) return Subject::other;
  }
  return Subject::told;
}

bool SentenceEvidence::is_later(const Date& date) const {
  return when_ != kNone && are_known(date, told_date()) && told_date().value.end < date.value.start;
}

bool SentenceEvidence::date_begins(uint32_t token) const {
  const size_t date = clauses_.first_date(token);
  return date < resolved_.dates.size() && resolved_.dates[date].first == token;
}

bool SentenceEvidence::is_deed_of_other(const Date& date, Range range) const {
  constexpr uint32_t kReach = 12;  // tokens behind the date
  const Date& last = resolved_.dates[day_];
  if (date.precision > Precision::month || !are_known(date, last) ||
      !(last.value.end < date.value.start) || !is_later(date) || clauses_.tells_of_later(range) ||
      clauses_.is_coming(range))
    return false;
  // "A dinner was held on the 22nd, and the papers were read on the 28th.", of the 20th to 24th.
  const uint32_t first = clauses_.own_date(range);
  if (first != kNone && are_known(resolved_.dates[first], told_date()) &&
      lies_within(resolved_.dates[first], told_date()))
    return false;
  const Range before{clauses_.main_clause(range), date.first};
  if (subject_of(before) != Subject::other || clauses_.opens(words_.next_lead, range)) return false;
  if (!tells_kind(range) && !clauses_.names_gathering({range.first, date.first})) return false;
  const Range clause{before.first, std::min(range.end, date.end + kReach)};
  return !has_object_pronoun(before) && (clauses_.tells_of_deed(clause) || tells_kind(before));
}

bool SentenceEvidence::is_promised(Range range) const {
  for (uint32_t i = range.first; i < range.end; ++i)
    if (input_.pack.contains(words_.coming_verb, input_.tokens[i].word)) return true;
  return false;
}

bool SentenceEvidence::has_object_pronoun(Range range) const {
  for (uint32_t i = range.first + 1; i < range.end; ++i)
    if (input_.pack.contains(words_.object_pronoun, input_.tokens[i].word)) return true;
  return false;
}

bool SentenceEvidence::tells_kind(Range range, bool deed) const {
  return clauses_.any_hit(range, [&](const RuleHit& hit) {
    return hit.rule->kind == RuleKind::kind &&
           (!deed || input_.pack.contains(words_.deed_kind, input_.pack.word(hit.rule->value)));
  });
}

bool SentenceEvidence::is_counted_on(Range range) const {
  const uint32_t date = clauses_.own_date(range);
  if (date != kNone && date > 0 && resolved_.dates[date - 1].has_value &&
      !(resolved_.dates[date - 1].value.end < resolved_.dates[date].value.start))
    return false;
  return date != kNone && (resolved_.dates[date].flags & resolve::kRelative) != 0 &&
         clauses_.leads(range, resolved_.dates[date]) &&
         (!clauses_.opens(words_.continuation_lead, {resolved_.dates[date].end, range.end}) ||
          is_repeated({resolved_.dates[date].end, range.end}));
}

bool SentenceEvidence::is_counted(const Date& date) const {
  return clauses_.next_day(date) ||
         (date.precision == Precision::week && (date.flags & resolve::kRelative) != 0);
}

bool SentenceEvidence::is_what_became(const Date& date, Range range) const {
  const bool counted = (date.flags & resolve::kRelative) != 0 &&
                       (date.precision == Precision::month || date.precision == Precision::season);
  const bool until = input_.tokens[range.first].word == words_.by;
  if ((!counted && !until) || !clauses_.leads(range, date)) return false;
  uint32_t actor = date.end;
  while (actor < range.end && !input_.tokens[actor].is_word()) ++actor;
  const Range clause{actor, range.end};
  if (is_repeated(clause)) return false;
  const Subject subject = subject_of(clause);
  // "The following month she took on a clerk.": a deed, if no known one.
  if (subject == Subject::other || tells_kind(clause) ||
      input_.pack.match(words_.life_cue, input_.tokens, actor) > 0 ||
      clauses_.holds(words_.gathering_verb, clause))
    return false;
  return subject == Subject::goes_on || clauses_.has_word({current_.first, actor}, actor + 1);
}

bool SentenceEvidence::is_next_deed(const Date& date, Range range) const {
  constexpr uint32_t kReach = 20;  // tokens
  const uint32_t last = day_ != kNone ? day_ : when_;
  if (last == kNone || told_as_journey_ || !are_known(date, resolved_.dates[last])) return false;
  const uint32_t end = end_with_apposed(date);
  const uint32_t actor = std::min(end + (input_.tokens[end].is_word() ? 0 : 1), range.end - 1);
  const Range clause{actor, std::min(range.end, actor + kReach)};
  if (!(resolved_.dates[last].value.end < date.value.start)) return false;
  if (is_repeated(clause)) return true;
  // "October 12: Beirut, 12–13 October. … The day after, …": behind the days that it opened.
  const auto& told = resolved_.dates[last].value;
  calendar::Day latest = told.end;
  for (size_t i = last + size_t{1}; i < resolved_.dates.size(); ++i) {
    const Date& days = resolved_.dates[i];
    if (days.first >= date.first) break;
    if (days.has_value && days.precision <= Precision::day && days.value.start == told.start &&
        latest < days.value.end)
      latest = days.value.end;
  }
  const bool next_day = !(calendar::add_days(latest, 1) < date.value.start);
  if (!next_day && tells_of_new_place(clause)) return true;
  if (clauses_.opens(words_.continuation_lead, clause)) return false;
  // "The day after, Ann Lee succeeded Mr. Holm as chairman": an office goes to another.
  if (next_day) return tells_kind(clause, true) && subject_of(clause) == Subject::other;
  return clauses_.holds(words_.gathering_verb, clause) || names_another_actor(actor) ||
         (subject_of(clause) == Subject::other && tells_kind(clause));
}

uint32_t SentenceEvidence::end_with_apposed(const Date& date) const {
  constexpr uint32_t kReach = 3;  // tokens: ", on the"
  const size_t next = clauses_.first_date(date.end);
  if (next >= resolved_.dates.size()) return date.end;
  const Date& apposed = resolved_.dates[next];
  return apposed.first <= date.end + kReach && apposed.has_value && apposed.value == date.value
             ? apposed.end
             : date.end;
}

bool SentenceEvidence::is_repeated(Range clause) const {
  constexpr uint32_t kReach = 6;  // tokens
  for (uint32_t i = clause.first; i < std::min(clause.end, clause.first + kReach); ++i)
    if (input_.pack.match(words_.repeat_cue, input_.tokens, i) > 0) return true;
  return false;
}

bool SentenceEvidence::told_of_calamity(uint32_t token) const {
  return clauses_.ended_sentences(token) == clauses_.ended_sentences(current_.first) + 1 &&
         clauses_.holds(words_.calamity, {current_.first, token});
}

bool SentenceEvidence::tells_of_new_place(Range clause) const {
  const auto& names = resolved_.names;
  const size_t first = clauses_.first_name(current_.first);
  for (size_t i = clauses_.first_name(clause.first); i < names.size() && names[i].end <= clause.end;
       ++i) {
    if (names[i].label != mentions::Label::place || names[i].first <= clause.first) continue;
    const Range before{names[i].first - 1, names[i].first};
    if (!clauses_.opens(words_.venue_preposition, before) &&
        input_.tokens[before.first].word != words_.to)
      continue;
    const bool told =
        std::any_of(names.begin() + static_cast<ptrdiff_t>(first),
                    names.begin() + static_cast<ptrdiff_t>(i), [&](const auto& name) {
                      return name.label == names[i].label && name.entity == names[i].entity;
                    });
    if (!told) return true;
  }
  return false;
}

bool SentenceEvidence::names_another_actor(uint32_t actor) const {
  constexpr uint32_t kTitle = 3;  // tokens: "Mr. ", "the "
  constexpr size_t kBack = 32;    // names
  const auto& names = resolved_.names;
  const size_t at = clauses_.first_name(actor);
  // "The Leaf, silent since 1895, …": no name that is known.
  const uint32_t word = actor + clauses_.opens(words_.definite, {actor, actor + 1});
  if (input_.tokens[word].is_capitalised() && (at >= names.size() || names[at].first > word))
    return !clauses_.has_word({current_.first, actor}, word);
  if (at >= names.size() || names[at].first > actor + kTitle ||
      names[at].label == mentions::Label::place)
    return false;
  for (uint32_t i = actor; i < names[at].first; ++i)
    if (input_.tokens[i].is_word() && !input_.tokens[i].is_capitalised() &&
        !clauses_.opens(words_.definite, {i, i + 1}))
      return false;
  for (size_t i = at, left = kBack; i-- > 0 && left-- > 0 && names[i].first >= current_.first;)
    if (names[i].label == names[at].label && names[i].entity == names[at].entity) return false;
  return true;
}

bool SentenceEvidence::is_months_later(const Date& date) const {
  constexpr int kMonths = 2;
  const Date& last = resolved_.dates[day_];
  return are_known(date, last) && calendar::add_months(last.value.end, kMonths) < date.value.start;
}

bool SentenceEvidence::is_next_of_year(const Date& date, Range range) const {
  const Date& last = resolved_.dates[day_];
  const Range before{range.first, date.first};
  if (date.precision > Precision::month || !are_known(date, last) ||
      !(last.value.end < date.value.start))
    return false;
  if (clauses_.holds(words_.happening, before) &&
      (clauses_.names_gathering(before) || clauses_.holds(words_.passive, before)))
    return true;
  return clauses_.tells_what_was_done(before) &&
         (!below_year_ || clauses_.holds(words_.gathering_verb, before));
}

}  // namespace annals::records
