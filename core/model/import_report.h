// SPDX-License-Identifier: GPL-3.0-or-later
// What came of one batch of files: kept in the project, so that "which 12 of the 600 were refused, and why?" has an answer next
// week too.
#pragma once

#include "core/base/error.h"
#include "core/base/findings.h"
#include "core/base/guid.h"
#include "core/base/ids.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

enum class ImportStatus { Imported, Known, Refused, NewVersion };     // Known: the same file was there already

const char* to_key(ImportStatus status);                       // "imported", "known", "refused", "new-version"
std::optional<ImportStatus> import_status_from_key(std::string_view key);

struct ImportedFileReport {
    std::string path;                 // as given
    ImportStatus status = ImportStatus::Refused;
    std::vector<DocumentId> documents;      // made, or known already
    std::vector<std::string> names;         // of those documents, as they were called then
    Findings findings;
    ErrorText error;                  // of a refused file
    bool ask_speakers = false;        // it wants a look at its speakers
};

struct ImportReport {
    ImportReportId id;
    Guid guid;
    std::string at;                   // ISO 8601 UTC
    std::string coder;                // name
    bool cancelled = false;           // the files listed are those done before Cancel
    std::vector<ImportedFileReport> files;

    std::int64_t count(ImportStatus status) const;
    std::int64_t with_findings() const;     // imported, and something to say
};

} // namespace duiding
