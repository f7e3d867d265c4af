// The file format of images: a header, then sections, each aligned to 64 bytes. Little-endian.
//
//   magic "ANNALSIM" | layout version | section count | data version | sections (kind, offset,
//   size)
#ifndef ANNALS_LIB_DATA_CONTAINER_H_
#define ANNALS_LIB_DATA_CONTAINER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "annals/result.h"
#include "rules/pack.h"

namespace annals::data {

enum class SectionKind : uint32_t { rules = 1, gazetteer = 2, sources = 3 };

struct Section {
  SectionKind kind;
  std::span<const std::byte> bytes;
};

// Writes to a temporary file beside `path` and renames it. Error: what the system says.
Result<void> write_container(const std::string& path, std::string_view version,
                             std::span<const Section> sections);

// A container that is mapped; views into its bytes.
struct Container {
  std::string version;
  std::vector<Section> sections;

  std::span<const std::byte> section(SectionKind kind) const;  // empty: it has none
};

// Whether the bytes begin as a container does (else they may be a TSV list).
bool is_container(std::span<const std::byte> bytes);

// Checks the header and the section table. Error: no container, another layout, cut off.
Result<Container> read_container(std::span<const std::byte> bytes);

// Names and texts of rule packs as one section, and back.
std::vector<std::byte> pack_sources(std::span<const rules::Source> sources);
std::vector<rules::Source> unpack_sources(std::span<const std::byte> bytes);

}  // namespace annals::data

#endif  // ANNALS_LIB_DATA_CONTAINER_H_
