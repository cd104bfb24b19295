// SPDX-License-Identifier: GPL-3.0-or-later
// How the docked panes look: a quiet caption, thin gaps in the window's colour, no borders. Reads the theme at each paint.
#pragma once

#include <wx/aui/dockart.h>

namespace duiding {

class DockArt : public wxAuiDefaultDockArt {
public:
    DockArt();
    void DrawSash(wxDC& dc, wxWindow* window, int orientation, const wxRect& rect) override;
    void DrawBackground(wxDC& dc, wxWindow* window, int orientation, const wxRect& rect) override;
    void DrawCaption(wxDC& dc, wxWindow* window, const wxString& text, const wxRect& rect, wxAuiPaneInfo& pane) override;
    void DrawPaneButton(wxDC& dc, wxWindow* window, int button, int state, const wxRect& rect, wxAuiPaneInfo& pane) override;
    void DrawBorder(wxDC& dc, wxWindow* window, const wxRect& rect, wxAuiPaneInfo& pane) override;
};

} // namespace duiding
