// Names as words, and who is who.
#include "resolve/people_ledger.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "../mentions/text_input.h"
#include "resolve/person_name.h"

namespace annals::resolve {
namespace {

std::vector<NameWord> name(const std::string& text, NameBook& book) {
  const test::TextInput read(text);
  const mentions::Input input = read.input();
  std::vector<NameWord> out;
  const mentions::PersonWords words(input.pack);
  PersonNameReader(input, words, book).read(0, static_cast<uint32_t>(input.tokens.size()), out);
  return out;
}

std::string words(const std::string& text) {
  std::string out;
  NameBook book;
  for (const NameWord& word : name(text, book))
    out += (out.empty() ? "" : " ") + std::string(book.text(word.id)) + (word.initial ? "." : "");
  return out;
}

TEST(PersonName, FoldsWhatVaries) {
  EXPECT_EQ(words("João d’Almeida"), "joao almeida");
  EXPECT_EQ(words("João de Almeida"), "joao almeida");
  EXPECT_EQ(words("J. L. Pastor-Medina"), "j. l. pastor medina");
  EXPECT_EQ(words("Donal Ó Murchú"), "donal omurchu");
  EXPECT_EQ(words("O'Murchu"), "omurchu");
  EXPECT_EQ(words("Tariq bin Salem al-Rawashdeh"), "tariq salem rawashdeh");
  EXPECT_EQ(words("Van Zuilen"), "zuilen");
  EXPECT_EQ(words("Ben"), "ben");
  EXPECT_EQ(words("Everett Hollis Jr."), "everett hollis");
}

bool fits(const std::string& part, const std::string& whole) {
  NameBook book;
  return is_form_of(book, name(part, book), name(whole, book));
}

TEST(NameBook, KnowsWordsInAnyCase) {
  NameBook book;
  std::vector<uint32_t> ids;
  for (int i = 0; i < 1000; ++i) ids.push_back(book.add("name" + std::to_string(i)));
  for (int i = 0; i < 1000; ++i) {
    EXPECT_EQ(book.find("name" + std::to_string(i)), ids[i]);
    EXPECT_EQ(book.text(ids[i]), "name" + std::to_string(i));
  }
  const uint32_t ann = book.add_letters("ANN");
  EXPECT_EQ(book.find_letters("Ann"), ann);
  EXPECT_EQ(book.find("ann"), ann);
  EXPECT_EQ(book.find("anne"), NameBook::kUnknown);
  book.clear();
  EXPECT_EQ(book.find("ann"), NameBook::kUnknown);
  EXPECT_EQ(book.find(""), NameBook::kEmpty);
}

TEST(PersonName, Forms) {
  EXPECT_TRUE(fits("Urmeneta", "Pablo Urmeneta"));
  EXPECT_TRUE(fits("Pablo", "Pablo Urmeneta"));
  EXPECT_TRUE(fits("P. Urmeneta", "Pablo Urmeneta"));
  EXPECT_TRUE(fits("Aníbal Cáceres", "Anibal Caceres Huanca"));
  EXPECT_TRUE(fits("Nguyen Thi Bich Ha", "Nguyễn Thị Bích Hà"));
  EXPECT_TRUE(fits("Pemberton Shaw", "Chad Pemberton-Shaw"));
  EXPECT_FALSE(fits("Paula", "Pablo Urmeneta"));
  EXPECT_FALSE(fits("R. Urmeneta", "Pablo Urmeneta"));
  EXPECT_FALSE(fits("P.", "Pablo Urmeneta"));
  EXPECT_FALSE(fits("Ana Urmeneta", "Pablo Urmeneta"));
  EXPECT_FALSE(fits("Pablo Urmeneta", "Pablo"));
  EXPECT_FALSE(fits("Urmeneta Pablo", "Pablo Urmeneta"));
}

struct Spoken {
  const char* text;
  uint32_t at;
  Sex sex = Sex::unknown;
  uint32_t title = 0;
};

// The number of each mention's person, in the order given.
std::vector<uint32_t> grouped(const std::vector<Spoken>& spoken) {
  NameBook book;
  PeopleMentions mentions;
  for (const Spoken& one : spoken) {
    PersonMention mention;
    mention.first = one.at;
    mention.end = one.at + 1;
    mention.sex = one.sex;
    mention.sure_sex = one.sex != Sex::unknown;
    mention.title = one.title;
    mentions.add(mention, name(one.text, book));
  }
  PeopleLedger ledger;
  ledger.group(mentions, book);
  std::vector<uint32_t> out, order;
  for (const PersonMention& mention : mentions.all) {
    size_t k = 0;
    while (k < order.size() && order[k] != mention.person) ++k;
    if (k == order.size()) order.push_back(mention.person);
    out.push_back(static_cast<uint32_t>(k));
  }
  return out;
}

using Ids = std::vector<uint32_t>;

TEST(PeopleLedger, ShortFormsJoinTheFullName) {
  EXPECT_EQ(grouped({{"Ann", 0}, {"Ann Tremblay", 10}, {"Tremblay", 20}, {"A. Tremblay", 30}}),
            (Ids{0, 0, 0, 0}));
}

TEST(PeopleLedger, OfTwoTheNearer) {
  EXPECT_EQ(grouped({{"Jordan Cooper", 0}, {"Jordan", 10}, {"Jordan Vega", 500}, {"Jordan", 510}}),
            (Ids{0, 0, 1, 1}));
}

TEST(PeopleLedger, OfTwoThatFitAlikeTheOneNamedLast) {
  EXPECT_EQ(grouped({{"Ann Baker", 0}, {"Carl Baker", 4}, {"Baker", 10}}), (Ids{0, 1, 1}));
}

TEST(PeopleLedger, OfTwoThatFitAlikeNotTheOneStillToCome) {
  EXPECT_EQ(grouped({{"Ann Baker", 0}, {"Baker", 10}, {"Carl Baker", 16}}), (Ids{0, 0, 1}));
}

TEST(PeopleLedger, TitlesTellApart) {
  constexpr Sex kAny = Sex::unknown;
  constexpr uint32_t kCaptain = 7, kNurse = 8;
  EXPECT_EQ(grouped({{"Ann Baker", 0, kAny, kCaptain},
                     {"Carl Baker", 4, kAny, kNurse},
                     {"Baker", 10, kAny, kCaptain}}),
            (Ids{0, 1, 0}));
  // Whoever bears the title later is not the one.
  EXPECT_EQ(grouped({{"Ann Baker", 0, kAny, kNurse},
                     {"Baker", 10, kAny, kCaptain},
                     {"Eve Baker", 16, kAny, kCaptain}}),
            (Ids{0, 0, 1}));
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
  NameBook book;
  const NameWord ann{book.add("ann"), false}, baker{book.add("baker"), false};
  PeopleMentions mentions;
  for (uint32_t i = 0; i < 200'000; ++i) {
    PersonMention mention;
    mention.first = 3 * i;
    mention.end = mention.first + 1;
    const std::vector<NameWord> words = {ann, baker};
    mentions.add(mention, i % 2 == 0 ? PersonName(words) : PersonName(words).last(1));
  }
  PeopleLedger ledger;
  ledger.group(mentions, book);  // a quadratic step would take minutes
  EXPECT_EQ(ledger.persons().size(), 1u);
  EXPECT_EQ(ledger.mentions_of(0).size(), mentions.all.size());
}

}  // namespace
}  // namespace annals::resolve
