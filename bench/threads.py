#!/usr/bin/env python3
"""Two threads against two processes: what sharing one process costs.

usage: bench/threads.py [ANNALS [ROUNDS]]     default: build/release/bin/annals 5

Wall time of `annals extract -j 2` over 200 documents, against two processes at once with `-j 1`
and half of them each; interleaved, medians. 1 is the aim: below, the threads wait for each other.
Two threads of one core share what it has, so do two processes; other work on the machine falls
upon either as it comes: many rounds, and a quiet machine.
"""
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENTS = 200


def wall_seconds(commands):
    start = time.perf_counter()
    running = [subprocess.Popen(c, stdout=subprocess.DEVNULL) for c in commands]
    if any(process.wait() != 0 for process in running):
        sys.exit(f"failed: {commands[0][:4]} …")
    return time.perf_counter() - start


def main():
    annals = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "build/release/bin/annals")
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    archive = ROOT / "corpus" / "icpc-archive.txt"
    with tempfile.TemporaryDirectory() as folder:
        copies = [pathlib.Path(folder, f"copy-{i}.txt") for i in range(DOCUMENTS)]
        for copy in copies:
            copy.symlink_to(archive)

        def extract(threads, files):
            return [annals, "extract", "-j", str(threads), *files]

        half = DOCUMENTS // 2
        jobs = {
            "one thread": [extract(1, copies)],
            "two threads": [extract(2, copies)],
            "two processes": [extract(1, copies[:half]), extract(1, copies[half:])],
        }
        seconds = {name: [] for name in jobs}
        for _ in range(rounds):
            for name, commands in jobs.items():
                seconds[name].append(wall_seconds(commands))
    size = DOCUMENTS * archive.stat().st_size
    print(f"{size} bytes, {rounds} rounds, medians of wall time")
    medians = {name: statistics.median(each) for name, each in seconds.items()}
    for name, median in medians.items():
        spread = (max(seconds[name]) - min(seconds[name])) / median
        print(f"{name:14} {size / median / 1e6:7.2f} MB/s  ± {50 * spread:.0f} %")
    ratios = [p / t for p, t in zip(seconds["two processes"], seconds["two threads"])]
    print(f"two threads run at {statistics.median(ratios):.3f} of two processes, "
          f"{medians['one thread'] / medians['two threads']:.2f} times one thread")


main()
