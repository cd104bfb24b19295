// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/paired_text.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/widgets/paint_text.h"
#include "app/desktop/wx_text.h"

#include <wx/dc.h>

#include <algorithm>
#include <memory>

namespace duiding {

namespace {

constexpr int margin = 14;
constexpr int between = 24;
constexpr int place_width = 46;
constexpr double line_spacing = 1.25;

wxColour mixed(const wxColour& a, const wxColour& b, double share)
{
    auto mix = [share](unsigned char x, unsigned char y) { return static_cast<unsigned char>(x + (y - x) * share); };
    return wxColour(mix(a.Red(), b.Red()), mix(a.Green(), b.Green()), mix(a.Blue(), b.Blue()));
}

TextStyle style_of(const PairedSide& side, PairedText::Side which, bool same, double width)
{
    const Palette& p = theme::palette();
    TextStyle style{theme::font(theme::Font::Ui), same ? p.muted : p.text, width, 0, line_spacing};
    bool left = which == PairedText::Side::Left;
    wxColour behind = mixed(p.panel, left ? p.error : p.accent, p.dark ? 0.34 : 0.20);
    for (const auto& [begin, end] : side.different) {
        style.runs.push_back({begin, end, p.text, behind, !left, left});
    }
    return style;
}

} // namespace

PairedText::PairedText(wxWindow* parent) : wxVListBox(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE)
{
    SetBackgroundColour(theme::palette().panel);
    Bind(wxEVT_LISTBOX, [this](wxCommandEvent&) {
        say_row();
        if (on_row) {
            on_row();
        }
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        SetItemCount(m_rows.size());                                 // heights depend on the width
        event.Skip();
    });
    Bind(wxEVT_LEFT_DCLICK, [this](wxMouseEvent& event) {
        int row = VirtualHitTest(event.GetY());
        if (row != wxNOT_FOUND && on_open) {
            on_open(static_cast<std::size_t>(row), event.GetX() < GetClientSize().x / 2 ? Side::Left : Side::Right);
        }
    });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_RETURN && GetSelection() != wxNOT_FOUND && on_open) {
            on_open(static_cast<std::size_t>(GetSelection()), event.ShiftDown() ? Side::Left : Side::Right);
        } else {
            event.Skip();
        }
    });
}

void PairedText::set_rows(std::vector<PairedRow> rows)
{
    m_rows = std::move(rows);
    SetBackgroundColour(theme::palette().panel);
    SetItemCount(m_rows.size());
    SetSelection(m_rows.empty() ? wxNOT_FOUND : 0);
    say_row();
    RefreshAll();
}

void PairedText::go_to(std::size_t row)
{
    if (row < m_rows.size()) {
        SetSelection(static_cast<int>(row));
        // With a row above it for context.
        ScrollToRow(row > 0 ? row - 1 : 0);
        say_row();
        if (on_row) {
            on_row();
        }
    }
}

void PairedText::step_difference(int step)
{
    auto count = static_cast<int>(m_rows.size());
    for (int row = GetSelection() + step; row >= 0 && row < count; row += step) {
        if (!m_rows[static_cast<std::size_t>(row)].same) {
            go_to(static_cast<std::size_t>(row));
            return;
        }
    }
}

void PairedText::say_row()
{
    int row = GetSelection();
    if (row == wxNOT_FOUND || static_cast<std::size_t>(row) >= m_rows.size()) {
        m_spoken = tr(msg("Comparison"));
    } else {
        const PairedRow& r = m_rows[static_cast<std::size_t>(row)];
        if (r.same || !r.left.there || !r.right.there) {
            m_spoken = to_wx(r.what + ": " + (r.left.there ? r.left.text : r.right.text));
        } else {
            m_spoken = to_wx(r.what + ". ") + tr(msg("Left: {0} Right: {1}", r.left.text, r.right.text));
        }
    }
    native::set_accessible_name(this, m_spoken);
}

int PairedText::side_width() const
{
    return std::max(FromDIP(60), (GetClientSize().x - FromDIP(2 * margin + between)) / 2 - FromDIP(place_width));
}

wxCoord PairedText::OnMeasureItem(size_t n) const
{
    if (n >= m_rows.size()) {
        return FromDIP(30);
    }
    auto* window = const_cast<PairedText*>(this);
    double width = side_width();
    const PairedRow& row = m_rows[n];
    int left = paint_text(window, nullptr, row.left.text, 0, 0, style_of(row.left, Side::Left, row.same, width)).y;
    int right = paint_text(window, nullptr, row.right.text, 0, 0, style_of(row.right, Side::Right, row.same, width)).y;
    return std::max({left, right, FromDIP(16)}) + FromDIP(12);
}

void PairedText::OnDrawBackground(wxDC& dc, const wxRect& rect, size_t) const
{
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(wxBrush(theme::palette().panel));
    dc.DrawRectangle(rect);
}

void PairedText::OnDrawItem(wxDC& dc, const wxRect& rect, size_t n) const
{
    if (n >= m_rows.size()) {
        return;
    }
    const Palette& p = theme::palette();
    const PairedRow& row = m_rows[n];
    auto* window = const_cast<PairedText*>(this);
    std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::CreateFromUnknownDC(dc));
    double width = side_width();
    double top = rect.y + FromDIP(6);
    if (IsSelected(n)) {
        fill_rounded(*gc, p.hover, rect.x + FromDIP(3), rect.y + 1, rect.width - FromDIP(6), rect.height - 2, FromDIP(6));
    }
    auto side = [&](const PairedSide& of, Side which, double x) {
        if (!of.place.empty()) {
            paint_text(window, gc.get(), of.place, x, top + 1, {theme::font(theme::Font::Small), p.muted, static_cast<double>(FromDIP(place_width - 4))});
        }
        if (!of.there) {
            gc->SetPen(wxPen(p.hairline, FromDIP(2), wxPENSTYLE_SHORT_DASH));
            gc->StrokeLine(x + FromDIP(place_width), top + FromDIP(9), x + FromDIP(place_width) + width * 0.3, top + FromDIP(9));
            return;
        }
        paint_text(window, gc.get(), of.text, x + FromDIP(place_width), top, style_of(of, which, row.same, width));
    };
    double left = rect.x + FromDIP(margin);
    double right = left + FromDIP(place_width) + width + FromDIP(between);
    side(row.left, Side::Left, left);
    side(row.right, Side::Right, right);
    if (!row.sign.empty()) {
        paint_text(window, gc.get(), row.sign, right - FromDIP(between) + FromDIP(6), top, {theme::font(theme::Font::UiStrong), p.accent});
    }
}

} // namespace duiding
