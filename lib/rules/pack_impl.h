// What a Pack holds: the program, and its regexes compiled at first use.
#ifndef ANNALS_LIB_RULES_PACK_IMPL_H_
#define ANNALS_LIB_RULES_PACK_IMPL_H_

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/pack.h"
#include "rules/program.h"
#include "rules/regexes.h"
#include "rules/rule_subset.h"

namespace annals::rules {

struct Pack::Impl {
  std::vector<std::byte> owned;      // the image, where the pack was compiled here
  std::span<const std::byte> image;  // what `program` looks into
  Program program;
  Regexes regexes;
  uint32_t anchored_rules = 0;
  RuleSubset subsets[kPhases + 2];  // by what Pack::scan takes for a phase
  std::mutex missing_mutex;
  std::vector<std::string> missing;  // see Pack::missing

  Impl(std::span<const std::byte> bytes, const Program& mapped)
      : image(bytes),
        program(mapped),
        regexes(mapped.regexes.size()),
        subsets{{program, 0, nullptr},
                {program, 1, nullptr},
                {program, 0, is_date_kind},
                {program, 0, is_mention_kind}} {
    for (const Rule& rule : program.rules) anchored_rules += rule.anchored;
  }

  void miss(std::string_view sort, std::string_view name);
};

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_PACK_IMPL_H_
