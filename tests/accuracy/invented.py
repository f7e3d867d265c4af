#!/usr/bin/env python3
"""Names that no list can have: the archives of corpus/ with their people or towns renamed.

    tests/accuracy/invented.py [--annals build/release/bin/annals] [--label people|places] [--errors]

Each capitalised word of the gold's people (or of the places that Annals takes for towns) becomes a
made-up word, the same one wherever it stands in such a name; the gold's spans move with the text.
Given are the strict F1 of the label before and after: what is lost by that was known from lists,
the rest from context, shape and the document itself. The words come from a seeded generator, so a
run says the same each time.
"""
import argparse
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

CORPUS = pathlib.Path(__file__).resolve().parents[2] / "corpus"
ONSETS = "b d f g h k l m n p r s t v z br dr gr kr pl st tr sk sh ch".split()
VOWELS = "a e i o u ai ea ou".split()
ENDS = "n r l s m t k nd rt lls nen dze kov sen ova aki ele".split()
PARTICLES = set("St Saint San Santa The".split())
SHOWN = 10  # errors of an archive


def invent(draw):
    while True:
        syllables = draw.choice([1, 2, 2, 3])
        word = "".join(draw.choice(ONSETS) + draw.choice(VOWELS) for _ in range(syllables))
        word += draw.choice(ENDS)
        if 4 <= len(word) <= 11:
            return word.capitalize()


def spans_of(records, label, kinds=None):
    """The spans of a label's mentions, ascending."""
    return sorted({tuple(mention["span"]) for record in records for entity in record.get(label, [])
                   if kinds is None or entity.get("kind") in kinds
                   for mention in entity["mentions"]})


def extract(annals, raw, folder):
    path = pathlib.Path(folder) / "archive.txt"
    path.write_bytes(raw)
    done = subprocess.run([annals, "extract", "--no-text", path], capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def rename(raw, spans, renamed, draw):
    """The text with the words of the renamed spans made up, and where all spans are then."""
    words = {}

    def made_up(match):
        word = match[0]
        if not word[0].isupper() or len(word) < 3 or word in PARTICLES:
            return word
        if word not in words:
            words[word] = invent(draw)
        return words[word]

    out, moved, at = bytearray(), [], 0
    for begin, end in spans:
        name = raw[begin:end]
        if (begin, end) in renamed:
            name = re.sub(r"[^\W\d_]+", made_up, name.decode()).encode()
        out += raw[at:begin]
        moved.append((len(out), len(out) + len(name)))
        out += name
        at = end
    return bytes(out + raw[at:]), moved


def f1(gold, found):
    return 2 * len(gold & found) / (len(gold) + len(found)) if gold or found else 1.0


def show(raw, spans, word):
    for begin, end in sorted(spans)[:SHOWN]:
        around = raw[max(0, begin - 50):begin] + b"[" + raw[begin:end] + b"]" + raw[end:end + 30]
        print(f"    {word}: {' '.join(around.decode(errors='replace').split())}")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annals", default="build/release/bin/annals")
    parser.add_argument("--label", choices=["people", "places"])
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    archives = sorted(CORPUS.glob("*.gold.jsonl"))
    if not archives:
        sys.exit(f"{CORPUS}: no archive with gold")
    for label in [options.label] if options.label else ["people", "places"]:
        figures = []
        with tempfile.TemporaryDirectory() as folder:
            for path in archives:
                raw = path.with_name(path.name.replace(".gold.jsonl", ".txt")).read_bytes()
                gold = spans_of(map(json.loads, path.read_text().splitlines()), label)
                records = extract(options.annals, raw, folder)
                kinds = {"city"} if label == "places" else None
                renamed = set(spans_of(records, label, kinds))
                text, moved = rename(raw, gold, renamed, random.Random(7))
                found = set(spans_of(extract(options.annals, text, folder), label))
                figures.append((f1(set(gold), set(spans_of(records, label))),
                                f1(set(moved), found)))
                print(f"{label}  {path.name.removesuffix('.gold.jsonl'):24} "
                      f"{figures[-1][0]:.3f}  invented {figures[-1][1]:.3f}")
                if options.errors:
                    show(text, set(moved) - found, "missed")
                    show(text, found - set(moved), "not there")
        print(f"{label}  {'mean':24} {sum(a for a, _ in figures) / len(figures):.3f}  "
              f"invented {sum(b for _, b in figures) / len(figures):.3f}")


if __name__ == "__main__":
    main()
