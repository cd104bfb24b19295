// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/dock_art.h"

#include "app/desktop/icons.h"
#include "app/desktop/theme.h"

#include <wx/aui/framemanager.h>
#include <wx/dcclient.h>

namespace duiding {

DockArt::DockArt()
{
    SetMetric(wxAUI_DOCKART_CAPTION_SIZE, 34);
    SetMetric(wxAUI_DOCKART_SASH_SIZE, 5);
    SetMetric(wxAUI_DOCKART_PANE_BORDER_SIZE, 0);
    SetMetric(wxAUI_DOCKART_PANE_BUTTON_SIZE, 18);
    SetMetric(wxAUI_DOCKART_GRADIENT_TYPE, wxAUI_GRADIENT_NONE);
}

void DockArt::DrawSash(wxDC& dc, wxWindow* window, int orientation, const wxRect& rect)
{
    DrawBackground(dc, window, orientation, rect);
}

void DockArt::DrawBackground(wxDC& dc, wxWindow*, int, const wxRect& rect)
{
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(wxBrush(theme::palette().window));
    dc.DrawRectangle(rect);
}

// Every caption is asked for whenever anything below them is painted.
void DockArt::DrawCaption(wxDC& dc, wxWindow* window, const wxString&, const wxRect& rect, wxAuiPaneInfo& pane)
{
    if (dynamic_cast<wxPaintDC*>(&dc) && !window->IsExposed(rect)) {
        return;
    }
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(wxBrush(theme::palette().panel));
    dc.DrawRectangle(rect);
    dc.SetFont(theme::font(theme::Font::Caption));
    dc.SetTextForeground(theme::palette().muted);
    wxDCClipper clip(dc, wxRect(rect.x, rect.y, rect.width - window->FromDIP(30), rect.height));
    wxSize size = dc.GetTextExtent(pane.caption);
    dc.DrawText(pane.caption, rect.x + window->FromDIP(14), rect.y + (rect.height - size.y) / 2);
}

void DockArt::DrawPaneButton(wxDC& dc, wxWindow* window, int, int state, const wxRect& rect, wxAuiPaneInfo&)
{
    if (dynamic_cast<wxPaintDC*>(&dc) && !window->IsExposed(rect)) {
        return;
    }
    const Palette& p = theme::palette();
    bool hot = state == wxAUI_BUTTON_STATE_HOVER || state == wxAUI_BUTTON_STATE_PRESSED;
    wxBitmap bitmap = icon(Icon::Close, hot ? p.text : p.muted).GetBitmapFor(window);
    dc.DrawBitmap(bitmap, rect.x + (rect.width - bitmap.GetLogicalWidth()) / 2 - window->FromDIP(6),
                  rect.y + (rect.height - bitmap.GetLogicalHeight()) / 2, true);
}

void DockArt::DrawBorder(wxDC&, wxWindow*, const wxRect&, wxAuiPaneInfo&)
{
}

} // namespace duiding
