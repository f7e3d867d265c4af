#include "records/kind.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "records/title_speaker.h"

namespace annals::records {
namespace {

class Ballot {
 public:
  explicit Ballot(const Scope& scope) : scope_(scope) {}

  // `first`, `end`: the tokens that say so; `what`: the weight; `rule`: of the pack.
  void add(std::string_view kind, double score, uint32_t first, uint32_t end, const char* what,
           uint32_t rule = resolve::kNone) {
    if (kind.empty()) return;
    if (scope_.trace() != nullptr) tell(kind, score, first, end, what, rule);
    for (size_t i = 0; i < count_; ++i) {
      if (kinds_[i].name != kind) continue;
      kinds_[i].score += score;
      return;
    }
    if (count_ < kinds_.size()) kinds_[count_++] = {kind, score};
  }

  std::string_view winner() const {
    const Choice* best = nullptr;
    for (size_t i = 0; i < count_; ++i)
      if (kinds_[i].score > 0 && (best == nullptr || kinds_[i].score > best->score))
        best = &kinds_[i];
    return best == nullptr ? std::string_view() : best->name;
  }

  // What a cue in this sentence is worth, as a factor.
  double nearness(uint32_t sentence) const {
    const auto& weights = scope_.words.kind;
    double factor = 1.0;
    for (uint32_t i = 0; i < std::min(scope_.distance(sentence), 6u); ++i)
      factor *= weights.per_sentence;
    return sentence == scope_.lead ? std::max(factor, weights.own_sentence) : factor;
  }

 private:
  struct Choice {
    std::string_view name;
    double score = 0;
  };

  void tell(std::string_view kind, double score, uint32_t first, uint32_t end, const char* what,
            uint32_t rule) const {
    scope_.counts(what, score);
    scope_.trace()->add({.field = "kind",
                         .first = first,
                         .end = end,
                         .rule = rule,
                         .value = std::string(kind),
                         .score = score,
                         .parts = {},
                         .refused = {}});
  }

  const Scope& scope_;
  std::array<Choice, 24> kinds_{};
  size_t count_ = 0;
};

uint64_t nouns(const Words& words) { return words.event_nouns() | words.event_noun_foreign.bit; }

// The kind that the noun at `token` gives and its length in tokens; `weak`: it has other senses.
std::string_view noun_at(const Scope& scope, uint32_t token, uint32_t& length, bool& weak) {
  const Words& words = scope.words;
  const std::array<WordList, 3> lists = {words.event_noun, words.event_noun_weak,
                                         words.event_noun_foreign};
  for (size_t i = 0; i < lists.size(); ++i) {
    length = scope.match(lists[i], token);
    if (length == 0) continue;
    weak = i == 1;
    return scope.input.pack.string_value(lists[i], scope.input.tokens, token, token + length);
  }
  return {};
}

// "Dr. Ann Lee (University of Bath)", "Speaker: Ann Lee", "2016-09-14 | Hall 3 | Ann Lee".
bool opens_cell(const Scope& scope, const text::Block& block, uint32_t token) {
  uint32_t i = token;
  if (scope.input.pack.match(scope.words.by_line, scope.input.tokens, block.content_token) > 0)
    return false;  // of a play
  // titles before the name
  while (i > block.content_token && token - i < 4 &&
         (scope.input.tokens[i - 1].is_capitalised() || scope.at(i - 1) == ".")) {
    --i;
  }
  if (i == block.content_token) return token - i < 4;
  const std::string_view mark = scope.at(i - 1);
  if (mark == ":" && i >= 2 && i - 2 >= block.content_token)
    return scope.in(scope.words.speaker_label, i - 2);
  return mark == "|" || mark == "·" || mark == "•";
}

// "SiltConf 2023", "EuroPython 2014".
std::string_view coined_kind(const Scope& scope, uint32_t token) {
  const std::string_view name = scope.at(token);
  std::array<char, 10> tail{};
  for (size_t size = 3; size <= tail.size() && size + 2 <= name.size(); ++size) {
    for (size_t c = 0; c < size; ++c) {
      const char letter = name[name.size() - size + c];
      tail[c] = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    }
    const uint32_t word = scope.input.pack.word({tail.data(), size});
    if (scope.input.pack.contains(scope.words.event_suffix, word))
      return scope.input.pack.string_value(scope.words.event_suffix, word);
  }
  return "conference";
}

// What the innermost heading of a list says that its entries are.
std::string_view listed_as(const Scope& scope) {
  for (uint32_t h = scope.segment.heading; h != resolve::kNone;
       h = scope.resolved.headings[h].parent)
    if (!scope.headings.of[h].listed.empty()) return scope.headings.of[h].listed;
  return {};
}

void count_title(const Scope& scope, Ballot& ballot) {
  if (scope.event == resolve::kNone) return;
  const resolve::EventName& name = scope.resolved.events[scope.event];
  uint32_t length = 0;
  bool weak = false;
  // "Public hearing: School buildings after the flood"
  if (name.first >= scope.segment.first + 2 && scope.at(name.first - 1) == ":" &&
      !scope.in_date(name.first - 2)) {
    const std::string_view kind = noun_at(scope, name.first - 2, length, weak);
    if (!kind.empty()) {
      ballot.add(kind, scope.words.kind.title, name.first - 2, name.first - 1, "kind.title");
      return;
    }
  }
  if (name.head != resolve::kNone) {
    const std::string_view kind = noun_at(scope, name.head, length, weak);
    if (name.quoted && weak) return;                // a talk on “Six Weeks in the Hills”
    if (weak && !listed_as(scope).empty()) return;  // "Salt Days", among exhibitions
    ballot.add(kind, scope.words.kind.title, name.head, name.head + 1, "kind.title");
    const text::Token& last = scope.input.tokens[name.end - 1];
    if (kind.empty() && last.kind == text::TokenKind::number && last.length_class == 4)
      ballot.add(coined_kind(scope, name.head), scope.words.kind.coined, name.head, name.end,
                 "kind.coined");
    return;
  }
  // Without a head: the last event noun of the name, if it has one.
  for (uint32_t i = name.end; i-- > name.first;) {
    const std::string_view kind = noun_at(scope, i, length, weak);
    if (kind.empty() || weak) continue;
    ballot.add(kind, scope.words.kind.title, i, i + length, "kind.title");
    return;
  }
}

// What an entry with a speaker is: a talk, or what the headings call it: "Webinar series".
std::string_view told_as(const Scope& scope) {
  for (uint32_t h = scope.segment.heading; h != resolve::kNone;
       h = scope.resolved.headings[h].parent)
    for (uint32_t i = scope.headings.of[h].first_kind; i < scope.headings.of[h].end_kind; ++i) {
      const std::string_view kind = scope.headings.kinds[i];
      if (scope.input.pack.contains(scope.words.talk_kind, scope.input.pack.word(kind)))
        return kind;
    }
  return "lecture";
}

// The entry of a talk: a title on its own line, and below it a line, or a cell of a line, that
// opens with a person.
bool count_speaker_line(const Scope& scope, Ballot& ballot) {
  constexpr uint32_t kLines = 3;
  const auto& blocks = scope.input.layout.blocks;
  const uint32_t first = scope.segment.first_block;
  const uint32_t end = std::min(scope.segment.end_block, first + 1 + kLines);
  if (end < first + 2 || scope.segment.first != blocks[first].first_token) return false;
  if ((blocks[first].flags & text::kSingleLine) == 0) return false;
  const uint32_t title = blocks[first].content_token;
  for (size_t i = scope.first_date; i < scope.end_date; ++i)
    if (scope.resolved.dates[i].first >= title &&
        scope.resolved.dates[i].first < blocks[first].end_token)
      return false;
  const uint32_t title_end = blocks[first].content_end;
  constexpr uint32_t kLongest = 30;  // tokens
  if (title_end < title + 2 || title_end > title + kLongest || scope.at(title_end - 1) == ".")
    return false;
  for (uint32_t b = first + 1; b < end; ++b) {
    const text::Block& block = blocks[b];
    if ((block.flags & text::kEndsSentence) != 0) return false;
    for (size_t i = scope.clauses.first_name(block.content_token);
         i < scope.end_name && scope.resolved.names[i].first < block.end_token; ++i) {
      const resolve::Name& name = scope.resolved.names[i];
      if (name.label != mentions::Label::person || !opens_cell(scope, block, name.first)) continue;
      ballot.add(told_as(scope), scope.words.kind.speaker_line, name.first, name.end,
                 "kind.speaker-line");
      return true;
    }
  }
  return false;
}

// The person whose name closes the line, but for where they are from: "4 May – Ann Lee (Leeds)".
const resolve::Name* closing_person(const Scope& scope, const text::Block& block) {
  const size_t next = scope.clauses.first_name(block.content_end);
  for (size_t i = next, n = 0; i-- > scope.first_name && n < 3; ++n) {
    const resolve::Name& name = scope.resolved.names[i];
    if (name.first < block.content_token) break;
    if (name.label != mentions::Label::person) continue;
    const bool closes =
        name.end >= block.content_end || scope.at(name.end) == "(" || scope.at(name.end) == ",";
    return closes && !scope.input.tokens[name.first - 1].is_word() ? &name : nullptr;
  }
  return nullptr;
}

// "| 12/07/2017 | Profiling code | Andrew Reed |", below "Date | Topic | Presenter": the person
// whose cell stands beside that of the topic.
const resolve::Name* person_in_row(const Scope& scope, const text::Block& row, uint32_t topic) {
  constexpr uint32_t kTitles = 2;  // tokens before a name
  const mentions::TableColumns& columns = scope.resolved.columns;
  const mentions::Cell* cell = columns.at(topic);
  if (cell == nullptr || cell->column != mentions::Column::topic) return nullptr;
  for (size_t i = scope.clauses.first_name(row.content_token);
       i < scope.end_name && scope.resolved.names[i].first < row.end_token; ++i) {
    const resolve::Name& name = scope.resolved.names[i];
    const mentions::Cell* own = columns.at(name.first);
    if (name.label == mentions::Label::person && own != nullptr && own->first != cell->first &&
        name.first <= own->first + kTitles)
      return &name;
  }
  return nullptr;
}

// "Ann Lee, Author – Silver on the Frontier": the person that the title's line opens with.
const resolve::Name* person_before(const Scope& scope, const text::Block& line, uint32_t title) {
  if (title < line.content_token + 3 || !mentions::is_parting_dash(scope.input, title - 1))
    return nullptr;
  const size_t i = scope.clauses.first_name(line.content_token);
  if (i >= scope.end_name || scope.resolved.names[i].first >= title) return nullptr;
  const resolve::Name& name = scope.resolved.names[i];
  return name.label == mentions::Label::person && opens_cell(scope, line, name.first) ? &name
                                                                                      : nullptr;
}

// "Robert Kopp, Ph.D.": its stop closes no sentence.
bool is_lettered(const Scope& scope, const text::Block& line) {
  constexpr uint32_t kLongest = 12;  // tokens
  constexpr uint32_t kLetters = 6;   // "," "Ph.D."
  if (line.content_end > line.content_token + kLongest) return false;
  const uint32_t least =
      line.content_end - std::min(kLetters, line.content_end - line.content_token);
  for (uint32_t i = line.content_end; i-- > least;)
    if (scope.at(i) == ",")
      return i + 1 < line.content_end && scope.input.tokens[i + 1].is_capitalised();
  return false;
}

// The same, told beside its day: the title behind the day or below it, and in the line right above
// or below it who spoke.
void count_speaker_of_title(const Scope& scope, Ballot& ballot) {
  if (scope.event == resolve::kNone) return;
  const resolve::EventName& title = scope.resolved.events[scope.event];
  const text::Block* const upper = scope.block_of(title.first);
  const text::Block* const lower = scope.block_of(title.end - 1);
  if (title.head != resolve::kNone || upper == nullptr || lower == nullptr) return;
  const auto& blocks = scope.input.layout.blocks;
  const resolve::Name* speaker = person_in_row(scope, *upper, title.first);
  if (speaker == nullptr) speaker = speaker_beside_title(scope, false);
  if (speaker == nullptr && title.end + 1 < lower->content_end) return;
  if (speaker == nullptr) speaker = person_before(scope, *upper, title.first);
  if (speaker == nullptr && upper > &blocks[scope.segment.first_block] &&
      upper[-1].first_token >= scope.segment.first)
    speaker = closing_person(scope, upper[-1]);
  if (speaker == nullptr && lower + 1 < blocks.data() + scope.segment.end_block &&
      ((lower[1].flags & text::kEndsSentence) == 0 || is_lettered(scope, lower[1]))) {
    const size_t i = scope.clauses.first_name(lower[1].content_token);
    if (i < scope.end_name && scope.resolved.names[i].label == mentions::Label::person &&
        opens_cell(scope, lower[1], scope.resolved.names[i].first))
      speaker = &scope.resolved.names[i];
  }
  if (speaker != nullptr)
    ballot.add(told_as(scope), scope.words.kind.speaker_line, speaker->first, speaker->end,
               "kind.speaker-line");
}

// "Referee course, Liège", "4 May: chess tournament (open)": the noun that an entry opens with,
// behind its date; what stands before it and behind it makes no sentence.
bool heads_entry(const Scope& scope, Range sentence, uint32_t noun) {
  constexpr uint32_t kMostWords = 3;  // before it
  if (noun + 1 >= sentence.end || scope.input.tokens[noun + 1].is_word()) return false;
  uint32_t words = 0;
  for (uint32_t i = noun; i > sentence.first && words <= kMostWords; --i) {
    const text::Token& token = scope.input.tokens[i - 1];
    if (scope.in_date(i - 1) || token.kind == text::TokenKind::punctuation) return words > 0;
    const uint64_t link = scope.words.article.bit | scope.words.dependent_lead.bit;
    if (!token.is_word() || scope.words.lists.contains(link, token.word)) return false;
    ++words;
  }
  return words > 0 && words <= kMostWords;
}

// The text below a title that is a line by itself and names no sort of occasion; null: no such
// title stands over it.
const text::Block* title_line(const Scope& scope) {
  if (scope.event == resolve::kNone) return nullptr;
  const resolve::EventName& title = scope.resolved.events[scope.event];
  const text::Block* const line = scope.block_of(title.first);
  return line != nullptr && title.head == resolve::kNone && title.end + 1 >= line->content_end &&
                 (line->flags & (text::kSingleLine | text::kTableRow)) == text::kSingleLine
             ? line
             : nullptr;
}

void count_nouns(const Scope& scope, Ballot& ballot) {
  const auto& weights = scope.words.kind;
  const text::Block* const title = title_line(scope);
  const uint32_t last = std::min<uint32_t>(static_cast<uint32_t>(scope.sentences.size()),
                                           std::max(scope.lead + 1, scope.told + 4));
  for (uint32_t s = 0; s < last; ++s) {
    const Range sentence = scope.sentences[s];
    // "an ongoing dialogue about …": what a show is about.
    const text::Block* const told = title != nullptr ? scope.block_of(sentence.first) : nullptr;
    const bool about = told != nullptr && told > title && (told->flags & text::kEndsSentence) != 0;
    const double near = ballot.nearness(s);
    bool first = true;
    for (uint32_t i = sentence.first;;) {
      i = scope.clauses.stretches().next(nouns(scope.words), i, sentence.end);
      if (i == sentence.end) break;
      uint32_t length = 0;
      bool weak = false;
      const std::string_view kind = noun_at(scope, i, length, weak);
      if (kind.empty()) {
        ++i;
        continue;
      }
      // "School outing": the last noun counts.
      const auto leads_noun = [&] {
        return i + length < sentence.end && scope.in(nouns(scope.words), i + length) &&
               !scope.input.tokens[i + length].is_capitalised();
      };
      // "School closed today.": what opens a clause has a capital anyway.
      const auto opens_clause = [&] {
        return (i == sentence.first || !scope.input.tokens[i - 1].is_word()) &&
               i + length < sentence.end && scope.input.tokens[i + length].is_word() &&
               !scope.input.tokens[i + length].is_capitalised();
      };
      // "dismissed from School", "the School": a body or a place, as old hands write it.
      const auto is_bare = [&] {
        return i > sentence.first && scope.input.tokens[i - 1].is_word() &&
               !scope.input.tokens[i - 1].is_capitalised();
      };
      const bool ambiguous = weak && scope.in(scope.words.ambiguous_noun, i) &&
                             (!scope.input.tokens[i].is_capitalised() || is_bare() ||
                              opens_clause() || leads_noun()) &&
                             !heads_entry(scope, sentence, i);
      // "Hunter Seminar Room": where it was.
      const bool room =
          i + length < sentence.end && scope.input.tokens[i].is_capitalised() &&
          scope.input.tokens[i + length].is_capitalised() &&
          scope.input.pack.contains(scope.words.event_room, scope.input.tokens[i + length].word);
      if (!ambiguous && !room && !scope.in_name(i) && !scope.in_date(i)) {
        double score = weak ? weights.weak_noun : weights.noun;
        // … but "An online workshop of …", "This exhibition …".
        constexpr uint32_t kOpens = 4;  // tokens
        if (about && i > sentence.first + kOpens) score *= weights.about;
        if (first) score += weights.first;
        const auto led = [&](uint32_t back) {
          return i >= sentence.first + back && scope.in(scope.words.dependent_lead, i - back);
        };
        if (led(1) || led(2)) score += weights.dependent;
        first = false;
        ballot.add(kind, score * near, i, i + length, weak ? "kind.weak-noun" : "kind.noun");
      }
      i += length;
    }
  }
}

// "“Barns of Ohio,” Larry Kent", "“Life in Our Galaxy” - Dr Mark Bott": a title, and who spoke.
void count_programme(const Scope& scope, Ballot& ballot) {
  if (scope.event == resolve::kNone) return;
  const resolve::EventName& name = scope.resolved.events[scope.event];
  if (name.first == scope.segment.first) return;
  const uint32_t behind = name.end + (name.end < scope.segment.end && scope.at(name.end) != ",");
  const bool dash = behind < scope.segment.end && mentions::is_parting_dash(scope.input, behind);
  if (!dash && name.head != resolve::kNone) return;
  const std::string_view open = scope.at(name.first - 1);
  if (open != "“" && open != "\"" && open != "‘") return;
  const size_t next = scope.clauses.first_name(name.end);
  if (next >= scope.end_name || scope.resolved.names[next].label != mentions::Label::person) return;
  const uint32_t first = scope.resolved.names[next].first;
  constexpr uint32_t kReach = 4;
  bool comma = dash;
  for (uint32_t i = name.end; i < first; ++i) {
    if (i > name.end + kReach || scope.in(scope.words.speech_verb, i)) return;
    const bool mark = scope.input.tokens[i].kind == text::TokenKind::punctuation;
    comma |= scope.at(i) == ",";
    if (!mark && !scope.input.tokens[i].is_capitalised()) return;
  }
  if (comma)
    ballot.add("lecture", scope.words.kind.programme, name.first, name.end, "kind.programme");
}

// A row with a cell below "Winner", "Runner-up": a contest, which is of no other kind.
void count_winner(const Scope& scope, Ballot& ballot) {
  const mentions::TableColumns& columns = scope.resolved.columns;
  for (const mentions::Cell* cell = columns.from(scope.segment.first);
       cell != columns.from(scope.segment.end); ++cell)
    if (cell->column == mentions::Column::winner)
      return ballot.add("other", scope.words.kind.noun, cell->first, cell->end, "kind.noun");
}

void count_headings(const Scope& scope, Ballot& ballot) {
  for (uint32_t h = scope.segment.heading; h != resolve::kNone;
       h = scope.resolved.headings[h].parent) {
    const HeadingFacts& facts = scope.headings.of[h];
    const resolve::Heading& heading = scope.resolved.headings[h];
    for (uint32_t i = facts.first_kind; i < facts.end_kind; ++i)
      ballot.add(scope.headings.kinds[i], scope.words.kind.heading, heading.first, heading.end,
                 "kind.heading");
    if (!facts.listed.empty())
      ballot.add(facts.listed, scope.words.kind.listed, heading.first, heading.end, "kind.listed");
  }
}

// "was elected" and "elected", by one rule.
bool is_repeat(const Scope& scope, size_t index) {
  const auto& hits = scope.clauses.hits();
  constexpr size_t kReach = 8;
  for (size_t i = index, n = 0; i-- > scope.first_hit && n < kReach; ++n)
    if (hits[i].rule == hits[index].rule && hits[i].end >= hits[index].end) return true;
  return false;
}

bool names_body(const Scope& scope, uint32_t token) {
  const auto& names = scope.resolved.names;
  size_t i = scope.clauses.first_name(token + 1);
  return i > 0 && names[i - 1].label == mentions::Label::organization && names[i - 1].end > token &&
         names[i - 1].end > names[i - 1].first + 1;
}

// "the Loom Mission to Skopje": a word in a body's name, behind its first.
bool is_in_body(const Scope& scope, uint32_t token) {
  const auto& tokens = scope.input.tokens;
  return tokens[token].is_capitalised() && token > scope.segment.first &&
         tokens[token - 1].is_capitalised() && names_body(scope, token) &&
         names_body(scope, token - 1);
}

void count_rules(const Scope& scope, Ballot& ballot) {
  for (size_t i = scope.first_hit; i < scope.end_hit; ++i) {
    const RuleHit& hit = scope.clauses.hits()[i];
    if (hit.rule->kind != RuleKind::kind || is_repeat(scope, i)) continue;
    if (hit.rule->value == "mission" && is_in_body(scope, hit.first)) continue;
    ballot.add(hit.rule->value, hit.rule->weight * ballot.nearness(scope.sentence_of(hit.first)),
               hit.first, hit.end, "the rule's weight",
               scope.input.matches.matches[hit.match].rule);
  }
}

// Whether "of the" stands before the token, with a word or two between.
bool is_owner_of(const Scope& scope, const resolve::Heading& heading, uint32_t token) {
  constexpr uint32_t kReach = 4;
  for (uint32_t i = token; i > heading.first && token - i < kReach; --i) {
    if (!scope.input.tokens[i - 1].is_word()) return false;
    const bool shouted = (scope.input.tokens[i - 1].shape & text::kAllUpper) != 0;
    if (scope.is_lower(i - 1, scope.words.of) || (shouted && scope.word(i - 1) == scope.words.of))
      return true;
  }
  return false;
}

// "Proceedings of the Society", "Newsletter": what an archive is.
bool tells_archive(const Scope& scope, std::string_view kind) {
  return !kind.empty() &&
         scope.input.pack.contains(scope.words.archive_kind, scope.input.pack.word(kind));
}

}  // namespace

void add_kinds(const Scope& scope, const resolve::Heading& heading,
               std::vector<std::string_view>& kinds) {
  const auto add = [&](std::string_view kind) {
    if (!kind.empty()) kinds.push_back(kind);
  };
  constexpr uint32_t kTitleBlocks = 2;
  uint32_t last_word = heading.end;
  while (last_word > heading.first && !scope.input.tokens[last_word - 1].is_word()) --last_word;
  for (uint32_t i = heading.first; i < heading.end; ++i) {
    uint32_t length = 0;
    bool weak = false;
    const std::string_view kind = noun_at(scope, i, length, weak);
    // "Fernhill School log": what comes before the last word may be whose archive it is.
    const bool ambiguous = weak && scope.in(scope.words.ambiguous_noun, i);
    // "Marden Parish Council"; "Events at St Agatha's Training College", the text's title.
    if ((ambiguous || heading.block < kTitleBlocks) && names_body(scope, i)) continue;
    // "From the Book of the Monthly Meeting": whose archive it is; below its name, too.
    if (heading.block < kTitleBlocks && scope.input.tokens[i].is_capitalised() &&
        is_owner_of(scope, heading, i))
      continue;
    // "Newsletter, Spring 2019": what the archive itself is.
    if (heading.block < kTitleBlocks && tells_archive(scope, kind)) continue;
    if (!ambiguous || i + length >= last_word) add(kind);
  }
  for (uint32_t i = heading.first; i < heading.end; ++i)
    if (scope.input.pack.contains(scope.words.speakers, scope.input.tokens[i].word)) add("lecture");
  const auto& hits = scope.clauses.hits();
  for (size_t i = scope.clauses.first_hit(heading.first);
       i < hits.size() && hits[i].first < heading.end; ++i) {
    if (hits[i].rule->kind != RuleKind::kind) continue;
    if (heading.block < kTitleBlocks && scope.input.tokens[hits[i].first].is_capitalised() &&
        is_owner_of(scope, heading, hits[i].first))
      continue;
    if (heading.block >= kTitleBlocks || !tells_archive(scope, hits[i].rule->value))
      add(hits[i].rule->value);
  }
}

std::string_view listed_kind(const Scope& scope, const resolve::Heading& heading) {
  constexpr uint32_t kLongest = 8;  // tokens
  if (heading.end > heading.first + kLongest) return {};
  uint32_t last = heading.end;
  while (last > heading.first && !scope.input.tokens[last - 1].is_word()) --last;
  if (last == heading.first || !scope.at(last - 1).ends_with('s')) return {};
  for (uint32_t i = heading.first; i + 1 < last; ++i)
    if (!scope.input.tokens[i].is_word() || scope.is_lower(i, scope.words.of)) return {};
  uint32_t length = 0;
  bool weak = false;
  const std::string_view kind = noun_at(scope, last - 1, length, weak);
  const bool listed =
      scope.input.pack.contains(scope.words.listed_kind, scope.input.pack.word(kind));
  return listed && !weak ? kind : std::string_view{};
}

void find_kind(Scope& scope) {
  Ballot ballot(scope);
  count_title(scope, ballot);
  // A person below a title, among exhibitions, is who is shown.
  if (listed_as(scope).empty() && !count_speaker_line(scope, ballot))
    count_speaker_of_title(scope, ballot);
  count_programme(scope, ballot);
  count_winner(scope, ballot);
  count_nouns(scope, ballot);
  count_rules(scope, ballot);
  count_headings(scope, ballot);
  const std::string_view winner = ballot.winner();
  scope.kind = winner.empty() ? "other" : winner;
}

}  // namespace annals::records
