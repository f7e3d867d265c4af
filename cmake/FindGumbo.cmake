# Gumbo::Gumbo from the library's pkg-config file; Debian 12's libgumbo-dev ships no CMake config.
if(TARGET Gumbo::Gumbo)
  set(Gumbo_FOUND TRUE)
  return()
endif()
find_package(PkgConfig REQUIRED)
pkg_check_modules(PC_GUMBO QUIET gumbo)
find_path(GUMBO_INCLUDE_DIR gumbo.h HINTS ${PC_GUMBO_INCLUDE_DIRS})
find_library(GUMBO_LIBRARY gumbo HINTS ${PC_GUMBO_LIBRARY_DIRS})
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Gumbo REQUIRED_VARS GUMBO_LIBRARY GUMBO_INCLUDE_DIR
  VERSION_VAR PC_GUMBO_VERSION)
if(Gumbo_FOUND)
  add_library(Gumbo::Gumbo UNKNOWN IMPORTED)
  set_target_properties(Gumbo::Gumbo PROPERTIES IMPORTED_LOCATION ${GUMBO_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${GUMBO_INCLUDE_DIR})
endif()
mark_as_advanced(GUMBO_INCLUDE_DIR GUMBO_LIBRARY)
