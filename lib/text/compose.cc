#include "text/compose.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include "text/unicode.h"
#include "text/utf8.h"

namespace annals::text {
namespace {

constexpr size_t kLongest = 64;  // bytes of a letter with its marks; more marks are no writing

bool is_mark_at(std::string_view bytes, size_t at) {
  return at < bytes.size() && is_combining(decode(bytes, at).code_point);
}

// Where the next combining mark begins; the size when there is none. Their first byte is CC or CD.
size_t find_mark(std::string_view bytes, size_t at) {
  constexpr std::string_view kLeads = "\xCC\xCD";
  for (at = bytes.find_first_of(kLeads, at); at < bytes.size();
       at = bytes.find_first_of(kLeads, at + 1))
    if (is_mark_at(bytes, at)) return at;
  return bytes.size();
}

}  // namespace

void append_composed(std::string_view bytes, uint64_t source, std::string& text, SourceMap& map) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const auto copy = [&](size_t begin, size_t end) {
    map.copy(text.size(), source + begin, end - begin);
    text += bytes.substr(begin, end - begin);
  };
  std::string letter;
  size_t copied = 0;
  for (size_t mark = find_mark(bytes, 0); mark < bytes.size();) {
    size_t begin = mark;  // of the letter that bears it
    while (begin > copied && begin + 4 > mark) {
      --begin;
      if (!is_continuation(bytes[begin])) break;
    }
    size_t end = mark;
    while (is_mark_at(bytes, end)) end += decode(bytes, end).length;
    const std::string_view written = bytes.substr(begin, end - begin);
    letter.clear();
    if (written.size() <= kLongest && decode(bytes, begin).code_point != kInvalid) {
      icu::StringByteSink<std::string> sink(&letter);
      nfc->normalizeUTF8(0, {written.data(), static_cast<int32_t>(written.size())}, sink, nullptr,
                         status);
    }
    if (U_SUCCESS(status) && !letter.empty() && letter != written) {
      copy(copied, begin);
      map.replace(text.size(), source + begin, source + end);
      text += letter;
      copied = end;
    }
    mark = find_mark(bytes, end);
  }
  copy(copied, bytes.size());
}

}  // namespace annals::text
