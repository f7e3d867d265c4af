#!/usr/bin/env python3
"""Scores the names that `annals annotate` finds in WikiGold articles.

    tests/accuracy/wikigold.py wikigold_dev.jsonl [--annals build/release/bin/annals]
        [--type organization] [--errors] [--check]

A line of the gold file: {"id", "text", "gold": [{"begin", "end", "text", "type"}]}, with offsets in
code points. The data are not part of this repository.

How it counts:
- strict F1 of persons, places and organizations: the same extent and the same type.
- What WikiGold calls misc is not counted, nor are events and dates.
- WikiGold has other rules than docs/annotation.md (it calls a band an organization, and a unit of
  an army by its number alone), so a perfect extractor would not reach 100 here.
"""
import argparse
import json
import subprocess
import sys

BARS = {"person": 78.0, "place": 76.0, "organization": 55.0}


def find(annals, documents):
    """The names of each document: {id: {(begin, end, type)}}."""
    lines = "".join(json.dumps({"id": d["id"], "text": d["text"]}) + "\n" for d in documents)
    run = subprocess.run([annals, "annotate", "--input", "jsonl", "--offsets", "codepoint",
                          "--format", "jsonl", "-"], input=lines.encode(), capture_output=True,
                         check=True)
    found = {}
    for line in run.stdout.decode().splitlines():
        one = json.loads(line)
        found[one["id"]] = {(*m["span"], m["label"]) for m in one["mentions"]}
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold")
    parser.add_argument("--annals", default="build/release/bin/annals")
    parser.add_argument("--type", choices=BARS, help="list the errors of this type only")
    parser.add_argument("--errors", action="store_true", help="list what went wrong")
    parser.add_argument("--check", action="store_true", help="fail below the bars")
    options = parser.parse_args()
    with open(options.gold, encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]

    found = find(options.annals, documents)
    failed = False
    counts = {kind: [0, 0, 0] for kind in BARS}  # gold, found, both
    for document in documents:
        text = document["text"]
        gold = {(g["begin"], g["end"], g["type"]) for g in document["gold"]}
        for kind, count in counts.items():
            wanted = {g for g in gold if g[2] == kind}
            got = {f for f in found[document["id"]] if f[2] == kind}
            for i, part in enumerate((wanted, got, wanted & got)):
                count[i] += len(part)
            if not options.errors or options.type not in (None, kind):
                continue
            for begin, end, _ in sorted(wanted ^ got):
                what = "missed" if (begin, end, kind) in wanted else "spurious"
                around = text[max(0, begin - 40) : begin], text[end : end + 40]
                print(f"{document['id']} {kind} {what}: {around[0]}[{text[begin:end]}]{around[1]}"
                      .replace("\n", " "))
    for kind, (gold, got, both) in counts.items():
        score = 200.0 * both / max(1, gold + got)
        print(f"{kind}: gold {gold}, found {got}; strict F1 {score:.1f}")
        failed |= score < BARS[kind]
    if options.check and failed:
        print("below the bars: " + ", ".join(f"{kind} {bar:.0f}" for kind, bar in BARS.items()))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
