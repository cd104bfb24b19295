// SPDX-License-Identifier: GPL-3.0-or-later
// One entry of a list of references, whatever program wrote the list, and the document it becomes:
//
//   name        "Adams et al. 2001 The physical volcanology of"       title, language: of the entry
//   text        title (a heading), abstract, keywords; or the text of the attached file where that lies beside the list
//   attributes  author, year, journal, doi, url, type, keywords, publisher …; never translated, they are data
//
// The original of a document without a file is its own entry, so that the same list imported again is known. Any thread.
#pragma once

#include "importers/importer.h"

#include <string>
#include <vector>

namespace duiding {

struct Reference {
    std::string type;                        // "JOUR", "article": as the list says
    std::vector<std::string> authors;        // "Adams, Nancy K"; a body as it is: "Gemeente Zonnewoude"
    std::vector<std::string> editors;
    std::string title;
    std::string year;                        // four digits, or empty
    std::string journal;                     // or the book that it is a chapter of
    std::string abstract;
    std::vector<std::string> keywords;
    std::string doi, url, publisher, volume, issue, pages, isbn, language, note, key;
    std::vector<std::string> files;          // as written: paths, file addresses
    std::string entry;                       // the entry itself, as it stands in the list (UTF-8)

    bool empty() const;                      // nothing that a reader could recognise it by
};

// The first four digits in a row that are a year.
std::string year_in(std::string_view text);

// All documents of a list, in order; entries that say nothing are left out with a finding on the first document. BadInput when
// none is left.
std::vector<ImportedDocument> documents_of(std::vector<Reference> references, const ImportSource& source, const ImportOptions& options,
                                           Findings findings, Progress& progress);

} // namespace duiding
