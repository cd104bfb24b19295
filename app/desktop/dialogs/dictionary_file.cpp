// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/dictionary_file.h"

#include "app/common/dictionary_table.h"
#include "app/desktop/jobs/table_export_job.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/wx_text.h"
#include "core/base/file.h"

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/filedlg.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/utils.h>

namespace duiding {

namespace {

void take_rows(MainFrame& frame, const DictionarySheet& sheet, const std::string& source)
{
    Workspace& w = frame.workspace();
    w.run(edits::add_dictionary(*w.project(), searches_of(sheet), source), [&w](const EditResult& result) { w.say(result.label.history); });
}

} // namespace

void import_dictionary(MainFrame& frame, std::filesystem::path path)
{
    Workspace& w = frame.workspace();
    std::string source = path_text(path.filename());
    w.jobs().start(msg("Reading a dictionary"), JobShow::Bar,
        [path = std::move(path), snapshot = w.snapshot()](Progress& progress) { return load_dictionary(path, *snapshot, progress); },
        [&frame, source](DictionarySheet sheet) {
            if (sheet.problems.empty()) {
                take_rows(frame, sheet, source);
                return;
            }
            if (DictionaryProblems* open = open_dictionary_problems(frame)) {
                open->Close(true);
            }
            (new DictionaryProblems(frame, std::move(sheet), source))->Show();
        });
}

void ask_dictionary(MainFrame& frame)
{
    wxFileDialog dialog(&frame, tr(msg("Import a dictionary")), wxString(), wxString(), "CSV, XLSX, ODS|*.csv;*.tsv;*.xlsx;*.ods|*|*"_wx,
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) {
        import_dictionary(frame, path_of(from_wx(dialog.GetPath())));
    }
}

void export_dictionary(MainFrame& frame, std::optional<std::string> theme, const std::filesystem::path& out)
{
    Table table = dictionary_table(*frame.workspace().snapshot(), theme);
    auto rows = static_cast<std::int64_t>(table.rows.size());
    start_table_export(frame.workspace(), out.extension() == ".xlsx" ? "xlsx" : "csv", std::move(table), out, [&frame, out, rows] {
        frame.messages().show_text(BarKind::Info, tr(msgn("{0} search written to {1}", "{0} searches written to {1}", rows, rows, path_text(out))),
                                   {{tr(msg("Open")), [out] { wxLaunchDefaultApplication(to_wx(path_text(out))); }}});
    });
}

void ask_dictionary_export(MainFrame& frame, std::optional<std::string> theme)
{
    std::string name = frame.workspace().snapshot()->name + " – " + (theme && !theme->empty() ? *theme : from_wx(tr(msg("Dictionary")))) + ".csv";
    wxFileDialog dialog(&frame, tr(msg("Export the dictionary")), wxString(), to_wx(name), "CSV|*.csv|XLSX|*.xlsx"_wx, wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() == wxID_OK) {
        export_dictionary(frame, std::move(theme), path_of(from_wx(dialog.GetPath())));
    }
}

void show_dictionary_menu(MainFrame& frame, wxWindow& below, const std::string& theme)
{
    enum Item { In = wxID_HIGHEST + 1, OutAll, OutTheme };
    wxMenu menu;
    menu.Append(In, tr(msg("Import dictionary…")));
    menu.Append(OutAll, tr(msg("Export dictionary…")))->Enable(!frame.workspace().snapshot()->searches->empty());
    if (!theme.empty()) {
        menu.Append(OutTheme, tr(msg("Export the theme “{0}”…", theme)));
    }
    switch (below.GetPopupMenuSelectionFromUser(menu, wxPoint(0, below.GetSize().y))) {
    case In: frame.run("edit.import_dictionary"); break;
    case OutAll: frame.run("edit.export_dictionary"); break;
    case OutTheme: ask_dictionary_export(frame, theme); break;
    default: break;
    }
}

DictionaryProblems::DictionaryProblems(MainFrame& frame, DictionarySheet sheet, std::string source)
    : wxFrame(&frame, wxID_ANY, tr(msg("Rows of “{0}” that cannot be read", source)), wxDefaultPosition, frame.FromDIP(wxSize(820, 380)),
              wxDEFAULT_FRAME_STYLE | wxFRAME_FLOAT_ON_PARENT | wxFRAME_NO_TASKBAR),
      m_frame(frame), m_sheet(std::move(sheet)), m_source(std::move(source))
{
    SetExtraStyle(GetExtraStyle() | wxWS_EX_BLOCK_EVENTS);           // keys typed here are not for the text behind
    auto* panel = new wxPanel(this);
    panel->SetBackgroundColour(theme::palette().window);
    auto good = static_cast<std::int64_t>(m_sheet.rows.size());
    auto bad = static_cast<std::int64_t>(m_sheet.problems.size());
    auto* said = new wxStaticText(panel, wxID_ANY, tr(msgn("{0} row cannot be read, so nothing was taken yet. Put it right in the table, or take the others.",
                                                           "{0} rows cannot be read, so nothing was taken yet. Put them right in the table, or take the others.", bad, bad)));
    said->SetForegroundColour(theme::palette().muted);
    m_list = new wxDataViewListCtrl(panel, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxBORDER_NONE);
    native::set_accessible_name(m_list, tr(msg("Rows that cannot be read")));
    m_list->AppendTextColumn(tr(msg("Where")), wxDATAVIEW_CELL_INERT, FromDIP(180));
    m_list->AppendTextColumn(tr(msg("Why")), wxDATAVIEW_CELL_INERT, FromDIP(600));
    for (const Finding& problem : m_sheet.problems) {
        wxVector<wxVariant> cells;
        cells.push_back(place_text(problem.where));
        cells.push_back(tr(problem.message));
        m_list->AppendItem(cells);
    }
    m_take = new wxButton(panel, wxID_ANY, tr(msgn("Take the other {0} row", "Take the other {0} rows", good, good)));
    m_take->Enable(good > 0);
    auto* close = new wxButton(panel, wxID_ANY, tr(msg("Take none")));
    auto* feet = new wxBoxSizer(wxHORIZONTAL);
    feet->AddStretchSpacer();
    feet->Add(m_take);
    feet->Add(close, 0, wxLEFT, FromDIP(10));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(said, 0, wxEXPAND | wxALL, FromDIP(12));
    column->Add(m_list, 1, wxEXPAND);
    column->Add(feet, 0, wxEXPAND | wxALL, FromDIP(12));
    panel->SetSizer(column);
    m_take->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { take(); });
    close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Close(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            Close();
        } else {
            event.Skip();
        }
    });
    m_study_changed = frame.workspace().study_changed.connect([this] { Destroy(); });
    CentreOnParent();
    m_list->SetFocus();
}

void DictionaryProblems::take()
{
    take_rows(m_frame, m_sheet, m_source);
    Close();
}

DictionaryProblems* open_dictionary_problems(MainFrame& frame)
{
    for (wxWindow* child : frame.GetChildren()) {
        if (auto* window = dynamic_cast<DictionaryProblems*>(child); window && !window->IsBeingDeleted()) {
            return window;
        }
    }
    return nullptr;
}

} // namespace duiding
