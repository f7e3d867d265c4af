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
  const auto weights = table.in_row(table.row(pack.word("unveiled")));
  ASSERT_EQ(weights.size(), 2u);
  EXPECT_EQ(table.kinds()[weights[0].kind], "ceremony");
  EXPECT_EQ(weights[0].value, 19);
  EXPECT_EQ(table.kinds()[weights[1].kind], "other");
  EXPECT_EQ(weights[1].value, -6);
  ASSERT_EQ(table.in_row(table.row(pack.word("lecture"))).size(), 1u);
  EXPECT_NE(table.row(pack.word("lecture")), table.row(pack.word("unveiled")));
}

TEST(KindWords, OtherWordsSayNothing) {
  const rules::Pack pack = compiled(
      "[list.kind-words.values]\nunveiled = \"ceremony 19\"\n[list.others]\nwords = [\"zebra\"]\n");
  const KindWords table(pack);
  EXPECT_EQ(table.row(pack.word("zebra")), 0u);
  EXPECT_TRUE(table.in_row(table.row(pack.word("zebra"))).empty());
  EXPECT_TRUE(table.in_row(table.row(0)).empty());
  EXPECT_TRUE(table.in_row(table.row(1u << 30)).empty());
}

TEST(KindWords, SaysWhatATraitWeighs) {
  const rules::Pack pack = compiled(
      "[list.kind-traits.values]\nperson = \"lecture 24 launch -11\"\n"
      "[list.kind-words.values]\nunveiled = \"ceremony 19\"\n");
  const KindWords table(pack);
  const auto weights = table.in_row(table.row(KindTrait::person));
  ASSERT_EQ(weights.size(), 2u);
  EXPECT_EQ(table.kinds()[weights[1].kind], "launch");
  EXPECT_EQ(weights[1].value, -11);
  EXPECT_NE(table.row(KindTrait::person), table.row(pack.word("unveiled")));
  // A word that is called as the trait is no trait, and the other traits say nothing.
  EXPECT_EQ(table.row(pack.word("person")), 0u);
  EXPECT_EQ(table.row(KindTrait::place), 0u);
}

TEST(KindWords, WithoutATableThereAreNoKinds) {
  const rules::Pack pack = compiled("[list.others]\nwords = [\"zebra\"]\n");
  const KindWords table(pack);
  EXPECT_TRUE(table.kinds().empty());
  EXPECT_TRUE(table.in_row(table.row(pack.word("zebra"))).empty());
}

}  // namespace
}  // namespace annals::records
