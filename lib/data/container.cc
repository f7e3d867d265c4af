#include "data/container.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace annals::data {
namespace {

constexpr char kMagic[8] = {'A', 'N', 'N', 'A', 'L', 'S', 'I', 'M'};
constexpr uint32_t kLayoutVersion = 1;
constexpr size_t kAlignment = 64;
constexpr uint32_t kMostSections = 64;

struct Header {
  char magic[8];
  uint32_t layout;
  uint32_t section_count;
  char version[48];  // NUL-padded
};

struct Place {
  uint32_t kind;
  uint32_t reserved;
  uint64_t offset;
  uint64_t size;
};

Error fault(std::string message) {
  Error error;
  error.message = std::move(message);
  return error;
}

Error rebuild(const char* problem) {
  return fault(std::string("the data image ") + problem +
               "; build it again with this version of annals");
}

size_t aligned(size_t offset) { return (offset + kAlignment - 1) / kAlignment * kAlignment; }

}  // namespace

Result<void> write_container(const std::string& path, std::string_view version,
                             std::span<const Section> sections) {
  Header header{};
  std::memcpy(header.magic, kMagic, sizeof kMagic);
  header.layout = kLayoutVersion;
  header.section_count = static_cast<uint32_t>(sections.size());
  std::memcpy(header.version, version.data(), std::min(version.size(), sizeof header.version - 1));

  std::vector<std::byte> bytes(sizeof header + sections.size() * sizeof(Place));
  std::memcpy(bytes.data(), &header, sizeof header);
  for (size_t i = 0; i < sections.size(); ++i) {
    const std::span<const std::byte> content = sections[i].bytes;
    bytes.resize(aligned(bytes.size()));
    const Place place{static_cast<uint32_t>(sections[i].kind), 0, bytes.size(), content.size()};
    std::memcpy(bytes.data() + sizeof header + i * sizeof place, &place, sizeof place);
    bytes.insert(bytes.end(), content.begin(), content.end());
  }

  const std::string temporary = path + "." + std::to_string(::getpid()) + ".tmp";
  std::FILE* file = std::fopen(temporary.c_str(), "wb");
  if (file == nullptr) {
    Error error = fault(std::string("cannot be written: ") + std::strerror(errno));
    error.file = path;
    return error;
  }
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const bool closed = std::fclose(file) == 0;
  if (!written || !closed || std::rename(temporary.c_str(), path.c_str()) != 0) {
    Error error = fault(std::string("cannot be written: ") + std::strerror(errno));
    error.file = path;
    std::remove(temporary.c_str());
    return error;
  }
  return {};
}

std::span<const std::byte> Container::section(SectionKind kind) const {
  for (const Section& section : sections)
    if (section.kind == kind) return section.bytes;
  return {};
}

bool is_container(std::span<const std::byte> bytes) {
  return bytes.size() >= sizeof kMagic && std::memcmp(bytes.data(), kMagic, sizeof kMagic) == 0;
}

Result<Container> read_container(std::span<const std::byte> bytes) {
  Header header;
  if (!is_container(bytes) || bytes.size() < sizeof header)
    return rebuild("has another beginning than annals writes");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.layout != kLayoutVersion) return rebuild("has another layout version");
  if (header.section_count > kMostSections ||
      bytes.size() < sizeof header + header.section_count * sizeof(Place))
    return rebuild("is cut off");
  Container container;
  container.version.assign(header.version, ::strnlen(header.version, sizeof header.version));
  for (uint32_t i = 0; i < header.section_count; ++i) {
    Place place;
    std::memcpy(&place, bytes.data() + sizeof header + i * sizeof place, sizeof place);
    if (place.offset % kAlignment != 0 || place.offset > bytes.size() ||
        place.size > bytes.size() - place.offset)
      return rebuild("is cut off");
    container.sections.push_back(
        {static_cast<SectionKind>(place.kind), bytes.subspan(place.offset, place.size)});
  }
  return container;
}

std::vector<std::byte> pack_sources(std::span<const rules::Source> sources) {
  std::vector<std::byte> bytes;
  const auto add = [&](const std::string& s) {
    const uint64_t size = s.size();
    const auto* head = reinterpret_cast<const std::byte*>(&size);
    const auto* body = reinterpret_cast<const std::byte*>(s.data());
    bytes.insert(bytes.end(), head, head + sizeof size);
    bytes.insert(bytes.end(), body, body + s.size());
  };
  for (const rules::Source& source : sources) {
    add(source.name);
    add(source.text);
  }
  return bytes;
}

std::vector<rules::Source> unpack_sources(std::span<const std::byte> bytes) {
  std::vector<rules::Source> sources;
  size_t at = 0;
  const auto take = [&](std::string& s) {
    uint64_t size = 0;
    if (bytes.size() - at < sizeof size) return false;
    std::memcpy(&size, bytes.data() + at, sizeof size);
    at += sizeof size;
    if (bytes.size() - at < size) return false;
    s.assign(reinterpret_cast<const char*>(bytes.data() + at), size);
    at += size;
    return true;
  };
  rules::Source source;
  while (at < bytes.size() && take(source.name) && take(source.text)) sources.push_back(source);
  return sources;
}

}  // namespace annals::data
