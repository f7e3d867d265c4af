#include "records/venue_bodies.h"

namespace annals::records {
namespace {

constexpr uint32_t kLongest = 10;  // tokens of a noun phrase before "in"
constexpr uint32_t kMost = 4;      // such phrases in a list

class SeatOfOther {
 public:
  SeatOfOther(const Scope& scope, Range sentence) : scope_(scope), sentence_(sentence) {}

  bool tells(const PlaceChain& chain) const {
    uint32_t in = scope_.before_skip(chain.first, sentence_.first);
    if (in < sentence_.first + 2 || !scope_.in(scope_.words.venue_preposition, in - 1))
      return false;
    --in;
    bool listed = false;
    for (uint32_t n = 0; n < kMost; ++n) {
      const uint32_t first = phrase_before(in);
      if (first == in) return false;
      if (first == sentence_.first) return gives(chain.end);
      const uint32_t before = first - 1;
      if (scope_.word(before) == scope_.words.by) return is_done_aside(before, in);
      if (scope_.word(before) == scope_.words.from) return listed;
      if (scope_.in(scope_.words.venue_preposition, before)) {
        // "from the Museum in Lisbon and the Museum in Bergen"
        if (!goes_on_list(first)) return false;
        listed = true;
        in = before;
        continue;
      }
      const std::string_view mark = scope_.at(before);
      return (mark == "," || mark == ";" || scope_.in_date(before)) && gives(chain.end);
    }
    return false;
  }

 private:
  // Where the words begin that lead up to the preposition, without another preposition but "of".
  uint32_t phrase_before(uint32_t preposition) const {
    uint32_t i = preposition;
    while (i > sentence_.first && preposition - i < kLongest) {
      const uint32_t k = i - 1;
      const text::Token& token = scope_.input.tokens[k];
      if (!token.is_word() || scope_.in_date(k)) break;
      if (scope_.word(k) == scope_.words.by || scope_.word(k) == scope_.words.from ||
          scope_.in(scope_.words.venue_preposition, k) ||
          scope_.in(scope_.words.direction_preposition, k))
        break;
      --i;
    }
    return i;
  }

  // "accompanied by", "paid for by": who does so need not be there.
  bool is_done_aside(uint32_t by, uint32_t in) const {
    const rules::Pack& pack = scope_.input.pack;
    uint32_t i = by;
    if (i > sentence_.first && scope_.is_lower(i - 1, scope_.words.for_)) --i;
    if (i == sentence_.first) return false;
    const uint32_t done = scope_.word(i - 1);
    if (pack.contains(scope_.words.aside_participle, done)) return true;
    if (pack.contains(scope_.words.house_participle, done)) return false;
    for (uint32_t k = by + 1; k < in; ++k)
      if (pack.contains(scope_.words.mission_house, scope_.word(k))) return true;
    return false;
  }

  // "Lisbon and the Museum": the phrase begins with a place and an "and".
  bool goes_on_list(uint32_t first) const {
    const size_t i = scope_.clauses.first_name(first);
    if (i >= scope_.end_name) return false;
    const resolve::Name& name = scope_.resolved.names[i];
    return name.first == first && name.label == mentions::Label::place &&
           scope_.is_lower(name.end, scope_.words.and_);
  }

  // "The Consulate in Lima sent": what one does from afar.
  bool gives(uint32_t verb) const {
    return verb < sentence_.end &&
           scope_.input.pack.contains(scope_.words.afar_verb, scope_.word(verb));
  }

  const Scope& scope_;
  const Range sentence_;
};

}  // namespace

bool is_seat_of_other(const Scope& scope, const PlaceChain& chain, Range sentence) {
  return SeatOfOther(scope, sentence).tells(chain);
}

}  // namespace annals::records
