#include "rules/pack.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <tuple>

#include "rules/compiler.h"
#include "rules/pack_impl.h"
#include "rules/serialise.h"
#include "text/fold.h"

namespace annals::rules {

Pack::Pack() = default;
Pack::~Pack() = default;
Pack::Pack(Pack&&) noexcept = default;
Pack& Pack::operator=(Pack&&) noexcept = default;

Result<Pack> Pack::compile(std::span<const Source> sources) {
  Result<Program> program = compile_program(sources);
  if (!program) return program.error();
  Pack pack;
  pack.impl_ = std::make_unique<Impl>(std::move(*program));
  return pack;
}

std::vector<std::byte> Pack::serialise() const { return write_program(impl_->program); }

Result<Pack> Pack::map(std::span<const std::byte> image) {
  Result<Program> program = read_program(image);
  if (!program) return program.error();
  Pack pack;
  pack.impl_ = std::make_unique<Impl>(std::move(*program));
  return pack;
}

std::vector<Source> Pack::sources() const {
  std::vector<Source> out;
  for (const KeyValue& source : impl_->program.sources)
    out.push_back(
        {std::string(impl_->string(source.key)), std::string(impl_->string(source.value))});
  return out;
}

// --- words ---

uint32_t Pack::word(std::string_view folded) const {
  const Program& program = impl_->program;
  const auto mask = static_cast<uint32_t>(program.word_table.size() - 1);
  uint32_t slot = hash_word(folded) & mask;
  for (uint32_t id; (id = program.word_table[slot]) != 0; slot = (slot + 1) & mask)
    if (impl_->string(program.words[id]) == folded) return id;
  return 0;
}

std::string_view Pack::word_text(uint32_t word) const {
  return impl_->string(impl_->program.words[word]);
}

void Pack::annotate(std::string_view text, text::Tokens& tokens) const {
  std::string folded;
  std::array<char, 64> buffer;
  for (text::Token& token : tokens) {
    token.word = 0;
    if (token.kind == text::TokenKind::link) continue;
    const std::string_view spelled = text::slice(text, token);
    if ((token.shape & text::kNonAscii) == 0 && static_cast<uint8_t>(spelled[0]) < 0x80) {
      if (spelled.size() > buffer.size()) continue;
      for (size_t i = 0; i < spelled.size(); ++i) {
        const char c = spelled[i];
        buffer[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      }
      token.word = word({buffer.data(), spelled.size()});
    } else {
      folded.clear();
      text::fold_case(spelled, folded);
      token.word = word(folded);
    }
  }
}

// --- lists ---

std::pair<const ListEntry*, const ListEntry*> Pack::Impl::entries(ListId list,
                                                                  uint32_t word) const {
  const auto key = [](const ListEntry& entry) { return std::tuple(entry.list, entry.first_word); };
  const ListEntry* begin = program.entries.data();
  const ListEntry* end = begin + program.entries.size();
  const auto wanted = std::tuple(list, word);
  const ListEntry* first = std::lower_bound(
      begin, end, wanted, [&](const ListEntry& entry, const auto& k) { return key(entry) < k; });
  const ListEntry* last = first;
  while (last != end && key(*last) == wanted) ++last;
  return {first, last};
}

namespace {

bool meets(CaseNeed need, const text::Token& token) {
  switch (need) {
    case CaseNeed::none:
      return true;
    case CaseNeed::initial_upper:
      return (token.shape & text::kInitialUpper) != 0;
    case CaseNeed::all_upper:
      return (token.shape & text::kAllUpper) != 0;
    case CaseNeed::lower:
      return (token.shape & text::kInitialUpper) == 0;
  }
  return false;
}

}  // namespace

uint32_t Pack::Impl::match(ListId list, const text::Tokens& tokens, uint32_t i,
                           const ListEntry** entry) const {
  const uint32_t word = tokens[i].word;
  if (word == 0) return 0;
  const bool single = bit(program.list_bits, list, word);
  const bool phrase = bit(program.phrase_bits, list, word);
  if (!single && !phrase) return 0;
  const auto [first, last] = entries(list, word);
  bool recorded = false;
  for (const ListEntry* one = first; one != last; ++one) {
    recorded |= one->rest_count == 0;
    if (i + one->rest_count >= tokens.size() || !meets(one->need, tokens[i])) continue;
    bool same = true;
    for (uint32_t k = 0; k < one->rest_count && same; ++k) {
      const text::Token& token = tokens[i + 1 + k];
      same = token.word == program.sequences[one->rest + k] && (token.gap & text::kBlankLine) == 0;
    }
    if (!same) continue;
    if (entry != nullptr) *entry = one;
    return one->rest_count + 1;
  }
  return single && !recorded ? 1 : 0;
}

ListId Pack::list(std::string_view name) const {
  const auto& lists = impl_->program.lists;  // sorted by name
  const auto found = std::lower_bound(
      lists.begin(), lists.end(), name,
      [&](const ListInfo& info, std::string_view n) { return impl_->string(info.name) < n; });
  if (found == lists.end() || impl_->string(found->name) != name) return kNoList;
  return static_cast<ListId>(found - lists.begin());
}

bool Pack::contains(ListId list, uint32_t word) const {
  return list != kNoList && impl_->bit(impl_->program.list_bits, list, word);
}

uint32_t Pack::match(ListId list, const text::Tokens& tokens, uint32_t i) const {
  return list == kNoList || i >= tokens.size() ? 0 : impl_->match(list, tokens, i, nullptr);
}

namespace {

// The recorded one-word entry of a word.
const ListEntry* single_entry(const Pack::Impl& impl, ListId list, uint32_t word) {
  if (list == kNoList || word == 0) return nullptr;
  const auto [first, last] = impl.entries(list, word);
  for (const ListEntry* one = first; one != last; ++one)
    if (one->rest_count == 0) return one;
  return nullptr;
}

// The recorded entry that is exactly tokens [first, end).
const ListEntry* range_entry(const Pack::Impl& impl, ListId list, const text::Tokens& tokens,
                             uint32_t first, uint32_t end) {
  if (list == kNoList || first >= end) return nullptr;
  const auto [begin, last] = impl.entries(list, tokens[first].word);
  for (const ListEntry* one = begin; one != last; ++one) {
    if (one->rest_count + 1 != end - first) continue;
    bool same = true;
    for (uint32_t k = 0; k < one->rest_count && same; ++k)
      same = tokens[first + 1 + k].word == impl.program.sequences[one->rest + k];
    if (same) return one;
  }
  return nullptr;
}

}  // namespace

int64_t Pack::value(ListId list, uint32_t word) const {
  const ListEntry* entry = single_entry(*impl_, list, word);
  return entry == nullptr ? 0 : entry->value;
}

int64_t Pack::value(ListId list, const text::Tokens& tokens, uint32_t first, uint32_t end) const {
  const ListEntry* entry = range_entry(*impl_, list, tokens, first, end);
  return entry == nullptr ? 0 : entry->value;
}

std::string_view Pack::string_value(ListId list, uint32_t word) const {
  const ListEntry* entry = single_entry(*impl_, list, word);
  return entry == nullptr ? std::string_view() : impl_->string(entry->string);
}

std::string_view Pack::string_value(ListId list, const text::Tokens& tokens, uint32_t first,
                                    uint32_t end) const {
  const ListEntry* entry = range_entry(*impl_, list, tokens, first, end);
  return entry == nullptr ? std::string_view() : impl_->string(entry->string);
}

// --- weights ---

double Pack::weight(std::string_view name) const {
  const auto& weights = impl_->program.weights;  // sorted by name
  const auto found = std::lower_bound(
      weights.begin(), weights.end(), name,
      [&](const Weight& weight, std::string_view n) { return impl_->string(weight.name) < n; });
  const bool there = found != weights.end() && impl_->string(found->name) == name;
  assert(there && "a weight that no rule pack sets");
  return there ? found->value : 0;
}

// --- rules ---

size_t Pack::rule_count() const { return impl_->program.rules.size(); }
std::string_view Pack::rule_id(uint32_t rule) const {
  return impl_->string(impl_->program.rules[rule].id);
}
std::string_view Pack::rule_kind(uint32_t rule) const {
  return impl_->string(impl_->program.rules[rule].kind);
}
int Pack::rule_priority(uint32_t rule) const { return impl_->program.rules[rule].priority; }
std::string_view Pack::rule_file(uint32_t rule) const {
  return impl_->string(impl_->program.rules[rule].file);
}
uint32_t Pack::rule_line(uint32_t rule) const { return impl_->program.rules[rule].line; }
double Pack::rule_weight(uint32_t rule) const { return impl_->program.rules[rule].weight; }
uint8_t Pack::rule_phase(uint32_t rule) const { return impl_->program.rules[rule].phase; }
bool Pack::rule_is_slow(uint32_t rule) const { return impl_->program.rules[rule].slow != 0; }

std::string_view Pack::rule_value(uint32_t rule, std::string_view key) const {
  const Rule& one = impl_->program.rules[rule];
  for (uint32_t i = 0; i < one.value_count; ++i) {
    const KeyValue& value = impl_->program.values[one.first_value + i];
    if (impl_->string(value.key) == key) return impl_->string(value.value);
  }
  return {};
}

std::vector<std::string_view> Pack::rule_examples(uint32_t rule) const {
  const Rule& one = impl_->program.rules[rule];
  std::vector<std::string_view> out;
  for (uint32_t i = 0; i < one.example_count; ++i)
    out.push_back(impl_->string(impl_->program.examples[one.first_example + i]));
  return out;
}

std::vector<std::string_view> Pack::rule_counterexamples(uint32_t rule) const {
  const Rule& one = impl_->program.rules[rule];
  std::vector<std::string_view> out;
  for (uint32_t i = 0; i < one.counterexample_count; ++i)
    out.push_back(impl_->string(impl_->program.examples[one.first_counterexample + i]));
  return out;
}

uint16_t Pack::capture(std::string_view name) const {
  const auto& captures = impl_->program.captures;
  for (size_t i = 0; i < captures.size(); ++i)
    if (impl_->string(captures[i]) == name) return static_cast<uint16_t>(i);
  return 0xFFFF;
}

}  // namespace annals::rules
