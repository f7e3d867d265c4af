#include "rules/list_match.h"

namespace annals::rules {
namespace {

// Whether the entry's further words stand after token `i`.
bool goes_on(const Program& program, const ListEntry& entry, text::TokenSpan tokens, uint32_t i,
             uint32_t end) {
  if (entry.rest_count >= end - i) return false;
  for (uint32_t k = 0; k < entry.rest_count; ++k) {
    const text::Token& token = tokens[i + 1 + k];
    if (token.word != program.sequences[entry.rest + k]) return false;
    if ((token.gap & text::kBlankLine) != 0) return false;
  }
  return true;
}

const EntryRun* run_of(const Program& program, ListId list, uint32_t word) {
  const EntryRun* run = program.entry_runs.data() + program.word_runs[word];
  const EntryRun* end = program.entry_runs.data() + program.word_runs[word + 1];
  while (run != end && run->list != list) ++run;
  return run == end ? nullptr : run;
}

// The lengths of the run's entries that stand at token `i`.
[[gnu::noinline]] uint32_t lengths_of(const Program& program, const EntryRun& run,
                                      text::TokenSpan tokens, uint32_t i, uint32_t end) {
  const text::Token& token = tokens[i];
  const uint32_t next_word = i + 1 < end ? tokens[i + 1].word : 0;
  uint32_t lengths = 0;
  for (const ListEntry& entry : program.entries.subspan(run.first, run.count)) {
    if (entry.second_word != 0 && entry.second_word != next_word) continue;
    if (entry.need.fits(token.shape) && goes_on(program, entry, tokens, i, end))
      lengths |= 2u << entry.rest_count;
  }
  return lengths;
}

}  // namespace

std::span<const ListEntry> entries_of(const Program& program, ListId list, uint32_t word) {
  const EntryRun* run = run_of(program, list, word);
  if (run == nullptr) return {};
  return program.entries.subspan(run->first, run->count);
}

uint32_t recorded_lengths(const Program& program, ListId list, text::TokenSpan tokens, uint32_t i,
                          uint32_t end, bool single) {
  const uint32_t next_word = i + 1 < end ? tokens[i + 1].word : 0;
  const EntryRun* run = run_of(program, list, tokens[i].word);
  const uint32_t unrecorded = single && (run == nullptr || run->singles == 0) ? 2 : 0;
  if (run == nullptr || (run->singles == 0 && (run->seconds & second_bit(next_word)) == 0))
    return unrecorded;
  return lengths_of(program, *run, tokens, i, end) | unrecorded;
}

const ListEntry* find_entry(const Program& program, ListId list, uint32_t word) {
  if (list == kNoList || word == 0) return nullptr;
  for (const ListEntry& entry : entries_of(program, list, word))
    if (entry.rest_count == 0) return &entry;
  return nullptr;
}

const ListEntry* find_entry(const Program& program, ListId list, text::TokenSpan tokens,
                            uint32_t first, uint32_t end) {
  if (list == kNoList || first >= end || tokens[first].word == 0) return nullptr;
  for (const ListEntry& entry : entries_of(program, list, tokens[first].word))
    if (entry.rest_count + 1u == end - first && entry.need.fits(tokens[first].shape) &&
        goes_on(program, entry, tokens, first, end))
      return &entry;
  return nullptr;
}

}  // namespace annals::rules
