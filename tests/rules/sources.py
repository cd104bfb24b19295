# SPDX-License-Identifier: GPL-3.0-or-later
"""Licence lines, sizes, and what should not be left behind."""
import re
import unittest

import tree

CODE = (".cpp", ".h", ".py", ".cmake")
SCRIPTS = {"CMakeLists.txt", "run", "check"}
LONGEST = 500
# Asks the window again every 2 ms until a condition holds or five seconds are over: no sleep stands for an event there.
MAY_SLEEP = {"tests/ui/ui_driver.cpp"}

# The words are written in two halves, or this file would find itself.
LEFTOVERS = {
    "unfinished work": re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b"),
    "a path of one machine": re.compile(r"(^|[^\w.])/(wo" r"rk|ho" r"me/\w+)/"),
    "a package registry by name": re.compile(r"(py" r"pi\.org|npm" r"js\.|crates" r"\.io|deb" r"\.debian\.org|pythonho" r"sted)"),
    "an error swallowed": re.compile(r"catch\s*\(\.\.\.\)\s*\{\s*\}"),
    "a sleep as a synchroniser": re.compile(r"\b(sleep" r"_for|usle" r"ep|wxMilliSl" r"eep)\b"),
}


def sources():
    return [path for path in tree.files() if path.suffix in CODE or path.name in SCRIPTS]


class Sources(unittest.TestCase):
    def test_every_source_names_its_licence(self):
        self.assertEqual([], [str(path) for path in sources()
                              if "SPDX-License-Identifier: GPL-3.0-or-later" not in "\n".join(tree.lines(path)[:2])])

    def test_no_source_is_longer_than_a_person_reads(self):
        lengths = {str(path): len(tree.lines(path)) for path in tree.files(".cpp", ".h") if not path.stem.endswith("_data")}
        self.assertEqual({}, {path: length for path, length in lengths.items() if length > LONGEST})

    def test_nothing_is_left_behind(self):
        found = []
        for path in sources():
            for number, line in enumerate(tree.lines(path), 1):
                found += [f"{path}:{number}: {what}: {line.strip()}" for what, words in LEFTOVERS.items()
                          if words.search(line) and not (str(path) in MAY_SLEEP and what.startswith("a sleep"))]
        self.assertEqual([], found)

    def test_headers_are_guarded_and_say_what_they_are(self):
        wrong = []
        for path in tree.files(".h", under=("app", "core", "importers", "exporters")):
            lines = tree.lines(path)
            if "#pragma once" not in lines:
                wrong.append(f"{path}: no #pragma once")
            if len(lines) < 2 or not lines[1].startswith("// "):
                wrong.append(f"{path}: the second line should begin the header comment")
        self.assertEqual([], wrong)


if __name__ == "__main__":
    unittest.main()
