// SPDX-License-Identifier: GPL-3.0-or-later
// Which documents count in which row of a policy scan: of the kinds asked for, in the period, in force. For policy_scan.cpp alone.
#pragma once

#include "core/analysis/policy_scan.h"

namespace duiding {

struct ScanRows {
    std::vector<ScanRow> rows;                   // in the order of the groups; without cells
    std::vector<DocumentId> documents;           // that count in some row, in the order of the document list
    std::int64_t without_year = 0;               // that count though a period was asked for
    std::int64_t left_out = 0;                   // drafts and what is no longer in force, each once
    std::int64_t notes = 0;                      // of a row, but notes, which were not asked for: perhaps plans that came in as such
};

ScanRows scan_rows(const Snapshot& snapshot, const ScanOptions& options);

} // namespace duiding
