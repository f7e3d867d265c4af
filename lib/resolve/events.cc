#include "resolve/events.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include "mentions/events.h"

namespace annals::resolve {
namespace {

class Completer {
 public:
  Completer(const mentions::Input& input, const mentions::NameWords& words, Resolved& out)
      : input_(input), words_(words), out_(out) {}

  void run() {
    for (EventName& event : out_.events) {
      // "“On Eels.”", the stop of the sentence within.
      const uint32_t stop =
          event.end < input_.tokens.size() && mentions::mark_at(input_, event.end) == '.';
      const uint32_t close = event.end + stop;
      event.quoted = event.first > 0 && close < input_.tokens.size() &&
                     mentions::closing_quote(input_, event.first - 1, close + 1) == close;
      if (event.head == kNone) event.head = head_of(event);
      event.edition = edition_of(event);
    }
    size_t next = 0;  // events are ascending, and so are blocks
    for (const text::Block& block : input_.layout.blocks) {
      while (next < out_.events.size() && out_.events[next].first < block.first_token) ++next;
      if (next < out_.events.size() && out_.events[next].first < block.end_token)
        find_themes(block, next);
    }
  }

 private:
  const text::Token& token(uint32_t i) const { return input_.tokens[i]; }
  std::string_view spelled(uint32_t i) const { return text::slice(input_.text, token(i)); }

  uint32_t head_of(const EventName& event) const {
    constexpr uint32_t kNoun =
        mentions::kEventNoun | mentions::kEventWeak | mentions::kEventForeign;
    for (uint32_t i = event.end; i-- > event.first;)
      if ((words_.of_word(token(i).word) & kNoun) != 0) return i;
    return kNone;
  }

  std::optional<int64_t> edition_of(const EventName& event) const {
    // "XI Assembly", "I Congress of Weavers"
    if (event.head != kNone && event.head > event.first && token(event.first + 1).is_word())
      if (const int64_t number = roman(spelled(event.first)); number > 0) return number;
    for (uint32_t i = event.first; i < event.end; ++i) {
      // In front, or behind another's name: "UIC 16th Congress"; not far inside, nor within what a
      // talk is called: "Leeds and the First World War".
      const bool near = event.head == kNone ? i == event.first : i <= event.head;
      if (near)
        if (const int64_t number = mentions::edition_of(input_, words_, i); number > 0)
          return number;
      if (spelled(i) == "#" && i + 1 < event.end)
        if (const int64_t number = plain_number(i + 1); number > 0) return number;
    }
    // "Habitat III", "Commanders' Forum I", "Workshop 3"
    if (event.head == kNone || event.head + 1 >= event.end) return std::nullopt;
    const uint32_t behind = event.head + 1;
    if (const int64_t number = roman(spelled(behind)); number > 0) return number;
    if (const int64_t number = plain_number(behind); number > 0 && number < 1000) return number;
    return std::nullopt;
  }

  int64_t plain_number(uint32_t i) const {
    if (token(i).kind != text::TokenKind::number) return 0;
    int64_t number = 0;
    const std::string_view digits = spelled(i);
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
  }

  // Up to XXXIX, well formed; 0: none.
  static int64_t roman(std::string_view text) {
    int64_t tens = 0;
    size_t at = 0;
    while (at < text.size() && text[at] == 'X' && tens < 3) {
      ++tens;
      ++at;
    }
    const std::string_view rest = text.substr(at);
    constexpr std::string_view kUnits[] = {"",  "I",  "II",  "III",  "IV",
                                           "V", "VI", "VII", "VIII", "IX"};
    for (int64_t unit = 0; unit < 10; ++unit)
      if (rest == kUnits[unit]) return tens * 10 + unit;
    return 0;
  }

  // "under the theme “…”", "the theme of the conference was "…"", "under the theme of Open Doors".
  void find_themes(const text::Block& block, size_t first_event) {
    constexpr uint32_t kReach = 10;  // tokens from the cue to the quotation
    size_t event = first_event;
    for (uint32_t i = out_.events[first_event].end; i < block.end_token; ++i) {
      if (!words_.is(token(i).word, mentions::kTheme)) continue;
      while (event + 1 < out_.events.size() && out_.events[event + 1].end <= i) ++event;
      EventName& name = out_.events[event];
      if (!name.theme.empty() || name.end > i) continue;
      const uint32_t limit = std::min(block.end_token, i + kReach);
      for (uint32_t at = i + 1; at < limit; ++at) {
        if (spelled(at) == ".") break;
        if (const uint32_t close = mentions::closing_quote(input_, at, block.end_token);
            close > at + 1) {
          name.theme = written(at + 1, close);
          break;
        }
      }
      if (name.theme.empty() && i + 2 < block.end_token && token(i + 1).word == words_.of &&
          token(i + 2).is_capitalised()) {
        const uint32_t end = mentions::name_tail_end(input_, words_, i + 2, block.end_token, true);
        if (end > i + 3) name.theme = written(i + 2, end);
      }
    }
  }

  std::string written(uint32_t first, uint32_t end) const {
    return std::string(text::slice(input_.text, token(first).begin, token(end - 1).end));
  }

  const mentions::Input& input_;
  const mentions::NameWords& words_;
  Resolved& out_;
};

}  // namespace

void complete_events(const mentions::Input& input, const mentions::NameWords& words,
                     Resolved& out) {
  Completer(input, words, out).run();
}

}  // namespace annals::resolve
