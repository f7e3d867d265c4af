// Links the person mentions of a document: who is who, and what the text tells of them.
#include <algorithm>

#include "mentions/name_runs.h"
#include "resolve/people.h"
#include "resolve/people_details.h"
#include "resolve/people_ledger.h"

namespace annals::resolve {
namespace {

using mentions::Label;
using mentions::PersonEvidence;

constexpr float kClearlyGiven = 0.5f;  // a name common enough to tell a sex

// The name as the text writes it, white space made single spaces.
void write(const mentions::Input& input, uint32_t first, uint32_t end, std::string& out) {
  out.clear();
  for (uint32_t t = first; t < end; ++t) {
    if (t > first && !input.tokens[t].is_glued()) out.push_back(' ');
    out.append(text::slice(input.text, input.tokens[t]));
  }
}

// How much a form tells: whole words before initials, then accents.
struct Fullness {
  size_t words = 0;
  size_t full = 0;
  bool accents = false;
  bool operator>(const Fullness& other) const {
    if (full != other.full) return full > other.full;
    if (words != other.words) return words > other.words;
    return accents && !other.accents;
  }
};

Fullness fullness(const mentions::Input& input, const PersonMention& mention, PersonName name) {
  Fullness out;
  out.words = name.size();
  out.full = full_words(name);
  for (uint32_t t = mention.first; t < mention.end; ++t) {
    const text::Token& token = input.tokens[t];
    if (token.kind == text::TokenKind::word && (token.shape & text::kNonAscii) != 0)
      out.accents = true;
  }
  return out;
}

// The word of the title right before a name; 0: none.
uint32_t title_before(const mentions::Input& input, const mentions::PersonWords& words,
                      uint32_t first) {
  if (first > 1 && input.tokens[first - 1].is_glued() &&
      input.text[input.tokens[first - 1].begin] == '.')
    --first;  // "Capt. Lund"
  if (first == 0) return 0;
  const uint32_t word = input.tokens[first - 1].word;
  return (words.of_word[word] & mentions::kIsTitle) != 0 ? word : 0;
}

// As the first given name tells, unless the second tells otherwise ("Bishnu Rita Thapa").
Sex given_sex(PersonEvidence& evidence, const mentions::Input& input, uint32_t first,
              PersonName name) {
  if (name.size() < 2 || name.front().initial) return Sex::unknown;
  const auto sex_at = [&](uint32_t token) {
    if (!mentions::is_word(input, {token, token + 1, mentions::PartKind::name}))
      return Sex::unknown;
    const mentions::PartEvidence& e = evidence.weigh_word(token);
    if (e.given < kClearlyGiven || e.has(mentions::kIsMale) == e.has(mentions::kIsFemale))
      return Sex::unknown;
    return e.has(mentions::kIsMale) ? Sex::male : Sex::female;
  };
  const Sex sex = sex_at(first);
  if (name.size() < 3 || sex == Sex::unknown) return sex;
  const Sex second = sex_at(first + 1);
  return second == Sex::unknown || second == sex ? sex : Sex::unknown;
}

// "the brothers Hans | and Otto Roe": whether the mention, a given name, shares the surname of the
// next one.
bool shares_surname(const mentions::Input& input, const mentions::PersonWords& words,
                    const PeopleMentions& mentions, uint32_t m) {
  if (m + 1 >= mentions.all.size()) return false;
  const PersonMention& mention = mentions.all[m];
  const PersonMention& next = mentions.all[m + 1];
  const PersonName full = mentions.name(next);
  if (mentions.name(mention).size() != 1 || full.size() < 2 || full.front().initial ||
      next.first != mention.end + 1 || mention.first == 0)
    return false;
  if ((input.tokens[mention.end].word != words.and_ ||
       input.tokens[mention.end].is_capitalised()) &&
      mentions::mark_at(input, mention.end) != '&')
    return false;
  const uint32_t stop = text::slice(input.text, input.tokens[mention.first - 1]) == ".";
  return mention.first > stop &&
         input.pack.contains(words.list_of_one_name, input.tokens[mention.first - 1 - stop].word);
}

}  // namespace

void link_people(const mentions::Input& input, PersonEvidence& evidence, PeopleScratch& scratch,
                 Resolved& out) {
  const bool any = std::any_of(out.names.begin(), out.names.end(),
                               [](const Name& name) { return name.label == Label::person; });
  if (!any) return;
  PersonNameReader reader(input, evidence.words(), scratch.book);
  const PersonDetails details(input, evidence, scratch.text, scratch.names, out);

  PeopleMentions& mentions = scratch.mentions;
  mentions.clear();
  std::vector<uint32_t> name_of;
  name_of.reserve(out.names.size());
  for (uint32_t n = 0; n < out.names.size(); ++n) {
    const Name& name = out.names[n];
    if (name.label != Label::person) continue;
    PersonMention mention;
    mention.first = name.first;
    mention.end = name.end;
    reader.read(name.first, name.end, scratch.name);
    mention.sex = details.honorific_sex(name.first);
    mention.sure_sex = mention.sex != Sex::unknown;
    mention.title = title_before(input, evidence.words(), name.first);
    if (!mention.sure_sex) mention.sex = given_sex(evidence, input, name.first, scratch.name);
    mentions.add(mention, scratch.name);
    name_of.push_back(n);
  }
  PeopleLedger& ledger = scratch.ledger;
  ledger.group(mentions, scratch.book);

  // People in the order of their first mention.
  std::vector<uint32_t> entity(ledger.persons().size(), kNone);
  std::vector<Fullness> best(ledger.persons().size());
  std::string surname;
  for (uint32_t m = 0; m < mentions.all.size(); ++m) {
    const PersonMention& mention = mentions.all[m];
    if (entity[mention.person] == kNone) {
      entity[mention.person] = static_cast<uint32_t>(out.people.size());
      out.add_person();
    }
    PersonEntity& person = out.people[entity[mention.person]];
    const Fullness full = fullness(input, mention, mentions.name(mention));
    if (person.name.empty() || full > best[mention.person]) {
      best[mention.person] = full;
      write(input, mention.first, mention.end, person.name);
      if (shares_surname(input, evidence.words(), mentions, m)) {
        write(input, mentions.all[m + 1].first + 1, mentions.all[m + 1].end, surname);
        person.name.append(" ").append(surname);
        best[mention.person].words = best[mention.person].full = 2;
      }
    }
    details.read(mention.first, mention.end, person);
    out.names[name_of[m]].entity = entity[mention.person];
  }
}

}  // namespace annals::resolve
