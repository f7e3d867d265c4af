#!/usr/bin/env python3
"""Lists of names: built, imported from GeoNames and ROR, checked, looked up, used.

usage: gazetteer_test.py ANNALS [unittest arguments]
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ANNALS = ""
DUMPS = Path(__file__).parent / "dumps"


def run(*arguments, stdin="", check=None):
    done = subprocess.run([ANNALS, *map(str, arguments)], input=stdin.encode(),
                          capture_output=True, timeout=120, check=False)
    if check is not None and done.returncode != check:
        raise AssertionError(f"exit {done.returncode}, not {check}: {done.stderr.decode()}")
    return done.stdout.decode(), done.stderr.decode()


class GazetteerTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def lookup(self, *arguments):
        return json.loads(run("gazetteer", "lookup", "--format", "json", *arguments, check=0)[0])

    def test_geonames_dump(self):
        image = self.folder / "towns.image"
        run("gazetteer", "build", DUMPS / "geonames.txt", "-o", image, check=0)
        town = self.lookup("--gazetteer", image, "Nordfeld")[0]
        self.assertEqual((town["kind"], town["name"], town["id"], town["country"], town["rank"]),
                         ("city", "Northfield", "gn:9900001", "GB", 4200))
        self.assertEqual(town["layer"], str(image))
        self.assertIn("alias", town["flags"])
        lake = self.lookup("--gazetteer", image, "Ammersee")[0]
        self.assertEqual((lake["kind"], lake["admin"]), ("natural", "DE.02"))
        self.assertIn("former", self.lookup("--gazetteer", image, "Oldtown")[0]["flags"])
        # An airport's code and an undersea feature are no names.
        for absent in ("NFD", "Deep Trench"):
            self.assertIn("no entry", run("gazetteer", "lookup", "--gazetteer", image, absent,
                                          check=1)[0])

    def test_least_population_leaves_out_towns_but_no_lakes(self):
        table = self.folder / "towns.tsv"
        run("gazetteer", "build", "--least-population", "500", DUMPS / "geonames.txt", "-o", table,
            check=0)
        self.assertNotIn("Oldtown", table.read_text())
        self.assertIn("Northfield", table.read_text())
        self.assertIn("Lake Ammer", table.read_text())

    def test_ror_dumps_of_both_layouts(self):
        table = self.folder / "ror.tsv"
        run("gazetteer", "build", DUMPS / "ror-v1.json", DUMPS / "ror-v2.json", "-o", table,
            check=0)
        self.assertNotIn("Withdrawn", table.read_text())
        for name, body in (("NICR", "ror:0aaaa0001"), ("Northfield Chess Institute", "ror:0aaaa0001"),
                           ("UAH", "ror:0aaaa0003"), ("Universität Ammerhausen", "ror:0aaaa0003")):
            self.assertEqual(self.lookup("--gazetteer", table, name)[0]["id"], body, name)
        entry = self.lookup("--gazetteer", table, "University of Ammerhausen")[0]
        self.assertEqual((entry["kind"], entry["country"], entry["admin"], entry["latitude"]),
                         ("university", "DE", "DE-BY", 48.0))

    def test_lists_and_images_serve_extraction(self):
        table = self.file("own.tsv", "id\tname\ttype\taliases\tcountry\n"
                                     "club:1\tZorbling Friends\torganization\tacronym:ZFF\tDE\n")
        image = self.folder / "own.image"
        run("gazetteer", "build", table, "-o", image, check=0)
        text = "On 3 May 2019 the ZFF met in Paris.\n"
        outs = [run("extract", "--gazetteer", own, stdin=text, check=0)[0] for own in (table, image)]
        self.assertEqual(outs[0], outs[1])
        bodies = json.loads(outs[0])["organizations"]
        self.assertEqual([b["id"] for b in bodies], ["club:1"])

    def test_later_lists_win(self):
        one = self.file("one.tsv", "id\tname\ttype\ncity:1\tParis\tcity\n")
        two = self.file("two.tsv", "id\tname\ttype\ncity:2\tParis\tcity\n")
        found = self.lookup("--gazetteer", one, "--gazetteer", two, "Paris")
        self.assertEqual([e["id"] for e in found[:3]], ["city:2", "city:1", "gn:2988507"])
        self.assertEqual([e["layer"] for e in found[:3]], [str(two), str(one), "base"])

    def test_an_own_place_is_meant_unless_the_text_says_where(self):
        own = self.file("own.tsv", "id\tname\ttype\tcountry\ncity:1\tNorthfield\tcity\tGB\n")
        for text, country in (("Northfield", "GB"), ("Northfield, Minnesota", "US")):
            event = json.loads(run("extract", "--gazetteer", own, check=0,
                                   stdin=f"On 3 May 2019 the choir met in {text}.\n")[0])
            self.assertEqual([w["country"] for w in event["where"]], [country], text)

    def test_check_names_each_problem_at_its_place(self):
        rows = [("name\ttype\taliases\tcountry", None),
                ("Foo Club\tclub", ("2:10", "fault")),
                ("Goo Club\torganization\t\tgb", ("3:24", "fault")),
                ("Ecole \u00c3\u00a9 X\torganization", ("4:8", "encoding")),
                ("Reading\torganization", ("5:1", "common")),
                ("Bar Club\torganization\tBAR|Bar  Club", ("6:27", "spaces")),
                ("Baz Club\torganization\tBaz Club", ("7:23", "duplicate")),
                ("Bar Club\torganization", ("8:1", "duplicate")),
                ("Barmen Club\torganization\tBaz|BAR", ("9:30", "ambiguous")),
                ("(Club)\torganization", ("10:1", "unreachable"))]
        table = self.file("bad.tsv", "\n".join(row for row, _ in rows) + "\n")
        found = json.loads(run("gazetteer", "check", "--format", "json", table, check=1)[0])
        places = {(f"{p['line']}:{p['column']}", p["code"]) for p in found}
        for _, expected in rows[1:]:
            self.assertIn(expected, places)
        text = run("gazetteer", "check", table, check=1)[0]
        self.assertIn(f"{table}:2:10: unknown type \"club\"", text)
        good = self.file("good.tsv", "name\ttype\nZorbling Friends\torganization\n")
        self.assertEqual(run("gazetteer", "check", good, check=0)[0], "")

    def test_faults_of_dumps_name_the_place(self):
        short = self.file("geo.txt", (DUMPS / "geonames.txt").read_text() + "1\t2\n")
        self.assertIn("geo.txt:5:1: 2 fields", run(
            "gazetteer", "build", "--from", "geonames", short, "-o", self.folder / "x.image",
            check=1)[1])
        broken = self.file("ror.json", "[\n{\"id\": 1,,}]")
        self.assertIn("ror.json:2:10: invalid JSON", run(
            "gazetteer", "build", broken, "-o", self.folder / "x.image", check=1)[1])
        for path, problem in ((self.folder / "none.tsv", "none.tsv: cannot be opened: No such"),
                              (self.folder, f"{self.folder}: is a folder")):
            self.assertIn(problem, run("gazetteer", "check", path, check=1)[1])
        self.assertIn("no subcommand 'compile'", run("gazetteer", "compile", check=2)[1])
        table = self.file("ok.tsv", "name\ttype\nXeria\tcity\n")
        image = self.folder / "ok.image"
        run("gazetteer", "build", table, "-o", image, check=0)
        self.assertIn("ok.image: is an image already", run("gazetteer", "check", image, check=1)[1])
        cut = self.file("cut.image", image.read_bytes()[:200])
        self.assertIn("cut.image: the data image is cut off",
                      run("gazetteer", "lookup", "--gazetteer", cut, "Xeria", check=1)[1])
        bytes_ = self.file("bytes.tsv", b"\xff\x01\x00junk\n")
        self.assertIn("bytes.tsv:1:1: invalid UTF-8",
                      run("gazetteer", "check", bytes_, check=1)[0])
        run("gazetteer", check=2)
        for command in ("build", "check", "lookup"):
            self.assertIn("Exit codes", run("gazetteer", command, "--help", check=0)[0])


if __name__ == "__main__":
    ANNALS = sys.argv.pop(1)
    unittest.main()
