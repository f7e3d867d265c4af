#!/usr/bin/env python3
"""Annals and its peers over one archive: speed, interleaved, and strict F1 of mentions.

usage: compare.py ANNALS PEER.cjs ARCHIVE.txt [ROUNDS]

Speed is text by CPU time of whole processes' work (medians of the rounds): the peers read the text
again and again in a process that has read it once; annals is the command, from its start to the
last line of JSON, given the file 100 times under other names. F1 counts mentions with the gold's
very bytes, inside gold records; "near" counts those that overlap a gold mention of their kind.
"""
import json
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

COPIES = 100
KINDS = ["dates", "people", "places", "organizations"]


def command_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{command[1]}: {done.stderr.decode()}")
    lines = done.stdout.count(b"\n")
    if lines < COPIES:
        sys.exit(f"{command[1]}: {lines} lines")
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / COPIES


def peer(script, name, archive, mode):
    done = subprocess.run(["node", script, name, archive, mode], capture_output=True, check=True)
    return json.loads(done.stdout)


def spans_of_records(lines):
    """Mentions by kind as (begin, end) in bytes; and where mentions are judged: in the spans of the
    records and of their place headings (docs/evaluation.md)."""
    out = {kind: set() for kind in KINDS}
    records = []
    for line in lines:
        record = json.loads(line)
        records.append(tuple(record["span"]))
        records.extend(tuple(h["span"]) for h in record["headings"] if h["kind"] == "place")
        out["dates"].update(tuple(d["span"]) for d in record["dates"] if d["type"] == "date")
        for kind in KINDS[1:]:
            for entity in record[kind]:
                out[kind].update(tuple(mention["span"]) for mention in entity["mentions"])
    return out, records


def spans_of_peer(found, text):
    """From UTF-16 offsets to bytes."""
    at = [0]
    for character in text:
        size = len(character.encode())
        at.extend([at[-1] + size] * (2 if ord(character) > 0xFFFF else 1))
    out = {}
    for kind, begin, end in found:
        out.setdefault(kind, set()).add((at[begin], at[end]))
    return out


def f1(gold, found, records, same):
    found = {s for s in found if any(r[0] <= s[0] and s[1] <= r[1] for r in records)}
    right = sum(any(same(g, f) for g in gold) for f in found)
    seen = sum(any(same(g, f) for f in found) for g in gold)
    if not found or not gold or not right:
        return 0.0
    precision, recall = right / len(found), seen / len(gold)
    return 2 * precision * recall / (precision + recall)


def strict(a, b):
    return a == b


def near(a, b):
    return a[0] < b[1] and b[0] < a[1]


def speed(annals, script, archive, rounds, folder):
    copies = []
    for i in range(COPIES):
        copies.append(pathlib.Path(folder, f"copy-{i}.txt"))
        copies[-1].symlink_to(pathlib.Path(archive).resolve())
    commands = {
        "annals extract": [annals, "extract", "-j", "1"] + copies,
        "annals dates": [annals, "dates"] + copies,
    }
    seconds = {}
    for _ in range(rounds):
        for name, command in commands.items():
            seconds.setdefault(name, []).append(command_seconds(command))
        for name in ["chrono", "compromise", "wink"]:
            seconds.setdefault(name, []).append(peer(script, name, archive, "time")["seconds"])
    return {name: statistics.median(each) for name, each in seconds.items()}


def main():
    annals, script, archive = sys.argv[1:4]
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 3
    raw = pathlib.Path(archive).read_bytes()
    gold, records = spans_of_records(
        pathlib.Path(archive).with_suffix(".gold.jsonl").read_text().splitlines())

    with tempfile.TemporaryDirectory() as folder:
        seconds = speed(annals, script, archive, rounds, folder)
    whole, dates = seconds["annals extract"], seconds["annals dates"]
    print(f"{len(raw)} bytes, {rounds} rounds, medians of CPU time")
    print(f"{'':16} {'MB/s':>8} {'extract is':>12} {'dates is':>12}")
    for name, each in seconds.items():
        rate = len(raw) / each / 1e6
        print(f"{name:16} {rate:8.3f} {each / whole:9.1f} x  {each / dates:9.1f} x")

    extracted = subprocess.run([annals, "extract", archive], capture_output=True, check=True)
    found = {"annals": spans_of_records(extracted.stdout.decode().splitlines())[0]}
    for name in ["chrono", "compromise", "wink"]:
        found[name] = spans_of_peer(peer(script, name, archive, "mentions"), raw.decode())
    print(f"\nF1 of mentions, strict (near)\n{'':16}" + "".join(f" {kind:>15}" for kind in KINDS))
    for name, spans in found.items():
        cells = []
        for kind in KINDS:
            cell = "-"
            if kind in spans:
                figures = [f1(gold[kind], spans[kind], records, same) for same in (strict, near)]
                cell = f"{figures[0]:.2f} ({figures[1]:.2f})"
            cells.append(f" {cell:>15}")
        print(f"{name:16}" + "".join(cells))


main()
