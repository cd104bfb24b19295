# SPDX-License-Identifier: GPL-3.0-or-later
"""A study that is missing, empty, damaged, newer, in use, on a read-only or a full disk: said plainly, nothing overwritten."""
import os
import shutil
import sqlite3
import subprocess
import unittest

from cli import BAD_INPUT, CLI, ENVIRONMENT, Flow, run

READING = (["list", "documents"], ["text", "Interview 1"], ["search", "wijk"], ["verify"])


def private_mounts():
    """The words before a command that may mount, or none where this system allows none."""
    for under in (["unshare", "-m"], ["unshare", "-rm"]):
        if subprocess.run([*under, "true"], capture_output=True).returncode == 0:
            return under
    return None


class BadStudies(Flow):
    def setUp(self):
        super().setUp()
        self.interview()

    def unchanged(self, path, expect, *words):
        """Every kind of verb refuses the study, with the words and the path, and leaves the file as it was."""
        before = path.read_bytes() if path.exists() else None
        for verb, *rest in (*READING, ["undo"], ["import", self.folder / "Interview 1.txt"]):
            error = self.refused(verb, path, *rest, expect=expect)
            self.assertIn(path.name, error)
            for word in words:
                self.assertIn(word, error)
        self.assertEqual(before, path.read_bytes() if path.exists() else None)

    def test_a_missing_study(self):
        self.unchanged(self.folder / "nergens.duiding", BAD_INPUT)

    def test_an_empty_file(self):
        self.unchanged(self.file("leeg.duiding", b""), BAD_INPUT)

    def test_another_kind_of_file(self):
        self.unchanged(self.file("brief.duiding", b"Geachte heer, mevrouw, " * 100), BAD_INPUT)
        other = self.folder / "ander.duiding"
        sqlite3.connect(other).execute("CREATE TABLE x(y)").connection.close()
        self.unchanged(other, BAD_INPUT)

    def test_a_truncated_study(self):
        cut = self.folder / "half.duiding"
        cut.write_bytes(self.study.read_bytes()[: self.study.stat().st_size // 2])
        self.unchanged(cut, BAD_INPUT)

    def test_a_study_of_a_newer_version(self):
        newer = self.folder / "nieuwer.duiding"
        shutil.copy(self.study, newer)
        connection = sqlite3.connect(newer)
        connection.execute("PRAGMA user_version = 999")
        connection.close()
        self.unchanged(newer, BAD_INPUT, "999")

    def test_a_study_whose_tables_were_changed_by_another_program(self):
        changed = self.folder / "veranderd.duiding"
        shutil.copy(self.study, changed)
        connection = sqlite3.connect(changed)
        connection.execute("CREATE TRIGGER sly AFTER INSERT ON document BEGIN DELETE FROM coding; END")
        connection.close()
        self.unchanged(changed, BAD_INPUT)

    def test_a_folder_where_a_study_was_expected(self):
        self.refused("list", self.folder, "documents")

    def test_a_study_in_use_elsewhere(self):
        holder = subprocess.Popen(["python3", "-c", "import sqlite3, sys\n"
                                   "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
                                   "c.execute('PRAGMA locking_mode = EXCLUSIVE'); c.execute('BEGIN EXCLUSIVE')\n"
                                   "print('held', flush=True); sys.stdin.read()", str(self.study)],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            self.assertEqual(b"held\n", holder.stdout.readline())
            for verb, *rest in (*READING, ["undo"], ["import", self.folder / "Interview 1.txt"]):
                self.refused(verb, self.study, *rest, expect=ENVIRONMENT)
        finally:
            holder.communicate(b"")
        self.ok("verify", self.study)

    def test_an_export_never_overwrites_the_study(self):
        before = self.study.read_bytes()
        self.refused("export", self.study, "csv", self.study)
        self.assertEqual(before, self.study.read_bytes())


class Disks(Flow):
    def setUp(self):
        super().setUp()
        self.text = self.interview()
        self.under = private_mounts()
        if self.under is None:
            self.skipTest("this system lets no test mount a disk")
        self.disk = self.folder / "schijf"
        self.disk.mkdir()

    def on_disk(self, script):
        """Runs a shell script in a mount namespace of its own; $cli, $disk, $study and $source are set."""
        done = subprocess.run([*self.under, "sh", "-c", script], capture_output=True, timeout=120, text=True,
                              env={**os.environ, "cli": str(CLI), "disk": str(self.disk), "study": str(self.study),
                                   "folder": str(self.folder)})
        return done

    def test_a_read_only_disk_is_read_and_not_written(self):
        done = self.on_disk("""
            cp "$study" "$disk/wijk.duiding"
            mount --bind "$disk" "$disk" && mount -o remount,bind,ro "$disk" || exit 77
            "$cli" text "$disk/wijk.duiding" "Interview 1" > "$folder/text" || exit 10
            "$cli" search "$disk/wijk.duiding" vertrouwen --json > "$folder/hits" || exit 11
            "$cli" code "$disk/wijk.duiding" "Interview 1" 0 9 "elkaar kennen"; [ $? -eq 4 ] || exit 12
            "$cli" undo "$disk/wijk.duiding"; [ $? -eq 4 ] || exit 13
            "$cli" new "$disk/nieuw.duiding"; [ $? -eq 4 ] || exit 14
            "$cli" export "$disk/wijk.duiding" csv "$disk/uit.csv"; [ $? -eq 4 ] || exit 15
            """)
        if done.returncode == 77:
            self.skipTest("no read-only mount here")
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        self.assertEqual(self.text, (self.folder / "text").read_text(encoding="utf-8"))
        self.assertEqual(self.study.read_bytes(), (self.disk / "wijk.duiding").read_bytes())

    def test_a_full_disk_refuses_the_edit_and_the_study_stays_whole(self):
        self.file("groot.txt", "Een lange zin over het wijkteam en de overdracht. " * 60000)
        done = self.on_disk("""
            mount -t tmpfs -o size=2m none "$disk" || exit 77
            cp "$study" "$disk/wijk.duiding"
            "$cli" text "$disk/wijk.duiding" "Interview 1" > "$folder/before" || exit 10
            "$cli" import "$disk/wijk.duiding" "$folder/groot.txt"; [ $? -eq 4 ] || exit 11
            "$cli" verify "$disk/wijk.duiding" || exit 12
            "$cli" text "$disk/wijk.duiding" "Interview 1" > "$folder/after" || exit 13
            [ "$("$cli" list "$disk/wijk.duiding" documents --csv | wc -l)" -eq 2 ] || exit 14
            dd if=/dev/zero of="$disk/vol" bs=4k 2>/dev/null
            "$cli" export "$disk/wijk.duiding" csv "$disk/uit.csv"; [ $? -eq 4 ] || exit 15
            [ ! -e "$disk/uit.csv" ] || exit 16
            rm "$disk/vol"
            "$cli" code "$disk/wijk.duiding" "Interview 1" 0 9 "elkaar kennen" || exit 17
            """)
        if done.returncode == 77:
            self.skipTest("no small disk here")
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        self.assertEqual((self.folder / "before").read_bytes(), (self.folder / "after").read_bytes())


class Cancelling(Flow):
    def test_interrupting_an_import_keeps_whole_files_only(self):
        for number in range(60):
            self.file(f"map/{number:02}.txt", f"Gesprek {number}.\n" + "Woorden over de wijk. " * 20000)
        process = subprocess.Popen([CLI, "import", self.study, self.folder / "map"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.readline()                         # the first file is in
        process.send_signal(2)
        process.communicate(timeout=60)
        self.assertIn(process.returncode, (0, 1, 5))
        self.ok("verify", self.study)
        for document in self.json("list", self.study, "documents"):
            self.assertGreater(document["characters"], 400000)


if __name__ == "__main__":
    unittest.main()
