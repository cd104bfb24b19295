// SPDX-License-Identifier: GPL-3.0-or-later
// What is scanned, as the verbs `scan` and `verdict` are told: the columns, what the rows are, and which documents count.
#pragma once

#include "app/cli/verb.h"
#include "app/common/policy_scan.h"

#include <string>
#include <vector>

namespace duiding::cli {

struct ScanChoice {
    std::string theme, by = "municipality";
    std::vector<std::string> searches, queries, codes, kinds;
    int from = 0, to = 0;
    bool drafts = false;
    bool by_name = false;
};

// --by, --kind, --from, --to, --drafts.
void add_scan_documents(CLI::App& app, Session& session, ScanChoice& choice);
// Throws BadInput for what the study does not know.
ScanRequest scan_request(const Snapshot& snapshot, const ScanChoice& choice);
// By GUID or name; `theme` empty: of any. Throws BadInput when there is none, or more than one of that name.
const SavedSearch& saved_search_called(const Snapshot& snapshot, const std::string& text, const std::string& theme = {});

} // namespace duiding::cli
