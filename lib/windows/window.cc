#include "windows/window.h"

#include <algorithm>
#include <iterator>

#include "resolve/names.h"
#include "text/spans.h"

namespace annals::windows {

void Window::find_dates(const Extractor::Impl& engine) {
  records.reset();
  const text::LineMark mark{0, lead, text::kCarried, 0};
  const std::span<const text::LineMark> marks(&mark, first ? 0 : 1);
  input.emplace(engine.find_dates(Reading(bytes(), marks, first ? nullptr : &carried), document,
                                  engine.explain, work));
}

void Window::find_records(const Extractor::Impl& engine) {
  if (records) return;
  resolve::resolve_names(*input, *engine.names, work.names, work.resolved);
  records.emplace(*input, work.resolved, *engine.words, work.records, engine.people.get());
}

bool Window::tell(uint64_t& number, const StreamOptions& options, const Sink& sink,
                  const Control& control) {
  const auto begin_of = [&](size_t i) {
    return work.tokens[records->outline(i).segment.first].begin;
  };
  size_t index = 0;
  while (index < records->size() && begin_of(index) < lead) ++index;
  records->begin_at(index, number);
  for (; index < records->size() && begin_of(index) < cut; ++index, ++number) {
    Event* event = records->next();
    const uint64_t done = event->span.end;
    convert(*event, options.offsets);
    if (control.stop.stop_requested()) return false;
    if (control.progress) control.progress(base + done - lead, options.total);
    if (!sink(*event)) return false;
  }
  if (control.progress) control.progress(base + cut - lead, options.total);
  return true;
}

void Window::convert(Event& event, OffsetUnit unit) const {
  event.offsets = unit;
  if (first && !map) return;
  text::for_each_span(event, [this](Span& span) {
    span = {units_of(span.begin), units_of(span.end)};
  });
}

const Piece* Window::piece_at(uint64_t at) const {
  const auto after =
      std::upper_bound(pieces.begin(), pieces.end(), at,
                       [](uint64_t offset, const Piece& piece) { return offset < piece.begin; });
  return after == pieces.begin() ? nullptr : &*std::prev(after);
}

uint64_t Window::source_of(uint64_t at) const {
  if (at >= lead) return base + at - lead;
  const Piece* piece = piece_at(at);
  return piece == nullptr ? 0 : piece->source + (at - piece->begin);
}

uint64_t Window::units_of(uint64_t at) const {
  if (!map) return source_of(at);
  if (at >= lead) return units + map->from_byte(at - lead);
  const Piece* piece = piece_at(at);
  if (piece == nullptr) return 0;
  const std::string_view before = bytes().substr(piece->begin, at - piece->begin);
  return piece->units + OffsetMap(before, map->unit()).from_byte(before.size());
}

}  // namespace annals::windows
