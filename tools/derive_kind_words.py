#!/usr/bin/env python3
"""What each word says of a record's kind, learned: data/en/rules/records-kinds-words.toml.

usage: tools/derive_kind_words.py ANNALS FOLDER… > data/en/rules/records-kinds-words.toml
       tools/derive_kind_words.py --cross-validate ANNALS FOLDER…

FOLDER holds NAME.txt and NAME.gold.jsonl (corpus, corpus/blind) or NAME.blocks.jsonl (corpus/light).
A multinomial logistic regression (scikit-learn, Debian's python3-sklearn) over the first 120 units of
a record: its words, each of which at least three archives have, so that no word of one archive alone
gets in; and whether it names a place, a body, a person, a date, a number. ANNALS finds the names and
dates; their own words do not count. A unit counts where it stands first, less the further in.
--cross-validate: how many records of each tenth of the archives are told by a table that is learned
from the other nine tenths, by these units alone.
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys

import light_archive
import numpy
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

LONGEST = 120  # units; as in lib/records/kind_words.cc
FADE = 0.8  # a factor for every 20 units before it
ARCHIVES = 3  # that have a word, at least
STRENGTH = 2.0  # of the regression: the inverse of the penalty
LEAST = 0.25  # a weight below it is left out
TRAITS = ("place", "organization", "person", "date", "number")  # as in kind_words.h

HEADER = """# What each word says of a record's kind, and whether it names a place, a body, a person, a date, a
# number: a log-linear weight for each kind, in tenths. Written by tools/derive_kind_words.py from the
# archives of corpus, corpus/blind and corpus/light; do not edit.
"""

Record = collections.namedtuple("Record", "archive units kind")


def units_of(text, span, mentions):
    """The units of a record with what they count; traits are written ":place"."""
    begin, end = span
    pieces = []
    at = begin
    for first, last, label in mentions:
        if first < at or last > end:
            continue
        pieces.append(text[at:first])
        pieces.append(f" :{label} ".encode())
        at = last
    pieces.append(text[at:end])
    record = b"".join(pieces).decode(errors="replace")
    counted = {}
    found = re.findall(r":(?:place|organization|person|date)\b|[^\W\d_]+|\d+", record)[:LONGEST]
    for place, unit in enumerate(found):
        name = ":number" if unit.isdigit() else unit.casefold()
        counted.setdefault(name, FADE ** (place / 20))
    return counted


def mentions_of(annals, name, text):
    """[(first, last, label)] in bytes, ascending, of names and dates."""
    line = subprocess.run(
        [annals, "annotate", "--document", name, "-"], input=text, capture_output=True, check=True
    ).stdout
    found = [
        (*mention["span"], mention["label"])
        for mention in json.loads(line)["mentions"]
        if mention["label"] in TRAITS and mention.get("type", "date") == "date"
    ]
    return sorted(found)


def load(annals, folders):
    """All records whose kinds are known."""
    records = []
    for folder in folders:
        for path in sorted(pathlib.Path(folder).glob("*.gold.jsonl")):
            name = path.name.removesuffix(".gold.jsonl")
            gold = [json.loads(line) for line in path.read_text().splitlines()]
            labelled = [(record["span"], record["kind"]) for record in gold]
            add(records, annals, name, (path.parent / f"{name}.txt").read_bytes(), labelled)
        for path in sorted(pathlib.Path(folder).glob("*.blocks.jsonl")):
            text, blocks = light_archive.read(path)
            labelled = [(span, block["kind"]) for span, block in blocks]
            add(records, annals, path.name.removesuffix(".blocks.jsonl"), text, labelled)
    return records


def add(records, annals, name, text, labelled):
    mentions = mentions_of(annals, name, text)
    for span, kind in labelled:
        inside = [mention for mention in mentions if span[0] <= mention[0] < span[1]]
        records.append(Record(name, units_of(text, span, inside), kind))


def learn(records):
    """{unit: {kind: weight}}"""
    archives = collections.defaultdict(set)
    for record in records:
        for unit in record.units:
            archives[unit].add(record.archive)
    known = {unit for unit, names in archives.items() if len(names) >= ARCHIVES}
    rows = [{u: n for u, n in record.units.items() if u in known} for record in records]
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=1000, fit_intercept=False)
    model.fit(vectorizer.fit_transform(rows), [record.kind for record in records])
    table = {}
    for column, unit in enumerate(vectorizer.feature_names_):
        weights = {
            kind: round(float(model.coef_[row, column]), 1)
            for row, kind in enumerate(model.classes_)
            if abs(model.coef_[row, column]) >= LEAST
        }
        if weights:
            table[unit] = weights
    return table


def tell(table, units):
    sums = collections.Counter()
    for unit, factor in units.items():
        for kind, weight in table.get(unit, {}).items():
            sums[kind] += factor * weight
    return max(sums, key=lambda kind: (sums[kind], kind)) if sums else "other"


def cross_validate(records, folds=10):
    names = sorted({record.archive for record in records})
    right = 0
    for fold in range(folds):
        held = set(names[fold::folds])
        table = learn([record for record in records if record.archive not in held])
        mine = [tell(table, r.units) == r.kind for r in records if r.archive in held]
        right += sum(mine)
        print(f"{fold + 1}: {numpy.mean(mine):.3f} of {len(mine)} records")
    print(f"all: {right / len(records):.3f} of {len(records)} records, {len(names)} archives")


def write(table):
    def told(unit):
        weights = sorted(table[unit].items(), key=lambda item: (-abs(item[1]), item[0]))
        return " ".join(f"{kind} {round(weight * 10)}" for kind, weight in weights)

    sys.stdout.write(HEADER)
    sys.stdout.write("\n[list.kind-traits.values]\n")
    for trait in TRAITS:
        if f":{trait}" in table:
            sys.stdout.write(f'{trait} = "{told(":" + trait)}"\n')
    sys.stdout.write("\n[list.kind-words.values]\n")
    for unit in sorted(table):
        if not unit.startswith(":"):
            sys.stdout.write(f'"{unit}" = "{told(unit)}"\n')


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("annals")
    parser.add_argument("folder", nargs="+")
    arguments = parser.parse_args()
    records = load(arguments.annals, arguments.folder)
    if not records:
        sys.exit("derive_kind_words.py: no archives in " + ", ".join(arguments.folder))
    if arguments.cross_validate:
        cross_validate(records)
    else:
        write(learn(records))


if __name__ == "__main__":
    main()
