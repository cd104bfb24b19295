// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/scan_glyph.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/scan_text.h"
#include "app/desktop/widgets/paint_text.h"
#include "app/desktop/wx_text.h"
#include "core/analysis/policy_scan.h"

#include <wx/dcclient.h>

#include <algorithm>
#include <memory>
#include <numbers>

namespace duiding {

const std::vector<std::optional<ScanState>>& shown_states()
{
    static const std::vector<std::optional<ScanState>> states = {ScanState::Relevant,     std::nullopt,          ScanState::NoneRelevant,
                                                                 ScanState::NothingFound, ScanState::Unreadable, ScanState::NoDocument};
    return states;
}

wxColour state_colour(const std::optional<ScanState>& state)
{
    const Palette& p = theme::palette();
    if (!state) {
        return p.accent;
    }
    switch (*state) {
    case ScanState::Relevant: return p.accent;
    case ScanState::Unreadable: return p.warning;
    case ScanState::NothingFound: return p.text;
    case ScanState::NoneRelevant:
    case ScanState::NoDocument: break;
    }
    return p.muted;
}

void paint_state(wxGraphicsContext& gc, const std::optional<ScanState>& state, double x, double y, double size)
{
    const wxColour colour = state_colour(state);
    const double thick = std::max(1.3, size / 9);
    const double middle = size / 2;
    const double r = middle - thick;
    const double cx = x + middle;
    const double cy = y + middle;
    gc.SetPen(gc.CreatePen(wxGraphicsPenInfo(colour).Width(thick).Cap(wxCAP_ROUND).Join(wxJOIN_ROUND)));
    gc.SetBrush(*wxTRANSPARENT_BRUSH);
    if (!state) {
        gc.DrawEllipse(cx - r, cy - r, 2 * r, 2 * r);
        wxGraphicsPath half = gc.CreatePath();
        half.AddArc(cx, cy, r, std::numbers::pi / 2, -std::numbers::pi / 2, true);
        half.CloseSubpath();
        gc.SetBrush(wxBrush(colour));
        gc.FillPath(half);
        return;
    }
    switch (*state) {
    case ScanState::NoDocument: gc.StrokeLine(cx - r, cy, cx + r, cy); return;
    case ScanState::Unreadable: {
        wxGraphicsPath path = gc.CreatePath();
        path.MoveToPoint(cx, cy - r);
        path.AddLineToPoint(cx + r, cy + r * 0.9);
        path.AddLineToPoint(cx - r, cy + r * 0.9);
        path.CloseSubpath();
        gc.StrokePath(path);
        gc.StrokeLine(cx, cy - r * 0.3, cx, cy + r * 0.2);
        gc.StrokeLine(cx, cy + r * 0.6, cx, cy + r * 0.6 + 0.1);
        return;
    }
    case ScanState::NothingFound: gc.DrawEllipse(cx - r, cy - r, 2 * r, 2 * r); return;
    case ScanState::NoneRelevant:
        gc.DrawEllipse(cx - r, cy - r, 2 * r, 2 * r);
        gc.StrokeLine(cx - r * 0.7, cy + r * 0.7, cx + r * 0.7, cy - r * 0.7);
        return;
    case ScanState::Relevant: break;
    }
    gc.SetBrush(wxBrush(colour));
    gc.DrawEllipse(cx - r, cy - r, 2 * r, 2 * r);
    gc.SetPen(gc.CreatePen(wxGraphicsPenInfo(theme::palette().panel).Width(thick).Cap(wxCAP_ROUND).Join(wxJOIN_ROUND)));
    wxGraphicsPath tick = gc.CreatePath();
    tick.MoveToPoint(cx - r * 0.48, cy + r * 0.02);
    tick.AddLineToPoint(cx - r * 0.1, cy + r * 0.42);
    tick.AddLineToPoint(cx + r * 0.5, cy - r * 0.38);
    gc.StrokePath(tick);
}

ScanLegend::ScanLegend(wxWindow* parent) : wxWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxFULL_REPAINT_ON_RESIZE)
{
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    wxString all = tr(msg("Legend")) + ": "_wx;
    for (const auto& state : shown_states()) {
        all += tr(state_words(state)) + ", "_wx;
    }
    native::set_accessible_name(this, all);
    Bind(wxEVT_PAINT, &ScanLegend::paint, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        int height = flow(nullptr, GetClientSize().x);
        if (height != GetMinSize().y) {
            SetMinSize(wxSize(-1, height));
            CallAfter([this] { GetParent()->Layout(); });
        }
    });
}

void ScanLegend::paint(wxPaintEvent&)
{
    wxPaintDC dc(this);
    std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
    wxSize size = GetClientSize();
    gc->SetPen(*wxTRANSPARENT_PEN);
    gc->SetBrush(wxBrush(theme::palette().panel));
    gc->DrawRectangle(0, 0, size.x, size.y);
    flow(gc.get(), size.x);
}

int ScanLegend::flow(wxGraphicsContext* gc, int width)
{
    const TextStyle style{theme::font(theme::Font::Small), theme::palette().muted};
    const int sign = FromDIP(13);
    const int line = FromDIP(20);
    const int left = FromDIP(12);
    int x = left;
    int y = FromDIP(3);
    auto place = [&](int wide) {
        if (x > left && x + wide > width - FromDIP(6)) {
            x = left;
            y += line;
        }
    };
    for (const auto& state : shown_states()) {
        std::string words = format(state_words(state), translator(), number_style());
        wxSize size = paint_text(this, nullptr, words, 0, 0, style);
        int wide = sign + FromDIP(5) + size.x;
        place(wide);
        if (gc) {
            paint_state(*gc, state, x, y + (line - sign) / 2.0, sign);
            paint_text(this, gc, words, x + sign + FromDIP(5), y + (line - size.y) / 2.0, style);
        }
        x += wide + FromDIP(11);
    }
    const TextStyle mark{theme::font(theme::Font::Caption), theme::palette().text};
    for (const auto& [letter, words] : scan_marks_legend()) {
        wxSize letters = paint_text(this, nullptr, letter, 0, 0, mark);
        wxSize size = paint_text(this, nullptr, words, 0, 0, style);
        int wide = letters.x + FromDIP(5) + size.x;
        place(wide);
        if (gc) {
            paint_text(this, gc, letter, x, y + (line - letters.y) / 2.0, mark);
            paint_text(this, gc, words, x + letters.x + FromDIP(5), y + (line - size.y) / 2.0, style);
        }
        x += wide + FromDIP(11);
    }
    return y + line + FromDIP(4);
}

} // namespace duiding
