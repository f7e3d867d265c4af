#include "records/segment.h"

#include <algorithm>

#include "records/block_signs.h"
#include "records/boundary_dates.h"
#include "records/chronology.h"
#include "records/clauses.h"
#include "records/entries.h"
#include "records/evidence.h"
#include "records/not_a_record.h"
#include "resolve/heading_lines.h"
#include "resolve/place_lines.h"

namespace annals::records {
namespace {

using resolve::Date;
using resolve::kNone;
using resolve::Precision;
using text::Block;

class Segmenter {
 public:
  Segmenter(const mentions::Input& input, const resolve::Resolved& resolved, const Words& words,
            const Survey& survey, SegmentScratch& scratch,
            const std::function<void(const Segment&)>& on_segment,
            std::vector<Boundary>* boundaries)
      : input_(input),
        resolved_(resolved),
        on_segment_(on_segment),
        boundaries_(boundaries),
        words_(words),
        clauses_(input, resolved, words, survey),
        weights_(words.boundary),
        entries_(scratch.entries) {
    find_entries(input, resolved, clauses_, entries_);
    clauses_.rewind();
  }

  void run() {
    find_first_date_heading();
    tells_days_ = tells_days();
    const auto& blocks = input_.layout.blocks;
    for (uint32_t i = 0; i < blocks.size(); ++i) {
      const BlockRole role = entries_.roles[i];
      if (role == BlockRole::heading && is_part_of_minutes(i)) {
        current_.end = blocks[i].end_token;
        current_.end_block = i + 1;
      } else if (role == BlockRole::heading || role == BlockRole::nothing) {
        close();
        after_heading_ = true;
      } else if (role != BlockRole::rule) {
        take(i, blocks[i]);
      }
    }
    close();
  }

 private:
  // Where the text begins to be ordered by date headings; kNone: it is not.
  void find_first_date_heading() {
    uint32_t found = 0;
    for (const resolve::Heading& heading : resolved_.headings) {
      if (heading.kind != resolve::HeadingKind::date) continue;
      if (found++ == 0) first_date_heading_ = heading.block;
    }
    // A later window has no preface. None is long, nor longer than what it introduces.
    constexpr size_t kLongest = 12;  // blocks
    if (found < 2 || resolved_.goes_on ||
        first_date_heading_ > std::min(kLongest, input_.layout.blocks.size() / 2))
      first_date_heading_ = kNone;
  }

  // Several days are told as the occasions' own.
  bool tells_days() const {
    constexpr uint32_t kLeast = 3;
    uint32_t days = 0;
    for (size_t i = 0; i < resolved_.dates.size() && days < kLeast; ++i)
      days += resolved_.dates[i].precision <= Precision::month && clauses_.facts(i).eligible;
    return days >= kLeast && !resolved_.goes_on;
  }

  void take(uint32_t index, const Block& block) {
    if (block.first_sentence >= block.end_sentence) return;
    const bool is_line = entries_.roles[index] == BlockRole::entry_line;
    if (!is_line && ends_table(block)) close();
    if (calls_off(block)) {
      called_off_ = true;
      close();
      return;
    }
    const Range lead = lead_of(input_, resolved_, clauses_, block);
    // "… between the Red", and in the next line "Cross and …": no mention is cut.
    const bool goes_on = open_ && clauses_.is_within_mention(block.first_token);
    if (!goes_on && !is_line &&
        (tells_nothing(input_, resolved_, clauses_, block, lead) ||
         (!in_table() && is_link_row(input_, resolved_, clauses_, block)))) {
      close();
      begin_with_next(index);
      return;
    }
    if (!goes_on && starts_at_block(index, block, lead)) {
      if (eventful(index, block, lead)) {
        open(index, block.first_token, lead);
        if (when_ == kNone) when_ = entries_.date_of[index];
        if (when_ != kNone && resolved_.dates[when_].end <= current_.first) current_.date = when_;
        if (when_ == kNone) when_ = closing_date(input_, resolved_, clauses_, block);
      } else if (!is_line_alone()) {
        close();
        return;
      }
    } else if (!open_) {
      if (may_open_within(index, block)) split(index, block, lead.end);
      if (open_) after_heading_ = false;
      return;
    } else {
      note_date(lead);
    }
    after_heading_ = false;
    has_roll_ |= (block.flags & text::kLabel) != 0 &&
                 input_.pack.match(words_.roll_label, input_.tokens, block.content_token) > 0;
    has_agenda_ |= resolve::is_agenda_line(input_, block, words_.agenda_item);
    current_.end = block.end_token;
    current_.end_block = index + 1;
    if (is_line || (block.flags & (text::kBullet | text::kTableRow)) != 0) return;
    split(index, block, lead.end);
  }

  // A paragraph that comes to its first occasion behind an introduction: "The first settlers were
  // eight or ten. In 1735 …".
  bool may_open_within(uint32_t index, const Block& block) const {
    return entries_.roles[index] == BlockRole::free &&
           (block.flags & (text::kBullet | text::kTableRow)) == 0 &&
           (first_date_heading_ == kNone || index > first_date_heading_) &&
           tells_in_turn(index, block);
  }

  bool tells_in_turn(uint32_t index, const Block& block) const {
    if (opens_with_label(block)) return false;
    return is_chronology(input_, resolved_, clauses_, block,
                         open_ && when_ != kNone ? &told_date() : nullptr, told_as_journey_,
                         below_a_date(resolved_, clauses_, index));
  }

  // "1828 The party was founded. It went out of existence in 1832.": the year is its label.
  bool opens_with_label(const Block& block) const {
    const size_t first = clauses_.first_date(block.content_token);
    if (first >= resolved_.dates.size()) return false;
    const Date& date = resolved_.dates[first];
    return date.first == block.content_token && date.precision == Precision::year &&
           date.end < block.end_token && input_.tokens[date.end].is_capitalised();
  }

  // "Date Speaker", a line that tells nothing, over the entry proper.
  void begin_with_next(uint32_t index) {
    const uint32_t next = index + 1;
    if (entries_.roles[index] != BlockRole::entry || next >= entries_.roles.size() ||
        entries_.roles[next] != BlockRole::entry_line)
      return;
    entries_.roles[next] = BlockRole::entry;
    entries_.date_of[next] = entries_.date_of[index];
  }

  // "CANCELLED because of the weather", right below the lines that tell of the open record.
  bool calls_off(const Block& block) const {
    constexpr uint32_t kLines = 4;
    if (!open_ || (block.flags & text::kBlankBefore) != 0 ||
        current_.end_block - current_.first_block > kLines)
      return false;
    const auto& hits = clauses_.hits();
    const size_t i = clauses_.first_hit(block.first_token);
    return i < hits.size() && hits[i].first == block.first_token &&
           hits[i].rule->kind == RuleKind::nothing && hits[i].rule->value == "never" &&
           clauses_.own_date({block.first_token, block.end_token}) == kNone;
  }

  // The open record is a line with its day, and nothing told yet: "Week 2 – Friday 5 May – Room 7".
  bool is_line_alone() const {
    return open_ && !after_heading_ && when_ != kNone &&
           current_.end_block == current_.first_block + 1 &&
           told_date().precision <= Precision::day &&
           (input_.layout.blocks[current_.first_block].flags &
            (text::kSingleLine | text::kEndsSentence)) == text::kSingleLine;
  }

  // The open record began with a row.
  bool in_table() const {
    return open_ && (input_.layout.blocks[current_.first_block].flags & text::kTableRow) != 0;
  }

  // The open record's date; it has one.
  const Date& told_date() const { return resolved_.dates[when_]; }

  // A note below a table belongs to none of its rows.
  bool ends_table(const Block& block) const {
    if (!open_ || (block.flags & (text::kTableRow | text::kBlankBefore)) != text::kBlankBefore)
      return false;
    if (clauses_.opens(words_.continuation_lead, {block.content_token, block.end_token}))
      return false;  // "Recap: …"
    const Block& last = input_.layout.blocks[current_.end_block - 1];
    return resolved_.columns.any(last.first_token, last.end_token);
  }

  // --- boundaries at blocks ---

  bool starts_at_block(uint32_t index, const Block& block, Range lead) {
    Score score(weights_);
    const BlockRole role = entries_.roles[index];
    if (role == BlockRole::entry_line && (block.flags & text::kArticle) != 0) {
      score.add(Cue::same_entry);  // as markup says
      return decide(block.first_token, score);
    }
    const bool gap = (block.flags & text::kBlankBefore) != 0;
    if (after_heading_) score.add(Cue::after_heading);
    if (!open_ && !after_heading_) score.add(Cue::after_gap);
    if (role == BlockRole::entry_line) score.add(Cue::same_entry);
    if (role == BlockRole::entry) score.add(Cue::entry);
    uint32_t date = clauses_.own_date(lead);
    const bool timed = is_timed(index, block);
    if (role == BlockRole::free && entries_.uses_blank_lines && !after_heading_ && !timed) {
      if (gap)
        score.add(Cue::entry);
      else if ((date == kNone || !clauses_.leads(lead, resolved_.dates[date])) &&
               !(entries_.few_blank_lines && is_paragraph(block)))
        score.add(Cue::further_line);
    }
    if (date != kNone && open_ && role == BlockRole::free && !after_heading_ &&
        is_in_passing(index, lead, resolved_.dates[date]))
      date = kNone;
    if (date == kNone && role == BlockRole::entry) date = entries_.date_of[index];
    const bool below_day_alone =
        !after_heading_ && (block.flags & text::kBullet) == 0 && is_date_alone(block.first_token);
    if (date == kNone && gap && role == BlockRole::free && !below_day_alone)
      date = closing_date(input_, resolved_, clauses_, block);
    if (timed && date == kNone)
      score.add(Cue::dated_lead);
    else if (role != BlockRole::entry_line || !tells_same_time(date))
      dated(date, lead, score);
    if (date != kNone) {
      if ((block.flags & (text::kTableRow | text::kBullet)) != 0) score.add(Cue::row);
    } else {
      if ((block.flags & text::kBullet) != 0)
        score.add(role == BlockRole::entry ? Cue::row : Cue::bullet);
      if (open_ && when_ == kNone && !is_entry_item(index)) score.add(Cue::both_undated);
      if (open_ && when_ == kNone && is_told_line(block, lead) && tells_what_happened(current_))
        score.add(Cue::told_in_turn);
      if (open_ && when_ != kNone && gap && dated_later(block, lead)) score.add(Cue::dated_later);
    }
    const uint32_t main = clauses_.main_clause(lead);
    gathering(lead, main, is_held_anew(date, lead), score);
    // "• All month: exhibition", in a list of entries; an item right below its year.
    const bool labelled =
        is_entry_item(index) && ((block.flags & text::kLabel) != 0 || date == kNone);
    if (!labelled) context(lead, main, date, score, gap);
    const bool is_item =
        (has_roll_ && ((block.flags & (text::kNumbered | text::kBullet)) != 0 || date == kNone)) ||
        (in_minutes(index) && !opens_meeting(block, lead, date));
    if (is_item || (open_ && !after_heading_ && settles_a_matter(block)) ||
        tells_of_headline(block, date) || is_below_day_line(block, date) ||
        is_below_meeting_line(date, block, lead) || (date == kNone && below_day_alone))
      score.add(Cue::same_entry);  // of minutes
    return decide(block.first_token, score);
  }

  // "12 May 2014: Spring meeting", and below it "From 12 to 14 May …", or "In the evening of 12
  // May".
  bool tells_same_time(uint32_t date) const {
    if (!open_ || when_ == kNone || date == kNone) return false;
    const Date& found = resolved_.dates[date];
    return are_known(found, told_date()) &&
           (tells_again(found, told_date()) || lies_within(found, told_date()));
  }

  // "The reading society was founded in 1889. It …", below "1889 Reading society founded".
  bool tells_of_headline(const Block& block, uint32_t date) const {
    if (!open_ || after_heading_ || when_ == kNone || date == kNone ||
        current_.end_block - current_.first_block > 1)
      return false;
    const Block& headline = input_.layout.blocks[current_.first_block];
    return (headline.flags & (text::kEndsSentence | text::kSingleLine)) == text::kSingleLine &&
           (block.flags & text::kEndsSentence) != 0 &&
           resolved_.dates[date].timex == told_date().timex &&
           clauses_.leads({headline.content_token, headline.end_token}, told_date()) &&
           !clauses_.leads({block.content_token, block.end_token}, resolved_.dates[date]);
  }

  // "The annual meeting was held this evening", below "Annual Meeting, January 10, 1911."
  bool is_below_day_line(const Block& block, uint32_t date) const {
    constexpr uint32_t kLongest = 14;  // tokens of the line
    constexpr uint32_t kReach = 5;     // in which the other names the occasion again
    if (!open_ || after_heading_ || when_ == kNone ||
        current_.end_block - current_.first_block > 1 || told_date().precision > Precision::day)
      return false;
    if (date != kNone && resolved_.dates[date].timex != told_date().timex) return false;
    const Block& line = input_.layout.blocks[current_.first_block];
    const Range all{line.content_token, line.end_token};
    return (line.flags & (text::kSingleLine | text::kBullet | text::kTableRow)) ==
               text::kSingleLine &&
           (date != kNone || (block.flags & text::kEndsSentence) != 0) &&
           all.end - all.first <= kLongest && told_date().first > line.content_token &&
           !clauses_.holds(words_.gathering_verb, all) && !clauses_.tells_what_was_done(all) &&
           (input_.tokens[all.first].word == input_.tokens[block.content_token].word ||
            clauses_.names_again(all, {block.content_token,
                                       std::min(block.end_token, block.content_token + kReach)}));
  }

  // "A paper on the voyage of 1605 was read.", among what was done on a day of 1881; below a day,
  // "A letter about the session in March was read."
  bool is_in_passing(uint32_t index, Range lead, const Date& date) const {
    if (says_which(date, lead)) return true;
    if (clauses_.leads(lead, date)) return false;
    if (below_a_date(resolved_, clauses_, index, Precision::week)) return true;
    if (when_ == kNone || date.first == lead.first) return false;
    if (is_of_meeting_told(lead, date)) return true;
    const uint32_t before = input_.tokens[date.first - 1].word;
    return (before == words_.of && is_remark(date, told_date())) ||
           (before == words_.for_ && is_year_ahead(date, told_date()));
  }

  // "Mr. Lee showed moths taken in May, 1892.", right below "Evening Meeting, 17th of February,
  // 1893."
  bool is_of_meeting_told(Range lead, const Date& date) const {
    uint32_t event = kNone;
    return are_known(date, told_date()) && date.precision >= Precision::month &&
           date.value.end < told_date().value.start && is_meeting_line() &&
           !clauses_.introduces(lead, &event);
  }

  // All that the record has told is such a line.
  bool is_meeting_line() const {
    if (!open_ || when_ == kNone || current_.end_block - current_.first_block > 1 ||
        told_date().precision > Precision::day)
      return false;
    const Block& line = input_.layout.blocks[current_.first_block];
    uint32_t event = kNone;
    return (line.flags & (text::kSingleLine | text::kBullet | text::kTableRow)) ==
               text::kSingleLine &&
           told_date().first > line.content_token && told_date().end + 1 >= line.end_token &&
           clauses_.introduces({line.content_token, line.end_token}, &event);
  }

  // "The officers were elected.", right below it.
  bool is_below_meeting_line(uint32_t date, const Block& block, Range lead) const {
    uint32_t event = kNone;
    return date == kNone && !after_heading_ && (block.flags & text::kEndsSentence) != 0 &&
           is_meeting_line() && !clauses_.introduces(lead, &event);
  }

  // An item of a list of which each is an entry.
  bool is_entry_item(uint32_t index) const {
    return entries_.roles[index] == BlockRole::entry &&
           (input_.layout.blocks[index].flags & text::kBullet) != 0;
  }

  // A day in a line by itself, or in the first words, or of a gathering: minutes go on until then.
  bool opens_meeting(const Block& block, Range lead, uint32_t date) const {
    if (resolve::is_agenda_line(input_, block, words_.agenda_item)) return false;
    if (date == kNone || resolved_.dates[date].precision > Precision::day) return false;
    uint32_t event = kNone;
    return (block.flags & text::kSingleLine) != 0 || clauses_.leads(lead, resolved_.dates[date]) ||
           clauses_.introduces(lead, &event);
  }

  // "Revision Court.", among the lines of the open minutes.
  bool is_part_of_minutes(uint32_t index) const {
    constexpr uint32_t kSetOff = text::kHash | text::kUnderlined | text::kBold | text::kDecorated;
    const Block& block = input_.layout.blocks[index];
    if (!open_ || (block.flags & kSetOff) != 0) return false;
    if (!in_minutes(index)) return false;
    const size_t date = clauses_.first_date(block.first_token);
    return date >= resolved_.dates.size() || resolved_.dates[date].first >= block.end_token;
  }

  bool in_minutes(uint32_t index) const {
    return has_agenda_ || (open_ && opens_as_minutes() && agenda_follows(index));
  }

  // "Minutes of the council, 22nd September 2016"
  bool opens_as_minutes() const {
    constexpr uint32_t kReach = 4;
    const Block& first = input_.layout.blocks[current_.first_block];
    const uint32_t end = std::min(first.end_token, first.content_token + kReach);
    for (uint32_t i = first.content_token; i < end; ++i)
      if (input_.tokens[i].word == words_.minutes) return true;
    return false;
  }

  bool agenda_follows(uint32_t index) const {
    constexpr uint32_t kBlocks = 6;
    const auto& blocks = input_.layout.blocks;
    const size_t end = std::min<size_t>(blocks.size(), index + 1 + kBlocks);
    for (size_t i = index + 1; i < end; ++i)
      if (resolve::is_agenda_line(input_, blocks[i], words_.agenda_item)) return true;
    return false;
  }

  // "Resolved that Mr. Fripp be appointed from Lady Day next."
  bool settles_a_matter(const Block& block) const {
    return input_.pack.match(words_.resolution_lead, input_.tokens, block.content_token) > 0;
  }

  // "19.30 Author evening": below a day, one line of several that open with a time.
  bool is_timed(uint32_t index, const Block& block) const {
    if (!after_heading_ && !(open_ && opens_with_time(input_, current_.first))) return false;
    return opens_with_time(input_, block.content_token) &&
           below_a_date(resolved_, clauses_, index, Precision::week);
  }

  static bool is_paragraph(const Block& block) {
    constexpr uint32_t kLong = 25;  // tokens
    return (block.flags & text::kEndsSentence) != 0 && block.end_token - block.first_token >= kLong;
  }

  void dated(uint32_t date, Range lead, Score& score) const {
    if (date == kNone) {
      score.add(Cue::undated);
      return;
    }
    const Date& found = resolved_.dates[date];
    score.add(clauses_.leads(lead, found) || found.first >= lead.end ? Cue::dated_lead
                                                                     : Cue::date_in_lead);
    if (!open_) return;
    if (when_ == kNone) {
      score.add(Cue::record_undated);
      if (tells_what_happened(current_)) score.add(Cue::record_told);
      return;
    }
    if (!is_next_of_log(found, lead)) add_inside(found, told_date(), told_as_journey_, score);
    if (is_outside(found, told_date()))
      score.add(Cue::date_outside);
    else if (is_of_other_year(found, told_date()) &&
             (clauses_.leads(lead, found) || goes_on_to(found, told_date())))
      score.add(Cue::other_year);
  }

  // "August 13th.—A year today …", behind "August 8th–14th.—In reserve": of a log whose lines open
  // with their days.
  bool is_next_of_log(const Date& found, Range lead) const {
    return !told_as_journey_ && is_label(found, lead) && clauses_.leads(lead, found) &&
           is_paragraph_of_log(current_.first_block) &&
           is_label(told_date(), {current_.first, lead.first});
  }
  bool is_paragraph_of_log(uint32_t index) const {
    const Block& block = input_.layout.blocks[index];
    return (block.flags & (text::kEndsSentence | text::kBullet | text::kTableRow)) ==
               text::kEndsSentence &&
           told_date().first == block.content_token;
  }

  // "The board met five times.", below a year: an occasion, and no background of the next.
  bool tells_what_happened(const Segment& record) const {
    const Block& block = input_.layout.blocks[record.end_block - 1];
    const Range all{record.first, record.end};
    return (block.flags & text::kEndsSentence) != 0 &&
           below_a_date(resolved_, clauses_, record.first_block) &&
           (clauses_.holds(words_.gathering_verb, all) || clauses_.tells_what_was_done(all));
  }

  // "A new bell was hung.", behind "The vines were killed by frost."
  bool is_told_line(const Block& block, Range lead) const {
    constexpr uint32_t kLine =
        text::kSingleLine | text::kEndsSentence | text::kBullet | text::kBlankBefore;
    const auto is_short = [](const Block& line) {
      constexpr uint32_t kLongest = 25;  // tokens
      return (line.flags & text::kSingleLine) != 0 &&
             line.first_sentence + 1 == line.end_sentence &&
             line.end_token - line.first_token <= kLongest;
    };
    constexpr uint32_t kLines = 8;  // of a record that is looked through again for each line
    return current_.end_block - current_.first_block <= kLines &&
           (block.flags & kLine) == (text::kSingleLine | text::kEndsSentence) && is_short(block) &&
           is_short(input_.layout.blocks[current_.end_block - 1]) &&
           (clauses_.holds(words_.gathering_verb, lead) || clauses_.tells_what_was_done(lead));
  }

  // A later sentence of the block gives a day or month of its own, apart from the record's.
  bool dated_later(const Block& block, Range lead) const {
    const uint32_t date = clauses_.own_date({lead.end, block.end_token}, false);
    return date != kNone && resolved_.dates[date].precision <= Precision::month &&
           is_outside(resolved_.dates[date], told_date());
  }

  // "On 7 May 1902 the Grand Ball was held …", behind that of 1901: each year's is an occasion.
  bool is_held_anew(uint32_t date, Range lead) const {
    if (!open_ || when_ == kNone || date == kNone) return false;
    const Date& found = resolved_.dates[date];
    return found.precision <= Precision::month && is_of_other_year(found, told_date()) &&
           clauses_.leads(lead, found);
  }

  // What introduces an occasion.
  void gathering(Range lead, uint32_t main, bool anew, Score& score) const {
    uint32_t event = kNone;
    if (clauses_.introduces(lead, &event)) {
      score.add(Cue::gathering);
      if (open_ && clauses_.opens(words_.regular_lead, lead) &&
          !clauses_.holds(words_.regular_lead, {current_.first, current_.end}))
        score.add(Cue::regular);
      if (event != kNone) {
        const bool told = open_ && tells_event(input_, resolved_, clauses_,
                                               {current_.first, current_.end}, event);
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

  // What ties the sentence to the occasion before it.
  void context(Range range, uint32_t main, uint32_t date, Score& score, bool apart = false) const {
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
    // "In parallel to this forum, …" speaks of the other occasion only in its first words.
    constexpr uint32_t kBeside = 6;
    const uint32_t from = beside ? std::min(range.end, range.first + kBeside) : range.first;
    if (!(dated_lead && is_label(resolved_.dates[date], range)) &&
        clauses_.points_back({from, range.end}, beginning_of_record(range.first)))
      score.add(Cue::anaphora);
    constexpr uint32_t kAlso = 12;
    if (date == kNone && !beside &&
        clauses_.holds(words_.also, {main, std::min(range.end, main + kAlso)}))
      score.add(Cue::also);
  }

  // Where the open record says what it tells of.
  Range beginning_of_record(uint32_t end) const {
    return {current_.first, std::min(end, current_.first + Clauses::kLong)};
  }

  // "Monday, 26th.—The excursion was to York", "15 March – The …": a date as a label.
  bool is_label(const Date& date, Range range) const {
    return date.precision <= Precision::month && (date.flags & resolve::kRelative) == 0 &&
           is_marked_off(input_, date, range);
  }

  // --- boundaries at sentences ---

  // `from`: where the block's lead ends.
  void split(uint32_t index, const Block& block, uint32_t from) {
    const auto& sentences = input_.layout.sentences;
    const bool chronology = tells_in_turn(index, block);
    for (uint32_t s = block.first_sentence + 1; s < block.end_sentence; ++s) {
      const Range range{sentences[s].first_token, sentences[s].end_token};
      if (range.first < from) continue;
      // "Of the singers before 1600 little is known.": what comes first dates it.
      const bool introduced = open_ && when_ == kNone && current_.first == block.first_token;
      if (introduced || is_date_alone(range.first) || !starts_at_sentence(range, chronology) ||
          clauses_.is_within_mention(range.first)) {
        if (open_) note_date(range);
        continue;
      }
      if (open_) {
        current_.end = range.first;
        current_.end_block = index + 1;
        close();
      }
      open(index, range.first, range);
      current_.end = block.end_token;
      current_.end_block = index + 1;
    }
    if (open_) current_.end = block.end_token;
  }

  // "1914. August 9th. Service …": what the record has told before `token` is only its date.
  bool is_date_alone(uint32_t token) const {
    if (!open_ || when_ == kNone || current_.end_block - current_.first_block > 1) return false;
    const Date& when = resolved_.dates[when_];
    if (token < when.end) return false;
    return clauses_.is_date_alone({current_.first, token}, when) || is_headline_of(when, token);
  }

  // "1832. The Cholera. Between February and October …": a year and a headline, then when in it.
  bool is_headline_of(const Date& year, uint32_t token) const {
    constexpr uint32_t kHeadline = 6;  // tokens, its full stop among them
    if (year.precision != Precision::year || token - year.end > kHeadline + 1) return false;
    if (!clauses_.leads({current_.first, token}, year)) return false;
    const size_t next = clauses_.first_date(token);
    if (next >= resolved_.dates.size()) return false;
    const Date& date = resolved_.dates[next];
    return are_known(date, year) && date.precision < Precision::year && lies_within(date, year);
  }

  bool starts_at_sentence(Range range, bool chronology) {
    const uint32_t date = clauses_.own_date(range, false);
    if (date == kNone) return false;
    Score score(weights_);
    const Date& found = resolved_.dates[date];
    score.add(Cue::sentence);
    // "… – 1917", behind what the splitter took for a full stop.
    if (clauses_.is_date_alone(range, found)) return false;
    if (clauses_.leads(range, found))
      score.add(Cue::dated_lead);
    else if (chronology || tells_of_later_year(found, range))
      score.add(Cue::date_in_lead);
    else
      return false;
    if (when_ != kNone && (is_remark(found, told_date()) || tells_again(found, told_date())))
      return false;
    if (says_which(found, range)) return false;
    if (chronology) score.add(Cue::chronology);
    if (chronology && when_ != kNone && is_of_other_year(found, told_date()))
      score.add(Cue::other_year);
    if (when_ != kNone)
      add_inside(found, told_date(), told_as_journey_, score);
    else if (open_)
      score.add(Cue::record_undated);
    if (clauses_.next_day(found) ||
        (when_ != kNone && looks_back(clauses_, found, told_date(), range)))
      score.add(Cue::continuation);
    context(range, range.first, date, score);
    return decide(range.first, score);
  }

  // "The first engine was bought on July 16, 1873.", where the record is of the year before.
  bool tells_of_later_year(const Date& found, Range range) const {
    return when_ != kNone && goes_on_to(found, told_date()) && clauses_.tells_what_was_done(range);
  }

  // "The 2017 team set new records", in what is told of 2017.
  bool says_which(const Date& year, Range range) const {
    uint32_t event = kNone;
    return year.precision == Precision::year && year.first > range.first &&
           input_.pack.contains(words_.definite, input_.tokens[year.first - 1].word) &&
           input_.tokens[year.end].is_word() && when_ != kNone && are_known(year, told_date()) &&
           year.value.start.year == told_date().value.start.year &&
           !clauses_.introduces(range, &event);
  }

  // "1887, August", and below it a sentence.
  bool is_told_below_a_month(uint32_t index, const Block& block) const {
    return (block.flags & text::kEndsSentence) != 0 &&
           below_a_date(resolved_, clauses_, index, Precision::season);
  }

  // "Tony was elected president", "The club bought a boat"; not "The seminar is organized by Ann".
  bool is_told(Range lead) const {
    return clauses_.tells_what_was_done(lead) ||
           (clauses_.actor_leads(lead) && clauses_.holds(words_.gathering_verb, lead));
  }

  // "2017", and below it "Namur, Belgium. Programme", or "Namur".
  bool is_place_below_a_date(uint32_t index, const Block& block) const {
    constexpr uint32_t kLongest = 10;  // tokens
    if (!after_heading_ || !below_a_date(resolved_, clauses_, index)) return false;
    uint32_t end = block.content_token;
    const uint32_t most = std::min(block.content_end, end + kLongest);
    while (end < most && text::slice(input_.text, input_.tokens[end]) != ".") ++end;
    return (end < most || end == block.content_end) &&
           resolve::is_place_line(input_, block.content_token, end);
  }

  // A record begins with an occasion: something dated, or something done.
  bool eventful(uint32_t index, const Block& block, Range lead) const {
    const Range all{block.first_token, block.end_token};
    const uint32_t date = clauses_.own_date(all);
    if (first_date_heading_ != kNone && index < first_date_heading_)  // the preface
      return date != kNone && clauses_.leads(lead, resolved_.dates[date]);
    if (is_place_below_a_date(index, block)) return true;
    const bool done = below_a_date(resolved_, clauses_, index) &&
                      (clauses_.tells_what_was_done(lead) ||
                       input_.pack.match(words_.act_lead, input_.tokens, block.content_token) > 0);
    if (!began_ && !done && !below_a_date(resolved_, clauses_, index, Precision::week) &&
        entries_.roles[index] == BlockRole::free &&
        is_title_line(input_, resolved_, clauses_, block, lead, date))
      return false;
    if (date != kNone || entries_.roles[index] == BlockRole::entry) return true;
    if ((block.flags & text::kTableRow) != 0) return false;
    // What the page says of itself, beside a list of days.
    if ((!began_ || after_heading_) && tells_days_ && !below_a_date(resolved_, clauses_, index) &&
        !is_told(lead))
      return false;
    if (below_a_date(resolved_, clauses_, index, Precision::week) ||
        is_told_below_a_month(index, block))
      return true;
    uint32_t event = kNone;
    return done || clauses_.holds(words_.gathering_verb, all) || clauses_.introduces(all, &event);
  }

  // --- the open record ---

  bool decide(uint32_t token, const Score& score) {
    const bool taken = score.sum() >= weights_[Cue::threshold];
    if (kExplains && boundaries_ != nullptr)
      boundaries_->push_back({token, taken, score.sum(), names_of(score.cues())});
    return taken;
  }

  void open(uint32_t index, uint32_t token, Range lead) {
    close();
    open_ = true;
    began_ = true;
    current_ = Segment{token, token, index, index + 1, resolved_.heading_of_block[index], kNone};
    when_ = kNone;
    told_as_journey_ = clauses_.holds(words_.tour_cue, lead);
    note_date(lead);
  }

  // The record's own date, as far as boundaries need it: the first that may be.
  void note_date(Range range) {
    if (when_ == kNone) when_ = clauses_.own_date(range);
  }

  void close() {
    if (open_ && !called_off_) on_segment_(current_);
    open_ = false;
    called_off_ = false;
    has_roll_ = false;
    has_agenda_ = false;
    when_ = kNone;
  }

  const mentions::Input& input_;
  const resolve::Resolved& resolved_;
  const std::function<void(const Segment&)>& on_segment_;
  std::vector<Boundary>* boundaries_;
  const Words& words_;
  const Clauses clauses_;
  const CueWeights& weights_;
  Entries& entries_;
  uint32_t first_date_heading_ = kNone;
  bool after_heading_ = false;
  bool open_ = false;
  bool began_ = false;  // some record has
  bool tells_days_ = false;
  bool told_as_journey_ = false;
  bool has_roll_ = false;    // "Present: …"
  bool has_agenda_ = false;  // "Matters arising"
  bool called_off_ = false;
  Segment current_;
  uint32_t when_ = kNone;  // index of the open record's date
};

}  // namespace

void find_segments(const mentions::Input& input, const resolve::Resolved& resolved,
                   const Words& words, const Survey& survey, SegmentScratch& scratch,
                   const std::function<void(const Segment&)>& on_segment,
                   std::vector<Boundary>* boundaries) {
  Segmenter(input, resolved, words, survey, scratch, on_segment, boundaries).run();
}

}  // namespace annals::records
