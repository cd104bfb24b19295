// SPDX-License-Identifier: GPL-3.0-or-later
// The files that a list of references says belong to its entries, where they lie beside the list. Only what is in the list's
// own folder or below it is read: of an absolute path, of another computer or of "internal-pdf://" only the file's name is
// looked for there; ".." and links that lead out are not followed, and nothing is ever fetched. One per list; one thread.
#pragma once

#include "importers/importer.h"

namespace duiding {

class AttachedFiles {
public:
    AttachedFiles(const std::filesystem::path& list, const ImportOptions& options, Progress& progress);

    // Reads the first that is there and can be read into `document`, complete; false: none. What was not found or could not be
    // read is a finding there either way. PDF goes before web pages, which reference managers keep as snapshots.
    bool read(const std::vector<std::string>& files, ImportedDocument& document);

    // Where it is, or nothing.
    std::filesystem::path find(const std::string& file) const;

private:
    std::filesystem::path m_folder;
    const ImportOptions& m_options;
    Progress& m_progress;
    std::uint64_t m_bytes = 0;               // of originals read: all documents of a list are in memory together
};

} // namespace duiding
