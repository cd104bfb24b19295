// SPDX-License-Identifier: GPL-3.0-or-later
// Running a policy scan: the searches through the index, the pages and shared text from the documents, and both into the grid of
// core/analysis/policy_scan.h. The window and the command line run it alike. Blocking: a job, with Progress.
//
// The ground (shared text, unreadable pages) depends on the documents alone and takes longest: the window keeps it and hands it
// in again; it is made anew when it does not fit any more.
#pragma once

#include "core/analysis/policy_scan.h"
#include "core/index/index.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace duiding {

struct ScanRequest {
    std::vector<SearchId> searches;              // columns, in this order; see searches_of_theme
    std::vector<std::string> queries;            // of the moment: columns that take no verdicts
    std::vector<CodeId> codes;
    ScanOptions options;
};

// Every saved search of a dictionary, as the study orders them; the theme is compared folded. Empty: there is no such theme.
std::vector<SearchId> searches_of_theme(const Snapshot& snapshot, std::string_view theme);

struct ScanGround {
    std::vector<std::pair<DocumentId, std::string>> documents;   // with the SHA-256 of their text
    std::vector<UnreadablePages> pages;
    std::shared_ptr<const SharedText> shared;
    std::map<DocumentId, std::vector<CharRange>> contents;       // tables of contents
};

using ScanGroundPtr = std::shared_ptr<const ScanGround>;

bool fits(const ScanGround& ground, const Snapshot& snapshot, const std::vector<DocumentId>& documents);
ScanGroundPtr make_scan_ground(const Snapshot& snapshot, const TextSource& texts, const std::vector<DocumentId>& documents, Progress& progress);

// One column over these documents. The scan decides which documents are searched: a scope that was saved with the search does not
// narrow it, or a plan outside it would seem to say nothing; a notice says so.
ScanColumn run_scan_search(const Snapshot& snapshot, const ProjectIndex& index, const SavedSearch& search,
                           const std::vector<DocumentId>& documents, Progress& progress);

struct ScanRun {
    PolicyScan scan;
    ScanGroundPtr ground;                        // hand it in the next time
};

// Bring the index up to date first; what it says about being late is among the notes.
ScanRun run_policy_scan(SnapshotPtr snapshot, const ProjectIndex& index, const ScanRequest& request, ScanGroundPtr ground, Progress& progress);

} // namespace duiding
