// SPDX-License-Identifier: GPL-3.0-or-later
// The page beside the text: the page of the PDF on which one reads, as it was printed. It follows the text; a click on a line
// goes to that line in the text. The reading order can be laid over it, and the number of columns said where it was found out
// wrongly. Nothing is fetched while the pane is hidden.
#pragma once

#include "app/desktop/jobs/page_loader.h"
#include "app/desktop/workspace.h"

#include <wx/panel.h>
#include <wx/timer.h>

#include <string>
#include <vector>

class wxButton;
class wxChoice;
class wxStaticText;
class wxToggleButton;

namespace duiding {

class MainFrame;
class PageCanvas;

class PageView : public wxPanel {
public:
    PageView(wxWindow* parent, MainFrame& frame);
    void refill();
    void turn_to(int page);
    int page() const { return m_page; }
    void zoom_by(int steps);
    bool order_shown() const { return m_order; }
    void show_order(bool show);
    void choose_columns(int columns);                    // reads the original again
    void recognise();
    wxString place() const;                              // "page 7 of 36 (printed: vi)"
    const wxString& notice() const { return m_notice_text; }         // what stands above the page; empty when there is nothing to say
    PageCanvas& canvas() { return *m_canvas; }

private:
    enum class State { NoDocument, NoPage, Loading, Failed, Shown };

    void make_bar();
    void bind_canvas();
    void bind_workspace();
    void follow();                                       // the text
    void show();                                         // what is known now
    void show_notice(State state);
    void ask();
    const DocumentInfo* info() const;
    State state() const;
    int page_count() const;
    const Mark* page_mark(int page) const;
    bool has_text(int page) const;
    bool recognised() const;                             // its lines are found by recognising all of it again
    std::shared_ptr<const PageLayout> layout() const;
    std::optional<std::size_t> line_of_place() const;
    void go_to_line(std::size_t line);
    void read_again(const ImportOptions& options);

    MainFrame& m_frame;
    Workspace& m_workspace;
    PageLoader m_loader;
    wxButton* m_previous = nullptr;
    wxButton* m_next = nullptr;
    wxStaticText* m_place = nullptr;
    wxToggleButton* m_order_button = nullptr;
    wxStaticText* m_columns_label = nullptr;
    wxChoice* m_columns = nullptr;
    wxStaticText* m_notice = nullptr;
    wxString m_notice_text;                              // before it was wrapped
    wxButton* m_recognise = nullptr;
    wxStaticText* m_legend = nullptr;
    PageCanvas* m_canvas = nullptr;
    wxTimer m_soon;                                      // pages that fly by are not drawn
    int m_page = 0;                                      // shown; 0: none
    int m_followed = 0;                                  // the page of the place in the text
    bool m_order = false;
    bool m_showing = false;
    std::vector<Connection> m_connections;
};

} // namespace duiding
