#include "resolve/places.h"

#include <cmath>
#include <string>
#include <string_view>

#include "lexicon/unit.h"

namespace annals::resolve {
namespace {

using lexicon::Entry;
using mentions::FlatIndex;
using mentions::Joint;

constexpr size_t kBack = 4;  // places before that tell where an unknown one lies

// The lists have four decimals; the image's float would show more that mean nothing.
double degrees(float value) { return std::round(static_cast<double>(value) * 1e4) / 1e4; }

class Linker {
 public:
  Linker(const mentions::Input& input, const PlaceGrammar& grammar, PlaceLinks& scratch,
         Resolved& out)
      : input_(input), grammar_(grammar), s_(scratch), out_(out), places_(scratch.table) {}

  void run() {
    places_.collect(input_, grammar_, out_);
    if (places_.size() == 0) return;
    home_ = choose_places(places_, grammar_.link, s_.choice);
    name_unknown();
    s_.entries.clear();
    s_.by_entry.clear(places_.size());
    s_.by_name.clear(places_.size());
    for (size_t k = 0; k < places_.size(); ++k)
      out_.names[places_[k].name].entity = entity_of(places_[k]);
  }

 private:
  static bool is_unknown(const Place& place) { return place.option_count == 0; }

  // Unknown names: what contains them, the same name elsewhere, the place before in the block,
  // the heading, the archive's own country, the place before.
  void name_unknown() {
    group_unknown();
    for (size_t k = places_.size(); k-- > 0;) {
      Place& place = places_[k];
      if (!is_unknown(place)) continue;
      const bool has_container = place.joint != Joint::none && place.joint != Joint::list;
      if (place.country == 0 && has_container && k + 1 < places_.size())
        place.country = places_[k + 1].country;
      PlaceLinks::Unknown& same = s_.unknown[s_.unknown_of[k]];
      if (place.country != 0) same.country = place.country;
      same.again |= same.block != kNone && same.block != place.block;
      same.block = place.block;
    }
    for (size_t k = 0; k < places_.size(); ++k) {
      Place& place = places_[k];
      if (!is_unknown(place) || place.country != 0 || is_nowhere(place)) continue;
      const PlaceLinks::Unknown& same = s_.unknown[s_.unknown_of[k]];
      place.country = same.country;
      // What an archive names again and again without saying where is at home.
      if (place.country == 0 && same.again) place.country = home_;
      if (place.country == 0) place.country = nearby(k);
    }
  }

  // Unknown names that read alike are one.
  void group_unknown() {
    s_.texts.clear();
    s_.unknown.clear();
    s_.unknown_of.assign(places_.size(), kNone);
    s_.by_text.clear(places_.size());
    for (size_t k = 0; k < places_.size(); ++k) {
      if (!is_unknown(places_[k])) continue;
      PlaceLinks::Unknown fresh;
      fresh.begin = static_cast<uint32_t>(s_.texts.size());
      places_.append_text(places_[k], s_.texts);
      fresh.end = static_cast<uint32_t>(s_.texts.size());
      const auto number = static_cast<uint32_t>(s_.unknown.size());
      const std::string_view text = text_of(fresh);
      const uint32_t same =
          s_.by_text.find_or_add(lexicon::hash_bytes(text.data(), text.size(), 0), number,
                                 [&](uint32_t n) { return text_of(s_.unknown[n]) == text; });
      if (same == number || same == FlatIndex::kNotThere)
        s_.unknown.push_back(fresh);
      else
        s_.texts.resize(fresh.begin);
      s_.unknown_of[k] = same == FlatIndex::kNotThere ? number : same;
    }
  }

  std::string_view text_of(const PlaceLinks::Unknown& name) const {
    return std::string_view(s_.texts).substr(name.begin, name.end - name.begin);
  }

  // A town lies near what the paragraph names before it; a building may as well be at home.
  Country nearby(size_t k) const {
    const Place& place = places_[k];
    const bool is_building = place.building || out_.names[place.name].rule != kNone;
    for (size_t back = k; back-- > 0 && back + kBack >= k;) {
      const Place& before = places_[back];
      const bool beside =
          is_building ? before.sentence == place.sentence : before.block == place.block;
      if (!beside) break;
      if (before.country != 0) return before.country;
    }
    if (const Country country = heading_country(place.block); country != 0) return country;
    if (home_ != 0) return home_;
    return is_building && k > 0 ? places_[k - 1].country : 0;
  }

  Country heading_country(uint32_t block) const {
    for (uint32_t up = 0; up < 2; ++up) {
      if (block >= out_.heading_of_block.size() || out_.heading_of_block[block] == kNone) return 0;
      block = out_.headings[out_.heading_of_block[block]].block;
      if (const size_t k = places_.first_of_block(block); k < places_.size())
        return places_[k].country;
    }
    return 0;
  }

  // "The West" is in no country.
  bool is_nowhere(const Place& place) const {
    const uint32_t rule = out_.names[place.name].rule;
    return rule != kNone && input_.pack.rule_value(rule, "country") == "none";
  }

  // The entity of a mention; mentions of the same place share one.
  uint32_t entity_of(const Place& place) {
    const Option* best = places_.best(place);
    if (best == nullptr || place.direction) return named_entity(place);
    const Entry& entry = best->entry;
    // Layer, scheme, number, country: what tells two places apart.
    const uint64_t number = entry.id != 0 ? entry.id * 2 : entry.id_text * uint64_t{2} + 1;
    const uint64_t key = (static_cast<uint64_t>(entry.layer) << 52) ^ (number << 18) ^
                         (static_cast<uint64_t>(place.country) << 1) ^ place.ambiguous;
    const std::string_view name = input_.gazetteer.name(entry);
    const auto fresh = static_cast<uint32_t>(out_.places.size());
    const uint32_t same = s_.by_entry.find_or_add(
        mentions::hash_number(key), fresh,
        [&](uint32_t n) { return s_.entries[n] == key && out_.places[n].name == name; });
    if (same != fresh && same != FlatIndex::kNotThere) return same;
    s_.entries.resize(fresh + 1u, 0);
    s_.entries[fresh] = key;
    PlaceEntity& entity = out_.add_place();
    entity.name = name;
    entity.kind = place_kind(entry.kind);
    entity.country = country_text(place.country);
    if (!place.ambiguous) {
      entity.subdivision = input_.gazetteer.admin(entry);
      if (entry.id != 0) entity.geonames = static_cast<int64_t>(entry.id);
      if (has_position(entry)) {
        entity.latitude = degrees(entry.latitude);
        entity.longitude = degrees(entry.longitude);
      }
    }
    return fresh;
  }

  // A place that has no entry of its own.
  uint32_t named_entity(const Place& place) {
    std::string& name = s_.name;
    name.clear();
    places_.append_text(place, name);
    const std::string country = country_text(place.country);
    const auto fresh = static_cast<uint32_t>(out_.places.size());
    const uint32_t same = s_.by_name.find_or_add(
        lexicon::hash_bytes(name.data(), name.size(), 0) + place.country, fresh, [&](uint32_t n) {
          return out_.places[n].name == name && out_.places[n].country == country;
        });
    if (same != fresh && same != FlatIndex::kNotThere) return same;
    const uint32_t rule = out_.names[place.name].rule;
    std::string_view kind = place.direction ? "region" : place.building ? "facility" : "other";
    if (!place.direction && rule != kNone)
      if (const std::string_view stated = input_.pack.rule_value(rule, "kind"); !stated.empty())
        kind = stated;
    PlaceEntity& entity = out_.add_place();
    entity.name = name;
    entity.country = country;
    entity.kind = kind;
    return fresh;
  }

  const mentions::Input& input_;
  const PlaceGrammar& grammar_;
  PlaceLinks& s_;
  Resolved& out_;
  PlaceTable& places_;
  Country home_ = 0;
};

}  // namespace

void link_places(const mentions::Input& input, const PlaceGrammar& grammar, PlaceLinks& scratch,
                 Resolved& out) {
  Linker(input, grammar, scratch, out).run();
}

}  // namespace annals::resolve
