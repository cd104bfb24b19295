# SPDX-License-Identifier: GPL-3.0-or-later
"""A study of an older version is read and brought up to date; cases, persons, attributes and reports are listed."""
import contextlib
import sqlite3
import unittest

from cli import SOURCE, Flow

NOUNS = """
INSERT INTO person VALUES(1, randomblob(16), 1, 'R1', 'client', 'yes', 'no', 'unknown', 'yes');
INSERT INTO study_case VALUES(1, randomblob(16), 1, NULL, 'region', 'Vechtstreek', '');
INSERT INTO study_case VALUES(2, randomblob(16), 1, 1, 'municipality', 'Loevermeer', 'GM9999');
INSERT INTO document_case SELECT id, 2, 1, 'client' FROM document WHERE name = 'gesprek';
INSERT INTO attribute VALUES(1, randomblob(16), 1, 'document', 'jaar', '', 'number', '[]');
INSERT INTO attribute VALUES(2, randomblob(16), 1, 'person', 'v1', 'Bent u tevreden?', 'choice', '[["1","ja"],["2","nee"]]');
INSERT INTO attribute_value SELECT 'document', id, 1, X'010432303235' FROM document WHERE name = 'gesprek';
INSERT INTO attribute_value VALUES('person', 1, 1, X'020131');
UPDATE document SET person = 1, media_path = 'opname.mp3' WHERE name = 'gesprek';
UPDATE speaker SET person = 1 WHERE name = 'R1';
INSERT INTO import_report VALUES(1, randomblob(16), 1, '2026-03-01T10:00:00Z', 'Noor', 0,
  '[{"path":"map/stuk.docx","status":"refused","names":[],"documents":[],"findings":[],"error":{"what":"[\\"The document could not be read.\\",\\"\\",0]","where":"","why":"","what_to_do":""}}]');
"""


class Nouns(Flow):
    template = "empty"

    def setUp(self):
        super().setUp()
        self.old = self.folder / "oud.duiding"
        self.execute((SOURCE / "tests/data/projects/version-1.sql").read_text("utf-8"))

    def execute(self, script):
        with contextlib.closing(sqlite3.connect(self.old)) as database:
            database.executescript(script)

    def test_an_older_study_is_read_without_writing_and_brought_up_to_date_by_the_first_change(self):
        before = self.old.read_bytes()
        self.assertEqual(3, len(self.json("list", self.old, "codings")))
        self.assertEqual([], self.json("list", self.old, "cases"))
        self.assertEqual(before, self.old.read_bytes())
        self.assertIn("oud.v1.duiding", self.ok("memo", self.old, "Nieuw").err)
        self.assertEqual(before, (self.folder / "oud.v1.duiding").read_bytes())
        self.assertEqual(3, len(self.json("list", self.old, "codings")))
        self.ok("verify", self.old)

    def test_cases_persons_attributes_and_reports_are_listed_with_every_field(self):
        self.ok("memo", self.old, "Nieuw")
        self.execute(NOUNS)
        town, region = self.json("list", self.old, "cases")
        self.assertEqual(("Loevermeer", "municipality", "Vechtstreek", "GM9999", 1),
                         tuple(town[key] for key in ("name", "kind", "parent", "official_code", "documents")))
        self.assertEqual((region["guid"], None), (town["parent_guid"], region["parent"]))
        [person] = self.json("list", self.old, "persons")
        self.assertEqual(["guid", "name"], list(person)[:2])
        self.assertEqual(("R1", "client", "yes", "no", "unknown", "yes", 1, {"v1": "1"}), tuple(person.values())[1:])
        year, question = self.json("list", self.old, "attributes")
        self.assertEqual(("jaar", "document", "number", 1), tuple(year[key] for key in ("name", "target", "type", "values")))
        self.assertEqual([{"value": "1", "label": "ja"}, {"value": "2", "label": "nee"}], question["labels"])
        talk = next(row for row in self.json("list", self.old, "documents") if row["name"] == "gesprek")
        self.assertEqual(([{"name": "Loevermeer", "role": "client"}], {"jaar": "2025"}, "R1", "opname.mp3"),
                         tuple(talk[key] for key in ("cases", "attributes", "person", "media_path")))
        speakers = {row["name"]: row["person"] for row in self.json("list", self.old, "speakers")}
        self.assertEqual({"I": None, "R1": "R1"}, speakers)
        [report] = self.json("list", self.old, "reports")
        self.assertEqual(("map/stuk.docx", "refused", "The document could not be read."),
                         tuple(report[key] for key in ("name", "status", "why")))


if __name__ == "__main__":
    unittest.main()
