// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/describe_sheet.h"

#include "core/base/file.h"
#include "importers/support/sheet.h"

namespace duiding {

namespace {

constexpr std::uint64_t max_sheet_bytes = 64ull << 20;

} // namespace

edits::DocumentDescription description_of(const MetadataRow& row)
{
    edits::DocumentDescription description;
    description.document = *row.document;
    description.title = row.title;
    description.language = row.language;
    description.kind = row.kind;
    if (row.cases) {
        description.cases.emplace();
        for (const DescribedCase& the_case : *row.cases) {
            description.cases->push_back({{{}, the_case.kind, the_case.name, the_case.official_code}, the_case.role});
        }
    }
    description.attributes = row.attributes;
    return description;
}

MetadataSheet load_metadata_sheet(const std::filesystem::path& path, Progress& progress)
{
    ImportSource source{path, read_file(path, max_sheet_bytes)};
    Sheet sheet = load_sheet(source, {}, progress);
    return read_metadata_sheet(cell_table_of(sheet), path_text(path));
}

std::vector<SheetTarget> sheet_targets(const Snapshot& snapshot)
{
    std::vector<SheetTarget> targets;
    for (const DocumentInfo& info : *snapshot.documents) {
        targets.push_back({info.id, info.name, info.original_name});
    }
    return targets;
}

std::vector<edits::DocumentDescription> descriptions(MetadataSheet& sheet, std::span<const SheetTarget> documents)
{
    check_rows(sheet, documents);
    std::vector<edits::DocumentDescription> made;
    for (const MetadataRow& row : sheet.rows) {
        if (row.can_be_applied()) {
            made.push_back(description_of(row));
        }
    }
    return made;
}

Findings sheet_problems(const MetadataSheet& sheet)
{
    Findings all;
    for (const MetadataRow& row : sheet.rows) {
        all.insert(all.end(), row.problems.begin(), row.problems.end());
    }
    return all;
}

} // namespace duiding
