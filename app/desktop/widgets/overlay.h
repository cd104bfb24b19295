// SPDX-License-Identifier: GPL-3.0-or-later
// A small panel that floats over the window: a field to type in above a list. It is a child of the frame and no window of its
// own, because those do not get the keyboard under every window manager. Esc, or a click elsewhere, closes it.
#pragma once

#include "app/desktop/widgets/pick_list.h"

#include <wx/panel.h>
#include <wx/textctrl.h>

namespace duiding {

class Overlay : public wxPanel {
public:
    explicit Overlay(wxWindow* frame);
    void close();
    wxTextCtrl& field() { return *m_field; }
    PickList& list() { return *m_list; }

protected:
    // Shows it with its top left corner there (in the frame's client coordinates), kept inside the frame; `above` is the top of
    // what must stay visible: when there is no room below, the panel goes above it.
    void open_at(wxPoint corner, int above, int width);
    void resize_to_rows();

    virtual void on_typed() = 0;                      // the field's text changed
    virtual void on_enter(bool shift, bool control) = 0;
    virtual bool on_other_key(wxKeyEvent&) { return false; }
    virtual void on_closed() {}

    wxTextCtrl* m_field;
    PickList* m_list;
    wxWindow* m_below = nullptr;                      // an extra line under the list, added by the heir

private:
    void paint(wxPaintEvent&);
    void on_key(wxKeyEvent& event);
    void on_focus_lost(wxFocusEvent& event);

    wxPoint m_corner;
    int m_above = 0;
    int m_width = 0;
};

} // namespace duiding
