#include <algorithm>
#include <string_view>

#include "mentions/events.h"

namespace annals::mentions {
namespace {

class Quotes {
 public:
  Quotes(const Input& input, const NameWords& words, const NameScan& scan, Candidates& out)
      : input_(input), words_(words), weights_(words.weights), scan_(scan), out_(out) {}

  void run() {
    const auto& blocks = input_.layout.blocks;
    size_t block = 0;
    uint32_t free = 0;  // the first token behind the quotations
    for (const uint32_t i : scan_.marks) {
      if (i < free) continue;
      const char mark = input_.text[token(i).begin];
      if (mark == '(' || mark == '-') continue;
      while (block < blocks.size() && blocks[block].end_token <= i) ++block;
      if (block == blocks.size()) break;
      if (i < blocks[block].first_token) continue;
      if (mark == ':')
        add_labelled(i, blocks[block]);
      else if (const uint32_t close = add_quotation(i, blocks[block]); close != 0)
        free = close + 1;
    }
    for (const Piece& piece : scan_.pieces) {
      if (piece.first == 0) continue;
      if (words_.is(token(piece.first - 1).word, kCalled))
        add_called(piece);
      else if (calls(piece.first - 1))
        add_apposed(piece, piece.first - 1);
      else if (piece.first > 1 && is_comma(piece.first - 1) && calls(piece.first - 2))
        add_apposed(piece, piece.first - 2);
    }
  }

 private:
  const text::Token& token(uint32_t i) const { return input_.tokens[i]; }
  bool has(rules::ListId list, uint32_t i) const {
    return input_.pack.contains(list, token(i).word);
  }
  bool is_comma(uint32_t i) const {
    return token(i).kind == text::TokenKind::punctuation && input_.text[token(i).begin] == ',';
  }

  bool is_mark(uint32_t i, std::string_view mark) const {
    return token(i).kind == text::TokenKind::punctuation &&
           text::slice(input_.text, token(i)) == mark;
  }
  bool is_stop(uint32_t i) const { return is_mark(i, "."); }

  bool looks_like_name(uint32_t first, uint32_t end) const {
    constexpr uint32_t kLongest = 25;
    if (end <= first || end - first > kLongest) return false;
    const text::Token& last = token(end - 1);
    const std::string_view mark = text::slice(input_.text, last);
    if (mark == "." || mark == "," || mark == ";") return false;
    return token(first).is_capitalised() || token(first).kind == text::TokenKind::number ||
           token(first).kind == text::TokenKind::mixed;  // "48h of Heat"
  }

  // A quoted name of a known body.
  bool is_body(uint32_t first, uint32_t end) const {
    return input_.pack.match(words_.name, input_.tokens, first) == end - first ||
           organization_end(input_, first) == end;
  }

  bool is_noun(uint32_t i) const {
    return words_.is(token(i).word, kQuotedNoun) ||
           (i > 0 && input_.pack.match(words_.event_quoted_noun, input_.tokens, i - 1) == 2);
  }

  // What stands before the opening mark: 2 an event noun, 1 a verb of staging, -1 a text's noun,
  // 0 nothing that tells.
  int left_of(uint32_t i, uint32_t from) const {
    if (is_talk(i, from) || is_led_by_noun(i, from) || is_begun_with(i, from) ||
        is_headed_by_noun(i, from) || is_whose(i, from) || is_shown_as(i, from))
      return 2;
    uint32_t at = i;
    for (uint32_t steps = 0; steps < 4 && at > from; ++steps) {
      --at;
      if (token(at).kind == text::TokenKind::punctuation) {
        const bool pass = steps == 0 && (is_comma(at) || input_.text[token(at).begin] == ':');
        if (pass) continue;
        break;
      }
      if (words_.is(token(at).word, kNoEvent)) return is_read(at, from) ? 2 : -1;
      if (is_noun(at)) return is_named_noun(at, from) ? 2 : 0;
      if (words_.is(token(at).word, kCalled)) continue;
      if (has(words_.event_verb, at)) return steps <= 1 ? 1 : 0;
      // "concert for Ukraine “Sunflowers”"
      const bool of = steps > 0 && (token(at).word == words_.for_ || token(at).word == words_.of);
      if (!of && (words_.of_word(token(at).word) & kStopWord) != 0) return 0;
    }
    return 0;
  }
  // "a course for pensioners, “", "Breakfast lecture by Prof. Roe, NUPI: “": behind a comma or a
  // colon, with nothing but words of the sort between the noun and it; "a seminar under the title
  // “".
  bool is_led_by_noun(uint32_t i, uint32_t from) const {
    constexpr uint32_t kReach = 14;  // tokens
    uint32_t at = i;
    if (i > from + 2 && has(words_.event_titled, i - 1)) {
      at = i - (token(i - 2).word == words_.the ? 2 : 1);
      if (at <= from + 1 || !has(words_.event_under, at - 1)) return false;
      --at;
    } else if (i > from + 2 && (is_comma(i - 1) || is_mark(i - 1, ":"))) {
      --at;
    } else {
      return false;
    }
    while (at > from + 1 && i - at < kReach) {
      --at;
      const text::Token& before = token(at);
      // "by Prof. Roe (Tel Aviv): “"
      if (is_mark(at, ")")) {
        while (at > from + 1 && i - at < kReach && !is_mark(at, "(")) --at;
        continue;
      }
      // "Talk: Ann Roe, “", "Seminar – Ann Roe, “"
      if (is_mark(at, ":") || is_parting_dash(input_, at)) continue;
      if (is_stop(at) || is_comma(at)) {
        // "Prof. Roe, NUPI": a name goes on
        if (!token(at + 1).is_capitalised() && token(at + 1).kind == text::TokenKind::word)
          return false;
        continue;
      }
      if (before.kind == text::TokenKind::number) continue;  // "evening of 12 November, “"
      if (!before.is_word()) return false;
      if (has(words_.event_said, at) && !before.is_capitalised()) return false;
      if (is_noun(at) || has(words_.event_talk, at))
        return is_named_noun(at, from) && at + 2 < i && !words_.is(before.word, kNoEvent);
      if (words_.is(before.word, kNoEvent)) return false;
      if (before.length_class > 4 && !before.is_capitalised() &&
          text::slice(input_.text, before).ends_with("ed"))
        return false;
    }
    return false;
  }

  // "1999. Joint colloquium with the law society, Windhoek, 3 and 4 June: “": behind a colon, the
  // noun among the first words; or it opens its line, and the noun opens the one above: "Talk by
  // Ann Lee".
  bool is_headed_by_noun(uint32_t i, uint32_t from) const {
    constexpr uint32_t kWords = 4;
    constexpr uint32_t kReach = 24;
    uint32_t first = from;
    if (i == from || is_mark(i - 1, "*")) {
      const auto& blocks = input_.layout.blocks;
      const auto at = std::lower_bound(
          blocks.begin(), blocks.end(), from,
          [](const text::Block& block, uint32_t token) { return block.first_token < token; });
      if (at == blocks.begin() || at == blocks.end() || at->first_token != from ||
          (at->flags & text::kBlankBefore) != 0)
        return false;
      const text::Block& above = *(at - 1);
      if ((above.flags & (text::kSingleLine | text::kEndsSentence)) != text::kSingleLine)
        return false;
      first = above.content_token;
    } else if (i < from + 3 || i > from + kReach ||
               !(is_mark(i - 1, ":") || is_parting_dash(input_, i - 1))) {
      return false;
    }
    uint32_t words = 0;
    for (uint32_t at = first; at < i && words < kWords; ++at) {
      if (!token(at).is_word()) continue;
      ++words;
      if (!words_.is(token(at).word, kNoEvent) && (is_noun(at) || has(words_.event_talk, at)))
        return !has(words_.event_time, at) || token(at).is_capitalised();
    }
    return false;
  }

  // Not "to debate", "of the morning", "that day".
  bool is_named_noun(uint32_t at, uint32_t from) const {
    if (at == from) return true;
    const uint32_t before = token(at - 1).word;
    if (before == words_.to) return has(words_.event_talk, at);
    return !has(words_.event_time, at) || token(at).is_capitalised() ||
           !(before == words_.the || has(words_.event_other, at - 1));
  }

  // "read there his “", "gave her “", "…, whose subject was “"
  bool is_whose(uint32_t i, uint32_t from) const {
    constexpr uint32_t kReach = 3;
    if (i < from + 2) return false;
    if (has(words_.event_whose, i - 1)) {
      for (uint32_t at = i - 1; at > from && i - at <= kReach; --at)
        if (has(words_.event_read, at - 1)) return true;
      return false;
    }
    return i > from + 3 && has(words_.event_said, i - 1) && has(words_.event_subject, i - 2) &&
           !words_.is(token(i - 2).word, kNoEvent) && has(words_.event_whose, i - 3);
  }

  // "the pictures were shown at Lund by the guild, as “".
  bool is_shown_as(uint32_t i, uint32_t from) const {
    constexpr uint32_t kReach = 24;
    if (i < from + 2 || token(i - 1).word != words_.as) return false;
    for (uint32_t at = i - 1; at > from && i - at < kReach; --at) {
      if (has(words_.event_shown, at - 1)) return true;
      if (is_stop(at - 1) || is_mark(at - 1, ";")) return false;
    }
    return false;
  }

  // "began its season with “A Walk” by Miss Roe".
  bool is_begun_with(uint32_t i, uint32_t from) const {
    constexpr uint32_t kReach = 8;
    if (i < from + 2 || token(i - 1).word != words_.with) return false;
    for (uint32_t at = i - 1; at > from && i - at < kReach; --at) {
      if (has(words_.event_begun, at - 1)) return true;
      if (!token(at - 1).is_word()) return false;
    }
    return false;
  }

  // "lectured in the town hall on “", "gave a talk to the club, entitled “".
  bool is_talk(uint32_t i, uint32_t from) const {
    constexpr uint32_t kReach = 40;
    uint32_t at = i;
    if (at > from && is_comma(at - 1)) --at;
    // "Talk by Ann Lee, “", "Paper by Dr. Reed, F.L.S., “"
    constexpr uint32_t kSpeaker = 12;
    // Behind the speaker's name, and before "(Museum of Rural Life, Reading)".
    const uint32_t name = before_bracket(at, from, kReach);
    for (uint32_t k = name; at < i && k > from + 1 && name - k < kSpeaker; --k) {
      if (has(words_.by, k - 1)) return has(words_.event_talk, k - 2);
      if (!token(k - 1).is_capitalised() && !is_stop(k - 1) && !is_comma(k - 1)) break;
    }
    if (is_named_before(i, from)) return true;
    if (at == from || !has(words_.event_about, at - 1)) return false;
    if (is_speaker(from, at - 1)) return true;
    for (--at; at > from && i - at < kReach; --at) {
      if (has(words_.event_talk, at - 1)) return true;
      if (is_stop(at - 1) && token(at).gap != 0 && at > from + 1 && token(at - 2).length_class > 3)
        return false;  // another sentence: no "Mr."
    }
    return false;
  }
  // Where the bracket begins that ends before `end`; `end`: none does.
  uint32_t before_bracket(uint32_t end, uint32_t from, uint32_t reach) const {
    if (end == from || !is_mark(end - 1, ")")) return end;
    uint32_t open = end;
    while (open > from && end - open < reach && !is_mark(open - 1, "(")) --open;
    return open > from ? open - 1 : end;
  }
  // "Ann Lee (Museum of Rural Life): “", which opens the sentence or the line.
  bool is_named_before(uint32_t i, uint32_t from) const {
    constexpr uint32_t kReach = 15;  // tokens of the bracket
    if (i < from + 3 || !is_mark(i - 1, ":")) return false;
    const uint32_t name = before_bracket(i - 1, from, kReach);
    uint32_t begin = name;
    while (begin > from && (token(begin - 1).is_capitalised() || is_mark(begin - 1, "-") ||
                            (is_stop(begin - 1) && token(begin).is_glued())))
      --begin;
    const bool opens = begin == from || is_stop(begin - 1);
    return opens && is_speaker(begin, name);
  }

  // "Dr. Kofi Amankwah, B.A., on “": nothing but a name and its letters between `from` and `end`,
  // or behind a colon or a dash.
  bool is_speaker(uint32_t from, uint32_t end) const {
    constexpr uint32_t kLongest = 24;  // tokens
    constexpr uint32_t kNo = kAnyHead | kEventNoun | kEventWeak | kThing;
    uint32_t words = 0;
    for (uint32_t i = end; i > from && end - i < kLongest; --i) {
      const text::Token& name = token(i - 1);
      if (is_mark(i - 1, ":") || is_mark(i - 1, "—") || is_mark(i - 1, "–")) return words >= 2;
      // "Mr. Reed, of Leeds, on “"
      if (words > 0 && (name.word == words_.of || (is_comma(i - 1) && token(i).word == words_.of)))
        continue;
      if (name.is_word() ? !name.is_capitalised() || (scan_.classes[i - 1] & kNo) != 0
                         : !is_stop(i - 1) && !is_mark(i - 1, "-") && !is_letters(i, end))
        return false;
      words += name.is_word();
      if (i - 1 == from) return words >= 2;
    }
    return false;
  }
  // Behind the comma ", B.A.".
  bool is_letters(uint32_t first, uint32_t end) const {
    constexpr uint32_t kLongest = 4;  // letters of "M.Sc."
    return is_comma(first - 1) && (first == end || (token(first).length_class <= kLongest &&
                                                    first + 1 < end && is_stop(first + 1)));
  }
  // "read a paper", "read to the Society a paper": what is read is told to others.
  bool is_read(uint32_t noun, uint32_t from) const {
    constexpr uint32_t kReach = 12;
    if (!has(words_.event_talk, noun)) return false;
    for (uint32_t at = noun; at > from && noun - at < kReach; --at) {
      if (has(words_.event_read, at - 1)) return true;
      if (is_stop(at - 1) || is_mark(at - 1, ";")) return false;
    }
    return false;
  }
  // The same behind the closing mark: "“Mend the World” webinar series", "“X”, a workshop".
  int right_of(uint32_t close, uint32_t end) const {
    uint32_t at = close + 1;
    const bool comma = at < end && (is_comma(at) || is_mark(at, ":"));
    if (comma) ++at;
    for (uint32_t i = at; i < end && i < at + 3 && token(i).is_word(); ++i)
      if (has(words_.event_appeared, i)) return 2;
    if (!comma && is_subject(at, end)) return 2;
    // "“The Dry Plate”: under this title …"
    if (at + 2 < end && has(words_.event_under, at) && has(words_.event_this, at + 1) &&
        has(words_.event_titled, at + 2))
      return 2;
    // "The “Feast of Lanterns”, got up by the Guild, …"
    const uint32_t verb = comma ? input_.pack.match(words_.event_verb, input_.tokens, at) : 0;
    if (verb > 0 && at + verb < end && has(words_.by, at + verb)) return 2;
    // "“Sala”, in the concert hall" tells where
    const uint32_t link = at < end ? token(at).word : 0;
    if (comma &&
        (link == words_.in || link == words_.at || link == words_.on || link == words_.of ||
         link == words_.for_ || link == words_.with || link == words_.to))
      return 0;
    for (uint32_t steps = 0; steps < (comma ? 7u : 2u) && at < end; ++steps, ++at) {
      if (token(at).kind == text::TokenKind::punctuation) break;
      // "a film festival"
      if (words_.is(token(at).word, kNoEvent) && at + 1 < end && is_noun(at + 1)) continue;
      if (words_.is(token(at).word, kNoEvent)) return -1;
      if (has(words_.event_said, at)) break;  // “Nothing could be finer”, he said at the dinner
      if (is_noun(at) && !token(at).is_capitalised()) return 2;
    }
    return 0;
  }

  // "“The Knights” was the subject of Dr. Ann Lee", "… the question of a panel with …".
  bool is_subject(uint32_t at, uint32_t end) const {
    constexpr uint32_t kReach = 4;  // tokens to the noun, and from "of" to who spoke or where
    uint32_t noun = at;
    while (noun < end && noun < at + kReach && !has(words_.event_subject, noun)) ++noun;
    if (noun == at || noun + 2 >= end || noun == at + kReach || token(noun + 1).word != words_.of ||
        !has(words_.event_said, at))
      return false;
    for (uint32_t i = noun + 2; i < end && i < noun + 2 + kReach; ++i) {
      if (words_.is(token(i).word, kNoEvent) && !has(words_.event_talk, i)) return false;
      if ((scan_.classes[i] & (kHonorific | kGiven)) != 0 || has(words_.event_talk, i) ||
          is_noun(i))
        return true;
    }
    return false;
  }

  // What stands in quotation marks from `open` on; the closing mark, 0: `open` is no opening one.
  uint32_t add_quotation(uint32_t open, const text::Block& block) {
    const uint32_t close = closing_quote(input_, open, block.end_token);
    if (close == 0) return 0;
    // "on “The Colours of the Stars.”"
    const bool stopped = close > open + 2 && (is_stop(close - 1) || is_comma(close - 1));
    const uint32_t end = stopped ? close - 1 : close;
    if (looks_like_name(open + 1, end) && !is_body(open + 1, end))
      add_quoted(open, end, close, block);
    return close;
  }

  // The name ends at `end`; the closing mark may stand behind a full stop.
  void add_quoted(uint32_t open, uint32_t end, uint32_t close, const text::Block& block) {
    const int left = left_of(open, block.first_token);
    if (left < 0) return add_untold(open, end, close, block);
    const int right = right_of(close, block.end_token);
    if (left == 0 && right == 0 &&
        (is_programme(open, close, block) || is_title(open, close, block))) {
      add(open + 1, end, weights_.event_quoted, kQuotedName);
      return;
    }
    if (left == 0 && right == 0 && end == close && holds_noun(open + 1, end)) {
      add(open + 1, end, weights_.event_quoted, kQuotedName);
      return;
    }
    const bool comma = is_comma(close - 1);  // “Rain,” a talk
    if ((left == 0 && right <= 0) ||
        (left < 2 && (right < 0 || (end < close && !(comma && right == 2)))))
      return add_untold(open, end, close, block);
    add(open + 1, end,
        left == 2 || right == 2 ? weights_.event_quoted_noun : weights_.event_quoted_weak,
        kQuotedName);
  }

  // Nothing beside it tells what the name is of, which the record's kind may tell later. No
  // sentence (“Nothing came of it.”), and nothing that was said.
  void add_untold(uint32_t open, uint32_t end, uint32_t close, const text::Block& block) {
    constexpr uint32_t kReach = 2;  // tokens beside the mark: “Never again”, he said
    if (end < close && !is_comma(close - 1)) return;
    // "told us, “Nobody knows”"
    if (open > block.first_token + kReach && is_comma(open - 1) &&
        (has(words_.event_said, open - 2) || has(words_.event_said, open - 3)))
      return;
    for (uint32_t i = close + 1; i < block.end_token && i <= close + kReach; ++i)
      if (has(words_.event_said, i)) return;
    add(open + 1, end, weights_.event_untold, kQuotedName | kUntoldName);
  }

  // "“Journées du Chant Choral”", "“First Festival of Puppets”", "“Wind and Water Congress”": a
  // noun of occasions, with capitals, at the head of the quotation or at its end.
  bool holds_noun(uint32_t first, uint32_t end) const {
    constexpr uint32_t kHead = 3;  // tokens
    constexpr uint32_t kLeast = 3;
    if (end < first + kLeast) return false;
    for (uint32_t i = first; i < end && i < first + kHead; ++i)
      if (token(i).is_capitalised() && (scan_.classes[i] & (kEventNoun | kEventForeign)) != 0)
        return token(end - 1).is_capitalised();
    return token(end - 1).is_capitalised() && (scan_.classes[end - 1] & kEventNoun) != 0 &&
           (scan_.classes[end - 1] & kAnyHead) == 0;
  }

  // "May 5, 2015: “Barns of Ohio,” Larry Kent": a date, and what was on the programme; the date may
  // be a line of its own.
  bool is_programme(uint32_t open, uint32_t close, const text::Block& block) const {
    constexpr uint32_t kReach = 12;  // tokens of a date and its time
    const uint32_t first = block.content_token;
    if (open == first ? !is_below_date(block) : !is_behind_date(open, block, kReach)) return false;
    const uint32_t next = close + 1;
    if (next >= block.end_token || (token(next).gap & text::kNewline) != 0) return true;
    // “Nobody came”, said the mayor.
    if (open == first && next + 1 < block.end_token &&
        (has(words_.event_said, next) || has(words_.event_said, next + 1)))
      return false;
    if (token(next).is_word())
      return token(next).is_capitalised() || has(words_.by, next) ||
             token(next).word == words_.with;
    return token(next).kind == text::TokenKind::punctuation;
  }

  bool is_behind_date(uint32_t open, const text::Block& block, uint32_t reach) const {
    const uint32_t first = block.content_token;
    if (open < first + 2 || open > first + reach) return false;
    // "Nov. 11. Handel's “Judas”"
    constexpr uint32_t kLongestName = 5;
    const bool made = (token(open - 1).shape & text::kPossessive) != 0;
    if (made) {
      uint32_t at = open - 1;
      while (at > first && open - at < kLongestName && token(at - 1).is_capitalised() &&
             token(at - 1).kind == text::TokenKind::word && !has(words_.month, at - 1))
        --at;
      if (at < open - 1 && !token(at - 1).is_word()) open = at;
    }
    if (is_dated(first, open + 1)) return true;  // "Friday 23 February 'Soft Fruits' with Ann Lee"
    const bool parted = is_mark(open - 1, ":") || is_mark(open - 1, "–") ||
                        is_mark(open - 1, "—") || is_mark(open - 1, "-") || is_comma(open - 1) ||
                        (made && is_stop(open - 1));
    // "1926, July 3, Monday. — “"
    return parted && (is_dated(first, open) || (is_stop(open - 2) && is_dated(first, open - 1)));
  }

  bool is_below_date(const text::Block& block) const {
    if (&block == input_.layout.blocks.data()) return false;
    const text::Block& above = *(&block - 1);
    return is_dated(above.content_token, above.content_end + 1) || is_day_and_time(above);
  }

  // "Thursday, 13 January 2.30 p.m."
  bool is_day_and_time(const text::Block& line) const {
    constexpr uint32_t kTime = 8;  // tokens
    if ((line.flags & text::kSingleLine) == 0) return false;
    const auto& matches = input_.matches.matches;
    auto it = matches_from(input_, line.content_token);
    if (it == matches.end() || it->first != line.content_token ||
        input_.pack.rule_kind(it->rule) != "date" || it->end + kTime < line.content_end)
      return false;
    for (uint32_t i = it->end; i < line.content_end; ++i)
      if (token(i).kind == text::TokenKind::word && token(i).length_class > 2) return false;
    return true;
  }

  // "“Days of Film” at the Odeon, Oslo", a line and no sentence.
  bool is_title(uint32_t open, uint32_t close, const text::Block& block) const {
    constexpr uint32_t kLine = text::kSingleLine | text::kEndsSentence | text::kTableRow;
    constexpr uint32_t kLeast = 3;  // tokens
    if (open != block.content_token || (block.flags & kLine) != text::kSingleLine) return false;
    if (close < open + 1 + kLeast) return false;
    const uint32_t next = close + 1;
    if (next >= block.content_end) return (block.flags & text::kBlankAfter) == 0;
    if (is_mark(next, "–") || is_mark(next, "—") || is_mark(next, "(")) return true;
    return next + 1 < block.content_end &&
           (token(next).word == words_.at || token(next).word == words_.in) &&
           token(next + 1).is_word();
  }

  // A date begins the block, and nothing but it stands before `end`.
  bool is_dated(uint32_t first, uint32_t end) const {
    const auto& matches = input_.matches.matches;
    for (auto it = matches_from(input_, first); it != matches.end() && it->first == first; ++it)
      if (it->end + 1 == end && input_.pack.rule_kind(it->rule) == "date" &&
          input_.pack.rule_value(it->rule, "type").empty())
        return true;
    return false;
  }

  // Before ", edited by Ann Lee", ". 25 November", "– Aveiro, 17 June".
  uint32_t before_comment(uint32_t first, uint32_t end) const {
    constexpr uint32_t kAbbreviation = 3;  // letters
    for (uint32_t i = first + 1; i + 1 < end; ++i) {
      if (is_parting_dash(input_, i) &&
          (token(i + 1).kind == text::TokenKind::number || place_end(input_, i + 1) != 0))
        return i;
      if (is_comma(i) && token(i + 1).is_word() && !token(i + 1).is_capitalised()) return i;
      if (is_stop(i) && token(i + 1).gap != 0 && token(i - 1).length_class > kAbbreviation)
        return i;
    }
    return end;
  }

  // "22.05.2014 – Webinar: Rain in the Hills": the line's rest.
  void add_labelled(uint32_t colon, const text::Block& block) {
    if (colon == block.first_token || !token(colon).is_glued()) return;
    uint32_t noun = colon - 1;
    if (!has(words_.event_noun, noun) && !has(words_.event_talk, noun) &&
        !(has(words_.event_caller, noun) && !has(words_.label, noun)))
      return;
    // "Book presentation: Opera and the Railways, edited by Ann Lee"
    const bool two = !token(noun).is_capitalised() && noun > block.content_token &&
                     token(noun - 1).is_capitalised() &&
                     (noun == block.content_token + 1 || !token(noun - 2).is_word());
    if (two) --noun;
    if (!token(noun).is_capitalised()) return;
    if (noun > block.content_token && (token(noun).gap & text::kNewline) == 0) {
      const std::string_view mark = text::slice(input_.text, token(noun - 1));
      if (mark != "–" && mark != "—" && mark != "-" && mark != "|" && mark != "·" && mark != ".")
        return;
    }
    uint32_t end = colon + 1;
    while (end < block.end_token && (token(end).gap & text::kNewline) == 0) ++end;
    while (end > colon + 1 && (is_mark(end - 1, "*") || is_mark(end - 1, "|"))) --end;
    end = before_comment(colon + 1, end);
    if (end > colon + 3 && is_stop(end - 1)) --end;
    if (end < colon + 3 || !looks_like_name(colon + 1, end)) return;
    // "Concert: Leeds, Town Hall"
    const uint32_t place = place_end(input_, colon + 1);
    if (place != 0 && (place >= end || !token(place).is_word())) return;
    for (uint32_t i = colon + 1; i < end; ++i)
      if (token(i).kind == text::TokenKind::number || is_mark(i, "|") || is_mark(i, "–") ||
          is_mark(i, ";") || (is_mark(i, ".") && token(i).gap == 0 && i + 1 < end))
        return;
    add(colon + 1, end, weights_.event_quoted, 0);
  }

  // "seminar called Navigation: the Challenge of …"
  void add_called(const Piece& p) {
    const text::Sentence& sentence = input_.layout.sentences[p.sentence];
    if (p.first < sentence.first_token + 2) return;
    bool noun = false;
    for (uint32_t at = p.first - 1; at > sentence.first_token && at + 4 > p.first && !noun;) {
      --at;
      if (words_.is(token(at).word, kNoEvent)) return;
      noun = is_noun(at);
    }
    if (!noun) return;
    const uint32_t end = name_tail_end(input_, words_, p.first, sentence.end_token, true);
    if (end > p.first) add(p.first, end, weights_.event_quoted, 0);
  }

  // Past "Kitchens for All" in "… for All with the school, Leeds": the last capital that small
  // words link, before a place and a date.
  uint32_t end_of_capitals(uint32_t first, uint32_t limit) const {
    constexpr uint32_t kLongest = 10;  // tokens
    constexpr uint32_t kSmall = 3;     // letters
    uint32_t end = first;
    for (uint32_t i = first; i < limit && i < first + kLongest; ++i) {
      if (token(i).kind == text::TokenKind::punctuation &&
          !(is_mark(i, "-") || is_mark(i, "’") || is_mark(i, "'")))
        break;
      if (token(i).is_capitalised()) {
        if (has(words_.month, i)) break;
        if (i > first && !token(i - 1).is_capitalised() && place_end(input_, i) != 0) break;
        end = i + 1;
      } else if (token(i).length_class > kSmall && (token(i).shape & text::kPossessive) == 0) {
        break;
      }
    }
    return end;
  }

  // A noun in lower case that may stand before a name without quotation marks.
  bool calls(uint32_t i) const {
    return !token(i).is_capitalised() && (has(words_.event_noun, i) || has(words_.event_caller, i));
  }

  // "the exhibition Paper Boats (until 30 March)", "our first event, Paper Boats, was held": a noun
  // in lower case, and capitals behind it, up to a mark, a date or a verb.
  void add_apposed(const Piece& p, uint32_t noun) {
    constexpr uint32_t kNo = kAnyHead | kMonth | kHonorific | kFunction | kGiven | kPlace |
                             kOrgName | kCapitals | kDemonym;
    const text::Sentence& sentence = input_.layout.sentences[p.sentence];
    if (noun <= sentence.first_token || (scan_.classes[p.first] & kNo) != 0 ||
        (p.classes & (kAnyHead | kFunction)) != 0 || (scan_.classes[p.first] & kWord) == 0)
      return;
    // "the panel discussion", "our first event"
    uint32_t article = noun - 1;
    while (article > sentence.first_token && noun - article < 3 && token(article).is_word() &&
           !token(article).is_capitalised() && token(article).word != words_.the &&
           !has(words_.indefinite, article) && !has(words_.own, article))
      --article;
    if (token(article).word != words_.the && !has(words_.indefinite, article) &&
        !has(words_.own, article))
      return;
    const uint32_t end = end_of_capitals(p.first, sentence.end_token);
    if (end < p.first + 2) return;
    const bool comma = p.first > noun + 1;
    const bool closes = end >= sentence.end_token || is_stop(end) || is_mark(end, ";");
    if (comma && !(closes && !has(words_.room, end - 1) && !has(words_.house, end - 1)) &&
        !(end + 1 < sentence.end_token && is_comma(end) &&
          input_.pack.match(words_.event_happens, input_.tokens, end + 1) > 0))
      return;
    add(p.first, end, weights_.event_quoted_weak + weights_.event_line, 0);
  }

  void add(uint32_t first, uint32_t end, float score, uint32_t flags) {
    Candidate candidate;
    candidate.first = first;
    candidate.end = end;
    candidate.label = Label::event;
    candidate.score = score;
    candidate.mark(flags);
    out_.push_back(candidate);
  }

  const Input& input_;
  const NameWords& words_;
  const NameWeights& weights_;
  const NameScan& scan_;
  Candidates& out_;
};

}  // namespace

void propose_quoted_events(const Input& input, const NameWords& words, const NameScan& scan,
                           Candidates& out) {
  Quotes(input, words, scan, out).run();
}

}  // namespace annals::mentions
