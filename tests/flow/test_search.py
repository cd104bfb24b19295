# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding words, and coding what is found."""
import unittest

from cli import BAD_INPUT, FINDINGS, Flow


class Search(Flow):
    def setUp(self):
        super().setUp()
        self.text = self.interview()
        self.interview("Nota", "De gemeente wil dat wijkteams en verpleegkundigen elkaar kennen.\nVertrouwen groeit langzaam.\n")

    def search(self, query, *more):
        return self.json("search", self.study, query, *more)

    def texts(self, result):
        stored = {name: self.ok("text", self.study, name).out for name in {hit["document"] for hit in result["hits"]}}
        return [stored[hit["document"]][begin:end] for hit in result["hits"] for begin, end in hit["matches"]]

    def test_matches_are_the_exact_places_of_the_words(self):
        result = self.search("vertrouwen", "--all")
        self.assertEqual((2, 2), (result["total"], result["occurrences"]))
        self.assertEqual(["vertrouwen", "vertrouwen"], sorted(text.lower() for text in self.texts(result)))

    def test_what_was_not_counted_is_not_said_as_a_count(self):
        first = self.ok("search", self.study, "vertrouwen", "--limit", 1).out
        self.assertRegex(first.splitlines()[0], r"^(about|ongeveer) 2 .*--count")
        self.assertRegex(self.ok("search", self.study, "vertrouwen", "--all").out.splitlines()[0], r"^2 \w+, 2 ")

    def test_a_word_finds_its_compounds_and_the_expansion_says_so(self):
        result = self.search("wijk", "--all")
        self.assertIn("wijkteamprofessional", [term["term"] for term in result["expansion"]])
        self.assertGreaterEqual(result["occurrences"], 3)
        fewer = self.search("wijk", "--all", "--exclude", "wijkteamprofessional")
        self.assertEqual(result["occurrences"] - 1, fewer["occurrences"])

    def test_operators_phrases_and_prefixes(self):
        self.assertEqual(1, self.search("wijkteams AND verpleegkundigen", "--all")["total"])
        self.assertEqual(1, self.search('"elkaar kennen"', "--all")["total"])
        self.assertEqual(0, self.search('"kennen elkaar"', "--all")["total"])
        self.assertEqual(1, self.search("vertrouwen NIET langzaam", "--all")["total"])
        self.assertGreaterEqual(self.search("verpleeg*", "--all")["total"], 2)
        self.assertEqual(1, self.search("verpleegkundige NEAR/3 belde", "--all")["total"])

    def test_labels_are_not_text(self):
        self.assertEqual(0, self.search("R1", "--all")["total"])

    def test_nothing_found_is_done_and_a_query_that_cannot_be_read_is_bad_input(self):
        self.assertEqual((0, []), (self.search("onvindbaarwoord")["total"], self.search("onvindbaarwoord")["hits"]))
        self.run_cli("search", self.study, "AND", expect=BAD_INPUT)

    def test_count_limit_and_facets(self):
        self.assertEqual((2, []), (self.search("vertrouwen", "--count")["total"], self.search("vertrouwen", "--count")["hits"]))
        self.assertEqual(1, len(self.search("vertrouwen", "--limit", 1)["hits"]))
        self.assertEqual({"Interview 1": 1, "Nota": 1}, self.search("vertrouwen", "--facets", "document")["facets"])

    def test_a_corrected_text_is_found_as_it_is_now(self):
        at = self.text.index("vertrouwen")
        self.ok("correct", self.study, "Interview 1", at, at + 10, "zekerheid")
        self.assertEqual(1, self.search("vertrouwen", "--all")["total"])
        self.assertEqual(["zekerheid"], self.texts(self.search("zekerheid", "--all")))
        self.ok("undo", self.study)
        self.assertEqual(2, self.search("vertrouwen", "--all")["total"])

    def test_the_index_is_made_again_from_nothing(self):
        self.assertEqual(2, self.json("index", self.study)["documents"])
        self.assertEqual(0, self.json("index", self.study)["documents"])
        self.assertEqual(2, self.json("index", self.study, "--rebuild")["documents"])

    def test_autocode_looks_where_search_looks_and_shows_mistakes_as_it_does(self):
        code = "elkaar kennen en vertrouwen/vertrouwen"
        everywhere = self.json("autocode", self.study, "vertrouwen", "--code", code, "--dry-run")["found"]
        self.assertEqual(2, everywhere)
        self.assertEqual(0, self.json("autocode", self.study, "vertrouwen", "--code", code, "--dry-run", "--kind", "policy")["found"])
        for narrower in (("--document", "Nota"), ("--speaker", "R1")):
            with self.subTest(narrower):
                self.assertEqual(1, self.json("autocode", self.study, "vertrouwen", "--code", code, "--dry-run", *narrower)["found"])
        self.json("autocode", self.study, "vertrouwen", "--code", code, "--document", "Nota", "--unit", "paragraph")
        self.assertEqual(1, self.json("autocode", self.study, "vertrouwen", "--code", code, "--dry-run", "--uncoded")["found"])
        self.assertEqual(1, self.json("autocode", self.study, "vertrouwen", "--code", code, "--dry-run", "--coded")["found"])
        mistake = self.refused("autocode", self.study, "wijk AND (OR", "--code", code)
        self.assertIn("\n  wijk AND (OR\n            ^", mistake)
        self.assertIn("\n  wijk AND (OR\n            ^", self.refused("save-search", self.study, "Fout", "wijk AND (OR"))
        self.refused("autocode", self.study, "vertrouwen", "--code", code, "--document", "Nergens")

    def test_autocode_of_fields_alone_codes_units_and_says_why_it_codes_no_hits(self):
        code = "elkaar kennen en vertrouwen/vertrouwen"
        why = self.refused("autocode", self.study, "document:Nota", "--code", code)
        self.assertIn("document:Nota", why)
        self.assertIn("found by fields alone", self.run_cli("autocode", self.study, "type:interview", "--code", code, LANGUAGE="en", LC_ALL="C.UTF-8", expect=BAD_INPUT).err)
        text = self.ok("text", self.study, "Nota").out
        for unit, wanted in (("paragraph", text.split("\n")[:2]), ("sentence", ["De gemeente wil dat wijkteams en verpleegkundigen elkaar kennen.", "Vertrouwen groeit langzaam."])):
            with self.subTest(unit):
                made = self.json("autocode", self.study, "document:Nota", "--code", code, "--unit", unit, "--dry-run")
                self.assertEqual(wanted, [each["text"] for each in made["codings"]])

    def test_autocode_codes_what_is_found_in_one_step_and_leaves_the_interviewer_out(self):
        code = "elkaar kennen en vertrouwen/vertrouwen"
        dry = self.json("autocode", self.study, "vertrouwen", "--code", code, "--unit", "sentence", "--dry-run")
        self.assertEqual((2, 0), (dry["found"], dry["added"]))
        done = self.json("autocode", self.study, "vertrouwen", "--code", code, "--unit", "sentence", "--coder", "Noor")
        self.assertEqual(2, done["added"])
        self.assertEqual({"Dat gaf vertrouwen.", "Vertrouwen groeit langzaam."},
                         {coding["text"] for coding in self.json("list", self.study, "codings")})
        self.assertEqual(0, self.json("autocode", self.study, "overdracht", "--code", code)["added"])
        self.assertEqual(1, self.json("autocode", self.study, "overdracht", "--code", code, "--interviewer")["added"])
        self.ok("undo", self.study, 2)
        self.assertEqual([], self.json("list", self.study, "codings"))
        self.refused("autocode", self.study, "vertrouwen", "--code", "geen code")

    def test_explain_shows_the_words_the_query_became(self):
        self.assertIn("wijkteamprofessional", self.ok("search", self.study, "wijk", "--explain").out)

    def test_fields_ranges_order_and_regular_expressions(self):
        self.run_cli("describe", self.study, self.file("blad.csv", "bestand,gemeente,jaar\nNota,Oudlo,2019\n"), expect=FINDINGS)
        self.assertEqual({"Nota"}, self.documents("vertrouwen gemeente:Oudlo"))
        self.assertEqual({"Nota"}, self.documents("vertrouwen jaar:2018-2022"))
        self.assertEqual({"Interview 1"}, self.documents("vertrouwen -gemeente:Oudlo"))
        self.assertEqual(1, self.search("wijkteams VOOR/2 verpleegkundigen", "--all")["total"])
        self.assertEqual(0, self.search("verpleegkundigen VOOR/5 wijkteams", "--all")["total"])
        self.assertEqual(1, self.search("*teams", "--all")["total"])
        self.assertEqual(["wijkteams"], self.texts(self.search("/wijk[a-z]+s\\b/", "--all")))
        self.assertIn("interviewer", self.search("overdracht rol:interviewer", "--all")["query"])

    def documents(self, query):
        return {hit["document"] for hit in self.search(query, "--all")["hits"]}

    def test_a_mistake_is_shown_under_the_query(self):
        said = self.refused("search", self.study, "wijk gemente:Oudlo")
        self.assertIn("\n  wijk gemente:Oudlo\n       ^\n", said)
        self.assertIn("gemeente", said)
        self.assertIn("^", self.refused("search", self.study, "vertrouwen /a(b/"))

    def test_scope_narrows_the_texts_and_adds_memos_and_definitions(self):
        self.assertEqual(1, self.search("vertrouwen", "--all", "--document", "Nota")["total"])
        self.assertEqual(2, self.search("vertrouwen", "--all", "--kind", "interview")["total"])
        self.assertEqual(0, self.search("vertrouwen", "--all", "--kind", "policy")["total"])
        self.assertEqual(0, self.search("vertrouwen", "--all", "--coded")["total"])
        self.assertEqual(2, self.search("vertrouwen", "--all", "--uncoded")["total"])
        self.assertEqual(0, self.search("overdracht", "--all", "--without-interviewer")["total"])
        self.ok("memo", self.study, "Denk aan de kraamzorg.", "--document", "Nota")
        found = self.search("kraamzorg", "--in", "memos,definitions")
        self.assertEqual((0, ["memo"]), (found["total"], [note["kind"] for note in found["notes"]]))
        self.assertIn("definition", {note["kind"] for note in self.search("vertrouwen", "--in", "definitions")["notes"]})
        self.refused("search", self.study, "wijk", "--document", "Bestaat niet")


if __name__ == "__main__":
    unittest.main()
