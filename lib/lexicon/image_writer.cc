#include "lexicon/image_writer.h"

#include <algorithm>
#include <cstring>

namespace annals::lexicon {
namespace {

struct Key {
  uint64_t hash = 0;
  uint32_t value = 0;
};

std::vector<Key> collect_keys(const std::vector<PhraseInfo>& phrases) {
  std::vector<Key> keys;
  keys.reserve(phrases.size() * 2);
  for (uint32_t p = 1; p < phrases.size(); ++p) {
    const std::vector<uint64_t>& hashes = phrases[p].hashes;
    for (size_t k = 0; k < hashes.size(); ++k)
      keys.push_back({hashes[k], k + 1 < hashes.size() ? kHasLonger : p});
  }
  std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.value < b.value;
  });
  // Of two phrases of one 64-bit hash the first stays.
  size_t kept = 0;
  for (const Key& key : keys) {
    if (kept == 0 || keys[kept - 1].hash != key.hash)
      keys[kept++] = key;
    else if (key.value == kHasLonger)
      keys[kept - 1].value |= kHasLonger;
  }
  keys.resize(kept);
  return keys;
}

// Linear probing at half full, since most that is sought is not there: 2.5 looks, where three
// quarters would take 8.5. Another size when a fingerprint hides another key.
std::vector<Slot> make_slots(const std::vector<Key>& keys) {
  for (size_t count = keys.size() * 2 + 2;; ++count) {
    std::vector<Slot> slots(count);
    bool clear = true;
    for (const Key& key : keys) {
      const auto fingerprint = static_cast<uint32_t>(key.hash);
      size_t at = home_slot(key.hash, count);
      while (slots[at].value != 0) {
        if (slots[at].fingerprint == fingerprint) clear = false;
        if (++at == count) at = 0;
      }
      slots[at] = {fingerprint, key.value};
    }
    if (clear) return slots;
  }
}

template <typename T>
ImageSection append(std::vector<std::byte>& image, const std::vector<T>& elements) {
  const ImageSection section{image.size(), elements.size()};
  const auto* bytes = reinterpret_cast<const std::byte*>(elements.data());
  image.insert(image.end(), bytes, bytes + elements.size() * sizeof(T));
  image.resize((image.size() + 7) / 8 * 8);
  return section;
}

}  // namespace

std::vector<std::byte> write_image(ImageContent content) {
  const std::vector<Slot> slots = make_slots(collect_keys(content.phrases));
  const std::vector<PhraseInfo>& infos = content.phrases;
  std::vector<char>& strings = content.strings;

  // References by phrase, their order kept.
  std::vector<uint32_t> begins(infos.size() + 1, 0);
  for (const auto& [phrase, reference] : content.references) ++begins[phrase + 1];
  for (size_t p = 1; p < begins.size(); ++p) begins[p] += begins[p - 1];
  std::vector<Reference> references(content.references.size());
  std::vector<uint32_t> next = begins;
  std::vector<uint16_t> kinds(infos.size() + 1, 0);
  for (const auto& [phrase, reference] : content.references) {
    references[next[phrase]++] = reference;
    kinds[phrase] = static_cast<uint16_t>(kinds[phrase] | 1u << reference.kind);
  }

  std::vector<Phrase> phrases(infos.size() + 1);
  uint32_t longest = 0;
  for (size_t p = 0; p < infos.size(); ++p) {
    phrases[p].string = static_cast<uint32_t>(strings.size());
    phrases[p].reference = begins[p] | (infos[p].has_variants ? kHasVariants : 0);
    strings.push_back(static_cast<char>(infos[p].capitals));
    strings.insert(strings.end(), infos[p].text.begin(), infos[p].text.end());
    strings.push_back('\0');
    longest = std::max(longest, static_cast<uint32_t>(infos[p].hashes.size()));
  }
  phrases.back().reference = static_cast<uint32_t>(references.size());

  ImageHeader header{};
  std::memcpy(header.magic, kImageMagic, sizeof kImageMagic);
  header.version = kImageVersion;
  header.longest = longest;
  std::vector<std::byte> image(sizeof header);
  header.slots = append(image, slots);
  header.phrases = append(image, phrases);
  header.kinds = append(image, kinds);
  header.references = append(image, references);
  header.records = append(image, content.records);
  header.variants = append(image, content.variants);
  header.strings = append(image, strings);
  header.bytes = image.size();
  std::memcpy(image.data(), &header, sizeof header);
  return image;
}

}  // namespace annals::lexicon
