// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/scan_grid.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/scan_glyph.h"
#include "app/desktop/widgets/paint_text.h"
#include "app/desktop/wx_text.h"

#include <wx/dcclient.h>
#include <wx/graphics.h>

#include <algorithm>

namespace duiding {

namespace {

constexpr int scroll_step = 10;
constexpr int narrowest = 104;
constexpr int widest = 196;

std::string words_of(const Message& message) { return format(message, translator(), number_style()); }

} // namespace

ScanGrid::ScanGrid(wxWindow* parent)
{
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxHSCROLL | wxVSCROLL | wxWANTS_CHARS | wxBORDER_NONE | wxFULL_REPAINT_ON_RESIZE);
    SetScrollRate(scroll_step, scroll_step);
    EnableScrolling(false, false);                       // names and headings stay: everything is painted anew
    native::set_accessible_name(this, tr(msg("Policy scan")));
    Bind(wxEVT_PAINT, &ScanGrid::paint, this);
    Bind(wxEVT_KEY_DOWN, &ScanGrid::on_key, this);
    Bind(wxEVT_CHAR, [this](wxKeyEvent& event) {
        if (event.HasAnyModifiers() || !on_letter || !on_letter(event.GetUnicodeKey())) {
            event.Skip();
        }
    });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetModifiers() == wxMOD_CONTROL && event.GetKeyCode() == 'C' && on_copy) {
            on_copy();
        } else {
            event.Skip();
        }
    });
    Bind(wxEVT_MOTION, &ScanGrid::on_motion, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        update_extent();
    });
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
        SetFocus();
        if (auto place = place_at(event.GetPosition())) {
            choose(*place);
        }
    });
    Bind(wxEVT_LEFT_DCLICK, [this](wxMouseEvent& event) {
        if (place_at(event.GetPosition()) && on_enter) {
            on_enter();
        }
    });
    for (const auto& type : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS}) {
        Bind(type, [this](wxFocusEvent& event) {
            Refresh();
            event.Skip();
        });
    }
}

void ScanGrid::set_scan(std::shared_ptr<const PolicyScan> scan)
{
    std::string row_key, column_name;
    if (m_current) {
        row_key = m_scan->rows[m_current->row].key;
        column_name = m_scan->columns[m_current->column].name;
    }
    std::optional<ScanPlace> kept;
    if (scan && !scan->rows.empty() && !scan->columns.empty()) {
        kept = ScanPlace{};
        auto row = std::find_if(scan->rows.begin(), scan->rows.end(), [&](const ScanRow& each) { return each.key == row_key; });
        auto column = std::find_if(scan->columns.begin(), scan->columns.end(), [&](const ScanColumn& each) { return each.name == column_name; });
        if (m_current && row != scan->rows.end() && column != scan->columns.end()) {
            kept = ScanPlace{static_cast<std::size_t>(row - scan->rows.begin()), static_cast<std::size_t>(column - scan->columns.begin())};
        }
    }
    m_scan = std::move(scan);
    m_current = kept;
    m_tip.reset();
    UnsetToolTip();
    update_extent();
    if (m_current) {
        reveal(*m_current);
    }
    say_current();
    Refresh();
}

ScanGrid::Sizes ScanGrid::sizes() const
{
    Sizes s;
    int width = GetClientSize().x;
    s.name = std::clamp(width * 28 / 100, FromDIP(130), FromDIP(250));
    auto columns = static_cast<int>(std::max<std::size_t>(1, column_count()));
    s.column = std::clamp((width - s.name) / columns, FromDIP(narrowest), FromDIP(widest));
    s.heading = FromDIP(42);
    s.row = FromDIP(40);
    s.total = FromDIP(40);
    return s;
}

void ScanGrid::update_extent()
{
    Sizes s = sizes();
    SetVirtualSize(s.name + s.column * static_cast<int>(column_count()), s.heading + s.row * static_cast<int>(row_count()) + s.total);
    Refresh();
}

wxRect ScanGrid::rect_of(ScanPlace place) const
{
    Sizes s = sizes();
    wxPoint start = CalcScrolledPosition(wxPoint(0, 0));
    return {start.x + s.name + s.column * static_cast<int>(place.column), start.y + s.heading + s.row * static_cast<int>(place.row), s.column, s.row};
}

std::optional<ScanPlace> ScanGrid::place_at(const wxPoint& point) const
{
    Sizes s = sizes();
    if (point.x < s.name || point.y < s.heading || point.y >= GetClientSize().y - s.total) {
        return {};
    }
    wxPoint at = CalcUnscrolledPosition(point) - wxPoint(s.name, s.heading);
    ScanPlace place{static_cast<std::size_t>(at.y / s.row), static_cast<std::size_t>(at.x / s.column)};
    return place.row < row_count() && place.column < column_count() ? std::optional(place) : std::nullopt;
}

void ScanGrid::reveal(ScanPlace place)
{
    Sizes s = sizes();
    wxRect rect = rect_of(place);
    wxSize view = GetClientSize();
    wxPoint at = CalcUnscrolledPosition(wxPoint(0, 0));
    if (rect.x < s.name) {
        at.x -= s.name - rect.x;
    } else if (rect.GetRight() > view.x) {
        at.x += std::min(rect.GetRight() - view.x + 1, rect.x - s.name);
    }
    if (rect.y < s.heading) {
        at.y -= s.heading - rect.y;
    } else if (rect.GetBottom() > view.y - s.total) {
        at.y += std::min(rect.GetBottom() - view.y + s.total + 1, rect.y - s.heading);
    }
    auto steps = [](int pixels) { return std::max(0, (pixels + scroll_step - 1) / scroll_step); };
    Scroll(steps(at.x), steps(at.y));
}

void ScanGrid::choose(ScanPlace place)
{
    if (place.row >= row_count() || place.column >= column_count()) {
        return;
    }
    bool other = m_current != place;
    m_current = place;
    reveal(place);
    say_current();
    Refresh();
    if (other && on_choose) {
        on_choose();
    }
}

void ScanGrid::say_current()
{
    m_spoken = m_current ? to_wx(cell_sentence(*m_scan, *m_current)) : tr(msg("Policy scan"));
    native::set_accessible_name(this, m_spoken);
}

void ScanGrid::move(int rows, int columns)
{
    if (!m_current) {
        return;
    }
    auto inside = [](std::size_t at, int step, std::size_t count) {
        return static_cast<std::size_t>(std::clamp<std::int64_t>(static_cast<std::int64_t>(at) + step, 0, static_cast<std::int64_t>(count) - 1));
    };
    choose({inside(m_current->row, rows, row_count()), inside(m_current->column, columns, column_count())});
}

void ScanGrid::on_key(wxKeyEvent& event)
{
    Sizes s = sizes();
    int page = std::max(1, (GetClientSize().y - s.heading - s.total) / s.row - 1);
    int all = 1 << 24;
    bool control = event.ControlDown();
    switch (event.GetKeyCode()) {
    case WXK_UP: move(-1, 0); return;
    case WXK_DOWN: move(1, 0); return;
    case WXK_LEFT: move(0, -1); return;
    case WXK_RIGHT: move(0, 1); return;
    case WXK_PAGEUP: move(-page, 0); return;
    case WXK_PAGEDOWN: move(page, 0); return;
    case WXK_HOME: move(control ? -all : 0, -all); return;
    case WXK_END: move(control ? all : 0, all); return;
    case WXK_TAB: Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward); return;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        if (m_current && on_enter && !event.HasAnyModifiers()) {
            on_enter();
            return;
        }
        break;
    default: break;
    }
    event.Skip();
}

void ScanGrid::on_motion(wxMouseEvent& event)
{
    event.Skip();
    auto place = place_at(event.GetPosition());
    if (place == m_tip) {
        return;
    }
    m_tip = place;
    if (place) {
        SetToolTip(to_wx(cell_sentence(*m_scan, *place)));
    } else {
        UnsetToolTip();
    }
}

void ScanGrid::paint(wxPaintEvent&)
{
    wxPaintDC dc(this);
    std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
    wxSize view = GetClientSize();
    gc->SetPen(*wxTRANSPARENT_PEN);
    gc->SetBrush(wxBrush(theme::palette().panel));
    gc->DrawRectangle(0, 0, view.x, view.y);
    if (!m_scan) {
        return;
    }
    Sizes s = sizes();
    paint_cells(*gc, s);
    paint_names(*gc, s);
    paint_totals(*gc, s);
    paint_headings(*gc, s);
}

void ScanGrid::paint_cells(wxGraphicsContext& gc, const Sizes& s)
{
    wxSize view = GetClientSize();
    gc.Clip(s.name, s.heading, std::max(0, view.x - s.name), std::max(0, view.y - s.heading - s.total));
    for (std::size_t row = 0; row < row_count(); ++row) {
        wxRect first = rect_of({row, 0});
        if (first.GetBottom() < s.heading || first.y > view.y) {
            continue;
        }
        for (std::size_t column = 0; column < column_count(); ++column) {
            wxRect rect = rect_of({row, column});
            if (rect.GetRight() >= s.name && rect.x < view.x) {
                paint_cell(gc, rect, {row, column});
            }
        }
    }
    gc.ResetClip();
}

void ScanGrid::paint_cell(wxGraphicsContext& gc, const wxRect& rect, ScanPlace place)
{
    const Palette& p = theme::palette();
    const ScanRow& row = m_scan->rows[place.row];
    const ScanCell& cell = row.cells[place.column];
    bool here = m_current == place;
    if (here) {
        fill_rounded(gc, p.selection, rect.x + 2.5, rect.y + 2.5, rect.width - 5, rect.height - 5, FromDIP(6), HasFocus() ? p.accent : p.selection);
    }
    gc.SetPen(wxPen(p.hairline));
    gc.StrokeLine(rect.x, rect.GetBottom() + 0.5, rect.x + rect.width, rect.GetBottom() + 0.5);
    const wxColour ink = here ? p.selection_text : p.text;
    const int sign = FromDIP(15);
    double x = rect.x + FromDIP(9);
    paint_state(gc, cell.state, x, rect.y + FromDIP(5), sign);
    x += sign + FromDIP(7);
    if (cell.state != ScanState::NoDocument) {
        std::string hits = format_number(cell.hits, number_style());
        const TextStyle number{theme::font(cell.hits > 0 ? theme::Font::UiStrong : theme::Font::Ui), cell.hits > 0 ? ink : p.muted};
        x += paint_text(this, &gc, hits, x, rect.y + FromDIP(3), number).x + FromDIP(8);
    }
    std::string marks = cell_marks(row, cell);
    if (!marks.empty()) {
        const wxColour colour = cell.stale.empty() ? (here ? p.selection_text : p.muted) : p.warning;
        paint_text(this, &gc, marks, x, rect.y + FromDIP(4), {theme::font(theme::Font::Caption), colour, std::max(1.0, rect.GetRight() - x - FromDIP(4))});
    }
    paint_text(this, &gc, cell_second_line(cell), rect.x + FromDIP(9), rect.y + FromDIP(22),
               {theme::font(theme::Font::Small), here ? p.selection_text : p.muted, static_cast<double>(rect.width - FromDIP(14))});
}

void ScanGrid::two_lines(wxGraphicsContext& gc, const wxRect& rect, const std::string& first, const std::string& second, bool strong, int left)
{
    const Palette& p = theme::palette();
    double width = std::max(1, rect.width - left - FromDIP(6));
    paint_text(this, &gc, first, rect.x + left, rect.y + FromDIP(3), {theme::font(strong ? theme::Font::UiStrong : theme::Font::Ui), p.text, width});
    paint_text(this, &gc, second, rect.x + left, rect.y + FromDIP(22), {theme::font(theme::Font::Small), p.muted, width});
}

void ScanGrid::paint_names(wxGraphicsContext& gc, const Sizes& s)
{
    const Palette& p = theme::palette();
    wxSize view = GetClientSize();
    gc.Clip(0, s.heading, s.name, std::max(0, view.y - s.heading - s.total));
    for (std::size_t row = 0; row < row_count(); ++row) {
        wxRect rect = rect_of({row, 0});
        rect.x = 0;
        rect.width = s.name;
        if (rect.GetBottom() < s.heading || rect.y > view.y) {
            continue;
        }
        gc.SetPen(wxPen(p.hairline));
        gc.StrokeLine(0, rect.GetBottom() + 0.5, s.name, rect.GetBottom() + 0.5);
        two_lines(gc, rect, row_name(m_scan->rows[row]), row_details(m_scan->rows[row]), m_current && m_current->row == row, FromDIP(12));
    }
    gc.ResetClip();
    gc.SetPen(wxPen(p.hairline));
    gc.StrokeLine(s.name - 0.5, 0, s.name - 0.5, view.y);
}

void ScanGrid::paint_headings(wxGraphicsContext& gc, const Sizes& s)
{
    const Palette& p = theme::palette();
    wxSize view = GetClientSize();
    gc.SetPen(*wxTRANSPARENT_PEN);
    gc.SetBrush(wxBrush(p.panel));
    gc.DrawRectangle(0, 0, view.x, s.heading);
    gc.Clip(s.name, 0, std::max(0, view.x - s.name), s.heading);
    for (std::size_t column = 0; column < column_count(); ++column) {
        wxRect rect = rect_of({0, column});
        rect.y = 0;
        rect.height = s.heading;
        const ScanColumn& of = m_scan->columns[column];
        two_lines(gc, rect, of.name, of.query == of.name ? std::string() : of.query, true, FromDIP(9));
    }
    gc.ResetClip();
    two_lines(gc, wxRect(0, 0, s.name, s.heading), words_of(group_label(*m_scan->snapshot, m_scan->options.rows)), std::string(), true, FromDIP(12));
    gc.SetPen(wxPen(p.muted));
    gc.StrokeLine(0, s.heading - 0.5, view.x, s.heading - 0.5);
}

void ScanGrid::paint_totals(wxGraphicsContext& gc, const Sizes& s)
{
    const Palette& p = theme::palette();
    wxSize view = GetClientSize();
    // Right below the last row where there is room, else at the foot of what is in sight.
    int below = rect_of({row_count(), 0}).y;
    int top = std::min(below, view.y - s.total);
    gc.SetPen(*wxTRANSPARENT_PEN);
    gc.SetBrush(wxBrush(p.card));
    gc.DrawRectangle(0, top, view.x, s.total);
    gc.SetPen(wxPen(p.muted));
    gc.StrokeLine(0, top + 0.5, view.x, top + 0.5);
    two_lines(gc, wxRect(0, top, s.name, s.total), words_of(msg("Total, each document once")),
              words_of(msgn("{0} document", "{0} documents", m_scan->documents, m_scan->documents)), true, FromDIP(12));
    gc.Clip(s.name, top, std::max(0, view.x - s.name), s.total);
    for (std::size_t column = 0; column < column_count(); ++column) {
        wxRect rect = rect_of({0, column});
        rect.y = top;
        rect.height = s.total;
        two_lines(gc, rect, format_number(m_scan->totals[column].hits, number_style()), total_second_line(*m_scan, column), true, FromDIP(9));
    }
    gc.ResetClip();
}

} // namespace duiding
