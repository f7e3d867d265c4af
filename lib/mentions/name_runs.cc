#include "mentions/name_runs.h"

#include "mentions/person_cues.h"

namespace annals::mentions {
namespace {

using text::Token;
using text::TokenKind;

constexpr uint8_t kSyllable = 6;  // letters of "yeon", "ting", "chung" and a little more

class RunFinder {
 public:
  RunFinder(const Input& input, const PersonWords& words, std::span<const uint8_t> marks,
            NameRuns& out)
      : tokens_(input.tokens),
        pack_(input.pack),
        all_(input.tokens),
        ship_initials_(words.list_ship_initials),
        degree_initials_(words.list_degree_initials),
        honorific_initials_(words.list_honorific_initials),
        text_(input.text),
        marks_(marks),
        of_word_(words.of_word),
        out_(out) {}

  void block(uint32_t index, uint32_t first, uint32_t end) {
    end_ = end;
    for (uint32_t t = first; t < end;) {
      if (!may_begin(t)) {
        ++t;
        continue;
      }
      NamePart part;
      if (const uint32_t ship = ship_initials(t); ship != 0) {
        t += ship;
        continue;
      }
      if (tokens_[t].length_class == 1) {
        if (const uint32_t degree = degree_behind(t); degree != 0) {
          t += degree;
          continue;
        }
      }
      if (!read_part(t, true, part)) {
        ++t;
        continue;
      }
      NameRun run;
      run.block = index;
      run.first_part = static_cast<uint32_t>(out_.parts.size());
      uint32_t left = kMaxRunParts;
      do {
        out_.parts.push_back(part);
        t = part.end;
      } while (--left > 0 && t < end && read_next(t, part));
      close(run);
    }
  }

 private:
  // "H.M.S. Hampshire" has no H. M. S. Hampshire.
  uint32_t ship_initials(uint32_t t) const {
    const Token& token = tokens_[t];
    if (token.kind != TokenKind::word || token.length_class != 1 || !token.is_capitalised())
      return 0;
    if (const uint32_t honorific = honorific_initials(t); honorific != 0) return honorific;
    const uint32_t ship = match(ship_initials_, t);
    return ship != 0 && follows_title(t) ? 0 : ship;
  }
  // "W. Greenhalgh M.P.": behind a name, and written in one.
  bool is_degree(uint32_t t) const {
    return t + 2 < end_ && tokens_[t + 1].is_glued() && tokens_[t + 2].is_glued() &&
           tokens_[t - 1].kind == TokenKind::word && tokens_[t - 1].length_class > 1 &&
           match(degree_initials_, t) != 0;
  }
  // "Kim Beazley, M.H.R. Speeches followed": three letters or more are no initials of another.
  uint32_t degree_behind(uint32_t t) const {
    constexpr uint32_t kThree = 6;  // tokens
    if (!tokens_[t].is_capitalised() || t + 2 >= end_ || !tokens_[t + 1].is_glued()) return 0;
    if (tokens_[t + 2].is_glued() && tokens_[t + 2].length_class > 1)
      return match(degree_initials_, t);  // "B.Sc.", "D.Lit.": nobody's initials
    if (t < 2 || !is(t - 1, ',') || !tokens_[t - 2].is_capitalised()) return 0;
    const uint32_t degree = match(degree_initials_, t);
    return degree >= kThree ? degree : 0;
  }
  uint32_t match(rules::ListId list, uint32_t t) const {
    return list == rules::kNoList ? 0 : pack_.match(list, all_, t);
  }

  // "Mr. S. S. Buckman"
  bool follows_title(uint32_t t) const {
    if (t == 0) return false;
    const uint32_t before = is(t - 1, '.') && t > 1 && tokens_[t - 1].is_glued() ? t - 2 : t - 1;
    return tokens_[before].is_capitalised() && (of_word_[tokens_[before].word] & kIsTitle) != 0;
  }

  // "H.E. Ann Lee", "H. E. Dr. Ann Lee"
  uint32_t honorific_initials(uint32_t t) const {
    if (t + 2 >= end_) return 0;
    const uint32_t honorific = match(honorific_initials_, t);
    return honorific != 0 && (tokens_[t + 2].is_glued() || leads_title(t + honorific)) ? honorific
                                                                                       : 0;
  }
  bool leads_title(uint32_t t) const {
    return t < end_ && tokens_[t].length_class > 1 && tokens_[t].is_capitalised() &&
           (of_word_[tokens_[t].word] & kIsTitle) != 0;
  }

  // A run does not end with a particle.
  void close(NameRun& run) {
    while (out_.parts.size() > run.first_part && out_.parts.back().kind == PartKind::particle)
      out_.parts.pop_back();
    run.end_part = static_cast<uint32_t>(out_.parts.size());
    if (run.end_part > run.first_part) out_.runs.push_back(run);
  }

  // Most tokens are lower-case words that no list of particles has: they begin no run.
  bool may_begin(uint32_t t) const {
    const Token& token = tokens_[t];
    return token.kind == TokenKind::word &&
           ((token.shape & (text::kInitialUpper | text::kApostrophe)) != 0 ||
            (of_word_[token.word] & kLinksNames) != 0);
  }
  bool is(uint32_t t, char c) const {
    return t < end_ && tokens_[t].kind == TokenKind::punctuation && text_[tokens_[t].begin] == c &&
           tokens_[t].end - tokens_[t].begin == 1;
  }
  bool is_glued_hyphen(uint32_t t) const {
    if (t + 1 >= end_ || tokens_[t].kind != TokenKind::punctuation) return false;
    if (!tokens_[t].is_glued() || !tokens_[t + 1].is_glued()) return false;
    const std::string_view mark = text::slice(text_, tokens_[t]);
    return mark == "-" || mark == "\xE2\x80\x90" || mark == "\xE2\x80\x91";  // U+2010, U+2011
  }
  // A capitalised word of a script with case.
  bool is_cap(uint32_t t) const {
    const Token& token = tokens_[t];
    return token.kind == TokenKind::word && token.is_capitalised() &&
           (token.shape & (text::kHasLower | text::kAllUpper) || token.length_class == 1) &&
           (token.shape & text::kPossessive) == 0;
  }
  bool in(NameRole role, uint32_t t) const { return (of_word_[tokens_[t].word] & role) != 0; }
  bool is_clitic(uint32_t t) const {  // "d’" before "Almeida"
    return tokens_[t].kind == TokenKind::word && (tokens_[t].shape & text::kApostrophe) != 0 &&
           (tokens_[t].shape & text::kPossessive) == 0 && tokens_[t].length_class <= 3 &&
           t + 1 < end_ && tokens_[t + 1].is_glued() && is_cap(t + 1);
  }

  // A short word that no list or rule knows: the second half of a given name.
  bool is_syllable(uint32_t t) const {
    const Token& token = tokens_[t];
    const bool apart = (of_word_[token.word] & (kIsEastern | kIsTitle)) != 0;  // "Ting-kwong"
    return (token.word == 0 || apart) && token.length_class <= kSyllable &&
           (t + 1 >= end_ || !is_glued_hyphen(t + 1));
  }

  // "Kim Sang-jun": behind such a surname a short word may be one that others know.
  bool follows_eastern(uint32_t t, uint32_t next) const {
    return t > 0 && tokens_[t - 1].is_capitalised() &&
           (of_word_[tokens_[t - 1].word] & kIsEastern) != 0 && !tokens_[t].is_glued() &&
           tokens_[next].length_class <= kSyllable &&
           (next + 1 >= end_ || !is_glued_hyphen(next + 1));
  }

  // A word and what is glued to it: "Hale-Trembath", "Ji-ho", "al-Khatib", "d’Almeida".
  uint32_t compound_end(uint32_t t) const {
    uint32_t end = t + 1;
    while (is_glued_hyphen(end)) {
      uint32_t next = end + 1;
      if (is_clitic(next)) ++next;
      const Token& token = tokens_[next];
      if (token.kind != TokenKind::word || (token.shape & text::kAllUpper) != 0) break;
      // "Ji-ho", but not "U-boats", "Quebec-bound" or "Minh-whom".
      if (!token.is_capitalised() && !is_syllable(next) && !follows_eastern(t, next)) break;
      end = next + 1;
    }
    // "Hoogland-de Wit".
    if (is_glued_hyphen(end) && end + 2 < end_ && !tokens_[end + 1].is_capitalised() &&
        in(kParticle, end + 1) && !tokens_[end + 2].is_glued() && is_cap(end + 2) &&
        (tokens_[end + 2].gap & text::kNewline) == 0)
      return end + 3;
    // "Anyang' Nyong'o".
    if (end + 1 < end_ && tokens_[end].is_glued() && !tokens_[end + 1].is_glued() &&
        is_cap(end + 1) && (t == 0 || tokens_[t - 1].kind != TokenKind::punctuation)) {
      const std::string_view mark = text::slice(text_, tokens_[end]);
      if (mark == "'" || mark == "\xE2\x80\x99") ++end;
    }
    return end;
  }

  // A capitalised word that no list of parts has, with nothing glued to it that may belong to it:
  // most parts are.
  bool is_plain(uint32_t t) const {
    const Token& token = tokens_[t];
    constexpr uint32_t kOdd = kOpensWords | kGivenShort | kSaint | kEndsNames;
    if (!is_cap(t) || token.length_class == 1 || (token.shape & text::kApostrophe) != 0 ||
        (of_word_[token.word] & kOdd) != 0)
      return false;
    if (t + 1 >= end_) return true;
    const Token& next = tokens_[t + 1];
    if (!next.is_glued() || next.kind != TokenKind::punctuation) return true;
    const auto mark = static_cast<uint8_t>(text_[next.begin]);
    return mark != '-' && mark != '\'' && mark < 0x80;
  }

  // "Joao DA SILVA"
  bool is_capital_particle(uint32_t t) const {
    const auto is_upper = [&](uint32_t at) {
      return (tokens_[at].shape & text::kAllUpper) != 0 && tokens_[at].length_class > 1;
    };
    return is_upper(t) && in(kParticle, t) && t + 1 < end_ && is_cap(t + 1) && is_upper(t + 1) &&
           (tokens_[t + 1].gap & text::kNewline) == 0;
  }

  // Reads the part that begins at a token where one may.
  bool read_part(uint32_t t, bool begins, NamePart& part) const {
    if (!begins && is_capital_particle(t)) {
      part = {t, t + 1, PartKind::particle};
      return true;
    }
    if (!is_plain(t)) return read_odd_part(t, begins, part);
    part = {t, t + 1, PartKind::name};
    return true;
  }

  // Reads the part with which a run goes on at token `t`.
  bool read_next(uint32_t t, NamePart& part) const {
    const Token& token = tokens_[t];
    if (token.kind == TokenKind::punctuation) return !token.is_glued() && read_nickname(t, part);
    return may_begin(t) && (token.gap & text::kBlankLine) == 0 &&
           (marks_[t] & kStartsSentence) == 0 &&
           (token.length_class != 1 || honorific_initials(t) == 0) && read_part(t, false, part);
  }

  bool goes_on(uint32_t t) const {
    return followed_by_name(t) && (marks_[t] & kStartsSentence) == 0;
  }

  // "King George I", "Pope Pius X"
  bool is_reign(uint32_t t) const {
    if (tokens_[t].length_class != 1 || t < 2 || !is_cap(t - 1) || !in(kIsRuler, t - 2))
      return false;
    const char digit = text_[tokens_[t].begin];
    return tokens_[t - 2].is_capitalised() && (digit == 'I' || digit == 'V' || digit == 'X');
  }

  [[gnu::noinline]] bool read_odd_part(uint32_t t, bool begins, NamePart& part) const {
    const Token& token = tokens_[t];
    part.first = t;
    part.kind = PartKind::name;
    if (is_clitic(t)) {
      part.end = compound_end(t + 1);
      return true;
    }
    if (is_cap(t)) {
      const bool dot = is(t + 1, '.') && tokens_[t + 1].is_glued();
      if (!dot && in(kOpensWords, t) && t + 1 < end_ && !tokens_[t + 1].is_glued() &&
          is_cap(t + 1) && (tokens_[t + 1].gap & text::kBlankLine) == 0) {
        part.end = compound_end(t + 1);  // "Ó Murchú", "Mac Cana"
        return true;
      }
      if (!begins && is_degree(t)) return false;
      if (!begins && is_reign(t) && !(dot && goes_on(t + 2))) {
        part.kind = PartKind::suffix;
        part.end = t + 1;
        return true;
      }
      if (token.length_class == 1 || (dot && in(kGivenShort, t) && followed_by_name(t + 2))) {
        part.kind = PartKind::initial;
        part.end = dot ? t + 2 : t + 1;
        if (dot && is_glued_hyphen(t + 2) && t + 4 < end_ && is_cap(t + 3) && is(t + 4, '.'))
          part.end = t + 5;  // "J.-P."
        // "E A Hewett": two of them may begin a name without full stops.
        const bool another = begins && t + 2 < end_ && tokens_[t + 1].length_class == 1 &&
                             !tokens_[t + 1].is_glued() && is_cap(t + 1) && followed_by_name(t + 2);
        return dot ? true : another || (!begins && followed_by_name(t + 1)) || compound(t, part);
      }
      if (dot && in(kSaint, t) && followed_by_name(t + 2) && !tokens_[t + 2].is_glued()) {
        if (!begins && tokens_[t + 2].length_class == 1) {
          part.kind = PartKind::initial;  // "R. St. J. Auchinleck"
          part.end = t + 2;
          return true;
        }
        part.end = compound_end(t + 2);  // "St. Leger"
        return true;
      }
      if (!begins && in(kEndsNames, t)) {
        part.kind = PartKind::suffix;
        part.end = dot && (token.shape & text::kAllUpper) == 0 ? t + 2 : t + 1;  // "Jr.", "IV"
        return true;
      }
      part.end = compound_end(t);
      return true;
    }
    if (in(kArticle, t) && is_glued_hyphen(t + 1) && is_cap(t + 2)) {
      part.end = compound_end(t);
      return true;
    }
    if (!in(kParticle, t) || (begins && in(kJoiner, t))) return false;
    part.kind = PartKind::particle;
    part.end = t + 1;
    // Particles count only before a name.
    uint32_t next = t + 1;
    while (next < end_ && next < t + 3 && !is_cap(next) && in(kParticle, next)) ++next;
    return followed_by_name(next);
  }

  // 'Dahvin "DaHv" Daniels'.
  bool read_nickname(uint32_t t, NamePart& part) const {
    const auto is_quote = [&](uint32_t at) {
      const std::string_view mark = text::slice(text_, tokens_[at]);
      return mark == "\"" || mark == "“" || mark == "”" || mark == "'" || mark == "‘" ||
             mark == "’" || mark == "«" || mark == "»";
    };
    if (is(t, '(')) {  // "Theresia (Resi) Gruber"
      if (t + 2 >= end_ || !is_cap(t + 1) || tokens_[t + 1].length_class < 2 || !is(t + 2, ')') ||
          !followed_by_name(t + 3) || (tokens_[t + 1].shape & text::kAllUpper) != 0 ||
          (tokens_[t + 3].gap & text::kNewline) ||
          (of_word_[tokens_[t + 3].word] & kIsTitle) != 0)  // "Anna Reed (France) President"
        return false;
      part.first = t;
      part.end = t + 3;
      part.kind = PartKind::nickname;
      return true;
    }
    if (!is_quote(t)) return false;
    uint32_t close = t + 1;
    while (close < end_ && close <= t + 3 && tokens_[close].kind == TokenKind::word) ++close;
    if (close == t + 1 || close >= end_ || !is_cap(t + 1) || !is_quote(close)) return false;
    if (!followed_by_name(close + 1) || tokens_[close + 1].is_glued()) return false;
    part.first = t;
    part.end = close + 1;
    part.kind = PartKind::nickname;
    return true;
  }

  bool followed_by_name(uint32_t t) const {
    if (t >= end_ || (tokens_[t].gap & text::kBlankLine) != 0) return false;
    return is_cap(t) || is_clitic(t) ||
           (in(kArticle, t) && is_glued_hyphen(t + 1) && is_cap(t + 2));
  }

  // "A-ha", "X-Wing": a letter that is a word's beginning.
  bool compound(uint32_t t, NamePart& part) const {
    part.kind = PartKind::name;
    part.end = compound_end(t);
    return part.end > t + 1;
  }

  std::span<const Token> tokens_;
  const rules::Pack& pack_;
  text::TokenSpan all_;
  rules::ListId ship_initials_, degree_initials_, honorific_initials_;
  std::string_view text_;
  std::span<const uint8_t> marks_;
  std::span<const uint32_t> of_word_;
  NameRuns& out_;
  uint32_t end_ = 0;
};

}  // namespace

void find_name_runs(const Input& input, const PersonWords& words, std::span<const uint8_t> marks,
                    uint32_t block, NameRuns& out) {
  const text::Block& range = input.layout.blocks[block];
  RunFinder(input, words, marks, out).block(block, range.first_token, range.end_token);
}

}  // namespace annals::mentions
