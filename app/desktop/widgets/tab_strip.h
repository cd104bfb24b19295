// SPDX-License-Identifier: GPL-3.0-or-later
// A row of tabs above the text, one a document. Knows only names and numbers; the owner decides what a tab means.
#pragma once

#include <wx/window.h>

#include <functional>
#include <vector>

namespace duiding {

class TabStrip : public wxWindow {
public:
    struct Tab {
        std::int64_t key = 0;
        wxString label;
    };

    explicit TabStrip(wxWindow* parent);
    void set_tabs(std::vector<Tab> tabs, std::int64_t active);
    const std::vector<Tab>& tabs() const { return m_tabs; }

    std::function<void(std::int64_t key)> on_select;
    std::function<void(std::int64_t key)> on_close;

private:
    struct Place {
        wxRect tab, close;
    };
    std::vector<Place> places() const;
    void paint(wxPaintEvent&);
    void click(wxMouseEvent& event);
    int width_of(const wxString& label) const;

    std::vector<Tab> m_tabs;
    std::int64_t m_active = 0;
    int m_hover = -1;
};

} // namespace duiding
