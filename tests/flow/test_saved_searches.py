# SPDX-License-Identifier: GPL-3.0-or-later
"""What a study keeps of its searches: saved searches and their runs, synonyms, dictionaries, and coding that remembers."""
import contextlib
import csv
import io
import sqlite3
import unittest

from cli import FINDINGS, SOURCE, USAGE, Flow

PLAN = "De gemeente zet in op preventie.\nHet wijkteam en de JGZ werken samen aan preventie.\nHet sociaal wijkteam belt.\n"


class SavedSearches(Flow):
    def setUp(self):
        super().setUp()
        self.interview()
        self.interview("Plan", PLAN)

    def save(self, name, query, *more):
        return self.json("save-search", self.study, name, query, *more)

    def test_a_saved_search_is_listed_run_and_compared_with_the_run_before(self):
        self.save("Preventie", "preventie", "--theme", "Zorg", "--unit", "sentence", "--exclude", "Preventiefonds")
        self.save("Wijkteam", "wijkteam", "--theme", "Zorg", "--kind", "policy")
        first, second = self.json("run-searches", self.study, "zorg")
        self.assertEqual(("Preventie", "Zorg", 2, 1, 2, None, None),
                         tuple(first[key] for key in ("name", "theme", "documents_searched", "documents", "hits", "hits_before", "change")))
        self.assertEqual(0, second["documents_searched"])
        self.interview("Later", "Meer preventie.\n")
        first, _ = self.json("run-searches", self.study)
        self.assertEqual((3, 2, 1), (first["hits"], first["hits_before"], first["change"]))
        runs = [run for run in self.json("list", self.study, "runs") if run["name"] == "Preventie"]
        self.assertEqual([(2, None, 2), (3, 2, 3)], [(run["hits"], run["hits_before"], run["documents_searched"]) for run in runs])
        self.assertEqual(["preventie"], runs[0]["words"])
        kept = self.json("list", self.study, "searches")[0]
        self.assertEqual(("Preventie", "preventie", "unit=sentence", ["preventiefonds"], 2, 3),
                         tuple(kept[key] for key in ("name", "query", "options", "rejected", "runs", "hits")))
        self.ok("verify", self.study)

    def test_runs_are_one_step_and_a_dry_run_keeps_none(self):
        self.save("Preventie", "preventie")
        self.json("run-searches", self.study, "--dry-run")
        self.assertEqual([], self.json("list", self.study, "runs"))
        self.json("run-searches", self.study)
        self.assertEqual(1, len(self.json("list", self.study, "runs")))
        self.ok("undo", self.study)
        self.assertEqual([], self.json("list", self.study, "runs"))
        self.refused("run-searches", self.study, "Onbekend")

    def test_a_name_is_taken_once_and_replaced_when_asked(self):
        self.save("Preventie", "preventie")
        self.refused("save-search", self.study, "PREVENTIE", "iets")
        self.refused("save-search", self.study, "Krom", "AND")
        self.save("preventie", "preventie OF voorkomen", "--replace")
        [kept] = self.json("list", self.study, "searches")
        self.assertEqual(("preventie", "preventie OF voorkomen"), (kept["name"], kept["query"]))

    def test_synonyms_are_added_listed_and_removed(self):
        self.json("synonyms", self.study, "add", "mee", "meedenkteam", "team van meedenkers", "--language", "nl")
        before = self.json("list", self.study, "synonyms")
        self.assertIn((["mee", "meedenkteam", "team van meedenkers"], "nl"), [(kept["words"], kept["language"]) for kept in before])
        self.assertEqual(FINDINGS, self.run_cli("synonyms", self.study, "add", "MEE", "Meedenkteam", "--language", "nl", expect=FINDINGS).code)
        self.refused("synonyms", self.study, "add", "alleen")
        self.refused("synonyms", self.study, "remove", "onbekendwoord")
        self.json("synonyms", self.study, "remove", "Meedenkteam")
        self.assertEqual(len(before) - 1, len(self.json("list", self.study, "synonyms")))

    def test_a_dictionary_goes_out_and_comes_in_as_the_same_searches(self):
        for name, query in (("Preventie", 'preventie OF "vroeg erbij"'), ("Getal", "1,5"), ("Tekens", "=SOM AND ja; nee"), ("Ja", "ja")):
            self.save(name, query, "--theme", "Zorg; en meer", "--exclude", "wijk", "--exclude", "team", "--unit", "sentence", "--kind", "policy",
                      "--kind", "note")
        fields = ("name", "theme", "query", "options", "rejected")
        before = [{key: row[key] for key in fields} for row in self.json("list", self.study, "searches")]
        out = self.folder / "zorg.csv"
        self.assertEqual(4, self.json("dictionary", self.study, "export", out)["rows"])
        self.assertTrue(out.read_bytes().startswith(b"\xef\xbb\xbftheme,name,query,options,rejected_words\r\n"))
        self.assertFalse(self.json("dictionary", self.study, "import", out)["changed"])
        other = self.folder / "ander.duiding"
        self.ok("new", other, "--template", "empty")
        self.assertEqual(4, self.json("dictionary", other, "import", out)["taken"])
        after = [{key: row[key] for key in fields} for row in self.json("list", other, "searches")]
        self.assertEqual(before, after)
        self.ok("undo", other)
        self.assertEqual([], self.json("list", other, "searches"))
        book = self.folder / "zorg.xlsx"
        self.json("dictionary", self.study, "export", book, "--theme", "zorg; en meer")
        self.json("dictionary", other, "import", book)
        self.assertEqual(before, [{key: row[key] for key in fields} for row in self.json("list", other, "searches")])

    def test_a_bad_row_is_explained_with_its_number_and_nothing_is_half_taken(self):
        table = self.folder / "fout.csv"
        table.write_text("Thema;Naam;Zoekvraag;Opties\nZorg;Goed;wijk*;\nZorg;Krom;AND wijk;\nZorg;Goed;team;\n;;;\nZorg;Raar;wijk;kleur=rood\nZorg;Leeg;;\n", "utf-8")
        result = self.run_cli("dictionary", self.study, "import", table, "--json", expect=FINDINGS).json()
        self.assertEqual((0, 4), (result["taken"], result["refused"]))
        told = " ".join(finding["where"] + " " + finding["message"] for finding in result["findings"])
        for row in ("row 3", "Row 4", "row 6", "Row 7"):
            self.assertIn(row, told)
        self.assertEqual([], self.json("list", self.study, "searches"))
        result = self.run_cli("dictionary", self.study, "import", table, "--skip-bad-rows", "--json", expect=FINDINGS).json()
        self.assertEqual(1, result["taken"])
        [kept] = self.json("list", self.study, "searches")
        self.assertEqual(("Zorg", "Goed", "wijk*"), (kept["theme"], kept["name"], kept["query"]))
        (self.folder / "leeg.csv").write_text("a,b\n1,2\n", "utf-8")
        self.refused("dictionary", self.study, "import", self.folder / "leeg.csv")
        self.refused("dictionary", self.study, "export", self.study)

    def test_options_of_a_newer_version_are_named_and_the_other_searches_run(self):
        self.save("Preventie", "preventie")
        self.save("Later", "wijkteam")
        with contextlib.closing(sqlite3.connect(self.study)) as database, database:
            database.execute("UPDATE saved_search SET options = 'kleur=rood' WHERE name = 'Later'")
        result = self.run_cli("run-searches", self.study, "--json", expect=FINDINGS)
        self.assertEqual({"Later": None, "Preventie": 2}, {row["name"]: row["hits"] for row in result.json()})
        self.assertIn("Later", result.err)
        self.assertEqual(["Preventie"], [run["name"] for run in self.json("list", self.study, "runs")])


class AutocodeAgain(Flow):
    code = "elkaar kennen en vertrouwen/vertrouwen"

    def setUp(self):
        super().setUp()
        self.interview("Plan", PLAN)

    def autocode(self, *more):
        return self.json("autocode", self.study, *more)

    def coded(self):
        return sorted((coding["document"], coding["text"]) for coding in self.json("list", self.study, "codings"))

    def test_each_coding_remembers_its_search(self):
        made = self.autocode("preventie", "--code", self.code, "--unit", "sentence")
        self.ok("code", self.study, "Plan", 0, 2, self.code)
        codings = self.json("list", self.study, "codings")
        self.assertEqual([made["autocoding"], None, made["autocoding"]], [coding["autocoding"] for coding in codings])
        self.assertEqual(["preventie", None, "preventie"], [coding["query"] for coding in codings])
        [kept] = self.json("list", self.study, "autocodings")
        self.assertEqual(("preventie", "sentence", self.code, ["preventie"], 2),
                         tuple(kept[key] for key in ("name", "unit", "code", "accepted", "codings")))

    def test_running_it_again_codes_only_what_is_new(self):
        made = self.autocode("preventie", "--code", self.code, "--unit", "sentence", "--coder", "Noor")
        self.interview("Later", "Meer preventie.\nEn nog eens preventie.\n")
        dry = self.autocode("--rerun", made["autocoding"], "--dry-run")
        self.assertEqual((2, 0, {"Later"}), (dry["found"], dry["added"], {row["document"] for row in dry["codings"]}))
        self.assertEqual(2, len(self.coded()))
        self.assertEqual(2, self.autocode("--rerun", "preventie", "--coder", "Els")["added"])
        self.assertEqual(0, self.autocode("--rerun", "preventie")["added"])
        self.assertEqual(4, len(self.coded()))
        self.ok("undo", self.study, 2)
        self.assertEqual(2, len(self.coded()))
        self.ok("verify", self.study)

    def test_new_words_are_shown_and_not_searched_for_until_someone_accepts_them(self):
        self.autocode("wijk*", "--code", self.code)
        self.assertEqual(2, len(self.coded()))
        self.interview("Later", "De wijkkrant en het wijkplein. Het wijkteam.\n")
        again = self.run_cli("autocode", self.study, "--rerun", "wijk*", "--json", expect=FINDINGS).json()
        self.assertEqual((["wijkkrant", "wijkplein"], 1), (again["new_words"], again["added"]))
        self.assertIn("2 new words, not yet judged: wijkkrant, wijkplein", again["findings"][0]["message"])
        judged = self.autocode("--rerun", "wijk*", "--accept", "Wijkplein", "--reject", "wijkkrant")
        self.assertEqual((["wijkplein", "wijkteam"], ["wijkkrant"], 1), (judged["accepted"], judged["rejected"], judged["added"]))
        self.assertIn(("Later", "wijkplein"), self.coded())
        self.assertEqual((0, []), tuple(self.autocode("--rerun", "wijk*")[key] for key in ("added", "new_words")))
        self.refused("autocode", self.study, "--rerun", "wijk*", "--accept", "fiets")
        self.refused("autocode", self.study, "--rerun", "nooit gezocht")

    def test_words_can_be_left_out_and_a_section_coded(self):
        left = self.autocode("wijk*", "--code", self.code, "--exclude", "wijkteam", "--dry-run")
        self.assertEqual((0, ["wijkteam"]), (left["found"], left["rejected"]))
        whole = self.autocode("jgz", "--code", self.code, "--unit", "section")
        self.assertEqual([PLAN.rstrip("\n")], [row["text"] for row in whole["codings"]])

    def test_what_cannot_be_asked_together_is_wrong_usage(self):
        self.run_cli("autocode", self.study, "wijk", expect=USAGE)
        self.run_cli("autocode", self.study, "wijk", "--rerun", "wijk", expect=USAGE)
        self.run_cli("autocode", self.study, "wijk", "--code", self.code, "--accept", "wijk", expect=USAGE)


class OlderStudy(Flow):
    template = "empty"

    def test_a_study_of_version_2_takes_searches_and_keeps_the_old_file(self):
        old = self.folder / "vorig.duiding"
        with contextlib.closing(sqlite3.connect(old)) as database:
            database.executescript((SOURCE / "tests/data/projects/version-2.sql").read_text("utf-8"))
        before = old.read_bytes()
        self.assertEqual([None] * 3, [coding["autocoding"] for coding in self.json("list", old, "codings")])
        self.assertEqual([], self.json("list", old, "searches"))
        self.assertEqual(before, old.read_bytes())
        self.assertIn("vorig.v2.duiding", self.ok("save-search", old, "Overleg", "overleg").err)
        self.assertEqual(before, (self.folder / "vorig.v2.duiding").read_bytes())
        self.assertEqual(3, len(self.json("list", old, "codings")))
        self.assertEqual(["Overleg"], [row["name"] for row in csv.DictReader(io.StringIO(self.ok("list", old, "searches", "--csv").out))])
        self.ok("verify", old)


if __name__ == "__main__":
    unittest.main()
