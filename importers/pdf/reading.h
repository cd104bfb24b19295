// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a PDF (or of a picture of a page) as words, with what is to be said about them: pages that could not be read,
// pages that hold a picture and no text, pages whose text was recognised. What makes a document of them is document_of.
// Everything that a library might choke on happens in duiding-reader.
#pragma once

#include "importers/importer.h"
#include "importers/pdf/page.h"
#include "importers/support/reader_client.h"
#include "importers/support/reader_process.h"

#include <map>
#include <vector>

namespace duiding::pdf {

struct Reading {
    std::vector<Page> pages;                         // of the file, those that failed without words
    std::map<int, int> recognised;                   // page number → confidence, 0 … 100
    std::vector<int> blank;                          // numbers of the pages that hold no text and no picture; sorted
    Findings findings;
};

// `format` is the reader's: "pdf" or "image". BadInput: it cannot be opened, no page could be read, or none holds text.
Reading read_words(std::string_view format, const ImportSource& source, const ImportOptions& options, Progress& progress,
                   const std::filesystem::path& program = reader_program());

// The whole way: words, layout, marks on what was recognised, findings.
ImportedDocument read_document(std::string_view format, const ImportSource& source, const ImportOptions& options, Progress& progress,
                               const std::filesystem::path& program = reader_program());

} // namespace duiding::pdf
