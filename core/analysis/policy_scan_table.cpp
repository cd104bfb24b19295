// SPDX-License-Identifier: GPL-3.0-or-later
// A policy scan as tables: the grid for people, and a row a cell for whoever counts on.
#include "core/analysis/policy_scan.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr std::optional<ScanState> states[] = {ScanState::NoDocument,   ScanState::Unreadable, ScanState::NothingFound,
                                               ScanState::NoneRelevant, ScanState::Relevant,   std::nullopt};

std::vector<std::pair<std::string, Message>> state_column_words()
{
    std::vector<std::pair<std::string, Message>> words;
    for (const auto& state : states) {
        words.emplace_back(state_key(state), state_words(state));
    }
    return words;
}

// The names of the rows; those that are words of ours are translated for people.
Column unit_column(const PolicyScan& scan)
{
    Column column{"unit", group_label(*scan.snapshot, scan.options.rows), ColumnType::Text, {}};
    for (const ScanRow& row : scan.rows) {
        if (row.label.id != "{0}") {
            column.words.emplace_back(format(row.label), row.label);
        }
    }
    return column;
}

Cell text_or_missing(const std::string& text) { return text.empty() ? Cell{} : Cell{text}; }

template <class List, class Name>
std::string listed(const List& list, Name name)
{
    std::string all;
    for (const auto& each : list) {
        std::string one = name(each);
        all += (all.empty() || one.empty() ? "" : "; ") + one;
    }
    return all;
}

std::vector<std::pair<std::string, std::string>> parameters_of(const PolicyScan& scan)
{
    const ScanOptions& options = scan.options;
    std::vector<std::pair<std::string, std::string>> made = {{"study", scan.snapshot->name}, {"rows", group_key(*scan.snapshot, options.rows)}};
    made.emplace_back("kinds", options.kinds.empty() ? "all" : listed(options.kinds, [](DocumentKind kind) { return std::string(to_key(kind)); }));
    made.emplace_back("documents", options.documents == ScanDocuments::InForce ? "in-force" : "drafts-where-nothing-else");
    if (options.from_year) {
        made.emplace_back("from_year", std::to_string(*options.from_year));
    }
    if (options.to_year) {
        made.emplace_back("to_year", std::to_string(*options.to_year));
    }
    for (const ScanColumn& column : scan.columns) {
        made.emplace_back(column.name, column.query);
    }
    return made;
}

std::vector<Message> notes_of(const PolicyScan& scan)
{
    std::vector<Message> notes = scan.notes;
    for (std::size_t i = 0; i < scan.columns.size(); ++i) {
        const ScanTotal& total = scan.totals[i];
        notes.push_back(msg("{0}: {1} hits in {2} of {3} documents; {4} when copied text counts once.", scan.columns[i].name, total.hits,
                            total.documents_with_hits, scan.documents, total.once));
    }
    return notes;
}

std::string name_of(const PolicyScan& scan, DocumentId id)
{
    const DocumentInfo* info = scan.snapshot->find_document(id);
    return info ? info->name : std::string();
}

std::vector<Column> cell_columns(const PolicyScan& scan)
{
    return {unit_column(scan),
            {"column", msg("Column"), ColumnType::Text, {}},
            {"query", msg("Query"), ColumnType::Text, {}},
            {"state", msg("State"), ColumnType::Text, state_column_words()},
            {"hits", msg("Hits"), ColumnType::Integer, {}},
            {"occurrences", msg("Matches"), ColumnType::Integer, {}},
            {"per_1000_words", msg("Per 1,000 words"), ColumnType::Number, {}},
            {"coded", msg("Coded"), ColumnType::Integer, {}},
            {"copied", msg("Copied"), ColumnType::Integer, {}},
            {"documents_with_hits", msg("Documents with hits"), ColumnType::Integer, {}},
            {"documents", msg("Documents"), ColumnType::Text, {}},
            {"via_region", msg("Through a region"), ColumnType::Text, {}},
            {"left_out", msg("Not in force"), ColumnType::Text, {}},
            {"words", msg("Words"), ColumnType::Integer, {}},
            {"pages", msg("Pages"), ColumnType::Integer, {}},
            {"unreadable", msg("Unreadable pages"), ColumnType::Integer, {}},
            {"first_document", msg("First passage in"), ColumnType::Text, {}},
            {"first_begin", msg("Begin"), ColumnType::Integer, {}},
            {"first_end", msg("End"), ColumnType::Integer, {}},
            {"verdict", msg("Verdict"), ColumnType::Text, state_column_words()},
            {"note", msg("Note"), ColumnType::Text, {}},
            {"initials", msg("Initials"), ColumnType::Text, {}},
            {"at", msg("Date"), ColumnType::Text, {}},
            {"pages_read", msg("Pages read"), ColumnType::Text, {}},
            {"stale", msg("Stale"), ColumnType::Text, {}}};
}

std::vector<Cell> cell_row(const PolicyScan& scan, const ScanRow& row, std::size_t column)
{
    const ScanCell& cell = row.cells[column];
    auto via = row.documents;
    std::erase_if(via, [](const ScanRowDocument& each) { return !each.via; });
    auto name = [&](const ScanRowDocument& each) { return name_of(scan, each.document); };
    std::vector<Cell> cells = {format(row.label), scan.columns[column].name, scan.columns[column].query, std::string(state_key(cell.state)),
                               cell.hits, cell.occurrences, cell.per_thousand_words, cell.coded, cell.copied, cell.documents_with_hits,
                               text_or_missing(listed(row.documents, name)), text_or_missing(listed(via, name)),
                               text_or_missing(listed(row.left_out, [&](DocumentId id) { return name_of(scan, id); })), row.words, row.pages,
                               row.unreadable};
    cells.push_back(cell.first ? Cell{name_of(scan, cell.first->document)} : Cell{});
    cells.push_back(cell.first ? Cell{cell.first->range.begin.value} : Cell{});
    cells.push_back(cell.first ? Cell{cell.first->range.end.value} : Cell{});
    const Verdict none;
    const Verdict& verdict = cell.verdict ? *cell.verdict : none;
    cells.push_back(cell.verdict ? Cell{std::string(to_key(verdict.state))} : Cell{});
    for (const std::string* text : {&verdict.note, &verdict.initials, &verdict.at, &verdict.pages_read}) {
        cells.push_back(text_or_missing(*text));
    }
    cells.push_back(text_or_missing(listed(cell.stale, [](StaleReason reason) { return std::string(to_key(reason)); })));
    return cells;
}

} // namespace

const char* state_key(const std::optional<ScanState>& state) { return state ? to_key(*state) : "to-read"; }

Message state_words(const std::optional<ScanState>& state)
{
    if (!state) {
        return msg("to be read");
    }
    switch (*state) {
    case ScanState::NoDocument: return msg("no document");
    case ScanState::Unreadable: return msg("partly unreadable");
    case ScanState::NothingFound: return msg("searched, nothing found");
    case ScanState::NoneRelevant: return msg("read, none relevant");
    case ScanState::Relevant: break;
    }
    return msg("relevant");
}

std::string scan_marks(const ScanRow& row, const ScanCell& cell)
{
    bool via = std::any_of(row.documents.begin(), row.documents.end(), [](const ScanRowDocument& each) { return each.via; });
    std::string marks = cell.copied > 0 ? "k" : "";
    marks += via ? "r" : "";
    marks += row.unreadable > 0 ? "!" : "";
    marks += cell.verdict ? "v" : "";
    marks += !cell.stale.empty() ? "?" : "";
    return marks;
}

Table scan_table(const PolicyScan& scan)
{
    Table table;
    table.title = msg("Policy scan");
    table.parameters = parameters_of(scan);
    table.columns = {unit_column(scan),
                     {"documents", msg("Documents"), ColumnType::Integer, {}},
                     {"words", msg("Words"), ColumnType::Integer, {}},
                     {"pages", msg("Pages"), ColumnType::Integer, {}},
                     {"unreadable", msg("Unreadable pages"), ColumnType::Integer, {}}};
    for (const ScanColumn& column : scan.columns) {
        table.columns.push_back({column.name, msg("{0}", column.name), ColumnType::Text, state_column_words()});
        table.columns.push_back({column.name + " hits", msg("{0}: hits", column.name), ColumnType::Integer, {}});
        table.columns.push_back({column.name + " per 1000", msg("{0}: per 1,000 words", column.name), ColumnType::Number, {}});
        table.columns.push_back({column.name + " marks", msg("{0}: marks", column.name), ColumnType::Text, {}});
    }
    for (const ScanRow& row : scan.rows) {
        std::vector<Cell> cells = {format(row.label), std::ssize(row.documents), row.words, row.pages, row.unreadable};
        for (const ScanCell& cell : row.cells) {
            cells.insert(cells.end(), {std::string(state_key(cell.state)), cell.hits, cell.per_thousand_words, text_or_missing(scan_marks(row, cell))});
        }
        table.rows.push_back(std::move(cells));
    }
    table.notes = notes_of(scan);
    table.notes.push_back(msg("Marks: k copied text, r through a regional document, ! unreadable pages, v a verdict, ? a verdict that is stale."));
    return table;
}

Table scan_cells_table(const PolicyScan& scan)
{
    Table table;
    table.title = msg("Policy scan, every cell");
    table.parameters = parameters_of(scan);
    table.columns = cell_columns(scan);
    for (const ScanRow& row : scan.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            table.rows.push_back(cell_row(scan, row, i));
        }
    }
    table.notes = notes_of(scan);
    return table;
}

} // namespace duiding
