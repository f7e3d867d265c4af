#include "resolve/dates_context.h"

#include <algorithm>

#include "resolve/heading_lines.h"

namespace annals::resolve {
namespace {

using calendar::Grain;

constexpr uint32_t kOpenTokens = 2;   // a date opens its sentence among these
constexpr uint32_t kLeadTokens = 6;   // a lead date begins among these
constexpr uint32_t kLineTokens = 14;  // of a line that stands over others
constexpr uint32_t kBlocksBack = 3;   // how far a narrative's thread is followed
constexpr size_t kDatesBack = 12;
constexpr uint32_t kTitleLines = 3;      // lines of a title
constexpr uint32_t kBracketTokens = 12;  // how far an opening bracket is looked for
constexpr uint32_t kAsideTokens = 8;     // how far the cue of an aside is looked for

}  // namespace

DateContext::DateContext(const mentions::Input& input, const DateGrammar& grammar,
                         const Resolved& resolved)
    : input_(input), grammar_(grammar), resolved_(resolved) {
  const std::string& written = input.document.date;
  document_day_ = calendar::parse_day(written.data(), written.data() + written.size());
  find_places();
  find_rows_of_years();
  find_postings();
  find_order();
  find_title_year();
  find_seasons();
}

void DateContext::find_places() {
  places_.resize(resolved_.dates.size());
  known_.reserve(places_.size());
  leads_.reserve(places_.size());
  labels_.reserve(places_.size());
  uint32_t block = 0;
  uint32_t sentence = 0;
  const auto& blocks = input_.layout.blocks;
  const auto& sentences = input_.layout.sentences;
  uint32_t led = kNone;  // the last block that a date leads
  for (uint32_t i = 0; i < places_.size(); ++i) {
    const Date& date = resolved_.dates[i];
    while (block + 1 < blocks.size() && blocks[block].end_token <= date.first) ++block;
    while (sentence + 1 < sentences.size() && sentences[sentence].end_token <= date.first) {
      ++sentence;
    }
    DatePlace& place = places_[i];
    place.block = block;
    place.sentence = sentence;
    const uint32_t first = blocks.empty() ? 0 : blocks[block].first_token;
    const uint32_t content = blocks.empty() ? 0 : std::max(first, blocks[block].content_token);
    place.leads =
        date.type == TimexType::date && led != block && date.first <= content + kLeadTokens;
    if (place.leads) led = block;
    place.labels =
        place.leads && ends_label(date.end, block) &&
        (date.first <= content + 1 ||
         (is_line(block) && date.end + 2 >= blocks[block].end_token && !runs_into(date.first)));
    place.opens = !sentences.empty() && date.first <= sentences[sentence].first_token + kOpenTokens;
    for (uint32_t t = date.first, n = 0; t-- > first && n < kBracketTokens; ++n) {
      const text::Token& token = input_.tokens[t];
      if (token.kind != text::TokenKind::punctuation) continue;
      const char c = input_.text[token.begin];
      if (c == ')') break;
      if (c == '(') {
        place.bracketed = true;
        break;
      }
    }
    place.background = is_background(i);
    place.posting =
        std::binary_search(resolved_.datelines.begin(), resolved_.datelines.end(), date.first) ||
        (place.leads && (is_posting(date, content) || is_dateline(date, block))) ||
        (!blocks.empty() && is_posted_by(input_, grammar_.posted_by, blocks[block], date));
  }
}

// "1997 | 1998 | 1999 | 2000": the years of other pages, and of nothing here.
void DateContext::find_rows_of_years() {
  constexpr uint32_t kLeast = 4;
  const auto& blocks = input_.layout.blocks;
  for (uint32_t first = 0, end = 0; first < places_.size(); first = end) {
    bool years = true;
    for (end = first; end < places_.size() && places_[end].block == places_[first].block; ++end)
      years &= (resolved_.dates[end].flags & kYearOnly) != 0 &&
               resolved_.dates[end].joint_first == kNone;
    if (!years || end - first < kLeast || blocks.empty()) continue;
    const auto& block = blocks[places_[first].block];
    const auto is_word = [](const text::Token& token) { return token.is_word(); };
    if (std::any_of(input_.tokens.begin() + block.content_token,
                    input_.tokens.begin() + block.content_end, is_word))
      continue;
    for (uint32_t i = first; i < end; ++i) {
      places_[i].background = true;
      places_[i].leads = places_[i].labels = false;
    }
  }
}

// In an article all is of its posting, else what stands in the next few blocks.
void DateContext::find_postings() {
  constexpr uint32_t kBlocks = 6;  // of news without markup
  const auto& blocks = input_.layout.blocks;
  uint32_t posting = kNone;
  uint32_t article = kNone;  // the first block of the one that is open
  uint32_t block = 0;
  for (uint32_t i = 0; i < places_.size(); ++i) {
    DatePlace& place = places_[i];
    for (; block <= place.block && block < blocks.size(); ++block) {
      if ((blocks[block].flags & text::kArticleStart) != 0)
        article = block;
      else if ((blocks[block].flags & text::kArticle) == 0)
        article = kNone;
      else
        continue;
      if (posting != kNone && article == block) posting = kNone;
    }
    if (place.posting) {
      posting = i;
      for (uint32_t k = i; article != kNone && k-- > 0 && places_[k].block >= article;)
        places_[k].posted = i;
    } else if (posting != kNone &&
               (article != kNone || place.block <= places_[posting].block + kBlocks)) {
      place.posted = posting;
    }
  }
}

uint32_t DateContext::posting(uint32_t date) const {
  const uint32_t posted = places_[date].posted;
  if (posted == kNone || !resolved_.dates[posted].has_value ||
      heading(places_[posted].block) != heading(places_[date].block))
    return kNone;
  return posted;
}

// The only year that the lines at the head of the text hold.
void DateContext::find_title_year() {
  if (resolved_.goes_on) return;  // a later window
  const auto& blocks = input_.layout.blocks;
  for (uint32_t b = 0; b < std::min<size_t>(blocks.size(), kTitleLines); ++b) {
    if (!is_line(b) || (blocks[b].flags & (text::kEndsSentence | text::kBullet)) != 0) break;
    for (uint32_t t = blocks[b].first_token; t < blocks[b].end_token; ++t) {
      if (!is_year_of_title(t)) continue;
      if (title_year_ != kNone && year_at(t) != year_at(title_year_)) {
        title_year_ = kNone;
        return;
      }
      title_year_ = t;
    }
  }
}

// Not "2012–2015", "since 2012", "founded 2012", nor where it is a part of a finer date.
bool DateContext::is_year_of_title(uint32_t token) const {
  const text::Token& number = input_.tokens[token];
  if (number.kind != text::TokenKind::number || number.length_class != 4) return false;
  const int32_t year = year_at(token);
  if (year < weights().first_title_year || year > weights().last_title_year) return false;
  const auto glued = [&](uint32_t next) {
    return next < input_.tokens.size() && input_.tokens[next].is_glued();
  };
  if (glued(token) || (glued(token + 1) && glued(token + 2))) return false;
  for (uint32_t t = token, n = 0; t-- > 0 && n < 2; ++n) {
    const uint32_t word = input_.tokens[t].word;
    if (grammar_.pack.contains(grammar_.open_cue, word) ||
        grammar_.pack.contains(grammar_.year_context, word) ||
        grammar_.pack.contains(grammar_.range_word, word))
      return false;
  }
  if (token + 1 < input_.tokens.size() &&
      grammar_.pack.contains(grammar_.range_word, input_.tokens[token + 1].word))
    return false;
  for (const Date& date : resolved_.dates) {
    if (date.first > token) break;
    if (token < date.end && date.precision < Precision::year) return false;
  }
  return true;
}

void DateContext::find_seasons() {
  const calendar::Interval* before = nullptr;
  for (const Heading& heading : resolved_.headings) {
    if (heading.kind != HeadingKind::date || !heading.when) continue;
    const calendar::Interval& when = *heading.when;
    if (when.end.year != when.start.year + 1) continue;
    if (before != nullptr &&
        (before->end.year == when.start.year || when.end.year == before->start.year))
      seasons_ = true;
    before = &when;
  }
}

int32_t DateContext::year_at(uint32_t token) const {
  int32_t year = 0;
  for (const char c : text::slice(input_.text, input_.tokens[token])) year = year * 10 + (c - '0');
  return year;
}

// What parts a label from what it labels, or the end of its block.
bool DateContext::ends_label(uint32_t token, uint32_t block) const {
  if (token >= input_.layout.blocks[block].end_token) return true;
  const text::Token& next = input_.tokens[token];
  return next.kind == text::TokenKind::punctuation && input_.text[next.begin] != ',';
}

// "The website went live on 29 May.": a word in small letters leads the date in.
bool DateContext::runs_into(uint32_t token) const {
  if (token == 0) return false;
  const text::Token& before = input_.tokens[token - 1];
  return before.kind == text::TokenKind::word && !before.is_capitalised();
}

// A short line, which may stand over what follows.
bool DateContext::is_line(uint32_t number) const {
  const text::Block& block = input_.layout.blocks[number];
  return (block.flags & text::kSingleLine) != 0 &&
         block.end_token - block.first_token <= kLineTokens;
}

// Bare years that tell when something else was: in brackets, after "since", "until", "by".
bool DateContext::is_background(uint32_t i) const {
  const Date& date = resolved_.dates[i];
  if ((date.flags & kYearOnly) == 0) return false;
  if (places_[i].bracketed) return true;
  // "The Rise of Painting, 1300–1350", "Abstract: In 1961, Mazur …": what a title or a text is
  // about.
  const auto& blocks = input_.layout.blocks;
  const bool opens_line =
      !blocks.empty() && date.first <= blocks[places_[i].block].content_token + 1;
  if (!opens_line && date.has_value && date.value.end.year > date.value.start.year + 1) return true;
  if (!blocks.empty() && (blocks[places_[i].block].flags & text::kLabel) != 0 &&
      grammar_.pack.match(grammar_.abstract_label, input_.tokens,
                          blocks[places_[i].block].content_token) > 0)
    return true;
  const uint32_t begin = blocks.empty() ? 0 : blocks[places_[i].block].first_token;
  for (uint32_t t = date.first, n = 0; t-- > begin && n < 3; ++n) {
    if (grammar_.pack.contains(grammar_.open_cue, input_.tokens[t].word)) return true;
    if (grammar_.pack.contains(grammar_.year_context, input_.tokens[t].word)) return true;
  }
  return false;
}

// The cue opens the block, and nothing but a colon parts it from the day.
bool DateContext::is_posting(const Date& date, uint32_t content) const {
  if (date.precision != Precision::day || date.first <= content) return false;
  const uint32_t cue = grammar_.pack.match(grammar_.posting_cue, input_.tokens, content);
  if (cue == 0) return false;
  const uint32_t rest = date.first - content - cue;
  return rest == 0 ||
         (rest == 1 && input_.tokens[date.first - 1].kind == text::TokenKind::punctuation);
}

// "Gizo, 28 March 2014 — Some forty women …": where and when a report was written, before it.
bool DateContext::is_dateline(const Date& date, uint32_t number) const {
  constexpr uint32_t kLongestPlace = 6;  // tokens
  constexpr uint32_t kShortest = 10;     // of what is reported
  const text::Block& block = input_.layout.blocks[number];
  const uint32_t first = block.content_token;
  if (date.precision != Precision::day || date.joint_first != kNone ||
      date.end >= block.end_token || block.end_token - date.end < kShortest ||
      date.first < first + 2 || date.first > first + kLongestPlace ||
      (block.flags & text::kEndsSentence) == 0 || !mentions::is_parting_dash(input_, date.end) ||
      mentions::mark_at(input_, date.first - 1) != ',')
    return false;
  for (uint32_t t = first; t < date.first; ++t)
    if (input_.tokens[t].is_word() && !input_.tokens[t].is_capitalised()) return false;
  return input_.tokens[first].is_word();
}

void DateContext::find_order() {
  if (input_.document.order != Order::found) {
    order_ = input_.document.order == Order::oldest_first ? EntryOrder::oldest_first
                                                          : EntryOrder::newest_first;
    return;
  }
  // Headings among each other, and what stands below one heading; "2022" over "18.6.22" tells
  // nothing. Below a heading days without their year ("XXXX-05-13") are of one year.
  int rising = 0;
  int falling = 0;
  const Date* heading = nullptr;
  const Date* last = nullptr;       // with its year
  const Date* last_open = nullptr;  // without
  const auto compare = [&](const auto& before, const auto& now) {
    rising += before < now ? 1 : 0;
    falling += now < before ? 1 : 0;
  };
  for (uint32_t i = 0; i < places_.size(); ++i) {
    const Date& date = resolved_.dates[i];
    if (places_[i].background) continue;
    if (date.has_value && (date.flags & kHeadingDate) != 0) {
      if (heading != nullptr) compare(heading->value.start, date.value.start);
      heading = &date;
      last = last_open = nullptr;
    } else if (!places_[i].leads) {
      continue;
    } else if (date.has_value) {
      if (last != nullptr) compare(last->value.start, date.value.start);
      last = &date;
    } else if (heading != nullptr && (date.flags & kNoYear) != 0) {
      if (last_open != nullptr) compare(last_open->timex, date.timex);
      last_open = &date;
    }
  }
  if (rising > falling) order_ = EntryOrder::oldest_first;
  if (falling > rising) order_ = EntryOrder::newest_first;
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
  // Another stated year ends what the label rules.
  const uint32_t flags = resolved_.dates[date].flags;
  if ((flags & (kNoYear | kRelative)) == 0 && grain < Grain::year &&
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

const Antecedent* DateContext::last_stretch(uint32_t date) const {
  size_t steps = 0;
  for (size_t i = known_.size(); i-- > 0 && steps < kDatesBack;) {
    const Antecedent& known = known_[i];
    if (known.date >= date) continue;
    ++steps;
    if (!same_narrative(known.date, date)) return nullptr;
    if (known.grain == Grain::day && known.value.start < known.value.end) return &known;
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
