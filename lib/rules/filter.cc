#include "rules/filter.h"

#include <algorithm>
#include <compare>
#include <vector>

namespace annals::rules {
namespace {

constexpr size_t kMostPlaces = 64;  // bits of a word
constexpr uint32_t kLast = ~uint32_t{0};
constexpr uint64_t kAll = ~uint64_t{0};  // anything may come

class Maker {
 public:
  Maker(const ListTable& lists, ProgramBuilder& program, TokenSets& sets,
        const Lookahead& lookahead, const Code& code, SetId after, SetId not_after)
      : lists_(lists), program_(program), sets_(sets), lookahead_(lookahead), code_(code) {
    if (after == kEverything && not_after == kNothing) return;
    if (not_after != kNothing) {
      filter_.refuses = 1;
      add({}, not_after);
    }
    after_ = uint64_t{1} << places_.size();
    filter_.ends = after_;
    add({}, after);
    reserved_ = places_.size();
  }

  FilterModel make() {
    FilterModel model;
    bool ends = false;
    filter_.start = reach(code_.start, ends);
    if (ends) return model;
    for (size_t at = 0; at < places_.size(); ++at) {
      ends = false;
      next_.push_back(at < reserved_ ? 0 : follow(places_[at], ends));
      if (ends) filter_.ends |= uint64_t{1} << at;
    }
    filter_.block = sets_.block(columns_);
    if (filter_.block == kFullBlock || filter_.block == kEmptyBlock ||
        (filter_.start & ~filter_.ends) == 0)
      return model;
    filter_.next = static_cast<uint32_t>(program_.next_places.size());
    program_.next_places.insert(program_.next_places.end(), next_.begin(), next_.end());
    model.filter = filter_;
    for (uint64_t rest = filter_.start; rest != 0; rest &= rest - 1)
      begin(static_cast<size_t>(std::countr_zero(rest)), model);
    for (uint64_t& places : model.after_class) {
      for (const auto& [word, others] : model.after_word) places |= others;
      if (places == kAll) places = 0;
    }
    for (auto& [word, places] : model.after_word)
      if (places == kAll) places = 0;
    return model;
  }

 private:
  struct Place {
    uint32_t step = 0;
    uint32_t token = 0;  // of an entry of several: kLast, else how many stand before it
    bool glued = false;
    auto operator<=>(const Place&) const = default;  // NOLINT: clang-tidy 14
  };

  void add(const Place& place, SetId set) {
    places_.push_back(place);
    columns_.push_back(set);
  }

  // The bit of a place. `ends`: there are too many; whatever comes may be a match.
  uint64_t bit(const Place& place, SetId set, bool& ends) {
    const auto known =
        std::find(places_.begin() + static_cast<std::ptrdiff_t>(reserved_), places_.end(), place);
    const auto at = static_cast<size_t>(known - places_.begin());
    if (at == kMostPlaces) {
      ends = true;
      return 0;
    }
    if (known == places_.end()) {
      add(place, set);
      if (place.glued) filter_.glued |= uint64_t{1} << at;
    }
    return uint64_t{1} << at;
  }

  // Adds what may come after a first token in the place.
  void begin(size_t place, FilterModel& model) const {
    const uint64_t next = (filter_.ends >> place & 1) != 0 ? kAll : next_[place];
    const Step& step = program_.steps[places_[place].step];
    if (step.op == Op::word || step.op == Op::exact) model.after_word[step.low] |= next;
    if (step.op == Op::words)
      for (uint32_t i = step.low; i < step.high; ++i)
        model.after_word[program_.sequences[i]] |= next;
    if (step.op == Op::list)
      for (const auto& [word, start] : lists_.starts(step.arg)) model.after_word[word] |= next;
    const uint32_t classes = classes_of(step);
    for (unsigned klass = 0; klass < kTokenClasses; ++klass)
      if ((classes >> klass & 1) != 0) model.after_class[klass] |= next;
  }

  // The places that a walk from `start` comes to.
  uint64_t reach(uint32_t start, bool& ends) {
    uint64_t bits = 0;
    std::vector<bool> seen(size_t{2} * (code_.last - code_.first));
    std::vector<Place> pending = {{start, 0, false}};
    while (!pending.empty()) {
      const Place at = pending.back();
      pending.pop_back();
      const size_t number = size_t{2} * (at.step - code_.first) + at.glued;
      if (seen[number]) continue;
      seen[number] = true;
      const Step& step = program_.steps[at.step];
      if (step.op == Op::match) {
        if (after_ == 0) ends = true;
        bits |= after_;
      } else if (step.op == Op::end || step.op == Op::known) {
        // No gap is asked for: there may be no token.
        bits |= bit({at.step, 0, false}, step.op == Op::end ? sets_.no_token() : SetId{kEverything},
                    ends);
      } else if (takes_token(step.op)) {
        bits |= bit(at, lookahead_.taken(step, EntryPart::first), ends);
      } else {
        if (step.op == Op::split) pending.push_back({step.alt, 0, at.glued});
        pending.push_back({step.next, 0, at.glued || step.op == Op::glue});
      }
    }
    return bits;
  }

  // The places that may come after one. `ends`: anything may.
  uint64_t follow(const Place place, bool& ends) {
    const Step step = program_.steps[place.step];
    if (step.op == Op::end || step.op == Op::known) {
      ends = true;
      return 0;
    }
    uint64_t bits = 0;
    const uint32_t most = step.op == Op::list ? lists_.most_words(step.arg) : 1;
    if (place.token == 0 && most > 1)
      bits |= bit({place.step, 1, false}, lookahead_.taken(step, EntryPart::second), ends);
    if (place.token != 0 && place.token != kLast && most > place.token + 1) {
      bits |= bit({place.step, kLast, false}, lookahead_.taken(step, EntryPart::last), ends);
      if (most > place.token + 2)
        bits |= bit({place.step, place.token + 1, false}, sets_.classes(kAllClasses), ends);
    }
    const bool whole = place.token == 0 ? most == 1 || lists_.least_words(step.arg) == 1
                                        : place.token == 1 || place.token == kLast;
    return whole ? bits | reach(step.next, ends) : bits;
  }

  const ListTable& lists_;
  ProgramBuilder& program_;
  TokenSets& sets_;
  const Lookahead& lookahead_;
  Code code_;
  Filter filter_;
  uint64_t after_ = 0;   // the place of the token after a match, where something is asked of it
  size_t reserved_ = 0;  // columns of what is asked of that token
  std::vector<Place> places_;
  std::vector<SetId> columns_;
  std::vector<uint64_t> next_;
};

}  // namespace

FilterModel make_filter(const ListTable& lists, ProgramBuilder& program, TokenSets& sets,
                        const Lookahead& lookahead, const Code& code, SetId after,
                        SetId not_after) {
  return Maker(lists, program, sets, lookahead, code, after, not_after).make();
}

}  // namespace annals::rules
