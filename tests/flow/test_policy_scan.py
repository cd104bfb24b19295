# SPDX-License-Identifier: GPL-3.0-or-later
"""A policy analyst at work on the sample study: searching one municipality, scanning all, and what was not found."""
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from cli import BAD_INPUT, CLI, DONE, SOURCE, USAGE, Flow, run

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
    def path(self):
        return MADE["study"]

    def verb(self, verb, *arguments, expect=DONE):
        result = run(verb, self.path(), *arguments, "--json")
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


class Verdicts(Study):
    """On a copy: what a person concluded is written into it."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="duiding-flow-")
        self.addCleanup(folder.cleanup)
        self.copy = pathlib.Path(folder.name) / "kopie.duiding"
        shutil.copy(MADE["study"], self.copy)

    def path(self):
        return self.copy

    def cell(self, unit, *more):
        scan = self.scan("--search", "5 Kansrijke start", *more)
        return scan["rows"][unit]["cells"][0]

    def say(self, unit, state, *more, expect=DONE):
        return self.verb("verdict", unit, "--search", "5 Kansrijke start", "--state", state, "--initials", "NV", *more, expect=expect)

    def test_hits_that_were_read_and_none_relevant_hits_that_are_and_nothing_found(self):
        before = self.scan("--search", "5 Kansrijke start")
        waiting = [unit for unit, row in before["rows"].items() if row["cells"][0]["state"] == "to-read"]
        nothing = [unit for unit, row in before["rows"].items() if row["cells"][0]["state"] == "nothing-found"]
        self.assertGreaterEqual(len(waiting), 2)
        none, yes = waiting[:2]
        self.say(none, "none-relevant", "--note", "Alleen de naam van het programma.", "--pages", "1-3, 5", "--date", "2026-03-17")
        self.say(yes, "relevant")
        self.say(nothing[0], "nothing-found", "--note", "Gezocht en niet gevonden.")
        after = self.scan("--search", "5 Kansrijke start")
        self.assertEqual(["none-relevant", "relevant", "nothing-found"], [after["rows"][unit]["cells"][0]["state"] for unit in (none, yes, nothing[0])])
        self.assertEqual((1, 1), (after["columns"][0]["rows"]["none-relevant"], after["columns"][0]["rows"]["relevant"]))
        verdict = after["rows"][none]["cells"][0]["verdict"]
        self.assertEqual(("none-relevant", "Alleen de naam van het programma.", "NV", "1-3, 5", []),
                         tuple(verdict[key] for key in ("state", "note", "initials", "pages_read", "stale")))
        self.assertTrue(verdict["at"].startswith("2026-03-17T"))
        self.assertEqual(before["columns"][0]["query"], verdict["query"])
        self.assertEqual(before["columns"][0]["words"], verdict["words"])
        listed = {row["unit"]: row for row in self.verb("list", "verdicts")}
        self.assertEqual({none, yes, nothing[0]}, set(listed))
        self.assertEqual(len(before["rows"][none]["documents"]), len(listed[none]["documents"]))

    def test_a_verdict_is_withdrawn_undone_and_grows_stale(self):
        unit = next(unit for unit, row in self.scan("--search", "5 Kansrijke start")["rows"].items() if row["cells"][0]["state"] == "to-read")
        self.say(unit, "none-relevant")
        self.verb("save-search", "5 Kansrijke start", "kansrijk* OF prenataal", "--theme", "preventie en samenwerking", "--replace")
        self.assertEqual(["query"], self.cell(unit)["verdict"]["stale"])
        self.verb("verdict", unit, "--search", "5 Kansrijke start", "--withdraw")
        self.assertEqual((None, "to-read"), tuple(self.cell(unit)[key] for key in ("verdict", "state")))
        self.verb("verdict", unit, "--search", "5 Kansrijke start", "--withdraw", expect=BAD_INPUT)
        self.verb("undo")
        self.assertEqual("none-relevant", self.cell(unit)["state"])

    def test_a_verdict_cannot_say_what_the_scan_contradicts(self):
        states = {unit: row["cells"][0]["state"] for unit, row in self.scan("--search", "5 Kansrijke start", "--from", 2018, "--to", 2022)["rows"].items()}
        some = {state: unit for unit, state in states.items()}
        self.say(some["to-read"], "nothing-found", expect=BAD_INPUT)
        self.say(some["nothing-found"], "none-relevant", expect=BAD_INPUT)
        self.say(some["no-document"], "nothing-found", "--from", 2018, "--to", 2022, expect=BAD_INPUT)
        self.say("Nergenshuizen", "relevant", expect=BAD_INPUT)
        self.say(some["to-read"], "relevant", "--date", "2026-02-30", expect=BAD_INPUT)
        self.say(some["to-read"], "relevant", "--date", "3000-01-01", expect=BAD_INPUT)
        self.verb("verdict", some["to-read"], "--search", "5 Kansrijke start", expect=USAGE)
        self.verb("verdict", some["to-read"], "--search", "5 Kansrijke start", "--state", "relevant", expect=USAGE)
        self.verb("verdict", some["to-read"], "--state", "relevant", "--initials", "NV", expect=USAGE)

    def test_a_code_on_a_hit_is_counted_and_the_verdict_stays_a_persons(self):
        scan = self.scan("--search", "5 Kansrijke start")
        unit, cell = next((unit, row["cells"][0]) for unit, row in scan["rows"].items() if row["cells"][0]["state"] == "to-read")
        code = next(code["path"] for code in self.verb("list", "codes"))
        coded = cell["coded"]
        first = cell["first"]
        self.verb("code", first["document_guid"], first["begin"], first["end"], code)
        cell = self.cell(unit)
        self.assertEqual(("to-read", 1), (cell["state"], cell["coded"] - coded))
        self.say(unit, "relevant")
        self.assertEqual("relevant", self.cell(unit)["state"])
        self.assertEqual("relevant", self.states("--codes", code)[unit])

    def test_a_saved_search_goes_with_its_verdicts(self):
        unit = next(unit for unit, row in self.scan("--search", "5 Kansrijke start")["rows"].items() if row["cells"][0]["state"] == "to-read")
        self.say(unit, "relevant")
        self.verb("delete-search", "5 kansrijke start", "--theme", "Nergens", expect=BAD_INPUT)
        self.verb("delete-search", "5 kansrijke start")
        self.assertEqual([], self.verb("list", "verdicts"))
        self.assertEqual(4, len(self.verb("list", "searches")))
        self.verb("scan", "--search", "5 Kansrijke start", expect=BAD_INPUT)
        self.verb("undo")
        self.assertEqual("relevant", self.cell(unit)["state"])

    def test_a_table_of_contents_gives_no_findings(self):
        scan = self.scan("--query", "inleiding")
        hits = self.verb("search", "inleiding", "--kind", "policy", "--all")["total"]
        self.assertGreater(scan["columns"][0]["in_contents"], 0)
        self.assertGreater(hits, scan["columns"][0]["hits"])
        cell = scan["rows"]["Veendrecht"]["cells"][0]
        text = run("text", self.path(), cell["first"]["document"]).out
        self.assertNotIn("....", text[cell["first"]["begin"]:cell["first"]["end"]])


class Regions(Flow):
    """From a sheet with several codes in a cell to the grid."""

    template = "empty"

    def setUp(self):
        super().setUp()
        for name, text in {"Regioplan": "De regio zet in op preventie.\n", "Plan": "Preventie in de wijk.\n", "Plan Vlaanderen": "Preventie in de buurt.\n"}.items():
            self.ok("import", self.study, self.file(name + ".txt", text), "--as", "policy")

    def describe(self, table):
        self.ok("describe", self.study, self.file("lijst.csv", table))
        scan = self.json("scan", self.study, "--query", "preventie")
        return scan, {row["unit"]: row for row in scan["rows"]}

    def test_a_plan_of_two_municipalities_covers_both_and_counts_once(self):
        scan, rows = self.describe("bestand;gemeentecode\nRegioplan;GM0202;GM0203\nPlan;202\n".replace("GM0202;GM0203", '"GM0202;GM0203"'))
        self.assertEqual({"GM0202": "Arnhem", "GM0203": "Barneveld"}, {row["code"]: unit for unit, row in rows.items() if row["code"]})
        self.assertEqual({("Regioplan", True), ("Plan", False)}, {(each["document"], each["via_region"]) for each in rows["Arnhem"]["documents"]})
        self.assertEqual([("Regioplan", True)], [(each["document"], each["via_region"]) for each in rows["Barneveld"]["documents"]])
        self.assertEqual((2, 1), (rows["Arnhem"]["cells"][0]["hits"], rows["Barneveld"]["cells"][0]["hits"]))
        self.assertEqual((3, 3), (scan["columns"][0]["hits"], scan["columns"][0]["documents_with_hits"]))     # Vlaanderen has no row of its own yet
        self.assertTrue(any("1" in note and "tot" in note for note in scan["notes"]), scan["notes"])
        self.assertEqual(1, self.json("search", self.study, "preventie gemeente:GM0203", "--all")["total"])

    def test_flemish_codes_with_and_without_their_names(self):
        _, rows = self.describe('bestand;NIS-code;gemeenten\nRegioplan;"11002;44021";"Antwerpen;Gent"\nPlan Vlaanderen;44021;\n')
        self.assertEqual({"11002": "Antwerpen", "44021": "Gent"}, {row["code"]: unit for unit, row in rows.items() if row["code"]})
        self.assertEqual({("Regioplan", True), ("Plan Vlaanderen", False)}, {(each["document"], each["via_region"]) for each in rows["Gent"]["documents"]})
        self.assertEqual(2, rows["Gent"]["cells"][0]["hits"])

    def test_the_municipalities_of_a_plan_stand_under_whatever_the_column_is_called(self):
        for heading in ("Deelnemende gemeenten", "werkgebied", "Gemeenten in de regio", "participating municipalities"):
            with self.subTest(heading):
                _, rows = self.describe(f'bestand;{heading}\nRegioplan;"Arnhem, Nijmegen en Tiel"\n')
                self.assertEqual({"Arnhem", "Nijmegen", "Tiel"}, {unit for unit, row in rows.items() if row["code"]})


if __name__ == "__main__":
    unittest.main()
