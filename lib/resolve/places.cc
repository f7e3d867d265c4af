#include "resolve/places.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "lexicon/unit.h"
#include "resolve/body_towns.h"

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
    find_body_towns(input_, grammar_.link, out_, s_.choice.spoken.body_towns);
    home_ = choose_places(places_, grammar_.link, s_.choice);
    place_bodies();
    name_unknown();
    s_.entries.clear();
    s_.by_entry.clear(places_.size());
    s_.by_name.clear(places_.size());
    for (size_t k = 0; k < places_.size(); ++k)
      out_.names[places_[k].name].entity = entity_of(places_[k]);
  }

 private:
  // What no place is judged by any more tells of where unknown ones lie.
  void place_bodies() {
    const std::vector<Country>& towns = s_.choice.spoken.body_towns;
    for (size_t i = 0; i < towns.size(); ++i)
      if (towns[i] != 0 && out_.organizations[i].country.empty())
        out_.organizations[i].country = country_text(towns[i]);
  }

  static bool is_unknown(const Place& place) { return place.option_count == 0; }

  // Unknown names: what contains them, the same name elsewhere, the place they are named after, the
  // place beside in the block, the heading, the block's organizations, the archive's own country,
  // the place before, the archive's seat.
  void name_unknown() {
    group_unknown();
    s_.by_word.clear(0);
    s_.told.clear();
    heard_ = false;
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
      if (place.country == 0) place.country = island(place);
      if (place.country == 0) place.country = namesake(place);
      if (place.country == 0) place.country = site(place);
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

  const text::Token& first_token(const Place& place) const {
    return input_.tokens[out_.names[place.name].first];
  }

  void index_known() {
    s_.by_word.clear(places_.size());
    for (uint32_t k = 0; k < places_.size(); ++k) {
      const Place& place = places_[k];
      const uint32_t phrase = first_token(place).phrase;
      if (is_unknown(place) || place.country == 0 || phrase == 0) continue;
      if (out_.names[place.name].end != out_.names[place.name].first + 1) continue;
      s_.by_word.find_or_add(mentions::hash_number(phrase), k, [&](uint32_t other) {
        return first_token(places_[other]).phrase == phrase;
      });
    }
  }

  // "Isle of Sylt": where Sylt is.
  Country island(const Place& place) {
    const Name& name = out_.names[place.name];
    if (name.end < name.first + 3 ||
        !input_.pack.contains(grammar_.island, input_.tokens[name.first].word) ||
        input_.tokens[name.first + 1].word != grammar_.words.of)
      return 0;
    Country country = 0;
    for (const Entry& entry : input_.gazetteer.entries(input_.tokens[name.first + 2].phrase)) {
      if (place_kind(entry.kind).empty()) continue;
      const Country own = country_of(entry);
      if (country != 0 && own != country) return 0;
      country = own;
    }
    return country;
  }

  // "Samarkand Region", "Cēsis Castle": where the document's Samarkand is. Streets have their names
  // from far away, and "Stoke-upon-Trent" is no part of Stoke.
  Country namesake(const Place& place) {
    const uint32_t behind = out_.names[place.name].first + 1;
    if (behind < out_.names[place.name].end &&
        input_.tokens[behind].kind == text::TokenKind::punctuation &&
        input_.tokens[behind].is_glued())
      return 0;
    const uint32_t phrase = first_token(place).phrase;
    const uint32_t rule = out_.names[place.name].rule;
    if (phrase == 0 || rule == kNone) return 0;
    const uint32_t last = input_.tokens[out_.names[place.name].end - 1].word;
    if (grammar_.words.shapes[rule].facility && !input_.pack.contains(grammar_.site, last))
      return 0;
    if (!s_.by_word.has_room()) index_known();
    const uint32_t k = s_.by_word.find(mentions::hash_number(phrase), [&](uint32_t other) {
      return first_token(places_[other]).phrase == phrase;
    });
    return k != FlatIndex::kNotThere ? places_[k].country : 0;
  }

  // "Haapsalu Cathedral", "Lerwick Town Hall": where Haapsalu is; at home, if there is one; else
  // where the town is that nearly all would think of.
  Country site(const Place& place) {
    constexpr uint32_t kLongest = 4;  // tokens
    const Name& name = out_.names[place.name];
    if (name.end < name.first + 2 || name.end > name.first + kLongest || !is_site(name)) return 0;
    if (bears_person(name) || bears_noun(name)) return 0;
    Country country = 0;
    uint32_t most = 0;    // people of the largest
    uint32_t second = 0;  // … of the largest in another country
    bool several = false;
    for (const Entry& entry : input_.gazetteer.entries(first_token(place).phrase)) {
      if (place_kind(entry.kind).empty()) continue;
      const Country own = country_of(entry);
      if (own == home_ && own != 0) return home_;
      several |= country != 0 && own != country;
      if (country != 0 && own != country) second = std::max(second, std::min(most, entry.rank));
      if (country == 0 || entry.rank > most) country = own;
      most = std::max(most, entry.rank);
    }
    return !several || grammar_.link.is_known(most, second) ? country : 0;
  }

  // "Benjamin Mkapa Stadium": no town's.
  bool bears_person(const Name& name) const {
    constexpr uint32_t given = lexicon::Gazetteer::kind_bit(lexicon::EntryKind::given_name);
    constexpr uint32_t word = lexicon::Gazetteer::kind_bit(lexicon::EntryKind::word);
    return name.end > name.first + 2 &&
           (input_.gazetteer.kinds(input_.tokens[name.first].phrase) & given) != 0 &&
           (input_.gazetteer.kinds(input_.tokens[name.first + 1].phrase) & word) == 0;
  }

  // "Bishop's Palace": nor that of a town that is called so.
  bool bears_noun(const Name& name) const {
    constexpr uint32_t word = lexicon::Gazetteer::kind_bit(lexicon::EntryKind::word);
    return (input_.tokens[name.first + 1].shape & text::kPossessive) != 0 &&
           (input_.gazetteer.kinds(input_.tokens[name.first].phrase) & word) != 0;
  }

  bool is_site(const Name& name) const {
    return input_.pack.contains(grammar_.site, input_.tokens[name.end - 1].word) ||
           (name.end > name.first + 2 &&
            input_.pack.match(grammar_.site, input_.tokens, name.end - 2) == 2);
  }

  // An embassy lies abroad.
  Country tells_where(const OrganizationEntity& body) const {
    return body.kind == "embassy" ? 0 : country_of(body.country);
  }

  // The countries of the organizations that each block names.
  void hear_bodies() {
    heard_ = true;
    const auto& blocks = input_.layout.blocks;
    uint32_t block = 0;
    for (const Name& name : out_.names) {
      if (name.label != mentions::Label::organization || name.entity >= out_.organizations.size())
        continue;
      const Country country = tells_where(out_.organizations[name.entity]);
      while (block + 1 < blocks.size() && blocks[block + 1].first_token <= name.first) ++block;
      if (country == 0) continue;
      if (s_.told.empty() || s_.told.back().block != block)
        s_.told.push_back({block, country});
      else if (s_.told.back().country != country)
        s_.told.back().country = 0;
    }
  }

  Country told_by_bodies(uint32_t block) {
    if (!heard_) hear_bodies();
    const auto at = std::lower_bound(
        s_.told.begin(), s_.told.end(), block,
        [](const PlaceLinks::Told& told, uint32_t wanted) { return told.block < wanted; });
    return at != s_.told.end() && at->block == block ? at->country : 0;
  }

  // The sentence itself names a body of the country.
  bool is_beside_body(const Place& place, Country country) const {
    const auto& sentences = input_.layout.sentences;
    if (place.sentence == 0 || place.sentence > sentences.size()) return false;
    const uint32_t begin = sentences[place.sentence - 1].first_token;
    const auto tells = [&](const Name& name) {
      return name.label == mentions::Label::organization &&
             name.entity < out_.organizations.size() &&
             tells_where(out_.organizations[name.entity]) == country;
    };
    for (uint32_t i = place.name; i > 0 && out_.names[i - 1].first >= begin; --i)
      if (tells(out_.names[i - 1])) return true;
    const uint32_t end =
        place.sentence < sentences.size() ? sentences[place.sentence].first_token : kNone;
    for (uint32_t i = place.name + 1; i < out_.names.size() && out_.names[i].first < end; ++i)
      if (tells(out_.names[i])) return true;
    return false;
  }

  bool is_building(const Place& place) const {
    if (place.building) return true;
    const uint32_t rule = out_.names[place.name].rule;
    return rule != kNone && grammar_.words.shapes[rule].facility;
  }

  // "Dr. Meyer of Vienna", "Dr. Meyer (Vienna)": where somebody is from.
  bool is_origin(const Place& place) const {
    if (place.name == 0) return false;
    const Name& before = out_.names[place.name - 1];
    const uint32_t first = out_.names[place.name].first;
    return before.label == mentions::Label::person && first > before.end && first <= before.end + 2;
  }

  // "the children of Odesa", "a concert for Ukraine": not where the occasion is.
  bool is_elsewhere(const Place& place, bool building) const {
    const uint32_t first = out_.names[place.name].first;
    return first > 0 && input_.pack.contains(building ? grammar_.elsewhere : grammar_.subject,
                                             input_.tokens[first - 1].word);
  }

  // "Brazil v. Croatia", "with a choir from Wales": who came or was spoken of, and not where an
  // archive that is at home elsewhere has gone.
  bool is_guest(const Place& place) const {
    // "of Adelaide, South Australia": the whole of it.
    if (place.is_container && &place != &places_[0]) return is_guest((&place)[-1]);
    if (home_ == 0 || place.country == home_ || place.joint == Joint::list) return false;
    uint32_t first = out_.names[place.name].first;
    while (first > 0 && input_.tokens[first - 1].kind == text::TokenKind::punctuation) --first;
    const uint32_t end = out_.names[place.name].end;
    return (first > 0 && input_.pack.contains(grammar_.guest, input_.tokens[first - 1].word)) ||
           (end < input_.tokens.size() &&
            input_.pack.contains(grammar_.rival, input_.tokens[end].word));
  }

  // A town lies near what the paragraph names beside it; a building may as well be at home.
  Country nearby(size_t k) {
    const Place& place = places_[k];
    const bool building = is_building(place);
    const auto tells = [&](const Place& other, bool behind = false) {
      // "the seat of Montevideo (Tacuarembó Street 1180)"
      const bool holds = other.joint == Joint::bracket && &other + 1 == &place;
      return other.country != 0 && !is_origin(other) && !is_guest(other) &&
             (holds || !is_elsewhere(other, building || behind));
    };
    for (size_t back = k; back-- > 0 && back + kBack >= k;) {
      const Place& before = places_[back];
      const bool beside =
          building ? before.sentence == place.sentence : before.block == place.block;
      if (!beside) break;
      if (tells(before)) return before.country;
    }
    for (size_t on = k + 1; on < places_.size() && on <= k + kBack; ++on) {
      const bool apart = building || home_ != 0 ? places_[on].sentence != place.sentence
                                                : places_[on].block != place.block;
      if (apart) break;
      // "at Reykhólar, with participants from Norway"
      if (tells(places_[on], true)) return places_[on].country;
    }
    if (const Country country = building ? 0 : told_by_bodies(place.block);
        country != 0 && (home_ == 0 || country == home_ || is_beside_body(place, country)))
      return country;
    if (const Country country = heading_country(place.block); country != 0) return country;
    if (home_ != 0) return home_;
    // The last two places before it agree, or there is one alone.
    const bool agree = k < 2 || places_[k - 2].country == places_[k - 1].country;
    if (building && k > 0 && agree && tells(places_[k - 1])) return places_[k - 1].country;
    return 0;
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
  bool heard_ = false;  // `told` is filled
};

}  // namespace

void link_places(const mentions::Input& input, const PlaceGrammar& grammar, PlaceLinks& scratch,
                 Resolved& out) {
  Linker(input, grammar, scratch, out).run();
}

}  // namespace annals::resolve
