# Install rules: library, headers, command, data, CMake package and pkg-config file.
include(CMakePackageConfigHelpers)

install(TARGETS annals EXPORT annals-targets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS annals-command RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/include/annals DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES ${ANNALS_IMAGE} DESTINATION ${CMAKE_INSTALL_DATADIR}/annals/en)
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES docs/event.schema.json docs/annotation.schema.json
  DESTINATION ${CMAKE_INSTALL_DATADIR}/annals)

set(ANNALS_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/annals)
install(EXPORT annals-targets NAMESPACE annals:: DESTINATION ${ANNALS_CMAKE_DIR})
configure_package_config_file(${CMAKE_SOURCE_DIR}/cmake/annals-config.cmake.in
  ${CMAKE_BINARY_DIR}/annals-config.cmake INSTALL_DESTINATION ${ANNALS_CMAKE_DIR})
write_basic_package_version_file(${CMAKE_BINARY_DIR}/annals-config-version.cmake
  COMPATIBILITY SameMinorVersion)
# The find modules go with it: a static library's users need those libraries too.
install(FILES ${CMAKE_BINARY_DIR}/annals-config.cmake ${CMAKE_BINARY_DIR}/annals-config-version.cmake
  ${CMAKE_SOURCE_DIR}/cmake/FindRE2.cmake ${CMAKE_SOURCE_DIR}/cmake/FindGumbo.cmake
  ${CMAKE_SOURCE_DIR}/cmake/FindMD4C.cmake DESTINATION ${ANNALS_CMAKE_DIR})

configure_file(${CMAKE_SOURCE_DIR}/cmake/annals.pc.in ${CMAKE_BINARY_DIR}/annals.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/annals.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
