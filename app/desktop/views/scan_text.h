// SPDX-License-Identifier: GPL-3.0-or-later
// A policy scan in words: what a cell says in short beside its sign, and in whole sentences for the tip, the screen reader and
// the panel beside the grid. Words only; what they say was counted by core/analysis/policy_scan.h.
#pragma once

#include "core/analysis/policy_scan.h"

#include <string>
#include <utility>
#include <vector>

namespace duiding {

struct ScanPlace {
    std::size_t row = 0;
    std::size_t column = 0;

    bool operator==(const ScanPlace&) const = default;
};

std::string row_name(const ScanRow& row);
std::string row_details(const ScanRow& row);                     // "2 documents · 1 via region · 3 pages unreadable"
// The letters beside the hits: "k" copied text, "!" unreadable pages, "via" all hits through a regional document, "?" a stale verdict.
std::string cell_marks(const ScanRow& row, const ScanCell& cell);
std::vector<std::pair<std::string, std::string>> scan_marks_legend();
std::string cell_second_line(const ScanCell& cell);              // who decided and when, else what the state means
std::string total_second_line(const PolicyScan& scan, std::size_t column);

// "Aasveld, Prevention: hits read, none relevant. 3 hits in 2 of 2 documents, 1 of them copied. …"
std::string cell_sentence(const PolicyScan& scan, ScanPlace place);
// All of it, a line each: what was asked, the words tried, documents and pages, who decided, and why that is stale.
std::string cell_report(const PolicyScan& scan, ScanPlace place);
// "In force · 12 documents · 2 drafts left out · 8 municipalities", and what the scan itself notes.
std::string scan_line(const PolicyScan& scan);
std::string short_date(const std::string& iso_utc);              // "27-11-2026", in local time
// "Noor de Vries" → "NdV"; a name without blanks stays as it is.
std::string initials_of(const std::string& name);

} // namespace duiding
