"""Countries, UN M49 regions and ISO 3166-2 subdivisions: codes from iso-3166, names from CLDR."""
import collections
import re
import xml.etree.ElementTree as ElementTree

from . import cities, packages, table

COMMON = "usr/share/unicode/cldr/common"
CONTINENTS = {"142", "150", "002", "019", "009"}
REGIONS = ("143 151 154 155 015 013 005 014 017 018 021 061 029 030 034 035 039 053 054 057 145 "
           "011 419 003").split()

ISO_3166 = """
import { pathToFileURL } from 'node:url';
const iso = await import(pathToFileURL(process.argv[1]));
console.log(JSON.stringify({ countries: iso.iso31661.map(x => x.alpha2),
                             subdivisions: iso.iso31662 }));
"""

# Words for the kind of area, which GeoNames and ISO use differently.
KIND = re.compile(
    r"\b(region|province|state|governorate|prefecture|department|district|county|oblast|"
    r"departement|departamento|provincia|estado|emirate|of|de|the)\b")


def iso(sources):
    return sources.get("iso", lambda _: packages.node(ISO_3166, sources["iso-3166"] / "index.js"))


def country_codes(sources):
    """ISO 3166-1 alpha-2 codes, and XK for Kosovo as GeoNames and CLDR have it."""
    return sorted(set(iso(sources)["countries"]) | {"XK"})


def territories(sources):
    """Names by language and code: [(name, alternative kind or "")]."""
    def read(_):
        names = {}
        for language in table.LANGUAGES:
            tree = ElementTree.parse(sources["unicode-cldr-core"] / COMMON / f"main/{language}.xml")
            found = names[language] = collections.defaultdict(list)
            for element in tree.iterfind(".//territories/territory"):
                if element.text and element.text != "↑↑↑":
                    name = table.clean(element.text.replace("’", "'"))
                    found[element.get("type")].append((name, element.get("alt", "")))
        return names
    return sources.get("territories", read)


def names_of(sources, code, canonical=None):
    """Canonical English name and a dict of aliases."""
    names = territories(sources)
    english = {kind: name for name, kind in reversed(names["en"][code])}
    canonical = canonical or english.get("short") or english[""]
    if len(canonical) < 4:  # "UK" and "US" are aliases
        canonical = english[""]
    aliases = {}
    for language in table.LANGUAGES:
        for name, _ in names[language].get(code, ()):
            # "Myanmar (Burma)", "Congo - Kinshasa" are labels for menus; "VS" is more than a state.
            if language != "en" and len(name) < 3:
                continue
            if name != canonical and not re.search(r"[()]| - |[-–] ?Kin|SAR", name):
                aliases.setdefault(name, []).append(language)
    return canonical, aliases


def countries(sources):
    canonical = {code: name for code, name in table.read_list("country-names.txt")}
    rows = []
    for code in country_codes(sources):
        if code == "AQ":  # a continent
            continue
        name, aliases = names_of(sources, code, canonical.get(code))
        rows.append(table.row(name, "country", aliases, id=f"cc:{code}", country=code))
    return rows


def regions(sources):
    rows = []
    for code in sorted(CONTINENTS) + REGIONS:
        name, aliases = names_of(sources, code)
        rows.append(table.row(name, "continent" if code in CONTINENTS else "region", aliases,
                              id=f"m49:{code}"))
    name, aliases = names_of(sources, "AQ")
    rows.append(table.row(name, "continent", aliases, id="m49:010"))
    return rows


def key_of(name):
    return re.sub(r"\s+", " ", KIND.sub("", table.fold(name))).strip()


def cldr_subdivisions(sources):
    names = {}
    for language in table.LANGUAGES:
        path = sources["unicode-cldr-core"] / COMMON / f"subdivisions/{language}.xml"
        names[language] = {
            element.get("type"): table.clean(re.sub(r"[¹²³⁴⁵]+$", "", element.text))
            for element in ElementTree.parse(path).iter("subdivision") if element.text}
    return names


def subdivisions(sources):
    cldr = cldr_subdivisions(sources)
    translated = cities.geonames_names(sources)
    centres = cities.centres(sources)
    canonical = {code: name for code, name in table.read_list("subdivision-names.txt")}
    dropped = set(table.read_list("subdivisions-dropped.txt"))
    generic = {table.fold(name) for name in table.read_list("generic-area-names.txt")}
    city_names = {(fields["name"], fields["country"]) for fields in cities.cities(sources)}

    # GeoNames' admin1 areas by country and name without the word for its kind.
    admin1 = collections.defaultdict(dict)
    for language in table.LANGUAGES:
        for code, name in translated[language].items():
            if "." in code:
                admin1[code.split(".")[0]].setdefault(key_of(name), code)

    # CLDR's codes by country and name: some countries have renumbered since (IR-01).
    by_name = collections.defaultdict(dict)
    for names in cldr.values():
        for code, name in names.items():
            by_name[code[:2].upper()].setdefault(key_of(name), code)

    rows = []
    for area in iso(sources)["subdivisions"]:
        code, country = area["code"], area["code"][:2]
        if code in dropped:
            continue
        iso_name = re.sub(r"\s*\(.*\)$", "", area["name"]).replace("’", "'")
        own = code.lower().replace("-", "")
        if key_of(iso_name) not in {key_of(names.get(own, "")) for names in cldr.values()}:
            own = by_name[country].get(key_of(iso_name), own)
        aliases = collections.OrderedDict()
        for language in table.LANGUAGES:
            name = cldr[language].get(own)
            # Morocco's numbered regions are named as before 2015.
            if name and table.is_latin(name) and not re.match(r"MA-\d", code):
                aliases.setdefault(name, []).append(language)
        english = next((name for name, tags in aliases.items() if "en" in tags), "")
        geonames = next((admin1[country][key_of(name)] for name in [iso_name, *aliases]
                         if key_of(name) in admin1[country]), None)
        for language in table.LANGUAGES:
            name = translated[language].get(geonames or "")
            if name and table.is_latin(name):
                tags = aliases.setdefault(name, [])
                if language not in tags:
                    tags.append(language)
        if not english and not table.KIND_AT_END.search(translated["en"].get(geonames, " Region")):
            english = translated["en"][geonames]
        aliases.setdefault(iso_name, [])
        name = canonical.get(code) or english or iso_name
        if table.fold(name) in generic:
            name = full_name(name, aliases, generic)
            if not name:
                continue
        aliases = {alias: tags for alias, tags in aliases.items()
                   if alias != name and table.fold(alias) not in generic and
                   not re.search(r"[(/|,:]", alias)}
        # Municipalities that are listed as cities.
        if country in ("SI", "LV", "MK", "MT", "EE", "AD", "SM", "LI", "MD") and (
                name, country) in city_names and geonames is None:
            continue
        lat, lon, people = centres.get(geonames, ("", "", 0))
        rows.append(table.row(
            name, "subdivision", aliases, id=f"iso:{code}", country=country,
            admin=geonames or "", lat=f"{lat:.2f}" if geonames in centres else "",
            lon=f"{lon:.2f}" if geonames in centres else "", rank=people or ""))
    return rows


def full_name(name, aliases, generic):
    """"Northern Region" for "Northern"; None where no such name is known."""
    beginning = table.fold(name) + " "
    return next((alias for alias in aliases if table.fold(alias) not in generic and
                 table.fold(alias).startswith(beginning)), None)
