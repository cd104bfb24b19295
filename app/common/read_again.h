// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a document made anew: from its own original with other choices (encoding, columns, recognition), or from a newer
// version of its file that came in as a document of its own. Codings go along to where their words stand now. What moved and
// what has no place any more is a report of one file (ImportStatus::NewVersion), kept in the project in the same group of undo.
//
// Threads: call what takes a Progress from a job. Errors: BadInput (no original, not readable so), Environment, Cancelled;
// nothing is changed then.
#pragma once

#include "app/common/import_summary.h"
#include "core/edits/edits.h"
#include "importers/importer.h"

#include <string>
#include <string_view>
#include <vector>

namespace duiding {

// What there is to choose when this document is read again.
struct ReadChoices {
    bool possible = false;            // it came from a file that is one document
    bool encoding = false;
    bool columns = false;
    bool recognition = false;         // OCR
};
ReadChoices read_choices(const DocumentInfo& info);
ImportOptions reading_of(const DocumentInfo& info);          // how it was read, from importer_options

// Encodings that Dutch texts come in, as ICU names; the first are met most.
const std::vector<std::string>& common_encodings();

// The original of a text, looked at before it is read again.
struct TextOriginal {
    std::string bytes;
    std::string encoding;             // found out; empty when it could not be
    Findings reasons;                 // why that one
};
TextOriginal look_at_original(Project& project, DocumentId document, Progress& progress);
// The first lines in that encoding; an empty name: the one found out. What cannot be converted throws BadInput.
std::string first_lines(const TextOriginal& original, const std::string& encoding);

ImportReport read_again(Project& project, DocumentId document, const ImportOptions& options, Progress& progress);
ImportReport take_new_version(Project& project, const NewerVersion& version, Progress& progress);

} // namespace duiding
