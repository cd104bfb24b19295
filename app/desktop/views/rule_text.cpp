// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/rule_text.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/widgets/paint_text.h"
#include "app/desktop/wx_text.h"

#include <wx/dcbuffer.h>

#include <algorithm>

namespace duiding {

RuleText::RuleText(wxWindow* parent) : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxVSCROLL)
{
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetScrollRate(0, FromDIP(12));
    Bind(wxEVT_PAINT, &RuleText::paint, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        SetVirtualSize(GetClientSize().x, draw(nullptr));
        Refresh();
        event.Skip();
    });
}

void RuleText::show_code(const Code* code, const std::string& path)
{
    m_parts.clear();
    m_empty = !code;
    if (code) {
        auto say = [](const Message& message) { return format(message, translator(), number_style()); };
        m_name = code->name;
        m_path = path;
        m_colour = code->colour;
        auto add = [this](const std::string& caption, const std::string& text) {
            if (!text.empty()) {
                m_parts.push_back({caption, text});
            }
        };
        add(say(msg("Definition")), code->definition);
        add(say(msg("Use when")), code->use_when);
        add(say(msg("Not when")), code->not_when);
        add(code->example_invented ? say(msg("Example (invented, not from data)")) : say(msg("Example")), code->example);
        if (code->directions == DirectionKind::HelpHinder) {
            add(say(msg("Direction")), say(msg("+ helps ▲ · - hinders ▼ · * both ◆ · = neutral ○")));
        } else if (code->directions == DirectionKind::PositiveNegative) {
            add(say(msg("Direction")), say(msg("+ positive ▲ · - negative ▼ · * both ◆ · = neutral ○")));
        }
        native::set_accessible_name(this, to_wx(m_name + ". " + code->definition));
    }
    SetVirtualSize(GetClientSize().x, draw(nullptr));
    Scroll(0, 0);
    Refresh();
}

int RuleText::draw(wxGraphicsContext* gc)
{
    const Palette& p = theme::palette();
    double left = FromDIP(16);
    double width = std::max(FromDIP(60), GetClientSize().x - FromDIP(32));
    double y = FromDIP(4);
    auto text = [&](const std::string& words, theme::Font font, const wxColour& colour, double spacing) {
        y += paint_text(this, gc, words, left, y, {theme::font(font), colour, width, 0, spacing}).y;
    };
    if (m_empty) {
        text(format(msg("Choose a code, or click a coding in the text: its rule stands here."), translator(), number_style()), theme::Font::Ui, p.muted, 1.2);
        return static_cast<int>(y) + FromDIP(12);
    }
    if (gc) {
        fill_rounded(*gc, theme::code_colour(m_colour), left, y + FromDIP(4), FromDIP(10), FromDIP(10), FromDIP(3));
    }
    double indent = FromDIP(20);
    y += paint_text(this, gc, m_name, left + indent, y, {theme::font(theme::Font::UiStrong), p.text, width - indent, 3}).y + FromDIP(2);
    if (m_path != m_name) {
        text(m_path, theme::Font::Small, p.muted, 1.0);
    }
    for (const Part& part : m_parts) {
        y += FromDIP(12);
        text(part.caption, theme::Font::Caption, p.muted, 1.0);
        y += FromDIP(3);
        text(part.text, theme::Font::Ui, p.text, 1.22);
    }
    if (m_parts.empty()) {
        y += FromDIP(12);
        text(format(msg("This code has no rule yet. Code › Edit rule writes one."), translator(), number_style()), theme::Font::Ui, p.muted, 1.2);
    }
    return static_cast<int>(y) + FromDIP(14);
}

void RuleText::paint(wxPaintEvent&)
{
    wxAutoBufferedPaintDC dc(this);
    dc.SetBackground(wxBrush(theme::palette().panel));
    dc.Clear();
    DoPrepareDC(dc);
    std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::CreateFromUnknownDC(dc));
    int scrolled = 0;
    CalcUnscrolledPosition(0, 0, nullptr, &scrolled);
    gc->Translate(0, -scrolled);
    draw(gc.get());
}

} // namespace duiding
