#include "resolve/place_table.h"

#include <algorithm>

#include "text/fold.h"

namespace annals::resolve {
namespace {

using lexicon::EntryKind;
using mentions::Label;

constexpr uint32_t kMostOptions = 16;
constexpr float kAlone = 100;  // ahead of nothing

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

// Whether the name begins as its phrase does: "Southern France" does not.
bool PlaceTable::is_spelled(const Name& name) {
  if (name.phrase == 0 || begins_with(*input_, name)) return true;
  word_.clear();
  phrase_.clear();
  text::fold_case(text::slice(input_->text, input_->tokens[name.first]), word_);
  text::fold_case(input_->gazetteer.phrase_text(name.phrase), phrase_);
  return phrase_.compare(0, word_.size(), word_) == 0;
}

void PlaceTable::collect(const mentions::Input& input, const PlaceGrammar& grammar,
                         const Resolved& resolved) {
  input_ = &input;
  resolved_ = &resolved;
  places_.clear();
  options_.clear();
  const auto& blocks = input.layout.blocks;
  const auto& sentences = input.layout.sentences;
  uint32_t block = 0;
  uint32_t sentence = 0;  // the first that begins behind the name
  for (uint32_t k = 0; k < resolved.names.size(); ++k) {
    const Name& name = resolved.names[k];
    if (name.label != Label::place) continue;
    while (block + 1 < blocks.size() && blocks[block + 1].first_token <= name.first) ++block;
    while (sentence < sentences.size() && sentences[sentence].first_token <= name.first) ++sentence;
    Place place;
    place.name = k;
    place.block = block;
    place.sentence = sentence;
    const bool spelled = is_spelled(name);
    place.direction = !spelled && (grammar.words.of_word[input.tokens[name.first].word] &
                                   mentions::PlaceWords::kDirection) != 0;
    // "Minn." stands for a region, "NL" for a region or a country.
    const bool coded = input.pack.contains(grammar.words.list_code, input.tokens[name.first].word);
    const bool nowhere =
        name.rule != kNone && input.pack.rule_value(name.rule, "country") == "none";
    if (!nowhere)
      add_options(place, name.phrase, spelled || place.direction || coded, grammar.link);
    if (place.option_count == 0 && name.phrase == 0) add_area(place, grammar.link);
    if (place.option_count == 0) add_realm(place);
    if (is_building(place, grammar)) {
      place.building = true;
      place.option_count = 0;
    }
    if (!places_.empty()) {
      const Name& before = resolved.names[places_.back().name];
      places_.back().joint = mentions::joint_between(input, grammar.words, before.end, name.first);
    }
    places_.push_back(place);
  }
  spread_buildings(grammar.words);
}

// "The Glebe was wet": what is a building in one place is none of the towns of its name elsewhere.
void PlaceTable::spread_buildings(const mentions::PlaceWords& words) {
  buildings_.clear();
  for (const Place& place : places_)
    if (place.building) buildings_.push_back(resolved_->names[place.name].phrase);
  if (buildings_.empty()) return;
  std::sort(buildings_.begin(), buildings_.end());
  for (Place& place : places_) {
    const Name& name = resolved_->names[place.name];
    if (place.building || place.option_count == 0 || name.first == 0) continue;
    const uint32_t before = input_->tokens[name.first - 1].word;
    if ((words.of_word[before] & mentions::PlaceWords::kAnArticle) == 0) continue;
    if (!std::binary_search(buildings_.begin(), buildings_.end(), name.phrase)) continue;
    place.building = true;
    place.option_count = 0;
  }
}

// "at the Royal Oak, Thornbury": no town takes the article, unless a noun follows ("the Paris
// attacks").
bool PlaceTable::is_building(const Place& place, const PlaceGrammar& grammar) const {
  const mentions::PlaceWords& words = grammar.words;
  const Name& name = resolved_->names[place.name];
  if (name.first == 0 || place.option_count == 0) return false;
  const text::Token& before = input_->tokens[name.first - 1];
  if ((words.of_word[before.word] & mentions::PlaceWords::kAnArticle) == 0) return false;
  if (name.end < input_->tokens.size()) {
    const text::Token& after = input_->tokens[name.end];
    constexpr std::string_view kEnds = ",.;:)";
    const bool ends = after.kind == text::TokenKind::punctuation &&
                      kEnds.find(input_->text[after.begin]) != std::string_view::npos;
    if (!ends && (words.of_word[after.word] & mentions::PlaceWords::kBefore) == 0) return false;
  }
  const std::span<const Option> all = options(place);
  return std::all_of(all.begin(), all.end(), [&](const Option& option) {
    const EntryKind kind = option.entry.kind;
    return (kind == EntryKind::city || kind == EntryKind::district) &&
           option.entry.rank <= grammar.link.known_city;
  });
}

void PlaceTable::add_options(Place& place, uint32_t phrase, bool any_kind,
                             const LinkWeights& weights) {
  place.first_option = static_cast<uint32_t>(options_.size());
  for (const lexicon::Entry& entry : input_->gazetteer.entries(phrase)) {
    if (place_kind(entry.kind).empty()) continue;
    if (!any_kind && entry.kind != EntryKind::region) continue;
    if (place.option_count == kMostOptions) break;
    options_.push_back({entry, weights.prior(entry)});
    ++place.option_count;
  }
}

// "Temotu Province": the division that the words before its sort name.
void PlaceTable::add_area(Place& place, const LinkWeights& weights) {
  const Name& name = resolved_->names[place.name];
  if (name.rule == kNone || name.end - name.first < 2) return;
  if (input_->pack.rule_value(name.rule, "kind") != "region" ||
      input_->pack.rule_value(name.rule, "head") != "last")
    return;
  uint32_t phrase = name.end - name.first == 2 ? input_->tokens[name.first].phrase : 0;
  const auto& phrases = input_->phrases;
  const auto at = lexicon::first_phrase(phrases, name.first);
  if (at != phrases.end() && at->first_token == name.first && at->end_token == name.end - 1)
    phrase = at->phrase;
  if (phrase != 0) add_options(place, phrase, false, weights);
}

// The phrase of the lists that a name ends with: "Marshall Islands".
uint32_t PlaceTable::last_phrase(const Name& name) const {
  const auto& phrases = input_->phrases;
  for (auto at = lexicon::first_phrase(phrases, name.first);
       at != phrases.end() && at->first_token < name.end; ++at)
    if (at->end_token == name.end) return at->phrase;
  return input_->tokens[name.end - 1].phrase;
}

// "Republic of Ghana", "Kingdom of the Netherlands": the country that its last words name.
void PlaceTable::add_realm(Place& place) {
  const Name& name = resolved_->names[place.name];
  if (name.rule == kNone || input_->pack.rule_value(name.rule, "realm") != "yes") return;
  for (const lexicon::Entry& entry : input_->gazetteer.entries(last_phrase(name))) {
    if (entry.kind != EntryKind::country) continue;
    place.first_option = static_cast<uint32_t>(options_.size());
    place.option_count = 1;
    options_.push_back({entry, 0});
    return;
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

void PlaceTable::append_text(const Place& place, std::string& out) const {
  const Name& name = resolved_->names[place.name];
  for (uint32_t i = name.first; i < name.end; ++i) {
    const text::Token& token = input_->tokens[i];
    if (i > name.first && (token.gap & text::kSpace)) out += ' ';
    out += text::slice(input_->text, token);
  }
}

}  // namespace annals::resolve
