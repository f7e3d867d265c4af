#include "mentions/name_scan.h"

#include <algorithm>
#include <array>
#include <string>

namespace annals::mentions {
namespace {

using lexicon::EntryKind;
using text::Token;

constexpr uint32_t kBigCity = 100000;  // people: a name that is a word, too, is rather the city

constexpr uint32_t bit(EntryKind kind) { return lexicon::Gazetteer::kind_bit(kind); }
constexpr uint32_t kWorldPart =
    bit(EntryKind::country) | bit(EntryKind::region) | bit(EntryKind::continent);
constexpr uint32_t kPlaceKinds = kWorldPart | bit(EntryKind::city) | bit(EntryKind::district) |
                                 bit(EntryKind::natural) | bit(EntryKind::facility);
constexpr uint32_t kBodyKinds = bit(EntryKind::organization) | bit(EntryKind::university);

char first_byte(const Input& input, uint32_t i) { return input.text[input.tokens[i].begin]; }

bool is_punctuation(const Input& input, uint32_t i, char c) {
  return input.tokens[i].kind == text::TokenKind::punctuation && first_byte(input, i) == c;
}

bool is_hyphen(const Input& input, uint32_t i) {
  const Token& token = input.tokens[i];
  if (token.kind != text::TokenKind::punctuation) return false;
  const std::string_view spelled = text::slice(input.text, token);
  return spelled == "-" || spelled == "‐" || spelled == "‑";
}

bool is_apostrophe(const Input& input, uint32_t i) {
  const std::string_view spelled = text::slice(input.text, input.tokens[i]);
  return spelled == "'" || spelled == "’";
}

// The best multi-token phrase at `i`, of the wanted kinds; 0: none.
const lexicon::PhraseMatch* phrase_at(const Input& input, uint32_t i) {
  const auto it = std::lower_bound(
      input.phrases.begin(), input.phrases.end(), i,
      [](const lexicon::PhraseMatch& phrase, uint32_t at) { return phrase.first_token < at; });
  return it != input.phrases.end() && it->first_token == i ? &*it : nullptr;
}

// A one-token place that is meant, as far as the lists can tell.
bool is_sure_place(const Input& input, uint32_t phrase, uint32_t kinds) {
  if ((kinds & kPlaceKinds) == 0) return false;
  if ((kinds & bit(EntryKind::country)) != 0) return true;
  const lexicon::Entry entry = input.gazetteer.entries(phrase).front();
  const bool doubtful =
      (entry.flags & (lexicon::kCommonWord | lexicon::kGivenName | lexicon::kSurname)) != 0;
  return !doubtful || entry.rank >= kBigCity;
}

class Scanner {
 public:
  Scanner(const Input& input, const NameWords& words, NameScan& out)
      : input_(input), words_(words), out_(out) {}

  void run() {
    out_.pieces.clear();
    out_.classes.assign(input_.tokens.size(), 0);
    for (uint32_t s = 0; s < input_.layout.sentences.size(); ++s) sentence(s);
  }

 private:
  const Token& token(uint32_t i) const { return input_.tokens[i]; }

  void sentence(uint32_t s) {
    const text::Sentence& sentence = input_.layout.sentences[s];
    end_ = sentence.end_token;
    look_at(sentence);
    for (uint32_t i = sentence.first_token; i < end_;) {
      if (!begins(i)) {
        ++i;
        continue;
      }
      Piece piece;
      piece.first = i;
      piece.sentence = s;
      piece.prose = prose_;
      piece.end = extent(i);
      uint32_t event_end = i;  // "Summer School" is an event's noun, so its "School" is no body
      for (uint32_t k = piece.first; k < piece.end; ++k) {
        uint32_t classes = classify(k);
        if ((classes & kEventNoun) != 0 && (words_.of_word(token(k).word) & kManyWords) != 0)
          if (const uint32_t size = input_.pack.match(words_.event_noun, input_.tokens, k);
              size > 1)
            event_end = k + size;
        if (k < event_end) classes &= ~static_cast<uint32_t>(kAnyHead);
        out_.classes[k] = classes;
        piece.classes |= classes;
      }
      out_.pieces.push_back(piece);
      i = piece.end;
    }
  }

  // In one look: whether all is in capitals, and whether some words of meaning are small, not only
  // those that titles write so.
  void look_at(const text::Sentence& sentence) {
    uint32_t lower = 0;
    uint32_t capitalised = 0;
    uint32_t capitals = 0;
    bool small = false;
    for (uint32_t i = sentence.first_token; i < sentence.end_token && lower < 8; ++i) {
      const Token& t = token(i);
      if (t.kind != text::TokenKind::word) continue;
      small = small || (t.shape & text::kHasLower) != 0;
      capitals += (t.shape & text::kAllUpper) != 0;
      if (t.is_capitalised())
        ++capitalised;
      else
        lower += t.length_class > 1 && (words_.of_word(t.word) & kStopWord) == 0;
    }
    all_caps_ = !small && capitals >= 3;
    prose_ = lower >= 2 && (lower >= 8 || 3 * lower >= capitalised);
  }

  // A capitalised word that may be part of a name.
  bool is_name_word(uint32_t i) const {
    const Token& t = token(i);
    if (!t.is_word() || !t.is_capitalised()) return false;
    const bool is_link = t.word != 0 && (t.word == words_.of || t.word == words_.and_ ||
                                         t.word == words_.for_ || t.word == words_.the);
    const bool capitals = (t.shape & text::kAllUpper) != 0;
    if (is_link) return false;
    if (capitals && !all_caps_) return true;  // "US", "WHO", "IT"
    if ((words_.of_word(t.word) & kStopWord) == 0) return true;
    // "A. K. Bell"
    return t.length_class == 1 && i + 1 < end_ && is_punctuation(input_, i + 1, '.') &&
           token(i + 1).is_glued();
  }

  bool begins(uint32_t i) const {
    if (!is_name_word(i)) return false;
    // "In April La Fraternidad": the month is no part of a name.
    return !(is_month(i) && i > 0 && token(i - 1).gap != text::kFirst &&
             (words_.of_word(token(i - 1).word) & kStopWord) != 0 &&
             token(i - 1).word != words_.the);
  }

  // Past the last token of the piece that begins at `i`.
  uint32_t extent(uint32_t i) const {
    uint32_t k = i + 1;
    while (k < end_) {
      const Token& t = token(k);
      if ((t.gap & text::kBlankLine) != 0) break;
      if (is_month(k - 1) && t.kind == text::TokenKind::number) break;
      if (is_name_word(k)) {
        if (is_month(k) && k + 1 < end_ && token(k + 1).kind == text::TokenKind::number) break;
        ++k;
        continue;
      }
      const uint32_t joined = join(k);
      if (joined == 0) break;
      k = joined;
    }
    return k;
  }

  // Past what a joining mark at `k` and the word after it take; 0: it joins nothing.
  uint32_t join(uint32_t k) const {
    const Token& t = token(k);
    if (t.kind != text::TokenKind::punctuation) return 0;
    const bool more = k + 1 < end_;
    if (is_hyphen(input_, k)) {
      const bool glued = t.is_glued() && more && token(k + 1).is_glued();
      return glued && (token(k + 1).is_word() || token(k + 1).kind == text::TokenKind::number)
                 ? k + 2
                 : 0;
    }
    if (is_punctuation(input_, k, '&') || is_punctuation(input_, k, '+')) {
      // "Prevention & Security", "V&A"
      const bool glued = t.is_glued() && more && token(k + 1).is_glued();
      return more && (is_name_word(k + 1) || (glued && token(k + 1).is_capitalised())) ? k + 2 : 0;
    }
    if (is_apostrophe(input_, k)) {  // "Workers' Union"
      const char last = input_.text[token(k - 1).end - 1];
      return t.is_glued() && (last == 's' || last == 'S') && more && !token(k + 1).is_glued() &&
                     is_name_word(k + 1)
                 ? k + 1
                 : 0;
    }
    if (is_punctuation(input_, k, '.') && t.is_glued()) {
      const Token& before = token(k - 1);
      const bool initial = before.length_class == 1;
      const bool short_form = initial || input_.pack.contains(words_.abbreviation, before.word);
      if (short_form && more && is_name_word(k + 1)) return k + 1;
      // The last full stop of "S.A.", "U.N.".
      if (initial && k >= 2 && is_punctuation(input_, k - 2, '.') && before.is_glued())
        return k + 1;
      // A name like a domain's: "Safe.brussels".
      if (more && token(k + 1).is_glued() && token(k + 1).is_word() &&
          !token(k + 1).is_capitalised() && before.length_class > 1)
        return k + 2;
    }
    return 0;
  }

  bool is_month(uint32_t i) const { return (words_.of_word(token(i).word) & kMonthWord) != 0; }

  uint32_t classify(uint32_t i) {
    const Token& t = token(i);
    if (!t.is_word()) return 0;
    const rules::Pack& pack = input_.pack;
    uint32_t classes = 0;
    if (t.word != 0) {
      constexpr uint32_t kNoClass = kStopWord | kMonthWord | kManyWords | kBodyWord | kForeignLink;
      const uint32_t of_word = words_.of_word(t.word);
      classes = of_word & ~kNoClass;
      if ((of_word & kMonthWord) != 0) classes |= kMonth;
      if ((t.shape & text::kAllUpper) == 0 || all_caps_)
        classes &= ~static_cast<uint32_t>(kHeadCaps);
      if ((of_word & kManyWords) != 0) {
        const auto add = [&](rules::ListId list, uint32_t bits) {
          if ((classes & bits) == 0 && pack.match(list, input_.tokens, i) != 0) classes |= bits;
        };
        add(words_.head_weak, kHeadWeak);
        add(words_.head_foreign, kHeadForeign);
        add(words_.event_noun, kEventNoun);
        add(words_.event_weak, kEventWeak);
        add(words_.event_foreign, kEventForeign);
      }
    }
    const uint32_t kinds = input_.gazetteer.kinds(t.phrase);
    const uint32_t word_bits = kinds & bit(EntryKind::word);
    if (word_bits != 0) classes |= kWord;
    if ((kinds & bit(EntryKind::given_name)) != 0) classes |= word_bits == 0 ? kGiven : kGivenToo;
    if ((kinds & bit(EntryKind::surname)) != 0) classes |= kSurname;
    if ((kinds & bit(EntryKind::demonym)) != 0) classes |= kDemonym;
    if ((kinds & kBodyKinds) != 0 && word_bits == 0) classes |= kOrgName;
    if ((kinds & kPlaceKinds) != 0) classes |= kPlaceToo;
    if (is_sure_place(input_, t.phrase, kinds)) {
      classes |= kPlace;
      if ((kinds & kWorldPart) != 0) classes |= kCountry;
    }
    while (phrase_ < input_.phrases.size() && input_.phrases[phrase_].first_token < i) ++phrase_;
    if (phrase_ < input_.phrases.size() && input_.phrases[phrase_].first_token == i) {
      const lexicon::PhraseMatch* phrase = &input_.phrases[phrase_];
      const uint32_t long_kinds = input_.gazetteer.kinds(phrase->phrase);
      if ((long_kinds & kPlaceKinds) != 0) classes |= kPlace;
      if ((long_kinds & kWorldPart) != 0) classes |= kCountry;
      if ((long_kinds & kBodyKinds) != 0) classes |= kOrgName;
    }
    if ((t.shape & text::kAllUpper) != 0) {
      if (!all_caps_) {
        classes |= kCapitals;
        if ((classes & kCountry) == 0) classes &= ~static_cast<uint32_t>(kPlace);  // "NATO"
      }
      if (is_roman(i)) classes |= kRoman;
    } else if ((t.shape & text::kInnerUpper) != 0) {
      classes |= is_capitals(i) ? kCapitals : kCoined;
    }
    // "Prison-based" is none.
    if (i + 2 < input_.tokens.size() && is_hyphen(input_, i + 1) && token(i + 1).is_glued() &&
        token(i + 2).is_glued() && !token(i + 2).is_capitalised() &&
        pack.match(words_.head_weak, input_.tokens, i) < 3)
      classes &= ~static_cast<uint32_t>(kAnyHead);
    if ((classes & (kAnyHead | kWord | kPlace | kGiven | kSurname)) == 0) {
      if (ends_with(words_.suffix, i))
        classes |= kHeadSuffix;
      else if (kinds == 0 && classes == 0 && ends_with(words_.topic_suffix, i))
        classes |= kWord;
    }
    return classes;
  }

  bool is_roman(uint32_t i) const {
    return text::slice(input_.text, token(i)).find_first_not_of("IVXLC") == std::string_view::npos;
  }

  // More capitals than small letters, none of them a word: "ECtHR", "UNODCs", "PhD".
  bool is_capitals(uint32_t i) const {
    uint32_t upper = 0;
    uint32_t lower = 0;
    for (const char c : text::slice(input_.text, token(i))) {
      upper += c >= 'A' && c <= 'Z';
      lower += c >= 'a' && c <= 'z';
    }
    return upper >= 2 && upper > lower && (token(i).shape & text::kApostrophe) == 0;
  }

  // The end of a long unknown word tells what it is: "Nationalmuseet" a body, by a head noun of
  // another language; "Bookbinding" a topic, by an ending that English words have.
  bool ends_with(rules::ListId suffixes, uint32_t i) const {
    const std::string_view spelled = text::slice(input_.text, token(i));
    if (token(i).kind != text::TokenKind::word || token(i).length_class < 8) return false;
    if ((token(i).shape & (text::kAllUpper | text::kInnerUpper)) != 0) return false;
    for (size_t size = std::min<size_t>(spelled.size() - 3, 16); size >= 3; --size) {
      const std::string_view tail = spelled.substr(spelled.size() - size);
      if ((static_cast<uint8_t>(tail[0]) & 0xC0) == 0x80) continue;
      if (input_.pack.contains(suffixes, input_.pack.word(tail))) return true;
    }
    return false;
  }

  const Input& input_;
  const NameWords& words_;
  NameScan& out_;
  uint32_t end_ = 0;
  size_t phrase_ = 0;  // the first phrase of several tokens that is not behind
  bool all_caps_ = false;
  bool prose_ = false;
};

}  // namespace

uint32_t NameScan::piece_at(uint32_t i) const {
  const auto it = std::upper_bound(pieces.begin(), pieces.end(), i,
                                   [](uint32_t at, const Piece& piece) { return at < piece.end; });
  return static_cast<uint32_t>(it - pieces.begin());
}

void scan_names(const Input& input, const NameWords& words, NameScan& out) {
  Scanner(input, words, out).run();
}

Link link_after(const Input& input, const NameWords& words, const NameScan& scan, uint32_t k) {
  Link link;
  if (k + 1 >= scan.pieces.size()) return link;
  const Piece& piece = scan.pieces[k];
  const Piece& next = scan.pieces[k + 1];
  if (piece.sentence != next.sentence || next.first - piece.end > 4) return link;
  uint32_t i = piece.end;
  uint32_t end = next.first;
  if (i == end) return link;
  const auto word = [&](uint32_t at) { return input.tokens[at].word; };
  if (is_punctuation(input, i, ')')) {
    link.closed = true;
    if (++i == end) {
      link.kind = LinkKind::close;
      return link;
    }
  }
  if (word(end - 1) == words.the && words.the != 0) {
    link.the = true;
    if (--end == i) return {};
  }
  if (end - i == 2 && is_punctuation(input, i, ',') && word(i + 1) == words.and_) {
    link.kind = LinkKind::comma_and;
    return link;
  }
  if (end - i == 1) {
    const text::Token& token = input.tokens[i];
    const std::string_view spelled = text::slice(input.text, token);
    if (token.kind == text::TokenKind::punctuation) {
      if (spelled == ",") link.kind = LinkKind::comma;
      if (spelled == "&") link.kind = LinkKind::conjunction;
      if (spelled == "(") link.kind = LinkKind::open;
      if (spelled == ":") link.kind = LinkKind::colon;
      if (spelled == "-" || spelled == "–" || spelled == "—") link.kind = LinkKind::dash;
    } else if ((token.shape & text::kPossessive) != 0) {
      link.kind = LinkKind::possessive;
    } else if (token.word != 0) {
      if (token.word == words.of) link.kind = LinkKind::of;
      if (token.word == words.for_ || token.word == words.on || token.word == words.against)
        link.kind = LinkKind::preposition;
      if (token.word == words.in) link.kind = LinkKind::in;
      if (token.word == words.at) link.kind = LinkKind::at;
      if (token.word == words.to) link.kind = LinkKind::to;
      if (token.word == words.with) link.kind = LinkKind::with;
      if (token.word == words.and_) link.kind = LinkKind::conjunction;
    }
    if (link.kind != LinkKind::none) return link;
  }
  if (link.the) return {};
  bool strong = false;  // a word that English has not
  for (uint32_t at = i; at < end; ++at) {
    if (!input.pack.contains(words.link_foreign, word(at)) && !is_clitic(input, at)) return {};
    strong = strong || !input.pack.contains(words.stop, word(at));
  }
  if (!strong) return {};
  link.kind = LinkKind::foreign;
  return link;
}

uint32_t place_end(const Input& input, uint32_t i) {
  if (const lexicon::PhraseMatch* phrase = phrase_at(input, i))
    if ((input.gazetteer.kinds(phrase->phrase) & kPlaceKinds) != 0) return phrase->end_token;
  const uint32_t phrase = input.tokens[i].phrase;
  return is_sure_place(input, phrase, input.gazetteer.kinds(phrase)) ? i + 1 : 0;
}

bool is_country(const Input& input, uint32_t i) {
  return (input.gazetteer.kinds(input.tokens[i].phrase) & bit(EntryKind::country)) != 0;
}

bool is_small_place(const Input& input, uint32_t i) {
  const uint32_t phrase = input.tokens[i].phrase;
  if ((input.gazetteer.kinds(phrase) & kWorldPart) != 0 || phrase == 0) return false;
  const lexicon::Entries entries = input.gazetteer.entries(phrase);
  return !entries.empty() && entries.front().rank < kBigCity;
}

uint32_t organization_end(const Input& input, uint32_t i) {
  if (const lexicon::PhraseMatch* phrase = phrase_at(input, i))
    if ((input.gazetteer.kinds(phrase->phrase) & kBodyKinds) != 0) return phrase->end_token;
  return (input.gazetteer.kinds(input.tokens[i].phrase) & kBodyKinds) != 0 ? i + 1 : 0;
}

bool is_clitic(const Input& input, uint32_t i) {
  const Token& token = input.tokens[i];
  return token.kind == text::TokenKind::word && (token.shape & text::kApostrophe) != 0 &&
         (token.shape & text::kPossessive) == 0 && token.length_class <= 3 &&
         text::slice(input.text, token).find_last_of("'\x99") + 1 == token.end - token.begin;
}

bool is_english(const Input& input, uint32_t i) {
  const uint32_t phrase = input.gazetteer.find(text::slice(input.text, input.tokens[i]));
  return (input.gazetteer.kinds(phrase) & bit(EntryKind::word)) != 0;
}

}  // namespace annals::mentions
