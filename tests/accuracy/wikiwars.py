#!/usr/bin/env python3
"""Scores `annals dates --format timeml` on WikiWars articles.

    tests/accuracy/wikiwars.py wikiwars_dev.jsonl [--annals build/release/bin/annals]
        [--type DATE] [--errors] [--check]

A line of the gold file: {"id", "text", "gold": [{"begin", "end", "text", "type", "value"}]}, with
offsets in code points and TIMEX2 values. The data are not part of this repository.

How it counts:
- A range is two expressions in WikiWars, and so it is in TimeML: each TIMEX3 element that holds
  text is a prediction; the empty one that joins a range is none.
- strict: the same extent. relaxed: the extents overlap; each expression is matched once, equal
  extents first, then in the order of the text.
- value: among the relaxed matches, the value attribute is the same string as the gold's.
- Each is an F1 over all gold expressions and all predictions. The type is not compared; with
  --type only gold expressions and elements of that type are counted.
- The reference date is not given: it is no help for these articles.
"""
import argparse
import html
import json
import re
import subprocess
import sys

BARS = {None: (84.0, 91.0, 80.0), "DATE": (90.0, 94.0, 85.0)}
TAG = re.compile(r"<TIMEX3[^>]*/>|<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.S)


def parse_timeml(document):
    """The text and its marked expressions: (begin, end, type, value)."""
    body = document[document.index("<TEXT>") + 6 : document.rindex("</TEXT>")]
    text, found, at = "", [], 0
    for tag in TAG.finditer(body):
        text += html.unescape(body[at : tag.start()])
        at = tag.end()
        if tag[1] is None:
            continue
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', tag[1]))
        begin = len(text)
        text += html.unescape(tag[2])
        found.append((begin, len(text), attributes["type"], html.unescape(attributes["value"])))
    return text + html.unescape(body[at:]), found


def tag(annals, text):
    run = subprocess.run([annals, "dates", "--format", "timeml", "-"], input=text.encode(),
                         capture_output=True, check=True)
    marked, found = parse_timeml(run.stdout.decode())
    assert marked == text, "the TimeML document does not hold the text"
    return found


def match(gold, found):
    """Pairs of a found expression and the gold one it matches; equal extents first."""
    by_extent = {(g["begin"], g["end"]): i for i, g in enumerate(gold)}
    pairs, used, rest = [], set(), []
    for f in found:
        i = by_extent.get((f[0], f[1]))
        if i is None:
            rest.append(f)
        else:
            pairs.append((f, gold[i]))
            used.add(i)
    first = 0
    for f in rest:
        while first < len(gold) and (first in used or gold[first]["end"] <= f[0]):
            first += 1
        for i in range(first, len(gold)):
            if gold[i]["begin"] >= f[1]:
                break
            if i not in used and gold[i]["end"] > f[0]:
                pairs.append((f, gold[i]))
                used.add(i)
                break
    return pairs, used


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold")
    parser.add_argument("--annals", default="build/release/bin/annals")
    parser.add_argument("--type", help="count this type only")
    parser.add_argument("--errors", action="store_true", help="list what went wrong")
    parser.add_argument("--check", action="store_true", help="fail below the bars")
    options = parser.parse_args()
    with open(options.gold, encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]

    totals = dict.fromkeys(("gold", "found", "strict", "relaxed", "value"), 0)
    for document in documents:
        text = document["text"]
        kept = lambda kind: options.type is None or kind == options.type
        gold = sorted((g for g in document["gold"] if kept(g["type"])), key=lambda g: g["begin"])
        found = [f for f in tag(options.annals, text) if kept(f[2])]
        pairs, used = match(gold, found)
        totals["gold"] += len(gold)
        totals["found"] += len(found)
        totals["relaxed"] += len(pairs)
        for f, g in pairs:
            strict = (f[0], f[1]) == (g["begin"], g["end"])
            totals["strict"] += strict
            totals["value"] += f[3] == g["value"]
            if options.errors and not strict:
                print(f'{document["id"]} extent "{text[f[0]:f[1]]}" for "{g["text"]}"')
            if options.errors and f[3] != g["value"]:
                print(f'{document["id"]} value {f[3]} for {g["value"]}: "{g["text"]}"')
        if options.errors:
            matched = {id(f) for f, _ in pairs}
            for f in found:
                if id(f) not in matched:
                    print(f'{document["id"]} spurious "{text[f[0]:f[1]]}"')
            for i, g in enumerate(gold):
                if i not in used:
                    print(f'{document["id"]} missing {g["type"]} "{g["text"]}" {g["value"]}')
    both = totals["gold"] + totals["found"]
    scores = tuple(200.0 * totals[key] / both for key in ("strict", "relaxed", "value"))
    print("%s: gold %d, found %d; strict F1 %.1f, relaxed F1 %.1f, value F1 %.1f" %
          ((options.type or "all types", totals["gold"], totals["found"]) + scores))
    bars = BARS.get(options.type)
    if options.check and bars and any(score < bar for score, bar in zip(scores, bars)):
        print("below the bars: strict %.0f, relaxed %.0f, value %.0f" % bars)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
