// Whether a line, or some of its tokens, reads as the title of an entry, or as what stands beside
// one: a date, a speaker, a place.
#ifndef ANNALS_LIB_MENTIONS_TITLE_SHAPE_H_
#define ANNALS_LIB_MENTIONS_TITLE_SHAPE_H_

#include <cstdint>
#include <string_view>

#include "mentions/input.h"
#include "mentions/name_scan.h"
#include "rules/pack.h"
#include "text/layout.h"

namespace annals::mentions {

// Cheap to make and to copy.
class TitleShape {
 public:
  TitleShape(const Input& input, const NameWords& words, const NameScan& scan)
      : input_(input), words_(words), scan_(scan) {}

 protected:
  const text::Token& token(uint32_t i) const { return input_.tokens[i]; }
  bool is_mark(uint32_t i, std::string_view mark) const {
    return token(i).kind == text::TokenKind::punctuation &&
           text::slice(input_.text, token(i)) == mark;
  }

  // The first date that begins among the tokens, the longest there; null: none.
  const rules::Match* date_in(uint32_t first, uint32_t end) const;
  // The longest date that begins with the token; null: none.
  const rules::Match* date_at(uint32_t first) const;
  const rules::Match* date_of(const text::Block& block) const {
    return date_in(block.first_token, block.end_token);
  }
  bool has_date(uint32_t first, uint32_t end) const { return date_in(first, end) != nullptr; }
  bool has_date(const text::Block& block) const { return date_of(block) != nullptr; }
  // A date, but for years that close a subject: "Law and the Baltic Sea, 1919–2019".
  bool has_day(uint32_t first, uint32_t end) const;
  bool reads_as_title(const text::Block& block) const;
  bool reads_as_title(uint32_t first, uint32_t end) const;
  // "Harbour Lights (Ann Lee, 1984), with live music": before the bracket that tells who made a
  // work and when; `end`: there is none.
  uint32_t before_maker(uint32_t first, uint32_t end) const;
  // "Workshop on Reeds. Host: Fen Trust": where the next sentence begins, without the full stop.
  uint32_t before_remark(uint32_t first, uint32_t end) const;
  // "#3 Groundwater from Space": behind the number in its series.
  uint32_t behind_number(uint32_t first, uint32_t end) const;
  // "Marta Kowalska, University of Warsaw", "Prof. Ann Lee (CERN)", "A. Lee & B. Roe".
  bool is_speaker_line(const text::Block& block) const;
  // "Venue: Leeds"
  bool opens_with_label(uint32_t first, uint32_t end) const;
  // The longer words have capitals; `links`: but for "from", "with" and "36th".
  bool is_spelled_as_title(uint32_t first, uint32_t end, bool links = false) const;
  // "Seminar “Lime”", "Public lecture: Roofs of Reed", "Talk: Moonbounce, by G3LTF": only what
  // the noun introduces is the title. "International Conference “Lime”" has a name as a whole.
  bool cut_noun(uint32_t& first, uint32_t& end) const;
  // "Secretary General visits Latvia", "New managing director": news, and no occasion's name.
  bool is_headline(uint32_t first, uint32_t end) const;
  // "Lisbon, Portugal"
  bool is_place_line(uint32_t first, uint32_t end) const;
  // "Maritime Museum, Kotor, Montenegro": a body or a building before the places that tell where
  // it is.
  bool is_address_line(uint32_t first, uint32_t end) const;
  bool is_person_line(uint32_t first, uint32_t end) const;
  bool is_body_line(uint32_t first, uint32_t end) const;

  // "March meeting", "Annual General Meeting": nothing but what any such occasion is called.
  bool is_bare_noun(uint32_t first, uint32_t end) const;

  // A row of a table, but for one that nothing but dashes part: "The Swan – Q&A with Ann Lee".
  bool has_cells(const text::Block& block) const;
  // A bar or a wide gap stands among the tokens.
  bool has_cells(uint32_t first, uint32_t end) const;

  static constexpr uint32_t kLongestTitle = 30;  // tokens

  const Input& input_;
  const NameWords& words_;
  const NameScan& scan_;

 private:
  // The longest of those that begin first at the token or behind it; null: none does.
  const rules::Match* next_date(uint32_t first) const;
  // "Industrial visit to a depot", "Trip to the lakes": told in common words.
  bool is_plain(uint32_t first, uint32_t end) const;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_TITLE_SHAPE_H_
