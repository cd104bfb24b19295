# SPDX-License-Identifier: GPL-3.0-or-later
"""The word list on the command line."""
import unittest

from cli import BAD_INPUT, Flow


class Words(Flow):
    def setUp(self):
        super().setUp()
        self.interview()
        self.interview("Nota", "Het wijkteam belt. Het wijkteam belt de wijk.\n")

    def rows(self, *more):
        table = self.json("words", self.study, *more)
        names = [column["name"] for column in table["columns"]]
        return {row[names.index("folded")]: dict(zip(names, row)) for row in table["rows"]}

    def test_words_with_frequency_documents_and_dispersion(self):
        rows = self.rows()
        self.assertEqual((3, 2), (rows["wijkteam"]["frequency"], rows["wijkteam"]["documents"]))
        self.assertNotIn("r1", rows)
        self.assertNotIn("overdracht", rows)                # said by the interviewer
        self.assertIn("overdracht", self.rows("--interviewer"))
        self.assertTrue(all(0 <= row["dp"] <= 1 for row in rows.values()))

    def test_stop_lists_of_the_program_and_of_ones_own(self):
        self.assertNotIn("het", self.rows("--stop", "nl"))
        mine = self.folder / "stop.txt"
        mine.write_text("# te vaak\nWijkteam\n", encoding="utf-8")
        rows = self.rows("--stop", "nl", "--stop", mine)
        self.assertNotIn("wijkteam", rows)
        self.assertIn("belt", rows)

    def test_by_group_and_with_a_minimum(self):
        rows = self.rows("--by", "document", "--min", 2)
        self.assertEqual((2, 1), (rows["wijkteam"]["Nota"], rows["wijkteam"]["Interview 1"]))
        self.assertTrue(all(row["frequency"] >= 2 for row in rows.values()))

    def test_as_csv_as_a_workbook_and_as_an_export(self):
        self.assertTrue(self.ok("words", self.study, "--csv").out.startswith("word,folded,frequency,per_1000,documents"))
        book = self.folder / "woorden.xlsx"
        self.ok("words", self.study, "--xlsx", book)
        self.assertEqual(b"PK", book.read_bytes()[:2])
        out = self.folder / "woorden.csv"
        self.ok("export", self.study, "csv", out, "--report", "words")
        self.assertIn("wijkteam", out.read_text(encoding="utf-8-sig"))

    def test_an_unknown_group_is_bad_input_and_a_missing_list_too(self):
        self.run_cli("words", self.study, "--by", "kleur", expect=BAD_INPUT)
        self.assertNotEqual(0, self.run_any("words", self.study, "--stop", self.folder / "er-niet.txt").code)

    def run_any(self, verb, *arguments):
        from cli import run
        return run(verb, *arguments)


if __name__ == "__main__":
    unittest.main()
