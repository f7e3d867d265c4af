#!/bin/sh
# The accuracy of a build on every archive of the corpus, as the README states it.
# usage: tools/accuracy.sh ANNALS [options of annals eval]
set -eu
annals=$1
shift
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for text in "$here"/corpus/*.txt; do
  "$annals" extract -o "$work/$(basename "$text" .txt).jsonl" "$text"
done
"$annals" eval "$here/corpus" "$work" --text "$here/corpus" --not-in-mean icpc-archive "$@"
