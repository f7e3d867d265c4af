#include "records/kind_words.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>

#include "records/kind_cues.h"
#include "rules/list_masks.h"

namespace annals::records {
namespace {

constexpr uint32_t kLongest = 120;   // units of a record; as in tools/derive_kind_words.py
constexpr uint32_t kStep = 20;       // units that fade by one factor; as there
constexpr size_t kMostKinds = 32;    // more than the schema has
constexpr size_t kMostWords = 8192;  // of the table
constexpr size_t kMostRows = kMostWords + kKindTraits + 1;  // … and the traits, and the empty one

using Sums = std::array<double, kMostKinds>;

// How far the kind that the words speak for most is before the next one.
double margin(const Sums& sums, size_t kinds) {
  double most = -1e9;
  double next = -1e9;
  for (size_t k = 0; k < kinds; ++k) {
    next = std::max(next, std::min(most, sums[k]));
    most = std::max(most, sums[k]);
  }
  return most - next;
}

// Goes through a record's units: words, numbers, and the dates and names of places, bodies and
// people, each as one.
class Units {
 public:
  explicit Units(const Scope& scope)
      : scope_(scope),
        i_(scope.segment.first),
        name_(scope.clauses.first_name(i_)),
        date_(scope.clauses.first_date(i_)) {}

  // Moves to the next unit, from `token` to end(). False: there is none.
  bool next(uint32_t& token, uint32_t& row) {
    const KindWords& table = scope_.words.kind_words;
    const auto& resolved = scope_.resolved;
    for (; i_ < scope_.segment.end; ++i_) {
      while (name_ < resolved.names.size() && resolved.names[name_].first < i_) ++name_;
      while (date_ < resolved.dates.size() && resolved.dates[date_].first < i_) ++date_;
      token = i_;
      if (name_ < resolved.names.size() && resolved.names[name_].first == i_ &&
          resolved.names[name_].label != mentions::Label::event) {
        row = table.row(trait_of(resolved.names[name_].label));
        end_ = i_ = resolved.names[name_].end;
        return true;
      }
      if (date_ < resolved.dates.size() && resolved.dates[date_].first == i_ &&
          resolved.dates[date_].type == resolve::TimexType::date) {
        row = table.row(KindTrait::date);
        end_ = i_ = resolved.dates[date_].end;
        return true;
      }
      const text::Token& unit = scope_.input.tokens[i_];
      const bool number = unit.kind == text::TokenKind::number;
      if (!number && !unit.is_word()) continue;
      row = number ? table.row(KindTrait::number) : table.row(scope_.word(i_));
      end_ = ++i_;
      return true;
    }
    return false;
  }
  uint32_t end() const { return end_; }

 private:
  static KindTrait trait_of(mentions::Label label) {
    switch (label) {
      case mentions::Label::place:
        return KindTrait::place;
      case mentions::Label::person:
        return KindTrait::person;
      default:
        return KindTrait::organization;
    }
  }

  const Scope& scope_;
  uint32_t i_;
  uint32_t end_ = 0;
  size_t name_, date_;
};

// How long the occasion of the date lasted; as in tools/derive_kind_words.py.
KindTrait duration_of(const resolve::Date& date) {
  constexpr int64_t kDays = 4;
  constexpr int64_t kWeeks = 26;  // days
  if (!date.has_value) return KindTrait::undated;
  const auto days = to_serial(date.value.end) - to_serial(date.value.start) + 1;
  return days <= 1        ? KindTrait::day
         : days <= kDays  ? KindTrait::days
         : days <= kWeeks ? KindTrait::weeks
                          : KindTrait::period;
}

// Visits each word and trait of the record that the table has, where it stands first, with what it
// counts there.
template <typename Visit>
void for_known_words(const Scope& scope, const Visit& visit) {
  std::bitset<kMostRows> seen;
  double factor = scope.words.kind.words / 10;  // weights are in tenths
  uint32_t token = 0;
  uint32_t row = 0;
  const auto visit_trait = [&](KindTrait trait, uint32_t first, uint32_t end) {
    const uint32_t told = scope.words.kind_words.row(trait);
    if (told != 0) visit(told, factor, first, end);
  };
  if (scope.when == resolve::kNone) {
    visit_trait(KindTrait::undated, scope.segment.first, scope.segment.first + 1);
  } else {
    const resolve::Date& date = scope.resolved.dates[scope.when];
    visit_trait(duration_of(date), date.first, date.end);
  }
  if (scope.event != resolve::kNone) {
    const resolve::EventName& title = scope.resolved.events[scope.event];
    visit_trait(KindTrait::titled, title.first, title.end);
  }
  Units units(scope);
  for (uint32_t count = 0; count < kLongest && units.next(token, row); ++count) {
    if (count % kStep == 0 && count > 0) factor *= scope.words.kind.words_fade;
    if (row == 0 || seen[row]) continue;
    seen[row] = true;
    visit(row, factor, token, units.end());
  }
}

// Of each word the kind that it speaks for most, where that is worth telling.
void tell_words(const Scope& scope, const Ballot& ballot) {
  constexpr double kLeast = 0.1;
  const KindWords& table = scope.words.kind_words;
  for_known_words(scope, [&](uint32_t row, double factor, uint32_t first, uint32_t end) {
    const auto weights = table.in_row(row);
    if (weights.empty()) return;
    const auto best =
        std::max_element(weights.begin(), weights.end(),
                         [](const auto& a, const auto& b) { return a.value < b.value; });
    if (best->value * factor >= kLeast)
      ballot.tell(table.kinds()[best->kind], best->value * factor, first, end, "kind.words");
  });
}

}  // namespace

KindWords::KindWords(const rules::Pack& pack) {
  const rules::ListId list = pack.list("kind-words");
  begins_.assign(2, 0);
  std::vector<uint32_t> single;
  rules::set_mask(single, list, 1);
  const std::vector<uint32_t> held = pack.word_masks(single, {});
  row_of_.assign(held.size(), 0);
  for (uint32_t word = 0; word < held.size() && rows() < kMostWords; ++word) {
    if (held[word] == 0) continue;
    row_of_[word] = static_cast<uint16_t>(rows());
    add_row(pack.string_value(list, word));
  }
  constexpr std::array<const char*, kKindTraits> kTraits = {
      "place", "organization", "person", "date",   "number", "titled",
      "day",   "days",         "weeks",  "period", "undated"};
  const rules::ListId traits = pack.list("kind-traits");
  for (size_t i = 0; i < row_of_trait_.size(); ++i) {
    const uint32_t word = pack.word(kTraits[i]);
    if (!pack.contains(traits, word)) continue;
    row_of_trait_[i] = static_cast<uint16_t>(rows());
    add_row(pack.string_value(traits, word));
  }
}

void KindWords::add_row(std::string_view told) {
  while (!told.empty()) {
    const size_t gap = std::min(told.find(' '), told.size());
    const std::string_view name = told.substr(0, gap);
    told.remove_prefix(std::min(gap + 1, told.size()));
    int16_t value = 0;
    const char* const end = std::from_chars(told.data(), told.data() + told.size(), value).ptr;
    if (const uint8_t one = kind(name); one < kinds_.size()) weights_.push_back({one, value});
    told.remove_prefix(std::min<size_t>(static_cast<size_t>(end - told.data()) + 1, told.size()));
  }
  begins_.push_back(static_cast<uint32_t>(weights_.size()));
}

uint8_t KindWords::kind(std::string_view name) {
  const auto at = std::find(kinds_.begin(), kinds_.end(), name);
  if (at == kinds_.end() && kinds_.size() < kMostKinds) {
    kinds_.push_back(name);
    return static_cast<uint8_t>(kinds_.size() - 1);
  }
  return static_cast<uint8_t>(at - kinds_.begin());
}

void count_words(const Scope& scope, Ballot& ballot) {
  const KindWords& table = scope.words.kind_words;
  const auto& weights = scope.words.kind;
  const size_t kinds = table.kinds().size();
  Sums sums{};
  uint32_t known = 0;
  for_known_words(scope, [&](uint32_t row, double factor, uint32_t, uint32_t) {
    ++known;
    for (const KindWords::Weight& weight : table.in_row(row))
      sums[weight.kind] += weight.value * factor;
  });
  if (known < weights.words_fewest || margin(sums, kinds) < weights.words * weights.words_margin)
    return;
  for (size_t k = 0; k < kinds; ++k) ballot.lean(table.kinds()[k], sums[k]);
  if (scope.trace() != nullptr) tell_words(scope, ballot);
}

}  // namespace annals::records
