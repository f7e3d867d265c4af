#include "mentions/place_words.h"

#include <algorithm>

namespace annals::mentions {
namespace {

constexpr uint32_t kLongestCue = 3;  // words

float weight(const Input& input, std::string_view name) {
  return static_cast<float>(input.pack.weight(name));
}

}  // namespace

PlaceWords::PlaceWords(const Input& in)
    : input(in),
      list_before(in.pack.list("place-before")),
      list_between(in.pack.list("place-between")),
      list_article(in.pack.list("place-article")),
      list_joint(in.pack.list("place-joint")),
      list_abbreviation(in.pack.list("place-abbreviation")),
      list_postal(in.pack.list("place-postal")),
      list_direction(in.pack.list("place-direction")),
      list_not_after(in.pack.list("place-not-after")),
      list_not_before(in.pack.list("place-not-before")),
      list_particle(in.pack.list("place-particle")),
      list_stop(in.pack.list("place-stop")),
      list_other_head(in.pack.list("place-other-head")),
      list_not(in.pack.list("place-not")),
      list_generic(in.pack.list("place-generic")),
      list_short(in.pack.list("place-short")),
      list_first(in.pack.list("place-first-word")),
      country(weight(in, "place.country")),
      continent(weight(in, "place.continent")),
      region(weight(in, "place.region")),
      city(weight(in, "place.city")),
      city_size(weight(in, "place.city-size")),
      capital(weight(in, "place.capital")),
      natural(weight(in, "place.natural")),
      facility(weight(in, "place.facility")),
      phrase(weight(in, "place.phrase")),
      acronym(weight(in, "place.acronym")),
      word(weight(in, "place.word")),
      word_size(weight(in, "place.word-size")),
      very_common(weight(in, "place.very-common")),
      very_common_size(weight(in, "place.very-common-size")),
      given_name(weight(in, "place.given-name")),
      surname(weight(in, "place.surname")),
      demonym(weight(in, "place.demonym")),
      also_organization(weight(in, "place.also-organization")),
      person_shape(weight(in, "place.person-shape")),
      words_only(weight(in, "place.words-only")),
      caps(weight(in, "place.caps")),
      sentence_start(weight(in, "place.sentence-start")),
      container(weight(in, "place.container")),
      contained(weight(in, "place.contained")),
      in_list(weight(in, "place.list")),
      article(weight(in, "place.article")),
      person_before(weight(in, "place.person-before")),
      person_after(weight(in, "place.person-after")),
      name_before(weight(in, "place.name-before")),
      name_after(weight(in, "place.name-after")),
      run_before(weight(in, "place.run-before")),
      run_after(weight(in, "place.run-after")),
      cell(weight(in, "place.cell")),
      other_head(weight(in, "place.other-head")),
      direction(weight(in, "place.direction")),
      unknown(weight(in, "place.unknown")),
      unknown_container(weight(in, "place.unknown-container")),
      unknown_word(weight(in, "place.unknown-word")),
      unknown_given(weight(in, "place.unknown-given")),
      unknown_surname(weight(in, "place.unknown-surname")),
      unknown_run(weight(in, "place.unknown-run")),
      unknown_again(weight(in, "place.unknown-again")),
      article_shape(weight(in, "place.article-shape")),
      after_building(weight(in, "place.after-building")),
      article_run(weight(in, "place.article-run")),
      cut(weight(in, "place.cut")),
      most(weight(in, "place.most")),
      postal(weight(in, "place.postal")),
      address(weight(in, "place.address")),
      again(weight(in, "place.again")),
      again_word(weight(in, "place.again-word")),
      sure(weight(in, "place.sure")) {
  for (uint32_t i = 0; i < input.tokens.size(); ++i)
    if (input.tokens[i].is_capitalised() && input.tokens[i].is_word()) capitals.push_back(i);
}

uint32_t PlaceWords::skip_between(uint32_t i) const {
  uint32_t at = i;
  for (int skipped = 0; skipped < 2; ++skipped) {
    uint32_t next = at;
    for (uint32_t length = 1; length <= kLongestCue && length <= at; ++length)
      if (input.pack.match(list_between, input.tokens, at - length) == length) next = at - length;
    if (next == at) break;
    at = next;
  }
  return at;
}

float PlaceWords::before(uint32_t i) const {
  // Every word of the lists is in the vocabulary.
  if (i == 0 || input.tokens[i - 1].word == 0 || !input.tokens[i - 1].is_word()) return 0;
  const uint32_t at = skip_between(i);
  for (uint32_t length = std::min(kLongestCue, at); length > 0; --length) {
    if (input.pack.match(list_before, input.tokens, at - length) != length) continue;
    return static_cast<float>(input.pack.value(list_before, input.tokens, at - length, at)) / 10;
  }
  return 0;
}

bool PlaceWords::has(rules::ListId list, uint32_t i) const {
  return list != rules::kNoList && input.pack.contains(list, input.tokens[i].word);
}

bool PlaceWords::adjoins(uint32_t left, uint32_t right) const {
  const text::Token& token = input.tokens[right];
  if (right != left + 1 || (token.gap & (text::kNewline | text::kFirst)) != 0) return false;
  return input.tokens[left].is_word();
}

bool PlaceWords::starts_sentence(uint32_t i) const {
  const auto& sentences = input.layout.sentences;
  auto next = std::upper_bound(
      sentences.begin(), sentences.end(), i,
      [](uint32_t token, const text::Sentence& s) { return token < s.first_token; });
  if (next == sentences.begin()) return true;
  for (uint32_t k = (next - 1)->first_token; k < i; ++k)
    if (input.tokens[k].is_word()) return false;
  return true;
}

const text::Block* PlaceWords::block_of(uint32_t i) const {
  const auto& blocks = input.layout.blocks;
  auto next =
      std::upper_bound(blocks.begin(), blocks.end(), i,
                       [](uint32_t token, const text::Block& b) { return token < b.first_token; });
  if (next == blocks.begin()) return nullptr;
  --next;
  return i < next->end_token ? &*next : nullptr;
}

uint32_t PlaceWords::kinds(uint32_t i) const {
  return input.gazetteer.kinds(input.tokens[i].phrase);
}

bool PlaceWords::is_word(uint32_t i) const {
  return (kinds(i) & lexicon::Gazetteer::kind_bit(lexicon::EntryKind::word)) != 0;
}

uint32_t PlaceWords::given_rank(uint32_t i) const {
  uint32_t rank = 0;
  for (const lexicon::Entry& entry : input.gazetteer.entries(input.tokens[i].phrase))
    if (entry.kind == lexicon::EntryKind::given_name) rank = std::max(rank, entry.rank);
  return rank;
}

bool PlaceWords::is_hyphen(uint32_t i) const {
  return i + 1 < input.tokens.size() && mark(i) == '-' && input.tokens[i].is_glued() &&
         input.tokens[i + 1].is_glued();
}

char PlaceWords::mark(uint32_t i) const {
  if (i >= input.tokens.size()) return 0;
  const text::Token& token = input.tokens[i];
  if (token.kind != text::TokenKind::punctuation) return 0;
  const std::string_view s = text::slice(input.text, token);
  if (s.size() == 1) return s[0];
  if (s == "\xE2\x80\x93" || s == "\xE2\x80\x94") return '~';  // a dash
  if (s == "\xC2\xB7" || s == "\xE2\x80\xA2") return '*';      // a bullet
  return '?';
}

}  // namespace annals::mentions
