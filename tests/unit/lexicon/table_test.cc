#include "lexicon/table.h"

#include <gtest/gtest.h>

namespace annals::lexicon {
namespace {

std::string fault(std::string text) {
  std::vector<Row> rows;
  const Result<void> read = read_table({"own.tsv", std::move(text)}, rows);
  return read ? "" : read.error().to_string();
}

TEST(Table, ReadsColumnsInAnyOrder) {
  const Table table{"own.tsv",
                    "type\tname\trank\tcountry\tlat\tlon\tflags\r\n"
                    "# a comment\n\n"
                    "capital\tLisboa\t517802\tPT\t38.7\t-9.1\t\r\n"
                    "given\tAda\t5\t\t\t\tf\n"};
  std::vector<Row> rows;
  ASSERT_TRUE(read_table(table, rows));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].name, "Lisboa");
  EXPECT_EQ(rows[0].kind, EntryKind::city);
  EXPECT_EQ(rows[0].flags, kCapital);
  EXPECT_EQ(rows[0].rank, 517802u);
  EXPECT_EQ(std::string(rows[0].country, 2), "PT");
  EXPECT_FLOAT_EQ(rows[0].longitude, -9.1f);
  EXPECT_EQ(rows[0].line, 4u);
  EXPECT_EQ(rows[1].kind, EntryKind::given_name);
  EXPECT_EQ(rows[1].flags, kFemale);
}

TEST(Table, NamesTheFaultWithItsPlace) {
  EXPECT_EQ(fault("").substr(0, 12), "own.tsv:1:1:");
  EXPECT_EQ(fault("name\ttype\tcolour\n").substr(0, 26), "own.tsv:1:11: unknown colu");
  EXPECT_EQ(fault("name\n").substr(0, 27), "own.tsv:1:1: no column \"typ");
  EXPECT_EQ(fault("name\tname\ttype\n").substr(0, 19), "own.tsv:1:6: column");
  EXPECT_EQ(fault("name\ttype\nParis\ttown\n").substr(0, 25), "own.tsv:2:7: unknown type");
  EXPECT_EQ(fault("name\ttype\n\tcity\n").substr(0, 20), "own.tsv:2:1: no name");
  // Columns count code points.
  EXPECT_EQ(fault("name\ttype\tcountry\nÎle\tcity\tFra\n").substr(0, 21), "own.tsv:2:10: country");
  EXPECT_EQ(fault("name\ttype\trank\nA\tcity\t5x\n").substr(0, 17), "own.tsv:2:8: rank");
  EXPECT_EQ(fault("name\ttype\tlat\nA\tcity\t91\n").substr(0, 19), "own.tsv:2:8: lat 91");
  EXPECT_EQ(fault("name\ttype\tflags\nA\tcity\tcapital,old\n").substr(0, 26),
            "own.tsv:2:16: unknown flag");
  EXPECT_EQ(fault("name\ttype\nA\tcity\tmore\n").substr(0, 24), "own.tsv:2:8: more fields");
  EXPECT_EQ(fault("name\ttype\nA\xFF\tcity\n").substr(0, 26), "own.tsv:2:2: invalid UTF-8");
  EXPECT_EQ(fault("name\ttype\nA\tcity\t\t\n"), "");
}

TEST(Table, SplitsAliasesAndTheirTags) {
  std::vector<Alias> aliases;
  split_aliases("fr,es:Londres|Londinium|former:Bombay|exact:BIT|Foo: bar||x1:y|acronym:AfDB",
                aliases);
  ASSERT_EQ(aliases.size(), 7u);
  EXPECT_EQ(aliases[0].text, "Londres");
  EXPECT_EQ(aliases[1].text, "Londinium");
  EXPECT_TRUE(aliases[2].former);
  EXPECT_EQ(aliases[2].text, "Bombay");
  EXPECT_EQ(aliases[3].case_mode, CaseMode::exact);
  EXPECT_FALSE(aliases[0].has_case_mode);
  EXPECT_EQ(aliases[5].text, "x1:y");
  EXPECT_TRUE(aliases[6].acronym);
  EXPECT_EQ(aliases[6].case_mode, CaseMode::exact);
  EXPECT_FALSE(aliases[3].acronym);
}

}  // namespace
}  // namespace annals::lexicon
