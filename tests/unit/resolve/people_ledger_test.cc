// Names as words, and who is who.
#include "resolve/people_ledger.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "../mentions/text_input.h"
#include "resolve/person_name.h"

namespace annals::resolve {
namespace {

PersonName name(const std::string& text) {
  const test::TextInput read(text);
  const mentions::Input input = read.input();
  PersonName out;
  const mentions::PersonWords words(input.pack);
  PersonNameReader(input, words).read(0, static_cast<uint32_t>(input.tokens.size()), out);
  return out;
}

std::string words(const std::string& text) {
  std::string out;
  for (const NameWord& word : name(text).words)
    out += (out.empty() ? "" : " ") + word.folded + (word.initial ? "." : "");
  return out;
}

TEST(PersonName, FoldsWhatVaries) {
  EXPECT_EQ(words("João d’Almeida"), "joao almeida");
  EXPECT_EQ(words("João de Almeida"), "joao almeida");
  EXPECT_EQ(words("J. L. Moreno-Ibarra"), "j. l. moreno ibarra");
  EXPECT_EQ(words("Seán Ó Dálaigh"), "sean odalaigh");
  EXPECT_EQ(words("O'Dalaigh"), "odalaigh");
  EXPECT_EQ(words("Fares bin Hamad al-Khasawneh"), "fares hamad khasawneh");
  EXPECT_EQ(words("Van Houten"), "houten");
  EXPECT_EQ(words("Ben"), "ben");
  EXPECT_EQ(words("Everett Hollis Jr."), "everett hollis");
}

bool fits(const std::string& part, const std::string& whole) {
  return is_form_of(name(part), name(whole));
}

TEST(PersonName, Forms) {
  EXPECT_TRUE(fits("Madriaza", "Pablo Madriaza"));
  EXPECT_TRUE(fits("Pablo", "Pablo Madriaza"));
  EXPECT_TRUE(fits("P. Madriaza", "Pablo Madriaza"));
  EXPECT_TRUE(fits("Aníbal Cárdenas", "Anibal Cardenas Huamán"));
  EXPECT_TRUE(fits("Nguyen Thi Thu Ha", "Nguyễn Thị Thu Hà"));
  EXPECT_TRUE(fits("Whitmore Lisle", "Chad Whitmore-Lisle"));
  EXPECT_FALSE(fits("Paula", "Pablo Madriaza"));
  EXPECT_FALSE(fits("R. Madriaza", "Pablo Madriaza"));
  EXPECT_FALSE(fits("P.", "Pablo Madriaza"));
  EXPECT_FALSE(fits("Ana Madriaza", "Pablo Madriaza"));
  EXPECT_FALSE(fits("Pablo Madriaza", "Pablo"));
  EXPECT_FALSE(fits("Madriaza Pablo", "Pablo Madriaza"));
}

struct Spoken {
  const char* text;
  uint32_t at;
  Sex sex = Sex::unknown;
};

// The number of each mention's person, in the order given.
std::vector<uint32_t> grouped(const std::vector<Spoken>& spoken) {
  std::vector<PersonMention> mentions;
  for (const Spoken& one : spoken) {
    PersonMention mention;
    mention.first = one.at;
    mention.end = one.at + 1;
    mention.name = name(one.text);
    mention.sex = one.sex;
    mention.sure_sex = one.sex != Sex::unknown;
    mentions.push_back(mention);
  }
  PeopleLedger ledger;
  ledger.group(mentions);
  std::vector<uint32_t> out, order;
  for (const PersonMention& mention : mentions) {
    size_t k = 0;
    while (k < order.size() && order[k] != mention.person) ++k;
    if (k == order.size()) order.push_back(mention.person);
    out.push_back(static_cast<uint32_t>(k));
  }
  return out;
}

using Ids = std::vector<uint32_t>;

TEST(PeopleLedger, ShortFormsJoinTheFullName) {
  EXPECT_EQ(grouped({{"Ann", 0}, {"Ann Champoux", 10}, {"Champoux", 20}, {"A. Champoux", 30}}),
            (Ids{0, 0, 0, 0}));
}

TEST(PeopleLedger, OfTwoTheNearer) {
  EXPECT_EQ(grouped({{"Jordan Baker", 0}, {"Jordan", 10}, {"Jordan Mesa", 500}, {"Jordan", 510}}),
            (Ids{0, 0, 1, 1}));
}

TEST(PeopleLedger, AbstainsWhereTwoFitAlike) {
  EXPECT_EQ(grouped({{"Ann Baker", 0}, {"Carl Baker", 4}, {"Baker", 10}}), (Ids{0, 1, 2}));
}

TEST(PeopleLedger, HonorificsTellApart) {
  EXPECT_EQ(grouped({{"Ann Baker", 0, Sex::female},
                     {"Carl Baker", 4, Sex::male},
                     {"Baker", 10, Sex::female}}),
            (Ids{0, 1, 0}));
}

TEST(PeopleLedger, StrangersStayApart) {
  EXPECT_EQ(grouped({{"Ann Baker", 0}, {"Anne Baker", 9}, {"Smith", 20}, {"Smith", 90}}),
            (Ids{0, 1, 2, 2}));
}

TEST(PeopleLedger, ManyMentionsInLinearTime) {
  std::vector<PersonMention> mentions;
  for (uint32_t i = 0; i < 200'000; ++i) {
    PersonMention mention;
    mention.first = 3 * i;
    mention.end = mention.first + 1;
    if (i % 2 == 0) mention.name.words.push_back({"ann", false});
    mention.name.words.push_back({"baker", false});
    mentions.push_back(mention);
  }
  PeopleLedger ledger;
  ledger.group(mentions);  // a quadratic step would take minutes
  EXPECT_EQ(ledger.persons().size(), 1u);
  EXPECT_EQ(ledger.persons()[0].mentions.size(), mentions.size());
}

}  // namespace
}  // namespace annals::resolve
