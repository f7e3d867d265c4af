#include "rules/pack.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "rules/compiler.h"
#include "rules/image.h"
#include "rules/list_match.h"
#include "rules/pack_impl.h"
#include "rules/vocabulary.h"

namespace annals::rules {
namespace {

// The item of an array sorted by name; null when there is none.
template <typename Item>
const Item* by_name(const Program& program, std::span<const Item> items, std::string_view name) {
  const auto found = std::lower_bound(
      items.begin(), items.end(), name,
      [&](const Item& item, std::string_view n) { return program.string(item.name) < n; });
  return found != items.end() && program.string(found->name) == name ? &*found : nullptr;
}

}  // namespace

Pack::Pack() = default;
Pack::~Pack() = default;
Pack::Pack(Pack&&) noexcept = default;
Pack& Pack::operator=(Pack&&) noexcept = default;

Result<Pack> Pack::compile(std::span<const Source> sources) {
  Result<ProgramBuilder> program = compile_program(sources);
  if (!program) return program.error();
  std::vector<std::byte> image = write_program(*program);
  Result<Pack> pack = map(image);
  if (pack) pack->impl_->owned = std::move(image);  // a vector's bytes stay where they are
  return pack;
}

std::vector<std::byte> Pack::serialise() const {
  return {impl_->image.begin(), impl_->image.end()};
}

Result<Pack> Pack::map(std::span<const std::byte> image) {
  Result<Program> program = map_program(image);
  if (!program) return program.error();
  Pack pack;
  pack.impl_ = std::make_unique<Impl>(image, *program);
  pack.bits_ = {program->list_bits.data(), program->phrase_bits.data(), program->stride()};
  return pack;
}

// --- words ---

uint32_t Pack::word(std::string_view folded) const { return find_word(impl_->program, folded); }

std::string_view Pack::word_text(uint32_t word) const {
  return impl_->program.string(impl_->program.words[word]);
}

void Pack::annotate(std::string_view text, text::Tokens& tokens) const {
  annotate_words(impl_->program, text, tokens);
}

// --- lists ---

ListId Pack::list(std::string_view name) const {
  const ListInfo* info = by_name(impl_->program, impl_->program.lists, name);
  if (info != nullptr) return static_cast<ListId>(info - impl_->program.lists.data());
  impl_->miss("list", name);
  return kNoList;
}

namespace {

template <typename Mask>
std::vector<Mask> masks_of_words(const Program& program, std::span<const Mask> single,
                                 std::span<const Mask> phrase) {
  std::vector<Mask> masks(program.words.size(), 0);
  const auto add = [&](std::span<const Mask> of_list, size_t list, uint32_t first, uint32_t count) {
    if (list >= of_list.size() || of_list[list] == 0) return;
    for (const uint32_t word : program.list_words.subspan(first, count))
      masks[word] |= of_list[list];
  };
  for (size_t list = 0; list < program.lists.size(); ++list) {
    const ListInfo& info = program.lists[list];
    add(single, list, info.first_word, info.single_count);
    add(phrase, list, info.first_word + info.single_count, info.phrase_count);
  }
  return masks;
}

}  // namespace

std::vector<uint32_t> Pack::word_masks(std::span<const uint32_t> single,
                                       std::span<const uint32_t> phrase) const {
  return masks_of_words(impl_->program, single, phrase);
}

std::vector<uint64_t> Pack::word_masks(std::span<const uint64_t> single,
                                       std::span<const uint64_t> phrase) const {
  return masks_of_words(impl_->program, single, phrase);
}

uint32_t Pack::longest_entry(ListId list, text::TokenSpan tokens, uint32_t i) const {
  const uint32_t lengths =
      entry_lengths(impl_->program, list, tokens, i, static_cast<uint32_t>(tokens.size()));
  return lengths == 0 ? 0 : 31u - static_cast<uint32_t>(std::countl_zero(lengths));
}

int64_t Pack::value(ListId list, uint32_t word) const {
  const ListEntry* entry = find_entry(impl_->program, list, word);
  return entry == nullptr ? 0 : entry->value;
}

int64_t Pack::value(ListId list, text::TokenSpan tokens, uint32_t first, uint32_t end) const {
  const ListEntry* entry = find_entry(impl_->program, list, tokens, first, end);
  return entry == nullptr ? 0 : entry->value;
}

std::string_view Pack::string_value(ListId list, uint32_t word) const {
  const ListEntry* entry = find_entry(impl_->program, list, word);
  return entry == nullptr ? std::string_view() : impl_->program.string(entry->string);
}

std::string_view Pack::string_value(ListId list, text::TokenSpan tokens, uint32_t first,
                                    uint32_t end) const {
  const ListEntry* entry = find_entry(impl_->program, list, tokens, first, end);
  return entry == nullptr ? std::string_view() : impl_->program.string(entry->string);
}

// --- weights ---

double Pack::weight(std::string_view name) const {
  const Weight* weight = by_name(impl_->program, impl_->program.weights, name);
  if (weight != nullptr) return weight->value;
  impl_->miss("weight", name);
  return 0;
}

void Pack::Impl::miss(std::string_view sort, std::string_view name) {
  std::string what = std::string(sort) + " '" + std::string(name) + "'";
  const std::lock_guard lock(missing_mutex);
  if (std::find(missing.begin(), missing.end(), what) == missing.end())
    missing.push_back(std::move(what));
}

std::vector<std::string> Pack::missing() const {
  const std::lock_guard lock(impl_->missing_mutex);
  return impl_->missing;
}

// --- rules ---

size_t Pack::rule_count() const { return impl_->program.rules.size(); }
std::string_view Pack::rule_id(uint32_t rule) const {
  return impl_->program.string(impl_->program.rules[rule].id);
}
std::string_view Pack::rule_kind(uint32_t rule) const {
  return impl_->program.string(impl_->program.rules[rule].kind);
}
int Pack::rule_priority(uint32_t rule) const { return impl_->program.rules[rule].priority; }
std::string_view Pack::rule_file(uint32_t rule) const {
  return impl_->program.string(impl_->program.rules[rule].file);
}
uint32_t Pack::rule_line(uint32_t rule) const { return impl_->program.rules[rule].line; }
double Pack::rule_weight(uint32_t rule) const { return impl_->program.rules[rule].weight; }
uint8_t Pack::rule_phase(uint32_t rule) const { return impl_->program.rules[rule].phase; }
bool Pack::rule_is_slow(uint32_t rule) const { return impl_->program.rules[rule].slow != 0; }

std::string_view Pack::rule_value(uint32_t rule, std::string_view key) const {
  const Rule& one = impl_->program.rules[rule];
  for (uint32_t i = 0; i < one.value_count; ++i) {
    const KeyValue& value = impl_->program.values[one.first_value + i];
    if (impl_->program.string(value.key) == key) return impl_->program.string(value.value);
  }
  return {};
}

std::vector<Sample> Pack::rule_samples(uint32_t rule) const {
  const Program& program = impl_->program;
  const Rule& one = program.rules[rule];
  std::vector<Sample> out;
  const auto add = [&](uint32_t first, uint32_t count, bool counter) {
    for (const SampleText& sample : program.examples.subspan(first, count))
      out.push_back({program.string(sample.text), sample.line, sample.column, counter});
  };
  add(one.first_example, one.example_count, false);
  add(one.first_counterexample, one.counterexample_count, true);
  return out;
}

uint16_t Pack::capture(std::string_view name) const {
  const auto& captures = impl_->program.captures;
  for (size_t i = 0; i < captures.size(); ++i)
    if (impl_->program.string(captures[i]) == name) return static_cast<uint16_t>(i);
  return 0xFFFF;
}

}  // namespace annals::rules
