// Places that no list has.
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/unit.h"
#include "mentions/place_spots.h"

namespace annals::mentions {
namespace {

using lexicon::EntryKind;
using lexicon::Gazetteer;

constexpr uint32_t kLongestRun = 12;  // tokens
constexpr int64_t kNearPlace = 3;     // values of "near" and "now" in the list place-joint

constexpr int64_t kWithin = 2;         // value of "in" in the same list
constexpr uint8_t kLeastCapitals = 3;  // of an acronym in brackets
constexpr uint32_t kLongestHouse = 5;  // tokens, and the comma

class UnknownFinder {
 public:
  UnknownFinder(const PlaceText& text, const std::vector<Spot>& known, std::vector<Spot>& out)
      : t_(text), w_(text.words), tokens_(text.tokens), known_(known), out_(out) {}

  void run() {
    constexpr uint32_t kNowhere = 0xFFFFFFFFu;
    size_t next = 0;
    uint32_t known_first = kNowhere, known_end = kNowhere;  // of the spot that is not behind
    const auto look_on = [&](uint32_t i) {
      while (next < known_.size() && known_[next].end <= i) ++next;
      known_first = next < known_.size() ? known_[next].first : kNowhere;
      known_end = next < known_.size() ? known_[next].end : kNowhere;
    };
    look_on(0);
    for (const uint32_t i : t_.capitals) {
      if (known_end <= i) look_on(i);
      if (known_first == i) beside(known_[next]);
      if (i + 1 < t_.count && tokens_[i + 1].kind == text::TokenKind::number) before_number(i + 1);
      if (known_first > i) propose_by_shape(i);
      if (known_first > i && tokens_[i].phrase == 0 && is_compound(i)) {
        propose(i, i + 1, w_.compound);
        continue;
      }
      if (known_first <= i || !t_.may_be_cued(i) || !begins_run(i)) continue;
      if (t_.before(i) < w_.unknown_locative) continue;
      propose(i, run_end(i), 0);
      list_behind(run_end(i));
    }
  }

 private:
  bool is_part(uint32_t i) const { return t_.is_part(i); }

  bool begins_run(uint32_t i) const {
    if (!is_part(i)) return false;
    if (i == 0) return true;
    // "At Kemerton the party …"
    return !(t_.adjoins(i - 1, i) && is_part(i - 1) && !t_.is(i - 1, PlaceWords::kStop));
  }

  // "on Storgaten", "from the Vissersbrug": ends with a noun of its language, and nothing goes on.
  bool is_compound(uint32_t i) const {
    constexpr uint32_t kShortest = 3;  // letters of the ending
    constexpr uint32_t kLead = 3;      // bytes at least before it
    if (i == 0 || tokens_[i - 1].is_capitalised() || !is_part(i) || !is_spot(i - 1)) return false;
    if (i + 1 < t_.count && t_.adjoins(i, i + 1) && tokens_[i + 1].is_capitalised()) return false;
    const std::string_view name = text::slice(t_.input.text, tokens_[i]);
    for (size_t at = kLead; at + kShortest <= name.size(); ++at)
      if (t_.input.pack.contains(w_.list_ending, t_.input.pack.word(name.substr(at)))) return true;
    return false;
  }

  bool is_spot(uint32_t i) const {
    if (t_.is(i, PlaceWords::kSpot)) return true;
    return i > 0 && t_.is(i, PlaceWords::kAnArticle) &&
           (t_.of(i - 1) & (PlaceWords::kSpot | PlaceWords::kSpotThe)) != 0;
  }

  // "de", "sur", "d'".
  bool is_particle(uint32_t i) const {
    const text::Token& token = tokens_[i];
    const char last = t_.input.text[token.end - 1];
    if ((token.shape & text::kApostrophe) && (last == '\'' || last == '\x99')) return true;
    return t_.is(i, PlaceWords::kAParticle);
  }

  // By what stands right beside it, where no word tells.
  void propose_by_shape(uint32_t i) {
    if ((tokens_[i].gap & text::kNewline) != 0 || i == 0) return before_date(i);
    if (i >= 2 && !tokens_[i - 1].is_word() && t_.mark(i - 1) == ',') behind_house(i);
  }

  // "at the Court House, Talawakelle, Mr. Talbot in the chair", "(Krutvik University, Saele)": one
  // word.
  void behind_house(uint32_t i) {
    if (!is_part(i) || !is_part(i - 2)) return;
    const bool in_bracket = t_.mark(i + 1) == ')';
    if (in_bracket && i >= 3 && t_.mark(i - 3) == '(' && t_.is_acronym(i - 2) &&
        tokens_[i - 2].length_class >= kLeastCapitals)  // "(KAIST, Saele)"
      return propose(i, i + 1, w_.after_house);
    if (!t_.is(i - 2, PlaceWords::kBuilding)) return;
    const char behind = t_.mark(i + 1);
    const bool ends_line = i + 1 == t_.count || (tokens_[i + 1].gap & text::kNewline) != 0;
    if (behind != ',' && behind != '.' && behind != ';' && !in_bracket && !ends_line) return;
    uint32_t house = i - 2;
    while (house > 0 && i - house < kLongestHouse && t_.is_capital(house - 1) &&
           (tokens_[house].gap & text::kNewline) == 0)
      --house;
    const char before = house > 0 ? t_.mark(house - 1) : '\0';
    if (house + 1 == i - 1 && !(t_.before(house) > 0)) return;  // "School, Rebuilt"
    const bool apart = in_bracket ? before == '(' || before == ',' : ends_line && before == ',';
    if (apart || t_.before(house) > 0) propose(i, i + 1, w_.after_house);
  }

  // "Chogoria, 9 September 2019", "Chogoria, 12-13 May", "Chogoria, May 2019" on a line.
  void before_date(uint32_t i) {
    if (!is_part(i)) return;
    const uint32_t comma = run_end(i);
    if (t_.mark(comma) != ',' || comma + 4 >= t_.count) return;
    const text::Token& first = tokens_[comma + 1];
    const bool range =
        (t_.is_hyphen(comma + 2) || t_.mark(comma + 2) == '~') && is_number(tokens_[comma + 3]);
    const text::Token& second = tokens_[range ? comma + 4 : comma + 2];
    const bool day = is_number(first) && first.length_class <= 2 && second.is_capitalised();
    const bool month = first.is_capitalised() && is_number(second) && second.length_class == 4;
    if (day || month) propose(i, comma, w_.after_house);
  }

  static bool is_number(const text::Token& token) { return token.kind == text::TokenKind::number; }

  // The end of the run that begins at `i`: capitalised words, hyphens, particles within.
  uint32_t run_end(uint32_t i) const {
    uint32_t end = i + 1;
    while (end < t_.count && end - i < kLongestRun) {
      uint32_t at = end;
      if (t_.is_hyphen(at)) ++at;
      uint32_t particles = 0;
      while (at + 1 < t_.count && particles < 2 && !is_part(at) && is_particle(at) &&
             !(tokens_[at].gap & text::kNewline)) {
        ++at;
        ++particles;
        if (t_.is_hyphen(at)) ++at;
      }
      // Particles that are also English words join only what a hyphen joins.
      if (particles > 0 && !tokens_[end].is_glued() && is_english_joint(end)) break;
      if (at >= t_.count || !is_part(at) || (tokens_[at].gap & text::kNewline)) break;
      if (t_.is(at, PlaceWords::kShort) && t_.mark(at + 1) == '.' && at + 2 < t_.count &&
          is_part(at + 2)) {
        end = at + 3;  // "Hinton St. George"
        continue;
      }
      end = at + 1;
    }
    return end;
  }

  bool is_english_joint(uint32_t i) const { return t_.is(i, PlaceWords::kBefore); }

  // The begin of the run whose last token is `last`.
  uint32_t run_begin(uint32_t last) const {
    uint32_t first = last;
    while (first > 0 && last - first < kLongestRun) {
      uint32_t at = first;
      if (tokens_[at].gap & text::kNewline) break;
      if (at >= 2 && t_.is_hyphen(at - 1)) --at;
      uint32_t particles = 0;
      while (at >= 2 && particles < 2 && !is_part(at - 1) && is_particle(at - 1) &&
             !(t_.is(at - 1, PlaceWords::kBefore) && !tokens_[at].is_glued())) {
        --at;
        ++particles;
        if (at >= 2 && t_.is_hyphen(at - 1)) --at;
      }
      if (at == 0 || !is_part(at - 1) || t_.is(at - 1, PlaceWords::kStop)) break;
      first = at - 1;
    }
    return first;
  }

  // Unknown names that a known one is part of, or that stand beside it.
  void beside(const Spot& known) {
    before_area(known);
    const uint32_t tail = known.end;
    const bool goes_on = tail < t_.count && t_.is(tail, PlaceWords::kShort) &&
                         tokens_[tail].is_capitalised() && t_.adjoins(tail - 1, tail);
    if (goes_on) propose(known.first, run_end(known.first), 0);
    if (t_.is_hyphen(tail) &&
        (t_.is(tail + 1, PlaceWords::kAParticle) ||
         (t_.is(tail + 1, PlaceWords::kShort) && t_.is_hyphen(tail + 2))))  // "Mont-Saint-Pierre"
      propose(known.first, run_end(known.first), 0);
    if (goes_on_foreign(known)) propose(known.first, run_end(known.first), w_.unknown_container);
    in_list(known);
    below_area(known);
    other_names(known);
  }

  // "Gdańsk (Danzig)", "Lviv (Lemberg, Lwów)": what a town is called, too, behind
  // it, one or two words each.
  void other_names(const Spot& town) {
    constexpr uint32_t kMost = 4;  // names
    if (town.is_area || t_.mark(town.end) != '(' || !begins_run(town.first) ||
        t_.before(town.first) < w_.in_place)
      return;
    std::array<std::pair<uint32_t, uint32_t>, kMost> names{};
    uint32_t count = 0;
    for (uint32_t i = town.end + 1; i < t_.count && count < kMost;) {
      const uint32_t end = is_part(i) ? run_end(i) : i;
      if (end == i || end > i + 2 || is_name_of_people(i)) return;
      names[count++] = {i, end};
      if (t_.mark(end) == ')') break;
      if (t_.mark(end) != ',' && t_.mark(end) != '/') return;
      i = end + 1;
    }
    if (count == 0 || t_.mark(names[count - 1].second) != ')') return;
    for (uint32_t n = 0; n < count; ++n)
      if (!is_known(names[n].first)) propose(names[n].first, names[n].second, w_.unknown_container);
  }

  // "at San Rafael de Houval", "to Frankfurt am Krear": one name.
  bool goes_on_foreign(const Spot& known) const {
    const uint32_t tail = known.end;
    return tail + 1 < t_.count && !tokens_[tail].is_capitalised() &&
           t_.is(tail, PlaceWords::kAParticle) && !t_.is(tail, PlaceWords::kBefore) &&
           t_.adjoins(tail - 1, tail) && begins_run(known.first) && t_.before(known.first) > 0;
  }

  // "concerts in Austria and Croatia: Feadend, Krear and Dipeam": a list of single words.
  void below_area(const Spot& area) {
    const uint32_t i = area.end + 1;
    if (!area.is_area || t_.mark(area.end) != ':' || i >= t_.count || !is_part(i)) return;
    if ((tokens_[i].gap & text::kBlankLine) != 0 || is_known(i) || !is_in_areas(area)) return;
    if (is_name_of_people(i)) return;  // "the winners in Hungary: Nagy and Horvath"
    const uint32_t end = run_end(i);
    if (t_.mark(end) != ',' && !(end < t_.count && is_list_word(end))) return;
    propose(i, end, w_.unknown_container);
    list_behind(end, w_.unknown_container);
  }

  // "in Hungary", "in the Baltic states, Austria and Croatia"; "delegates from Austria" are
  // people.
  bool is_in_areas(const Spot& last) const {
    constexpr uint32_t kMost = 4;  // areas
    uint32_t first = last.first;
    for (uint32_t names = 0; names < kMost && first > 1; ++names) {
      if (t_.is(first - 1, PlaceWords::kAnArticle)) --first;
      if (first > 0 && w_.before(tokens_[first - 1].word) >= w_.in_place) return true;
      if (first < 2 || (t_.mark(first - 1) != ',' && !is_list_word(first - 1))) return false;
      first = run_begin(first - 2);
    }
    return false;
  }

  // "Clonakilty, Ireland", "Zumarraga (Gipuzkoa)", "Breslau (now Wrocław)": the run before the
  // comma or bracket.
  void before_area(const Spot& area) {
    uint32_t i = area.first;
    bool is_same = false;  // or near
    while (i > 0 && tokens_[i - 1].is_word() &&
           (t_.is(i - 1, PlaceWords::kAnArticle) || t_.is(i - 1, PlaceWords::kJoint)) &&
           area.first - i < 4) {
      --i;
      is_same |= w_.joint_of_word[tokens_[i].word] >= kNearPlace;
    }
    if (!area.is_area && !is_same) return;
    if (i < area.first && area.is_area && w_.joint_of_word[tokens_[i].word] == kWithin)
      list_within(i);
    if (i < 2 || (t_.mark(i - 1) != ',' && t_.mark(i - 1) != '(')) return;
    // "Anna Berg (Ghana Weather Service)"
    if (t_.mark(i - 1) == '(' && area.end < t_.count && t_.is_part(area.end)) return;
    const uint32_t last = i - 2;
    if (!is_part(last)) return;
    const uint32_t first = run_begin(last);
    propose(first, last + 1, w_.unknown_container);
    list_before(first);
  }

  // "to Houval, Saele and Fuaki in the Netherlands": single words that end at `end`. Without a cue
  // before them they may be people.
  void list_within(uint32_t end) {
    constexpr uint32_t kMost = 12;  // names
    uint32_t first = end;
    uint32_t names = 0;
    for (; names < kMost; ++names) {
      const uint32_t i = names > 0 ? before_joint(first) : first;
      if ((names > 0 && i == first) || i == 0 || !is_part(i - 1)) break;
      const uint32_t begin = run_begin(i - 1);
      if (begin + 1 < i && !t_.is_hyphen(begin + 1)) break;
      if (is_name_of_people(begin)) return;  // "a letter to Anna in France"
      first = begin;
    }
    if (names < 2 || t_.before(first) < w_.toward) return;  // "they wrote to Krutvik in Spain"
    for (uint32_t i = first; i < end;) {
      const uint32_t next = std::min(run_end(i), end);
      if (!is_known(i)) propose(i, next, w_.unknown_container / 2);
      i = next;
      while (i < end && !is_part(i)) ++i;
    }
  }

  // A part of a person's name, and no place that the lists have.
  bool is_name_of_people(uint32_t i) const {
    constexpr uint32_t person =
        Gazetteer::kind_bit(EntryKind::given_name) | Gazetteer::kind_bit(EntryKind::surname);
    return (t_.kinds(i) & person) != 0 && !is_known(i);
  }

  // "Houval, Saele and Fuaki (British Columbia)": those before the last lie there as well.
  void list_before(uint32_t first) {
    constexpr uint32_t kMost = 12;  // names
    for (uint32_t names = 0; names < kMost; ++names) {
      const uint32_t i = before_joint(first);
      if (i == first || i == 0 || !is_part(i - 1) || is_known(i - 1)) return;
      first = run_begin(i - 1);
      if (first + 1 < i && !t_.is_hyphen(first + 1)) return;
      propose(first, i, 0);
    }
  }

  // "Turin, Clonakilty and Madrid": the run after the name or before it.
  void in_list(const Spot& spot) {
    uint32_t i = behind_joint(spot.end);
    if (i > spot.end && i < t_.count && is_part(i) && !is_known(i) && !is_full_name(i))
      propose(i, run_end(i), 0);

    i = before_joint(spot.first);
    if (i < spot.first && i > 0 && is_part(i - 1) && !is_known(i - 1))
      propose(run_begin(i - 1), i, 0);
  }

  // "from Tuvely and Anna Berg": a given name, and another word behind it.
  bool is_full_name(uint32_t i) const {
    constexpr uint32_t given = Gazetteer::kind_bit(EntryKind::given_name);
    return (t_.kinds(i) & given) != 0 && i + 1 < t_.count && t_.adjoins(i, i + 1) && is_part(i + 1);
  }

  // "in Krut, Saele and Dipeam": the words before the list's first name tell of the others, too.
  // Of one word each: "in Krut and Anna Berg sang".
  void list_behind(uint32_t end, float cue = 0) {
    constexpr uint32_t kMost = 12;  // names
    for (uint32_t names = 0; names < kMost; ++names) {
      const uint32_t i = behind_joint(end);
      if (i == end || i >= t_.count || !is_part(i) || is_known(i)) return;
      if ((tokens_[i].gap & text::kBlankLine) != 0) return;
      end = run_end(i);
      if (end > i + 1 && !t_.is(i, PlaceWords::kFirst) && !t_.is_hyphen(i + 1)) return;
      propose(i, end, cue);
    }
  }

  // Past the comma, the "and" or both that go on a list at token `i`; `i`: none does.
  uint32_t behind_joint(uint32_t i) const {
    if (t_.mark(i) == ',') ++i;
    return i < t_.count && is_list_word(i) ? i + 1 : i;
  }

  // Where such a joint begins that ends at token `i`.
  uint32_t before_joint(uint32_t i) const {
    if (i > 0 && is_list_word(i - 1)) --i;
    return i > 0 && t_.mark(i - 1) == ',' ? i - 1 : i;
  }

  bool is_list_word(uint32_t i) const {
    if (w_.joint_of_word[tokens_[i].word] != 1) return false;
    // A longer joint goes on with a word: "and then".
    const bool longer =
        t_.is(i, PlaceWords::kLongJoint) && i + 1 < t_.count && tokens_[i + 1].word != 0;
    return !longer || t_.input.pack.match(w_.list_joint, tokens_, i) == 1;
  }

  bool is_known(uint32_t i) const {
    const auto at =
        std::lower_bound(known_.begin(), known_.end(), i,
                         [](const Spot& spot, uint32_t token) { return spot.end <= token; });
    return at != known_.end() && at->first <= i;
  }

  // "(Marqués de Larralde 46)", ", Jurja Barakovića 31,": a street with its house number.
  void before_number(uint32_t i) {
    const std::string_view digits = text::slice(t_.input.text, tokens_[i]);
    if (i < 3 || digits.size() > 4 || digits[0] == '0') return;
    uint32_t number = 0;
    for (const char c : digits) number = number * 10 + static_cast<uint32_t>(c - '0');
    const auto year = static_cast<float>(number);
    if (year >= w_.first_year && year <= w_.last_year) return;
    const char after = t_.mark(i + 1);
    if (i + 1 < t_.count && after != ',' && after != ')' && after != '.' && after != ';') return;
    if (!is_part(i - 1) || (tokens_[i].gap & text::kNewline)) return;
    const uint32_t first = run_begin(i - 1);
    if (first == 0 || first == i - 1) return;
    const char before = t_.mark(first - 1);
    if (before != ',' && before != '(') return;
    // "Thistle 2, Celtic 2."
    if (first > 1 && is_number(tokens_[first - 2])) return;
    for (uint32_t k = first; k < i; ++k)
      if (is_part(k) && t_.is_english(k)) return;
    Spot spot;
    spot.first = first;
    spot.end = i;
    spot.base = w_.address;
    out_.push_back(spot);
  }

  void propose(uint32_t first, uint32_t end, float cue) {
    const auto covered =
        std::lower_bound(known_.begin(), known_.end(), first,
                         [](const Spot& spot, uint32_t token) { return spot.end <= token; });
    if (covered != known_.end() && covered->first <= first && covered->end >= end) return;
    // "Whitsuntide, 24 May 1515", "met at Diwali": a feast and no town.
    if (t_.input.pack.match(w_.list_feast, tokens_, first) == end - first) return;
    Spot spot;
    spot.first = first;
    spot.end = end;
    spot.base = w_.unknown;
    uint32_t words = 0;
    uint32_t parts = 0;
    uint32_t spaced = 0;    // parts that no hyphen joins
    uint32_t hyphened = 0;  // those that one does, and that are words
    for (uint32_t i = first; i < end; ++i) {
      if (!is_part(i)) continue;
      ++parts;
      if (t_.is(i, PlaceWords::kOtherHead) || t_.is(i, PlaceWords::kNotBefore)) return;
      if (tokens_[i].kind == text::TokenKind::mixed) return;  // "the U17s"
      const uint32_t kinds = t_.kinds(i);
      if (kinds & Gazetteer::kind_bit(EntryKind::demonym)) return;
      const bool station = cue >= w_.unknown_container && is_station(i);
      if ((tokens_[i].shape & (text::kAllUpper | text::kInnerUpper)) != 0 && !station &&
          !t_.is_shouted(i))
        return;
      if (parts == 1 && i + 1 < end && t_.is(i, PlaceWords::kFirst)) continue;  // "Great Bedwyn"
      const bool word = (kinds & Gazetteer::kind_bit(EntryKind::word)) != 0;
      if ((i > first && t_.is_hyphen(i - 1)) || t_.is_hyphen(i + 1) ||
          (i > first && tokens_[i].is_glued())) {
        hyphened += word;  // "Saint-Jean-de-l'Isle"
        continue;
      }
      words += word;
      ++spaced;
    }
    if (parts == 0 || (parts == 1 && t_.is(first, PlaceWords::kNot))) return;
    if (hyphened == parts) words = parts;  // "Peace-Building"
    spot.base += w_.unknown_word * static_cast<float>(words) / static_cast<float>(parts);
    spot.base += w_.unknown_run * static_cast<float>(spaced > 1 ? spaced - 1 : 0);
    const bool joined = end - first > parts;  // hyphens or particles: no plain "Given Surname"
    const float given = w_.unknown_given * how_given(first);
    // "lodged in Sidi Kaouki": nobody is in a person.
    const bool told_at = parts <= 2 && is_told_at(first, end);
    const bool in_place = told_at || t_.before(first) >= w_.in_place;
    const float doubt = in_place ? 0.5f : parts > 1 && !joined ? 2.0f : 1.0f;
    if (given < 0)
      spot.base += doubt * given;
    else if (parts > 1 && !joined && cue > 0)
      spot.base += w_.unknown_given / 2;
    if (told_at)
      spot.base += w_.told_at;
    else if (t_.kinds(end - 1) & Gazetteer::kind_bit(EntryKind::surname))
      spot.base += w_.unknown_surname;
    spot.cue = cue;
    out_.push_back(spot);
  }

  // "A course was given at Oda", "the store at Kade", "at Oda on 3 May"; not "at Kade's".
  bool is_told_at(uint32_t i, uint32_t end) const {
    if (i < 2 || tokens_[i - 1].word != w_.at) return false;
    if (end < t_.count && (tokens_[end].shape & text::kPossessive) != 0) return false;
    return (end == i + 1 && t_.input.pack.contains(w_.list_told_at, tokens_[i - 2].word)) ||
           is_before_day(end);
  }

  // "on Sunday", "on 14 January", "on Ash Wednesday", "on the 4th of May".
  bool is_before_day(uint32_t on) const {
    constexpr uint32_t kReach = 4;  // tokens
    if (on + 1 >= t_.count || tokens_[on].word != w_.on) return false;
    if (is_number(tokens_[on + 1])) return true;
    for (uint32_t i = on + 1; i < t_.count && i <= on + kReach; ++i) {
      if (!tokens_[i].is_word() && tokens_[i].kind != text::TokenKind::mixed) return false;
      if (t_.is(i, PlaceWords::kCalendar)) return true;
    }
    return false;
  }

  // "OSTERVIK, Iceland": begins a line in capitals.
  bool is_station(uint32_t i) const {
    constexpr uint8_t kLeast = 4;  // letters
    return tokens_[i].length_class >= kLeast && (tokens_[i].shape & text::kHasLower) == 0 &&
           (i == 0 || (tokens_[i].gap & text::kNewline) != 0);
  }

  // How much a token is a given name: 0 none or borne by a few, 1 by ten thousand or more.
  float how_given(uint32_t i) const {
    const uint32_t rank = t_.given_rank(i);
    if (rank <= 10) return 0;
    return std::min(1.0f, (static_cast<float>(std::log10(static_cast<double>(rank))) - 1) / 3);
  }

  const PlaceText& t_;
  const PlaceWords& w_;
  text::TokenSpan tokens_;
  const std::vector<Spot>& known_;
  std::vector<Spot>& out_;
};

}  // namespace

void find_unknown_places(const PlaceText& text, const std::vector<Spot>& known,
                         std::vector<Spot>& out) {
  UnknownFinder(text, known, out).run();
}

}  // namespace annals::mentions
