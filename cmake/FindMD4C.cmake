# MD4C::MD4C from the library's pkg-config file; Debian 12's libmd4c-dev ships no CMake config.
if(TARGET MD4C::MD4C)
  set(MD4C_FOUND TRUE)
  return()
endif()
find_package(PkgConfig REQUIRED)
pkg_check_modules(PC_MD4C QUIET md4c)
find_path(MD4C_INCLUDE_DIR md4c.h HINTS ${PC_MD4C_INCLUDE_DIRS})
find_library(MD4C_LIBRARY md4c HINTS ${PC_MD4C_LIBRARY_DIRS})
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(MD4C REQUIRED_VARS MD4C_LIBRARY MD4C_INCLUDE_DIR
  VERSION_VAR PC_MD4C_VERSION)
if(MD4C_FOUND)
  add_library(MD4C::MD4C UNKNOWN IMPORTED)
  set_target_properties(MD4C::MD4C PROPERTIES IMPORTED_LOCATION ${MD4C_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${MD4C_INCLUDE_DIR})
endif()
mark_as_advanced(MD4C_INCLUDE_DIR MD4C_LIBRARY)
