#include "resolve/body_towns.h"

#include <algorithm>

namespace annals::resolve {
namespace {

using lexicon::Entry;
using lexicon::EntryKind;

// 0: no town of the phrase is meant for sure.
Country country_of_town(const mentions::Input& input, const LinkWeights& weights, uint32_t phrase) {
  constexpr uint32_t kFlagged = lexicon::kCommonWord | lexicon::kGivenName | lexicon::kSurname;
  Country country = 0;
  uint32_t most = 0;    // people of the largest
  uint32_t second = 0;  // … of the largest in another country
  bool flagged = false;
  bool several = false;
  for (const Entry& entry : input.gazetteer.entries(phrase)) {
    flagged |= (entry.flags & kFlagged) != 0;
    if (entry.kind != EntryKind::city && entry.kind != EntryKind::region) continue;
    const Country own = country_of(entry);
    several |= country != 0 && own != country;
    if (entry.rank <= most && country != 0) {
      if (own != country) second = std::max(second, entry.rank);
      continue;
    }
    if (own != country) second = std::max(second, most);
    most = entry.rank;
    country = own;
  }
  const bool known = weights.is_known(most, second);
  if (several && !known) return 0;
  // "Lincoln College": a town that is also somebody's name must be a large one.
  return flagged && most < weights.known_city ? 0 : country;
}

// The one country that the towns in a name are of.
Country country_in(const mentions::Input& input, const LinkWeights& weights, const Name& name) {
  Country country = 0;
  auto phrase = lexicon::first_phrase(input.phrases, name.first);
  for (uint32_t i = name.first; i < name.end; ++i) {
    const text::Token& token = input.tokens[i];
    if (!token.is_capitalised() || (token.shape & text::kAllUpper) != 0) continue;
    while (phrase != input.phrases.end() && phrase->first_token < i) ++phrase;
    uint32_t longest = token.phrase;
    if (phrase != input.phrases.end() && phrase->first_token == i &&
        phrase->end_token <= name.end) {
      longest = phrase->phrase;
      i = phrase->end_token - 1;
    }
    const Country own = country_of_town(input, weights, longest);
    if (own == 0) continue;
    if (country != 0 && own != country) return 0;
    country = own;
  }
  return country;
}

}  // namespace

void find_body_towns(const mentions::Input& input, const LinkWeights& weights,
                     const Resolved& resolved, std::vector<Country>& towns) {
  const auto& bodies = resolved.organizations;
  towns.assign(bodies.size(), 0);
  for (const Name& name : resolved.names) {
    if (name.label != mentions::Label::organization || name.entity >= bodies.size()) continue;
    if (!bodies[name.entity].country.empty() || towns[name.entity] != 0) continue;
    if (name.end >= name.first + 2) towns[name.entity] = country_in(input, weights, name);
  }
}

}  // namespace annals::resolve
