# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables made in a spreadsheet: what is said of documents, and codebooks."""
import io
import unittest
import zipfile

from cli import BAD_INPUT, DONE, DUTCH, FINDINGS, Flow


NAMES = "http://schemas.openxmlformats.org"


def workbook(rows):
    """A small XLSX: numbers as numbers, the rest as text in the cell."""
    def cell(value):
        return f"<c><v>{value}</v></c>" if isinstance(value, int) else f'<c t="inlineStr"><is><t>{value}</t></is></c>'

    sheet = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{NAMES}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{NAMES}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{NAMES}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{NAMES}/spreadsheetml/2006/main" xmlns:r="{NAMES}/officeDocument/2006/relationships">'
        '<sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{NAMES}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{NAMES}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{NAMES}/spreadsheetml/2006/main"><sheetData>{sheet}</sheetData></worksheet>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


class Describe(Flow):
    template = "empty"

    def setUp(self):
        super().setUp()
        for name in ("Plan Arnhem", "nota jeugd", "R1"):
            self.file(f"map/{name}.txt", f"Tekst van {name}.\n")
        self.ok("import", self.study, self.folder / "map")

    def documents(self):
        return {document["name"]: document for document in self.json("list", self.study, "documents")}

    def test_a_sheet_describes_documents_in_one_step(self):
        table = self.file("lijst.csv", "Bestand;Gemeentecode;Jaar;Status;Titel;Taal;Soort;Casus;Rol\n"
                                       "map\\Plan Arnhem.txt;202;2019;vastgesteld;Samen;nl;beleid;;\n"
                                       "nota jeugd;GM0203, Tiel;2020;concept;;;;;\n"
                                       "r1.txt;;;;;;interview;A1;cliënt\n")
        result = self.json("describe", self.study, table)
        self.assertEqual((3, 3, 0, True, []), tuple(result[key] for key in ("rows", "described", "refused", "changed", "findings")))
        documents = self.documents()
        self.assertEqual(("Samen", "policy", "nl"), tuple(documents["Plan Arnhem"][key] for key in ("title", "kind", "language")))
        self.assertEqual("interview", documents["R1"]["kind"])
        self.assertFalse(self.json("describe", self.study, table)["changed"])
        self.ok("undo", self.study)
        self.assertEqual("note", self.documents()["R1"]["kind"])

    def test_a_bad_row_is_named_by_its_number_and_nothing_is_half_applied(self):
        table = self.file("lijst.csv", "bestand;gemeente;soort\nPlan Arnhem;Arnhem;beleid\nweg.txt;Arnhem;beleid\n"
                                       "R1;Fantasiestad;interview\n")
        result = self.json("describe", self.study, table, expect=FINDINGS)
        self.assertEqual((0, 1, False), tuple(result[key] for key in ("described", "refused", "changed")))
        messages = [finding["message"] for finding in result["findings"]]
        self.assertTrue(messages[0].startswith("Row 3: "), messages)
        self.assertIn("weg.txt", messages[0])
        self.assertTrue(messages[1].startswith("Row 4: "), messages)
        self.assertEqual({"note"}, {document["kind"] for document in self.documents().values()})
        shown = self.run_cli("describe", self.study, table, expect=FINDINGS).err
        self.assertIn("Rij 3" if DUTCH else "Row 3", shown)
        result = self.json("describe", self.study, table, "--skip-bad-rows", expect=FINDINGS)
        self.assertEqual(2, result["described"])
        self.assertEqual("policy", self.documents()["Plan Arnhem"]["kind"])

    def test_a_table_that_says_nothing_of_these_documents_is_refused(self):
        for text in ("gemeente;jaar\nArnhem;2019\n", "bestand;jaar\nweg.txt;2019\n"):
            self.run_cli("describe", self.study, self.file("lijst.csv", text), expect=BAD_INPUT)

    def test_a_workbook_does_as_well_as_separated_text(self):
        table = self.file("lijst.xlsx", workbook([["Bestand", "Gemeentecode", "Jaar", "Soort"], ["Plan Arnhem.txt", 202, 2019, "beleid"]]))
        self.assertEqual([], self.json("describe", self.study, table)["findings"])
        self.assertEqual("policy", self.documents()["Plan Arnhem"]["kind"])

    def test_dry_run_reports_and_changes_nothing(self):
        table = self.file("lijst.csv", "bestand;soort\nR1;interview\n")
        self.assertEqual(1, self.json("describe", self.study, table, "--dry-run")["described"])
        self.assertEqual("note", self.documents()["R1"]["kind"])


class CodebookTable(Flow):
    template = "damour"

    def test_a_codebook_comes_in_as_one_step_and_codes_that_are_there_stay(self):
        self.ok("new", self.folder / "leeg.duiding", "--template", "empty")
        table = self.file("codeboek.csv", "pad;kleur;definitie\nvertrouwen/elkaar kennen;#4E9668;Wie kent wie.\nvertrouwen;rood;Hoofdcode.\n")
        result = self.json("codebook", self.folder / "leeg.duiding", table)
        self.assertEqual((2, 0), (result["added"], result["kept"]))
        codes = {code["path"]: code for code in self.json("list", self.folder / "leeg.duiding", "codes")}
        self.assertEqual("#4E9668", codes["vertrouwen/elkaar kennen"]["colour"])
        self.assertEqual("Hoofdcode.", codes["vertrouwen"]["definition"])
        result = self.json("codebook", self.folder / "leeg.duiding", table, expect=FINDINGS)
        self.assertEqual((0, 2, False), tuple(result[key] for key in ("added", "kept", "changed")))
        self.ok("undo", self.folder / "leeg.duiding")
        self.assertEqual([], self.json("list", self.folder / "leeg.duiding", "codes"))

    def test_the_list_of_codes_of_one_study_is_a_codebook_for_another(self):
        self.ok("new", self.folder / "ander.duiding", "--template", "empty")
        table = self.file("codes.csv", self.ok("list", self.study, "codes", "--csv").out)
        self.ok("codebook", self.folder / "ander.duiding", table)
        kept = ("path", "colour", "definition", "directions")
        there, here = ([{key: code[key] for key in kept} for code in self.json("list", study, "codes")]
                       for study in (self.study, self.folder / "ander.duiding"))
        self.assertEqual(there, here)


if __name__ == "__main__":
    unittest.main()
