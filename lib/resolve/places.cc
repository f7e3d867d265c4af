#include "resolve/places.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "mentions/place_joint.h"
#include "text/fold.h"

namespace annals::resolve {
namespace {

// The lists have four decimals; the image's float would show more that mean nothing.
double degrees(float value) { return std::round(static_cast<double>(value) * 1e4) / 1e4; }

using lexicon::Entry;
using lexicon::EntryKind;
using mentions::Joint;
using mentions::Label;

constexpr size_t kMostOptions = 16;
constexpr float kCountrySize = 7;  // of a country whose population is not known: ten million
constexpr float kNear = 50;        // kilometres
constexpr float kFar = 400;
constexpr size_t kNeighbours = 4;  // places before and after that tell of nearness
constexpr uint32_t kSmallTown = 100000;
constexpr uint32_t kLargeArea = 500000;
constexpr float kUnknownSize = 3;  // of another place: a thousand

std::string_view kind_name(EntryKind kind) {
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

// A country as a number; 0: none.
using Country = uint16_t;
Country country_of(const Entry& entry) {
  return static_cast<Country>((static_cast<unsigned char>(entry.country[0]) << 8) |
                              static_cast<unsigned char>(entry.country[1]));
}
std::string country_text(Country country) {
  if (country == 0) return {};
  return {static_cast<char>(country >> 8), static_cast<char>(country & 0xFF)};
}

struct Option {
  Entry entry;
  float score = 0;
};

// A mention at work.
struct Place {
  uint32_t name = 0;  // index into Resolved::names
  uint32_t block = 0;
  uint32_t sentence = 0;
  std::vector<Option> options;
  Joint joint = Joint::none;  // to the next place
  bool direction = false;     // "Southern France": the phrase is only part of the name
  bool decided = false;       // its neighbours decide
  bool is_container = false;  // of the place before it
  bool ambiguous = false;
  int best = -1;  // index into options
  Country country = 0;

  bool is_unknown() const { return best < 0; }
};

class Linker {
 public:
  Linker(const mentions::Input& input, Resolved& out) : input_(input), out_(out) {}

  void run() {
    collect();
    if (places_.empty()) return;
    for (size_t k = places_.size(); k-- > 0;) contain(k);
    for (size_t k = 0; k < places_.size(); ++k) weigh_list(k);
    for (Place& place : places_) first_choice(place);
    for (size_t k = 0; k < places_.size(); ++k) last_choice(k);
    name_unknown();
    for (Place& place : places_) make_entity(place);
  }

 private:
  float weight(std::string_view name) const { return static_cast<float>(input_.pack.weight(name)); }

  uint32_t block_of(uint32_t token) const {
    const auto& blocks = input_.layout.blocks;
    const auto next = std::upper_bound(
        blocks.begin(), blocks.end(), token,
        [](uint32_t t, const text::Block& block) { return t < block.first_token; });
    return static_cast<uint32_t>(std::max<std::ptrdiff_t>(next - blocks.begin() - 1, 0));
  }

  uint32_t sentence_of(uint32_t token) const {
    const auto& sentences = input_.layout.sentences;
    const auto next = std::upper_bound(
        sentences.begin(), sentences.end(), token,
        [](uint32_t t, const text::Sentence& sentence) { return t < sentence.first_token; });
    return static_cast<uint32_t>(next - sentences.begin());
  }

  void collect() {
    const rules::ListId directions = input_.pack.list("place-direction");
    const rules::ListId joints = input_.pack.list("place-joint");
    std::string folded;
    for (uint32_t k = 0; k < out_.names.size(); ++k) {
      const Name& name = out_.names[k];
      if (name.label != Label::place) continue;
      Place place;
      place.name = k;
      place.block = block_of(name.first);
      place.sentence = sentence_of(name.first);
      bool spelled = true;
      if (name.phrase != 0) {
        folded.clear();
        text::fold_case(text::slice(input_.text, input_.tokens[name.first]), folded);
        const std::string_view phrase = input_.gazetteer.phrase_text(name.phrase);
        std::string phrase_folded = text::fold_case(phrase);
        spelled = phrase_folded.compare(0, folded.size(), folded) == 0;
        place.direction = !spelled && directions != rules::kNoList &&
                          input_.pack.contains(directions, input_.tokens[name.first].word);
      }
      add_options(place, name.phrase, spelled || place.direction);
      if (!places_.empty()) {
        const Name& before = out_.names[places_.back().name];
        places_.back().joint = mentions::joint_between(input_, joints, before.end, name.first);
      }
      places_.push_back(std::move(place));
    }
  }

  // `any_kind`: else only regions, which abbreviations stand for.
  void add_options(Place& place, uint32_t phrase, bool any_kind) const {
    for (const Entry& entry : input_.gazetteer.entries(phrase)) {
      if (kind_name(entry.kind).empty()) continue;
      if (!any_kind && entry.kind != EntryKind::region) continue;
      if (place.options.size() == kMostOptions) break;
      place.options.push_back({entry, prior(entry)});
    }
  }

  float prior(const Entry& entry) const {
    const bool is_country = entry.kind == EntryKind::country;
    float size = is_country ? kCountrySize : kUnknownSize;
    if (entry.rank > 0) size = static_cast<float>(std::log10(static_cast<double>(entry.rank)));
    float score = size * size_;
    if (is_country || entry.kind == EntryKind::continent) score += country_;
    if (entry.kind == EntryKind::region) score += region_;
    if (entry.kind == EntryKind::district) score += district_;
    if (entry.flags & lexicon::kCapital) score += capital_;
    if (entry.flags & lexicon::kAlias) score += is_country ? country_alias_ : alias_;
    if (entry.country[0] == 0 && entry.kind != EntryKind::continent) score += nowhere_;
    return score;
  }

  static bool is_area(const Entry& entry) {
    return entry.kind == EntryKind::country || entry.kind == EntryKind::region ||
           entry.kind == EntryKind::continent;
  }

  // How well `inner` lies in `outer`: 0 not, 1 same country, 2 same division.
  int lies_in(const Entry& inner, const Entry& outer) const {
    const Country country = country_of(outer);
    if (country == 0 || country != country_of(inner)) return 0;
    if (inner.kind == EntryKind::country) return 0;
    if (outer.kind == EntryKind::country) return 2;
    if (inner.admin == 0 || outer.admin == 0) return 1;
    const bool same = input_.gazetteer.admin(inner) == input_.gazetteer.admin(outer);
    if (outer.kind == EntryKind::region) {
      if (inner.kind == EntryKind::region && same) return 0;  // the region itself
      return same ? 2 : 1;
    }
    return same ? 1 : 0;
  }

  // "City, Country": the two decide each other. Right to left, so that a chain is anchored at its
  // last member.
  void contain(size_t k) {
    Place& inner = places_[k];
    if (inner.joint == Joint::none || k + 1 == places_.size()) return;
    Place& outer = places_[k + 1];
    if (inner.joint == Joint::same) {
      settle_same(inner, outer);
      return;
    }
    const bool strong =
        inner.joint == Joint::bracket || inner.joint == Joint::in || inner.joint == Joint::comma;
    if (!strong) return;
    int best = 0;
    for (Option& large : outer.options) {
      if (!is_area(large.entry)) continue;
      int fit = 0;
      for (const Option& small : inner.options)
        fit = std::max(fit, lies_in(small.entry, large.entry));
      if (fit > 0) large.score += container_ * (fit == 2 ? 1.0f : 0.7f);
      best = std::max(best, fit);
    }
    if (best == 0) {
      contradict(inner, outer);
      return;
    }
    const int chosen = choose(outer);
    if (chosen < 0 || !is_area(outer.options[static_cast<size_t>(chosen)].entry)) return;
    const Entry& large = outer.options[static_cast<size_t>(chosen)].entry;
    for (Option& small : inner.options)
      small.score += container_ * static_cast<float>(lies_in(small.entry, large));
    inner.decided = outer.decided = true;
    outer.is_container = true;
  }

  // "Smyrna (now İzmir": one place.
  void settle_same(Place& former, const Place& present) const {
    const int chosen = choose(present);
    if (chosen < 0) return;
    const Country country = country_of(present.options[static_cast<size_t>(chosen)].entry);
    std::erase_if(former.options,
                  [&](const Option& option) { return country_of(option.entry) != country; });
    former.decided = true;
    former.country = country;
  }

  // "El Alto (Bolivia)", where the gazetteer has only an El Alto elsewhere: another one is meant.
  void contradict(Place& inner, const Place& outer) const {
    const int chosen = choose(outer);
    if (chosen < 0 || inner.options.empty()) return;
    const Entry& large = outer.options[static_cast<size_t>(chosen)].entry;
    if (large.kind != EntryKind::country && large.kind != EntryKind::region) return;
    uint32_t people = 0;
    for (const Option& option : inner.options) {
      if (option.entry.kind == EntryKind::country) return;
      if (is_area(option.entry) && option.entry.rank >= kLargeArea) return;
      people = std::max(people, option.entry.rank);
    }
    const bool sure = inner.joint == Joint::bracket ||
                      (inner.joint == Joint::comma && outer.joint != Joint::list &&
                       outer.joint != Joint::comma && people < kSmallTown);
    if (!sure) return;
    inner.options.clear();
    inner.decided = true;
    inner.country = country_of(large);
  }

  // "Georgia, Cyprus and Malta": countries among countries.
  void weigh_list(size_t k) {
    Place& place = places_[k];
    bool among_countries = false;
    const auto is_sure_country = [&](const Place& other) {
      return !other.options.empty() &&
             std::all_of(other.options.begin(), other.options.end(), [](const Option& option) {
               return option.entry.kind == EntryKind::country;
             });
    };
    const auto is_list = [](Joint joint) { return joint == Joint::list || joint == Joint::comma; };
    if (k + 1 < places_.size() && is_list(place.joint))
      among_countries |= is_sure_country(places_[k + 1]);
    if (k > 0 && is_list(places_[k - 1].joint)) among_countries |= is_sure_country(places_[k - 1]);
    if (!among_countries || place.decided) return;
    for (Option& option : place.options)
      if (option.entry.kind == EntryKind::country) option.score += list_;
  }

  static int choose(const Place& place) {
    int best = -1;
    for (size_t i = 0; i < place.options.size(); ++i)
      if (best < 0 || place.options[i].score > place.options[static_cast<size_t>(best)].score)
        best = static_cast<int>(i);
    return best;
  }

  // The best score of an option in another country than the best one's; -100: there is none.
  float rival(const Place& place, int best) const {
    float score = -100;
    const Country own = country_of(place.options[static_cast<size_t>(best)].entry);
    for (const Option& option : place.options)
      if (country_of(option.entry) != own && country_of(option.entry) != 0)
        score = std::max(score, option.score);
    return score;
  }

  // Those that are sure by themselves tell of what countries the text speaks.
  void first_choice(Place& place) {
    const int best = choose(place);
    if (best < 0) return;
    const Option& option = place.options[static_cast<size_t>(best)];
    const float lead = option.score - rival(place, best);
    const bool sure = place.decided || lead >= sure_;
    const Country country = country_of(option.entry);
    if (country == 0) return;
    // A name counts once, and not with its country, so that no place counts for many.
    if (!place.is_container && counted_.insert(out_.names[place.name].phrase).second) {
      const float weight = place.decided ? 1 : std::clamp(lead / sure_, 0.0f, 1.0f);
      document_[country] += weight;
      total_ += weight;
    }
    if (sure) in_block_[key(place.block, country)] += 1;
  }

  static uint64_t key(uint32_t block, Country country) {
    return (static_cast<uint64_t>(block) << 16) | country;
  }

  // What the text around speaks for this country.
  float context(const Place& place, Country country) const {
    if (country == 0) return 0;
    float score = 0;
    if (in_block_.count(key(place.block, country))) {
      score += block_;
    } else {
      for (uint32_t block = place.block, up = 0; up < 2; ++up) {
        const uint32_t heading =
            block < out_.heading_of_block.size() ? out_.heading_of_block[block] : kNone;
        if (heading == kNone) break;
        block = out_.headings[heading].block;
        if (in_block_.count(key(block, country))) {
          score += heading_;
          break;
        }
      }
    }
    const auto found = document_.find(country);
    if (found != document_.end() && total_ > 0) score += document_share_ * found->second / total_;
    return score;
  }

  // How near a place lies to what stands beside it in the block: 1 within 50 km, 0 from 400 km on.
  float nearness(size_t k, const Entry& entry) const {
    if (entry.latitude == 0 && entry.longitude == 0) return 0;
    float nearest = kFar;
    const size_t begin = k > kNeighbours ? k - kNeighbours : 0;
    for (size_t i = begin; i < places_.size() && i <= k + kNeighbours; ++i) {
      const Place& other = places_[i];
      if (i == k || other.block != places_[k].block) continue;
      const int best = choose(other);
      if (best < 0) continue;
      const Option& option = other.options[static_cast<size_t>(best)];
      const Entry& beside = option.entry;
      if (is_area(beside) || (beside.latitude == 0 && beside.longitude == 0)) continue;
      if (!other.decided && option.score - rival(other, best) < sure_) continue;
      nearest = std::min(nearest, distance(entry, beside));
    }
    return near_ * std::clamp((kFar - nearest) / (kFar - kNear), 0.0f, 1.0f);
  }

  // Kilometres, on a map that is flat between the two.
  static float distance(const Entry& a, const Entry& b) {
    constexpr float kDegree = 111.2f;
    const float middle = (a.latitude + b.latitude) / 2 * 3.14159265f / 180;
    float east = std::fabs(a.longitude - b.longitude);
    if (east > 180) east = 360 - east;
    east *= std::cos(middle);
    const float north = a.latitude - b.latitude;
    return kDegree * std::sqrt(north * north + east * east);
  }

  void last_choice(size_t k) {
    Place& place = places_[k];
    for (Option& option : place.options) option.score += context(place, country_of(option.entry));
    if (place.options.size() > 1)
      for (Option& option : place.options) option.score += nearness(k, option.entry);
    const int best = choose(place);
    place.best = best;
    if (best < 0) return;
    const Option& option = place.options[static_cast<size_t>(best)];
    place.country = country_of(option.entry);
    if (option.score - rival(place, best) < margin_) {
      place.ambiguous = true;
      place.country = 0;
    }
  }

  // Unknown names: what contains them, the same name elsewhere, the place before in the block,
  // the heading, the archive's own country, the place before.
  void name_unknown() {
    std::unordered_map<std::string, Country> known;
    std::unordered_map<std::string, int> times;
    for (size_t k = 0; k < places_.size(); ++k) {
      Place& place = places_[k];
      if (!place.is_unknown()) continue;
      const bool has_container = place.joint != Joint::none && place.joint != Joint::list;
      if (place.country == 0 && has_container && k + 1 < places_.size())
        place.country = next_country(k);
      const std::string text = text_of(place);
      if (place.country != 0) known.emplace(text, place.country);
      ++times[text];
    }
    const Country main = main_country();
    for (size_t k = 0; k < places_.size(); ++k) {
      Place& place = places_[k];
      if (!place.is_unknown() || place.country != 0 || is_nowhere(place)) continue;
      const std::string text = text_of(place);
      const auto same = known.find(text);
      if (same != known.end()) {
        place.country = same->second;
        continue;
      }
      // What an archive names again and again without saying where is at home.
      if (times[text] > 1) place.country = main;
      // A town lies near what the paragraph names before it; a building may as well be at home.
      const bool is_building = out_.names[place.name].rule != kNone;
      const bool beside = k > 0 && (is_building ? places_[k - 1].sentence == place.sentence
                                                : places_[k - 1].block == place.block);
      if (place.country == 0 && beside) place.country = places_[k - 1].country;
      if (place.country == 0) place.country = heading_country(place.block);
      if (place.country == 0) place.country = main;
      if (place.country == 0 && k > 0 && is_building) place.country = places_[k - 1].country;
    }
  }

  // A country that is named clearly more often than any other; 0: none.
  Country main_country() const {
    Country main = 0;
    float most = 0;
    float next = 0;
    for (const auto& [country, count] : document_) {
      if (count > most || (count == most && country < main)) {
        next = most;
        most = count;
        main = country;
      } else {
        next = std::max(next, count);
      }
    }
    return most >= main_lead_ * next && most >= main_share_ * total_ ? main : 0;
  }

  // "The West" is in no country.
  bool is_nowhere(const Place& place) const {
    const Name& name = out_.names[place.name];
    return name.rule != kNone && input_.pack.rule_value(name.rule, "country") == "none";
  }

  // The country of the chain that follows place `k`.
  Country next_country(size_t k) const {
    for (size_t next = k + 1; next < places_.size(); ++next) {
      if (places_[next].country != 0) return places_[next].country;
      if (places_[next].joint == Joint::none) break;
    }
    return 0;
  }

  Country heading_country(uint32_t block) const {
    for (uint32_t up = 0; up < 2; ++up) {
      const uint32_t heading =
          block < out_.heading_of_block.size() ? out_.heading_of_block[block] : kNone;
      if (heading == kNone) return 0;
      block = out_.headings[heading].block;
      const auto place = std::lower_bound(places_.begin(), places_.end(), block,
                                          [](const Place& p, uint32_t b) { return p.block < b; });
      if (place != places_.end() && place->block == block) return place->country;
    }
    return 0;
  }

  std::string text_of(const Place& place) const {
    const Name& name = out_.names[place.name];
    std::string text;
    for (uint32_t i = name.first; i < name.end; ++i) {
      const text::Token& token = input_.tokens[i];
      if (i > name.first && (token.gap & text::kSpace)) text += ' ';
      text += text::slice(input_.text, token);
    }
    return text;
  }

  void make_entity(const Place& place) {
    Name& name = out_.names[place.name];
    PlaceEntity entity;
    entity.country = country_text(place.country);
    if (place.best >= 0) {
      const Entry& entry = place.options[static_cast<size_t>(place.best)].entry;
      entity.name = input_.gazetteer.name(entry);
      entity.kind = kind_name(entry.kind);
      if (place.direction) {
        entity.name = text_of(place);
        entity.kind = "region";
      } else if (!place.ambiguous) {
        entity.subdivision = input_.gazetteer.admin(entry);
        if (entry.id != 0) entity.geonames = static_cast<int64_t>(entry.id);
        if (entry.latitude != 0 || entry.longitude != 0) {
          entity.latitude = degrees(entry.latitude);
          entity.longitude = degrees(entry.longitude);
        }
      }
    } else {
      entity.name = text_of(place);
      const std::string_view kind =
          name.rule == kNone ? std::string_view() : input_.pack.rule_value(name.rule, "kind");
      entity.kind = kind.empty() ? "other" : std::string(kind);
    }
    const std::string same = entity.name + '\n' + entity.kind + '\n' + entity.country + '\n' +
                             (entity.geonames ? std::to_string(*entity.geonames) : "");
    const auto [at, is_new] =
        entities_.try_emplace(same, static_cast<uint32_t>(out_.places.size()));
    if (is_new) out_.places.push_back(std::move(entity));
    name.entity = at->second;
  }

  const mentions::Input& input_;
  Resolved& out_;
  std::vector<Place> places_;
  std::unordered_map<Country, float> document_;  // sure mentions of each country
  float total_ = 0;
  std::unordered_set<uint32_t> counted_;  // phrases
  std::unordered_map<uint64_t, int> in_block_;
  std::unordered_map<std::string, uint32_t> entities_;

  const float size_ = weight("place.link.size");
  const float country_ = weight("place.link.country");
  const float region_ = weight("place.link.region");
  const float district_ = weight("place.link.district");
  const float capital_ = weight("place.link.capital");
  const float alias_ = weight("place.link.alias");
  const float country_alias_ = weight("place.link.country-alias");
  const float nowhere_ = weight("place.link.nowhere");
  const float list_ = weight("place.link.list");
  const float container_ = weight("place.link.container");
  const float block_ = weight("place.link.block");
  const float heading_ = weight("place.link.heading");
  const float document_share_ = weight("place.link.document");
  const float near_ = weight("place.link.near");
  const float sure_ = weight("place.link.sure");
  const float margin_ = weight("place.link.margin");
  const float main_lead_ = weight("place.link.main-lead");
  const float main_share_ = weight("place.link.main-share");
};

}  // namespace

void link_places(const mentions::Input& input, Resolved& out) { Linker(input, out).run(); }

}  // namespace annals::resolve
