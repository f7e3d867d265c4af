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
  RuleSubset dates, mentions;
  std::mutex missing_mutex;
  std::vector<std::string> missing;  // see Pack::missing

  Impl(std::span<const std::byte> bytes, const Program& mapped)
      : image(bytes),
        program(mapped),
        regexes(mapped.regexes.size()),
        dates(mapped, is_date_kind),
        mentions(mapped, is_mention_kind) {
    for (const Rule& rule : program.rules) anchored_rules += rule.anchored;
  }

  void miss(std::string_view sort, std::string_view name);
};

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_PACK_IMPL_H_
