#include "records/survey.h"

#include <algorithm>
#include <cstring>

#include "records/headline_days.h"

namespace annals::records {
namespace {

using resolve::Date;
using resolve::kNone;

class DateReader {
 public:
  DateReader(const mentions::Input& input, const resolve::Resolved& resolved, const Words& words,
             const BeginIndex& begins)
      : input_(input), resolved_(resolved), words_(words), begins_(begins) {}

  DateFacts read(const Date& date) const {
    DateFacts facts;
    facts.eligible = is_eligible(date);
    facts.bracketed = is_bracketed(date);
    facts.subordinate = subordinate(date);
    return facts;
  }

 private:
  bool is_mark(uint32_t token) const {
    return input_.tokens[token].kind == text::TokenKind::punctuation;
  }
  // The first byte of a mark: all of it, if it is one of those asked for here.
  char at(uint32_t token) const { return input_.text[input_.tokens[token].begin]; }
  bool in(WordList list, uint32_t token) const {
    return words_.lists.contains(list.bit, input_.tokens[token].word);
  }
  bool begins(WordList list, uint32_t token) const {
    return words_.lists.may_begin(list.bit, input_.tokens[token].word) &&
           input_.pack.match(list, input_.tokens, token) > 0;
  }

  bool has_word(const Date& date) const {
    const auto& tokens = input_.tokens;
    return std::any_of(tokens.begin() + date.first, tokens.begin() + date.end,
                       [](const text::Token& token) { return token.is_word(); });
  }

  bool is_eligible(const Date& date) const {
    // A day whose year nothing tells parts records as well as any, but "1.2." may be a section.
    const bool yearless = !date.has_value && (date.flags & resolve::kNoYear) != 0 &&
                          date.precision <= resolve::Precision::day && has_word(date);
    if (date.type != resolve::TimexType::date || (!date.has_value && !yearless)) return false;
    if ((date.flags & (resolve::kOpenEnd | resolve::kHeadingDate)) != 0) return false;
    if (date.precision == resolve::Precision::century || is_age(date) || is_subject(date))
      return false;
    // "this year": the one spoken of
    return (date.flags & resolve::kRelative) == 0 || !in(words_.deictic_year, date.first);
  }

  // "The second half of the nineteenth century", but not "1841–1916".
  static bool is_age(const Date& date) {
    constexpr int32_t kYears = 30;
    return date.has_value && date.joint_first == kNone && (date.flags & resolve::kYearOnly) == 0 &&
           date.value.end.year - date.value.start.year >= kYears;
  }

  // "The Rise of Painting, 1300–1350", a title by itself over the line of its day: what it is
  // about.
  bool is_subject(const Date& date) const {
    if ((date.flags & resolve::kYearOnly) == 0 || !date.has_value ||
        date.value.end.year < date.value.start.year + 2)
      return false;
    const text::Block* const line = block_of(date.first);
    const text::Block* const next = line == nullptr ? nullptr : line + 1;
    const Date* const day = &date + 1;
    if (line == nullptr || line == &input_.layout.blocks.back() ||
        day == resolved_.dates.data() + resolved_.dates.size() ||
        date.first <= line->content_token + 1 || date.end < line->content_end ||
        (next->flags & text::kBlankBefore) != 0)
      return false;
    return day->end <= next->end_token && day->type == resolve::TimexType::date &&
           day->precision <= resolve::Precision::month;
  }

  bool is_bracketed(const Date& date) const {
    constexpr uint32_t kReach = 12;
    for (uint32_t i = date.first, steps = 0; i-- > 0 && steps < kReach; ++steps) {
      if (!is_mark(i)) continue;
      const char mark = at(i);
      if (mark == ')' || mark == ']' || mark == '.') return false;
      if (mark == '(' || mark == '[')
        return !(i + 1 == date.first && opens_line(i)) && !ends_title_line(date, i) &&
               !tells_of_event(date, i) && !tells_first_of_block(date, i) && !ends_label(date, i);
    }
    return false;
  }

  // "19th Festival of Film (Autrans, 17–26 August 2007)": the bracket closes a line of its own.
  bool ends_title_line(const Date& date, uint32_t open) const {
    constexpr uint32_t kLongest = 24;  // tokens of the line
    const auto& tokens = input_.tokens;
    if (date.precision > resolve::Precision::month || !is_close(date)) return false;
    uint32_t end = behind_bracket(date, open);
    if (end == 0) return false;
    while (end < tokens.size() && is_emphasis(end) && tokens[end].is_glued()) ++end;
    if (end < tokens.size() && is_mark(end) && at(end) == '.' && opens_item(open)) ++end;
    if (end < tokens.size() && (tokens[end].gap & text::kNewline) == 0) return false;
    uint32_t first = open;
    while (first > 0 && (tokens[first].gap & (text::kNewline | text::kFirst)) == 0) {
      if (date.end - first > kLongest || (is_mark(first) && at(first) == '.')) return false;
      --first;
    }
    // "**Reunion** (3 May 2018)", "- Reunion (3 May 2018)"
    if (is_mark(first) && !tokens[first + 1].is_glued()) ++first;
    while (first < open && is_emphasis(first)) ++first;
    return first < open && tokens[first].kind != text::TokenKind::punctuation;
  }
  // "- Seminar of the department, Leeds (September 2021).": an item of a list.
  bool opens_item(uint32_t token) const {
    const text::Block* const block = block_of(token);
    return block != nullptr && (block->flags & (text::kBullet | text::kNumbered)) != 0 &&
           block->first_sentence + 1 == block->end_sentence;
  }
  bool is_emphasis(uint32_t token) const {
    return is_mark(token) && (at(token) == '*' || at(token) == '_');
  }

  // Behind the bracket that holds the date and perhaps a place ("(21 June 2018, Wiesbaden)"); 0: it
  // holds more.
  uint32_t behind_bracket(const Date& date, uint32_t open) const {
    constexpr uint32_t kLongest = 8;  // tokens of the place
    const auto& tokens = input_.tokens;
    const char close = at(open) == '(' ? ')' : ']';
    for (uint32_t i = date.end; i < tokens.size() && i < date.end + kLongest; ++i) {
      if (is_mark(i) && at(i) == close) return i + 1;
      const bool hour = tokens[i].kind == text::TokenKind::number ||
                        tokens[i].kind == text::TokenKind::mixed;  // "19:30", "8pm"
      if (i == date.end ? !is_mark(i) || at(i) != ','
                        : !is_mark(i) && !hour && !tokens[i].is_capitalised())
        return 0;
    }
    return 0;
  }

  // "The congress “Old Ropes” (Riga, 4–6 May 2018) was …": where and when the event named right
  // before was; nothing but names stands before the date. Behind it the bracket may go on with
  // more:
  // "(Riga, 4–6 May 2018, host: the harbour board)".
  bool tells_of_event(const Date& date, uint32_t open) const {
    const auto& tokens = input_.tokens;
    const bool goes_on = date.end < tokens.size() && is_mark(date.end) &&
                         (at(date.end) == ',' || at(date.end) == ';');
    if (date.precision > resolve::Precision::day || !(goes_on || ends_bracket(date, open)))
      return false;
    constexpr uint32_t kParticle = 2;  // letters: "Man, Côte d'Ivoire"
    for (uint32_t i = open + 1; i < date.first; ++i)
      if (is_mark(i) ? at(i) != ',' && at(i) != '\'' && at(i) != '-'
                     : !tokens[i].is_capitalised() && tokens[i].length_class > kParticle)
        return false;
    if (is_behind_edition(open)) return true;
    const auto& events = resolved_.events;
    const auto after = std::lower_bound(
        events.begin(), events.end(), open,
        [](const resolve::EventName& event, uint32_t token) { return event.first < token; });
    if (after == events.begin()) return false;
    const uint32_t end = std::prev(after)->end;
    return end == open || (end + 1 == open && is_mark(end));
  }

  // "At the 31st Cagli (2–9 July 1961) we …".
  bool is_behind_edition(uint32_t open) const {
    constexpr uint32_t kReach = 5;
    for (uint32_t i = open, steps = 0; i-- > 0 && steps < kReach; ++steps) {
      const text::Token& token = input_.tokens[i];
      if (token.kind == text::TokenKind::mixed)
        return at(i) >= '0' && at(i) <= '9' && !token.is_capitalised();
      if (is_mark(i) || !token.is_capitalised()) return false;
    }
    return false;
  }

  // "During the strike (4–12 May) relief was given …": days that a year above completes, alone in
  // the bracket, in the first sentence of a block and before every other date of it. "The honey
  // show (13 October 2018, Leeds) drew many": any day behind a noun in small letters.
  bool tells_first_of_block(const Date& date, uint32_t open) const {
    if (date.precision > resolve::Precision::day || open + 1 != date.first || open == 0)
      return false;
    const text::Token& before = input_.tokens[open - 1];
    const bool noun =
        before.is_word() && !before.is_capitalised() && behind_bracket(date, open) != 0;
    if (!noun &&
        ((date.flags & resolve::kNoYear) == 0 || !ends_bracket(date, open) || !has_word(date)))
      return false;
    const text::Block* block = block_of(open);
    return block != nullptr &&
           date.end <= input_.layout.sentences[block->first_sentence].end_token &&
           is_first_of(*block, date);
  }

  // "Opening Week (4–6 February 2022): …", "Fern 2.1 (May 2004): …": few words, when it was in
  // brackets, and a mark that sets them off from what is told of it. A year behind somebody's name
  // is that of a life or a book.
  bool ends_label(const Date& date, uint32_t open) const {
    constexpr uint32_t kLongest = 10;  // tokens of the label
    if (date.precision > resolve::Precision::year || !is_close(date)) return false;
    uint32_t end = behind_bracket(date, open);
    if (end == 0) return false;
    while (end < input_.tokens.size() && is_emphasis(end) && input_.tokens[end].is_glued()) ++end;
    if (end >= input_.tokens.size() || !is_mark(end)) return false;
    const std::string_view mark = text::slice(input_.text, input_.tokens[end]);
    const text::Block* block = block_of(open);
    // "- Cave rescue, Passu (5–14 August 2018). Twenty were trained.": in an item a full stop, too.
    const bool item = mark == "." && block != nullptr &&
                      (block->flags & (text::kBullet | text::kNumbered)) != 0 &&
                      date.precision <= resolve::Precision::month &&
                      !names_somebody(block->content_token, open);
    if (mark != ":" && mark != "–" && mark != "—" && !item) return false;
    if (block == nullptr || end >= block->end_token || open > block->content_token + kLongest ||
        open == block->content_token || !is_first_of(*block, date))
      return false;
    if (date.precision == resolve::Precision::year &&
        (open + 1 != date.first || names_somebody(block->content_token, open)))
      return false;
    for (uint32_t i = block->content_token; i < open; ++i)
      if (is_mark(i) && !is_emphasis(i) && at(i) == '.' && !is_decimal(i)) return false;
    return true;
  }

  // The full stop of "2.1".
  bool is_decimal(uint32_t token) const {
    const text::Token& next = input_.tokens[token + 1];
    return input_.tokens[token].is_glued() && next.is_glued() &&
           next.kind == text::TokenKind::number;
  }

  bool names_somebody(uint32_t first, uint32_t end) const {
    const auto& names = resolved_.names;
    auto name =
        std::lower_bound(names.begin(), names.end(), first,
                         [](const resolve::Name& n, uint32_t token) { return n.first < token; });
    for (; name != names.end() && name->first < end; ++name)
      if (name->label == mentions::Label::person) return true;
    return false;
  }

  // The block that holds the token.
  const text::Block* block_of(uint32_t token) const {
    const auto& blocks = input_.layout.blocks;
    const auto after = std::upper_bound(
        blocks.begin(), blocks.end(), token,
        [](uint32_t t, const text::Block& block) { return t < block.first_token; });
    return after == blocks.begin() ? nullptr : &*std::prev(after);
  }

  // "(10 days, 5–14 August)": how long it was does not count.
  bool is_first_of(const text::Block& block, const Date& date) const {
    size_t index = static_cast<size_t>(&date - resolved_.dates.data());
    while (index > 0 && resolved_.dates[index - 1].type != resolve::TimexType::date) --index;
    return index == 0 || resolved_.dates[index - 1].first < block.first_token;
  }

  // Whether the bracket that opens there closes right behind the date.
  bool ends_bracket(const Date& date, uint32_t open) const {
    return date.end < input_.tokens.size() && at(date.end) == (at(open) == '(' ? ')' : ']');
  }

  // Days of one occasion, not a life.
  static bool is_close(const Date& date) {
    return date.value.end.year - date.value.start.year <= 1;
  }

  // "[17.12.2023] Finals", "**[17.12.2023] Finals**".
  bool opens_line(uint32_t token) const {
    while (token > 0 && input_.tokens[token].is_glued() && is_mark(token - 1) &&
           (at(token - 1) == '*' || at(token - 1) == '_'))
      --token;
    return (input_.tokens[token].gap & (text::kNewline | text::kFirst)) != 0;
  }

  uint32_t subordinate(const Date& date) const {
    constexpr uint32_t kReach = 9;
    const uint64_t cues = words_.later_cue.bit | words_.pluperfect.bit | words_.happening.bit |
                          words_.subordinate.bit;
    bool happening = false;
    for (uint32_t k = date.first, steps = 0; k-- > 0 && steps < kReach; ++steps) {
      if (is_mark(k)) {
        const char mark = at(k);
        if (mark == ',' || mark == ';' || mark == ':' || mark == ')' || mark == '|' ||
            ends_sentence(k))
          break;
        continue;
      }
      if (!words_.lists.may_begin(cues, input_.tokens[k].word)) continue;  // nearly all
      // "Was to have been laid on 24 May."
      if (k > 0 && input_.tokens[k - 1].word == words_.to && in(words_.pluperfect, k)) continue;
      if (begins(words_.later_cue, k) && !(begins(words_.coming_cue, k) && opens_entry(k)))
        return k;
      // … but not "we had a stand", "the first fire that they had to fight was in June".
      if (in(words_.pluperfect, k) && !in(words_.article, k + 1) &&
          (k + 1 >= date.first || input_.tokens[k + 1].word != words_.to))
        return k;
      happening |= in(words_.happening, k);
      // "which took place from 3 to 5 November", "was founded on 12 January" tell of the
      // occasion itself.
      if (is_passive(k)) continue;
      // "The Trained Nurses' Association": a word of a name.
      if (k > 0 && input_.tokens[k].is_capitalised() && input_.tokens[k - 1].word == words_.the)
        continue;
      if (in(words_.subordinate, k)) return happening ? kNone : k;
    }
    return kNone;
  }

  bool ends_sentence(uint32_t token) const {
    return begins_.before(BeginIndex::kSentenceEnd, token + 1) !=
           begins_.before(BeginIndex::kSentenceEnd, token);
  }

  bool is_passive(uint32_t participle) const {
    const uint32_t first = compound_at(participle);
    return first > 0 &&
           (in(words_.passive, first - 1) ||
            input_.pack.contains(words_.passive_present, input_.tokens[first - 1].word));
  }

  // Where "re-established" begins.
  uint32_t compound_at(uint32_t k) const {
    const bool joined = k > 1 && is_mark(k - 1) && at(k - 1) == '-' &&
                        input_.tokens[k].is_glued() && input_.tokens[k - 1].is_glued();
    return joined ? k - 2 : k;
  }

  // "A lecture will be given …": in the first sentence of a block, of no "next" one.
  bool opens_entry(uint32_t token) const {
    const auto& sentences = input_.layout.sentences;
    const auto after = std::upper_bound(
        sentences.begin(), sentences.end(), token,
        [](uint32_t t, const text::Sentence& sentence) { return t < sentence.first_token; });
    if (after == sentences.begin()) return false;
    const auto sentence = std::prev(after);
    const text::Block& block = input_.layout.blocks[sentence->block];
    return block.first_sentence == static_cast<uint32_t>(sentence - sentences.begin()) &&
           !begins(words_.next_lead, block.content_token);
  }

  const mentions::Input& input_;
  const resolve::Resolved& resolved_;
  const Words& words_;
  const BeginIndex& begins_;
};

}  // namespace

void BeginIndex::fill(const mentions::Input& input, const resolve::Resolved& resolved) {
  const size_t size = input.tokens.size() + 2;
  for (std::vector<uint8_t>& before : before_) before.resize(size);
  bases_.resize(size / kStep + 1);
  const auto first_of = [](const auto& item) { return size_t{item.first}; };
  count(kDate, resolved.dates, first_of);
  count(kName, resolved.names, first_of);
  count(kEvent, resolved.events, first_of);
  count(kSentenceEnd, input.layout.sentences,
        [](const text::Sentence& s) { return size_t{s.end_token} - 1; });
}

// The number stays the same from behind one item to the next.
template <typename Items, typename TokenOf>
void BeginIndex::count(Sort sort, const Items& items, const TokenOf& token_of) {
  std::vector<uint8_t>& before = before_[sort];
  size_t token = 0;
  size_t step = 0;
  uint32_t number = 0;
  const auto fill_to = [&](size_t end) {
    if (end <= token) return;
    std::memset(before.data() + token, static_cast<uint8_t>(number), end - token);
    for (; step * kStep < end; ++step) bases_[step].of[sort] = number;
    token = end;
  };
  for (const auto& item : items) {
    fill_to(token_of(item) + 1);
    ++number;
  }
  fill_to(before.size());
}

void Survey::make(const mentions::Input& input, const resolve::Resolved& resolved,
                  const Words& words) {
  stretches.fill(words.lists, input.tokens);

  begins.fill(input, resolved);

  dates.clear();
  const DateReader reader(input, resolved, words, begins);
  for (const Date& date : resolved.dates) dates.push_back(reader.read(date));

  // "Abstract: In 1961, Mazur …"
  for (const text::Block& block : input.layout.blocks) {
    if ((block.flags & text::kLabel) == 0) continue;
    const uint32_t label =
        input.pack.match(words.abstract_label, input.tokens, block.content_token);
    if (label == 0 || block.content_token + label >= block.end_token ||
        input.text[input.tokens[block.content_token + label].begin] != ':')
      continue;
    for (size_t i = begins.before(BeginIndex::kDate, block.first_token);
         i < dates.size() && resolved.dates[i].first < block.end_token; ++i)
      dates[i].eligible = false;
  }

  find_headline_days(input, resolved, begins, headline_days);

  hits.clear();
  const std::span<const rules::Match> matches = input.matches.matches;
  const RuleFacts* const facts = words.rules.data();
  for (uint32_t i = 0; i < matches.size(); ++i) {
    const RuleFacts& rule = facts[matches[i].rule];
    if (rule.kind != RuleKind::none) hits.push_back({matches[i].first, matches[i].end, &rule, i});
  }
  hit_index.build(input.tokens.size(), hits.size(), [&](uint32_t k) { return hits[k].first; });
  const std::vector<mentions::Cell>& cells = resolved.columns.cells();
  cell_index.build(input.tokens.size(), cells.size(), [&](uint32_t k) { return cells[k].first; });
}

}  // namespace annals::records
