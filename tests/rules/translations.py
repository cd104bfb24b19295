# SPDX-License-Identifier: GPL-3.0-or-later
"""Every sentence that a user may read is in app/desktop/po/nl.po, translated, with the same placeholders."""
import ast
import pathlib
import re
import string
import subprocess
import tempfile
import unittest

import tree

PO = "app/desktop/po/nl.po"
PLACEHOLDER = re.compile(r"\{\d*(?::[^}]*)?\}|%(?:\d+\$)?[-+0#]*\d*(?:\.\d+)?(?:l|ll|z)?[sdufgxc]")


def run(*command, **more):
    return subprocess.run(command, cwd=tree.ROOT, check=True, text=True, encoding="utf-8", capture_output=True, **more).stdout


def entries(po_text):
    """(msgid, msgid_plural or None, [msgstr…], fuzzy) of each entry but the header."""
    for block in re.split(r"\n\s*\n", po_text):
        fields, fuzzy = {}, False
        for line in block.splitlines():
            if line.startswith("#,") and "fuzzy" in line:
                fuzzy = True
            if match := re.match(r'(msgid_plural|msgid|msgstr(?:\[\d\])?)?\s*(".*")$', line):
                field = match.group(1) or field
                fields[field] = fields.get(field, "") + ast.literal_eval(match.group(2))
        if fields.get("msgid"):
            yield (fields["msgid"], fields.get("msgid_plural"),
                   [text for key, text in fields.items() if key.startswith("msgstr")], fuzzy)


def sentences():
    """What xgettext finds in the programs' sources; ids that hold no word ("{0}: {1}") need no translation."""
    with tempfile.TemporaryDirectory() as folder:
        run("sh", "app/desktop/po/collect_texts", "xgettext", str(tree.ROOT), f"{folder}/duiding.pot")
        pot = pathlib.Path(folder, "duiding.pot").read_text(encoding="utf-8")
    for singular, plural, _, _ in entries(pot):
        if set(PLACEHOLDER.sub("", singular)) & set(string.ascii_letters):
            yield singular, plural


def placeholders(text):
    return sorted(PLACEHOLDER.findall(text))


class Translations(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.wanted = list(sentences())
        cls.dutch = {entry[0]: entry for entry in entries(run("msgcat", "--no-wrap", PO))}

    def test_there_are_sentences_to_check(self):
        self.assertGreater(len(self.wanted), 20)

    def test_every_sentence_is_translated(self):
        missing = [singular for singular, plural in self.wanted
                   if singular not in self.dutch or not all(self.dutch[singular][2]) or self.dutch[singular][3]
                   or (plural and self.dutch[singular][1] != plural)]
        self.assertEqual([], missing, f"{len(missing)} sentences")

    def test_translations_keep_the_placeholders(self):
        wrong = []
        for singular, plural, translations, _ in self.dutch.values():
            allowed = [placeholders(singular)] + ([placeholders(plural)] if plural else [])
            wrong += [f"{singular} → {text}" for text in translations if text and placeholders(text) not in allowed]
        self.assertEqual([], wrong)

    def test_no_translation_is_left_that_nobody_asks_for(self):
        asked = {singular for singular, _ in self.wanted}
        self.assertEqual([], sorted(set(self.dutch) - asked))

    def test_msgfmt_finds_no_fault(self):
        run("msgfmt", "--check", "--output-file=/dev/null", PO)


if __name__ == "__main__":
    unittest.main()
