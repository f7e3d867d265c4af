#include "lexicon/gazetteer.h"

#include <gtest/gtest.h>

#include "lexicon/builder.h"
#include "text/tokenizer.h"

namespace annals::lexicon {
namespace {

const char kHeader[] = "id\tname\ttype\taliases\tcountry\tadmin\tlat\tlon\trank\tflags\n";

const char kPlaces[] =
    "gn:2988507\tParis\tcapital\tes:París\tFR\tFR.11\t48.8534\t2.3488\t2138551\t\n"
    "gn:4717560\tParis\tcity\t\tUS\tUS.TX\t33.66\t-95.55\t24782\t\n"
    "iso:FR-75C\tParis\tregion\t\tFR\t\t\t\t\t\n"
    "gn:3133880\tTrondheim\tcity\tformer:Nidaros\tNO\t\t\t\t147139\t\n"
    "gn:1\tNice\tcity\t\tFR\t\t\t\t342669\t\n"
    "gn:2\tNew York City\tcity\tNew York\tUS\tUS.NY\t\t\t8804190\t\n"
    "gn:3\tRio de Janeiro\tcity\t\tBR\t\t\t\t6747815\t\n"
    "gn:4\tL'Aquila\tcity\t\tIT\t\t\t\t69902\t\n"
    "gn:5\tSan José\tcapital\t\tCR\t\t\t\t335007\t\n"
    "gn:6\tAš\tcity\t\tCZ\t\t\t\t13190\t\n"
    "gn:7\tChangé\tcity\t\tFR\t\t\t\t5000\t\n"
    "gn:8\tSt. Gallen\tcity\t\tCH\t\t\t\t70572\t\n"
    "gn:9\tBiel/Bienne\tcity\t\tCH\t\t\t\t48614\t\n"
    "gn:10\tKöln\tcity\ten,fr:Cologne|it:Colonia\tDE\t\t\t\t963395\t\n"
    "cc:US\tUnited States\tcountry\tU.S.|US\tUS\t\t\t\t\t\n"
    "cc:BA\tBosnia & Herzegovina\tcountry\tBosnia\tBA\t\t\t\t\t\n"
    "org:who\tWorld Health Organization\torganization\tWHO\t\t\t\t\t\t\n"
    "org:who2\tWorld Health Organization\torganization\t\t\t\t\t\t\t\n";

const char kNames[] =
    "\tparis\tgiven\t\t\t\t\t\t900\tm\n"
    "\tparis\tgiven\t\t\t\t\t\t400\tf\n"
    "\tjosé\tgiven\t\t\t\t\t\t100000\tm\n"
    "\tNice\tsurname\t\t\t\t\t\t\t\n"
    "\tnice\tword\t\t\t\t\t\t10\t\n"
    "\tchange\tword\t\t\t\t\t\t10\t\n"
    "\twho\tword\t\t\t\t\t\t10\t\n"
    "\tus\tword\t\t\t\t\t\t20\t\n"
    "\tgallop\tword\t\t\t\t\t\t50\t\n"
    "\tO'Rourke\tsurname\t\t\t\t\t\t\t\n";

struct Fixture {
  std::vector<std::byte> image;
  Gazetteer gazetteer;

  explicit Fixture(std::string text = std::string(kHeader) + kPlaces + kNames,
                   const Gazetteer* base = nullptr) {
    const Table table{"test.tsv", std::move(text)};
    image = *build(std::span(&table, 1), base);
    gazetteer = std::move(*Gazetteer::map(image));
  }
};

class GazetteerTest : public testing::Test {
 protected:
  // "phrase@first-end" for phrases of several tokens and "phrase@first" for one token.
  std::string match(std::string_view text, const Gazetteer& gazetteer) {
    text::Tokens tokens;
    text::tokenize(text, tokens);
    std::vector<PhraseMatch> phrases;
    gazetteer.match(text, tokens, phrases);
    std::string out;
    for (const text::Token& token : tokens)
      if (token.phrase != 0)
        out += std::string(gazetteer.phrase_text(token.phrase)) + "@" +
               std::string(text::slice(text, token)) + ";";
    for (const PhraseMatch& phrase : phrases)
      out += std::string(gazetteer.phrase_text(phrase.phrase)) + "@" +
             std::string(text::slice(text, tokens[phrase.first_token].begin,
                                     tokens[phrase.end_token - 1].end)) +
             ";";
    return out;
  }
  std::string match(std::string_view text) { return match(text, fixture_.gazetteer); }

  std::vector<Entry> entries(std::string_view surface) {
    std::vector<Entry> all;
    for (const Entry& e : fixture_.gazetteer.entries(fixture_.gazetteer.find(surface)))
      all.push_back(e);
    return all;
  }

  Fixture fixture_;
};

TEST_F(GazetteerTest, FindsAtCapitalisedTokensOnly) {
  EXPECT_EQ(match("In Paris it is nice."), "paris@Paris;");
  EXPECT_EQ(match("paris and trondheim"), "");
  EXPECT_EQ(match("PARIS"), "paris@PARIS;");
  EXPECT_EQ(match("Parish"), "");
  EXPECT_EQ(match(""), "");
}

TEST_F(GazetteerTest, LongestPhraseAndItsCapitals) {
  EXPECT_EQ(match("the New York City Council"), "new york city@New York City;");
  EXPECT_EQ(match("the New York Council"), "new york@New York;");
  EXPECT_EQ(match("a New york"), "");
  EXPECT_EQ(match("from Rio de Janeiro, NEW YORK"),
            "rio de janeiro@Rio de Janeiro;new york@NEW YORK;");
  EXPECT_EQ(match("Rio de la Plata"), "");
}

TEST_F(GazetteerTest, ToleratesLineBreaksHyphensApostrophes) {
  EXPECT_EQ(match("New\n  York"), "new york@New\n  York;");
  EXPECT_EQ(match("New\n\nYork"), "");
  EXPECT_EQ(match("New-York"), "new york@New-York;");
  EXPECT_EQ(match("New - York"), "");
  EXPECT_EQ(match("in L’Aquila"), "l' aquila@L’Aquila;");
  EXPECT_EQ(match("in l'Aquila"), "");
  EXPECT_EQ(match("Mr O'Rourke, O’Rourke’s"), "o' rourke@O'Rourke;o' rourke@O’Rourke;");
  EXPECT_EQ(match("St Gallen, St. Gallen, ST. GALLEN"),
            "st gallen@St Gallen;st gallen@St. Gallen;st gallen@ST. GALLEN;");
  EXPECT_EQ(match("Bosnia and Herzegovina"),
            "bosnia@Bosnia;bosnia and herzegovina@Bosnia and Herzegovina;");
  EXPECT_EQ(match("Bosnia & Herzegovina"),
            "bosnia@Bosnia;bosnia and herzegovina@Bosnia & Herzegovina;");
  EXPECT_EQ(match("Bienne"), "bienne@Bienne;");
}

TEST_F(GazetteerTest, DiacriticsMayBeLeftOutOfLongNamesThatAreNoWords) {
  EXPECT_EQ(match("San Jose"), "jose@Jose;san jose@San Jose;");
  EXPECT_EQ(match("SAN JOSÉ"), "josé@JOSÉ;san josé@SAN JOSÉ;");
  EXPECT_EQ(match("Jose"), "jose@Jose;");
  EXPECT_EQ(match("As"), "");
  EXPECT_EQ(match("Aš"), "aš@Aš;");
  EXPECT_EQ(entries("Change").size(), 1u);  // the word, not Changé
  EXPECT_EQ(match("Pâris"), "");            // a mark that the name has not
}

TEST_F(GazetteerTest, AcronymsOnlyAsWritten) {
  const std::vector<Entry> exact = entries("WHO");
  ASSERT_FALSE(exact.empty());
  EXPECT_EQ(exact[0].kind, EntryKind::organization);
  EXPECT_TRUE(exact[0].flags & kAcronym);
  EXPECT_FALSE(exact[0].flags & kCommonWord);
  ASSERT_EQ(entries("Who").size(), 1u);
  EXPECT_EQ(entries("Who")[0].kind, EntryKind::word);
  EXPECT_EQ(match("Who is WHO"), "who@Who;WHO@WHO;");
  EXPECT_EQ(match("the U.S. army"), "u s@U.S.;");
  EXPECT_EQ(match("the US. Army"), "US@US;");
  EXPECT_EQ(entries("US")[0].kind, EntryKind::country);
}

TEST_F(GazetteerTest, EntriesBestFirstWithFlags) {
  const std::vector<Entry> paris = entries("Paris");
  ASSERT_EQ(paris.size(), 4u);  // two cities, a region, one given name
  EXPECT_EQ(paris[0].id, 2988507u);
  EXPECT_EQ(fixture_.gazetteer.id(paris[0]), "gn:2988507");
  EXPECT_EQ(fixture_.gazetteer.name(paris[0]), "Paris");
  EXPECT_EQ(fixture_.gazetteer.admin(paris[0]), "FR.11");
  EXPECT_EQ(paris[0].country_code(), "FR");
  EXPECT_EQ(paris[0].flags, kCapital | kGivenName | kSubdivisionToo);
  EXPECT_EQ(paris[1].country_code(), "US");
  EXPECT_EQ(paris[1].flags, kGivenName);
  EXPECT_EQ(fixture_.gazetteer.id(paris[2]), "iso:FR-75C");
  EXPECT_EQ(paris[3].kind, EntryKind::given_name);
  EXPECT_EQ(paris[3].rank, 900u);
  EXPECT_EQ(paris[3].flags & (kMale | kFemale), kMale | kFemale);
  EXPECT_EQ(fixture_.gazetteer.name(paris[3]), "paris");

  EXPECT_EQ(entries("Nice")[0].flags, kCommonWord | kVeryCommon | kSurname);
  EXPECT_EQ(entries("Gallop")[0].flags, kCommonWord);
  EXPECT_EQ(entries("Gallop")[0].rank, 50u);
  EXPECT_EQ(entries("Nidaros")[0].flags, kAlias | kFormer);
  EXPECT_EQ(fixture_.gazetteer.name(entries("Nidaros")[0]), "Trondheim");
  EXPECT_EQ(fixture_.gazetteer.name(entries("Köln")[0]), "Cologne");
  EXPECT_EQ(entries("Cologne")[0].flags, 0);
  EXPECT_EQ(entries("World Health Organization").size(), 1u);
  EXPECT_EQ(fixture_.gazetteer.kinds(fixture_.gazetteer.find("Nice")),
            Gazetteer::kind_bit(EntryKind::city) | Gazetteer::kind_bit(EntryKind::surname) |
                Gazetteer::kind_bit(EntryKind::word));
  EXPECT_TRUE(fixture_.gazetteer.entries(0).empty());
}

TEST_F(GazetteerTest, LayersComeFirstAndKeepTheBase) {
  Fixture own(std::string(kHeader) +
                  "own:1\tNice Hall\tfacility\t\tFR\t\t\t\t\t\n"
                  "own:2\tNice\torganization\t\t\t\t\t\t\t\n"
                  "own:3\tZzyzx\tcity\t\tUS\t\t\t\t\t\n",
              &fixture_.gazetteer);
  Gazetteer gazetteer = std::move(*Gazetteer::map(fixture_.image));
  gazetteer.add_layer(std::move(*Gazetteer::map(own.image)));
  EXPECT_EQ(match("Nice Hall in Zzyzx, Paris", gazetteer),
            "nice@Nice;zzyzx@Zzyzx;paris@Paris;nice hall@Nice Hall;");
  std::vector<Entry> nice;
  for (const Entry& e : gazetteer.entries(gazetteer.find("Nice"))) nice.push_back(e);
  ASSERT_EQ(nice.size(), 4u);
  EXPECT_EQ(nice[0].kind, EntryKind::organization);
  EXPECT_EQ(nice[0].layer, 1);
  EXPECT_TRUE(nice[0].flags & kCommonWord);  // joined with the base
  EXPECT_EQ(nice[1].kind, EntryKind::city);
  EXPECT_EQ(gazetteer.name(nice[3]), "nice");
  EXPECT_TRUE(gazetteer.kinds(gazetteer.find("Nice")) & Gazetteer::kind_bit(EntryKind::word));
}

TEST_F(GazetteerTest, SameBytesAndNoBrokenImage) {
  EXPECT_EQ(Fixture().image, fixture_.image);
  std::vector<std::byte> cut(fixture_.image.begin(), fixture_.image.end() - 64);
  EXPECT_FALSE(Gazetteer::map(cut));
  std::vector<std::byte> other = fixture_.image;
  other[0] = std::byte{0};
  EXPECT_FALSE(Gazetteer::map(other));
  EXPECT_FALSE(Gazetteer::map({}));
}

}  // namespace
}  // namespace annals::lexicon
