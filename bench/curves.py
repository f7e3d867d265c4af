#!/usr/bin/env python3
"""Throughput against the size of the text, the number of entries and the threads, as a picture.

usage: bench/curves.py [BUILD_FOLDER [MEGABYTES]]   default: build/release 64

Writes docs/throughput.svg and prints what is in it. The text is annals-text's, the entries are made
names in an image of their own beside the default lists, the threads share documents. CPU time of
`annals extract -j 1 -o FILE`, less its start; wall time where threads are compared; the best of
three.
"""
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROUNDS = 3
WIDTH, HEIGHT, LEFT, TOP = 260, 200, 56, 40  # of a panel and its margins


def used():
    each = resource.getrusage(resource.RUSAGE_CHILDREN)
    return each.ru_utime + each.ru_stime


def best(command, wall=False):
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter() if wall else used()
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{command[:4]} …: {done.stderr.decode()}")
        seconds.append((time.perf_counter() if wall else used()) - start)
    return min(seconds)


def entries_image(annals, count, folder):
    """Names that share their words with the text, so that lookups are not all refused at once."""
    rows = ["id\tname\ttype\taliases\tcountry\tadmin\tlat\tlon\trank\tflags"]
    surnames = (ROOT / "data/en/gazetteers/surnames.tsv").read_text().splitlines()
    words = [line.split("\t")[1] for line in surnames[1:3001]]
    draw = random.Random(1)
    for i in range(count):
        name = f"{draw.choice(words)} {draw.choice(words)} Society {i}"
        rows.append(f"org:made-{i}\t{name}\torganization\t\t\t\t\t\t\t")
    table = pathlib.Path(folder, "made.tsv")
    table.write_text("\n".join(rows) + "\n")
    image = pathlib.Path(folder, f"made-{count}.image")
    subprocess.run([annals, "gazetteer", "build", table, "-o", image], check=True,
                   capture_output=True)
    return image


def measure(build, megabytes, folder):
    annals = build / "bin" / "annals"
    out = pathlib.Path(folder, "out.jsonl")
    whole = subprocess.run([build / "bin" / "annals-text", str(megabytes)], check=True,
                           capture_output=True).stdout

    def text(size):
        path = pathlib.Path(folder, f"text-{size}.txt")
        cut = whole[:size]
        path.write_bytes(cut[:cut.rfind(b"\n") + 1])
        return path

    def extract(*arguments):
        return [annals, "extract", "-o", out, *arguments]

    start = best(extract("-j", "1", text(1)))
    sizes, entries, threads = [], [], []
    size = 1 << 16
    while size <= len(whole):
        sizes.append((size, size / (best(extract("-j", "1", text(size))) - start) / 1e6))
        size *= 4
    few = text(min(len(whole), 1 << 21))
    for count in [0, 1000, 10000, 100000]:
        more = ["--gazetteer", entries_image(annals, count, folder)] if count else []
        load = best(extract("-j", "1", *more, text(1)))
        rate = few.stat().st_size / (best(extract("-j", "1", *more, few)) - load) / 1e6
        entries.append((count, rate))
    copies = [pathlib.Path(folder, f"copy-{i}.txt") for i in range(200)]
    for copy in copies:
        copy.symlink_to(ROOT / "corpus" / "icpc-archive.txt")
    total = sum(copy.stat().st_size for copy in copies)
    for count in [1, 2, 4]:
        threads.append((count, total / best(extract("-j", str(count), *copies), wall=True) / 1e6))
    return [("bytes of text", sizes), ("entries beside the default ones", entries),
            ("threads (wall time)", threads)]


def short(number):
    for unit, name in [(1 << 20, "M"), (1 << 10, "k")]:
        if number >= unit and number % unit == 0:
            return f"{number // unit}{name}"
    for unit, name in [(10**6, "M"), (10**3, "k")]:
        if number >= unit:
            return f"{number // unit}{name}"
    return str(number)


def panel(index, title, points):
    """Evenly spaced steps, as each is a multiple of the one before; the height from 0."""
    highest = 1.2 * max(rate for _, rate in points)
    x0 = index * (WIDTH + LEFT) + LEFT
    step = (WIDTH - 30) / max(1, len(points) - 1)
    places = [(x0 + 15 + i * step, TOP + HEIGHT * (1 - rate / highest))
              for i, (_, rate) in enumerate(points)]
    lines = [f'<text x="{x0}" y="{TOP - 14}">MB/s by {title}</text>',
             f'<path class="axis" d="M{x0} {TOP}V{TOP + HEIGHT}H{x0 + WIDTH}"/>']
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    lines.append(f'<path class="curve" d="{path}"/>')
    for (value, rate), (x, y) in zip(points, places):
        lines.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>')
        lines.append(f'<text class="label" x="{x:.1f}" y="{y - 8:.1f}">{rate:.1f}</text>')
        lines.append(f'<text class="label" x="{x:.1f}" y="{TOP + HEIGHT + 16}">'
                     f"{short(value)}</text>")
    return "\n".join(lines)


def picture(panels):
    width = len(panels) * (WIDTH + LEFT) + 20
    style = ("text{font:12px sans-serif;fill:#333}.label{font-size:11px;text-anchor:middle}"
             ".axis{stroke:#999;fill:none}.curve{stroke:#2563a8;stroke-width:2;fill:none}"
             "circle{fill:#2563a8}")
    body = "\n".join(panel(i, *each) for i, each in enumerate(panels))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {TOP + HEIGHT + 30}">\n'
            f'<style>{style}</style>\n<rect width="100%" height="100%" fill="white"/>\n'
            f"{body}\n</svg>\n")


def main():
    build = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/release")
    megabytes = float(sys.argv[2]) if len(sys.argv) > 2 else 64
    with tempfile.TemporaryDirectory() as folder:
        panels = measure(build, megabytes, folder)
    for title, points in panels:
        print(title + ": " + ", ".join(f"{short(value)} {rate:.2f}" for value, rate in points))
    (ROOT / "docs" / "throughput.svg").write_text(picture(panels))


main()
