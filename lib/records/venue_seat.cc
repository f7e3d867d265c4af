#include "records/venue_seat.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "records/convert.h"

namespace annals::records {
namespace {

using lexicon::Entry;
using lexicon::EntryKind;
using mentions::Label;
using resolve::Name;

class Seat {
 public:
  Seat(Scope& scope, uint32_t told) : scope_(scope), told_(told) {}

  void run() {
    const resolve::PlaceEntity* country = nullptr;
    if (scope_.end_venue > scope_.first_venue) {
      if (scope_.end_venue != scope_.first_venue + 1) return;
      country = &scope_.resolved.places[scope_.venues[scope_.first_venue].place];
      if (country->kind != "country") return;
    }
    const uint32_t last = std::max(scope_.lead, told_);
    if (last >= scope_.sentences.size()) return;
    const uint32_t end = scope_.sentences[last].end;
    for (size_t i = scope_.first_name; i < scope_.end_name; ++i) {
      const Name& name = scope_.resolved.names[i];
      if (name.first >= end) return;
      if (name.label != Label::organization || !is_held_at(i) || !is_house(name)) continue;
      Venue town;
      town.place = resolve::kNone;
      if (!find_town(name, country, town)) continue;
      scope_.venues.resize(scope_.first_venue);
      scope_.venues.push_back(town);
      scope_.end_venue = scope_.first_venue + 1;
      return;
    }
  }

 private:
  const resolve::OrganizationEntity& body(const Name& name) const {
    return scope_.resolved.organizations[name.entity];
  }

  // A body that has halls.
  bool is_house(const Name& name) const {
    const rules::Pack& pack = scope_.input.pack;
    return pack.contains(scope_.words.house_kind, pack.word(body(name).kind));
  }

  // "was held on 4 May at the University": nobody is from there.
  bool is_held_at(size_t i) const {
    const Name& name = scope_.resolved.names[i];
    const uint32_t start = scope_.segment.first;
    uint32_t at = scope_.before_skip(name.first, start);
    if (at < start + 2 || !scope_.in(scope_.words.venue_preposition, at - 1)) return false;
    const uint32_t position = scope_.sentence_of(at);
    if (position >= scope_.sentences.size()) return false;
    const Range sentence = scope_.sentences[position];
    if (at < sentence.first + 2) return false;
    const uint32_t before = at - 2;
    if (scope_.at(before) == "," || scope_.is_lower(before, scope_.words.and_) ||
        scope_.input.pack.contains(scope_.words.function, scope_.input.tokens[before].word))
      return false;
    if (i > scope_.first_name && scope_.resolved.names[i - 1].end == before + 1) return false;
    const Range told{sentence.first, at};
    return scope_.clauses.holds(scope_.words.held_cue, told) &&
           !scope_.clauses.tells_of_later(told);
  }

  // The one town that the name speaks of, in the body's country, or the only large one.
  bool find_town(const Name& name, const resolve::PlaceEntity* country, Venue& out) const {
    std::string_view code = body(name).country;
    if (country != nullptr) {
      if (!code.empty() && code != country->country) return false;
      code = country->country;
    }
    auto phrase = lexicon::first_phrase(scope_.input.phrases, name.first);
    for (uint32_t i = name.first; i < name.end; ++i) {
      while (phrase != scope_.input.phrases.end() && phrase->first_token < i) ++phrase;
      for (auto at = phrase; at != scope_.input.phrases.end() && at->first_token == i; ++at)
        if (at->end_token <= name.end && choose(at->phrase, code, out)) return true;
      if (choose(scope_.input.tokens[i].phrase, code, out)) return true;
    }
    return false;
  }

  bool choose(uint32_t phrase, std::string_view code, Venue& out) const {
    uint32_t people = 0;
    uint32_t second = 0;
    uint32_t option = 0;
    for (const Entry& entry : scope_.input.gazetteer.entries(phrase)) {
      const uint32_t here = option++;
      if (entry.kind == EntryKind::word && (entry.flags & lexicon::kVeryCommon) != 0) return false;
      if (entry.kind != EntryKind::city || (!code.empty() && entry.country_code() != code))
        continue;
      if (entry.rank <= people) {
        second = std::max(second, entry.rank);
        continue;
      }
      second = people;
      people = entry.rank;
      out.seat_phrase = phrase;
      out.seat_option = here;
    }
    const uint32_t large = scope_.words.venue_shape.seat;
    return people > 0 && (!code.empty() || (people >= large && second < large));
  }

  Scope& scope_;
  uint32_t told_;
};

double degrees(float value) { return std::round(static_cast<double>(value) * 1e4) / 1e4; }

}  // namespace

void find_seat(Scope& scope, uint32_t told) { Seat(scope, told).run(); }

void assign_seat(const lexicon::Gazetteer& gazetteer, const Venue& venue, Where& out) {
  uint32_t option = 0;
  for (const Entry& entry : gazetteer.entries(venue.seat_phrase)) {
    if (option++ != venue.seat_option) continue;
    set(out.name, gazetteer.name(entry));
    set(out.country, entry.country_code());
    set(out.subdivision, gazetteer.admin(entry));
    out.geonames.reset();
    if (entry.id != 0) out.geonames = static_cast<int64_t>(entry.id);
    out.latitude = degrees(entry.latitude);
    out.longitude = degrees(entry.longitude);
    set(out.basis, "text");
    return;
  }
}

}  // namespace annals::records
