// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of reports of imports; the files of one report are JSON in its row. Store thread only.
#pragma once

#include "core/model/import_report.h"
#include "core/store/transaction.h"

namespace duiding::import_reports {

ImportReportId insert(Transaction& tx, const ImportReport& report);     // id and guid are made
std::vector<ImportReport> load_all(Database& db);                       // newest first; throws BadInput when one is damaged

std::string files_to_json(const std::vector<ImportedFileReport>& files);
std::vector<ImportedFileReport> files_from_json(const std::string& json);      // throws BadInput

} // namespace duiding::import_reports
