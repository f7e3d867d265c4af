// Numbers: offsets, coordinates, confidences.
#include <bit>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>

#include "output/json_string.h"

namespace annals::output {
namespace {

// Coordinates have five decimals at most. Where `value` is the double nearest to such a decimal, no
// other decimal of up to 15 digits is as near, and its digits are found by one division. `count`
// becomes the value times 100,000.
bool is_short(double value, int64_t& count) {
  constexpr double kUnit = 1e5;
  constexpr double kMost = 1000;
  constexpr uint64_t kExponent = uint64_t{0x7FF} << 52;
  if (!(std::abs(value) < kMost) || std::abs(value) < 0.001) return false;
  const double scaled = std::nearbyint(value * kUnit);
  if (scaled / kUnit != value) return false;
  // dump() looks for digits in the interval that reads back as `value`, a little narrowed: not
  // where the decimal lies near the interval's end.
  const double off = std::abs(std::fma(value, kUnit, -scaled));
  const double half_ulp =
      std::bit_cast<double>((std::bit_cast<uint64_t>(value) & kExponent) - (uint64_t{53} << 52));
  count = static_cast<int64_t>(scaled);
  return off < half_ulp * kUnit * 0.95;
}

// The eight digits of a number below 100,000,000, a byte for each, the first in the lowest: all are
// divided at once, first by 10,000, then by 100, then by 10.
uint64_t eight_digits(uint64_t value) {
  constexpr uint64_t kHundredth = 10486;  // of 2^20, a little more: right below 10,000
  constexpr uint64_t kTenth = 103;        // of 2^10, a little more: right below 100
  const uint64_t fours = value / 10000 | value % 10000 << 32;
  const uint64_t hundreds = fours * kHundredth >> 20 & 0x0000007F0000007F;
  const uint64_t twos = hundreds | (fours - hundreds * 100) << 16;
  const uint64_t tens = twos * kTenth >> 10 & 0x000F000F000F000F;
  return tens | (twos - tens * 10) << 8;
}

constexpr uint64_t kZeros = 0x3030303030303030;  // eight '0'
constexpr uint64_t kEight = 100000000;           // the least number of nine digits

// Writes eight bytes, of which those before the place it gives are the number.
char* write_number(char* to, uint64_t value) {
  if (value >= kEight) {
    to = write_number(to, value / kEight);
    const uint64_t bytes = eight_digits(value % kEight) | kZeros;
    std::memcpy(to, &bytes, 8);
    return to + 8;
  }
  const uint64_t digits = eight_digits(value);
  const int leading = std::countr_zero(digits | uint64_t{1} << 56) / 8;  // zeros, but for the last
  const uint64_t bytes = (digits | kZeros) >> (8 * leading);
  std::memcpy(to, &bytes, 8);
  return to + 8 - leading;
}

}  // namespace

void JsonBytes::number(uint64_t value) { at_ = write_number(at_, value); }

void JsonBytes::span(uint64_t begin, uint64_t end) {
  char* to = at_;
  *to++ = '[';
  to = write_number(to, begin);
  *to++ = ',';
  to = write_number(to, end);
  *to++ = ']';
  at_ = to;
}

void JsonBytes::real(double value) {
  constexpr size_t kMost = 64;
  make_room(kMost + 2);
  if (!std::isfinite(value)) return put("null");
  int64_t count = 0;
  if (!is_short(value, count)) {
    // The same digits as dump(): its Grisu2 is not the shortest form in one case of a thousand.
    at_ = nlohmann::detail::to_chars(at_, at_ + kMost, value);
    return;
  }
  if (count < 0) {
    put('-');
    count = -count;
  }
  // Three digits before the point, of which one stays at least, and five behind it, the same.
  const uint64_t digits = eight_digits(static_cast<uint64_t>(count));
  const uint64_t bytes = digits | kZeros;
  const int leading = std::countr_zero(digits | uint64_t{1} << 16) / 8;
  const uint64_t whole = bytes >> (8 * leading);
  std::memcpy(at_, &whole, 8);
  at_ += 3 - leading;
  put('.');
  const uint64_t decimals = bytes >> 24;
  std::memcpy(at_, &decimals, 8);
  at_ += (63 - std::countl_zero(digits >> 24 | 1)) / 8 + 1;
}

}  // namespace annals::output
