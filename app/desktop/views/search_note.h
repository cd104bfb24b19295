// SPDX-License-Identifier: GPL-3.0-or-later
// A quiet note below the search field that says why a query cannot be read yet, with the place marked in it. It takes no focus and
// goes by itself as soon as the query can be read. A child of the window, because it lies over what is below the bar.
#pragma once

#include "app/desktop/jobs/live_search.h"

#include <wx/panel.h>

class wxStaticText;

namespace duiding {

class SearchNote : public wxPanel {
public:
    SearchNote(wxWindow* frame, LiveSearch& search);
    void set_field(wxWindow* field) { m_field = field; }         // it lies below this one
    wxString text() const;                                        // empty: not shown

private:
    void refill();
    void paint(wxPaintEvent&);

    LiveSearch& m_search;
    wxWindow* m_field = nullptr;
    wxStaticText* m_query;
    wxStaticText* m_why;
    Connection m_changed;
};

} // namespace duiding
