# SPDX-License-Identifier: GPL-3.0-or-later
"""A corpus on the command line: shards made, divided, served, listed and searched; one of them through ssh."""
import os
import shutil
import signal
import socket
import subprocess
import unittest

from cli import BAD_INPUT, CLI, DUTCH, ENVIRONMENT, FINDINGS, USAGE, Flow, run

POLICY = {
    "Veendrecht": "Beleidsplan jeugd\n\nHet wijkteam werkt aan preventie.\n\nDe gemeente Veendrecht betaalt.\n",
    "Oudlo": "Kadernota zorg\n\nPreventie in de wijk.\n\nOudlo kent twee wijkteams, en elk wijkteam kent de buurt.\n",
    "Hazerveld": "Uitvoeringsplan\n\nNiets over dat onderwerp.\n",
}

# Stands in for ssh: drops its options and the host, and runs the command here.
FAKE_SSH = """#!/bin/sh
while [ "$1" != "--" ]; do shift; done
shift; echo "$1" >> "$FAKE_SSH_LOG"; shift
exec "$@"
"""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Corpus(Flow):
    def setUp(self):
        super().setUp()
        self.cache = {"XDG_CACHE_HOME": str(self.folder / "cache")}
        self.studies = []
        for name, text in POLICY.items():
            study = self.folder / f"{name}.duiding"
            self.ok("new", study, "--language", "nl")
            run("import", study, self.file(f"{name}.txt", text), "--as", "policy")
            self.studies.append(study)

    def corpus(self, *arguments, expect=0, **environment):
        return self.run_cli("corpus", *arguments, expect=expect, **{**self.cache, **environment})

    def search(self, query, *more, expect=0, **environment):
        return self.run_cli("search", self.study, query, "--corpus", "--json", *more, expect=expect, **{**self.cache, **environment}).json()

    def build(self, name, *studies):
        self.corpus("build", self.folder / name, *studies)
        return self.folder / name

    def serve(self, shard):
        """Serves a shard in a process group of its own; returns the process and the port."""
        port = free_port()
        server = subprocess.Popen([str(CLI), "corpus", "serve", str(shard), "--port", str(port)], stdout=subprocess.PIPE, text=True,
                                  start_new_session=True)
        self.addCleanup(self.end, server)
        for line in server.stdout:
            if "Listening" in line:
                return server, port
        self.fail("the shard is not served")

    def end(self, server):
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
        server.stdout.close()

    def test_shards_of_several_studies_are_found_as_one(self):
        self.corpus("add", self.study, "noord", "folder", self.build("noord", *self.studies[:2]))
        self.corpus("add", self.study, "zuid", "folder", self.build("zuid", self.studies[2]))
        found = self.search("wijkteam")
        self.assertEqual({"Veendrecht", "Oudlo"}, {hit["document"] for hit in found["hits"]})
        self.assertEqual(["noord", "noord"], [hit["shard"] for hit in found["hits"]])
        self.assertEqual(["answers", "answers"], [shard["state"] for shard in found["shards"]])
        self.assertEqual(0, self.search("onvindbaar")["total"])
        self.assertEqual(3, self.search("preventie OF onderwerp", "--count")["total"])
        facets = self.search("preventie OF onderwerp", "--facets", "document")["facets"]
        self.assertEqual({"Veendrecht": 1, "Oudlo": 1, "Hazerveld": 1}, facets)

    def test_a_document_of_the_corpus_is_printed_as_it_was_stored(self):
        self.corpus("add", self.study, "noord", "folder", self.build("noord", self.studies[1]))
        self.assertEqual(self.ok("text", self.studies[1], "Oudlo").out, self.corpus("text", self.study, "Oudlo").out)
        self.corpus("text", self.study, "Nergens", expect=BAD_INPUT)

    def test_a_passage_is_cited_as_in_its_study(self):
        study = self.folder / "Waterstreek.duiding"
        self.ok("new", study, "--language", "nl")
        text = "# Beleidsplan jeugd\n\n## 1. Inleiding\n\nNiets.\n\n## 2. Samenwerking\n\nHet wijkteam werkt met de school.\n"
        run("import", study, self.file("plan.md", text), "--as", "policy")
        self.corpus("add", self.study, "ver", "folder", self.build("ver", study))
        own = [hit["citation"] for hit in self.ok("search", study, "wijkteam", "--json").json()["hits"]]
        self.assertTrue(own[0].endswith("2 Samenwerking"), own)
        self.assertEqual(own, [hit["citation"] for hit in self.search("wijkteam")["hits"]])

    def test_interviews_stay_out_unless_asked_for(self):
        self.interview()
        self.corpus("build", self.folder / "leeg", self.study, expect=BAD_INPUT)
        self.corpus("build", self.folder / "vol", self.study, "--kind", "interview")

    def test_a_shard_is_divided(self):
        whole = self.build("alles", *self.studies)
        parts = self.corpus("split", whole, 2, self.folder / "delen", "--json").json()
        self.assertEqual(3, sum(part["documents"] for part in parts))
        for part in parts:
            self.corpus("add", self.study, "deel" + part["folder"][-1], "folder", part["folder"])
        self.assertEqual(2, len(self.search("wijkteam")["hits"]))

    def test_a_list_says_what_is_wrong_with_it(self):
        self.corpus("status", self.study, expect=BAD_INPUT)
        self.corpus("add", self.study, "ver", "tcp", "10.0.0.7", "4311", expect=BAD_INPUT)
        self.corpus("add", self.study, "noord", "folder", self.folder / "nergens")
        self.corpus("add", self.study, "noord", "folder", self.folder / "nergens", expect=BAD_INPUT)
        rows = self.corpus("status", self.study, "--json", expect=FINDINGS).json()
        self.assertEqual(("noord", "away", None), (rows[0]["shard"], rows[0]["state"], rows[0]["documents"]))
        self.run_cli("search", self.study, "wijk", "--corpus", expect=ENVIRONMENT, **self.cache)
        self.corpus("remove", self.study, "noord")
        self.corpus("remove", self.study, "noord", expect=BAD_INPUT)
        self.run_cli("search", self.study, "wijk", "--corpus", "--coded", expect=USAGE, **self.cache)

    def test_a_shard_is_served_to_this_machine_only(self):
        shard = self.build("noord", self.studies[0])
        refused = self.corpus("serve", shard, "--interface", "0.0.0.0", expect=BAD_INPUT)
        self.assertIn("0.0.0.0", refused.err)
        self.corpus("serve", self.folder, expect=ENVIRONMENT)

    @unittest.skipUnless(shutil.which("xapian-tcpsrv"), "xapian-tools is not installed")
    def test_a_served_shard_that_is_killed_or_hangs_is_named_and_the_others_answer(self):
        server, port = self.serve(self.build("noord", *self.studies[:2]))
        self.corpus("add", self.study, "noord", "tcp", "localhost", port)
        self.corpus("add", self.study, "zuid", "folder", self.build("zuid", self.studies[2]))
        with open(f"{self.study}.corpus", "a", encoding="utf-8") as listed:
            listed.write("limit 0.5\n")
        self.assertEqual(2, self.search("wijkteam")["total"])
        rows = self.corpus("status", self.study, "--json").json()
        self.assertEqual([("answers", 2), ("answers", 1)], [(row["state"], row["documents"]) for row in rows])
        os.killpg(server.pid, signal.SIGSTOP)
        found = self.search("preventie OF onderwerp", "--all", expect=FINDINGS)
        self.assertEqual(["hangs", "answers"], [shard["state"] for shard in found["shards"]])
        self.assertEqual((1, False), (found["total"], found["total_exact"]))
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
        told = self.run_cli("search", self.study, "onderwerp", "--corpus", "--all", expect=FINDINGS, **self.cache)
        self.assertIn("1 van 2 delen antwoordt niet: noord" if DUTCH else "1 of 2 shards does not answer: noord", told.err)
        rows = self.corpus("status", self.study, "--json", expect=FINDINGS).json()
        self.assertEqual(("away", 2), (rows[0]["state"], rows[0]["documents"]))          # known from the last time

    @unittest.skipUnless(shutil.which("xapian-progsrv"), "xapian-tools is not installed")
    def test_a_shard_behind_ssh(self):
        shard = self.build("oost", *self.studies)
        ssh = self.file("bin/ssh", FAKE_SSH)
        ssh.chmod(0o755)
        log = self.folder / "ssh.log"
        through = {"PATH": f"{ssh.parent}:{os.environ['PATH']}", "FAKE_SSH_LOG": str(log)}
        self.corpus("add", self.study, "oost", "ssh", "onderzoek@oost.example", shard)
        found = self.search("wijkteam", **through)
        self.assertEqual(2, found["total"])
        self.assertIn("onderzoek@oost.example", log.read_text(encoding="utf-8"))
        self.assertIn("Oudlo kent", self.corpus("text", self.study, "Oudlo", **through).out)


if __name__ == "__main__":
    unittest.main()
