#!/usr/bin/env python3
"""Two threads against two processes: what sharing one process costs.

usage: bench/threads.py [ANNALS [ROUNDS]]     default: build/release/bin/annals 5

Wall time of `annals extract -j 2` over 200 documents, against two processes at once with `-j 1`
and half of them each; and the same of one archive of many years, against two that are half as long.
Interleaved, medians. 1 is the aim: below, the threads wait for each other.
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
TIMES = 200  # the archive in each half of the long one


def wall_seconds(commands):
    start = time.perf_counter()
    running = [subprocess.Popen(c, stdout=subprocess.DEVNULL) for c in commands]
    if any(process.wait() != 0 for process in running):
        sys.exit(f"failed: {commands[0][:4]} …")
    return time.perf_counter() - start


def check(annals, path):
    """What is compared must be the same work."""
    lines = [subprocess.run([annals, "extract", "-j", jobs, path], capture_output=True,
                            check=True).stdout for jobs in ("1", "2")]
    if lines[0] != lines[1] or not lines[0]:
        sys.exit(f"{path}: two threads give other records than one")


def compare(what, size, jobs, rounds):
    """Runs `jobs`, lists of commands by name: one thread, two threads, two processes."""
    seconds = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, commands in jobs.items():
            seconds[name].append(wall_seconds(commands))
    print(f"{what}: {size} bytes, {rounds} rounds, medians of wall time")
    medians = {name: statistics.median(each) for name, each in seconds.items()}
    for name, median in medians.items():
        spread = (max(seconds[name]) - min(seconds[name])) / median
        print(f"{name:14} {size / median / 1e6:7.2f} MB/s  ± {50 * spread:.0f} %")
    ratios = [p / t for p, t in zip(seconds["two processes"], seconds["two threads"])]
    print(f"two threads run at {statistics.median(ratios):.3f} of two processes, "
          f"{medians['one thread'] / medians['two threads']:.2f} times one thread")


def main():
    annals = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "build/release/bin/annals")
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    archive = ROOT / "corpus" / "icpc-archive.txt"

    def extract(threads, files):
        return [annals, "extract", "-j", str(threads), *files]

    def jobs(whole, first, second):
        return {"one thread": [extract(1, whole)], "two threads": [extract(2, whole)],
                "two processes": [extract(1, first), extract(1, second)]}

    with tempfile.TemporaryDirectory() as folder:
        copies = [pathlib.Path(folder, f"copy-{i}.txt") for i in range(DOCUMENTS)]
        for copy in copies:
            copy.symlink_to(archive)
        half = DOCUMENTS // 2
        compare("documents", DOCUMENTS * archive.stat().st_size,
                jobs(copies, copies[:half], copies[half:]), rounds)

        years = archive.read_bytes().rstrip() + b"\n\n"
        long = pathlib.Path(folder, "long.txt")
        long.write_bytes(years * (2 * TIMES))
        halves = [pathlib.Path(folder, f"half-{i}.txt") for i in range(2)]
        for path in halves:
            path.write_bytes(years * TIMES)
        check(annals, long)
        compare("one archive", long.stat().st_size,
                jobs([long], halves[:1], halves[1:]), rounds)


if __name__ == "__main__":
    main()
