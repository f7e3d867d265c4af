// Runs of name-like tokens, and their parts.
#include "mentions/name_runs.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "mentions/person_cues.h"
#include "text_input.h"

namespace annals::mentions {
namespace {

// Each run as its parts: "i:J. n:Pastor-Medina".
std::vector<std::string> runs_of(const std::string& text) {
  const test::TextInput read(text);
  NameRuns found;
  const mentions::PersonWords words(test::product_data().pack);
  PersonCues cues;
  find_cues(read.input(), words, cues);
  for (uint32_t b = 0; b < read.input().layout.blocks.size(); ++b)
    find_name_runs(read.input(), words, cues.marks, b, found);
  std::vector<std::string> out;
  for (const NameRun& run : found.runs) {
    std::string line;
    for (uint32_t p = run.first_part; p < run.end_part; ++p) {
      const NamePart& part = found.parts[p];
      if (!line.empty()) line += ' ';
      line += "nipsk"[static_cast<int>(part.kind)];
      line += ':' + read.slice(part.first, part.end);
    }
    out.push_back(line);
  }
  return out;
}

using Runs = std::vector<std::string>;

TEST(NameRuns, CompoundsAndInitials) {
  EXPECT_EQ(runs_of("with J. L. Pastor-Medina and Ana-Maria"),
            (Runs{"i:J. i:L. n:Pastor-Medina", "n:Ana-Maria"}));
  EXPECT_EQ(runs_of("by R.S. Thistle"), (Runs{"i:R. i:S. n:Thistle"}));
  EXPECT_EQ(runs_of("by J.-P. Martin"), (Runs{"i:J.-P. n:Martin"}));
  EXPECT_EQ(runs_of("by Wm. Sneyd"), (Runs{"i:Wm. n:Sneyd"}));
}

TEST(NameRuns, ParticlesOnlyBeforeNames) {
  EXPECT_EQ(runs_of("as Joost van der Heijden said"), (Runs{"n:Joost p:van p:der n:Heijden"}));
  EXPECT_EQ(runs_of("a de facto rule of Ana de facto"), (Runs{"n:Ana"}));
  EXPECT_EQ(runs_of("João d’Almeida"), (Runs{"n:João n:d’Almeida"}));
  EXPECT_EQ(runs_of("to Omar al-Khatib"), (Runs{"n:Omar n:al-Khatib"}));
  EXPECT_EQ(runs_of("Ortega y Pardo y otros"), (Runs{"n:Ortega p:y n:Pardo"}));
  EXPECT_EQ(runs_of("Donal Ó Murchú"), (Runs{"n:Donal n:Ó Murchú"}));
}

TEST(NameRuns, SuffixesAndNicknames) {
  EXPECT_EQ(runs_of("Everett Hollis Jr. sang"), (Runs{"n:Everett n:Hollis s:Jr."}));
  EXPECT_EQ(runs_of("King Carlos IV. He"), (Runs{"n:King n:Carlos s:IV", "n:He"}));
  EXPECT_EQ(runs_of("Leroy \"Shorty\" Blackwood"), (Runs{"n:Leroy k:\"Shorty\" n:Blackwood"}));
  EXPECT_EQ(runs_of("Theresia (Resi) Gruber"), (Runs{"n:Theresia k:(Resi) n:Gruber"}));
  EXPECT_EQ(runs_of("read \"Silence\" Monday"), (Runs{"n:Silence", "n:Monday"}));
}

TEST(NameRuns, WhatEndsARun) {
  EXPECT_EQ(runs_of("Ann Lee, Bo Ek"), (Runs{"n:Ann n:Lee", "n:Bo n:Ek"}));
  EXPECT_EQ(runs_of("Ann Lee's Bo"), (Runs{"n:Ann n:Lee", "n:Bo"}));
  EXPECT_EQ(runs_of("Ann Lee\n\nBo Ek"), (Runs{"n:Ann n:Lee", "n:Bo n:Ek"}));
  EXPECT_EQ(runs_of("nothing here, 12 of 13"), Runs{});
}

TEST(NameRuns, LongRunsAreCut) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "Ann ";
  const Runs runs = runs_of(text);
  ASSERT_EQ(runs.size(), 3u);
  EXPECT_EQ(runs[2], "n:Ann n:Ann n:Ann n:Ann n:Ann n:Ann");
}

}  // namespace
}  // namespace annals::mentions
