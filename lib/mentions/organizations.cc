#include "mentions/organizations.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "mentions/name_classes.h"
#include "mentions/organization_extent.h"

namespace annals::mentions {
namespace {

constexpr uint32_t kNoRule = 0xFFFFFFFFu;
constexpr float kStrong = 1.0F;  // a candidate that its neighbours in a list can lean on

class Proposer {
 public:
  Proposer(const Input& input, const NameWords& words, NameScan& scan, Candidates& out)
      : input_(input), words_(words), scan_(scan), out_(out), weights_(words.weights) {}

  void run() {
    read_rules();
    last_.assign(scan_.pieces.size(), 0);
    for (uint32_t k = 0; k < scan_.pieces.size(); ++k) {
      uint32_t last = k;
      best_ = 0;
      company_end_ = 0;
      Extent extent;
      const bool headed = (piece(k).classes & (kAnyHead | kHeadLeft)) != 0 &&
                          organization_extent(input_, words_, scan_, k, extent);
      if (headed) {
        add_headed(k, extent);
        add_campus(k, extent);
        last = extent.last_piece;
      } else if ((piece(k).cue > 0 && !is_capitals(piece(k))) || has_ampersand(piece(k))) {
        add_by_context(k);
      }
      add_company(k);
      add_known(k);
      if (piece(k).end - piece(k).first > 1) {
        add_with_place(k);
        add_team(k);
      }
      if ((piece(k).classes & kCapitals) != 0) add_capitals(k);
      if (piece(k).listed) pass_on(k, last);
      if (best_ >= kStrong) last_[k] = last + 1;
    }
    for (uint32_t k = 0; k < scan_.pieces.size(); ++k)
      if (last_[k] != 0) look_beside(k, last_[k] - 1);
  }

 private:
  Piece& piece(uint32_t k) { return scan_.pieces[k]; }
  uint32_t classes(uint32_t i) const { return scan_.classes[i]; }
  uint32_t word(uint32_t i) const { return input_.tokens[i].word; }
  bool has(rules::ListId list, uint32_t i) const { return input_.pack.contains(list, word(i)); }
  bool the_before(uint32_t i) const {
    return i > 0 && words_.the != 0 && word(i - 1) == words_.the;
  }

  void add(uint32_t first, uint32_t end, float score, uint32_t head, uint32_t rule) {
    first = behind_messrs(first, head);
    Candidate candidate;
    candidate.first = first;
    candidate.end = end;
    candidate.label = Label::organization;
    candidate.score = score;
    candidate.head = head;
    candidate.rule = rule;
    if (end == first + 1) candidate.phrase = input_.tokens[first].phrase;
    out_.push_back(candidate);
    best_ = std::max(best_, score);
  }

  // "Messrs. Ralli Brothers"
  uint32_t behind_messrs(uint32_t first, uint32_t head) const {
    if (words_.messrs == 0 || word(first) != words_.messrs) return first;
    uint32_t next = first + 1;
    if (next < head && input_.text[input_.tokens[next].begin] == '.') ++next;
    return next < head ? next : first;
  }

  // Rules that mark a name ("organization"), and context rules ("organization-cue") that say of the
  // piece beside them that it is one.
  void read_rules() {
    for (const rules::Match& match : input_.matches.matches) {
      const OrganizationRule& rule = words_.rules[match.rule];
      if (rule.kind == OrganizationRule::none) continue;
      if (rule.kind == OrganizationRule::name) {
        add_marked(match, rule);
        continue;
      }
      uint32_t k;
      if (rule.kind == OrganizationRule::cue_right) {
        k = scan_.piece_at(match.end);
        if (k >= scan_.pieces.size()) continue;
        // "hosted by Her Majesty's …": a word that begins no name may stand between.
        const bool next =
            piece(k).first == match.end + 1 && input_.tokens[match.end].is_capitalised();
        if (piece(k).first != match.end && !next) continue;
        if (begins_block(match.end)) continue;  // "Congress of the Federation / Online, 12 May"
      } else {
        if (match.first == 0 || has_preposition(match)) continue;
        k = scan_.piece_at(match.first - 1);
        if (k >= scan_.pieces.size() || piece(k).end != match.first) continue;
      }
      if (rule.weight <= piece(k).cue) continue;
      piece(k).cue = rule.weight;
      piece(k).rule = match.rule;
      piece(k).proper_only = rule.proper_only;
      piece(k).listed = piece(k).listed || rule.listed;
    }
  }

  bool begins_block(uint32_t token) const {
    const auto& blocks = input_.layout.blocks;
    const auto at = std::lower_bound(
        blocks.begin(), blocks.end(), token,
        [](const text::Block& block, uint32_t t) { return block.content_token < t; });
    return at != blocks.end() && at->content_token == token;
  }

  // "was a founder of the company": the noun is not what the name is.
  bool has_preposition(const rules::Match& match) const {
    for (uint32_t i = match.first; i < match.end; ++i)
      if (has(words_.barrier, i)) return true;
    return false;
  }

  void add_marked(const rules::Match& match, const OrganizationRule& rule) {
    const uint32_t k = scan_.piece_at(match.first);
    if (k >= scan_.pieces.size() || piece(k).first > match.first) return;  // a stop word
    const uint32_t c = classes(match.first);
    if (rule.begins == OrganizationRule::place && (c & kPlace) == 0) return;
    // No place, person or demonym.
    if (rule.begins == OrganizationRule::unknown &&
        (c & (kPlace | kGiven | kDemonym | kAnyHead | kFunction | kCapitals | kMonth |
              kEventNoun)) != 0)
      return;
    // The piece that it begins with is taken whole.
    add(piece(k).first, match.end, rule.weight, match.end - 1, match.rule);
  }

  // Beside a clear organization, in a list or behind "and", a single name of no other sort.
  void look_beside(uint32_t k, uint32_t last) {
    const Link after = link_after(input_, words_, scan_, last);
    if (last + 1 < scan_.pieces.size() && is_list_link(after) &&
        (after.kind != LinkKind::comma || goes_on(last + 1)))
      add_beside(last + 1);
    if (k == 0) return;
    const Link before = link_after(input_, words_, scan_, k - 1);
    if (is_list_link(before)) add_beside(k - 1);
  }
  static bool is_list_link(const Link& link) {
    return !link.closed && (link.kind == LinkKind::comma || link.kind == LinkKind::comma_and ||
                            link.kind == LinkKind::conjunction);
  }
  // The list has a clear organization behind piece `k`, too.
  bool goes_on(uint32_t k) const {
    return k + 1 < scan_.pieces.size() && last_[k + 1] != 0 &&
           is_list_link(link_after(input_, words_, scan_, k));
  }
  void add_beside(uint32_t k) {
    Piece& p = piece(k);
    if (last_[k] != 0 || p.cue > 0) return;
    p.cue = weights_.beside;
    Extent extent;
    if ((p.classes & kAnyHead) != 0) {
      if (organization_extent(input_, words_, scan_, k, extent)) add_headed(k, extent);
      return;
    }
    const bool one = p.end - p.first == 1 || input_.tokens[p.first + 1].is_glued();
    if ((classes(p.first) & kCapitals) != 0)
      add_capitals(k);
    else if (one)
      add_by_context(k);
    else
      add_with_place(k);
  }

  // The items of a list that a cue opens share its evidence.
  void pass_on(uint32_t k, uint32_t last) {
    if (company_end_ > piece(last).end) return pass_on_behind(k, company_end_);
    Link between = link_after(input_, words_, scan_, last);
    uint32_t next = last + 1;
    if (between.kind == LinkKind::open && last + 1 < scan_.pieces.size()) {
      between = link_after(input_, words_, scan_, last + 1);
      if (!between.closed) return;
      next = last + 2;
    }
    if (between.kind != LinkKind::comma && between.kind != LinkKind::conjunction &&
        between.kind != LinkKind::comma_and)
      return;
    if (next < scan_.pieces.size()) share_cue(k, next);
  }

  // "Krka d.d., Teva and Sandoz": behind the legal form.
  void pass_on_behind(uint32_t k, uint32_t end) {
    if (end + 1 >= input_.tokens.size()) return;
    if (is_comma(end)) ++end;
    if (word(end) == words_.and_) ++end;
    const uint32_t next = scan_.piece_at(end);
    if (next < scan_.pieces.size() && next > k && end > company_end_ &&
        scan_.pieces[next].first == end)
      share_cue(k, next);
  }

  void share_cue(uint32_t k, uint32_t next) {
    const float share = piece(k).cue * weights_.list;
    if (share > piece(next).cue) {
      piece(next).cue = share;
      piece(next).rule = piece(k).rule;
    }
    piece(next).listed = true;
  }

  void add_headed(uint32_t k, const Extent& e) {
    // "Mrs. Church sang."
    const bool is_person =
        words_.is(word(e.first), kTitle) && e.end == e.head + 1 && e.head <= e.first + 2;
    if (is_person) return;
    const uint32_t c = classes(e.head);
    // "the XI Assembly of the Network" is an occasion.
    if ((classes(e.first) & kRoman) != 0 && e.first < e.head &&
        (c & (kEventNoun | kEventWeak)) != 0)
      return;
    float score = 0;
    if (e.foreign || (c & (kHeadForeign | kHeadCaps)) != 0)
      score = weights_.foreign_head;
    else if ((c & kHeadSuffix) != 0)
      score = weights_.suffix;
    else
      score = (c & kHead) != 0 ? weights_.head : weights_.head_weak;
    bool proper = false;
    for (uint32_t i = e.first; i < e.end; ++i)
      proper = proper || (i != e.head && classes(i) != 0 && (classes(i) & kWord) == 0);
    if (proper) score += weights_.proper;
    if (e.chain)
      score += weights_.chain;
    else if (!proper && (c & kHeadSuffix) == 0)
      score += common_words(k, e);
    // "Front-Line Workers" may be any.
    if ((c & kHeadWeak) != 0 && !proper && !e.chain && !the_before(e.first) &&
        input_.text[input_.tokens[e.head].end - 1] == 's')
      score += weights_.plural;
    if (e.place_tail) score += weights_.place_tail;
    if (e.doubtful) score += weights_.doubtful;
    if (the_before(e.first)) score += weights_.the;
    if (input_.pack.match(words_.generic, input_.tokens, e.first) == e.end - e.first)
      score += weights_.generic;
    if (e.head > e.first && e.head + 1 == e.end && has(words_.building, e.head - 1) &&
        head_kind(input_, words_, e.head) == "centre")
      score += weights_.building;
    const uint32_t first =
        e.first_piece < k && piece(e.first_piece).cue > piece(k).cue ? e.first_piece : k;
    score += piece(first).cue;
    add(e.first, e.end, score, e.head, piece(first).rule);
  }

  // Plain words with a head noun: in prose their capitals tell that they are a name, and so do
  // many.
  float common_words(uint32_t k, const Extent& e) {
    float score = (classes(e.head) & kHeadWeak) != 0 ? weights_.common_weak : weights_.common_only;
    if (reads_as_prose(input_, words_, piece(k).sentence)) score += weights_.prose;
    if (e.end - e.first > 2) score += weights_.several;
    return score;
  }

  // A name without any noun that tells: only its context says what it is.
  void add_by_context(uint32_t k) {
    const Piece& p = piece(k);
    const uint32_t first = classes(p.first);
    if ((first & (kFunction | kHonorific | kMonth)) != 0) return;
    if (p.end == p.first + 1 && (first & (kDemonym | kAnyHead)) != 0) return;
    uint32_t end = p.end;
    for (uint32_t i = p.first + 1; i < end; ++i)
      if ((classes(i) & kFunction) != 0) end = i;
    if ((classes(end - 1) & (kThing | kEventNoun | kEventWeak)) != 0 && end > p.first) return;
    bool words = true;
    for (uint32_t i = p.first; i < end; ++i)
      if (input_.tokens[i].is_word()) words = words && (classes(i) & kWord) != 0;
    if (words && p.proper_only) return;
    float score = p.cue;
    const bool body =
        (first & kOrgName) != 0 || input_.pack.match(words_.name, input_.tokens, p.first) != 0;
    const bool surname = (first & kSurname) != 0 && !words && !has_ampersand(p);
    const bool given = (first & kGiven) != 0 || (!words && is_hyphened(p, end));
    if (!body && !is_domain(p) && (given || surname)) score += weights_.cue_person;
    const bool place = (first & kPlace) != 0 && place_end(input_, p.first) == end;
    const bool small = place && is_small_place(input_, p.first);
    if (place) score += small ? weights_.cue_place / 2 : weights_.cue_place;
    const uint32_t count = end - p.first;
    if (has_ampersand(p))
      score += weights_.ampersand;
    else if (words)
      score += reads_as_prose(input_, words_, p.sentence) ? weights_.cue_word + weights_.prose
                                                          : weights_.cue_word;
    else if ((!place || small) && (count == 1 || (first & (kCoined | kCapitals)) != 0))
      score += weights_.cue_shape;
    if (!words) end = topic_behind(k, end);
    // "Espoir 18"
    if (end == p.end && end < input_.tokens.size() && !words) {
      const text::Token& number = input_.tokens[end];
      if (number.kind == text::TokenKind::number && number.length_class <= 2 &&
          number.gap == text::kSpace && is_number_tail(end)) {
        ++end;
        score += weights_.number;
      }
    }
    add(p.first, end, score, p.first, p.rule);
  }

  // "Margarita Winkel-Prins": a double name ends it.
  bool is_hyphened(const Piece& p, uint32_t end) const {
    return end > p.first + 3 && is_hyphen(input_, end - 2) && input_.tokens[end - 2].is_glued();
  }

  // Nothing but an acronym: add_capitals judges it.
  bool is_capitals(const Piece& p) const {
    return p.end - p.first == 1 && (p.classes & kCapitals) != 0;
  }

  // "Safe.brussels"
  bool is_domain(const Piece& p) const {
    return p.end - p.first == 3 && input_.tokens[p.first + 1].is_glued() &&
           input_.text[input_.tokens[p.first + 1].begin] == '.';
  }

  // "Smith & Nephew"
  bool has_ampersand(const Piece& p) const {
    if (p.end - p.first < 3) return false;
    for (uint32_t i = p.first + 1; i + 1 < p.end; ++i)
      if (input_.text[input_.tokens[i].begin] == '&' && !input_.tokens[i].is_glued()) return true;
    return false;
  }

  // "Airbus Defence and Space": plain words end it, and another goes on.
  uint32_t topic_behind(uint32_t k, uint32_t end) const {
    const Piece& p = scan_.pieces[k];
    if (end != p.end || p.end - p.first < 2 || (classes(p.end - 1) & kWord) == 0) return end;
    const Link link = link_after(input_, words_, scan_, k);
    if (link.kind != LinkKind::conjunction || link.the || link.closed) return end;
    const Piece& next = scan_.pieces[k + 1];
    const uint32_t against = kAnyHead | kPlace | kGiven | kFunction | kOrgName | kCapitals |
                             kMonth | kHonorific | kSurname;
    if (next.end - next.first != 1 || (next.classes & against) != 0) return end;
    return (next.classes & kWord) != 0 ? next.end : end;
  }

  // Not followed by what the number would count ("18 members"), or a month.
  bool is_number_tail(uint32_t i) const {
    if (i + 1 >= input_.tokens.size()) return true;
    const text::Token& next = input_.tokens[i + 1];
    return next.kind == text::TokenKind::punctuation || has(words_.stop, i + 1) ||
           word(i + 1) == words_.and_;
  }

  void add_company(uint32_t k) {
    const Piece& p = piece(k);
    if ((p.classes & kBodyWord) == 0 && !may_be_form(p.end) &&
        !(p.end < input_.tokens.size() && is_comma(p.end) && may_be_form(p.end + 1)))
      return;
    for (uint32_t i = p.first + 1; i <= p.end && i < input_.tokens.size(); ++i) {
      if (i == p.end && (input_.tokens[i].gap & text::kBlankLine) != 0) return;
      uint32_t at = i;
      if (i == p.end && is_comma(i) && i + 1 < input_.tokens.size()) ++at;
      const uint32_t size = legal_form(at);
      if (size == 0 || input_.tokens[at].is_glued()) continue;
      if (size == 1 && has(words_.legal_caps, at) &&
          (input_.tokens[at].shape & text::kAllUpper) == 0)
        continue;
      add(p.first, at + size, weights_.legal_form + p.cue, at, p.rule);
      company_end_ = at + size;
      return;
    }
  }
  // A few are written small, too: "GlaxoSmithKline plc", "Schneider et Cie".
  bool may_be_form(uint32_t i) const {
    return i < input_.tokens.size() && (words_.of_word(word(i)) & kBodyWord) != 0;
  }
  uint32_t legal_form(uint32_t i) const {
    if (!may_be_form(i)) return 0;
    return std::max(input_.pack.match(words_.legal_form, input_.tokens, i),
                    input_.pack.match(words_.legal_lower, input_.tokens, i));
  }
  bool is_comma(uint32_t i) const { return input_.text[input_.tokens[i].begin] == ','; }

  // Names of the lists.
  void add_known(uint32_t k) {
    const Piece& p = piece(k);
    if (p.first > 0 && input_.tokens[p.first - 1].is_capitalised() &&
        (words_.of_word(word(p.first - 1)) & kBodyWord) != 0)  // "An Garda", "La Scala"
      if (const uint32_t size = input_.pack.match(words_.name, input_.tokens, p.first - 1);
          size > 1)
        add(p.first - 1, p.first - 1 + size, weights_.name + p.cue, p.first, kNoRule);
    if ((p.classes & (kBodyWord | kOrgName)) == 0) return;
    for (uint32_t i = p.first; i < p.end; ++i) {
      if ((words_.of_word(word(i)) & kBodyWord) != 0)
        if (const uint32_t size = input_.pack.match(words_.name, input_.tokens, i); size != 0)
          add(national_first(p, i), national_end(k, i, i + size), weights_.name + p.cue, i,
              kNoRule);
      const uint32_t c = classes(i);
      if ((c & kOrgName) == 0) continue;
      const uint32_t end = organization_end(input_, i);
      if ((c & kCountry) != 0 && place_end(input_, i) >= end) continue;  // "U.S."
      if (end == i + 1 && (c & kCapitals) != 0) continue;                // add_capitals
      float score = weights_.gazetteer + p.cue;
      if (end == i + 1 &&
          ((c & (kWord | kGiven | kSurname | kPlace | kAnyHead)) != 0 || p.end - p.first > 1))
        score += weights_.gazetteer_word;
      add(i, end, score, i, kNoRule);
    }
  }

  // "the Kenya Red Cross": of the names that there are in each country, the country's belongs to
  // the name at token `i`.
  uint32_t national_first(const Piece& p, uint32_t i) const {
    if (i == p.first || input_.pack.match(words_.national, input_.tokens, i) == 0) return i;
    if (i == p.first + 1 && (classes(p.first) & kDemonym) != 0) return p.first;
    return place_end(input_, p.first) == i ? p.first : i;
  }

  // "the Red Cross of Slovenia", where nothing leads it.
  uint32_t national_end(uint32_t k, uint32_t i, uint32_t end) const {
    if (end != scan_.pieces[k].end || i != scan_.pieces[k].first) return end;
    if (input_.pack.match(words_.national, input_.tokens, i) == 0) return end;
    const Link link = link_after(input_, words_, scan_, k);
    if (link.kind != LinkKind::of || link.closed) return end;
    const Piece& next = scan_.pieces[k + 1];
    return place_end(input_, next.first) == next.end ? next.end : end;
  }

  // Universities of several places: "University of California, Berkeley".
  void add_campus(uint32_t k, const Extent& e) {
    if (input_.pack.match(words_.campus, input_.tokens, e.first) != e.end - e.first) return;
    const uint32_t n = e.last_piece + 1;
    if (link_after(input_, words_, scan_, e.last_piece).kind != LinkKind::comma) return;
    if (is_country(input_, piece(n).first) || place_end(input_, piece(n).first) != piece(n).end)
      return;
    add(e.first, piece(n).end, weights_.head + weights_.chain + weights_.place_tail, e.head,
        piece(k).rule);
  }

  // "Wikimedia Deutschland", "CGT Cheminots"
  void add_with_place(uint32_t k) {
    const Piece& p = piece(k);
    if ((p.classes & (kAnyHead | kMonth | kFunction)) != 0) return;
    const uint32_t first = classes(p.first);
    if ((first & (kPlace | kGiven | kSurname | kHonorific | kDemonym)) != 0) return;
    if (words_.is(word(p.first), kNoAcronym)) return;
    bool words = (first & kWord) != 0;
    for (uint32_t i = p.first + 1; i < p.end; ++i) {
      if ((classes(i) & kPlace) != 0 && place_end(input_, i) == p.end &&
          (classes(i) & kGiven) == 0) {
        // "Old Goa" is a place: plain words must be two, before a country.
        if (words && ((classes(i) & kCountry) == 0 || i < p.first + 2)) return;
        const bool mark = (first & (kCapitals | kCoined | kOrgName)) != 0 ||
                          input_.pack.match(words_.name, input_.tokens, p.first) != 0;
        const float score = weights_.place_tail + p.cue + (mark ? 0 : weights_.cue_word);
        add(p.first, p.end, score, p.first, p.rule);
        return;
      }
      words = words && (classes(i) & kWord) != 0;
    }
    const bool mark = (first & (kCapitals | kCoined)) != 0 && (first & kWord) == 0;
    if (mark && p.end - p.first == 2 &&
        (classes(p.end - 1) & (kWord | kThing | kEventNoun | kEventWeak | kGiven)) == 0)
      add(p.first, p.end, weights_.cue_shape + p.cue, p.first, p.rule);
  }

  // "the Boston Bruins": a place, and a plural that is no thing's.
  void add_team(uint32_t k) {
    const Piece& p = piece(k);
    if ((classes(p.first) & kPlace) == 0) return;
    const uint32_t place = place_end(input_, p.first);
    if (place + 1 != p.end) return;
    const uint32_t against = kAnyHead | kThing | kEventNoun | kEventWeak | kFunction | kMonth |
                             kDemonym | kPlace | kSurname | kGiven | kCapitals;
    if ((classes(place) & against) != 0 || input_.text[input_.tokens[place].end - 1] != 's') return;
    add(p.first, p.end, weights_.team + (the_before(p.first) ? weights_.the : 0) + p.cue, place,
        p.rule);
  }

  // Acronyms, as far as they can be judged where they stand. Definitions: resolve/organizations.
  void add_capitals(uint32_t k) {
    const Piece& p = piece(k);
    for (uint32_t i = p.first; i < p.end; ++i) {
      if ((classes(i) & kCapitals) == 0) continue;
      uint32_t end = i + 1;
      // "UN-Habitat", "PIT-CNT": one, with what a hyphen ties to it.
      while (end + 1 < p.end && input_.tokens[end].kind == text::TokenKind::punctuation &&
             input_.tokens[end].is_glued())
        end += 2;
      if ((classes(i) & kPlace) == 0 || end > i + 1) add(i, end, capitals(k, i, end), i, p.rule);
      i = end - 1;
    }
  }

  float capitals(uint32_t k, uint32_t i, uint32_t end) {
    const Piece& p = piece(k);
    float score = weights_.acronym_bare;
    const bool listed = words_.is(word(i), kNoAcronym) || (classes(i) & kRoman) != 0;
    bool numbers = listed;  // "COVID-19"
    for (uint32_t t = i + 1; t < end; ++t) numbers = numbers && !input_.tokens[t].is_word();
    if (numbers) return weights_.acronym_not;
    if (organization_end(input_, i) == end ||
        input_.pack.match(words_.acronym, input_.tokens, i) == end - i)
      score += weights_.acronym_known + weights_.gazetteer;
    if (the_before(i)) score += weights_.acronym_the;
    if (is_of_person(k, i)) score += weights_.acronym_bracket;
    if (input_.tokens[i].length_class >= 6 && (classes(i) & kWord) == 0)
      score += weights_.acronym_long;
    if (i == p.first) score += p.cue;
    if (end < input_.tokens.size()) {
      const text::Token& next = input_.tokens[end];
      if ((next.shape & text::kPossessive) != 0) score += weights_.acronym_owner;
      // "the ENACT project"
      if (next.kind == text::TokenKind::word && (words_.of_word(word(end)) & kThing) != 0 &&
          end == p.end)
        score += weights_.acronym_thing;
      if (end < p.end && i == p.first && (classes(p.end - 1) & kAnyHead) == 0)
        score += weights_.acronym_thing / 2;
    }
    return score;
  }

  // "Moussa Traoré of UNTM"
  bool is_of_person(uint32_t k, uint32_t i) const {
    if (k == 0 || i < 2 || i != scan_.pieces[k].first || input_.tokens[i].length_class < 3)
      return false;
    if (word(i - 1) != words_.of && word(i - 1) != words_.at) return false;
    const Piece& before = scan_.pieces[k - 1];
    return before.end + 1 == i && before.end - before.first > 1 &&
           (classes(before.first) & (kGiven | kHonorific)) != 0 &&
           (before.classes & (kAnyHead | kThing)) == 0;
  }

  const Input& input_;
  const NameWords& words_;
  NameScan& scan_;
  Candidates& out_;
  const NameWeights& weights_;
  std::vector<uint32_t> last_;  // past the last piece of the clear organization of each piece; 0
  float best_ = 0;              // the best score of the piece at hand
  uint32_t company_end_ = 0;    // past its legal form; 0: it has none
};

}  // namespace

void propose_organizations(const Input& input, const NameWords& words, NameScan& scan,
                           Candidates& out) {
  Proposer(input, words, scan, out).run();
}

}  // namespace annals::mentions
