# SPDX-License-Identifier: GPL-3.0-or-later
"""A study as a whole: making, undoing, checking, copying it; and what the program says of itself."""
import shutil
import sqlite3
import unittest

from cli import BAD_INPUT, DONE, FINDINGS, USAGE, Flow, run


class Studies(Flow):
    def test_a_new_study_holds_the_damour_codebook_and_directions_are_no_codes(self):
        codes = self.json("list", self.study, "codes")
        self.assertEqual(14, len(codes))
        self.assertEqual(4, sum(code["parent"] is None for code in codes))
        self.assertEqual(10, sum(code["parent"] is not None for code in codes))
        self.assertTrue(all(code["definition"] for code in codes))
        self.assertTrue(all(code["template_key"].startswith("damour:") for code in codes))

    def test_a_study_is_never_overwritten(self):
        before = self.study.read_bytes()
        self.refused("new", self.study)
        self.assertEqual(before, self.study.read_bytes())

    def test_every_template_makes_a_whole_study_in_both_languages(self):
        templates = self.json("templates")
        self.assertIn("damour", [template["id"] for template in templates])
        for template in templates:
            for language in ("nl", "en"):
                study = self.folder / f"{template['id']}-{language}.duiding"
                self.ok("new", study, "--template", template["id"], "--language", language)
                self.assertEqual(template["codes"], len(self.json("list", study, "codes")), template["id"])
                self.ok("verify", study)

    def test_an_unknown_template_is_wrong_usage_and_makes_nothing(self):
        study = self.folder / "x.duiding"
        self.assertEqual(USAGE, run("new", study, "--template", "nonsense").code)
        self.assertFalse(study.exists())

    def test_undo_and_redo_bring_back_every_step_also_in_another_run_of_the_program(self):
        text = self.interview()
        self.code("Interview 1", text, "vertrouwen", "vertrouwen")
        self.ok("correct", self.study, "Interview 1", 0, 9, "Gesprek")
        states = [self.state()]
        for _ in range(3):
            self.ok("undo", self.study)
            states.append(self.state())
        self.assertEqual(([], []), (states[3]["documents"], states[3]["codings"]))
        for state in reversed(states[:3]):
            self.ok("redo", self.study)
            self.assertEqual(state, self.state())
        self.ok("undo", self.study, 3)
        self.assertEqual(states[3], self.state())
        self.assertEqual(["undone"] * 3, [step["status"] for step in self.json("list", self.study, "history")][:3])

    def state(self):
        return {noun: self.json("list", self.study, noun) for noun in ("documents", "codings", "codes", "memos", "turns")}

    def test_undoing_more_than_there_is_says_so(self):
        study = self.folder / "leeg.duiding"
        self.ok("new", study, "--template", "empty")
        self.assertIn("JGZ", [word for kept in self.json("list", study, "synonyms") for word in kept["words"]])
        self.ok("undo", study)                       # the synonyms that it began with
        self.assertEqual([], self.json("list", study, "synonyms"))
        self.run_cli("undo", study, expect=FINDINGS)
        self.ok("redo", study)
        self.run_cli("redo", study, expect=FINDINGS)

    def test_a_backup_is_a_whole_study_and_overwrites_nothing(self):
        self.interview()
        copy = self.folder / "kopie.duiding"
        self.ok("backup", self.study, copy)
        self.ok("verify", copy)
        self.assertEqual(self.ok("text", self.study, "Interview 1").out, self.ok("text", copy, "Interview 1").out)
        self.refused("backup", self.study, copy)
        self.refused("backup", self.study, self.study)

    def test_verify_finds_a_damaged_file_and_leaves_it_as_it_is(self):
        for number in range(20):
            self.interview(f"Interview {number}", f"Gesprek {number}.\n" + "Woorden over het wijkteam. " * 400)
        damaged = self.folder / "stuk.duiding"
        shutil.copy(self.study, damaged)
        with open(damaged, "r+b") as file:
            for page in range(4, damaged.stat().st_size // 4096, 3):
                file.seek(page * 4096)
                file.write(b"\xa5" * 4096)
        before = damaged.read_bytes()
        self.run_cli("verify", damaged, expect=BAD_INPUT)
        self.assertEqual(before, damaged.read_bytes())
        self.ok("verify", self.study)

    def test_verify_puts_a_coding_back_on_its_words_when_asked(self):
        text = self.interview()
        self.code("Interview 1", text, "vertrouwen", "vertrouwen")
        connection = sqlite3.connect(self.study)                  # another program was at the file
        connection.execute("UPDATE coding SET begin_at = begin_at + 3, end_at = end_at + 3")
        connection.commit()
        connection.close()
        self.run_cli("verify", self.study, expect=BAD_INPUT)
        self.run_cli("verify", self.study, "--repair", expect=FINDINGS)
        self.ok("verify", self.study)
        self.assertEqual("vertrouwen", self.json("list", self.study, "codings")[0]["text"])

    def test_verify_makes_a_broken_index_again_when_asked(self):
        self.interview()
        self.ok("index", self.study)
        index = self.study.with_name(self.study.name + ".index")
        for path in index.rglob("*"):
            if path.is_file() and path.stat().st_size > 100:
                path.write_bytes(b"\x00" * path.stat().st_size)
        self.run_cli("verify", self.study, expect=BAD_INPUT)
        self.run_cli("verify", self.study, "--repair", expect=FINDINGS)
        self.ok("verify", self.study)
        self.assertEqual(1, self.json("search", self.study, "vertrouwen")["total"])

    def test_the_program_says_what_it_reads_and_writes(self):
        formats = {(row["way"], row["id"], row["content"]) for row in self.json("formats")}
        documents = "docx odt image pdf vtt srt whisper otr eaf rtf epub html md txt spoken-table".split()
        for needed in [("import", one, "document") for one in documents] + [
                ("import", "csv", "questionnaire"), ("import", "xlsx", "questionnaire"), ("import", "ods", "questionnaire"),
                ("import", "sav", "questionnaire"), ("import", "ris", "references"), ("import", "bib", "references"),
                ("export", "csv", "table"), ("export", "xlsx", "table"), ("export", "html", "table report")]:
            self.assertIn(needed, formats)
        self.assertRegex(self.json("version")["version"], r"^\d+\.\d+\.\d+$")

    def test_every_verb_explains_itself_with_an_example(self):
        verbs = ("new import text list code codes memo correct speakers search autocode analyse export undo redo verify index backup "
                 "formats templates version").split()
        overview = run("--help")
        self.assertEqual(DONE, overview.code)
        for verb in verbs:
            self.assertIn(f"\n  {verb} ", overview.out)
            help_text = run(verb, "--help")
            self.assertEqual(DONE, help_text.code)
            self.assertIn(f"\n  duiding-cli {verb}", help_text.out)

    def test_wrong_usage_is_exit_code_two(self):
        for arguments in ([], ["nonsense"], ["list", self.study], ["list", self.study, "nonsense"], ["code", self.study],
                          ["undo", self.study, "none"], ["search", self.study, "x", "--json", "--csv"]):
            result = run(*arguments)
            self.assertEqual(USAGE, result.code, arguments)
            self.assertTrue(result.err)


if __name__ == "__main__":
    unittest.main()
