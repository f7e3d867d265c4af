#include "rules/lists.h"

#include <algorithm>
#include <set>

#include "text/fold.h"
#include "text/tokenizer.h"

namespace annals::rules {
namespace {

constexpr size_t kMostTokens = 31;  // of an entry

constexpr uint8_t kCaseShape =
    text::kInitialUpper | text::kAllUpper | text::kHasLower | text::kInnerUpper;

bool ends_with_apostrophe(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; };
  for (const std::string_view apostrophe : {std::string_view("'"), std::string_view("’")})
    if (text.size() > apostrophe.size() && text.ends_with(apostrophe))
      return letter(text[text.size() - apostrophe.size() - 1]);
  return false;
}

}  // namespace

Interner::Interner(ProgramBuilder& program) : program_(program) { program_.words.push_back({}); }

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
  // A possessive follows a word, a clitic goes before one: lend them one.
  const bool possessive = text == "'s" || text == "’s";
  const bool clitic = ends_with_apostrophe(text);
  std::string whole(text);
  if (possessive) whole = "a" + whole;
  if (clitic) whole += "a";
  text::Tokens tokens;
  text::tokenize(whole, tokens);
  if (possessive) tokens.erase(tokens.begin());
  if (clitic && tokens.size() > 1) tokens.pop_back();
  std::vector<Piece> out;
  for (const text::Token& token : tokens) {
    Piece piece;
    piece.word = word(text::fold_case(text::slice(whole, token)));
    piece.exact = {kCaseShape, static_cast<uint8_t>(token.shape & kCaseShape)};
    piece.glued = token.gap == 0;
    out.push_back(piece);
  }
  return out;
}

Result<ListTable> ListTable::build(const Model& model, Interner& interner) {
  ListTable table;
  for (const auto& [name, list] : model.lists) {
    if (table.lists_.size() == kNoList)
      return list.position.error("there are more than 65,534 lists; join some");
    table.ids_.emplace(name, static_cast<ListId>(table.lists_.size()));
    table.lists_.push_back({name, {}, {}, false, 1, 1});
  }
  for (List& list : table.lists_)
    if (Result<void> done = table.fill(list, model, interner); !done) return done.error();
  return table;
}

// The list's own entries after those of the lists that it includes, so that they win.
Result<void> ListTable::fill(List& list, const Model& model, Interner& interner) {
  std::vector<const ListModel*> order = {&model.lists.find(list.name)->second};
  std::set<const ListModel*> seen(order.begin(), order.end());
  for (size_t i = 0; i < order.size(); ++i) {
    for (const auto& [included, position] : order[i]->includes) {
      const auto found = model.lists.find(included);
      if (found == model.lists.end())
        return position.error(std::string("there is no list '")
                                  .append(included)
                                  .append("'; define [list.")
                                  .append(included)
                                  .append("]"));
      if (seen.insert(&found->second).second) order.push_back(&found->second);
    }
  }
  std::map<std::vector<uint32_t>, size_t> known;
  for (size_t i = order.size(); i-- > 0;)
    for (const EntryModel& entry : order[i]->entries)
      if (Result<void> done = add(entry, interner, known, list); !done) return done;
  for (const Entry& entry : list.entries) {
    const auto count = static_cast<uint32_t>(entry.words.size());
    list.least = &entry == list.entries.data() ? count : std::min(list.least, count);
    list.most = std::max(list.most, count);
    list.has_case = list.has_case || entry.need.mask != 0;
    Start& start = list.starts[entry.words.front()];
    (count == 1 ? start.single : start.phrase) = true;
  }
  return {};
}

Result<void> ListTable::add(const EntryModel& entry, Interner& interner,
                            std::map<std::vector<uint32_t>, size_t>& known, List& list) {
  const std::vector<Piece> pieces = interner.pieces(entry.text);
  if (pieces.empty())
    return entry.position.error("'" + entry.text + "' holds no word or sign; take it out");
  if (pieces.size() > kMostTokens)
    return entry.position.error("an entry has 31 words and signs at most; shorten it");
  Entry built;
  for (const Piece& piece : pieces) built.words.push_back(piece.word);
  if (entry.match_case == ListCase::capitalised)
    built.need = {text::kInitialUpper, text::kInitialUpper};
  if (entry.match_case == ListCase::exact) built.need = pieces.front().exact;
  built.value = entry.value;
  // Spellings that ask for different cases are different entries.
  std::vector<uint32_t> key = built.words;
  key.push_back(static_cast<uint32_t>(built.need.mask << 8 | built.need.bits));
  const auto [place, added] = known.emplace(std::move(key), list.entries.size());
  // A later entry of the same words wins; one without a value leaves the earlier's.
  if (added)
    list.entries.push_back(std::move(built));
  else if (built.value.index() != 0)
    list.entries[place->second] = std::move(built);
  return {};
}

ListId ListTable::id(std::string_view name) const {
  const auto found = ids_.find(name);
  return found == ids_.end() ? kNoList : found->second;
}

std::vector<uint32_t> ListTable::words(ListId list, EntryPart part) const {
  std::set<uint32_t> words;
  for (const Entry& entry : lists_[list].entries) {
    if (part == EntryPart::second && entry.words.size() < 2) continue;
    words.insert(part == EntryPart::first    ? entry.words.front()
                 : part == EntryPart::second ? entry.words[1]
                                             : entry.words.back());
  }
  return {words.begin(), words.end()};
}

void ListTable::write(Interner& interner, ProgramBuilder& program) const {
  const size_t stride = (lists_.size() + 63) / 64;
  program.list_bits.assign(program.words.size() * stride, 0);
  program.phrase_bits.assign(program.words.size() * stride, 0);
  for (size_t i = 0; i < lists_.size(); ++i) {
    const List& list = lists_[i];
    ListInfo info;
    info.name = interner.string(list.name);
    info.first_entry = static_cast<uint32_t>(program.entries.size());
    if (list.most > 1) info.flags |= kHasPhrases;
    if (list.has_case) info.flags |= kHasCase;
    info.first_word = static_cast<uint32_t>(program.list_words.size());
    for (const auto& [word, start] : list.starts)
      if (start.single) program.list_words.push_back(word);
    info.single_count = static_cast<uint32_t>(program.list_words.size()) - info.first_word;
    for (const auto& [word, start] : list.starts)
      if (start.phrase) program.list_words.push_back(word);
    info.phrase_count =
        static_cast<uint32_t>(program.list_words.size()) - info.first_word - info.single_count;
    // Where the bit does not say it all for one spelling of a word, all of them are recorded.
    std::set<uint32_t> recorded;
    for (const Entry& entry : list.entries)
      if (entry.value.index() != 0 || entry.need.mask != 0) recorded.insert(entry.words.front());
    for (const Entry& entry : list.entries) {
      const uint32_t first = entry.words.front();
      auto& bits = entry.words.size() == 1 ? program.list_bits : program.phrase_bits;
      bits[first * stride + i / 64] |= uint64_t{1} << (i % 64);
      if (entry.words.size() == 1 && recorded.count(first) == 0) continue;
      ListEntry out;
      out.need = entry.need;
      out.first_word = first;
      if (entry.words.size() > 1) out.second_word = entry.words[1];
      out.rest = static_cast<uint32_t>(program.sequences.size());
      out.rest_count = static_cast<uint16_t>(entry.words.size() - 1);
      program.sequences.insert(program.sequences.end(), entry.words.begin() + 1, entry.words.end());
      out.value_kind = static_cast<ValueKind>(entry.value.index());
      if (const int64_t* number = std::get_if<int64_t>(&entry.value)) out.value = *number;
      if (const std::string* text = std::get_if<std::string>(&entry.value))
        out.string = interner.string(*text);
      program.entries.push_back(out);
    }
    info.entry_count = static_cast<uint32_t>(program.entries.size()) - info.first_entry;
    std::stable_sort(program.entries.begin() + info.first_entry, program.entries.end(),
                     [](const ListEntry& a, const ListEntry& b) {
                       return a.first_word != b.first_word ? a.first_word < b.first_word
                                                           : a.rest_count > b.rest_count;
                     });
    program.lists.push_back(info);
  }
  write_runs(program);
}

// Where each word's entries stand.
void ListTable::write_runs(ProgramBuilder& program) {
  std::vector<std::vector<EntryRun>> runs(program.words.size());
  for (size_t list = 0; list < program.lists.size(); ++list) {
    const ListInfo& info = program.lists[list];
    for (uint32_t i = info.first_entry; i < info.first_entry + info.entry_count; ++i) {
      std::vector<EntryRun>& of_word = runs[program.entries[i].first_word];
      if (of_word.empty() || of_word.back().list != list)
        of_word.push_back({.list = static_cast<uint16_t>(list), .first = i});
      EntryRun& run = of_word.back();
      ++run.count;
      const uint32_t second = program.entries[i].second_word;
      run.singles += second == 0;
      if (second != 0) run.seconds |= second_bit(second);
    }
  }
  for (const std::vector<EntryRun>& of_word : runs) {
    program.word_runs.push_back(static_cast<uint32_t>(program.entry_runs.size()));
    program.entry_runs.insert(program.entry_runs.end(), of_word.begin(), of_word.end());
  }
  program.word_runs.push_back(static_cast<uint32_t>(program.entry_runs.size()));
}

}  // namespace annals::rules
