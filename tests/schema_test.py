#!/usr/bin/env python3
"""What the command writes, held against its schemas and against the text.

usage: schema_test.py ANNALS

For each archive of corpus/, and for texts of odd bytes, in each unit of offsets: every record is
valid by docs/event.schema.json and every annotated document by docs/annotation.schema.json, as a
JSON Schema validator of others says (python3-jsonschema); and wherever an object has a `text` and a
`span`, the span's units are that text, and every kind is one that the schema names. The gold is held
against the same. As a check of the checks, damaged records must be found out.
"""
import codecs
import copy
import json
import pathlib
import re
import subprocess
import sys

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent
UNITS = ("byte", "codepoint", "utf16")

# As the library has it: one U+FFFD for each invalid byte.
codecs.register_error("each-byte", lambda error: ("\ufffd", error.start + 1))


def validator(name):
    schema = json.loads((ROOT / "docs" / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


EVENT = validator("event.schema.json")
ANNOTATION = validator("annotation.schema.json")


# The kinds that the contract names; a rule pack of a user's own may add to them, the product's not.
KINDS = set(EVENT.schema["properties"]["kind"]["description"].split(", or a kind")[0].split(", "))


def kinds_of_rules():
    """Every kind that the product's rules give, by the place where they do."""
    for path in sorted((ROOT / "data").glob("*/rules/records-kinds*.toml")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for kind in re.findall(r'^value = \{.*\bkind = "([a-z_]+)"', line):
                yield f"{path.name}:{number}", kind


class Units:
    """The text, to be cut by spans of one unit."""

    def __init__(self, data, unit):
        text = data.decode("utf-8", "each-byte")
        self.unit = unit
        self.units = {"byte": data, "codepoint": text, "utf16": text.encode("utf-16-le")}[unit]
        self.length = len(self.units) // (2 if unit == "utf16" else 1)

    def cut(self, span):
        begin, end = span
        if self.unit == "byte":
            return self.units[begin:end].decode("utf-8", "each-byte")
        if self.unit == "utf16":
            return self.units[2 * begin:2 * end].decode("utf-16-le")
        return self.units[begin:end]


def spans(value, path=""):
    """Every object with a text and a span."""
    if isinstance(value, dict):
        if "span" in value and isinstance(value.get("text"), str):
            yield path, value["text"], value["span"]
        for key, inner in value.items():
            yield from spans(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from spans(inner, f"{path}[{index}]")


def problems(value, schema, units):
    for error in schema.iter_errors(value):
        yield f"schema: {error.json_path}: {error.message}"
        return
    if value["offsets"] != units.unit:
        yield f"offsets: {value['offsets']} instead of {units.unit}"
    for path, text, span in spans(value):
        if not 0 <= span[0] <= span[1] <= units.length:
            yield f"{path}: span {span} of {units.length}"
        elif units.cut(span) != text:
            yield f"{path}: span {span} is {units.cut(span)!r}, not {text!r}"


def event_problems(records, document, units):
    end = 0
    for number, record in enumerate(records, 1):
        for problem in problems(record, EVENT, units):
            yield f"record {number}: {problem}"
        if record["kind"] not in KINDS:
            yield f"record {number}: kind {record['kind']}"
        if record["id"] != f"{document}#{number}":
            yield f"record {number}: id {record['id']}"
        if record["span"][0] < end:
            yield f"record {number}: begins before the last one's end"
        end = record["span"][1]
        text = units.cut(record["span"])
        if text.strip() != text or not text:
            yield f"record {number}: white space at its edge, or empty"


def annotation_problems(line, units):
    yield from problems(line, ANNOTATION, units)
    end = 0
    for mention in line["mentions"]:
        if mention["span"][0] < end:
            yield f"mention {mention['text']!r}: overlaps the one before, or is out of order"
        if mention["span"][0] == mention["span"][1]:
            yield f"an empty mention at {mention['span']}"
        end = mention["span"][1]


def run(annals, subcommand, data, *options):
    done = subprocess.run([annals, subcommand, *options], input=data, capture_output=True)
    if done.returncode != 0:
        sys.exit(f"{subcommand} {options}: exit {done.returncode}: {done.stderr.decode()}")
    return [json.loads(line) for line in done.stdout.decode("utf-8").split("\n") if line]


def odd_texts():
    lyon = "12 May 2009\n\nThe Chess Club of Lyon met in Paris on 3 June 2011 with Ann Lee.\n"
    yield "empty", b""
    yield "blank", b" \n\t\n"
    yield "bom-crlf", b"\xef\xbb\xbf" + lyon.replace("\n", "\r\n").encode()
    yield "cr", lyon.replace("\n", "\r").encode()
    yield "nul-tabs", lyon.replace(" ", "\t").replace(".", "\0.").encode()
    yield "spaces", lyon.replace(" ", "\u00a0").replace("Ann", "A\u200bnn").encode()
    yield "astral", ("\U0001d54f\U0001f3c6 " + lyon.replace("Club", "Clüb \U0001f600")).encode()
    yield "separators", lyon.replace("with", "\u2028with\u0085").encode()
    yield "table", (b"| Year | Place | Winner |\n|---|---|---|\n"
                    b"| 1990 | Lyon | Ann Lee |\n| 1991 | Paris | Tom Reed |\n")
    yield "invalid", lyon.encode().replace(b"Lyon", b"Ly\xffon\xe2\x82").replace(b"Lee", b"L\xe9e")


def check_document(annals, name, data, least_records=0, least_mentions=0):
    failures = []
    for unit in UNITS:
        units = Units(data, unit)
        options = ("--offsets", unit, "--document", name, "--lossy")
        records = run(annals, "extract", data, *options)
        failures += [f"{name} ({unit}): {p}" for p in event_problems(records, name, units)]
        if len(records) < least_records:
            failures.append(f"{name}: {len(records)} records show nothing")
        annotated = run(annals, "annotate", data, *options)
        for line in annotated:
            failures += [f"{name} ({unit}): {p}" for p in annotation_problems(line, units)]
            if len(line["mentions"]) < least_mentions:
                failures.append(f"{name}: {len(line['mentions'])} mentions show nothing")
    return failures


def check_gold(path):
    text = path.with_name(path.name.replace(".gold.jsonl", ".txt")).read_bytes()
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    name = path.name.replace(".gold.jsonl", "")
    return [f"gold of {p}" for p in event_problems(records, name, Units(text, "byte"))]


def check_the_checks():
    """A good record passes; each kind of damage is seen."""
    text = "On 3 May Ann came to Lyon.".encode()
    good = {"id": "d#1", "document": "d", "offsets": "byte", "span": [0, 26], "headings": [],
            "text": text.decode(), "title": None, "kind": "visit", "when": None, "where": [],
            "mode": None, "dates": [], "places": [], "organizations": [], "people": [
                {"name": "Ann", "role": "mentioned", "mentions": [{"text": "Ann", "span": [9, 12]}]}],
            "warnings": []}
    units = Units(text, "byte")
    failures = [f"a good record: {p}" for p in event_problems([good], "d", units)]
    for path, value in (("people.0.mentions.0.span", [8, 11]), ("people.0.mentions.0.span", [9, 99]),
                        ("people.0.role", "boss"), ("kind", "contest"), ("mode", "remote"),
                        ("id", "d#2"), ("span", [0, 25]), ("colour", 1), ("offsets", "utf16")):
        bad = copy.deepcopy(good)
        target = bad
        *parents, last = path.split(".")
        for key in parents:
            target = target[int(key) if key.isdigit() else key]
        target[last] = value
        if not list(event_problems([bad], "d", units)):
            failures.append(f"damage not seen: {path} = {value}")
    return failures


def main():
    annals = sys.argv[1]
    failures = check_the_checks()
    archives = sorted((ROOT / "corpus").glob("*.txt"))
    if len(archives) < 6:
        failures.append(f"{len(archives)} archives in corpus/")
    for path in archives:
        # Enough to show something: half as many records as the gold has, and mentions in them.
        gold = len(path.with_suffix(".gold.jsonl").read_text().splitlines())
        failures += check_document(annals, path.stem, path.read_bytes(), gold // 2, 2 * gold)
    for name, data in odd_texts():
        failures += check_document(annals, name, data)
    for path in sorted((ROOT / "corpus").glob("*.gold.jsonl")):
        failures += check_gold(path)
    told = list(kinds_of_rules())
    if len(told) < len(KINDS):
        failures.append(f"{len(told)} rules give a kind")
    failures += [f"{place}: kind {kind}" for place, kind in told if kind not in KINDS]
    for failure in failures[:40]:
        print(failure)
    if failures:
        sys.exit(f"{len(failures)} problems")


if __name__ == "__main__":
    main()
