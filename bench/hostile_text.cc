#include "hostile_text.h"

#include <array>
#include <fstream>
#include <random>
#include <stdexcept>

#include "made_text.h"
#include "text/utf8.h"

namespace annals::bench {
namespace {

// The names in the second column of a gazetteer.
void read_names(const std::string& path, size_t at_most, std::vector<std::string>& out) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::string line;
  std::getline(in, line);  // header
  for (size_t count = 0; count < at_most && std::getline(in, line); ++count) {
    const size_t tab = line.find('\t');
    out.push_back(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
  }
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

std::string prose(const HostileSource& source, size_t bytes) {
  while (bytes > 0 && bytes < source.prose.size() && text::is_continuation(source.prose[bytes]))
    --bytes;  // no character is cut
  return source.prose.substr(0, bytes);
}

std::string capitalised(const HostileSource& source, size_t bytes) {
  std::string out = prose(source, bytes);
  for (size_t i = 0; i < out.size(); ++i)
    if (i == 0 || !is_letter(out[i - 1])) out[i] = upper(out[i]);
  return out;
}

std::string all_caps(const HostileSource& source, size_t bytes) {
  std::string out = prose(source, bytes);
  for (char& c : out) c = upper(c);
  return out;
}

// One line: what would wrap or end a block is a space.
std::string one_line(const HostileSource& source, size_t bytes) {
  std::string out = prose(source, bytes);
  for (char& c : out)
    if (c == '\n' || c == '\r') c = ' ';
  return out;
}

// Each letter of a word becomes one of another alphabet, with its case: two bytes each.
std::string transcribed(const HostileSource& source, size_t bytes, char32_t small, char32_t big,
                        char32_t letters) {
  std::string out;
  const auto append = [&](char32_t c) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  };
  for (const char c : prose(source, bytes / 2)) {
    if (!is_letter(c))
      out += c;
    else if (c >= 'a')
      append(small + static_cast<char32_t>(c - 'a') % letters);
    else
      append(big + static_cast<char32_t>(c - 'A') % letters);
  }
  return out;
}

std::string cyrillic(const HostileSource& source, size_t bytes) {
  return transcribed(source, bytes, 0x430, 0x410, 32);
}

std::string greek(const HostileSource& source, size_t bytes) {
  return transcribed(source, bytes, 0x3B1, 0x391, 17);
}

// Draws pieces until there is enough.
template <typename Piece>
std::string fill(size_t bytes, const Piece& piece) {
  std::mt19937 random(7);
  std::string out;
  out.reserve(bytes + 256);
  while (out.size() < bytes) piece(random, out);
  return out;
}

const std::string& pick(const std::vector<std::string>& list, std::mt19937& random) {
  return list[random() % list.size()];
}

std::string phrases(const HostileSource& source, size_t bytes) {
  return fill(bytes, [&](std::mt19937& random, std::string& out) {
    out += pick(source.phrases, random);
    out += ' ';
  });
}

std::string people(const HostileSource& source, size_t bytes) {
  return fill(bytes, [&](std::mt19937& random, std::string& out) {
    out += pick(source.given, random) + ' ' + pick(source.surnames, random) + ", ";
  });
}

// The bearers of one surname: each may be each.
std::string namesakes(const HostileSource& source, size_t bytes) {
  return fill(bytes, [&](std::mt19937& random, std::string& out) {
    out += random() % 4 == 0 ? std::string("Mr") : pick(source.given, random);
    out += " Taylor spoke. ";
  });
}

constexpr std::array kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "Dec."};

std::string dates(const HostileSource& /*source*/, size_t bytes) {
  return fill(bytes, [](std::mt19937& random, std::string& out) {
    const std::string day = std::to_string(1 + random() % 28);
    const std::string year = std::to_string(1850 + random() % 175);
    const std::string month = kMonths[random() % kMonths.size()];
    switch (random() % 4) {
      case 0:
        out += month + ' ' + day + ", " + year + ' ';
        break;
      case 1:
        out += day + " " + month + ' ' + year + ' ';
        break;
      case 2:
        out += month + ' ' + year + ' ';
        break;
      default:
        out += year + ' ';
        break;
    }
  });
}

// Dates that are told from others, and no other.
std::string relative_dates(const HostileSource& /*source*/, size_t bytes) {
  static constexpr std::array kDates = {"Monday ", "the next day ", "last year ",
                                        "two weeks later ", "the same month "};
  return fill(bytes, [](std::mt19937& random, std::string& out) {
    out += kDates[random() % kDates.size()];
  });
}

std::string bracketed_dates(const HostileSource& source, size_t bytes) {
  return fill(bytes, [&](std::mt19937& random, std::string& out) {
    out += pick(source.surnames, random) + " (" + kMonths[random() % kMonths.size()] + ' ' +
           std::to_string(1850 + random() % 175) + ") ";
  });
}

std::string numbers(const HostileSource& /*source*/, size_t bytes) {
  return fill(bytes, [](std::mt19937& random, std::string& out) {
    out += std::to_string(random() % 2100) + ((random() % 3) != 0 ? " " : ", ");
  });
}

std::string brackets(const HostileSource& /*source*/, size_t bytes) {
  static constexpr std::array kMarks = {"(", ")", "[", "]", "\"", "'",
                                        "“", "”", "‘", "’", "«",  "»"};
  return fill(bytes, [](std::mt19937& random, std::string& out) {
    out += kMarks[random() % kMarks.size()];
  });
}

// All open, none closed.
std::string open_brackets(const HostileSource& source, size_t bytes) {
  return fill(bytes, [&](std::mt19937& random, std::string& out) {
    out += random() % 2 == 0 ? "(" : "“";
    out += pick(source.surnames, random) + ' ';
  });
}

std::string initials(const HostileSource& /*source*/, size_t bytes) {
  return fill(bytes, [](std::mt19937& random, std::string& out) {
    out += static_cast<char>('A' + random() % 26);
    out += ". ";
  });
}

std::string acronyms(const HostileSource& /*source*/, size_t bytes) {
  return fill(bytes, [](std::mt19937& random, std::string& out) {
    for (size_t left = 2 + random() % 4; left > 0; --left)
      out += static_cast<char>('A' + random() % 26);
    out += random() % 8 == 0 ? ". " : " ";
  });
}

// Each of them new, each with the acronym that it defines.
std::string definitions(const HostileSource& source, size_t bytes) {
  return fill(bytes, [&](std::mt19937& random, std::string& out) {
    std::string letters;
    for (int i = 0; i < 4; ++i) {
      const std::string& word = pick(source.surnames, random);
      out += word + ' ';
      letters += upper(word[0]);
    }
    out += '(' + letters + ") ";
  });
}

// One sentence of bodies, no small word among them.
std::string bodies(const HostileSource& source, size_t bytes) {
  return fill(bytes, [&](std::mt19937& random, std::string& out) {
    out += pick(source.surnames, random) + " University and ";
  });
}

// Each a form of the one body that is named by its noun alone.
std::string branches(const HostileSource& source, size_t bytes) {
  return fill(bytes, [&](std::mt19937& random, std::string& out) {
    out += "The National Association of " + pick(source.surnames, random) + " met. ";
  });
}

// One record of places that stand behind one another.
std::string footnotes(const HostileSource& source, size_t bytes) {
  size_t number = 0;
  return fill(bytes, [&](std::mt19937& random, std::string& out) {
    out += '[' + std::to_string(++number) + "] " + pick(source.surnames, random) + ", Paris, " +
           std::to_string(1900 + random() % 120) + ".\n";
  });
}

// Blocks that all tell of one occasion.
std::string told_again(const HostileSource& source, size_t bytes) {
  return fill(bytes, [&](std::mt19937& random, std::string& out) {
    out +=
        "On 12 May 1999 the Police Congress was held in " + pick(source.surnames, random) + ".\n\n";
  });
}

// One person, who has an office more in each record.
std::string offices(const HostileSource& source, size_t bytes) {
  return fill(bytes, [&](std::mt19937& random, std::string& out) {
    out += "- " + std::to_string(1 + random() % 28) + " May " +
           std::to_string(1900 + random() % 120) + ": John Taylor, Director of the " +
           pick(source.surnames, random) + ' ' + pick(source.surnames, random) +
           " Institute, spoke.\n";
  });
}

// One sentence, all of it to be warned of.
std::string impossible_dates(const HostileSource& /*source*/, size_t bytes) {
  return fill(bytes, [](std::mt19937& random, std::string& out) {
    out += "on 31 June " + std::to_string(1900 + random() % 120) + ", and ";
  });
}

std::string titled(const HostileSource& source, size_t bytes) {
  return fill(bytes, [&](std::mt19937& random, std::string& out) {
    out += "Mr " + pick(source.surnames, random) + " met Dr. " + pick(source.given, random) + ' ' +
           pick(source.surnames, random) + ". ";
  });
}

std::string one_word(const HostileSource& /*source*/, size_t bytes) {
  return fill(bytes, [](std::mt19937& random, std::string& out) {
    out += static_cast<char>('a' + random() % 26);
  });
}

std::string hyphens(const HostileSource& source, size_t bytes) {
  return fill(bytes, [&](std::mt19937& random, std::string& out) {
    out += pick(source.surnames, random);
    out += random() % 2 == 0 ? "-" : "'";
  });
}

std::string newlines(const HostileSource& /*source*/, size_t bytes) {
  return std::string(bytes, '\n');
}

std::string spaces(const HostileSource& /*source*/, size_t bytes) {
  return std::string(bytes, ' ');
}

// Short records, one to a line.
std::string records(const HostileSource& source, size_t bytes) {
  return fill(bytes, [&](std::mt19937& random, std::string& out) {
    const std::string day = std::to_string(1 + random() % 28);
    out += day + ' ' + kMonths[random() % 11] + ' ' + std::to_string(1900 + random() % 120) +
           ": Lecture by " + pick(source.given, random) + ' ' + pick(source.surnames, random) +
           " in " + pick(source.phrases, random) + "\n";
  });
}

std::string headings(const HostileSource& /*source*/, size_t bytes) {
  return fill(bytes, [](std::mt19937& random, std::string& out) {
    out += std::to_string(1900 + random() % 120) + "\n\n";
  });
}

std::string bullets(const HostileSource& source, size_t bytes) {
  return fill(bytes, [&](std::mt19937& random, std::string& out) {
    out += "- " + pick(source.phrases, random) + '\n';
  });
}

}  // namespace

HostileSource hostile_source(const std::string& corpus, const std::string& data, size_t bytes) {
  HostileSource source;
  source.prose = make_text(corpus, data, bytes);
  const std::string lists = data + "/gazetteers/";
  for (const char* list : {"cities.tsv", "organizations.tsv"})
    read_names(lists + list, 20000, source.phrases);
  read_names(lists + "given.tsv", 3000, source.given);
  read_names(lists + "surnames.tsv", 8000, source.surnames);
  return source;
}

const std::vector<HostileText>& hostile_texts() {
  static const std::vector<HostileText> texts = {
      {"prose", prose},
      {"every word capitalised", capitalised},
      {"all caps", all_caps},
      {"one line", one_line, false},
      {"cyrillic letters", cyrillic, false},
      {"greek letters", greek, false},
      {"phrases", phrases},
      {"people", people},
      {"namesakes", namesakes},
      {"dates", dates},
      {"relative dates", relative_dates, false},
      {"bracketed dates", bracketed_dates, false},
      {"numbers", numbers},
      {"brackets and quotes", brackets, false},
      {"open brackets", open_brackets, false},
      {"initials", initials, false},
      {"acronyms", acronyms, false},
      {"definitions", definitions},
      {"bodies in one sentence", bodies},
      {"branches of one body", branches},
      {"footnotes", footnotes},
      {"one occasion", told_again},
      {"offices of one person", offices},
      {"impossible dates", impossible_dates},
      {"titles and names", titled},
      {"one word", one_word, false},
      {"hyphens", hyphens, false},
      {"newlines", newlines, false},
      {"spaces", spaces, false},
      {"one-line records", records},
      {"year headings", headings, false},
      {"bullets", bullets, false},
  };
  return texts;
}

}  // namespace annals::bench
