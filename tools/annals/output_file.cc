#include "output_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace annals::tool {

Result<OutputFile> OutputFile::open(const std::string& path) {
  OutputFile out;
  if (path.empty() || path == "-") {
    out.file_ = stdout;
    return out;
  }
  out.path_ = path;
  std::string name = path + ".XXXXXX";
  const int descriptor = mkstemp(name.data());
  if (descriptor < 0) return Error{.message = std::strerror(errno), .file = path};
  out.temporary_ = name;
  fchmod(descriptor, 0644);
  out.file_ = fdopen(descriptor, "wb");
  return out;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : file_(std::exchange(other.file_, nullptr)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      error_(other.error_),
      closed_pipe_(other.closed_pipe_) {}

OutputFile::~OutputFile() {
  if (temporary_.empty()) return;
  if (file_ != nullptr) std::fclose(file_);
  unlink(temporary_.c_str());
}

bool OutputFile::write(std::string_view bytes) {
  if (error_ != 0) return false;
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) {
    error_ = errno;
    closed_pipe_ = error_ == EPIPE;
  }
  return error_ == 0;
}

Error OutputFile::failure(const std::string& what) const {
  return Error{.message = what + ": " + std::strerror(error_),
               .file = path_.empty() ? "standard output" : path_};
}

Result<void> OutputFile::commit() {
  if (error_ == 0 && std::fflush(file_) != 0) error_ = errno;
  closed_pipe_ = error_ == EPIPE;
  if (error_ != 0) return failure("cannot be written");
  if (temporary_.empty()) return {};
  const int closed = std::fclose(std::exchange(file_, nullptr));
  if (closed != 0 || std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    error_ = errno;
    return failure("cannot be written");
  }
  temporary_.clear();
  return {};
}

}  // namespace annals::tool
