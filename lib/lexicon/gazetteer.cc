#include "lexicon/gazetteer.h"

#include <algorithm>
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
  gazetteer.base_kinds_ = layer->kinds();
  gazetteer.base_count_ = layer->phrase_count();
  return gazetteer;
}

void Gazetteer::add_layer(Gazetteer layer) {
  for (Impl::Placed& placed : layer.impl_->layers) {
    uint32_t offset = 0;
    if (!impl_->layers.empty())
      offset = impl_->layers.back().offset + impl_->layers.back().layer.phrase_count();
    impl_->layers.push_back({placed.layer, offset});
  }
  if (impl_->layers.empty()) return;
  base_kinds_ = impl_->layers.front().layer.kinds();
  base_count_ = impl_->layers.front().layer.phrase_count();
}

void Gazetteer::match(std::string_view text, text::Tokens& tokens,
                      std::vector<PhraseMatch>& out) const {
  std::string scratch;
  for (uint32_t i = 0; i < tokens.size(); ++i) {
    text::Token& token = tokens[i];
    token.phrase = 0;
    if (!token.is_capitalised() || !token.is_word()) continue;
    PhraseMatch best;
    for (size_t k = impl_->layers.size(); k-- > 0;) {
      const Impl::Placed& placed = impl_->layers[k];
      const Found found = placed.layer.match(text, tokens, i, scratch);
      if (token.phrase == 0 && found.single != 0) token.phrase = placed.offset + found.single;
      if (found.longest != 0 && found.end_token > best.end_token)
        best = {i, found.end_token, placed.offset + found.longest};
    }
    if (best.phrase != 0) out.push_back(best);
  }
}

Entries Gazetteer::entries(uint32_t phrase) const {
  Entries entries;
  entries.gazetteer_ = this;
  entries.phrase_ = phrase;
  return entries;
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
  text::Tokens tokens;
  Surface normal;
  if (!read_surface(surface, tokens, normal)) return 0;
  return find_phrase(normal.exact);
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

std::string Gazetteer::id(const Entry& entry) const {
  if (entry.id != 0) return "gn:" + std::to_string(entry.id);
  return impl_->layers[entry.layer].layer.string(entry.id_text);
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

Entries::Iterator Entries::begin() const {
  Iterator it;
  if (phrase_ == 0 || gazetteer_->impl_->layers.empty()) return it;
  it.gazetteer_ = gazetteer_;
  it.phrase_ = phrase_;
  it.layer_ = gazetteer_->impl_->layer_of(phrase_);
  const Gazetteer::Impl::Placed& placed = gazetteer_->impl_->layers[it.layer_];
  it.reference_ = placed.layer.first_reference(phrase_ - placed.offset);
  it.end_ = placed.layer.end_reference(phrase_ - placed.offset);
  if (it.reference_ == it.end_) it.enter_layer_below();
  return it;
}

void Entries::Iterator::enter_layer_below() {
  const std::string_view text = gazetteer_->phrase_text(phrase_);
  while (reference_ == end_ && layer_ > 0) {
    const Layer& layer = gazetteer_->impl_->layers[--layer_].layer;
    const uint32_t phrase = layer.find(text);
    if (phrase == 0) continue;
    reference_ = layer.first_reference(phrase);
    end_ = layer.end_reference(phrase);
  }
}

Entries::Iterator& Entries::Iterator::operator++() {
  if (++reference_ == end_ && layer_ > 0) enter_layer_below();
  return *this;
}

Entry Entries::Iterator::operator*() const {
  const Layer& layer = gazetteer_->impl_->layers[layer_].layer;
  const Reference& reference = layer.reference(reference_);
  Entry entry;
  entry.kind = static_cast<EntryKind>(reference.kind);
  entry.case_mode = static_cast<CaseMode>(reference.case_mode);
  entry.flags = reference.flags;
  entry.layer = static_cast<uint16_t>(layer_);
  if (entry.kind == EntryKind::given_name || entry.kind == EntryKind::surname ||
      entry.kind == EntryKind::word) {
    entry.rank = reference.value;
    const Gazetteer::Impl& impl = *gazetteer_->impl_;
    const uint32_t own = impl.layer_of(phrase_);
    const uint32_t local = own == layer_ ? phrase_ - impl.layers[own].offset
                                         : layer.find(gazetteer_->phrase_text(phrase_));
    entry.name = static_cast<uint32_t>(layer.text(local) - layer.string(0));
    return entry;
  }
  const Record& record = layer.record(reference.value);
  if (record.scheme == kGeoNamesId)
    entry.id = record.id;
  else
    entry.id_text = record.id;
  entry.name = record.name;
  entry.admin = record.admin;
  entry.rank = record.rank;
  entry.latitude = record.latitude;
  entry.longitude = record.longitude;
  entry.country[0] = record.country[0];
  entry.country[1] = record.country[1];
  return entry;
}

size_t Entries::size() const {
  size_t count = 0;
  for (Iterator it = begin(); it != end(); ++it) ++count;
  return count;
}

}  // namespace annals::lexicon
