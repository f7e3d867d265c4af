#include "output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

namespace annals::tool {
namespace {

namespace fs = std::filesystem;

Error cannot_write(const std::string& path, int error) {
  const std::string cure = error == ENOENT ? "; make its folder first" : "";
  return Error{.message = std::string("cannot be written: ") + std::strerror(error) + cure,
               .file = path};
}

// What the umask leaves of a new file's rights.
mode_t new_file_mode() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

}  // namespace

Result<OutputFile> OutputFile::open(const std::string& path) {
  OutputFile out;
  if (path.empty() || path == "-") {
    out.descriptor_ = STDOUT_FILENO;
    out.is_terminal_ = isatty(STDOUT_FILENO) != 0;
    return out;
  }
  out.path_ = path;
  // A link's target is what is written anew.
  std::error_code ignored;
  if (fs::is_symlink(path, ignored)) {
    const fs::path target = fs::weakly_canonical(path, ignored);
    if (!ignored) out.path_ = target.string();
  }
  struct stat old {};
  const bool exists = stat(out.path_.c_str(), &old) == 0;
  if (exists && S_ISDIR(old.st_mode))
    return Error{.message = "is a folder; name a file in it", .file = path};
  if (exists && !S_ISREG(old.st_mode)) {  // a device, a pipe: nothing to be put in its place
    out.descriptor_ = ::open(out.path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (out.descriptor_ < 0) return cannot_write(path, errno);
    return out;
  }
  std::string name = out.path_ + ".XXXXXX";
  const int descriptor = mkstemp(name.data());
  if (descriptor < 0) return cannot_write(path, errno);
  out.temporary_ = name;
  fchmod(descriptor, exists ? old.st_mode & 0777 : new_file_mode());
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
  if (descriptor_ >= 0 && descriptor_ != STDOUT_FILENO) close(descriptor_);
  if (!temporary_.empty()) unlink(temporary_.c_str());
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
