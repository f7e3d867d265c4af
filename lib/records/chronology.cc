#include "records/chronology.h"

#include "records/boundary_dates.h"
#include "records/evidence.h"

namespace annals::records {

using resolve::kNone;

namespace {

// A gathering of another, later day or month than the one told before it.
bool is_held_later(const Clauses& clauses, const resolve::Date& date, const resolve::Date& last,
                   Range range) {
  if (!is_outside(date, last) || !are_known(date, last) || !(last.value.end < date.value.start))
    return false;
  const Range before{range.first, date.first};
  return clauses.leads(range, date) ||
         (clauses.names_gathering(before) && clauses.holds(clauses.words().happening, before));
}

}  // namespace

bool is_chronology(const mentions::Input& input, const resolve::Resolved& resolved,
                   const Clauses& clauses, const text::Block& block, const resolve::Date* told,
                   bool journey, bool headed) {
  // Not where the block is an entry by itself: "2020-04-30 – …".
  const size_t first = clauses.first_date(block.content_token);
  if (first < resolved.dates.size() && resolved.dates[first].first == block.content_token &&
      resolved.dates[first].end < block.end_token &&
      !input.tokens[resolved.dates[first].end].is_word())
    return false;
  uint32_t dated = 0;
  uint32_t leading = 0;
  uint32_t later_years = 0;  // dates of a later year than the one before them
  int32_t year = 0;
  bool ascending = true;
  uint32_t held = 0;  // "The annual supper was held at … on 4 December.", later than the one before
  const resolve::Date* last = nullptr;
  for (uint32_t i = block.first_sentence; i < block.end_sentence; ++i) {
    const text::Sentence& sentence = input.layout.sentences[i];
    const Range range{sentence.first_token, sentence.end_token};
    const uint32_t date = clauses.own_date(range, false);
    if (date == kNone) continue;
    Score score(clauses.words().boundary);
    if (i > block.first_sentence && told != nullptr)
      add_inside(resolved.dates[date], *told, journey, score);
    if (score.cues() != 0) continue;
    ++dated;
    leading += clauses.leads(range, resolved.dates[date]);
    const int32_t found = resolved.dates[date].value.start.year;
    later_years += dated > 1 && found > year;
    ascending &= dated == 1 || found >= year;
    year = found;
    held += last != nullptr && is_held_later(clauses, resolved.dates[date], *last, range);
    last = &resolved.dates[date];
  }
  if (dated >= 3 && leading >= 2) return true;
  const uint32_t sentences = block.end_sentence - block.first_sentence;
  // "… was established in 1846. Its first map appeared in July 1851. …": from year to year.
  // "In May the club walked to … . The annual supper was held at … on 4 December."
  if (headed && dated == sentences && held > 0 && held + 1 == dated) return true;
  if (ascending && later_years >= 2 && dated * 4 >= sentences * 3) return true;
  // A history without headings of years: what it tells of another year is another thing.
  return !headed && ascending && later_years >= 1 && dated * 3 >= sentences * 2;
}

}  // namespace annals::records
