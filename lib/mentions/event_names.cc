#include <algorithm>
#include <string_view>

#include "mentions/events.h"
#include "mentions/organization_extent.h"

namespace annals::mentions {
namespace {

constexpr uint32_t kNoToken = 0xFFFFFFFFu;
constexpr uint32_t kEventBits = kEventNoun | kEventWeak | kEventForeign;

struct EventExtent {
  uint32_t first = 0;
  uint32_t end = 0;
  uint32_t head = 0;      // the noun's token
  uint32_t noun_end = 0;  // past the noun, which may take several tokens
  bool weak = false;
  bool ambiguous = false;  // the noun names organizations, too ("Forum")
  bool edition = false;
  bool year = false;
  bool chain = false;
  bool plain = true;  // nothing but the noun and adjectives that any such event has
};

class Namer {
 public:
  Namer(const Input& input, const NameWords& words, const NameScan& scan, Candidates& out)
      : input_(input), words_(words), weights_(words.weights), scan_(scan), out_(out) {}

  void run() {
    for (uint32_t k = 0; k < scan_.pieces.size(); ++k) {
      const Piece& p = piece(k);
      if ((p.classes & kEventBits) != 0) {
        EventExtent e;
        if (extent(k, e)) add(e, score(e));
      }
      if (p.end < input_.tokens.size()) {
        if (token(p.end).kind == text::TokenKind::number) add_coined(k);
        if (is_act(p.end) || (mark_at(input_, p.end) == ',' && is_act(p.end + 1))) add_held(k);
      }
      if (p.first > 2 && (word(p.first - 1) == words_.of || word(p.first - 2) == words_.of))
        add_numbered(k);
    }
  }

 private:
  const Piece& piece(uint32_t k) const { return scan_.pieces[k]; }
  uint32_t classes(uint32_t i) const { return scan_.classes[i]; }
  const text::Token& token(uint32_t i) const { return input_.tokens[i]; }
  uint32_t word(uint32_t i) const { return token(i).word; }
  bool has(rules::ListId list, uint32_t i) const { return input_.pack.contains(list, word(i)); }
  uint32_t limit(uint32_t k) const { return input_.layout.sentences[piece(k).sentence].end_token; }
  uint32_t start(uint32_t k) const {
    return input_.layout.sentences[piece(k).sentence].first_token;
  }
  bool is_act(uint32_t i) const { return i < input_.tokens.size() && words_.is(word(i), kAct); }
  std::string_view spelled(uint32_t i) const { return text::slice(input_.text, token(i)); }
  bool is_mark(uint32_t i, std::string_view mark) const {
    return token(i).kind == text::TokenKind::punctuation && spelled(i) == mark;
  }
  bool is_year(uint32_t i) const {
    if (token(i).kind != text::TokenKind::number || token(i).length_class != 4) return false;
    const std::string_view year = spelled(i);
    return year >= "1700" && year <= "2199";
  }

  void add(const EventExtent& e, float score, uint32_t flags = 0) const {
    Candidate candidate;
    candidate.first = e.first;
    candidate.end = e.end;
    candidate.label = Label::event;
    candidate.score = score;
    candidate.head = e.head;
    candidate.mark(flags);
    out_.push_back(candidate);
  }

  float score(const EventExtent& e) const {
    float sum = e.weak ? weights_.event_head_weak : weights_.event_head;
    if (e.edition) sum += weights_.event_edition;
    if (e.year) sum += weights_.event_year;
    if (e.chain) sum += weights_.event_chain;
    if (e.plain) sum += weights_.event_plain;
    if (e.weak && has(words_.event_contest, e.head)) sum += weights_.event_contest;
    if (e.ambiguous && !e.edition && !e.year) sum += weights_.event_ambiguous;
    if (stands_apart(e.first, e.end)) sum += weights_.event_line;
    return sum;
  }

  // The head of an entry, or a cell of a row: nothing but a dash, a bar or a line end around it. A
  // bold line is a headline, which tells what happened more often than it names it.
  bool stands_apart(uint32_t first, uint32_t end) const {
    if (in_bold_line(first)) return false;
    const auto edge = [&](uint32_t i) {
      return is_mark(i, "–") || is_mark(i, "—") || is_mark(i, "|") || is_mark(i, "·") ||
             (is_mark(i, "-") && !token(i).is_glued());
    };
    constexpr uint32_t kEdge = text::kNewline | text::kBlankLine | text::kFirst;  // or a tab
    const bool left =
        first == 0 || (token(first).gap & kEdge) != 0 || edge(first - 1) || is_behind_date(first);
    const bool right = end >= input_.tokens.size() || (token(end).gap & kEdge) != 0 || edge(end) ||
                       is_mark(end, ",") || is_mark(end, "(");
    return left && right;
  }

  // "3–5 November 2023: International Lace Days", "19 October 2017. Nordic Shorts Night".
  bool is_behind_date(uint32_t first) const {
    if (first < 2 || token(first).is_glued()) return false;
    if (!is_mark(first - 1, ":") && !is_mark(first - 1, ".")) return false;
    return token(first - 2).kind == text::TokenKind::number || has(words_.month, first - 2) ||
           has(words_.weekday, first - 2);
  }

  bool in_bold_line(uint32_t i) const {
    const auto& blocks = input_.layout.blocks;
    const auto after = std::upper_bound(
        blocks.begin(), blocks.end(), i,
        [](uint32_t at, const text::Block& block) { return at < block.first_token; });
    return after != blocks.begin() && (std::prev(after)->flags & text::kBold) != 0;
  }

  bool extent(uint32_t k, EventExtent& e) const {
    const Piece& p = piece(k);
    e.head = kNoToken;
    uint32_t covered = p.first;  // "Thematic School" is one noun
    for (uint32_t i = p.first; i < p.end; ++i) {
      if ((classes(i) & kEventBits) == 0 || i < covered) continue;
      e.head = i;
      covered = i + std::max(input_.pack.match(words_.event_noun, input_.tokens, i), 1u);
    }
    if (e.head == kNoToken) return false;
    for (uint32_t i = p.first; i < e.head; ++i)
      if ((classes(i) & kHonorific) != 0) return false;  // "Dr. March"
    e.first = p.first;
    const uint32_t c = classes(e.head);
    const rules::Pack& pack = input_.pack;
    const uint32_t strong = pack.match(words_.event_noun, input_.tokens, e.head);
    const uint32_t weak = pack.match(words_.event_weak, input_.tokens, e.head);
    const uint32_t foreign = pack.match(words_.event_foreign, input_.tokens, e.head);
    e.noun_end = e.head + std::max({strong, weak, foreign, 1u});
    e.end = std::max(e.noun_end, p.end);
    e.weak = strong == 0 && foreign == 0;
    e.ambiguous = (c & kAnyHead) != 0;
    if (foreign != 0 && strong == 0) {
      e.end = foreign_end(input_, words_, e.noun_end, limit(k));
      e.chain = e.end > e.noun_end;
      e.plain = !e.chain;
      extend_left(k, e);
      return e.end - e.first > 1;
    }
    if (e.noun_end < p.end && !tail(p, e)) return false;
    extend_left(k, e);
    extend_right(k, e);
    set_plain(e);
    const bool bare = e.end - e.first == e.noun_end - e.head;
    // "The first Show", "a second meeting": which of several, and no name.
    if (e.weak && !e.year && !e.chain && e.end == e.noun_end && e.head == e.first + 1 &&
        token(e.first).kind == text::TokenKind::word && !token(e.first).is_capitalised())
      return false;
    // "Railway Workshops", "Show of Hands" are none by themselves.
    if (!e.edition && !e.year && !stands_apart(e.first, e.end)) {
      const bool plural = input_.text[token(e.noun_end - 1).end - 1] == 's' && strong != 0;
      if (plural && !e.chain && !is_singular(e.head)) return false;
      if (e.weak && e.head == e.first) return false;
    }
    return !bare && !(e.weak && e.plain && !e.edition && !e.year);
  }

  // "Congress", "Games" end in s and are one.
  bool is_singular(uint32_t i) const {
    const std::string_view noun = spelled(i);
    return noun.ends_with("ss") || noun.ends_with("us");
  }

  // What of the piece stands behind the noun.
  bool tail(const Piece& p, EventExtent& e) const {
    const uint32_t t = e.noun_end;
    bool numbers = true;
    for (uint32_t i = t; i < p.end; ++i)
      numbers = numbers && ((classes(i) & kRoman) != 0 || has(words_.event_tail, i) ||
                            token(i).length_class == 1);
    if (numbers) {
      e.edition = e.edition || (classes(t) & kRoman) != 0;
      return true;
    }
    if (place_end(input_, t) == p.end) {
      // "Festival Berlin 2019" keeps its place, "Seminar Paris" does not.
      if (p.end < input_.tokens.size() && is_year(p.end)) return true;
      // … and so does "Export Day Styria, Graz".
      if (p.end + 1 < input_.tokens.size() && is_mark(p.end, ",") &&
          (token(e.first).gap & (text::kNewline | text::kFirst)) != 0 && e.first < e.head &&
          place_end(input_, p.end + 1) != 0)
        return true;
      e.end = t;
      return true;
    }
    return false;
  }

  void set_plain(EventExtent& e) const {
    e.plain = true;
    for (uint32_t i = e.first; i < e.head; ++i)
      if (classes(i) != 0 && !has(words_.event_adjective, i) && (classes(i) & kOrdinal) == 0)
        e.plain = false;
    if (e.chain || e.edition || e.year) e.plain = false;
    for (uint32_t i = e.noun_end; i < e.end; ++i)
      if (classes(i) != 0) e.plain = false;
  }

  // --- to the left ---

  // Takes an edition or a year that stands before `first`; true if there was one.
  bool take_prefix(uint32_t from, EventExtent& e, uint32_t first) const {
    uint32_t at = first;
    bool found = false;
    const bool parted = (token(at).gap & text::kBlankLine) != 0;  // "1904   Congress in Vienna"
    if (at > from && !parted && is_year(at - 1) && !date_before(at - 1, from)) {
      --at;
      if (at > from && has(words_.season, at - 1) && token(at - 1).is_capitalised()) --at;
      e.year = true;
      found = true;
      e.first = at;
    }
    uint32_t back = at;
    while (back > from && back + 3 > at && has(words_.event_adjective, back - 1) &&
           edition_of(input_, words_, back - 1) == 0 && !token(back - 1).is_capitalised())
      --back;
    if (back > from && edition_of(input_, words_, back - 1) > 0) {
      e.first = back - 1;
      e.edition = true;
      return true;
    }
    // "7th edition of the …"
    uint32_t of = at;
    if (of > from && word(of - 1) == words_.the) --of;
    if (of > from + 2 && word(of - 1) == words_.of && has(words_.event_edition_word, of - 2) &&
        edition_of(input_, words_, of - 3) > 0) {
      e.first = of - 3;
      e.edition = true;
      return true;
    }
    return found;
  }

  // The year belongs to a date: "3 March 2017 Korean …".
  bool date_before(uint32_t i, uint32_t from) const {
    if (i <= from) return false;
    const uint32_t before = is_mark(i - 1, ",") && i > from + 1 ? i - 2 : i - 1;
    return input_.pack.contains(words_.month, word(before)) ||
           token(before).kind == text::TokenKind::number || is_mark(before, "/") ||
           is_mark(before, "-");
  }

  void extend_left(uint32_t k, EventExtent& e) const {
    const uint32_t from = start(k);
    for (uint32_t i = e.first; i < e.head; ++i) e.edition = e.edition || (classes(i) & kOrdinal);
    e.edition =
        e.edition || (e.first < e.head && (classes(e.first) & kRoman) != 0);  // "XI Assembly"
    if (take_prefix(from, e, e.first)) return;
    // Another body's name, or a coordination, leads it: only if an edition stands before the whole.
    uint32_t q = k;
    bool plain_words = true;
    for (uint32_t steps = 0; steps < 5 && q > 0; ++steps) {
      const Link between = link_after(input_, words_, scan_, q - 1);
      if (between.kind == LinkKind::close) {  // "Institute of Criminology's (KIC) Forum"
        const uint32_t open = piece(q - 1).first;
        if (open < from + 2 || !is_mark(open - 1, "(") || q < 2) return;
        if (piece(q - 2).end + 2 < open - 1) return;
        q -= 2;
        plain_words = false;
      } else if (between.kind == LinkKind::possessive || between.kind == LinkKind::of ||
                 between.kind == LinkKind::conjunction || between.kind == LinkKind::preposition) {
        if (between.kind == LinkKind::possessive &&
            (classes(piece(q - 1).end - 1) & kPossessor) != 0) {
          --q;
          e.first = piece(q).first;
          if (take_prefix(from, e, e.first)) return;
          continue;
        }
        if (between.kind != LinkKind::conjunction || between.the) plain_words = false;
        --q;
      } else {
        return;
      }
      EventExtent longer = e;
      longer.first = piece(q).first;
      if ((piece(q).classes & kOrdinal & classes(piece(q).first)) != 0) {
        longer.edition = true;
        e = longer;
        return;
      }
      if (take_prefix(from, longer, longer.first)) {
        e = longer;
        return;
      }
      // "the Crime and Justice Conference"
      plain_words = plain_words && is_plain(piece(q)) && is_plain(piece(q + 1));
      if (plain_words && longer.first > from && word(longer.first - 1) == words_.the) {
        e = longer;
        return;
      }
    }
  }
  bool is_plain(const Piece& p) const {
    const uint32_t c = classes(p.first);
    return (c & (kWord | kDemonym)) != 0 && (p.classes & (kAnyHead | kOrgName)) == 0 &&
           (c & (kPlace | kHonorific | kGiven)) == 0;
  }

  // --- to the right ---

  void extend_right(uint32_t k, EventExtent& e) const {
    const uint32_t end = limit(k);
    number_behind(e, end);
    for (uint32_t steps = 0; steps < 8 && e.end < end; ++steps) {
      const uint32_t before = e.end;
      if (!step_right(e, end)) return;
      if (e.end == before) return;
      e.chain = true;
      number_behind(e, end);
    }
  }

  // "#12", "2023", a bare number behind the noun.
  void number_behind(EventExtent& e, uint32_t end) const {
    if (e.end >= end) return;
    if (is_mark(e.end, "#") && e.end + 1 < end &&
        token(e.end + 1).kind == text::TokenKind::number) {
      e.end += 2;
      e.edition = true;
    } else if (is_year(e.end) && !e.year) {
      ++e.end;
      e.year = true;
    } else if (e.end == e.noun_end && is_bare_number(e.end, end)) {
      ++e.end;
      e.edition = true;
    }
  }

  // A Roman letter before a sign, a short number before "on" or "of".
  bool is_bare_number(uint32_t at, uint32_t end) const {
    const bool last = at + 1 >= end;
    if (token(at).length_class == 1 &&
        (spelled(at) == "I" || spelled(at) == "V" || spelled(at) == "X"))
      return last || token(at + 1).kind == text::TokenKind::punctuation;
    return token(at).kind == text::TokenKind::number && token(at).length_class <= 2 && !last &&
           (word(at + 1) == words_.on || word(at + 1) == words_.of);
  }

  bool step_right(EventExtent& e, uint32_t end) const {
    uint32_t at = e.end;
    // "(FTFs):" inside a name
    if (is_mark(at, "(")) {
      if (at + 3 >= end || !is_mark(at + 2, ")") || (classes(at + 1) & kCapitals) == 0)
        return false;
      if (!is_mark(at + 3, ":") || !token(at + 3).is_glued()) return false;
      at += 3;
    }
    if (is_mark(at, ":") || (is_mark(at, "-") && !token(at).is_glued())) {
      if (!e.chain && !e.edition) return false;
      if (at + 1 >= end || !token(at + 1).is_capitalised()) return false;
      const uint32_t tail = name_tail_end(input_, words_, at + 1, end, true);
      if (tail < at + 4 || !ends_in_clause(tail, end)) return false;
      e.end = tail;
      return true;
    }
    // "of the UNODC's Commission on …"
    if ((token(at).shape & text::kPossessive) != 0 && e.chain && at + 1 < end) {
      const uint32_t n = scan_.piece_at(at + 1);
      Extent body;
      if (n >= scan_.pieces.size() || piece(n).first != at + 1 ||
          (piece(n).classes & kAnyHead) == 0 ||
          !organization_extent(input_, words_, scan_, n, body) || body.first != at + 1)
        return false;
      e.end = body.end;
      return true;
    }
    if (is_mark(at, ",") || word(at) == words_.and_ || is_mark(at, "&")) {
      return e.chain && coordination(e, at, end);
    }
    if (const uint32_t close = closing_quote(input_, at, end); close != 0) {
      if (e.chain || !token(e.head).is_capitalised()) return false;
      // Exhibition “Kings of Glass”: the noun alone is no part of the name.
      if (e.first == e.head && e.end == e.noun_end) return false;
      e.end = close + 1;
      return true;
    }
    const uint32_t w = word(at);
    if (w == 0) return false;
    const bool free = w == words_.of || w == words_.on || w == words_.for_ || w == words_.against;
    const bool topic_only = w == words_.in || w == words_.at || w == words_.to ||
                            w == words_.with || has(words_.event_link, at);
    if (!free && !topic_only) return false;
    uint32_t next = at + 1;
    const bool the = next < end && word(next) == words_.the;
    if (the) ++next;
    if (next >= end) return false;
    if (const uint32_t close = closing_quote(input_, next, end); close != 0 && free) {
      if (e.first == e.head && e.end == e.noun_end) return false;  // webinar on “Rain”
      e.end = close + 1;
      return true;
    }
    if (!token(next).is_capitalised()) {
      // "on the prevention of crime and criminal analysis"
      if (!free || w == words_.of || e.weak || token(next).kind != text::TokenKind::word ||
          e.head == e.first)
        return false;
      if (has(words_.stop, next)) return false;
      const uint32_t tail = name_tail_end(input_, words_, next, end, false);
      if (tail <= next + 1) return false;
      e.end = tail;
      return true;
    }
    const uint32_t n = scan_.piece_at(next);
    if (n >= scan_.pieces.size() || piece(n).first != next) return false;
    if ((classes(next) & (kMonth | kHonorific)) != 0) return false;
    if (topic_only) {
      if ((classes(next) & (kPlace | kOrgName | kGiven)) != 0) return false;
      if ((classes(next) & kWord) == 0) return false;
      if (w == words_.at && (the || (piece(n).classes & (kAnyHead | kThing)) != 0)) return false;
      // "Concert in the Town Hall"
      if (w == words_.in && the && has(words_.room, piece(n).end - 1)) return false;
    }
    if (w == words_.on && (classes(next) & kGiven) != 0 && piece(n).end - next > 1) return false;
    e.end = piece(n).end;
    // "in R programming for beginners"
    if (w == words_.in && piece(n).end == next + 1 && token(next).length_class == 1 &&
        next + 1 < end && token(next + 1).kind == text::TokenKind::word &&
        !has(words_.stop, next + 1))
      e.end = std::max(e.end, name_tail_end(input_, words_, next, end, false));
    if (w == words_.of) {
      for (uint32_t m = n; m < n + 3 && m < scan_.pieces.size() && piece(m).first < end; ++m) {
        Extent body;
        if ((piece(m).classes & kAnyHead) != 0 &&
            organization_extent(input_, words_, scan_, m, body) && body.first == next) {
          e.end = std::max(e.end, body.end);
          break;
        }
      }
    }
    return true;
  }

  // A subtitle ends where its clause does, not in the middle of a row of cells.
  bool ends_in_clause(uint32_t tail, uint32_t end) const {
    return tail >= end || !is_mark(tail, "–");
  }

  // ", B and C" behind a chain's piece.
  bool coordination(EventExtent& e, uint32_t at, uint32_t end) const {
    uint32_t next = at + 1;
    bool last = !is_mark(at, ",");
    uint32_t stop = e.end;
    for (uint32_t items = 0; items < 5 && next < end; ++items) {
      if (!last && word(next) == words_.and_) {
        ++next;
        last = true;
      }
      if (next < end && word(next) == words_.the) ++next;
      if (next >= end || !token(next).is_capitalised()) return false;
      const uint32_t n = scan_.piece_at(next);
      if (n >= scan_.pieces.size() || piece(n).first != next) return false;
      const uint32_t c = classes(next);
      // "Society of Germany, Austria and Switzerland"
      const bool place = (c & kPlace) != 0 && (classes(e.end - 1) & kPlace) != 0;
      if (place && (c & (kGiven | kHonorific | kMonth)) == 0) {
        stop = place_end(input_, next);
        if (stop == 0) return false;
      } else {
        if ((c & (kWord | kDemonym)) == 0 || (c & (kPlace | kGiven | kHonorific | kMonth)) != 0 ||
            (piece(n).classes & (kHead | kEventNoun)) != 0)
          return false;
        stop = piece(n).end;
      }
      if (last) {
        e.end = stop;
        return true;
      }
      if (stop >= end) return false;
      if (is_mark(stop, ",")) {
        next = stop + 1;
      } else if (word(stop) == words_.and_ || is_mark(stop, "&")) {
        next = stop + 1;
        last = true;
      } else {
        return false;
      }
    }
    return false;
  }

  // --- other shapes ---

  // "Tartu, Estonia: Eesti Avaandmete Päev, run by …": a name in a place of its own, and who held
  // it.
  void add_held(uint32_t k) {
    const Piece& p = piece(k);
    if (p.end - p.first < 2 || p.first == 0 || (p.classes & (kAnyHead | kMonth)) != 0) return;
    uint32_t at = p.end;
    const uint32_t end = limit(k);
    if (at < end && is_mark(at, ",")) ++at;
    if (at + 1 >= end || !is_act(at) || !words_.is(word(at + 1), kBy)) return;
    const bool apart = is_mark(p.first - 1, ":") || stands_apart(p.first, p.end);
    const uint32_t first = classes(p.first);
    if (!apart || (first & (kGiven | kHonorific | kPlace)) != 0) return;
    EventExtent e;
    e.first = p.first;
    e.end = p.end;
    e.head = p.first;
    add(e, weights_.event_line);
  }

  // "SiltConf 2023", "EuroPython 2014", "FOSDEM 2014"
  void add_coined(uint32_t k) {
    const Piece& p = piece(k);
    if (p.end - p.first > 3 || p.end >= limit(k) || !is_year(p.end)) return;
    if (token(p.end).gap != text::kSpace) return;
    if ((p.classes & (kMonth | kHonorific | kThing | kFunction | kEventBits)) != 0) return;
    const uint32_t first = classes(p.first);
    if (has(words_.season, p.first) || (first & (kGiven | kPlace)) != 0) return;
    if (date_behind(p.end + 1, limit(k))) return;
    EventExtent e;
    e.first = p.first;
    e.end = p.end + 1;
    e.head = p.first;
    float sum = 0;
    const bool suffix = coined_ending(p.first);
    if (suffix || (first & (kCoined | kCapitals)) != 0 || (first & kWord) == 0)
      sum += weights_.event_coined;
    if (suffix) sum += weights_.event_coined;
    const bool led = p.first > 0 && has(words_.event_at, p.first - 1);
    if (stands_apart(e.first, e.end))
      sum += weights_.event_line;
    else if (!led)
      sum -= weights_.event_coined;
    // "at Fish Passage 2023"
    if (led && sum <= 0 && p.end - p.first > 1 && (p.classes & (kPlace | kAnyHead | kOrgName)) == 0)
      sum += weights_.event_coined_words;
    add(e, sum);
  }
  bool date_behind(uint32_t i, uint32_t end) const {
    return i + 1 < end && (is_mark(i, "-") || is_mark(i, "–") || is_mark(i, "/")) &&
           token(i).is_glued() && token(i + 1).kind == text::TokenKind::number;
  }
  bool coined_ending(uint32_t i) const {
    if (token(i).kind != text::TokenKind::word || token(i).length_class < 5) return false;
    if ((classes(i) & (kWord | kSurname)) != 0) return false;
    constexpr size_t kLeast = 3, kMost = 10;  // bytes of the ending; two stand before it
    const std::string_view name = spelled(i);
    if (name.size() < kLeast + 2) return false;
    char small[kMost];
    const size_t size = std::min(name.size() - 2, kMost);
    for (size_t c = 0; c < size; ++c) {
      const char letter = name[name.size() - size + c];
      small[c] = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    }
    return words_.event_suffixes.longest(input_.pack, {small, size}, kLeast, kMost) != 0;
  }

  // "30th session of the CCPCJ", in lower case
  void add_numbered(uint32_t k) {
    const uint32_t from = start(k);
    uint32_t at = piece(k).first;
    if (at > from && word(at - 1) == words_.the) --at;
    if (at < from + 3 || word(at - 1) != words_.of) return;
    uint32_t noun = at - 2;
    if (!has(words_.event_edition_word, noun) || token(noun).is_capitalised()) return;
    if (add_first_session(k, noun)) return;
    uint32_t ordinal = noun - 1;
    while (ordinal > from && ordinal + 3 > noun && has(words_.event_adjective, ordinal)) --ordinal;
    if (token(ordinal).kind != text::TokenKind::mixed || edition_of(input_, words_, ordinal) <= 0)
      return;
    const Piece& p = piece(k);
    Extent body;
    EventExtent e;
    e.first = ordinal;
    e.head = noun;
    e.end = p.end;
    if ((p.classes & kAnyHead) != 0 && organization_extent(input_, words_, scan_, k, body) &&
        body.first == p.first)
      e.end = body.end;
    else if ((p.classes & (kCapitals | kOrgName | kCoined)) == 0)
      return;
    add(e, weights_.event_edition + weights_.event_chain);
  }

  // "Third session of the Commission, Lyon, 3-7 May 1990", at the head of a line.
  bool add_first_session(uint32_t k, uint32_t noun) const {
    const Piece& p = piece(k);
    const uint32_t first = noun - 1;
    const bool leads = (token(first).gap & (text::kNewline | text::kFirst)) != 0;
    if (!leads || !token(first).is_capitalised() || edition_of(input_, words_, first) <= 0 ||
        (p.classes & kAnyHead) == 0)
      return false;
    EventExtent e;
    e.first = first;
    e.head = noun;
    e.end = p.end;
    add(e, weights_.event_edition + weights_.event_chain);
    return true;
  }

  const Input& input_;
  const NameWords& words_;
  const NameWeights& weights_;
  const NameScan& scan_;
  Candidates& out_;
};

}  // namespace

void propose_named_events(const Input& input, const NameWords& words, const NameScan& scan,
                          Candidates& out) {
  Namer(input, words, scan, out).run();
}

}  // namespace annals::mentions
