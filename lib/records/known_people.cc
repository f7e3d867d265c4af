#include "records/known_people.h"

#include <algorithm>

#include "records/convert.h"
#include "text/fold.h"

namespace annals::records {
namespace {

using resolve::kNone;
using resolve::NameBook;
using resolve::NameWord;
using resolve::PersonName;

constexpr std::string_view kSource = "profile";  // a mention's `rule`

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    std::string plain;
    text::strip_marks(word, plain);
    if (!plain.empty()) words.push_back(text::fold_case(plain));
    word.clear();
  };
  for (const char c : text) {
    if (c == ' ' || c == '-')
      finish();
    else
      word += c;
  }
  finish();
  return words;
}

// The words and hyphens of a title, as a text's tokens part them.
std::vector<std::string> title_words(std::string_view title) {
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) words.push_back(text::fold_case(word));
    word.clear();
  };
  for (const char c : title) {
    if (c != ' ' && c != '-')
      word += c;
    else
      finish();
    if (c == '-') words.emplace_back("-");
  }
  finish();
  return words;
}

// The words of a name by `look_up`, which gives a word's number in the book.
template <typename LookUp>
std::vector<NameWord> read_name(std::string_view text, LookUp look_up) {
  std::vector<NameWord> name;
  for (std::string& word : folded_words(text)) {
    if (word.size() > 1 && word.back() == '.') word.pop_back();
    name.push_back({look_up(word), word.size() == 1});
  }
  return name;
}

bool same(PersonName a, PersonName b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](NameWord x, NameWord y) { return x.id == y.id; });
}

// A name of one word is a surname: a given name alone may be anybody's.
bool is_form(const NameBook& book, PersonName part, PersonName whole) {
  if (part.empty() || whole.empty()) return false;
  if (part.size() == 1) return part[0].id == whole.back().id;
  return resolve::is_form_of(book, part, whole);
}

void add_once(const std::string& value, std::vector<std::string>& all) {
  const std::string folded = text::fold_case(value);
  if (!value.empty() && std::none_of(all.begin(), all.end(), [&](const std::string& one) {
        return text::fold_case(one) == folded;
      }))
    all.push_back(value);
}

int rank(const std::string& role) { return role == "speaker" ? 2 : role == "participant" ? 1 : 0; }

// `from` is the same person as `into`.
void join(Person&& from, Person& into) {
  for (Mention& mention : from.mentions) into.mentions.push_back(std::move(mention));
  std::sort(into.mentions.begin(), into.mentions.end(),
            [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; });
  if (into.honorific.empty()) into.honorific = std::move(from.honorific);
  for (const std::string& title : from.titles) add_once(title, into.titles);
  for (const std::string& body : from.affiliations) add_once(body, into.affiliations);
  if (rank(from.role) > rank(into.role)) into.role = std::move(from.role);
}

const std::string& owner_of(const Scope& scope) {
  const uint32_t owner = scope.resolved.owner;
  return owner != kNone ? scope.resolved.organizations[owner].name : scope.input.document.owner;
}

std::optional<calendar::Day> day_of(const std::string& text) {
  return calendar::parse_day(text.data(), text.data() + text.size());
}

}  // namespace

KnownPeople::KnownPeople(const std::vector<KnownPerson>& people) {
  // Each word, and the initial that may stand for it.
  const auto add = [&](const std::string& word) {
    book_.add(std::string_view(word).substr(0, 1));
    return book_.add(word);
  };
  for (const KnownPerson& given : people) {
    Person& person = people_.emplace_back();
    person.name = given.name;
    person.forms.push_back(read_name(given.name, add));
    for (const std::string& alias : given.aliases) person.forms.push_back(read_name(alias, add));
    for (const Service& service : given.services) {
      Function& function = person.functions.emplace_back();
      function.title = service.title;
      function.words = title_words(service.title);
      function.organization = service.organization;
      const auto from = day_of(service.from);
      const auto to = day_of(service.to);
      function.dated = from || to;
      function.days = {from.value_or(calendar::Day{-9999, 1, 1}),
                       to.value_or(calendar::Day{9999, 12, 31})};
    }
  }
}

bool KnownPeople::covers(const Function& function, const Moment& moment) {
  if (!function.dated) return true;
  return moment.known && function.days.start <= moment.days.end &&
         moment.days.start <= function.days.end;
}

bool KnownPeople::serves(const Person& person, const Moment& moment) {
  return person.functions.empty() || !moment.known ||
         std::any_of(person.functions.begin(), person.functions.end(),
                     [&](const Function& function) { return covers(function, moment); });
}

// Whose the name is: the one who bears it as it is, else the only one who bears a longer form and
// served then.
uint32_t KnownPeople::find(std::string_view name, const Moment& moment) const {
  const std::vector<NameWord> read =
      read_name(name, [&](const std::string& word) { return book_.find(word); });
  // An initial that the book does not have stands for no word of it.
  if (std::any_of(read.begin(), read.end(),
                  [](NameWord word) { return word.initial && word.id == NameBook::kUnknown; }))
    return kNone;
  uint32_t whole = kNone, form = kNone;
  size_t wholes = 0, forms = 0;
  for (uint32_t i = 0; i < people_.size(); ++i) {
    const Person& person = people_[i];
    const bool is_whole =
        read.size() > 1 && std::any_of(person.forms.begin(), person.forms.end(),
                                       [&](PersonName known) { return same(read, known); });
    const bool has_form =
        std::any_of(person.forms.begin(), person.forms.end(),
                    [&](PersonName known) { return is_form(book_, read, known); });
    if (!has_form && !is_whole) continue;
    const bool then = serves(person, moment);
    if (is_whole && (whole == kNone || then)) {
      whole = i;
      wholes += then;
    }
    if (then) {
      form = i;
      ++forms;
    }
  }
  if (whole != kNone) return wholes <= 1 ? whole : kNone;
  return forms == 1 ? form : kNone;
}

void KnownPeople::add_functions(const Scope& scope, uint32_t known, annals::Person& person) const {
  for (const Function& function : people_[known].functions) {
    if (!covers(function, scope.moment)) continue;
    add_once(function.title, person.titles);
    add_once(function.organization.empty() ? owner_of(scope) : function.organization,
             person.affiliations);
  }
}

void KnownPeople::apply(const Scope& scope, Event& event) const {
  std::vector<uint32_t> known;  // of each person of the event
  for (const annals::Person& person : event.people)
    known.push_back(find(person.name, scope.moment));
  find_functions(scope, known, event);
  for (size_t i = 0; i < event.people.size(); ++i) {
    if (known[i] == kNone) continue;
    event.people[i].name = people_[known[i]].name;
    for (size_t k = i + 1; k < event.people.size();) {
      if (known[k] != known[i]) {
        ++k;
        continue;
      }
      join(std::move(event.people[k]), event.people[i]);
      event.people.erase(event.people.begin() + static_cast<std::ptrdiff_t>(k));
      known.erase(known.begin() + static_cast<std::ptrdiff_t>(k));
    }
    add_functions(scope, known[i], event.people[i]);
  }
}

// The functions that only one held on the record's days.
void KnownPeople::find_functions(const Scope& scope, std::vector<uint32_t>& known,
                                 Event& event) const {
  for (uint32_t i = 0; i < people_.size(); ++i)
    for (const Function& function : people_[i].functions) {
      if (function.words.empty() || !covers(function, scope.moment)) continue;
      bool shared = false;
      for (uint32_t other = 0; other < people_.size(); ++other)
        for (const Function& one : people_[other].functions)
          shared |= other != i && one.words == function.words && covers(one, scope.moment);
      if (!shared) find_function(scope, i, function, known, event);
    }
}

// "the President opened …", "the Director of the Centre": where nobody's name follows, and no other
// body's.
void KnownPeople::find_function(const Scope& scope, uint32_t person, const Function& function,
                                std::vector<uint32_t>& known, Event& event) const {
  const auto length = static_cast<uint32_t>(function.words.size());
  const std::string& body = function.organization.empty() ? owner_of(scope) : function.organization;
  const auto in_event = [&](uint32_t token) {
    return std::any_of(
        scope.resolved.events.begin(), scope.resolved.events.end(),
        [&](const resolve::EventName& name) { return name.first <= token && token < name.end; });
  };
  const auto of_another = [&](uint32_t end) {
    if (end >= scope.segment.end) return false;
    const text::Token& next = scope.input.tokens[end];
    if (next.is_capitalised()) return true;
    if (next.is_glued() && scope.at(end) == "-") return true;
    constexpr uint32_t kReach = 3;  // "of the"
    const size_t i = scope.clauses.first_name(end);
    const bool named = i < scope.end_name && scope.resolved.names[i].first < end + kReach;
    const bool leads = scope.in(scope.words.origin_preposition, end);
    if (!named) return leads;
    const resolve::Name& name = scope.resolved.names[i];
    if (name.label != mentions::Label::organization) return leads || name.first == end;
    return leads && scope.resolved.organizations[name.entity].name != body;
  };
  for (uint32_t t = scope.segment.first + 1; t + length <= scope.segment.end; ++t) {
    if (!scope.in(scope.words.definite, t - 1) && !scope.in(scope.words.first_person, t - 1))
      continue;
    uint32_t fits = 0;
    while (fits < length && text::fold_case(scope.at(t + fits)) == function.words[fits]) ++fits;
    if (fits < length || scope.in_name(t) || in_event(t) || of_another(t + length)) continue;
    annals::Person one;
    one.name = people_[person].name;
    one.role = "mentioned";
    Mention& mention = one.mentions.emplace_back();
    assign_text(scope.input, t, t + length, mention.text, mention.span);
    if (kExplains && scope.input.explain) mention.rule = kSource;
    event.people.push_back(std::move(one));
    known.push_back(person);
  }
}

}  // namespace annals::records
