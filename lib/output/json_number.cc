// Numbers: offsets, coordinates, confidences.
#include <array>
#include <bit>
#include <cmath>
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

// The digits of 00 to 99.
constexpr std::array<char, 200> kPairs = [] {
  std::array<char, 200> pairs{};
  for (size_t i = 0; i < 100; ++i) {
    pairs[2 * i] = static_cast<char>('0' + i / 10);
    pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}();

constexpr std::array<uint64_t, 20> kPowers = [] {
  std::array<uint64_t, 20> powers{};
  for (uint64_t power = 1, i = 0; i < powers.size(); ++i, power *= 10) powers[i] = power;
  return powers;
}();

unsigned count_digits(uint64_t value) {
  // 1233 / 4096 is the logarithm of 2 to the base of 10, a little more.
  const auto guess = static_cast<unsigned>(std::bit_width(value | 1)) * 1233 >> 12;
  return guess + 1 - (value < kPowers[guess] ? 1 : 0) + (value == 0 ? 1 : 0);
}

}  // namespace

// Two digits at a time, from the last: a third of what std::to_chars takes.
void JsonBytes::number(uint64_t value) {
  char* to = at_ += count_digits(value);
  for (; value >= 100; value /= 100) std::memcpy(to -= 2, &kPairs[2 * (value % 100)], 2);
  if (value >= 10)
    std::memcpy(to - 2, &kPairs[2 * value], 2);
  else
    to[-1] = static_cast<char>('0' + value);
}

void JsonBytes::real(double value) {
  constexpr size_t kMost = 64;
  make_room(kMost);
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
  number(static_cast<uint64_t>(count / 100000));
  put('.');
  int64_t rest = count % 100000;
  // At least one decimal, no zero behind the last.
  for (int64_t unit = 10000; unit == 10000 || rest != 0; unit /= 10) {
    put(static_cast<char>('0' + rest / unit));
    rest %= unit;
  }
}

}  // namespace annals::output
