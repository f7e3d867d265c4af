#include "rules/lookahead.h"

#include <algorithm>

#include "rules/token_class.h"

namespace annals::rules {
namespace {

constexpr size_t kMostBranches = 64;  // of a split: bits of a word

uint32_t number_classes(const Step& step) {
  return step.op == Op::digits ? digit_classes(step.low)
                               : range_classes(step.low, step.high, step.arg);
}

// The classes of tokens that may be this word; a superset.
uint32_t classes_of_word(std::string_view word) {
  const bool number =
      std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (number) return kNumberClasses;
  return kAllClasses & ~kNumberClasses;
}

}  // namespace

bool takes_token(Op op) {
  switch (op) {
    case Op::word:
    case Op::words:
    case Op::exact:
    case Op::list:
    case Op::klass:
    case Op::range:
    case Op::digits:
    case Op::regex:
    case Op::known:
      return true;
    default:
      return false;
  }
}

uint32_t classes_of(const Step& step) {
  if (step.op == Op::klass || step.op == Op::regex) return step.low;
  return step.op == Op::range || step.op == Op::digits ? number_classes(step) : 0;
}

// Steps go on to steps with lower numbers, so that one pass upwards sees each after its next.
Lookahead::Lookahead(const ListTable& lists, ProgramBuilder& program, TokenSets& sets,
                     const Code& code)
    : lists_(lists), program_(program), sets_(sets), code_(code) {
  for (uint32_t at = code.first; at < code.last; ++at) {
    const Step& step = program.steps[at];
    Ahead ahead = kNothingAhead;
    bool ends = false;
    if (step.op == Op::match) {
      ahead = kAnythingAhead;
      ends = true;
    } else if (takes_token(step.op)) {
      const Ahead next = after(step);
      ahead[0] = taken(step, EntryPart::first);
      std::copy(next.begin(), next.end() - 1, ahead.begin() + 1);
    } else {
      ahead = ahead_[step.next - code.first];
      ends = ends_[step.next - code.first];
      if (step.op == Op::end) ahead[0] = sets.no_token();
      if (step.op == Op::split) {
        ahead = join(ahead, ahead_[step.alt - code.first]);
        ends = ends || ends_[step.alt - code.first];
      }
    }
    ahead_.push_back(ahead);
    ends_.push_back(ends);
  }
}

Ahead Lookahead::join(const Ahead& a, const Ahead& b) const {
  Ahead both{};
  for (size_t k = 0; k < kAhead; ++k) both[k] = sets_.join(a[k], b[k]);
  return both;
}

// What may stand after the first token of an entry of several.
Ahead Lookahead::phrase_ahead(ListId list) const {
  Ahead ahead = kAnythingAhead;
  ahead[0] = sets_.list(list, EntryPart::second);
  return ahead;
}

// What may stand after the first token that a step takes.
Ahead Lookahead::after(const Step& step) const {
  if (step.op == Op::known) return kAnythingAhead;
  const Ahead next = ahead_[step.next - code_.first];
  if (step.op != Op::list || lists_.most_words(step.arg) == 1) return next;
  const Ahead phrase = phrase_ahead(step.arg);
  return lists_.least_words(step.arg) > 1 ? phrase : join(phrase, next);
}

SetId Lookahead::taken(const Step& step, EntryPart part) const {
  SetId set = kNothing;
  switch (step.op) {
    case Op::word:
    case Op::exact:
      return sets_.word(step.low);
    case Op::words:
      for (uint32_t i = step.low; i < step.high; ++i)
        set = sets_.join(set, sets_.word(program_.sequences[i]));
      return set;
    case Op::list:
      return sets_.list(step.arg, part);
    case Op::klass:
    case Op::regex:
      return sets_.classes(step.low);
    case Op::range:
    case Op::digits:
      return sets_.classes(number_classes(step));
    default:
      return kEverything;
  }
}

// The steps that a walk from `start` comes to, in the order in which they are tried, each once:
// there may be very many ways to one. The walk goes on through the steps that `passes` tells.
template <typename Passes>
std::vector<uint32_t> Lookahead::reach(uint32_t start, const Passes& passes) const {
  std::vector<uint32_t> out;
  std::vector<bool> seen(code_.last - code_.first);
  std::vector<uint32_t> pending = {start};
  while (!pending.empty()) {
    const uint32_t at = pending.back();
    pending.pop_back();
    if (seen[at - code_.first]) continue;
    seen[at - code_.first] = true;
    const Step& step = program_.steps[at];
    if (!passes(step)) {
      out.push_back(at);
      continue;
    }
    if (step.op == Op::split) pending.push_back(step.alt);
    pending.push_back(step.next);
  }
  return out;
}

// The steps that `split` comes to; splits that follow a split are one with it.
std::vector<uint32_t> Lookahead::branches(uint32_t split) const {
  return reach(split, [](const Step& step) { return step.op == Op::split; });
}

// The steps that may take the first token; the match, too, where the pattern may be empty.
std::vector<uint32_t> Lookahead::first_steps() const {
  return reach(code_.start,
               [](const Step& step) { return step.op != Op::match && !takes_token(step.op); });
}

// Whether every token of the step's set is one that it takes, but for what `flag` asks.
bool Lookahead::is_told_by_set(const Step& step) const {
  switch (step.op) {
    case Op::word:
    case Op::words:
    case Op::klass:
      return true;
    case Op::list:
      return step.flag == 0 && lists_.most_words(step.arg) == 1 && !lists_.has_case(step.arg);
    case Op::range:  // as the token classes have them
      return (step.low == 1 && step.high == 31) || (step.low == 1000 && step.high == 2199);
    case Op::digits:
      return step.low == 3 || step.low == 4;
    default:
      return false;
  }
}

void Lookahead::mark_sets() {
  // Only where a walk comes to a split: from the start, or from a step that is none.
  std::vector<bool> reached(code_.last - code_.first);
  reached[code_.start - code_.first] = true;
  for (uint32_t at = code_.first; at < code_.last; ++at) {
    Step& step = program_.steps[at];
    if (step.op != Op::split && step.op != Op::match) reached[step.next - code_.first] = true;
    if (!takes_token(step.op)) continue;
    step.alt = sets_.number(taken(step, EntryPart::first));
    step.told = is_told_by_set(step);
  }
  for (uint32_t at = code_.last; at-- > code_.first;) {
    if (program_.steps[at].op != Op::split || !reached[at - code_.first]) continue;
    std::vector<uint32_t> steps = branches(at);
    if (steps.size() > kMostBranches) {
      steps = {program_.steps[at].next, program_.steps[at].alt};
      for (const uint32_t one : steps) reached[one - code_.first] = true;
    }
    std::vector<SetId> sets;
    sets.reserve(steps.size());
    for (const uint32_t one : steps) sets.push_back(ahead_[one - code_.first][0]);
    Step& split = program_.steps[at];
    split.low = sets_.block(sets);
    split.high = static_cast<uint32_t>(program_.sequences.size());
    split.arg = static_cast<uint16_t>(steps.size());
    program_.sequences.insert(program_.sequences.end(), steps.begin(), steps.end());
  }
}

SetId Lookahead::last() const {
  SetId set = nullable() ? kEverything : kNothing;
  for (uint32_t at = code_.first; at < code_.last; ++at) {
    const Step& step = program_.steps[at];
    if (takes_token(step.op) && ends_[step.next - code_.first])
      set = sets_.join(set, taken(step, EntryPart::last));
  }
  return set;
}

bool Lookahead::is_one_of_first() const {
  if (code_.least != 1 || code_.most != 1) return false;
  for (uint32_t at = code_.first; at < code_.last; ++at) {
    const Step& step = program_.steps[at];
    const bool told = step.op == Op::match || step.op == Op::split || step.op == Op::word ||
                      step.op == Op::words || step.op == Op::klass ||
                      (step.op == Op::list && step.flag == 0 && !lists_.has_case(step.arg));
    if (!told || step.capture != 0) return false;
  }
  return true;
}

bool Lookahead::begins_block() const {
  // Whether every way from the begin to a token passes a '^'.
  std::vector<bool> open(code_.last - code_.first);
  for (uint32_t at = code_.first; at < code_.last; ++at) {
    const Step& step = program_.steps[at];
    bool without = true;
    if (step.op == Op::start)
      without = false;
    else if (step.op == Op::split)
      without = open[step.next - code_.first] || open[step.alt - code_.first];
    else if (step.op != Op::match && !takes_token(step.op))
      without = open[step.next - code_.first];
    open[at - code_.first] = without;
  }
  return !open[code_.start - code_.first];
}

void Lookahead::join(const Around& from, Around& to) const {
  to.before = sets_.join(to.before, from.before);
  to.follow = join(to.follow, from.follow);
}

// By step. What comes before a step is complete when those with higher numbers are seen.
std::vector<Around> Lookahead::around() const {
  std::vector<Around> out(code_.last - code_.first);
  out[code_.start - code_.first].before = kEverything;
  for (uint32_t at = code_.last; at-- > code_.first;) {
    const Step& step = program_.steps[at];
    if (step.op == Op::match) continue;
    Around& here = out[at - code_.first];
    const bool takes = takes_token(step.op);
    const SetId last = takes ? taken(step, EntryPart::last) : here.before;
    if (here.before == kNothing) continue;  // no way comes here
    if (takes) here.follow = after(step);
    SetId& next = out[step.next - code_.first].before;
    next = sets_.join(next, last);
    if (step.op != Op::split) continue;
    SetId& other = out[step.alt - code_.first].before;
    other = sets_.join(other, last);
  }
  return out;
}

std::map<uint32_t, Around> Lookahead::around_words() const {
  std::map<uint32_t, Around> out;
  const std::vector<Around> around = this->around();
  for (uint32_t at = code_.first; at < code_.last; ++at) {
    const Step& step = program_.steps[at];
    const Around& here = around[at - code_.first];
    if (step.op == Op::word || step.op == Op::exact) join(here, out[step.low]);
    if (step.op == Op::words)
      for (uint32_t i = step.low; i < step.high; ++i) join(here, out[program_.sequences[i]]);
    if (step.op == Op::list)
      for (const auto& [word, start] : lists_.starts(step.arg)) join(here, out[word]);
  }
  return out;
}

std::array<Around, kTokenClasses> Lookahead::around_classes() const {
  std::array<Around, kTokenClasses> out;
  const std::vector<Around> around = this->around();
  for (uint32_t at = code_.first; at < code_.last; ++at) {
    const Step& step = program_.steps[at];
    const uint32_t classes = classes_of(step);
    for (unsigned klass = 0; klass < kTokenClasses; ++klass)
      if ((classes >> klass & 1) != 0) join(around[at - code_.first], out[klass]);
  }
  return out;
}

Begin Lookahead::begin() const {
  Begin begin;
  const auto add_word = [&](uint32_t word, const Ahead& follow, bool capital) {
    Begin::At& at = begin.words[word];
    at.follow = join(at.follow, follow);
    at.needs_capital = at.needs_capital && capital;
  };
  const auto follow_classes = [&](uint32_t classes, const Ahead& follow) {
    for (unsigned klass = 0; klass < kTokenClasses; ++klass)
      if ((classes >> klass & 1) != 0)
        begin.class_follow[klass] = join(begin.class_follow[klass], follow);
  };
  const auto add_classes = [&](uint32_t classes, const Ahead& follow) {
    begin.classes |= classes;
    follow_classes(classes, follow);
  };
  for (const uint32_t index : first_steps()) {
    const Step& step = program_.steps[index];
    if (step.op == Op::match) continue;
    const Ahead& follow = ahead_[step.next - code_.first];
    switch (step.op) {
      case Op::word:
      case Op::exact:
        add_word(step.low, follow, false);
        break;
      case Op::words:
        for (uint32_t i = step.low; i < step.high; ++i)
          add_word(program_.sequences[i], follow, false);
        break;
      case Op::list: {
        const Ahead phrase = phrase_ahead(step.arg);
        for (const auto& [word, start] : lists_.starts(step.arg)) {
          if (start.single) add_word(word, follow, step.flag != 0);
          if (start.phrase) add_word(word, phrase, step.flag != 0);
        }
        break;
      }
      case Op::klass:
      case Op::regex:
        add_classes(step.low, follow);
        break;
      case Op::range:
      case Op::digits:
        add_classes(number_classes(step), follow);
        break;
      case Op::known:
        begin.labels |= 1u << step.arg;
        break;
      default:
        break;
    }
  }
  // A token of these classes is tried once, also where its word is named.
  if (begin.classes != 0)
    for (const auto& [word, at] : begin.words)
      follow_classes(classes_of_word(program_.string(program_.words[word])), at.follow);
  return begin;
}

}  // namespace annals::rules
