// The lead of a window repeats lines and names of the archive, each on one line.
#ifndef ANNALS_LIB_WINDOWS_ONE_LINE_H_
#define ANNALS_LIB_WINDOWS_ONE_LINE_H_

#include <algorithm>
#include <string>
#include <string_view>

namespace annals::windows {

// The same text, as many bytes, with blanks for line ends.
inline std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return line;
}

}  // namespace annals::windows

#endif  // ANNALS_LIB_WINDOWS_ONE_LINE_H_
