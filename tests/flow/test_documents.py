# SPDX-License-Identifier: GPL-3.0-or-later
"""Files come in: one by one, by the folder, twice, broken; and their text is what was in them."""
import os
import pathlib
import unittest

from cli import BAD_INPUT, DONE, FINDINGS, INTERVIEW, SOURCE, Flow, run


class Documents(Flow):
    template = "empty"

    def test_a_transcript_becomes_turns_and_its_text_stays_as_it_was(self):
        self.assertEqual(INTERVIEW.rstrip("\n"), self.interview().rstrip("\n"))
        [document] = self.json("list", self.study, "documents")
        self.assertEqual(("Interview 1", "interview", "txt", 4), tuple(document[key] for key in ("name", "kind", "format", "turns")))
        self.assertEqual(len(self.ok("text", self.study, "Interview 1").out), document["characters"])
        kinds = {speaker["name"]: speaker["kind"] for speaker in self.json("list", self.study, "speakers")}
        self.assertEqual({"I": "interviewer", "R1": "participant"}, kinds)
        self.assertEqual("De verpleegkundige belde mij zelf. Dat gaf vertrouwen.", self.json("list", self.study, "turns")[1]["text"])

    def test_text_keeps_every_character_and_positions_count_code_points(self):
        text = "Één 👩‍👩‍👧 gezin.\r\nTweede alinea: cafe\u0301\u2028zachte regel.\r"
        stored = self.interview("Lastig", text)
        self.assertEqual(text.replace("\r\n", "\n").replace("\r", "\n"), stored)

    def test_a_folder_comes_in_as_one_step_and_broken_files_do_not_stop_it(self):
        self.file("map/een.txt", "Eerste.\n")
        self.file("map/sub/twee.txt", "Tweede.\n")
        self.file("map/leeg.txt", b"")
        self.file("map/stuk.docx", b"PK\x03\x04 no archive at all")
        self.file("map/ook-stuk.pdf", b"%PDF-1.7\nnothing more")
        result = self.json("import", self.study, self.folder / "map", expect=FINDINGS)
        status = {pathlib.Path(file["path"]).name: file["status"] for file in result["files"]}
        self.assertEqual({"een.txt": "imported", "twee.txt": "imported", "leeg.txt": "refused", "stuk.docx": "refused",
                          "ook-stuk.pdf": "refused"}, status)
        for file in result["files"]:
            self.assertEqual(file["status"] == "refused", bool(file["findings"]), file)
        self.assertEqual(2, len(self.json("list", self.study, "documents")))
        self.ok("undo", self.study)
        self.assertEqual([], self.json("list", self.study, "documents"))
        self.ok("verify", self.study)

    def test_the_same_file_twice_is_known_and_the_same_name_gets_a_number(self):
        path = self.file("Gesprek.txt", "Een gesprek.\n")
        self.ok("import", self.study, path)
        again = self.json("import", self.study, path, expect=FINDINGS)
        self.assertEqual("known", again["files"][0]["status"])
        other = self.json("import", self.study, self.file("elders/Gesprek.txt", "Een ander gesprek.\n"), expect=FINDINGS)
        self.assertEqual(["Gesprek (2)"], other["files"][0]["documents"])

    def test_cases_and_attributes_are_given_to_every_document_of_a_batch(self):
        self.file("map/een.txt", "Eerste.\n")
        self.file("map/twee.txt", "Tweede.\n")
        self.ok("import", self.study, self.folder / "map", "--case", "A1", "--role", "client", "--set", "jaar=2024", "--set", "status=concept")
        documents = self.json("list", self.study, "documents")
        self.assertEqual([[{"name": "A1", "role": "client"}]] * 2, [document["cases"] for document in documents])
        self.assertEqual({"jaar": "2024", "status": "concept"}, {key: str(value) for key, value in documents[0]["attributes"].items()})
        self.assertEqual(1, len(self.json("list", self.study, "cases")))
        self.ok("undo", self.study)
        self.assertEqual([], self.json("list", self.study, "documents"))
        self.assertEqual([], self.json("list", self.study, "cases"))

    def test_a_questionnaire_becomes_persons_with_answers_and_a_document_for_each_with_open_ones(self):
        path = self.file("enquete.csv", "respondent;vertrouwen;Wat helpt u bij de overdracht?\n"
                         "R1;4;Dat ik de collega's van het wijkteam ken en kan bellen.\n"
                         "R2;3;Het overleg op dinsdag, omdat iedereen er dan is.\nR3;5;\nR4;4;\n")
        result = self.json("import", self.study, path, expect=FINDINGS)
        self.assertEqual(["enquete – R1", "enquete – R2"], sorted(result["files"][0]["documents"]))
        persons = self.json("list", self.study, "persons")
        self.assertEqual(["R1", "R2", "R3", "R4"], [person["name"] for person in persons])
        self.assertEqual("4", str(persons[0]["attributes"]["vertrouwen"]))
        text = self.ok("text", self.study, "enquete – R1").out
        self.assertIn("Wat helpt u bij de overdracht?", text)
        self.assertEqual(1, self.json("search", self.study, "collega")["total"])
        self.assertEqual(0, self.json("search", self.study, "overdracht")["total"], "the question is no answer")
        self.assertEqual("known", self.json("import", self.study, path, expect=FINDINGS)["files"][0]["status"])
        self.ok("undo", self.study)
        self.assertEqual([], self.json("list", self.study, "persons"))

    def test_a_file_that_is_known_comes_in_again_only_when_asked(self):
        path = self.file("Gesprek.txt", "Een gesprek.\n")
        self.ok("import", self.study, path)
        again = self.json("import", self.study, path, "--again", expect=FINDINGS)
        self.assertEqual(["Gesprek (2)"], again["files"][0]["documents"])

    def test_when_nothing_new_comes_in_the_exit_code_says_so(self):
        self.run_cli("import", self.study, self.folder / "bestaat niet.txt", expect=BAD_INPUT)
        self.run_cli("import", self.study, self.file("leeg.txt", b""), expect=BAD_INPUT)
        self.run_cli("import", self.study, self.study, expect=BAD_INPUT)
        self.assertEqual([], self.json("list", self.study, "documents"))

    def test_a_dry_run_reads_everything_and_keeps_nothing(self):
        result = self.json("import", self.study, self.file("een.txt", "Eerste.\n"), "--dry-run")
        self.assertEqual("imported", result["files"][0]["status"])
        self.assertEqual([], self.json("list", self.study, "documents"))

    def test_a_document_that_is_not_there_is_bad_input(self):
        self.refused("text", self.study, "nergens")

    def test_every_list_has_a_guid_first_and_an_empty_study_lists_nothing(self):
        for noun in "documents codings memos speakers turns findings cases attributes persons backups".split():
            self.assertEqual([], self.json("list", self.study, noun), noun)
            csv = self.ok("list", self.study, noun, "--csv").out
            self.assertTrue(csv.startswith("guid,"), csv)

    def test_the_files_of_the_sample_study_come_in_from_all_three_formats(self):
        result = run("import", self.study, SOURCE / "samples/study/bronnen", "--json")
        self.assertIn(result.code, (DONE, FINDINGS))
        documents = self.json("list", self.study, "documents")
        self.assertEqual(8, len(documents), result.out)
        self.assertEqual({"txt", "docx", "pdf"}, {document["format"] for document in documents})
        self.assertEqual(5, sum(document["turns"] > 0 for document in documents))
        for document in documents:
            text = self.ok("text", self.study, document["guid"]).out
            self.assertEqual(document["characters"], len(text))
            self.assertGreater(len(text), 3000)
            if document["format"] == "pdf":
                self.assertGreater(document["pages"], 0)
        self.ok("verify", self.study)


class RealFiles(Flow):
    """The five public project texts and real DOCX and PDF files that lie beside a developer's checkout."""

    template = "empty"

    def setUp(self):
        super().setUp()
        self.shared = SOURCE.parent / "shared"
        if not self.shared.is_dir():
            self.skipTest("../shared is absent")

    def test_the_five_project_descriptions_go_through_from_import_to_export(self):
        self.run_import(self.shared / "domain/programmes")
        self.assertEqual(5, len(self.json("list", self.study, "documents")))
        self.ok("codes", self.study, "samenwerking")
        found = self.json("autocode", self.study, "samenwerking", "--code", "samenwerking", "--unit", "sentence")
        self.assertGreater(found["added"], 0)
        for name in ("segmenten.csv", "segmenten.html", "segmenten.xlsx"):
            self.ok("export", self.study, name.split(".")[1], self.folder / name)
            self.assertGreater((self.folder / name).stat().st_size, 500)
        self.ok("verify", self.study)

    def test_real_docx_and_pdf_files_are_read_or_refused_with_a_reason(self):
        samples = self.shared / "formats/import/samples"
        result = run("import", self.study, samples / "docx", samples / "pdf", "--json")
        self.assertIn(result.code, (DONE, FINDINGS), result.err)
        files = result.json()["files"]
        self.assertGreaterEqual(sum(file["status"] == "imported" for file in files), 20)
        for file in files:
            if file["status"] == "refused":
                self.assertTrue(file["findings"] and file["findings"][0]["message"], file)
        self.ok("verify", self.study)

    def run_import(self, path):
        self.assertIn(run("import", self.study, path).code, (DONE, FINDINGS))


if __name__ == "__main__":
    unittest.main()
