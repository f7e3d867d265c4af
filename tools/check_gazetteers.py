#!/usr/bin/env python3
"""Checks the gazetteers of data/en/gazetteers: form, codes, numbers, repetitions, size.

    tools/check_gazetteers.py [FOLDER]

Prints each fault as file:line: problem; the exit status is 1 if there is any.
"""
import collections
import pathlib
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
COLUMNS = ["id", "name", "type", "aliases", "country", "admin", "lat", "lon", "rank", "flags"]
TYPES = {"country", "region", "subdivision", "city", "capital", "district", "continent", "natural",
         "facility", "organization", "university", "demonym", "given", "surname", "word"}
FLAGS = {"capital", "former", "acronym", "exact", "any", "m", "f"}
TAGS = {"former", "acronym", "exact", "any",
        *"af ca cs cy da de en es eu fi fr ga gd gl hr hu it nl pl pt ro sl sq sv tr".split()}
HOMONYMS = ("gn:", "iso:")  # schemes of which several places of a country may share a name
PEOPLE = {"given", "surname", "word"}
MOST_BYTES = 12_500_000
LEAST_ROWS = {"organizations.tsv": 320, "cities.tsv": 50_000, "given.tsv": 20_000,
              "universities.tsv": 10_000, "words.tsv": 50_000, "countries.tsv": 240}


def split_alias(alias):
    """Tags and text of an alias."""
    head, colon, text = alias.partition(":")
    if colon and re.fullmatch(r"[A-Za-z-]{1,8}(,[A-Za-z-]{1,8})*", head):
        return head.split(","), text
    return [], alias


class Checker:
    def __init__(self):
        self.faults = []
        self.rows = []  # (file, line, fields)
        self.bytes = 0
        self.counts = {}

    def fault(self, where, problem):
        self.faults.append(f"{where}: {problem}")

    def read(self, path):
        data = path.read_bytes()
        self.bytes += len(data)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            return self.fault(f"{path.name}:1", f"invalid UTF-8 at byte {error.start}")
        if text.startswith("\ufeff") or "\r" in text or not text.endswith("\n"):
            self.fault(f"{path.name}:1", "BOM, carriage return, or no line end at the end")
        if not unicodedata.is_normalized("NFC", text):
            self.fault(f"{path.name}:1", "not in Unicode normalization form C")
        lines = text.split("\n")[:-1]
        if lines[0].split("\t") != COLUMNS:
            return self.fault(f"{path.name}:1", f"the header must be {' '.join(COLUMNS)}")
        for number, line in enumerate(lines[1:], 2):
            where = f"{path.name}:{number}"
            values = line.split("\t")
            if len(values) != len(COLUMNS):
                self.fault(where, f"{len(values)} columns instead of {len(COLUMNS)}")
                continue
            self.rows.append((where, dict(zip(COLUMNS, values))))
        count = len(lines) - 1
        self.counts[path.name] = count
        if count < LEAST_ROWS.get(path.name, 1):
            self.fault(f"{path.name}:1", f"{count} rows; at least {LEAST_ROWS[path.name]} expected")

    def check_row(self, where, row, codes):
        if any(value != value.strip() or "  " in value for value in row.values()):
            self.fault(where, "white space at the ends of a field, or twice in it")
        if not row["name"] or not any(c.isalnum() for c in row["name"]):
            self.fault(where, "no name")
        if row["type"] not in TYPES:
            self.fault(where, f"unknown type {row['type']!r}")
        if row["country"] and row["country"] not in codes:
            self.fault(where, f"{row['country']!r} is no ISO 3166-1 code")
        for flag in filter(None, row["flags"].split(",")):
            if flag not in FLAGS:
                self.fault(where, f"unknown flag {flag!r}")
        if row["rank"] and not re.fullmatch(r"[1-9]\d*", row["rank"]):
            self.fault(where, f"rank {row['rank']!r} is no positive number")
        if row["type"] == "word" and not 1 <= int(row["rank"] or 0) < 100:
            self.fault(where, "a word's rank is its frequency tier, from 1 to 99")
        if bool(row["lat"]) != bool(row["lon"]):
            self.fault(where, "latitude without longitude or the reverse")
        for column, most in (("lat", 90), ("lon", 180)):
            try:
                if row[column] and not -most <= float(row[column]) <= most:
                    self.fault(where, f"{column} {row[column]} is out of range")
            except ValueError:
                self.fault(where, f"{column} {row[column]!r} is no number")
        names = [row["name"]]
        for alias in filter(None, row["aliases"].split("|")):
            tags, text = split_alias(alias)
            for tag in tags:
                if tag not in TAGS:
                    self.fault(where, f"unknown tag {tag!r} of alias {alias!r}")
            if not text or text in names:
                self.fault(where, f"alias {alias!r} is empty or stands twice")
            names.append(text)
        if "||" in row["aliases"] or row["aliases"].strip("|") != row["aliases"]:
            self.fault(where, "an empty alias")

    def check_repetitions(self):
        seen = collections.defaultdict(list)
        names_of_id = {}
        for where, row in self.rows:
            seen[row["name"], "city" if row["type"] == "capital" else row["type"],
                 row["country"]].append((where, row["id"]))
            if row["id"]:
                other = names_of_id.setdefault(row["id"], (where, row["name"], row["country"]))
                if other[1:] != (row["name"], row["country"]):
                    self.fault(where, f"{row['id']} has another name or country in {other[0]}")
        for (name, kind, country), places in seen.items():
            ids = [identifier for _, identifier in places]
            one_entry = ids[0] and len(set(ids)) == 1  # told of by several tables
            if len(ids) > 1 and not one_entry and not all(x.startswith(HOMONYMS) for x in ids):
                self.fault(places[-1][0], f"{kind} {name!r} ({country or 'no country'}) stands "
                                          f"already in {places[0][0]}")

    def check_sources(self, path):
        """The list of sources names each table with its number of rows."""
        stated = {name: int(count.replace(",", "")) for name, count in re.findall(
            r"^\| ([\w-]+\.tsv) \| ([\d,]+) \|", path.read_text(encoding="utf-8"), re.MULTILINE)}
        for name in sorted(stated.keys() | self.counts.keys()):
            if stated.get(name) != self.counts.get(name):
                self.fault(path.name, f"{name} has {self.counts.get(name, 'no')} rows, "
                                      f"{stated.get(name, 'none')} stated")


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data/en/gazetteers"
    checker = Checker()
    for path in sorted(folder.glob("*.tsv")):
        checker.read(path)
    codes = {row["country"] for _, row in checker.rows
             if row["type"] == "country" and row["id"].startswith("cc:")} | {"AQ"}
    for where, row in checker.rows:
        checker.check_row(where, row, codes)
    checker.check_repetitions()
    sources = folder.parent / "SOURCES.md"
    if sources.exists():
        checker.check_sources(sources)
    if checker.bytes > MOST_BYTES:
        checker.fault(folder, f"{checker.bytes} bytes; at most {MOST_BYTES} are wanted")
    for fault in checker.faults:
        print(fault)
    print(f"{len(checker.rows)} rows, {checker.bytes} bytes, {len(checker.faults)} faults")
    return 1 if checker.faults else 0


if __name__ == "__main__":
    sys.exit(main())
