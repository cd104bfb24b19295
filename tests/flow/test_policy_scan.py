# SPDX-License-Identifier: GPL-3.0-or-later
"""A policy analyst at work on the sample study: searching one municipality, scanning all, and what was not found."""
import pathlib
import subprocess
import tempfile
import unittest

from cli import BAD_INPUT, CLI, DONE, SOURCE, run

PREVENTION = "preventi* OF voorkomen OF vroegsignalering"
MADE = {}


def setUpModule():
    MADE["folder"] = tempfile.TemporaryDirectory(prefix="duiding-flow-")
    MADE["study"] = pathlib.Path(MADE["folder"].name) / "voorbeeld.duiding"
    subprocess.run([SOURCE / "samples/build_study.sh", CLI, SOURCE / "samples/study", MADE["study"]], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)


def tearDownModule():
    MADE["folder"].cleanup()


class Study(unittest.TestCase):
    def verb(self, verb, *arguments, expect=DONE):
        result = run(verb, MADE["study"], *arguments, "--json")
        self.assertEqual(expect, result.code, result.err)
        return result.json() if result.code == DONE else None

    def scan(self, *arguments):
        result = self.verb("scan", *arguments)
        result["rows"] = {row["unit"]: row for row in result["rows"]}
        return result

    def states(self, *arguments):
        return {unit: row["cells"][0]["state"] for unit, row in self.scan(*arguments)["rows"].items()}


class Fields(Study):
    def found(self, query):
        return {hit["document"] for hit in self.verb("search", query, "--all")["hits"]}

    def test_a_search_in_one_municipality_takes_its_regional_plan_along(self):
        self.assertEqual({"Oudermeer – Evaluatie wijkteams 2017–2019", "Waterstreek – Regioplan jeugdgezondheidszorg 2021–2024"},
                         self.found("preventie gemeente:Oudermeer"))
        self.assertEqual(set(), self.found("preventie gemeente:Eikerade"))
        self.assertEqual({"Eikerade – Verordening jeugdhulp 2020"}, self.found("persoonsgegevens gemeente:Eikerade"))

    def test_years_type_status_and_any_other_property_narrow_a_search(self):
        self.assertEqual({"Veendrecht – Beleidsplan jeugd 2018–2022", "Lindehoven – Beleidsplan jeugd en gezin 2019–2023"},
                         self.found("wijkteam jaar:2018-2019 type:beleidsplan"))
        self.assertEqual({"Zandwoude – Conceptnota jeugd en gezondheid 2019"}, self.found("preventie status:concept"))
        self.assertEqual({"Waterstreek – Regioplan jeugdgezondheidszorg 2021–2024"}, self.found("wijkteam regio:Waterstreek"))
        self.assertNotIn("Veendrecht – Tussenevaluatie jeugd 2021", self.found("gemeente:Veendrecht preventie -type:evaluatie"))

    def test_a_heading_narrows_a_search_to_its_section(self):
        hits = self.verb("search", "verpleegkundige kop:samenwerking gemeente:Veendrecht", "--all")["hits"]
        self.assertEqual({"§ 3.2 Samenwerking"}, {hit["citation"].rsplit(", ", 1)[1] for hit in hits if "Beleidsplan" in hit["document"]})


class Scan(Study):
    def test_a_scan_says_of_every_municipality_what_is_known_and_what_is_not(self):
        states = self.states("--query", "spreekuur", "--from", 2018, "--to", 2022)
        self.assertEqual({"Duinharen": "unreadable", "Zandwoude": "to-read", "Eikerade": "nothing-found", "Lindehoven": "nothing-found",
                          "Merendrecht": "no-document", "Kronenveen": "no-document"},
                         {unit: states[unit] for unit in ("Duinharen", "Zandwoude", "Eikerade", "Lindehoven", "Merendrecht", "Kronenveen")})

    def test_eikerade_has_a_document_and_no_word_on_prevention(self):
        scan = self.scan("--query", PREVENTION)
        cell = scan["rows"]["Eikerade"]["cells"][0]
        self.assertEqual(("nothing-found", 0, None), (cell["state"], cell["hits"], cell["first"]))
        others = {unit: row["cells"][0]["hits"] for unit, row in scan["rows"].items() if unit != "Eikerade"}
        self.assertEqual(11, len(others))
        self.assertNotIn(0, others.values(), others)

    def test_what_could_not_be_read_is_named_with_its_page(self):
        scan = self.scan("--query", "vroegsignalering")
        [pages] = scan["unreadable_pages"]
        self.assertEqual(("Duinharen – Nota gezondheidsbeleid 2017–2020", 5, ["3"]), (pages["document"], pages["pages"], pages["unreadable"]))
        self.assertEqual("unreadable", scan["rows"]["Duinharen"]["cells"][0]["state"])
        self.assertEqual(1, scan["rows"]["Duinharen"]["unreadable"])

    def test_a_regional_plan_counts_in_three_rows_and_once_in_the_total(self):
        scan = self.scan("--query", "ouderportaal")
        via = {unit for unit, row in scan["rows"].items() if row["cells"][0]["hits"] == 1 and row["cells"][0]["first"]["via_region"]}
        self.assertEqual({"Brinkhaven", "Oudermeer", "Stroomdijk"}, via)
        self.assertEqual((1, 1), (scan["columns"][0]["hits"], scan["columns"][0]["documents_with_hits"]))

    def test_a_copied_section_counts_once_in_the_total(self):
        scan = self.scan("--query", "outreachend")
        cells = {unit: row["cells"][0] for unit, row in scan["rows"].items() if row["cells"][0]["hits"]}
        self.assertEqual({"Veendrecht": (1, 0), "Lindehoven": (1, 1)}, {unit: (cell["hits"], cell["copied"]) for unit, cell in cells.items()})
        self.assertEqual((2, 1), (scan["columns"][0]["hits"], scan["columns"][0]["hits_once"]))

    def test_a_draft_and_a_version_that_was_replaced_do_not_count_beside_what_is_in_force(self):
        rows = self.scan("--query", "besparingen")["rows"]
        self.assertEqual(0, rows["Zandwoude"]["cells"][0]["hits"])
        self.assertEqual(["Zandwoude – Conceptnota jeugd en gezondheid 2019"], [each["document"] for each in rows["Zandwoude"]["left_out"]])
        self.assertEqual(["Brinkhaven – Uitvoeringsprogramma wijkteams versie 1"], [each["document"] for each in rows["Brinkhaven"]["left_out"]])

    def test_a_plan_is_in_force_in_every_year_of_its_period(self):
        rows = self.scan("--query", "wijkteam", "--from", 2022, "--to", 2023)["rows"]
        self.assertEqual(["Lindehoven – Beleidsplan jeugd en gezin 2019–2023"], [each["document"] for each in rows["Lindehoven"]["documents"]])
        self.assertEqual(["Veendrecht – Beleidsplan jeugd 2018–2022"], [each["document"] for each in rows["Veendrecht"]["documents"]])
        self.assertEqual([], rows["Duinharen"]["documents"])

    def test_the_copied_text_is_shown_with_its_source(self):
        passages = self.verb("shared", "--document", "Veendrecht – Beleidsplan jeugd 2018–2022",
                             "--document", "Lindehoven – Beleidsplan jeugd en gezin 2019–2023")
        self.assertEqual([("source", "Veendrecht – Beleidsplan jeugd 2018–2022"), ("copy", "Lindehoven – Beleidsplan jeugd en gezin 2019–2023")],
                         [(passage["role"], passage["document"]) for passage in passages])
        self.assertGreater(min(passage["words"] for passage in passages), 200)

    def test_the_theme_of_the_study_is_a_grid_of_five_columns_in_every_state_the_program_knows(self):
        scan = self.scan("--theme", "preventie en samenwerking", "--from", 2018, "--to", 2022)
        self.assertEqual(["1 Preventie", "2 JGZ en wijkteam", "3 Overdracht", "4 Gegevens delen", "5 Kansrijke start"],
                         [column["name"] for column in scan["columns"]])
        self.assertIn('"warme overdracht"', scan["columns"][2]["query"])
        self.assertIn("jeugdgezondheidszorg", scan["columns"][1]["words"])
        self.assertEqual(12, len(scan["rows"]))
        self.assertEqual({"no-document", "unreadable", "nothing-found", "to-read"},
                         {cell["state"] for row in scan["rows"].values() for cell in row["cells"]})
        self.assertEqual(["nothing-found", "nothing-found", "nothing-found", "to-read", "nothing-found"],
                         [cell["state"] for cell in scan["rows"]["Eikerade"]["cells"]])

    def test_a_theme_that_is_not_there_is_bad_input(self):
        self.verb("scan", "--theme", "Nergens", expect=BAD_INPUT)
        self.verb("scan", expect=BAD_INPUT)

    def test_the_second_version_of_a_programme_lies_beside_the_first(self):
        rows = self.verb("compare", "Brinkhaven – Uitvoeringsprogramma wijkteams versie 1", "Brinkhaven – Uitvoeringsprogramma wijkteams versie 2")["rows"]
        changed = [(row["before"]["text"], row["after"]["text"]) for row in rows if row["change"] == "changed"]
        [goal] = [pair for pair in changed if pair[0].startswith("Een inwoner die zich meldt")]
        self.assertIn("Het doel van 75 procent is niet gehaald", goal[1])
        self.assertGreater(sum(row["change"] == "same" for row in rows), 25)


if __name__ == "__main__":
    unittest.main()
