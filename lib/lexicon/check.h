// What is wrong with gazetteer tables, or doubtful: for `annals gazetteer check` and `annals lint`.
#ifndef ANNALS_LIB_LEXICON_CHECK_H_
#define ANNALS_LIB_LEXICON_CHECK_H_

#include <span>
#include <string>
#include <vector>

#include "annals/result.h"
#include "lexicon/gazetteer.h"
#include "lexicon/table.h"

namespace annals::lexicon {

struct TableProblem {
  // unknown-tag before an alias: neither a tag nor a language
  // fault       the table cannot be read at this place
  // encoding    invalid or twice-encoded UTF-8, a control character, a letter in pieces
  // spaces      a name with a space at an end or two in a row
  // unreachable a form that no text can match
  // duplicate   a row, an id or a form given again
  // ambiguous   a form of two things of one sort
  // common      a form that is an everyday word
  std::string code;
  bool warning = false;  // the table can be used as it is
  Error error;           // file, line, column, problem and cure
};

// All problems of these tables, taken together as one list, in the order of files and lines.
// `base` is the gazetteer that they will be a layer of, if there is one; it knows the words.
// Cost: some microseconds a surface form.
std::vector<TableProblem> check_tables(std::span<const Table> tables, const Gazetteer* base);

}  // namespace annals::lexicon

#endif  // ANNALS_LIB_LEXICON_CHECK_H_
