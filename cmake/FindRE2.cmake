# RE2::RE2 from the library's pkg-config file; Debian 12's libre2-dev ships no CMake config.
if(TARGET RE2::RE2)
  set(RE2_FOUND TRUE)
  return()
endif()
find_package(PkgConfig REQUIRED)
pkg_check_modules(PC_RE2 QUIET re2)
find_path(RE2_INCLUDE_DIR re2/re2.h HINTS ${PC_RE2_INCLUDE_DIRS})
find_library(RE2_LIBRARY re2 HINTS ${PC_RE2_LIBRARY_DIRS})
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(RE2 REQUIRED_VARS RE2_LIBRARY RE2_INCLUDE_DIR
  VERSION_VAR PC_RE2_VERSION)
if(RE2_FOUND)
  add_library(RE2::RE2 UNKNOWN IMPORTED)
  set_target_properties(RE2::RE2 PROPERTIES IMPORTED_LOCATION ${RE2_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${RE2_INCLUDE_DIR})
endif()
mark_as_advanced(RE2_INCLUDE_DIR RE2_LIBRARY)
