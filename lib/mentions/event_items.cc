// Names that open an item of a list, behind its day or as the first of it:
//
//   * 16 November 2024: Railway Mapathon, Museum of Technology, Zagreb
//   9 March: Kite Relay, online. Forty sewing machines hummed till dawn.
//   Shared Roads, Shared Tolls, side event at the road forum in Dubai, 4 December.
//
// No sentence: capitals up to a comma, a bracket, a stop or the end. Behind a day only where that
// comes again, and some of them name an occasion or read as a phrase.
#include <algorithm>
#include <vector>

#include "mentions/events.h"
#include "mentions/title_candidates.h"

namespace annals::mentions {
namespace {

class Items : TitleCandidates {
 public:
  explicit Items(const TitleCandidates& titles) : TitleCandidates(titles) {}

  void run() {
    for (const text::Block& block : input_.layout.blocks) {
      constexpr uint32_t kNo = text::kRule | text::kDecorated | text::kHash | text::kTableRow;
      if ((block.flags & kNo) != 0 || block.content_end < block.content_token + 3) continue;
      const uint32_t first = behind_label(block);
      if (!find_apposed(first != 0 ? first : behind_date(block), block.content_end) && first != 0)
        find_item(first, block.content_end);
    }
    constexpr size_t kRegular = 3;
    const auto sure =
        std::count_if(items_.begin(), items_.end(), [](const Title& title) { return title.sure; });
    if (items_.size() < kRegular || sure == 0) return;
    for (const Title& title : items_) add(title.first, title.end);
  }

 private:
  struct Title {
    uint32_t first;
    uint32_t end;
    bool sure;
  };

  // Behind "9 November 2024:", "18 April –", "Spring 2017:"; 0: no such day opens the block.
  uint32_t behind_label(const text::Block& block) const {
    const rules::Match* date = date_of(block);
    if (date == nullptr || date->first != block.content_token || date->end + 2 >= block.content_end)
      return 0;
    const bool year =
        date->end == date->first + 1 && token(date->first).kind == text::TokenKind::number;
    const uint32_t mark = date->end;
    const bool parts = is_mark(mark, ":") || is_mark(mark, ".") || is_parting_dash(input_, mark);
    return !year && parts && !token(mark + 1).is_glued() ? mark + 1 : 0;
  }

  // Behind "2004." and any other date that opens the block.
  uint32_t behind_date(const text::Block& block) const {
    const rules::Match* date = date_of(block);
    if (date == nullptr || date->first != block.content_token || date->end + 2 >= block.content_end)
      return block.content_token;
    return date->end + !token(date->end).is_word();
  }

  void find_item(uint32_t first, uint32_t end) {
    constexpr uint32_t kLongest = 10;  // tokens
    const uint32_t most = std::min(end, first + kLongest + 1);
    uint32_t i = first;
    bool phrase = false;  // "Python for Archivists"
    bool event = false;
    for (; i < most; ++i) {
      if (token(i).kind == text::TokenKind::punctuation && !token(i).is_glued()) {
        if (!is_mark(i, "(") && !is_parting_dash(input_, i)) return;
        break;
      }
      if (is_mark(i, ".") && i + 1 < end && token(i + 1).is_glued()) return;  // "Loom 3.2"
      if (is_mark(i, ",") || is_mark(i, ".") || is_mark(i, ";")) break;
      if (is_mark(i, ":") || (token(i).gap & text::kNewline) != 0) break;
      if (!token(i).is_word()) continue;
      // "Bat Night with Dr. Park"
      if (event && i >= first + 2 &&
          (token(i).word == words_.with || input_.pack.contains(words_.by, token(i).word)))
        break;
      if ((scan_.classes[i] & kNoName) != 0) return;
      event |= (scan_.classes[i] & (kEventNoun | kEventWeak | kEventForeign)) != 0;
      if (token(i).is_capitalised()) continue;
      if (token(i).length_class == 1 || input_.pack.contains(words_.event_rivals, token(i).word))
        return;
      phrase |= i > first;
    }
    if (i == most && i < end) return;
    if (i < end && is_mark(i, ":")) return;
    const uint32_t name = before_town(first, i);
    if (!is_name(first, name) && !is_name(first, i)) return;
    items_.push_back({first, name, event || phrase});
  }

  // "Wet Feet at Leeds", "Wet Feet in Rag Hall": before where it was.
  uint32_t before_town(uint32_t first, uint32_t end) const {
    constexpr uint32_t kReach = 6;  // tokens
    for (uint32_t i = end - 1; i > first + 1 && end - i <= kReach; --i) {
      if (token(i).word != words_.in && token(i).word != words_.at) continue;
      const uint32_t place = i + 1 + (token(i + 1).word == words_.the);
      if (place >= end) return end;
      const bool house = input_.pack.contains(words_.room, token(end - 1).word) ||
                         input_.pack.contains(words_.house, token(end - 1).word);
      return house || place_end(input_, place) == end ? i : end;
    }
    return end;
  }

  // "Shared Roads, Shared Tolls, side event at …", "Ten Years of Freedom: a lecture series":
  // before the words that tell what it was.
  bool find_apposed(uint32_t first, uint32_t end) {
    constexpr uint32_t kReach = 16;  // tokens
    constexpr uint32_t kWords = 4;   // to the noun
    const uint32_t most = std::min(end, first + kReach);
    for (uint32_t i = first + 2; i + 2 < most; ++i) {
      if (is_mark(i, ".") || is_mark(i, ";") || is_mark(i, "(")) return false;
      if (is_parting_dash(input_, i)) {  // "Library – Dyeing for Beginners, a workshop with …"
        first = i + 1;
        continue;
      }
      const bool colon = is_mark(i, ":");
      if (colon && token(i + 1).length_class > 2) return false;  // ": a lecture series"
      if ((!is_mark(i, ",") && !colon) || token(i + 1).is_capitalised()) continue;
      for (uint32_t noun = i + 1; noun < i + 1 + kWords && noun + 1 < end; ++noun) {
        if (!token(noun).is_word() || token(noun).is_capitalised()) break;
        if (!input_.pack.contains(words_.event_quoted_noun, token(noun).word) &&
            !input_.pack.contains(words_.event_noun, token(noun).word))
          continue;
        const uint32_t link = token(noun + 1).word;
        const bool told = is_mark(noun + 1, ",") || is_mark(noun + 1, ".") ||
                          input_.pack.contains(words_.event_quoted_noun, link) ||
                          input_.pack.contains(words_.act, link) || link == words_.at ||
                          link == words_.in || link == words_.with || link == words_.of ||
                          link == words_.on || link == words_.for_ ||
                          input_.pack.contains(words_.by, link);
        if (!told || !is_name(first, i)) return false;
        add(first, i, words_.weights.event_quoted);
        return true;
      }
      return false;
    }
    return false;
  }

  bool is_name(uint32_t first, uint32_t end) const {
    return end >= first + 2 && token(first).is_word() && token(end - 1).is_word() &&
           (token(end - 1).shape & text::kPossessive) == 0 && !has_day(first, end) &&
           reads_as_title(first, end) && is_spelled_as_title(first, end) &&
           !is_person_cell(first, end) && (scan_.classes[end - 1] & kThing) == 0 &&
           !input_.pack.contains(words_.room, token(end - 1).word) &&
           !input_.pack.contains(words_.house, token(end - 1).word);
  }

  static constexpr uint32_t kNoName = kAnyHead | kFunction | kHonorific | kGiven;

  std::vector<Title> items_;
};

}  // namespace

void propose_titles_of_items(const Input& input, const NameWords& words, const NameScan& scan,
                             Candidates& out) {
  Items(TitleCandidates(TitleShape(input, words, scan), out)).run();
}

}  // namespace annals::mentions
