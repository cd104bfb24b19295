// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/case_rows.h"

#include <algorithm>
#include <map>

namespace duiding {

std::vector<CaseRow> case_rows(const Snapshot& snapshot)
{
    std::map<CaseId, std::int64_t> documents;
    for (const DocumentCase& link : *snapshot.document_cases) {
        ++documents[link.the_case];
    }
    std::vector<CaseRow> rows;
    for (const Case& the_case : *snapshot.cases) {
        rows.push_back({the_case, documents[the_case.id]});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const CaseRow& a, const CaseRow& b) { return a.the_case.kind < b.the_case.kind; });
    return rows;
}

Message case_kind_label(const std::string& kind)
{
    if (kind == "case") {
        return msg("case");
    }
    if (kind == "municipality") {
        return msg("municipality");
    }
    if (kind == "organisation") {
        return msg("organisation");
    }
    if (kind == "region") {
        return msg("region");
    }
    if (kind == "network") {
        return msg("network");
    }
    return msg("{0}", kind);
}

} // namespace duiding
