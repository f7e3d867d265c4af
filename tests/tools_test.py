#!/usr/bin/env python3
"""annals explain, coverage, gold and --profile, as a user meets them.

usage: tools_test.py ANNALS [unittest arguments]
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ANNALS = ""
CORPUS = Path(__file__).parent.parent / "corpus"
TEXT = """2018

On July 4 and 5, the Harbour Choir sang in Tunis with Mary Wexford. About 40 people came.

In room 2019 the lamps were new. On 3 May 2017 the Choir met in Paris, France.
"""


def run(*arguments, stdin="", check=None):
    done = subprocess.run([ANNALS, *map(str, arguments)], input=stdin.encode(),
                          capture_output=True, timeout=120, check=False)
    if check is not None and done.returncode != check:
        raise AssertionError(f"exit {done.returncode}, not {check}: {done.stderr.decode()}")
    return done.stdout.decode(), done.stderr.decode()


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


class ExplainTest(Case):
    def explain(self, *arguments, text=TEXT):
        path = self.file("choir.txt", text)
        return json.loads(run("explain", path, *arguments, "--format", "json", check=0)[0])

    def of(self, why, outcome):
        return [f for f in why["findings"] if f["outcome"] == outcome]

    def test_a_date_names_its_rule_file_and_line_and_what_lost(self):
        why = self.explain("--find", "July 4 and 5")
        stands = self.of(why, "stands")
        self.assertEqual([(f["text"], f["label"], f["value"]) for f in stands],
                         [("July 4 and 5", "date", "2018-07-04/2018-07-05")])
        self.assertRegex(stands[0]["file"], r"^dates.*\.toml$")
        self.assertGreater(stands[0]["line"], 0)
        self.assertIn("year from the heading", stands[0]["reason"])
        lost = self.of(why, "lost")
        self.assertTrue(lost)
        self.assertTrue(all(f["reason"] for f in lost))

    def test_a_place_names_its_entry(self):
        why = self.explain("--find", "Tunis")
        self.assertIn("Tunis (TN)", self.of(why, "stands")[0]["entry"])
        self.assertIn("gn:2464470", " ".join(f["entry"] for f in self.of(why, "entry")))
        self.assertIn("Found as place", why["answer"])

    def test_a_miss_names_what_was_tried(self):
        why = self.explain("--find", "lamps")
        self.assertEqual(self.of(why, "stands"), [])
        self.assertIn("Not found", why["answer"])
        why = self.explain("--find", "2019")
        self.assertEqual(self.of(why, "stands"), [])
        tried = self.of(why, "tried") + self.of(why, "lost")
        self.assertTrue(tried)
        for finding in tried:
            self.assertTrue(finding["reason"])

    def test_every_field(self):
        for field in ("when", "where", "title", "kind", "mode", "organizer"):
            why = self.explain("--record", "1", "--field", field)
            self.assertTrue(why["answer"], field)
        self.assertIn("2018-07-04", self.explain("--record", "1", "--field", "when")["answer"])
        self.assertIn("Tunis", self.explain("--record", "1", "--field", "where")["answer"])

    def test_an_organizer_that_no_rule_gave_says_why(self):
        for text, reason in (("5 May 1931. The Silk Guild had a workshop in Mainz.\n",
                              "the body leads what is told"),
                             ("5 May 1931. The 27th Session of the Silk Commission (SC) met in Mainz.\n",
                              "the occasion's name holds the body's")):
            path = self.file("guild.txt", text)
            out, _ = run("explain", path, "--record", "1", "--field", "organizer", check=0)
            self.assertIn(reason, out)

    def test_a_boundary_shows_the_evidence(self):
        why = self.explain("--boundary", str(TEXT.index("On 3 May 2017")))
        self.assertRegex(why["answer"], r"^(A|No) record begins at byte \d+")
        self.assertTrue(self.of(why, "evidence"))
        self.assertTrue(all(f["label"].startswith("boundary.") for f in self.of(why, "evidence")))

    def test_text_shows_the_line(self):
        path = self.file("choir.txt", TEXT)
        out = run("explain", path, "--find", "Tunis", check=0)[0].splitlines()
        self.assertEqual(out[0], f"{path}:3:{TEXT.splitlines()[2].index('Tunis') + 1}")
        column = out[1].index("Tunis")
        self.assertEqual(out[2], " " * column + "^^^^^")

    def test_own_rules_and_lists_are_named(self):
        names = self.file("own.tsv", "id\tname\ttype\nclub:1\tZorbling Friends\torganization\n")
        why = self.explain("--gazetteer", names, "--find", "Zorbling Friends",
                           text="On 3 May 2017 the Zorbling Friends met in Paris.\n")
        self.assertIn("club:1 of list 1", " ".join(f["entry"] for f in self.of(why, "entry")))

    def test_errors(self):
        path = self.file("choir.txt", TEXT)
        run("explain", path, check=2)
        run("explain", path, "--span", "3", check=2)
        run("explain", path, "--record", "1", check=2)
        run("explain", path, "--span", "1:2", "--boundary", "3", check=2)
        self.assertIn("choir.txt: the span is not within",
                      run("explain", path, "--span", "1:99999", check=1)[1])
        self.assertIn("there is no record 9",
                      run("explain", path, "--record", "9", "--field", "when", check=1)[1])
        self.assertIn("must be a number from 1",
                      run("explain", path, "--record", "0", "--field", "when", check=2)[1])
        self.assertIn("is a folder", run("explain", self.folder, "--find", "x", check=1)[1])
        self.assertIn("Exit codes", run("explain", "--help", check=0)[0])

    def test_what_a_terminal_would_obey_is_not_shown(self):
        path = self.file("choir.txt", "On 3 May 2018 the \x1b[31mchoir\r met in Paris.\n")
        out = run("explain", path, "--find", "3 May 2018", check=0)[0]
        self.assertNotIn("\x1b", out)
        self.assertNotIn("\r", out)

    def test_invalid_bytes_may_be_read(self):
        path = self.file("choir.txt", b"On 3 May 2018 the choir \xff met in Paris.\n")
        self.assertIn(":1:25: invalid", run("explain", path, "--find", "May", check=1)[1])
        out, complaints = run("explain", path, "--find", "3 May 2018", "--lossy", check=0)
        self.assertIn("choir \ufffd met", out)
        self.assertIn("1 invalid bytes", complaints)
        out = run("explain", path, "--span", "20:30", "--lossy", "--format", "json", check=0)[0]
        self.assertIn("choir", json.loads(out)["answer"] + out)


class CoverageTest(Case):
    def test_unused_names_numbers_and_blocks_are_ranked(self):
        text = TEXT + "\nThe Xyzzy Plugh sparkled near Xyzzy Plugh.\n"
        path = self.file("choir.txt", text)
        found = json.loads(run("coverage", path, "--format", "json", check=0)[0])[0]
        self.assertEqual(set(found), {"file", "names", "dates", "blocks", "unused"})
        unused = {(u["kind"], u["text"]) for u in found["unused"]}
        self.assertIn(("date", "2019"), unused)
        for item in found["unused"]:
            for begin, end in item["spans"]:
                self.assertTrue(item["kind"] == "block" or
                                text.encode()[begin:end].decode() == item["text"])
        scores = [u["score"] for u in found["unused"]]
        self.assertEqual(scores, sorted(scores, reverse=True))
        self.assertLess(found["dates"]["used"], found["dates"]["all"])
        self.assertIn("2019", run("coverage", path, check=0)[0])
        self.assertIn("Exit codes", run("coverage", "--help", check=0)[0])

    def test_a_bad_file_does_not_hide_the_others(self):
        path = self.file("choir.txt", TEXT)
        out, complaints = run("coverage", self.folder / "none.txt", self.folder, path, check=1)
        self.assertEqual(out, run("coverage", path, check=0)[0])
        self.assertIn("none.txt: cannot be opened", complaints)
        self.assertIn("is a folder", complaints)

    def test_a_word_that_opens_a_record_is_no_name(self):
        path = self.file("choir.txt", "2018\nOn July 4 we met the Xyzzy in Tunis.\n")
        found = json.loads(run("coverage", path, "--format", "json", check=0)[0])[0]
        self.assertEqual([u["text"] for u in found["unused"] if u["kind"] == "name"], ["Xyzzy"])


ROLE = "[[person]]\nname = \"Ada Zorbel\"\n"


class ProfileTest(Case):
    PROFILE = """owner = "Harbour Choir"
aliases = ["HC"]
document-date = 2019-01-01

[[organization]]
name = "Zorbling Friends"
acronyms = ["ZFF"]
country = "DE"
id = "club:7"

[[person]]
name = "Mary Wexfordian"

[[place]]
name = "Ammerquell"
type = "city"
country = "DE"

[switches]
explain = true
text = false
"""

    def test_a_profile_is_what_the_options_say(self):
        text = self.file("a.txt", "On 3 May 2018 the ZFF met in Ammerquell.\n")
        profile = self.file("choir.toml", self.PROFILE)
        event = json.loads(run("extract", text, "--profile", profile, check=0)[0])
        self.assertNotIn("text", event)
        self.assertEqual([b["id"] for b in event["organizations"]], ["club:7"])
        self.assertTrue(event["organizations"][0]["mentions"][0]["rule"])
        self.assertEqual([(p["name"], p["country"]) for p in event["places"]],
                         [("Ammerquell", "DE")])
        run("annotate", text, "--profile", profile, check=0)

    PEOPLE = """owner = "Harbour Choir"

[[person]]
name = "Ada Zorbel"
aliases = ["Ada Zorbel-Quist"]
[[person.role]]
title = "President"
from = 2012-05-01
to = "2016-08"

[[person]]
name = "Otto Zorbel"
[[person.role]]
title = "President"
from = 1980
to = 1989
[[person.role]]
title = "Patron"
organization = "Ammerquell Chess Union"
from = 1995
to = 2005

[[person]]
name = "Mary Wexfordian"
"""

    def people(self, sentence, *options):
        text = self.file("p.txt", sentence + "\n")
        profile = self.file("people.toml", self.PEOPLE)
        event = json.loads(run("extract", text, "--profile", profile, *options, check=0)[0])
        return {p["name"]: p for p in event["people"]}

    def test_a_surname_is_whose_service_the_record_falls_in(self):
        found = self.people("On 3 May 2014 the Harbour Choir sang for Mrs Zorbel in Paris.")
        self.assertEqual(list(found), ["Ada Zorbel"])
        self.assertEqual(found["Ada Zorbel"]["titles"], ["President"])
        self.assertEqual(found["Ada Zorbel"]["affiliations"], ["Harbour Choir"])
        self.assertEqual([m["text"] for m in found["Ada Zorbel"]["mentions"]], ["Zorbel"])
        found = self.people("On 3 May 1984 the Harbour Choir sang for Mr Zorbel in Paris.")
        self.assertEqual(found["Otto Zorbel"]["titles"], ["President"])
        found = self.people("On 3 May 1999 the Harbour Choir sang for Mr Zorbel in Paris.")
        self.assertEqual((found["Otto Zorbel"]["titles"], found["Otto Zorbel"]["affiliations"]),
                         (["Patron"], ["Ammerquell Chess Union"]))

    def test_a_surname_stays_where_none_or_two_served(self):
        for year in (1975, 1992):
            found = self.people(f"On 3 May {year} the Harbour Choir sang for Mr Zorbel in Paris.")
            self.assertEqual(list(found), ["Zorbel"], year)
            self.assertEqual(found["Zorbel"].get("titles", []), [])

    def test_a_full_name_is_its_bearers_at_any_time(self):
        found = self.people("On 3 May 2020 the Harbour Choir met Ada Zorbel-Quist in Paris.")
        self.assertEqual(list(found), ["Ada Zorbel"])
        self.assertEqual(found["Ada Zorbel"].get("titles", []), [])
        found = self.people("On 3 May 2014 the Harbour Choir met Emil Zorbel in Paris.")
        self.assertEqual(list(found), ["Emil Zorbel"])

    def test_a_function_alone_is_hers_who_had_it_then(self):
        found = self.people("On 3 May 2014 the President opened the concert in Paris.", "--explain")
        self.assertEqual(list(found), ["Ada Zorbel"])
        mention = found["Ada Zorbel"]["mentions"][0]
        self.assertEqual((mention["text"], mention["rule"]), ("President", "profile"))
        joined = self.people("On 3 May 2014 the President opened the concert in Paris. "
                             "Ada Zorbel sang, too.")
        self.assertEqual([m["text"] for m in joined["Ada Zorbel"]["mentions"]],
                         ["President", "Ada Zorbel"])
        for other in ("On 3 May 2014 the President of the Ammerquell Chess Union came to Paris.",
                      "On 3 May 2014 the President of France came to the concert in Paris.",
                      "On 3 May 2014 the Vice President opened the concert in Paris.",
                      "On 3 May 2014 a president of choirs sang in Paris.",
                      "On 3 May 1992 the President opened the concert in Paris."):
            self.assertEqual(self.people(other), {}, other)

    def test_explain_tells_of_the_profile(self):
        text = self.file("p.txt", "On 3 May 2014 the President met Mrs Zorbel in Paris.\n")
        profile = self.file("people.toml", self.PEOPLE)
        for words in ("President", "Zorbel"):
            why = json.loads(run("explain", text, "--profile", profile, "--find", words,
                                 "--format", "json", check=0)[0])
            self.assertIn("by the profile: Ada Zorbel", why["answer"], words)
            self.assertEqual(why["findings"][0]["outcome"], "stands")

    def test_the_order_completes_years(self):
        text = self.file("a.txt", "12 December 2019 – The choir sang in Paris.\n\n"
                                  "3 January – The choir sang in Lyon.\n")
        for order, year in (("oldest", "2020"), ("newest", "2019")):
            profile = self.file("order.toml", f"order = \"{order}-first\"\n")
            lines = run("extract", text, "--profile", profile, check=0)[0].splitlines()
            self.assertEqual(json.loads(lines[1])["when"]["start"], f"{year}-01-03")

    def test_later_ones_win_and_paths_are_of_the_profile(self):
        (self.folder / "sub").mkdir()
        self.file("sub/own.tsv", "id\tname\ttype\nclub:8\tZorbling Friends\torganization\n")
        two = self.file("sub/two.toml", "gazetteers = [\"own.tsv\"]\n")
        three = self.file("three.toml", "[[organization]]\nname = \"Zorbling Friends\"\n"
                                        "id = \"club:9\"\n")
        text = self.file("a.txt", "On 3 May 2018 the Zorbling Friends met in Paris.\n")
        ids = [json.loads(run("extract", text, *options, check=0)[0])["organizations"][0]["id"]
               for options in (["--profile", two], ["--profile", two, "--profile", three])]
        self.assertEqual(ids, ["club:8", "club:9"])

    def test_faults_name_the_place(self):
        text = self.file("a.txt", TEXT)
        for content, place in (("ownr = \"x\"", "1:1: unknown key 'ownr'"),
                               ("owner = 3", "1:9: 'owner' is a text"),
                               ("owner = \"\"", "1:9: 'owner' is empty"),
                               ("\n[[place]]\nname = \"X\"\ntype = \"town\"", "4:8: 'type' is"),
                               ("[[organization]]\ncountry = \"DE\"", "1:1: this organization has"),
                               ("order = \"up\"", "1:9: 'order' is"),
                               (ROLE + "role = 3", "3:8: write [[person.role]]"),
                               (ROLE + "[[person.role]]\nform = 3", "4:1: unknown key 'form' of"),
                               (ROLE + "[[person.role]]\nfrom = \"May\"", "4:8: 'from' is a day"),
                               (ROLE + "[[person.role]]\nfrom = 2012\nto = 2011",
                                "3:1: this role ends (2011-12-31) before it begins"),
                               ("owner = ", "1:")):
            profile = self.file("bad.toml", content)
            self.assertIn(f"{profile}:{place}",
                          run("extract", text, "--profile", profile, check=1)[1])
        for path, problem in ((self.folder / "none", "none: cannot be opened: No such file"),
                              (self.folder, f"{self.folder}: is a folder")):
            self.assertIn(problem, run("extract", text, "--profile", path, check=1)[1])


class GoldTest(Case):
    def test_new_is_what_the_extractor_gives(self):
        path = self.file("choir.txt", TEXT)
        self.assertEqual(run("gold", "new", path, check=0)[0], run("extract", path, check=0)[0])

    def test_new_of_markup_and_encodings(self):
        page = self.file("page.html", "<h2>2018</h2><p>On <b>July 4</b> we met in Paris.</p>")
        self.assertEqual(run("gold", "new", "--input", "html", page, check=0)[0],
                         run("extract", "--input", "html", page, check=0)[0])
        latin = self.file("latin.txt", "On July 4, 2018 the caf\xe9 opened in Paris.".encode("latin1"))
        draft = self.folder / "draft.jsonl"
        run("gold", "new", "--encoding", "latin1", latin, "-o", draft, check=0)
        self.assertEqual(draft.read_text(),
                         run("extract", "--encoding", "latin1", latin, check=0)[0])
        # Its offsets are of the UTF-8 form.
        complaint = run("gold", "export", draft, "--text", latin, "--format", "brat", check=1)[1]
        self.assertIn("latin.txt:1:24: invalid UTF-8", complaint)
        self.assertIn("convert it", complaint)

    def test_round_trips_lose_nothing(self):
        for name in ("museum-history", "university-dept", "open-source-community"):
            text = CORPUS / f"{name}.txt"
            gold = CORPUS / f"{name}.gold.jsonl"
            whole = [json.loads(line) for line in gold.read_text().splitlines()]
            for ending in ("ann", "conll"):
                with self.subTest(f"{name}.{ending}"):
                    out = self.folder / f"{name}.{ending}"
                    back = self.folder / f"{name}.back.jsonl"
                    run("gold", "export", gold, "--text", text, "-o", out, check=0)
                    run("gold", "import", out, "--text", text, "-o", back, check=0)
                    again = [json.loads(line) for line in back.read_text().splitlines()]
                    self.assertEqual(again, whole)

    def test_brat_counts_characters(self):
        path = self.file("é.txt", "é é On 3 May 2018 the Choir met in Paris.\n")
        gold = self.folder / "é.jsonl"
        run("gold", "new", path, "-o", gold, check=0)
        ann = run("gold", "export", gold, "--text", path, "--format", "brat", check=0)[0]
        text = path.read_text()
        dates = [line.split("\t") for line in ann.splitlines() if "\tDate " in line]
        self.assertEqual(len(dates), 1)
        _, begin, end = dates[0][1].split()
        self.assertEqual(text[int(begin):int(end)], dates[0][2])
        self.assertEqual(dates[0][2], "3 May 2018")

    def test_edits_made_in_brat_arrive(self):
        text = "On 3 May 2018 the Harbour Choir met Mary Wexford in Paris.\n"
        path = self.file("choir.txt", text)
        gold = self.folder / "choir.jsonl"
        run("gold", "new", path, "-o", gold, check=0)
        lines = run("gold", "export", gold, "--text", path, "--format", "brat",
                    check=0)[0].splitlines()
        kept = [line for line in lines if "\tPlace " not in line and "\tPerson " not in line]
        begin = text.index("Mary")
        kept.append(f"T99\tPerson {begin} {begin + 4}\tMary")
        kept.append("R1\tKnows Arg1:T99 Arg2:T1")
        ann = self.file("choir.ann", "\n".join(kept) + "\n")
        out, err = run("gold", "import", ann, "--text", path, check=0)
        event = json.loads(out)
        self.assertEqual(event["places"], [])
        # Moved, not new: what was known of the person stays.
        self.assertEqual([(p["name"], p["mentions"][0]["text"]) for p in event["people"]],
                         [("Mary Wexford", "Mary")])
        self.assertIn("choir.ann:", err)

    def test_conll_of_other_tools(self):
        """Two columns, other tag names, no records: merged into those that were there."""
        path = self.file("choir.txt", "On 3 May 2018 the Harbour Choir met Mary Wexford in Paris.\n")
        gold = self.folder / "choir.jsonl"
        run("gold", "new", path, "-o", gold, check=0)
        rows = ("-DOCSTART- O\n\nOn O\n3 B-DATE\nMay I-DATE\n2018 I-DATE\nthe O\nHarbour B-ORG\n"
                "Choir I-ORG\nmet O\nMary B-PERSON\nWexford I-PERSON\nin O\nParis B-GPE\n. O\n")
        conll = self.file("choir.conll", rows)
        self.assertIn("--into", run("gold", "import", conll, "--text", path, check=1)[1])
        event = json.loads(run("gold", "import", conll, "--text", path, "--into", gold,
                               check=0)[0])
        self.assertEqual([p["name"] for p in event["people"]], ["Mary Wexford"])
        self.assertEqual([p["name"] for p in event["places"]], ["Paris"])
        self.assertEqual(event["dates"][0]["start"], "2018-05-03")
        self.assertEqual([b["mentions"][0]["text"] for b in event["organizations"]],
                         ["Harbour Choir"])

    def test_faults_name_the_place(self):
        path = self.file("choir.txt", TEXT)
        ann = self.file("bad.ann", "T1\tPerson 0 99999\tX\n")
        self.assertIn("bad.ann:1:4: the span is not within",
                      run("gold", "import", ann, "--text", path, check=1)[1])
        conll = self.file("bad.conll", "Nowhere\tO\n")
        self.assertIn("bad.conll:1:1: \"Nowhere\" does not follow",
                      run("gold", "import", conll, "--text", path, check=1)[1])
        run("gold", "import", self.file("x.xyz", ""), "--text", path, check=2)
        for command in ("new", "export", "import"):
            self.assertIn("Exit codes", run("gold", command, "--help", check=0)[0])


if __name__ == "__main__":
    ANNALS = sys.argv.pop(1)
    unittest.main()
