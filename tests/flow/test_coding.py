# SPDX-License-Identifier: GPL-3.0-or-later
"""Codings, codes and memos; coding scripts; and a text that is corrected under its codings."""
import unittest

from cli import BAD_INPUT, FINDINGS, Flow


class Coding(Flow):
    def setUp(self):
        super().setUp()
        self.text = self.interview()

    def codings(self):
        return self.json("list", self.study, "codings")

    def test_a_coding_keeps_exactly_what_was_given(self):
        made = self.code("Interview 1", self.text, "Dat gaf vertrouwen.", "elkaar kennen en vertrouwen/vertrouwen", "--coder", "Noor",
                         "--direction", "facilitating", "--weight", "80", "--memo", "Sterk")
        [coding] = self.codings()
        self.assertEqual(made["codings"], [coding["guid"]])
        begin = self.text.index("Dat gaf")
        expected = {"document": "Interview 1", "begin": begin, "end": begin + 19, "coder": "Noor", "direction": "facilitating",
                    "code": "elkaar kennen en vertrouwen/vertrouwen", "weight": 80, "memo": "Sterk", "text": "Dat gaf vertrouwen."}
        self.assertEqual(expected, {key: coding[key] for key in expected})
        self.assertEqual(["guid", "document", "document_guid", "begin", "end", "code", "code_guid", "coder", "direction", "weight",
                          "memo", "text", "created", "citation", "autocoding", "query"], list(coding))

    def test_codings_may_overlap_and_count_per_code_and_document(self):
        self.code("Interview 1", self.text, "belde mij zelf. Dat gaf vertrouwen", "vertrouwen", "--coder", "Noor")
        self.code("Interview 1", self.text, "Dat gaf vertrouwen.", "vertrouwen", "--coder", "Sem")
        self.code("Interview 1", self.text, "vertrouwen", "elkaar kennen", "--coder", "Sem")
        counts = {code["name"]: (code["segments"], code["documents"]) for code in self.json("list", self.study, "codes")}
        self.assertEqual((2, 1), counts["vertrouwen"])
        self.assertEqual((1, 1), counts["elkaar kennen"])
        self.assertEqual({"Noor": 1, "Sem": 2},
                         {coder["name"]: coder["codings"] for coder in self.json("list", self.study, "coders") if coder["codings"]})

    def test_the_same_coding_twice_is_not_stored_again(self):
        self.code("Interview 1", self.text, "vertrouwen", "vertrouwen", "--coder", "Noor")
        self.code("Interview 1", self.text, "vertrouwen", "vertrouwen", "--coder", "Noor", expect=FINDINGS)
        self.assertEqual(1, len(self.codings()))

    def test_a_range_that_cuts_a_letter_is_stored_with_a_finding(self):
        text = self.interview("Gezin", "Een gezin 👩‍👩‍👧 hier.\n")
        at = text.index("👩")
        self.json("code", self.study, "Gezin", at, at + 1, "elkaar kennen", expect=FINDINGS)
        self.assertEqual("👩", self.codings()[0]["text"])

    def test_what_does_not_exist_or_lies_outside_is_bad_input(self):
        end = len(self.text)
        for arguments in (["nergens", 0, 5, "elkaar kennen"], ["Interview 1", 0, 5, "geen code"],
                          ["Interview 1", 0, end + 1, "elkaar kennen"], ["Interview 1", 5, 5, "elkaar kennen"],
                          ["Interview 1", 9, 3, "elkaar kennen"]):
            self.refused("code", self.study, *arguments)
        self.assertEqual([], self.codings())

    def test_a_code_is_added_below_another_and_a_slash_in_a_name_is_escaped(self):
        self.ok("codes", self.study, "elkaar kennen en vertrouwen/elkaar kennen/koffie \\/ thee", "--definition", "Aan tafel")
        code = [code for code in self.json("list", self.study, "codes") if code["definition"] == "Aan tafel"][0]
        self.assertEqual("koffie / thee", code["name"])
        self.assertTrue(code["path"].endswith("elkaar kennen/koffie \\/ thee"))
        self.refused("codes", self.study, "elkaar kennen en vertrouwen/elkaar kennen/Koffie \\/ thee")
        self.refused("codes", self.study, "geen dimensie/nieuw")

    def test_memos_are_kept_with_what_they_are_about(self):
        self.ok("memo", self.study, "Over de studie")
        self.ok("memo", self.study, "Nog eens lezen", "--document", "Interview 1", "--title", "Let op")
        self.ok("memo", self.study, "Breder maken?", "--code", "elkaar kennen")
        memos = {memo["target"]: memo for memo in self.json("list", self.study, "memos")}
        self.assertEqual({"project", "document", "code"}, set(memos))
        self.assertEqual(("Let op", "Nog eens lezen", "Interview 1"),
                         tuple(memos["document"][key] for key in ("name", "text", "target_name")))


class Scripts(Flow):
    def setUp(self):
        super().setUp()
        self.text = self.interview()

    def test_a_coding_script_is_one_step(self):
        table = self.file("codes.tsv", "path\tdefinition\nelkaar kennen en vertrouwen/elkaar kennen/bellen\tZelf de telefoon pakken\n")
        self.ok("codes", self.study, "--from", table)
        script = self.file("codings.tsv", "document\tquote\tcode\tcoder\tdirection\tmemo\n"
                           "Interview 1\tbelde mij zelf\telkaar kennen en vertrouwen/elkaar kennen/bellen\tNoor\tfacilitating\tEén\\ntwee\n"
                           "Interview 1\tniemand wist ervan\telkaar kennen\tSem\thindering\t\n"
                           "Interview 1\tzelf. Dat gaf vertrouwen.\\nEn daarna?\tvertrouwen\tSem\t\t\n")
        self.ok("code", self.study, "--from", script)
        codings = self.json("list", self.study, "codings")
        self.assertEqual([("belde mij zelf", "Noor", "facilitating", "Eén\ntwee"),
                          ("zelf. Dat gaf vertrouwen.\nI: En daarna?", "Sem", "none", ""),
                          ("niemand wist ervan", "Sem", "hindering", "")],
                         [tuple(coding[key] for key in ("text", "coder", "direction", "memo")) for coding in codings])
        self.ok("undo", self.study)
        self.assertEqual([], self.json("list", self.study, "codings"))

    def test_one_row_that_does_not_fit_refuses_all_and_names_its_line(self):
        good = "Interview 1\tbelde mij zelf\telkaar kennen\n"
        for bad in ("Interview 1\tstaat er niet\telkaar kennen\n", "Interview 1\tR\telkaar kennen\n", "Interview 1\tI: En\telkaar kennen\n",
                    "nergens\tbelde\telkaar kennen\n", "Interview 1\tbelde\tgeen code\n"):
            script = self.file("codings.tsv", "document\tquote\tcode\n" + good + bad)
            self.assertIn("codings.tsv:3", self.refused("code", self.study, "--from", script))
            self.assertEqual([], self.json("list", self.study, "codings"))
            self.assertEqual([], [coder for coder in self.json("list", self.study, "coders") if coder["codings"]])

    def test_a_table_with_a_wrong_header_is_refused(self):
        self.refused("code", self.study, "--from", self.file("x.tsv", "document\tcitaat\tcode\n"))
        self.refused("code", self.study, "--from", self.file("y.tsv", "document\tquote\n"))
        self.refused("code", self.study, "--from", self.file("z.tsv", b"document\tquote\tcode\n\xff\n"))
        self.refused("code", self.study, "--from", self.folder / "nergens.tsv")


class Corrections(Flow):
    def setUp(self):
        super().setUp()
        self.text = self.interview()
        self.code("Interview 1", self.text, "verpleegkundige", "elkaar kennen")
        self.code("Interview 1", self.text, "Dat gaf vertrouwen.", "vertrouwen")

    def quotes(self):
        return [coding["text"] for coding in self.json("list", self.study, "codings")]

    def correct(self, old, new):
        text = self.ok("text", self.study, "Interview 1").out
        at = text.index(old)
        self.json("correct", self.study, "Interview 1", at, at + len(old), new)

    def test_codings_outside_the_correction_keep_their_quotes(self):
        self.correct("Interview in het wijkteam", "🙂 Gesprek")
        self.assertEqual(["verpleegkundige", "Dat gaf vertrouwen."], self.quotes())
        self.ok("verify", self.study)

    def test_a_coding_that_is_cut_gets_the_quote_with_the_edit_applied(self):
        self.correct("kundige", "ster")
        self.correct("gaf vertrouwen", "gaf veel vertrouwen")
        self.assertEqual(["verpleegster", "Dat gaf veel vertrouwen."], self.quotes())
        self.ok("verify", self.study)

    def test_one_undo_brings_text_and_codings_back(self):
        before = (self.ok("text", self.study, "Interview 1").out, self.json("list", self.study, "codings"))
        at = self.text.index("Dat gaf")
        self.run_cli("correct", self.study, "Interview 1", at, at + 30, "", expect=FINDINGS)
        self.assertEqual(["verpleegkundige"], self.quotes())
        self.ok("undo", self.study)
        self.assertEqual(before, (self.ok("text", self.study, "Interview 1").out, self.json("list", self.study, "codings")))
        self.ok("verify", self.study)

    def test_a_correction_outside_the_text_is_bad_input(self):
        end = len(self.text)
        for begin, stop in ((-1, 3), (0, end + 1), (9, 3)):
            self.run_cli("correct", self.study, "Interview 1", "--", begin, stop, "x", expect=BAD_INPUT)
        self.assertEqual(self.text, self.ok("text", self.study, "Interview 1").out)


if __name__ == "__main__":
    unittest.main()
