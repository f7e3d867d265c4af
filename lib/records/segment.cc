#include "records/segment.h"

#include <algorithm>

#include "records/block_signs.h"
#include "records/boundary_dates.h"
#include "records/chronology.h"
#include "records/clauses.h"
#include "records/entries.h"
#include "records/evidence.h"
#include "records/not_a_record.h"
#include "records/sentence_evidence.h"
#include "resolve/place_lines.h"

namespace annals::records {
namespace {

using resolve::Date;
using resolve::kNone;
using resolve::Precision;
using text::Block;

class Segmenter : SentenceEvidence {
 public:
  Segmenter(const mentions::Input& input, const resolve::Resolved& resolved, const Words& words,
            const Survey& survey, SegmentScratch& scratch,
            const std::function<void(const Segment&)>& on_segment,
            std::vector<Boundary>* boundaries)
      : SentenceEvidence(input, resolved, words, survey, scratch.entries),
        on_segment_(on_segment),
        boundaries_(boundaries),
        histories_(scratch.histories) {
    find_entries(input, resolved, clauses_, entries_);
    find_histories(input, resolved, clauses_, entries_, scratch.histories);
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
    drop_foot();
    close();
  }

 private:
  // Where the text begins to be ordered by date headings; kNone: it is not.
  void find_first_date_heading() {
    uint32_t found = 0;
    const resolve::Heading* whole = nullptr;
    for (const resolve::Heading& heading : resolved_.headings) {
      if (heading.kind != resolve::HeadingKind::date) continue;
      // "2024", behind "ACTIVITIES 2011–2024", which was all of the text's time.
      if (found == 1 && whole != nullptr && heading.when &&
          whole->when->start <= heading.when->start && heading.when->end <= whole->when->end)
        found = 0;
      if (found++ > 0) continue;
      first_date_heading_ = heading.block;
      whole = is_span(heading) ? &heading : nullptr;
    }
    // A later window has no preface. None is long, nor longer than what it introduces.
    constexpr size_t kLongest = 12;  // blocks
    if (found < 2 || resolved_.goes_on ||
        first_date_heading_ > std::min(kLongest, input_.layout.blocks.size() / 2) ||
        tells_before(first_date_heading_))
      first_date_heading_ = kNone;
  }

  // Paragraphs of a history, and no preface: two or more, the sentences of which tell days of their
  // own.
  bool tells_before(uint32_t end) const {
    constexpr uint32_t kLeast = 3;  // sentences
    uint32_t told = 0;
    uint32_t paragraphs = 0;
    for (uint32_t i = 0; i < end; ++i) {
      const Block& block = input_.layout.blocks[i];
      if (entries_.roles[i] == BlockRole::heading) continue;
      const uint32_t before = told;
      for (uint32_t s = block.first_sentence; s < block.end_sentence; ++s) {
        const text::Sentence& sentence = input_.layout.sentences[s];
        const uint32_t date = clauses_.own_date({sentence.first_token, sentence.end_token});
        told += date != kNone && resolved_.dates[date].precision <= Precision::month;
      }
      paragraphs += told > before;
    }
    return told >= kLeast && paragraphs >= 2;
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
    if (!is_line && (ends_table(block) || ends_list(block))) close();
    if (calls_off(block)) {
      called_off_ = true;
      close();
      return;
    }
    const Range lead = lead_of(input_, resolved_, clauses_, block);
    // "… between the Red", and in the next line "Cross and …": no mention is cut.
    const bool goes_on = open_ && clauses_.is_within_mention(block.first_token);
    if (!goes_on && !is_line &&
        (tells_nothing(input_, resolved_, clauses_, block, lead, is_over_day(index, block)) ||
         (!in_table() && is_link_row(input_, resolved_, clauses_, block)))) {
      close();
      begin_with_next(index);
      if (goes_on_to_tell(index, block)) split(index, block, block.first_token);
      return;
    }
    if (!goes_on && decide(block.first_token, weigh(index, block, lead))) {
      if (eventful(index, block, lead)) {
        lines_ = lines_to(index);
        open(index, block.first_token, lead);
        if (when_ == kNone) when_ = entries_.date_of[index];
        if (when_ != kNone && resolved_.dates[when_].end <= current_.first) current_.date = when_;
        if (when_ == kNone) when_ = closing_date(input_, resolved_, clauses_, block);
      } else if (!is_line_alone()) {
        close();
        if (may_open_within(index, block)) split(index, block, lead.end);
        return;
      }
    } else if (!open_) {
      if (may_open_within(index, block)) split(index, block, lead.end);
      if (open_) after_heading_ = false;
      return;
    } else {
      note_date(lead);
      note_joined(index, block, lead);
    }
    after_heading_ = false;
    has_roll_ |= (block.flags & text::kLabel) != 0 &&
                 input_.pack.match(words_.roll_label, input_.tokens, block.content_token) > 0;
    has_agenda_ |= is_item_of_minutes(block);
    current_.end = block.end_token;
    current_.end_block = index + 1;
    const bool row = (block.flags & (text::kBullet | text::kTableRow)) != 0 && !is_run_in(block);
    if (is_line || (row && (block.flags & text::kTableRow) != 0)) return;
    split(index, block, lead.end, row);
  }

  // "Old Radio Night" over "Fri 27 Mar 2015, 19:30": a title of some words.
  bool is_over_day(uint32_t index, const Block& block) const {
    const uint32_t date = entries_.date_of[index];
    return entries_.roles[index] == BlockRole::entry && date != kNone &&
           resolved_.dates[date].first >= block.end_token &&
           block.content_end >
               block.content_token + clauses_.match(words_.no_event_lead, block.content_token);
  }

  // Where records are paragraphs, each apart, what stands behind the last one and gives no date is
  // the foot of the page.
  void drop_foot() {
    constexpr uint32_t kArchive = 8;  // records
    constexpr uint32_t kRarely = 8;   // one of so many goes on behind a gap
    if (!open_ || joined_at_ == kNone || opened_ < kArchive || joined_ * kRarely > opened_) return;
    current_.end = joined_at_;
    current_.end_block = joined_block_;
  }

  // The block goes on with the open record; it stands apart and gives no date.
  void note_joined(uint32_t index, const Block& block, Range lead) {
    constexpr uint32_t kLine = text::kBullet | text::kTableRow;
    const bool apart = (block.flags & text::kBlankBefore) != 0 && (block.flags & kLine) == 0 &&
                       entries_.roles[index] == BlockRole::free;
    if (joined_at_ != kNone || !apart) return;
    const Range all{block.content_token, block.end_token};
    if (clauses_.own_date(all) != kNone || clauses_.opens(words_.continuation_lead, all) ||
        clauses_.points_back(all, {current_.first, current_.end}) || is_told(lead))
      return;
    joined_at_ = current_.end;
    joined_block_ = current_.end_block;
  }

  // A paragraph that comes to its first occasion behind an introduction: "The first settlers were
  // eight or ten. In 1735 …".
  bool may_open_within(uint32_t index, const Block& block) const {
    return entries_.roles[index] == BlockRole::free &&
           (block.flags & (text::kBullet | text::kTableRow)) == 0 &&
           (first_date_heading_ == kNone || index > first_date_heading_) &&
           tells_in_turn(index, block);
  }

  // "The show was cancelled. In July the committee met on Zoom."
  bool goes_on_to_tell(uint32_t index, const Block& block) const {
    if (entries_.roles[index] != BlockRole::free || block.end_sentence < block.first_sentence + 2 ||
        (block.flags & (text::kBullet | text::kTableRow)) != 0)
      return false;
    const text::Sentence& sentence = input_.layout.sentences[block.first_sentence + 1];
    const Range next{sentence.first_token, sentence.end_token};
    const uint32_t date = clauses_.own_date(next, false);
    // "No races could be held in 1917. The club sold its hut in 1918."
    const bool acts = clauses_.actor_leads(next) && clauses_.holds(words_.gathering_verb, next);
    if (date == kNone || !(acts || clauses_.leads(next, resolved_.dates[date])) ||
        !(resolved_.dates[date].precision <= Precision::day || clauses_.tells_of_deed(next)))
      return false;
    return !clauses_.any_hit(
        next, [](const RuleHit& hit) { return hit.rule->kind == RuleKind::nothing; });
  }

  // "14 March – The papers are given away. 3 April – A workshop is held.": a list run in.
  bool is_run_in(const Block& block) const {
    uint32_t labelled = 0;
    for (uint32_t s = block.first_sentence; s < block.end_sentence; ++s) {
      const text::Sentence& sentence = input_.layout.sentences[s];
      const uint32_t first = s == block.first_sentence ? block.content_token : sentence.first_token;
      const size_t date = clauses_.first_date(first);
      if (date >= resolved_.dates.size() || resolved_.dates[date].first != first ||
          resolved_.dates[date].precision > Precision::year ||
          resolved_.dates[date].end + 1 >= sentence.end_token)
        continue;
      const uint32_t behind = resolved_.dates[date].end;
      labelled +=
          mentions::is_parting_dash(input_, behind) || mentions::mark_at(input_, behind) == ':';
    }
    return labelled >= 2 && (labelled + 1) * 2 >= block.end_sentence - block.first_sentence;
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

  // "1829 – The land was bought. The deed was lost in a fire of 2008.": a line of a list of years.
  bool is_labelled_line(const Block& block) const {
    constexpr uint32_t kApart = text::kBlankBefore | text::kBlankAfter;
    const size_t first = clauses_.first_date(block.content_token);
    if (first >= resolved_.dates.size() || resolved_.dates[first].first != block.content_token ||
        (block.flags & text::kSingleLine) == 0 || (block.flags & kApart) == kApart)
      return false;
    const Range all{block.content_token, block.end_token};
    return is_marked_off(input_, resolved_.dates[first], all) &&
           mentions::mark_at(input_, resolved_.dates[first].end) != '.';
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

  // A note below a table belongs to none of its rows, where these stand one below the other.
  bool ends_table(const Block& block) const {
    if (!open_ || (block.flags & (text::kTableRow | text::kBlankBefore)) != text::kBlankBefore)
      return false;
    if (clauses_.opens(words_.continuation_lead, {block.content_token, block.end_token}))
      return false;  // "Recap: …"
    const Block& last = input_.layout.blocks[current_.end_block - 1];
    return (last.flags & text::kBlankBefore) == 0 &&
           !clauses_.cells_in({last.first_token, last.end_token}).empty();
  }

  // "1902 The barn was sold.", the last of several such lines one below the other, and behind a gap
  // what gives no date: it belongs to none of them.
  bool ends_list(const Block& block) const {
    constexpr uint32_t kLeast = 3;
    return open_ && lines_ >= kLeast && (block.flags & text::kBlankBefore) != 0 &&
           current_.end_block == current_.first_block + 1 &&
           clauses_.own_date({block.first_token, block.end_token}) == kNone;
  }

  // How many records end with the block, each of which is a line with its date, one right below the
  // other.
  uint32_t lines_to(uint32_t index) const {
    constexpr uint32_t kApart = text::kBlankBefore | text::kSingleLine;
    const Block& block = input_.layout.blocks[index];
    const size_t date = clauses_.first_date(block.first_token);
    if ((block.flags & text::kSingleLine) == 0 || date >= resolved_.dates.size() ||
        !clauses_.leads({block.first_token, block.end_token}, resolved_.dates[date]))
      return 0;
    const bool goes_on = (block.flags & kApart) == text::kSingleLine &&
                         current_.end_block == index &&
                         current_.first_block + 1 == current_.end_block;
    return goes_on ? lines_ + 1 : 1;
  }

  // --- boundaries at sentences ---

  // `from`: where the block's lead ends. `item`: the block is an item of a list, where only what
  // counts from the item's own day tells of another: "Two years later the hall was enlarged."
  void split(uint32_t index, const Block& block, uint32_t from, bool item = false) {
    const auto& sentences = input_.layout.sentences;
    const bool history = is_history(index);
    const bool labelled = is_labelled_line(block);
    below_year_ = opens_with_year_label(block);
    is_free_ = entries_.roles[index] == BlockRole::free && !opens_with_date_label(block);
    const bool in_turn = tells_in_turn(index, block);
    for (uint32_t s = block.first_sentence + 1; s < block.end_sentence; ++s) {
      const Range range{sentences[s].first_token, sentences[s].end_token};
      if (range.first < from) continue;
      // "Of the singers before 1600 little is known.": what comes first dates it.
      if (open_ && current_.first == block.first_token && tells_an_age(range.first)) when_ = kNone;
      const bool introduced = open_ && when_ == kNone && current_.first == block.first_token;
      if (introduced || (item && !is_counted_on(range)) || is_date_alone(range.first) ||
          !starts_at_sentence(range, in_turn, history, labelled) ||
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

  // "The eighties were lean years.": what comes first dates it. What the record told before `end`.
  bool tells_an_age(uint32_t end) const {
    const Range told{current_.first, end};
    return when_ != kNone && is_age(told_date()) && day_ == kNone &&
           !clauses_.tells_of_deed(told) && !tells_kind(told);
  }

  // What a history tells of a later year is the next thing, whatever the paragraph tells beside it.
  bool is_history(uint32_t index) {
    while (history_ < histories_.size() && histories_[history_].end <= index) ++history_;
    return history_ < histories_.size() && histories_[history_].first <= index;
  }

  bool starts_at_sentence(Range range, bool in_turn, bool history, bool labelled) {
    Score score(words_.boundary);
    return may_begin(range, in_turn, history, labelled, score) && decide(range.first, score);
  }

  // "1841. — On Friday, the 9th of April, …": what its sentences tell has days of its own.
  bool opens_with_year_label(const Block& block) const {
    return opens_with_date_label(block) &&
           resolved_.dates[clauses_.first_date(block.content_token)].precision == Precision::year;
  }

  // "9 June 1911. — Special committee, …"
  bool opens_with_date_label(const Block& block) const {
    const size_t first = clauses_.first_date(block.content_token);
    return first < resolved_.dates.size() && resolved_.dates[first].first == block.content_token &&
           is_marked_off(input_, resolved_.dates[first], {block.content_token, block.end_token});
  }

  // "1887, August", and below it a sentence.
  bool is_told_below_a_month(uint32_t index, const Block& block,
                             Precision coarsest = Precision::season) const {
    return (block.flags & text::kEndsSentence) != 0 &&
           below_a_date(resolved_, clauses_, index, coarsest);
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
    uint32_t date = clauses_.own_date(all);
    if ((block.flags & text::kBlankBefore) != 0 &&
        (date == kNone || resolved_.dates[date].precision >= Precision::year)) {
      const uint32_t closing = closing_date(input_, resolved_, clauses_, block);
      if (closing != kNone && resolved_.dates[closing].precision <= Precision::day) date = closing;
    }
    if (first_date_heading_ != kNone && index < first_date_heading_) {  // the preface
      if (date == kNone) return false;
      // Below entries that open with their days: "Annual General Meeting, 12 October 2019, …",
      // "The bridge was opened on 16 September 1976 by …".
      uint32_t event = kNone;
      return clauses_.leads(lead, resolved_.dates[date]) ||
             (began_ && resolved_.dates[date].precision <= Precision::day &&
              (clauses_.introduces(lead, &event) || is_told(lead)));
    }
    if (is_place_below_a_date(index, block)) return true;
    const bool done = below_a_date(resolved_, clauses_, index) &&
                      (clauses_.tells_what_was_done(lead) ||
                       input_.pack.match(words_.act_lead, input_.tokens, block.content_token) > 0);
    if (!began_ && !done && !below_a_date(resolved_, clauses_, index, Precision::week) &&
        entries_.roles[index] == BlockRole::free &&
        !is_told_below_a_month(index, block, Precision::month) &&
        is_title_line(input_, resolved_, clauses_, block, lead, date))
      return false;
    if (is_preface(index, block, lead) && !is_told(lead)) return false;
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
    return done || clauses_.holds(words_.gathering_verb, all) || clauses_.introduces(all, &event) ||
           opens_with_gathering(index, block);
  }

  // "Training course for sixteen technicians in Niamey", below its year.
  bool opens_with_gathering(uint32_t index, const Block& block) const {
    constexpr uint32_t kWords = 4;
    const uint32_t first = block.content_token;
    return below_a_date(resolved_, clauses_, index, Precision::year) &&
           clauses_.names_gathering({first, std::min(first + kWords, block.end_token)});
  }

  // The paragraph below the text's title that gives no day, over many that do: "Eighty years of the
  // League, from a yard to forty branches. Since 1911 we have the ledgers."
  bool is_preface(uint32_t index, const Block& block, Range lead) const {
    constexpr uint32_t kTitle = 4;  // blocks
    constexpr size_t kArchive = 12;
    uint32_t event = kNone;
    if (began_ || !tells_days_ || index > kTitle || input_.layout.blocks.size() < kArchive ||
        entries_.roles[index] != BlockRole::free ||
        (block.flags & (text::kEndsSentence | text::kBullet | text::kTableRow)) !=
            text::kEndsSentence ||
        block.end_sentence < block.first_sentence + 2 || below_a_date(resolved_, clauses_, index) ||
        clauses_.own_date(lead) != kNone || clauses_.introduces(lead, &event))
      return false;
    for (size_t d = clauses_.first_date(block.first_token);
         d < resolved_.dates.size() && resolved_.dates[d].first < block.end_token; ++d)
      if (resolved_.dates[d].precision < Precision::year ||
          (resolved_.dates[d].first > block.content_token &&
           input_.tokens[resolved_.dates[d].first - 1].word == words_.in))
        return false;
    return true;
  }

  // --- the open record ---

  bool decide(uint32_t token, const Score& score) {
    const bool taken = score.sum() >= words_.boundary[Cue::threshold];
    if (kExplains && boundaries_ != nullptr)
      boundaries_->push_back({token, taken, score.sum(), names_of(score.cues())});
    return taken;
  }

  void open(uint32_t index, uint32_t token, Range lead) {
    close();
    open_ = true;
    began_ = true;
    ++opened_;
    current_ = Segment{token,
                       token,
                       index,
                       index + 1,
                       resolved_.heading_of_block[index],
                       kNone,
                       is_history(index)};
    when_ = day_ = kNone;
    told_as_journey_ = clauses_.holds(words_.tour_cue, lead);
    told_of_death_.reset();
    told_lead_ = lead;
    note_date(lead);
  }

  // The record's own date, as far as boundaries need it: the first that may be.
  void note_date(Range range) {
    const uint32_t own = clauses_.own_date(range);
    if (when_ == kNone) when_ = own;
    if (own != kNone && resolved_.dates[own].precision <= Precision::month) day_ = own;
  }

  void close() {
    if (open_ && !called_off_) on_segment_(current_);
    joined_ += open_ && joined_at_ != kNone;
    joined_at_ = kNone;
    open_ = false;
    called_off_ = false;
    has_roll_ = false;
    has_agenda_ = false;
    when_ = kNone;
  }

  const std::function<void(const Segment&)>& on_segment_;
  std::vector<Boundary>* boundaries_;
  const std::vector<History>& histories_;
  uint32_t lines_ = 0;          // see lines_to
  uint32_t opened_ = 0;         // records so far
  uint32_t joined_ = 0;         // of them, those that went on behind a gap without a date
  uint32_t joined_at_ = kNone;  // where the open one did: its end before that, a token
  uint32_t joined_block_ = 0;
  size_t history_ = 0;  // the one at hand, or the next
  uint32_t first_date_heading_ = kNone;
  bool tells_days_ = false;
  bool called_off_ = false;
};

}  // namespace

void find_segments(const mentions::Input& input, const resolve::Resolved& resolved,
                   const Words& words, const Survey& survey, SegmentScratch& scratch,
                   const std::function<void(const Segment&)>& on_segment,
                   std::vector<Boundary>* boundaries) {
  Segmenter(input, resolved, words, survey, scratch, on_segment, boundaries).run();
}

}  // namespace annals::records
