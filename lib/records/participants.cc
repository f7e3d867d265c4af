#include "records/participants.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "records/title_speaker.h"
#include "text/cells.h"

namespace annals::records {
namespace {

using mentions::Label;
using resolve::kNone;
using resolve::Name;

class Participants {
 public:
  Participants(const Scope& scope, const std::vector<uint32_t>& index_of, Event& event)
      : scope_(scope), words_(scope.words), index_of_(index_of), event_(event) {}

  void run() {
    agreement_ = event_.kind == "agreement";
    talk_ = scope_.input.pack.contains(words_.spoken_kind, scope_.kind_word);
    if (talk_) beside_title_ = speaker_beside_title(scope_, true);
    cue_ = next_cue(scope_.segment.first);
    for (size_t i = scope_.first_name; i < scope_.end_name; ++i) take_part(i);
  }

 private:
  const Name& name(size_t i) const { return scope_.resolved.names[i]; }
  bool is_organization(size_t i) const { return name(i).label == Label::organization; }
  Range sentence_of(uint32_t token) const {
    const uint32_t s = scope_.sentence_of(token);
    return s < scope_.sentences.size() ? scope_.sentences[s] : Range{token, token + 1};
  }

  void take_part(size_t i) {
    const uint32_t index = index_of_[i - scope_.first_name];
    if (index == kNone) return;
    const Range sentence = sentence_of(name(i).first);
    if (agreement_ && is_organization(i) && signs(name(i), sentence) &&
        event_.organizations[index].role == "mentioned")
      event_.organizations[index].role = "participant";
    if (name(i).label == Label::person &&
        ((talk_ && (stands_as_speaker(name(i)) || &name(i) == beside_title_)) ||
         fills_cell(name(i)) || leads_title(name(i))))
      event_.people[index].role = "speaker";
    if (!has_cue(name(i), sentence)) return;
    if (is_organization(i)) {
      std::string& role = event_.organizations[index].role;
      if (role == "mentioned" && participates(name(i), sentence)) role = "participant";
    } else if (name(i).label == Label::person) {
      std::string& role = event_.people[index].role;
      if (speaks(name(i), sentence))
        role = "speaker";
      else if (role == "mentioned" && participates(name(i), sentence))
        role = "participant";
    }
  }

  // "The A signed an agreement with the B": a party to it.
  bool signs(const Name& one, Range sentence) const {
    constexpr uint32_t kNear = 6;
    const uint32_t end = std::min(sentence.end, one.end + kNear);
    for (uint32_t k = one.end; k < end && scope_.at(k) != ","; ++k)
      if (scope_.input.pack.contains(words_.sign_verb, scope_.input.tokens[k].word)) return true;
    return false;
  }

  // False where nothing near the name can tell that it speaks or takes part: nearly everywhere.
  // Asked of the names in their order.
  bool has_cue(const Name& one, Range sentence) {
    constexpr uint32_t kBefore = 6;
    constexpr uint32_t kAfter = 8;
    const uint32_t first =
        one.first > sentence.first + kBefore ? one.first - kBefore : sentence.first;
    const uint32_t end = std::min(sentence.end, one.end + kAfter);
    if (cue_ < first) cue_ = next_cue(first);
    return cue_ < end;
  }
  uint32_t next_cue(uint32_t token) const {
    const uint64_t cues = words_.attend_verb.bit | words_.participant_lead.bit |
                          words_.speech_verb.bit | words_.speaker_label.bit;
    return scope_.clauses.stretches().next(cues, token, scope_.segment.end);
  }

  // The name is the subject of the sentence's participation, or among those that were there.
  bool participates(const Name& one, Range sentence) const {
    const Range after{one.end, std::min(sentence.end, one.end + 8)};
    const uint32_t reach = one.first > sentence.first + 4 ? one.first - 4 : sentence.first;
    return scope_.clauses.holds(words_.attend_verb, after) ||
           scope_.clauses.holds(words_.participant_lead, {reach, one.first});
  }

  // "– Ann Lee", "Ann Lee, Leeds": a line by itself that the name opens, behind the title; or
  // "(Ann Lee)" right behind that, a bracket that closes the line.
  bool stands_as_speaker(const Name& one) const {
    const text::Block* line = scope_.block_of(one.first);
    if (line == nullptr || (line->flags & text::kSingleLine) == 0 || one.end > line->content_end)
      return false;
    const bool closes = one.end == line->content_end;
    if (one.first > line->content_token && scope_.mark_before(one.first) == "(")
      return one.end + 1 == line->content_end && scope_.at(one.end) == ")";
    if (!closes && scope_.at(one.end) != "," && scope_.at(one.end) != "(") return false;
    if ((line->flags & text::kEndsSentence) != 0) return false;
    uint32_t i = line->content_token;
    const size_t date = scope_.clauses.first_date(i);  // "16 July 2021: Alex Amon"
    if (date < scope_.resolved.dates.size() && scope_.resolved.dates[date].first == i)
      i = scope_.resolved.dates[date].end;
    for (; i < one.first; ++i)
      if (scope_.input.tokens[i].kind != text::TokenKind::punctuation &&
          !scope_.input.pack.contains(words_.speaker_before, scope_.input.tokens[i].word))
        return false;
    return true;
  }

  // "15 October | Dr Ann Lee | Salt Marshes", "15 October   Salt Marshes   Ann Lee": the cell
  // beside that of the title.
  bool fills_cell(const Name& one) const {
    const text::Block* line = scope_.block_of(one.first);
    if (scope_.event == kNone || line == nullptr || (line->flags & text::kTableRow) == 0)
      return false;
    const resolve::EventName& title = scope_.resolved.events[scope_.event];
    if (title.first < line->first_token || title.end > line->end_token) return false;
    uint32_t first = one.first;
    while (first > line->first_token && !parts(first) &&
           (scope_.at(first - 1) == "." ||
            scope_.input.pack.contains(words_.speaker_before, scope_.input.tokens[first - 1].word)))
      --first;
    uint32_t end = one.end;
    if (end < line->end_token && scope_.at(end) == "(")
      while (end < line->end_token && scope_.at(end - 1) != ")") ++end;
    const bool beside = title.first > one.first ? title.first <= end + 2 : first <= title.end + 2;
    return beside && parts(first) &&
           (end >= line->end_token || parts(end) || scope_.at(end) == "|");
  }

  // "18 March: Mr. Kenneth Roy (Leeds): “The Clouds of Venus”".
  bool leads_title(const Name& one) const {
    constexpr uint32_t kLongest = 10;  // tokens of where they are from
    if (scope_.event == kNone) return false;
    const resolve::EventName& title = scope_.resolved.events[scope_.event];
    if (title.first < one.end || title.first > one.end + kLongest) return false;
    uint32_t colon = one.end;
    if (scope_.at(colon) == "(")
      while (colon < title.first && scope_.at(colon - 1) != ")") ++colon;
    return colon < title.first && title.first <= colon + 2 && scope_.at(colon) == ":";
  }

  // A cell of a row begins at the token.
  bool parts(uint32_t token) const {
    if (token == 0 || scope_.at(token - 1) == "|") return true;
    const auto& tokens = scope_.input.tokens;
    return text::parts_cells(
        text::slice(scope_.input.text, tokens[token - 1].end, tokens[token].begin));
  }

  bool speaks(const Name& one, Range sentence) const {
    const Range after{one.end, std::min(sentence.end, one.end + 6)};
    const uint32_t reach = one.first > sentence.first + 6 ? one.first - 6 : sentence.first;
    if (scope_.clauses.holds(words_.speech_verb, after)) return true;
    uint32_t label = reach;
    for (; scope_.clauses.holds(words_.speaker_label, {label, one.first}, &label); ++label)
      if (scope_.word(label) != words_.chair || is_label(label)) return true;
    return false;
  }

  // "Chair: Ann Lee", "chair J. R. Medina"; not "was re-elected chair and Ann Lee treasurer".
  bool is_label(uint32_t token) const {
    const std::string_view next = scope_.at(token + 1);
    return next == ":" || next == "," || scope_.input.tokens[token + 1].is_capitalised();
  }

  const Scope& scope_;
  const Words& words_;
  const std::vector<uint32_t>& index_of_;
  Event& event_;
  bool agreement_ = false;  // the occasion is one
  bool talk_ = false;       // … is one
  uint32_t cue_ = 0;        // the first near the last name or behind that
  const Name* beside_title_ = nullptr;
};

}  // namespace

void fill_participants(const Scope& scope, const std::vector<uint32_t>& index_of, Event& event) {
  Participants(scope, index_of, event).run();
}

}  // namespace annals::records
