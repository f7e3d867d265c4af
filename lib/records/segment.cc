#include "records/segment.h"

#include <algorithm>

#include "records/clauses.h"
#include "records/entries.h"
#include "records/evidence.h"

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
    const auto& blocks = input_.layout.blocks;
    for (uint32_t i = 0; i < blocks.size(); ++i) {
      if (entries_.roles[i] == BlockRole::heading) {
        close();
        after_heading_ = true;
      } else if (entries_.roles[i] != BlockRole::rule) {
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
    // A later window has no preface.
    if (found < 2 || resolved_.goes_on) first_date_heading_ = kNone;
  }

  void take(uint32_t index, const Block& block) {
    if (block.first_sentence >= block.end_sentence) return;
    if (ends_table(block)) close();
    const Range lead = lead_of(block);
    const bool is_line = entries_.roles[index] == BlockRole::entry_line;
    if (!is_line && (tells_nothing(block, lead) || is_link_row(block))) {
      close();
      return;
    }
    if (starts_at_block(index, block, lead)) {
      if (!eventful(index, block, lead)) {
        close();
        return;
      }
      open(index, block.first_token, lead);
      if (when_ == kNone) when_ = entries_.date_of[index];
    } else if (!open_) {
      return;
    } else {
      note_date(lead);
    }
    after_heading_ = false;
    has_roll_ |= (block.flags & text::kLabel) != 0 && opens_roll(block);
    current_.end = block.end_token;
    current_.end_block = index + 1;
    if (is_line || (block.flags & (text::kBullet | text::kTableRow)) != 0) return;
    split(index, block, lead.end);
  }

  // A note below a table belongs to none of its rows.
  bool ends_table(const Block& block) const {
    if (!open_ || (block.flags & (text::kTableRow | text::kBlankBefore)) != text::kBlankBefore)
      return false;
    if (clauses_.opens(words_.continuation_lead, {block.content_token, block.end_token}))
      return false;  // "Recap: …"
    const Block& last = input_.layout.blocks[current_.end_block - 1];
    return resolved_.columns.any(last.first_token, last.end_token);
  }

  // The block's first sentence; where it is a label ("Incident 13/17.", "No. 4."), with the dated
  // one that it stands before.
  Range lead_of(const Block& block) const {
    constexpr uint32_t kLabel = 6;  // tokens, its full stop among them
    const text::Sentence* sentence = &input_.layout.sentences[block.first_sentence];
    // "2.6. Riga": what looks like a number of the list is the date.
    const size_t date_at = clauses_.first_date(block.first_token);
    const bool dated =
        date_at < resolved_.dates.size() && resolved_.dates[date_at].first < block.content_token;
    const Range first{dated ? block.first_token : block.content_token, sentence->end_token};
    if (first.end - first.first > kLabel || block.first_sentence + 1 >= block.end_sentence ||
        clauses_.own_date(first) != kNone || clauses_.opens(words_.continuation_lead, first))
      return first;
    ++sentence;
    const Range second{sentence->first_token, sentence->end_token};
    const uint32_t date = clauses_.own_date(second, false);
    if (date == kNone || resolved_.dates[date].precision > Precision::month) return first;
    return {first.first, second.end};
  }

  // --- boundaries at blocks ---

  bool starts_at_block(uint32_t index, const Block& block, Range lead) {
    Score score(weights_);
    const BlockRole role = entries_.roles[index];
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
    if (date == kNone && role == BlockRole::entry) date = entries_.date_of[index];
    if (timed && date == kNone)
      score.add(Cue::dated_lead);
    else
      dated(date, lead, score);
    if (date != kNone) {
      if ((block.flags & (text::kTableRow | text::kBullet)) != 0) score.add(Cue::row);
    } else {
      if ((block.flags & text::kBullet) != 0)
        score.add(role == BlockRole::entry ? Cue::row : Cue::bullet);
      if (open_ && when_ == kNone) score.add(Cue::both_undated);
      if (open_ && when_ != kNone && dated_later(block, lead)) score.add(Cue::dated_later);
    }
    const uint32_t main = clauses_.main_clause(lead);
    gathering(lead, main, score);
    // "• All month: exhibition", in a list of entries.
    const bool labelled =
        role == BlockRole::entry &&
        (block.flags & (text::kBullet | text::kLabel)) == (text::kBullet | text::kLabel);
    if (!labelled) context(lead, main, date, score, gap);
    // The items of minutes.
    if (has_roll_ && ((block.flags & text::kNumbered) != 0 || date == kNone))
      score.add(Cue::same_entry);
    return decide(block.first_token, score);
  }

  // "19.30 Author evening": below a day, one line of several that open with a time.
  bool is_timed(uint32_t index, const Block& block) const {
    if (!after_heading_ && !(open_ && opens_with_time(current_.first))) return false;
    return opens_with_time(block.content_token) && below_a_day(index);
  }

  bool opens_with_time(uint32_t token) const {
    const auto& tokens = input_.tokens;
    while (token + 3 < tokens.size() && !tokens[token].is_word() &&
           tokens[token].kind != text::TokenKind::number)
      ++token;  // a bullet
    if (token + 3 >= tokens.size() || !tokens[token + 1].is_glued() ||
        !tokens[token + 2].is_glued())
      return false;
    const std::string_view mark = text::slice(input_.text, tokens[token + 1]);
    const auto is_number = [&](uint32_t i, uint32_t longest) {
      return tokens[i].kind == text::TokenKind::number && tokens[i].length_class <= longest;
    };
    return is_number(token, 2) && (mark == "." || mark == ":") && is_number(token + 2, 2) &&
           tokens[token + 2].length_class == 2 &&
           (tokens[token].length_class == 1 || text::slice(input_.text, tokens[token]) < "24");
  }

  // "Present: …", before the items of minutes.
  bool opens_roll(const Block& block) const {
    return input_.pack.match(words_.roll_label, input_.tokens, block.content_token) > 0;
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
      return;
    }
    inside(found, score);
    if (is_outside(found))
      score.add(Cue::date_outside);
    else if (is_of_other_year(found) && (clauses_.leads(lead, found) || goes_on_to(found)))
      score.add(Cue::other_year);
  }

  // A later year, stated: "It played in public on 9 August 1902", after what is told of 1894.
  bool goes_on_to(const Date& date) const {
    constexpr uint32_t kUnstated = resolve::kRelative | resolve::kNoYear;
    if (!open_ || when_ == kNone || (date.flags & kUnstated) != 0) return false;
    const Date& when = resolved_.dates[when_];
    return are_known(date, when) && when.precision <= Precision::year &&
           date.precision <= Precision::year && when.value.end.year < date.value.start.year;
  }

  // "In 1853 the Show was moved …", after what is told of 1841.
  bool is_of_other_year(const Date& date) const {
    const Date& when = resolved_.dates[when_];
    return are_known(date, when) && (date.flags & resolve::kRelative) == 0 &&
           date.precision <= Precision::year && when.precision <= Precision::year &&
           (date.value.end.year < when.value.start.year ||
            when.value.end.year < date.value.start.year);
  }

  // Whether both have a year.
  static bool are_known(const Date& date, const Date& when) {
    return date.has_value && when.has_value;
  }

  // How the date lies to the open record's.
  void inside(const Date& date, Score& score) const {
    const Date& when = resolved_.dates[when_];
    if (!are_known(date, when) || !(when.value.start < when.value.end)) return;
    if (date.value.start < when.value.start || when.value.end < date.value.end) return;
    if (when.precision <= Precision::week || told_as_journey_)
      score.add(Cue::inside_interval);
    else if (when.precision <= Precision::season)
      score.add(Cue::inside_period);
  }

  bool is_outside(const Date& date) const {
    const Date& when = resolved_.dates[when_];
    if ((date.flags & resolve::kRelative) != 0 || date.precision > Precision::month ||
        when.precision > Precision::month)
      return false;
    if (!are_known(date, when)) return !date.has_value && date.timex != when.timex;
    return date.value.end < when.value.start || when.value.end < date.value.start;
  }

  // A later sentence of the block gives a day or month of its own, apart from the record's.
  bool dated_later(const Block& block, Range lead) const {
    const uint32_t date = clauses_.own_date({lead.end, block.end_token}, false);
    return date != kNone && resolved_.dates[date].precision <= Precision::month &&
           is_outside(resolved_.dates[date]);
  }

  // What introduces an occasion.
  void gathering(Range lead, uint32_t main, Score& score) const {
    uint32_t event = kNone;
    if (clauses_.introduces(lead, &event)) {
      score.add(Cue::gathering);
      if (open_ && clauses_.opens(words_.regular_lead, lead) &&
          !clauses_.holds(words_.regular_lead, {current_.first, current_.end}))
        score.add(Cue::regular);
      if (event != kNone) {
        score.add(is_told(event) ? Cue::same_event : Cue::named);
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

  // True if the open record names the same event: most of the name's longer words stand in it.
  bool is_told(uint32_t event) const {
    if (!open_) return false;
    const resolve::EventName& name = resolved_.events[event];
    constexpr size_t kMostEvents = 6;
    size_t i = clauses_.first_event(current_.first);
    for (size_t n = 0; n < kMostEvents && i < event && resolved_.events[i].end <= current_.end;
         ++i, ++n) {
      uint32_t words = 0;
      uint32_t shared = 0;
      for (uint32_t t = name.first; t < name.end; ++t) {
        const std::string_view word = text::slice(input_.text, input_.tokens[t]);
        if (!input_.tokens[t].is_word() || word.size() < 4) continue;
        ++words;
        for (uint32_t k = resolved_.events[i].first; k < resolved_.events[i].end; ++k)
          if (text::slice(input_.text, input_.tokens[k]) == word) {
            ++shared;
            break;
          }
      }
      if (words > 0 && shared * 4 >= words * 3) return true;
    }
    return false;
  }

  // What ties the sentence to the occasion before it.
  void context(Range range, uint32_t main, uint32_t date, Score& score, bool apart = false) const {
    if (!open_) return;
    const bool dated_lead = date != kNone && date < resolved_.dates.size() &&
                            clauses_.leads(range, resolved_.dates[date]);
    const bool beside = clauses_.opens(words_.beside_lead, range);
    // A paragraph of its own that goes on to a later year tells another thing of "it".
    const bool later = apart && date != kNone && date < resolved_.dates.size() &&
                       goes_on_to(resolved_.dates[date]);
    if (!dated_lead && !beside && !later && clauses_.opens(words_.continuation_lead, range) &&
        !clauses_.opens(words_.cleft_lead, range))
      score.add(Cue::continuation);
    // "In parallel to this forum, …" speaks of the other occasion only in its first words.
    constexpr uint32_t kBeside = 6;
    const uint32_t from = beside ? std::min(range.end, range.first + kBeside) : range.first;
    if (!(dated_lead && is_label(resolved_.dates[date], range)) &&
        clauses_.points_back({from, range.end}))
      score.add(Cue::anaphora);
    constexpr uint32_t kAlso = 12;
    if (date == kNone && !beside &&
        clauses_.holds(words_.also, {main, std::min(range.end, main + kAlso)}))
      score.add(Cue::also);
  }

  // "Monday, 26th.—The excursion was to York", "15 March – The …": a date as a label.
  bool is_label(const Date& date, Range range) const {
    return date.precision <= Precision::month && (date.flags & resolve::kRelative) == 0 &&
           is_marked_off(date, range);
  }

  // Whether a mark other than a comma stands behind the date.
  bool is_marked_off(const Date& date, Range range) const {
    if (date.end + 1 >= range.end) return false;
    const text::Token& mark = input_.tokens[date.end];
    return mark.kind == text::TokenKind::punctuation && text::slice(input_.text, mark) != ",";
  }

  // --- boundaries at sentences ---

  // `from`: where the block's lead ends.
  void split(uint32_t index, const Block& block, uint32_t from) {
    const auto& sentences = input_.layout.sentences;
    const bool chronology = is_chronology(block);
    for (uint32_t s = block.first_sentence + 1; s < block.end_sentence; ++s) {
      const Range range{sentences[s].first_token, sentences[s].end_token};
      if (range.first < from) continue;
      if (is_date_alone(range.first) || !starts_at_sentence(range, chronology)) {
        note_date(range);
        continue;
      }
      current_.end = range.first;
      current_.end_block = index + 1;
      close();
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
    return are_known(date, year) && date.precision < Precision::year &&
           !(date.value.start < year.value.start) && !(year.value.end < date.value.end);
  }

  // Three sentences or more that open with dates of their own, not all within one record's.
  bool is_chronology(const Block& block) const {
    // Not where the block is an entry by itself: "2020-04-30 – …".
    const size_t first = clauses_.first_date(block.content_token);
    if (first < resolved_.dates.size() && resolved_.dates[first].first == block.content_token &&
        resolved_.dates[first].end < block.end_token &&
        !input_.tokens[resolved_.dates[first].end].is_word())
      return false;
    uint32_t dated = 0;
    uint32_t leading = 0;
    uint32_t later_years = 0;  // dates of a later year than the one before them
    int32_t year = 0;
    bool ascending = true;
    for (uint32_t i = block.first_sentence; i < block.end_sentence; ++i) {
      const text::Sentence& sentence = input_.layout.sentences[i];
      const Range range{sentence.first_token, sentence.end_token};
      const uint32_t date = clauses_.own_date(range, false);
      if (date == kNone) continue;
      Score score(weights_);
      if (i > block.first_sentence && open_ && when_ != kNone) inside(resolved_.dates[date], score);
      if (score.cues() != 0) continue;
      ++dated;
      leading += clauses_.leads(range, resolved_.dates[date]);
      const int32_t told = resolved_.dates[date].value.start.year;
      later_years += dated > 1 && told > year;
      ascending &= dated == 1 || told >= year;
      year = told;
    }
    if (dated >= 3 && leading >= 2) return true;
    // "… was established in 1846. Its first map appeared in July 1851. …": from year to year.
    const uint32_t sentences = block.end_sentence - block.first_sentence;
    return ascending && later_years >= 2 && dated * 4 >= sentences * 3;
  }

  bool starts_at_sentence(Range range, bool chronology) {
    const uint32_t date = clauses_.own_date(range, false);
    if (date == kNone) return false;
    Score score(weights_);
    const Date& found = resolved_.dates[date];
    score.add(Cue::sentence);
    if (clauses_.leads(range, found))
      score.add(Cue::dated_lead);
    else if (chronology)
      score.add(Cue::date_in_lead);
    else
      return false;
    if (is_remark(found)) return false;
    if (chronology) score.add(Cue::chronology);
    if (chronology && when_ != kNone && is_of_other_year(found)) score.add(Cue::other_year);
    if (when_ == kNone)
      score.add(Cue::record_undated);
    else
      inside(found, score);
    if (clauses_.next_day(found) || looks_back(found, range)) score.add(Cue::continuation);
    context(range, range.first, date, score);
    return decide(range.first, score);
  }

  // "On 26 June 2004 we made … . In 1998, our best year, it was …": a bare year before a day told.
  bool is_remark(const Date& date) const {
    if (when_ == kNone || date.precision != Precision::year) return false;
    const Date& when = resolved_.dates[when_];
    return when.precision <= Precision::month && are_known(date, when) &&
           date.value.end < when.value.start;
  }

  // "A year before, in Visby, there had been 64.", "In 1960 there had been sixty-one."
  bool looks_back(const Date& date, Range range) const {
    constexpr uint32_t kReach = 10;
    if (when_ == kNone) return false;
    const Date& when = resolved_.dates[when_];
    return are_known(date, when) && date.value.end < when.value.start &&
           clauses_.holds(words_.pluperfect, {date.end, std::min(range.end, date.end + kReach)});
  }

  // --- what is no record ---

  // "Media contacts | Share price | Legal", below what is no table: a page's links.
  bool is_link_row(const Block& block) const {
    constexpr uint32_t kLongest = 24;  // tokens
    constexpr uint32_t kCell = 4;
    if ((block.flags & text::kTableRow) == 0 || block.end_token - block.first_token > kLongest)
      return false;
    if (open_ && (input_.layout.blocks[current_.first_block].flags & text::kTableRow) != 0)
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
  bool tells_nothing(const Block& block, Range lead) const {
    const Range all{block.content_token, block.end_token};
    double sum = clauses_.opens(words_.no_event_lead, all) ? words_.nothing_threshold : 0;
    constexpr uint32_t kReach = 80;
    const auto& hits = clauses_.hits();
    const uint32_t end = std::min(all.end, all.first + kReach);
    for (size_t i = clauses_.first_hit(all.first); i < hits.size() && hits[i].first < end; ++i)
      if (hits[i].rule->kind == RuleKind::nothing) sum += hits[i].rule->weight;
    if (sum < words_.nothing_threshold) return false;
    const uint32_t date = clauses_.own_date(lead);
    const bool dated = date != kNone && clauses_.leads(lead, resolved_.dates[date]);
    return sum >= (dated ? words_.nothing_dated_threshold : words_.nothing_threshold);
  }

  // A record begins with an occasion: something dated, or something done.
  bool eventful(uint32_t index, const Block& block, Range lead) const {
    const Range all{block.first_token, block.end_token};
    const uint32_t date = clauses_.own_date(all);
    if (first_date_heading_ != kNone && index < first_date_heading_)  // the preface
      return date != kNone && clauses_.leads(lead, resolved_.dates[date]);
    if (!began_ && !below_a_day(index) && is_title_line(index, block, lead, date)) return false;
    if (date != kNone || entries_.roles[index] == BlockRole::entry) return true;
    if ((block.flags & text::kTableRow) != 0) return false;
    if (below_a_day(index)) return true;
    uint32_t event = kNone;
    return clauses_.holds(words_.gathering_verb, all) || clauses_.introduces(all, &event);
  }

  // "Events in 1972", "Extracts from the minutes, 1801-1830": a line before all records that only
  // says which years they tell of.
  bool is_title_line(uint32_t index, const Block& block, Range lead, uint32_t date) const {
    if ((block.flags & text::kSingleLine) == 0 || entries_.roles[index] != BlockRole::free)
      return false;
    if ((block.flags & (text::kBullet | text::kTableRow)) != 0) return false;
    if (date != kNone && !is_long(resolved_.dates[date])) return false;
    if (date != kNone && clauses_.leads(lead, resolved_.dates[date]))
      return !is_marked_off(resolved_.dates[date], lead) && rules_what_follows(block, date);
    const Range all{block.first_token, block.end_token};
    uint32_t event = kNone;
    if (clauses_.holds(words_.gathering_verb, all) || tells_kind(block)) return false;
    return rules_what_follows(block, date) || !clauses_.introduces(all, &event);
  }

  // A year, or "1 July 2009 to 30 June 2010".
  static bool is_long(const Date& date) {
    constexpr int kMonths = 11;
    if (date.precision >= Precision::year) return true;
    const auto& days = date.value;
    return date.has_value &&
           (days.end.year - days.start.year) * 12 + days.end.month - days.start.month >= kMonths;
  }

  // "The band was formed in 1894.": a sentence that says what sort of occasion it tells.
  bool tells_kind(const Block& block) const {
    if ((block.flags & (text::kEndsSentence | text::kAllCaps)) != text::kEndsSentence) return false;
    const auto& hits = clauses_.hits();
    for (size_t i = clauses_.first_hit(block.first_token);
         i < hits.size() && hits[i].first < block.end_token; ++i)
      if (hits[i].rule->kind == RuleKind::kind) return true;
    return false;
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
           !(finer.value.start < years.value.start) && !(years.value.end < finer.value.end);
  }

  // Under a heading that is a day, what stands tells of that day.
  bool below_a_day(uint32_t index) const {
    for (uint32_t i = resolved_.heading_of_block[index]; i != kNone;
         i = resolved_.headings[i].parent) {
      const resolve::Heading& heading = resolved_.headings[i];
      if (heading.kind != resolve::HeadingKind::date) continue;
      const size_t date = clauses_.first_date(heading.first);
      return date < resolved_.dates.size() && resolved_.dates[date].first < heading.end &&
             resolved_.dates[date].precision <= Precision::week;
    }
    return false;
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
    current_ = Segment{token, token, index, index + 1, resolved_.heading_of_block[index]};
    when_ = kNone;
    told_as_journey_ = clauses_.holds(words_.tour_cue, lead);
    note_date(lead);
  }

  // The record's own date, as far as boundaries need it: the first that may be.
  void note_date(Range range) {
    if (when_ == kNone) when_ = clauses_.own_date(range);
  }

  void close() {
    if (open_) on_segment_(current_);
    open_ = false;
    has_roll_ = false;
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
  bool told_as_journey_ = false;
  bool has_roll_ = false;  // "Present: …"
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
