#!/usr/bin/env python3
"""Archives that are labelled lightly (corpus/light, NAME.blocks.jsonl) as text and gold records.

usage: tools/light_archive.py FOLDER NAME.blocks.jsonl…

Writes FOLDER/NAME.txt and FOLDER/NAME.gold.jsonl for `annals eval`: boundaries, kind, title, where, mode
and organizers are judged, mentions and dates are not there. A block is one JSON object a line, in the
order of the page:
    {"heading": "1998"}, {"noise": "Back to top"}     lines that are no records
    {"text": …, "kind": …, "title": …, "where": [["Visby", "SE"]], "organizers": […], "mode": …}
with "tight": true if it stands on the next line, "joined": true if in the same paragraph; otherwise a
blank line parts it from the block before.
"""

import json
import pathlib
import sys


def read(path):
    """The text in bytes, and [(span, block)] of its records."""
    text = b""
    records = []
    for number, line in enumerate(pathlib.Path(path).read_text().splitlines(), 1):
        if not line.strip():
            continue
        block = json.loads(line)
        words = block.get("heading") or block.get("noise") or block.get("text")
        if words is None:
            sys.exit(f"{path}:{number}: a block has a heading, noise or text")
        if text:
            text += b" " if block.get("joined") else b"\n" if block.get("tight") else b"\n\n"
        begin = len(text)
        text += words.strip("\n").encode()
        if "text" in block:
            records.append(((begin, len(text)), block))
    return text + b"\n", records


def gold_of(name, text, records):
    for number, ((begin, end), block) in enumerate(records, 1):
        title = None
        if block.get("title"):
            at = text.find(block["title"].encode(), begin, end)
            if at < 0:
                sys.exit(f"{name}#{number}: the title {block['title']!r} is not in its text")
            title = {"text": block["title"], "span": [at, at + len(block["title"].encode())]}
        yield {
            "id": f"{name}#{number}",
            "document": name,
            "offsets": "byte",
            "span": [begin, end],
            "headings": [],
            "title": title,
            "kind": block["kind"],
            "when": None,
            "where": [
                {"name": place, "country": country, "basis": "text"}
                for place, country in block.get("where", [])
            ],
            "mode": block.get("mode"),
            "dates": [],
            "places": [],
            "organizations": [
                {"name": body, "role": "organizer", "mentions": []}
                for body in block.get("organizers", [])
            ],
            "people": [],
            "warnings": [],
        }


def main():
    if len(sys.argv) < 3 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for path in map(pathlib.Path, sys.argv[2:]):
        name = path.name.removesuffix(".jsonl").removesuffix(".blocks")
        text, records = read(path)
        (folder / f"{name}.txt").write_bytes(text)
        with open(folder / f"{name}.gold.jsonl", "w", encoding="utf-8") as out:
            for record in gold_of(name, text, records):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
