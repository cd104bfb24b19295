// SPDX-License-Identifier: GPL-3.0-or-later
// A short painted list to choose from by typing or clicking: a colour, a title, a muted detail of at most two lines, a hint at
// the right. Used by the coding popup and the palette. It knows nothing of codes or commands.
#pragma once

#include <wx/colour.h>
#include <wx/vlbox.h>

#include <functional>
#include <string>
#include <vector>

namespace duiding {

struct PickRow {
    std::string title;
    std::string path;              // muted, after the title
    std::string detail;            // muted, below; may be empty
    std::string hint;              // right: a key, a count
    wxColour colour;               // not Ok: no swatch
};

class PickList : public wxVListBox {
public:
    explicit PickList(wxWindow* parent);
    void set_rows(std::vector<PickRow> rows);
    const std::vector<PickRow>& rows() const { return m_rows; }
    void move(int step);           // up and down, staying inside
    std::function<void(int row)> on_pick;
    std::function<void(int row)> on_highlight;
    int wanted_height(int most) const;

private:
    void OnDrawItem(wxDC& dc, const wxRect& rect, size_t n) const override;
    void OnDrawBackground(wxDC& dc, const wxRect& rect, size_t n) const override;
    wxCoord OnMeasureItem(size_t n) const override;

    std::vector<PickRow> m_rows;
};

} // namespace duiding
