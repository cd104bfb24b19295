// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/coding_view.h"

#include "app/desktop/native/pango_context.h"
#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"

#include <wx/dcclient.h>
#include <wx/graphics.h>

#include <algorithm>
#include <cmath>

namespace duiding {

namespace {

constexpr auto refine_slice = std::chrono::milliseconds(6);
constexpr auto emphasis_time = std::chrono::milliseconds(1100);
constexpr double message_share = 0.3;            // how far from the top an empty view speaks

ThemeKind theme_kind() { return theme::palette().dark ? ThemeKind::Dark : ThemeKind::Light; }

} // namespace

CodingView::CodingView(wxWindow* parent) : m_timer(this)
{
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxWANTS_CHARS | wxBORDER_NONE | wxFULL_REPAINT_ON_RESIZE);
    Bind(wxEVT_PAINT, &CodingView::on_paint, this);
    Bind(wxEVT_SIZE, &CodingView::on_size, this);
    SetExtraStyle(GetExtraStyle() | wxWS_EX_PROCESS_IDLE);           // see MainFrame: nobody else asks for it
    Bind(wxEVT_IDLE, &CodingView::on_idle, this);
    Bind(wxEVT_TIMER, &CodingView::on_timer, this);
    for (const auto& type : {wxEVT_SCROLLWIN_TOP, wxEVT_SCROLLWIN_BOTTOM, wxEVT_SCROLLWIN_LINEUP, wxEVT_SCROLLWIN_LINEDOWN,
                             wxEVT_SCROLLWIN_PAGEUP, wxEVT_SCROLLWIN_PAGEDOWN, wxEVT_SCROLLWIN_THUMBTRACK, wxEVT_SCROLLWIN_THUMBRELEASE}) {
        Bind(type, &CodingView::on_scroll, this);
    }
    auto repaint = [this](wxFocusEvent& event) {
        Refresh();
        event.Skip();
    };
    Bind(wxEVT_SET_FOCUS, repaint);
    Bind(wxEVT_KILL_FOCUS, repaint);
    Bind(wxEVT_DPI_CHANGED, [this](wxDPIChangedEvent& event) {
        restyle();
        event.Skip();
    });
    m_theme_changed = theme::changed().connect([this] { restyle(); });
    bind_mouse();
    bind_keys();
    native::show_text_to_readers(this, this);
}

CodingView::~CodingView()
{
    native::hide_text_from_readers(this);
}

void CodingView::set_document(DocumentTextPtr document, DocumentHeading heading)
{
    std::int64_t old_characters = reader_map().characters();
    m_document = std::move(document);
    m_codings = nullptr;
    m_lanes = {};
    m_state = {};
    m_anchor = {0, -1e9};
    m_drag.reset();
    native::set_reader_name(this, to_wx(heading.title));
    build_layout(std::move(heading));
    if (m_layout) {
        m_state.caret = m_selection_anchor = caret_place(*m_layout, {0});
    }
    native::reader_text_replaced(this, old_characters);
}

void CodingView::replace_document(DocumentTextPtr document, DocumentHeading heading)
{
    if (!m_document || !document || document->id() != m_document->id()) {
        set_document(std::move(document), std::move(heading));
        return;
    }
    if (document == m_document) {
        m_layout->set_heading(std::move(heading));
        Refresh();
        return;
    }
    std::int64_t old_characters = reader_map().characters();
    m_document = std::move(document);
    m_anchor.paragraph = std::min(m_anchor.paragraph, m_document->paragraphs().size() - 1);
    build_layout(std::move(heading));
    m_state.caret = m_selection_anchor = caret_place(*m_layout, std::min(m_state.caret, CharPos{m_document->characters()}));
    m_state.selection = {m_state.caret, m_state.caret};
    m_state.matches.clear();
    update_lanes();
    native::reader_text_replaced(this, old_characters);
}

void CodingView::build_layout(DocumentHeading heading)
{
    m_layout.reset();
    if (m_document) {
        PangoContextPtr context(native::make_pango_context(this));
        m_layout = std::make_unique<TextLayout>(m_document, std::move(heading), CanvasFonts(context.get(), m_zoom / 100.0),
                                                GetClientSize().x);
    }
    update_scrollbar();
    Refresh();
}

void CodingView::restyle()
{
    if (m_layout) {
        PangoContextPtr context(native::make_pango_context(this));
        m_layout->set_fonts(CanvasFonts(context.get(), m_zoom / 100.0));
        update_scrollbar();
    }
    Refresh();
}

void CodingView::set_codings(CodingListPtr codings, std::shared_ptr<const Codebook> codebook, const std::vector<CoderId>& only_coders)
{
    m_codings = std::move(codings);
    m_codebook = std::move(codebook);
    m_only_coders = only_coders;
    update_lanes();
}

void CodingView::update_lanes()
{
    m_lanes = m_document && m_codings && m_codebook ? CodingLanes(*m_document, *m_codings, m_codebook, m_only_coders) : CodingLanes();
    if (m_layout) {
        m_layout->set_lanes(m_lanes.lane_count());
        update_scrollbar();
    }
    if (m_state.active && !m_lanes.find(m_state.active)) {
        activate({});
    }
    m_state.hover = {};
    Refresh();
}

void CodingView::set_matches(std::vector<CharRange> matches, CharRange current)
{
    if (matches == m_state.matches && current == m_state.current_match) {
        return;
    }
    m_state.matches = std::move(matches);
    m_state.current_match = current;
    Refresh();
}

void CodingView::set_empty_text(const wxString& text)
{
    m_empty_text = text;
    Refresh();
}

void CodingView::on_paint(wxPaintEvent&)
{
    wxPaintDC dc(this);
    std::unique_ptr<wxGraphicsContext> graphics(wxGraphicsContext::Create(dc));
    auto* cr = static_cast<cairo_t*>(graphics->GetNativeContext());
    if (!m_layout) {
        paint_empty(cr);
        return;
    }
    bool show = HasFocus() && m_state.selection.empty();
    m_state.caret_look = show ? CaretLook::Shown : CaretLook::Hidden;
    double y = top();
    paint_canvas(cr, *m_layout, m_lanes, canvas_theme(theme_kind()), m_state, y, GetClientSize().y);
    m_layout->trim();
}

void CodingView::paint_empty(cairo_t* cr)
{
    const CanvasTheme& colours = canvas_theme(theme_kind());
    cairo_set_source_rgb(cr, colours.surface.red, colours.surface.green, colours.surface.blue);
    cairo_paint(cr);
    if (m_empty_text.empty()) {
        return;
    }
    PangoContextPtr context(native::make_pango_context(this));
    CanvasFonts fonts(context.get(), 1.0);
    double width = std::min<double>(GetClientSize().x - fonts.px(40), fonts.px(420));
    PangoLayoutPtr text = fonts.layout(FontRole::Reading, from_wx(m_empty_text), std::max(width, fonts.px(80)));
    pango_layout_set_alignment(text.get(), PANGO_ALIGN_CENTER);
    cairo_set_source_rgb(cr, colours.muted.red, colours.muted.green, colours.muted.blue);
    cairo_move_to(cr, std::round((GetClientSize().x - width) / 2), std::round(GetClientSize().y * message_share));
    pango_cairo_show_layout(cr, text.get());
}

void CodingView::on_size(wxSizeEvent& event)
{
    if (m_layout) {
        m_layout->set_width(GetClientSize().x);
        update_scrollbar();
    }
    Refresh();
    event.Skip();
}

bool CodingView::refine(std::chrono::microseconds budget)
{
    if (!m_layout || m_layout->is_exact()) {
        return false;
    }
    bool more = m_layout->refine(budget);
    update_scrollbar();
    return more;
}

void CodingView::on_idle(wxIdleEvent& event)
{
    if (IsShownOnScreen() && refine(refine_slice)) {
        event.RequestMore();
    }
    event.Skip();
}

CharRange CodingView::coding_target() const
{
    if (!m_state.selection.empty()) {
        return m_state.selection;
    }
    const LaidCoding* active = m_state.active ? m_lanes.find(m_state.active) : nullptr;
    return active ? active->coding.range() : CharRange{m_state.caret, m_state.caret};
}

void CodingView::set_selection_raw(CharRange range)
{
    if (m_state.selection == range) {
        return;
    }
    m_state.selection = range;
    Refresh();
    native::reader_selection_changed(this);
    if (events.selection_changed) {
        events.selection_changed();
    }
}

void CodingView::move_to(CharPos position, Extend extend)
{
    m_state.caret = position;
    if (extend == Extend::No) {
        m_selection_anchor = position;
    }
    set_selection_raw({std::min(m_selection_anchor, position), std::max(m_selection_anchor, position)});
    native::reader_caret_moved(this);
    Refresh();
}

// The raw range of a gesture becomes one that can be coded.
void CodingView::selection_done()
{
    if (!m_state.selection.empty()) {
        set_selection_raw(m_document->snap_selection(m_state.selection));
    }
}

void CodingView::select(CharRange range)
{
    if (!m_document) {
        return;
    }
    CharRange snapped = range.empty() ? range : m_document->snap_selection(range);
    m_selection_anchor = snapped.begin;
    m_state.caret = snapped.end;
    set_selection_raw(snapped);
    native::reader_caret_moved(this);
    Refresh();
}

void CodingView::select_all()
{
    if (m_document) {
        select(char_range(0, m_document->characters()));
    }
}

void CodingView::clear_selection()
{
    move_to(m_state.caret, Extend::No);
}

void CodingView::grow_selection()
{
    if (m_document) {
        CharRange from = m_state.selection.empty() ? CharRange{m_state.caret, m_state.caret} : m_state.selection;
        select(grown_selection(*m_document, from));
    }
}

void CodingView::activate(CodingId coding)
{
    if (m_state.active != coding) {
        m_state.active = coding;
        Refresh();
        if (events.coding_activated) {
            events.coding_activated(coding);
        }
    }
}

void CodingView::set_active_coding(CodingId coding)
{
    activate(m_lanes.find(coding) ? coding : CodingId{});
}

void CodingView::move_active_edge(RangeEdge edge, EdgeMotion motion)
{
    const LaidCoding* active = m_state.active ? m_lanes.find(m_state.active) : nullptr;
    if (!active) {
        return;
    }
    CharRange range = active->coding.range();
    CharRange moved = moved_edge(*m_document, range, edge, motion);
    if (moved != range && events.edge_moved) {
        events.edge_moved(active->coding.id, moved);
    }
}

void CodingView::set_hover(CodingId coding)
{
    if (m_state.hover == coding) {
        return;
    }
    m_state.hover = coding;
    Refresh();
    if (const LaidCoding* laid = coding ? m_lanes.find(coding) : nullptr) {
        SetToolTip(to_wx(m_codebook->path(laid->coding.code())));        // beside the text there is room for half a name
    } else {
        UnsetToolTip();
    }
}

void CodingView::set_zoom(int percent)
{
    int clamped = std::clamp(percent, 50, 300);
    if (clamped == m_zoom) {
        return;
    }
    // The line on top stays on top, as far out of sight as it was: heights are estimates until a paragraph is wrapped, and would
    // move the place by a paragraph.
    bool at_top = !m_layout || top() <= 0;
    CharPos place = first_visible();
    double above = m_layout ? top() - m_layout->caret(place).y : 0;
    double larger = static_cast<double>(clamped) / m_zoom;
    m_zoom = clamped;
    restyle();
    if (!at_top) {
        scroll_to_y(m_layout->caret(place).y + above * larger);
    }
    if (events.zoom_changed) {
        events.zoom_changed(m_zoom);
    }
}

void CodingView::zoom_by(int steps)
{
    set_zoom(steps == 0 ? 100 : m_zoom + 10 * steps);
}

void CodingView::on_timer(wxTimerEvent&)
{
    if (m_drag) {
        autoscroll();
    }
    if (m_state.emphasis_strength > 0) {
        std::chrono::duration<double> since = std::chrono::steady_clock::now() - m_emphasis_start;
        double share = since / std::chrono::duration<double>(emphasis_time);
        m_state.emphasis_strength = std::max(0.0, std::min(1.0, 2 - 2 * share));
        Refresh();
    }
    if (!m_drag && m_state.emphasis_strength <= 0) {
        m_timer.Stop();
    }
}

} // namespace duiding
