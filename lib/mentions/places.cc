#include "mentions/places.h"

#include <algorithm>
#include <iterator>

namespace annals::mentions {
namespace {

using lexicon::EntryKind;
using lexicon::Gazetteer;

constexpr float kShared = 0.9f;    // of the words before a list, for its later members
constexpr float kLeastScore = -1;  // below it no candidate is worth an explanation
constexpr float kBlocked = -1.0f;  // evidence that the name is not this one's alone

bool in_text_order(const Spot& a, const Spot& b) {
  if (a.first != b.first) return a.first < b.first;
  if (a.end != b.end) return a.end > b.end;
  return a.base > b.base;
}

class PlaceProposer {
 public:
  PlaceProposer(const Input& input, const PlaceWords& words, const Capitals& capitals,
                const NameFields& fields, PlaceScratch& scratch, Candidates& out)
      : input_(input),
        tokens_(input.tokens),
        w_(words),
        fields_(fields),
        t_(input, words, capitals, scratch.marks),
        scratch_(scratch),
        spots_(scratch.spots),
        chain_(scratch.chain),
        joints_(scratch.joints),
        out_(out) {}

  void run() {
    mark_places(input_, scratch_.marks);
    spots_.clear();
    add([&](std::vector<Spot>& more) { find_known_places(t_, scratch_.abbreviations, more); });
    add([&](std::vector<Spot>& more) { find_place_shapes(t_, more); });
    add([&](std::vector<Spot>& more) {
      find_abbreviated_areas(t_, scratch_.abbreviations, spots_, more);
    });
    merge_spots();
    add([&](std::vector<Spot>& more) { find_unknown_places(t_, spots_, more); });
    for (Spot& spot : spots_) weigh(spot);
    choose_chain();
    weigh_chain();
    weigh_repetitions();
    scratch_.repeated.clear();
    find_repeated_unknown(t_, spots_, scratch_.index, scratch_.repeated);
    for (Spot& spot : scratch_.repeated) {
      weigh(spot);
      emit(spot);
    }
    for (const Spot& spot : spots_) emit(spot);
  }

 private:
  // Each finder goes through the text once, so that what it finds is out of place by a few spots at
  // most.
  template <typename Find>
  void add(const Find& find) {
    std::vector<Spot>& more = scratch_.more;
    more.clear();
    find(more);
    for (size_t k = 1; k < more.size(); ++k) {
      if (!in_text_order(more[k], more[k - 1])) continue;
      const Spot spot = more[k];
      size_t to = k;
      for (; to > 0 && in_text_order(spot, more[to - 1]); --to) more[to] = more[to - 1];
      more[to] = spot;
    }
    if (more.empty()) return;
    if (spots_.empty()) return spots_.swap(more);
    scratch_.merged.clear();
    std::merge(spots_.begin(), spots_.end(), more.begin(), more.end(),
               std::back_inserter(scratch_.merged), in_text_order);
    spots_.swap(scratch_.merged);
  }

  // What a rule and the gazetteer both find is one spot with the evidence of both.
  void merge_spots() {
    size_t kept = 0;
    for (size_t k = 0; k < spots_.size(); ++k) {
      Spot& last = spots_[kept - (kept > 0 ? 1 : 0)];
      if (kept > 0 && last.first == spots_[k].first && last.end == spots_[k].end) {
        const float base = std::max(last.base, spots_[k].base);
        if (last.phrase == 0) {
          const uint32_t rule = last.rule;
          last = spots_[k];
          last.rule = rule;
        } else if (last.rule == 0xFFFFFFFFu) {
          last.rule = spots_[k].rule;
        }
        last.base = base;
        continue;
      }
      spots_[kept++] = spots_[k];
    }
    spots_.resize(kept);
  }

  // What stands left and right of the name.
  void weigh(Spot& spot) {
    spot.before = t_.before(spot.first);
    spot.cue += spot.before;
    if (spot.phrase != 0 && spot.first > 0) weigh_sort(spot);
    if (is_titled_person(spot)) return block_person(spot);
    weigh_left(spot);
    weigh_right(spot);
  }

  // Names of other things that a place gave its name to: "a Panama", "Jersey cows", “Casablanca”.
  void weigh_sort(Spot& spot) {
    const uint32_t left = spot.first - 1;
    const uint32_t right = spot.end;
    const bool ends = right >= t_.count || t_.is(right, PlaceWords::kStop) ||
                      (!tokens_[right].is_word() && !t_.is_hyphen(right));
    if (t_.is(left, PlaceWords::kIndefinite) && ends) return block(spot, w_.indefinite);
    if (right >= t_.count) return;
    if (!tokens_[right].is_capitalised() && t_.adjoins(right - 1, right) &&
        t_.is(right, PlaceWords::kSort))
      return block(spot, w_.sort);
    if (spot.before <= 0 && t_.is_quoted(spot.first, spot.end)) block(spot, w_.quoted);
  }

  // "Queen Victoria", "King George": a small town of that name is hardly ever meant.
  bool is_titled_person(const Spot& spot) const {
    if (spot.phrase == 0 || spot.end != spot.first + 2 ||
        !t_.is(spot.first, PlaceWords::kNotBefore) ||
        (t_.kinds(spot.first + 1) & Gazetteer::kind_bit(EntryKind::given_name)) == 0)
      return false;
    for (const lexicon::Entry& entry : input_.gazetteer.entries(spot.phrase))
      if (static_cast<float>(entry.rank) >= w_.titled_town) return false;
    return true;
  }

  bool is_place_token(uint32_t i) const {
    constexpr uint32_t sure = Gazetteer::kind_bit(EntryKind::country) |
                              Gazetteer::kind_bit(EntryKind::region) |
                              Gazetteer::kind_bit(EntryKind::city);
    return (t_.kinds(i) & sure) != 0;
  }

  void weigh_left(Spot& spot) {
    const uint32_t i = spot.first;
    if (i == 0) return;
    uint32_t left = i - 1;
    if (left > 0 && t_.is_hyphen(left) && is_saint(i) && t_.is_part(left - 1))
      return block(spot, w_.cut);
    if (spot.is_word && t_.is(left, PlaceWords::kAnArticle)) spot.cue += w_.article;
    if (t_.mark(left) == ',' && is_after_house(spot)) spot.cue += w_.after_house;
    // "Mr. Jordan", "J. Baker".
    if (t_.mark(left) == '.' && left > 0 && tokens_[left].is_glued() &&
        !(tokens_[i].gap & text::kNewline)) {
      const text::Token& abbreviation = tokens_[left - 1];
      if (t_.is(left - 1, PlaceWords::kNotBefore)) return block_person(spot);
      if (abbreviation.is_capitalised() && abbreviation.length_class == 1 && spot.phrase != 0)
        return block(spot, w_.name_before);
      return;
    }
    if (spot.rule != 0xFFFFFFFFu && t_.is(left, PlaceWords::kAnArticle))
      spot.cue += w_.article_shape;
    if (!t_.adjoins(left, i)) return;
    if (t_.is(left, PlaceWords::kNotBefore)) return block_person(spot);
    if (left > 1 && t_.is(left - 1, PlaceWords::kKin) && is_kin_of(left)) return block_person(spot);
    // "Metro de Medellín": within a name of another language.
    if (left > 0 && t_.is(left, PlaceWords::kAParticle) && !t_.is(left, PlaceWords::kBefore) &&
        tokens_[left - 1].is_capitalised() && t_.adjoins(left - 1, left) &&
        !tokens_[left].is_capitalised() && spot.rule == 0xFFFFFFFFu)
      return block(spot, w_.run_before);
    const text::Token& token = tokens_[left];
    if (!token.is_capitalised() || spot.rule != 0xFFFFFFFFu) return;
    if (t_.is(left, PlaceWords::kStop) || t_.is(left, PlaceWords::kDirection) || spot.before > 0)
      return;
    const uint32_t kinds = t_.kinds(left);
    if (static_cast<float>(t_.given_rank(left)) >=
            (t_.is_english(left) ? w_.familiar_bearers : 0.0f) &&
        (kinds & Gazetteer::kind_bit(EntryKind::given_name)) != 0) {
      spot.person = true;
      return block(spot, w_.name_before);
    }
    if (t_.starts_sentence(left) && t_.is_english(left)) return;
    if (is_place_token(left)) return;
    block(spot, w_.run_before);
    if (is_foreign_run(left)) block(spot, w_.run_after);
  }

  // "Festival de Música Antigua": the word before the spot belongs to a phrase of another language.
  bool is_foreign_run(uint32_t left) const {
    return left > 1 && !t_.is_english(left) && t_.is(left - 1, PlaceWords::kAParticle) &&
           !t_.is(left - 1, PlaceWords::kBefore) && !tokens_[left - 1].is_capitalised() &&
           tokens_[left - 2].is_capitalised() && t_.adjoins(left - 2, left - 1) &&
           t_.adjoins(left - 1, left);
  }

  // "The daughter of Offa", not "a son of Leeds".
  bool is_kin_of(uint32_t of) const {
    return tokens_[of].word == w_.of && !tokens_[of].is_capitalised() &&
           (tokens_[of - 2].word != w_.a || tokens_[of - 2].is_capitalised());
  }

  // "in the Town Hall, Nelson.": the town of a house whose own name is a common noun.
  bool is_after_house(const Spot& spot) const {
    constexpr uint32_t kLongest = 4;  // words of the house
    uint32_t i = spot.first - 1;
    if (i == 0 || spot.phrase == 0 || !t_.is(i - 1, PlaceWords::kBuilding)) return false;
    if (t_.is_acronym(spot.first)) return false;
    if (spot.end < t_.count && tokens_[spot.end].is_word() &&
        (tokens_[spot.end].gap & text::kNewline) == 0 && !t_.is(spot.end, PlaceWords::kBefore))
      return false;
    const uint32_t end = i;
    while (i > 0 && end - i < kLongest && t_.is_capital(i - 1)) --i;
    if (i == end) return false;
    const bool cell = i == 0 || t_.mark(i - 1) == '|' || (tokens_[i].gap & text::kBlankLine) != 0;
    return cell || t_.before(i) > 0;
  }

  // "Mont-Saint-Pierre"
  bool is_saint(uint32_t i) const {
    return t_.is(i, PlaceWords::kShort) && t_.is_hyphen(i + 1) && tokens_[i].is_capitalised();
  }

  // "Vice-President"
  bool is_office(uint32_t i) const {
    return i < t_.count && tokens_[i].is_glued() && tokens_[i - 1].is_glued() &&
           t_.is(i, PlaceWords::kOffice);
  }

  // "Stanton-by-Dale"
  bool is_longer(uint32_t hyphen) const {
    return hyphen + 3 < t_.count && t_.is_hyphen(hyphen + 2) && tokens_[hyphen + 1].is_glued() &&
           tokens_[hyphen + 3].is_glued() && !tokens_[hyphen + 1].is_capitalised() &&
           tokens_[hyphen + 3].is_capitalised();
  }

  // "Beaumont-Hamel", no "London-Brighton", "Oxford-Open": a name of which the town is a part.
  bool is_compound(uint32_t hyphen) const {
    constexpr uint32_t kKnown =
        Gazetteer::kind_bit(EntryKind::country) | Gazetteer::kind_bit(EntryKind::region) |
        Gazetteer::kind_bit(EntryKind::city) | Gazetteer::kind_bit(EntryKind::district) |
        Gazetteer::kind_bit(EntryKind::word) | Gazetteer::kind_bit(EntryKind::demonym) |
        Gazetteer::kind_bit(EntryKind::organization);
    const uint32_t last = hyphen + 1;
    return last < t_.count && tokens_[hyphen].is_glued() && tokens_[last].is_glued() &&
           tokens_[last].kind == text::TokenKind::word && tokens_[last].is_capitalised() &&
           !t_.is_acronym(last) && (t_.kinds(last) & kKnown) == 0;
  }

  // "Salida de los obreros": a phrase of another language goes on.
  bool goes_on_foreign(uint32_t i) const {
    if (i + 2 >= t_.count || tokens_[i + 1].is_capitalised() || tokens_[i + 2].is_capitalised())
      return false;
    return t_.is(i, PlaceWords::kAParticle) && t_.is(i + 1, PlaceWords::kAParticle) &&
           tokens_[i + 2].is_word();
  }

  void weigh_right(Spot& spot) {
    const uint32_t right = spot.end;
    if (t_.is_hyphen(right)) {  // "Saint-Martin-sur-Renon"
      if (t_.is(right + 1, PlaceWords::kAParticle) || is_saint(right + 1) ||
          (is_office(right + 1) && (spot.flagged || tokens_[right + 1].is_capitalised())) ||
          is_longer(right) || is_compound(right))
        block(spot, w_.cut);
      return;
    }
    if (right + 1 < t_.count && (tokens_[right].shape & text::kPossessive) != 0 &&
        spot.end == spot.first + 1 && t_.is(right + 1, PlaceWords::kOwned))
      return block_person(spot);
    // "Ven. Rahula"
    if (t_.mark(right) == '.' && tokens_[right].is_glued() && spot.end == spot.first + 1 &&
        t_.is(spot.first, PlaceWords::kPersonal) && right + 1 < t_.count && t_.is_part(right + 1) &&
        (tokens_[right + 1].gap & text::kNewline) == 0)
      return block_person(spot);
    if (spot.flagged && right < t_.count) weigh_attribute(spot);
    if (right >= t_.count || !t_.adjoins(right - 1, right)) return;
    const text::Token& token = tokens_[right];
    const uint32_t own = spot.phrase != 0 ? input_.gazetteer.kinds(spot.phrase) : 0;
    constexpr uint32_t names =
        Gazetteer::kind_bit(EntryKind::given_name) | Gazetteer::kind_bit(EntryKind::surname);
    if (!token.is_capitalised()) {
      if (spot.phrase != 0 && goes_on_foreign(right)) return block(spot, w_.run_after);
      // "the Balkan title"
      if ((own & Gazetteer::kind_bit(EntryKind::demonym)) != 0 && spot.before <= 0 &&
          token.is_word())
        spot.cue += w_.demonym;
      if (t_.is(right, PlaceWords::kDies) && spot.end == spot.first + 1 && spot.before <= 0 &&
          !(right + 1 < t_.count && t_.is(right + 1, PlaceWords::kBefore)))
        return block_person(spot);
      if ((own & names) != 0 && t_.is(right, PlaceWords::kNotAfter)) spot.cue += w_.person_after;
      return;
    }
    if (t_.is(right, PlaceWords::kOtherHead)) return block(spot, w_.other_head);
    const uint32_t kinds = t_.kinds(right);
    if ((own & Gazetteer::kind_bit(EntryKind::given_name)) != 0 &&
        ((kinds & Gazetteer::kind_bit(EntryKind::surname)) != 0 || kinds == 0))
      return block(spot, w_.name_after);
    if (t_.is(right, PlaceWords::kNotBefore) || is_place_token(right)) return;
    if (is_postal_behind(input_, w_, right)) return;
    const bool has_article = spot.first > 0 && t_.is(spot.first - 1, PlaceWords::kAnArticle);
    block(spot, has_article ? w_.article_run : w_.run_after);
  }

  // "The Mercedes delegation", "Victoria's mayor": no person has these.
  void weigh_attribute(Spot& spot) {
    const bool owns = (tokens_[spot.end].shape & text::kPossessive) != 0;
    const uint32_t noun = owns ? spot.end + 1 : spot.end;
    if (noun >= t_.count || !t_.adjoins(noun - 1, noun) || tokens_[noun].is_capitalised()) return;
    const uint32_t is = t_.of(noun);
    if ((is & PlaceWords::kOwnsTown) != 0 || (!owns && (is & PlaceWords::kGroup) != 0))
      spot.cue += w_.attribute;
  }

  void block_person(Spot& spot) {
    spot.person = true;
    block(spot, w_.person_before);
  }

  void block(Spot& spot, float evidence) {
    spot.cue += evidence;
    if (evidence <= kBlocked) spot.blocked = true;
  }

  // The spots that follow each other without overlap, the longer before the shorter.
  void choose_chain() {
    chain_.clear();
    uint32_t end = 0;
    for (uint32_t k = 0; k < spots_.size(); ++k) {
      if (spots_[k].first < end) continue;
      if (spots_[k].score() < 2 * kLeastScore && spots_[k].phrase == 0) continue;
      chain_.push_back(k);
      end = spots_[k].end;
    }
  }

  void weigh_chain() {
    for (size_t begin = 0; begin < chain_.size();) {
      size_t end = begin + 1;
      joints_.assign(1, Joint::none);
      while (end < chain_.size()) {
        const Joint joint =
            joint_between(input_, w_, spots_[chain_[end - 1]].end, spots_[chain_[end]].first);
        if (joint == Joint::none) break;
        // "In Florence, Florence fell ill."
        if (is_same_word(spots_[chain_[end - 1]], spots_[chain_[end]])) break;
        joints_.push_back(joint);
        ++end;
      }
      weigh_group(begin, end);
      begin = end;
    }
  }

  static bool is_same_word(const Spot& a, const Spot& b) {
    return a.flagged && a.phrase != 0 && a.phrase == b.phrase;
  }

  // Places that follow each other: "Montreal, Quebec, Canada", "to Deal, Hull and Hoorn in
  // the Netherlands".
  void weigh_group(size_t begin, size_t end) {
    for (size_t k = begin + 1; k < end; ++k) {
      // "Invercauld Arms, Ballater": the town of a building.
      const bool is_building = spots_[chain_[k - 1]].rule != 0xFFFFFFFFu;
      if (is_building && joints_[k - begin] == Joint::comma && !spots_[chain_[k]].blocked &&
          !t_.is_acronym(spots_[chain_[k]].first))
        spots_[chain_[k]].cue += w_.after_building;
    }
    const float shared = spots_[chain_[begin]].before * kShared;
    for (size_t k = begin + 1; k < end; ++k) {
      Spot& outer = spots_[chain_[k]];
      Spot& inner = spots_[chain_[k - 1]];
      const Joint joint = joints_[k - begin];
      if (inner.person && joint == Joint::list && outer.flagged) {
        block_person(outer);
        continue;
      }
      if (joint != Joint::list && joint != Joint::near && joint != Joint::same && outer.is_area &&
          !inner.is_country) {
        if (inner.phrase == 0 ? inner.score() > 0
                              : !inner.person && may_contain(input_, outer, inner)) {
          if (inner.phrase != 0 && !inner.blocked) inner.cue += w_.container;
          outer.cue += w_.contained;
          continue;
        }
      }
      if (shared > outer.before) {
        outer.cue += shared - outer.before;
        outer.before = shared;
      }
    }
    if (end - begin > 1) {
      float best = kLeastScore;
      for (size_t k = begin; k < end; ++k)
        if (!spots_[chain_[k]].blocked) best = std::max(best, spots_[chain_[k]].score());
      if (best >= w_.sure)
        for (size_t k = begin; k < end; ++k) {
          Spot& spot = spots_[chain_[k]];
          if (spot.score() < best && !spot.blocked) spot.cue += w_.in_list;
        }
    }
    const Spot& first = spots_[chain_[begin]];
    const bool told = first.phrase != 0 || first.rule != 0xFFFFFFFFu;
    const uint32_t behind = spots_[chain_[end - 1]].end;
    if (is_cell(first.first, behind, told) ||
        fields_.is_venue(input_, first.first, behind, w_.and_))
      for (size_t k = begin; k < end; ++k) spots_[chain_[k]].cue += w_.cell;
  }

  static bool is_separator(char mark) {
    return mark == '|' || mark == '~' || mark == '*' || mark == '-';
  }

  // Whether the tokens fill a line, a cell or the part between two dashes.
  // What no list and no rule knows needs the year before it.
  bool is_cell(uint32_t first, uint32_t end, bool told) const {
    if (end < t_.count && t_.mark(end) == ')') ++end;
    constexpr uint32_t kEdge = text::kNewline | text::kBlankLine;  // or a tab
    const bool at_begin = first == 0 || (tokens_[first].gap & kEdge) != 0 ||
                          (is_separator(t_.mark(first - 1)) && !tokens_[first].is_glued());
    // "June 2018, Fez", on a line
    const bool dated = first > 1 && t_.mark(first - 1) == ',' && ends_date(first - 2, told);
    const bool at_end = end >= t_.count || (tokens_[end].gap & kEdge) != 0 ||
                        (is_separator(t_.mark(end)) && !tokens_[end].is_glued()) ||
                        t_.mark(end) == ':' || is_dateline(end);
    // "Fourth Congress, Cagli, 2–5 June"
    if (first > 1 && t_.mark(first - 1) == ',' && is_dateline(end)) return true;
    if (!(at_begin || dated) || !at_end) return false;
    // Within running text a line may begin and end anywhere.
    const text::Block* block = t_.block_of(first);
    if (!at_begin) return block != nullptr && (block->flags & text::kSingleLine) != 0;
    return block == nullptr || first == block->content_token || end >= block->content_end ||
           (block->flags & (text::kTableRow | text::kSingleLine)) != 0;
  }

  // "June 2018", "2 Oct"
  bool ends_date(uint32_t i, bool month) const {
    if (tokens_[i].kind == text::TokenKind::number) return true;
    return month && i > 0 && tokens_[i].is_word() && tokens_[i].is_capitalised() &&
           tokens_[i - 1].kind == text::TokenKind::number && tokens_[i - 1].length_class <= 2;
  }

  // "Geneva, 12 June 2014: …", "Geneva, 3–5 May": what stands behind the name.
  bool is_dateline(uint32_t comma) const {
    if (t_.mark(comma) != ',' || comma + 2 >= tokens_.size()) return false;
    const text::Token& day = tokens_[comma + 1];
    const text::Token& next = tokens_[comma + 2];
    return day.kind == text::TokenKind::number && day.length_class <= 2 &&
           (next.is_capitalised() ||
            (next.kind == text::TokenKind::punctuation && t_.is_hyphen(comma + 2)));
  }

  // The same name elsewhere in the document.
  void weigh_repetitions() {
    const auto counts = [](const Spot& spot) { return spot.phrase != 0 && spot.flagged; };
    FlatIndex& index = scratch_.index;
    index.clear(static_cast<size_t>(std::count_if(spots_.begin(), spots_.end(), counts)));
    if (!index.has_room()) return;
    std::vector<float>& best = scratch_.best;
    best.assign(spots_.size(), 0);
    const auto first_of = [&](uint32_t k) {
      const uint32_t first = index.find_or_add(
          hash_number(spots_[k].phrase), k,
          [&](uint32_t other) { return spots_[other].phrase == spots_[k].phrase; });
      return first == FlatIndex::kNotThere ? k : first;
    };
    for (uint32_t k = 0; k < spots_.size(); ++k) {
      if (!counts(spots_[k])) continue;
      float& value = best[first_of(k)];
      value = std::max(value, spots_[k].score());
    }
    for (uint32_t k = 0; k < spots_.size(); ++k) {
      Spot& spot = spots_[k];
      if (!counts(spot) || spot.blocked) continue;
      if (spot.score() >= w_.sure || best[first_of(k)] < w_.sure) continue;
      spot.base += w_.again;
      if (!t_.starts_sentence(spot.first)) spot.base -= w_.again_word * spot.penalty;
    }
  }

  void emit(const Spot& spot) {
    if (spot.score() < kLeastScore) return;
    Candidate candidate;
    candidate.first = spot.first;
    candidate.end = spot.end;
    candidate.label = Label::place;
    candidate.score = std::min(spot.score(), w_.most);
    candidate.rule = spot.rule;
    candidate.phrase = spot.phrase;
    if (spot.before > 0 || spot.cue >= w_.cell) candidate.mark(kCued);
    if (!spot.blocked && spot.cue >= w_.in_place) candidate.mark(kLocated);
    out_.push_back(candidate);
  }

  const Input& input_;
  text::TokenSpan tokens_;
  const PlaceWords& w_;
  const NameFields& fields_;
  const PlaceText t_;
  PlaceScratch& scratch_;
  std::vector<Spot>& spots_;
  std::vector<uint32_t>& chain_;
  std::vector<Joint>& joints_;
  Candidates& out_;
};

}  // namespace

void propose_places(const Input& input, const PlaceWords& words, const Capitals& capitals,
                    const NameFields& fields, PlaceScratch& scratch, Candidates& out) {
  PlaceProposer(input, words, capitals, fields, scratch, out).run();
}

}  // namespace annals::mentions
