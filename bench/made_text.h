// A larger text, made from the archives: paragraphs repeated with other names and dates.
#ifndef ANNALS_BENCH_MADE_TEXT_H_
#define ANNALS_BENCH_MADE_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>

namespace annals::bench {

// About `bytes` bytes of the archives in `corpus` (with their gold), over and over; in each copy
// people and places are replaced by names drawn from the gazetteers in `data`, years and days by
// others of the same width, from a seeded generator: the same text for the same arguments.
std::string make_text(const std::string& corpus, const std::string& data, size_t bytes,
                      uint32_t seed = 1);

}  // namespace annals::bench

#endif  // ANNALS_BENCH_MADE_TEXT_H_
