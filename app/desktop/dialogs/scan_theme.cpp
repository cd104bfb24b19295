// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/scan_theme.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/wx_text.h"
#include "core/edits/edits.h"
#include "core/index/query_text.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace duiding {

namespace {

std::string trimmed_line(const std::string& text)
{
    auto begin = text.find_first_not_of(" \t\r");
    return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

} // namespace

std::vector<SavedSearch> searches_of_lines(const std::string& theme, const std::string& lines)
{
    std::vector<SavedSearch> searches;
    for (std::size_t at = 0; at <= lines.size();) {
        std::size_t end = std::min(lines.find('\n', at), lines.size());
        std::string line = trimmed_line(lines.substr(at, end - at));
        at = end + 1;
        if (line.empty()) {
            continue;
        }
        SavedSearch search;
        search.theme = theme;
        search.name = search.query = line;
        std::size_t colon = line.find(": ");
        if (colon != std::string::npos && line.substr(0, colon).find_first_of("\"()") == std::string::npos) {
            search.name = trimmed_line(line.substr(0, colon));
            search.query = trimmed_line(line.substr(colon + 2));
        }
        searches.push_back(std::move(search));
    }
    return searches;
}

ScanTheme::ScanTheme(MainFrame& frame, std::function<void(const std::string&)> done)
    : wxFrame(&frame, wxID_ANY, tr(msg("New theme")), wxDefaultPosition, frame.FromDIP(wxSize(680, 440)),
              wxDEFAULT_FRAME_STYLE | wxFRAME_FLOAT_ON_PARENT | wxFRAME_NO_TASKBAR),
      m_workspace(frame.workspace()), m_done(std::move(done))
{
    SetExtraStyle(GetExtraStyle() | wxWS_EX_BLOCK_EVENTS);           // keys typed here are not for the text behind
    auto* panel = new wxPanel(this);
    panel->SetBackgroundColour(theme::palette().window);
    auto* bar = new MessageBar(panel);
    bar->on_layout = [panel] { panel->Layout(); };
    auto label = [panel](const Message& text) {
        auto* made = new wxStaticText(panel, wxID_ANY, tr(text));
        made->SetFont(theme::font(theme::Font::Caption));
        return made;
    };
    m_name = new wxTextCtrl(panel, wxID_ANY);
    m_lines = new wxTextCtrl(panel, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE);
    native::set_accessible_name(m_name, tr(msg("Name of the theme")));
    native::set_accessible_name(m_lines, tr(msg("Queries, one on a line")));
    m_save = new wxButton(panel, wxID_ANY, tr(msg("Save theme")));
    auto* close = new wxButton(panel, wxID_ANY, tr(msg("Close")));
    auto* example = new wxStaticText(panel, wxID_ANY, tr(msg("One query on a line, with a name before it if you like:  Early help: vroeg* NEAR/5 hulp")) + "\n"_wx +
                                         tr(msg("Columns stand in the order of their names; begin these with a number for an order of your own.")),
                                     wxDefaultPosition, wxDefaultSize);
    example->SetForegroundColour(theme::palette().muted);
    auto* feet = new wxBoxSizer(wxHORIZONTAL);
    feet->AddStretchSpacer();
    feet->Add(m_save);
    feet->Add(close, 0, wxLEFT, FromDIP(10));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(bar, 0, wxEXPAND);
    column->Add(label(msg("Name of the theme")), 0, wxLEFT | wxRIGHT | wxTOP, FromDIP(14));
    column->Add(m_name, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(8));
    column->Add(label(msg("Queries: each becomes a column")), 0, wxLEFT | wxRIGHT | wxTOP, FromDIP(14));
    column->Add(m_lines, 1, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(8));
    column->Add(example, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(10));
    column->Add(feet, 0, wxEXPAND | wxALL, FromDIP(12));
    panel->SetSizer(column);

    m_save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
    close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Close(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            Close();
        } else if (event.GetKeyCode() == WXK_RETURN && event.ControlDown()) {
            save();
        } else {
            event.Skip();
        }
    });
    m_connections.push_back(m_workspace.study_changed.connect([this] { Destroy(); }));
    m_connections.push_back(m_workspace.failed.connect([bar](const ErrorText& error) { bar->show_text(BarKind::Error, tr(error)); }));
    CentreOnParent();
    m_name->SetFocus();
}

ScanTheme::~ScanTheme()
{
    *m_alive = false;
}

void ScanTheme::save()
{
    std::string theme = trimmed_line(from_wx(m_name->GetValue()));
    std::vector<SavedSearch> searches = searches_of_lines(theme, from_wx(m_lines->GetValue()));
    if (theme.empty() || searches.empty()) {
        m_workspace.fail({msg("The theme was not saved."), {}, theme.empty() ? msg("It has no name.") : msg("It has no queries."),
                          msg("Type a name and at least one query.")});
        return;
    }
    for (const SavedSearch& search : searches) {
        try {
            parse_query(search.query);
        } catch (const Error& error) {
            m_workspace.fail(error.text());
            return;
        }
    }
    m_workspace.run(edits::add_dictionary(*m_workspace.project(), std::move(searches), theme), [this, alive = m_alive, theme](const EditResult&) {
        if (*alive) {
            m_done(theme);
            Close();
        }
    });
}

ScanTheme* open_scan_theme(MainFrame& frame)
{
    for (wxWindow* child : frame.GetChildren()) {
        if (auto* window = dynamic_cast<ScanTheme*>(child); window && !window->IsBeingDeleted()) {
            return window;
        }
    }
    return nullptr;
}

} // namespace duiding
