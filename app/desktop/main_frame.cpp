// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/main_frame.h"

#include "app/desktop/jobs/live_search.h"
#include "app/desktop/native/text_widgets.h"
#include "app/desktop/sample_study.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/codes_view.h"
#include "app/desktop/views/coding_popup.h"
#include "app/desktop/views/documents_view.h"
#include "app/desktop/views/import_summary.h"
#include "app/desktop/views/page_view.h"
#include "app/desktop/views/palette_view.h"
#include "app/desktop/views/rule_view.h"
#include "app/desktop/views/search_note.h"
#include "app/desktop/views/scan_view.h"
#include "app/desktop/views/search_view.h"
#include "app/desktop/views/segments_view.h"
#include "app/desktop/widgets/dock_art.h"
#include "app/desktop/widgets/file_drop.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/widgets/status_strip.h"
#include "app/desktop/views/tool_strip.h"
#include "app/desktop/views/turn_popup.h"
#include "app/desktop/wx_text.h"

#include <wx/display.h>
#include <wx/srchctrl.h>

#include <algorithm>
#include <array>

namespace duiding {

namespace {

// Change the number when panes come or go: a perspective of another layout is then forgotten instead of half applied.
constexpr const char* layout_version = "5|";

} // namespace

MainFrame::MainFrame(Workspace& workspace, const CommandRegistry& commands)
    : wxFrame(nullptr, wxID_ANY, "Duiding"_wx, wxDefaultPosition, wxSize(1600, 1000)), m_workspace(workspace), m_commands(commands),
      m_live_search(std::make_unique<LiveSearch>(workspace))
{
    native::no_search_in_lists();
    // Else every window of the program is asked after each event whether it has something to do or to show otherwise, which takes
    // longer than a search.
    wxIdleEvent::SetMode(wxIDLE_PROCESS_SPECIFIED);
    wxUpdateUIEvent::SetMode(wxUPDATE_UI_PROCESS_SPECIFIED);
    make_menus();
    m_tools = new ToolStrip(this, *this);
    m_sample_bar = new MessageBar(this);
    m_messages = new MessageBar(this);
    m_host = new wxPanel(this);
    m_status = new StatusStrip(this, workspace.jobs());
    make_panes();
    m_popup = new CodingPopup(this, *this);
    m_palette = new PaletteView(this, *this);
    m_turn_popup = new TurnPopup(this, *this);
    m_search_note = new SearchNote(this, *m_live_search);          // after the panes: it lies over them
    m_search_note->set_field(&m_tools->search());

    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_tools, 0, wxEXPAND);
    column->Add(m_sample_bar, 0, wxEXPAND);
    column->Add(m_messages, 0, wxEXPAND);
    column->Add(m_host, 1, wxEXPAND);
    column->Add(m_status, 0, wxEXPAND);
    SetSizer(column);

    make_connections();
    restore_layout();
    SetDropTarget(new FileDrop([this](std::vector<std::filesystem::path> paths) { import_paths({m_workspace, *this}, std::move(paths)); }));
    show_study();
}

MainFrame::~MainFrame()
{
    m_connections.clear();
    m_panes.UnInit();
}

void MainFrame::make_panes()
{
    m_documents = new DocumentsView(m_host, *this);
    m_codes = new CodesView(m_host, *this);
    m_rule = new RuleView(m_host, *this);
    m_segments = new SegmentsView(m_host, *this);
    m_search = new SearchView(m_host, *this, *m_live_search);
    m_import = new ImportSummary(m_host, *this);
    m_scan = new ScanView(m_host, *this);
    m_page = new PageView(m_host, *this);
    m_centre = new CentreView(m_host, *this);

    m_panes.SetArtProvider(new DockArt);
    m_panes.SetManagedWindow(m_host);
    m_panes.SetFlags(wxAUI_MGR_LIVE_RESIZE);
    m_panes.SetDockSizeConstraint(0.3, 0.56);          // a grid of municipalities and the hits of a cell want more than half
    auto pane = [](const char* name, const Message& caption) {
        return wxAuiPaneInfo().Name(to_wx(name)).Caption(tr(caption)).Floatable(false).Movable(false).CloseButton(true).PaneBorder(false);
    };
    auto dip = [this](int width, int height) { return FromDIP(wxSize(width, height)); };
    m_panes.AddPane(m_documents, pane("documents", msg("Documents")).Left().Layer(3).Position(0).BestSize(dip(304, 300)).MinSize(dip(180, 100)));
    m_panes.AddPane(m_codes, pane("codes", msg("Codes")).Left().Layer(3).Position(1).BestSize(dip(304, 520)).MinSize(dip(180, 140)));
    m_panes.AddPane(m_rule, pane("rule", msg("Rule and memo")).Right().Layer(1).Position(0).BestSize(dip(364, 420)).MinSize(dip(220, 120)));
    m_panes.AddPane(m_segments, pane("segments", msg("Segments")).Right().Layer(1).Position(1).BestSize(dip(364, 430)).MinSize(dip(220, 120)));
    m_panes.AddPane(m_page, pane("page", msg("Page")).Right().Layer(0).Hide().BestSize(dip(470, 600)).MinSize(dip(260, 200)));
    m_panes.AddPane(m_search, pane("search", msg("Search results")).Bottom().Layer(2).Hide().BestSize(dip(900, 390)).MinSize(dip(300, 160)));
    m_panes.AddPane(m_import, pane("import", msg("Import report")).Bottom().Layer(2).Position(1).Hide().BestSize(dip(900, 310)).MinSize(dip(360, 140)));
    // A grid wants columns: over the whole width, in a row of its own, so that it has a height of its own.
    m_panes.AddPane(m_scan, pane("scan", msg("Policy scan")).Bottom().Layer(2).Row(1).Hide().BestSize(dip(1500, 490)).MinSize(dip(480, 220)));
    m_panes.AddPane(m_centre, wxAuiPaneInfo().Name("centre"_wx).CentrePane().PaneBorder(false).CloseButton(false));
    m_panes.GetPane(m_documents).dock_proportion = 80000;
    m_panes.GetPane(m_codes).dock_proportion = 120000;
    // Docks take their size at the first update and keep it: the host must not be a dot then.
    m_host->SetSize(FromDIP(wxSize(1600, 860)));
    m_panes.Update();
    m_first_perspective = m_panes.SavePerspective();
}

void MainFrame::make_connections()
{
    Workspace& w = m_workspace;
    m_connections.push_back(w.said.connect([this](const Message& text) { m_status->say(tr(text)); }));
    m_connections.push_back(w.failed.connect([this](const ErrorText& error) {
        m_messages->show_text(BarKind::Error, tr(error));
    }));
    m_connections.push_back(w.study_changed.connect([this] { show_study(); }));
    m_connections.push_back(w.content_changed.connect([this](const Change&) { show_title(); show_place(); }));
    m_connections.push_back(w.document_changed.connect([this] { show_place(); }));
    m_connections.push_back(theme::changed().connect([this] { restyle(); }));
    restyle();
    m_messages->on_layout = [this] { layout(); };
    m_sample_bar->on_layout = [this] { layout(); };
    Bind(wxEVT_CLOSE_WINDOW, &MainFrame::on_close, this);
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (!on_key(event)) {
            event.Skip();
        }
    });
    m_panes.Bind(wxEVT_AUI_PANE_CLOSE, [this](wxAuiManagerEvent& event) {
        event.Skip();
        m_centre->focus_text();
    });
}

void MainFrame::restyle()
{
    for (wxWindow* view : {static_cast<wxWindow*>(m_documents), static_cast<wxWindow*>(m_codes), static_cast<wxWindow*>(m_rule),
                           static_cast<wxWindow*>(m_segments), static_cast<wxWindow*>(m_search), static_cast<wxWindow*>(m_import), static_cast<wxWindow*>(m_scan),
                           static_cast<wxWindow*>(m_page), static_cast<wxWindow*>(m_centre)}) {
        view->SetBackgroundColour(theme::palette().panel);
    }
    m_host->SetBackgroundColour(theme::palette().window);
    m_panes.Update();
    show_sample_bar();
    Refresh();
}

void MainFrame::layout()
{
    Layout();
    m_panes.Update();
}

bool MainFrame::run(std::string_view command_id)
{
    const Command* command = m_commands.find(command_id);
    return command && run_command(*command, {m_workspace, *this});
}

void MainFrame::open_palette()
{
    m_palette->open();
}

void MainFrame::show_study()
{
    show_title();
    show_place();
    show_sample_bar();
    m_documents->refill();
    m_codes->refill();
    m_rule->refill();
    m_segments->refill();
    m_search->clear();
    m_import->clear();
    m_scan->refill();
    show_pane("import", false);
    m_page->refill();
    m_centre->refill();
    m_tools->refill();
    m_centre->focus_text();
}

void MainFrame::show_title()
{
    SetTitle(m_workspace.is_open() ? to_wx(m_workspace.snapshot()->name) + " – Duiding"_wx : "Duiding"_wx);
}

void MainFrame::show_place()
{
    const Snapshot& snapshot = *m_workspace.snapshot();
    if (!m_workspace.is_open()) {
        m_status->set_place(wxString());
        return;
    }
    auto documents = static_cast<std::int64_t>(snapshot.documents->size());
    auto codes = static_cast<std::int64_t>(snapshot.codebook->codes().size());
    wxString dot = "  ·  "_wx;
    m_status->set_place(tr(msgn("{0} document", "{0} documents", documents, documents)) + dot +
                        tr(msgn("{0} code", "{0} codes", codes, codes)) + dot +
                        tr(msgn("{0} coding", "{0} codings", snapshot.coding_count(), snapshot.coding_count())));
}

void MainFrame::show_sample_bar()
{
    if (!m_workspace.is_sample()) {
        m_sample_bar->dismiss();
        return;
    }
    m_sample_bar->show_text(BarKind::Info, tr(msg("Sample study: play freely. Select a sentence and type the name or subject of a code.")),
        {{tr(msg("Put back")), [this] { run("help.restore_sample"); }, false}}, true);
}

void MainFrame::show_report(const wxString& summary, const std::vector<wxString>& lines)
{
    wxString text = summary;
    constexpr std::size_t most = 6;
    for (std::size_t i = 0; i < std::min(lines.size(), most); ++i) {
        text += "\n"_wx + lines[i];
    }
    if (lines.size() > most) {
        auto more = static_cast<std::int64_t>(lines.size() - most);
        text += "\n"_wx + tr(msgn("… and {0} more; all of them stand under Project › Findings.", "… and {0} more; all of them stand under Project › Findings.", more, more));
    }
    m_messages->show_text(lines.empty() ? BarKind::Info : BarKind::Warning, text);
}

void MainFrame::on_close(wxCloseEvent& event)
{
    m_rule->save_memo();
    remember_layout();
    m_workspace.save_settings();
    m_workspace.close();
    event.Skip();
}

bool MainFrame::on_key(wxKeyEvent& event)
{
    if (event.GetKeyCode() == WXK_ESCAPE && m_messages->IsShown() && !m_popup->IsShown() && !m_palette->IsShown() && !m_turn_popup->IsShown()) {
        m_messages->dismiss();
        return true;
    }
    return run_before_widget(event);
}

// GTK gives a key to the widget with the keyboard first. A search field takes Ctrl+Shift+G for itself, and text, lists and pages
// leaf through themselves with Ctrl+PageDown: the command was never heard.
bool MainFrame::run_before_widget(const wxKeyEvent& event)
{
    int pressed = event.GetKeyCode();
    bool in_field = event.GetModifiers() == (wxMOD_CONTROL | wxMOD_SHIFT) && dynamic_cast<wxTextEntry*>(FindFocus());
    bool leafs = event.GetModifiers() == wxMOD_CONTROL && (pressed == WXK_PAGEUP || pressed == WXK_PAGEDOWN);
    if (!in_field && !leafs) {
        return false;
    }
    const auto& commands = m_commands.commands();
    auto asked = std::find_if(commands.begin(), commands.end(), [&](const Command& command) {
        wxAcceleratorEntry key;
        return !command.key.empty() && key.FromString(to_wx(command.key)) && key.GetKeyCode() == pressed
            && key.GetFlags() == (in_field ? wxACCEL_CTRL | wxACCEL_SHIFT : wxACCEL_CTRL);
    });
    return asked != commands.end() && run_command(*asked, {m_workspace, *this});
}

void MainFrame::remember_layout()
{
    Settings& settings = m_workspace.settings();
    settings.perspective = layout_version + from_wx(m_panes.SavePerspective());
    settings.maximised = IsMaximized();
    if (!settings.maximised) {
        settings.frame = GetRect();
    }
}

void MainFrame::restore_layout()
{
    const Settings& settings = m_workspace.settings();
    wxRect screen = wxDisplay(0u).GetClientArea();
    if (settings.frame.IsEmpty()) {
        SetSize(wxRect(screen.GetPosition(), wxSize(std::min(FromDIP(1600), screen.width), std::min(FromDIP(1000), screen.height))));
    } else if (screen.Intersects(settings.frame)) {
        SetSize(settings.frame);
    }
    if (settings.maximised) {
        Maximize();
    }
    if (settings.perspective.starts_with(layout_version)) {
        // Captions are in the perspective too: set them again in today's language.
        std::vector<std::pair<wxString, wxString>> captions;
        wxAuiPaneInfoArray& panes = m_panes.GetAllPanes();
        for (size_t i = 0; i < panes.GetCount(); ++i) {
            captions.emplace_back(panes[i].name, panes[i].caption);
        }
        m_panes.LoadPerspective(to_wx(settings.perspective.substr(std::string_view(layout_version).size())), false);
        for (const auto& [name, caption] : captions) {
            m_panes.GetPane(name).Caption(caption);
        }
        m_panes.Update();
    }
}

bool MainFrame::pane_shown(const std::string& name)
{
    return m_panes.GetPane(to_wx(name)).IsShown();
}

void MainFrame::show_pane(const std::string& name, bool show)
{
    wxAuiPaneInfo& pane = m_panes.GetPane(to_wx(name));
    if (pane.IsOk() && pane.IsShown() != show) {
        pane.Show(show);
        if (show && name == "scan") {
            m_panes.GetPane("search"_wx).Hide();         // no room for both below the text
            m_panes.GetPane("import"_wx).Hide();
        } else if (show && (name == "search" || name == "import")) {
            m_panes.GetPane("scan"_wx).Hide();
        }
        m_panes.Update();
    }
}

void MainFrame::reset_panes()
{
    m_panes.LoadPerspective(m_first_perspective);
}

void MainFrame::next_pane(int step)
{
    std::vector<wxWindow*> stops = {m_documents, m_codes, m_centre, m_page, m_search, m_import, m_scan, m_rule, m_segments, m_tools};
    std::erase_if(stops, [](wxWindow* window) { return !window->IsShownOnScreen(); });
    wxWindow* focus = wxWindow::FindFocus();
    auto here = std::find_if(stops.begin(), stops.end(), [focus](wxWindow* stop) { return focus && (stop == focus || stop->IsDescendant(focus)); });
    int count = static_cast<int>(stops.size());
    int index = here == stops.end() ? 0 : (static_cast<int>(here - stops.begin()) + step + count) % count;
    if (stops[static_cast<std::size_t>(index)] == m_centre) {
        m_centre->focus_text();
    } else {
        stops[static_cast<std::size_t>(index)]->SetFocus();
    }
}

} // namespace duiding
