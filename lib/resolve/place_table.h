// The place mentions of a text at work: where each stands, what it may denote.
#ifndef ANNALS_LIB_RESOLVE_PLACE_TABLE_H_
#define ANNALS_LIB_RESOLVE_PLACE_TABLE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mentions/input.h"
#include "mentions/place_joint.h"
#include "mentions/place_words.h"
#include "resolve/place_options.h"
#include "resolve/resolved.h"

namespace annals::resolve {

struct Place {
  uint32_t name = 0;  // index into Resolved::names
  uint32_t block = 0;
  uint32_t sentence = 0;
  uint32_t first_option = 0;  // into PlaceTable::options
  uint32_t option_count = 0;
  mentions::Joint joint = mentions::Joint::none;  // to the next place
  bool direction = false;     // "Southern France": the phrase is only part of the name
  bool building = false;      // "the Royal Oak": the town of that name is not meant
  bool decided = false;       // its neighbours decide
  bool is_container = false;  // of the place before it
  bool ambiguous = false;     // nothing decides between countries
  bool spreads = false;       // it has told its country first in its block
  Country country = 0;
  Country told = 0;  // of this country it has told the document
  float sure = 0;    // so much
  float lead = 0;    // how clear its first choice is by itself, to 1
};

// What the linking of places asks of a pack.
struct PlaceGrammar {
  explicit PlaceGrammar(const rules::Pack& pack)
      : words(pack),
        link(pack),
        elsewhere(pack.list("place-elsewhere")),
        subject(pack.list("place-subject")),
        guest(pack.list("place-guest")),
        rival(pack.list("place-rival")),
        site(pack.list("place-site")),
        island(pack.list("place-island")) {}
  mentions::PlaceWords words;
  LinkWeights link;
  rules::ListId elsewhere;  // before a place that a building beside it need not lie in
  rules::ListId subject;    // … or a town
  rules::ListId guest;      // before who came or was spoken of
  rules::ListId rival;      // behind a side in a match
  rules::ListId site;       // buildings that have their town's name
  rules::ListId island;     // before "of" and an island's name
};

class PlaceTable {
 public:
  // Collects the place mentions of `resolved.names`. All three must outlive its use.
  void collect(const mentions::Input& input, const PlaceGrammar& grammar, const Resolved& resolved);

  const mentions::Input& input() const { return *input_; }
  const Resolved& resolved() const { return *resolved_; }

  size_t size() const { return places_.size(); }
  Place& operator[](size_t k) { return places_[k]; }
  const Place& operator[](size_t k) const { return places_[k]; }

  std::span<Option> options(const Place& place) {
    return {options_.data() + place.first_option, place.option_count};
  }
  std::span<const Option> options(const Place& place) const {
    return {options_.data() + place.first_option, place.option_count};
  }

  // The option with the highest score, null when there is none.
  const Option* best(const Place& place) const;
  // By how much it is ahead of the best one in another country; large when there is none.
  float lead(const Place& place, const Option& best) const;

  // The first place of a block; its number, or size() if it has none.
  size_t first_of_block(uint32_t block) const;

  // Appends the mention's text with single spaces.
  void append_text(const Place& place, std::string& out) const;

 private:
  void add_options(Place& place, uint32_t phrase, bool any_kind, const LinkWeights& weights);
  uint32_t last_phrase(const Name& name) const;
  void add_area(Place& place, const LinkWeights& weights);
  void add_realm(Place& place);
  bool is_spelled(const Name& name);
  bool is_building(const Place& place, const PlaceGrammar& grammar) const;
  void spread_buildings(const mentions::PlaceWords& words);

  const mentions::Input* input_ = nullptr;
  const Resolved* resolved_ = nullptr;
  std::vector<Place> places_;
  std::vector<Option> options_;
  std::vector<uint32_t> buildings_;  // phrases, ascending
  std::string word_, phrase_;        // folded, while a name is compared with its phrase
};

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PLACE_TABLE_H_
