"""English words with their frequency tier (10 the commonest): SCOWL's lists up to size 50."""
import re

from . import table

SIZES = (10, 20, 35, 40, 50)
LISTS = re.compile(r"(english|american|british)-words\.(\d+)$")


def tiers(sources):
    """Smallest SCOWL size of each word, lower case."""
    def read(_):
        found = {}
        folder = sources["scowl"] / "usr/share/dict/scowl"
        for path in sorted(folder.iterdir(), key=lambda path: path.name):
            match = LISTS.fullmatch(path.name)
            if not match or int(match.group(2)) not in SIZES:
                continue
            for word in path.read_text(encoding="latin-1").split("\n"):
                word = table.clean(word)
                if word and "'" not in word:
                    size = int(match.group(2))
                    found[word] = min(size, found.get(word, size))
        return found
    return sources.get("tiers", read)


def words(sources):
    return [table.row(word, "word", rank=size)
            for word, size in sorted(tiers(sources).items(), key=lambda item: (item[1], item[0]))]
