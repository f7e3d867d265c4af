#!/usr/bin/env python3
"""Counts the cases of spec files, and those among them that mark nothing: the negative ones. Fails
if there are fewer cases than asked for, or if fewer than half of them are negative.

usage: spec_count.py --cases N FILE…
"""

import argparse
import re
import sys
from pathlib import Path

MARK = re.compile(r"(?<!\\)\]\{")


def cases(path):
    """The texts of a file's cases, without headers and comments."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("==="):
            found.append("")
        elif found and not line.startswith("# "):
            found[-1] += line + "\n"
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--cases", type=int, required=True)
    options = parser.parse_args()
    total = negative = 0
    for path in options.files:
        texts = cases(path)
        empty = sum(not MARK.search(text) for text in texts)
        print(f"{path.name}: {len(texts)} cases, {empty} negative")
        total += len(texts)
        negative += empty
    print(f"{total} cases, {negative} negative")
    faults = []
    if total < options.cases:
        faults.append(f"fewer than {options.cases} cases")
    if negative * 2 < total:
        faults.append("fewer than half of them negative")
    if faults:
        sys.exit("; ".join(faults))


if __name__ == "__main__":
    main()
