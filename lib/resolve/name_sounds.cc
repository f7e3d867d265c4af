#include "resolve/name_sounds.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace annals::resolve {
namespace {

constexpr size_t kLeast = 4;  // letters

struct Spelling {
  std::string_view letters;
  char sound;
};

// By their first letter, the longer before what they begin with.
constexpr Spelling kSpellings[] = {
    {"ch", 'c'},   {"ck", 'k'},  {"cz", 'c'},   {"dzh", 'j'}, {"dj", 'j'}, {"e", 'i'},
    {"gh", 'g'},   {"kh", 'h'},  {"ks", 'x'},   {"ou", 'u'},  {"oo", 'u'}, {"o", 'u'},
    {"ph", 'f'},   {"q", 'k'},   {"shch", 's'}, {"sch", 's'}, {"sh", 's'}, {"sz", 's'},
    {"tsch", 'c'}, {"tch", 'c'}, {"th", 't'},   {"ts", 'c'},  {"tz", 'c'}, {"w", 'v'},
    {"y", 'i'},    {"zh", 'j'},  {"ß", 's'},    {"ø", 'u'},   {"đ", 'j'},  {"\xC4\xB1", 'i'},
    {"ł", 'l'},    {"ə", 'a'},
};

// For each letter, where the spellings that begin with it are.
struct Range {
  uint8_t first = 0;
  uint8_t end = 0;
};
constexpr auto kOfLetter = [] {
  std::array<Range, 256> ranges{};
  for (size_t k = 0; k < std::size(kSpellings); ++k) {
    Range& range = ranges[static_cast<uint8_t>(kSpellings[k].letters[0])];
    if (range.end == 0) range.first = static_cast<uint8_t>(k);
    range.end = static_cast<uint8_t>(k + 1);
  }
  return ranges;
}();

// What the word begins with: the letter itself where nothing stands for another sound.
Spelling first_of(std::string_view word) {
  const Range range = kOfLetter[static_cast<uint8_t>(word[0])];
  for (uint8_t k = range.first; k < range.end; ++k)
    if (word.starts_with(kSpellings[k].letters)) return kSpellings[k];
  return {word.substr(0, 1), word[0]};
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
    auto [letters, sound] = first_of(word);
    // "-off", "-eff" end as "-ov", "-ev" do.
    const bool last = word.size() == letters.size();
    if (last && sound == 'f' && out.size() > begin && (out.back() == 'u' || out.back() == 'i'))
      sound = 'v';
    // Of doubled letters one is heard.
    if (out.size() == begin || sound != out.back()) out.push_back(sound);
    word.remove_prefix(letters.size());
  }
}

}  // namespace annals::resolve
