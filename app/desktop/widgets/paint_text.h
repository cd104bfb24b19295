// SPDX-License-Identifier: GPL-3.0-or-later
// Text on a painted widget through Pango, because wx measures characters wrongly at ligatures and combining marks: wrapped to
// a width, cut with "…" after a number of lines. UI thread only.
#pragma once

#include <wx/colour.h>
#include <wx/font.h>
#include <wx/graphics.h>
#include <wx/window.h>

#include <cstddef>
#include <string_view>
#include <vector>

namespace duiding {

// A stretch that looks otherwise; bytes of the text.
struct TextRun {
    std::size_t begin = 0;
    std::size_t end = 0;
    wxColour colour;                 // not Ok: as the rest
    wxColour background;             // not Ok: none
    bool underline = false;
    bool strike = false;
};

struct TextStyle {
    wxFont font;
    wxColour colour;
    double width = -1;               // -1: one line, as wide as it needs
    int lines = 1;                   // cut after so many; 0: all, with the text's own line breaks
    double line_spacing = 1.0;
    std::vector<TextRun> runs = {};
};

// Draws with the top left corner at x, y; gives the size. With a null gc it only measures.
wxSize paint_text(wxWindow* window, wxGraphicsContext* gc, std::string_view utf8, double x, double y, const TextStyle& style);

void fill_rounded(wxGraphicsContext& gc, const wxColour& fill, double x, double y, double w, double h, double radius,
                  const wxColour& border = {});

} // namespace duiding
