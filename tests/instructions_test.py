#!/usr/bin/env python3
"""How many instructions an extraction takes, held against what it took.

usage: instructions_test.py ANNALS BUILD_FOLDER [--update]

Callgrind runs `annals extract -j 1` over the ICPC archive, and over an empty file. Counted is what
the command itself executes (our objects and the templates in them), not the libraries it links to:
"start" for the empty file, "extract" for what the archive takes more. Unlike times these are the
same on every run, so that 3 % are something: more fails, and the functions that grew are named
(10 % at the start).

They are the same only where the same compiler and libraries are: tests/instructions.json holds
their versions; where others are found, or no valgrind, nothing is judged (exit 77, "skipped").
After a change that is meant to cost what it costs:

    python3 tests/instructions_test.py build/release/bin/annals build/release --update

and commit tests/instructions.json with it. CI never updates.
"""
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
KEPT = ROOT / "tests" / "instructions.json"
ARCHIVE = ROOT / "corpus" / "icpc-archive.txt"
# Times what it took. Every word of the packs and every option of the command adds to the start.
MOST = {"start": 1.10, "extract": 1.03}
SKIPPED = 77
SHOWN = 12  # functions
LEAST = 0.002  # of the whole: functions that are kept by name


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)


def output(*command):
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def versions(annals, build):
    """Of all that the numbers depend on, but for our own files."""
    cache = (build / "CMakeCache.txt").read_text()
    kind = re.search(r"^CMAKE_BUILD_TYPE:\w+=(.*)$", cache, re.M)[1]
    flags = re.search(rf"^CMAKE_CXX_FLAGS_{kind.upper()}:\w+=(.*)$", cache, re.M)[1]
    common = re.search(r"^CMAKE_CXX_FLAGS:\w+=(.*)$", cache, re.M)[1]
    compiler = next(build.glob("CMakeFiles/*/CMakeCXXCompiler.cmake")).read_text()
    name, number = (re.search(rf"^set\(CMAKE_CXX_COMPILER_{word} \"(.*)\"\)$", compiler, re.M)[1]
                    for word in ("ID", "VERSION"))
    libraries = set()
    for path in re.findall(r"=> (/\S+)", output("ldd", annals)):
        libraries.add(pathlib.Path(path).resolve().name)
    return {
        "compiler": f"{name} {number}",
        "flags": f"{common} {flags}".strip(),
        "valgrind": output("valgrind", "--version").strip(),
        "libraries": sorted(libraries),
    }


def own_costs(profile, annals):
    """Instructions by function, of those that stand in the command itself."""
    names = {}  # of compressed names: "(12) name", later "(12)"

    def name_of(kind, text):
        number, _, name = text.partition(" ")
        if name:
            names[kind, number] = name
        return names[kind, number]

    costs = collections.Counter()
    own, function, called = False, "", False
    for line in profile.read_text().splitlines():
        key, equals, value = line.partition("=")
        if equals and key in ("ob", "cob"):
            name = name_of("ob", value)
            if key == "ob":
                own = pathlib.Path(name).name == annals.name
        elif equals and key in ("fn", "cfn"):
            name = name_of("fn", value)
            if key == "fn":
                function = name
        elif line.startswith("calls="):
            called = True  # the next line is what the callee cost
        elif re.match(r"[+\-*0-9]", line):
            if own and not called:
                costs[function] += int(line.split()[1])
            called = False
    return costs


def count(annals, text, folder):
    profile = pathlib.Path(folder, "profile")
    portable = {**os.environ, "ANNALS_SIMD": "none"}  # the same path on every processor
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", annals, "extract",
         "-j", "1", "-o", pathlib.Path(folder, "out.jsonl"), text],
        capture_output=True, check=False, text=True, env=portable)
    if done.returncode != 0:
        sys.exit(f"valgrind: exit {done.returncode}\n{done.stderr}")
    costs = own_costs(profile, annals)
    if sum(costs.values()) < 100000:
        sys.exit("counted next to nothing: is the command stripped, or in a library?")
    return costs


def measure(annals):
    with tempfile.TemporaryDirectory() as folder:
        empty = pathlib.Path(folder, "empty.txt")
        empty.write_text("")
        start = count(annals, empty, folder)
        whole = count(annals, ARCHIVE, folder)
    whole.subtract(start)
    return {"start": start, "extract": whole}


def short(function):
    """Without the template arguments and parameters."""
    while (bare := re.sub(r"<[^<>]*>|\((?!anonymous)[^()]*\)", "", function)) != function:
        function = bare
    return function


def by_function(costs):
    total = sum(costs.values())
    named = collections.Counter()
    for function, cost in costs.items():
        named[short(function)] += cost
    kept = [(f, c) for f, c in named.most_common() if c >= LEAST * total]
    return {"total": total, "functions": dict(kept)}


def growth(before, after):
    """The functions that grew most, as lines."""
    grown = []
    for function, cost in after["functions"].items():
        more = cost - before["functions"].get(function, 0)
        if more > 0:
            known = "" if function in before["functions"] else "  (new, or was below what is kept)"
            grown.append((more, f"  {more:+12,} {function}{known}"))
    return [line for _, line in sorted(grown, reverse=True)[:SHOWN]]


def main():
    arguments = [a for a in sys.argv[1:] if a != "--update"]
    if len(arguments) != 2:
        sys.exit(__doc__)
    annals, build = (pathlib.Path(a).resolve() for a in arguments)
    update = "--update" in sys.argv
    if shutil.which("valgrind") is None:
        skip("no valgrind here")
    found = versions(annals, build)
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else None
    if not update:
        if kept is None:
            skip(f"no {KEPT.name} yet")
        for key, value in found.items():
            if kept["versions"][key] != value:
                skip(f"counted with {key} {kept['versions'][key]}, here is {value}")
    costs = {job: by_function(each) for job, each in measure(annals).items()}
    if update:
        KEPT.write_text(json.dumps({"versions": found, "jobs": costs}, indent=1) + "\n")
    failed = False
    for job, after in costs.items():
        before = kept["jobs"][job] if kept else after
        ratio = after["total"] / before["total"]
        print(f"{job}: {after['total']:,} instructions, before {before['total']:,} "
              f"({100 * (ratio - 1):+.2f} %)")
        if ratio > MOST[job]:
            failed = True
            print("\n".join(growth(before, after)))
    if failed and not update:
        sys.exit("too much more. If that is what the change must cost:\n"
                 f"  python3 tests/instructions_test.py {arguments[0]} {arguments[1]} --update\n"
                 "and commit tests/instructions.json with the change.")
    # What a change saved is soon lost again if nobody writes it down.
    if kept and not update and costs["extract"]["total"] < 0.9 * kept["jobs"]["extract"]["total"]:
        print("note: much less than before: --update would keep it so")


main()
