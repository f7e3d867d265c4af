// --profile: what is known of an archive (annals/profile.h), under the options of the command.
#ifndef ANNALS_TOOLS_PROFILE_H_
#define ANNALS_TOOLS_PROFILE_H_

#include <string>
#include <vector>

#include "annals/extractor.h"
#include "annals/result.h"
#include "inputs.h"

namespace annals::tool {

// Fills in what the options leave open; rules and lists of the options come after those of the
// profiles, and so win. `no_text`, if given, is set where a profile says so.
Result<void> apply_profiles(const std::vector<std::string>& profiles, Options& extractor,
                            InputOptions& inputs, bool* no_text = nullptr);

}  // namespace annals::tool

#endif  // ANNALS_TOOLS_PROFILE_H_
