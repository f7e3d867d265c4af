#include "resolve/dates_context.h"

#include <algorithm>

namespace annals::resolve {
namespace {

using calendar::Grain;

constexpr uint32_t kBlocksBack = 3;  // how far a narrative's thread is followed
constexpr size_t kDatesBack = 12;
constexpr uint32_t kAsideTokens = 8;  // how far the cue of an aside is looked for

}  // namespace

uint32_t DateContext::posting(uint32_t date) const {
  const uint32_t posted = places_[date].posted;
  if (posted == kNone || !resolved_.dates[posted].has_value ||
      heading(places_[posted].block) != heading(places_[date].block))
    return kNone;
  return posted;
}

bool DateContext::is_dateline(uint32_t posting) const {
  const uint32_t end = resolved_.dates[posting].end;
  return end < input_.layout.blocks[places_[posting].block].end_token &&
         mentions::is_parting_dash(input_, end);
}

bool DateContext::is_number_of(const Edition& edition) const {
  const std::string_view name = text::slice(input_.text, input_.tokens[edition.first]);
  return edition.first == edition.name && name.size() > 2 &&
         (name[name.size() - 3] < '0' || name[name.size() - 3] > '9') &&
         name[name.size() - 3] != '\'' && !name.substr(0, name.size() - 2).ends_with("’");
}

int32_t DateContext::year_at(uint32_t token) const {
  int32_t year = 0;
  for (const char c : text::slice(input_.text, input_.tokens[token])) year = year * 10 + (c - '0');
  return year;
}

bool DateContext::is_season(const Heading& heading) const {
  const calendar::Interval& when = *heading.when;
  if (when.end.year != when.start.year + 1) return false;
  constexpr uint32_t kYears = 3;  // tokens
  for (uint32_t t = heading.first; t + 2 < heading.end; ++t) {
    const text::Token& first = input_.tokens[t];
    const text::Token& second = input_.tokens[t + 2];
    if (first.kind != text::TokenKind::number || first.length_class != 4 ||
        year_at(t) != when.start.year || second.kind != text::TokenKind::number ||
        !input_.tokens[t + 1].is_glued() || !second.is_glued())
      continue;
    const std::string_view sign = text::slice(input_.text, input_.tokens[t + 1]);
    // "2017-18" alone may be two years of work.
    return sign == "/" || (second.length_class == 2 && heading.end > heading.first + kYears);
  }
  return false;
}

const Heading* DateContext::heading(uint32_t block) const {
  if (block >= resolved_.heading_of_block.size()) return nullptr;
  uint32_t at = resolved_.heading_of_block[block];
  while (at != kNone) {
    const Heading& heading = resolved_.headings[at];
    if (heading.when && heading.kind == HeadingKind::date) return &heading;
    at = heading.parent;
  }
  return nullptr;
}

void DateContext::remember(uint32_t date, Grain grain, Grain end_grain) {
  if (places_[date].background || !resolved_.dates[date].has_value) return;
  Antecedent entry{date, resolved_.dates[date].value, grain, end_grain};
  entry.remark = is_remark(date, entry);
  entry.aside = is_aside(date);
  // A bare year within a sentence ("a boat of 1936") is a remark.
  const uint32_t unsaid =
      resolved_.dates[date].flags & (kNoYear | kRelative | (places_[date].opens ? 0u : kYearOnly));
  if (title_year_ != kNone && unsaid == 0 && !entry.remark &&
      resolved_.dates[date].first > title_year_ && entry.value.start.year != year_at(title_year_))
    other_year_ = std::min(other_year_, date);
  const auto at = std::lower_bound(
      known_.begin(), known_.end(), date,
      [](const Antecedent& known, uint32_t number) { return known.date < number; });
  if (at != known_.end() && at->date == date) return;
  known_.insert(at, entry);  // nearly always at the end
  if (places_[date].leads && grain <= Grain::year) {
    leads_.push_back(entry);
    if (places_[date].labels) labels_.push_back(entry);
  }
  // Another stated year ends what the label rules, unless it looks back: "1901. The strike, begun
  // on 3 November 1900, was ended on 17 May".
  const uint32_t flags = resolved_.dates[date].flags;
  if ((flags & (kNoYear | kRelative)) == 0 && grain < Grain::year && !entry.remark &&
      entry.value.start.year != year_label_.value.start.year) {
    year_label_.date = kNone;
  }
  if (grain == Grain::year && places_[date].leads) year_label_.date = kNone;
  const bool is_heading = (resolved_.dates[date].flags & kHeadingDate) != 0;
  if (grain == Grain::year && end_grain == Grain::none && places_[date].labels && !is_heading) {
    year_label_ = entry;
  }
}

// A stated year before the one that is being told of, hardly at its sentence's head and not the
// first date of its block: "he was taken prisoner in June 1942".
bool DateContext::is_remark(uint32_t date, const Antecedent& entry) const {
  const DatePlace& place = places_[date];
  constexpr uint32_t kUnstated = kNoYear | kHeadingDate;
  if ((resolved_.dates[date].flags & kUnstated) != 0 || place.leads) return false;
  // "On 20 May … ran. In 1960 there had been more.": a bare year behind a day of its block.
  if (place.opens && (resolved_.dates[date].flags & kYearOnly) == 0) return false;
  const auto& blocks = input_.layout.blocks;
  const bool is_first = date == 0 || places_[date - 1].block != place.block;
  if (is_first && !blocks.empty()) {
    const uint32_t first = blocks[place.block].first_sentence;
    if (place.sentence <= first) return false;
  }
  for (size_t i = known_.size(), steps = 0; i-- > 0 && steps < kDatesBack; ++steps) {
    const Antecedent& known = known_[i];
    if (known.date >= date || known.remark || known.grain > Grain::year) continue;
    if (place.opens && (known.grain == Grain::year || places_[known.date].block != place.block))
      return false;
    return entry.value.end.year < known.value.start.year;
  }
  return false;
}

// A stated date behind a cue of its clause.
bool DateContext::is_aside(uint32_t date) const {
  const uint32_t first = resolved_.dates[date].first;
  constexpr uint32_t kUnstated = kNoYear | kRelative | kHeadingDate;
  if ((resolved_.dates[date].flags & kUnstated) != 0 || places_[date].leads) return false;
  const auto& sentences = input_.layout.sentences;
  const uint32_t begin = sentences.empty() ? 0 : sentences[places_[date].sentence].first_token;
  for (uint32_t t = first, n = 0; t-- > begin && n < kAsideTokens; ++n) {
    const text::Token& token = input_.tokens[t];
    if (token.kind == text::TokenKind::punctuation && !token.is_glued()) return false;
    if (grammar_.pack.contains(grammar_.aside_cue, token.word)) return true;
  }
  return false;
}

bool DateContext::same_narrative(uint32_t from, uint32_t to) const {
  const DatePlace& a = places_[from];
  const DatePlace& b = places_[to];
  if (a.block == b.block) return true;
  return b.block - a.block <= kBlocksBack && heading(a.block) == heading(b.block);
}

const Antecedent* DateContext::last(uint32_t date, Grain coarsest) const {
  size_t steps = 0;
  for (size_t i = known_.size(); i-- > 0 && steps < kDatesBack;) {
    const Antecedent& known = known_[i];
    if (known.date >= date) continue;
    ++steps;
    if (!same_narrative(known.date, date)) return nullptr;
    if (std::max(known.grain, known.end_grain) <= coarsest) return &known;
  }
  return nullptr;
}

// "From 17 to 19 October … were discussed:", some items, and below them "On the last day …": the
// entry that nothing dated has parted from it.
bool DateContext::is_entry_of(const Antecedent& entry, uint32_t date) const {
  constexpr uint32_t kBlocks = 14;
  const uint32_t from = places_[entry.date].block;
  const uint32_t to = places_[date].block;
  return places_[entry.date].leads && to - from <= kBlocks && heading(from) == heading(to);
}

const Antecedent* DateContext::last_stretch(uint32_t date) const {
  size_t steps = 0;
  for (size_t i = known_.size(); i-- > 0 && steps < kDatesBack;) {
    const Antecedent& known = known_[i];
    if (known.date >= date) continue;
    ++steps;
    const bool stretch = known.grain == Grain::day && known.value.start < known.value.end;
    if (!same_narrative(known.date, date))
      return stretch && is_entry_of(known, date) ? &known : nullptr;
    if (stretch) return &known;
  }
  return nullptr;
}

// "The roads met in 1781. In early September …".
bool DateContext::leads_on(const Antecedent& year, uint32_t date) const {
  const uint32_t first = resolved_.dates[year.date].first;
  return places_[date].opens && places_[year.date].sentence + 1 == places_[date].sentence &&
         first > 0 && grammar_.pack.contains(grammar_.time_cue, input_.tokens[first - 1].word);
}

const Antecedent* DateContext::last_dated(uint32_t date) const {
  const Antecedent* year = nullptr;
  const Antecedent* aside = nullptr;
  size_t steps = 0;
  for (size_t i = known_.size(); i-- > 0 && steps < kDatesBack;) {
    const Antecedent& known = known_[i];
    if (known.date >= date || known.grain > Grain::year) continue;
    ++steps;
    const bool same_block = places_[known.date].block == places_[date].block;
    if (known.remark && !same_block) continue;
    const bool same = same_narrative(known.date, date);
    if (known.aside && (same || aside == nullptr)) {
      if (aside == nullptr) aside = &known;
      continue;
    }
    if (year == nullptr && known.grain < Grain::year)
      return same || aside == nullptr ? &known : aside;
    if (year == nullptr) {
      year = &known;
      if (places_[known.date].sentence == places_[date].sentence) return year;
    }
    // A bare year leads the narrative on where it opens a sentence; within one it is a remark, but
    // for one that is told again. The same year told more finely tells more.
    const bool again = &known != year && known.value.start.year == year->value.start.year;
    const bool holds = places_[year->date].block == places_[date].block &&
                       (known.grain == Grain::year ? same_block : !same_block);
    if ((again || leads_on(*year, date)) && holds) return year;
    if (known.grain == Grain::year) continue;
    if (!same) return year;
    return again || !places_[year->date].opens ? &known : year;
  }
  return year != nullptr ? year : aside;
}

// The last of an ascending list that stands before a date; the later ones are few.
const Antecedent* DateContext::before(const std::vector<Antecedent>& list, uint32_t date) {
  for (size_t i = list.size(); i-- > 0;) {
    if (list[i].date < date) return &list[i];
  }
  return nullptr;
}

const Antecedent* DateContext::last_lead(uint32_t date) const {
  return before(places_[date].labels ? labels_ : leads_, date);
}

const Antecedent* DateContext::lead_above(uint32_t date, int day) const {
  if (!places_[date].leads) return nullptr;
  const Antecedent* lead = before(leads_, date);
  return lead != nullptr && lead->grain == Grain::day && lead->value.end.day < day &&
                 places_[lead->date].block + 1 == places_[date].block
             ? lead
             : nullptr;
}

const Antecedent* DateContext::entry_lead(uint32_t date) const {
  if (places_[date].leads) return nullptr;
  const Antecedent* lead = before(leads_, date);
  return lead != nullptr && lead->grain < Grain::year && same_narrative(lead->date, date) ? lead
                                                                                          : nullptr;
}

const Antecedent* DateContext::year_label(uint32_t date) const {
  if (year_label_.date == kNone || year_label_.date >= date) return nullptr;
  const uint32_t label = places_[year_label_.date].block;
  const uint32_t block = places_[date].block;
  if (label == block) return &year_label_;
  return is_line(label) && heading(label) == heading(block) ? &year_label_ : nullptr;
}

}  // namespace annals::resolve
