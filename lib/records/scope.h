// What the fields of one record read.
#ifndef ANNALS_LIB_RECORDS_SCOPE_H_
#define ANNALS_LIB_RECORDS_SCOPE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "calendar/civil.h"
#include "mentions/input.h"
#include "records/clauses.h"
#include "records/segment.h"
#include "records/trace.h"
#include "records/words.h"
#include "resolve/resolved.h"

namespace annals::records {

// When an occasion was.
struct Moment {
  bool known = false;
  calendar::Interval days;
  const resolve::Date* date = nullptr;  // that gives them; null: the heading does
  std::string_view basis;
};

struct Venue {
  uint32_t place = 0;  // index into the resolved places; kNone: a town that a body's name tells
  bool heading = false;
  uint32_t seat_phrase = 0;  // the gazetteer's, of that town …
  uint32_t seat_option = 0;  // … and which of its entries
};

// What is decided of a record before any is written: all records of the text are decided first,
// since what one tells may be told by another.
struct Decisions {
  // The occasion's own date (index), its name (index), the sentence that tells it; kNone: none.
  uint32_t when = resolve::kNone;
  uint32_t event = resolve::kNone;
  uint32_t untold = resolve::kNone;  // … or the quotation that names it
  uint32_t lead = 0;                 // index into `Scope::sentences`
  bool is_tour = false;              // a journey of several stops
  // The sentence that begins to tell, behind a date or a headline that stands by itself.
  uint32_t told = 0;
  Moment moment;
  std::string_view kind;     // of the pack
  uint32_t kind_word = 0;    // the same as its word
  uint32_t first_venue = 0;  // into `Scope::venues`, half open
  uint32_t end_venue = 0;
  std::string_view mode;
};

// What headings say of the records that they govern, found once: a heading may govern thousands.
struct HeadingFacts {
  size_t first_date = 0;  // index of the first date, name that begins at or after it
  size_t first_name = 0;
  bool names_place = false;         // "Leeds", "Leeds, 4 June 1954"
  uint32_t place = resolve::kNone;  // the innermost that does, of it and those above it
  uint32_t first_kind = 0;          // into `HeadingCues::kinds`, half open
  uint32_t end_kind = 0;
  std::string_view listed;  // what each entry below is; empty: it does not say
  uint32_t first_mode = 0;  // into `HeadingCues::modes`
  uint32_t end_mode = 0;
};
struct HeadingCues {
  std::vector<HeadingFacts> of;         // of each heading
  std::vector<std::string_view> kinds;  // that nouns and rules name
  std::vector<const RuleFacts*> modes;  // rules of this kind
};

struct Scope : Decisions {
  Scope(const mentions::Input& an_input, const resolve::Resolved& a_resolved,
        const Clauses& some_clauses, const Words& some_words, const HeadingCues& some_headings,
        std::vector<Venue>& some_venues, std::vector<Range>& some_sentences)
      : input(an_input),
        resolved(a_resolved),
        clauses(some_clauses),
        words(some_words),
        headings(some_headings),
        venues(some_venues),
        sentences(some_sentences) {}

  const mentions::Input input;  // a copy: tokens are a step nearer
  const resolve::Resolved& resolved;
  const Clauses& clauses;
  const Words& words;
  const HeadingCues& headings;
  std::vector<Venue>& venues;     // of all records so far
  std::vector<Range>& sentences;  // of the record, cut to the segment
  size_t first_sentence = 0;      // of the layout's
  Segment segment;
  // Indices into the resolved dates, names and events and into the rules' hits, half open.
  size_t first_date = 0;
  size_t end_date = 0;
  size_t first_name = 0;
  size_t end_name = 0;
  size_t first_event = 0;
  size_t end_event = 0;
  size_t first_hit = 0;
  size_t end_hit = 0;
  uint32_t hit_kinds = 0;    // a bit for each RuleKind that hits are of
  Trace* told_to = nullptr;  // who asks why; null: nobody

  // Null: nobody asks.
  Trace* trace() const { return kExplains ? told_to : nullptr; }
  // The weight, which is counted for what is weighed next.
  double counts(const char* name, double weight) const {
    if (trace() != nullptr) trace()->count(name, weight);
    return weight;
  }

  Range range() const { return {segment.first, segment.end}; }
  std::string_view at(uint32_t token) const { return text::slice(input.text, input.tokens[token]); }
  uint32_t word(uint32_t token) const { return input.tokens[token].word; }
  // Where to look for hits of the kind: from the first hit, or from their end where none is of it.
  size_t hits_from(RuleKind of_kind) const {
    return (hit_kinds >> static_cast<uint32_t>(of_kind) & 1) != 0 ? first_hit : end_hit;
  }
  // The mark or word right before the token, in the record; empty: none.
  std::string_view mark_before(uint32_t token) const {
    return token > segment.first ? at(token - 1) : std::string_view();
  }
  // The word, in lower case.
  bool is_lower(uint32_t token, uint32_t of_word) const {
    return word(token) == of_word && !input.tokens[token].is_capitalised();
  }
  // True if the token stands in one of the lists, given by their bits.
  bool in(uint64_t lists, uint32_t token) const {
    return words.lists.contains(lists, input.tokens[token].word);
  }
  bool in(WordList list, uint32_t token) const { return in(list.bit, token); }
  bool in(rules::ListId list, uint32_t token) const = delete;  // Pack::contains
  // Where the words begin, not before `first`, that stand between a cue and a name and end at `at`:
  // "in | the city of Leeds".
  uint32_t before_skip(uint32_t at, uint32_t first) const {
    while (at > first && in(words.place_skip, at - 1)) --at;
    return at;
  }
  // Number of tokens of the longest entry of the list that begins at the token; 0: none.
  uint32_t match(WordList list, uint32_t token) const { return clauses.match(list, token); }
  // How far behind the beginning of the telling the sentence stands.
  uint32_t distance(uint32_t sentence) const { return sentence > told ? sentence - told : 0; }
  // Index of the sentence that holds the token.
  uint32_t sentence_of(uint32_t token) const {
    if (token >= segment.end) return static_cast<uint32_t>(sentences.size());
    const size_t ended = clauses.ended_sentences(token);
    return static_cast<uint32_t>(ended > first_sentence ? ended - first_sentence : 0);
  }
  // The block of the record that the token stands in; null: it stands in none.
  const text::Block* block_of(uint32_t token) const;
  // The same, if it is a label with what it labels
  // ("Venue: the town hall"); null: it is not.
  const text::Block* label_line(uint32_t token) const;
  // The same, where the list has the label.
  const text::Block* label_line(uint32_t token, WordList labels) const;
  // The innermost heading of the kind that governs the record; kNone: there is none.
  uint32_t heading(resolve::HeadingKind of_kind) const;
  // The innermost that names a place; kNone: there is none.
  uint32_t place_heading() const {
    return segment.heading == resolve::kNone ? resolve::kNone : headings.of[segment.heading].place;
  }
  // True if the token stands in a place, an organization or a person.
  bool in_name(uint32_t token) const;
  bool in_date(uint32_t token) const {  // "21 March" is no march
    const size_t next = clauses.first_date(token + 1);
    return next > 0 && resolved.dates[next - 1].end > token;
  }
};

// Turns to a record. What was decided of the one before stays.
void set_segment(Scope& scope, const Segment& segment);

// "14 May.", "2019-12-07 – Santa on the train", a speaker's and a venue's line: what stands over
// the text proper. The first sentence that is one, if it comes early.
uint32_t first_told(const Scope& scope);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_SCOPE_H_
