// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/tab_strip.h"

#include "app/desktop/icons.h"
#include "app/desktop/theme.h"
#include "app/desktop/widgets/paint_text.h"
#include "app/desktop/wx_text.h"

#include <wx/dcclient.h>
#include <wx/dcbuffer.h>

namespace duiding {

TabStrip::TabStrip(wxWindow* parent) : wxWindow(parent, wxID_ANY)
{
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetMinSize(FromDIP(wxSize(-1, 40)));
    Bind(wxEVT_PAINT, &TabStrip::paint, this);
    Bind(wxEVT_LEFT_DOWN, &TabStrip::click, this);
    Bind(wxEVT_MIDDLE_DOWN, &TabStrip::click, this);
    Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
        int hover = -1;
        auto all = places();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].close.Contains(event.GetPosition())) {
                hover = static_cast<int>(i);
            }
        }
        if (hover != m_hover) {
            m_hover = hover;
            Refresh();
        }
    });
}

void TabStrip::set_tabs(std::vector<Tab> tabs, std::int64_t active)
{
    m_tabs = std::move(tabs);
    m_active = active;
    Refresh();
}

int TabStrip::width_of(const wxString& label) const
{
    TextStyle style{theme::font(theme::Font::Ui), theme::palette().text};
    return std::min(paint_text(const_cast<TabStrip*>(this), nullptr, from_wx(label), 0, 0, style).x, FromDIP(220));
}

std::vector<TabStrip::Place> TabStrip::places() const
{
    std::vector<Place> result;
    int x = FromDIP(10);
    int height = GetClientSize().y;
    int top = FromDIP(6);
    for (const Tab& tab : m_tabs) {
        int width = width_of(tab.label) + FromDIP(50);
        wxRect rect(x, top, width, height - top);
        result.push_back({rect, wxRect(rect.GetRight() - FromDIP(26), top + (rect.height - FromDIP(16)) / 2, FromDIP(16), FromDIP(16))});
        x += width + FromDIP(2);
    }
    // The active tab must be in sight: shift all when it lies beyond the edge.
    for (std::size_t i = 0; i < m_tabs.size(); ++i) {
        int beyond = m_tabs[i].key == m_active ? result[i].tab.GetRight() - GetClientSize().x : 0;
        if (beyond > 0) {
            for (Place& place : result) {
                place.tab.x -= beyond;
                place.close.x -= beyond;
            }
        }
    }
    return result;
}

void TabStrip::paint(wxPaintEvent&)
{
    const Palette& p = theme::palette();
    wxAutoBufferedPaintDC dc(this);
    dc.SetBackground(wxBrush(p.window));
    dc.Clear();
    std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
    auto all = places();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const wxRect& r = all[i].tab;
        bool active = m_tabs[i].key == m_active;
        if (active) {
            fill_rounded(*gc, p.panel, r.x, r.y, r.width, r.height + FromDIP(10), FromDIP(8));
        }
        TextStyle style{theme::font(theme::Font::Ui), active ? p.text : p.muted, static_cast<double>(FromDIP(220))};
        wxSize size = paint_text(this, nullptr, "Ag", 0, 0, style);
        paint_text(this, gc.get(), from_wx(m_tabs[i].label), r.x + FromDIP(16), r.y + (r.height - size.y) / 2.0, style);
        bool hot = static_cast<int>(i) == m_hover;
        wxBitmap cross = icon(Icon::Close, hot ? p.text : p.muted).GetBitmapFor(this);
        double side = FromDIP(12);
        gc->DrawBitmap(cross, all[i].close.x + 2, all[i].close.y + 2, side, side);
    }
}

void TabStrip::click(wxMouseEvent& event)
{
    auto all = places();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].tab.Contains(event.GetPosition())) {
            continue;
        }
        bool close = event.MiddleDown() || all[i].close.Contains(event.GetPosition());
        const auto& callback = close ? on_close : on_select;
        if (callback) {
            callback(m_tabs[i].key);
        }
        return;
    }
}

} // namespace duiding
