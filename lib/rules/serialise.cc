#include "rules/serialise.h"

#include <cstring>

namespace annals::rules {
namespace {

constexpr char kMagic[8] = {'A', 'N', 'R', 'U', 'L', 'E', '0', '1'};

size_t padded(size_t size) { return (size + 7) & ~size_t{7}; }

}  // namespace

// The magic; then each array as its count, the size of an item, and the items, padded to 8 bytes.
std::vector<std::byte> write_program(const Program& program) {
  std::vector<std::byte> out(sizeof kMagic);
  std::memcpy(out.data(), kMagic, sizeof kMagic);
  const_cast<Program&>(program).for_each_array([&](auto& array) {
    const uint64_t header[2] = {array.size(), sizeof(*array.data())};
    const size_t bytes = array.size() * sizeof(*array.data());
    const size_t at = out.size();
    out.resize(at + sizeof header + padded(bytes));
    std::memcpy(out.data() + at, header, sizeof header);
    if (bytes > 0) std::memcpy(out.data() + at + sizeof header, array.data(), bytes);
  });
  return out;
}

Result<Program> read_program(std::span<const std::byte> image) {
  const Error other{.message =
                        "the rules in the data image are of another version; build it again"};
  if (image.size() < sizeof kMagic || std::memcmp(image.data(), kMagic, sizeof kMagic) != 0)
    return other;
  Program program;
  size_t at = sizeof kMagic;
  bool good = true;
  program.for_each_array([&](auto& array) {
    uint64_t header[2];
    if (!good || image.size() - at < sizeof header) {
      good = false;
      return;
    }
    std::memcpy(header, image.data() + at, sizeof header);
    at += sizeof header;
    const uint64_t count = header[0];
    if (header[1] != sizeof(*array.data()) || count > image.size() / header[1] ||
        padded(count * header[1]) > image.size() - at) {
      good = false;
      return;
    }
    array.resize(count);
    if (count > 0) std::memcpy(array.data(), image.data() + at, count * header[1]);
    at += padded(count * header[1]);
  });
  if (!good) return other;
  return program;
}

}  // namespace annals::rules
