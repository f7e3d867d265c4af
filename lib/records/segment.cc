#include "records/segment.h"

#include <algorithm>

#include "records/clauses.h"

namespace annals::records {
namespace {

using resolve::Date;
using resolve::kNone;
using resolve::Precision;
using text::Block;

// The evidence for one place, summed.
class Score {
 public:
  Score(const rules::Pack& pack, bool explain) : pack_(pack), explain_(explain) {}

  void add(const char* weight) {
    sum_ += pack_.weight(weight);
    if (explain_) evidence_.push_back(weight);
  }
  double sum() const { return sum_; }
  std::vector<const char*>& evidence() { return evidence_; }

 private:
  const rules::Pack& pack_;
  bool explain_;
  double sum_ = 0;
  std::vector<const char*> evidence_;
};

class Segmenter {
 public:
  Segmenter(const mentions::Input& input, const resolve::Resolved& resolved,
            std::vector<Segment>& segments, std::vector<Boundary>* boundaries)
      : input_(input),
        resolved_(resolved),
        segments_(segments),
        boundaries_(boundaries),
        clauses_(input, resolved),
        threshold_(input.pack.weight("boundary.threshold")) {}

  void run() {
    survey();
    size_t next_heading = 0;
    const auto& blocks = input_.layout.blocks;
    for (uint32_t i = 0; i < blocks.size(); ++i) {
      if (next_heading < resolved_.headings.size() && resolved_.headings[next_heading].block == i) {
        ++next_heading;
        close();
        after_heading_ = true;
        continue;
      }
      const Block& block = blocks[i];
      if ((block.flags & text::kRule) != 0) continue;
      take(i, block);
    }
    close();
  }

 private:
  rules::ListId list(const char* name) const { return input_.pack.list(name); }

  // What the text as a whole is like: does it set entries apart by blank lines; where does it
  // begin to be dated by headings.
  void survey() {
    const auto& blocks = input_.layout.blocks;
    std::vector<bool> is_heading(blocks.size(), false);
    uint32_t date_headings = 0;
    for (const resolve::Heading& heading : resolved_.headings) {
      is_heading[heading.block] = true;
      if (heading.kind != resolve::HeadingKind::date) continue;
      if (date_headings++ == 0) first_date_heading_ = heading.block;
    }
    if (date_headings < 2) first_date_heading_ = kNone;  // not what the text is ordered by
    uint32_t apart = 0;
    uint32_t plain = 0;
    for (uint32_t i = 1; i < blocks.size(); ++i) {
      plain += !is_heading[i];
      apart += !is_heading[i] && !is_heading[i - 1] && (blocks[i].flags & text::kBlankBefore) != 0;
    }
    uses_blank_lines_ = apart >= 3 || (apart > 0 && apart * 3 >= plain);
  }

  void take(uint32_t index, const Block& block) {
    const Range all{block.content_token, block.end_token};
    if (tells_nothing(all)) {
      close();
      return;
    }
    const auto& sentences = input_.layout.sentences;
    uint32_t sentence = block.first_sentence;
    if (sentence >= block.end_sentence) return;
    const Range lead{block.content_token, sentences[sentence].end_token};
    const bool fresh = starts_at_block(index, block, lead);
    if (fresh) {
      if (!eventful(block, lead)) {
        close();
        if (after_heading_ && (block.flags & text::kTableRow) == 0) after_heading_ = true;
        return;
      }
      open(index, block.first_token, lead);
    } else if (!open_) {
      return;
    } else {
      note_date(lead);
    }
    after_heading_ = false;
    current_.end = block.end_token;
    current_.end_block = index + 1;
    if ((block.flags & (text::kBullet | text::kTableRow)) != 0) return;
    split(index, block, sentence + 1);
  }

  // Further records inside a paragraph.
  void split(uint32_t index, const Block& block, uint32_t sentence) {
    const auto& sentences = input_.layout.sentences;
    const bool chronology = is_chronology(block);
    for (; sentence < block.end_sentence; ++sentence) {
      const Range range{sentences[sentence].first_token, sentences[sentence].end_token};
      if (!starts_at_sentence(range, chronology)) {
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

  // Three sentences or more with dates of their own, not all within one record's interval.
  bool is_chronology(const Block& block) const {
    // Not where the block is an entry by itself: "2020-04-30 – …".
    const size_t lead = clauses_.first_date(block.content_token);
    if (lead < resolved_.dates.size() && resolved_.dates[lead].first == block.content_token &&
        resolved_.dates[lead].end < block.end_token &&
        !input_.tokens[resolved_.dates[lead].end].is_word())
      return false;
    uint32_t dated = 0;
    for (uint32_t i = block.first_sentence; i < block.end_sentence; ++i) {
      const text::Sentence& sentence = input_.layout.sentences[i];
      const uint32_t date = clauses_.own_date({sentence.first_token, sentence.end_token}, false);
      if (date != kNone && !inside(resolved_.dates[date])) ++dated;
    }
    return dated >= 3;
  }

  // True if the date lies within the open record's own, which is of more than a day.
  bool inside(const Date& date) const {
    if (!open_ || when_ == kNone) return false;
    const Date& when = resolved_.dates[when_];
    return when.value.start < when.value.end && when.value.start <= date.value.start &&
           date.value.end <= when.value.end &&
           (when.precision <= Precision::week || (tour_ && when.precision <= Precision::season));
  }

  bool starts_at_block(uint32_t index, const Block& block, Range lead) {
    Score score(input_.pack, boundaries_ != nullptr);
    uint32_t date = clauses_.own_date(lead);
    const bool entry_start =
        uses_blank_lines_ && (block.flags & text::kBlankBefore) != 0 && !after_heading_;
    if (date == kNone && entry_start) date = entry_date(index, block);
    if (after_heading_) score.add("boundary.after-heading");
    if (!open_ && !after_heading_) score.add("boundary.threshold");
    const bool row = (block.flags & (text::kTableRow | text::kBullet)) != 0;
    if (date != kNone) {
      const Date& found = resolved_.dates[date];
      score.add(clauses_.leads(lead, found) ? "boundary.dated-lead" : "boundary.date-in-lead");
      if (row) score.add("boundary.row");
      if (inside(found)) score.add("boundary.inside-interval");
      if (open_ && when_ == kNone) score.add("boundary.record-undated");
      if (open_ && when_ == kNone && uses_blank_lines_ && !entry_start)
        score.add("boundary.same-entry");
    } else {
      score.add("boundary.undated");
      if ((block.flags & text::kBullet) != 0) score.add("boundary.bullet");
    }
    if (entry_start) score.add("boundary.entry");
    if (uses_blank_lines_ && !entry_start && !after_heading_ &&
        (date == kNone || !clauses_.leads(lead, resolved_.dates[date])))
      score.add("boundary.continuation");  // a further line of the same entry
    gathering(lead, date != kNone, score);
    context(lead, date, score);
    return decide(block.first_token, score, index);
  }

  // The date of an entry whose first line is its title: it stands in one of the next lines.
  uint32_t entry_date(uint32_t index, const Block& title) const {
    constexpr uint32_t kTitleLines = 4;
    const auto& blocks = input_.layout.blocks;
    if ((title.flags & (text::kEndsSentence | text::kBlankAfter)) != 0) return kNone;
    for (uint32_t i = index + 1; i < blocks.size() && i <= index + kTitleLines; ++i) {
      const Block& block = blocks[i];
      if ((block.flags & text::kBlankBefore) != 0) break;
      const uint32_t date = clauses_.own_date({block.content_token, block.end_token});
      if (date != kNone) return date;
      if ((block.flags & text::kBlankAfter) != 0) break;
    }
    return kNone;
  }

  bool starts_at_sentence(Range range, bool chronology) {
    const uint32_t date = clauses_.own_date(range, false);
    if (date == kNone) return false;
    Score score(input_.pack, boundaries_ != nullptr);
    const Date& found = resolved_.dates[date];
    score.add("boundary.sentence");
    if (clauses_.leads(range, found))
      score.add("boundary.dated-lead");
    else if (chronology)
      score.add("boundary.date-in-lead");
    else
      return false;
    if (chronology)
      score.add("boundary.chronology");
    else if (follows(found))
      return false;
    if (inside(found)) score.add("boundary.inside-interval");
    if (when_ == kNone) score.add("boundary.record-undated");
    context(range, date, score);
    return decide(range.first, score, 0);
  }

  // What introduces an occasion.
  void gathering(Range lead, bool dated, Score& score) const {
    const Range reach{lead.first, std::min(lead.end, lead.first + 40)};
    const bool verb =
        clauses_.holds(gathering_verb_, reach) || clauses_.opens(organize_participle_, lead);
    const size_t event = clauses_.first_event(lead.first);
    if (event < resolved_.events.size() && resolved_.events[event].first < lead.end) {
      score.add("boundary.gathering");
      if (dated || verb) score.add("boundary.named");
    } else {
      uint32_t noun = 0;
      if (clauses_.holds(event_noun_, lead, &noun) && noun > lead.first) {
        for (uint32_t i = noun; i-- > lead.first && noun - i <= 4;) {
          if (!input_.pack.contains(indefinite_, input_.tokens[i].word)) continue;
          score.add("boundary.gathering");
          break;
        }
      }
    }
    if (clauses_.opens(organize_participle_, lead)) {
      score.add("boundary.gathering-verb");
    } else if (actor_leads(lead)) {
      score.add("boundary.actor-lead");
      if (verb) score.add("boundary.gathering-verb");
    }
  }

  // The sentence opens with a name, "the" and a name, or "we"; also after an adverbial that a comma
  // closes: "With the support of the X, the Y …".
  bool actor_leads(Range lead) const {
    if (is_actor(lead)) return true;
    if (!clauses_.opens(adverbial_lead_, lead)) return false;
    constexpr uint32_t kReach = 25;  // tokens
    for (uint32_t i = lead.first; i + 1 < lead.end && i < lead.first + kReach; ++i)
      if (text::slice(input_.text, input_.tokens[i]) == ",") return is_actor({i + 1, lead.end});
    return false;
  }

  bool is_actor(Range lead) const {
    if (clauses_.opens(first_person_, lead)) return true;
    const size_t name = clauses_.first_name(lead.first);
    if (name >= resolved_.names.size()) return false;
    const resolve::Name& first = resolved_.names[name];
    return first.first <= lead.first + 1 && first.first < lead.end &&
           first.label != mentions::Label::place;
  }

  // What ties the sentence to the occasion before it.
  void context(Range range, uint32_t date, Score& score) const {
    if (!open_) return;
    const bool dated_lead = date != kNone && clauses_.leads(range, resolved_.dates[date]);
    if (!dated_lead && clauses_.opens(continuation_, range)) score.add("boundary.continuation");
    if (clauses_.points_back(range) && !elsewhen(date)) score.add("boundary.anaphora");
  }

  // The date lies outside the open record's own.
  bool elsewhen(uint32_t date) const {
    if (date == kNone || when_ == kNone) return false;
    const Date& one = resolved_.dates[date];
    const Date& when = resolved_.dates[when_];
    return one.value.end < when.value.start || when.value.end < one.value.start;
  }

  // A day that follows the open record's own, told in the same paragraph: "The day after, …".
  bool follows(const Date& date) const {
    if (when_ == kNone || (date.flags & resolve::kRelative) == 0) return false;
    return date.precision == Precision::day &&
           calendar::to_serial(date.value.start) -
                   calendar::to_serial(resolved_.dates[when_].value.end) ==
               1;
  }

  bool decide(uint32_t token, Score& score, uint32_t) {
    const bool taken = score.sum() >= threshold_;
    if (boundaries_ != nullptr)
      boundaries_->push_back({token, taken, score.sum(), std::move(score.evidence())});
    return taken;
  }

  // Opening hours, copyright, "no meeting was held".
  bool tells_nothing(Range block) const {
    return clauses_.opens(no_event_lead_, block) ||
           clauses_.holds(no_event_phrase_, {block.first, std::min(block.end, block.first + 60)});
  }

  // A record begins with an occasion: something dated, or something done.
  bool eventful(const Block& block, Range lead) const {
    const Range all{block.first_token, block.end_token};
    const bool preface = first_date_heading_ != kNone &&
                         block.first_token < input_.layout.blocks[first_date_heading_].first_token;
    const uint32_t date = clauses_.own_date(all);
    if (preface) return date != kNone && clauses_.leads(lead, resolved_.dates[date]);
    if (date != kNone) return true;
    if ((block.flags & text::kTableRow) != 0) return false;
    if (uses_blank_lines_ && (block.flags & text::kBlankAfter) == 0)
      return true;  // an entry's title
    return clauses_.holds(gathering_verb_, all) || clauses_.holds(event_noun_, all);
  }

  void open(uint32_t index, uint32_t token, Range lead) {
    close();
    open_ = true;
    current_ = Segment{token, token, index, index + 1, resolved_.heading_of_block[index]};
    when_ = kNone;
    tour_ = clauses_.holds(tour_kind_, lead);
    note_date(lead);
  }

  // The record's own date, as far as boundaries need it: the first that may be.
  void note_date(Range range) {
    if (when_ == kNone) when_ = clauses_.own_date(range);
  }

  void close() {
    if (open_) segments_.push_back(current_);
    open_ = false;
    when_ = kNone;
  }

  const mentions::Input& input_;
  const resolve::Resolved& resolved_;
  std::vector<Segment>& segments_;
  std::vector<Boundary>* boundaries_;
  Clauses clauses_;
  double threshold_;
  rules::ListId continuation_ = list("continuation-lead");
  rules::ListId event_noun_ = list("event-noun");
  rules::ListId indefinite_ = list("indefinite");
  rules::ListId adverbial_lead_ = list("adverbial-lead");
  rules::ListId organize_participle_ = list("organize-participle");
  rules::ListId tour_kind_ = list("tour-kind");
  rules::ListId first_person_ = list("first-person");
  rules::ListId gathering_verb_ = list("gathering-verb");
  rules::ListId no_event_lead_ = list("no-event-lead");
  rules::ListId no_event_phrase_ = list("no-event-phrase");
  uint32_t first_date_heading_ = kNone;
  bool uses_blank_lines_ = false;
  bool after_heading_ = false;
  bool open_ = false;
  bool tour_ = false;  // the open record is a mission, a visit, a course: of several days or stops
  Segment current_;
  uint32_t when_ = kNone;  // index of the open record's date
};

}  // namespace

void find_segments(const mentions::Input& input, const resolve::Resolved& resolved,
                   std::vector<Segment>& segments, std::vector<Boundary>* boundaries) {
  segments.clear();
  Segmenter(input, resolved, segments, boundaries).run();
}

}  // namespace annals::records
