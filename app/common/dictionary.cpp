// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/dictionary.h"

#include "app/common/kept_options.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/index/query_text.h"
#include "core/text/fold.h"
#include "importers/support/sheet.h"

#include <set>

namespace duiding {

namespace {

constexpr std::uint64_t max_sheet_bytes = 64ull << 20;

// Each cell as it is seen: "1,5" is a query here, no number.
CellTable seen_cells(const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    CellTable table;
    for (const SheetRow& row : load_sheet(source, options, progress).rows) {
        CellRow& seen = table.emplace_back();
        seen.number = row.number;
        for (const Cell& cell : row.cells) {
            seen.cells.push_back(cell.words());
        }
    }
    return table;
}

CellTable load_table(const ImportSource& source, Progress& progress)
{
    if (sheet_format(source) == SheetFormat::Csv) {
        // Options hold ";": a table that reads well by commas is not looked at for other separators.
        ImportOptions by_comma;
        by_comma.separator = ",";
        CellTable table = seen_cells(source, by_comma, progress);
        if (is_dictionary(table)) {
            return table;
        }
    }
    return seen_cells(source, {}, progress);
}

// Why the search of a row cannot be asked; nothing when it can.
std::optional<Finding> problem_of(const DictionaryRow& row, const Snapshot& snapshot)
{
    try {
        parse_query(row.search.query);
        SearchRequest request;
        set_kept_options(request, row.search.options, snapshot);
        return std::nullopt;
    } catch (const BadInput& error) {
        const ErrorText& text = error.text();
        std::string where = "row " + std::to_string(row.row_number) + (text.where.empty() ? "" : ", " + text.where);
        return Finding{Severity::Error, where, text.why.empty() ? text.what : text.why};
    }
}

} // namespace

DictionarySheet load_dictionary(const std::filesystem::path& path, const Snapshot& snapshot, Progress& progress)
{
    ImportSource source{path, read_file(path, max_sheet_bytes)};
    DictionarySheet sheet = read_dictionary_sheet(load_table(source, progress), path_text(path));
    std::vector<DictionaryRow> good;
    for (DictionaryRow& row : sheet.rows) {
        if (auto problem = problem_of(row, snapshot)) {
            sheet.problems.push_back(std::move(*problem));
        } else {
            good.push_back(std::move(row));
        }
    }
    sheet.rows = std::move(good);
    return sheet;
}

std::vector<SavedSearch> searches_of(const DictionarySheet& sheet)
{
    std::vector<SavedSearch> searches;
    for (const DictionaryRow& row : sheet.rows) {
        searches.push_back(row.search);
    }
    return searches;
}

std::vector<SavedSearch> searches_to_run(const Snapshot& snapshot, const std::optional<std::string>& theme)
{
    std::vector<SavedSearch> found;
    std::set<std::string> themes;
    for (const SavedSearch& search : *snapshot.searches) {
        themes.insert("“" + search.theme + "”");
        if (!theme || fold_name(search.theme) == fold_name(*theme)) {
            found.push_back(search);
        }
    }
    if (found.empty() && theme) {
        std::string names;
        for (const std::string& name : themes) {
            names += (names.empty() ? "" : ", ") + name;
        }
        throw BadInput({msg("There is no saved search with the theme “{0}”.", *theme), {}, themes.empty() ? msg("No search is saved yet.") : Message(),
                        themes.empty() ? Message() : msg("Choose one of: {0}", names)});
    }
    return found;
}

} // namespace duiding
