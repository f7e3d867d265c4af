#include "annals/offsets.h"

#include "text/unicode.h"

namespace annals {
namespace {

constexpr uint64_t kStep = 1024;

// Units of the character that begins at `at`.
uint64_t units(const text::Decoded& c, OffsetUnit unit) {
  if (unit == OffsetUnit::byte) return c.length;
  return unit == OffsetUnit::utf16 && c.code_point != text::kInvalid && c.code_point > 0xFFFF ? 2
                                                                                              : 1;
}

}  // namespace

OffsetMap::OffsetMap(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  if (unit == OffsetUnit::byte) return;
  uint64_t count = 0;
  uint64_t next = 0;
  for (size_t at = 0; at < text.size();) {
    // A checkpoint holds the units before the first character that begins at or after it.
    while (at >= next) {
      checkpoints_.push_back(count);
      next += kStep;
    }
    const text::Decoded c = text::decode(text, at);
    count += units(c, unit);
    at += c.length;
  }
  checkpoints_.push_back(count);
}

uint64_t OffsetMap::from_byte(uint64_t byte) const {
  if (unit_ == OffsetUnit::byte || text_.empty()) return byte;
  if (byte > text_.size()) byte = text_.size();
  const size_t index = byte / kStep;
  size_t at = index * kStep;
  uint64_t count = index < checkpoints_.size() ? checkpoints_[index] : checkpoints_.back();
  // The checkpoint may fall inside a character that began before it.
  for (int i = 0; i < 3 && at < byte && at > 0; ++i) {
    const auto c = static_cast<uint8_t>(text_[at]);
    if ((c & 0xC0u) != 0x80u) break;
    bool inside = false;
    for (size_t back = 1; back <= 3 && back <= at; ++back) {
      if (text::decode(text_, at - back).length > back) inside = true;
    }
    if (!inside) break;
    ++at;
  }
  while (at < byte) {
    const text::Decoded c = text::decode(text_, at);
    if (at + c.length > byte) break;  // inside a character: its own offset
    count += units(c, unit_);
    at += c.length;
  }
  return count;
}

namespace {

template <typename Convert>
void convert_mentions(std::vector<Mention>& mentions, const Convert& convert) {
  for (Mention& mention : mentions) convert(mention.span);
}

template <typename Convert>
void convert_date(DateMention& date, const Convert& convert) {
  convert(date.span);
  for (Implied& implied : date.implied)
    if (implied.span) convert(*implied.span);
}

}  // namespace

void OffsetMap::convert(Event& event) const {
  const auto span = [this](Span& s) { s = {from_byte(s.begin), from_byte(s.end)}; };
  event.offsets = unit_;
  span(event.span);
  for (Heading& heading : event.headings) span(heading.span);
  if (event.title) span(event.title->span);
  for (DateMention& date : event.dates) convert_date(date, span);
  for (Place& place : event.places) convert_mentions(place.mentions, span);
  for (Organization& organization : event.organizations)
    convert_mentions(organization.mentions, span);
  for (Person& person : event.people) convert_mentions(person.mentions, span);
  for (Attendance& attendance : event.attendance) span(attendance.span);
  for (Link& link : event.links) span(link.span);
  for (Warning& warning : event.warnings)
    if (warning.span) span(*warning.span);
}

void OffsetMap::convert(Annotation& annotation) const {
  const auto span = [this](Span& s) { s = {from_byte(s.begin), from_byte(s.end)}; };
  span(annotation.span);
  if (annotation.date) convert_date(*annotation.date, span);
  if (annotation.place) convert_mentions(annotation.place->mentions, span);
  if (annotation.organization) convert_mentions(annotation.organization->mentions, span);
  if (annotation.person) convert_mentions(annotation.person->mentions, span);
  if (annotation.title) span(annotation.title->span);
}

}  // namespace annals
