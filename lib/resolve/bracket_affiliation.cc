#include "resolve/bracket_affiliation.h"

#include <string_view>

namespace annals::resolve {
namespace {

class Bracket {
 public:
  Bracket(const mentions::Input& input, const mentions::NameWords& words,
          const mentions::NameScan& scan, uint32_t first)
      : input_(input), words_(words), weights_(words.weights), scan_(scan), first_(first) {}

  // "Lee Ji-ho (UNIST, Ulsan)": the bracket behind a person gives an affiliation.
  BracketBody find(uint32_t before, uint32_t inner, uint32_t inner_end) {
    const uint32_t person = scan_.piece_at(before - 1);
    if (person >= scan_.pieces.size() || scan_.pieces[person].end != before) return {};
    const mentions::Piece& name = scan_.pieces[person];
    if ((name.end - name.first < 2 && !has_particle(person)) ||
        ((name.classes & mentions::kAnyHead) != 0 &&
         (scan_.classes[name.first] & mentions::kHonorific) == 0))  // "Mr. J. Banda"
      return {};
    // "Agricultural Growth Program (AGP II)", but "Kevin Street (UNIST)"
    constexpr uint32_t kNobody = mentions::kThing | mentions::kEventNoun | mentions::kEventWeak;
    if ((scan_.classes[before - 1] & kNobody) != 0 &&
        (scan_.classes[name.first] & mentions::kGiven) == 0)
      return {};
    const uint32_t k = scan_.piece_at(inner);
    if (k >= scan_.pieces.size() || scan_.pieces[k].first != inner) return {};
    const mentions::Piece& body = scan_.pieces[k];
    if (is_body_for(body, k, inner_end) || is_body_of_country(body, inner_end)) {
      return {inner_end, weights_.acronym_bracket + weights_.cue_shape};
    }
    if (body.end != inner_end && !is(body.end, ",") && !is(body.end, ";")) return {};
    const uint32_t classes = scan_.classes[inner];
    const bool capitals = (classes & mentions::kCapitals) != 0;
    const uint32_t against = mentions::kPlace | mentions::kMonth | mentions::kHonorific |
                             mentions::kFunction | mentions::kDemonym | mentions::kRoman;
    if ((classes & against) != 0) return {};
    if (input_.pack.contains(words_.not_acronym, token(inner).word)) return {};
    // "Birte Halvorsen (Fjord Textiles)": a noun of bodies ends it.
    if (body.end == inner_end && body.end > body.first + 1 &&
        (scan_.classes[body.end - 1] & mentions::kAnyHead) != 0)
      return {body.end, weights_.acronym_bracket + weights_.cue_shape};
    const bool placed = is_before_place(body, k, inner_end);
    const bool word = (classes & mentions::kWord) != 0;
    const bool surname = (classes & mentions::kSurname) != 0 && !(placed && word);
    if (!capitals && ((word && !placed) || surname || (classes & mentions::kGiven) != 0)) return {};
    return {body.end, placed ? weights_.defined : weights_.acronym_bracket + weights_.cue_shape};
  }

 private:
  const text::Token& token(uint32_t i) const { return input_.tokens[i]; }
  bool is(uint32_t i, std::string_view mark) const {
    return token(i).kind == text::TokenKind::punctuation &&
           text::slice(input_.text, token(i)) == mark;
  }

  // "Adrian van den Hoven": small words part the pieces of the name.
  bool has_particle(uint32_t piece) const {
    if (piece == 0) return false;
    const mentions::Piece& given = scan_.pieces[piece - 1];
    const uint32_t first = scan_.pieces[piece].first;
    if ((scan_.classes[given.first] & mentions::kGiven) == 0 || given.end < first_) return false;
    if (given.end == first || first - given.end > 3) return false;
    for (uint32_t i = given.end; i < first; ++i)
      if (!token(i).is_word() || input_.pack.contains(words_.stop, token(i).word)) return false;
    return true;
  }

  // "(Statistics New Zealand)": a noun before a country.
  bool is_body_of_country(const mentions::Piece& body, uint32_t inner_end) const {
    if (body.end != inner_end || body.end < body.first + 2) return false;
    constexpr uint32_t kOther = mentions::kFunction | mentions::kHonorific | mentions::kMonth |
                                mentions::kEventNoun | mentions::kEventWeak | mentions::kPlace |
                                mentions::kDemonym | mentions::kOrdinal;
    if ((scan_.classes[body.first] & kOther) != 0) return false;
    if ((scan_.classes[body.first] & (mentions::kWord | mentions::kCoined)) == 0) return false;
    return mentions::place_end(input_, body.first + 1) == inner_end &&
           (scan_.classes[body.first + 1] & mentions::kCountry) != 0;
  }

  // "(Red Hat, Brno)": a town ends the bracket.
  bool is_before_place(const mentions::Piece& body, uint32_t k, uint32_t inner_end) const {
    if (!is(body.end, ",") || k + 1 >= scan_.pieces.size()) return false;
    const mentions::Piece& town = scan_.pieces[k + 1];
    constexpr uint32_t kOther = mentions::kThing | mentions::kEventNoun | mentions::kEventWeak;
    return town.first == body.end + 1 && (body.classes & kOther) == 0 &&
           mentions::place_end(input_, town.first) == inner_end;
  }

  // "(Medicines for Europe)": two pieces and nothing that would be an office or a role.
  bool is_body_for(const mentions::Piece& body, uint32_t k, uint32_t inner_end) const {
    if (k + 1 >= scan_.pieces.size() || scan_.pieces[k + 1].end != inner_end) return false;
    if (body.end + 1 != scan_.pieces[k + 1].first || token(body.end).word != words_.for_)
      return false;
    constexpr uint32_t kOther = mentions::kFunction | mentions::kHonorific | mentions::kMonth |
                                mentions::kThing | mentions::kEventNoun | mentions::kEventWeak;
    return (body.classes & kOther) == 0;
  }

  const mentions::Input& input_;
  const mentions::NameWords& words_;
  const mentions::NameWeights& weights_;
  const mentions::NameScan& scan_;
  uint32_t first_;  // of the sentence
};

}  // namespace

BracketBody affiliation_in(const mentions::Input& input, const mentions::NameWords& words,
                           const mentions::NameScan& scan, uint32_t first, uint32_t before,
                           uint32_t inner, uint32_t inner_end) {
  return Bracket(input, words, scan, first).find(before, inner, inner_end);
}

}  // namespace annals::resolve
