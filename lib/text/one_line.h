// Text for where a line is wanted.
#ifndef ANNALS_LIB_TEXT_ONE_LINE_H_
#define ANNALS_LIB_TEXT_ONE_LINE_H_

#include <string>
#include <string_view>

namespace annals::text {

// The same text, as many bytes, with blanks for line ends and for the other bytes of `blanks`.
inline std::string one_line(std::string_view text, std::string_view blanks = "\n\r") {
  std::string line(text);
  for (char& c : line)
    if (blanks.find(c) != std::string_view::npos) c = ' ';
  return line;
}

// Where a tab would part fields.
inline constexpr std::string_view kLineEndsAndTabs = "\n\r\t";

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_ONE_LINE_H_
