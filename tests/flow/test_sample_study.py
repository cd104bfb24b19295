# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample study, built as the build builds it: what a newcomer and the tutorial count on."""
import re
import subprocess
import sys
import tempfile
import pathlib
import unittest

from cli import CLI, SOURCE, run

STUDY = SOURCE / "samples/study"


class SampleStudy(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory(prefix="duiding-flow-")
        cls.addClassCleanup(cls.kept.cleanup)
        cls.study = pathlib.Path(cls.kept.name) / "voorbeeld.duiding"
        subprocess.run([SOURCE / "samples/build_study.sh", CLI, STUDY, cls.study], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=120)
        cls.documents = {document["name"]: document for document in run("list", cls.study, "documents", "--json").json()}

    def text(self, name):
        return run("text", self.study, name).out

    def policy(self):
        return {path.stem for path in (STUDY / "beleid").iterdir()}

    def test_twelve_policy_documents_of_eight_municipalities_stand_beside_the_interviews_and_three_papers(self):
        self.assertEqual(12, len(self.policy()))
        self.assertEqual(12 + 5 + 3, len(self.documents))
        self.assertEqual({"pdf", "docx", "odt", "html"}, {self.documents[name]["format"] for name in self.policy()})
        municipalities = {the_case["name"] for name in self.policy() for the_case in self.documents[name]["cases"]}
        self.assertEqual(8, len(municipalities), municipalities)
        self.assertEqual({"policy"}, {document["kind"] for name, document in self.documents.items() if not name.startswith("Interview")})
        self.assertEqual({"interview"}, {document["kind"] for name, document in self.documents.items() if name.startswith("Interview")})
        self.assertEqual([0] * 12, [self.documents[name]["turns"] for name in self.policy()])

    def test_none_of_its_municipalities_exists(self):
        cases = {the_case["name"]: the_case for the_case in run("list", self.study, "cases", "--json").json()}
        self.assertEqual({"municipality"}, {the_case["kind"] for the_case in cases.values()})
        self.assertEqual({""}, {the_case["official_code"] or "" for the_case in cases.values()})
        real = (SOURCE / "core/model/data/municipalities.tsv").read_text(encoding="utf-8").split("\n")
        known = {name for row in real if "\t" in row for name in row.split("\t")}
        self.assertEqual(set(), known & set(cases))

    def test_each_says_its_municipality_year_type_and_status(self):
        for name in self.policy():
            attributes = self.documents[name]["attributes"]
            self.assertIn(attributes["status"], ("vastgesteld", "concept", "vervangen"), name)
            self.assertRegex(attributes["jaar"], r"^20(1[7-9]|2[0-3])$")
            self.assertTrue(attributes["type"] and self.documents[name]["title"], name)
        region = self.documents["Waterstreek – Regioplan jeugdgezondheidszorg 2021–2024"]
        self.assertEqual(["Brinkhaven", "Oudermeer", "Stroomdijk"], sorted(the_case["name"] for the_case in region["cases"]))
        self.assertEqual("Waterstreek", region["attributes"]["regio"])

    def test_two_share_a_copied_section_word_for_word(self):
        copied = (STUDY / "bronnen-beleid/delen/samenwerken-rond-het-gezin.md").read_text(encoding="utf-8")
        paragraphs = [line.removeprefix("- ") for line in copied.split("\n") if line]
        self.assertGreater(len(copied.split()), 150)
        for name in self.policy():
            text = self.text(name)
            there = [paragraph for paragraph in paragraphs if paragraph in text]
            both = name.startswith(("Veendrecht – Beleidsplan", "Lindehoven"))
            self.assertEqual(paragraphs if both else [], there, name)

    def test_one_says_no_word_on_prevention_and_every_other_does(self):
        silent = [name for name in self.policy() if not re.search("preventi|voorkom|vroeg", self.text(name), re.I)]
        self.assertEqual(["Eikerade – Verordening jeugdhulp 2020"], silent)

    def test_a_page_that_cannot_be_read_is_a_finding(self):
        findings = run("list", self.study, "findings", "--json").json()
        unread = [finding for finding in findings if "page 4" in finding["message"] or "pagina 4" in finding["message"]]
        self.assertEqual(1, len(unread), findings)

    def test_the_printed_page_numbers_are_known(self):
        text = self.text("Veendrecht – Beleidsplan jeugd 2018–2022")
        self.assertIn("1. Inleiding\n1.1 Waarom een nieuw beleidsplan\nSinds 2015", text)
        self.assertEqual(7, self.documents["Veendrecht – Beleidsplan jeugd 2018–2022"]["pages"])

    def test_a_hit_is_cited_with_municipality_year_printed_page_and_section(self):
        hits = run("search", self.study, '"warme overdracht"', "--all", "--json").json()["hits"]
        cited = {hit["citation"] for hit in hits}
        self.assertIn("Gemeente Veendrecht, Beleidsplan jeugd 2018–2022 (2018), p. 2, § 3.2 Samenwerking", cited)
        self.assertIn("Gemeente Veendrecht, Tussenevaluatie beleidsplan jeugd (2021), § 3.2 De warme overdracht", cited)
        self.assertIn("Farid, Interview 4 – wijkteamprofessional", cited)

    def test_every_sentence_comes_in_as_it_was_written_across_lines_pages_and_broken_words(self):
        sys.path.insert(0, str(SOURCE / "samples"))
        import make_policy
        read = 0
        for name in make_policy.PLAN:
            text = self.text(name)
            for kind, content in make_policy.items_of(name):
                if kind in ("para", "bullet", "h1", "h2") and not content.startswith("<!--"):
                    self.assertIn(content.replace("[^1]", ""), text, name)
                    read += 1
        self.assertGreater(read, 400)

    def test_the_files_are_what_their_texts_give(self):
        made = subprocess.run([sys.executable, "-B", SOURCE / "samples/make_policy.py", "--check"], capture_output=True, timeout=60)
        self.assertEqual((0, b""), (made.returncode, made.stdout), made.stderr)


if __name__ == "__main__":
    unittest.main()
