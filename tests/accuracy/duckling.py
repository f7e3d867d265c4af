#!/usr/bin/env python3
"""Scores `annals dates` on Duckling's English time corpus.

    tests/accuracy/duckling.py duckling_en.jsonl [--annals build/release/bin/annals]
        [--errors] [--check]

A line of the corpus: {"id", "text", "reference_date", "gold": [{"begin", "end", "text", "value",
"kind", "grain", "interval_end_exclusive"}]}. The corpus is not part of this repository; which items
are counted is fixed in duckling_counted.txt.

How it counts: an item is right if exactly one date is found, its extent is the gold's after leading
prepositions and articles are trimmed on both sides, and its first and last day are the gold's. Ends
of intervals are exclusive in the corpus. Its years before Christ are counted as the texts count
them ("-2014" is 2014 BC).
"""
import argparse
import calendar
import datetime
import json
import os
import re
import subprocess
import sys

BAR = 80.0
LEADING = re.compile(r"^(on|in|at|by|for|from|until|since|during|between|around|about|the)\s+", re.I)


def trim(text):
    while True:
        shorter = LEADING.sub("", text)
        if shorter == text:
            return text
        text = shorter


def month(year, number):
    return f"{year}-{number:02}-01", f"{year}-{number:02}-{calendar.monthrange(year, number)[1]}"


def days(value):
    """First and last day of a value."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value, value
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        monday = datetime.date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return str(monday), str(monday + datetime.timedelta(6))
    if quarter := re.fullmatch(r"(\d{4})-Q(\d)", value):
        last = int(quarter[2]) * 3
        return month(int(quarter[1]), last - 2)[0], month(int(quarter[1]), last)[1]
    if part := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return month(int(part[1]), int(part[2]))
    sign, year = re.fullmatch(r"(-?)(\d{4})", value).groups()
    year = f"-{int(year) - 1:04}" if sign else year
    return f"{year}-01-01", f"{year}-12-31"


def wanted(gold):
    if "/" not in gold["value"]:
        return days(gold["value"])
    start, end = gold["value"].split("/")
    if not gold["interval_end_exclusive"]:
        return days(start)[0], days(end)[1]
    last = datetime.date.fromisoformat(days(end)[0]) - datetime.timedelta(1)
    return days(start)[0], str(last)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus")
    parser.add_argument("--annals", default="build/release/bin/annals")
    parser.add_argument("--errors", action="store_true", help="list what went wrong")
    parser.add_argument("--check", action="store_true", help="fail below the bar")
    options = parser.parse_args()
    with open(options.corpus, encoding="utf-8") as lines:
        corpus = {item["id"]: item for item in map(json.loads, lines)}
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "duckling_counted.txt"), encoding="utf-8") as lines:
        counted = [line.strip() for line in lines if line[0] not in "#-"]

    inputs = "".join(
        json.dumps({"id": i, "text": corpus[i]["text"], "date": corpus[i]["reference_date"]}) + "\n"
        for i in counted)
    run = subprocess.run(
        [options.annals, "dates", "--input", "jsonl", "--offsets", "codepoint", "-"],
        input=inputs.encode(), capture_output=True, check=True)
    right = 0
    for line in run.stdout.decode().splitlines():
        output = json.loads(line)
        gold = corpus[output["id"]]["gold"][0]
        dates = [m for m in output["mentions"] if m["type"] == "date"]
        got = [(d["text"], d.get("start"), d.get("end")) for d in dates]
        good = len(got) == 1 and trim(got[0][0]) == trim(gold["text"]) and got[0][1:] == wanted(gold)
        right += good
        if options.errors and not good:
            print(f'{output["id"]} "{corpus[output["id"]]["text"]}": {wanted(gold)}, found {got}')
    share = 100.0 * right / len(counted)
    print(f"{right} of {len(counted)} whole and right: {share:.1f} %")
    return 1 if options.check and share < BAR else 0


if __name__ == "__main__":
    sys.exit(main())
