// SPDX-License-Identifier: GPL-3.0-or-later
// The window: lays out menus, toolbar, panes and bars, and gives commands the view they ask for. It decides nothing about a
// study; what is shown comes from the workspace, what is done is a command.
#pragma once

#include "app/desktop/commands/command.h"
#include "app/desktop/workspace.h"

#include <wx/aui/framemanager.h>
#include <wx/frame.h>
#include <wx/panel.h>

#include <memory>
#include <string>
#include <vector>

namespace duiding {

class CentreView;
class CodesView;
class CodingPopup;
class DocumentsView;
class ImportSummary;
class LiveSearch;
class MessageBar;
class PageView;
class PaletteView;
class RuleView;
class SearchNote;
class ScanView;
class SearchView;
class SegmentsView;
class StatusStrip;
class ToolStrip;
class TurnPopup;

class MainFrame : public wxFrame {
public:
    MainFrame(Workspace& workspace, const CommandRegistry& commands);
    ~MainFrame() override;

    Workspace& workspace() { return m_workspace; }
    const CommandRegistry& commands() const { return m_commands; }
    CentreView& centre() { return *m_centre; }
    DocumentsView& documents() { return *m_documents; }
    CodesView& codes() { return *m_codes; }
    RuleView& rule() { return *m_rule; }
    SegmentsView& segments() { return *m_segments; }
    SearchView& search() { return *m_search; }
    LiveSearch& live_search() { return *m_live_search; }
    SearchNote& search_note() { return *m_search_note; }           // why the words in the field cannot be read yet
    ImportSummary& import_summary() { return *m_import; }
    ScanView& scan() { return *m_scan; }
    PageView& page() { return *m_page; }
    CodingPopup& coding_popup() { return *m_popup; }
    TurnPopup& turn_popup() { return *m_turn_popup; }
    ToolStrip& tools() { return *m_tools; }
    StatusStrip& status() { return *m_status; }
    MessageBar& messages() { return *m_messages; }

    std::function<void()> on_first_paint;                          // the first document has been painted
    std::function<void(const std::string&)> on_language;           // the user chose a language: make a new window

    bool run(std::string_view command_id);          // false: unknown or not enabled
    void open_palette();
    void show_study();                              // brings every view up to date
    void remember_layout();                         // panes, size and place into the settings

    bool pane_shown(const std::string& name);
    void show_pane(const std::string& name, bool show);
    void reset_panes();
    void next_pane(int step);                       // F6, Shift+F6: moves the focus round

    // Says what a check of the study found, without stopping anybody.
    void show_report(const wxString& summary, const std::vector<wxString>& lines);

private:
    void make_menus();
    void update_menu(wxMenuEvent& event);
    void make_panes();
    void make_connections();
    void restore_layout();
    void show_title();
    void show_place();
    void show_sample_bar();
    void restyle();
    void layout();
    void on_close(wxCloseEvent& event);
    bool on_key(wxKeyEvent& event);
    bool run_before_widget(const wxKeyEvent& event);

    Workspace& m_workspace;
    const CommandRegistry& m_commands;
    std::unique_ptr<LiveSearch> m_live_search;      // what the field and the pane of a search share
    wxAuiManager m_panes;
    wxPanel* m_host = nullptr;                      // what the docking manager manages
    ToolStrip* m_tools = nullptr;
    MessageBar* m_sample_bar = nullptr;
    MessageBar* m_messages = nullptr;
    StatusStrip* m_status = nullptr;
    CentreView* m_centre = nullptr;
    DocumentsView* m_documents = nullptr;
    CodesView* m_codes = nullptr;
    RuleView* m_rule = nullptr;
    SegmentsView* m_segments = nullptr;
    SearchView* m_search = nullptr;
    ImportSummary* m_import = nullptr;
    ScanView* m_scan = nullptr;
    PageView* m_page = nullptr;
    CodingPopup* m_popup = nullptr;
    PaletteView* m_palette = nullptr;
    TurnPopup* m_turn_popup = nullptr;
    SearchNote* m_search_note = nullptr;
    wxString m_first_perspective;
    std::vector<Connection> m_connections;
};

} // namespace duiding
