// SPDX-License-Identifier: GPL-3.0-or-later
// Two texts side by side, a row for each pair of paragraphs: what is only left is struck through, what is only right is
// underlined, both with a colour of their own behind them, so that neither needs the other. One list, so both sides always
// scroll together. Only what is in sight is laid out. The row at hand is said to screen readers. UI thread only.
#pragma once

#include <wx/vlbox.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace duiding {

struct PairedSide {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> different;      // bytes, sorted, disjoint
    std::string place;                                               // "p. 3": muted, before the text; may be empty
    bool there = true;                                               // false: this side has no such paragraph
};

struct PairedRow {
    PairedSide left, right;
    bool same = false;
    std::string sign;                                                // between the two sides: "≠", "+"
    std::string what;                                                // the same in a word, for screen readers: "changed"
};

class PairedText : public wxVListBox {
public:
    explicit PairedText(wxWindow* parent);
    void set_rows(std::vector<PairedRow> rows);
    const std::vector<PairedRow>& rows() const { return m_rows; }
    void step_difference(int step);                                  // to the next or previous row that is not the same
    void go_to(std::size_t row);
    wxString spoken() const { return m_spoken; }

    enum class Side { Left, Right };
    std::function<void(std::size_t row, Side side)> on_open;         // Enter (right) or a double click on a side
    std::function<void()> on_row;

private:
    void OnDrawItem(wxDC& dc, const wxRect& rect, size_t n) const override;
    void OnDrawBackground(wxDC& dc, const wxRect& rect, size_t n) const override;
    wxCoord OnMeasureItem(size_t n) const override;
    int side_width() const;
    void say_row();

    std::vector<PairedRow> m_rows;
    wxString m_spoken;
};

} // namespace duiding
