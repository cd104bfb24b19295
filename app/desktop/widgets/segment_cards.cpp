// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/segment_cards.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/widgets/paint_text.h"
#include "app/desktop/wx_text.h"

#include <wx/dc.h>
#include <wx/graphics.h>

namespace duiding {

namespace {

constexpr int lines_shown = 4;
constexpr double line_spacing = 1.2;

// "R1, p. 3": what tells a reader where the quote stands, without the document.
std::string place_of(const Segment& segment)
{
    std::string place = segment.speaker;
    if (!segment.page.empty()) {
        place += (place.empty() ? "" : " · ") + format(msg("p. {0}", segment.page), translator(), number_style());
    }
    return place;
}

} // namespace

SegmentCards::SegmentCards(wxWindow* parent) : wxVListBox(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE)
{
    SetBackgroundColour(theme::palette().panel);
    native::set_accessible_name(this, tr(msg("Segments")));
    auto open = [this] {
        if (m_segments && GetSelection() != wxNOT_FOUND && on_open) {
            on_open(static_cast<std::size_t>(GetSelection()));
        }
    };
    Bind(wxEVT_LEFT_UP, [open](wxMouseEvent& event) {
        event.Skip();
        open();
    });
    Bind(wxEVT_RIGHT_DOWN, [this](wxMouseEvent& event) {
        int row = VirtualHitTest(event.GetY());
        if (row != wxNOT_FOUND && on_context_menu) {
            SetSelection(row);
            on_context_menu(static_cast<std::size_t>(row));
        }
    });
    Bind(wxEVT_LISTBOX_DCLICK, [open](wxCommandEvent&) { open(); });
    Bind(wxEVT_CHAR, [open](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_RETURN) {
            open();
        } else {
            event.Skip();
        }
    });
    Bind(wxEVT_LISTBOX, [this](wxCommandEvent& event) {
        if (m_segments && event.GetSelection() >= 0) {
            const Segment& segment = (*m_segments)[static_cast<std::size_t>(event.GetSelection())];
            native::set_accessible_name(this, to_wx(segment.text + ". " + segment.document_name + ". " + segment.code_path));
        }
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        SetItemCount(m_segments ? m_segments->size() : 0);       // heights depend on the width
        event.Skip();
    });
}

void SegmentCards::set_segments(const std::vector<Segment>* segments)
{
    m_segments = segments;
    SetBackgroundColour(theme::palette().panel);
    SetItemCount(segments ? segments->size() : 0);
    SetSelection(wxNOT_FOUND);
    RefreshAll();
}

int SegmentCards::quote_width() const
{
    return std::max(FromDIP(60), GetClientSize().x - FromDIP(12 + 16 + 16 + 8));
}

wxCoord SegmentCards::OnMeasureItem(size_t n) const
{
    if (!m_segments || n >= m_segments->size()) {
        return FromDIP(80);
    }
    TextStyle quote{theme::font(theme::Font::Ui), theme::palette().text, static_cast<double>(quote_width()), lines_shown, line_spacing};
    wxSize size = paint_text(const_cast<SegmentCards*>(this), nullptr, (*m_segments)[n].text, 0, 0, quote);
    return size.y + FromDIP(12 + 8 + 22 + 10 + 10);
}

void SegmentCards::OnDrawBackground(wxDC& dc, const wxRect& rect, size_t) const
{
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(wxBrush(theme::palette().panel));
    dc.DrawRectangle(rect);
}

void SegmentCards::OnDrawItem(wxDC& dc, const wxRect& rect, size_t n) const
{
    if (!m_segments || n >= m_segments->size()) {
        return;
    }
    const Palette& p = theme::palette();
    const Segment& segment = (*m_segments)[n];
    auto* window = const_cast<SegmentCards*>(this);
    std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::CreateFromUnknownDC(dc));
    double x = rect.x + FromDIP(12);
    double y = rect.y + FromDIP(5);
    double width = rect.width - FromDIP(20);
    double height = rect.height - FromDIP(10);
    bool selected = IsSelected(n);
    wxColour colour = theme::code_colour(segment.colour);
    fill_rounded(*gc, selected ? p.selection : p.card, x + 0.5, y + 0.5, width, height, FromDIP(8), selected ? p.accent : p.hairline);
    fill_rounded(*gc, colour, x, y + FromDIP(10), 3.5, height - FromDIP(20), 1.75);
    double inner = x + FromDIP(16);
    TextStyle quote{theme::font(theme::Font::Ui), selected ? p.selection_text : p.text, static_cast<double>(quote_width()), lines_shown, line_spacing};
    wxSize drawn = paint_text(window, gc.get(), segment.text, inner, y + FromDIP(10), quote);

    double line = y + FromDIP(10) + drawn.y + FromDIP(8);
    std::string label = segment.code_name;
    if (segment.direction != Direction::None) {
        label = std::string(glyph(segment.direction)) + " " + label;
    }
    TextStyle chip{theme::font(theme::Font::Small), p.text, width * 0.5};
    wxSize chip_size = paint_text(window, nullptr, label, 0, 0, chip);
    double chip_x = x + width - FromDIP(12) - chip_size.x - FromDIP(18);
    wxColour tint(colour.Red(), colour.Green(), colour.Blue(), static_cast<unsigned char>(p.tint * 255));
    fill_rounded(*gc, tint, chip_x, line, chip_size.x + FromDIP(18), chip_size.y + FromDIP(6), (chip_size.y + FromDIP(6)) / 2.0);
    paint_text(window, gc.get(), label, chip_x + FromDIP(9), line + FromDIP(3), chip);
    std::string where = place_of(segment);
    std::string meta = segment.document_name + (where.empty() ? "" : " · " + where);
    paint_text(window, gc.get(), meta, inner, line + FromDIP(3), {theme::font(theme::Font::Small), p.muted, chip_x - inner - FromDIP(10)});
}

} // namespace duiding
