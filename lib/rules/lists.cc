#include "rules/lists.h"

#include <algorithm>
#include <tuple>

#include "text/fold.h"
#include "text/tokenizer.h"

namespace annals::rules {

Interner::Interner(Program& program) : program_(program) { program_.words.push_back({}); }

StringRef Interner::string(std::string_view text) {
  const auto [known, added] = strings_.emplace(text, StringRef{});
  if (added) {
    known->second = {static_cast<uint32_t>(program_.pool.size()),
                     static_cast<uint32_t>(text.size())};
    program_.pool += text;
  }
  return known->second;
}

uint32_t Interner::word(std::string_view folded) {
  const auto [known, added] = words_.emplace(folded, static_cast<uint32_t>(program_.words.size()));
  if (added) program_.words.push_back(string(folded));
  return known->second;
}

std::vector<Piece> Interner::pieces(std::string_view text) {
  text::Tokens tokens;
  text::tokenize(text, tokens);
  std::vector<Piece> out;
  for (const text::Token& token : tokens) {
    Piece piece;
    piece.word = word(text::fold_case(text::slice(text, token)));
    if (token.shape & text::kAllUpper)
      piece.spelled = CaseNeed::all_upper;
    else if (token.shape & text::kInitialUpper)
      piece.spelled = CaseNeed::initial_upper;
    else if (token.shape & text::kHasLower)
      piece.spelled = CaseNeed::lower;
    piece.glued = token.gap == 0;
    out.push_back(piece);
  }
  return out;
}

Result<ListTable> ListTable::build(const Model& model, Interner& interner) {
  ListTable table;
  for (const auto& [name, list] : model.lists) {
    table.ids_.emplace(name, static_cast<ListId>(table.lists_.size()));
    table.lists_.push_back({name, {}, {}, 1, 1});
  }
  for (List& out : table.lists_) {
    // The list itself and all that it includes, each once.
    std::vector<const ListModel*> pending = {&model.lists.find(out.name)->second};
    std::set<const ListModel*> seen(pending.begin(), pending.end());
    std::map<std::vector<uint32_t>, size_t> known;
    while (!pending.empty()) {
      const ListModel* list = pending.back();
      pending.pop_back();
      for (const auto& [included, position] : list->includes) {
        const auto found = model.lists.find(included);
        if (found == model.lists.end())
          return position.error("there is no list '" + included + "'; define [list." + included +
                                "]");
        if (seen.insert(&found->second).second) pending.push_back(&found->second);
      }
      for (const EntryModel& entry : list->entries) {
        const std::vector<Piece> pieces = interner.pieces(entry.text);
        if (pieces.empty()) continue;
        Entry built;
        for (const Piece& piece : pieces) built.words.push_back(piece.word);
        if (entry.match_case == ListCase::capitalised) built.need = CaseNeed::initial_upper;
        if (entry.match_case == ListCase::exact) built.need = pieces.front().spelled;
        built.value = entry.value;
        // A later entry of the same words wins; one without a value leaves the earlier's.
        const auto [place, added] = known.emplace(built.words, out.entries.size());
        if (added) {
          out.first_words.insert(built.words.front());
          out.entries.push_back(std::move(built));
        } else if (built.value.index() != 0) {
          out.entries[place->second] = std::move(built);
        }
      }
    }
    for (const Entry& entry : out.entries) {
      const auto count = static_cast<uint32_t>(entry.words.size());
      out.least = &entry == out.entries.data() ? count : std::min(out.least, count);
      out.most = std::max(out.most, count);
    }
  }
  return table;
}

ListId ListTable::id(std::string_view name) const {
  const auto found = ids_.find(name);
  return found == ids_.end() ? kNoList : found->second;
}

void ListTable::write(Interner& interner, Program& program) const {
  const size_t stride = (lists_.size() + 63) / 64;
  program.list_bits.assign(program.words.size() * stride, 0);
  program.phrase_bits.assign(program.words.size() * stride, 0);
  for (size_t i = 0; i < lists_.size(); ++i) {
    ListInfo info;
    info.name = interner.string(lists_[i].name);
    info.has_phrases = lists_[i].most > 1;
    program.lists.push_back(info);
    for (const Entry& entry : lists_[i].entries) {
      auto& bits = entry.words.size() == 1 ? program.list_bits : program.phrase_bits;
      bits[entry.words.front() * stride + i / 64] |= uint64_t{1} << (i % 64);
      if (entry.words.size() == 1 && entry.value.index() == 0 && entry.need == CaseNeed::none)
        continue;  // the bit says it all
      ListEntry out;
      out.list = static_cast<uint16_t>(i);
      out.need = entry.need;
      out.has_value = static_cast<uint8_t>(entry.value.index());
      out.first_word = entry.words.front();
      out.rest = static_cast<uint32_t>(program.sequences.size());
      out.rest_count = static_cast<uint32_t>(entry.words.size() - 1);
      program.sequences.insert(program.sequences.end(), entry.words.begin() + 1, entry.words.end());
      if (const int64_t* number = std::get_if<int64_t>(&entry.value)) out.value = *number;
      if (const std::string* text = std::get_if<std::string>(&entry.value))
        out.string = interner.string(*text);
      program.entries.push_back(out);
    }
  }
  std::stable_sort(program.entries.begin(), program.entries.end(),
                   [](const ListEntry& a, const ListEntry& b) {
                     return std::tuple(a.list, a.first_word, b.rest_count) <
                            std::tuple(b.list, b.first_word, a.rest_count);
                   });
}

}  // namespace annals::rules
