// SPDX-License-Identifier: GPL-3.0-or-later
// The coding view: a document to read, select in and code. It paints with core/drawing and turns mouse and keyboard into a
// selection, an active coding and events; it changes nothing and knows no project: the shell gives it values and listens.
// The text is read-only, so letters are free: typing one is an event ("type"), and the shell opens the list of codes.
//
// Life cycle: empty after construction; set_document shows one, set_codings may be called at any time after it. All text
// positions are those of the stored text. A selection is snapped (graphemes; no label, time mark or blank at its ends) when
// the gesture that made it ends. UI thread only.
#pragma once

#include "app/desktop/native/accessible_text.h"

#include "core/base/signal.h"
#include "core/drawing/canvas_paint.h"
#include "core/drawing/caret_motion.h"
#include "core/drawing/text_selection.h"

#include <wx/timer.h>
#include <wx/window.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace duiding {

struct CodingViewEvents {
    std::function<void()> selection_changed;                                     // also while dragging
    std::function<void(const std::string& text)> type;                           // a character, as UTF-8
    std::function<void(CodingId)> coding_activated;                              // 0: none is active any more
    std::function<void(CodingId, CharRange)> edge_moved;                         // asks for the coding to get this range
    std::function<void(CharPos, CodingId, const wxPoint& on_screen)> context_menu;   // coding 0: not on a coding
    std::function<void()> copy;                                                  // Ctrl+C
    std::function<void()> enter;                                                 // Enter on the selection or coding
    std::function<void()> remove;                                                // Delete on the active coding
    std::function<void(int percent)> zoom_changed;
    std::function<void()> scrolled;
    std::function<bool(CharPos)> time_clicked;                                   // left of a paragraph; false: nothing to do there
};

enum class ScrollEmphasis { None, Brief };

class CodingView : public wxWindow, private native::TextForReaders {
public:
    explicit CodingView(wxWindow* parent);
    ~CodingView() override;

    CodingViewEvents events;

    // Shows a document from its top; nothing is selected. A null document empties the view.
    void set_document(DocumentTextPtr document, DocumentHeading heading);
    // The same document after a correction or with another heading: keeps the place where possible.
    void replace_document(DocumentTextPtr document, DocumentHeading heading);
    // Codings of these coders only; of all when empty. The active coding stays active while it exists.
    void set_codings(CodingListPtr codings, std::shared_ptr<const Codebook> codebook, const std::vector<CoderId>& only_coders);
    void set_matches(std::vector<CharRange> matches, CharRange current);         // of find in the document
    void set_empty_text(const wxString& text);                                   // what an empty view says

    const DocumentTextPtr& document() const { return m_document; }
    CharRange selection() const { return m_state.selection; }
    CharPos caret() const { return m_state.caret; }
    CodingId active_coding() const { return m_state.active; }
    // What a code would be put on: the selection, else the active coding's range, else empty.
    CharRange coding_target() const;

    void select(CharRange range);                      // snapped
    void select_all();
    void clear_selection();
    void grow_selection();                             // word → sentence → paragraph → turn
    void set_active_coding(CodingId coding);           // 0: none
    void move_active_edge(RangeEdge edge, EdgeMotion motion);

    void scroll_to(CharRange range, ScrollEmphasis emphasis);
    CharPos first_visible();                           // to reopen where one stopped
    CharPos reading_place();                           // the caret while it is in sight, else the first that is visible
    void show_from(CharPos position);
    wxRect rect_of(CharRange range);                   // on the screen, clipped to the view
    bool is_visible(CharRange range);

    int zoom() const { return m_zoom; }                // percent
    void set_zoom(int percent);
    void zoom_by(int steps);                           // one step is 10 %; 0 returns to 100 %

    // Wraps what is not exact yet for at most this long; true while there is more. Idle events do this by themselves.
    bool refine(std::chrono::microseconds budget);

private:
    enum class Extend { No, Yes };
    struct Drag {
        CharPos origin;
        TextUnit unit = TextUnit::Word;
        bool by_character = true;
        bool moved = false;
    };

    // painting (coding_view.cpp)
    void on_paint(wxPaintEvent& event);
    void on_size(wxSizeEvent& event);
    void on_idle(wxIdleEvent& event);
    void on_timer(wxTimerEvent& event);
    void paint_empty(cairo_t* cr);
    void restyle();
    void build_layout(DocumentHeading heading);
    void update_lanes();

    // scrolling (coding_view_scroll.cpp)
    void on_scroll(wxScrollWinEvent& event);
    void update_scrollbar();
    double top();                                      // settles the view and gives its height in the document
    void scroll_to_y(double y);
    void scroll_by(double pixels);
    void show_caret();

    // selecting (coding_view.cpp)
    void move_to(CharPos position, Extend extend);
    void set_selection_raw(CharRange range);
    void selection_done();
    void set_hover(CodingId coding);
    void activate(CodingId coding);

    // mouse (coding_view_mouse.cpp)
    void bind_mouse();
    void on_left_down(wxMouseEvent& event);
    void on_left_up(wxMouseEvent& event);
    void on_motion(wxMouseEvent& event);
    void on_wheel(wxMouseEvent& event);
    void on_context_menu(wxContextMenuEvent& event);
    void on_capture_lost(wxMouseCaptureLostEvent& event);
    void drag_to(const wxPoint& point);
    void autoscroll();
    void click_activates(CharPos position);
    int count_click(const wxPoint& point);
    const LaidCoding* stripe_under(const wxPoint& point);
    CharPos position_at(const wxPoint& point);

    // keyboard (coding_view_keys.cpp)
    void bind_keys();
    void on_key_down(wxKeyEvent& event);
    void on_char(wxKeyEvent& event);
    bool motion_key(const wxKeyEvent& event);
    bool edge_key(const wxKeyEvent& event);
    bool control_character(int key);
    void page(double direction, Extend extend);

    // for screen readers (coding_view_reader.cpp)
    const OffsetMap& reader_map() const override;
    CharPos reader_caret() const override;
    CharRange reader_selection() const override;
    void reader_select(CharRange range) override;
    void reader_set_caret(CharPos position) override;
    wxRect reader_extents(CharRange range) override;
    CharPos reader_position_at(const wxPoint& on_screen) override;
    CharRange reader_line(CharPos position) override;

    DocumentTextPtr m_document;
    std::unique_ptr<TextLayout> m_layout;
    CodingListPtr m_codings;
    std::shared_ptr<const Codebook> m_codebook;
    std::vector<CoderId> m_only_coders;
    CodingLanes m_lanes;
    CanvasState m_state;
    ScrollAnchor m_anchor;
    wxString m_empty_text;
    int m_zoom = 100;

    CharPos m_selection_anchor;                        // the end that stays when the caret extends
    double m_wanted_x = -1;                            // column of up and down; negative: take the caret's
    std::optional<Drag> m_drag;
    int m_clicks = 0;
    std::chrono::steady_clock::time_point m_last_click;
    wxPoint m_last_point;
    wxTimer m_timer;                                   // autoscroll and the fading of an emphasis
    std::chrono::steady_clock::time_point m_emphasis_start;
    Connection m_theme_changed;
};

} // namespace duiding
