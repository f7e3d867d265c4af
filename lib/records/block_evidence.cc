#include "records/block_evidence.h"

#include <algorithm>

#include "records/block_signs.h"

namespace annals::records {

using resolve::Date;
using resolve::kNone;
using resolve::Precision;
using text::Block;

Score BlockEvidence::weigh(uint32_t index, const Block& block, Range lead) const {
  Score score(words_.boundary);
  const BlockRole role = entries_.roles[index];
  if (role == BlockRole::entry_line && (block.flags & text::kArticle) != 0) {
    score.add(Cue::same_entry);  // as markup says
    return score;
  }
  const bool gap = (block.flags & text::kBlankBefore) != 0;
  if (after_heading_) score.add(Cue::after_heading);
  if (!open_ && !after_heading_) score.add(Cue::after_gap);
  if (role == BlockRole::entry_line) score.add(Cue::same_entry);
  if (role == BlockRole::entry) score.add(Cue::entry);
  uint32_t date = clauses_.own_date(lead);
  const bool timed = is_timed(index, block);
  if (role == BlockRole::free && entries_.uses_blank_lines && !after_heading_ && !timed) {
    if (gap) {
      if (!is_headed_apart()) score.add(Cue::entry);
    } else if ((date == kNone || !clauses_.leads(lead, resolved_.dates[date])) &&
               !(entries_.few_blank_lines && is_paragraph(block))) {
      score.add(Cue::further_line);
    }
  }
  if (date != kNone && open_ && role == BlockRole::free && !after_heading_ &&
      is_in_passing(index, lead, resolved_.dates[date]))
    date = kNone;
  // A title by itself, over the line of its day.
  const bool below_title = date == kNone;
  if (date == kNone && role == BlockRole::entry) date = entries_.date_of[index];
  const bool below_day_alone =
      !after_heading_ && (block.flags & text::kBullet) == 0 && is_date_alone(block.first_token);
  if (date == kNone && gap && role == BlockRole::free && !below_day_alone)
    date = closing_date(input_, resolved_, clauses_, block);
  if (timed && date == kNone)
    score.add(Cue::dated_lead);
  else if (role != BlockRole::entry_line ||
           !(tells_same_time(date) || is_told_of_head(block, date)))
    dated(date, lead, score,
          (role == BlockRole::entry && (below_title || is_next_item(block))) ||
              (gap && names_another(lead)),
          role == BlockRole::entry && is_next_day_line(block, date));
  if (date != kNone) {
    if ((block.flags & (text::kTableRow | text::kBullet)) != 0 || is_next_number(block))
      score.add(Cue::row);
  } else {
    if ((block.flags & text::kBullet) != 0)
      score.add(role == BlockRole::entry ? Cue::row : Cue::bullet);
    // "New Boathouse Roof" over what was done, among news with days.
    if (role == BlockRole::entry && (block.flags & text::kBullet) == 0)
      score.add(Cue::told_in_turn);
    if (open_ && when_ == kNone && !is_entry_item(index)) score.add(Cue::both_undated);
    if (open_ && when_ == kNone && is_told_line(block, lead) && tells_what_happened(current_))
      score.add(Cue::told_in_turn);
    if (open_ ? when_ != kNone && gap && dated_later(block, lead) : is_dated_behind(block, lead))
      score.add(Cue::dated_later);
    if (open_ && when_ != kNone && gap && !after_heading_ && is_background(block, lead))
      score.add(Cue::date_in_lead);
  }
  const uint32_t main = clauses_.main_clause(lead);
  gathering(lead, main, is_held_anew(date, lead), score);
  // "• All month: exhibition", in a list of entries; an item right below its year.
  const bool labelled =
      is_entry_item(index) && ((block.flags & text::kLabel) != 0 || date == kNone);
  if (!labelled) context(lead, main, date, score, gap);
  const bool behind_items = !gap && role == BlockRole::free && is_behind_items(block) &&
                            (date == kNone || resolved_.dates[date].first > block.content_token) &&
                            !(clauses_.actor_leads({main, lead.end}) &&
                              clauses_.holds(words_.gathering_verb, {main, lead.end}));
  const bool is_item =
      behind_items ||
      (has_roll_ && ((block.flags & (text::kNumbered | text::kBullet)) != 0 || date == kNone)) ||
      (in_minutes(index) && !opens_meeting(block, lead, date));
  if (is_item || (open_ && !after_heading_ && settles_a_matter(block)) ||
      tells_of_headline(block, date) || is_below_day_line(block, date) ||
      is_below_meeting_line(date, block, lead) || (date == kNone && below_day_alone) ||
      (role == BlockRole::free && (date == kNone || !clauses_.leads(lead, resolved_.dates[date])) &&
       is_below_head(block)) ||
      (role == BlockRole::free && date != kNone &&
       is_remark_below_title(block, lead, resolved_.dates[date])) ||
      (date != kNone && !after_heading_ && is_of_life(resolved_.dates[date], lead)))
    score.add(Cue::same_entry);  // of minutes
  return score;
}

bool BlockEvidence::is_below_head(const Block& block) const {
  constexpr uint32_t kHead = 6;  // lines
  constexpr uint32_t kRow = text::kBullet | text::kTableRow;
  constexpr uint32_t kNo = text::kEndsSentence | kRow;
  const auto& blocks = input_.layout.blocks;
  const uint32_t lines = current_.end_block - current_.first_block;
  if (!open_ || after_heading_ || when_ == kNone || lines < 2 || lines > kHead ||
      is_next_number(block) || (block.flags & kNo) != text::kEndsSentence ||
      told_date().precision > Precision::day ||
      entries_.roles[current_.first_block] != BlockRole::entry)
    return false;
  // "Who Owns the Quay?" is a title, too.
  for (uint32_t i = current_.first_block; i < current_.end_block; ++i) {
    const uint32_t no = i == current_.first_block ? kRow : kNo;
    if ((blocks[i].flags & (no | text::kSingleLine)) != text::kSingleLine) return false;
  }
  return told_date().end <= blocks[current_.end_block - 1].end_token;
}

bool BlockEvidence::is_next_number(const Block& block) const {
  return open_ &&
         (block.flags & input_.layout.blocks[current_.first_block].flags & text::kNumbered) != 0;
}

bool BlockEvidence::is_headed_apart() const {
  constexpr uint32_t kNo = text::kEndsSentence | text::kBullet | text::kTableRow;
  const auto& blocks = input_.layout.blocks;
  const uint32_t day = current_.first_block + 1;
  if (!open_ || after_heading_ || when_ == kNone || day + 1 >= current_.end_block ||
      entries_.roles[current_.first_block] != BlockRole::entry)
    return false;
  const Date& told = told_date();
  return (blocks[current_.first_block].flags & (kNo | text::kSingleLine)) == text::kSingleLine &&
         (blocks[day].flags & (kNo | text::kSingleLine | text::kBlankBefore)) ==
             text::kSingleLine &&
         told.precision <= Precision::day && told.first >= blocks[day].first_token &&
         told.end <= blocks[day].end_token &&
         (blocks[day + 1].flags & (text::kBlankBefore | text::kEndsSentence)) ==
             (text::kBlankBefore | text::kEndsSentence);
}

bool BlockEvidence::is_behind_items(const Block& block) const {
  const auto& blocks = input_.layout.blocks;
  if (!open_ || after_heading_ || current_.end_block < current_.first_block + 2 ||
      (block.flags & (text::kBullet | text::kTableRow)) != 0)
    return false;
  const Block& first = blocks[current_.first_block];
  const Block& last = blocks[current_.end_block - 1];
  return (last.flags & text::kBullet) != 0 &&
         ((first.flags & text::kBullet) == 0 || last.indent > first.indent);
}

bool BlockEvidence::names_another(Range lead) const {
  constexpr int kLong = 31;  // days
  if (!open_ || when_ == kNone || told_as_journey_) return false;
  const Date& told = told_date();
  uint32_t event = kNone;
  return told.has_value && calendar::add_days(told.value.start, kLong) < told.value.end &&
         clauses_.introduces(lead, &event) && event != kNone &&
         !tells_event(input_, resolved_, clauses_, {current_.first, current_.end}, event);
}

bool BlockEvidence::is_remark_below_title(const Block& block, Range lead, const Date& date) const {
  constexpr uint32_t kRow = text::kBullet | text::kTableRow;
  if (!open_ || after_heading_ || when_ == kNone || is_next_number(block) ||
      !is_remark(date, told_date()) || clauses_.leads(lead, date) ||
      (block.flags & (kRow | text::kEndsSentence)) != text::kEndsSentence)
    return false;
  const Block& title = input_.layout.blocks[current_.first_block];
  return entries_.roles[current_.first_block] == BlockRole::entry &&
         (title.flags & (kRow | text::kEndsSentence | text::kSingleLine)) == text::kSingleLine &&
         told_date().first >= title.end_token;
}

bool BlockEvidence::is_told_of_head(const Block& block, uint32_t date) const {
  return date != kNone && is_below_head(block) &&
         !clauses_.leads({block.content_token, block.end_token}, resolved_.dates[date]);
}

bool BlockEvidence::is_timed(uint32_t index, const Block& block) const {
  if (!after_heading_ && !(open_ && opens_with_time(input_, current_.first))) return false;
  return opens_with_time(input_, block.content_token) &&
         below_a_date(resolved_, clauses_, index, Precision::week);
}

bool BlockEvidence::is_paragraph(const Block& block) {
  constexpr uint32_t kLong = 25;  // tokens
  return (block.flags & text::kEndsSentence) != 0 && block.end_token - block.first_token >= kLong;
}

void BlockEvidence::dated(uint32_t date, Range lead, Score& score, bool titled,
                          bool in_turn) const {
  if (date == kNone) {
    score.add(Cue::undated);
    return;
  }
  const Date& found = resolved_.dates[date];
  if (open_ && when_ != kNone && !in_turn && says_it_again(found)) {
    score.add(Cue::same_entry);
    return;
  }
  score.add(clauses_.leads(lead, found) || found.first >= lead.end ? Cue::dated_lead
                                                                   : Cue::date_in_lead);
  if (!open_) return;
  if (when_ == kNone) {
    score.add(Cue::record_undated);
    if (tells_what_happened(current_)) score.add(Cue::record_told);
    return;
  }
  if (!titled && !in_turn && !is_next_of_log(found, lead))
    add_inside(found, told_date(), told_as_journey_, score);
  if (is_outside(found, told_date()))
    score.add(Cue::date_outside);
  else if (is_of_other_year(found, told_date()) &&
           (clauses_.leads(lead, found) || goes_on_to(found, told_date())))
    score.add(Cue::other_year);
}

bool BlockEvidence::is_next_day_line(const Block& block, uint32_t date) const {
  constexpr uint32_t kLine =
      text::kSingleLine | text::kBlankBefore | text::kEndsSentence | text::kBullet;
  constexpr uint32_t kApart = text::kSingleLine | text::kBlankBefore;
  const Block& above = input_.layout.blocks[current_.first_block];
  return open_ && date != kNone && when_ != kNone &&
         current_.end_block == current_.first_block + 1 &&
         entries_.roles[current_.first_block] == BlockRole::entry &&
         (block.flags & kLine) == kApart &&
         (above.flags & (kLine & ~text::kBlankBefore)) == text::kSingleLine &&
         resolved_.dates[date].first == block.content_token &&
         told_date().first == above.content_token;
}

bool BlockEvidence::is_next_item(const Block& block) const {
  constexpr uint32_t kItem = text::kNumbered | text::kBullet;
  return open_ && (block.flags & kItem) != 0 &&
         (input_.layout.blocks[current_.first_block].flags & block.flags & kItem) != 0 &&
         entries_.roles[current_.first_block] == BlockRole::entry;
}

bool BlockEvidence::says_it_again(const Date& date) const {
  const Date& told = told_date();
  const auto& tokens = input_.tokens;
  return date.has_value && told.has_value && date.value == told.value && date.first > 0 &&
         date.precision <= Precision::week && date.end < tokens.size() &&
         tokens[date.end].is_word() && !tokens[date.end].is_capitalised() &&
         words_.lists.contains(words_.definite.bit, tokens[date.first - 1].word);
}

bool BlockEvidence::is_next_of_log(const Date& found, Range lead) const {
  return !told_as_journey_ && is_label(found, lead) && clauses_.leads(lead, found) &&
         is_paragraph_of_log(current_.first_block) &&
         is_label(told_date(), {current_.first, lead.first});
}

bool BlockEvidence::is_paragraph_of_log(uint32_t index) const {
  const Block& block = input_.layout.blocks[index];
  return (block.flags & (text::kEndsSentence | text::kBullet | text::kTableRow)) ==
             text::kEndsSentence &&
         told_date().first == block.content_token;
}

bool BlockEvidence::tells_what_happened(const Segment& record) const {
  const Block& block = input_.layout.blocks[record.end_block - 1];
  const Range all{record.first, record.end};
  return (block.flags & text::kEndsSentence) != 0 &&
         below_a_date(resolved_, clauses_, record.first_block) && clauses_.tells_of_deed(all);
}

bool BlockEvidence::is_told_line(const Block& block, Range lead) const {
  constexpr uint32_t kLine =
      text::kSingleLine | text::kEndsSentence | text::kBullet | text::kBlankBefore;
  const auto is_short = [](const Block& line) {
    constexpr uint32_t kLongest = 25;  // tokens
    return (line.flags & text::kSingleLine) != 0 && line.first_sentence + 1 == line.end_sentence &&
           line.end_token - line.first_token <= kLongest;
  };
  constexpr uint32_t kLines = 8;  // of a record that is looked through again for each line
  return current_.end_block - current_.first_block <= kLines &&
         (block.flags & kLine) == (text::kSingleLine | text::kEndsSentence) && is_short(block) &&
         is_short(input_.layout.blocks[current_.end_block - 1]) && clauses_.tells_of_deed(lead);
}

bool BlockEvidence::dated_later(const Block& block, Range lead) const {
  const uint32_t date = clauses_.own_date({lead.end, block.end_token}, false);
  return date != kNone && resolved_.dates[date].precision <= Precision::month &&
         is_outside(resolved_.dates[date], told_date());
}

bool BlockEvidence::is_background(const Block& block, Range lead) const {
  if ((block.flags & text::kEndsSentence) == 0) return false;
  for (uint32_t s = block.first_sentence + 1; s < block.end_sentence; ++s) {
    const text::Sentence& sentence = input_.layout.sentences[s];
    if (sentence.first_token < lead.end) continue;
    const Range next{sentence.first_token, sentence.end_token};
    const uint32_t date = clauses_.own_date(next, false);
    return date != kNone && resolved_.dates[date].precision <= Precision::month &&
           clauses_.leads(next, resolved_.dates[date]) &&
           is_outside(resolved_.dates[date], told_date());
  }
  return false;
}

bool BlockEvidence::is_dated_behind(const Block& block, Range lead) const {
  const uint32_t date = clauses_.own_date({lead.end, block.end_token}, false);
  if (date == kNone || resolved_.dates[date].precision > Precision::month) return false;
  for (uint32_t s = block.first_sentence + 1; s < block.end_sentence; ++s) {
    const text::Sentence& sentence = input_.layout.sentences[s];
    if (resolved_.dates[date].first >= sentence.end_token) continue;
    const Range range{sentence.first_token, sentence.end_token};
    // "Until then there were no women. On 7 October eleven were admitted."
    if (began_ && clauses_.leads(range, resolved_.dates[date]))
      return clauses_.tells_of_deed(range);
    return clauses_.opens(words_.continuation_lead, range) ||
           clauses_.points_back(range, {block.content_token, range.first});
  }
  return false;
}

void BlockEvidence::gathering(Range lead, uint32_t main, bool anew, Score& score) const {
  uint32_t event = kNone;
  if (clauses_.introduces(lead, &event)) {
    score.add(Cue::gathering);
    if (open_ && clauses_.opens(words_.regular_lead, lead) &&
        !clauses_.holds(words_.regular_lead, {current_.first, current_.end}))
      score.add(Cue::regular);
    if (event != kNone) {
      const bool told =
          open_ && tells_event(input_, resolved_, clauses_, {current_.first, current_.end}, event);
      if (!told)
        score.add(Cue::named);
      else if (!anew)
        score.add(Cue::same_event);
      if (open_ && clauses_.opens(words_.beside_lead, lead)) score.add(Cue::beside);
    }
  }
  if (clauses_.opens(words_.organizing_lead, lead)) {
    score.add(Cue::gathering_verb);  // "Organized by the network, the week …"
  } else if (clauses_.actor_leads({main, lead.end})) {
    constexpr uint32_t kReach = 40;
    score.add(Cue::actor_lead);
    if (clauses_.holds(words_.gathering_verb, {main, std::min(lead.end, main + kReach)}))
      score.add(Cue::gathering_verb);
  }
}

void BlockEvidence::context(Range range, uint32_t main, uint32_t date, Score& score,
                            bool apart) const {
  if (!open_) return;
  const bool dated_lead = date != kNone && date < resolved_.dates.size() &&
                          clauses_.leads(range, resolved_.dates[date]);
  const bool beside = clauses_.opens(words_.beside_lead, range);
  // A paragraph of its own that goes on to a later year tells another thing of "it".
  const bool later = apart && date != kNone && date < resolved_.dates.size() && when_ != kNone &&
                     goes_on_to(resolved_.dates[date], told_date());
  if (!dated_lead && !beside && !later && clauses_.opens(words_.continuation_lead, range) &&
      !clauses_.opens(words_.cleft_lead, range))
    score.add(Cue::continuation);
  // "By the following January eleven firms had found a partner."
  constexpr uint32_t kHad = 12;
  if (dated_lead && !apart && input_.tokens[range.first].word == words_.by &&
      (resolved_.dates[date].flags & resolve::kRelative) != 0) {
    const uint32_t behind = resolved_.dates[date].end;
    if (clauses_.holds(words_.pluperfect, {behind, std::min(range.end, behind + kHad)}))
      score.add(Cue::continuation);
  }
  // "In parallel to this fair, …" speaks of the other occasion only in its first words.
  constexpr uint32_t kBeside = 6;
  const uint32_t from = beside ? std::min(range.end, range.first + kBeside) : range.first;
  // "Four weeks later the lease was signed", "The feast was kept on 9 June 1931", "On 8 May 1931
  // the assembly adopted …": not then. "Next year the congress moves to Rome" looks ahead.
  const bool long_after =
      dated_lead ? !clauses_.tells_of_later(range) &&
                       (later || ((resolved_.dates[date].flags & resolve::kRelative) != 0 &&
                                  resolved_.dates[date].precision >= Precision::month &&
                                  when_ != kNone && are_known(resolved_.dates[date], told_date()) &&
                                  told_date().value.end < resolved_.dates[date].value.start))
                 : later && resolved_.dates[date].precision <= Precision::day;
  if (!long_after && !(dated_lead && is_label(resolved_.dates[date], range)) &&
      clauses_.points_back({from, range.end}, beginning_of_record(range.first)))
    score.add(Cue::anaphora);
  constexpr uint32_t kAlso = 12;
  if (date == kNone && !beside &&
      clauses_.holds(words_.also, {main, std::min(range.end, main + kAlso)}))
    score.add(Cue::also);
}

}  // namespace annals::records
