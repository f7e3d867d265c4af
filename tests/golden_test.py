#!/usr/bin/env python3
"""The command's output of the corpus, held against what it was.

usage: golden_test.py ANNALS output|gate|blind|light [--update]

output  For each archive of corpus/, the bytes of `annals extract ARCHIVE` are those of
        tests/golden/ARCHIVE.jsonl. A difference is shown as `annals diff` tells it.
gate    `annals eval corpus … --gate tests/golden/baseline.json`: nothing that was right may be
        lost, no figure may sink, unless tests/golden/allowed.txt has it.
blind   The same of corpus/blind, but only of the means over its archives, with those of
        tests/golden/blind.json.
light   The same of the archives that tools/light_archive.py makes of corpus/light, of what is
        judged there, with tests/golden/light.json.

After a change that is meant, look at the differences, then write the files anew:

    tests/golden_test.py build/release/bin/annals output --update
    tests/golden_test.py build/release/bin/annals gate --update
    tests/golden_test.py build/release/bin/annals blind --update
    tests/golden_test.py build/release/bin/annals light --update

and commit them with the change. CI never updates.
"""
import difflib
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
GOLDEN = ROOT / "tests" / "golden"
SHOWN = 25  # lines of a difference


def extract(annals, archive):
    done = subprocess.run([annals, "extract", archive], capture_output=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{archive.name}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def extract_all(annals, corpus, folder):
    """NAME.jsonl in `folder` for each NAME.txt of `corpus`, as `annals eval` reads them."""
    for archive in corpus.glob("*.txt"):
        pathlib.Path(folder, f"{archive.stem}.jsonl").write_bytes(extract(annals, archive))


def short(lines):
    more = [f"… and {len(lines) - SHOWN} lines more"] if len(lines) > SHOWN else []
    return "\n".join(lines[:SHOWN] + more)


def difference(annals, before, after, archive):
    """Item by item; byte by byte where no item differs."""
    with tempfile.TemporaryDirectory() as folder:
        old, new = pathlib.Path(folder, "old.jsonl"), pathlib.Path(folder, "new.jsonl")
        old.write_bytes(before)
        new.write_bytes(after)
        told = subprocess.run([annals, "diff", old, new, "--text", archive, "--exit-code"],
                              capture_output=True, text=True, check=False)
    if told.returncode == 1 and told.stdout:
        return short(told.stdout.splitlines())
    for one, other in zip(before.splitlines(), after.splitlines()):
        if one != other:
            one, other = one.decode(errors="replace"), other.decode(errors="replace")
            return short(list(difflib.unified_diff(
                one.replace(',"', ',\n"').split("\n"), other.replace(',"', ',\n"').split("\n"),
                "golden", "now", lineterm="", n=1)))
    return f"{len(before)} bytes in the golden output, {len(after)} now"


def check_output(annals, update):
    failures = 0
    archives = sorted(CORPUS.glob("*.txt"))
    for archive in archives:
        golden = GOLDEN / f"{archive.stem}.jsonl"
        now = extract(annals, archive)
        if update:
            golden.write_bytes(now)
        elif not golden.exists():
            print(f"{golden.name} is missing: write it with --update")
            failures += 1
        elif golden.read_bytes() != now:
            print(f"--- {archive.stem}: the output is not the golden one")
            print(difference(annals, golden.read_bytes(), now, archive))
            failures += 1
    if failures or len(archives) < 6:
        sys.exit(f"{failures} of {len(archives)} archives differ; if that is meant: --update")


def check_gate(annals, update):
    with tempfile.TemporaryDirectory() as folder:
        extract_all(annals, CORPUS, folder)
        command = [annals, "eval", CORPUS, folder, "--text", CORPUS, "--errors", "0",
                   "--gate", GOLDEN / "baseline.json"]
        allowed = GOLDEN / "allowed.txt"
        command += ["--allow", allowed] if allowed.exists() else []
        command += ["--update-baseline"] if update else []
        sys.exit(subprocess.run(command, check=False).returncode)


def check_means(annals, corpus, baseline, judged, update):
    """The means over the archives of a folder, of the measures that `judged` takes."""
    with tempfile.TemporaryDirectory() as folder:
        extract_all(annals, corpus, folder)
        report = subprocess.run([annals, "eval", corpus, folder, "--resamples", "0", "--format", "json"],
                                capture_output=True, check=True).stdout
    now = {measure: round(figure["value"], 4)
           for measure, figure in json.loads(report)["mean"].items() if judged(measure)}
    if update:
        baseline.write_text(json.dumps(now, indent=1) + "\n")
        return
    before = json.loads(baseline.read_text())
    lower = [f"{measure} {value} -> {now.get(measure)}" for measure, value in before.items()
             if now.get(measure, -1) < value]
    if lower or len(before) != len(now):
        sys.exit(f"means over {corpus.name} that sank; if that is meant: --update\n" + "\n".join(lower))


def check_blind(annals, update):
    check_means(annals, CORPUS / "blind", GOLDEN / "blind.json",
                lambda measure: not measure.startswith("semeval.") and not measure.endswith(".role"), update)


def check_light(annals, update):
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder, "light")
        tool = [sys.executable, ROOT / "tools" / "light_archive.py", made]
        subprocess.run(tool + sorted((CORPUS / "light").glob("*.blocks.jsonl")), check=True)
        check_means(annals, made, GOLDEN / "light.json", LIGHT.__contains__, update)


LIGHT = ("boundary", "record", "where", "mode", "title", "kind", "organizer")
MODES = {"output": check_output, "gate": check_gate, "blind": check_blind, "light": check_light}


def main():
    if len(sys.argv) < 3 or sys.argv[2] not in MODES:
        sys.exit(__doc__)
    MODES[sys.argv[2]](sys.argv[1], "--update" in sys.argv[3:])


if __name__ == "__main__":
    main()
