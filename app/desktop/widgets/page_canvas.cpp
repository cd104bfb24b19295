// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/page_canvas.h"

#include "app/desktop/theme.h"
#include "app/desktop/widgets/page_overlay.h"

#include <wx/dcclient.h>
#include <wx/graphics.h>

#include <algorithm>
#include <cmath>

namespace duiding {

namespace {

constexpr double points_per_inch = 72;
constexpr double most_dpi = 400;                 // sharper than any screen shows
constexpr int margin = 22;                       // around the page: room for numbers and arrows
constexpr int scrollbar = 14;
constexpr int scroll_step = 8;
constexpr double near_line = 3;                  // points beside a line that still mean that line

} // namespace

PageCanvas::PageCanvas(wxWindow* parent)
{
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxHSCROLL | wxVSCROLL | wxWANTS_CHARS | wxBORDER_NONE | wxFULL_REPAINT_ON_RESIZE);
    SetScrollRate(scroll_step, scroll_step);
    EnableScrolling(false, false);               // everything is painted anew: the overlay reaches over the edges
    Bind(wxEVT_PAINT, &PageCanvas::on_paint, this);
    Bind(wxEVT_MOUSEWHEEL, &PageCanvas::on_wheel, this);
    Bind(wxEVT_KEY_DOWN, &PageCanvas::on_key, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        update_extent();
        if (on_scale) {
            on_scale();
        }
        event.Skip();
    });
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
        SetFocus();
        if (auto line = line_at(event.GetPosition()); line && on_line) {
            on_line(*line);
        } else if (on_click) {
            on_click();
        }
    });
    Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
        SetCursor(wxCursor(line_at(event.GetPosition()) ? wxCURSOR_HAND : wxCURSOR_ARROW));
        event.Skip();
    });
    for (const auto& type : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS}) {
        Bind(type, [this](wxFocusEvent& event) {
            Refresh();
            event.Skip();
        });
    }
}

void PageCanvas::show_page(PageDrawing drawing)
{
    if (drawing.lines != m_drawing.lines) {
        m_blocks = drawing.lines ? reading_blocks(drawing.lines->lines) : std::vector<ReadingBlock>();
    }
    m_drawing = std::move(drawing);
    update_extent();
    Refresh();
}

void PageCanvas::show_from_top()
{
    Scroll(0, 0);
}

double PageCanvas::scale() const
{
    // Room for the scrollbar in any case: one that comes and goes would change the size it depends on.
    double room = std::max(40, GetSize().x - FromDIP(scrollbar) - 2 * FromDIP(margin));
    return room / std::max(1.0, m_drawing.width) * m_zoom / 100;
}

wxPoint PageCanvas::origin() const
{
    wxPoint start = CalcScrolledPosition(wxPoint(0, 0));
    int beside = (GetClientSize().x - static_cast<int>(m_drawing.width * scale())) / 2;
    return {start.x + std::max(FromDIP(margin), beside), start.y + FromDIP(margin)};
}

double PageCanvas::wanted_dpi() const
{
    return std::min(most_dpi, std::max(20.0, std::round(scale() * points_per_inch * GetContentScaleFactor())));
}

void PageCanvas::update_extent()
{
    int around = 2 * FromDIP(margin);
    int width = m_zoom <= 100 ? 1 : static_cast<int>(std::ceil(m_drawing.width * scale())) + around;
    SetVirtualSize(width, static_cast<int>(std::ceil(m_drawing.height * scale())) + around);
}

void PageCanvas::zoom_by(int steps)
{
    int zoom = steps == 0 ? 100 : std::clamp(m_zoom + 25 * steps, 50, 400);
    if (zoom == m_zoom) {
        return;
    }
    m_zoom = zoom;
    update_extent();
    Refresh();
    if (on_scale) {
        on_scale();
    }
}

wxRect PageCanvas::rect_of_line(std::size_t index) const
{
    if (!m_drawing.lines || index >= m_drawing.lines->lines.size()) {
        return {};
    }
    const pdf::Box& box = m_drawing.lines->lines[index].box;
    wxPoint corner = ClientToScreen(origin());
    double s = scale();
    return {corner.x + static_cast<int>(box.left * s), corner.y + static_cast<int>(box.top * s),
            static_cast<int>(std::ceil(box.width() * s)), static_cast<int>(std::ceil(box.height() * s))};
}

void PageCanvas::reveal_mark()
{
    if (!m_drawing.marked) {
        return;
    }
    wxRect line = rect_of_line(*m_drawing.marked);
    int y = ScreenToClient(line.GetPosition()).y;
    int view = GetClientSize().y;
    if (y >= FromDIP(margin) && y + line.height <= view - FromDIP(margin)) {
        return;
    }
    int top = CalcUnscrolledPosition(wxPoint(0, y)).y - view / 3;
    Scroll(-1, std::max(0, top / scroll_step));
}

std::optional<std::size_t> PageCanvas::line_at(const wxPoint& point) const
{
    if (!m_drawing.lines) {
        return {};
    }
    double x = (point.x - origin().x) / scale();
    double y = (point.y - origin().y) / scale();
    const auto& lines = m_drawing.lines->lines;
    auto found = std::find_if(lines.begin(), lines.end(), [x, y](const pdf::LaidLine& line) {
        return line.box.left - near_line <= x && x <= line.box.right + near_line && line.box.top <= y && y <= line.box.bottom;
    });
    return found == lines.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - lines.begin()));
}

void PageCanvas::on_paint(wxPaintEvent&)
{
    wxPaintDC dc(this);
    std::unique_ptr<wxGraphicsContext> graphics(wxGraphicsContext::Create(dc));
    auto* cr = static_cast<cairo_t*>(graphics->GetNativeContext());
    const Palette& colours = theme::palette();
    auto use = [cr](const wxColour& c) { cairo_set_source_rgb(cr, c.Red() / 255.0, c.Green() / 255.0, c.Blue() / 255.0); };
    use(colours.window);
    cairo_paint(cr);
    double s = scale();
    double width = m_drawing.width * s;
    double height = m_drawing.height * s;
    cairo_translate(cr, origin().x, origin().y);
    cairo_rectangle(cr, 0, 0, width, height);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_fill(cr);
    if (m_drawing.picture) {
        cairo_save(cr);
        cairo_scale(cr, width / cairo_image_surface_get_width(m_drawing.picture.get()), height / cairo_image_surface_get_height(m_drawing.picture.get()));
        cairo_set_source_surface(cr, m_drawing.picture.get(), 0, 0);
        cairo_paint(cr);
        cairo_restore(cr);
    }
    cairo_rectangle(cr, -0.5, -0.5, width + 1, height + 1);
    use(HasFocus() ? colours.accent : colours.hairline);
    cairo_set_line_width(cr, HasFocus() ? 2 : 1);
    cairo_stroke(cr);
    if (!m_drawing.lines) {
        return;
    }
    cairo_scale(cr, s, s);
    if (m_drawing.order) {
        paint_reading_order(cr, *m_drawing.lines, m_blocks, 1 / s);
    }
    if (m_drawing.marked && *m_drawing.marked < m_drawing.lines->lines.size()) {
        paint_line_mark(cr, m_drawing.lines->lines[*m_drawing.marked].box, m_drawing.order ? LineNumbers::Shown : LineNumbers::Absent, 1 / s);
    }
}

void PageCanvas::on_wheel(wxMouseEvent& event)
{
    if (event.ControlDown() && event.GetWheelAxis() == wxMOUSE_WHEEL_VERTICAL) {
        zoom_by(event.GetWheelRotation() > 0 ? 1 : -1);
    } else {
        event.Skip();
    }
}

void PageCanvas::step_line(int step)
{
    if (!m_drawing.lines || m_drawing.lines->lines.empty() || !on_line) {
        return;
    }
    auto count = static_cast<std::ptrdiff_t>(m_drawing.lines->lines.size());
    std::ptrdiff_t next = m_drawing.marked ? static_cast<std::ptrdiff_t>(*m_drawing.marked) + step : step > 0 ? 0 : count - 1;
    if (next >= 0 && next < count) {
        on_line(static_cast<std::size_t>(next));
    }
}

void PageCanvas::on_key(wxKeyEvent& event)
{
    if (event.HasAnyModifiers()) {
        event.Skip();
        return;
    }
    switch (event.GetKeyCode()) {
    case WXK_PAGEUP:
    case WXK_NUMPAD_PAGEUP: on_turn(PageTurn::Previous); break;
    case WXK_PAGEDOWN:
    case WXK_NUMPAD_PAGEDOWN: on_turn(PageTurn::Next); break;
    case WXK_HOME: on_turn(PageTurn::First); break;
    case WXK_END: on_turn(PageTurn::Last); break;
    case WXK_UP: step_line(-1); break;
    case WXK_DOWN: step_line(1); break;
    case WXK_ESCAPE: on_leave(); break;
    case WXK_TAB: Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward); break;
    default: event.Skip();
    }
}

} // namespace duiding
