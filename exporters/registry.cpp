// SPDX-License-Identifier: GPL-3.0-or-later
// Every format that Duiding writes, one line each.
#include "core/base/error.h"
#include "exporters/csv.h"
#include "exporters/exporter.h"
#include "exporters/html.h"
#include "exporters/xlsx.h"

#include <algorithm>
#include <vector>

namespace duiding {

std::span<const Exporter> exporters()
{
    static const std::vector<Exporter> all = {
        {"csv", "csv", msg("CSV table"), write_csv, nullptr},
        {"xlsx", "xlsx", msg("Excel workbook"), write_xlsx, nullptr},
        {"html", "html", msg("Web page"), write_html_table, write_html_report},
    };
    return all;
}

const Exporter& find_exporter(std::string_view id)
{
    auto all = exporters();
    auto it = std::find_if(all.begin(), all.end(), [&](const Exporter& exporter) { return id == exporter.id; });
    if (it != all.end()) {
        return *it;
    }
    std::string known;
    for (const Exporter& exporter : all) {
        known += (known.empty() ? "" : ", ") + std::string(exporter.id);
    }
    throw BadInput({msg("There is no export format “{0}”.", id), {}, {}, msg("Choose one of: {0}", known)});
}

} // namespace duiding
