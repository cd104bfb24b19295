// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the metadata table that reads what was typed: each row by the rules of a metadata sheet (check_rows), with only
// the cells that changed, so that what is in the project already is neither judged nor written again.
#include "app/common/metadata_table.h"

#include "core/model/municipalities.h"

#include <algorithm>

namespace duiding {

namespace {

bool has_error(const Findings& problems)
{
    return std::any_of(problems.begin(), problems.end(), [](const Finding& finding) { return finding.severity == Severity::Error; });
}

// A cell that was made empty: its value goes.
void take_away(edits::DocumentDescription& description, const TableColumn& column)
{
    switch (column.field) {
    case SheetField::Title: description.title = ""; break;
    case SheetField::Language: description.language = ""; break;
    case SheetField::Attribute: description.attributes.push_back({column.heading, {}, column.type}); break;
    case SheetField::Municipality:
    case SheetField::Case:
        if (!description.cases) {
            description.cases.emplace();
        }
        description.cases->push_back({{{}, column.field == SheetField::Case ? "case" : "municipality", {}, {}}, {}});
        break;
    case SheetField::File:
    case SheetField::Kind:
    case SheetField::Role:
    case SheetField::Empty: break;
    }
}

constexpr std::int64_t first_pages_characters = 12000;      // more than propose_policy reads

} // namespace

// A role belongs to the row's cases, else to its municipalities: those are read together when one of them changed.
std::vector<std::string> MetadataTable::cells_to_read(const Row& row) const
{
    std::vector<std::string> cells(m_columns.size());
    auto place = [this](SheetField field) { return *column_of(field); };
    auto text_of = [&](std::size_t i) { return row.typed[i] ? *row.typed[i] : row.now[i]; };
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        cells[i] = row.typed[i].value_or("");
    }
    std::size_t municipality = place(SheetField::Municipality), the_case = place(SheetField::Case), role = place(SheetField::Role);
    std::size_t voiced = text_of(the_case).empty() ? municipality : the_case;
    if (row.typed[voiced] || row.typed[role] || row.typed[the_case]) {
        cells[voiced] = text_of(voiced);
        cells[role] = text_of(role);
    }
    cells[0] = text_of(0);
    return cells;
}

// Rows that no sheet speaks of are counted on from its last, so that a number says one row.
std::int64_t MetadataTable::number_of(const Row& row) const
{
    std::int64_t last = 0, before = 0;
    for (const Row& each : m_rows) {
        last = std::max(last, each.sheet_row);
        before += each.sheet_row == 0 && &each < &row ? 1 : 0;
    }
    return row.sheet_row > 0 ? row.sheet_row : last + before + 1;
}

MetadataRow MetadataTable::read(const Row& row, std::vector<std::string> cells) const
{
    MetadataSheet sheet;
    sheet.columns.assign(m_columns.begin(), m_columns.end());
    std::int64_t number = number_of(row);
    sheet.rows.emplace_back();
    sheet.rows.front().row_number = number;
    sheet.rows.front().cells = {number, std::move(cells)};
    if (row.document) {
        SheetTarget itself{row.document, row.now[0], {}};
        check_rows(sheet, std::span(&itself, 1));
    } else {
        check_rows(sheet, m_targets);
    }
    return std::move(sheet.rows.front());
}

void MetadataTable::check(std::size_t index)
{
    Row& row = m_rows[index];
    bool changed = std::any_of(row.typed.begin(), row.typed.end(), [](const auto& cell) { return cell.has_value(); });
    row.problems.clear();
    row.bad.assign(m_columns.size(), false);
    if (!changed) {
        return;
    }
    std::vector<std::string> cells = cells_to_read(row);
    MetadataRow whole = read(row, cells);
    row.problems = std::move(whole.problems);
    if (!row.document) {
        check_unknown(row);
    }
    if (row.problems.empty()) {
        return;
    }
    for (std::size_t i = 1; i < m_columns.size(); ++i) {
        if (!cells[i].empty() && m_columns[i].field != SheetField::Role) {
            std::vector<std::string> alone(m_columns.size());
            alone[0] = cells[0];
            alone[i] = cells[i];
            Findings found = read(row, std::move(alone)).problems;
            Findings without = read(row, {cells[0]}).problems;
            row.bad[i] = found.size() > without.size();
        }
    }
}

// A row without a document whose file is known after all: another row of the sheet spoke of it first.
void MetadataTable::check_unknown(Row& row)
{
    row.bad[0] = true;
    MetadataRow named = read(row, {row.typed[0].value_or("")});
    auto first = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& other) { return other.document && named.document == other.document; });
    if (named.document && first != m_rows.end()) {
        row.problems.insert(row.problems.begin(), {Severity::Error, {}, msg("Row {0}: “{1}” is named in row {2} already.", row.sheet_row, named.file, first->sheet_row)});
    }
}

std::size_t MetadataTable::typed_rows() const
{
    return static_cast<std::size_t>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) {
        return std::any_of(row.typed.begin(), row.typed.end(), [](const auto& cell) { return cell.has_value(); });
    }));
}

std::size_t MetadataTable::proposals_left() const
{
    std::size_t left = 0;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            left += proposal(row, column) ? 1 : 0;
        }
    }
    return left;
}

std::vector<TableProblem> MetadataTable::all_problems() const
{
    std::vector<TableProblem> all;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        for (const Finding& finding : m_rows[row].problems) {
            all.push_back({row, finding});
        }
    }
    return all;
}

std::size_t MetadataTable::refused_rows() const
{
    return static_cast<std::size_t>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return has_error(row.problems); }));
}

std::vector<edits::DocumentDescription> MetadataTable::descriptions() const
{
    std::vector<edits::DocumentDescription> all;
    for (const Row& row : m_rows) {
        bool changed = std::any_of(row.typed.begin(), row.typed.end(), [](const auto& cell) { return cell.has_value(); });
        if (!row.document || !changed || has_error(row.problems)) {
            continue;
        }
        edits::DocumentDescription description = description_of(read(row, cells_to_read(row)));
        for (std::size_t i = 1; i < m_columns.size(); ++i) {
            if (row.typed[i] && row.typed[i]->empty()) {
                take_away(description, m_columns[i]);
            }
        }
        all.push_back(std::move(description));
    }
    return all;
}

PolicyProposal propose_for(const Snapshot& snapshot, const DocumentInfo& info, const DocumentText& text)
{
    ImportedDocument seen;
    seen.name = info.name;
    seen.title = info.title;
    seen.kind = info.kind;
    seen.format = info.format;
    seen.language = info.language;
    seen.original_name = info.original_name;
    CharPos end{std::min(text.characters(), first_pages_characters)};
    seen.text = std::string(text.slice({{0}, end}));
    for (Mark mark : text.marks()) {
        if (mark.range.begin < end) {
            mark.range.end = std::min(mark.range.end, end);
            seen.marks.push_back(std::move(mark));
        }
    }
    snapshot.values->each_of(AttributeTarget::Document, info.id.value, [&](AttributeId id, const std::string& value) {
        if (const Attribute* attribute = snapshot.find_attribute(id)) {
            seen.attributes.push_back({attribute->name, value, attribute->type});
        }
    });
    return propose_policy(seen);
}

} // namespace duiding
