# SPDX-License-Identifier: GPL-3.0-or-later
"""More like this, on the command line: a passage, a code, the words that made it, coding what is found."""
import pathlib
import re
import subprocess
import tempfile
import unittest

from cli import CLI, DUTCH, SOURCE, USAGE, Flow, run

VISITS = """Interview over huisbezoek

I: Vertelt u eens over de geboorte en de kraamtijd.
R1: De verpleegkundige kwam thuis toen ik zwanger was. Zij vroeg naar de bevalling en naar de baby.
R1: Na de bevalling heeft zij de baby elke week gewogen.
R1: De gemeente betaalt het programma uit haar budget.
R1: Het budget stopt in december en dan betaalt niemand.
R1: Een huisbezoek tijdens de zwangerschap, dat was prettig voor mij en de baby.
"""
PLAN = """Nota kansrijke start
Elke zwangere krijgt een huisbezoek voor de bevalling, en de baby wordt thuis gewogen.
De gemeente stelt budget beschikbaar en betaalt de helft van de kosten.
Het overleg vindt plaats in het gemeentehuis.
"""
CODE = "elkaar kennen en vertrouwen/vertrouwen"


class Similar(Flow):
    def setUp(self):
        super().setUp()
        self.text = self.interview("Gesprek", VISITS)
        self.plan = self.interview("Nota", PLAN)

    def passage(self, words, name="Gesprek"):
        text = self.text if name == "Gesprek" else self.plan
        begin = text.index(words)
        return f"{name}:{begin}-{begin + len(words)}"

    def found(self, *arguments):
        result = self.json("search", self.study, *arguments)
        stored = {"Gesprek": self.text, "Nota": self.plan}
        return result, [stored[hit["document"]][hit["begin"]:hit["end"]] for hit in result["hits"]]

    def test_a_passage_finds_passages_with_its_words_and_not_itself(self):
        result, hits = self.found("--like", self.passage("Zij vroeg naar de bevalling en naar de baby."))
        self.assertEqual(3, len(hits), hits)
        self.assertNotIn("vroeg naar", " ".join(hits))
        self.assertTrue(all("baby" in hit for hit in hits))
        self.assertEqual(result["total"], len(hits))
        self.assertIn("Gesprek", result["like"])
        words = {term["term"]: term for term in result["expansion"]}
        self.assertEqual({"baby", "bevalling"}, set(words))
        self.assertEqual(("alike", 1), (words["baby"]["reason"], words["baby"]["passages"]))
        self.assertGreater(words["bevalling"]["weight"], 0)
        for hit in result["hits"]:
            self.assertTrue(set(hit["shared"]) <= set(words))

    def test_a_word_can_be_left_out(self):
        passage = self.passage("Zij vroeg naar de bevalling en naar de baby.")
        result, hits = self.found("--like", passage, "--exclude", "baby")
        self.assertEqual({"baby": True, "bevalling": False}, {term["term"]: term["excluded"] for term in result["expansion"]})
        self.assertTrue(hits and all("bevalling" in hit for hit in hits))

    def test_a_code_finds_what_is_like_its_segments(self):
        for words in ("De gemeente betaalt het programma uit haar budget.", "Het budget stopt in december en dan betaalt niemand."):
            begin = self.text.index(words)
            self.ok("code", self.study, "Gesprek", begin, begin + len(words), CODE)
        result, hits = self.found("--like-code", CODE)
        self.assertEqual(["De gemeente stelt budget beschikbaar en betaalt de helft van de kosten."], hits)
        self.assertIn("2", result["like"])
        typed, again = self.found(f'zoals:"{CODE}"')
        self.assertEqual(hits, again)
        self.assertEqual(result["query"], typed["query"])
        self.assertEqual([], self.found("onvindbaar", "--like-code", CODE)[1])
        self.assertEqual(hits, self.found("kosten", "--like-code", CODE)[1])

    def test_what_is_found_is_coded_by_the_paragraph_and_kept_with_its_words(self):
        passage = self.passage("De gemeente betaalt het programma uit haar budget.")
        query = 'zoals:"' + passage + '"'
        done = self.json("autocode", self.study, query, "--code", CODE, "--coder", "Noor")
        self.assertEqual(2, done["added"])
        self.assertIn("De gemeente stelt budget beschikbaar en betaalt de helft van de kosten.",
                      {coding["text"] for coding in self.json("list", self.study, "codings")})
        self.assertIn("budget", done["accepted"])
        self.assertEqual(0, self.json("autocode", self.study, "--rerun", query)["added"])

    def test_people_read_what_it_was_made_from_and_its_words(self):
        out = self.ok("search", self.study, "--like", self.passage("Zij vroeg naar de bevalling en naar de baby.")).out
        self.assertIn("Meer zoals een passage uit “Gesprek”" if DUTCH else "More like a passage of “Gesprek”", out)
        self.assertIn("bevalling, baby" if out.index("bevalling") < out.index("baby") else "baby, bevalling", out)

    def test_nothing_to_go_by_is_said(self):
        result, hits = self.found("--like-code", CODE)
        self.assertEqual(([], 0), (hits, result["total"]))
        self.assertEqual(1, len(result["notices"]))
        result, hits = self.found("--like", self.passage("Vertelt u eens over de geboorte"))       # the interviewer's
        self.assertEqual(([], 1), (hits, len(result["notices"])))

    def test_what_is_not_there_is_refused(self):
        self.refused("search", self.study, "--like", "Gesprek")
        self.refused("search", self.study, "--like", "Nergens:1-5")
        self.refused("search", self.study, "--like", "Gesprek:5-99999")
        self.refused("search", self.study, "--like-code", "geen code")
        self.run_cli("search", self.study, expect=USAGE)
        self.run_cli("search", self.study, "--like", "Gesprek:1-5", "--like-code", CODE, expect=USAGE)

    def test_it_is_kept_and_run_like_any_search(self):
        passage = self.passage("De gemeente betaalt het programma uit haar budget.")
        self.ok("save-search", self.study, "Zoals geld", f'zoals:"{passage}"', "--theme", "Geld")
        self.assertEqual([2], [kept["hits"] for kept in self.json("run-searches", self.study, "Geld")])


# Of each code the words by which a reader knows a passage that is about it.
ABOUT = {
    "warme overdracht": "overdracht|overdrag|overgedragen|doorverwij",
    "steeds opnieuw vertellen": "opnieuw|verhaal|vertel",
    "preventie als besparing": "preventie|bespar|kosten|budget|jeugdhulp|opbreng|oplever",
    "privacy als drempel": "privacy|gegevens|toestemming|delen|gedeeld",
    "vertrouwen": "vertrouw|elkaar|ken",
}


class OnTheSampleStudy(unittest.TestCase):
    def test_the_first_five_like_a_code_are_mostly_about_it(self):
        with tempfile.TemporaryDirectory(prefix="duiding-flow-") as folder:
            study = pathlib.Path(folder) / "voorbeeld.duiding"
            subprocess.run([SOURCE / "samples/build_study.sh", CLI, SOURCE / "samples/study", study], check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL, timeout=120)
            about, listed = 0, 0
            for code, words in ABOUT.items():
                result = run("search", study, "--like-code", code, "--limit", 5, "--json").json()
                self.assertGreaterEqual(result["total"], 5)
                for hit in result["hits"]:
                    text = run("text", study, hit["document"]).out[hit["begin"]:hit["end"]].lower()
                    about += bool(re.search(words, text))
                    listed += 1
            self.assertEqual(25, listed)
            self.assertGreaterEqual(about, 18)


if __name__ == "__main__":
    unittest.main()
