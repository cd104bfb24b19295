// SPDX-License-Identifier: GPL-3.0-or-later
// The grid of a policy scan, painted: a row a municipality, a column a query or code, in each cell the sign of its state, the
// hits and the letters of its marks, and below them who decided or what the sign means. Headings, names and totals stay in sight.
//
// Keys: arrows, Page up and down, Home and End (with Ctrl: the first and last row), Enter goes into the cell, letters are passed
// on. The cell at hand is said to screen readers as the grid's name, and its tip says it whole. UI thread only.
#pragma once

#include "app/desktop/views/scan_text.h"

#include <wx/scrolwin.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace duiding {

class ScanGrid : public wxScrolled<wxWindow> {
public:
    explicit ScanGrid(wxWindow* parent);

    // Null: none. The cell at hand stays the same municipality and column where both are there.
    void set_scan(std::shared_ptr<const PolicyScan> scan);
    std::optional<ScanPlace> current() const { return m_current; }
    void choose(ScanPlace place);                        // scrolls there; says on_choose
    wxRect rect_of(ScanPlace place) const;               // in the grid's own coordinates
    wxString spoken() const { return m_spoken; }         // the name for screen readers

    std::function<void()> on_choose;                     // another cell is at hand
    std::function<void()> on_enter;                      // Enter or a double click in it
    std::function<bool(wxChar letter)> on_letter;        // true: it meant something
    std::function<void()> on_copy;                       // Ctrl+C

private:
    struct Sizes {
        int name = 0;                                    // width of the names
        int column = 0;
        int heading = 0;                                 // heights
        int row = 0;
        int total = 0;
    };
    Sizes sizes() const;
    std::size_t row_count() const { return m_scan ? m_scan->rows.size() : 0; }
    std::size_t column_count() const { return m_scan ? m_scan->columns.size() : 0; }

    void paint(wxPaintEvent& event);
    void paint_cells(wxGraphicsContext& gc, const Sizes& s);
    void paint_cell(wxGraphicsContext& gc, const wxRect& rect, ScanPlace place);
    void paint_names(wxGraphicsContext& gc, const Sizes& s);
    void paint_headings(wxGraphicsContext& gc, const Sizes& s);
    void paint_totals(wxGraphicsContext& gc, const Sizes& s);
    void two_lines(wxGraphicsContext& gc, const wxRect& rect, const std::string& first, const std::string& second, bool strong, int left);
    void update_extent();
    void reveal(ScanPlace place);
    void on_key(wxKeyEvent& event);
    void move(int rows, int columns);
    void on_motion(wxMouseEvent& event);
    std::optional<ScanPlace> place_at(const wxPoint& point) const;
    void say_current();

    std::shared_ptr<const PolicyScan> m_scan;
    std::optional<ScanPlace> m_current;
    std::optional<ScanPlace> m_tip;                      // the cell whose tip is set
    wxString m_spoken;
};

} // namespace duiding
