// Pieces of names: what the proposers of organizations and events put together.
//
// A piece is a run of capitalised words that nothing parts ("Ghent City Council", "Fire
// Prevention & Rescue", "U.S. Army", "South-East European"); pieces stand in a sentence, and
// short words link them ("Institute" of "Higher Studies" of the "Ministry" …). Words that are
// capitalised only because a sentence begins ("The", "During") belong to none.
#ifndef ANNALS_LIB_MENTIONS_NAME_SCAN_H_
#define ANNALS_LIB_MENTIONS_NAME_SCAN_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "mentions/input.h"
#include "mentions/name_words.h"
#include "text/token_index.h"

namespace annals::mentions {

struct Piece {
  uint32_t first = 0;  // tokens, half open
  uint32_t end = 0;
  uint32_t classes = 0;  // of all its tokens; with them kBodyWord
  uint32_t sentence = 0;
  float cue = 0;               // weight of the context that says it is an organization
  uint32_t rule = 0xFFFFFFFF;  // the rule that said so
  bool listed = false;         // … of those behind it in the list, too
  bool proper_only = false;    // the context does not make a plain word a name
  uint16_t key = 0;            // WordFilter::key of its first word
};

enum class LinkKind : uint8_t {
  none,
  of,
  preposition,  // for, on, against
  in,
  at,
  to,
  with,
  conjunction,  // and, &
  comma,
  comma_and,  // ", and"
  possessive,
  foreign,  // "de la", "für"
  open,     // "("
  close,    // ")"
  colon,
  dash,
};

struct Link {
  LinkKind kind = LinkKind::none;
  bool the = false;     // "of the"
  bool closed = false;  // a closing bracket stood before it: "(ILO), and"
};

// The capitalised words, ascending: token and WordFilter::key of each.
struct Capitals {
  std::vector<uint32_t> tokens;
  std::vector<uint16_t> keys;

  auto begin() const { return tokens.begin(); }
  auto end() const { return tokens.end(); }
};

struct NameScan {
  Capitals capitals;              // ascending, as are these:
  std::vector<uint32_t> marks;    // opening brackets, colons, dashes, quotation marks, bullets, "="
  std::vector<uint32_t> classes;  // NameClass bits of each token; 0 for what is in no piece
  std::vector<Piece> pieces;      // ascending
  text::TokenIndex piece_ends;    // of the last token of each piece
  // Of the matches those that are days or longer, ascending, the longest of each token.
  std::vector<uint32_t> dates;
  text::TokenIndex date_index;  // of the first token of each
  // "…, known by its initials …": between a name and its acronym, as rules tell; tokens.
  struct Told {
    uint32_t first = 0;
    uint32_t end = 0;
    bool later = false;   // "… became the …": what follows is the later name
    bool coined = false;  // "…, called … for short": one word that no list has
  };
  std::vector<Told> told;
  std::vector<uint32_t> phrases;  // while it scans: those that it reads next

  // Index of the piece that holds token `i` or begins after it; pieces.size(): none.
  uint32_t piece_at(uint32_t i) const;
};

// One pass over the text: linear, one look at the lists for each capitalised word.
void scan_names(const Input& input, const NameWords& words, NameScan& out);

// Whether small words of meaning stand around the capitals of a sentence: it is no title.
bool reads_as_prose(const Input& input, const NameWords& words, uint32_t sentence);

// What links piece `k` with the next one. Punctuation and short words only; anything else is none.
Link link_after(const Input& input, const NameWords& words, const NameScan& scan, uint32_t k);

// End of the place of the gazetteer that begins at token `i`; 0: none does. Small places whose
// names are words or people's names do not count.
uint32_t place_end(const Input& input, uint32_t i);
// Whether the token alone names a place of the gazetteer, whatever else it may mean.
bool names_place(const Input& input, uint32_t i);

// True if token `i` alone is the name of a country.
bool is_country(const Input& input, uint32_t i);

// True if the place that token `i` names is a town of less than 100,000 people.
bool is_small_place(const Input& input, uint32_t i);
// Past the continent or the region of several countries ("Central Europe") that begins at token
// `i`; 0: none does.
uint32_t world_region_end(const Input& input, uint32_t i);

// End of the organization of the gazetteer that begins at token `i`; 0: none does.
uint32_t organization_end(const Input& input, uint32_t i);

// An elided article or preposition glued to the next word: "l’", "d'", "dell'".
bool is_clitic(const Input& input, uint32_t i);

// True if a lower-case word is one of English.
bool is_english(const Input& input, uint32_t i);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_NAME_SCAN_H_
