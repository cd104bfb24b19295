// SPDX-License-Identifier: GPL-3.0-or-later
// The middle of the window: a tab for each open document, the field of Ctrl+F, and the coding view. Carries what the canvas
// says to the workspace and what the workspace asks to the canvas.
#pragma once

#include "app/desktop/workspace.h"

#include <wx/panel.h>

#include <vector>

namespace duiding {

class CodingView;
class FindBar;
class MainFrame;
class MediaStrip;
class TabStrip;

class CentreView : public wxPanel {
public:
    CentreView(wxWindow* parent, MainFrame& frame);
    void refill();
    void focus_text();
    void open_find();
    void find_step(int step);
    bool finding() const;                           // the field of Ctrl+F is open
    void close_tab(DocumentId document);
    void next_tab(int step);
    wxRect rect_of(CharRange range);                // in the frame's client coordinates
    CodingView& view() { return *m_view; }
    TabStrip& tabs() { return *m_tabs; }
    MediaStrip& media() { return *m_media; }
    void play_from(CharPos position);               // the recording, from when these words were said

private:
    void bind_view();
    void bind_workspace();
    void show_document();
    void show_codings();
    void show_matches();
    void show_recording();
    void show_tabs();
    void find();
    void close_find();
    void context_menu(CodingId coding);
    void tell_place();                              // once all events of now are handled

    MainFrame& m_frame;
    Workspace& m_workspace;
    TabStrip* m_tabs;
    FindBar* m_find;
    CodingView* m_view;
    MediaStrip* m_media;
    std::vector<DocumentId> m_open;                 // in the order of the tabs
    DocumentTextPtr m_shown;
    std::vector<CharRange> m_matches;
    std::size_t m_match = 0;
    bool m_telling = false;                         // tell_place is on its way
    bool m_following = false;                       // the canvas is being told; its events are echoes
    std::vector<Connection> m_connections;
};

} // namespace duiding
