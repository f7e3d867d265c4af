// Where a command writes: standard output, or a file that appears whole or not at all.
#ifndef ANNALS_TOOLS_OUTPUT_FILE_H_
#define ANNALS_TOOLS_OUTPUT_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "annals/result.h"

namespace annals::tool {

class OutputFile {
 public:
  // Empty or "-": standard output. Else a temporary beside `path`, renamed by `commit`.
  static Result<OutputFile> open(const std::string& path);
  ~OutputFile();
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;

  // Bytes gather until a block is full: one call of the system for each.
  static constexpr size_t kBlock = 256 << 10;

  // False after an error; `commit` tells which.
  bool write(std::string_view bytes);

  // Flushes and puts the file in its place. Error: the disk is full, the pipe is closed, …
  Result<void> commit();

  // True if the reader of standard output went away, which is no error to speak of.
  bool closed_pipe() const { return closed_pipe_; }

 private:
  OutputFile() = default;
  Error failure(const std::string& what) const;

  bool flush();
  bool put(std::string_view bytes);

  int descriptor_ = -1;
  bool is_terminal_ = false;  // somebody reads along
  std::string gathered_;
  std::string path_;
  std::string temporary_;
  int error_ = 0;
  bool closed_pipe_ = false;
};

}  // namespace annals::tool

#endif  // ANNALS_TOOLS_OUTPUT_FILE_H_
