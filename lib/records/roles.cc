#include "records/roles.h"

#include <algorithm>

namespace annals::records {
namespace {

using mentions::Label;
using resolve::kNone;
using resolve::Name;

class Roles {
 public:
  Roles(const Scope& scope, const std::vector<uint32_t>& index_of, Event& event)
      : scope_(scope), words_(scope.words), index_of_(index_of), event_(event) {}

  void run() {
    for (size_t i = scope_.first_name; i < scope_.end_name; ++i) {
      const Name& name = scope_.resolved.names[i];
      const uint32_t index = index_of_[i - scope_.first_name];
      if (index == kNone) continue;
      const Range sentence = sentence_of(name);
      if (name.label == Label::organization) {
        std::string& role = event_.organizations[index].role;
        if (is_organizer(i, sentence))
          role = "organizer";
        else if (role == "mentioned" && takes_part(name, sentence))
          role = "participant";
      } else if (name.label == Label::person) {
        std::string& role = event_.people[index].role;
        if (speaks(name, sentence))
          role = "speaker";
        else if (role == "mentioned" && takes_part(name, sentence))
          role = "participant";
      }
    }
  }

 private:
  Range sentence_of(const Name& name) const {
    const uint32_t s = scope_.sentence_of(name.first);
    return s < scope_.sentences.size() ? scope_.sentences[s] : Range{name.first, name.end};
  }

  bool is_organizer(size_t i, Range sentence) const {
    return named_after_cue(i, sentence) || does_organize(i, sentence);
  }

  // "organized by the A, the B and the C": back over what is coordinated with the name to the cue.
  bool named_after_cue(size_t i, Range sentence) const {
    constexpr int kMostNames = 12;
    uint32_t at = scope_.resolved.names[i].first;
    for (int names = 0; names < kMostNames; ++names) {
      // The cue ends right before, articles and such between.
      uint32_t k = at;
      uint32_t words = 0;
      while (k > sentence.first && words < 5 && scope_.in(words_.adverb, k - 1)) --k, ++words;
      if (cue_ends_at(k, sentence)) return true;
      // Else a name of the same list stands before.
      if (!coordinated_before(i, sentence, at)) return false;
    }
    return false;
  }

  // True if an entry of "organizer-before" ends at token `end`.
  bool cue_ends_at(uint32_t end, Range sentence) const {
    const uint32_t first = end > sentence.first + 5 ? end - 5 : sentence.first;
    for (uint32_t k = first; k < end; ++k)
      if (k + scope_.input.pack.match(words_.organizer_before, scope_.input.tokens, k) == end)
        return true;
    return false;
  }

  // Moves to the name before, if nothing but commas, "and", articles and brackets stand between.
  bool coordinated_before(size_t& i, Range sentence, uint32_t& at) const {
    if (i == scope_.first_name) return false;
    const Name& before = scope_.resolved.names[i - 1];
    if (before.first < sentence.first || at - before.end > 8) return false;
    for (uint32_t k = before.end; k < at; ++k) {
      const std::string_view mark = scope_.at(k);
      if (mark == "," || mark == "(" || mark == ")" || mark == ";" || mark == "–" || mark == "-" ||
          mark == "&")
        continue;
      if (!scope_.in(words_.coordinator, k) && !scope_.in(words_.adverb, k)) return false;
    }
    --i;
    at = before.first;
    return true;
  }

  // "the A (AA) and the B held …": forward over the list to the verb.
  bool does_organize(size_t i, Range sentence) const {
    constexpr uint32_t kMostBetween = 8;
    uint32_t k = scope_.resolved.names[i].end;
    uint32_t between = 0;
    while (k < sentence.end && between <= kMostBetween) {
      if (scope_.input.pack.match(words_.organizer_after, scope_.input.tokens, k) > 0) return true;
      if (i + 1 < scope_.end_name && scope_.resolved.names[i + 1].first == k) {
        k = scope_.resolved.names[++i].end;
        continue;
      }
      const std::string_view mark = scope_.at(k);
      const bool bracket = mark == "(" || mark == ")";
      if (!bracket && !scope_.in(words_.coordinator, k) && !scope_.in(words_.adverb, k))
        return false;
      ++k;
      ++between;
    }
    return false;
  }

  // The name is the subject of the sentence's participation, or among those that were there.
  bool takes_part(const Name& name, Range sentence) const {
    const Range after{name.end, std::min(sentence.end, name.end + 8)};
    const uint32_t reach = name.first > sentence.first + 4 ? name.first - 4 : sentence.first;
    return scope_.clauses.holds(words_.attend_verb, after) ||
           scope_.clauses.holds(words_.participant_lead, {reach, name.first});
  }

  bool speaks(const Name& name, Range sentence) const {
    const Range after{name.end, std::min(sentence.end, name.end + 6)};
    const uint32_t reach = name.first > sentence.first + 6 ? name.first - 6 : sentence.first;
    return scope_.clauses.holds(words_.speech_verb, after) ||
           scope_.clauses.holds(words_.speaker_label, {reach, name.first});
  }

  const Scope& scope_;
  const Words& words_;
  const std::vector<uint32_t>& index_of_;
  Event& event_;
};

}  // namespace

void fill_roles(const Scope& scope, const std::vector<uint32_t>& index_of, Event& event) {
  Roles(scope, index_of, event).run();
}

}  // namespace annals::records
