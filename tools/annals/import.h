// Other people's dumps as gazetteer tables (lexicon/table.h).
#ifndef ANNALS_TOOLS_IMPORT_H_
#define ANNALS_TOOLS_IMPORT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "annals/result.h"
#include "lexicon/table.h"

namespace annals::tool {

enum class DumpFormat { table, geonames, ror };

// What the first bytes look like: JSON is ROR's, a first line of 19 fields that begins with a
// number GeoNames', all else a table.
DumpFormat detect_format(std::string_view text);

// One row a thing, of the columns of a table.
//   GeoNames  the 19 columns of allCountries.txt, cities500.txt, FR.txt …: no header. Undersea
//             features, and places of fewer people than `least_rank`, are left out.
//   ROR       the dump of the Research Organization Registry, layout 1 or 2: an array of
//             organizations. Withdrawn ones are left out.
// Error: file, line and column of the first fault. Memory: the dump and its table; of ROR's JSON
// one organization at a time.
Result<lexicon::Table> import_geonames(const std::string& file, std::string_view text,
                                       uint32_t least_rank);
Result<lexicon::Table> import_ror(const std::string& file, std::string_view text);

// Reads a file of any of these formats.
Result<lexicon::Table> import_table(const std::string& file, const std::string& format,
                                    uint32_t least_rank);

// A line of a table. Signs that would break the table are taken out of the fields.
class TableLine {
 public:
  static constexpr std::string_view kHeader =
      "id\tname\ttype\taliases\tcountry\tadmin\tlat\tlon\trank\tflags\n";

  TableLine& add(std::string_view field);
  // Parted by "|"; names that would be read as tagged, and the name itself, are left out.
  void begin_aliases();
  void alias(std::string_view text, std::string_view tag = {});
  void end(std::string& table);

 private:
  void append(std::string_view text);

  std::string line_;
  bool first_ = true;
  bool first_alias_ = true;
};

}  // namespace annals::tool

#endif  // ANNALS_TOOLS_IMPORT_H_
