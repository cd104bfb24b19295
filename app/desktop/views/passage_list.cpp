// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/passage_list.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/search_rows.h"
#include "app/desktop/wx_text.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr std::int64_t longest_passage = 400;         // characters shown of a passage

} // namespace

PassageRow passage_row(const DocumentText& text, CharRange range)
{
    PassageRow row;
    row.document = text.id();
    row.range = range;
    const Speaker* speaker = text.speaker_at(range.begin);
    row.speaker = speaker ? speaker->name : std::string();
    row.page = text.page_label_at(range.begin);
    row.paragraph = static_cast<std::int64_t>(text.paragraph_index(range.begin)) + 1;
    row.text = text.quote({range.begin, std::min(range.end, CharPos{range.begin.value + longest_passage})});
    std::replace(row.text.begin(), row.text.end(), '\n', ' ');
    row.interviewer = text.is_interviewer(range);
    return row;
}

// ---- the rows

void PassageRows::set_rows(SnapshotPtr snapshot, std::vector<PassageRow> rows)
{
    m_snapshot = std::move(snapshot);
    m_rows = std::move(rows);
    Reset(static_cast<unsigned>(m_rows.size()));
}

void PassageRows::set_snapshot(SnapshotPtr snapshot)
{
    m_snapshot = std::move(snapshot);
    for (unsigned row = 0; row < m_rows.size(); ++row) {
        RowChanged(row);
    }
}

void PassageRows::tick(unsigned row, bool ticked)
{
    if (row < m_rows.size() && m_rows[row].ticked != ticked) {
        m_rows[row].ticked = ticked;
        RowChanged(row);
    }
}

void PassageRows::GetValueByRow(wxVariant& value, unsigned row, unsigned column) const
{
    value = wxString();
    if (row >= m_rows.size()) {
        return;
    }
    const PassageRow& r = m_rows[row];
    switch (column) {
    case Ticked: value = r.ticked; return;
    case Document: {
        const DocumentInfo* info = m_snapshot->find_document(r.document);
        value = info ? to_wx(info->name) : wxString();
        return;
    }
    case Place: value = row_place(r.speaker, r.page, r.paragraph); return;
    case Passage: value = to_wx(r.text); return;
    default: value = to_wx(codes_markup(*m_snapshot, r.document, r.range)); return;
    }
}

bool PassageRows::SetValueByRow(const wxVariant& value, unsigned row, unsigned column)
{
    if (column != Ticked || row >= m_rows.size()) {
        return false;
    }
    tick(row, value.GetBool());
    on_tick();
    return true;
}

bool PassageRows::GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const
{
    if (column == Place || (row < m_rows.size() && !m_rows[row].ticked)) {
        attr.SetColour(theme::palette().muted);
        return true;
    }
    return false;
}

// ---- the list

PassageList::PassageList(wxWindow* parent, const wxString& accessible_name)
    : wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxBORDER_NONE), m_rows(new PassageRows)
{
    native::set_accessible_name(this, accessible_name);
    m_rows->on_tick = [this] {
        if (on_tick) {
            on_tick();
        }
    };
    AssociateModel(m_rows.get());
    AppendToggleColumn(wxString(), PassageRows::Ticked, wxDATAVIEW_CELL_ACTIVATABLE, FromDIP(34));
    auto add = [this](const Message& title, unsigned column, int width, bool markup) {
        auto* renderer = new wxDataViewTextRenderer("string"_wx, wxDATAVIEW_CELL_INERT, wxALIGN_LEFT);
        renderer->EnableEllipsize(column == PassageRows::Document ? wxELLIPSIZE_MIDDLE : wxELLIPSIZE_END);
        renderer->EnableMarkup(markup);
        AppendColumn(new wxDataViewColumn(tr(title), renderer, column, FromDIP(width), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE));
    };
    add(msg("Document"), PassageRows::Document, 170, false);
    add(msg("Place"), PassageRows::Place, 96, false);
    add(msg("Passage"), PassageRows::Passage, 480, false);
    add(msg("Codes"), PassageRows::Codes, 160, true);
    Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        wxDataViewItem item = GetSelection();
        if (item.IsOk() && on_row) {
            on_row(rows()[m_rows->GetRow(item)]);
        }
    });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        wxDataViewItem item = GetSelection();
        int key = event.GetKeyCode();
        if (key == WXK_SPACE && item.IsOk()) {
            unsigned row = m_rows->GetRow(item);
            m_rows->tick(row, !rows()[row].ticked);
            m_rows->on_tick();
        } else if ((key == WXK_RETURN || key == WXK_NUMPAD_ENTER) && on_enter) {
            on_enter();
        } else {
            event.Skip();
        }
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        fit_columns();
    });
}

void PassageList::fit_columns()
{
    int left = GetClientSize().x - FromDIP(34 + 170 + 96 + 160 + 20);
    GetColumn(PassageRows::Passage)->SetWidth(std::max(FromDIP(160), left));
}

void PassageList::set_rows(SnapshotPtr snapshot, std::vector<PassageRow> rows)
{
    m_rows->set_rows(std::move(snapshot), std::move(rows));
}

void PassageList::tick(unsigned row, bool ticked)
{
    m_rows->tick(row, ticked);
}

void PassageList::tick_all(bool ticked)
{
    for (unsigned row = 0; row < rows().size(); ++row) {
        m_rows->tick(row, ticked);
    }
}

std::int64_t PassageList::ticked_count() const
{
    return std::count_if(rows().begin(), rows().end(), [](const PassageRow& row) { return row.ticked; });
}

std::vector<CodedPlace> PassageList::places(bool ticked) const
{
    std::vector<CodedPlace> places;
    for (const PassageRow& row : rows()) {
        if (row.ticked == ticked) {
            places.push_back({row.document, row.range});
        }
    }
    return places;
}

} // namespace duiding
