// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/icons.h"

#include <fmt/format.h>

#include <map>

namespace duiding {

namespace {

const char* drawing(Icon which)
{
    switch (which) {
    case Icon::Tag: return "<path d='M2.2 2.8v4.6l6 6 5-5-6-6H2.8z'/><circle cx='5.2' cy='5.4' r='.8'/>";
    case Icon::Memo: return "<path d='M3 2.5h10v7.5l-3.5 3.5H3z'/><path d='M13 10h-3.5v3.5'/><path d='M5.2 5.5h5.6M5.2 8h3.4'/>";
    case Icon::Search: return "<circle cx='7' cy='7' r='4.2'/><path d='M10.2 10.2l3.6 3.6'/>";
    case Icon::Chart: return "<path d='M2 13.5h12'/><path d='M4 13V8M7 13V4M10 13V6.5M13 13V3'/>";
    case Icon::Undo: return "<path d='M5.5 3L2.5 6l3 3'/><path d='M2.8 6h6.4a3.6 3.6 0 0 1 0 7.2H6'/>";
    case Icon::Redo: return "<path d='M10.5 3l3 3-3 3'/><path d='M13.2 6H6.8a3.6 3.6 0 0 0 0 7.2H10'/>";
    case Icon::Import: return "<path d='M8 2.5v7M5 7l3 3 3-3'/><path d='M2.5 10.5v3h11v-3'/>";
    case Icon::Document: return "<path d='M3.8 1.8h5.4l3 3v9.4H3.8z'/><path d='M9.2 1.8v3h3'/>";
    case Icon::Interview: return "<path d='M2 7v2M4.4 5v6M6.8 3v10M9.2 5.4v5.2M11.6 4v8M14 7v2'/>";
    case Icon::Folder: return "<path d='M1.8 4v8.6h12.4V5.4H7.6L6.2 3.6H1.8z'/>";
    case Icon::Close: return "<path d='M4.5 4.5l7 7M11.5 4.5l-7 7'/>";
    case Icon::Warning: return "<path d='M8 2.4l6.2 11H1.8z'/><path d='M8 6.4v3.4M8 11.4v.4'/>";
    case Icon::Info: return "<circle cx='8' cy='8' r='6'/><path d='M8 7.2v4M8 4.8v.4'/>";
    case Icon::Check: return "<path d='M3 8.5l3.2 3.2L13 4.8'/>";
    case Icon::Grid: return "<path d='M2 3h12v10H2z'/><path d='M2 6.4h12M2 9.7h12M6.4 3v10'/><circle cx='10.2' cy='8' r='.6'/>";
    case Icon::Person: break;
    }
    return "<circle cx='8' cy='5.2' r='2.7'/><path d='M2.8 13.6c.6-3 2.6-4.4 5.2-4.4s4.6 1.4 5.2 4.4'/>";
}

wxBitmapBundle from_svg(const std::string& svg)
{
    static std::map<std::string, wxBitmapBundle> cache;
    auto found = cache.find(svg);
    if (found == cache.end()) {
        found = cache.emplace(svg, wxBitmapBundle::FromSVG(svg.c_str(), wxSize(16, 16))).first;
    }
    return found->second;
}

std::string hex(const wxColour& colour)
{
    return fmt::format("#{:02X}{:02X}{:02X}", colour.Red(), colour.Green(), colour.Blue());
}

} // namespace

wxBitmapBundle icon(Icon which, const wxColour& colour)
{
    return from_svg(fmt::format("<svg xmlns='http://www.w3.org/2000/svg' width='16' height='16' viewBox='0 0 16 16' fill='none' "
                                "stroke='{}' stroke-width='1.3' stroke-linecap='round' stroke-linejoin='round'>{}</svg>",
                                hex(colour), drawing(which)));
}

wxBitmapBundle code_swatch(const wxColour& colour)
{
    return from_svg(fmt::format("<svg xmlns='http://www.w3.org/2000/svg' width='16' height='16' viewBox='0 0 16 16'>"
                                "<rect x='3' y='3' width='10' height='10' rx='2.6' fill='{}'/></svg>", hex(colour)));
}

} // namespace duiding
