#!/usr/bin/env python3
"""TimeML as `annals dates` writes it: the golden document, and what holds of every one.

usage: timeml_test.py ANNALS [--update]

Of every text: the document is well-formed XML, its text is the text byte for byte, every TIMEX3 has
a tid of its own, a type and a value that go together, and names no element that there is not.
"""
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

ANNALS = sys.argv[1]
TESTS = pathlib.Path(__file__).resolve().parent
SAMPLE = TESTS / "timeml" / "chronicle.txt"
GOLDEN = TESTS / "timeml" / "chronicle.tml"

DAY = r"\d\d|XX"
DATE = re.compile(
    rf"(BC)?(\d{{4}}|XXXX)(-(\d\d|XX)(-({DAY}))?|-W(\d\d|XX)(-WE|-[1-7])?|-Q[1-4X]|-H[12X]"
    r"|-(SP|SU|FA|WI))?"
    r"|(BC)?\d{2,3}")
TIME = re.compile(r"(PAST|PRESENT|FUTURE)_REF|(BC)?(\d{4}-\d\d-\d\d)?T(([01]\d|2[0-4]):[0-5]\d"
                  r"|MO|MI|AF|EV|NI|DT)")
PERIOD = re.compile(r"P(\d+(\.5)?|X)([YMWDQ]|DE|CE)|PT(\d+|X)[HMS]|PX")
SET = re.compile(rf"{PERIOD.pattern}|XXXX-WXX-[1-7]|XXXX-\d\d|XXXX-(SP|SU|FA|WI)|XXXX-XX-XX")
VALUES = {"DATE": DATE, "TIME": TIME, "DURATION": PERIOD, "SET": SET}
MODS = {"BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS",
        "EQUAL_OR_MORE", "START", "MID", "END", "APPROX"}
ATTRIBUTES = {"tid", "type", "value", "mod", "quant", "freq", "temporalFunction", "anchorTimeID",
              "beginPoint", "endPoint", "functionInDocument"}
# Bytes that XML has no place for; what stands for each character of them.
LOST = {"a\x00b\x1fc\x0bd on 5 May 1920": "a�b�c�d on 5 May 1920",
        "a\uffffb\ufffe in 1920": "a�b� in 1920"}
TEXTS = [
    "", " ", "\n", "5 May 1920", "R&D <b>on 5 May 1920</b> &amp; “x” ]]> <!-- 1921 --> <![CDATA[1922]]>",
    "Tom's \"fair\" of '68 & '70", "5 May 1920\r\n6 May 1920\r7 May 1920\r\n", "\ttab 1920\t",
    "On 5&nbsp;May 1920 &lt;TIMEX3&gt; <TIMEX3 tid=\"t1\">1920</TIMEX3>",
    "😀 in May 1920 😀", "\ufeffOn 5 May 1920", "\x7f\x85\u2028 1920",
    "from 5 May 1920\nuntil Easter\n1921", "the last ten days of May 1920", "5 May–7 June 1920",
    "Q2 2015 to Q1 2017; the 5th–4th centuries BC; the 1950s–60s; 27 BC to AD 14; 2019-W07",
    "31 June 1920; 30 February; the first weekend of May 1920; the first fortnight of June 1920",
    "noon, midnight, 4 pm, 16:05 UTC, 1830 hours, half past ten, three o'clock; at 2000 hrs",
    "every year, each May, every 4 years, Mondays, daily, quarterly, twice a week, every Easter",
    "two days, 30 minutes, several years, a fortnight, five decades, half a century, an hour",
    "recently, now, some years ago, a few days later; at Easter; in May; on 5 May; the 5th",
]
failures = []


def expect(what, condition, detail=""):
    if not condition:
        failures.append(what)
        print(f"--- {what}\n{detail}")


def run(text, *arguments):
    done = subprocess.run([ANNALS, "dates", "--format", "timeml", *arguments, "-"], check=False,
                          input=text.encode(), capture_output=True)
    expect("exit 0", done.returncode == 0, f"{text[:200]!r}: {done.stderr.decode()}")
    return done.stdout


def check(text, expected=None, arguments=()):
    document = run(text, *arguments)
    expected = text if expected is None else expected
    try:
        root = ET.fromstring(document)
    except ET.ParseError as error:
        expect("well-formed XML", False, f"{text[:200]!r}: {error}")
        return
    body = root.find("TEXT")
    expect("the text, byte for byte", "".join(body.itertext()) == expected, repr(text[:300]))
    elements = list(root.iter("TIMEX3"))
    tids = [element.get("tid") for element in elements]
    expect("a tid each", all(re.fullmatch(r"t\d+", tid or "") for tid in tids), tids)
    expect("a tid of its own", len(set(tids)) == len(tids), tids)
    for element in elements:
        told = f"{ET.tostring(element).decode()} of {text[:120]!r}"
        kind, value = element.get("type"), element.get("value")
        expect("a type", kind in VALUES, told)
        expect("attributes of TIMEX3", set(element.attrib) <= ATTRIBUTES, told)
        expect("a mod of TIMEX3", element.get("mod", "START") in MODS, told)
        expect("a value of its type", kind in VALUES and VALUES[kind].fullmatch(value or ""), told)
        expect("a set says of what", kind != "SET" or "quant" in element.attrib, told)
        expect("no elements within", len(element) == 0, told)
        for reference in ("anchorTimeID", "beginPoint", "endPoint"):
            expect(f"{reference} names an element", element.get(reference, tids[0]) in tids, told)
        ends = [element.get(name) for name in ("beginPoint", "endPoint") if element.get(name)]
        expect("both ends of a duration", len(ends) in (0, 2) and (not ends or kind == "DURATION"),
               told)
        expect("words, or a point of a range", element.text or ends or element.get("anchorTimeID"),
               told)


def check_golden():
    written = run(SAMPLE.read_text(encoding="utf-8"), "--document-date", "1950-01-01")
    if "--update" in sys.argv:
        GOLDEN.write_bytes(written)
    golden = GOLDEN.read_bytes()
    expect("the golden document", written == golden, written.decode())


check_golden()
check(SAMPLE.read_text(encoding="utf-8"), arguments=("--document-date", "1950-01-01"))
for case in TEXTS:
    check(case)
for case, kept in LOST.items():
    check(case, kept)
for path in sorted((TESTS.parent / "corpus").glob("*.txt")):
    check(path.read_text(encoding="utf-8"))
# The marks of the specs are texts with brackets of their own.
for path in sorted((TESTS / "spec").glob("dates-*.spec")):
    check(path.read_text(encoding="utf-8"))
sys.exit(1 if failures else 0)
