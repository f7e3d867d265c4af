#!/usr/bin/env python3
"""The commands of the documentation, run as a reader would run them: every fenced `sh` block, in
order, in a new folder; a block before it fenced as `file:name` makes a file. What a `text` block
after the commands shows must be in their output, line by line ("…" stands for anything).

usage: docs_test.py ANNALS [unittest arguments]
"""

import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ANNALS = ""
DOCS = Path(__file__).parent.parent / "docs"
RUN = ["tutorial.md", "input.md", "dates.md"]


def blocks(path):
    """(language, content, line) of each fenced block."""
    text = path.read_text(encoding="utf-8")
    for match in re.finditer(r"^```([^\n]*)\n(.*?)^```$", text, re.S | re.M):
        yield match[1].strip(), match[2], text.count("\n", 0, match.start()) + 1


class DocsTest(unittest.TestCase):
    def test_documents(self):
        for name in RUN:
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                self.run_document(DOCS / name, Path(folder))

    def run_document(self, path, folder):
        commands = Path(folder) / ".bin"
        commands.mkdir()
        (commands / "annals").symlink_to(ANNALS)
        environment = dict(os.environ, PATH=f"{commands}:{os.environ['PATH']}",
                           ANNALS_DATA=str(Path(ANNALS).resolve().parent.parent / "data" / "en"))
        output = ""
        count = 0
        for language, content, line in blocks(path):
            if language.startswith("file:"):
                (folder / language[5:]).write_text(content, encoding="utf-8")
            elif language.startswith("sh"):
                # "sh 1": the last command exits with 1.
                expected = int(language.split()[1]) if " " in language else 0
                done = subprocess.run(["sh", "-e", "-c", content], cwd=folder, env=environment,
                                      capture_output=True, timeout=120, check=False)
                output = (done.stdout + done.stderr).decode()
                self.assertEqual(done.returncode, expected, f"{path}:{line}: {output}")
                count += 1
            elif language == "text":
                for number, shown in enumerate(content.splitlines(), line + 1):
                    pattern = ".*".join(re.escape(part) for part in shown.strip().split("…"))
                    self.assertRegex(output, pattern, f"{path}:{number}")
        self.assertGreater(count, 0, path)


if __name__ == "__main__":
    ANNALS = os.path.abspath(sys.argv.pop(1))
    unittest.main()
