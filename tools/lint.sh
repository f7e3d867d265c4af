#!/bin/sh
# Format and static analysis: clang-format and clang-tidy over every source, as errors.
# usage: tools/lint.sh BUILD_FOLDER (which holds compile_commands.json)
set -eu
build=$1
for tool in clang-format clang-tidy; do
  command -v "$tool" >/dev/null || {
    echo "lint: $tool is missing: apt-get install $tool" >&2
    exit 1
  }
done
git ls-files '*.h' '*.cc' | xargs clang-format --dry-run --Werror
git ls-files 'lib/*.cc' 'tools/*.cc' | xargs -P "$(nproc)" -n 1 clang-tidy -p "$build" --quiet
