#!/usr/bin/env python3
"""A text longer than a window: the same records as of the whole, in memory that does not grow.

usage: windows_test.py ANNALS
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ANNALS = sys.argv[1]
CORPUS = pathlib.Path(__file__).resolve().parent.parent / "corpus"
WINDOW = 96 << 10
LONG = 5 * WINDOW
failures = []


def expect(what, condition, detail=""):
    if not condition:
        failures.append(what)
        print(f"--- {what}\n{detail}")


def run(*arguments, data=None, code=0):
    done = subprocess.run([ANNALS, "extract", *map(str, arguments)], input=data,
                          capture_output=True, check=False)
    expect(f"exit {code} of {arguments}", done.returncode == code,
           f"exit {done.returncode}: {done.stderr.decode()}")
    return done


def records(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def repeated(archive):
    text = archive.read_text(encoding="utf-8").rstrip("\n") + "\n\n"
    return text * (LONG // len(text.encode()) + 1)


def shape(record):
    """What a window may not change."""
    return json.dumps([record["span"], record["headings"], record["when"]])


def same_as_whole(folder):
    """Boundaries, headings and dates of every archive, as of the text in one piece."""
    for archive in sorted(CORPUS.glob("*.txt")):
        path = folder / archive.name
        path.write_bytes(repeated(archive).encode())
        whole = records(run(path))
        parts = records(run("--window", WINDOW, path))
        expect(f"{archive.stem}: numbered from 1 on", [record["id"] for record in parts]
               == [f"{archive.stem}#{i + 1}" for i in range(len(parts))])
        lost = set(map(shape, whole)) - set(map(shape, parts))
        new = set(map(shape, parts)) - set(map(shape, whole))
        expect(f"{archive.stem}: the same boundaries, headings and dates",
               not lost and not new and len(parts) > 50,
               "\n".join(["lost", *sorted(lost)[:3], "new", *sorted(new)[:3]]))


def same_from_everywhere(folder):
    """A file, standard input, any number of threads, among other files."""
    path = folder / "long.txt"
    text = repeated(CORPUS / "icpc-archive.txt").encode()
    path.write_bytes(text)
    short = CORPUS / "harbour-board.txt"
    options = ["--window", WINDOW]
    file = run(*options, path).stdout
    expect("standard input", file == run(*options, "--document", "long", "-", data=text).stdout)
    alone = run(short).stdout
    for jobs in (1, 2, 4):
        expect(f"{jobs} threads",
               run(*options, "-j", jobs, path, short).stdout == file + alone
               and run(*options, "-j", jobs, short, path).stdout == alone + file)
    header = json.loads(run(*options, "--format", "json", path).stdout)
    expect("--format json", header["records"] == [json.loads(line) for line in file.splitlines()])
    # A text that fits in one window is one extraction.
    expect("a short text", run(*options, short).stdout == alone)


def offsets(folder):
    """In every unit: a record's text is what its span holds, and so are its headings'."""
    path = folder / "units.txt"
    text = repeated(CORPUS / "university-dept.txt")
    path.write_bytes(text.encode())
    units = {"byte": (text.encode(), 1, "utf-8"), "codepoint": (text, 1, None),
             "utf16": (text.encode("utf-16-le"), 2, "utf-16-le")}
    for unit, (source, size, encoding) in units.items():
        wrong = 0
        parts = records(run("--window", WINDOW, "--offsets", unit, path))
        for record in parts:
            pairs = [(record["span"], record["text"])]
            pairs += [(heading["span"], heading["text"]) for heading in record["headings"]]
            for (begin, end), words in pairs:
                piece = source[size * begin:size * end]
                wrong += (piece.decode(encoding) if encoding else piece) != words
        expect(f"spans in {unit}", len(parts) > 100 and wrong == 0, f"{wrong} wrong")


# How an archive defines the acronym that it uses a century later.
DEFINITIONS = {
    "before": "On 3 May 1899 the Westmorland Lantern Slide Federation (WLSF) met in Kendal.",
    "quoted": 'On 3 May 1899 the Westmorland Lantern Slide Federation (the "WLSF") met in Kendal.',
    "after": "On 3 May 1899 the WLSF (Westmorland Lantern Slide Federation) met in Kendal.",
    "dashed": "On 3 May 1899 they met at the Westmorland Lantern Slide Federation – WLSF, in Kendal.",
}


def ledger(folder):
    """What the first window defines, the last one knows; what it does not define, none does."""
    filler = "".join(f"On {day} May {year} the club (founded in Leeds) met in Kendal (UK).\n\n"
                     for year in range(1900, 2000) for day in range(1, 29))
    for name, definition in {**DEFINITIONS, "none": "On 3 May 1899 they met."}.items():
        text = f"1899\n\n{definition}\n\n{filler}On 7 June 2001 the WLSF held a dinner in Kendal.\n"
        path = folder / f"{name}.txt"
        path.write_text(text)
        known = [] if name == "none" else ["Westmorland Lantern Slide Federation"]
        for window in (1 << 24, 32 << 10):
            last = records(run("--window", window, path))[-1]
            names = [one["name"] for one in last["organizations"] if one["name"] != "WLSF"]
            expect(f"an acronym defined {name} in a window of {window}", names == known, names)


def profile(folder):
    """Who served then is known in every window."""
    known = folder / "club.profile.toml"
    known.write_text('owner = "Kendal Lantern Club"\n[[person]]\nname = "Ada Zorbel"\n'
                     '[[person.role]]\ntitle = "President"\nfrom = 1900\n')
    path = folder / "club.txt"
    path.write_text("".join(f"On {day} May {year} the President opened the fair in Kendal.\n\n"
                            for year in range(1900, 1960) for day in range(1, 29)))
    parts = records(run("--profile", known, "--window", 32 << 10, path))
    named = sum([one["name"] for one in record["people"]] == ["Ada Zorbel"] for record in parts)
    expect("a profile's people", len(parts) == 1680 and named == len(parts),
           f"{named} of {len(parts)}")


def bad_bytes(folder):
    """Told by line and offset, whichever window they stand in."""
    line = b"On 5 May 1990 the club met in Kendal.\n\n"
    text = line * 4000
    at = len(line) * 3500 + 10
    path = folder / "bad.txt"
    path.write_bytes(text[:at] + b"\xff" + text[at + 1:])
    done = run("--window", 32 << 10, path, code=1)
    expect("an invalid byte",
           f"bad.txt:7001:11: invalid UTF-8 byte 0xff at byte offset {at};" in done.stderr.decode(),
           done.stderr.decode())
    done = run("--lossy", "--window", 32 << 10, path)
    expect("--lossy", f"1 invalid bytes read as U+FFFD, the first at byte offset {at}"
           in done.stderr.decode() and len(records(done)) == 4000, done.stderr.decode())


def no_place_to_cut(folder):
    """A line, and a word, longer than a window."""
    for name, text in (("line", "On 5 May 1990 the club met. " * 8000), ("word", "a" * 300_000),
                       ("blank", " " * 300_000), ("wide", "日" * 100_000)):
        path = folder / f"{name}.txt"
        path.write_text(text)
        parts = records(run("--window", 32 << 10, path))
        expect(f"a long {name}", bool(parts) == (name == "line"), f"{len(parts)} records")
        spans = [record["span"] for record in parts]
        expect(f"a long {name}: spans in order",
               all(one[1] <= other[0] for one, other in zip(spans, spans[1:])))


# In a small process: a child's peak is at least what its parent held when it began.
PEAK = """
import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
child.returncode = os.waitstatus_to_exitcode(status)
print(usage.ru_maxrss * 1024 if child.returncode == 0 else 0)
"""


def peak(path, window):
    done = subprocess.run([sys.executable, "-c", PEAK, ANNALS, "extract", "--window", str(window),
                           path], capture_output=True, check=True)
    return int(done.stdout)


def memory(folder):
    """Sixteen times the text, as much memory; and a text in one piece does need more."""
    window = 512 << 10
    text = repeated(CORPUS / "icpc-archive.txt").encode()
    peaks = []
    for times in (4, 64):
        path = folder / f"peak-{times}.txt"
        path.write_bytes((text * (window // len(text) + 1))[:window] * times)
        peaks.append(peak(path, window))
    whole = peak(path, 1 << 30)
    expect("memory does not grow with the text", 0 < peaks[1] < 1.1 * peaks[0] < 0.8 * whole,
           f"{peaks[0]} and {peaks[1]} bytes; in one piece {whole}")


def main():
    with tempfile.TemporaryDirectory() as name:
        for test in (same_as_whole, same_from_everywhere, offsets, ledger, profile,
                     bad_bytes, no_place_to_cut, memory):
            folder = pathlib.Path(name, test.__name__)
            folder.mkdir()
            test(folder)
    if failures:
        sys.exit(f"{len(failures)} failures: {failures}")


if __name__ == "__main__":
    main()
