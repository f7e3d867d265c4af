#include "records/kind.h"

#include "records/kind_cues.h"

namespace annals::records {
namespace {

// A row with a cell below "Winner", "Runner-up": a contest, which is of no other kind.
void count_winner(const Scope& scope, Ballot& ballot) {
  for (const mentions::Cell& cell : scope.clauses.cells_in(scope.range()))
    if (cell.column == mentions::Column::winner)
      return ballot.add("other", scope.words.kind.noun, cell.first, cell.end, "kind.noun");
}

}  // namespace

void find_kind(Scope& scope) {
  Ballot ballot(scope);
  count_title(scope, ballot);
  count_speaker(scope, ballot);
  count_winner(scope, ballot);
  count_heads(scope, ballot);
  count_nouns(scope, ballot);
  count_rules(scope, ballot);
  if (!ballot.tells(scope.words.kind.enough)) count_told(scope, ballot);
  count_headings(scope, ballot);
  if (!ballot.tells(scope.words.kind.enough) && !ballot.is_headed()) count_words(scope, ballot);
  const std::string_view winner = ballot.winner();
  scope.kind = winner.empty() ? "other" : winner;
  scope.kind_word = scope.input.pack.word(scope.kind);
}

}  // namespace annals::records
