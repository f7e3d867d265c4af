#!/usr/bin/env python3
"""annals lint: faults are seeded, one in each copy of a pack and a list, and must each be reported
at their line; the sound copies give nothing.

usage: lint_test.py ANNALS [unittest arguments]
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ANNALS = ""

PACK = """# Rules of a chess club's archive.
[list.club-match]
words = ["club match", "return match", "simul"]

[list.club-round]
values = { first = 1, second = 2, third = 3 }

[macro]
club-day = "#1-31"

[weights]
"arbiter.inner-margin" = 1.0

[[rule]]
id = "club.match"
kind = "kind"
pattern = "@club-match"
value = { kind = "other" }
examples = ["won the [return match] at home"]
counterexamples = ["a match was struck"]

[[rule]]
id = "club.round"
kind = "kind"
priority = 3
pattern = "<number:@club-round> round (of | in) the? (league | cup)"
value = { kind = "other", round = "{number}" }
examples = ["in the [first round of the cup] they"]
counterexamples = ["first round"]

[[rule]]
id = "club.board"
kind = "mode"
pattern = "over the board on the $club-day of :title"
not-after = "online"
value = { mode = "in_person" }
examples = ["[over the board on the 3 of May]"]
"""

LIST = """id	name	type	aliases	country	flags
club:1	Northfield Chess Club	organization	acronym:NFCC	GB
club:2	Ammerhausen Schachfreunde	organization		DE
club:3	Ada Zorbel	surname		
"""

# name, text to be replaced, by what, the line that must be named, the code
PACK_FAULTS = [
    ("unknown-key-of-a-rule", "not-after = \"online\"", "not-behind = \"online\"", 35, "unknown-key"),
    ("unknown-section", "[macro]", "[makro]", 8, "unknown-key"),
    ("unknown-key-of-a-list", "words = [\"club", "word = [\"club", 3, "unknown-key"),
    ("syntax", "priority = 3", "priority = ", 25, "syntax"),
    ("unbounded", "the? (league", "the* (league", 26, "unbounded"),
    ("very-wide", "@club-match\"\n", "@club-match (:any{8}){8} :any{8}\"\n", 17, "unbounded"),
    ("unknown-list", "<number:@club-round>", "<number:@club-rounds>", 26, "fault"),
    ("twice-the-same-id", "id = \"club.round\"", "id = \"club.match\"", 22, "fault"),
    ("example-fails", "won the [return match]", "won the return [match]", 19, "example"),
    ("counterexample-matches", "a match was struck", "a simul was struck", 20, "example"),
    ("slow", "pattern = \"@club-match\"", "pattern = \":title? :lower :lower\"", 17, "slow"),
    ("matches-nothing", "\"@club-match\"\n", "\"@club-match?\"\n", 17, "unreachable"),
    ("same-alternative-twice", "(league | cup)", "(league | cup | league)", 26, "unreachable"),
    ("contradiction", "not-after = \"online\"", "not-after = \"online\"\nafter = \"online\"", 35,
     "unreachable"),
    ("entry-twice", "\"return match\",", "\"Club Match\",", 3, "duplicate"),
    ("no-such-capture", "{number}", "{nummer}", 22, "unknown-capture"),
    ("kind-that-nothing-reads", "kind = \"mode\"", "kind = \"mood\"", 31, "unknown-kind"),
    ("value-that-nothing-reads", "value = { mode =", "value = { made =", 31, "unknown-value"),
    ("weight-that-nothing-reads", "arbiter.inner-margin", "arbiter.inner-margins", 12,
     "unknown-weight"),
    ("unused-list", "[list.club-match]", "[list.club-never]\nwords = [\"x\"]\n\n[list.club-match]", 2,
     "unused"),
    ("shadowed", "pattern = \"@club-match\"",
     "pattern = \"<number:@club-round> round (of | in) the? (league | cup)\"", 22, "shadowed"),
    ("shadowed-by-priority", "id = \"club.match\"\nkind = \"kind\"\npattern = \"@club-match\"",
     "id = \"club.match\"\nkind = \"kind\"\npattern = \"first round\"", 14, "shadowed"),
    ("twice-encoded", "league | cup", "league | cup | ligu\u00c3\u00a9", 26, "encoding"),
]
LIST_FAULTS = [
    ("duplicate", "club:2", "club:1", 3, "duplicate"),
    ("ambiguous", "organization\t\tDE", "organization\tacronym:NFCC\tDE", 3, "ambiguous"),
    ("unknown-tag", "acronym:NFCC", "accronym:NFCC", 2, "unknown-tag"),
    ("unknown-type", "surname", "family", 4, "fault"),
]
# Copies that must change more than the one place to stay sound elsewhere.
ALSO = {"shadowed": ("won the [return match] at home", "in the [first round of the cup] they"),
        "slow": ("won the [return match] at home", "[won the] 3"),
        "very-wide": ("won the [return match] at home", "[return match" + " a" * 72 + "]"),
        "shadowed-by-priority": ("won the [return match] at home",
                                 "in the [first round] of the cup")}


def lint(*arguments):
    done = subprocess.run([ANNALS, "lint", *map(str, arguments)], capture_output=True, timeout=120,
                          check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class LintTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def test_sound_files_give_nothing(self):
        self.assertEqual(lint(self.file("club.toml", PACK), self.file("club.tsv", LIST)),
                         (0, "", ""))

    def seeded(self, whole, ending, faults):
        self.assertGreaterEqual(len(PACK_FAULTS) + len(LIST_FAULTS), 20)
        for name, old, new, line, code in faults:
            with self.subTest(name):
                self.assertEqual(whole.count(old), 1, "the seed is not in one place")
                text = whole.replace(old, new).replace(*ALSO.get(name, ("", "")))
                path = self.file(name + ending, text)
                status, out, _ = lint("--format", "json", path)
                self.assertEqual(status, 1)
                found = [(p["file"], p["line"], p["code"]) for p in json.loads(out)]
                self.assertIn((str(path), line, code), found)
                status, out, _ = lint(path)
                self.assertEqual(status, 1)
                self.assertRegex(out, rf"(?m)^{path}:{line}:\d+: .*\[{code}\]$")

    def test_each_fault_of_a_pack_is_named_at_its_line(self):
        self.seeded(PACK, ".toml", PACK_FAULTS)

    def test_each_fault_of_a_list_is_named_at_its_line(self):
        self.seeded(LIST, ".tsv", LIST_FAULTS)

    def test_languages_and_names_with_colons_are_no_faults(self):
        names = LIST.replace("acronym:NFCC", "de:Schachclub|pt-BR,acronym:NFCC|Chess: the Club|xx:Klub")
        self.assertEqual(lint(self.file("tags.tsv", names))[:2], (0, ""))

    def test_invalid_bytes(self):
        pack = self.file("bytes.toml", PACK.encode().replace(b"simul", b"simul\xff"))
        self.assertIn("bytes.toml:3:", lint(pack)[1])
        names = self.file("bytes.tsv", LIST.encode().replace(b"Ada", b"Ad\xff"))
        self.assertIn("bytes.tsv:4:10: invalid UTF-8", lint(names)[1])

    def test_one_faulty_file_does_not_hide_another(self):
        one = self.file("one.toml", PACK.replace("[macro]", "[makro]"))
        two = self.file("two.toml", PACK.replace("not-after", "not-behind"))
        status, out, _ = lint(one, two)
        self.assertEqual(status, 1)
        self.assertIn("one.toml:8:", out)
        self.assertIn("two.toml:35:", out)

    def test_errors_only(self):
        pack = self.file("dup.toml", PACK.replace("\"return match\",", "\"return match\", \"simul\","))
        self.assertEqual(lint(pack)[0], 1)
        self.assertEqual(lint("--errors-only", pack)[:2], (0, ""))

    def test_usage(self):
        self.assertEqual(lint(self.file("x.txt", ""))[0], 2)
        self.assertEqual(lint(self.folder / "none.toml")[0], 1)
        self.assertIn("Exit codes", lint("--help")[1])


if __name__ == "__main__":
    ANNALS = sys.argv.pop(1)
    unittest.main()
