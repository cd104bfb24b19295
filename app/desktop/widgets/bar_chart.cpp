// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/bar_chart.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/widgets/paint_text.h"
#include "app/desktop/wx_text.h"

#include <wx/dcclient.h>
#include <wx/graphics.h>

#include <algorithm>
#include <cmath>

namespace duiding {

namespace {

constexpr int text_height = 16;
constexpr int widest_bar = 46;

} // namespace

BarChart::BarChart(wxWindow* parent)
{
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxBORDER_NONE | wxFULL_REPAINT_ON_RESIZE);
    SetMinSize(FromDIP(wxSize(-1, 96)));
    Bind(wxEVT_PAINT, &BarChart::paint, this);
    Bind(wxEVT_MOTION, [this](wxMouseEvent& event) { go_to(bar_at(event.GetPosition())); });
    Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) { go_to(-1); });
    Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        int bar = bar_at(event.GetPosition());
        SetFocus();
        if (bar >= 0 && on_choose) {
            on_choose(static_cast<std::size_t>(bar));
        }
    });
    auto focus = [this](wxFocusEvent& event) {
        Refresh();
        event.Skip();
    };
    Bind(wxEVT_SET_FOCUS, focus);
    Bind(wxEVT_KILL_FOCUS, focus);
    Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (!on_key(event)) {
            event.Skip();
        }
    });
}

void BarChart::set_bars(std::vector<Bar> bars)
{
    m_bars = std::move(bars);
    m_at = std::min(m_at, static_cast<int>(m_bars.size()) - 1);
    wxString all;
    for (const Bar& bar : m_bars) {
        all += (all.empty() ? wxString() : "; "_wx) + bar.said;
    }
    native::set_accessible_name(this, all);
    Refresh();
}

bool BarChart::on_key(const wxKeyEvent& event)
{
    int last = static_cast<int>(m_bars.size()) - 1;
    switch (event.GetKeyCode()) {
    case WXK_LEFT: go_to(std::max(0, m_at - 1)); return true;
    case WXK_RIGHT: go_to(std::min(last, m_at + 1)); return true;
    case WXK_HOME: go_to(0); return true;
    case WXK_END: go_to(last); return true;
    case WXK_SPACE:
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        if (m_at >= 0 && m_at <= last && on_choose) {
            on_choose(static_cast<std::size_t>(m_at));
        }
        return true;
    case WXK_TAB: Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward); return true;
    default: return false;
    }
}

void BarChart::go_to(int bar)
{
    if (bar == m_at || bar >= static_cast<int>(m_bars.size())) {
        return;
    }
    m_at = bar;
    if (bar >= 0) {
        const wxString& said = m_bars[static_cast<std::size_t>(bar)].said;
        SetToolTip(said);
        native::set_accessible_name(this, said);
    } else {
        UnsetToolTip();
    }
    Refresh();
}

wxRect BarChart::column_of(std::size_t bar) const
{
    wxSize size = GetClientSize();
    double wide = std::min<double>(static_cast<double>(size.x - FromDIP(12)) / static_cast<double>(std::max<std::size_t>(1, m_bars.size())),
                                   FromDIP(widest_bar));
    double left = FromDIP(6) + wide * static_cast<double>(bar);
    return {static_cast<int>(std::floor(left)), 0, std::max(1, static_cast<int>(std::floor(left + wide) - std::floor(left))), size.y};
}

int BarChart::bar_at(const wxPoint& point) const
{
    for (std::size_t bar = 0; bar < m_bars.size(); ++bar) {
        if (column_of(bar).Contains(point)) {
            return static_cast<int>(bar);
        }
    }
    return -1;
}

void BarChart::paint(wxPaintEvent&)
{
    const Palette& p = theme::palette();
    wxPaintDC dc(this);
    dc.SetBackground(wxBrush(p.panel));
    dc.Clear();
    if (m_bars.empty()) {
        return;
    }
    std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
    double most = 0;
    for (const Bar& bar : m_bars) {
        most = std::max(most, bar.height);
    }
    int floor = GetClientSize().y - FromDIP(text_height + 2);
    int ceiling = FromDIP(text_height + 2);
    // A label needs about 30 px: with narrow bars only every second, third … is written, and of the values only the one at hand.
    int wide = column_of(0).width;
    auto every = static_cast<std::size_t>(std::max(1, (FromDIP(34) + wide - 1) / wide));
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const Bar& bar = m_bars[i];
        wxRect column = column_of(i);
        bool at = static_cast<int>(i) == m_at;
        int gap = column.width > FromDIP(8) ? FromDIP(2) : 0;
        double height = most > 0 ? bar.height / most * (floor - ceiling) : 0;
        if (bar.height > 0) {
            wxColour fill = at ? p.text : p.accent;
            fill_rounded(*gc, fill, column.x + gap, floor - std::max(height, 1.5), std::max(1, column.width - 2 * gap), std::max(height, 1.5), FromDIP(2));
        }
        if (bar.marked || (at && HasFocus())) {
            fill_rounded(*gc, wxColour(), column.x + 0.5, ceiling - FromDIP(2) + 0.5, column.width - 1, GetClientSize().y - ceiling, FromDIP(3),
                         bar.marked ? p.accent : p.muted);
        }
        TextStyle small{theme::font(theme::Font::Small), at ? p.text : p.muted};
        auto centred = [&](const wxString& text, double y) {
            wxSize size = paint_text(this, nullptr, from_wx(text), 0, 0, small);
            double x = std::clamp(column.x + (column.width - size.x) / 2.0, 0.0, std::max(0.0, static_cast<double>(GetClientSize().x - size.x)));
            paint_text(this, gc.get(), from_wx(text), x, y, small);
        };
        if (i % every == 0) {
            centred(bar.label, floor + FromDIP(2));
        }
        if (at || (every == 1 && bar.height > 0)) {
            centred(bar.value, floor - height - FromDIP(text_height));
        }
    }
    gc->SetPen(wxPen(p.hairline));
    gc->StrokeLine(FromDIP(6), floor + 0.5, GetClientSize().x - FromDIP(6), floor + 0.5);
}

} // namespace duiding
