#include "lexicon/gazetteer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

#include "lexicon/layer.h"
#include "lexicon/surface.h"

namespace annals::lexicon {

// Layers, the base first. A phrase's id is its number in its layer plus the layer's offset.
struct Gazetteer::Impl {
  struct Placed {
    Layer layer;
    uint32_t offset = 0;
  };
  std::vector<Placed> layers;

  // The layer that a phrase id belongs to.
  uint32_t layer_of(uint32_t phrase) const {
    auto k = static_cast<uint32_t>(layers.size() - 1);
    while (k > 0 && phrase < layers[k].offset) --k;
    return k;
  }
};

Gazetteer::Gazetteer() : impl_(std::make_unique<Impl>()) {}
Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

Result<Gazetteer> Gazetteer::map(std::span<const std::byte> image) {
  Result<Layer> layer = Layer::map(image);
  if (!layer) return layer.error();
  Gazetteer gazetteer;
  gazetteer.impl_->layers.push_back({*layer, 0});
  gazetteer.refer_to_base();
  return gazetteer;
}

void Gazetteer::add_layer(Gazetteer layer) {
  for (Impl::Placed& placed : layer.impl_->layers) {
    uint32_t offset = 0;
    if (!impl_->layers.empty())
      offset = impl_->layers.back().offset + impl_->layers.back().layer.phrase_count();
    impl_->layers.push_back({placed.layer, offset});
  }
  refer_to_base();
}

void Gazetteer::refer_to_base() {
  if (impl_->layers.empty()) return;
  const Layer& base = impl_->layers.front().layer;
  base_kinds_ = base.kinds();
  base_phrases_ = base.phrases();
  base_references_ = base.references();
  base_records_ = base.records();
  base_count_ = base.phrase_count();
}

void Gazetteer::match(std::string_view text, text::Tokens& tokens, std::vector<PhraseMatch>& out,
                      uint32_t end) const {
  constexpr uint32_t kAtOnce = 32;  // misses that the memory answers together, and some
  std::array<Head, kAtOnce> heads;
  std::string scratch;
  const auto count = static_cast<uint32_t>(std::min<size_t>(tokens.size(), end));
  for (uint32_t i = 0; i < count && !impl_->layers.empty();) {
    uint32_t wanted = 0;
    for (; i < count && wanted < kAtOnce; ++i)
      if (tokens[i].is_capitalised() && tokens[i].is_word()) heads[wanted++] = Head(tokens, i);
    const std::span<Head> some(heads.data(), wanted);
    const Impl::Placed& base = impl_->layers.front();
    base.layer.seek(text, tokens, some, scratch);
    for (const Head& head : some) {
      text::Token& token = tokens[head.token];
      token.phrase = 0;
      PhraseMatch best;
      const auto take = [&](const Found& found, uint32_t offset) {
        if (token.phrase == 0 && found.single != 0) token.phrase = offset + found.single;
        if (found.longest != 0 && found.end_token > best.end_token)
          best = {head.token, found.end_token, offset + found.longest};
      };
      for (size_t k = impl_->layers.size(); k-- > 1;) {
        const Impl::Placed& placed = impl_->layers[k];
        take(placed.layer.match(text, tokens, head.token, scratch), placed.offset);
      }
      take(base.layer.match(text, tokens, head, scratch), base.offset);
      if (best.phrase != 0) out.push_back(best);
    }
  }
}

void Gazetteer::fetch(std::span<const uint32_t> phrases) const {
  constexpr uint32_t kHasRecord = kind_bit(EntryKind::given_name) - 1;
  const auto in_base = [&](uint32_t phrase) { return phrase < base_count_ ? phrase : 0; };
  const auto reference = [&](uint32_t phrase) {
    return base_references_ + (base_phrases_[phrase].reference & ~kHasVariants);
  };
  if (base_count_ == 0) return;
  // Loops that are written out: GCC drops the call of a function that does nothing but prefetch.
  for (const uint32_t phrase : phrases) {
    __builtin_prefetch(base_kinds_ + in_base(phrase));
    __builtin_prefetch(base_phrases_ + in_base(phrase));
  }
  for (const uint32_t phrase : phrases) __builtin_prefetch(reference(in_base(phrase)));
  for (const uint32_t phrase : phrases)
    if ((base_kinds_[in_base(phrase)] & kHasRecord) != 0)
      __builtin_prefetch(base_records_ + reference(in_base(phrase))->value);
}

uint32_t Gazetteer::layered_kinds(uint32_t phrase) const {
  uint32_t kinds = 0;
  if (phrase == 0 || impl_->layers.empty()) return 0;
  uint32_t k = impl_->layer_of(phrase);
  uint32_t local = phrase - impl_->layers[k].offset;
  const char* text = impl_->layers[k].layer.text(local);
  while (true) {
    const Layer& layer = impl_->layers[k].layer;
    kinds |= layer.kinds()[local];
    if (k == 0) return kinds;
    local = impl_->layers[--k].layer.find(text);
  }
}

uint32_t Gazetteer::find_phrase(std::string_view phrase) const {
  for (size_t k = impl_->layers.size(); k-- > 0;)
    if (const uint32_t found = impl_->layers[k].layer.find(phrase); found != 0)
      return impl_->layers[k].offset + found;
  return 0;
}

uint32_t Gazetteer::find(std::string_view surface) const {
  SurfaceScratch scratch;
  return find(surface, scratch);
}

uint32_t Gazetteer::find(std::string_view surface, SurfaceScratch& scratch) const {
  if (!read_surface(surface, scratch.tokens, scratch.surface)) return 0;
  return find_phrase(scratch.surface.exact);
}

std::string_view Gazetteer::phrase_text(uint32_t phrase) const {
  if (phrase == 0 || impl_->layers.empty()) return {};
  const Impl::Placed& placed = impl_->layers[impl_->layer_of(phrase)];
  return placed.layer.text(phrase - placed.offset);
}

std::string_view Gazetteer::name(const Entry& entry) const {
  return impl_->layers[entry.layer].layer.string(entry.name);
}

std::string_view Gazetteer::admin(const Entry& entry) const {
  return impl_->layers[entry.layer].layer.string(entry.admin);
}

void Gazetteer::append_id(const Entry& entry, std::string& out) const {
  if (entry.id == 0) {
    out += impl_->layers[entry.layer].layer.string(entry.id_text);
    return;
  }
  char digits[20];
  out += "gn:";
  out.append(digits, std::to_chars(digits, digits + sizeof digits, entry.id).ptr);
}

std::string Gazetteer::id(const Entry& entry) const {
  std::string id;
  append_id(entry, id);
  return id;
}

size_t Gazetteer::entry_count() const {
  size_t count = 0;
  for (const Impl::Placed& placed : impl_->layers) count += placed.layer.reference_count();
  return count;
}

size_t Gazetteer::phrase_count() const {
  size_t count = 0;
  for (const Impl::Placed& placed : impl_->layers) count += placed.layer.phrase_count() - 1;
  return count;
}

// --- entries ---

Entries::Iterator Entries::begin_layered() const {
  Iterator it;
  if (phrase_ == 0 || gazetteer_->impl_->layers.empty()) return it;
  it.gazetteer_ = gazetteer_;
  it.phrase_ = phrase_;
  const uint32_t layer = gazetteer_->impl_->layer_of(phrase_);
  it.enter(phrase_ - gazetteer_->impl_->layers[layer].offset, static_cast<uint16_t>(layer));
  if (it.reference_ == it.end_) it.enter_layer_below();
  return it;
}

void Entries::Iterator::enter(uint32_t phrase, uint16_t number) {
  const Layer& layer = gazetteer_->impl_->layers[number].layer;
  reference_ = layer.references() + layer.first_reference(phrase);
  end_ = layer.references() + layer.end_reference(phrase);
  records_ = layer.records();
  own_name_ = layer.phrases()[phrase].string + 1;
  layer_ = number;
}

void Entries::Iterator::enter_layer_below() {
  const std::string_view text = gazetteer_->phrase_text(phrase_);
  while (reference_ == end_ && layer_ > 0) {
    const auto below = static_cast<uint16_t>(layer_ - 1);
    const uint32_t phrase = gazetteer_->impl_->layers[below].layer.find(text);
    if (phrase == 0)
      --layer_;
    else
      enter(phrase, below);
  }
}

size_t Entries::size() const {
  size_t count = 0;
  for (Iterator it = begin(); it != end(); ++it) ++count;
  return count;
}

}  // namespace annals::lexicon
