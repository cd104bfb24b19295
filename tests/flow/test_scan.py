# SPDX-License-Identifier: GPL-3.0-or-later
"""The policy scan, and text that documents share."""
import unittest

from cli import BAD_INPUT, Flow

COPIED = ("Kinderen groeien kansrijk op wanneer ouders, scholen en zorgverleners elkaar op tijd weten te vinden. Daarom zetten wij in op "
          "preventie, korte lijnen, vaste gezichten en een warm welkom in iedere buurt.")

# invented municipalities
PLANS = {"Plan Aasveld": f"Onze gemeente ligt aan zee.\n\n{COPIED}\n",
         "Plan Aasveld concept": f"Dit is nog een concept.\n\n{COPIED}\n",
         "Plan Boekerdam": f"{COPIED}\n\nHet zwembad blijft open.\n",
         "Wegenplan Coldenhove": "Wij herstellen bruggen en wegen.\n",
         "Regioplan": "De regio doet aan preventie.\n"}
SHEET = """bestand;gemeente;jaar;status
Plan Aasveld.txt;Aasveld;2019;vastgesteld
Plan Aasveld concept.txt;Aasveld;2018;concept
Plan Boekerdam.txt;Boekerdam;2021;vastgesteld
Wegenplan Coldenhove.txt;Coldenhove;2020;vastgesteld
Regioplan.txt;"Boekerdam;Drechtwaard";2020;vastgesteld
"""


class Scan(Flow):
    def setUp(self):
        super().setUp()
        plans = self.folder / "beleid"
        plans.mkdir()
        for name, text in PLANS.items():
            (plans / f"{name}.txt").write_text(text, encoding="utf-8")
        sheet = self.folder / "meta.csv"
        sheet.write_text(SHEET, encoding="utf-8")
        self.any("import", self.study, plans, "--as", "policy", "--metadata", sheet)

    def any(self, verb, *arguments):
        """Findings are welcome: the municipalities are not in the list of the real ones."""
        from cli import run
        result = run(verb, *arguments)
        self.assertIn(result.code, (0, 1), result.err)
        return result

    def scan(self, *more):
        return self.json("scan", self.study, *more)

    def cells(self, scan):
        return {row["unit"]: row["cells"][0] for row in scan["rows"]}

    def test_each_municipality_says_what_was_found_and_what_was_not(self):
        scan = self.scan("--query", "preventie")
        cells = self.cells(scan)
        self.assertEqual({"Aasveld": "to-read", "Boekerdam": "to-read", "Coldenhove": "nothing-found", "Drechtwaard": "to-read"},
                         {unit: cell["state"] for unit, cell in cells.items()})
        self.assertEqual("Coldenhove", scan["rows"][0]["unit"])
        self.assertEqual((1, 2), (cells["Aasveld"]["hits"], cells["Boekerdam"]["hits"]))
        self.assertIn("preventie", scan["columns"][0]["words"])

    def test_a_copied_paragraph_and_a_regional_plan_count_once_in_the_total(self):
        scan = self.scan("--query", "preventie")
        self.assertEqual((0, 1), (self.cells(scan)["Aasveld"]["copied"], self.cells(scan)["Boekerdam"]["copied"]))
        self.assertEqual((3, 2), (scan["columns"][0]["hits"], scan["columns"][0]["hits_once"]))
        self.assertEqual(4, scan["documents"])
        self.assertTrue(self.cells(scan)["Drechtwaard"]["first"]["via_region"])

    def test_a_draft_does_not_count_beside_the_adopted_plan(self):
        aasveld = next(row for row in self.scan("--query", "preventie")["rows"] if row["unit"] == "Aasveld")
        self.assertEqual(["Plan Aasveld"], [each["document"] for each in aasveld["documents"]])
        self.assertEqual(["Plan Aasveld concept"], [each["document"] for each in aasveld["left_out"]])

    def test_the_first_passage_is_a_place_in_the_text(self):
        first = self.cells(self.scan("--query", "preventie"))["Boekerdam"]["first"]
        text = self.ok("text", self.study, first["document"]).out
        self.assertIn("preventie", text[first["begin"]:first["end"]])

    def test_a_code_as_a_column_and_a_coding_make_it_relevant(self):
        self.any("codes", self.study, "preventie")
        text = self.ok("text", self.study, "Plan Aasveld").out
        at = text.index("preventie")
        self.ok("code", self.study, "Plan Aasveld", at, at + 9, "preventie")
        cells = self.cells(self.scan("--codes", "preventie"))
        self.assertEqual(("relevant", "nothing-found"), (cells["Aasveld"]["state"], cells["Boekerdam"]["state"]))

    def test_a_period_and_other_rows(self):
        self.assertEqual("no-document", self.cells(self.scan("--query", "preventie", "--from", 2020))["Aasveld"]["state"])
        self.assertEqual(["2018", "2019", "2020", "2021"], sorted(row["unit"] for row in self.scan("--query", "preventie", "--by", "year")["rows"]))

    def test_as_a_table_for_people_and_for_programs(self):
        people = self.ok("scan", self.study, "--query", "preventie").out
        self.assertIn("Coldenhove", people)
        csv = self.ok("scan", self.study, "--query", "preventie", "--csv").out.splitlines()
        self.assertEqual("unit,column,query,state,hits", ",".join(csv[0].split(",")[:5]))
        self.assertEqual(5, len(csv))
        book = self.folder / "scan.xlsx"
        self.ok("scan", self.study, "--query", "preventie", "--xlsx", book)
        self.assertEqual(b"PK", book.read_bytes()[:2])

    def test_what_is_not_there_is_said_with_what_to_do(self):
        for arguments in ([], ["--theme", "onbekend"], ["--search", "onbekend"], ["--codes", "onbekend"], ["--query", "x", "--by", "kleur"]):
            self.assertNotEqual("", self.run_cli("scan", self.study, *arguments, expect=BAD_INPUT).err)

    def test_shared_text_names_the_source_and_the_copies(self):
        passages = self.json("shared", self.study)
        self.assertEqual([("Plan Aasveld concept", "source"), ("Plan Aasveld", "copy"), ("Plan Boekerdam", "copy")],
                         [(each["document"], each["role"]) for each in passages])
        self.assertEqual({COPIED.rstrip(".")}, {each["text"] for each in passages})
        for each in passages:
            self.assertEqual(each["text"], self.ok("text", self.study, each["document"]).out[each["begin"]:each["end"]])


if __name__ == "__main__":
    unittest.main()
