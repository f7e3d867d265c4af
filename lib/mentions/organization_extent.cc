#include "mentions/organization_extent.h"

#include <algorithm>

namespace annals::mentions {
namespace {

constexpr uint32_t kMaxPieces = 10;  // of one name
constexpr uint32_t kNoToken = 0xFFFFFFFFu;
constexpr uint32_t kNamed = kWord | kGiven | kSurname | kPlace | kOrgName | kCapitals | kHonorific;

class Measure {
 public:
  Measure(const Input& input, const NameWords& words, const NameScan& scan)
      : input_(input), words_(words), scan_(scan) {}

  bool run(uint32_t k, Extent& e) {
    if (!unit(k, e)) return false;
    const bool bare = e.end - e.first == 1 && !(classes(e.head) & kHeadSuffix);
    if (e.foreign) {
      const uint32_t limit = input_.layout.sentences[piece(k).sentence].end_token;
      e.end = foreign_end(input_, words_, e.end, limit);
      e.last_piece = last_piece(k, e.end);
      e.chain = e.end > e.head + 1;
      return !bare || e.chain;
    }
    if (!bare) extend_left(e);
    extend_right(e, bare);
    if (bare && e.end - e.first == 1) extend_left(e);
    return e.end - e.first > 1 || !bare;
  }

 private:
  const Piece& piece(uint32_t k) const { return scan_.pieces[k]; }
  uint32_t classes(uint32_t i) const { return scan_.classes[i]; }
  uint32_t word(uint32_t i) const { return input_.tokens[i].word; }
  bool has(rules::ListId list, uint32_t i) const { return input_.pack.contains(list, word(i)); }

  uint32_t last_piece(uint32_t k, uint32_t end) const {
    while (k + 1 < scan_.pieces.size() && piece(k + 1).first < end) ++k;
    return k;
  }

  // The head noun of piece `k` with what of the piece belongs to it.
  bool unit(uint32_t k, Extent& e) const {
    const Piece& p = piece(k);
    uint32_t last = kNoToken;
    uint32_t foreign = kNoToken;
    uint32_t last_end = 0;
    for (uint32_t i = p.first; i < p.end; ++i) {
      uint32_t c = classes(i) & kAnyHead;
      if (c == kHeadCaps && i + 1 == p.end) c = 0;
      if (c == 0) continue;
      last = i;
      last_end = i + std::max(1u, input_.pack.match(words_.head_weak, input_.tokens, i));
      if ((c & (kHeadForeign | kHeadCaps)) != 0 && foreign == kNoToken) foreign = i;
    }
    e = {p.first, p.end, last, k, k};
    // "In June Société …", but "at Jan Kazimierz University"
    if ((classes(e.first) & kMonth) != 0 && e.first < last && !the_before(e.first) &&
        !is_first_name(e.first))
      ++e.first;
    if (last == kNoToken) {  // "Friends of …"
      e.head = p.end - 1;
      return (classes(e.head) & kHeadLeft) != 0 && link(k).kind == LinkKind::of;
    }
    if (foreign != kNoToken && (last == foreign || (classes(last) & (kHead | kHeadWeak)) == 0)) {
      e.foreign = true;
      e.head = foreign;
      // What stands before it, if no English word: "Nova Escola".
      while (e.first < foreign &&
             (classes(e.first) & (kWord | kFunction | kHonorific | kMonth)) != 0)
        ++e.first;
      e.end = foreign + 1;
      return true;
    }
    // "Union des artistes", "Office national": an English noun that is French, too.
    if (goes_on_foreign(p.end) && (last_end >= p.end || !is_english_tail(last_end, p.end))) {
      e.foreign = true;
      e.end = p.end;
      return true;
    }
    return last_end >= p.end || tail(p, e);
  }

  // A month's name behind a preposition that no date has.
  bool is_first_name(uint32_t i) const {
    if ((classes(i) & kGiven) == 0 || i == 0 || word(i - 1) == 0) return false;
    const uint32_t before = word(i - 1);
    return before == words_.at || before == words_.with;
  }

  bool goes_on_foreign(uint32_t i) const {
    if (i >= input_.tokens.size()) return false;
    const text::Token& t = input_.tokens[i];
    if (t.is_capitalised() || t.kind != text::TokenKind::word) return false;
    if (is_clitic(input_, i)) return true;
    if (has(words_.stop, i)) return false;
    if (has(words_.link_foreign, i)) return true;
    // "Centre tourisme d'…"
    if (i + 1 < input_.tokens.size() && is_foreign_link(i + 1)) return true;
    return has(words_.adjective_foreign, i) && !is_english(input_, i);
  }

  bool is_foreign_link(uint32_t i) const {
    return is_clitic(input_, i) || (!input_.tokens[i].is_capitalised() &&
                                    has(words_.link_foreign, i) && !has(words_.stop, i));
  }
  bool is_english_tail(uint32_t first, uint32_t end) const {
    for (uint32_t i = first; i < end; ++i)
      if (input_.tokens[i].is_word() && (classes(i) & kWord) == 0) return false;
    return true;
  }

  // Words of the piece after its last head noun.
  bool tail(const Piece& p, Extent& e) const {
    const uint32_t t = e.head + 1;
    if (const uint32_t form = input_.pack.match(words_.legal_form, input_.tokens, t); form != 0) {
      e.end = t + form;
      return true;
    }
    if ((classes(t) & kFunction) != 0) {
      e.end = t;
      return true;
    }
    if (place_end(input_, t) == p.end) {
      e.place_tail = true;
      return true;
    }
    if ((classes(p.end - 1) & (kThing | kEventNoun | kEventWeak)) != 0) return false;
    bool all_words = true;
    bool numbers = true;
    for (uint32_t i = t; i < p.end; ++i) {
      if (input_.tokens[i].is_word()) all_words = all_words && (classes(i) & kWord) != 0;
      numbers = numbers && (classes(i) & kRoman) != 0;
    }
    if (numbers) return e.head != p.first;     // "Chapter III" is none
    if (e.head == p.first) return !all_words;  // "Museum Ludwig"
    if (all_words) return false;
    e.end = t;
    e.doubtful = (classes(t) & kGiven) == 0;
    return true;
  }

  Link link(uint32_t k) const { return link_after(input_, words_, scan_, k); }

  bool ends_with_head(const Piece& p) const {
    return p.end - p.first > 1 && (classes(p.end - 1) & kHead) != 0;
  }
  bool is_whole_place(const Piece& p) const {
    return (classes(p.first) & kPlace) != 0 && place_end(input_, p.first) >= p.end;
  }
  // A plain word, so that what it begins is a topic and no name.
  bool is_topic(const Piece& p) const {
    const uint32_t c = classes(p.first);
    if ((c & (kWord | kDemonym)) == 0 ||
        (c & (kOrgName | kHonorific | kCapitals | kCoined | kMonth)) != 0)
      return false;
    // "Salt Shelter": a town's name, too, but before another word it is none.
    const bool more = p.end - p.first > 1;
    if ((c & kPlace) != 0)
      return more && (c & (kWord | kCountry)) == kWord &&
             place_end(input_, p.first) == p.first + 1 && (classes(p.first + 1) & kWord) != 0;
    return !((c & kGiven) != 0 && more);
  }
  // Whether each of its words is of one of the classes.
  bool all_are(const Piece& p, uint32_t wanted) const {
    for (uint32_t i = p.first; i < p.end; ++i)
      if (input_.tokens[i].is_word() && (classes(i) & wanted) == 0) return false;
    return true;
  }
  bool all_words(const Piece& p) const { return all_are(p, kWord); }
  // A plain word after a topic is one, though a town may be called so: "on Fishery and Salt".
  bool is_parallel(const Extent& e, const Piece& next) const {
    constexpr uint32_t kOther = kAnyHead | kCountry | kDemonym | kOrgName | kHonorific | kCapitals |
                                kCoined | kMonth | kGiven | kFunction;
    const Piece& last = piece(e.last_piece);
    return next.end - next.first == 1 && (next.classes & kWord) != 0 &&
           (next.classes & kOther) == 0 && is_topic(last) && all_words(last);
  }
  bool is_person(const Piece& p) const {
    const uint32_t c = classes(p.first);
    return (c & kHonorific) != 0 ||
           ((c & kGiven) != 0 && p.end - p.first > 1 && (p.classes & kAnyHead) == 0);
  }
  // "Company of Master Mariners"
  bool is_trade(const Piece& p) const {
    return p.end == p.first + 2 && (classes(p.first + 1) & (kWord | kFunction)) != 0 &&
           (classes(p.first + 1) & (kGiven | kSurname)) == 0 &&
           input_.text[input_.tokens[p.end - 1].end - 1] == 's';
  }
  // Where piece `n` stops serving a name that it continues: before a function or an event.
  uint32_t usable_end(uint32_t n) const {
    const Piece& p = piece(n);
    uint32_t cut = p.end;
    for (uint32_t i = p.end; i-- > p.first + 1;) {
      if ((classes(i) & kAnyHead) != 0) break;
      const char last = input_.text[input_.tokens[i].end - 1];
      const bool function = (classes(i) & kFunction) != 0 && last != 's';
      if (function || (classes(i) & kEventNoun) != 0) cut = i;
    }
    return cut;
  }

  bool is_closed_kind(const Extent& e) const {
    const std::string_view kind = head_kind(input_, words_, e.head);
    return kind == "police" || kind == "court" || kind == "company" || kind == "embassy" ||
           kind == "military" || kind == "ensemble" || kind == "club" || kind == "media" ||
           kind == "hospital" || kind == "museum" || kind == "university";
  }

  void take(Extent& e, uint32_t n) const {
    e.end = usable_end(n);
    e.last_piece = n;
    e.chain = true;
  }

  // "of A, B and C": the last piece of the coordination that begins with piece `n`; `n` - 1: none.
  uint32_t coordination_end(uint32_t n) const {
    const uint32_t none = n - 1;
    for (uint32_t m = n; m < n + 4 && m + 1 < scan_.pieces.size(); ++m) {
      if (!is_topic(piece(m)) || (piece(m).classes & kHead) != 0) return none;
      const Link next = link(m);
      if (next.the) return none;
      if (next.kind == LinkKind::comma) continue;
      if (next.kind != LinkKind::conjunction && next.kind != LinkKind::comma_and) return none;
      return is_topic(piece(m + 1)) && !ends_with_head(piece(m + 1)) ? m + 1 : none;
    }
    return none;
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
          if (is_person(next) && (classes(next.first) & kHonorific) != 0 && !is_trade(next)) return;
          take(e, n);
          break;
        case LinkKind::preposition:
          if (head_left_only || is_person(next) || (next.classes & kMonth) != 0) return;
          // "Corporation for Public Broadcasting", but "Essex Police for"
          if ((is_closed_kind(e) && !(bare && word(e.end) == words_.for_)) ||
              (complement && !is_topic(next) && (classes(next.first) & (kCountry | kDemonym)) == 0))
            return;
          take(e, n);
          e.wide = true;
          break;
        case LinkKind::in:
          if (!is_topic(next) || is_closed_kind(e) || bare) return;
          take(e, n);
          break;
        case LinkKind::to:
          // "Committee to Protect Journalists", "Radicalization Leading to Violence"
          if (!is_topic(next) || (next.classes & kAnyHead) != 0) return;
          if (!(complement && is_participle(e.end - 1)) &&
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
          if (!joins(e, between, n, complement, bare)) return;
          take(e, n);
          break;
        case LinkKind::comma: {
          if (!complement) return;
          const uint32_t last = coordination_end(n);
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

  // Whether "and" before piece `n` stands inside the name.
  bool joins(const Extent& e, const Link& between, uint32_t n, bool complement, bool bare) const {
    const Piece& next = piece(n);
    if (!complement)
      return bare && !between.the &&
             (is_topic(next) || (next.classes & kAnyHead) != 0 || link(n).kind == LinkKind::of);
    if (between.kind == LinkKind::conjunction && !between.the && is_parallel(e, next)) return true;
    if (is_whole_place(next)) {
      const Piece& last = piece(e.last_piece);
      if (!is_whole_place(last) || between.kind != LinkKind::conjunction) return false;
      if (link(n).kind == LinkKind::possessive) return false;
      // "for Latin America and the Caribbean"; "of Bosnia and Herzegovina" is one place anyway.
      return e.wide || (!between.the && !is_closed_kind(e) &&
                        head_kind(input_, words_, e.head) != "government");
    }
    // "of Foreign Affairs and Francophonie of …"
    if (complement && !between.the && next.end - next.first == 1 && link(n).kind == LinkKind::of &&
        (next.classes & (kPlace | kGiven | kCapitals | kAnyHead | kFunction)) == 0)
      return true;
    if (!is_topic(next) || is_person(next)) return false;
    if (between.the) {
      const LinkKind after = link(n).kind;
      return (next.classes & (kAnyHead | kFunction)) == 0 &&
             (after == LinkKind::of || after == LinkKind::preposition);
    }
    if (ends_with_head(next) || (next.classes & kHead & classes(next.first)) != 0) return false;
    // "for Research and Islamic Studies"
    if ((next.classes & (kHeadWeak | kHeadForeign)) != 0) return all_are(next, kWord | kDemonym);
    return (next.classes & kFunction) == 0 || all_words(next);
  }

  bool the_before(uint32_t i) const { return i > 0 && word(i - 1) == words_.the; }

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
      if (between.kind == LinkKind::conjunction && !between.the) {
        if (!shares_head(before, piece(e.first_piece), e)) return;
        take_left(e, q);
        continue;
      }
      // "Food, Drink and Tobacco Federation"
      if (between.kind != LinkKind::comma || e.first_piece == piece_of_head(e)) return;
      if (!is_topic(before) || !all_words(before) || (before.classes & (kAnyHead | kFunction)) != 0)
        return;
      take_left(e, q);
    }
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

  // "Women's Committee", "King's College", "St Alban's Hospital", "Guy's Hospital"
  bool owns(const Piece& owner, uint32_t head) const {
    const uint32_t last = classes(owner.end - 1);
    if ((last & kPossessor) != 0) return true;
    if (has(words_.saint, owner.first) && owner.end - owner.first > 1) return true;
    if (owner.end - owner.first > 2 || (last & (kPlace | kOrgName | kCapitals)) != 0) return false;
    if ((last & (kGiven | kSurname)) == 0) return false;
    const std::string_view kind = head_kind(input_, words_, head);
    return kind == "school" || kind == "hospital" || kind == "church" || kind == "company" ||
           kind == "club";
  }

  // "Avon and Somerset Police", "Prison and Probation Service": one name for both.
  bool shares_head(const Piece& a, const Piece& b, const Extent& e) const {
    if ((b.end - b.first < 2 && !is_bare_topic(a, b)) || (a.classes & kHead) != 0) return false;
    const bool the = the_before(a.first);
    // A parent body may lead: "United Nations Asia and Far East Institute".
    uint32_t start = a.first;
    if ((classes(start) & kOrgName) != 0) {
      start = organization_end(input_, a.first);
      if (start == a.end) return false;
      if (start > a.end || start == 0) start = a.first;
    }
    const uint32_t place_b = place_end(input_, b.first);
    const bool place_a = place_end(input_, start) == a.end ||
                         (a.end - start == 1 && (classes(start) & kPlaceToo) != 0);
    const bool led = start != a.first && (classes(a.first) & kCapitals) == 0;
    if (place_a && (place_b != 0 || (led && is_topic(b))))
      return place_b <= e.head && (the || led || !is_closed_place_kind(e));
    // A place may lead a plain word, as in "the Wiltshire Archaeological and Natural History
    // Society".
    uint32_t behind_place = place_end(input_, start);
    // "the Kent County Agricultural and Mechanical Society"
    if (behind_place != 0 && behind_place + 2 == a.end && (classes(behind_place) & kHeadLeft) != 0)
      ++behind_place;
    if (the && behind_place + 1 == a.end && is_topic(b) && (classes(behind_place) & kWord) != 0 &&
        (classes(behind_place) &
         (kThing | kEventNoun | kEventWeak | kAnyHead | kFunction | kGiven | kSurname)) == 0)
      return true;
    // One unknown word may lead the plain ones: "Moi Teaching and Referral Hospital".
    if (start == a.first && a.end - a.first > 1 && (classes(start) & kNamed) == 0) ++start;
    // After a parent body an unknown word is a topic as well.
    const bool topic_b = is_topic(b) || (led && (b.classes & kNamed & ~kWord) == 0);
    if ((classes(start) & (kWord | kDemonym)) != 0 && topic_b) {
      bool plain =
          (a.classes & (kFunction | kHonorific)) == 0 && (classes(a.end - 1) & kThing) == 0;
      for (uint32_t i = start; i < a.end; ++i)
        plain = plain && (!input_.tokens[i].is_word() || (classes(i) & (kWord | kDemonym)) != 0 ||
                          (classes(i) & kNamed) == 0);
      return plain;
    }
    const bool one = a.end - a.first == 1;
    const uint32_t given = kGiven | kGivenToo;
    return one && the && (classes(a.first) & given) != 0 && (classes(b.first) & given) != 0;
  }
  // "Library and Archives", "Observatory and Index": the bare noun shares what follows.
  bool is_bare_topic(const Piece& a, const Piece& b) const {
    return b.end - b.first == 1 && is_topic(a) && a.end - a.first == 1;
  }
  bool is_closed_place_kind(const Extent& e) const {
    const std::string_view kind = head_kind(input_, words_, e.head);
    return kind == "university" || kind == "embassy" || kind == "museum";
  }

  const Input& input_;
  const NameWords& words_;
  const NameScan& scan_;
};

}  // namespace

std::string_view head_kind(const Input& input, const NameWords& words, uint32_t i) {
  const rules::Pack& pack = input.pack;
  const uint32_t word = input.tokens[i].word;
  for (const rules::ListId list :
       {words.head, words.head_weak, words.head_foreign, words.head_left}) {
    if (!pack.contains(list, word)) continue;
    if (const std::string_view kind = pack.string_value(list, word); !kind.empty()) return kind;
  }
  if (const uint32_t size = pack.match(words.head_foreign, input.tokens, i); size > 1)
    return pack.string_value(words.head_foreign, input.tokens, i, i + size);
  const std::string_view spelled = text::slice(input.text, input.tokens[i]);
  for (size_t size = spelled.size(); size >= 4; --size) {
    const uint32_t tail = pack.word(spelled.substr(spelled.size() - size));
    if (pack.contains(words.suffix, tail)) return pack.string_value(words.suffix, tail);
  }
  return {};
}

bool organization_extent(const Input& input, const NameWords& words, const NameScan& scan,
                         uint32_t k, Extent& out) {
  return Measure(input, words, scan).run(k, out);
}

}  // namespace annals::mentions
