#include "data/data.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "data/container.h"
#include "data/find.h"
#include "data/mapping.h"

namespace annals::data {
namespace {

namespace fs = std::filesystem;

// A folder of its own for each test, removed at its end.
class DataTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        fs::temp_directory_path() / ("annals-data-test-" + std::to_string(::getpid()) + "-" +
                                     testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_ / "rules");
    fs::create_directories(folder_ / "gazetteers");
    write("rules/words.toml", "[list.colour]\nwords = [\"red\"]\n");
    write("gazetteers/places.tsv",
          "name\ttype\tcountry\trank\nNice\tcity\tFR\t342669\nnice\tword\t\t10\n");
  }
  void TearDown() override {
    fs::remove_all(folder_);
    ::unsetenv("ANNALS_DATA");
  }

  std::string write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return (folder_ / name).string();
  }

  std::string build() {
    const Result<void> built = build_image(folder_.string(), (folder_ / kImageName).string());
    return built ? "" : built.error().to_string();
  }

  Result<Data> load_here(Options options = {}) {
    options.data = folder_.string();
    return load(options);
  }

  fs::path folder_;
};

TEST_F(DataTest, BuildsAndLoads) {
  ASSERT_EQ(build(), "");
  Result<Data> data = load_here();
  ASSERT_TRUE(data) << data.error().to_string();
  EXPECT_EQ(data->folder, folder_.string());
  EXPECT_FALSE(data->version.empty());
  EXPECT_NE(data->pack.list("colour"), rules::kNoList);
  const uint32_t nice = data->gazetteer.find("Nice");
  ASSERT_NE(nice, 0u);
  EXPECT_EQ(data->gazetteer.entries(nice).size(), 2u);
}

TEST_F(DataTest, SameInputSameBytesOtherInputOtherVersion) {
  ASSERT_EQ(build(), "");
  const std::string first(Mapping::open((folder_ / kImageName).string()).operator*()->text());
  const std::string version = load_here()->version;
  ASSERT_EQ(build(), "");
  EXPECT_EQ(first, Mapping::open((folder_ / kImageName).string()).operator*()->text());
  write("rules/words.toml", "[list.colour]\nwords = [\"blue\"]\n");
  ASSERT_EQ(build(), "");
  EXPECT_NE(load_here()->version, version);
}

TEST_F(DataTest, FindsTheImageWhereItIsNamed) {
  Options options;
  options.data = (folder_ / "rules").string();
  const Result<Data> none = load(options);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().file, options.data);
  ASSERT_EQ(build(), "");
  ::setenv("ANNALS_DATA", folder_.c_str(), 1);
  EXPECT_EQ(*find_folder(""), folder_.string());
  ::setenv("ANNALS_DATA", "/nowhere", 1);
  EXPECT_FALSE(find_folder(""));
  EXPECT_EQ(*find_folder(folder_.string()), folder_.string());  // the option goes first
}

TEST_F(DataTest, RefusesOtherFilesAndCutOffOnes) {
  ASSERT_EQ(build(), "");
  const std::string path = (folder_ / kImageName).string();
  fs::resize_file(path, fs::file_size(path) - 100);
  EXPECT_FALSE(load_here());
  write(kImageName, "ANNALSIM");
  EXPECT_FALSE(load_here());
  write(kImageName, "");
  const Result<Data> empty = load_here();
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().file, path);
}

TEST_F(DataTest, FaultsInSourcesHaveTheirPlace) {
  const std::string list = write("gazetteers/zz.tsv", "name\ttype\nA\ttown\n");
  EXPECT_EQ(build().substr(0, list.size() + 5), list + ":2:3:");
  fs::remove(list);
  const std::string pack = write("rules/zz.toml", "[list.a\n");
  EXPECT_EQ(build().substr(0, pack.size() + 3), pack + ":1:");
}

TEST_F(DataTest, UsersListsAndPacksComeOnTop) {
  ASSERT_EQ(build(), "");
  Options options;
  options.gazetteers = {write("own.tsv", "name\ttype\nNice\torganization\n")};
  options.rules = {write("own.toml", "[list.shape]\nwords = [\"round\"]\n")};
  Result<Data> data = load_here(options);
  ASSERT_TRUE(data) << data.error().to_string();
  EXPECT_NE(data->pack.list("colour"), rules::kNoList);
  EXPECT_NE(data->pack.list("shape"), rules::kNoList);
  const lexicon::Entries nice = data->gazetteer.entries(data->gazetteer.find("Nice"));
  EXPECT_EQ(nice.size(), 3u);
  EXPECT_EQ(nice.front().kind, lexicon::EntryKind::organization);

  // The same as an image.
  const std::string image = (folder_ / "own.image").string();
  ASSERT_TRUE(build_gazetteer(options.gazetteers, *data, image));
  options.gazetteers = {image};
  Result<Data> again = load_here(options);
  ASSERT_TRUE(again) << again.error().to_string();
  EXPECT_EQ(again->gazetteer.entries(again->gazetteer.find("Nice")).front().layer, 1);

  options.gazetteers = {write("bad.tsv", "name\ttype\nNice\torg\n")};
  const Result<Data> bad = load_here(options);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().line, 2u);
  options.gazetteers = {"/nowhere.tsv"};
  EXPECT_FALSE(load_here(options));
}

TEST(Mapping, OpensFilesAndSaysWhyNot) {
  const fs::path path = fs::temp_directory_path() / ("annals-map-" + std::to_string(::getpid()));
  std::ofstream(path) << "text";
  EXPECT_EQ((*Mapping::open(path.string()))->text(), "text");
  std::ofstream(path, std::ios::trunc) << "";
  EXPECT_EQ((*Mapping::open(path.string()))->text(), "");
  fs::remove(path);
  EXPECT_FALSE(Mapping::open(path.string()));
  const auto folder = Mapping::open(fs::temp_directory_path().string());
  ASSERT_FALSE(folder);
  EXPECT_NE(folder.error().message.find("folder"), std::string::npos);
}

}  // namespace
}  // namespace annals::data
