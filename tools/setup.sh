#!/bin/sh
# Installs what Annals is built and tested with, from Debian 12's own packages; does nothing when
# all of it is there. As root, or with sudo; asks nothing.
set -eu

# Build and libraries; then what only the tests use.
packages="g++ cmake ninja-build pkg-config
  libre2-dev libicu-dev libboost-dev libboost-date-time-dev nlohmann-json3-dev libtomlplusplus-dev
  libcli11-dev libtbb-dev libgumbo-dev libmd4c-dev libgtest-dev libbenchmark-dev
  python3 python3-jsonschema valgrind"

missing=""
for package in $packages; do
  status=$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true)
  case "$status" in
    ii*) ;;
    *) missing="$missing $package" ;;
  esac
done
[ -n "$missing" ] || exit 0

root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "setup: needs root or sudo to install:$missing" >&2
    exit 1
  }
  root="sudo"
fi
echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$root apt-get update -qq
# shellcheck disable=SC2086  # a list of words
$root apt-get install -y -qq --no-install-recommends $missing >/dev/null
