# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs duiding-cli for the flow tests, in a folder that is gone afterwards."""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["DUIDING_SOURCE"])
CLI = pathlib.Path(os.environ["DUIDING_BIN"], "duiding-cli")
DONE, FINDINGS, USAGE, BAD_INPUT, ENVIRONMENT, CANCELLED = 0, 1, 2, 3, 4, 5
DUTCH = os.environ.get("LC_ALL", "").startswith("nl")

INTERVIEW = """Interview in het wijkteam

I: Hoe verliep de overdracht?
R1: De verpleegkundige belde mij zelf. Dat gaf vertrouwen.
I: En daarna?
R1: Toen hoorde ik weken niets. De wijkteamprofessional was ziek 🙂 en niemand wist ervan.
"""


class Result:
    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout.decode("utf-8")
        self.err = done.stderr.decode("utf-8")

    def json(self):
        return json.loads(self.out)


def run(*arguments, under=(), **environment):
    """Any command line; `under` is put before it (unshare, strace …)."""
    command = [*under, str(CLI), *[str(argument) for argument in arguments]]
    return Result(subprocess.run(command, capture_output=True, timeout=120, env={**os.environ, **environment}))


class Flow(unittest.TestCase):
    """A study and a folder for each test."""

    template = "damour"

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="duiding-flow-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.study = self.folder / "wijk.duiding"
        self.ok("new", self.study, "--template", self.template, "--language", "nl")

    def run_cli(self, verb, *arguments, expect=DONE, **environment):
        result = run(verb, *arguments, **environment)
        self.assertEqual(expect, result.code, f"{verb} {arguments}\n{result.out}\n{result.err}")
        self.assertNotIn("Traceback", result.err)
        return result

    def ok(self, verb, *arguments, **environment):
        return self.run_cli(verb, *arguments, **environment)

    def json(self, verb, *arguments, expect=DONE):
        return self.run_cli(verb, *arguments, "--json", expect=expect).json()

    def refused(self, verb, *arguments, expect=BAD_INPUT):
        """Refused with something to read on standard error and nothing on standard output."""
        result = self.run_cli(verb, *arguments, expect=expect)
        self.assertTrue(result.err.startswith("duiding-cli: "), result.err)
        self.assertEqual("", result.out)
        return result.err

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def interview(self, name="Interview 1", text=INTERVIEW):
        """Imports a transcript; returns its stored text."""
        result = run("import", self.study, self.file(f"{name}.txt", text), "--as", "interview", "--json")
        self.assertIn(result.code, (DONE, FINDINGS), result.err)
        return self.ok("text", self.study, name).out

    def code(self, name, text, quote, code, *more, expect=DONE):
        begin = text.index(quote)
        return self.json("code", self.study, name, begin, begin + len(quote), code, *more, expect=expect)

    def golden(self, name, text):
        """Compares with tests/golden/flow/NAME, with GUIDs, times and folders scrubbed; DUIDING_ACCEPT=1 writes it."""
        path = SOURCE / "tests/golden/flow" / name
        scrubbed = scrub(text.replace(str(self.folder), "FOLDER"))
        if os.environ.get("DUIDING_ACCEPT"):
            path.write_text(scrubbed, encoding="utf-8")
        self.assertEqual(path.read_text(encoding="utf-8"), scrubbed)


def scrub(text):
    text = re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "GUID", text)
    return re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", "TIME", text)
