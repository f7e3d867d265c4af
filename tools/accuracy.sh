#!/bin/sh
# The accuracy of a build on every archive of the corpus, as the README states it.
# usage: tools/accuracy.sh ANNALS [FOLDER] [options of annals eval]
# FOLDER holds NAME.txt and NAME.gold.jsonl: corpus/blind, or your own; corpus by default.
set -eu
annals=$1
shift
here=$(cd "$(dirname "$0")/.." && pwd)
corpus=$here/corpus
case ${1:-} in
  "" | -*) set -- --not-in-mean icpc-archive "$@" ;;
  *)
    corpus=$1
    shift
    ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for text in "$corpus"/*.txt; do
  "$annals" extract -o "$work/$(basename "$text" .txt).jsonl" "$text"
done
"$annals" eval "$corpus" "$work" --text "$corpus" "$@"
