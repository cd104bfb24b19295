# SPDX-License-Identifier: GPL-3.0-or-later
"""Who speaks where, shown and changed by script."""
import unittest

from cli import DONE, FINDINGS, USAGE, Flow, run

TEAMS = """WEBVTT

00:00:05.120 --> 00:00:09.480
<v Bakker, Lotte>Goedemiddag allemaal.</v>

00:00:09.480 --> 00:00:12.000
<v Yıldız, Emre>Dank u.</v>
"""


class Speakers(Flow):
    def turns(self):
        return [(turn["name"], turn["kind"], turn["text"]) for turn in self.json("list", self.study, "turns")]

    def test_a_preview_shows_labels_turns_and_first_words_and_changes_nothing(self):
        self.interview()
        before = self.turns()
        first, second = self.json("speakers", self.study, "Interview 1")
        self.assertEqual(("I", 2, "interviewer", True), tuple(first[key] for key in ("name", "turns", "kind", "accepted")))
        self.assertTrue(second["first_words"].startswith("De verpleegkundige belde"), second)
        self.assertEqual("prefix:i|r1", second["pattern"])
        self.assertEqual(before, self.turns())

    def test_a_wrong_guess_is_taken_back_and_accepted_again_without_a_new_import(self):
        text = self.interview()
        before = self.turns()
        self.json("speakers", self.study, "Interview 1", "--none")
        self.assertEqual([], self.turns())
        self.assertEqual(text, self.ok("text", self.study, "Interview 1").out)
        self.assertTrue(self.json("speakers", self.study, "Interview 1", "--accept")["changed"])
        self.assertEqual(before, self.turns())
        self.ok("undo", self.study, 2)
        self.assertEqual(before, self.turns())

    def test_a_label_becomes_a_person_with_a_role_or_nobody(self):
        self.interview()
        self.ok("speakers", self.study, "Interview 1", "--set", "R1=participant:Mevrouw Smit", "--set", "I=none", "--role", "client")
        kinds = {speaker["name"]: speaker["kind"] for speaker in self.json("list", self.study, "speakers")}
        self.assertEqual({"I": "no-speaker", "R1": "participant"}, kinds)
        self.assertEqual({False}, {self.json("speakers", self.study, "Interview 1", "--set", "R1=participant")["changed"]})

    def test_one_turn_gets_another_speaker(self):
        text = self.interview()
        self.ok("speakers", self.study, "Interview 1", "--turn", text.index("Toen hoorde"), "--to", "Moeder")
        self.assertEqual(["I", "R1", "I", "Moeder"], [turn[0] for turn in self.turns()])

    def test_what_does_not_exist_is_bad_input(self):
        self.interview()
        for arguments in (["--set", "R9=participant"], ["--set", "R1=baas"], ["--set", "R1"], ["--turn", 1, "--to", "X"]):
            self.refused("speakers", self.study, "Interview 1", *arguments)
        self.refused("speakers", self.study, "nergens")
        self.run_cli("speakers", self.study, "Interview 1", "--none", "--accept", expect=USAGE)

    def test_a_meeting_has_turns_times_and_speakers(self):
        result = run("import", self.study, self.file("overleg.vtt", TEAMS), "--json")
        self.assertIn(result.code, (DONE, FINDINGS), result.err)
        self.assertEqual([("Bakker, Lotte", "participant", "Goedemiddag allemaal."), ("Yıldız, Emre", "participant", "Dank u.")], self.turns())
        [document] = self.json("list", self.study, "documents")
        self.assertEqual(("interview", "vtt", 2), (document["kind"], document["format"], document["turns"]))


if __name__ == "__main__":
    unittest.main()
