#!/usr/bin/env python3
"""What each word says of a record's kind, learned: data/en/rules/records-kinds-words.toml.

usage: tools/derive_kind_words.py ANNALS FOLDER… > data/en/rules/records-kinds-words.toml
       tools/derive_kind_words.py --cross-validate ANNALS FOLDER…

FOLDER holds NAME.txt and NAME.gold.jsonl (corpus, corpus/blind) or NAME.blocks.jsonl (corpus/light).
A multinomial logistic regression (scikit-learn, Debian's python3-sklearn) over the first 120 units of
a record: its words, each of which at least three archives have, so that no word of one archive alone
gets in; whether it names a place, a body, a person, a date, a number; whether the occasion has a
title, and how long it lasted. ANNALS finds all these; their own words do not count. A unit counts
where it stands first, less the further in.
Each archive counts as much as ALIKE records of it, so that a long one does not outweigh the others.
--cross-validate: how many records of each tenth of the archives are told by a table that is learned
from the other nine tenths: by these units alone, and by ANNALS with that table in place of its own.
"""

import argparse
import collections
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

import light_archive
import numpy
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

LONGEST = 120  # units; as in lib/records/kind_words.cc
FADE = 0.8  # a factor for every 20 units before it
ARCHIVES = 3  # that have a word, at least
STRENGTH = 2.0  # of the regression: the inverse of the penalty
LEAST = 0.25  # a weight below it is left out
ALIKE = 25  # records that an archive of FEWEST or more counts as
FEWEST = 8
NAMED = ("place", "organization", "person", "date")
LASTING = ("day", "days", "weeks", "period", "undated")
TRAITS = (*NAMED, "number", "titled", *LASTING)  # as in kind_words.h

HEADER = """# What each word says of a record's kind, and whether it names a place, a body, a person, a date, a
# number, whether it has a title, how long it lasted: a log-linear weight for each kind, in tenths.
# Written by tools/derive_kind_words.py from the archives of corpus, corpus/blind and corpus/light;
# do not edit.
"""

TABLE = pathlib.Path(__file__).parent.parent / "data/en/rules/records-kinds-words.toml"

Record = collections.namedtuple("Record", "archive units kind span")
Archive = collections.namedtuple("Archive", "name text records")


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
        if mention["label"] in NAMED and mention.get("type", "date") == "date"
    ]
    return sorted(found)


def duration_of(when):
    """As in lib/records/kind_words.cc."""
    if not when or not when["start"] or not when["end"]:
        return "undated"
    first, last = (datetime.date.fromisoformat(when[end]) for end in ("start", "end"))
    days = (last - first).days + 1
    return "day" if days <= 1 else "days" if days <= 4 else "weeks" if days <= 26 else "period"


def wholes_of(annals, text):
    """[(begin, end, traits)] of the records ANNALS finds, in bytes: what each is as a whole."""
    return [
        (*record["span"], (duration_of(record["when"]), *(("titled",) if record["title"] else ())))
        for record in extracted(annals, text)
    ]


def extracted(annals, text, *options):
    lines = subprocess.run(
        [annals, "extract", "--no-text", *options, "-"], input=text, capture_output=True, check=True
    ).stdout.splitlines()
    return [json.loads(line) for line in lines]


def load(annals, folders):
    """All archives, their records with the kinds that are known."""
    archives = []
    for folder in folders:
        for path in sorted(pathlib.Path(folder).glob("*.gold.jsonl")):
            name = path.name.removesuffix(".gold.jsonl")
            gold = [json.loads(line) for line in path.read_text().splitlines()]
            labelled = [(record["span"], record["kind"]) for record in gold]
            text = (path.parent / f"{name}.txt").read_bytes()
            archives.append(archive_of(annals, name, text, labelled))
        for path in sorted(pathlib.Path(folder).glob("*.blocks.jsonl")):
            text, blocks = light_archive.read(path)
            labelled = [(span, block["kind"]) for span, block in blocks]
            name = path.name.removesuffix(".blocks.jsonl")
            archives.append(archive_of(annals, name, text, labelled))
    return archives


def archive_of(annals, name, text, labelled):
    mentions = mentions_of(annals, name, text)
    wholes = wholes_of(annals, text)
    records = []
    for span, kind in labelled:
        inside = [mention for mention in mentions if span[0] <= mention[0] < span[1]]
        units = units_of(text, span, inside)
        mine = [traits for begin, end, traits in wholes if begin < span[1] and span[0] < end]
        units.update((":" + trait, 1.0) for trait in (mine[0] if mine else ("undated",)))
        records.append(Record(name, units, kind, tuple(span)))
    return Archive(name, text, records)


def records_of(archives):
    return [record for archive in archives for record in archive.records]


def learn(records):
    """{unit: {kind: weight}}"""
    sizes = collections.Counter(record.archive for record in records)
    counts = [ALIKE / max(sizes[record.archive], FEWEST) for record in records]
    archives = collections.defaultdict(set)
    for record in records:
        for unit in record.units:
            archives[unit].add(record.archive)
    known = {unit for unit, names in archives.items() if len(names) >= ARCHIVES}
    rows = [{u: n for u, n in record.units.items() if u in known} for record in records]
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=1000, fit_intercept=False)
    kinds = [record.kind for record in records]
    model.fit(vectorizer.fit_transform(rows), kinds, sample_weight=counts)
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


def own_units():
    """The units of the table that ANNALS was built with."""
    lists = tomllib.loads(TABLE.read_text())["list"]
    traits = {":" + trait for trait in lists["kind-traits"]["values"]}
    return traits | set(lists["kind-words"]["values"])


def by_annals(annals, table, archives):
    """How many records of the archives ANNALS tells the kind of with the table, and of how many."""
    right = 0
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        pack = pathlib.Path(folder, "words.toml")
        neutral = {unit: {} for unit in own_units() - set(table)}  # a pack adds to the base's
        with open(pack, "w") as out:
            write({**table, **neutral}, out)
        for archive in archives:
            records = extracted(annals, archive.text, "--rules", pack)
            told = {tuple(record["span"]): record["kind"] for record in records}
            known_kinds = [(told[r.span], r.kind) for r in archive.records if r.span in told]
            right += sum(mine == kind for mine, kind in known_kinds)
            found += len(known_kinds)
    return right, found


def cross_validate(annals, archives, folds=10):
    alone = []
    within = [0, 0]
    for fold in range(folds):
        held = archives[fold::folds]
        names = {archive.name for archive in held}
        table = learn(records_of(archive for archive in archives if archive.name not in names))
        mine = [tell(table, record.units) == record.kind for record in records_of(held)]
        right, found = by_annals(annals, table, held)
        told = f"words {numpy.mean(mine):.3f} of {len(mine)}, annals {right / found:.3f} of {found}"
        print(f"{fold + 1}: {told}")
        alone += mine
        within = [within[0] + right, within[1] + found]
    print(f"{len(archives)} archives, words {numpy.mean(alone):.3f} of {len(alone)} records")
    print(f"annals {within[0] / within[1]:.3f} of the {within[1]} whose bounds it finds")


def write(table, out):
    def told(unit):
        weights = sorted(table[unit].items(), key=lambda item: (-abs(item[1]), item[0]))
        return " ".join(f"{kind} {round(weight * 10)}" for kind, weight in weights) or "other 0"

    out.write(HEADER)
    out.write("\n[list.kind-traits.values]\n")
    for trait in TRAITS:
        if f":{trait}" in table:
            out.write(f'{trait} = "{told(":" + trait)}"\n')
    out.write("\n[list.kind-words.values]\n")
    for unit in sorted(table):
        if not unit.startswith(":"):
            out.write(f'"{unit}" = "{told(unit)}"\n')


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("annals")
    parser.add_argument("folder", nargs="+")
    arguments = parser.parse_args()
    archives = load(arguments.annals, arguments.folder)
    if not archives:
        sys.exit("derive_kind_words.py: no archives in " + ", ".join(arguments.folder))
    if arguments.cross_validate:
        cross_validate(arguments.annals, archives)
    else:
        write(learn(records_of(archives)), sys.stdout)


if __name__ == "__main__":
    main()
