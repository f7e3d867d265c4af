#include "data/mapping.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace annals::data {
namespace {

Error fault(const std::string& path, std::string message) {
  Error error;
  error.message = std::move(message);
  error.file = path;
  return error;
}

// Closes a file descriptor at the end of its scope.
struct Descriptor {
  int number;
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
};

}  // namespace

Result<std::shared_ptr<const Mapping>> Mapping::open(const std::string& path) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.number < 0) return fault(path, std::string("cannot be opened: ") + std::strerror(errno));
  struct stat status {};
  if (::fstat(file.number, &status) != 0)
    return fault(path, std::string("cannot be read: ") + std::strerror(errno));
  if (S_ISDIR(status.st_mode)) return fault(path, "is a folder; name a file");

  std::shared_ptr<Mapping> mapping(new Mapping);
  if (S_ISREG(status.st_mode) && status.st_size > 0) {
    const auto size = static_cast<size_t>(status.st_size);
    void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number, 0);
    if (mapped != MAP_FAILED) {
      mapping->mapped_ = mapped;
      mapping->data_ = static_cast<const std::byte*>(mapped);
      mapping->size_ = size;
      return std::shared_ptr<const Mapping>(std::move(mapping));
    }
  }
  char buffer[1 << 16];
  while (true) {
    const ssize_t count = ::read(file.number, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fault(path, std::string("cannot be read: ") + std::strerror(errno));
    if (count == 0) break;
    mapping->read_.append(buffer, static_cast<size_t>(count));
  }
  mapping->data_ = reinterpret_cast<const std::byte*>(mapping->read_.data());
  mapping->size_ = mapping->read_.size();
  return std::shared_ptr<const Mapping>(std::move(mapping));
}

Mapping::~Mapping() {
  if (mapped_ != nullptr) ::munmap(mapped_, size_);
}

}  // namespace annals::data
