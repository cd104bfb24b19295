# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's own files, read once; shared by the rules tests."""
import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
OURS = ("app", "core", "importers", "exporters", "tests", "samples", "cmake", "packaging", ".ci")
TOP_FILES = ("CMakeLists.txt", "CMakePresets.json", "README.md", "run", "check")


def files(*suffixes, under=OURS):
    """Paths relative to the root, sorted; with no suffixes all files."""
    found = [pathlib.Path(name) for name in TOP_FILES if under is OURS and (ROOT / name).exists()]
    for top in under:
        for folder, folders, names in os.walk(ROOT / top):
            folders[:] = [name for name in folders if name != "__pycache__"]
            found += [pathlib.Path(folder, name).relative_to(ROOT) for name in names]
    return sorted(path for path in found if not suffixes or path.suffix in suffixes)


def text(path):
    return (ROOT / path).read_text(encoding="utf-8")


def lines(path):
    return text(path).splitlines()
