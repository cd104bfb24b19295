# SPDX-License-Identifier: GPL-3.0-or-later
"""run_fuzz.py PROGRAM FOUND PART SEEDS…: one fuzz target for a while, on a corpus of its own that is thrown away.

Seeds are the files of tests/data/{good,broken}/SEED and, where present, of ../shared/formats/import/samples/SEED; with PART
it is that part of the package that is fuzzed. What breaks the target is kept in FOUND and printed."""
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LARGEST = 60_000
# A million inputs of 60,000 bytes take hours for each target; most of what can go wrong fits in a few lines. Without entropic
# scheduling they take half the time.
LARGEST_OF_LONG_RUN = 1_024


def seed_files(names):
    for name in names:
        for folder in (ROOT / "tests/data/good" / name, ROOT / "tests/data/broken" / name,
                       ROOT.parent / "shared/formats/import/samples" / name):
            yield from (path for path in sorted(folder.rglob("*")) if path.is_file() and ".expected." not in path.name)


def seeds(names, part):
    for path in seed_files(names):
        data = path.read_bytes()
        if part:
            try:
                data = zipfile.ZipFile(path).read(part)
            except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError):
                continue
        if len(data) <= LARGEST:
            yield data


def main():
    program, found, part, *names = sys.argv[1:]
    found = pathlib.Path(found)
    found.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="duiding-fuzz-") as corpus:
        count = 0
        for count, data in enumerate(seeds(names, part), 1):
            pathlib.Path(corpus, f"seed{count}").write_bytes(data)
        print(f"{count} seeds", flush=True)
        runs, seconds = os.environ.get("DUIDING_FUZZ_RUNS"), os.environ.get("DUIDING_FUZZ_SECONDS")
        long_run = bool(runs or seconds)
        limits = [f"-runs={runs}"] if runs else []                       # with both, whichever comes first
        limits += [f"-max_total_time={seconds or 20}"] if seconds or not runs else []
        # ./check tries the same inputs every time, so that it fails for a change and not for a throw of the dice; the long run
        # throws anew.
        largest = os.environ.get("DUIDING_FUZZ_LENGTH", LARGEST_OF_LONG_RUN if long_run else LARGEST)
        limits += ["-entropic=0"] if long_run else []
        seed = os.environ.get("DUIDING_FUZZ_SEED", "0" if long_run else "20261126")
        environment = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0:allocator_may_return_null=1"}
        return subprocess.run([program, corpus, *limits, f"-seed={seed}", "-timeout=10", "-rss_limit_mb=2048", f"-max_len={largest}", "-print_final_stats=1",
                               "-verbosity=1", f"-artifact_prefix={found}/{pathlib.Path(program).name}-"], env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
