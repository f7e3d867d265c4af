#include "mentions/organization_extent.h"

#include <algorithm>
#include <string_view>

#include "mentions/head_kind.h"
#include "mentions/name_classes.h"
#include "mentions/organization_coordination.h"
#include "mentions/organization_pieces.h"
#include "mentions/organization_unit.h"

namespace annals::mentions {
namespace {

constexpr uint32_t kMaxPieces = 10;  // of one name

class Measure : OrganizationPieces {
 public:
  explicit Measure(const OrganizationPieces& pieces)
      : OrganizationPieces(pieces), coordination_(pieces) {}

  bool run(uint32_t k, Extent& e) {
    if (!organization_unit(*this, k, e)) return false;
    if (e.head == e.first && e.first > 1 && (is_pair(e.first - 2) || is_conferred(e))) return false;
    if (e.head > e.first && has(words_.office_lead, e.first) &&
        (classes(e.first + 1) & (kAnyHead | kCapitals | kOrgName)) != 0)
      ++e.first;  // "Dean Faculty of Arts"
    const bool bare = e.end - e.first == 1 && !(classes(e.head) & kHeadSuffix);
    if (bare && ends_firm(k, e)) return true;
    if (bare && tells_founding(k, e)) return false;
    if (e.foreign) {
      const uint32_t limit = input_.layout.sentences[piece(k).sentence].end_token;
      e.end = foreign_end(input_, words_, e.end, limit);
      e.last_piece = last_piece(k, e.end);
      e.chain = e.end > e.head + 1;
      if (e.chain) take_parent(e);
      take_year(e);
      return !bare || e.chain;
    }
    if (!bare || is_owned(e)) extend_left(e);
    if (!is_firm(e)) extend_right(e, bare && e.first_piece == k);
    if (bare && e.end - e.first == 1) extend_left(e);
    return e.end - e.first > 1 || !bare;
  }

 private:
  uint32_t last_piece(uint32_t k, uint32_t end) const {
    while (k + 1 < scan_.pieces.size() && piece(k + 1).first < end) ++k;
    return k;
  }

  // "Turnverein Eiche | 1904 Siegen": when and where a club was founded.
  void take_year(Extent& e) const {
    constexpr uint8_t kYear = 4;  // digits
    if (e.end + 1 >= input_.tokens.size() || e.end == e.first + 1) return;
    const text::Token& year = input_.tokens[e.end];
    if (year.kind != text::TokenKind::number || year.length_class != kYear ||
        (year.gap & text::kBlankLine) != 0)
      return;
    const uint32_t n = scan_.piece_at(e.end + 1);
    if (n >= scan_.pieces.size() || piece(n).first != e.end + 1 || !is_whole_place(piece(n)) ||
        (input_.tokens[e.end + 1].gap & text::kBlankLine) != 0)
      return;
    e.end = piece(n).end;
    e.last_piece = n;
  }

  // "Commission des Eaux | of the French Senate", "Dirección General | of Tucumán"
  void take_parent(Extent& e) const {
    const uint32_t n = e.last_piece + 1;
    if (n >= scan_.pieces.size() || e.end != piece(e.last_piece).end) return;
    const Link between = link(e.last_piece);
    if (between.kind != LinkKind::of || between.closed || is_person(piece(n))) return;
    const bool town = is_whole_place(piece(n)) && head_kind(input_, words_, e.head) == "government";
    if ((piece(n).classes & (kAnyHead | kOrgName | kCapitals)) == 0 && !town) return;
    take(e, n);
  }

  // "Foundation of the Society for Permafrost Engineering": what was done, and to whom.
  bool tells_founding(uint32_t k, const Extent& e) const {
    return has(words_.founding, e.head) && !the_before(e.first) && link(k).kind == LinkKind::of &&
           k + 1 < scan_.pieces.size() && (piece(k + 1).classes & kAnyHead) != 0 &&
           (link(k).the || !is_plural(piece(k + 1)));
  }

  // "Union of Arab Football Associations" is one of them.
  bool is_plural(const Piece& p) const {
    return (classes(p.end - 1) & kAnyHead) != 0 &&
           input_.text[input_.tokens[p.end - 1].end - 1] == 's';
  }

  // "Marshall and Sons": takes the family's name, the piece before `k`.
  bool ends_firm(uint32_t k, Extent& e) const {
    if (k == 0 || !has(words_.firm_end, e.head) || piece(k - 1).end + 1 != e.head ||
        word(e.head - 1) != words_.and_)
      return false;
    e.first = piece(k - 1).first;
    return true;
  }
  // "Marshall & Sons of Gainsborough": a firm's name ends so.
  bool is_firm(const Extent& e) const {
    return e.head > e.first && e.end == e.head + 1 && has(words_.firm_end, e.head);
  }

  // "Company of Master Mariners"
  bool is_trade(const Piece& p) const {
    return p.end == p.first + 2 && (classes(p.first + 1) & (kWord | kFunction)) != 0 &&
           (classes(p.first + 1) & (kGiven | kSurname)) == 0 &&
           input_.text[input_.tokens[p.end - 1].end - 1] == 's';
  }
  // "Faculty of Law John Smith": where a given name and a surname stand behind plain words; else
  // `end`.
  uint32_t person_behind_topic(const Piece& p, uint32_t end) const {
    constexpr uint32_t kOther = kPlace | kAnyHead | kOrgName | kThing;
    for (uint32_t i = p.first; i + 1 < end; ++i) {
      const uint32_t next = classes(i + 1);
      const bool surname = (next & kSurname) != 0;
      const bool given = (classes(i) & kGiven) != 0 || ((classes(i) & kGivenToo) != 0 && surname);
      if (i > p.first && given && (classes(i) & kOther) == 0 && input_.tokens[i + 1].is_word() &&
          (next & kOther) == 0 && ((next & kWord) == 0 || surname))
        return i;
      constexpr uint32_t kListed = kWord | kGiven | kGivenToo | kDemonym | kCapitals | kHeadLeft;
      const bool last = i + 2 == end || i + 3 == end;
      if (i > p.first && last && end == p.end && (classes(i) & (kOther | kListed)) == 0 &&
          input_.tokens[i + 1].is_word() && (next & (kOther | kListed)) == 0)
        return i;  // in no list, either of them
      if ((classes(i) & (kWord | kDemonym)) == 0) return end;
    }
    return end;
  }
  bool is_seat(uint32_t first) const {
    return first > 1 && word(first - 1) == words_.of && has(words_.member, first - 2);
  }
  // Where piece `n` stops serving a name that it continues: before a function or an event.
  uint32_t usable_end(uint32_t n, bool is_office) const {
    const Piece& p = piece(n);
    uint32_t cut = p.end;
    // "Sisters of Our Lady"
    const uint32_t saint = input_.pack.match(words_.saint, input_.tokens, p.first);
    for (uint32_t i = p.end; i-- > p.first + std::max(saint, 1u);) {
      if ((classes(i) & kAnyHead) != 0) break;
      const char last = input_.text[input_.tokens[i].end - 1];
      // "Office of the Prime Minister"
      const bool function = !is_office && (classes(i) & kFunction) != 0 && last != 's';
      if (function || (classes(i) & kEventNoun) != 0 ||
          input_.pack.match(words_.cut, input_.tokens, i) != 0)
        cut = i;
    }
    // "Institute for Northeast Asian Dialogue", "Secretariat of the Lund Convention": no name ends
    // with an adjective, nor has a town's an article.
    if (cut + 1 == p.end && (classes(cut) & kEventNoun) != 0 &&
        (is_adjective(cut - 1) ||
         (the_before(p.first) && cut == p.first + 1 && (classes(p.first) & kWord) == 0)))
      cut = p.end;
    return std::min(cut, person_behind_topic(p, cut));
  }
  // "Asian", "Constitutional", "Arctic"
  bool is_adjective(uint32_t i) const {
    const std::string_view spelled = text::slice(input_.text, input_.tokens[i]);
    return (classes(i) & kDemonym) != 0 || spelled.ends_with("al") || spelled.ends_with("ic") ||
           spelled.ends_with("ive");
  }

  // "was presented with the Order of Distinction"
  bool is_conferred(const Extent& e) const {
    if (!has(words_.decoration, e.head)) return false;
    const uint32_t lead = the_before(e.first) ? e.first - 1 : e.first;
    return lead > 1 && (has(words_.conferring, lead - 1) ||
                        input_.pack.match(words_.conferring, input_.tokens, lead - 2) == 2);
  }

  // "Commerce | and Industry", "Heads of State | and Government"
  bool is_pair(uint32_t first) const {
    return input_.pack.match(words_.pair, input_.tokens, first) != 0;
  }

  // "Government of President Alfonso Portillo"
  bool names_officer(const Piece& p) const {
    return p.end - p.first > 1 && (classes(p.first) & kFunction) != 0 &&
           (classes(p.first + 1) & kGiven) != 0;
  }

  // "Archbishop of the Church of Central Africa Abel Chanda": where the person's name begins behind
  // a place, where an office leads the body; else the piece's end.
  uint32_t person_behind_place(const Extent& e, const Piece& p) const {
    constexpr uint32_t kLongest = 7;  // tokens of "Gun-Aajav Manlai-Javkhan"
    const uint32_t first = place_end(input_, p.first);
    if (first == 0 || first + 2 > p.end || first + kLongest < p.end) return p.end;
    uint32_t words = 0;
    for (uint32_t i = first; i < p.end; ++i)
      words += !is_hyphen(input_, i) && !input_.tokens[i].is_glued();
    if (words < 2 || words > 3) return p.end;
    const uint32_t lead = the_before(e.first) ? e.first - 1 : e.first;
    const bool office =
        lead > 1 && word(lead - 1) == words_.of && (classes(lead - 2) & kFunction) != 0;
    const uint32_t other =
        kAnyHead | kOrgName | kThing | kFunction | kCapitals | (office ? 0U : uint32_t{kWord});
    for (uint32_t i = first; i < p.end; ++i)
      if (!is_hyphen(input_, i) && (!input_.tokens[i].is_word() || (classes(i) & other) != 0))
        return p.end;
    if ((classes(first) & (kPlace | kGiven)) == kPlace) return p.end;
    return office || (classes(first) & kGiven) != 0 ? first : p.end;
  }

  void take(Extent& e, uint32_t n) const {
    e.end = std::min(usable_end(n, has(words_.office, e.head)), person_behind_place(e, piece(n)));
    e.last_piece = n;
    e.chain = true;
  }

  void extend_right(Extent& e, bool bare) const {
    bool complement = false;
    while (e.last_piece - e.first_piece < kMaxPieces) {
      const uint32_t k = e.last_piece;
      if (e.end != piece(k).end || k + 1 >= scan_.pieces.size()) return;
      const uint32_t n = k + 1;
      const Piece& next = piece(n);
      const Link between = link(k);
      if (between.closed) return;
      const bool head_left_only = (classes(e.head) & kAnyHead) == 0;
      switch (between.kind) {
        case LinkKind::of:
          if (is_person(next) && (classes(next.first) & kHonorific) != 0 && !is_trade(next) &&
              !is_whole_place(next))  // "of Sri Lanka"
            return;
          if (names_officer(next)) return;
          take(e, n);
          break;
        case LinkKind::preposition:
          if (head_left_only || is_person(next) || (next.classes & kMonth) != 0) return;
          // "Member of Parliament for Leeds North"
          if (bare && word(e.end) == words_.for_ && is_seat(e.first)) return;
          // "Parliament on the Burials Bill"
          if (bare && word(e.end) != words_.for_ && (classes(next.end - 1) & kThing) != 0) return;
          // "Corporation for Public Broadcasting", but "Essex Police for"
          if ((is_closed_kind(e) && !(bare && word(e.end) == words_.for_)) ||
              (complement && !is_topic(next) && (classes(next.first) & (kCountry | kDemonym)) == 0))
            return;
          take(e, n);
          e.wide = true;
          break;
        case LinkKind::in:
          // "Institute for Research in the Arts", but "Scientific Association in the Town Hall"
          // "Supreme Council for Trade in Asia"
          if (complement && !between.the && world_region_end(input_, next.first) == next.end) {
            take(e, n);
            break;
          }
          if (!is_topic(next) || is_closed_kind(e) || bare) return;
          // "the Mothers' Union in the Schoolroom"
          if ((classes(next.end - 1) & kThing) != 0 || has(words_.room, next.end - 1)) return;
          take(e, n);
          break;
        case LinkKind::to:
          // "Committee to Protect Journalists", "Negotiations Leading to Peace"
          if (!is_topic(next) || (next.classes & kAnyHead) != 0) return;
          // "Prevention of Cruelty to Horses", "for the Mission to the Heathen"
          if (!(complement && has(words_.noun_to, e.end - 1)) &&
              !(complement && is_participle(e.end - 1)) &&
              !(bare && head_kind(input_, words_, e.head) == "committee"))
            return;
          take(e, n);
          break;
        case LinkKind::possessive:
          if (!complement || !owns(piece(k), last_head(next))) return;
          take(e, n);
          break;
        case LinkKind::conjunction:
        case LinkKind::comma_and:
          if (!is_pair(e.end - 1) && !coordination_.joins(e, between, n, complement, bare)) return;
          take(e, n);
          break;
        case LinkKind::comma: {
          if (!complement) return;
          const uint32_t last = coordination_.end(n);
          if (last < n) return;
          take(e, last);
          break;
        }
        case LinkKind::foreign:
          if ((next.classes & kWord) != 0 && is_topic(next)) return;
          take(e, n);
          break;
        case LinkKind::none:
          if (!lower_word_between(k, n) || !complement) return;
          take(e, n);
          break;
        default:
          return;
      }
      complement = true;
      bare = false;
      // "of the Chilean police"
      if ((classes(e.end - 1) & kDemonym) != 0 && e.end == piece(n).end &&
          e.end == next.first + 1 && e.end < input_.tokens.size() &&
          has(words_.body_lower, e.end)) {
        ++e.end;
        return;
      }
    }
  }

  bool is_participle(uint32_t i) const {
    const std::string_view spelled = text::slice(input_.text, input_.tokens[i]);
    return spelled.ends_with("ing") || spelled.ends_with("ed");
  }

  // "on crime Prevention"
  bool lower_word_between(uint32_t k, uint32_t n) const {
    const uint32_t at = piece(k).end;
    if (piece(k).sentence != piece(n).sentence || piece(n).first - at != 2) return false;
    const uint32_t w = word(at);
    if (w == 0 || (w != words_.of && w != words_.for_ && w != words_.on)) return false;
    const text::Token& t = input_.tokens[at + 1];
    return t.kind == text::TokenKind::word && !t.is_capitalised() && !has(words_.stop, at + 1) &&
           w != words_.the && is_topic(piece(n)) && piece(n).end - piece(n).first == 1;
  }

  void extend_left(Extent& e) const {
    while (e.first_piece > 0) {
      const uint32_t q = e.first_piece - 1;
      const Piece& before = piece(q);
      const Link between = link(q);
      if (between.closed) return;
      if (between.kind == LinkKind::possessive && owns(before, e.head)) {
        take_left(e, q);
        // "Her Majesty's"
        if (e.first > 0 && has(words_.honorific_owner, before.first) &&
            input_.tokens[e.first - 1].is_capitalised())
          --e.first;
        return;
      }
      // "Heinrich von Brandt Foundation"
      if (between.kind == LinkKind::foreign && !e.foreign && e.first < e.head &&
          before.end - before.first == 1 && (before.classes & kGiven) != 0 && is_founded(e.head)) {
        take_left(e, q);
        return;
      }
      // "Lomas de Zamora National University"
      if (between.kind == LinkKind::foreign && !e.foreign && e.first < e.head &&
          (before.classes & (kGiven | kFunction | kHonorific | kAnyHead | kMonth)) == 0 &&
          before.end - before.first <= 2) {
        take_left(e, q);
        continue;
      }
      if (between.kind == LinkKind::conjunction && !between.the) {
        if (completes_body(q)) return;
        if (!coordination_.shares_head(before, piece(e.first_piece), e)) return;
        take_left(e, q);
        continue;
      }
      // "North of England Zoological Society"
      if (between.kind == LinkKind::of && !between.the && before.end - before.first == 1 &&
          has(words_.direction, before.first) && (classes(e.first) & kPlace) != 0) {
        take_left(e, q);
        return;
      }
      // "Food, Drink and Tobacco Federation"
      if (between.kind != LinkKind::comma || between.the || e.first_piece == piece_of_head(e))
        return;
      if (!is_topic(before) || !all_words(before) || (before.classes & (kAnyHead | kFunction)) != 0)
        return;
      take_left(e, q);
    }
  }
  // "Ministry of Fisheries of Ghana | and Baltic Society": what piece `q` is of.
  bool completes_body(uint32_t q) const {
    if (q == 0 || link(q - 1).kind != LinkKind::of || link(q - 1).closed) return false;
    return is_whole_place(piece(q)) && (piece(q - 1).classes & kAnyHead) != 0;
  }
  // "the Women's Guild of the Parish", "St Hilda's School for Girls"
  bool is_owned(const Extent& e) const {
    if (e.first_piece == 0 || link(e.first_piece - 1).kind != LinkKind::possessive) return false;
    const Piece& owner = piece(e.first_piece - 1);
    return is_owner(owner.end - 1) ||
           (owner.end - owner.first > 1 && has(words_.saint, owner.first));
  }
  void take_left(Extent& e, uint32_t q) const {
    e.first = piece(q).first;
    e.first_piece = q;
  }
  uint32_t piece_of_head(const Extent& e) const { return scan_.piece_at(e.head); }

  // The last head noun of a piece, else its last word.
  uint32_t last_head(const Piece& p) const {
    uint32_t head = p.end - 1;
    for (uint32_t i = p.first; i < p.end; ++i)
      if ((classes(i) & kAnyHead) != 0) head = i;
    return head;
  }

  // What is called after somebody in full.
  bool is_founded(uint32_t head) const {
    const std::string_view kind = head_kind(input_, words_, head);
    return kind == "foundation" || kind == "school" || kind == "museum" || kind == "institute" ||
           kind == "centre" || kind == "library" || kind == "university" || kind == "hospital";
  }
  // "the Bargemen's Union": whoever is many and owns it.
  bool is_owner(uint32_t i) const {
    return (classes(i) & kPossessor) != 0 ||
           text::slice(input_.text, input_.tokens[i]).ends_with("men");
  }

  // "Women's Committee", "King's College", "St Alban's Hospital", "Guy's Hospital"
  bool owns(const Piece& owner, uint32_t head) const {
    const uint32_t last = classes(owner.end - 1);
    if (is_owner(owner.end - 1)) return true;
    if (has(words_.saint, owner.first) && owner.end - owner.first > 1) return true;
    if (owner.end - owner.first > 2 || (last & (kPlace | kOrgName | kCapitals)) != 0) return false;
    if ((last & (kGiven | kSurname)) == 0) return false;
    const std::string_view kind = head_kind(input_, words_, head);
    return kind == "school" || kind == "hospital" || kind == "church" || kind == "company" ||
           kind == "club";
  }

  OrganizationCoordination coordination_;
};

}  // namespace

bool organization_extent(const Input& input, const NameWords& words, const NameScan& scan,
                         uint32_t k, Extent& out) {
  return Measure(OrganizationPieces(input, words, scan)).run(k, out);
}

}  // namespace annals::mentions
