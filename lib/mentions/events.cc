#include "mentions/events.h"

#include <charconv>
#include <string_view>

#include "mentions/name_classes.h"

namespace annals::mentions {
namespace {

bool is_mark(const Input& input, uint32_t i, std::string_view mark) {
  return input.tokens[i].kind == text::TokenKind::punctuation &&
         text::slice(input.text, input.tokens[i]) == mark;
}

std::string_view closing_of(std::string_view open) {
  if (open == "“") return "”";
  if (open == "„") return "“";
  if (open == "‘") return "’";
  if (open == "«") return "»";
  if (open == "»") return "«";
  if (open == "\"") return "\"";
  if (open == "'") return "'";
  return {};
}

// A past tense or a participle, as far as its ending tells: "gathered", "organised".
bool ends_a_name(const Input& input, const NameWords& words, uint32_t i) {
  const text::Token& token = input.tokens[i];
  if (input.pack.contains(words.event_stop, token.word)) return true;
  if (token.length_class < 5) return false;
  const std::string_view spelled = text::slice(input.text, token);
  return spelled.ends_with("ed") && !input.pack.contains(words.event_not_stop, token.word);
}

// "the Mechanics' Institute": capitals, the last of which is a building.
bool is_house(const Input& input, const NameWords& words, uint32_t i, uint32_t limit) {
  constexpr uint32_t kLongest = 6;  // tokens
  uint32_t last = 0;                // the unknown word
  for (uint32_t at = i; at < limit && at < i + kLongest; ++at) {
    const text::Token& token = input.tokens[at];
    if (token.is_word() && token.is_capitalised())
      last = token.word;
    else if (!is_mark(input, at, "'") && !is_mark(input, at, "’") && token.length_class != 1)
      break;
  }
  return input.pack.contains(words.house, last) || input.pack.contains(words.house_weak, last) ||
         input.pack.contains(words.seat, last);
}

}  // namespace

void propose_events(const Input& input, const NameWords& words, const NameScan& scan,
                    const TableColumns& columns, const TitleBlocks& titles, Candidates& out) {
  propose_named_events(input, words, scan, out);
  propose_quoted_events(input, words, scan, out);
  propose_title_lines(input, words, scan, columns, titles, out);
  propose_titles_of_days(input, words, scan, out);
  propose_titles_beside_speakers(input, words, scan, out);
  propose_titles_of_items(input, words, scan, out);
  propose_titles_of_siblings(input, words, scan, out);
  propose_titles_below_heads(input, words, scan, out);
  propose_titles_above_labels(input, words, scan, out);
  propose_bold_titles(input, words, scan, out);
}

int64_t edition_of(const Input& input, const NameWords& words, uint32_t i) {
  const text::Token& token = input.tokens[i];
  const std::string_view spelled = text::slice(input.text, token);
  if (token.kind == text::TokenKind::mixed) {
    int64_t number = 0;
    const auto [rest, error] =
        std::from_chars(spelled.data(), spelled.data() + spelled.size(), number);
    if (error != std::errc() || number <= 0 || number > 999) return 0;
    const std::string_view ending(rest, spelled.data() + spelled.size() - rest);
    const bool ordinal = ending == "st" || ending == "nd" || ending == "rd" || ending == "th" ||
                         ending == "ST" || ending == "ND" || ending == "RD" || ending == "TH" ||
                         ending == "e" || ending == "º" || ending == "ª" || ending == "ème";
    return ordinal ? number : 0;
  }
  if (token.kind != text::TokenKind::word) return 0;
  if (!input.pack.contains(words.ordinal, token.word)) return 0;
  const int64_t value = input.pack.value(words.ordinal, token.word);
  const bool compound = value < 10 && i > 1 && token.is_glued() && is_hyphen(input, i - 1) &&
                        input.tokens[i - 1].is_glued();
  if (!compound || !input.pack.contains(words.tens, input.tokens[i - 2].word)) return value;
  return input.pack.value(words.tens, input.tokens[i - 2].word) + value;  // "Fifty-first"
}

uint32_t name_tail_end(const Input& input, const NameWords& words, uint32_t i, uint32_t limit,
                       bool colon) {
  constexpr uint32_t kLongest = 30;  // tokens
  uint32_t end = i;                  // past the last content word
  for (uint32_t at = i; at < limit && at < i + kLongest; ++at) {
    const text::Token& token = input.tokens[at];
    if ((token.gap & text::kBlankLine) != 0 && at > i) break;
    if (token.kind == text::TokenKind::punctuation) {
      const std::string_view mark = text::slice(input.text, token);
      const bool hyphen = mark == "-" && token.is_glued();
      const bool joint =
          mark == "'" || mark == "’" || mark == "&" || (mark == "/" && token.is_glued());
      if (hyphen || joint) continue;
      const bool place = at + 1 < limit && place_end(input, at + 1) != 0;
      if (colon && mark == ":" && token.is_glued() && !place) continue;
      // "Flow, Flood and Drought" in a subtitle, but no "… , Harmony Building"
      if (colon && mark == "," && end == at && at + 1 < limit && !place &&
          input.tokens[at + 1].is_capitalised() && !is_house(input, words, at + 1, limit))
        continue;
      break;
    }
    if (token.kind == text::TokenKind::link || token.kind == text::TokenKind::number) break;
    if (token.is_capitalised()) {
      if (input.pack.contains(words.month, token.word)) break;
      end = at + 1;
      continue;
    }
    if (token.word == words.of || token.word == words.and_ || token.word == words.the ||
        token.word == words.for_ || token.word == words.on || token.word == words.to ||
        token.word == words.against || token.word == words.with)
      continue;
    if (token.word == words.in || token.word == words.at) {
      // "in Paris" tells where; "in the New Urban Agenda" is part of the name.
      uint32_t next = at + 1;
      if (next < limit && input.tokens[next].word == words.the) ++next;
      if (next >= limit || place_end(input, next) != 0 || !input.tokens[next].is_word()) break;
      if (token.word == words.at && next > at + 1) break;
      if (is_house(input, words, next, limit)) break;
      continue;
    }
    if (token.word != 0 && input.pack.contains(words.stop, token.word) &&
        !input.pack.contains(words.event_not_stop, token.word))
      break;
    if (ends_a_name(input, words, at)) break;
    end = at + 1;
  }
  return end;
}

uint32_t closing_quote(const Input& input, uint32_t i, uint32_t limit) {
  const text::Token& open = input.tokens[i];
  if (open.kind != text::TokenKind::punctuation) return 0;
  const std::string_view mark = text::slice(input.text, open);
  const std::string_view closing = closing_of(mark);
  if (closing.empty()) return 0;
  // A straight or single mark opens only before a word and behind a space or a bracket.
  if (open.is_glued() && i > 0 && input.tokens[i - 1].is_word() && mark != "“") return 0;
  if (i + 1 >= limit || !input.tokens[i + 1].is_glued()) return 0;
  constexpr uint32_t kLongest = 40;
  for (uint32_t at = i + 1; at < limit && at < i + kLongest; ++at) {
    if (!is_mark(input, at, closing)) continue;
    // An apostrophe: a word is glued to it.
    if ((closing == "’" || closing == "'") && at + 1 < limit && input.tokens[at + 1].is_glued() &&
        input.tokens[at + 1].is_word())
      continue;
    if ((mark == "\"" || mark == "'") && !input.tokens[at].is_glued()) return 0;
    return at;
  }
  return 0;
}

}  // namespace annals::mentions
