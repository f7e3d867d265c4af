// Definitions: "Full Name (ACR)", "ACR (Full Name)", "Full Name – ACR", "ACR – Full Name", "ACR =
// Full Name", "Full Name (ACR – Name in another language)", "Full Name (Other Name)", "(Full Name,
// ACR)".
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentions/organization_view.h"
#include "resolve/acronyms.h"
#include "resolve/bracket_affiliation.h"
#include "resolve/candidate_ends.h"
#include "resolve/organizations.h"

namespace annals::resolve {
namespace {

using mentions::Candidate;
using mentions::Label;

constexpr uint32_t kEdition = 3;  // tokens before the name proper: "the 2nd"

class Finder {
 public:
  Finder(const mentions::Input& input, const mentions::NameWords& words,
         const mentions::NameScan& scan, mentions::Candidates& candidates,
         OrganizationLedger& ledger)
      : input_(input),
        words_(words),
        weights_(words.weights),
        scan_(scan),
        out_(candidates),
        ledger_(ledger),
        ends_(candidates) {}

  void run() {
    const auto& sentences = input_.layout.sentences;
    size_t sentence = 0;
    for (const uint32_t i : scan_.marks) {
      const char mark = input_.text[token(i).begin];
      const bool dashed = mentions::is_parting_dash(input_, i);
      if (mark != '(' && mark != '=' && !dashed) continue;
      while (sentence < sentences.size() && sentences[sentence].end_token <= i) ++sentence;
      if (sentence == sentences.size()) return;
      first_ = sentences[sentence].first_token;
      end_ = sentences[sentence].end_token;
      if (i <= first_ || i + 1 >= end_) continue;
      if (mark == '(')
        bracket(i);
      else if (mark == '=')
        dash_behind_acronym(i);
      else
        dash(i);
    }
    for (const mentions::NameScan::Told& one : scan_.told) told(one);
    settle_doubtful();
  }

 private:
  // What its acronym abbreviates, and nothing there says that it is an organization.
  struct Doubtful {
    uint32_t full = 0;
    uint32_t before = 0;
    uint32_t inner = 0;
    uint32_t acronym = 0;
    uint64_t key = 0;
    bool settled = false;
  };

  const text::Token& token(uint32_t i) const { return input_.tokens[i]; }
  bool is(uint32_t i, std::string_view mark) const {
    return token(i).kind == text::TokenKind::punctuation &&
           text::slice(input_.text, token(i)) == mark;
  }
  bool is_quote(uint32_t i) const {
    return is(i, "“") || is(i, "”") || is(i, "\"") || is(i, "‘") || is(i, "’") || is(i, "«") ||
           is(i, "»") || is(i, "'");
  }
  bool is_dash(uint32_t i) const { return is(i, "–") || is(i, "—") || is(i, "-"); }

  void propose(uint32_t first, uint32_t end, float score) {
    out_.push_back(mentions::organization_candidate(input_, first, end, score, first));
  }

  void define(uint32_t full_first, uint32_t full_end, uint32_t short_first, uint32_t short_end,
              bool other_name) {
    ledger_.definitions.push_back({full_first, full_end, short_first, short_end, other_name});
  }

  uint32_t closing(uint32_t open) const {
    for (uint32_t i = open + 1; i < end_ && i <= open + kLongestBracket; ++i) {
      if (is(i, ")")) return i;
      if (is(i, "(")) return 0;
    }
    return 0;
  }

  void bracket(uint32_t open) {
    const uint32_t close = closing(open);
    if (close == 0 || close == open + 1) return;
    uint32_t inner = open + 1;
    uint32_t inner_end = close;
    if (token(inner).word == words_.the && words_.the != 0 && inner + 1 < close) ++inner;
    if (is_quote(inner) && inner + 1 < close) ++inner;
    if (is_quote(inner_end - 1) && inner_end - 1 > inner) --inner_end;
    uint32_t before = open;
    if ((token(before - 1).shape & text::kPossessive) != 0) --before;
    if (is_quote(before - 1) && before > first_ + 1) --before;
    if (before <= first_) return;
    if (const uint32_t lead = language_lead(inner, inner_end); lead != 0) {
      in_language(before, inner + lead, inner_end);
      return;
    }
    const uint32_t acronym = acronym_end(input_, inner);
    if (acronym != 0 && acronym <= inner_end) {
      if (acronym_in(before, inner, acronym, inner_end, close)) return;
      affiliation(before, inner, inner_end);
      return;
    }
    if (name_in(before, inner, inner_end)) return;
    if (acronym_behind(before, inner, inner_end)) return;
    affiliation(before, inner, inner_end);
  }

  // "in Czech", "Polish:": the tokens that tell of which language the rest of a bracket is; 0:
  // none.
  uint32_t language_lead(uint32_t inner, uint32_t inner_end) const {
    if (inner + 3 > inner_end) return 0;
    const auto is_language = [&](uint32_t i) {
      return (scan_.classes[i] & mentions::kDemonym) != 0 && token(i + 1).is_capitalised();
    };
    if (token(inner).word == words_.in && words_.in != 0 && is_language(inner + 1)) return 2;
    return (scan_.classes[inner] & mentions::kDemonym) != 0 && is(inner + 1, ":") ? 2 : 0;
  }

  // "the Harlow Theatre Guild (in Czech Hudební spolek Harlow, HSH)"
  void in_language(uint32_t before, uint32_t inner, uint32_t inner_end) {
    const std::optional<Candidate> body = ends_.ending(before, Label::organization);
    if (!body || !token(inner).is_capitalised()) return;
    uint32_t end = inner_end;
    for (uint32_t i = inner + 1; i + 1 < inner_end; ++i)
      if (is(i, ",") || is(i, ";")) {
        if (acronym_end(input_, i + 1) != inner_end) inner_end = i;
        end = i;
        break;
      }
    propose(inner, end, weights_.defined);
    define(body->first, body->end, inner, end, true);
    if (end == inner_end) return;
    propose(end + 1, inner_end, weights_.acronym);
    define(body->first, body->end, end + 1, inner_end, false);
  }

  // "Ann Lee (Finnish Environment Institute, SYKE)": the name with its acronym in one bracket.
  // Behind a name it is the same body's in another language.
  bool acronym_behind(uint32_t before, uint32_t inner, uint32_t inner_end) {
    constexpr uint32_t kLongestShort = 6;
    uint32_t comma = inner_end - 1;
    while (comma > inner && !is(comma, ",") && inner_end - comma < kLongestShort) --comma;
    if (!is(comma, ",") || comma < inner + 2 || !token(inner).is_capitalised()) return false;
    const uint32_t first = comma + 1;
    if (acronym_end(input_, first) != inner_end || token(first).length_class < 3) return false;
    if (input_.pack.contains(words_.not_acronym, token(first).word)) return false;
    const std::string key = acronym_key(input_, first, inner_end);
    const Alignment alignment = align(input_, words_, key, inner, comma);
    const bool whole = alignment.whole && alignment.first == inner;
    if ((scan_.classes[first] & mentions::kPlace) != 0 && !whole) return false;
    const std::optional<Candidate> body = ends_.ending(comma, Label::organization);
    const bool named = body && body->first == inner;
    if (!named && !(whole && is_foreign(inner, comma))) return false;
    propose(inner, comma, weights_.defined);
    propose(first, inner_end, weights_.acronym);
    define(inner, comma, first, inner_end, false);
    if (const std::optional<Candidate> other = ends_.ending(before, Label::organization))
      define(other->first, other->end, inner, comma, true);
    return true;
  }

  // What nothing but its acronym tells.
  bool is_told(const std::string& key, uint32_t full, uint32_t before, uint32_t close) const {
    return key.size() >= 3 && (is_title(full, close) || is_foreign(full, before));
  }

  // The line of a name and its acronym that an archive begins with: whose it is.
  bool is_title(uint32_t full, uint32_t close) const {
    constexpr size_t kBlocks = 4;
    const auto& blocks = input_.layout.blocks;
    for (size_t b = 0; b < blocks.size() && b < kBlocks; ++b)
      if (blocks[b].content_token <= full && close < blocks[b].content_end)
        return blocks[b].content_token == full && close + 1 == blocks[b].content_end;
    return false;
  }

  // Of three words and more, hardly any of English, few of persons' names, and no place, thing or
  // event: a body's name in another language, where an acronym abbreviates it.
  bool is_foreign(uint32_t first, uint32_t end) const {
    constexpr uint32_t kOther = mentions::kThing | mentions::kEventNoun | mentions::kEventWeak |
                                mentions::kEventForeign | mentions::kHonorific;
    constexpr uint32_t kNamed = mentions::kGiven | mentions::kGivenToo | mentions::kSurname;
    uint32_t words = 0;
    uint32_t english = 0;
    uint32_t named = 0;
    for (uint32_t i = first; i < end; ++i) {
      if (!token(i).is_word()) continue;
      if ((scan_.classes[i] & kOther) != 0) return false;
      const uint32_t lists = words_.of_word(token(i).word);
      if (!token(i).is_capitalised() && (lists & mentions::kForeignLink) != 0) continue;
      ++words;
      named += (scan_.classes[i] & kNamed) != 0;
      if (token(i).is_capitalised() ? (scan_.classes[i] & mentions::kWord) != 0
                                    : mentions::is_english(input_, i))
        ++english;
    }
    return words >= 3 && english * 4 <= words && named * 2 < words;
  }

  // "Mr. J. Banda (ZARI)": the name of a person.
  bool is_titled(uint32_t full) const {
    uint32_t i = full;
    if (i > first_ && !is(i, ".")) --i;
    if (i > first_ && is(i, ".")) --i;
    return i < full && (scan_.classes[i] & mentions::kHonorific) != 0;
  }

  // "Full Name (ACR)", "(ACR – Other Name)", "(ACR, Place)".
  bool acronym_in(uint32_t before, uint32_t inner, uint32_t acronym, uint32_t inner_end,
                  uint32_t close) {
    const bool alone = acronym == inner_end;
    const bool dashed = !alone && (is_dash(acronym) || is(acronym, ":") || is(acronym, ",") ||
                                   is(acronym, ";") || is(acronym, "/"));
    if (!alone && !dashed) return false;
    const std::string key = acronym_key(input_, inner, acronym);
    const uint32_t from = before > first_ + kLongestName ? before - kLongestName : first_;
    const Alignment alignment = align(input_, words_, key, from, before);
    std::optional<Candidate> body = ends_.ending(before, Label::organization);
    std::optional<Candidate> event = ends_.ending(before, Label::event);
    if (!body && alone && title_body(before, inner, acronym)) return true;
    // "the Trade Union Congress of the Philippines (TUCP)": clearly a body, for all its noun.
    if (event && body && body->first <= event->first && body->score > event->score) event.reset();
    // "(UK)", "(Liss)"
    if (acronym == inner + 1 && (scan_.classes[inner] & mentions::kPlace) != 0 && !alignment.whole)
      return false;
    uint32_t full = before;
    if (alignment.whole) {
      full = alignment.first;
      // "Summit on Labour Law Systems (LLS)": what it is about.
      const bool topic = full > first_ && token(full - 1).word == words_.on;
      if (event && event->end == before && topic) {
        ledger_.others.insert(acronym_hash(input_, inner, acronym));
        return true;
      }
      if (event && full >= event->first && full <= event->first + kEdition) {
        ledger_.others.insert(acronym_hash(input_, inner, acronym));  // the event's own
        return true;
      }
      const bool inside = body && full >= body->first;
      const bool around = has_body(full, before) || begins_body(full, before);
      if (!inside && !around && (event || !is_told(key, full, before, close))) {
        // Aligned, but nothing says that it is an organization.
        if (event || !ends_.holds_organization(inner, acronym))
          ledger_.others.insert(acronym_hash(input_, inner, acronym));
        if (!event && key.size() >= 3 && !is_titled(full) &&
            mentions::place_end(input_, full) != before)
          doubtful_.push_back(
              {full, before, inner, acronym, acronym_hash(input_, inner, acronym), false});
        return true;
      }
      // What leads the aligned words belongs to the name where it is one piece with them.
      if (inside && !parted(body->first, full)) full = body->first;
      if (event && event->end == before && full > event->first && !around && !body)
        full = event->first;
    } else if (body) {
      full = parent_of(*body, before);
      if (event && event->first < body->first && alignment.share < weights_.acronym_share) {
        spare(inner, acronym);
        return true;
      }
    } else {
      if (event) {
        spare(inner, acronym);
        return true;
      }
      return false;
    }
    if (is_titled(full)) return false;
    propose(full, before, weights_.defined);
    propose(inner, acronym, weights_.acronym);
    define(full, before, inner, acronym, false);
    if (dashed && is_dash(acronym) && acronym + 1 < close && close - acronym > 2 &&
        token(acronym + 1).is_capitalised()) {
      propose(acronym + 1, inner_end, weights_.defined);
      define(full, before, acronym + 1, inner_end, true);
    }
    return true;
  }

  // "the Joint Bureau for the Strait, known by its Greek initials | BSE", "the Thrift Club became
  // | the Women's Union"
  void told(const mentions::NameScan::Told& one) {
    const uint32_t first = one.first;
    const uint32_t end = one.end;
    const uint32_t reach = is(first, "(") ? 1 : 3;  // tokens
    uint32_t acronym = acronym_end(input_, end);
    const bool other = acronym == 0;
    if (other) acronym = !one.coined ? body_end(end) : is_coined(end) ? end + 1 : 0;
    if (acronym == 0 || (!other && acronym_key(input_, end, acronym).size() < 3)) return;
    for (uint32_t at = first + 1; at-- > 0 && at + reach > first;) {
      const uint32_t full = body_before(at);
      if (full == kNone) continue;
      propose(full, at, weights_.defined);
      propose(end, acronym, other ? weights_.defined : weights_.acronym);
      if (one.later && other)
        define(end, acronym, full, at, true);
      else
        define(full, at, end, acronym, other);
      return;
    }
  }

  // "Dalanelag": a word that is no other name, and none of English.
  bool is_coined(uint32_t i) const {
    constexpr uint8_t kShortest = 4;  // letters
    return i < input_.tokens.size() && token(i).is_word() && token(i).is_capitalised() &&
           token(i).length_class >= kShortest && scan_.classes[i] == 0 &&
           !mentions::is_english(input_, i);
  }

  // Where the organization begins that ends at `end`, with the town that its name holds: "the
  // Basque School at Rome | (".
  uint32_t body_before(uint32_t end) const {
    constexpr uint32_t kLongestTown = 3;  // tokens
    if (const auto body = ends_.ending(end, Label::organization)) return body->first;
    for (uint32_t at = end - std::min(end, 2U); at > 0 && at + kLongestTown + 1 >= end; --at) {
      if (token(at).word != words_.at || words_.at == 0) continue;
      const auto body = ends_.ending(at, Label::organization);
      if (body && mentions::place_end(input_, at + 1) == end) return body->first;
    }
    return kNone;
  }

  // Where the longest organization ends that begins at token `first`; 0: none does.
  uint32_t body_end(uint32_t first) const {
    for (uint32_t end = std::min(first + kLongestName, static_cast<uint32_t>(input_.tokens.size()));
         end > first + 1; --end)
      if (ends_.holds_organization(first, end)) return end;
    return 0;
  }

  // "Leeds Modern Crafts (LMC)", and elsewhere "hosted by LMC": a body by what its acronym
  // does.
  void settle_doubtful() {
    if (doubtful_.empty()) return;
    const auto by_key = [](const Doubtful& a, const Doubtful& b) { return a.key < b.key; };
    std::stable_sort(doubtful_.begin(), doubtful_.end(), by_key);
    const size_t proposed = out_.size();
    constexpr float kHardly = 0.01F;  // an article alone tells little: "the DNA"
    const float article = weights_.acronym_bare + weights_.acronym_the;
    for (size_t c = 0; c < proposed; ++c) {
      const Candidate candidate = out_[c];
      if (candidate.label != Label::organization || candidate.score <= article + kHardly ||
          acronym_end(input_, candidate.first) != candidate.end)
        continue;
      const uint64_t key = acronym_hash(input_, candidate.first, candidate.end);
      auto one = std::lower_bound(doubtful_.begin(), doubtful_.end(), key,
                                  [](const Doubtful& a, uint64_t k) { return a.key < k; });
      for (; one != doubtful_.end() && one->key == key; ++one) {
        if (one->settled || candidate.first == one->inner) continue;
        one->settled = true;
        ledger_.others.erase(key);
        propose(one->full, one->before, weights_.defined);
        propose(one->inner, one->acronym, weights_.acronym);
        define(one->full, one->before, one->inner, one->acronym, false);
      }
    }
  }

  // Of what an event's name ends with the acronym is no body's, unless it is known for one:
  // "Conference of Heads of the Caribbean Community (CARICOM)".
  void spare(uint32_t inner, uint32_t acronym) {
    if (!ends_.holds_organization(inner, acronym, weights_.acronym_body))
      ledger_.others.insert(acronym_hash(input_, inner, acronym));
  }

  // "The Center (DCM)", where the archive's title is "Delamere Center for Mosses".
  bool title_body(uint32_t before, uint32_t inner, uint32_t acronym) {
    if (before < first_ + 2 || token(before - 2).word != words_.the || words_.the == 0)
      return false;
    if ((scan_.classes[before - 1] & mentions::kAnyHead) == 0) return false;
    constexpr size_t kBlocks = 2;
    const auto& blocks = input_.layout.blocks;
    if (blocks.size() < kBlocks || before <= blocks[kBlocks - 1].content_end) return false;
    for (size_t c = 0; c < out_.size() && out_[c].first < blocks[kBlocks - 1].content_end; ++c) {
      const Candidate body = out_[c];
      if (body.label != Label::organization || body.score <= 0) continue;
      for (uint32_t i = body.first; i < body.end; ++i) {
        if (token(i).word == 0 || token(i).word != token(before - 1).word) continue;
        propose(inner, acronym, weights_.acronym);
        define(body.first, body.end, inner, acronym, false);
        return true;
      }
    }
    return false;
  }

  // "the Archive Committee of the Maltese Salt Society (TYD)": letters of another language are
  // those of the body, not of its committee.
  uint32_t parent_of(const Candidate& body, uint32_t end) const {
    for (uint32_t i = body.first + 1; i + 2 < end; ++i)
      if (token(i).word == words_.of && token(i + 1).word == words_.the &&
          input_.pack.contains(words_.unit, token(i - 1).word) &&
          ends_.holds_organization(i + 2, end))
        return i + 2;
    return body.first;
  }

  // A candidate for an organization ends at `end` and begins at or behind `first`, or the words
  // hold a head noun.
  bool has_body(uint32_t first, uint32_t end) const {
    for (uint32_t i = first; i < end; ++i)
      if ((scan_.classes[i] & mentions::kAnyHead) != 0) return true;
    return false;
  }

  // "with the Kuvendi ng Manggagawa (KNM)": its first words are taken for a body.
  bool begins_body(uint32_t first, uint32_t end) const {
    for (uint32_t i = first + 1; i < end; ++i)
      if (ends_.holds_organization(first, i)) return true;
    return false;
  }

  // Whether a possessive, a comma or a preposition stands between `first` and `at`.
  bool parted(uint32_t first, uint32_t at) const {
    for (uint32_t i = first; i < at; ++i) {
      if (!token(i).is_word() && !is(i, "-") && !is(i, "&")) return true;
      if (!token(i).is_capitalised()) return true;
      if ((scan_.classes[i] & mentions::kCapitals) != 0) return true;
    }
    return false;
  }

  // "ACR (Full Name)", "Full Name (Other Name)".
  bool name_in(uint32_t before, uint32_t inner, uint32_t inner_end) {
    if (!token(inner).is_capitalised() || inner_end - inner > kLongestName) return false;
    uint32_t short_first = before - 1;
    while (short_first > first_ + 1 && token(short_first).is_glued() &&
           (is(short_first - 1, "-") || is(short_first, "-")))
      --short_first;
    if (const uint32_t end = acronym_end(input_, short_first); end == before) {
      const std::string key = acronym_key(input_, short_first, before);
      const Alignment alignment = align(input_, words_, key, inner, inner_end);
      const bool body =
          ends_.ending(inner_end, Label::organization).has_value() || has_body(inner, inner_end);
      if (alignment.whole && alignment.first == inner &&
          (body || ends_.holds_organization(short_first, before))) {
        propose(inner, inner_end, weights_.defined);
        propose(short_first, before, weights_.acronym);
        define(inner, inner_end, short_first, before, false);
        return true;
      }
      if (alignment.whole && alignment.first == inner) {
        ledger_.others.insert(acronym_hash(input_, short_first, before));
        return true;
      }
    }
    const std::optional<Candidate> body = ends_.ending(before, Label::organization);
    if (!body) return false;
    // The same in another language, or by another name; not a place, a person, a plain word.
    const std::optional<Candidate> other = ends_.ending(inner_end, Label::organization);
    const uint32_t k = scan_.piece_at(inner);
    const bool one_piece = k < scan_.pieces.size() && scan_.pieces[k].first == inner &&
                           scan_.pieces[k].end == inner_end;
    const uint32_t classes = one_piece ? scan_.pieces[k].classes : 0;
    const uint32_t speaks_against = mentions::kPlace | mentions::kWord | mentions::kGiven |
                                    mentions::kMonth | mentions::kHonorific | mentions::kDemonym;
    const bool unknown = one_piece && (classes & speaks_against) == 0;
    if (!(other && other->first == inner) && !unknown) return false;
    propose(inner, inner_end, weights_.defined);
    propose(body->first, body->end, body->score + weights_.cue_shape);
    // "Sebrim (Serviço Brasileiro de …)": one word for a whole name.
    if (other && body->end == body->first + 1 && inner_end > inner + 2 &&
        has_body(inner, inner_end) && !has_body(body->first, body->end))
      define(inner, inner_end, body->first, body->end, true);
    else
      define(body->first, body->end, inner, inner_end, true);
    return true;
  }

  void affiliation(uint32_t before, uint32_t inner, uint32_t inner_end) {
    const BracketBody body =
        affiliation_in(input_, words_, scan_, first_, before, inner, inner_end);
    if (body.end != 0) propose(inner, body.end, body.score);
  }

  // "Full Name (ACR – Other Name)": the acronym at token `i` has its name.
  bool is_defined(uint32_t i) const {
    constexpr size_t kLast = 3;
    const auto& all = ledger_.definitions;
    for (size_t d = all.size() > kLast ? all.size() - kLast : 0; d < all.size(); ++d)
      if (all[d].short_first == i) return true;
    return false;
  }

  // The letters of `key` come in this order, the first at the name's beginning: "LIK = Lundby
  // Isklubb", which says itself that it is one.
  bool spells(std::string_view key, uint32_t first, uint32_t end) const {
    size_t k = 0;
    for (uint32_t i = first; i < end && k < key.size(); ++i)
      for (const char letter : text::slice(input_.text, token(i))) {
        if (k < key.size() && (letter | 0x20) == (key[k] | 0x20))
          ++k;
        else if (k == 0)
          return false;
      }
    return k == key.size();
  }

  // "ACR – Full Name", "ACR = Full Name"
  void dash_behind_acronym(uint32_t i) {
    if (acronym_end(input_, i - 1) != i || !token(i + 1).is_capitalised()) return;
    const std::string key = acronym_key(input_, i - 1, i);
    if (key.size() < 3 || is_defined(i - 1)) return;
    for (uint32_t end = std::min(i + 1 + kLongestName, end_); end > i + 2; --end) {
      if (!ends_.holds_organization(i + 1, end)) continue;
      const Alignment alignment = align(input_, words_, key, i + 1, end);
      const bool fills = i > first_ + 1 && is(i - 2, "(") && end < end_ && is(end, ")");
      const bool equals = is(i, "=") && spells(key, i + 1, end);
      if (alignment.share < weights_.acronym_share && !(fills && alignment.share > 0) && !equals)
        return;
      propose(i + 1, end, weights_.defined);
      propose(i - 1, i, weights_.acronym);
      define(i + 1, end, i - 1, i, false);
      return;
    }
  }

  // "Full Name – ACR"
  void dash(uint32_t i) {
    dash_behind_acronym(i);
    const uint32_t acronym = acronym_end(input_, i + 1);
    if (acronym == 0 || acronym > end_) return;
    if (acronym < end_ && token(acronym).is_capitalised() && token(acronym).is_word()) return;
    const std::optional<Candidate> body = ends_.ending(i, Label::organization);
    if (!body) return;
    const std::string key = acronym_key(input_, i + 1, acronym);
    const Alignment alignment = align(input_, words_, key, body->first, i);
    if (key.size() < 3) return;
    if (alignment.share < 0.99F && !is_own_acronym(i, acronym)) return;
    propose(body->first, i, weights_.defined);
    propose(i + 1, acronym, weights_.acronym);
    define(body->first, i, i + 1, acronym, false);
  }

  // "the Confederation of Salaried Employees – STTK,": capitals that abbreviate its name in another
  // language, of which nothing else is known.
  bool is_own_acronym(uint32_t dash, uint32_t acronym) const {
    constexpr uint32_t kKnown = mentions::kPlace | mentions::kPlaceToo | mentions::kOrgName |
                                mentions::kRoman | mentions::kGiven;
    const uint32_t i = dash + 1;
    if (acronym != i + 1 || token(i).is_glued() || token(dash).is_glued()) return false;
    if ((token(i).shape & text::kAllUpper) == 0 || (scan_.classes[i] & kKnown) != 0) return false;
    if (input_.pack.contains(words_.not_acronym, token(i).word)) return false;
    return acronym < end_ && (is(acronym, ",") || is(acronym, ";") || is(acronym, ")") ||
                              (is(acronym, ".") && token(acronym).is_glued()));
  }

  const mentions::Input& input_;
  const mentions::NameWords& words_;
  const mentions::NameWeights& weights_;
  const mentions::NameScan& scan_;
  mentions::Candidates& out_;
  OrganizationLedger& ledger_;
  CandidateEnds ends_;
  std::vector<Doubtful> doubtful_;
  uint32_t first_ = 0;
  uint32_t end_ = 0;
};

}  // namespace

void find_definitions(const mentions::Input& input, const mentions::NameWords& words,
                      const mentions::NameScan& scan, mentions::Candidates& candidates,
                      OrganizationLedger& ledger) {
  Finder(input, words, scan, candidates, ledger).run();
}

}  // namespace annals::resolve
