#include "windows.h"

#include <algorithm>
#include <unordered_set>

#include "text/spans.h"

namespace annals {
namespace {

constexpr uint64_t kLeastWindow = 16 << 10;
constexpr uint64_t kLeastMargin = 4 << 10;
constexpr size_t kChunk = 1 << 20;

bool is_continuation(char c) { return (static_cast<uint8_t>(c) & 0xC0u) == 0x80u; }

// The last place at or before `at` where a character begins; `at` itself where none is near.
uint64_t character_at(std::string_view text, uint64_t at) {
  for (uint64_t back = 0; back < 4 && back < at && at < text.size(); ++back)
    if (!is_continuation(text[at - back])) return at - back;
  return at;
}

// The same text on one line. As many bytes.
std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return line;
}

}  // namespace

Windows::Windows(const Extractor::Impl& engine, const ReadBytes& read, const Document& document,
                 const StreamOptions& options, Scratch::Impl& work)
    : engine_(engine),
      read_(read),
      document_(document),
      options_(options),
      work_(work),
      size_(std::clamp<uint64_t>(options.window, kLeastWindow, uint64_t{1} << 31)),
      margin_(std::max(size_ / 64, kLeastMargin)) {}

Result<Streamed> Windows::run(const Sink& sink, const Control& control) {
  for (;;) {
    fill();
    if (const Result<void> valid = validate(); !valid) return valid.error();
    if (!extract(sink, control) || last_) break;
    carry(cut_);
    first_ = false;
  }
  return done_;
}

// Reads a byte more than the window has: whether there is one tells if it is the last. So much is
// read first that a text which may be resolved as a whole is.
void Windows::fill() {
  const uint64_t wanted = lead_ + (first_ ? std::max(size_, options_.whole) : size_) + 1;
  uint64_t size = text_.size();
  for (size_t got = 1; got > 0 && size < wanted;) {
    const uint64_t room = std::min<uint64_t>(wanted, size + std::max<uint64_t>(kChunk, size));
    text_.resize(room);
    got = read_(text_.data() + size, room - size);
    size += got;
  }
  text_.resize(size);
  last_ = size < wanted;
  end_ = last_ ? size : character_at(text_, lead_ + size_);
}

Result<void> Windows::validate() {
  const Result<Text> text = Text::borrow(window(), {.lossy = options_.lossy});
  if (!text) {
    Error error = text.error();
    const std::string_view lead = window().substr(0, lead_);
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
  done_.bytes = base_ + end_ - lead_;
  return {};
}

bool Windows::extract(const Sink& sink, const Control& control) {
  if (control.stop.stop_requested()) return false;
  const text::LineMark lead{0, lead_, text::kCarried, 0};
  const std::span<const text::LineMark> marks(&lead, first_ ? 0 : 1);
  const mentions::Input input = engine_.analyse(
      Reading(window(), marks, first_ ? nullptr : &carried_), document_, engine_.explain, work_);
  records::Records records(input, work_.resolved, *engine_.words, work_.records,
                           engine_.people.get());
  if (options_.offsets != OffsetUnit::byte) map_.emplace(window().substr(lead_), options_.offsets);
  cut_ = last_ ? end_ : find_cut();

  const auto begin_of = [&](size_t i) {
    return work_.tokens[records.outline(i).segment.first].begin;
  };
  size_t index = 0;
  while (index < records.size() && begin_of(index) < lead_) ++index;
  records.begin_at(index, number_);
  for (; index < records.size() && begin_of(index) < cut_; ++index, ++number_) {
    Event* event = records.next();
    const uint64_t end = event->span.end;
    convert(*event);
    if (control.stop.stop_requested()) return false;
    if (control.progress) control.progress(base_ + end - lead_, options_.total);
    if (!sink(*event)) return false;
    // Where there was no better cut than within a record, it is given whole.
    if (!last_) cut_ = std::max(cut_, end);
  }
  if (control.progress) control.progress(base_ + cut_ - lead_, options_.total);
  return true;
}

uint64_t Windows::find_cut() const {
  const auto& blocks = work_.layout.blocks;
  const uint64_t least = lead_ + size_ / 2;
  const uint64_t most = end_ - margin_;
  const auto fits = [&](uint64_t at) { return at > least && at <= most; };
  const auto& headings = work_.resolved.headings;
  for (size_t i = headings.size(); i-- > 0;)
    if (fits(blocks[headings[i].block].begin)) return blocks[headings[i].block].begin;
  const auto& outlines = work_.records.outlines;
  for (const uint32_t flag : {uint32_t{text::kBlankBefore}, ~uint32_t{0}}) {
    for (size_t i = outlines.size(); i-- > 0;) {
      const records::Segment& segment = outlines[i].segment;
      const text::Block& block = blocks[segment.first_block];
      if (segment.first == block.first_token && (block.flags & flag) != 0 && fits(block.begin))
        return block.begin;
    }
  }
  for (size_t i = blocks.size(); i-- > 0;)
    if (fits(blocks[i].begin)) return blocks[i].begin;
  for (size_t i = work_.tokens.size(); i-- > 0;)
    if (fits(work_.tokens[i].begin)) return work_.tokens[i].begin;
  return character_at(window(), most);
}

// --- what the next window is told ---

void Windows::carry(uint64_t cut) {
  learn_owner();
  std::vector<resolve::Heading> open = open_headings(cut);
  const std::string line = definitions(cut);
  std::string lead = line.empty() ? "* * *" : line;  // a block that is no heading
  lead += "\n\n";
  std::vector<Piece> pieces;
  for (const resolve::Heading& heading : open) {
    const text::Block& block = work_.layout.blocks[heading.block];
    pieces.push_back({lead.size(), source_of(block.begin), units_of(block.begin)});
    lead += one_line(window().substr(block.begin, block.end - block.begin));
    lead += "\n\n";
  }
  const std::string_view own = window().substr(lead_, cut - lead_);
  lines_ += static_cast<uint64_t>(std::count(own.begin(), own.end(), '\n'));
  units_ = units_of(cut);
  base_ = source_of(cut);
  text_.replace(0, cut, lead);
  lead_ = lead.size();
  pieces_ = std::move(pieces);
  carried_ = std::move(open);
}

// Those that govern what stands at the cut, outermost first.
std::vector<resolve::Heading> Windows::open_headings(uint64_t cut) const {
  const auto& blocks = work_.layout.blocks;
  const resolve::Resolved& resolved = work_.resolved;
  std::vector<resolve::Heading> open;
  const auto after =
      std::lower_bound(blocks.begin(), blocks.end(), cut,
                       [](const text::Block& block, uint64_t at) { return block.begin < at; });
  uint32_t heading = resolve::kNone;
  if (after != blocks.end() && after->begin == cut) {
    heading = resolved.heading_of_block[static_cast<size_t>(after - blocks.begin())];
  } else if (after != blocks.begin()) {
    const auto block = static_cast<uint32_t>(after - blocks.begin()) - 1;
    heading = resolved.heading_of_block[block];
    const auto at = std::lower_bound(
        resolved.headings.begin(), resolved.headings.end(), block,
        [](const resolve::Heading& one, uint32_t index) { return one.block < index; });
    if (at != resolved.headings.end() && at->block == block)
      heading = static_cast<uint32_t>(at - resolved.headings.begin());
  }
  for (; heading != resolve::kNone; heading = resolved.headings[heading].parent)
    open.push_back(resolved.headings[heading]);
  std::reverse(open.begin(), open.end());
  return open;
}

// "International Labour Organization (ILO). …": each as it is defined, the latest ones if they are
// too many.
std::string Windows::definitions(uint64_t cut) const {
  const text::Tokens& tokens = work_.tokens;
  const auto& all = work_.names.ledger.definitions;
  const auto slice = [&](uint32_t first, uint32_t end) {
    return window().substr(tokens[first].begin, tokens[end - 1].end - tokens[first].begin);
  };
  std::unordered_set<std::string_view> known;
  std::vector<std::string> lines;
  uint64_t size = 0;
  for (size_t i = all.size(); i-- > 0 && size < margin_;) {
    const resolve::Definition& one = all[i];
    if (one.other_name || tokens[std::max(one.full_end, one.short_end) - 1].end > cut) continue;
    if (!known.insert(slice(one.short_first, one.short_end)).second) continue;
    lines.push_back(one_line(slice(one.full_first, one.full_end)) + " (" +
                    one_line(slice(one.short_first, one.short_end)) + "). ");
    size += lines.back().size();
  }
  std::string out;
  for (size_t i = lines.size(); i-- > 0;) out += lines[i];
  return out;
}

// Whose archive it is stays so.
void Windows::learn_owner() {
  const resolve::Resolved& resolved = work_.resolved;
  if (!document_.owner.empty() || resolved.owner == resolve::kNone) return;
  const resolve::OrganizationEntity& owner = resolved.organizations[resolved.owner];
  document_.owner = owner.name;
  document_.aliases = owner.aliases;
  if (!owner.acronym.empty()) document_.aliases.push_back(owner.acronym);
}

// --- from the window to the archive ---

void Windows::convert(Event& event) const {
  event.offsets = options_.offsets;
  if (first_ && !map_) return;
  text::for_each_span(event, [this](Span& span) {
    span = {units_of(span.begin), units_of(span.end)};
  });
}

uint64_t Windows::source_of(uint64_t at) const {
  if (at >= lead_) return base_ + at - lead_;
  const auto after =
      std::upper_bound(pieces_.begin(), pieces_.end(), at,
                       [](uint64_t offset, const Piece& piece) { return offset < piece.begin; });
  return after == pieces_.begin() ? 0 : std::prev(after)->source + (at - std::prev(after)->begin);
}

uint64_t Windows::units_of(uint64_t at) const {
  if (!map_) return source_of(at);
  if (at >= lead_) return units_ + map_->from_byte(at - lead_);
  const auto after =
      std::upper_bound(pieces_.begin(), pieces_.end(), at,
                       [](uint64_t offset, const Piece& piece) { return offset < piece.begin; });
  if (after == pieces_.begin()) return 0;
  const Piece& piece = *std::prev(after);
  const std::string_view before = window().substr(piece.begin, at - piece.begin);
  return piece.units + OffsetMap(before, options_.offsets).from_byte(before.size());
}

// --- the library's ---

Result<Streamed> Extractor::extract(const ReadBytes& read, const Document& document,
                                    const StreamOptions& options, Scratch& scratch,
                                    const Sink& sink, const Control& control) const {
  return Windows(*impl_, read, document, options, scratch.impl()).run(sink, control);
}

void Extractor::extract_windows(const Text& text, const Document& document, Scratch& scratch,
                                const Sink& sink, const Control& control) const {
  std::string_view rest = text.bytes();
  const ReadBytes read = [&](char* to, size_t size) {
    const size_t got = rest.copy(to, size);
    rest.remove_prefix(got);
    return got;
  };
  // The bytes are known: what is invalid among them, the Text allowed.
  const StreamOptions options{.whole = 0, .lossy = true, .total = text.size()};
  static_cast<void>(extract(read, document, options, scratch, sink, control));
}

}  // namespace annals
