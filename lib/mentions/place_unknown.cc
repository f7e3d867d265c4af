// Places that no list has.
#include <algorithm>

#include "mentions/place_spots.h"

namespace annals::mentions {
namespace {

using lexicon::EntryKind;
using lexicon::Gazetteer;

constexpr uint32_t kLongestRun = 7;    // tokens
constexpr float kLocative = 1.5f;      // words before that make an unknown name a place
constexpr uint32_t kFirstYear = 1400;  // numbers that are no house numbers
constexpr uint32_t kLastYear = 2100;

class UnknownFinder {
 public:
  UnknownFinder(const PlaceWords& words, const std::vector<Spot>& known, std::vector<Spot>& out)
      : w_(words), tokens_(words.input.tokens), known_(known), out_(out) {}

  void run() {
    size_t next = 0;
    for (uint32_t i = 0; i < tokens_.size(); ++i) {
      while (next < known_.size() && known_[next].end <= i) ++next;
      const bool is_known = next < known_.size() && known_[next].first <= i;
      if (is_known && known_[next].first == i && known_[next].is_area) before_area(known_[next]);
      if (tokens_[i].kind == text::TokenKind::number) before_number(i);
      if (is_known || !begins_run(i)) continue;
      const float cue = w_.before(i);
      if (cue < kLocative) continue;
      const uint32_t end = run_end(i);
      propose(i, end, 0);
    }
  }

 private:
  bool is_part(uint32_t i) const {
    return tokens_[i].is_word() && tokens_[i].is_capitalised() &&
           (tokens_[i].shape & text::kPossessive) == 0;
  }

  bool begins_run(uint32_t i) const {
    if (!is_part(i)) return false;
    if (i == 0) return true;
    return !(w_.adjoins(i - 1, i) && is_part(i - 1));
  }

  bool is_hyphen(uint32_t i) const {
    return w_.mark(i) == '-' && tokens_[i].is_glued() && i + 1 < tokens_.size() &&
           tokens_[i + 1].is_glued();
  }

  // The end of the run that begins at `i`: capitalised words, hyphens, particles within.
  uint32_t run_end(uint32_t i) const {
    uint32_t end = i + 1;
    while (end < tokens_.size() && end - i < kLongestRun) {
      uint32_t at = end;
      if (is_hyphen(at)) ++at;
      uint32_t particles = 0;
      while (at + 1 < tokens_.size() && particles < 2 && !is_part(at) &&
             w_.has(w_.list_particle, at) && !(tokens_[at].gap & text::kNewline)) {
        ++at;
        ++particles;
        if (is_hyphen(at)) ++at;
      }
      // Particles that are also English words join only what a hyphen joins.
      if (particles > 0 && !tokens_[end].is_glued() && is_english_joint(end)) break;
      if (at >= tokens_.size() || !is_part(at) || (tokens_[at].gap & text::kNewline)) break;
      end = at + 1;
    }
    return end;
  }

  bool is_english_joint(uint32_t i) const { return w_.has(w_.list_before, i); }

  // The begin of the run whose last token is `last`.
  uint32_t run_begin(uint32_t last) const {
    uint32_t first = last;
    while (first > 0 && last - first < kLongestRun) {
      uint32_t at = first;
      if (tokens_[at].gap & text::kNewline) break;
      if (at >= 2 && is_hyphen(at - 1)) --at;
      uint32_t particles = 0;
      while (at >= 2 && particles < 2 && !is_part(at - 1) && w_.has(w_.list_particle, at - 1) &&
             !(w_.has(w_.list_before, at - 1) && !tokens_[at].is_glued())) {
        --at;
        ++particles;
        if (at >= 2 && is_hyphen(at - 1)) --at;
      }
      if (at == 0 || !is_part(at - 1) || w_.has(w_.list_stop, at - 1)) break;
      first = at - 1;
    }
    return first;
  }

  // "Templemore, Ireland", "Amorebieta (Bizkaia)": the run before the comma or bracket.
  void before_area(const Spot& area) {
    uint32_t i = area.first;
    while (i > 0 && tokens_[i - 1].is_word() &&
           (w_.has(w_.list_article, i - 1) || w_.has(w_.list_joint, i - 1)) && area.first - i < 4)
      --i;
    if (i < 2 || (w_.mark(i - 1) != ',' && w_.mark(i - 1) != '(')) return;
    const uint32_t last = i - 2;
    if (!is_part(last)) return;
    const uint32_t first = run_begin(last);
    propose(first, last + 1, w_.unknown_container);
  }

  // "(Colón de Larreátegui 46)", ", Ruđera Boškovića 31,": a street with its house number.
  void before_number(uint32_t i) {
    const std::string_view digits = text::slice(w_.input.text, tokens_[i]);
    if (i < 3 || digits.size() > 4 || digits[0] == '0') return;
    uint32_t number = 0;
    for (const char c : digits) number = number * 10 + static_cast<uint32_t>(c - '0');
    if (number >= kFirstYear && number <= kLastYear) return;
    const char after = w_.mark(i + 1);
    if (i + 1 < tokens_.size() && after != ',' && after != ')' && after != '.' && after != ';')
      return;
    if (!is_part(i - 1) || (tokens_[i].gap & text::kNewline)) return;
    const uint32_t first = run_begin(i - 1);
    if (first == 0 || first == i - 1) return;
    const char before = w_.mark(first - 1);
    if (before != ',' && before != '(') return;
    for (uint32_t k = first; k < i; ++k)
      if (is_part(k) && w_.is_word(k)) return;
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
    Spot spot;
    spot.first = first;
    spot.end = end;
    spot.base = w_.unknown;
    uint32_t words = 0;
    uint32_t parts = 0;
    for (uint32_t i = first; i < end; ++i) {
      if (!is_part(i)) continue;
      ++parts;
      if (w_.has(w_.list_other_head, i) || w_.has(w_.list_not_before, i)) return;
      const uint32_t kinds = w_.kinds(i);
      if (kinds & Gazetteer::kind_bit(EntryKind::demonym)) return;
      if (tokens_[i].shape & (text::kAllUpper | text::kInnerUpper)) {
        const text::Block* block = w_.block_of(i);
        if (block == nullptr || (block->flags & text::kAllCaps) == 0) return;
      }
      words += (kinds & Gazetteer::kind_bit(EntryKind::word)) != 0;
    }
    if (parts == 0) return;
    spot.base += w_.unknown_word * static_cast<float>(words) / static_cast<float>(parts);
    spot.base += w_.unknown_run * static_cast<float>(parts - 1);
    const uint32_t head = w_.kinds(first);
    const bool joined = end - first > parts;  // hyphens or particles: no plain "Given Surname"
    if (head & Gazetteer::kind_bit(EntryKind::given_name))
      spot.base += parts > 1 && !joined ? 2 * w_.unknown_given : w_.unknown_given;
    else if (parts > 1 && !joined && cue > 0)
      spot.base += w_.unknown_given / 2;
    if (w_.kinds(end - 1) & Gazetteer::kind_bit(EntryKind::surname))
      spot.base += w_.unknown_surname;
    spot.cue = cue;
    out_.push_back(spot);
  }

  const PlaceWords& w_;
  const text::Tokens& tokens_;
  const std::vector<Spot>& known_;
  std::vector<Spot>& out_;
};

}  // namespace

void find_unknown_places(const Input&, const PlaceWords& words, const std::vector<Spot>& known,
                         std::vector<Spot>& out) {
  UnknownFinder(words, known, out).run();
}

}  // namespace annals::mentions
