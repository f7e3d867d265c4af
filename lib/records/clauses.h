// What segmentation and the fields ask about a stretch of tokens.
#ifndef ANNALS_LIB_RECORDS_CLAUSES_H_
#define ANNALS_LIB_RECORDS_CLAUSES_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "mentions/input.h"
#include "records/survey.h"
#include "records/words.h"
#include "resolve/resolved.h"

namespace annals::records {

struct Range {
  uint32_t first = 0;  // tokens, half open
  uint32_t end = 0;
};

// Cheap to make. Remembers how far ahead there is nothing of a list. One walk at a time.
class Clauses {
 public:
  // `survey` is made of the input and the words.
  Clauses(const mentions::Input& input, const resolve::Resolved& resolved, const Words& words,
          const Survey& survey)
      : input_(input),
        resolved_(resolved),
        words_(words),
        survey_(survey),
        stretches_(survey.stretches) {}

  const Stretches& stretches() const { return stretches_; }
  const std::vector<RuleHit>& hits() const { return survey_.hits; }
  const Survey& survey() const { return survey_; }
  const Words& words() const { return words_; }

  // Number of tokens of the longest entry of the list that begins at the token; 0: none.
  uint32_t match(WordList list, uint32_t token) const {
    if (!words_.lists.may_begin(list.bit, input_.tokens[token].word)) return 0;
    return input_.pack.match(list, input_.tokens, token);
  }
  // True if an entry of the list stands in the range; `where` becomes its token.
  bool holds(WordList list, Range range, uint32_t* where = nullptr) const;
  // The same of a list that is not among the word lists: it is matched at each token.
  bool holds(rules::ListId list, Range range) const;
  // True if the range tells of another, later time ("planned for"); the "until" of a date does not.
  bool tells_of_later(Range range) const;
  // True if an entry of the list begins the range.
  bool opens(WordList list, Range range) const {
    return range.first < range.end && match(list, range.first) > 0;
  }

  // --- dates ---
  // The first date of the range that may be an occasion's own: a day, month or year of the main
  // clause, not one that is only spoken of. kNone: there is none.
  uint32_t own_date(Range range, bool with_relative = true) const {
    const size_t first = first_date(range.first);  // mostly behind the range
    if (first >= resolved_.dates.size() || resolved_.dates[first].first >= range.end)
      return resolve::kNone;
    return own_date_from(first, range, with_relative);
  }
  // True if nothing but lead words stands between the range's start and the date.
  bool leads(Range range, const resolve::Date& date) const;
  // What the words before the date (its index) say of it.
  const DateFacts& facts(size_t date) const { return survey_.dates[date]; }
  // True if the range has no word but the date's: "1914."
  bool is_date_alone(Range range, const resolve::Date& date) const;
  // "15 August of the same year": nothing but its year is told by another date.
  bool says_month(const resolve::Date& date) const;
  // A day or so counted from the occasion just told: "the day after", "on the last day".
  bool next_day(const resolve::Date& date) const;

  // --- the sentence ---
  // "A lecture will be given …": an entry that tells of what is to come.
  bool is_coming(Range range) const {
    constexpr uint32_t kReach = 80;  // a list of those who will hold it leads
    return !opens(words_.next_lead, range) &&
           holds(words_.coming_cue, {range.first, std::min(range.end, range.first + kReach)});
  }
  // Where the main clause begins: behind "As part of …," and its like, and behind a leading date.
  uint32_t main_clause(Range range) const;
  // True if the range opens with somebody who acts: a name, "we", "the club".
  bool actor_leads(Range range) const;
  // "The roof was repaired", "The societies were formally united"; not "was situated".
  bool tells_what_was_done(Range range) const;
  // The same, or that people gathered: "The club met".
  bool tells_of_deed(Range range) const {
    return holds(words_.gathering_verb, range) || tells_what_was_done(range);
  }
  // "The fair was called off."
  bool is_called_off(Range range) const;
  // Introduces a gathering: an event's name (its index in `event`), or an indefinite noun.
  bool introduces(Range range, uint32_t* event) const;
  // "this seminar", "the conference was …": speaks of an occasion already told, in `told`.
  bool points_back(Range range, Range told) const;

  // "Annual", "first", "50th": which one of several.
  bool is_selective(uint32_t token) const;
  // "Club", "committee": who acts in an archive without being named.
  bool is_actor(uint32_t token) const { return in(words_.actor_noun, token); }
  // Whether the token's word stands in the range, in whatever case.
  bool has_word(Range range, uint32_t token) const;

  // Holds an event noun, in whatever phrase: "Special meeting".
  bool names_gathering(Range range) const;

  // An event noun of the first range stands in the other, too.
  bool names_again(Range told, Range range) const;

  // Index of the first date, name, event name, hit of a rule that begins at or after `token`.
  size_t first_date(uint32_t token) const {
    return survey_.begins.before(BeginIndex::kDate, token);
  }
  size_t first_name(uint32_t token) const {
    return survey_.begins.before(BeginIndex::kName, token);
  }
  size_t first_event(uint32_t token) const {
    return survey_.begins.before(BeginIndex::kEvent, token);
  }
  size_t first_hit(uint32_t token) const {
    return survey_.hit_index.first(token, [&](uint32_t k) { return hits()[k].first; });
  }
  // Whether `wanted` is true of a hit that begins in the range.
  template <typename Wanted>
  bool any_hit(Range range, const Wanted& wanted) const {
    for (size_t i = first_hit(range.first); i < hits().size() && hits()[i].first < range.end; ++i)
      if (wanted(hits()[i])) return true;
    return false;
  }
  // The cell of a table that holds the token; null: it stands in none.
  const mentions::Cell* cell_at(uint32_t token) const;
  // The cells that begin in the range.
  std::span<const mentions::Cell> cells_in(Range range) const;
  // True if a date, a name or an event's name began before the token and goes on at it.
  bool is_within_mention(uint32_t token) const;
  // The number of sentences that end at or before the token.
  size_t ended_sentences(uint32_t token) const {
    return survey_.begins.before(BeginIndex::kSentenceEnd, token);
  }

 private:
  std::string_view at(uint32_t token) const {
    return text::slice(input_.text, input_.tokens[token]);
  }
  // True if the token stands in one of the lists, given by their bits.
  bool in(uint64_t lists, uint32_t token) const {
    return words_.lists.contains(lists, input_.tokens[token].word);
  }
  bool in(WordList list, uint32_t token) const { return in(list.bit, token); }
  bool opens_date(uint32_t bracket) const;
  bool tells_of_former_date(uint32_t cue, uint32_t end) const;
  bool closes_aside(uint32_t cue, uint32_t end) const;
  size_t first_cell(uint32_t token) const;  // that begins at the token or behind it
  uint32_t own_date_from(size_t first, Range range, bool with_relative) const;
  // Where the first entry begins in the range; its end or behind: there is none.
  uint32_t first_of(WordList list, Range range) const {
    const uint32_t i = stretches_.next(list.bit, range.first, range.end);
    return i < range.end ? first_of_begun(list, i, range.end) : i;
  }
  uint32_t first_of_begun(WordList list, uint32_t i, uint32_t end) const;
  uint32_t first_of_long(WordList list, Range range) const;
  uint32_t behind_date(Range range) const;
  bool event_noun_at(uint32_t token) const;

  const mentions::Input input_;  // a copy: tokens are a step nearer
  const resolve::Resolved& resolved_;
  const Words& words_;
  const Survey& survey_;
  const Stretches& stretches_;
  mutable std::array<Range, 64> without_{};  // by the list's bit: where no entry of it begins
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_CLAUSES_H_
