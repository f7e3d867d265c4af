#include "windows/window_reader.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/one_line.h"
#include "windows/cut.h"
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
  const uint64_t heading = window.last ? window.text.size() : cut_at_heading(window, margin_);
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
  window.lead = lead_.size();
  window.base = base_;
  window.units = units_;
  window.pieces = pieces_;
  window.carried = carried_;
  read_ahead((first_ ? std::max(size_, options_.whole) : size_) + 1);
  const std::string_view rest = std::string_view(ahead_).substr(used_);
  window.last = rest.size() <= (first_ ? std::max(size_, options_.whole) : size_);
  const uint64_t own = window.last ? rest.size() : character_at(rest, size_);
  window.text = lead_;
  window.text += rest.substr(0, own);
}

// Until `wanted` bytes are there that no window has taken, or the input ends.
void WindowReader::read_ahead(uint64_t wanted) {
  if (used_ > ahead_.size() / 2) {
    ahead_.erase(0, used_);
    used_ = 0;
  }
  uint64_t size = ahead_.size();
  for (size_t got = 1; got > 0 && size - used_ < wanted;) {
    const uint64_t room =
        std::min<uint64_t>(used_ + wanted, size + std::max<uint64_t>(kChunk, size));
    ahead_.resize(room);
    got = read_(ahead_.data() + size, room - size);
    size += got;
  }
  ahead_.resize(size);
}

Result<void> WindowReader::validate(const Window& window) {
  const Result<Text> text = Text::borrow(window.text, {.lossy = options_.lossy});
  if (!text) {
    Error error = text.error();
    const std::string_view lead = window.bytes().substr(0, window.lead);
    error.line += lines_ - static_cast<uint64_t>(std::count(lead.begin(), lead.end(), '\n'));
    const std::string here = "offset " + std::to_string(error.offset);
    error.offset += base_ - window.lead;
    if (const size_t at = error.message.find(here); at != std::string::npos)
      error.message.replace(at, here.size(), "offset " + std::to_string(error.offset));
    return error;
  }
  for (const uint64_t at : text->invalid()) {
    // What stands in the lead or beyond the cut is counted in its own window.
    const uint64_t source = base_ + at - window.lead;
    if (at < window.lead || source < done_.bytes) continue;
    if (done_.invalid++ == 0) done_.first_invalid = source;
  }
  done_.bytes = base_ + window.text.size() - window.lead;
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
    lead += text::one_line(window.bytes().substr(block.begin, block.end - block.begin));
    lead += "\n\n";
  }
  const std::string_view own = window.bytes().substr(window.lead, cut - window.lead);
  lines_ += static_cast<uint64_t>(std::count(own.begin(), own.end(), '\n'));
  units_ = window.units_of(cut);
  base_ = window.source_of(cut);
  used_ += cut - window.lead;
  lead_ = std::move(lead);
  carried_ = std::move(open);
  first_ = false;
}

}  // namespace annals::windows
