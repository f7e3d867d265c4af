#!/usr/bin/env python3
"""A user's pack of 100,000 names: how long it takes to load as a table and as an image.

usage: load_test.py ANNALS [--rows N] [--runs N]

The rows are drawn from a seed: people, bodies and places of made-up syllables, with aliases and
acronyms, so that the list is the same in every run. What is measured is the processor time of
`annals extract` on one line with the list, less that without one; of several runs the least, since
what else the machine does only adds. Fails (exit 1) if the table takes more than a second, the
image more than 5 ms, or if a name of the list is not found.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

TABLE_LIMIT = 1.0  # seconds
IMAGE_LIMIT = 0.005
SYLLABLES = [a + b for a in "b br d dr f g gl k kl l m n p pr r s st t tr v z".split()
             for b in "a e i o u an el in or um ai".split()]
KINDS = (("organization", "Society"), ("organization", "Club"), ("city", ""), ("surname", ""),
         ("given", ""), ("university", "University"))


def made_rows(count, seed=6):
    """`count` rows of the table, all names different."""
    draw = random.Random(seed)
    seen = set()
    rows = ["id\tname\ttype\taliases\tcountry"]
    while len(rows) <= count:
        kind, head = KINDS[draw.randrange(len(KINDS))]
        words = ["".join(draw.choices(SYLLABLES, k=draw.randint(3, 4))).capitalize()
                 for _ in range(2 if head else 1)]
        name = " ".join(words + ([head] if head else []))
        if name in seen:
            continue
        seen.add(name)
        alias = f"acronym:{''.join(word[:2].upper() for word in words)}{head[0]}X" if head else ""
        rows.append(f"own:{len(rows)}\t{name}\t{kind}\t{alias}\t{draw.choice(['GB', 'DE', 'FR'])}")
    return rows


def processor_time(command, stdin):
    """Seconds of user and system time of one run; its output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=120, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}: {done.stderr.decode()}")
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime,
            done.stdout.decode())


def least(command, stdin, runs, good=None):
    """The least of `runs` runs; while it is not `good`, of up to four times as many."""
    times = [processor_time(command, stdin)[0] for _ in range(runs)]
    while good is not None and min(times) > good and len(times) < 4 * runs:
        times.append(processor_time(command, stdin)[0])
    return min(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("annals")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5, help="of the table; ten times as many "
                        "of the image")
    options = parser.parse_args()
    rows = made_rows(options.rows)
    known = next(row.split("\t") for row in reversed(rows) if "\torganization\t" in row)
    line = f"On 3 May 2019 the {known[1]} met in Paris.\n".encode()

    with tempfile.TemporaryDirectory() as folder:
        table, image = Path(folder, "own.tsv"), Path(folder, "own.image")
        table.write_text("\n".join(rows) + "\n", encoding="utf-8")
        extract = [options.annals, "extract", "-"]
        built, _ = processor_time(
            [options.annals, "gazetteer", "build", table, "-o", image], b"")
        for own in (table, image):
            event = json.loads(processor_time(extract + ["--gazetteer", own], line)[1])
            if known[0] not in [body.get("id") for body in event["organizations"]]:
                sys.exit(f"{own.name}: {known[1]} ({known[0]}) was not found")
        plain = least(extract, line, 10 * options.runs)
        as_table = least(extract + ["--gazetteer", table], line, options.runs,
                         plain + TABLE_LIMIT) - plain
        as_image = least(extract + ["--gazetteer", image], line, 10 * options.runs,
                         plain + IMAGE_LIMIT) - plain
        size = image.stat().st_size
    print(f"{options.rows} names: table {as_table * 1e3:.0f} ms (limit {TABLE_LIMIT * 1e3:.0f}), "
          f"image {as_image * 1e3:.2f} ms (limit {IMAGE_LIMIT * 1e3:.0f}), "
          f"building the image {built * 1e3:.0f} ms, {size} bytes; "
          f"without a list {plain * 1e3:.2f} ms")
    if as_table > TABLE_LIMIT or as_image > IMAGE_LIMIT:
        sys.exit("too slow")


if __name__ == "__main__":
    main()
