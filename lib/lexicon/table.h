// Gazetteer tables: what people write and what importers give.
//
// UTF-8, tab-separated, one row a line; the first line names the columns, in any order:
//
//   id       identifier with its scheme ("gn:2988507", "iso:FR-75C"); may be empty
//   name     canonical name (required)
//   type     country region subdivision city capital district continent natural facility
//            organization education university demonym given surname word (required)
//   aliases  other names, parted by "|". Tags may stand before a colon: "fr,es:Londres",
//            "former:Bombay", "exact:BIT" (only as written), "acronym:AfDB" (so too),
//            "any:internet" (any case). Those tagged "ascii" are skipped: forms without
//            diacritics are made by the builder. A city or district whose name is not English has
//            its English name tagged "en", which then is the canonical one ("Köln" with
//            "en,fr:Cologne")
//   country  ISO 3166-1 alpha-2
//   admin    ISO 3166-2 or GeoNames admin1 code
//   lat lon  degrees
//   rank     population; bearers of a name; for words the frequency tier (10 the commonest)
//   flags    parted by commas: capital, former, acronym, exact, any, male, female, m, f
//
// Empty lines and lines that begin with "#" are skipped. Missing columns are empty.
#ifndef ANNALS_LIB_LEXICON_TABLE_H_
#define ANNALS_LIB_LEXICON_TABLE_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "annals/result.h"
#include "lexicon/gazetteer.h"

namespace annals::lexicon {

struct Table {
  std::string name;  // for messages
  std::string text;
};

// One row, checked. Views into the table's text.
struct Row {
  std::string_view id;
  std::string_view name;
  std::string_view aliases;
  std::string_view admin;
  EntryKind kind = EntryKind::none;
  uint16_t flags = 0;
  CaseMode case_mode = CaseMode::capitalised;
  bool has_case_mode = false;  // stated by a flag
  char country[2] = {0, 0};
  uint32_t rank = 0;
  float latitude = 0;
  float longitude = 0;
  uint32_t line = 0;
};

// One alias of a row.
struct Alias {
  std::string_view text;
  bool former = false;
  bool english = false;
  bool acronym = false;
  bool has_case_mode = false;
  CaseMode case_mode = CaseMode::capitalised;
};

// All rows of a table, appended. Error: file, line and column of the first fault, with its cure.
Result<void> read_table(const Table& table, std::vector<Row>& rows);

// The same, but all faults: goes on after a row that has one. A faulty header is the only fault.
void read_table(const Table& table, std::vector<Row>& rows, std::vector<Error>& faults);

// What stands as a tag before an alias's colon and is none, nor a language; empty: nothing.
std::string_view unknown_tag(std::string_view alias);

// The aliases of a row.
void split_aliases(std::string_view aliases, std::vector<Alias>& out);

}  // namespace annals::lexicon

#endif  // ANNALS_LIB_LEXICON_TABLE_H_
