#!/usr/bin/env python3
"""The records of corpus/ in the layouts of other archives must be found whole, and nothing else.

usage: layouts_test.py ANNALS [LAYOUT …]

Each record of the gold that has a day is taken out of its archive, in one line, and put with that
day into a page of its own: lists, tables, day headings, labels, articles of a blog with all that
stands around them. Oldest first and newest first, each page must give as many records as were put
in, each holding the whole of one. What day is told of it is not judged: a text that says "the week
after" has lost the one before.
"""
import datetime
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

CORPUS = pathlib.Path(__file__).resolve().parent.parent / "corpus"
MONTHS = "January February March April May June July August September October November December".split()
DOUBLE = '"'
SHOWN = 10  # errors


def day(date):
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def american(date):
    return f"{MONTHS[date.month - 1]} {date.day}, {date.year}"


def below_years(records, heading, line):
    """The records' lines, and a heading wherever another year begins."""
    out, year = [], None
    for date, text in records:
        if date.year != year:
            year = date.year
            out.append(heading(year))
        out.append(line(date, text))
    return "\n".join(out) + "\n"


def page(body):
    return f"<!DOCTYPE html>\n<title>News</title>\n<body>\n{body}\n</body>\n"


def each(records, line):
    return "".join(line(date, html.escape(text)) for date, text in records)


def blog(records):
    """As blog software writes it: articles, and around them navigation, widgets and a foot."""
    posts = "".join(
        f"""<article><header><h2><a href="/{i}">{' '.join(re.findall('[A-Z][a-z]{4,}', text)[:4])}</a></h2>
<div>Posted on <time datetime="{date.isoformat()}">{american(date)}</time> by <a href="/a">admin</a>
<a href="#c">Leave a comment</a></div></header><div><p>{html.escape(text)}</p>
<p><a href="/{i}">Continue reading →</a></p></div><footer>Posted in <a>News</a> | Tagged <a>board</a>
<div>Share this: <a>Facebook</a> <a>Twitter</a></div></footer></article>\n"""
        for i, (date, text) in enumerate(records))
    months = sorted({(date.year, date.month) for date, _ in records})
    widget = "".join(f"<li>{MONTHS[month - 1]} {year} (3)</li>" for year, month in months)
    return page(f"""<a href="#content">Skip to content</a><header><a href="/">Our Society</a>
<nav><ul><li>Home<li>News<li>Contact</ul></nav></header><main id="content"><h1>News</h1>{posts}
<nav>Older posts 1 2 3</nav></main><aside><h2>Archives</h2><ul>{widget}</ul><table><caption>May 2014
</caption><tr><td>1<td>2<td>3</table></aside><footer>© 1999–2024. Last changed 3 May 2024</footer>""")


LAYOUTS = {
    "day headings below years": lambda r: below_years(
        r, lambda year: f"## {year}\n",
        lambda date, text: f"### {date.day} {MONTHS[date.month - 1]}\n\n{text}\n"),
    "items below years": lambda r: below_years(
        r, lambda year: f"\n{year}\n",
        lambda date, text: f"- {MONTHS[date.month - 1]} {date.day}: {text}"),
    "bold days": lambda r: "\n".join(f"* **{day(d)}** – {t}" for d, t in r),
    "items apart": lambda r: "\n\n".join(f"- {day(d)}: {t}" for d, t in r),
    "cells": lambda r: "Date | What\n" + "\n".join(f"{d.isoformat()} | {t}" for d, t in r),
    "tabs": lambda r: "\n".join(f"{d.isoformat()}\t{t}" for d, t in r),
    "days above": lambda r: "\n\n".join(f"{day(d)}\n{t}" for d, t in r),
    "days apart": lambda r: "\n\n".join(f"{day(d)}\n\n{t}" for d, t in r),
    "days in capitals": lambda r: "\n\n".join(f"{american(d).upper()}\n{t}" for d, t in r),
    "labels": lambda r: "\n\n".join(f"Date: {day(d)}\nDescription: {t}" for d, t in r),
    "days underlined": lambda r: "\n\n".join(f"{day(d)}\n{'=' * len(day(d))}\n\n{t}" for d, t in r),
    "wiki": lambda r: below_years(
        r, lambda year: f"== {year} ==\n",
        lambda date, text: f"* '''{date.day} {MONTHS[date.month - 1]}''' – {text}"),
    "bold days below months": lambda r: below_years(
        r, lambda year: f"# {year}\n",
        lambda date, text: f"## {MONTHS[date.month - 1]}\n\n**{date.day}.** {text}\n"),
    "file of values": lambda r: "date,place,description\n" + "\n".join(
        f'{d.isoformat()},Hall,"{t.replace(DOUBLE, DOUBLE * 2)}"' for d, t in r),
    "html list": lambda r: page(
        "<ul>" + each(r, lambda d, t: f"<li><b>{day(d)}</b> {t}</li>") + "</ul>"),
    "html table": lambda r: page(
        "<table><tr><th>Date</th><th>Event</th></tr>" +
        each(r, lambda d, t: f"<tr><td>{day(d)}</td><td>{t}</td></tr>") + "</table>"),
    "html table below years": lambda r: page(
        "<table>" + below_years(
            [(d, html.escape(t)) for d, t in r],
            lambda year: f'<tr><th colspan="3">{year}</th></tr>',
            lambda date, text: f"<tr><td>{date.day} {MONTHS[date.month - 1]}</td><td>{text}</td>"
                               "<td>Hall</td></tr>") + "</table>"),
    "html pieces": lambda r: page(
        "<ul>" + each(r, lambda d, t: f"<li><span>{d.isoformat()}</span><span>{t}</span></li>") +
        "</ul>"),
    "html lines": lambda r: page(each(r, lambda d, t: f"<p><b>{day(d)}</b><br>{t}</p>")),
    "html time line": lambda r: page(
        "<ol>" + each(r, lambda d, t: f"<li><h3>{d.year}</h3><h4>{d.day} {MONTHS[d.month - 1]}</h4>"
                                      f"<p>{t}</p></li>") + "</ol>"),
    "html cards": lambda r: page(
        each(r, lambda d, t: f"<div><p>{day(d)}</p><h3>From the hall</h3><p>{t}</p>"
                             "<a href='#'>Read more</a></div>")),
    "html terms": lambda r: page(
        "<dl>" + each(r, lambda d, t: f"<dt>{day(d)}</dt><dd>{t}</dd>") + "</dl>"),
    "html headings": lambda r: page(each(r, lambda d, t: f"<h3>{day(d)}</h3><p>{t}</p>")),
    "html divisions": lambda r: page(
        each(r, lambda d, t: f"<div><div>{day(d)}</div><div>{t}</div></div>")),
    "html articles": lambda r: page(
        each(r, lambda d, t: f"<article><time>{day(d)}</time><p>{t}</p></article>")),
    "blog": blog,
}


def archives():
    """Of each archive: the day and the text of each record that has a day, in one line."""
    for gold in sorted(CORPUS.glob("*.gold.jsonl")):
        raw = gold.with_name(gold.name.replace(".gold.jsonl", ".txt")).read_bytes()
        records = []
        for line in gold.read_text().splitlines():
            record = json.loads(line)
            when = record.get("when")
            if when is None or when["precision"] != "day":
                continue
            begin, end = record["span"]
            text = " ".join(raw[begin:end].decode().split())
            records.append((datetime.date.fromisoformat(when["start"]),
                            re.sub(r"^[-*#•]+ *", "", text)))
        if len(records) >= 3:
            yield gold.name.removesuffix(".gold.jsonl"), sorted(records, key=lambda r: r[0])


def extract(annals, text, folder):
    markup = "html" if text.startswith("<!") else "text"
    path = pathlib.Path(folder) / "page"
    path.write_text(text)
    done = subprocess.run([annals, "extract", "--input", markup, path], capture_output=True,
                          check=False)
    if done.returncode != 0:
        sys.exit(f"exit {done.returncode}: {done.stderr.decode()}")
    return [json.loads(line)["text"] for line in done.stdout.splitlines()]


def letters(text):
    return re.sub(r"\W+", "", text)


def main():
    annals, *wanted = sys.argv[1:]
    for name in wanted:
        if name not in LAYOUTS:
            sys.exit(f"{name}: no such layout; there are: {', '.join(LAYOUTS)}")
    errors = []
    compared = 0
    with tempfile.TemporaryDirectory() as folder:
        for archive, records in archives():
            for layout in wanted or LAYOUTS:
                for order in (records, records[::-1]):
                    found = extract(annals, LAYOUTS[layout](order), folder)
                    texts = [letters(text) for _, text in order]
                    compared += len(texts)
                    for text in found:
                        held = sum(one in letters(text) for one in texts)
                        if held != 1:
                            errors.append(f"{layout}: {archive}: holds {held}: {text[:120]!r}")
                    if len(found) != len(texts):
                        errors.append(f"{layout}: {archive}: {len(found)} records of {len(texts)}")
    for error in errors[:SHOWN]:
        print(error)
    print(f"{compared} records in {len(wanted or LAYOUTS)} layouts, {len(errors)} errors")
    sys.exit(bool(errors))


if __name__ == "__main__":
    main()
