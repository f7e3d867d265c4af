// A file mapped into memory, read-only.
//
// Threads: immutable. The bytes live as long as the Mapping. A file that another process cuts off
// while it is mapped ends the program (SIGBUS), as with any mapping.
#ifndef ANNALS_LIB_DATA_MAPPING_H_
#define ANNALS_LIB_DATA_MAPPING_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "annals/result.h"

namespace annals::data {

class Mapping {
 public:
  // Error: no such file, a folder, no permission. A file that cannot be mapped (a pipe, a device)
  // is read instead.
  static Result<std::shared_ptr<const Mapping>> open(const std::string& path);

  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping();

  std::span<const std::byte> bytes() const { return {data_, size_}; }
  std::string_view text() const { return {reinterpret_cast<const char*>(data_), size_}; }

 private:
  Mapping() = default;

  const std::byte* data_ = nullptr;
  size_t size_ = 0;
  void* mapped_ = nullptr;
  std::string read_;  // where the file could not be mapped
};

}  // namespace annals::data

#endif  // ANNALS_LIB_DATA_MAPPING_H_
