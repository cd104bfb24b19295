// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/metadata_table.h"

#include "core/model/municipalities.h"
#include "core/text/fold.h"

#include <algorithm>
#include <limits>
#include <set>

namespace duiding {

namespace {

constexpr std::size_t most_steps = 50;

const char* kind_of_case(SheetField field)
{
    return field == SheetField::Municipality ? "municipality" : "case";
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string all;
    for (const std::string& part : parts) {
        all += (all.empty() ? "" : "; ") + part;
    }
    return all;
}

std::string municipality_text(const std::string& name, const std::string& code)
{
    const Municipality* meant = find_municipality(name);
    return code.empty() || (meant && meant->code == code) ? name : code;
}

} // namespace

std::string cases_text(const Snapshot& snapshot, DocumentId document, std::string_view kind)
{
    std::vector<std::string> names;
    for (const DocumentCase& link : snapshot.cases_of(document)) {
        if (const Case* the_case = snapshot.find_case(link.the_case); the_case && the_case->kind == kind) {
            names.push_back(kind == "municipality" ? municipality_text(the_case->name, the_case->official_code) : the_case->name);
        }
    }
    return joined(names);
}

std::string roles_text(const Snapshot& snapshot, DocumentId document)
{
    for (const char* kind : {"case", "municipality"}) {
        std::vector<std::string> roles;
        for (const DocumentCase& link : snapshot.cases_of(document)) {
            if (const Case* the_case = snapshot.find_case(link.the_case); the_case && the_case->kind == kind) {
                roles.push_back(link.role);
            }
        }
        if (!roles.empty()) {
            bool alike = std::all_of(roles.begin(), roles.end(), [&](const std::string& role) { return role == roles.front(); });
            return alike ? roles.front() : joined(roles);
        }
    }
    return {};
}

MetadataTable::MetadataTable(SnapshotPtr snapshot, std::vector<DocumentId> documents)
    : m_snapshot(std::move(snapshot)), m_targets(sheet_targets(*m_snapshot))
{
    make_columns();
    std::set<DocumentId> wanted(documents.begin(), documents.end());
    for (const DocumentInfo& info : *m_snapshot->documents) {
        if (wanted.empty() || wanted.contains(info.id)) {
            m_rows.push_back(make_row(info));
        }
    }
}

// What every document has; year, type and status, which policy documents are asked for; every other attribute of the project.
void MetadataTable::make_columns()
{
    bool dutch = m_snapshot->language != "en";
    auto add = [this](std::string heading, SheetField field) { m_columns.push_back({{std::move(heading), field, AttributeType::Text, false}, true}); };
    add(dutch ? "bestand" : "file", SheetField::File);
    add(dutch ? "titel" : "title", SheetField::Title);
    add(dutch ? "soort" : "kind", SheetField::Kind);
    add(dutch ? "taal" : "language", SheetField::Language);
    add(dutch ? "gemeente" : "municipality", SheetField::Municipality);
    add(dutch ? "casus" : "case", SheetField::Case);
    add(dutch ? "rol" : "role", SheetField::Role);
    std::vector<const Attribute*> others;
    for (const Attribute& attribute : *m_snapshot->attributes) {
        if (attribute.target == AttributeTarget::Document) {
            others.push_back(&attribute);
        }
    }
    auto take = [&](const std::vector<std::string>& names, AttributeType type, bool is_year) {
        auto it = std::find_if(others.begin(), others.end(), [&](const Attribute* attribute) {
            return std::find(names.begin(), names.end(), heading_key(attribute->name)) != names.end();
        });
        TableColumn column{{names[dutch || names.size() < 2 ? 0 : 1], SheetField::Attribute, type, is_year}, false};
        if (it != others.end()) {
            column = {{(*it)->name, SheetField::Attribute, (*it)->type, is_year && (*it)->type == AttributeType::Date}, true};
            others.erase(it);
        }
        m_columns.push_back(std::move(column));
    };
    take({"jaar", "year", "jaartal"}, AttributeType::Date, true);
    take({"type"}, AttributeType::Choice, false);
    take({"status"}, AttributeType::Choice, false);
    for (const Attribute* attribute : others) {
        m_columns.push_back({{attribute->name, SheetField::Attribute, attribute->type, false}, true});
    }
}

std::optional<std::size_t> MetadataTable::column_of(SheetField field) const
{
    auto it = std::find_if(m_columns.begin(), m_columns.end(), [field](const TableColumn& column) { return column.field == field; });
    return it == m_columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(it - m_columns.begin()));
}

std::string MetadataTable::value_now(const DocumentInfo& info, const TableColumn& column) const
{
    switch (column.field) {
    case SheetField::File: return info.name;
    case SheetField::Title: return info.title;
    case SheetField::Kind: return to_key(info.kind);
    case SheetField::Language: return info.language;
    case SheetField::Municipality:
    case SheetField::Case: return column.known ? cases_text(*m_snapshot, info.id, kind_of_case(column.field)) : std::string();
    case SheetField::Role: return column.known ? roles_text(*m_snapshot, info.id) : std::string();
    case SheetField::Empty: return {};
    case SheetField::Attribute: break;
    }
    const Attribute* attribute = m_snapshot->find_attribute(AttributeTarget::Document, column.heading);
    const std::string* value = attribute ? m_snapshot->values->find(AttributeTarget::Document, info.id.value, attribute->id) : nullptr;
    if (!value) {
        return {};
    }
    auto label = std::find_if(attribute->labels.begin(), attribute->labels.end(), [value](const ValueLabel& each) { return each.value == *value; });
    return label == attribute->labels.end() ? *value : label->label;
}

MetadataTable::Row MetadataTable::make_row(const DocumentInfo& info) const
{
    Row row;
    row.document = info.id;
    for (const TableColumn& column : m_columns) {
        row.now.push_back(value_now(info, column));
    }
    row.typed.resize(m_columns.size());
    row.proposals.resize(m_columns.size());
    row.bad.resize(m_columns.size());
    return row;
}

std::int64_t MetadataTable::row_number(std::size_t row) const
{
    return number_of(m_rows[row]);
}

const std::string& MetadataTable::text(std::size_t row, std::size_t column) const
{
    const Row& the_row = m_rows[row];
    return the_row.typed[column] ? *the_row.typed[column] : the_row.now[column];
}

const CellProposal* MetadataTable::proposal(std::size_t row, std::size_t column) const
{
    const Row& the_row = m_rows[row];
    bool empty = !the_row.typed[column] && the_row.now[column].empty();
    return empty && the_row.proposals[column] ? &*the_row.proposals[column] : nullptr;
}

std::vector<std::string> MetadataTable::free_documents() const
{
    std::set<DocumentId> named;
    for (const Row& row : m_rows) {
        if (row.sheet_row > 0) {
            named.insert(row.document);
        }
    }
    std::vector<std::string> names;
    for (const SheetTarget& target : m_targets) {
        if (!named.contains(target.document)) {
            names.push_back(target.name);
        }
    }
    return names;
}

// ---- changing

void MetadataTable::begin_step()
{
    m_steps.push_back({m_columns, m_rows});
    if (m_steps.size() > most_steps) {
        m_steps.erase(m_steps.begin());
    }
}

bool MetadataTable::undo_step()
{
    if (m_steps.empty()) {
        return false;
    }
    m_columns = std::move(m_steps.back().columns);
    m_rows = std::move(m_steps.back().rows);
    m_steps.pop_back();
    return true;
}

// What stands in the cell as the table keeps it: a kind and a language by their key, however they were written.
void MetadataTable::put(Row& row, std::size_t column, const std::string& text) const
{
    std::string wanted(trim_cell(text));
    SheetField field = m_columns[column].field;
    if (field == SheetField::Kind) {
        if (auto kind = document_kind_called(wanted)) {
            wanted = to_key(*kind);
        }
    } else if (field == SheetField::Language) {
        wanted = language_called(wanted).value_or(wanted);
    }
    bool as_it_is = wanted == row.now[column] || (field == SheetField::Kind && wanted.empty());
    row.typed[column] = as_it_is ? std::nullopt : std::optional(std::move(wanted));
}

void MetadataTable::set_text(std::size_t row, std::size_t column, const std::string& text)
{
    if (!can_edit(row, column)) {
        return;
    }
    put(m_rows[row], column, text);
    check(row);
    Row& unknown = m_rows[row];
    if (unknown.document) {
        return;
    }
    // The name of a document that is there: the row's cells are its cells from now on.
    MetadataRow read_row = read(unknown, cells_to_read(unknown));
    bool taken = std::any_of(m_rows.begin(), m_rows.end(), [&](const Row& other) { return other.sheet_row > 0 && other.document == read_row.document; });
    if (!read_row.document || taken) {
        return;
    }
    Row from = std::move(unknown);
    m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
    std::size_t to = row_of(*read_row.document);
    m_rows[to].sheet_row = from.sheet_row;
    for (std::size_t i = 1; i < m_columns.size(); ++i) {
        if (from.typed[i]) {
            put(m_rows[to], i, *from.typed[i]);
        }
    }
    check(to);
}

void MetadataTable::leave_out(std::size_t row)
{
    if (!m_rows[row].document) {
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
    }
}

std::size_t MetadataTable::row_of(DocumentId document)
{
    auto it = std::find_if(m_rows.begin(), m_rows.end(), [document](const Row& row) { return row.document == document; });
    if (it == m_rows.end()) {
        auto first_unknown = std::find_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return !row.document; });
        it = m_rows.insert(first_unknown, make_row(*m_snapshot->find_document(document)));
    }
    return static_cast<std::size_t>(it - m_rows.begin());
}

std::size_t MetadataTable::add_column(TableColumn column)
{
    m_columns.push_back(std::move(column));
    for (Row& row : m_rows) {
        row.now.emplace_back();
        row.typed.emplace_back();
        row.proposals.emplace_back();
        row.bad.push_back(false);
    }
    return m_columns.size() - 1;
}

// The column of this table that a column of the sheet fills; a second one for municipalities (code beside name) stays apart.
std::size_t MetadataTable::column_for(const MetadataColumn& wanted, std::vector<bool>& used)
{
    used.resize(m_columns.size());
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        TableColumn& column = m_columns[i];
        bool same_name = fold_name(column.heading) == fold_name(wanted.heading);
        bool same_year = !column.known && column.is_year && wanted.is_year;
        if (!used[i] && column.field == wanted.field && (wanted.field != SheetField::Attribute || same_name || same_year)) {
            used[i] = true;
            if (!column.known) {
                column = {wanted, false};                    // the sheet gives the attribute its name and type
            }
            return i;
        }
    }
    used.push_back(true);
    return add_column({wanted, false});
}

void MetadataTable::load(MetadataSheet sheet)
{
    check_rows(sheet, m_targets);
    std::erase_if(m_rows, [](const Row& row) { return !row.document; });
    for (Row& row : m_rows) {
        row.sheet_row = 0;
    }
    std::vector<bool> used;
    std::vector<std::optional<std::size_t>> places;
    for (const MetadataColumn& column : sheet.columns) {
        places.push_back(column.field == SheetField::Empty ? std::nullopt : std::optional(column_for(column, used)));
    }
    std::vector<Row> unknown;
    for (const MetadataRow& from : sheet.rows) {
        Row apart;
        apart.now.resize(m_columns.size());
        apart.typed.resize(m_columns.size());
        apart.proposals.resize(m_columns.size());
        apart.bad.resize(m_columns.size());
        std::size_t index = from.document ? row_of(*from.document) : 0;
        bool known = from.document && m_rows[index].sheet_row == 0;              // else another row spoke of it already
        Row& to = known ? m_rows[index] : apart;
        to.sheet_row = from.row_number;
        for (std::size_t i = 0; i < places.size(); ++i) {
            std::string_view cell = from.cells.at(i);
            if (places[i] && !cell.empty() && (*places[i] > 0 || !known)) {
                put(to, *places[i], std::string(cell));
            }
        }
        if (!known) {
            unknown.push_back(std::move(apart));
        }
    }
    auto place = [](const Row& row) { return row.sheet_row > 0 ? row.sheet_row : std::numeric_limits<std::int64_t>::max(); };
    std::stable_sort(m_rows.begin(), m_rows.end(), [&](const Row& a, const Row& b) { return place(a) < place(b); });
    std::move(unknown.begin(), unknown.end(), std::back_inserter(m_rows));
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        check(row);
    }
}

void MetadataTable::set_proposal(DocumentId document, const PolicyProposal& proposal)
{
    auto row = std::find_if(m_rows.begin(), m_rows.end(), [document](const Row& each) { return each.document == document; });
    if (row == m_rows.end()) {
        return;
    }
    auto propose = [&](std::size_t column, const std::optional<Proposal>& value) {
        if (value) {
            row->proposals[column] = CellProposal{value->value, value->confidence, value->source};
        }
    };
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const TableColumn& column = m_columns[i];
        if (column.field == SheetField::Title) {
            propose(i, proposal.title);
        } else if (column.is_year) {
            propose(i, proposal.year);
        } else if (column.field == SheetField::Attribute && heading_key(column.heading) == "type") {
            propose(i, proposal.type);
        }
    }
    CellProposal units{{}, 100, ProposalSource::FirstPages};
    std::vector<std::string> names;
    for (const ProposedMunicipality& each : proposal.municipalities) {
        names.push_back(municipality_text(each.municipality->name, each.municipality->code));
        if (each.confidence < units.confidence) {
            units.confidence = each.confidence;
            units.source = each.source;
        }
    }
    if (!names.empty()) {
        units.text = joined(names);
        row->proposals[*column_of(SheetField::Municipality)] = std::move(units);
    }
}

bool MetadataTable::take_proposal(std::size_t row, std::size_t column)
{
    const CellProposal* offered = proposal(row, column);
    if (offered) {
        put(m_rows[row], column, offered->text);
        check(row);
    }
    return offered != nullptr;
}

std::size_t MetadataTable::take_certain_proposals()
{
    std::size_t taken = 0;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            const CellProposal* offered = proposal(row, column);
            taken += offered && offered->is_certain() && take_proposal(row, column) ? 1 : 0;
        }
    }
    return taken;
}

void MetadataTable::refresh(SnapshotPtr snapshot, const std::vector<DocumentId>& applied)
{
    std::vector<TableColumn> old_columns = std::move(m_columns);
    std::vector<Row> old_rows = std::move(m_rows);
    m_columns.clear();
    m_rows.clear();
    m_steps.clear();
    m_snapshot = std::move(snapshot);
    m_targets = sheet_targets(*m_snapshot);
    make_columns();
    std::vector<bool> used;
    std::vector<std::size_t> places;
    for (const TableColumn& column : old_columns) {
        places.push_back(column_for(column, used));
    }
    for (Row& old : old_rows) {
        const DocumentInfo* info = m_snapshot->find_document(old.document);
        if (old.document && !info) {
            continue;                                        // taken out of the study
        }
        Row row = info ? make_row(*info) : Row{{}, 0, std::vector<std::string>(m_columns.size()), {}, {}, {}, {}};
        row.typed.resize(m_columns.size());
        row.proposals.resize(m_columns.size());
        row.bad.resize(m_columns.size());
        bool done = std::find(applied.begin(), applied.end(), old.document) != applied.end();
        row.sheet_row = done ? 0 : old.sheet_row;
        for (std::size_t i = 0; i < places.size(); ++i) {
            row.proposals[places[i]] = std::move(old.proposals[i]);
            if (old.typed[i] && !done) {
                put(row, places[i], *old.typed[i]);
            }
        }
        m_rows.push_back(std::move(row));
    }
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        check(row);
    }
}

} // namespace duiding
