#include "resolve/place_table.h"

#include <algorithm>

#include "text/fold.h"

namespace annals::resolve {
namespace {

using lexicon::EntryKind;
using mentions::Label;

constexpr uint32_t kMostOptions = 16;
constexpr float kAlone = 100;  // ahead of nothing

uint32_t block_of(const text::Layout& layout, uint32_t token) {
  const auto next =
      std::upper_bound(layout.blocks.begin(), layout.blocks.end(), token,
                       [](uint32_t t, const text::Block& block) { return t < block.first_token; });
  return static_cast<uint32_t>(std::max<std::ptrdiff_t>(next - layout.blocks.begin() - 1, 0));
}

uint32_t sentence_of(const text::Layout& layout, uint32_t token) {
  const auto next = std::upper_bound(
      layout.sentences.begin(), layout.sentences.end(), token,
      [](uint32_t t, const text::Sentence& sentence) { return t < sentence.first_token; });
  return static_cast<uint32_t>(next - layout.sentences.begin());
}

// Whether the phrase begins with the name's first word; ASCII only, else false.
bool begins_with(const mentions::Input& input, const Name& name) {
  const std::string_view word = text::slice(input.text, input.tokens[name.first]);
  const std::string_view phrase = input.gazetteer.phrase_text(name.phrase);
  if (phrase.size() < word.size()) return false;
  if (phrase.size() > word.size() && phrase[word.size()] != ' ') return false;
  for (size_t i = 0; i < word.size(); ++i)
    if ((word[i] | 0x20) != (phrase[i] | 0x20)) return false;
  return true;
}

}  // namespace

PlaceTable::PlaceTable(const mentions::Input& in, const Resolved& out)
    : input(in), resolved(out), weights(in.pack) {
  const rules::ListId directions = input.pack.list("place-direction");
  const rules::ListId joints = input.pack.list("place-joint");
  std::string word;
  std::string phrase;
  for (uint32_t k = 0; k < resolved.names.size(); ++k) {
    const Name& name = resolved.names[k];
    if (name.label != Label::place) continue;
    Place place;
    place.name = k;
    place.block = block_of(input.layout, name.first);
    place.sentence = sentence_of(input.layout, name.first);
    bool spelled = true;  // the name begins as the phrase does
    if (name.phrase != 0 && !begins_with(input, name)) {
      word.clear();
      phrase.clear();
      text::fold_case(text::slice(input.text, input.tokens[name.first]), word);
      text::fold_case(input.gazetteer.phrase_text(name.phrase), phrase);
      spelled = phrase.compare(0, word.size(), word) == 0;
      place.direction = !spelled && directions != rules::kNoList &&
                        input.pack.contains(directions, input.tokens[name.first].word);
    }
    // "Minn." stands for a region.
    add_options(place, name.phrase, spelled || place.direction);
    if (!places_.empty()) {
      const Name& before = resolved.names[places_.back().name];
      places_.back().joint = mentions::joint_between(input, joints, before.end, name.first);
    }
    places_.push_back(place);
  }
}

void PlaceTable::add_options(Place& place, uint32_t phrase, bool any_kind) {
  place.first_option = static_cast<uint32_t>(options_.size());
  for (const lexicon::Entry& entry : input.gazetteer.entries(phrase)) {
    if (place_kind(entry.kind).empty()) continue;
    if (!any_kind && entry.kind != EntryKind::region) continue;
    if (place.option_count == kMostOptions) break;
    options_.push_back({entry, weights.prior(entry)});
    ++place.option_count;
  }
}

const Option* PlaceTable::best(const Place& place) const {
  const Option* best = nullptr;
  for (const Option& option : options(place))
    if (best == nullptr || option.score > best->score) best = &option;
  return best;
}

float PlaceTable::lead(const Place& place, const Option& best) const {
  float lead = kAlone;
  const Country own = country_of(best.entry);
  for (const Option& option : options(place)) {
    const Country other = country_of(option.entry);
    if (other != own && other != 0) lead = std::min(lead, best.score - option.score);
  }
  return lead;
}

size_t PlaceTable::first_of_block(uint32_t block) const {
  const auto place = std::lower_bound(places_.begin(), places_.end(), block,
                                      [](const Place& p, uint32_t b) { return p.block < b; });
  if (place == places_.end() || place->block != block) return places_.size();
  return static_cast<size_t>(place - places_.begin());
}

std::string PlaceTable::text(const Place& place) const {
  const Name& name = resolved.names[place.name];
  std::string text;
  for (uint32_t i = name.first; i < name.end; ++i) {
    const text::Token& token = input.tokens[i];
    if (i > name.first && (token.gap & text::kSpace)) text += ' ';
    text += text::slice(input.text, token);
  }
  return text;
}

}  // namespace annals::resolve
