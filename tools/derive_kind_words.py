#!/usr/bin/env python3
"""What each word says of a record's kind, learned from gold: data/en/rules/records-kinds-words.toml.

usage: tools/derive_kind_words.py FOLDER… > data/en/rules/records-kinds-words.toml
       tools/derive_kind_words.py --cross-validate FOLDER…

FOLDER holds NAME.txt and NAME.gold.jsonl: corpus, corpus/blind. A multinomial logistic regression
(scikit-learn, Debian's python3-sklearn) over the words of a record's first 120, none of which
stands in the name of a place, a body or a person, and each of which at least three archives have:
so no word of one archive alone gets in. A word counts where it stands first, less the further in.
--cross-validate: how many records of each tenth of the archives are told by a table that is learned
from the other nine tenths, by these words alone.
"""

import argparse
import collections
import json
import pathlib
import re
import sys

import numpy
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

LONGEST = 120  # words; as in lib/records/kind_words.cc
FADE = 0.8  # a factor for every 20 words before it
ARCHIVES = 3  # that have a word, at least
STRENGTH = 2.0  # of the regression: the inverse of the penalty
LEAST = 0.25  # a weight below it is left out

HEADER = """# What each word says of a record's kind: a log-linear weight for each kind, in tenths. Written by
# tools/derive_kind_words.py from the gold of corpus and corpus/blind; do not edit.

[list.kind-words.values]
"""


def words_of(text, gold):
    """The words of a record with what they count, but for those in names."""
    begin, end = gold["span"]
    record = bytearray(text[begin:end])
    for sort in ("places", "organizations", "people"):
        for entity in gold[sort]:
            for mention in entity["mentions"]:
                first, last = (max(at - begin, 0) for at in mention["span"])
                record[first:last] = b"_" * len(record[first:last])
    counted = {}
    words = re.findall(r"[^\W\d_]+|__+", record.decode(errors="replace"))[:LONGEST]
    for place, word in enumerate(words):
        if not word.startswith("_"):
            counted.setdefault(word.casefold(), FADE ** (place / 20))
    return counted


def load(folders):
    """[(archive, words, kind)] of all gold records."""
    records = []
    for folder in folders:
        for path in sorted(pathlib.Path(folder).glob("*.gold.jsonl")):
            name = path.name.removesuffix(".gold.jsonl")
            text = (path.parent / f"{name}.txt").read_bytes()
            for line in path.read_text().splitlines():
                gold = json.loads(line)
                records.append((name, words_of(text, gold), gold["kind"]))
    return records


def learn(records):
    """({word: {kind: weight}}, kinds)"""
    archives = collections.defaultdict(set)
    for name, words, _ in records:
        for word in words:
            archives[word].add(name)
    known = {word for word, names in archives.items() if len(names) >= ARCHIVES}
    rows = [{w: n for w, n in words.items() if w in known} for _, words, _ in records]
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=1000, fit_intercept=False)
    model.fit(vectorizer.fit_transform(rows), [kind for _, _, kind in records])
    table = {}
    for column, word in enumerate(vectorizer.feature_names_):
        weights = {
            kind: round(float(model.coef_[row, column]), 1)
            for row, kind in enumerate(model.classes_)
            if abs(model.coef_[row, column]) >= LEAST
        }
        if weights:
            table[word] = weights
    return table


def tell(table, words):
    sums = collections.Counter()
    for word, factor in words.items():
        for kind, weight in table.get(word, {}).items():
            sums[kind] += factor * weight
    return max(sums, key=lambda kind: (sums[kind], kind)) if sums else "other"


def cross_validate(records, folds=10):
    names = sorted({name for name, _, _ in records})
    right = 0
    for fold in range(folds):
        held = set(names[fold::folds])
        table = learn([r for r in records if r[0] not in held])
        mine = [tell(table, words) == kind for name, words, kind in records if name in held]
        right += sum(mine)
        print(f"{fold + 1}: {numpy.mean(mine):.3f} of {len(mine)} records")
    print(f"all: {right / len(records):.3f} of {len(records)} records, {len(names)} archives")


def write(table):
    sys.stdout.write(HEADER)
    for word in sorted(table):
        weights = sorted(table[word].items(), key=lambda item: (-abs(item[1]), item[0]))
        told = " ".join(f"{kind} {round(weight * 10)}" for kind, weight in weights)
        sys.stdout.write(f'"{word}" = "{told}"\n')


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("folder", nargs="+")
    arguments = parser.parse_args()
    records = load(arguments.folder)
    if not records:
        sys.exit("derive_kind_words.py: no *.gold.jsonl in " + ", ".join(arguments.folder))
    if arguments.cross_validate:
        cross_validate(records)
    else:
        write(learn(records))


if __name__ == "__main__":
    main()
