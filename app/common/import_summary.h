// SPDX-License-Identifier: GPL-3.0-or-later
// What a batch came to, for people: how each file ended in a word, the counts, which files a filter keeps, and which document
// a file may be a newer version of. Values in, values out; the window and its tests share it. Any thread.
#pragma once

#include "core/model/import_report.h"
#include "core/model/snapshot.h"

#include <optional>
#include <string>
#include <vector>

namespace duiding {

enum class FileOutcome { Imported, WithFindings, Known, Refused, NewText };

FileOutcome outcome_of(const ImportedFileReport& file);
Message outcome_word(FileOutcome outcome);
const char* outcome_sign(FileOutcome outcome);               // says the same without colour: ✓ ! = ✗ ↻

enum class ImportFilter { All, WithFindings, Refused, Known, Speakers };

bool keeps(ImportFilter filter, const ImportedFileReport& file);
std::int64_t count_of(const ImportReport& report, ImportFilter filter);
Message filter_label(ImportFilter filter, std::int64_t count);

// "571 imported", "23 with findings", "6 refused" …: the parts that are not zero, in this order; a cancelled batch says so.
std::vector<Message> headline(const ImportReport& report);
// False for one file that came in without a remark: a sentence in the status bar is enough.
bool needs_summary(const ImportReport& report);

// A file of the same name but with another content: the finding that says so, and the older document it speaks of. None when
// the file has no such finding, or one of the two documents is gone.
Message older_version_finding(const std::string& older_name);
struct NewerVersion {
    DocumentId older, newer;
};
std::optional<NewerVersion> newer_version(const ImportedFileReport& file, const Snapshot& snapshot);

// The documents of the files a filter keeps that are still in the study.
std::vector<DocumentId> documents_of(const ImportReport& report, ImportFilter filter, const Snapshot& snapshot);

} // namespace duiding
