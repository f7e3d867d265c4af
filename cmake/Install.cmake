# Install rules: library, headers, command, data, CMake package and pkg-config file.
