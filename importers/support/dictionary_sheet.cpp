// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/dictionary_sheet.h"

#include "core/base/error.h"
#include "core/text/fold.h"

#include <algorithm>
#include <map>
#include <set>

namespace duiding {

namespace {

enum class Field { Theme, Name, Query, Options, Rejected };

std::optional<Field> field_called(std::string_view heading)
{
    static const std::map<std::string, Field, std::less<>> words{
        {"thema", Field::Theme}, {"theme", Field::Theme}, {"woordenboek", Field::Theme}, {"dictionary", Field::Theme},
        {"onderwerp", Field::Theme}, {"naam", Field::Name}, {"name", Field::Name}, {"label", Field::Name},
        {"zoekvraag", Field::Query}, {"zoekopdracht", Field::Query}, {"zoekterm", Field::Query}, {"zoektermen", Field::Query},
        {"zoekwoorden", Field::Query}, {"query", Field::Query}, {"search", Field::Query}, {"opties", Field::Options}, {"options", Field::Options},
        {"afgewezen", Field::Rejected}, {"afgewezen woorden", Field::Rejected}, {"uitgevinkt", Field::Rejected}, {"rejected", Field::Rejected},
        {"rejected words", Field::Rejected}};
    auto it = words.find(heading_key(heading));
    return it == words.end() ? std::nullopt : std::optional(it->second);
}

using Columns = std::map<Field, std::size_t>;

Columns columns_of(const CellTable& table)
{
    Columns columns;
    if (!table.empty()) {
        for (std::size_t i = 0; i < table.front().cells.size(); ++i) {
            if (auto field = field_called(table.front().at(i))) {
                columns.try_emplace(*field, i);
            }
        }
    }
    return columns;
}

class SheetReader {
public:
    SheetReader(const CellTable& table, const std::string& where) : m_table(table), m_where(where), m_columns(columns_of(table)) {}

    DictionarySheet read()
    {
        if (!m_columns.contains(Field::Query)) {
            refuse(msg("No column holds queries."), msg("Call that column “zoekvraag” or “query”."));
        }
        for (std::size_t i = 1; i < m_table.size(); ++i) {
            read_row(m_table[i]);
        }
        if (m_sheet.rows.empty() && m_sheet.problems.empty()) {
            refuse(msg("No row holds a query."), msg("Make a table with headings in the first row and one row a search."));
        }
        return std::move(m_sheet);
    }

private:
    [[noreturn]] void refuse(Message why, Message what_to_do) const
    {
        throw BadInput({msg("The dictionary could not be read."), m_where, std::move(why), std::move(what_to_do)});
    }

    std::string cell(const CellRow& row, Field field) const
    {
        auto it = m_columns.find(field);
        return it == m_columns.end() ? std::string() : std::string(row.at(it->second));
    }

    void left_out(Message why) { m_sheet.problems.push_back({Severity::Error, {}, std::move(why)}); }

    void read_row(const CellRow& row)
    {
        if (std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& text) { return trim_cell(text).empty(); })) {
            return;
        }
        DictionaryRow made;
        made.row_number = row.number;
        made.search.theme = cell(row, Field::Theme);
        made.search.query = cell(row, Field::Query);
        made.search.name = cell(row, Field::Name);
        made.search.options = cell(row, Field::Options);
        if (made.search.query.empty()) {
            left_out(msg("Row {0}: it holds no query.", row.number));
            return;
        }
        if (made.search.name.empty()) {
            made.search.name = made.search.query;
        }
        auto [first, fresh] = m_seen.try_emplace(fold_name(made.search.theme) + '\n' + fold_name(made.search.name), row.number);
        if (!fresh) {
            left_out(msg("Row {0}: a search “{1}” of this theme stands in row {2} already.", row.number, made.search.name, first->second));
            return;
        }
        std::vector<std::string> rejected = list_in_cell(cell(row, Field::Rejected));
        std::set<std::string> sorted(rejected.begin(), rejected.end());
        made.search.rejected.assign(sorted.begin(), sorted.end());
        m_sheet.rows.push_back(std::move(made));
    }

    const CellTable& m_table;
    const std::string& m_where;
    Columns m_columns;
    std::map<std::string, std::int64_t> m_seen;
    DictionarySheet m_sheet;
};

} // namespace

bool is_dictionary(const CellTable& table) { return columns_of(table).contains(Field::Query); }
DictionarySheet read_dictionary_sheet(const CellTable& table, const std::string& where) { return SheetReader(table, where).read(); }

} // namespace duiding
