#include "resolve/name_sounds.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace annals::resolve {
namespace {

constexpr size_t kLeast = 4;  // letters

struct Spelling {
  std::string_view letters;
  std::string_view sound;
};

// The longer before what they begin with.
constexpr Spelling kSpellings[] = {
    {"shch", "s"}, {"tsch", "c"}, {"sch", "s"}, {"tch", "c"},      {"dzh", "j"}, {"kh", "h"},
    {"gh", "g"},   {"zh", "j"},   {"dj", "j"},  {"sh", "s"},       {"ch", "c"},  {"th", "t"},
    {"ph", "f"},   {"cz", "c"},   {"sz", "s"},  {"ts", "c"},       {"tz", "c"},  {"ou", "u"},
    {"oo", "u"},   {"ck", "k"},   {"ks", "x"},  {"w", "v"},        {"q", "k"},   {"y", "i"},
    {"e", "i"},    {"o", "u"},    {"ə", "a"},   {"\xC4\xB1", "i"}, {"ł", "l"},   {"ø", "u"},
    {"đ", "j"},    {"ß", "s"},
};

// A letter that begins one of them.
constexpr bool is_spelled(char letter) {
  for (const Spelling& spelling : kSpellings)
    if (spelling.letters[0] == letter) return true;
  return false;
}

constexpr auto kSpelled = [] {
  std::array<bool, 256> table{};
  for (int c = 0; c < 256; ++c) table[static_cast<size_t>(c)] = is_spelled(static_cast<char>(c));
  return table;
}();

// What the word begins with; null: nothing that stands for another sound.
const Spelling* spelling_of(std::string_view word) {
  if (!kSpelled[static_cast<unsigned char>(word[0])]) return nullptr;
  const auto* known =
      std::find_if(std::begin(kSpellings), std::end(kSpellings), [&](const Spelling& spelling) {
        return spelling.letters[0] == word[0] && word.starts_with(spelling.letters);
      });
  return known != std::end(kSpellings) ? known : nullptr;
}

// "Ye…", "Je…", "Ie…" for the vowel that opens a word in Cyrillic.
std::string_view without_glide(std::string_view word) {
  const bool glide =
      word.size() > 1 && (word[0] == 'y' || word[0] == 'j' || word[0] == 'i') && word[1] == 'e';
  return glide ? word.substr(1) : word;
}

}  // namespace

void append_sounds(std::string_view folded, std::string& out) {
  if (folded.size() < kLeast) return;
  std::string_view word = without_glide(folded);
  const size_t begin = out.size();
  while (!word.empty()) {
    std::string_view sound = word.substr(0, 1);
    size_t size = 1;
    if (const Spelling* spelling = spelling_of(word); spelling != nullptr) {
      sound = spelling->sound;
      size = spelling->letters.size();
    }
    // "-off", "-eff" end as "-ov", "-ev" do.
    const bool last = word.size() == size;
    if (last && sound == "f" && out.size() > begin && (out.back() == 'u' || out.back() == 'i'))
      sound = "v";
    // Of doubled letters one is heard.
    if (out.size() == begin || sound != std::string_view(out).substr(out.size() - 1))
      out.append(sound);
    word.remove_prefix(size);
  }
}

}  // namespace annals::resolve
