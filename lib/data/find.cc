#include "data/find.h"

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace annals::data {
namespace {

namespace fs = std::filesystem;

bool has_image(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / kImageName, ignored);
}

Error missing(const std::string& folder, const char* who) {
  Error error;
  error.message = std::string("there is no ") + kImageName + " in this folder, which " + who +
                  " names; name the folder that holds it";
  error.file = folder;
  return error;
}

// The folder of the running program.
fs::path program_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path() : program.parent_path();
}

// The folder of the file that this code was loaded from: the shared library, or the program.
fs::path library_folder() {
  Dl_info info{};
  if (::dladdr(reinterpret_cast<const void*>(&library_folder), &info) == 0 ||
      info.dli_fname == nullptr)
    return {};
  std::error_code error;
  const fs::path library = fs::canonical(info.dli_fname, error);
  return error ? fs::path() : library.parent_path();
}

}  // namespace

std::vector<std::string> default_folders() {
  std::vector<std::string> folders;
  const auto add = [&](const fs::path& from, const char* way) {
    if (!from.empty()) folders.push_back((from / way).lexically_normal().string());
  };
  add(program_folder(), "../data/en");
  add(program_folder(), "../share/annals/en");
  add(library_folder(), "../share/annals/en");
  add(library_folder(), "../../share/annals/en");  // lib/x86_64-linux-gnu
  folders.emplace_back(ANNALS_BUILD_DATA);
  folders.emplace_back(ANNALS_INSTALL_DATA);
  return folders;
}

Result<std::string> find_folder(const std::string& named) {
  if (!named.empty()) {
    if (!has_image(named)) return missing(named, "the option --data (Options::data)");
    return named;
  }
  if (const char* variable = std::getenv("ANNALS_DATA"); variable && *variable) {
    if (!has_image(variable)) return missing(variable, "the environment variable ANNALS_DATA");
    return std::string(variable);
  }
  Error error;
  error.message = std::string("no ") + kImageName +
                  " found; name its folder with --data or ANNALS_DATA (looked in";
  for (const std::string& folder : default_folders()) {
    if (has_image(folder)) return folder;
    error.message += " " + folder;
  }
  error.message += ")";
  return error;
}

}  // namespace annals::data
