// Of which countries a text speaks, as far as its places and organizations are sure of theirs.
#ifndef ANNALS_LIB_RESOLVE_SPOKEN_COUNTRIES_H_
#define ANNALS_LIB_RESOLVE_SPOKEN_COUNTRIES_H_

#include <cstdint>
#include <vector>

#include "mentions/flat_index.h"
#include "resolve/place_table.h"

namespace annals::resolve {

// Memory that is reused from one text to the next.
struct SpokenScratch {
  struct Spoken {
    Country country = 0;
    float amount = 0;        // of its places
    float at_home = 0;       // … of those that are told without the country
    float bodies = 0;        // of its organizations that say so
    float placed = 0;        // … and of those whose name has a town there
    float spread = 0;        // blocks that name a place there for the first time
    uint32_t block = kNone;  // the last of these
    float found = 0;         // the same of the places that lie there in the end
    uint32_t found_in = kNone;
    uint32_t settled = 0;  // places that lie there in the end
    uint32_t blocks = 0;   // that name any place there in the end
    uint32_t last_block = kNone;
  };
  std::vector<Country> body_towns;  // of each organization that a town tells of (body_towns.h)
  std::vector<Spoken> countries;    // of which the document speaks, by their numbers in:
  mentions::FlatIndex by_country;
  mentions::FlatIndex counted;  // places by their phrase
  struct Heard {
    uint64_t key = 0;      // a block and a country that it surely speaks of
    uint32_t phrase = 0;   // by this place
    bool several = false;  // and by others
    bool origin = false;   // only as where somebody is from
  };
  std::vector<uint8_t> countries_in;  // of each block, how many it surely speaks of
  std::vector<Heard> in_blocks;       // in:
  mentions::FlatIndex by_block;
};

// Places are heard first, then the organizations; then it can be asked.
class SpokenCountries {
 public:
  SpokenCountries(PlaceTable& places, const LinkWeights& weights, SpokenScratch& scratch);

  // What the place tells that is of the country, `sure` from 0 to 1.
  void hear_place(size_t k, Country country, float sure);
  // Where an archive is at home its organizations tell better than its places, which it names most
  // where people travel.
  void hear_bodies();

  // The country of clearly most organizations; behind settle_home() else of clearly most places,
  // those of one paragraph counting once, or of clearly most names, or that of the seat. 0: there
  // is none.
  Country home() const { return home_; }
  // Knows of the places that were settled.
  void settle_home();
  // How much the text around speaks of this country.
  float context(const Place& place, Country country) const;
  // Notes where place `k` lies in the end.
  void settle(size_t k);
  // Whether an organization is of the country, or another place than `place` lies there.
  bool is_spoken_of(Country country, const Place& place) const;
  // The same by what the places tell at first sight.
  bool is_heard_of(Country country, const Place& place) const;
  // Whether the paragraph of `place` speaks of the country by another name, or a heading does.
  bool is_told_beside(Country country, const Place& place) const;
  uint32_t phrase_of(uint32_t k) const { return phrase_of_name(places_[k].name); }

 private:
  uint32_t phrase_of_name(uint32_t name) const { return places_.resolved().names[name].phrase; }
  bool is_told_abroad(size_t k) const;
  // The country that the title or the introduction names before any other, unless the archive tells
  // more of another: "The Ropemakers' Guild in Zutphen"; if they name no place, that of the first
  // body there: "The Dyers' Company of Rye".
  Country seat() const;
  // What an organization says of its country, else the town in its name; 0: neither.
  Country country_of_body(uint32_t entity) const {
    const Country told = country_of(places_.resolved().organizations[entity].country);
    return told != 0 ? told : s_.body_towns[entity];
  }
  // Behind the first date a name belongs to what is told.
  bool is_told_of(uint32_t name) const;
  // That of the first organization in the first `blocks`.
  Country seat_of_bodies(uint32_t blocks) const;
  // "the Scottish Rowing Association met in Perth"
  void hear_blocks();
  // "Mr. Clark, of London": where somebody is from tells little of where the rest is.
  bool is_origin(const Place& place) const;
  bool is_first_of_phrase(uint32_t k);
  const Place* first_of(uint32_t phrase) const;
  void speak_of(Country country, Place& place, float sure);
  SpokenScratch::Spoken* spoken_of(Country country);
  // What naming a country counts in a block that names many: "in Quito, Lima and Asunción".
  float share_in(uint32_t block) const;
  void speak_in(uint64_t key, uint32_t phrase, bool origin = false);
  bool is_told_by_headings(Country country, const Place& place) const;
  // Who does: the place at hand, or others, too.
  enum class Speaker : uint8_t { none, self, origin, other };
  Speaker speaks_in(uint64_t key, uint32_t phrase) const;
  static uint64_t key_of(uint32_t block, Country country) {
    return (static_cast<uint64_t>(block) << 16) | country;
  }
  // The country that is ahead, if only a little, by all that tells: bodies, places and paragraphs.
  Country dominant() const;
  // The country that has clearly more of the evidence than any other.
  Country leading(float SpokenScratch::Spoken::*evidence, float total, float share) const;

  PlaceTable& places_;
  const LinkWeights& w_;
  SpokenScratch& s_;
  const uint32_t of_, from_;
  float total_ = 0;      // of all countries
  float spread_ = 0;     // the same of their blocks
  float found_ = 0;      // … in the end
  float bodies_ = 0;     // organizations that say of which country they are
  float placed_ = 0;     // … or have the name of a town
  uint32_t blocks_ = 0;  // that name a place, known or unknown
  uint32_t last_block_ = kNone;
  Country home_ = 0;  // theirs
};

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_SPOKEN_COUNTRIES_H_
