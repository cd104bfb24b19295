// SPDX-License-Identifier: GPL-3.0-or-later
// The paper: a page's picture fitted to the width, with the line at hand marked and, when asked for, the reading order over it.
// Scrolls, zooms with Ctrl+wheel, and says which line was clicked or which key turned the page. It is told what to show and
// knows no project. The page stays white in the dark theme. UI thread only.
#pragma once

#include "importers/support/reading_blocks.h"

#include <wx/scrolwin.h>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

struct _cairo_surface;

namespace duiding {

enum class PageTurn { Previous, Next, First, Last };

struct PageDrawing {
    double width = 595;                                  // points
    double height = 842;
    std::shared_ptr<_cairo_surface> picture;             // null: an empty sheet
    std::shared_ptr<const PageLayout> lines;             // null: not known
    bool order = false;
    std::optional<std::size_t> marked;                   // of lines
};

class PageCanvas : public wxScrolled<wxWindow> {
public:
    explicit PageCanvas(wxWindow* parent);

    void show_page(PageDrawing drawing);
    void show_from_top();
    void reveal_mark();                                  // scrolls only when the marked line is out of sight
    const PageDrawing& drawing() const { return m_drawing; }

    int zoom() const { return m_zoom; }                  // percent of the width
    void zoom_by(int steps);                             // 0: fits the width again
    double wanted_dpi() const;                           // for a picture that is sharp on this screen
    wxRect rect_of_line(std::size_t index) const;        // on the screen

    std::function<void(std::size_t line)> on_line;       // clicked, or gone to by Up and Down
    std::function<void(PageTurn)> on_turn;
    std::function<void()> on_leave;                      // Esc
    std::function<void()> on_scale;                      // another resolution is wanted
    std::function<void()> on_click;                      // anywhere on the page

private:
    void on_paint(wxPaintEvent& event);
    void on_wheel(wxMouseEvent& event);
    void on_key(wxKeyEvent& event);
    void step_line(int step);
    void update_extent();
    double scale() const;                                // pixels a point
    wxPoint origin() const;                              // of the page's corner in the window
    std::optional<std::size_t> line_at(const wxPoint& point) const;

    PageDrawing m_drawing;
    std::vector<ReadingBlock> m_blocks;
    int m_zoom = 100;
};

} // namespace duiding
