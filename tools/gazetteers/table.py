"""Rows of the gazetteer format (lib/lexicon/table.h) and the text helpers that all tables share."""
import pathlib
import re
import unicodedata

COLUMNS = ("id", "name", "type", "aliases", "country", "admin", "lat", "lon", "rank", "flags")
LANGUAGES = ("en", "fr", "es", "de", "it", "pt", "nl")
KIND_AT_END = re.compile(r" (Region|Province|State|Governorate|Prefecture|Department|District|"
                         r"County|Oblast|Municipality|Voivodeship|Krai)$")
LISTS = pathlib.Path(__file__).parent / "lists"


def row(name, kind, aliases=(), **columns):
    """`aliases` are strings that may have tags, or a dict from name to its tags."""
    if isinstance(aliases, dict):
        aliases = [f"{','.join(tags)}:{alias}" if tags else alias
                   for alias, tags in aliases.items()]
    fields = dict.fromkeys(COLUMNS, "")
    fields.update(columns, name=name, type=kind, aliases="|".join(aliases))
    return {column: clean(str(value)) for column, value in fields.items()}


def write(path, rows):
    """Writes a table, NFC, LF; its size in bytes."""
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join(fields[column] for column in COLUMNS) for fields in rows]
    data = ("\n".join(lines) + "\n").encode()
    path.write_bytes(data)
    return len(data)


def read_list(name):
    """The lines of lists/NAME without comments; several fields are parted by tabs."""
    lines = (LISTS / name).read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    return [line.split("\t") if "\t" in line else line for line in lines]


def clean(text):
    """NFC, single spaces, the typewriter's apostrophe (the engine takes either)."""
    text = unicodedata.normalize("NFC", re.sub(r"\s+", " ", text)).strip()
    return text.replace("’", "'")


def clean_fields(line):
    return [clean(field) for field in line.rstrip("\n").split("\t")]


def strip_marks(text):
    """As text::strip_marks does: letters that decompose lose their marks, others stay."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def fold(text):
    """A key that is blind to case, marks, hyphens, apostrophes and full stops."""
    text = strip_marks(unicodedata.normalize("NFKC", text)).casefold()
    return re.sub(r"[-\s’'‘`ʼ.]+", " ", text).strip()


def is_latin(text):
    """Only letters of the Latin script, and one at least."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in letters)


def title(text):
    """Capitals at the beginning of each word: "JEAN-LUC" is "Jean-Luc"."""
    return re.sub(r"[^\W\d_]+", lambda match: match.group(0).capitalize(), text.lower())


def names_in(folder, pattern):
    """Folded names and aliases of the tables of a folder, with each its country: the hand-written
    ones, which the derived tables do not repeat."""
    found = set()
    for path in sorted(folder.glob(pattern)):
        for line in path.read_text(encoding="utf-8").split("\n")[1:]:
            fields = dict(zip(COLUMNS, line.split("\t")))
            for name in [fields.get("name", "")] + fields.get("aliases", "").split("|"):
                name = re.sub(r"^[A-Za-z,-]+:", "", name)
                if name:
                    found.add((fold(name), fields["country"]))
    return found
