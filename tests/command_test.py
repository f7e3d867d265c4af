#!/usr/bin/env python3
"""The command as a user meets it: inputs, outputs, errors, exit codes.

usage: command_test.py ANNALS [unittest arguments]   (ANNALS: the built command)
"""

import json
import os
import resource
import signal
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ANNALS = ""
TEXT = "2018\nOn July 4 and 5, the Harbour Choir sang in Tunis.\n"


def run(*arguments, stdin=b"", env=None, check=None):
    if isinstance(stdin, str):
        stdin = stdin.encode()
    environment = dict(os.environ, **(env or {}))
    done = subprocess.run([ANNALS, *map(str, arguments)], input=stdin, capture_output=True,
                          env=environment, timeout=120, check=False)
    if check is not None and done.returncode != check:
        raise AssertionError(f"exit {done.returncode}, not {check}: {done.stderr.decode()}")
    return done


def records(done):
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


class CommandTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    # --- help and usage ---

    def test_help_and_version(self):
        self.assertRegex(run("--version", check=0).stdout.decode(), r"^annals \d+\.\d+\.\d+")
        for command in ("extract", "annotate", "show", "eval"):
            text = run(command, "--help", check=0).stdout.decode()
            self.assertIn("Example", text, command)
            self.assertIn("Exit codes", text, command)

    def test_usage_errors_are_2(self):
        self.assertEqual(run().returncode, 2)
        done = run("no-such-command")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"no subcommand 'no-such-command'", done.stderr)
        self.assertEqual(run("extract", "--no-such-option").returncode, 2)
        self.assertEqual(run("extract", "--offsets", "words").returncode, 2)
        done = run("extract", "--document-date", "2018-13-01", stdin=TEXT)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"2018-13-01", done.stderr)

    def test_two_inputs_of_one_name(self):
        (self.folder / "other").mkdir()
        a, b = self.file("a.txt", TEXT), self.file("other/a.txt", TEXT)
        done = run("extract", a, b)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stdout, b"")
        self.assertIn(b"'a'", done.stderr)

    # --- inputs ---

    def test_markup(self):
        page = "<h2>2018</h2><ul><li>On <b>July 4 and 5</b>, the Ch&oelig;ur sang in Tunis.</ul>"
        path = self.file("page.html", page)
        for form in ("html", "auto"):
            [record] = records(run("extract", "--input", form, path, check=0))
            self.assertEqual(record["text"], "On July 4 and 5, the Chœur sang in Tunis.")
            self.assertEqual(record["when"]["edtf"], "2018-07-04/2018-07-05")
            begin, end = record["dates"][0]["span"]
            self.assertEqual(page[begin:end], "July 4 and 5")
        [units] = records(run("extract", "--input", "html", "--offsets", "utf16", path, check=0))
        self.assertEqual(units["span"], record["span"])  # the page is ASCII
        [dates] = records(run("dates", "--input", "html", path, check=0))
        self.assertEqual([date["text"] for date in dates["mentions"]], ["2018", "July 4 and 5"])
        notes = self.file("notes.md", "# 2018\n\n- **July 4 and 5**: the [choir](x) sang in Tunis.\n")
        [record] = records(run("extract", "--input", "markdown", notes, check=0))
        self.assertEqual(record["text"], "- July 4 and 5: the choir sang in Tunis.")
        self.assertEqual(run("extract", "--input", "rtf", path).returncode, 2)
        bad = run("extract", "--input", "html", self.file("bad.html", b"<p>\xe9</p>"))
        self.assertEqual(bad.returncode, 1)
        self.assertIn(b"bad.html:1:4: invalid UTF-8", bad.stderr)

    def test_auto_tells_what_it_took(self):
        for name, text, form in (("a.txt", TEXT, "plain text"),
                                 ("b.md", "# 2018\n\n" + TEXT, "Markdown"),
                                 ("c.html", "<!doctype html><p>" + TEXT, "HTML")):
            path = self.file(name, text)
            done = run("extract", "--input", "auto", path, check=0)
            self.assertEqual(done.stderr.decode(), f"annals: {path}: read as {form}\n")
        done = run("extract", path, check=0)
        self.assertEqual(done.stderr.decode(), f"annals: {path}: warning: read as plain text, but it "
                         "is an HTML page; say --input html\n")
        odd = self.file("odd.txt", "<h1> was tagged on 4 May 2018: " + TEXT)
        self.assertEqual(run("extract", odd, check=0).stderr, b"")

    def test_a_page_names_its_encoding(self):
        meta = '<meta http-equiv=content-type content="text/html; charset=windows-1252">'
        page = "<html><head>%s</head><p>On July 4, 2018 the C\u0153ur sang in Tunis.</html>"
        for tag in ('<meta charset="windows-1252">', meta):
            path = self.file("page.html", (page % tag).encode("windows-1252"))
            done = run("extract", "--input", "html", path, check=0)
            [record] = records(done)
            self.assertEqual(record["text"], "On July 4, 2018 the C\u0153ur sang in Tunis.")
            self.assertEqual(record["encoding"], "windows-1252")
            self.assertIn(b"read as windows-1252", done.stderr)
        # What is UTF-8 is read as such, whatever the page says.
        done = run("extract", "--input", "html", self.file("page.html", page % meta), check=0)
        self.assertNotIn("encoding", records(done)[0])
        self.assertEqual(records(done)[0]["text"], "On July 4, 2018 the C\u0153ur sang in Tunis.")
        none = self.file("none.html", (page % "").encode("windows-1252"))
        self.assertEqual(run("extract", "--input", "html", none).returncode, 1)

    def test_markdown_front_matter(self):
        head = "---\ntitle: News of 5 May 1999\ntags: [a]\n---\n"
        body = "# 2018\n\n" + TEXT
        [plain] = records(run("extract", "--input", "markdown", stdin=body, check=0))
        [record] = records(run("extract", "--input", "markdown", stdin=head + body, check=0))
        self.assertEqual(record["text"], plain["text"])
        self.assertEqual(record["span"][0], plain["span"][0] + len(head))
        # A rule is no front matter.
        rule = "---\nOn 5 May 1999 we met in Oslo.\n\n---\n\n" + TEXT
        done = run("extract", "--input", "markdown", stdin=rule, check=0)
        self.assertEqual(len(records(done)), 2)

    def test_json_lines_name_their_markup(self):
        page = "<p>On <b>July 4, 2018</b> we met in Tunis.</p>"
        lines = [{"id": "a", "text": page, "input": "html"}, {"id": "b", "text": page},
                 {"id": "c", "text": page, "input": "rtf"}]
        done = run("extract", "--input", "jsonl",
                   stdin="".join(json.dumps(line) + "\n" for line in lines))
        self.assertEqual(done.returncode, 1)
        self.assertIn(b'stdin:3: "input" is none of text, markdown, html, auto: rtf', done.stderr)
        marked, plain = records(done)
        self.assertEqual(marked["text"], "On July 4, 2018 we met in Tunis.")
        self.assertIn("<b>", plain["text"])

    def test_standard_input_and_files_agree(self):
        path = self.file("stdin.txt", TEXT)
        from_stdin = run("extract", stdin=TEXT, check=0)
        self.assertEqual(from_stdin.stdout, run("extract", path, check=0).stdout)
        [record] = records(from_stdin)
        self.assertEqual(record["id"], "stdin#1")
        self.assertEqual(record["when"]["start"], "2018-07-04")

    def test_document_options(self):
        done = run("extract", "--document", "choir", "--no-text", stdin=TEXT, check=0)
        [record] = records(done)
        self.assertEqual(record["id"], "choir#1")
        self.assertNotIn("text", record)

    def test_json_lines_keep_their_order(self):
        lines = [{"id": f"d{i}", "text": TEXT.replace("2018", str(1900 + i))} for i in range(100)]
        stdin = "".join(json.dumps(line) + "\n" for line in lines)
        one = run("extract", "--input", "jsonl", stdin=stdin, check=0)
        many = run("extract", "--input", "jsonl", "-j", "4", stdin=stdin, check=0)
        self.assertEqual(one.stdout, many.stdout)
        self.assertEqual([r["id"] for r in records(one)], [f"d{i}#1" for i in range(100)])

    def test_bad_json_line_is_named(self):
        path = self.file("in.jsonl", '{"id":"a","text":"On July 4, 2018 we met in Tunis."}\n'
                         '\n{"id":"b"}\nnot json\n{"id":"c","text":"On May 2, 2019 we met in Oslo."}\n')
        done = run("extract", "--input", "jsonl", path)
        self.assertEqual(done.returncode, 1)
        self.assertIn(f"{path}:3: ".encode(), done.stderr)
        self.assertIn(f"{path}:4: ".encode(), done.stderr)
        self.assertEqual([r["document"] for r in records(done)], ["a", "c"])

    def test_an_id_given_twice_is_named(self):
        line = json.dumps({"id": "a", "text": "On May 2, 2019 we met in Oslo."}) + "\n"
        other = line.replace('"a"', '"b"')
        path = self.file("in.jsonl", line + other + line)
        for jobs in ("1", "3"):
            done = run("extract", "--input", "jsonl", "-j", jobs, path, check=1)
            self.assertIn(f'{path}:3: the id "a" was given in {path}:1'.encode(), done.stderr)
            self.assertEqual(len(records(done)), 3)  # nothing is lost
        self.assertEqual(run("extract", "--input", "jsonl", stdin=line + other, check=0).stderr, b"")

    def test_json_lines_say_what_is_wrong(self):
        for line, problem in (('{"id": "a",, "text": "x"}', "broken at its byte 12"),
                              ('{"id": 3, "text": "x"}', '"id" is no string'),
                              ('["a"]', "not a JSON object"),
                              ('{"id": "a", "text": null}', 'no "text"'),
                              ('{"id": "a", "text": "x", "date": "2018-02-30"}', "2018-02-30")):
            done = run("extract", "--input", "jsonl", stdin=line, check=1)
            self.assertIn(f"stdin:1: ", done.stderr.decode())
            self.assertIn(problem, done.stderr.decode())

    def test_byte_order_marks(self):
        text = "2018\nOn July 4, the caf\u00e9 opened in Tunis.\n"
        for mark, name in (("utf-16", "utf-16"), ("utf-32", "utf-32")):
            path = self.file("w.txt", text.encode(mark))
            done = run("extract", path, check=0)
            [record] = records(done)
            self.assertEqual(record["text"], "On July 4, the caf\u00e9 opened in Tunis.")
            self.assertEqual(record["encoding"], name)
            self.assertIn(b"its byte order mark names", done.stderr)
        for encoding in ("utf-16-le", "utf-16-be"):
            done = run("extract", self.file("w.txt", text.encode(encoding)))
            self.assertIn(f"--encoding {encoding.replace('16-', '16')}".encode(), done.stderr)
        self.assertEqual(run("extract", self.file("w.txt", "a\0b\n" + TEXT), check=0).stderr, b"")

    def test_missing_folder_unreadable(self):
        good = self.file("good.txt", TEXT)
        done = run("extract", self.folder / "none.txt", self.folder, good)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"none.txt: ", done.stderr)
        self.assertIn(b"folder", done.stderr)
        self.assertEqual(len(records(done)), 1)

    def test_invalid_utf8(self):
        good, bad = self.file("good.txt", TEXT), self.file("bad.txt", b"2018\nOn \xff July 4\n")
        done = run("extract", bad, good)
        self.assertEqual(done.returncode, 1)
        self.assertIn(f"{bad}:2:4: ".encode(), done.stderr)
        self.assertIn(b"byte offset 8", done.stderr)
        self.assertEqual([r["document"] for r in records(done)], ["good"])
        lossy = run("extract", "--lossy", bad, check=0)
        self.assertIn(b"warning", lossy.stderr)

    def test_encoding(self):
        path = self.file("w.txt", "2018\nOn July 4, the café “Étoile” opened in Tunis.\n"
                         .encode("windows-1252"))
        [record] = records(run("extract", "--encoding", "windows-1252", path, check=0))
        self.assertEqual(record["encoding"], "windows-1252")
        self.assertIn("café “Étoile”", record["text"])
        self.assertEqual(run("extract", "--encoding", "no-such", path).returncode, 1)

    def test_empty_and_odd_texts(self):
        self.assertEqual(run("extract", check=0).stdout, b"")
        for odd in ("\ufeff" + TEXT, TEXT.replace("\n", "\r\n"), TEXT.replace("\n", "\r"),
                    "a\0b\n" + TEXT, TEXT.replace(" ", "\u00a0"), "\u200b" + TEXT, "((((\n" * 1000,
                    "\t\t\n\n", "# " * 1000, "\"" * 999):
            for command in ("extract", "annotate"):
                done = run(command, stdin=odd, check=0)
                for line in records(done):
                    self.check_spans(line, odd.encode())

    def check_spans(self, value, text):
        if isinstance(value, dict):
            if "span" in value and isinstance(value.get("text"), str):
                begin, end = value["span"]
                self.assertEqual(text[begin:end].decode(), value["text"])
            for inner in value.values():
                self.check_spans(inner, text)
        elif isinstance(value, list):
            for inner in value:
                self.check_spans(inner, text)

    def test_offsets_in_three_units(self):
        text = "2018\n\U0001F30D Zoë: on July 4, the Harbour Choir sang in Tunis.\n"
        for unit, cut in (("byte", lambda b, e: text.encode()[b:e].decode()),
                          ("codepoint", lambda b, e: text[b:e]),
                          ("utf16", lambda b, e: text.encode("utf-16-le")[2 * b:2 * e]
                           .decode("utf-16-le"))):
            [record] = records(run("extract", "--offsets", unit, stdin=text, check=0))
            self.assertEqual(record["offsets"], unit)
            for date in record["dates"]:
                self.assertEqual(cut(*date["span"]), date["text"])
            self.assertTrue(record["dates"])

    # --- outputs ---

    def test_output_file_is_whole_or_absent(self):
        out = self.folder / "out.jsonl"
        run("extract", "-o", out, stdin=TEXT, check=0)
        self.assertEqual(len(out.read_text().splitlines()), 1)
        before = out.read_bytes()
        bad = self.file("bad.txt", b"\xff")
        self.assertEqual(run("extract", "-o", out, bad).returncode, 1)
        self.assertEqual(out.read_bytes(), before)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["bad.txt", "out.jsonl"])
        self.assertEqual(run("extract", "-o", self.folder / "no" / "x", stdin=TEXT).returncode, 1)

    def test_an_output_keeps_what_it_is(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
            run("extract", "-o", pipe, stdin=TEXT, check=0)
            self.assertEqual(len(reader.communicate(timeout=60)[0].splitlines()), 1)
        self.assertTrue(stat.S_ISFIFO(pipe.stat().st_mode))
        target = self.file("target.jsonl", "old")
        target.chmod(0o600)
        link = self.folder / "link.jsonl"
        link.symlink_to(target)
        run("extract", "-o", link, stdin=TEXT, check=0)
        self.assertTrue(link.is_symlink())
        self.assertEqual(len(target.read_text().splitlines()), 1)
        self.assertEqual(stat.S_IMODE(target.stat().st_mode), 0o600)
        new = self.folder / "new.jsonl"
        subprocess.run(f"umask 077; exec '{ANNALS}' extract -o '{new}'", shell=True, check=True,
                       input=TEXT.encode())
        self.assertEqual(stat.S_IMODE(new.stat().st_mode), 0o600)
        done = run("extract", "-o", self.folder, stdin=TEXT, check=1)
        self.assertIn(b"is a folder", done.stderr)
        done = run("extract", "-o", self.folder / "no" / "x", stdin=TEXT, check=1)
        self.assertIn(b"make its folder first", done.stderr)

    def test_show_reads_both_formats_and_obeys_no_control_characters(self):
        text = TEXT.replace("sang", "s\x1b[31mang\r")
        lines = run("extract", stdin=text, check=0).stdout
        table = run("show", stdin=lines, check=0).stdout
        self.assertNotIn(b"\x1b", table)
        self.assertNotIn(b"\r", table)
        whole = run("extract", "--format", "json", stdin=text, check=0).stdout
        self.assertEqual(run("show", stdin=whole, check=0).stdout, table)
        self.assertEqual(run("show", self.file("r.json", whole), check=0).stdout, table)
        done = run("show", self.folder, check=1)
        self.assertIn(b"is a folder", done.stderr)
        done = run("show", stdin=run("annotate", stdin=text, check=0).stdout, check=1)
        self.assertIn(b"stdin:1: ", done.stderr)

    def test_json_format_has_a_header(self):
        whole = json.loads(run("extract", "--format", "json", stdin=TEXT, check=0).stdout)
        self.assertEqual(set(whole["annals"]), {"version", "schema", "data"})
        self.assertEqual(whole["records"], records(run("extract", stdin=TEXT, check=0)))
        self.assertEqual(json.loads(run("extract", "--format", "json", check=0).stdout)["records"], [])

    def test_closed_pipe_is_quiet(self):
        lines = "".join(json.dumps({"id": f"d{i}", "text": TEXT}) + "\n" for i in range(20000))
        path = self.file("many.jsonl", lines)
        with subprocess.Popen([ANNALS, "extract", "--input", "jsonl", path],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.readline()
            process.stdout.close()
            self.assertEqual(process.stderr.read(), b"")
            self.assertEqual(process.wait(60), 1)

    def test_full_disk_is_an_error(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([ANNALS, "extract"], input=TEXT.encode(), stdout=full,
                                  stderr=subprocess.PIPE, timeout=60, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"No space left", done.stderr)

    # --- data ---

    def test_broken_data_stops_before_input(self):
        done = run("extract", "--data", self.folder, stdin=TEXT)
        self.assertEqual(done.returncode, 1)
        self.assertIn(str(self.folder).encode(), done.stderr)
        self.assertEqual(run("extract", env={"ANNALS_DATA": str(self.folder)}).returncode, 1)
        rules = self.file("rules.toml", '[[rule]]\nid = "x"\nkind = "date"\npattern = "(("\n')
        done = run("extract", "--rules", rules, stdin=TEXT)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr.decode(), r"rules\.toml:\d+:\d+: ")
        table = self.file("names.tsv", "id\tname\ttype\nx\tSomewhere\tno-such-type\n")
        done = run("extract", "--gazetteer", table, stdin=TEXT)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr.decode(), r"names\.tsv:2:\d+: ")

    # --- size ---

    def test_big_inputs_are_linear(self):
        """A long line, a million headings: done, in time, within memory."""

        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))

        long_line = self.file("line.txt", "On 4 May 2018 the choir sang in Oslo. " * 270000)
        headings = self.file("headings.txt", "2018\n" * 1000000)
        for path in (long_line, headings):
            with open(os.devnull, "wb") as null:
                done = subprocess.run([ANNALS, "extract", "--no-text", path], stdout=null,
                                      stderr=subprocess.PIPE, timeout=100, preexec_fn=limit,
                                      check=False)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_memory_does_not_grow_with_the_documents(self):
        """8 MB of documents of 20 KB each take no more than a batch of them and the data."""
        corpus = Path(__file__).resolve().parent.parent / "corpus"
        text = "\n".join(p.read_text(encoding="utf8") for p in sorted(corpus.glob("*.txt")))
        path = self.folder / "many.jsonl"
        with open(path, "w", encoding="utf8") as file:
            for i in range(8 * 1024 // 20):
                begin = i * 7919 % (len(text) - 20000)
                line = {"id": f"d{i}", "text": text[begin:begin + 20000]}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        image = Path(ANNALS).resolve().parent.parent / "data" / "en" / "annals.image"
        data = image.stat().st_size // (1024 * 1024)  # mapped, and read nearly all over
        for jobs, most in ((1, data + 24), (2, data + 56)):
            command = [ANNALS, "extract", "--input", "jsonl", "-j", str(jobs), str(path)]
            with open(os.devnull, "wb") as null:
                process = subprocess.Popen(command, stdout=null)
                _, status, usage = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(process.returncode, 0)
            self.assertLess(usage.ru_maxrss, most * 1024, f"-j {jobs}")  # kilobytes


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    ANNALS = os.path.abspath(sys.argv.pop(1))
    unittest.main()
