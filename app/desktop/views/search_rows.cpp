// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/search_rows.h"

#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"

#include <fmt/format.h>

#include <set>

namespace duiding {

namespace {

std::string escaped(const std::string& text)
{
    std::string result;
    for (char c : text) {
        switch (c) {
        case '&': result += "&amp;"; break;
        case '<': result += "&lt;"; break;
        case '>': result += "&gt;"; break;
        default: result += c;
        }
    }
    return result;
}

} // namespace

void SearchRows::set_rows(SnapshotPtr snapshot, std::vector<SearchRow> rows)
{
    m_snapshot = std::move(snapshot);
    m_rows = std::move(rows);
    Reset(static_cast<unsigned>(m_rows.size()));
}

void SearchRows::set_snapshot(SnapshotPtr snapshot, const std::set<DocumentId>* changed)
{
    m_snapshot = std::move(snapshot);
    for (unsigned row = 0; row < m_rows.size(); ++row) {
        if (!changed || changed->contains(m_rows[row].document)) {
            RowValueChanged(row, Codes);
        }
    }
}

std::string SearchRows::code_names(const SearchRow& row) const
{
    std::set<CodeId> seen;
    std::string names;
    for (const Coding* coding : m_snapshot->codings_of(row.document).overlapping(row.match)) {
        const Code* code = m_snapshot->codebook->find(coding->code());
        if (!code || !seen.insert(code->id).second) {
            continue;
        }
        wxColour colour = theme::code_colour(code->colour);
        names += fmt::format("{}<span foreground='#{:02X}{:02X}{:02X}'>●</span> {}", names.empty() ? "" : "  ", colour.Red(), colour.Green(),
                             colour.Blue(), escaped(code->name));
    }
    return names;
}

void SearchRows::GetValueByRow(wxVariant& value, unsigned row, unsigned column) const
{
    if (row >= m_rows.size()) {
        return;
    }
    const SearchRow& r = m_rows[row];
    switch (column) {
    case Document: {
        const DocumentInfo* info = m_snapshot->find_document(r.document);
        value = info ? to_wx(info->name) : wxString();
        return;
    }
    case Place: value = to_wx(r.place); return;
    case Before: value = to_wx(r.context.before); return;
    case Match: {
        wxColour accent = theme::palette().accent;
        value = to_wx(fmt::format("<b><span foreground='#{:02X}{:02X}{:02X}'>{}</span></b>{}", accent.Red(), accent.Green(), accent.Blue(),
                                  escaped(r.context.match), escaped(r.context.after)));
        return;
    }
    default: value = to_wx(code_names(r)); return;
    }
}

bool SearchRows::GetAttrByRow(unsigned, unsigned column, wxDataViewItemAttr& attr) const
{
    if (column == Place) {
        attr.SetColour(theme::palette().muted);
    }
    return column == Place;
}

} // namespace duiding
