#!/usr/bin/env python3
"""Title, day and town of entries must be found in whatever form a list writes them.

usage: lists_test.py ANNALS [FORM …]

Each form is a line, or a group of lines, with places for an entry's title, its day (in words, in
figures, with weekday), its house, town and country, and who speaks. Lists are made of it from made
up entries, some of which have nouns of occasions in their titles and some not. Each entry must be a
record of its own with just this title, these days and this town.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

# (title …), as the entries of a list: what stands where the others have their titles is one, too.
TITLES = [
    ["Workshop on Peat Restoration", "3rd Nordic Sphagnum Symposium", "Bog Data Camp",
     "Annual Mire Lecture: Listening to Moss"],
    ["Peat and People", "Moss Week", "Training Course on Bog Hydrology", "Wet Feet, Warm Hearts"],
    ["12th Congress of Bell Founders", "Bronze Days", "Seminar on Clappers and Ropes",
     "From Ore to Tower"],
]
PLACES = [("Vanemuise Hall", "Tartu", "Estonia"), ("Gamla Torget House", "Uppsala", "Sweden"),
          ("Corrib Library", "Galway", "Ireland"), ("Harmony Hall", "Groningen", "Netherlands")]
# first and last day, in words, in figures, year first, with weekdays
DAYS = [
    ("2016-05-12", "2016-05-12", "12 May 2016", "12.05.2016", "2016-05-12", "Thu 12 May 2016"),
    ("2016-06-03", "2016-06-05", "3–5 June 2016", "03.-05.06.2016", "2016-06-03/05",
     "Fri–Sun 3–5 June 2016"),
    ("2017-09-21", "2017-09-21", "21 September 2017", "21.09.2017", "2017-09-21",
     "Thu 21 Sep 2017"),
    ("2018-03-08", "2018-03-09", "8–9 March 2018", "08.-09.03.2018", "2018-03-08..09",
     "Thu–Fri 8–9 Mar 2018"),
]
LINES = """\
{iso} | {title} | {town}
{iso} | {town} | {title}
{iso} — {title} @ {house}, {town}
{iso} {title} ({town})
{iso}: {title}, {town}, {country}
{day}, {town}: {title}
{day}, {town}, {country}: {title}
{day} – {town} ({country}) – {title}
{day} – {title} – {town}
{day} {title}, {town}
{town}, {day}: {title}
{town}, {country}, {day}. {title}
{town}, {day} – {title}
{title} ({town}, {day})
{title} ({day}, {town}, {country})
{title} — {town}, {day}
{title}, {day}, {town}, {country}
{title}, {town}, {country}, {day}
{title}. {town}, {country}, {day}.
{title}: {town}, {day}
{title} | {day} | {town}
{title} | {town}, {country} | {day}
{title} • {day} • {house} • {town}
{title} / {town} / {day}
{figures} {title} ({town})
{figures}, {town}: {title}
{weekday} | {title} | {house}, {town}
* {title}, {town} ({country}), {day}
* {day}: {title}, {town}
- {town}: {title} ({day})
• {day} – {town}, {country} – {title}"""
# Parted by blank lines; "/" begins a line.
GROUPS = """\
{title}/{day}/{house}, {town}
{title}/{house}, {town}, {day}
{title}/{day}, {house}, {town}, {country}
{title}/{day} | {house}, {town}
{title}/Date: {day}/Venue: {house}, {town}
{title}/When: {day}/Where: {house}, {town}
Title: {title}/Date: {day}/Place: {town}, {country}
Date: {day}/Title: {title}/Location: {house}, {town}
Event: {title}/Venue: {house}, {town}/Date: {day}/Speaker: Dr Ann Harrow
{title}/Dr Ann Harrow/{day}, {house}, {town}
"{title}"/Dr Ann Harrow/{day}/{house}, {town}
{day} — {title}. Held at {house}, {town}.
{day}: {title} in {town}. Forty people came.
{day}, {town}. {title}. Forty people came.
{town}, {day}. {title}: forty people came.
### {title}//{day} · {house}, {town}//Forty people came.
**{title}**/{day}, {town}/Forty people came."""
SHOWN = 20


def entries(titles, form, parted):
    for title, (house, town, country), days in zip(titles, PLACES, DAYS):
        start, end, words, figures, iso, weekday = days
        text = form.replace("/", "\n") if parted else form
        yield title, start, end, town, text.format(
            title=title, house=house, town=town, country=country, day=words, figures=figures,
            iso=iso, weekday=weekday)


def extract(annals, text, folder):
    path = pathlib.Path(folder) / "list.txt"
    path.write_text(text)
    done = subprocess.run([annals, "extract", path], capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"exit {done.returncode}: {done.stderr.decode()}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def faults(annals, titles, form, parted, folder):
    wanted = list(entries(titles, form, parted))
    text = "Past events\n\n" + ("\n\n" if parted else "\n").join(one[-1] for one in wanted) + "\n"
    found = extract(annals, text, folder)
    if len(found) != len(wanted):
        yield f"{len(found)} records of {len(wanted)}"
        return
    for record, (title, start, end, town, _) in zip(found, wanted):
        name = (record["title"] or {}).get("text")
        if name != title:
            yield f"title {name!r}, not {title!r}"
        when = record["when"] or {}
        if (when.get("start"), when.get("end")) != (start, end):
            yield f"when {when.get('edtf')}, not {start}/{end}"
        where = [place["name"] for place in record["where"]]
        if where != [town]:
            yield f"where {where}, not {town}"


def main():
    annals, *wanted = sys.argv[1:]
    forms = [(form, False) for form in LINES.split("\n")]
    forms += [(form, True) for form in GROUPS.split("\n")]
    if wanted:
        forms = [one for one in forms if one[0] in wanted] or sys.exit("no such form")
    errors = []
    with tempfile.TemporaryDirectory() as folder:
        for form, parted in forms:
            for titles in TITLES:
                errors += [f"{form}: {fault}"
                           for fault in faults(annals, titles, form, parted, folder)]
    for error in errors[:SHOWN]:
        print(error)
    print(f"{len(forms)} forms, {len(forms) * len(TITLES) * len(DAYS)} entries, {len(errors)} errors")
    sys.exit(bool(errors))


if __name__ == "__main__":
    main()
