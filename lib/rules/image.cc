#include "rules/image.h"

#include <bit>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace annals::rules {
namespace {

static_assert(std::endian::native == std::endian::little, "images are little-endian");

// The last two characters are the layout's version: raise them when a struct changes.
constexpr char kMagic[8] = {'A', 'N', 'R', 'U', 'L', 'E', '1', '6'};

struct ArrayHeader {
  uint64_t offset = 0;  // from the image's begin
  uint64_t count = 0;
  uint64_t item_size = 0;
};

size_t padded(size_t size) { return (size + 7) & ~size_t{7}; }

template <typename Array>
using Item = std::remove_cvref_t<decltype(*std::declval<Array&>().data())>;

Error other_version() {
  Error error;
  error.message = "the rules in the data image are of another version; build the image again";
  return error;
}

}  // namespace

// The magic, the header of each array, then the arrays, padded to 8 bytes.
std::vector<std::byte> write_program(ProgramBuilder& program) {
  std::vector<ArrayHeader> headers;
  size_t count = 0;
  program.for_each_array([&](auto&) { ++count; });
  size_t offset = sizeof kMagic + count * sizeof(ArrayHeader);
  program.for_each_array([&](auto& array) {
    using T = Item<decltype(array)>;
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);
    headers.push_back({offset, array.size(), sizeof(T)});
    offset += padded(array.size() * sizeof(T));
  });
  std::vector<std::byte> out(offset);
  std::memcpy(out.data(), kMagic, sizeof kMagic);
  std::memcpy(out.data() + sizeof kMagic, headers.data(), headers.size() * sizeof(ArrayHeader));
  size_t i = 0;
  program.for_each_array([&](auto& array) {
    const ArrayHeader& header = headers[i++];
    if (header.count > 0)
      std::memcpy(out.data() + header.offset, array.data(), header.count * header.item_size);
  });
  return out;
}

Result<Program> map_program(std::span<const std::byte> image) {
  if (image.size() < sizeof kMagic || std::memcmp(image.data(), kMagic, sizeof kMagic) != 0)
    return other_version();
  Program program;
  bool good = true;
  size_t at = sizeof kMagic;
  program.for_each_array([&](auto& array) {
    using T = Item<decltype(array)>;
    ArrayHeader header;
    if (!good || image.size() - at < sizeof header) {
      good = false;
      return;
    }
    std::memcpy(&header, image.data() + at, sizeof header);
    at += sizeof header;
    good = header.item_size == sizeof(T) && header.offset % alignof(T) == 0 &&
           header.offset <= image.size() &&
           header.count <= (image.size() - header.offset) / sizeof(T);
    if (!good) return;
    const auto* items = reinterpret_cast<const T*>(image.data() + header.offset);
    array = std::remove_cvref_t<decltype(array)>(items, header.count);
  });
  if (!good) return other_version();
  return program;
}

}  // namespace annals::rules
