// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/scan_view.h"

#include "app/desktop/dialogs/compare_documents.h"
#include "app/desktop/dialogs/scan_theme.h"
#include "app/desktop/dialogs/scan_words.h"
#include "app/desktop/dialogs/shared_passages.h"
#include "app/desktop/jobs/table_export_job.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/native/clipboard.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/scan_cell_view.h"
#include "app/desktop/views/scan_choice.h"
#include "app/desktop/views/scan_glyph.h"
#include "app/desktop/views/scan_grid.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/wx_text.h"
#include "core/base/file.h"

#include <wx/button.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/splitter.h>
#include <wx/stattext.h>

#include <algorithm>

namespace duiding {

namespace {

bool asks_something(const ScanRequest& request)
{
    return !request.searches.empty() || !request.queries.empty() || !request.codes.empty();
}

} // namespace

ScanView::ScanView(wxWindow* parent, MainFrame& frame) : wxPanel(parent), m_frame(frame), m_workspace(frame.workspace())
{
    m_choice = new ScanChoice(this, m_workspace);
    m_line = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    m_shared = new wxButton(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    m_split = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE | wxSP_NOBORDER);
    m_grid = new ScanGrid(m_split);
    m_legend = new ScanLegend(this);
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    line->Add(m_line, 1, wxALIGN_CENTRE_VERTICAL);
    for (wxButton* button : {m_shared, m_choice->words_button(), m_choice->theme_button()}) {
        line->Add(button, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    }
    m_cell = new ScanCellView(m_split, frame);
    m_split->SetMinimumPaneSize(FromDIP(280));
    m_split->SetSashGravity(0.6);
    m_split->SplitVertically(m_grid, m_cell);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(m_choice, 0, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(12));
    all->Add(line, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(10));
    all->Add(m_split, 1, wxEXPAND | wxTOP, FromDIP(6));
    all->Add(m_legend, 0, wxEXPAND);
    SetSizer(all);

    m_choice->on_run = [this] { run(); };
    m_choice->on_words = [this] { edit_words(); };
    m_choice->on_theme = [this] { new_theme(); };
    m_grid->on_choose = [this] { show_cell(); };
    m_grid->on_enter = [this] { m_cell->enter(); };
    m_grid->on_letter = [this](wxChar letter) { return m_cell->letter(letter); };
    m_grid->on_copy = [this] { copy(); };
    m_cell->on_leave = [this] { focus_grid(); };
    m_cell->on_copied = [this](DocumentId document, SharedPlace place) {
        show_comparison(m_frame, m_found.shared()->at({place.family, 0}).document, document, m_found.shared()->at(place).range);
    };
    m_shared->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { show_shared(); });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) { focus_grid(); });
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) { study_changed(change); }));
    m_connections.push_back(m_workspace.index_changed.connect([this] {
        make_again();                                    // a search may find more now
    }));
    m_connections.push_back(theme::changed().connect([this] { restyle(); }));
    Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
        event.Skip();
        if (event.IsShown() && m_outdated) {
            start(JobShow::Silent);
        }
    });
    restyle();
}

ScanView::~ScanView()
{
    *m_alive = false;
}

void ScanView::refill()
{
    if (m_job) {
        m_job->progress.cancel();
        m_job.reset();
    }
    m_choice->recall();
    m_asked = {};
    show_scan({});
}

void ScanView::study_changed(const Change& change)
{
    for (ChangeBit bit : {ChangeBit::Searches, ChangeBit::Codes, ChangeBit::Cases, ChangeBit::Attributes, ChangeBit::Documents}) {
        if (change.bits.has(bit)) {
            m_choice->refill();
            break;
        }
    }
    bool touched = false;
    for (ChangeBit bit : {ChangeBit::Verdicts, ChangeBit::Codings, ChangeBit::Codes, ChangeBit::Searches, ChangeBit::Synonyms, ChangeBit::Documents,
                          ChangeBit::Texts, ChangeBit::Cases, ChangeBit::Attributes}) {
        touched = touched || change.bits.has(bit);
    }
    if (touched) {
        make_again();
    }
}

void ScanView::make_again()
{
    m_outdated = m_found.scan && !IsShownOnScreen();
    if (m_found.scan && !m_outdated) {
        start(JobShow::Silent);
    }
}

void ScanView::run()
{
    m_asked = m_choice->ask();
    if (!asks_something(m_asked)) {
        m_workspace.say(msg("Choose a theme or codes for the columns first."));
        return;
    }
    m_choice->remember();
    start(JobShow::Bar);
}

void ScanView::start(JobShow show)
{
    if (m_job) {
        m_job->progress.cancel();
        m_job.reset();
    }
    if (!m_workspace.is_open() || !asks_something(m_asked)) {
        return;
    }
    m_outdated = false;
    // A verdict or coding must not move the rows under one's hands: only a scan that is asked for sorts them again.
    std::vector<std::string> order;
    if (show == JobShow::Silent && m_found.scan) {
        for (const ScanRow& row : m_found.scan->rows) {
            order.push_back(row.key);
        }
    }
    m_job = start_scan(m_workspace, m_asked, m_found.ground, std::move(order), show, [this, alive = m_alive, show](ScanFound found) {
        if (!*alive) {
            return;
        }
        m_job.reset();
        show_scan(std::move(found));
        if (show == JobShow::Bar) {
            focus_grid();
        }
    });
}

void ScanView::show_scan(ScanFound found)
{
    m_found = std::move(found);
    m_grid->set_scan(m_found.scan);
    show_line();
    show_cell();
}

void ScanView::show_line()
{
    wxString text = tr(msg("Choose what to look for and press Scan: a row for each municipality, also where nothing was found."));
    if (m_found.scan) {
        text = to_wx(scan_line(*m_found.scan));
    } else if (m_workspace.is_open() && !m_choice->has_searches()) {
        text = tr(msg("Scan for codes, or make a theme first: a list of queries, one for each column."));
    }
    m_line->SetLabelText(text);
    m_line->SetToolTip(text);
    std::int64_t families = m_found.shared() ? std::ssize(m_found.shared()->families()) : 0;
    m_shared->SetLabel(tr(msgn("{0} shared passage…", "{0} shared passages…", families, families)));
    m_shared->SetToolTip(tr(msg("Passages that several documents hold, and which was first")));
    m_shared->Show(families > 0);
    m_split->Show(m_found.scan != nullptr);
    m_legend->Show(m_found.scan != nullptr);
    Layout();
    if (m_found.scan && !m_divided && IsShownOnScreen()) {
        m_divided = true;                                // only now is its width known
        m_split->SetSashPosition(m_split->GetSize().x * 57 / 100);
    }
}

void ScanView::show_cell()
{
    m_cell->show(m_found.scan, m_found.shared(), m_grid->current());
}

void ScanView::focus_grid()
{
    if (m_found.scan) {
        m_grid->SetFocus();
    } else {
        m_choice->SetFocus();
    }
}

wxString ScanView::line() const
{
    return m_line->GetLabelText();
}

void ScanView::copy()
{
    if (!m_found.scan) {
        return;
    }
    std::string text = table_as_lines(scan_table(*m_found.scan), {translator(), number_style(), ui_language()});
    m_workspace.say(native::put_on_clipboard({text, {}, {}}) ? msg("The scan is copied; paste it in a spreadsheet.")
                                                             : msg("Another program holds the clipboard; try again."));
}

void ScanView::ask_export(const std::string& format, const std::string& extension, Exported what)
{
    if (!m_found.scan) {
        return;
    }
    std::string name = m_workspace.snapshot()->name + " – " + from_wx(tr(msg("Policy scan"))) + "." + extension;
    wxFileDialog dialog(&m_frame, tr(msg("Export the scan")), wxString(), to_wx(name), to_wx(extension + "|*." + extension), wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() == wxID_OK) {
        export_to(format, path_of(from_wx(dialog.GetPath())), what);
    }
}

void ScanView::export_to(const std::string& format, const std::filesystem::path& out, Exported what)
{
    Table table = what == Exported::Cells ? scan_cells_table(*m_found.scan) : scan_table(*m_found.scan);
    auto rows = std::ssize(table.rows);
    start_table_export(m_workspace, format, std::move(table), out, [this, alive = m_alive, out, rows] {
        if (*alive) {
            m_frame.messages().show_text(BarKind::Info, tr(msgn("Policy scan of {0} row exported to {1}", "Policy scan of {0} rows exported to {1}", rows, rows, path_text(out))),
                {{tr(msg("Open")), [out] { wxLaunchDefaultApplication(to_wx(path_text(out))); }}});
        }
    });
}

void ScanView::edit_words()
{
    std::vector<SearchId> searches = m_choice->searches();
    if (searches.empty()) {
        m_workspace.say(msg("Only a theme of saved searches has words; codes have none."));
        return;
    }
    show_scan_words(m_frame, std::move(searches));
}

void ScanView::new_theme()
{
    if (ScanTheme* open = open_scan_theme(m_frame)) {
        open->Raise();
        return;
    }
    auto* window = new ScanTheme(m_frame, [this, alive = m_alive](const std::string& theme) {
        if (*alive) {
            m_choice->refill();
            m_choice->choose_columns("theme:" + theme);
            run();
        }
    });
    window->Show();
}

void ScanView::show_shared()
{
    if (m_found.shared()) {
        show_shared_passages(m_frame, m_found.shared());
    }
}

void ScanView::restyle()
{
    const Palette& p = theme::palette();
    for (wxWindow* window : {static_cast<wxWindow*>(this), static_cast<wxWindow*>(m_choice), static_cast<wxWindow*>(m_split)}) {
        window->SetBackgroundColour(p.panel);
    }
    m_line->SetForegroundColour(p.muted);
    m_grid->Refresh();
    m_legend->Refresh();
    Refresh();
}

} // namespace duiding
