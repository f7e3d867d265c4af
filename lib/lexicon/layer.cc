#include "lexicon/layer.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory_resource>

#include "lexicon/unit.h"

namespace annals::lexicon {
namespace {

constexpr uint32_t kMostUnits = 32;  // longer phrases are cut off in the search

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Compares a folded word of a phrase with ASCII text. Null: they differ; else past the word.
const char* compare_ascii(const char* phrase, std::string_view word) {
  for (const char c : word)
    if (lower(c) != *phrase++) return nullptr;
  return phrase;
}

const char* compare(const char* phrase, std::string_view word) {
  for (const char c : word)
    if (c != *phrase++) return nullptr;
  return phrase;
}

Error broken(const char* problem) {
  Error error;
  error.message = std::string("the gazetteer image ") + problem +
                  "; build it again with this version of annals";
  return error;
}

// "u s", "washington , d c": whether a phrase ends in two single letters.
bool ends_in_initials(std::string_view phrase) {
  const size_t size = phrase.size();
  return size >= 3 && phrase[size - 2] == ' ' && (size == 3 || phrase[size - 4] == ' ');
}

}  // namespace

Result<Layer> Layer::map(std::span<const std::byte> image) {
  if (image.size() < sizeof(ImageHeader)) return broken("is too short");
  ImageHeader header;
  std::memcpy(&header, image.data(), sizeof header);
  if (std::memcmp(header.magic, kImageMagic, sizeof kImageMagic) != 0)
    return broken("has another beginning than a gazetteer's");
  if (header.version != kImageVersion) return broken("has another layout version");
  const auto fits = [&](const ImageSection& section, size_t size) {
    return section.offset % 8 == 0 && section.offset <= header.bytes &&
           section.count <= (header.bytes - section.offset) / size;
  };
  if (header.bytes > image.size() || !fits(header.slots, sizeof(Slot)) ||
      !fits(header.phrases, sizeof(Phrase)) || !fits(header.kinds, sizeof(uint16_t)) ||
      header.kinds.count != header.phrases.count || !fits(header.references, sizeof(Reference)) ||
      !fits(header.records, sizeof(Record)) || !fits(header.variants, sizeof(Variant)) ||
      !fits(header.strings, 1) || header.phrases.count < 2 || header.slots.count == 0)
    return broken("is cut off");
  Layer layer;
  const std::byte* base = image.data();
  layer.slots_ = reinterpret_cast<const Slot*>(base + header.slots.offset);
  layer.phrases_ = reinterpret_cast<const Phrase*>(base + header.phrases.offset);
  layer.kinds_ = reinterpret_cast<const uint16_t*>(base + header.kinds.offset);
  layer.references_ = reinterpret_cast<const Reference*>(base + header.references.offset);
  layer.records_ = reinterpret_cast<const Record*>(base + header.records.offset);
  layer.variants_ = reinterpret_cast<const Variant*>(base + header.variants.offset);
  layer.strings_ = reinterpret_cast<const char*>(base + header.strings.offset);
  layer.strings_end_ = layer.strings_ + header.strings.count;
  layer.slot_count_ = header.slots.count;
  layer.phrase_count_ = static_cast<uint32_t>(header.phrases.count - 1);
  layer.reference_count_ = static_cast<uint32_t>(header.references.count);
  layer.variant_count_ = static_cast<uint32_t>(header.variants.count);
  layer.longest_ = std::min(header.longest, kMostUnits);
  return layer;
}

uint32_t Layer::value(uint64_t hash) const {
  const auto fingerprint = static_cast<uint32_t>(hash);
  for (uint64_t at = home_slot(hash, slot_count_);;) {
    const Slot& slot = slots_[at];
    if (slot.value == 0) return 0;
    if (slot.fingerprint == fingerprint) return slot.value;
    if (++at == slot_count_) at = 0;
  }
}

std::span<const Variant> Layer::variants(uint32_t phrase) const {
  if ((phrases_[phrase].reference & kHasVariants) == 0) return {};
  const auto [first, last] =
      std::equal_range(variants_, variants_ + variant_count_, Variant{phrase, 0},
                       [](const Variant& a, const Variant& b) { return a.phrase < b.phrase; });
  return {first, last};
}

// The phrase that stands in the text, if `phrase` does: itself, or its variant of this very
// spelling. 0: another phrase of the same hash, capitals missing, or only other spellings count.
uint32_t Layer::confirm(uint32_t phrase, std::string_view text, text::TokenSpan tokens,
                        uint32_t first, std::string& scratch) const {
  const char* at = strings_ + phrases_[phrase].string;
  auto capitals = static_cast<uint8_t>(*at++);
  UnitWalker walker(text, tokens, first);
  Unit unit;
  while (true) {
    if (!walker.next(unit)) return 0;
    if (unit.ascii) {
      at = compare_ascii(at, text::slice(text, unit.begin, unit.end));
    } else {
      scratch.clear();
      fold_unit(text, unit, scratch);
      at = compare(at, scratch);
    }
    if (at == nullptr || ((capitals & 1) && !unit.capitalised)) return 0;
    capitals = static_cast<uint8_t>(capitals >> 1);
    if (*at == '\0') break;
    if (*at++ != ' ') return 0;
  }
  for (const Variant& variant : variants(phrase)) {
    const char* exact = this->text(variant.exact);
    UnitWalker again(text, tokens, first);
    while (exact != nullptr && again.next(unit)) {
      exact = compare(exact, unit.is_and ? "and" : text::slice(text, unit.begin, unit.end));
      if (exact == nullptr) break;
      if (*exact == '\0') return variant.exact;
      if (*exact++ != ' ') break;
    }
  }
  return has_entries(phrase) ? phrase : 0;
}

// The same as confirm() for an ASCII word alone.
uint32_t Layer::confirm_word(uint32_t phrase, std::string_view word) const {
  const char* at = strings_ + phrases_[phrase].string + 1;
  if (static_cast<size_t>(strings_end_ - at) <= word.size()) return 0;
  if (at[word.size()] != '\0' || !is_same_word(at, word.data(), word.size())) return 0;
  for (const Variant& variant : variants(phrase))
    if (word == this->text(variant.exact)) return variant.exact;
  return has_entries(phrase) ? phrase : 0;
}

void Layer::seek(std::string_view text, text::TokenSpan tokens, std::span<Head> heads,
                 std::string& scratch) const {
  const auto fetch_slot = [&](uint64_t hash) {
    __builtin_prefetch(slots_ + home_slot(hash, slot_count_));
  };
  for (Head& head : heads) {
    if (!head.plain) continue;
    const std::string_view word = text::slice(text, tokens[head.token]);
    head.hash = hash_bytes(word.data(), word.size(), kCaseBits);
    fetch_slot(head.hash);
  }
  for (Head& head : heads) {
    if (!head.plain || (head.slot = value(head.hash)) == 0) continue;
    __builtin_prefetch(phrases_ + (head.slot & ~kHasLonger));
    if ((head.slot & kHasLonger) == 0) continue;
    UnitWalker walker = UnitWalker::behind_word(text, tokens, head.token);
    Unit unit;
    if (!walker.next(unit)) continue;
    head.hash = hash_join(head.hash, hash_unit(text, unit, scratch));
    head.longer = true;
    fetch_slot(head.hash);
  }
  for (Head& head : heads) {
    if (head.slot == 0) continue;
    __builtin_prefetch(strings_ + phrases_[head.slot & ~kHasLonger].string);
    if (head.longer) head.longer = value(head.hash) != 0;
  }
}

// Most capitalised words are in no phrase, or in none that goes on here.
Found Layer::match(std::string_view text, text::TokenSpan tokens, const Head& head,
                   std::string& scratch) const {
  if (head.longer) return match_units(text, tokens, head.token, scratch);
  Found found;
  if (const uint32_t phrase = head.slot & ~kHasLonger; phrase != 0)
    found.single = confirm_word(phrase, text::slice(text, tokens[head.token]));
  return found;
}

Found Layer::match(std::string_view text, text::TokenSpan tokens, uint32_t first,
                   std::string& scratch) const {
  Head head(tokens, first);
  seek(text, tokens, {&head, 1}, scratch);
  return match(text, tokens, head, scratch);
}

Found Layer::match_units(std::string_view text, text::TokenSpan tokens, uint32_t first,
                         std::string& scratch) const {
  Found found;
  struct Step {
    uint32_t phrase;
    uint32_t end_token;
  };
  Step steps[kMostUnits];
  uint32_t count = 0;
  UnitWalker walker(text, tokens, first);
  Unit unit;
  uint64_t hash = 0;
  for (uint32_t k = 0; k < longest_ && walker.next(unit); ++k) {
    const uint64_t next = hash_unit(text, unit, scratch);
    hash = k == 0 ? next : hash_join(hash, next);
    const uint32_t slot = value(hash);
    const uint32_t phrase = slot & ~kHasLonger;
    if (phrase != 0 && unit.ends_token) steps[count++] = {phrase, unit.token + 1};
    if ((slot & kHasLonger) == 0) break;
  }
  while (count > 0) {
    const Step step = steps[--count];
    const bool is_single = step.end_token == first + 1;
    if (!is_single && found.longest != 0) continue;
    const uint32_t phrase = confirm(step.phrase, text, tokens, first, scratch);
    if (is_single) {
      found.single = phrase;
    } else if (phrase != 0) {
      found.longest = phrase;
      found.end_token = step.end_token;
      // "U.S." ends with its full stop.
      const uint32_t next = step.end_token;
      if (text[tokens[next - 1].begin - 1] == '.' && next < tokens.size() &&
          tokens[next].is_glued() && text[tokens[next].begin] == '.' &&
          ends_in_initials(this->text(phrase)))
        ++found.end_token;
    }
  }
  return found;
}

uint32_t Layer::find(std::string_view phrase) const {
  // Most are short: folded without memory of their own.
  std::array<std::byte, 256> bytes;
  std::pmr::monotonic_buffer_resource memory(bytes.data(), bytes.size());
  std::pmr::string folded(&memory);
  folded.reserve(phrase.size());
  if (std::all_of(phrase.begin(), phrase.end(), [](char c) { return (c & 0x80) == 0; })) {
    for (const char c : phrase) folded.push_back(lower(c));
  } else {
    static thread_local std::string other;  // its memory is kept from name to name
    other.clear();
    text::fold_case(phrase, other);
    folded.assign(std::string_view(other));
  }
  uint64_t hash = 0;
  for (size_t begin = 0; begin <= folded.size();) {
    const size_t end = std::min(folded.find(' ', begin), folded.size());
    const uint64_t unit = hash_folded(std::string_view(folded).substr(begin, end - begin));
    hash = begin == 0 ? unit : hash_join(hash, unit);
    begin = end + 1;
  }
  const uint32_t found = value(hash) & ~kHasLonger;
  if (found == 0 || folded != text(found)) return 0;
  for (const Variant& variant : variants(found))
    if (phrase == text(variant.exact)) return variant.exact;
  return has_entries(found) ? found : 0;
}

}  // namespace annals::lexicon
