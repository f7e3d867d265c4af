#!/usr/bin/env python3
"""annals eval and annals diff, from outside.

usage: evaluation_test.py ANNALS [unittest arguments]

The figures are held against a second count, written apart from the first after the rules of
docs/evaluation.md, on predictions made from the gold by seeded damage of every kind. Then the
command: formats, the gate, errors, exit codes.
"""
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

ANNALS = ""
CORPUS = pathlib.Path(__file__).resolve().parent.parent / "corpus"
ENTITIES = {"place": "places", "organization": "organizations", "person": "people"}


# --- the second count ---

def normal(name):
    return " ".join(name.casefold().replace("’", "'").split())


def overlap(a, b):
    return min(a[1], b[1]) - max(a[0], b[0])


def f1(right, predicted, gold):
    return 2 * right / (predicted + gold) if predicted + gold else None


def mentions(records):
    """{(type, begin, end): [what each record says of it]}"""
    out = collections.defaultdict(list)
    for record in records:
        for date in record["dates"]:
            if date["type"] == "date":
                out["date", *date["span"]].append(date)
        for label, key in ENTITIES.items():
            for entity in record[key]:
                for mention in entity["mentions"]:
                    out[label, *mention["span"]].append(entity)
    return out


def align(gold, predicted):
    pairs = sorted((-overlap(g["span"], p["span"]), i, j) for i, g in enumerate(gold)
                   for j, p in enumerate(predicted) if overlap(g["span"], p["span"]) > 0)
    partner, taken = {}, set()
    for _, i, j in pairs:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return partner


def venue_keys(record, venue):
    names = {normal(venue["name"])}
    for place in record["places"]:
        if normal(place["name"]) == normal(venue["name"]):
            names |= {normal(m["text"]) for m in place["mentions"]}
    return {(name, venue["country"]) for name in names}


def listed(measure, record):
    """The things of a list field, each as the set of what it may be called."""
    if record is None:
        return []
    if measure == "where":
        return [venue_keys(record, venue) for venue in record["where"]]
    if measure == "title":
        title = record["title"]
        return [{normal(title["text"]), tuple(title["span"])}] if title else []
    if measure == "warning":
        return [{w["code"]} for w in record["warnings"]
                if w["code"] in ("year-mismatch", "weekday-mismatch")]
    return [{normal(n) for n in (o["name"], o.get("acronym", ""), *o.get("aliases", [])) if n}
            for o in record["organizations"] if o["role"] == "organizer"]


def recount(gold, predicted):
    out = {}
    regions = [r["span"] for r in gold]
    regions += [h["span"] for r in gold for h in r["headings"] if h["kind"] == "place"]
    expected = mentions(gold)
    found = {key: value for key, value in mentions(predicted).items()
             if key in expected or any(overlap(key[1:], region) > 0 for region in regions)}
    both = expected.keys() & found.keys()
    for label in ("date", *ENTITIES):
        of = lambda keys, wanted=label: sum(key[0] == wanted for key in keys)
        out[label] = f1(of(both), of(found), of(expected))

    def accuracy(measure, label, same):
        keys = [key for key in both if key[0] == label]
        right = sum(any(same(g, p) for g in expected[key] for p in found[key]) for key in keys)
        out[measure] = right / len(keys) if keys else None

    same_name = lambda g, p: normal(g["name"]) == normal(p["name"])
    accuracy("date.value", "date", lambda g, p: (g["start"], g["end"]) == (p["start"], p["end"]))
    accuracy("place.country", "place", lambda g, p: g["country"] == p["country"])
    accuracy("organization.name", "organization", same_name)
    accuracy("person.name", "person", same_name)
    for measure, key in (("boundary", lambda r: r["span"][0]), ("record", lambda r: (*r["span"],))):
        a, b = {key(r) for r in gold}, {key(r) for r in predicted}
        out[measure] = f1(len(a & b), len(b), len(a))

    partner = align(gold, predicted)
    pairs = [(g, predicted[partner[i]] if i in partner else None) for i, g in enumerate(gold)]
    interval = lambda r: r["when"] and (r["when"]["start"], r["when"]["end"])
    for measure, value in (("when", interval), ("mode", lambda r: r["mode"]),
                           ("kind", lambda r: r["kind"])):
        right = sum(p is not None and value(g) == value(p) for g, p in pairs)
        out[measure] = right / len(gold) if gold else None
    extra = [(None, p) for j, p in enumerate(predicted) if j not in partner.values()]
    for measure in ("where", "title", "organizer", "warning"):
        right = predicted_count = gold_count = 0
        for g, p in pairs + extra:
            wanted, left = listed(measure, g), listed(measure, p)
            gold_count += len(wanted)
            predicted_count += len(left)
            for names in wanted:
                match = next((other for other in left if other & names), None)
                if match is not None:
                    right += 1
                    left.remove(match)
        out[measure] = f1(right, predicted_count, gold_count)
    return out


# --- damage ---

def damage(records, dice):
    """Records as a poor extractor would give them."""
    hit = lambda share=0.1: dice.random() < share
    copy = lambda value: json.loads(json.dumps(value))
    out = []
    for record in copy(records):
        if hit(0.06):
            continue
        begin, end = record["span"]
        record["span"] = [max(0, begin + (hit() and dice.choice((-3, 5, 20)))),
                          end + (hit() and dice.choice((-3, 5, 200)))]
        if hit():
            record["mode"] = dice.choice((None, "online", "in_person"))
        if hit():
            record["kind"] = "other"
        if hit():
            record["when"] = None
        elif record["when"] and hit():
            record["when"]["end"] = "2030-01-01"
        if hit(0.2):
            record["title"] = dice.choice((None, {"text": "Fair", "span": [begin, begin + 4]}))
        for venue in record["where"]:
            if hit():
                venue["country"] = "XX"
            for place in record["places"]:
                if hit() and place["name"] == venue["name"]:
                    venue["name"] = place["mentions"][0]["text"]
        if hit():
            record["where"].append({"name": "Oslo", "country": "NO", "basis": "text"})
        for key in ENTITIES.values():
            for entity in record[key]:
                if hit():
                    entity["name"] = dice.choice((entity["name"].upper(), entity["name"] + " X"))
                if key == "places" and hit():
                    entity["country"] = "FR"
                if key == "organizations" and hit():
                    entity["role"] = dice.choice(("organizer", "mentioned", "host"))
                if key == "organizations" and hit():
                    entity["aliases"], entity["name"] = [entity["name"]], "Zed"
                entity["mentions"] = [m for m in entity["mentions"] if not hit()]
                for mention in entity["mentions"]:
                    mention["span"][0] += hit()
                    mention["span"][1] += 4 * hit()
            if record[key] and hit(0.2):
                entity = copy(record[key][0])
                entity["mentions"] = [{"text": "it", "span": [begin + 7, begin + 9]}]
                record[key].append(entity)
        if record["places"] and hit(0.3):
            place = record["places"].pop()
            record["people"].append({key: place[key] for key in ("name", "mentions")}
                                    | {"role": "mentioned"})
        for date in record["dates"]:
            if hit():
                date["start"] = "1901-01-01"
            if hit():
                date["type"] = "duration"
            date["span"][1] += 2 * hit()
        if hit():
            record["warnings"].append({"code": dice.choice(("year-mismatch", "no-date")),
                                       "message": "look"})
        out.append(record)
        if hit(0.08):
            half = copy(record)
            middle = sum(record["span"]) // 2
            record["span"][1], half["span"][0] = middle, middle + 1
            out.append(half)
    outside = copy(records[0])
    outside["span"] = [0, 3]
    outside["people"] = [{"name": "Z", "role": "mentioned",
                          "mentions": [{"text": "Z", "span": [0, 2]}]}]
    return [outside, *out]


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write(path, records):
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")


def run(*arguments, check=None):
    done = subprocess.run([ANNALS, *map(str, arguments)], capture_output=True, timeout=120,
                          check=False)
    if check is not None and done.returncode != check:
        raise AssertionError(f"exit {done.returncode}, not {check}: {done.stderr.decode()}")
    return done


class EvaluationTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.golds = {p.name.removesuffix(".gold.jsonl"): p for p in CORPUS.glob("*.gold.jsonl")}
        self.assertGreaterEqual(len(self.golds), 6)

    def damaged(self, seed, folder):
        dice = random.Random(seed)
        folder.mkdir()
        for name, path in sorted(self.golds.items()):
            write(folder / f"{name}.jsonl", damage(read(path), dice))
        return folder

    def test_the_second_count_agrees(self):
        compared, lowest = 0, {}
        for seed in range(4):
            folder = self.damaged(seed, self.folder / str(seed))
            report = json.loads(run("eval", CORPUS, folder, "--format", "json", "--resamples", 0,
                                    check=0).stdout)
            self.assertEqual(len(report["documents"]), len(self.golds))
            for document in report["documents"]:
                name = document["document"]
                for measure, value in recount(read(self.golds[name]),
                                              read(folder / f"{name}.jsonl")).items():
                    other = document["figures"][measure]["value"]
                    where = f"seed {seed}, {name}, {measure}"
                    self.assertEqual(value is None, other is None, where)
                    self.assertAlmostEqual(value or 0, other or 0, 9, where)
                    lowest[measure] = min(lowest.get(measure, 1), 1 if value is None else value)
                    compared += 1
        self.assertGreater(compared, 350)
        self.assertLess(max(lowest.values()), 1, "a measure that the damage does not reach")

    def test_gold_is_right_in_everything(self):
        report = json.loads(run("eval", CORPUS, CORPUS, "--format", "json", check=0).stdout)
        for measure, figure in report["mean"].items():
            self.assertEqual(figure["value"], 1, measure)
            self.assertEqual((figure["low"], figure["high"]), (1, 1), measure)
        self.assertFalse(any(document["errors"] for document in report["documents"]))

    def test_text_report_has_lines_and_context(self):
        name, gold = sorted(self.golds.items())[0]
        records = read(gold)
        people = next(r for r in records if r["people"])["people"]
        mention = people[0]["mentions"].pop()
        write(self.folder / "p.jsonl", records)
        text = CORPUS / f"{name}.txt"
        out = run("eval", gold, self.folder / "p.jsonl", "--text", text, "--measure", "person",
                  check=0).stdout.decode()
        line = text.read_bytes()[:mention["span"][0]].count(b"\n") + 1
        self.assertIn(f"{name}:{line}: missed person: ", out)
        self.assertIn(f"[{mention['text']}]", out)

    def test_gate(self):
        before = self.damaged(1, self.folder / "before")
        after = self.folder / "after"
        after.mkdir()
        for path in before.iterdir():
            (after / path.name).write_bytes(path.read_bytes())
        baseline = self.folder / "baseline.json"
        gate = ("--gate", baseline, "--errors", 0)
        done = run("eval", CORPUS, before, *gate, check=1)
        self.assertIn(b"no baseline yet; write one with --update-baseline", done.stderr)
        run("eval", CORPUS, before, *gate, "--update-baseline", check=0)
        run("eval", CORPUS, after, *gate, check=0)
        run("eval", CORPUS, CORPUS, *gate, check=0)  # better is no failure
        victim = after / "police-college.jsonl"
        records = read(victim)
        gold = {tuple(r["span"]): r for r in read(self.golds["police-college"])}
        record = next(r for r in records if tuple(r["span"]) in gold
                      and r["kind"] == gold[tuple(r["span"])]["kind"])
        key = f"kind {record['span'][0]}-{record['span'][1]} {record['kind']}"
        record["kind"] = "strike"
        write(victim, records)
        done = run("eval", CORPUS, after, *gate, check=1)
        self.assertIn(f"lost: police-college {key}, got strike", done.stderr.decode())
        self.assertIn("lower: police-college kind", done.stderr.decode())
        allowed = self.folder / "allowed.txt"
        allowed.write_text(f"# agreed\npolice-college {key}\npolice-college figure kind\n"
                           "mean figure kind\n", encoding="utf-8")
        run("eval", CORPUS, after, *gate, "--allow", allowed, check=0)
        junit = run("eval", CORPUS, after, *gate, "--format", "junit", check=1).stdout
        suites = xml.etree.ElementTree.fromstring(junit)
        names = [case.get("name") for case in suites.find("testsuite[@name='gate']")]
        self.assertIn(f"police-college {key}", names)
        self.assertEqual(len(suites), len(self.golds) + 1)

    def test_diff(self):
        before = self.damaged(1, self.folder / "before")
        self.assertEqual(run("diff", before, before, check=0).stdout.decode(),
                         "0 gained, 0 lost, 0 altered\n")
        run("diff", before, before, "--exit-code", check=0)
        run("diff", before, CORPUS, "--exit-code", check=1)
        out = run("diff", before, CORPUS, "--text", CORPUS, "--gold", CORPUS,
                  check=0).stdout.decode()
        self.assertRegex(out, r"(?m)^\+ [a-z-]+:\d+: person ")
        self.assertRegex(out, r"(?m)^~ [a-z-]+:\d+: kind other → ")
        self.assertRegex(out, r"\n[1-9]\d* better, 0 worse\n$")
        changes = json.loads(run("diff", before, CORPUS, "--format", "json", check=0).stdout)
        self.assertEqual({c["change"] for c in changes}, {"gained", "lost", "altered"})

    def test_bad_inputs_are_named(self):
        bad = self.folder / "bad.jsonl"
        gold = sorted(self.golds.values())[0]
        bad.write_bytes(gold.read_bytes().splitlines(True)[0] + b'{"id": 1}\n')
        done = run("eval", gold, bad, check=1)
        self.assertIn(b"bad.jsonl:2: id: must be a string", done.stderr)
        self.assertEqual(done.stdout, b"")
        self.assertIn(b"missing.jsonl", run("eval", gold, "missing.jsonl", check=1).stderr)
        (self.folder / "empty").mkdir()
        self.assertIn(b"has no *.jsonl", run("diff", self.folder / "empty", gold, check=1).stderr)
        archives = len(list(pathlib.Path(CORPUS).glob("*.gold.jsonl")))
        self.assertIn(f"is one text for {archives} documents".encode(),
                      run("eval", CORPUS, CORPUS, "--text", gold, check=1).stderr)
        records = read(gold)
        for record in records:
            record["offsets"] = "utf16"
        write(bad, records)
        self.assertIn(b"offsets of another unit", run("eval", gold, bad, check=1).stderr)
        self.assertIn(b"offsets in two units", run("diff", gold, bad, check=1).stderr)

    def test_usage_errors_are_2(self):
        gold = sorted(self.golds.values())[0]
        self.assertEqual(run("eval", gold).returncode, 2)
        self.assertEqual(run("eval", gold, gold, "--measure", "persons").returncode, 2)
        self.assertEqual(run("eval", gold, gold, "--errors", "many").returncode, 2)
        self.assertEqual(run("eval", gold, gold, "--update-baseline").returncode, 2)
        done = run("eval", gold, gold, "--not-in-mean", "no-such-archive", check=2)
        self.assertIn(b"no document 'no-such-archive'", done.stderr)

    def test_a_document_without_prediction_is_empty(self):
        (self.folder / "none.jsonl").write_bytes(b"")
        report = json.loads(run("eval", CORPUS, self.folder / "none.jsonl", "--format", "json",
                                check=0).stdout)
        self.assertEqual(report["mean"]["boundary"]["value"], 0)

    def test_documents_of_other_names_are_told(self):
        gold = CORPUS / "icpc-archive.gold.jsonl"
        renamed = self.folder / "renamed.jsonl"
        renamed.write_text(gold.read_text(encoding="utf-8").replace(
            '"document": "icpc-archive"', '"document": "archive"'), encoding="utf-8")
        done = run("eval", gold, renamed, check=0)
        self.assertIn(b'no record is of the gold\'s document "icpc-archive"; they are of: "archive"',
                      done.stderr)
        self.assertEqual(run("eval", gold, gold, check=0).stderr, b"")


if __name__ == "__main__":
    ANNALS = sys.argv.pop(1)
    unittest.main()
