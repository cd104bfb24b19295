// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/import_report.h"

#include "core/model/key_table.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr KeyEntry<ImportStatus> keys[] = {
    {ImportStatus::Imported, "imported"}, {ImportStatus::Known, "known"}, {ImportStatus::Refused, "refused"}, {ImportStatus::NewVersion, "new-version"},
};

} // namespace

const char* to_key(ImportStatus status) { return key_of(keys, status); }
std::optional<ImportStatus> import_status_from_key(std::string_view key) { return value_of(keys, key); }

std::int64_t ImportReport::count(ImportStatus status) const
{
    return std::count_if(files.begin(), files.end(), [&](const ImportedFileReport& file) { return file.status == status; });
}

std::int64_t ImportReport::with_findings() const
{
    return std::count_if(files.begin(), files.end(), [](const ImportedFileReport& file) {
        return file.status != ImportStatus::Refused && !file.findings.empty();
    });
}

} // namespace duiding
