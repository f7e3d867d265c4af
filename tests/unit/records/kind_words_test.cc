// The table of what words say of kinds: how it is read.
#include "records/kind_words.h"

#include <gtest/gtest.h>

#include <string>

namespace annals::records {
namespace {

rules::Pack compiled(const std::string& toml) {
  const rules::Source source{"test.toml", toml};
  return std::move(*rules::Pack::compile({&source, 1}));
}

TEST(KindWords, SaysWhatAWordWeighsForEachKind) {
  const rules::Pack pack = compiled(
      "[list.kind-words.values]\nunveiled = \"ceremony 19 other -6\"\nlecture = \"lecture 40\"\n");
  const KindWords table(pack);
  EXPECT_EQ(table.rows(), 3u);  // the empty one, too
  const auto weights = table.of(pack.word("unveiled"));
  ASSERT_EQ(weights.size(), 2u);
  EXPECT_EQ(table.kinds()[weights[0].kind], "ceremony");
  EXPECT_EQ(weights[0].value, 19);
  EXPECT_EQ(table.kinds()[weights[1].kind], "other");
  EXPECT_EQ(weights[1].value, -6);
  ASSERT_EQ(table.of(pack.word("lecture")).size(), 1u);
  EXPECT_NE(table.row(pack.word("lecture")), table.row(pack.word("unveiled")));
}

TEST(KindWords, OtherWordsSayNothing) {
  const rules::Pack pack = compiled(
      "[list.kind-words.values]\nunveiled = \"ceremony 19\"\n[list.others]\nwords = [\"zebra\"]\n");
  const KindWords table(pack);
  EXPECT_EQ(table.row(pack.word("zebra")), 0u);
  EXPECT_TRUE(table.of(pack.word("zebra")).empty());
  EXPECT_TRUE(table.of(0).empty());
  EXPECT_TRUE(table.of(1u << 30).empty());
}

TEST(KindWords, WithoutATableThereAreNoKinds) {
  const rules::Pack pack = compiled("[list.others]\nwords = [\"zebra\"]\n");
  const KindWords table(pack);
  EXPECT_TRUE(table.kinds().empty());
  EXPECT_TRUE(table.of(pack.word("zebra")).empty());
}

}  // namespace
}  // namespace annals::records
