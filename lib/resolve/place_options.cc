#include "resolve/place_options.h"

#include <cmath>

namespace annals::resolve {

using lexicon::Entry;
using lexicon::EntryKind;

Country country_of(const Entry& entry) {
  return static_cast<Country>((static_cast<unsigned char>(entry.country[0]) << 8) |
                              static_cast<unsigned char>(entry.country[1]));
}

Country country_of(std::string_view code) {
  if (code.size() != 2) return 0;
  return static_cast<Country>((static_cast<unsigned char>(code[0]) << 8) |
                              static_cast<unsigned char>(code[1]));
}

std::string country_text(Country country) {
  if (country == 0) return {};
  return {static_cast<char>(country >> 8), static_cast<char>(country & 0xFF)};
}

std::string_view place_kind(EntryKind kind) {
  switch (kind) {
    case EntryKind::country:
      return "country";
    case EntryKind::region:
      return "region";
    case EntryKind::city:
      return "city";
    case EntryKind::district:
      return "district";
    case EntryKind::continent:
      return "continent";
    case EntryKind::natural:
      return "natural";
    case EntryKind::facility:
      return "facility";
    default:
      return {};
  }
}

bool is_area(const Entry& entry) {
  return entry.kind == EntryKind::country || entry.kind == EntryKind::region ||
         entry.kind == EntryKind::continent;
}

bool has_position(const Entry& entry) { return entry.latitude != 0 || entry.longitude != 0; }

float distance(const Entry& a, const Entry& b) {
  constexpr float kDegree = 111.2f;
  constexpr float kRadian = 3.14159265f / 180;
  float east = std::fabs(a.longitude - b.longitude);
  if (east > 180) east = 360 - east;
  east *= std::cos((a.latitude + b.latitude) / 2 * kRadian);
  const float north = a.latitude - b.latitude;
  return kDegree * std::sqrt(north * north + east * east);
}

int lies_in(const lexicon::Gazetteer& gazetteer, const Entry& inner, const Entry& outer) {
  const Country country = country_of(outer);
  if (country == 0 || country != country_of(inner)) return 0;
  if (inner.kind == EntryKind::country) return 0;
  if (outer.kind == EntryKind::country) return 2;
  if (inner.admin == 0 || outer.admin == 0) return 1;
  const bool same = gazetteer.admin(inner) == gazetteer.admin(outer);
  if (outer.kind == EntryKind::region) {
    if (inner.kind == EntryKind::region && same) return 0;  // the region itself
    return same ? 2 : 1;
  }
  return same ? 1 : 0;
}

LinkWeights::LinkWeights(const rules::Pack& pack) {
  const auto read = [&](const char* name) { return static_cast<float>(pack.weight(name)); };
  size = read("place.link.size");
  country = read("place.link.country");
  region = read("place.link.region");
  district = read("place.link.district");
  capital = read("place.link.capital");
  alias = read("place.link.alias");
  country_alias = read("place.link.country-alias");
  nowhere = read("place.link.nowhere");
  own = read("place.link.own");
  list = read("place.link.list");
  container = read("place.link.container");
  block = read("place.link.block");
  block_body = read("place.link.block-body");
  origin = read("place.link.origin");
  heading = read("place.link.heading");
  document = read("place.link.document");
  home = read("place.link.home");
  spread = read("place.link.spread");
  near_few = read("place.link.near-few");
  block_countries = read("place.link.block-countries");
  near = read("place.link.near");
  sure = read("place.link.sure");
  margin = read("place.link.margin");
  doubt = read("place.link.doubt");
  main_lead = read("place.link.main-lead");
  main_blocks = static_cast<uint32_t>(read("place.link.main-blocks"));
  few_blocks = static_cast<uint32_t>(read("place.link.few-blocks"));
  main_share = read("place.link.main-share");
  unknown_size = read("place.link.unknown-size");
  country_size = read("place.link.country-size");
  area = read("place.link.area");
  same_country = read("place.link.same-country");
  home_share = read("place.link.home-share");
  few_bodies = read("place.link.few-bodies");
  near_km = read("place.link.near-km");
  far_km = read("place.link.far-km");
  const auto count = [&](const char* name) { return static_cast<uint32_t>(pack.weight(name)); };
  neighbours = count("place.link.neighbours");
  village = count("place.link.village");
  small_town = count("place.link.small-town");
  namesake = count("place.link.namesake");
  namesake_lead = count("place.link.namesake-lead");
  large_area = count("place.link.large-area");
  known_city = count("place.link.known-city");
  town_share = count("place.link.town-share");
}

float LinkWeights::prior(const Entry& entry) const {
  const bool is_country = entry.kind == EntryKind::country;
  float tens = is_country ? country_size : unknown_size;
  if (entry.rank > 0) tens = entry.magnitude;
  float score = tens * size;
  if (is_country || entry.kind == EntryKind::continent) score += country;
  if (entry.kind == EntryKind::region) score += region;
  if (entry.kind == EntryKind::district) score += district;
  if (entry.flags & lexicon::kCapital) score += capital;
  if (entry.flags & lexicon::kAlias) score += is_country ? country_alias : alias;
  if (entry.layer != 0) score += own;
  // Seas lie in none.
  const bool anywhere = entry.kind == EntryKind::continent || entry.kind == EntryKind::natural;
  if (entry.country[0] == 0 && !anywhere) score += nowhere;
  return score;
}

}  // namespace annals::resolve
