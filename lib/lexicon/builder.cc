#include "lexicon/builder.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "lexicon/image.h"
#include "lexicon/image_writer.h"
#include "lexicon/surface.h"
#include "text/fold.h"

namespace annals::lexicon {
namespace {

constexpr uint32_t kVeryCommonRank = 80;  // 100 - frequency tier
constexpr uint32_t kRarestTier = 50;      // of a word that states none

bool has_record(EntryKind kind) {
  return kind != EntryKind::given_name && kind != EntryKind::surname && kind != EntryKind::word;
}

// The order of a phrase's entries: countries before their namesakes, names of the world before
// those of people, words last.
int order_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::country:
      return 0;
    case EntryKind::region:
    case EntryKind::city:
    case EntryKind::district:
    case EntryKind::continent:
    case EntryKind::natural:
    case EntryKind::facility:
      return 1;
    case EntryKind::organization:
    case EntryKind::university:
      return 2;
    case EntryKind::demonym:
      return 3;
    case EntryKind::given_name:
      return 4;
    case EntryKind::surname:
      return 5;
    default:
      return 6;
  }
}

class Builder {
 public:
  Builder(const Gazetteer* base, size_t rows) : base_(base) {
    phrase_index_.reserve(rows * 2);
    string_index_.reserve(rows);
    phrases_.reserve(rows * 2);
    forms_.reserve(rows * 2);
    records_.emplace_back();
    phrases_.emplace_back();
    strings_.push_back('\0');
  }

  // "St. John's" is as much the canonical name as "Saint John's".
  static bool is_short_saint(std::string_view alias, std::string_view canonical) {
    constexpr std::string_view kSaint = "Saint ";
    if (!canonical.starts_with(kSaint)) return false;
    for (const std::string_view begin : {"St. ", "St "})
      if (alias.starts_with(begin))
        return alias.substr(begin.size()) == canonical.substr(kSaint.size());
    return false;
  }

  void add(const Row& row) {
    aliases_.clear();
    split_aliases(row.aliases, aliases_);
    std::string_view canonical = row.name;
    if (row.kind == EntryKind::city || row.kind == EntryKind::district)
      for (const Alias& alias : aliases_)
        if (alias.english && !alias.former) canonical = alias.text;
    const uint32_t record = has_record(row.kind) ? add_record(row, canonical) : 0;
    Alias own;
    own.text = row.name;
    own.has_case_mode = row.has_case_mode;
    own.case_mode = row.case_mode;
    add_surface(row, record, own, canonical != row.name);
    for (const Alias& alias : aliases_)
      add_surface(row, record, alias,
                  alias.text != canonical && !is_short_saint(alias.text, canonical));
    // "Biel/Bienne", "Donostia / San Sebastián": either name.
    if (has_record(row.kind) && row.name.find('/') != row.name.npos) {
      std::string_view rest = row.name;
      while (!rest.empty()) {
        const size_t slash = std::min(rest.find('/'), rest.size());
        Alias half;
        half.text = rest.substr(0, slash);
        add_surface(row, record, half, true);
        rest.remove_prefix(std::min(slash + 1, rest.size()));
      }
    }
  }

  std::vector<std::byte> finish() {
    add_unmarked();
    join_flags();
    add_variants();
    ImageContent content;
    content.phrases = std::move(phrases_);
    content.records = std::move(records_);
    content.variants = std::move(variants_);
    content.strings = std::move(strings_);
    content.references.reserve(forms_.size());
    for (const Form& form : forms_) content.references.emplace_back(form.phrase, form.reference);
    return write_image(std::move(content));
  }

 private:
  struct Form {  // a reference and where it belongs
    uint32_t phrase = 0;
    Reference reference;
    std::string exact;  // of exact ones: the spelling
  };
  uint32_t add_string(std::string_view s) {
    if (s.empty()) return 0;
    const auto [at, is_new] =
        string_index_.try_emplace(std::string(s), static_cast<uint32_t>(strings_.size()));
    if (is_new) append_string(s);
    return at->second;
  }

  uint32_t append_string(std::string_view s) {
    if (s.empty()) return 0;
    const auto at = static_cast<uint32_t>(strings_.size());
    strings_.insert(strings_.end(), s.begin(), s.end());
    strings_.push_back('\0');
    return at;
  }

  uint32_t add_record(const Row& row, std::string_view canonical) {
    Record record;
    if (row.id.substr(0, 3) == "gn:") {
      const char* end = row.id.data() + row.id.size();
      const auto [stop, error] = std::from_chars(row.id.data() + 3, end, record.id);
      if (error == std::errc() && stop == end) record.scheme = kGeoNamesId;
    }
    if (record.scheme != kGeoNamesId) record.id = append_string(row.id);
    record.name = add_string(canonical);
    record.admin = add_string(row.admin);
    record.rank = row.rank;
    if (row.rank > 0)
      record.magnitude = static_cast<float>(std::log10(static_cast<double>(row.rank)));
    record.latitude = row.latitude;
    record.longitude = row.longitude;
    std::memcpy(record.country, row.country, 2);
    records_.push_back(record);
    return static_cast<uint32_t>(records_.size() - 1);
  }

  uint32_t add_phrase(const Surface& surface, bool any_case) {
    const auto [at, is_new] =
        phrase_index_.try_emplace(surface.phrase, static_cast<uint32_t>(phrases_.size()));
    if (is_new) {
      PhraseInfo info;
      info.text = surface.phrase;
      info.hashes = surface.hashes;
      phrases_.push_back(std::move(info));
    }
    phrases_[at->second].capitals &= any_case ? uint8_t{0} : surface.capitals;
    return at->second;
  }

  void add_surface(const Row& row, uint32_t record, const Alias& alias, bool is_alias) {
    if (!read_surface(alias.text, tokens_, surface_)) return;
    Form form;
    Reference& reference = form.reference;
    reference.kind = static_cast<uint8_t>(row.kind);
    reference.flags = row.flags;
    if (is_alias) reference.flags |= kAlias;
    if (alias.former) reference.flags |= kFormer;
    if (alias.acronym) reference.flags |= kAcronym;
    CaseMode mode = alias.has_case_mode ? alias.case_mode : CaseMode::capitalised;
    if (has_record(row.kind) && (surface_.all_caps || surface_.initials)) {
      reference.flags |= kAcronym;
      if (surface_.all_caps && !alias.has_case_mode) mode = CaseMode::exact;
    }
    reference.case_mode = static_cast<uint8_t>(mode);
    if (has_record(row.kind)) {
      reference.value = record;
    } else if (row.kind == EntryKind::word) {
      reference.value = 100 - std::min(row.rank == 0 ? kRarestTier : row.rank, 99u);
    } else {
      reference.value = row.rank;
    }
    form.phrase = add_phrase(surface_, mode == CaseMode::any);
    if (mode == CaseMode::exact) form.exact = surface_.exact;
    forms_.push_back(std::move(form));
    const bool has_marks = std::any_of(alias.text.begin(), alias.text.end(),
                                       [](char c) { return static_cast<uint8_t>(c) >= 0x80; });
    if (has_marks && mode != CaseMode::exact)
      marked_.emplace_back(static_cast<uint32_t>(forms_.size() - 1), std::string(alias.text));
  }

  // Forms without their diacritics, where that makes no short name and no word ("Aš", "Changé").
  void add_unmarked() {
    std::vector<uint8_t> is_word(phrases_.size(), 0);
    for (const Form& form : forms_)
      if (form.reference.kind == static_cast<uint8_t>(EntryKind::word)) is_word[form.phrase] = 1;
    std::string plain;
    for (const auto& [index, text] : marked_) {
      plain.clear();
      text::strip_marks(text, plain);
      if (!read_surface(plain, tokens_, surface_) || surface_.letters < 4) continue;
      if (surface_.phrase == phrases_[forms_[index].phrase].text) continue;
      const auto found = phrase_index_.find(surface_.phrase);
      if (found != phrase_index_.end() && found->second < is_word.size() && is_word[found->second])
        continue;
      if (base_ && (base_->kinds(base_->find(plain)) & Gazetteer::kind_bit(EntryKind::word)))
        continue;
      Form form;
      form.reference = forms_[index].reference;
      if (has_record(static_cast<EntryKind>(form.reference.kind))) form.reference.flags |= kAlias;
      form.phrase = add_phrase(surface_, false);
      forms_.push_back(std::move(form));
    }
  }

  const Record& record(const Reference& reference) const {
    return records_[has_record(static_cast<EntryKind>(reference.kind)) ? reference.value : 0];
  }

  // Sorts the forms by phrase, best first, drops duplicates, and tells each what its phrase is
  // besides.
  void join_flags() {
    std::stable_sort(forms_.begin(), forms_.end(),
                     [&](const Form& a, const Form& b) { return key(a) < key(b); });
    std::vector<Form> kept;
    kept.reserve(forms_.size());
    for (size_t begin = 0; begin < forms_.size();) {
      size_t end = begin;
      while (end < forms_.size() && forms_[end].phrase == forms_[begin].phrase) ++end;
      const size_t first = kept.size();
      for (size_t i = begin; i < end; ++i) {
        const auto same =
            std::find_if(kept.begin() + static_cast<std::ptrdiff_t>(first), kept.end(),
                         [&](const Form& other) { return denotes_same(other, forms_[i]); });
        if (same == kept.end())
          kept.push_back(std::move(forms_[i]));
        else if (!has_record(static_cast<EntryKind>(same->reference.kind)))
          same->reference.flags |= forms_[i].reference.flags;
      }
      flag_phrase(kept, first);
      begin = end;
    }
    forms_ = std::move(kept);
  }

  std::tuple<uint32_t, int, uint32_t, uint16_t, uint32_t> key(const Form& form) const {
    const Reference& r = form.reference;
    const auto kind = static_cast<EntryKind>(r.kind);
    const uint32_t rank = has_record(kind) ? record(r).rank : r.value;
    const uint16_t alias = r.flags & kAlias;
    return {form.phrase, order_of(kind), ~rank, alias, has_record(kind) ? r.value : 0};
  }

  bool denotes_same(const Form& a, const Form& b) const {
    if (a.reference.kind != b.reference.kind || a.exact != b.exact) return false;
    if (!has_record(static_cast<EntryKind>(a.reference.kind))) return true;
    if (a.reference.value == b.reference.value) return true;
    const Record& x = record(a.reference);
    const Record& y = record(b.reference);
    if (x.scheme == y.scheme && x.id == y.id && x.id != 0) return true;
    // Two tables that tell of the same body, or the same demonym.
    const auto kind = static_cast<EntryKind>(a.reference.kind);
    const bool by_name = kind == EntryKind::organization || kind == EntryKind::university;
    if (kind == EntryKind::demonym) return std::memcmp(x.country, y.country, 2) == 0;
    return by_name && x.name == y.name;
  }

  void flag_phrase(std::vector<Form>& forms, size_t first) const {
    uint16_t joint = 0;
    for (size_t i = first; i < forms.size(); ++i) {
      const Reference& r = forms[i].reference;
      switch (static_cast<EntryKind>(r.kind)) {
        case EntryKind::word:
          joint |= kCommonWord;
          if (r.value >= kVeryCommonRank) joint |= kVeryCommon;
          break;
        case EntryKind::given_name:
          joint |= kGivenName;
          break;
        case EntryKind::surname:
          joint |= kSurname;
          break;
        case EntryKind::demonym:
          joint |= kDemonymToo;
          break;
        default:
          break;
      }
    }
    if (base_ && first < forms.size())
      for (const Entry& entry :
           base_->entries(base_->find_phrase(phrases_[forms[first].phrase].text)))
        joint |= entry.flags & (kCommonWord | kVeryCommon | kGivenName | kSurname | kDemonymToo);
    for (size_t i = first; i < forms.size(); ++i) {
      Reference& r = forms[i].reference;
      if (!forms[i].exact.empty()) continue;  // "WHO" is no word
      r.flags |= joint;
      if (static_cast<EntryKind>(r.kind) == EntryKind::demonym)
        r.flags = static_cast<uint16_t>(r.flags & ~kDemonymToo);
      if (static_cast<EntryKind>(r.kind) != EntryKind::city) continue;
      for (size_t k = first; k < forms.size(); ++k) {
        const auto kind = static_cast<EntryKind>(forms[k].reference.kind);
        if ((kind == EntryKind::region || kind == EntryKind::country) &&
            std::memcmp(record(r).country, record(forms[k].reference).country, 2) == 0)
          r.flags |= kSubdivisionToo;
      }
    }
  }

  // Moves exact forms to phrases of their own, one for each spelling, which also have what the
  // phrase means in any spelling.
  void add_variants() {
    std::vector<Form> plain;
    std::vector<Form> exact;
    for (Form& form : forms_) (form.exact.empty() ? plain : exact).push_back(std::move(form));
    std::vector<std::pair<uint32_t, uint32_t>> range(phrases_.size(), {0, 0});
    for (uint32_t i = 0; i < plain.size(); ++i) {
      auto& [begin, end] = range[plain[i].phrase];
      if (end == 0) begin = i;
      end = i + 1;
    }
    std::stable_sort(exact.begin(), exact.end(), [](const Form& a, const Form& b) {
      return std::tie(a.phrase, a.exact) < std::tie(b.phrase, b.exact);
    });
    for (size_t begin = 0; begin < exact.size();) {
      const uint32_t folded = exact[begin].phrase;
      const auto variant = static_cast<uint32_t>(phrases_.size());
      PhraseInfo info;
      info.text = exact[begin].exact;
      info.capitals = 0;
      phrases_.push_back(std::move(info));
      phrases_[folded].has_variants = true;
      variants_.push_back({folded, variant});
      size_t end = begin;
      for (; end < exact.size() && exact[end].phrase == folded &&
             exact[end].exact == phrases_[variant].text;
           ++end) {
        plain.push_back({variant, exact[end].reference, {}});
      }
      for (uint32_t i = range[folded].first; i < range[folded].second; ++i)
        plain.push_back({variant, plain[i].reference, {}});
      begin = end;
    }
    forms_ = std::move(plain);
  }

  const Gazetteer* base_;
  text::Tokens tokens_;
  Surface surface_;
  std::vector<Alias> aliases_;
  std::vector<Record> records_;
  std::vector<Form> forms_;
  std::vector<std::pair<uint32_t, std::string>> marked_;
  std::vector<PhraseInfo> phrases_;
  std::unordered_map<std::string, uint32_t> phrase_index_;
  std::vector<Variant> variants_;
  std::vector<char> strings_;
  std::unordered_map<std::string, uint32_t> string_index_;
};

}  // namespace

Result<std::vector<std::byte>> build(std::span<const Table> tables, const Gazetteer* base) {
  std::vector<Row> rows;
  for (const Table& table : tables)
    if (Result<void> read = read_table(table, rows); !read) return read.error();
  Builder builder(base, rows.size());
  for (const Row& row : rows) builder.add(row);
  return builder.finish();
}

}  // namespace annals::lexicon
