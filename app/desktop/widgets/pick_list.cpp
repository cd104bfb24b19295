// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/pick_list.h"

#include "app/desktop/theme.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/widgets/paint_text.h"
#include "app/desktop/wx_text.h"

#include <wx/dc.h>

#include <algorithm>

namespace duiding {

PickList::PickList(wxWindow* parent) : wxVListBox(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE)
{
    SetBackgroundColour(theme::palette().panel);
    Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        int row = VirtualHitTest(event.GetY());
        if (row != wxNOT_FOUND && on_pick) {
            on_pick(row);
        }
    });
    Bind(wxEVT_LISTBOX, [this](wxCommandEvent& event) {
        if (on_highlight) {
            on_highlight(event.GetSelection());
        }
    });
}

void PickList::set_rows(std::vector<PickRow> rows)
{
    m_rows = std::move(rows);
    SetBackgroundColour(theme::palette().panel);
    SetItemCount(m_rows.size());
    SetSelection(m_rows.empty() ? wxNOT_FOUND : 0);
    RefreshAll();
}

void PickList::move(int step)
{
    int last = static_cast<int>(m_rows.size()) - 1;
    if (last < 0) {
        return;
    }
    int row = std::clamp(GetSelection() + step, 0, last);
    SetSelection(row);
    native::set_accessible_name(this, to_wx(m_rows[static_cast<std::size_t>(row)].title));
    if (on_highlight) {
        on_highlight(row);
    }
}

int PickList::wanted_height(int most) const
{
    int height = 0;
    for (std::size_t i = 0; i < m_rows.size() && height < most; ++i) {
        height += OnMeasureItem(i);
    }
    return std::min(height, most);
}

wxCoord PickList::OnMeasureItem(size_t n) const
{
    return FromDIP(m_rows[n].detail.empty() ? 30 : 62);
}

void PickList::OnDrawBackground(wxDC& dc, const wxRect& rect, size_t n) const
{
    const Palette& p = theme::palette();
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(wxBrush(IsSelected(n) ? p.selection : p.panel));
    dc.DrawRectangle(rect);
}

void PickList::OnDrawItem(wxDC& dc, const wxRect& rect, size_t n) const
{
    const Palette& p = theme::palette();
    const PickRow& row = m_rows[n];
    auto* window = const_cast<PickList*>(this);
    std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::CreateFromUnknownDC(dc));
    double x = rect.x + FromDIP(12);
    double y = rect.y + FromDIP(6);
    bool selected = IsSelected(n);
    if (row.colour.IsOk()) {
        fill_rounded(*gc, row.colour, x, y + FromDIP(4), FromDIP(10), FromDIP(10), FromDIP(3));
    }
    x += FromDIP(20);
    double right = rect.GetRight() - FromDIP(12);
    if (!row.hint.empty()) {
        TextStyle hint{theme::font(theme::Font::Small), selected ? p.selection_text : p.muted};
        wxSize size = paint_text(window, nullptr, row.hint, 0, 0, hint);
        paint_text(window, gc.get(), row.hint, right - size.x, y + FromDIP(1), hint);
        right -= size.x + FromDIP(12);
    }
    TextStyle title{theme::font(theme::Font::Ui), selected ? p.selection_text : p.text, right - x};
    wxSize drawn = paint_text(window, gc.get(), row.title, x, y, title);
    if (!row.path.empty() && x + drawn.x + FromDIP(10) < right) {
        double after = x + drawn.x + FromDIP(10);
        paint_text(window, gc.get(), row.path, after, y + FromDIP(1), {theme::font(theme::Font::Small), p.muted, right - after});
    }
    if (!row.detail.empty()) {
        paint_text(window, gc.get(), row.detail, x, y + FromDIP(20), {theme::font(theme::Font::Small), p.muted, rect.GetRight() - FromDIP(12) - x, 2});
    }
}

} // namespace duiding
