#include "rules/regexes.h"

#include <re2/re2.h>

namespace annals::rules {

Regexes::Regexes(size_t count)
    : count_(count), compiled_(std::make_unique<std::atomic<const re2::RE2*>[]>(count)) {}

Regexes::~Regexes() {
  for (size_t i = 0; i < count_; ++i) delete compiled_[i].load(std::memory_order_relaxed);
}

bool Regexes::matches(size_t index, std::string_view pattern, std::string_view text) const {
  const re2::RE2* regex = compiled_[index].load(std::memory_order_acquire);
  if (regex == nullptr) {
    auto fresh = std::make_unique<const re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()),
                                                  re2::RE2::Quiet);
    if (compiled_[index].compare_exchange_strong(regex, fresh.get(), std::memory_order_acq_rel))
      regex = fresh.release();
  }
  return regex->Match(re2::StringPiece(text.data(), text.size()), 0, text.size(),
                      re2::RE2::ANCHOR_BOTH, nullptr, 0);
}

}  // namespace annals::rules
