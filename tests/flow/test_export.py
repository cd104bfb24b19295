# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables and reports go out: what scripts rely on, and golden files where the output is text."""
import csv
import io
import unittest
import zipfile

from cli import DONE, DUTCH, USAGE, Flow, run

SCRIPT = """document\tquote\tcode\tcoder\tdirection\tmemo
Interview 1\tDe verpleegkundige belde mij zelf. Dat gaf vertrouwen.\tvertrouwen\tNoor\tfacilitating\tZij zegt "zelf"; dat is nieuw
Interview 1\tniemand wist ervan\telkaar kennen\tNoor\thindering\t
Interview 1\tToen hoorde ik weken niets.\telkaar kennen\tSem\thindering\t
Interview 1\tHoe verliep de overdracht?\tformalisering/informatie-uitwisseling\tSem\tneutral\t
"""


class Exports(Flow):
    def setUp(self):
        super().setUp()
        self.interview()
        self.ok("code", self.study, "--from", self.file("codings.tsv", SCRIPT))

    def test_retrieval_is_a_row_a_segment_with_its_source(self):
        table = self.json("analyse", self.study, "retrieval", "--code", "elkaar kennen en vertrouwen")
        names = [column["name"] for column in table["columns"]]
        self.assertLessEqual({"document", "speaker", "code", "direction", "coder", "text", "begin", "end"}, set(names))
        rows = [dict(zip(names, row)) for row in table["rows"]]
        self.assertEqual(3, len(rows))
        self.assertEqual({"R1"}, {row["speaker"] for row in rows})
        self.assertEqual(["Noor"], [row["coder"] for row in rows if row["direction"] == "facilitating"])

    def test_the_choice_of_segments_narrows_every_analysis(self):
        def count(*choice):
            return len(self.json("analyse", self.study, "retrieval", *choice)["rows"])
        self.assertEqual(4, count())
        self.assertEqual(2, count("--coder", "Noor"))
        self.assertEqual(2, count("--direction", "hindering"))
        self.assertEqual(3, count("--no-interviewer"))
        self.assertEqual(0, count("--code", "elkaar kennen en vertrouwen", "--no-sub-codes"))
        self.assertEqual(3, count("--code", "vertrouwen", "--code", "elkaar kennen"))
        self.refused("analyse", self.study, "retrieval", "--code", "geen code")
        self.refused("analyse", self.study, "retrieval", "--coder", "niemand")
        self.assertEqual(USAGE, run("analyse", self.study, "nonsense").code)

    def test_frequencies_leave_the_interviewer_out_unless_asked(self):
        def segments(*more):
            table = self.json("analyse", self.study, "frequencies", *more)
            names = [column["name"] for column in table["columns"]]
            return sum(dict(zip(names, row))["segments"] for row in table["rows"])
        self.assertEqual(3, segments())
        self.assertEqual(4, segments("--interviewer"))

    def test_tables_for_programs_are_the_same_in_every_language(self):
        self.golden("frequencies.csv", self.ok("analyse", self.study, "frequencies", "--csv").out)
        self.golden("retrieval.json", self.ok("analyse", self.study, "retrieval", "--json").out)
        self.golden("codings.csv", self.ok("list", self.study, "codings", "--csv").out)

    def test_csv_holds_the_segments_and_is_the_same_in_every_locale(self):
        out = self.folder / "segmenten.csv"
        self.ok("export", self.study, "csv", out)
        text = out.read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))
        self.assertEqual(4, len(rows))
        self.assertIn('Zij zegt "zelf"; dat is nieuw', rows[0].values() if rows[0].get("memo") else rows[1].values())

    def test_xlsx_is_a_workbook_whose_numbers_have_a_point(self):
        out = self.folder / "frequenties.xlsx"
        self.ok("export", self.study, "xlsx", out, "--report", "frequencies")
        with zipfile.ZipFile(out) as book:
            self.assertIsNone(book.testzip())
            sheet = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
        self.assertIn("<v>", sheet)
        self.assertNotRegex(sheet, r"<v>\d+,\d+</v>")

    def test_html_is_one_file_that_asks_nothing_of_the_network(self):
        out = self.folder / "segmenten.html"
        self.ok("export", self.study, "html", out)
        text = out.read_text(encoding="utf-8")
        for words in ("Dat gaf vertrouwen.", "niemand wist ervan", "Interview 1", "R1", "Noor", "▲", "▼"):
            self.assertIn(words, text)
        self.assertNotRegex(text, r'(src|href)="https?:')
        self.assertIn('lang="nl"' if DUTCH else 'lang="en"', text)

    def test_an_export_replaces_the_old_file_whole_or_leaves_it(self):
        out = self.file("uit.csv", "oud")
        self.refused("export", self.study, "geenformaat", out)
        self.assertEqual("oud", out.read_text(encoding="utf-8"))
        self.ok("export", self.study, "csv", out)
        self.assertNotEqual("oud", out.read_text(encoding="utf-8"))
        self.run_cli("export", self.study, "csv", self.folder / "geen map" / "uit.csv", expect=4)
        self.assertEqual([], [path.name for path in self.folder.iterdir() if ".new-" in path.name])

    def test_messages_are_in_the_language_of_the_user(self):
        undone = self.ok("undo", self.study).out
        self.assertTrue(undone.startswith("Ongedaan gemaakt:" if DUTCH else "Undone:"), undone)
        plain = run("undo", self.study, LC_ALL="", LANG="C.UTF-8", LANGUAGE="nl")
        self.assertEqual(DONE, plain.code)
        self.assertTrue(plain.out.startswith("Ongedaan gemaakt:"), plain.out)


if __name__ == "__main__":
    unittest.main()
