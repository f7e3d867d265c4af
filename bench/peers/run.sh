#!/bin/sh
# Annals against chrono-node, compromise and wink-nlp: speed and accuracy on the same text.
# usage: bench/peers/run.sh [ANNALS [ROUNDS]]     default: build/release/bin/annals 3
# Needs node, npm and python3, and the network at its first run: the packages, of the versions in
# package.json, come into build/peers, nothing is installed elsewhere. Not a part of CI.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
annals=${1:-$root/build/release/bin/annals}
for tool in node npm python3; do
  command -v "$tool" > /dev/null || { echo "run.sh: $tool is missing" >&2; exit 1; }
done
[ -x "$annals" ] || { echo "run.sh: no command at $annals: build it first" >&2; exit 1; }
mkdir -p "$root/build/peers"
cp "$here/package.json" "$here/peer.cjs" "$root/build/peers/"
if ! (cd "$root/build/peers" && npm ls > /dev/null 2>&1); then
  (cd "$root/build/peers" && npm install --no-audit --no-fund --no-package-lock --ignore-scripts)
fi
exec python3 "$here/compare.py" "$annals" "$root/build/peers/peer.cjs" \
  "$root/corpus/icpc-archive.txt" "${2:-3}"
