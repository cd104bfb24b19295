# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom. CMake keeps the same order, but system headers are visible to every target, so the includes are
read here. A new room or library gets its line in one of the two tables."""
import re
import unittest

import tree

MODEL = {"core/base", "core/text", "core/model"}
EVERYTHING = MODEL | {"core/store", "core/edits", "core/index", "core/analysis", "core/drawing", "core/reports", "importers",
                      "exporters"}

# room: the other rooms it may include
ROOMS = {
    "core/base": set(),
    "core/text": {"core/base"},
    "core/model": {"core/base", "core/text"},
    "core/store": MODEL,
    "core/edits": MODEL | {"core/store"},
    "core/index": MODEL | {"core/store"},
    "core/analysis": MODEL,
    "core/drawing": MODEL,
    "core/reports": MODEL | {"core/analysis"},
    "importers": MODEL,
    "exporters": MODEL | {"core/drawing"},
    "app/common": EVERYTHING,
    "app/cli": EVERYTHING | {"app/common"},
    "app/desktop": EVERYTHING | {"app/common"},
}

# library headers: the folders that may include them
LIBRARIES = {
    r"sqlite3": ("core/store",),
    r"(xapian|pcre2)": ("core/index",),
    r"wx/": ("app/desktop",),
    r"(gtk|gdk|atk|gio|glib|at-spi)": ("app/desktop", "core/drawing"),
    r"(pango|cairo|fontconfig)": ("core/drawing", "app/desktop"),
    r"unicode/": ("core/text",),
    r"(pugixml|zip\.h|poppler|archive|expat|gumbo|md4c|readstat|tesseract|leptonica|cld2)": ("importers",),
    r"(seccomp|linux/)": ("core/base", "importers"),
    r"xlsxwriter": ("exporters",),
    r"sodium": ("core/base", "core/store"),
    r"CLI/": ("app/cli",),
    r"(unistd|spawn|fcntl|poll|pwd|sys/\w+)\.h": ("core/base", "core/store", "app/desktop/native", "importers"),
}

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')


def room_of(path):
    return next((room for room in sorted(ROOMS, key=len, reverse=True) if str(path).startswith(room + "/")), None)


def includes():
    for path in tree.files(".h", ".cpp", under=("app", "core", "importers", "exporters")):
        for number, line in enumerate(tree.lines(path), 1):
            if match := INCLUDE.match(line):
                yield path, number, match.group(1)


class Layering(unittest.TestCase):
    def test_every_source_lies_in_a_room(self):
        sources = tree.files(".h", ".cpp", under=("app", "core", "importers", "exporters"))
        self.assertTrue(sources)
        self.assertEqual([], [str(path) for path in sources if room_of(path) is None])

    def test_a_room_includes_only_rooms_below_it(self):
        wrong = []
        for path, number, header in includes():
            mine, other = room_of(path), room_of(header)
            if other and other != mine and other not in ROOMS[mine]:
                wrong.append(f"{path}:{number} includes {header}")
        self.assertEqual([], wrong)

    def test_a_library_is_met_in_its_own_room_only(self):
        wrong = []
        for path, number, header in includes():
            if room_of(header):
                continue
            for library, folders in LIBRARIES.items():
                if re.match(library, header) and not str(path).startswith(tuple(folder + "/" for folder in folders)):
                    wrong.append(f"{path}:{number} includes {header}")
        self.assertEqual([], wrong)

    def test_widgets_know_no_project(self):
        wrong = [f"{path}:{number} includes {header}" for path, number, header in includes()
                 if str(path).startswith("app/desktop/widgets/") and room_of(header) in ("core/store", "core/edits", "core/index")]
        self.assertEqual([], wrong)


if __name__ == "__main__":
    unittest.main()
