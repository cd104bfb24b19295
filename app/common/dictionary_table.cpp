// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/dictionary_table.h"

#include "app/common/dictionary.h"

namespace duiding {

namespace {

constexpr std::string_view between_words = "; ";

} // namespace

Table dictionary_table(const Snapshot& snapshot, const std::optional<std::string>& theme)
{
    Table table;
    table.title = msg("Dictionary");
    table.columns = {{"theme", msg("Theme"), ColumnType::Text, {}},
                     {"name", msg("Name"), ColumnType::Text, {}},
                     {"query", msg("Query"), ColumnType::Text, {}},
                     {"options", msg("Options"), ColumnType::Text, {}},
                     {"rejected_words", msg("Rejected words"), ColumnType::Text, {}}};
    for (const SavedSearch& search : searches_to_run(snapshot, theme)) {
        std::string rejected;
        for (const std::string& word : search.rejected) {
            rejected.append(rejected.empty() ? std::string_view() : between_words).append(word);
        }
        table.rows.push_back({search.theme, search.name, search.query, search.options, rejected});
    }
    return table;
}

} // namespace duiding
