# SPDX-License-Identifier: GPL-3.0-or-later
"""The README stays true: its paths exist, its package table is cmake/packages.txt, its rooms are the rooms that are built."""
import re
import unittest

import tree

TOP = tree.OURS + tree.TOP_FILES + ("LICENSE",)


def paths_in_readme():
    for quoted in re.findall(r"`([^`\n]+)`", tree.text("README.md")):
        quoted = quoted.removeprefix("./")
        if re.fullmatch(r"[\w./-]+", quoted) and quoted.split("/")[0] in TOP:
            yield quoted


def packages():
    for line in tree.lines("cmake/packages.txt"):
        if line and not line.startswith("#"):
            yield tuple(part.strip() for part in line.split("|"))


class Readme(unittest.TestCase):
    def test_every_path_exists(self):
        paths = sorted(set(paths_in_readme()))
        self.assertGreater(len(paths), 20)
        self.assertEqual([], [path for path in paths if not (tree.ROOT / path).exists()])

    def test_every_feature_has_a_place_in_the_index(self):
        rows = [line for line in tree.lines("README.md") if line.count("|") == 6 and not set(line) <= set("|-: ")]
        self.assertGreater(len(rows), 10, "the feature index: feature | core | app | format | test")
        self.assertEqual([], [row for row in rows[1:] if not row.split("|")[5].strip(" -–")], "a feature without a test")

    def test_the_package_table_is_the_list_that_is_installed(self):
        readme = tree.text("README.md")
        self.assertTrue(all(len(row) == 3 for row in packages()))
        self.assertEqual([], [row for row in packages() if f"| `{row[1]}` | {row[0]} | {row[2]} |" not in readme])

    def test_every_room_that_is_built_is_on_the_map(self):
        rooms = re.findall(r"add_subdirectory\(([\w/]+)\)", tree.text("CMakeLists.txt"))
        self.assertIn("core/base", rooms)
        self.assertEqual([], [room for room in rooms if f"`{room}`" not in tree.text("README.md")])


if __name__ == "__main__":
    unittest.main()
