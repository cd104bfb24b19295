# SPDX-License-Identifier: GPL-3.0-or-later
"""Two versions of a plan side by side."""
import unittest

from cli import BAD_INPUT, Flow

BEFORE = "Onze gemeente ligt aan zee.\nWij bieden jonge ouders vroege hulp in hun eigen buurt.\nDit vervalt geheel en al.\n"
AFTER = "Onze gemeente ligt aan zee.\nWij bieden jonge ouders snelle hulp in hun eigen buurt 🙂.\nEr komt een nieuw zwembad bij.\n"


class Compare(Flow):
    def setUp(self):
        super().setUp()
        self.interview("Plan 2018", BEFORE)
        self.interview("Plan 2022", AFTER)

    def test_rows_with_the_changed_words_of_both_sides(self):
        made = self.json("compare", self.study, "Plan 2018", "Plan 2022")
        self.assertEqual({"same": 1, "changed": 1, "added": 1, "removed": 1, "moved": 0}, made["counts"])
        row = next(row for row in made["rows"] if row["change"] == "changed")
        words = {}
        for side, name in (("before", "Plan 2018"), ("after", "Plan 2022")):
            text = self.ok("text", self.study, name).out
            self.assertEqual(row[side]["text"], text[row[side]["begin"]:row[side]["end"]])
            words[side] = [text[begin:end] for begin, end in row[side]["changed"]]
        self.assertEqual((["vroege"], ["snelle", "🙂"]), (words["before"], words["after"]))

    def test_for_people_and_as_a_table(self):
        people = self.ok("compare", self.study, "Plan 2018", "Plan 2022").out
        self.assertIn("[-vroege-]", people)
        self.assertIn("{+snelle+}", people)
        self.assertTrue(self.ok("compare", self.study, "Plan 2018", "Plan 2022", "--csv").out.startswith("change,before,after"))

    def test_an_unknown_document_is_bad_input(self):
        self.run_cli("compare", self.study, "Plan 2018", "Plan 1900", expect=BAD_INPUT)


if __name__ == "__main__":
    unittest.main()
