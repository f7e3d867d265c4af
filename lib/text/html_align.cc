#include "text/html_align.h"

#include <algorithm>

namespace annals::text {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // what the parser makes of a bad byte
constexpr size_t kLongestReference = 40;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_name(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '#';
}

// "&name", "&#x12", with its semicolon if it has one.
std::string_view reference_at(std::string_view text, size_t at) {
  size_t end = at + 1;
  while (end < text.size() && end - at < kLongestReference && is_name(text[end])) ++end;
  if (end < text.size() && text[end] == ';') ++end;
  return text.substr(at, end - at);
}

size_t common_end(std::string_view a, std::string_view b) {
  size_t count = 0;
  while (count < a.size() && count < b.size() && a[a.size() - 1 - count] == b[b.size() - 1 - count])
    ++count;
  return count;
}

// Past a tag or a comment.
size_t past_tag(std::string_view text, size_t at) {
  if (text.substr(at, 4) == "<!--") {
    const size_t end = text.find("-->", at + 4);
    return end == text.npos ? text.size() : end + 3;
  }
  const size_t end = text.find('>', at);
  return end == text.npos ? text.size() : end + 1;
}

}  // namespace

const std::string& HtmlAligner::entity(std::string_view reference) {
  constexpr size_t kMostKept = 4096;
  if (entities_.size() >= kMostKept) entities_.clear();
  const auto [at, added] = entities_.try_emplace(std::string(reference));
  if (added) at->second = decode_entity(reference);
  return at->second;
}

void HtmlAligner::align(std::string_view decoded, std::string_view original, uint64_t source,
                        PlainBuilder& out) {
  size_t i = 0;  // in `original`
  size_t j = 0;  // in `decoded`
  while (j < decoded.size() && i < original.size()) {
    size_t same = 0;
    while (j + same < decoded.size() && i + same < original.size() &&
           decoded[j + same] == original[i + same] && original[i + same] != '&')
      ++same;
    if (same > 0) {
      out.copy(decoded.substr(j, same), source + i);
      i += same;
      j += same;
      continue;
    }
    const char c = original[i];
    if (c == '&') {
      std::string_view from = original.substr(i, 1);
      std::string_view to = decoded.substr(j, 1);
      const std::string_view reference = reference_at(original, i);
      const std::string& value = entity(reference);
      if (value != reference && decoded.substr(j, value.size()) == value) {
        // "&copy2020": what follows the name stays as it is.
        const size_t rest =
            reference.ends_with(';') && !value.ends_with(';') ? 0 : common_end(reference, value);
        from = reference.substr(0, reference.size() - rest);
        to = std::string_view(value).substr(0, value.size() - rest);
      } else if (decoded[j] != '&') {
        break;
      }
      out.replace(to, source + i, source + i + from.size());
      i += from.size();
      j += to.size();
    } else if (c == '\r' && decoded[j] == '\n') {
      const size_t size = original.substr(i, 2) == "\r\n" ? 2 : 1;
      out.replace("\n", source + i, source + i + size);
      i += size;
      ++j;
    } else if (c == '<') {
      i = past_tag(original, i);
    } else if (decoded.substr(j, kReplacement.size()) == kReplacement) {
      out.replace(kReplacement, source + i, source + i + 1);
      ++i;
      j += kReplacement.size();
    } else if (c == '\0' || is_space(c) || static_cast<uint8_t>(c) >= 0x80) {
      ++i;  // left out by the parser, or the rest of a bad sequence
    } else {
      break;
    }
  }
  if (j < decoded.size())
    out.replace(decoded.substr(j), source + std::min(i, original.size()), source + original.size());
}

}  // namespace annals::text
