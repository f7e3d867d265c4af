#!/bin/sh
# Format and static analysis: clang-format and clang-tidy, as errors, over the sources that differ
# from a commit (with those that are not committed); over every source where none is given.
# usage: tools/lint.sh BUILD_FOLDER [COMMIT]   (the folder holds compile_commands.json)
set -eu
build=$1
base=${2:-}
for tool in clang-format clang-tidy; do
  command -v "$tool" >/dev/null || {
    echo "lint: $tool is missing: apt-get install $tool" >&2
    exit 1
  }
done
sources() {
  if [ -n "$base" ]; then
    { git diff --name-only --diff-filter=d "$base" -- "$@" && git ls-files -o --exclude-standard "$@"; }
  else
    git ls-files "$@"
  fi
}
sources '*.h' '*.cc' | xargs -r clang-format --dry-run --Werror
# A header is analysed with the sources that include it.
sources 'lib/*.cc' 'tools/*.cc' | xargs -r -P "$(nproc)" -n 1 clang-tidy -p "$build" --quiet
