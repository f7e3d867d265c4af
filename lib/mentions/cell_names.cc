#include "mentions/cell_names.h"

#include <algorithm>

namespace annals::mentions {
namespace {

using lexicon::EntryKind;
using lexicon::Gazetteer;
using text::Token;
using text::TokenKind;

constexpr uint32_t kLongestBody = 10;  // tokens
constexpr uint32_t kLongestPlace = 3;
constexpr uint32_t kLongestPerson = 3;

class Cells {
 public:
  Cells(const Input& input, const NameWords& words, Candidates& out)
      : input_(input), words_(words), out_(out) {}

  void read(const Cell& cell) {
    uint32_t first = cell.first;
    for (uint32_t i = cell.first; i <= cell.end; ++i) {
      if (i < cell.end && !parts_names(input_, i, words_.and_)) continue;
      if (first < i) propose(first, i, cell.column);
      first = i + 1;
    }
  }

 private:
  const Token& token(uint32_t i) const { return input_.tokens[i]; }

  void propose(uint32_t first, uint32_t end, Column column) {
    while (first < end && token(first).word == words_.the) ++first;
    const bool body = column == Column::organizer;
    if (first == end || end - first > (body ? kLongestBody : kLongestPlace)) return;
    if (!is_name(first, end) || (body && (is_person(first, end) || is_place(first, end)))) return;
    Candidate candidate;
    candidate.first = first;
    candidate.end = end;
    candidate.label = body ? Label::organization : Label::place;
    candidate.score = body ? words_.weights.cell_body : words_.weights.cell_place;
    out_.push_back(candidate);
  }

  // Capitalised words, and small ones between them; not English words alone ("Office Lawn").
  bool is_name(uint32_t first, uint32_t end) const {
    constexpr uint32_t kWord = Gazetteer::kind_bit(EntryKind::word);
    bool proper = false;
    for (uint32_t i = first; i < end; ++i) {
      const Token& t = token(i);
      if (t.kind == TokenKind::number || t.kind == TokenKind::link) return false;
      if (!t.is_word()) continue;
      const bool edge = i == first || i + 1 == end;
      const uint32_t of_word = words_.of_word(t.word);
      const bool links = words_.is(t.word, kLinkWord) || (of_word & kForeignLink) != 0;
      if (!t.is_capitalised() && (edge || !links)) return false;
      if (!t.is_capitalised()) continue;
      if ((of_word & (kMonth | kHonorific)) != 0) return false;
      if (i == first && (of_word & kStopWord) != 0) return false;
      proper |= (input_.gazetteer.kinds(t.phrase) & kWord) == 0;
    }
    return proper;
  }

  // "Norway", "New Delhi": the town that is host.
  bool is_place(uint32_t first, uint32_t end) const {
    const auto at =
        std::lower_bound(input_.phrases.begin(), input_.phrases.end(), first,
                         [](const auto& phrase, uint32_t t) { return phrase.first_token < t; });
    constexpr uint32_t kPlaces =
        Gazetteer::kind_bit(EntryKind::country) | Gazetteer::kind_bit(EntryKind::region) |
        Gazetteer::kind_bit(EntryKind::city) | Gazetteer::kind_bit(EntryKind::district);
    return at != input_.phrases.end() && at->first_token == first && at->end_token == end &&
           (input_.gazetteer.kinds(at->phrase) & kPlaces) != 0;
  }

  // "Joan Smith"
  bool is_person(uint32_t first, uint32_t end) const {
    constexpr uint32_t kGiven = Gazetteer::kind_bit(EntryKind::given_name);
    if ((token(first).shape & text::kAllUpper) != 0 && token(first).length_class > 1) return false;
    return token(first).length_class == 1 ||
           (end - first <= kLongestPerson &&
            (input_.gazetteer.kinds(token(first).phrase) & kGiven) != 0);
  }

  const Input& input_;
  const NameWords& words_;
  Candidates& out_;
};

}  // namespace

void propose_cells(const Input& input, const NameWords& words, const NameFields& fields,
                   Candidates& out) {
  Cells cells(input, words, out);
  for (const Cell& cell : fields.fields()) cells.read(cell);
}

}  // namespace annals::mentions
