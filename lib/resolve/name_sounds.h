// What a name sounds like, whichever way it was put into Latin letters: "Rakhmonov", "Rahmonov";
// "Yunus", "Younous"; "Emelchenko", "Yemelčenko". Romanizations differ in how they write a few
// sounds (BGN/PCGN, ISO 9, the French, German and Turkic ways); what they write for one of these
// becomes one letter.
#ifndef ANNALS_LIB_RESOLVE_NAME_SOUNDS_H_
#define ANNALS_LIB_RESOLVE_NAME_SOUNDS_H_

#include <string>
#include <string_view>

namespace annals::resolve {

// Appends the sounds of a word that is folded: small letters without marks, UTF-8. Words of less
// than four letters have none: too many would be alike.
void append_sounds(std::string_view folded, std::string& out);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_NAME_SOUNDS_H_
