#include "output_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace annals::tool {

Result<OutputFile> OutputFile::open(const std::string& path) {
  OutputFile out;
  if (path.empty() || path == "-") {
    out.descriptor_ = STDOUT_FILENO;
    out.is_terminal_ = isatty(STDOUT_FILENO) != 0;
    return out;
  }
  out.path_ = path;
  std::string name = path + ".XXXXXX";
  const int descriptor = mkstemp(name.data());
  if (descriptor < 0) return Error{.message = std::strerror(errno), .file = path};
  out.temporary_ = name;
  fchmod(descriptor, 0644);
  out.descriptor_ = descriptor;
  return out;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      is_terminal_(other.is_terminal_),
      gathered_(std::move(other.gathered_)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      error_(other.error_),
      closed_pipe_(other.closed_pipe_) {}

OutputFile::~OutputFile() {
  if (temporary_.empty()) return;
  if (descriptor_ >= 0) close(descriptor_);
  unlink(temporary_.c_str());
}

bool OutputFile::write(std::string_view bytes) {
  if (error_ != 0) return false;
  if (gathered_.size() + bytes.size() < kBlock && !is_terminal_) {
    gathered_ += bytes;
    return true;
  }
  return flush() && put(bytes);
}

bool OutputFile::flush() {
  const bool done = put(gathered_);
  gathered_.clear();
  return done;
}

bool OutputFile::put(std::string_view bytes) {
  while (error_ == 0 && !bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count >= 0)
      bytes.remove_prefix(static_cast<size_t>(count));
    else if (errno != EINTR)
      error_ = errno;
  }
  closed_pipe_ = error_ == EPIPE;
  return error_ == 0;
}

Error OutputFile::failure(const std::string& what) const {
  return Error{.message = what + ": " + std::strerror(error_),
               .file = path_.empty() ? "standard output" : path_};
}

Result<void> OutputFile::commit() {
  flush();
  if (error_ != 0) return failure("cannot be written");
  if (temporary_.empty()) return {};
  const int closed = close(std::exchange(descriptor_, -1));
  if (closed != 0 || std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    error_ = errno;
    return failure("cannot be written");
  }
  temporary_.clear();
  return {};
}

}  // namespace annals::tool
