#include "mentions/name_scan.h"

#include <algorithm>
#include <span>

#include "mentions/name_classes.h"
#include "mentions/word_filter.h"

namespace annals::mentions {
namespace {

using text::Token;

constexpr uint32_t kFewSmall = 2;      // small words of a sentence that is no title
constexpr uint32_t kManySmall = 8;     // so many say enough
constexpr uint32_t kManyTokens = 200;  // of a sentence's beginning, which shows what it is
constexpr uint32_t kFewCapitals = 3;   // words of a sentence that is all in capitals

// Counts words that are not only small because titles write them so.
bool is_small(const NameWords& words, const Token& t) {
  return !t.is_capitalised() && t.length_class > 1 && (words.of_word(t.word) & kStopWord) == 0;
}

// Whether a sentence has no small letters, to where enough is read.
bool is_all_caps(const Input& input, const NameWords& words, const text::Sentence& sentence) {
  uint32_t small = 0;
  uint32_t capitals = 0;
  for (uint32_t i = sentence.first_token; i < sentence.end_token && small < kManySmall; ++i) {
    const Token& t = input.tokens[i];
    if (t.kind != text::TokenKind::word) continue;
    if ((t.shape & text::kHasLower) != 0) return false;
    capitals += (t.shape & text::kAllUpper) != 0;
    small += is_small(words, t);
  }
  return capitals >= kFewCapitals;
}

// What the proposers look for in tokens [first, end).
void find_marks(const Input& input, uint32_t first, uint32_t end, NameScan& out) {
  out.phrases.clear();
  for (uint32_t i = first; i < end; ++i) {
    const Token& t = input.tokens[i];
    if (t.is_capitalised()) {
      if (!t.is_word()) continue;
      out.capitals.tokens.push_back(i);
      out.capitals.keys.push_back(WordFilter::key(text::slice(input.text, t)));
      if (t.phrase != 0) out.phrases.push_back(t.phrase);
    } else if (t.kind == text::TokenKind::punctuation) {
      const char mark = input.text[t.begin];
      if (mark == '(' || mark == '-' || mark == ':' || mark == '"' || mark == '\xE2' ||
          mark == '\xC2' || mark == '=' || (mark == '\'' && !t.is_glued()))
        out.marks.push_back(i);
    }
  }
}

// No duration, and no bare number of a day; of those that begin at one token the longest.
void find_dates(const Input& input, const NameWords& words, NameScan& out) {
  out.dates.clear();
  const std::vector<rules::Match>& matches = input.matches.matches;
  for (uint32_t k = 0; k < matches.size(); ++k) {
    const rules::Match& match = matches[k];
    if (words.tells_date[match.rule] == 0) continue;
    if (match.end == match.first + 1 && input.tokens[match.first].length_class <= 2) continue;
    if (out.dates.empty() || matches[out.dates.back()].first != match.first)
      out.dates.push_back(k);
    else if (matches[out.dates.back()].end < match.end)
      out.dates.back() = k;
  }
  out.date_index.build(input.tokens.size(), out.dates.size(),
                       [&](uint32_t k) { return matches[out.dates[k]].first; });
}

class Scanner {
 public:
  Scanner(const Input& input, const NameWords& words, NameScan& out)
      : input_(input), words_(words), out_(out), classifier_(input, words) {}

  void run() {
    constexpr uint32_t kAtOnce = 1024;  // tokens that the cache holds
    out_.capitals.tokens.clear();
    out_.capitals.keys.clear();
    out_.marks.clear();
    out_.pieces.clear();
    find_dates(input_, words_, out_);
    const auto count = static_cast<uint32_t>(input_.tokens.size());
    out_.classes.assign(count, 0);
    for (uint32_t first = 0; first < count; first += kAtOnce) {
      const uint32_t end = std::min(count, first + kAtOnce);
      const size_t known = out_.capitals.tokens.size();
      find_marks(input_, first, end, out_);
      input_.gazetteer.fetch(out_.phrases);
      find_pieces(known);
    }
    out_.piece_ends.build(count, out_.pieces.size(),
                          [&](uint32_t k) { return out_.pieces[k].end - 1; });
  }

 private:
  // From the capitalised words behind `known` on.
  void find_pieces(size_t known) {
    const auto& sentences = input_.layout.sentences;
    for (size_t c = known; c < out_.capitals.tokens.size(); ++c) {
      const uint32_t i = out_.capitals.tokens[c];
      if (i < free_) continue;
      if (i >= end_) {
        while (sentence_ < sentences.size() && sentences[sentence_].end_token <= i) ++sentence_;
        if (sentence_ == sentences.size()) return;
        if (i < sentences[sentence_].first_token) continue;
        end_ = sentences[sentence_].end_token;
        all_caps_ = is_all_caps(input_, words_, sentences[sentence_]);
      }
      if (!begins(i)) continue;
      add(i, extent(i), sentence_);
      out_.pieces.back().key = out_.capitals.keys[c];
      free_ = out_.pieces.back().end;
    }
  }

  const Token& token(uint32_t i) const { return input_.tokens[i]; }

  void add(uint32_t first, uint32_t end, uint32_t sentence) {
    Piece& piece = out_.pieces.emplace_back();
    piece.first = first;
    piece.end = end;
    piece.sentence = sentence;
    uint32_t event_end = first;  // "Summer School" is an event's noun, so its "School" is no body
    for (uint32_t k = first; k < end; ++k) {
      uint32_t classes = classifier_.classes_of(k, all_caps_);
      const uint32_t of_word = words_.of_word(token(k).word);
      if ((classes & kEventNoun) != 0 && (of_word & kManyWords) != 0)
        if (const uint32_t size = input_.pack.match(words_.event_noun, input_.tokens, k); size > 1)
          event_end = k + size;
      if (k < event_end) classes &= ~static_cast<uint32_t>(kAnyHead);
      out_.classes[k] = classes;
      piece.classes |= classes | (of_word & kBodyWord);
    }
  }

  // Whether a capitalised word may be part of a name.
  [[gnu::always_inline]] bool is_name_word(uint32_t i) const {
    const Token& t = token(i);
    if (words_.is(t.word, kLinkWord)) return false;
    return (words_.of_word(t.word) & kStopWord) == 0 || is_name_stop(i);
  }
  // The same of one that begins no name.
  bool is_name_stop(uint32_t i) const {
    const Token& t = token(i);
    if ((t.shape & text::kAllUpper) != 0 && !all_caps_) return true;         // "US", "WHO", "IT"
    if (input_.pack.match(words_.saint, input_.tokens, i) > 1) return true;  // "Our Lady"
    if (t.is_capitalised() &&  // "Can Tho", "Can Tho University"
        (place_end(input_, i) > i + 1 || organization_end(input_, i) > i + 1))
      return true;
    if (i + 1 >= end_ || !token(i + 1).is_glued()) return false;
    // "All-Estonian Song Festival", "A-League"
    if (i + 2 < end_ && is_hyphen(input_, i + 1) && token(i + 2).is_glued() &&
        token(i + 2).is_capitalised() && (t.length_class == 1 || leads_on(i + 3)))
      return true;
    return t.length_class == 1 && mark_at(input_, i + 1) == '.';  // "A. K. Bell"
  }
  // Another word of a name: "an All-American" has none.
  bool leads_on(uint32_t i) const {
    return i < end_ && token(i).gap == text::kSpace && token(i).is_capitalised() &&
           token(i).is_word() && (words_.of_word(token(i).word) & kStopWord) == 0;
  }
  bool is_name_part(uint32_t i) const {
    return token(i).is_capitalised() && token(i).is_word() && is_name_word(i);
  }

  bool begins(uint32_t i) const {
    if (!is_name_word(i) && !is_led_noun(i)) return false;
    // "In April La Concordia": the month is no part of a name; "at Jan Kazimierz University".
    if (!is_month(i) || i == 0 || token(i - 1).gap == text::kFirst) return true;
    // "On 4 May Kvistadal was host", but "1 May Committee"
    if (token(i - 1).kind == text::TokenKind::number && token(i - 1).length_class <= 2 &&
        leads_on(i + 1))
      return (words_.of_word(token(i + 1).word) & (kHead | kHeadWeak | kThing)) != 0;
    const uint32_t before = token(i - 1).word;
    return (words_.of_word(before) & kStopWord) == 0 || before == words_.the ||
           before == words_.at || before == words_.with;
  }

  // "the Working Men's Club", "The Early Music Society": what begins no name does behind the
  // article.
  bool is_led_noun(uint32_t i) const {
    return i > 0 && token(i - 1).word == words_.the && token(i).gap == text::kSpace &&
           (token(i).shape & text::kAllUpper) == 0 && leads_on(i + 1) &&
           input_.pack.contains(words_.inner, token(i).word);
  }

  // Past the last token of the piece that begins at `i`.
  uint32_t extent(uint32_t i) const {
    uint32_t k = i + 1;
    while (k < end_) {
      if ((token(k).gap & text::kBlankLine) != 0) break;
      if (is_name_part(k)) {
        if (is_month(k) && k + 1 < end_ && token(k + 1).kind == text::TokenKind::number) break;
        ++k;
        continue;
      }
      if (is_member_noun(i, k)) return k + 1;
      if (is_hyphened_letter(k)) {
        k += 3;
        continue;
      }
      const uint32_t joined = is_inner_noun(k) ? k + 2 : join(k);
      if (joined == 0) break;
      k = joined;
      if (ends_origin(k)) break;
    }
    return k;
  }

  // "Norway e-Chess Union"
  bool is_hyphened_letter(uint32_t k) const {
    return token(k).length_class == 1 && token(k).is_word() && token(k).gap == text::kSpace &&
           k + 2 < end_ && is_hyphen(input_, k + 1) && is_glued_on_both_sides(k + 1) &&
           is_name_part(k + 2) && leads_on(k + 3);
  }

  // "Association of Event Organisers"
  bool is_member_noun(uint32_t i, uint32_t k) const {
    return i > 0 && token(i - 1).word == words_.of && token(k).is_capitalised() &&
           token(k).gap == text::kSpace && input_.pack.contains(words_.members, token(k).word);
  }

  // "Chicago-based": where the name behind it is from.
  bool ends_origin(uint32_t end) const {
    if (end < 3 || token(end - 1).is_capitalised() || !is_hyphen(input_, end - 2)) return false;
    if (!input_.pack.contains(words_.origin, token(end - 1).word)) return false;
    constexpr uint32_t kWordBit = lexicon::Gazetteer::kind_bit(lexicon::EntryKind::word);
    return (input_.gazetteer.kinds(token(end - 3).phrase) & kWordBit) == 0;
  }

  // "Buddhist Text Society": what begins no name stands within one, before its head noun; some do
  // before any word ("Africa Early Stage Investor Summit").
  bool is_inner_noun(uint32_t k) const {
    const uint32_t of_word = words_.of_word(token(k).word);
    if ((of_word & kStopWord) == 0 || !token(k).is_capitalised() || !leads_on(k + 1)) return false;
    if (token(k).gap != text::kSpace || token(k).length_class < 3) return false;
    if (!token(k - 1).is_word() || words_.is(token(k).word, kLinkWord)) return false;
    return (words_.of_word(token(k + 1).word) & kHead) != 0
               ? token(k).length_class > 3
               : input_.pack.contains(words_.inner, token(k).word);
  }

  // Past what a joining mark at `k` and the word after it take; 0: it joins nothing.
  uint32_t join(uint32_t k) const {
    switch (mark_at(input_, k)) {
      case '-':
        return join_hyphen(k);
      case '&':
      case '+':
        return join_sign(k);
      case '\'':
        return join_apostrophe(k);
      case '.':
        return join_stop(k);
      case '\xE2':
        if (is_hyphen(input_, k)) return join_hyphen(k);
        return text::slice(input_.text, token(k)) == "’" ? join_apostrophe(k) : 0;
      default:
        return 0;
    }
  }

  bool is_glued_on_both_sides(uint32_t k) const {
    return token(k).is_glued() && k + 1 < end_ && token(k + 1).is_glued();
  }

  uint32_t join_hyphen(uint32_t k) const {
    const bool joins = is_glued_on_both_sides(k) &&
                       (token(k + 1).is_word() || token(k + 1).kind == text::TokenKind::number);
    return joins ? k + 2 : 0;
  }

  // "Prevention & Security", "V&A"
  uint32_t join_sign(uint32_t k) const {
    if (k + 1 >= end_ || !token(k + 1).is_capitalised()) return 0;
    // "PU & UWS" are two.
    if (is_acronym(k - 1) && is_acronym(k + 1) && !is_glued_on_both_sides(k)) return 0;
    return is_glued_on_both_sides(k) || is_name_part(k + 1) ? k + 2 : 0;
  }

  bool is_acronym(uint32_t i) const {
    return !all_caps_ && (token(i).shape & text::kAllUpper) != 0 && token(i).length_class > 1;
  }

  // "Workers' Union"
  uint32_t join_apostrophe(uint32_t k) const {
    const char last = input_.text[token(k - 1).end - 1];
    return token(k).is_glued() && (last == 's' || last == 'S') && k + 1 < end_ &&
                   !token(k + 1).is_glued() && is_name_part(k + 1)
               ? k + 1
               : 0;
  }

  uint32_t join_stop(uint32_t k) const {
    if (!token(k).is_glued()) return 0;
    const bool more = k + 1 < end_;
    const Token& before = token(k - 1);
    const bool initial = before.length_class == 1;
    const bool short_form = initial || input_.pack.contains(words_.abbreviation, before.word);
    if (short_form && more && is_name_part(k + 1)) return k + 1;
    // The last full stop of "S.A.", "U.N.".
    if (initial && k >= 2 && mark_at(input_, k - 2) == '.' && before.is_glued()) return k + 1;
    // A name like a domain's: "Safe.brussels".
    if (more && token(k + 1).is_glued() && token(k + 1).is_word() &&
        !token(k + 1).is_capitalised() && before.length_class > 1)
      return k + 2;
    return 0;
  }

  bool is_month(uint32_t i) const { return (words_.of_word(token(i).word) & kMonth) != 0; }

  const Input& input_;
  const NameWords& words_;
  NameScan& out_;
  NameClassifier classifier_;
  uint32_t free_ = 0;      // the first token that no piece has
  uint32_t sentence_ = 0;  // the one at hand
  uint32_t end_ = 0;       // its end
  bool all_caps_ = false;
};

}  // namespace

uint32_t NameScan::piece_at(uint32_t i) const {
  return piece_ends.first(i, [&](uint32_t k) { return pieces[k].end - 1; });
}

void scan_names(const Input& input, const NameWords& words, NameScan& out) {
  Scanner(input, words, out).run();
}

bool reads_as_prose(const Input& input, const NameWords& words, uint32_t sentence) {
  const text::Sentence& range = input.layout.sentences[sentence];
  uint32_t small = 0;
  uint32_t capitalised = 0;
  const uint32_t end = std::min(range.end_token, range.first_token + kManyTokens);
  for (uint32_t i = range.first_token; i < end && small < kManySmall; ++i) {
    const Token& t = input.tokens[i];
    if (t.kind != text::TokenKind::word) continue;
    capitalised += t.is_capitalised();
    small += is_small(words, t);
  }
  return small >= kFewSmall && (small >= kManySmall || 3 * small >= capitalised);
}

}  // namespace annals::mentions
