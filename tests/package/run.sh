#!/bin/sh
# Installs to a prefix, builds main.cc against it with CMake and with pkg-config, and runs both
# and the installed command, with no way to the build tree's data.
# usage: run.sh BUILD_FOLDER
set -eu
build=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
expected='"start":"2018-07-04","end":"2018-07-05"'
unset ANNALS_DATA || true

cmake --install "$build" --prefix "$work/prefix" >/dev/null
mv "$work/prefix" "$work/moved"  # an install prefix may be moved

cmake -G Ninja -S "$here" -B "$work/consumer" -DCMAKE_PREFIX_PATH="$work/moved" >/dev/null
cmake --build "$work/consumer" >/dev/null
libdir=$(dirname "$(find "$work/moved" -name 'libannals.*' | head -n 1)")
export LD_LIBRARY_PATH="$libdir"
export ANNALS_DATA="$work/moved/share/annals/en"
"$work/consumer/consumer" | grep -q "$expected" || { echo "CMake consumer: no such record"; exit 1; }

sed -i "s|^prefix=.*|prefix=$work/moved|" "$libdir/pkgconfig/annals.pc"
PKG_CONFIG_PATH="$libdir/pkgconfig"
export PKG_CONFIG_PATH
# shellcheck disable=SC2046  # flags are words
g++ -std=c++20 "$here/main.cc" -o "$work/by-pkg-config" \
  $(pkg-config --cflags --libs --static annals)
"$work/by-pkg-config" | grep -q "$expected" || { echo "pkg-config consumer: no such record"; exit 1; }

unset ANNALS_DATA
printf '2018\nOn July 4 and 5, the Harbour Choir sang in Tunis.\n' |
  "$work/moved/bin/annals" extract | grep -q "$expected" || { echo "installed command failed"; exit 1; }
echo "package: CMake, pkg-config and the installed command give the record"
