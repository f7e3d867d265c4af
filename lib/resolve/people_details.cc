#include "resolve/people_details.h"

#include <algorithm>

#include "resolve/listed.h"

namespace annals::resolve {
namespace {

using mentions::CueField;

constexpr uint32_t kMaxBracket = 24;  // tokens

}  // namespace

void PersonDetails::add_once(std::string_view value, std::vector<std::string>& all) const {
  if (!value.empty() && all.size() < kMostListed &&
      std::find(all.begin(), all.end(), value) == all.end())
    resolved_.add_string(all) = value;
}

PersonDetails::PersonDetails(const mentions::Input& input, const mentions::PersonEvidence& evidence,
                             std::string& scratch, text::TokenIndex& names, Resolved& resolved)
    : input_(input),
      evidence_(evidence),
      scratch_(scratch),
      names_(names),
      resolved_(resolved),
      w_(evidence.words()) {
  names.build(input.tokens.size(), resolved.names.size(),
              [&](uint32_t k) { return resolved.names[k].first; });
}

std::string_view PersonDetails::text_of(uint32_t first, uint32_t end) const {
  std::string& out = scratch_;
  out.clear();
  if (first >= end) return out;
  for (const char c : input_.text.substr(input_.tokens[first].begin,
                                         input_.tokens[end - 1].end - input_.tokens[first].begin)) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space)
      out.push_back(c);
    else if (!out.empty() && out.back() != ' ')
      out.push_back(' ');
  }
  return out;
}

bool PersonDetails::is_mark(uint32_t token, std::string_view mark) const {
  return token < input_.tokens.size() && text::slice(input_.text, input_.tokens[token]) == mark;
}

bool PersonDetails::is_lower(uint32_t token, uint32_t word) const {
  return token < input_.tokens.size() && input_.tokens[token].word == word &&
         !input_.tokens[token].is_capitalised();
}

bool PersonDetails::is_in(rules::ListId list, uint32_t token) const {
  return input_.pack.contains(list, input_.tokens[token].word);
}

// The first name that begins at a token or behind it.
std::vector<Name>::const_iterator PersonDetails::first_name(uint32_t token) const {
  return resolved_.names.cbegin() +
         names_.first(token, [&](uint32_t k) { return resolved_.names[k].first; });
}

// The organization or place whose name begins at a token.
const Name* PersonDetails::name_at(uint32_t token) const {
  const auto it = first_name(token);
  if (it == resolved_.names.end() || it->first != token) return nullptr;
  if (it->label == mentions::Label::person || it->entity == kNone) return nullptr;
  return &*it;
}

// "Foreign Secretary of Bangladesh | Ann Lee": the country is what she is of.
void PersonDetails::add_title(uint32_t first, uint32_t end, PersonEntity& person) const {
  for (uint32_t t = first + 1; t + 1 < end; ++t) {
    if (!is_lower(t, w_.of)) continue;
    const uint32_t body = is_lower(t + 1, w_.the) ? t + 2 : t + 1;
    if (const Name* name = name_at(body); name != nullptr && name->end >= end) {
      add_once(text_of(first, t), person.titles);
      return add_affiliation(body, person);
    }
  }
  add_once(text_of(first, end), person.titles);
}

// "Ann Lee, First Secretary Tom Reed", "Minister Ann Lee, Director General of Trade Tom Reed": the
// title that ends at the token is the next one's.
bool PersonDetails::leads_to_person(uint32_t token, bool titled) const {
  constexpr uint32_t kReach = 8;  // tokens
  if (is_person(token)) return true;
  if (!titled) return false;
  for (uint32_t t = token; t < input_.tokens.size() && t < token + kReach; ++t) {
    if (is_person(t)) return true;
    const text::Token& at = input_.tokens[t];
    if (at.is_glued() && is_mark(t, ".")) continue;  // "Rev."
    if (!at.is_word() || (!at.is_capitalised() && at.length_class > 3)) return false;
    if (is_lower(t, w_.and_)) return false;
  }
  return false;
}

// The organization whose name ends at a token.
const Name* PersonDetails::name_ending(uint32_t token) const {
  auto it = first_name(token);
  if (it == resolved_.names.begin()) return nullptr;
  --it;
  return it->end == token && it->label == mentions::Label::organization && it->entity != kNone
             ? &*it
             : nullptr;
}

bool PersonDetails::is_person(uint32_t token) const {
  const auto it = first_name(token);
  return it != resolved_.names.end() && it->first == token && it->label == mentions::Label::person;
}

void PersonDetails::add_affiliation(uint32_t token, PersonEntity& person) const {
  const Name* name = name_at(token);
  if (name == nullptr) return;
  if (name->label == mentions::Label::organization) {
    if (name->entity < resolved_.organizations.size())
      add_once(resolved_.organizations[name->entity].name, person.affiliations);
  } else if (name->entity < resolved_.places.size()) {
    const PlaceEntity& place = resolved_.places[name->entity];
    if (place.kind == "country") add_once(place.name, person.affiliations);
  }
}

Sex PersonDetails::honorific_sex(uint32_t first) const {
  for (const mentions::Cue& cue : evidence_.cues().all_before(first)) {
    const rules::Match& match = input_.matches.matches[cue.match];
    if (w_.rules[match.rule].field != CueField::honorific) continue;
    for (uint32_t t = match.first; t < match.end; ++t) {
      const std::string_view sex =
          input_.pack.string_value(w_.list_honorific, input_.tokens[t].word);
      if (sex == "m") return Sex::male;
      if (sex == "f") return Sex::female;
    }
  }
  return Sex::unknown;
}

// Inside brackets after the name: "(Utrecht University)", "(CGT Énergie, Lens)", "(Mexico)".
void PersonDetails::read_brackets(uint32_t open, PersonEntity& person) const {
  for (uint32_t t = open + 1;
       t < std::min<uint32_t>(open + kMaxBracket, static_cast<uint32_t>(input_.tokens.size()));
       ++t) {
    if (is_mark(t, ")")) return;
    add_affiliation(t, person);
  }
}

const rules::Capture* PersonDetails::captured_title(const rules::Match& match) const {
  for (uint32_t c = 0; c < match.capture_count; ++c) {
    const rules::Capture& capture = input_.matches.captures[match.first_capture + c];
    if (capture.name == w_.capture_title) return &capture;
  }
  return nullptr;
}

// The longest title that ends at a token.
const rules::Match* PersonDetails::title_before(uint32_t token) const {
  const rules::Match* title = nullptr;
  for (const mentions::Cue& cue : evidence_.cues().all_before(token)) {
    const rules::Match& match = input_.matches.matches[cue.match];
    if (w_.rules[match.rule].field == CueField::title &&
        (title == nullptr || match.first < title->first))
      title = &match;
  }
  return title;
}

// A body's name begins at the token, and a title behind it with another's name.
bool PersonDetails::leads_officer(uint32_t token) const {
  const Name* body = name_at(token);
  if (body == nullptr || body->end >= input_.tokens.size()) return false;
  const text::Token& next = input_.tokens[body->end];
  return next.is_word() && next.is_capitalised() &&
         (w_.of_word[next.word] & mentions::kIsTitle) != 0 && leads_to_person(body->end, true);
}

// "the General Secretary of the ICPC | Mr. Ann Lee"
const rules::Match* PersonDetails::title_of_body(const Name& body) const {
  uint32_t before = body.first;
  if (before > 0 && is_lower(before - 1, w_.the)) --before;
  if (before == 0 || input_.tokens[before - 1].is_capitalised() ||
      !is_in(w_.list_title_link, before - 1))
    return nullptr;
  return title_before(before - 1);
}

bool PersonDetails::best_is_honorific(uint32_t token) const {
  const mentions::Cue* cue = evidence_.cues().best_before(token);
  return cue != nullptr &&
         w_.rules[input_.matches.matches[cue->match].rule].field == CueField::honorific;
}

// "TUCP Secretary General | Sis. Ann Lee", "the Chief of Staff of the ICPC, | Mrs Ann Lee", "the
// ICPC Director, | Dr. Ann Lee"; not "Tom Reed, president, Mr. Ann Lee".
const rules::Match* PersonDetails::title_before_honorific(uint32_t lead) const {
  if (const rules::Match* title = title_before(lead); title != nullptr || lead == 0) return title;
  if (const Name* body = name_ending(lead)) return title_of_body(*body);
  if (!is_mark(lead - 1, ",")) return nullptr;
  const rules::Match* title = title_before(lead - 1);
  // "the Dean, Faculty of Law, Prof. Ann Lee"
  if (const Name* body = title == nullptr ? name_ending(lead - 1) : nullptr;
      body != nullptr && body->first > 1 && is_mark(body->first - 1, ","))
    title = title_before(body->first - 1);
  if (title == nullptr) return nullptr;
  const uint32_t before = title->first == 0 ? 0 : title->first - 1;
  const text::Token& token = input_.tokens[before];
  const bool owned = (token.shape & text::kPossessive) != 0 || token.word == w_.the ||
                     (!token.is_capitalised() && is_in(w_.list_title_owner, before));
  const bool opens = (evidence_.cues().marks[title->first] & mentions::kStartsSentence) != 0;
  // "H.E. Director-General, Dr. Ann Lee"
  const bool honoured = best_is_honorific(title->first);
  const bool told = name_ending(title->first) != nullptr;  // "the ECOWAS Commission President, Ann"
  return owned || opens || honoured || told || (token.shape & text::kAllUpper) != 0 ? title
                                                                                    : nullptr;
}

bool PersonDetails::is_label_mark(uint32_t token) const {
  return is_mark(token, ":") || is_mark(token, "-") || is_mark(token, "–") || is_mark(token, "—");
}

// The mark of the label before the name that ends at a token: "President | - Ann Lee"; kNone: none.
uint32_t PersonDetails::label_mark_before(uint32_t token) const {
  constexpr uint32_t kReach = 8;  // tokens of an honorific and a name
  for (uint32_t t = token; t > 0 && token - t < kReach; --t) {
    if (is_label_mark(t - 1)) return t - 1;
    if (!input_.tokens[t - 1].is_capitalised() && !is_mark(t - 1, ".")) return kNone;
  }
  return kNone;
}

// "President - Ann Lee, Secretary - Tom Reed |"; not "Ann Lee, President: Tom Reed |", where the
// title before the first mark is hers who stands before it.
bool PersonDetails::is_labelled(uint32_t token) const {
  constexpr int kMost = 24;  // items
  for (int item = 0; item < kMost; ++item) {
    const uint32_t mark = label_mark_before(token);
    if (mark == kNone) return false;
    const rules::Match* title = title_before(mark);
    if (title == nullptr) return false;
    if (title->first == 0 || !is_mark(title->first - 1, ",")) return true;
    token = title->first - 1;
  }
  return true;
}

// "President: Ann Lee, General Secretary: Tom Reed", "President - Ann Lee": the title before the
// mark, where it opens a line or an item.
const rules::Match* PersonDetails::title_label(uint32_t lead) const {
  if (lead == 0 || (input_.tokens[lead].gap & text::kNewline) != 0) return nullptr;
  if (!is_label_mark(lead - 1)) return nullptr;
  const rules::Match* title = title_before(lead - 1);
  // "President Rotary Club of Barbados - Ann Lee"
  if (const Name* body = title == nullptr ? name_ending(lead - 1) : nullptr)
    title = title_before(body->first);
  if (title == nullptr || title->first == 0) return title;
  if (input_.pack.contains(w_.list_part_label, input_.tokens[title->end - 1].word)) return nullptr;
  const uint32_t before = title->first - 1;
  // "Ann Lee, Secretary: Tom Reed, Treasurer": hers
  if (is_mark(before, ",") && !is_labelled(before)) return nullptr;
  const bool opens = (input_.tokens[title->first].gap & text::kNewline) != 0 ||
                     is_mark(before, ":") || is_mark(before, ",") || is_mark(before, ";") ||
                     is_lower(before, w_.and_) || is_mark(before, ".");
  return opens ? title : nullptr;
}

// "President: Ann Lee, General Secretary | : Tom Reed"
bool PersonDetails::labels_next(uint32_t token) const {
  return token + 1 < input_.tokens.size() && is_label_mark(token) &&
         leads_to_person(token + 1, true);
}

void PersonDetails::read(uint32_t first, uint32_t end, PersonEntity& person) const {
  const auto follow = [&](uint32_t at) {  // "… of the ICPC"
    if (at >= input_.tokens.size()) return;
    const bool comma = is_mark(at, ",");
    if (!comma && (input_.tokens[at].is_capitalised() || !is_in(w_.list_affiliation_link, at)))
      return;
    ++at;
    if (is_lower(at, w_.the)) ++at;
    // "Ann Lee, ICPC President Tom Reed": the next one's
    if (comma && leads_officer(at)) return;
    add_affiliation(at, person);
  };
  uint32_t lead = first;  // where the honorific begins
  for (const mentions::Cue& cue : evidence_.cues().all_before(first)) {
    const rules::Match& match = input_.matches.matches[cue.match];
    if (w_.rules[match.rule].field != CueField::honorific) continue;
    if (person.honorific.empty()) person.honorific = text_of(match.first, match.end);
    lead = std::min(lead, match.first);
  }
  const rules::Match* title = title_before(first);
  const rules::Match* label = title == nullptr ? title_label(lead) : nullptr;
  if (label != nullptr) {
    title = label;
    if (const Name* body = name_ending(lead - 1)) add_affiliation(body->first, person);
  }
  if (title == nullptr) {
    title = title_before_honorific(lead);
    for (uint32_t at = lead > 0 ? lead - 1 : 0; title != nullptr && at <= lead; ++at)
      if (const Name* body = name_ending(at)) add_affiliation(body->first, person);
  }
  bool apposition = false;  // "the Minister of Justice, Ann Lee"
  if (title != nullptr) {
    {
      const rules::Match& match = *title;
      const rules::Capture* words = captured_title(match);
      apposition = words != nullptr;
      if (apposition)
        add_once(text_of(words->first, words->end), person.titles);
      else
        add_title(match.first, match.end, person);
      // "the ICPC's Senior Analyst, X" and "ICPC director X"
      uint32_t left = match.first;
      if (left > 0 && (input_.tokens[left - 1].shape & text::kPossessive) != 0) --left;
      if (left > 0 && is_mark(left - 1, ")")) --left;  // "the Chamber (DCCI) President Ann Lee"
      for (uint32_t back = 1; back <= 12 && back <= left; ++back) {
        const Name* name = name_at(left - back);
        if (name == nullptr) continue;
        if (name->end == left) add_affiliation(name->first, person);
        break;
      }
    }
  }
  for (const mentions::Cue& cue : evidence_.cues().all_after(end)) {
    const rules::Match& match = input_.matches.matches[cue.match];
    // "the Speaker of the House, Ann Lee, the Minister of Justice, Tom Reed": the next one's.
    if (apposition && is_mark(match.first, ",") && is_lower(match.first + 1, w_.the)) continue;
    if (w_.rules[match.rule].field == CueField::title) {
      uint32_t from = match.first + 1, to = match.end;
      if (const rules::Capture* words = captured_title(match)) {
        from = words->first;
        to = words->end;
      }
      if (leads_to_person(to, title != nullptr) || (label != nullptr && labels_next(to))) continue;
      add_once(text_of(from, to), person.titles);
      follow(to);
      // "…, the IFRA’s Director"
      for (uint32_t t = match.first; t < from; ++t) add_affiliation(t, person);
      break;
    }
  }
  if (is_mark(end, "(")) read_brackets(end, person);
  follow(end);
}

}  // namespace annals::resolve
