"""Demonyms: English names of people, and adjectives, by country."""
import json

from . import areas, table, wordnet


def demonyms(sources):
    dropped = {tuple(entry) if isinstance(entry, list) else (entry, None)
               for entry in table.read_list("not-demonyms.txt")}
    found = {}
    path = sources["i18n-nationality"] / "langs/en.json"
    for code, names in json.loads(path.read_text(encoding="utf-8"))["nationalities"].items():
        for name in [names] if isinstance(names, str) else names:
            for part in name.replace(" or ", ",").split(","):
                found.setdefault((table.clean(part), code), "i18n")

    # Adjectives that pertain to a place: "Parisian" to Paris, "Tuscan" to Tuscany.
    synsets = wordnet.nouns(sources)
    country = wordnet.countries_of(sources)
    for synset in wordnet.read(sources, "adj").values():
        for symbol, offset, part, words in synset.pointers:
            if symbol != "\\" or part != "n" or offset not in synsets:
                continue
            if synsets[offset].file not in ("noun.location", "noun.object"):
                continue
            adjective = synset.words[int(words[:2], 16) - 1]
            codes = country(offset)
            if adjective[0].isupper():
                found.setdefault((adjective, codes.pop() if len(codes) == 1 else ""), "wordnet")

    # Where a demonym has a country, the row without one adds nothing.
    with_country = {name for name, code in found if code}
    places = {fields["name"] for fields in sources.get(areas.countries, areas.countries)}
    places |= {alias.split(":")[-1] for fields in sources.get(areas.countries, areas.countries)
               for alias in fields["aliases"].split("|")}
    rows = []
    codes = set(areas.country_codes(sources))
    for name, code in sorted(found):
        if (name, None) in dropped or (name, code) in dropped or not name[0].isupper():
            continue
        if (code and code not in codes) or "(" in name:
            continue
        if (not code and name in with_country) or not table.is_latin(name):
            continue
        if found[name, code] == "i18n" and (name in places or "Island" in name):
            continue  # the country's own name: no demonym is known
        rows.append(table.row(name, "demonym", country=code))
    return rows
