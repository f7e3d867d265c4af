// What a context learns of the dates' places before any of them has its value: which lead, which
// stand in brackets, which tell when news was put up, and in which order the entries stand.
#include <algorithm>

#include "resolve/dates_context.h"
#include "resolve/heading_lines.h"

namespace annals::resolve {
namespace {

constexpr uint32_t kOpenTokens = 2;      // a date opens its sentence among these
constexpr uint32_t kLeadTokens = 6;      // a lead date begins among these
constexpr uint32_t kLineTokens = 14;     // of a line that stands over others
constexpr uint32_t kTitleLines = 3;      // lines of a title
constexpr uint32_t kBracketTokens = 12;  // how far an opening bracket is looked for

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
        (place.leads &&
         (is_posting(input_, grammar_.posting, blocks[block], date) || is_dateline(date, block))) ||
        (!blocks.empty() && (is_posted_by(input_, grammar_.posting, blocks[block], date) ||
                             is_filed(input_, grammar_.posting, blocks[block], date)));
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
    // "1996. Summer school, 1–12 July.": entries of years, below the news.
    const Date& date = resolved_.dates[i];
    if (posting != kNone && !blocks.empty() && article == kNone && (date.flags & kYearOnly) != 0 &&
        date.first == blocks[place.block].content_token)
      posting = kNone;
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
  // "On 17 February 1990 the fund was opened under the law of 27 April 1989."
  if (i > 0 && places_[i - 1].sentence == places_[i].sentence && date.first >= 2 &&
      input_.tokens[date.first - 1].word == grammar_.of &&
      grammar_.pack.contains(grammar_.dated_deed, input_.tokens[date.first - 2].word))
    return true;
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

}  // namespace annals::resolve
