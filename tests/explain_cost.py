#!/usr/bin/env python3
"""What explanation costs where nobody asks for it: the instructions of one extraction by two builds.

usage: explain_cost.py ANNALS ANNALS_WITHOUT [TEXT]

ANNALS is of the usual build, ANNALS_WITHOUT of one with -DANNALS_WITHOUT_EXPLAIN=ON; both use the
data of the first. TEXT: what is extracted; else the largest archive of corpus/. The count is of
callgrind, less that of an empty text (starting, loading). Exit 1 if the usual build takes more than
1 % more.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

LIMIT = 0.01
CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def count(annals, text, data):
    """Instructions and output of one extraction."""
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", annals, "extract", text],
        env=dict(os.environ, ANNALS_DATA=str(data)), capture_output=True, check=False)
    found = re.search(rb"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        sys.exit(f"{annals}: {done.stderr.decode()}")
    return int(found[1]), done.stdout


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    builds = [Path(path).resolve() for path in sys.argv[1:3]]
    data = builds[0].parent.parent / "data" / "en"
    text = sys.argv[3] if len(sys.argv) == 4 else max(CORPUS.glob("*.txt"),
                                                      key=lambda path: path.stat().st_size)
    counts, outputs = [], []
    for annals in builds:
        all_of_it, output = count(annals, text, data)
        counts.append(all_of_it - count(annals, os.devnull, data)[0])
        outputs.append(output)
    if outputs[0] != outputs[1]:
        sys.exit("the two builds do not write the same: compile both from the same sources")
    cost = counts[0] / counts[1] - 1
    print(f"{Path(text).name}: {counts[0]} instructions, {counts[1]} without the explaining code: "
          f"{100 * cost:+.2f} % (limit {100 * LIMIT:.0f} %)")
    sys.exit(cost > LIMIT)


if __name__ == "__main__":
    main()
