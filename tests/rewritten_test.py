#!/usr/bin/env python3
"""The archives of corpus/ in other clothes must give the same records.

usage: rewritten_test.py ANNALS [FORM …] [--keep FOLDER]

Each archive is rewritten
  markdown    headings with hashes, a blank line between blocks, hard line ends in entries
  html        <h1>…<h6>, <p>, <ul>, <br>
  wrapped     at 72 columns, blocks parted by a blank line, the lines of an entry kept
  indented    each line by four spaces
  crlf        with CR LF
  doubled     with two blank lines for each
  decomposed  with accents as characters of their own, in plain text and in HTML
and extracted again. The records must be those of the archive as it stands, once white space is
collapsed, letters are composed, marks of layout are stripped and offsets left out; in plain text
each `text` is the slice that its span names. KNOWN names the ones that are not,
with the reason; one that is listed there and does not differ is a failure, too.

Which lines are headings, and how deep, is taken from the records of the archive as it stands: the
rewritten page says by marks what was found without them. --keep writes the rewritten archives.
"""
import html
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import textwrap
import unicodedata

CORPUS = pathlib.Path(__file__).resolve().parent.parent / "corpus"
WIDTH = 72
SHOWN = 40  # differences

# "form record-id": reason.
KNOWN = {}

BULLET = re.compile(r"^[-*•·◦▪‣+] +")
HASHES = re.compile(r"^(#{1,6}) +")


def extract(annals, path, *options):
    done = subprocess.run([annals, "extract", *options, path], capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{path.name}: exit {done.returncode}: {done.stderr.decode()}")
    return [json.loads(line) for line in done.stdout.splitlines()]


class Block:
    """A line of the archive, without its marks."""

    def __init__(self, line, level, entry_line):
        self.level = level            # of the heading; 0: none
        self.entry_line = entry_line  # goes on with the stanza of the line before
        hashes = HASHES.match(line)
        if hashes:
            line = line[hashes.end():]
            self.level = len(hashes[1])
        self.hashes = bool(hashes)
        self.bold = line.startswith("**") and line.endswith("**") and len(line) > 4
        if self.bold:
            line = line[2:-2]
        self.bullet = bool(BULLET.match(line))
        self.text = BULLET.sub("", line)


def keeps_entries(stanzas):
    """Entries of several lines, the last of which is a text: title, speaker, date, abstract."""
    several = [stanza for stanza in stanzas if len(stanza) > 2]
    entries = [stanza for stanza in several
               if all(len(line) <= WIDTH for line in stanza[:-1]) and len(stanza[-1]) > WIDTH]
    return 2 * len(entries) > len(several)


def heading_levels(records, text):
    """Of each line that is a heading of a record, by the line's first byte."""
    levels = {}
    raw = text.encode()
    for record in records:
        for depth, heading in enumerate(record["headings"]):
            begin = raw.rfind(b"\n", 0, heading["span"][0]) + 1
            levels[begin] = max(levels.get(begin, 0), depth + 1)
    return levels


def read_blocks(text, records):
    levels = heading_levels(records, text)
    stanzas = [stanza.split("\n") for stanza in re.split(r"\n(?:[ \t]*\n)+", text.strip("\n"))]
    entries = keeps_entries(stanzas)
    blocks = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            goes_on = entries and bool(blocks) and not blank and blocks[-1].level == 0
            blocks.append(Block(line, levels.get(at, 0), goes_on))
        blank = not line.strip()
        at += len(line.encode()) + 1
    return blocks


def stanzas_of(blocks):
    stanzas = []
    for block in blocks:
        if block.entry_line:
            stanzas[-1].append(block)
        else:
            stanzas.append([block])
    return stanzas


def as_wrapped(blocks):
    def lines(block):
        mark = "#" * block.level + " " if block.hashes else ""
        mark = "- " if block.bullet else mark
        around = "**" if block.bold else ""
        return textwrap.wrap(mark + around + block.text + around, WIDTH, break_long_words=False,
                             break_on_hyphens=False, subsequent_indent="  " if block.bullet else "")
    return "\n\n".join("\n".join(itertools.chain(*map(lines, stanza)))
                       for stanza in stanzas_of(blocks)) + "\n"


def escape_markdown(text):
    text = re.sub(r"([\\`*_\[\]<&~|])", r"\\\1", text)
    text = re.sub(r"^([#>+-])", r"\\\1", text)
    return re.sub(r"^(\d+)([.)] )", r"\1\\\2", text)


def as_markdown(blocks):
    def line(block):
        text = escape_markdown(block.text)
        text = f"**{text}**" if block.bold else text
        return "#" * block.level + " " + text if block.level else ("- " * block.bullet + text)
    return "\n\n".join("  \n".join(map(line, stanza)) for stanza in stanzas_of(blocks)) + "\n"


def as_html(blocks):
    def words(block):
        text = html.escape(block.text, quote=False)
        return f"<b>{text}</b>" if block.bold else text
    out = ["<!DOCTYPE html>\n<title>Archive</title>\n<body>"]
    in_list = False
    for stanza in stanzas_of(blocks):
        first = stanza[0]
        if in_list != first.bullet:
            out.append("<ul>" if first.bullet else "</ul>")
            in_list = first.bullet
        inner = "<br>\n".join(map(words, stanza))
        tag = "li" if first.bullet else f"h{first.level}" if first.level else "p"
        out.append(f"<{tag}>{inner}</{tag}>")
    return "\n".join(out + ["</ul>"] * in_list) + "\n</body>\n"


def decompose(text):
    return unicodedata.normalize("NFD", text)


def rewritten(text, records):
    """Of each form: the text, and how to read it."""
    blocks = read_blocks(text, records)
    return {
        "markdown": (as_markdown(blocks), ["--input", "markdown"]),
        "html": (as_html(blocks), ["--input", "html"]),
        "wrapped": (as_wrapped(blocks), []),
        "indented": (re.sub(r"^(?=.)", "    ", text, flags=re.M), []),
        "crlf": (text.replace("\n", "\r\n"), []),
        "doubled": (re.sub(r"\n(?=[ \t]*\n)", "\n\n", text), []),
        "decomposed": (decompose(text), []),
        "decomposed-html": (decompose(as_html(blocks)), ["--input", "html"]),
    }


def collapse(text):
    """One line without hashes, bold marks and bullets; nor dashes, with which a line may begin."""
    text = unicodedata.normalize("NFC", text)
    text = " ".join(HASHES.sub("", line.strip()) for line in text.split("\n"))
    return re.sub(r"(^| )[-*•·◦▪‣+](?= )", "", " ".join(text.replace("**", "").split())).strip()


def comparable(value):
    """Without offsets, white space collapsed."""
    if isinstance(value, dict):
        return {key: comparable(one) for key, one in value.items() if key != "span"}
    if isinstance(value, list):
        return [comparable(one) for one in value]
    return collapse(value) if isinstance(value, str) else value


def check_slices(value, raw, path):
    """Each text with a span is the slice of the file."""
    if isinstance(value, dict):
        if "text" in value and "span" in value and value["text"] is not None:
            begin, end = value["span"]
            if raw[begin:end].decode() != value["text"]:
                sys.exit(f"{path}: {value['text']!r} does not stand at {begin}")
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            check_slices(one, raw, path)


def describe(one, other, path=""):
    """Where two values differ."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in {**one, **other}:
            yield from describe(one.get(key), other.get(key), f"{path}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for i, pair in enumerate(zip(one, other)):
            yield from describe(*pair, f"{path}[{i}]")
    elif one != other:
        yield f"{path[1:]}: {json.dumps(one, ensure_ascii=False)} … " \
              f"{json.dumps(other, ensure_ascii=False)}"


def compare(before, after):
    """Pairs (record id, what differs)."""
    texts = [{record["text"] for record in records} for records in (before, after)]
    found = {}
    # Records of other extents first; the others one by one, their numbers apart.
    for records, others, word in ((before, texts[1], "lost"), (after, texts[0], "new")):
        for record in records:
            if record["text"] not in others:
                found.setdefault(record["id"], []).append(f"{word}: {record['text'][:160]}")
    same = len(before) == len(after)
    after_of = {record["text"]: record for record in after}
    for record in before:
        other = after_of.get(record["text"])
        if other is None or record == other:
            continue
        drop = () if same else ("id", "related")
        found.setdefault(record["id"], []).extend(
            line for line in describe(record, other)
            if line.split(":")[0].split(".")[-1] not in drop)
    return {key: lines for key, lines in found.items() if lines}


def main():
    annals, *forms = sys.argv[1:]
    keep = None
    if "--keep" in forms:
        keep = pathlib.Path(forms[forms.index("--keep") + 1])
        forms = forms[:forms.index("--keep")]
    compared = 0
    differences = {}
    with tempfile.TemporaryDirectory() as folder:
        folder = keep or pathlib.Path(folder)
        for archive in sorted(CORPUS.glob("*.txt")):
            text = archive.read_text(encoding="utf-8")
            records = extract(annals, archive)
            before = comparable(records)
            for form, (other, options) in rewritten(text, records).items():
                if forms and form not in forms:
                    continue
                path = folder / form / archive.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(other.encode())
                others = extract(annals, path, *options)
                if not options:
                    check_slices(others, other.encode(), path)
                after = comparable(others)
                compared += len(before)
                for record, lines in compare(before, after).items():
                    differences[f"{form} {record}"] = lines
    unknown = {key: lines for key, lines in differences.items() if key not in KNOWN}
    for key, lines in itertools.islice(unknown.items(), SHOWN):
        print(f"--- {key}", *lines[:6], sep="\n    ")
    gone = [key for key in KNOWN if key not in differences
            and (not forms or key.split()[0] in forms)]
    for key in gone:
        print(f"--- {key}: listed as known, but does not differ: take it from the list")
    print(f"{compared} records compared, {len(differences)} differ, "
          f"{len(differences) - len(unknown)} of them known")
    if compared == 0 or unknown or gone:
        sys.exit(1)


if __name__ == "__main__":
    main()
