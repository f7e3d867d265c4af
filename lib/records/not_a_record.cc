#include "records/not_a_record.h"

#include <algorithm>

#include "records/boundary_dates.h"

namespace annals::records {
namespace {

using resolve::Date;
using resolve::kNone;
using resolve::Precision;
using text::Block;

class Judge {
 public:
  Judge(const mentions::Input& input, const resolve::Resolved& resolved, const Clauses& clauses)
      : input_(input), resolved_(resolved), clauses_(clauses), words_(clauses.words()) {}

  // "Media contacts | Share price | Legal", below what is no table: a page's links.
  bool is_link_row(const Block& block) const {
    constexpr uint32_t kLongest = 24;  // tokens
    constexpr uint32_t kCell = 4;
    if ((block.flags & text::kTableRow) == 0 || block.end_token - block.first_token > kLongest)
      return false;
    uint32_t bars = 0;
    uint32_t words = 0;  // of the cell
    for (uint32_t i = block.first_token; i < block.end_token; ++i) {
      const text::Token& token = input_.tokens[i];
      if (token.kind == text::TokenKind::number || token.kind == text::TokenKind::mixed)
        return false;
      if (text::slice(input_.text, token) == "|") {
        ++bars;
        words = 0;
      } else if (++words > kCell) {
        return false;
      }
    }
    const size_t date = clauses_.first_date(block.first_token);
    return bars >= 2 &&
           (date >= resolved_.dates.size() || resolved_.dates[date].first >= block.end_token);
  }

  // Opening hours, copyright, "no meeting was held".
  bool tells_nothing(const Block& block, Range lead, bool titled) const {
    const Range all{block.content_token, block.end_token};
    double sum =
        !titled && clauses_.opens(words_.no_event_lead, all) ? words_.nothing_threshold : 0;
    constexpr uint32_t kReach = 80;
    const auto& hits = clauses_.hits();
    const uint32_t end = std::min(all.end, all.first + kReach);
    for (size_t i = clauses_.first_hit(all.first); i < hits.size() && hits[i].first < end; ++i)
      if (hits[i].rule->kind == RuleKind::nothing && !is_of_a_part(hits[i], lead) &&
          !is_beside(hits[i], block, lead))
        sum += hits[i].rule->weight;
    if (sum < words_.nothing_threshold) return false;
    const uint32_t date = clauses_.own_date(lead);
    const bool dated = date != kNone && clauses_.leads(lead, resolved_.dates[date]) &&
                       !is_attribute(resolved_.dates[date]);
    return sum >= (dated ? words_.nothing_dated_threshold : words_.nothing_threshold);
  }

  // "Events in 1972", "Extracts from the minutes, 1801-1830": a line before all records that only
  // says which years they tell of.
  bool is_title_line(const Block& block, Range lead, uint32_t date) const {
    if ((block.flags & text::kSingleLine) == 0) return false;
    if ((block.flags & (text::kBullet | text::kTableRow)) != 0) return false;
    const bool sentences = block.end_sentence > block.first_sentence + 1;
    if (sentences && (block.flags & text::kEndsSentence) != 0 && date != kNone) return false;
    if (date != kNone && is_masthead(block, resolved_.dates[date])) return true;
    if (date != kNone && !is_long(resolved_.dates[date])) return false;
    // "PROGRAMMES HELD DURING 2016-17".
    if ((block.flags & text::kAllCaps) != 0 && rules_what_follows(block, date)) return true;
    if (date != kNone && clauses_.leads(lead, resolved_.dates[date]))
      return !is_marked_off(input_, resolved_.dates[date], lead) && rules_what_follows(block, date);
    const Range all{block.first_token, block.end_token};
    uint32_t event = kNone;
    if (clauses_.holds(words_.gathering_verb, all) || tells_kind(block)) return false;
    if (date != kNone && closes_with_span(block, resolved_.dates[date])) return true;
    return rules_what_follows(block, date) || !clauses_.introduces(all, &event);
  }

 private:
  // "BULLETIN No. 47, December 1998", "Issue 12 – June 2011": the number of a periodical and the
  // day it came out, and nothing else.
  bool is_masthead(const Block& block, const Date& day) const {
    constexpr uint32_t kLongest = 16;  // tokens
    uint32_t end = block.content_end;
    if (end - block.content_token > kLongest || day.first <= block.content_token) return false;
    if (end > day.end && mentions::mark_at(input_, end - 1) == ')') --end;
    if (day.end != end) return false;
    bool numbered = false;
    bool periodical = false;
    for (uint32_t i = block.content_token; i < day.first; ++i) {
      const text::Token& token = input_.tokens[i];
      if (input_.pack.contains(words_.periodical, token.word)) {
        periodical = true;
      } else if (input_.pack.contains(words_.issue_word, token.word)) {
        if (i > block.content_token && !periodical && !numbered) return false;  // "Concert No. 5"
        periodical = true;
      } else if (token.kind == text::TokenKind::number) {
        numbered |= periodical;
      }
    }
    return numbered;
  }

  // "Annals of the Harbour and its Pilots, 1790–1914"
  static bool closes_with_span(const Block& block, const Date& years) {
    constexpr int kYears = 10;
    return (block.flags & text::kEndsSentence) == 0 && years.end == block.content_end &&
           years.value.end.year - years.value.start.year >= kYears;
  }

  // "The 1911 season": a year that says which, and leads nothing.
  bool is_attribute(const Date& date) const {
    return date.precision == Precision::year && date.first > 0 &&
           input_.pack.contains(words_.definite, input_.tokens[date.first - 1].word) &&
           input_.tokens[date.end].is_word() && !input_.tokens[date.end].is_capitalised();
  }

  // "Lund, 4 to 6 July. 5th Games. Forty teams came. The relay was cancelled.", "4 July. Picnic at
  // Leola. No parade on account of rain.": told of a day and of what was then before it.
  bool is_beside(const RuleHit& hit, const Block& block, Range lead) const {
    if (hit.first < lead.end || hit.rule->weight < 0 || hit.rule->value == "never") return false;
    const uint32_t i = clauses_.own_date(lead);
    if (i == kNone || resolved_.dates[i].precision > Precision::day) return false;
    const Date& day = resolved_.dates[i];
    if (!clauses_.leads(lead, day) && mentions::mark_at(input_, day.first - 1) != ',') return false;
    const auto opens_at = [&](uint32_t sentence) {
      const uint32_t s = block.first_sentence + sentence;
      return s < block.end_sentence ? input_.layout.sentences[s].first_token : kNone;
    };
    if (hit.first >= opens_at(2)) return true;
    return hit.first == opens_at(1) && tells_more(lead, day) &&
           input_.pack.contains(words_.negation, input_.tokens[hit.first].word);
  }

  // Two words or more, besides the date.
  bool tells_more(Range lead, const Date& date) const {
    constexpr uint32_t kLeast = 2;
    uint32_t words = 0;
    for (uint32_t i = lead.first; i < lead.end; ++i)
      words += input_.tokens[i].is_word() && (i < date.first || i >= date.end) ? 1 : 0;
    return words >= kLeast;
  }

  // "The guild chose two wardens. The dinner was not held."
  bool is_of_a_part(const RuleHit& hit, Range lead) const {
    return hit.first >= lead.end && ((hit.rule->value == "part" && clauses_.tells_of_deed(lead)) ||
                                     (hit.rule->value != "never" && tells_day_of_gathering(lead)));
  }
  // "A symposium that the guild held on 12 June 2009 heard Ann Lee. The paper can be had from us."
  bool tells_day_of_gathering(Range lead) const {
    uint32_t date = clauses_.own_date(lead, false);
    if (date == kNone) date = clauses_.own_date(lead);
    return date != kNone && resolved_.dates[date].precision <= Precision::day &&
           resolved_.dates[date].has_value && clauses_.names_gathering(lead) &&
           (clauses_.holds(words_.gathering_verb, lead) || clauses_.tells_of_deed(lead));
  }

  // "The band was formed in 1894.": a sentence that says what sort of occasion it tells.
  bool tells_kind(const Block& block) const {
    if ((block.flags & (text::kEndsSentence | text::kAllCaps)) != text::kEndsSentence) return false;
    return clauses_.any_hit({block.first_token, block.end_token}, [](const RuleHit& hit) {
      return hit.rule->kind == RuleKind::kind && !hit.rule->telling;
    });
  }

  // "Season 2013/14 in pictures", "Tuesday Seminar: archive 2011–12": a line apart, the years of
  // which hold the finer date that comes next.
  bool rules_what_follows(const Block& block, uint32_t date) const {
    constexpr uint32_t kLongest = 12;  // tokens
    if ((block.flags & text::kBlankAfter) == 0 || date == kNone) return false;
    if (block.end_token - block.first_token > kLongest) return false;
    const Date& years = resolved_.dates[date];
    const size_t next = clauses_.first_date(block.end_token);
    if (next >= resolved_.dates.size() || !is_long(years)) return false;
    const Date& finer = resolved_.dates[next];
    return are_known(finer, years) && finer.precision < Precision::year &&
           lies_within(finer, years);
  }

  const mentions::Input& input_;
  const resolve::Resolved& resolved_;
  const Clauses& clauses_;
  const Words& words_;
};

}  // namespace

bool is_link_row(const mentions::Input& input, const resolve::Resolved& resolved,
                 const Clauses& clauses, const Block& block) {
  return Judge(input, resolved, clauses).is_link_row(block);
}

bool tells_nothing(const mentions::Input& input, const resolve::Resolved& resolved,
                   const Clauses& clauses, const Block& block, Range lead, bool titled) {
  return Judge(input, resolved, clauses).tells_nothing(block, lead, titled);
}

bool is_title_line(const mentions::Input& input, const resolve::Resolved& resolved,
                   const Clauses& clauses, const Block& block, Range lead, uint32_t date) {
  return Judge(input, resolved, clauses).is_title_line(block, lead, date);
}

}  // namespace annals::records
