#include "windows/window_reader.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "windows/cut.h"
#include "windows/one_line.h"
#include "windows/short_forms.h"

namespace annals::windows {
namespace {

constexpr uint64_t kLeastWindow = 16 << 10;
constexpr uint64_t kLeastMargin = 4 << 10;
constexpr size_t kChunk = 1 << 20;

// Whose archive it is stays so.
void learn_owner(const resolve::Resolved& resolved, Document& document) {
  if (resolved.owner == resolve::kNone) return;
  const resolve::OrganizationEntity& owner = resolved.organizations[resolved.owner];
  document.owner = owner.name;
  document.aliases = owner.aliases;
  if (!owner.acronym.empty()) document.aliases.push_back(owner.acronym);
}

}  // namespace

WindowReader::WindowReader(const Extractor::Impl& engine, const ReadBytes& read,
                           const Document& document, const StreamOptions& options)
    : engine_(engine),
      read_(read),
      options_(options),
      size_(std::clamp<uint64_t>(options.window, kLeastWindow, uint64_t{1} << 31)),
      margin_(std::max(size_ / 64, kLeastMargin)),
      document_(document) {}

Result<void> WindowReader::next(Window& window) {
  at_end_ = true;  // unless all goes well
  fill(window);
  if (Result<void> valid = validate(window); !valid) return valid;
  window.find_dates(engine_);
  if (options_.offsets != OffsetUnit::byte)
    window.map.emplace(window.bytes().substr(window.lead), options_.offsets);
  const bool asks_owner = window.first && document_.owner.empty();
  const uint64_t heading = window.last ? window.end : cut_at_heading(window, margin_);
  if (asks_owner || heading == 0) window.find_records(engine_);
  window.cut = heading != 0 ? heading : cut_elsewhere(window, margin_);
  if (asks_owner) learn_owner(window.work.resolved, document_);
  if (!window.last) carry(window);
  at_end_ = window.last;
  return {};
}

// Reads a byte more than the window has: whether there is one tells if it is the last. So much is
// read first that a text which may be resolved as a whole is.
void WindowReader::fill(Window& window) {
  window.records.reset();  // what refers to the text that was there
  window.input.reset();
  window.map.reset();
  window.document = document_;
  window.first = first_;
  window.lead = lead_;
  window.base = base_;
  window.units = units_;
  window.pieces = pieces_;
  window.carried = carried_;
  std::string& text = window.text;
  text = text_;
  const uint64_t wanted = lead_ + (first_ ? std::max(size_, options_.whole) : size_) + 1;
  uint64_t size = text.size();
  for (size_t got = 1; got > 0 && size < wanted;) {
    const uint64_t room = std::min<uint64_t>(wanted, size + std::max<uint64_t>(kChunk, size));
    text.resize(room);
    got = read_(text.data() + size, room - size);
    size += got;
  }
  text.resize(size);
  window.last = size < wanted;
  window.end = window.last ? size : character_at(text, lead_ + size_);
}

Result<void> WindowReader::validate(const Window& window) {
  const Result<Text> text = Text::borrow(window.bytes(), {.lossy = options_.lossy});
  if (!text) {
    Error error = text.error();
    const std::string_view lead = window.bytes().substr(0, lead_);
    error.line += lines_ - static_cast<uint64_t>(std::count(lead.begin(), lead.end(), '\n'));
    const std::string here = "offset " + std::to_string(error.offset);
    error.offset += base_ - lead_;
    if (const size_t at = error.message.find(here); at != std::string::npos)
      error.message.replace(at, here.size(), "offset " + std::to_string(error.offset));
    return error;
  }
  for (const uint64_t at : text->invalid()) {
    // What stands in the lead or beyond the cut is counted in its own window.
    if (at < lead_ || base_ + at - lead_ < done_.bytes) continue;
    if (done_.invalid++ == 0) done_.first_invalid = base_ + at - lead_;
  }
  done_.bytes = base_ + window.end - lead_;
  return {};
}

// What the next window is told.
void WindowReader::carry(const Window& window) {
  const uint64_t cut = window.cut;
  std::vector<resolve::Heading> open = open_headings(window);
  std::string lead =
      short_forms(*window.input, engine_.names->words, window.work.resolved, cut, margin_);
  if (lead.empty()) lead = "* * *";  // a block that is no heading
  lead += "\n\n";
  pieces_.clear();
  for (const resolve::Heading& heading : open) {
    const text::Block& block = window.work.layout.blocks[heading.block];
    pieces_.push_back({lead.size(), window.source_of(block.begin), window.units_of(block.begin)});
    lead += one_line(window.bytes().substr(block.begin, block.end - block.begin));
    lead += "\n\n";
  }
  const std::string_view own = window.bytes().substr(lead_, cut - lead_);
  lines_ += static_cast<uint64_t>(std::count(own.begin(), own.end(), '\n'));
  units_ = window.units_of(cut);
  base_ = window.source_of(cut);
  lead_ = lead.size();
  text_ = std::move(lead);
  text_.append(window.text, cut);
  carried_ = std::move(open);
  first_ = false;
}

}  // namespace annals::windows
