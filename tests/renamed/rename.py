#!/usr/bin/env python3
"""Is it the rules or the names? The ICPC archive with other names must come out as well.

usage: rename.py ANNALS [--seed N] [--keep FOLDER] [--loss 0.02]

Renames the people, organizations and acronyms of corpus/icpc-archive.txt, its gold with it:
  people         each gets a given name and a surname of one other language, chosen by the seed;
                 short forms follow ("Mr. Urmeneta", "Ann")
  organizations  the words that say what a body is about are changed one for one, the same
                 everywhere; heads ("Centre", "Commission"), links, places and demonyms stay
  acronyms       of a body whose letters they are: the new initials; else new letters
Then extracts both texts, judges both (annals eval), and fails where a figure falls by more than
--loss. --keep writes texts, gold and records there.
"""
import argparse
import csv
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NAME = "icpc-archive"

# Given names (female, male) and surnames of a language; no archive has them.
PEOPLE = {
    "Finnish": ("Aino Eila Helvi Kaarina Outi Tuulikki", "Antero Eero Jorma Kauko Pentti Väinö",
                "Hämäläinen Kettunen Laukkanen Nieminen Pesonen Räsänen Sillanpää Ylönen"),
    "Turkish": ("Ayşegül Elif Gülten Nesrin Sevgi Zeynep", "Cengiz Erdoğan Kadir Orhan Tuncay Yavuz",
                "Aydoğan Çelikkaya Demirtaş Gündüz Karaca Öztürk Şahinler Yücel"),
    "Yoruba": ("Abiola Bolanle Folasade Morenike Titilayo Yewande",
               "Ademola Babatunde Kayode Olumide Segun Tokunbo",
               "Adebayo Akinwale Fagbemi Ogunleye Oyelaran Shittu Olatunji Popoola"),
    "Polish": ("Bożena Danuta Grażyna Jadwiga Wiesława Zofia",
               "Bogdan Czesław Grzegorz Lech Mieczysław Zbigniew",
               "Brzeziński Dąbrowska Gajewski Kowalczyk Malinowski Pietrzak Szymańska Wójtowicz"),
    "Indonesian": ("Dewi Endang Lestari Ratna Siti Wulan", "Agus Bambang Hendra Joko Slamet Wahyu",
                   "Handayani Kusuma Nugroho Prasetyo Rahardjo Santoso Setiawan Wibowo"),
    "Greek": ("Despina Eleftheria Foteini Ioanna Stavroula Vasiliki",
              "Athanasios Evangelos Kyriakos Lefteris Panagiotis Spyros",
              "Anagnostou Chatzis Kalogeropoulos Mavridis Nikolaou Papanikolaou Stergiou Tsakiris"),
    "Georgian": ("Eteri Ketevan Lali Manana Nino Tamuna", "Avtandil Gela Irakli Levan Temur Zurab",
                 "Beridze Gelashvili Kapanadze Lomidze Mchedlishvili Nozadze Tsiklauri Chkheidze"),
}

# What bodies are about: English nouns and adjectives, French ones, and proper names.
NOUNS = """Archery Beekeeping Botany Cartography Drainage Fishery Forestry Geology Harbour Heritage
Housing Insurance Irrigation Jewellery Landscape Lighthouse Literacy Maritime Mining Nursing Nutrition
Orchard Pasture Pensions Pottery Poultry Printing Quarry Rainfall Rowing Sanitation Seismology Skiing
Statistics Tourism Translation Vaccination Viticulture Weaving Woodland Energy Climate Soil Glacier
Pollination Costume Puppetry Typography Surgery Dental Postal Textile Timber Dairy Cotton Ceramic
Wetland Falconry Navigation Aviation Hydrology Acoustics Optics Folklore Genealogy Numismatics
Gardening Refuge Shelter Anatomy Mineralogy Sculpture Mosaic Embroidery Carpentry Plumbing Roofing
Cycling Hiking Canoeing Swimming Wrestling Skating Volleyball Badminton Rowboat Tramway Ferry Canal
Irises Herbs Mushrooms Apples Honey Cheese Salt Spices Tea Coffee Cocoa Olive Almond Barley Oats
Meteorology Oceanography Volcanoes Earthquakes Avalanches Tides Storms Dunes Meadows Hedges Bridges
Tunnels Reservoirs Windmills Clocks Barometers Telescopes Lenses Maps Globes Stamps Coins Medals
Braille Subtitles Alphabets Dialects Proverbs Ballads Lullabies Masks Marionettes Lanterns Kites
Saddlery Shipbuilding Glassblowing Bookbinding Basketry Papermaking Ropes Anchors Sails""".split()
FRENCH = """pêche forêts glaciers musique archives danse vendange montagne poterie navigation
lecture hydrologie tourisme logement santé énergie reliure botanique tissage vitraux horlogerie
apiculture marionnettes cartographie moissons jardinage chorales faïence dentelle charpente verrerie
sauvegarde navires céréales fromages vignobles orgues""".split()
PROPER = """Umoja Svetlina Nadzieja Umuganda Amistat Elkarlan Ljubezen Tarinat Hoffnungsau Samhall
Zorgvrij Vzajemnost""".split()
# Bodies whose acronym the text never explains are known to the reader: others that are.
KNOWN = ["ECOWAS", "JICA", "UNAM", "NATO", "UNESCO", "OECD", "CERN", "GIZ", "RENFE", "IAEA"]

SMALL = set("""of the for and on in to into with by against a an de du des la le les l d et à aux y en
von und der & s contre dans sur""".split())
# Words that say how far a body reaches, not what it is about.
KEEP = set("""international national european united nations federal regional central general world
municipal state state's southern africa african asia asian east far america american latin caribbean
interior high higher her majesty urban public local chief leading human technical expert scientific
individuals advanced sciences
carabineros carabinieri""".split())


def words_of_lists():
    """Heads and links as the product's own lists have them: these stay."""
    kept = set()
    for path in (ROOT / "data/en/rules").glob("organizations*.toml"):
        for name, table in tomllib.loads(path.read_text(encoding="utf-8")).get("list", {}).items():
            if not ("head" in name or "noun" in name or "link" in name):
                continue
            for entry in [*table.get("words", []), *table.get("values", {})]:
                kept.update(re.findall(r"\w+", entry.casefold()))
    return kept


def words_of_places():
    kept = set()
    for table in ("countries", "demonyms", "cities", "subdivisions", "regions"):
        path = ROOT / "data/en/gazetteers" / f"{table}.tsv"
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if table == "cities" and int(row["rank"] or 0) < 100000:
                    continue
                kept.update(re.findall(r"\w+", row["name"].casefold()))
    return kept


WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


def is_acronym(word):
    letters = [c for c in word if c.isalpha()]
    return len(letters) >= 2 and all(c.isupper() for c in letters)


class Renamer:
    def __init__(self, text, gold, seed):
        self.text, self.gold, self.random = text, gold, random.Random(seed)
        self.kept = words_of_lists() | words_of_places() | KEEP | SMALL
        self.pools = {"noun": self.shuffled(NOUNS), "french": self.shuffled(FRENCH),
                      "proper": self.shuffled(PROPER)}
        self.map = {}       # a word of an organization's name, folded, to the new word
        self.acronyms = {}  # old to new
        self.surfaces = {}  # what stands in the text to what shall stand there
        self.known = self.shuffled(KNOWN)
        self.people = {}    # canonical name to {old word: new word}

    def shuffled(self, words):
        words = list(dict.fromkeys(words))
        self.random.shuffle(words)
        return words

    def fresh(self, pool):
        words = self.pools[pool]
        if not words:
            raise SystemExit(f"rename.py: the pool {pool} is empty; add words")
        return words.pop()

    # --- people ---
    def name_people(self):
        sexes = {}
        with open(ROOT / "data/en/gazetteers/given.tsv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                sexes.setdefault(row["name"].casefold(), row["flags"])
        names = {}
        for record in self.gold:
            for person in record["people"]:
                names.setdefault(person["name"], set()).update(
                    m["text"] for m in person["mentions"])
        languages = self.shuffled(sorted(PEOPLE))
        used = set()
        for i, name in enumerate(sorted(names)):
            language = languages[i % len(languages)]
            women, men, surnames = (x.split() for x in PEOPLE[language])
            sex = sexes.get(name.split()[0].casefold(), "m")
            given = [w for w in (women if "f" in sex else men) if w not in used]
            family = [w for w in surnames if w not in used]
            self.random.shuffle(given)
            self.random.shuffle(family)
            words = name.split()
            mapping, last = {}, True
            for word in reversed(words):
                if word[0].islower():
                    mapping[word] = ""  # a particle goes with its surname
                    continue
                mapping[word] = family.pop() if last else given.pop()
                last = False
                used.add(mapping[word])
            self.people[name] = mapping
            for surface in names[name] | {name}:
                self.surfaces[surface] = self.person(surface, mapping)

    @staticmethod
    def person(surface, mapping):
        return " ".join(w for w in (mapping.get(word, word) for word in surface.split()) if w)

    # --- organizations ---
    def new_word(self, word, pool):
        folded = word.casefold()
        if folded in self.kept or len(folded) < 3 or folded.rstrip("s") in self.kept:
            return word
        key = (folded, pool == "french")
        if key not in self.map:
            self.map[key] = self.fresh(pool)
        new = self.map[key]
        return new.lower() if word.islower() else new if not word.isupper() else new.upper()

    def organization(self, surface):
        words = [w.casefold() for w in WORD.findall(surface)]
        french = {"de", "des", "du", "et", "les", "la", "à"} & set(words)
        pool = "proper" if len(words) == 1 else "french" if french else "noun"

        def change(match):
            word = match.group()
            if is_acronym(word):
                if (word.casefold(), False) in self.map:  # "UN-HABITAT"
                    return self.map[(word.casefold(), False)].upper()
                return self.acronyms.get(word, word)
            if is_acronym(word[:-1]) and word[-1] == "s":  # "NGOs"
                return self.acronyms.get(word[:-1], word[:-1]) + "s"
            clitic = re.match(r"(?i)(l|d|qu)[’']", word)
            head = clitic.group() if clitic else ""
            tail = re.search(r"[’']s?$", word[len(head):])
            end = tail.group() if tail else ""
            core = word[len(head):len(word) - len(end)]
            new = self.new_word(core, pool)
            after = surface[match.end():match.end() + 1]
            if (end or after in tuple("’'")) and core[-1] == "s" and new[-1] != "s":  # "Practitioners'"
                new += "s"
            return head + new + end

        return WORD.sub(change, surface)

    def name_organizations(self):
        self.organizations = {}
        for record in self.gold:
            for body in record["organizations"]:
                forms = self.organizations.setdefault(body["name"], set())
                forms.update(m["text"] for m in body["mentions"])
        # The longest names first, so that a word gets its new form where it is a word of a name.
        for name in sorted(self.organizations, key=lambda n: (-len(n), n)):
            self.surfaces[name] = self.organization(name)
        for name in sorted(self.organizations):
            found = {}
            for form in self.organizations[name]:
                for acronym in (w for w in WORD.findall(form) if is_acronym(w)):
                    found[acronym] = found.get(acronym, 0) + self.text.count(acronym)
            for acronym in sorted(found, key=lambda a: (-found[a], a)):
                if acronym in self.acronyms or (acronym.casefold(), False) in self.map or acronym == "UN":
                    continue
                self.acronyms[acronym] = (self.slip(acronym, found) or
                                          self.acronym(acronym, name))
        for name, forms in self.organizations.items():
            for form in forms | {name}:
                self.surfaces[form] = self.organization(form)

    def slip(self, old, known):
        """The same slip in the new acronym: letters in another order, one left out, one wrong."""
        for base in known:
            new = self.acronyms.get(base)
            if new is None or len(new) != len(base):
                continue
            if sorted(old) == sorted(base):
                left = list(enumerate(base))
                out = ""
                for letter in old:
                    index = next(i for i, c in left if c == letter)
                    left.remove((index, letter))
                    out += new[index]
                return out
            for i in range(len(base)):
                if base[:i] + base[i + 1:] == old:
                    return new[:i] + new[i + 1:]
                if len(old) == len(base) and base[:i] + base[i + 1:] == old[:i] + old[i + 1:]:
                    return new[:i] + ("S" if new[i] != "S" else "P") + new[i + 1:]
        return None

    def acronym(self, old, name):
        """The initials of the new name where the old ones were those of the old."""
        best = None
        if all(len(WORD.findall(form)) < 2 for form in {name} | self.organizations[name]):
            return self.known.pop(0)
        for form in sorted({name} | self.organizations[name], key=len, reverse=True):
            words = re.findall(r"[^\W\d_]+", form)
            if len(words) < 2:
                continue
            taken, at = [], 0
            for letter in old:
                while at < len(words) and words[at][0].upper() != letter.upper():
                    at += 1
                if at == len(words):
                    break
                taken.append(at)
                at += 1
            else:
                new = re.findall(r"[^\W\d_]+", self.organization(form))
                if len(new) == len(words):
                    best = "".join(new[i][0].upper() for i in taken)
                    break
        taken_already = set(self.acronyms.values()) | set(self.acronyms)
        if best is None or (best in taken_already and best != old):
            letters = "BDFGHJKLMNPRTVZ"
            while best is None or best in taken_already:
                best = "".join(self.random.choice(letters) for _ in old)
        return best

    # --- the text ---
    def rename(self):
        self.name_people()
        self.name_organizations()
        for old, new in self.acronyms.items():
            self.surfaces.setdefault(old, new)
        # Every mention, and the same names where they are parts of others (titles of events).
        edits = {}
        for record in self.gold:
            for key in ("people", "organizations"):
                for entity in record[key]:
                    for mention in entity["mentions"]:
                        edits[tuple(mention["span"])] = self.surfaces[mention["text"]]
        data = self.text.encode()
        taken = bytearray(len(data))
        for begin, end in edits:
            taken[begin:end] = b"\1" * (end - begin)
        long = [s for s in self.surfaces if len(WORD.findall(s)) > 1]
        for surface in sorted(long, key=lambda s: (-len(s), s)) + sorted(self.acronyms):
            new = self.surfaces[surface]
            pattern = rf"(?<!\w){re.escape(surface)}(?!\w)"
            for match in re.finditer(pattern, self.text):
                begin = len(self.text[:match.start()].encode())
                end = begin + len(surface.encode())
                if new != surface and not any(taken[begin:end]):
                    edits[(begin, end)] = new
                    taken[begin:end] = b"\1" * (end - begin)
        return self.apply(data, sorted((b, e, n.encode()) for (b, e), n in edits.items()))

    def apply(self, data, edits):
        out, at, points = bytearray(), 0, []  # points: (old offset, new offset) of each edit's ends
        for begin, end, new in edits:
            out += data[at:begin]
            points.append((begin, len(out)))
            out += new
            points.append((end, len(out)))
            at = end
        out += data[at:]

        def moved(offset):
            low, high = 0, len(points)
            while low < high:
                middle = (low + high) // 2
                if points[middle][0] <= offset:
                    low = middle + 1
                else:
                    high = middle
            old, new = points[low - 1] if low else (0, 0)
            return new + offset - old

        text = bytes(out)
        return text.decode(), [self.convert(record, moved, text) for record in self.gold]

    def convert(self, value, moved, text, key=None):
        if isinstance(value, list):
            return [self.convert(v, moved, text, key) for v in value]
        if not isinstance(value, dict):
            return value
        out = {k: self.convert(v, moved, text, k) for k, v in value.items()}
        if "span" in value and value["span"]:
            begin, end = (moved(o) for o in value["span"])
            out["span"] = [begin, end]
            if isinstance(value.get("text"), str):
                out["text"] = text[begin:end].decode()
        if key in ("people", "organizations") and "mentions" in value:
            out["name"] = self.surfaces.get(value["name"], value["name"])
            if value.get("acronym"):
                out["acronym"] = self.acronyms.get(value["acronym"], value["acronym"])
            if value.get("aliases"):
                out["aliases"] = [self.surfaces.get(a, a) for a in value["aliases"]]
        return out


def figures(annals, folder, stem):
    records = folder / f"{stem}.jsonl"
    subprocess.run([annals, "extract", folder / f"{stem}.txt", "--document", NAME, "-o", records],
                   check=True)
    report = subprocess.run([annals, "eval", folder / f"{stem}.gold.jsonl", records, "--format",
                             "json", "--resamples", "0"], capture_output=True, text=True)
    if report.returncode != 0:
        raise SystemExit(report.stderr)
    return flat(json.loads(report.stdout))


def flat(report):
    """The figures of the report: of a list the F1, else the share that is right."""
    out = {}

    def walk(value, path):
        for key, inner in value.items():
            if key == "semeval":
                continue
            if key == "value" and isinstance(inner, (int, float)):
                out[path] = float(inner)
            elif isinstance(inner, dict) and key not in ("overlap", "role"):
                walk(inner, f"{path}.{key}" if path else key)

    walk(report["mean"], "")
    return out


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("annals")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep")
    parser.add_argument("--loss", type=float, default=0.02)
    options = parser.parse_args()
    text = (ROOT / "corpus" / f"{NAME}.txt").read_bytes().decode()
    gold = [json.loads(line) for line in
            (ROOT / "corpus" / f"{NAME}.gold.jsonl").read_text(encoding="utf-8").splitlines()]
    renamed, renamed_gold = Renamer(text, gold, options.seed).rename()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(options.keep or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for stem, what, records in (("original", text, gold), ("renamed", renamed, renamed_gold)):
            (folder / f"{stem}.txt").write_bytes(what.encode())
            with open(folder / f"{stem}.gold.jsonl", "w", encoding="utf-8") as file:
                for record in records:
                    for key in ("people", "organizations", "places"):
                        for entity in record[key]:
                            for m in entity["mentions"]:
                                found = what.encode()[m["span"][0]:m["span"][1]].decode()
                                assert found == m["text"], (found, m)
                    file.write(json.dumps(record, ensure_ascii=False) + "\n")
        before = figures(options.annals, folder, "original")
        after = figures(options.annals, folder, "renamed")
    lost = []
    for key in sorted(before):
        change = after[key] - before[key]
        print(f"{key:30} {before[key]:.3f} {after[key]:.3f} {change:+.3f}")
        if change < -options.loss:
            lost.append(key)
    if lost:
        print("lost more than", options.loss, "in:", ", ".join(lost))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
