#include "resolve/dates_speaker.h"

#include <algorithm>

namespace annals::resolve {
namespace {

bool is_told_by_speaker(const Reading& reading) {
  return reading.is_relative() &&
         (reading.anchor == Anchor::record || reading.anchor == Anchor::document ||
          reading.anchor == Anchor::speaker || reading.relative == Relative::near);
}

bool states_day_and_year(const Date& date) {
  return date.type == TimexType::date && date.has_value && date.precision == Precision::day;
}

}  // namespace

Speaker::Speaker(const mentions::Input& input, const DateGrammar& grammar,
                 const DateContext& context, const Resolved& resolved,
                 const std::vector<Reading>& readings)
    : input_(input), grammar_(grammar), context_(context), resolved_(resolved) {
  if (!context.document_day()) return;
  int lead = 0;
  for (size_t i = 0; i < readings.size(); ++i) {
    lead += is_told_by_speaker(readings[i]) ? 1 : 0;
    lead -= states_day_and_year(resolved.dates[i]) ? 1 : 0;
  }
  speaks_ = lead > 0;
}

std::optional<calendar::Day> Speaker::day(uint32_t date) const {
  if (!speaks_ || context_.heading(context_.place(date).block) != nullptr) return std::nullopt;
  return context_.document_day();
}

std::optional<calendar::Day> Speaker::leading_day(uint32_t date) const {
  if (!speaks_ || context_.place(date).labels) return std::nullopt;
  const Antecedent* last = context_.last_dated(date);
  if (last != nullptr && context_.place(last->date).sentence + 1 >= context_.place(date).sentence &&
      context_.place(last->date).block == context_.place(date).block &&
      last->grain <= calendar::Grain::month &&
      (resolved_.dates[last->date].flags & (kNoYear | kRelative)) == 0)
    return std::nullopt;
  return day(date);
}

Tense Speaker::tense(uint32_t date) const {
  const text::Sentence& sentence = input_.layout.sentences[context_.place(date).sentence];
  const Date& told = resolved_.dates[date];
  const auto has = [&](rules::ListId list, uint32_t token) {
    // "Theresa May", "Will"
    const bool name = token != sentence.first_token && input_.tokens[token].is_capitalised();
    return !name && grammar_.pack.contains(list, input_.tokens[token].word);
  };
  const auto tense_at = [&](uint32_t token) {
    if (has(grammar_.future_cue, token)) return Tense::future;
    if (!has(grammar_.past_cue, token)) return Tense::unknown;
    // "will remain closed", "is expected to be completed"
    const auto back = static_cast<uint32_t>(grammar_.weights.auxiliary_reach);
    const uint32_t least = std::max(sentence.first_token, token - std::min(token, back));
    for (uint32_t t = token; t > least; --t)
      if (has(grammar_.future_cue, t - 1)) return Tense::future;
    return Tense::past;
  };
  const auto reach = static_cast<uint32_t>(grammar_.weights.tense_reach);
  for (uint32_t n = 0; n < reach; ++n) {
    if (told.first >= sentence.first_token + n + 1)
      if (const Tense tense = tense_at(told.first - n - 1); tense != Tense::unknown) return tense;
    if (told.end + n < sentence.end_token)
      if (const Tense tense = tense_at(told.end + n); tense != Tense::unknown) return tense;
  }
  return Tense::unknown;
}

bool Speaker::is_to_come(uint32_t date) const {
  constexpr uint32_t kReach = 6;  // tokens
  const text::Sentence& sentence = input_.layout.sentences[context_.place(date).sentence];
  const Date& told = resolved_.dates[date];
  // Nothing but the clause: true where the token tells, false in `goes_on` where it ends.
  const auto tells = [&](uint32_t t, bool& goes_on) {
    const text::Token& token = input_.tokens[t];
    goes_on = token.kind != text::TokenKind::punctuation &&
              !grammar_.pack.contains(grammar_.past_cue, token.word) &&
              !grammar_.pack.contains(grammar_.clause_and, token.word);
    return goes_on && grammar_.pack.contains(grammar_.coming_verb, token.word);
  };
  bool goes_on = true;
  for (uint32_t n = 0; goes_on && n < kReach && told.end + n < sentence.end_token; ++n)
    if (tells(told.end + n, goes_on)) return true;
  goes_on = true;
  for (uint32_t n = 1; goes_on && n <= kReach && told.first >= sentence.first_token + n; ++n)
    if (tells(told.first - n, goes_on)) return true;
  return false;
}

}  // namespace annals::resolve
