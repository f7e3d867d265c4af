#!/usr/bin/env python3
"""What of the rules may be lost unseen: nothing. Each file of data/en/rules is taken out, once whole
and once without its rules (its lists, macros and weights stay); each time the specs or the gate
over corpus/ must fail and name what was lost.

usage: lost_rules_test.py BIN [FILE.toml ...]

BIN is the folder of annals, annals-image, annals-spec-tests and annals-unit-tests (which runs the
specs of records); without files all are tried.
A whole file takes away what other rules or the program ask for by name: then the compiler or the
loader names it, before any test. Exit 1 if something was lost unseen.
"""

import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "data" / "en" / "rules"
CORPUS = ROOT / "corpus"
GOLDEN = ROOT / "tests" / "golden"


def run(command, data=None):
    environment = dict(os.environ, **({"ANNALS_DATA": str(data)} if data else {}))
    done = subprocess.run([str(part) for part in command], env=environment, capture_output=True,
                          check=False)
    return done.returncode, (done.stdout + done.stderr).decode(errors="replace")


def sections(text):
    """The TOML text cut before each table's head."""
    return re.split(r"(?m)^(?=\[)", text)


def without_rules(text):
    return "".join(part for part in sections(text) if not part.startswith("[[rule]]"))


def first_loss(binaries, data):
    """What the specs or the gate say that is lost; empty: nothing."""
    status, said = run([binaries / "annals-spec-tests", "--gtest_brief=1"], data)
    if status == 2:
        return said.strip()  # it does not load
    if status == 0:
        status, said = run([binaries / "annals-unit-tests", "--gtest_brief=1",
                            "--gtest_filter=*RecordSpec*"], data)
    if status != 0:
        failed = re.findall(r"(?m)^\[  FAILED  \] (\S+)", said)
        return f"{len(set(failed))} spec cases fail, first {failed[0].rstrip(chr(44))}" if failed else ""
    predicted = data / "out"
    predicted.mkdir()
    for archive in CORPUS.glob("*.txt"):
        run([binaries / "annals", "extract", archive, "-o", predicted / f"{archive.stem}.jsonl"],
            data)
    allowed = GOLDEN / "allowed.txt"
    status, said = run([binaries / "annals", "eval", CORPUS, predicted, "--text", CORPUS,
                        "--errors", "0", "--gate", GOLDEN / "baseline.json"] +
                       (["--allow", allowed] if allowed.exists() else []), data)
    lost = [line for line in said.splitlines() if re.match(r"\s*(lost|lower)", line)]
    return f"the gate: {lost[0].strip()} (of {len(lost)})" if status != 0 and lost else ""


def lose(binaries, name, rules_only):
    """Takes the file out and tells what fails."""
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder, "rules")
        rules.mkdir()
        for path in RULES.glob("*.toml"):
            if path.name != name:
                (rules / path.name).symlink_to(path)
            elif rules_only:
                (rules / path.name).write_text(without_rules(path.read_text()))
        image = Path(folder, "annals.image")
        built = binaries.parent / "data" / "en" / "annals.image"
        status, said = run([binaries / "annals-image", folder, image, built])
        loss = said.strip() if status != 0 else first_loss(binaries, Path(folder))
        return loss.replace(f"{folder}/", "")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    binaries = Path(sys.argv[1]).resolve()
    names = [Path(name).name for name in sys.argv[2:]] or sorted(p.name for p in RULES.glob("*.toml"))
    tried = [(name, rules_only) for name in names for rules_only in (False, True)
             if not rules_only or "[[rule]]" in (RULES / name).read_text()]
    unseen = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        losses = pool.map(lambda one: lose(binaries, *one), tried)
        for (name, rules_only), loss in zip(tried, losses):
            what = f"{name}{', its rules alone' if rules_only else ''}"
            print(f"{what}: {loss.splitlines()[0][:200] if loss else 'LOST UNSEEN'}", flush=True)
            unseen += not loss
    sys.exit(f"{unseen} of {len(tried)} losses are unseen" if unseen else 0)


if __name__ == "__main__":
    main()
