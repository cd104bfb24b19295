// SPDX-License-Identifier: GPL-3.0-or-later
// What duiding-reader can read: one row a format, in formats.cpp (what is recognised on pictures stands in importers/reader/ocr). A new
// format is a pair of files here, a row, and on the other side an importer that calls importers/support/reader_client.h. A function
// gets the whole file (its path is only the name) and returns a value, or answers page by page; it refuses by BadInput, of which
// why and what to do reach the user. It runs in a process of its own, in one thread: it may crash, but it writes no file and makes
// no connection, and reads none but fonts and the like (importers/reader/sandbox.h).
#pragma once

#include "importers/importer.h"
#include "importers/reader/answers.h"

#include <span>

namespace duiding::reader {

struct Format {
    std::string_view id;                                       // as in importers/registry.cpp
    ImportedDocument (*document)(const ImportSource&, const ImportOptions&) = nullptr;
    ImportedSurvey (*survey)(const ImportSource&, const ImportOptions&) = nullptr;
    void (*pages)(const ImportSource&, const ReaderRequest&, Answers&) = nullptr;
};

std::span<const Format> formats();

} // namespace duiding::reader
