// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/import_summary.h"

#include "app/desktop/dialogs/metadata_grid.h"
#include "app/desktop/dialogs/speaker_preview.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/native/clipboard.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/import_actions.h"
#include "app/desktop/views/import_reports.h"
#include "app/desktop/wx_text.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/wrapsizer.h>

#include <algorithm>

namespace duiding {

ImportSummary::ImportSummary(wxWindow* parent, MainFrame& frame) : wxPanel(parent), m_frame(frame), m_workspace(frame.workspace())
{
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_head(*column);
    make_list();
    auto* detail = new wxBoxSizer(wxVERTICAL);
    make_detail();
    detail->Add(m_detail, 1, wxEXPAND);
    detail->Add(m_actions, 0, wxEXPAND | wxTOP, FromDIP(6));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_list, 3, wxEXPAND);
    row->Add(detail, 2, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(10));
    column->Add(row, 1, wxEXPAND);
    SetSizer(column);

    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] { fit_columns(); });
    });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) { m_list->SetFocus(); });
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        if (change.bits.has(ChangeBit::Documents) && !m_report->files.empty()) {
            m_rows->set_snapshot(m_workspace.snapshot());
            show_detail();
            show_batch_actions();
        }
    }));
    m_connections.push_back(theme::changed().connect([this] { refill(); }));
}

void ImportSummary::make_head(wxSizer& column)
{
    m_headline = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    m_headline->SetFont(theme::font(theme::Font::UiStrong));
    m_when = new wxStaticText(this, wxID_ANY, wxString());
    m_filter = new wxChoice(this, wxID_ANY);
    native::set_accessible_name(m_filter, tr(msg("Which files are listed")));
    m_speakers = new wxButton(this, wxID_ANY, wxString());
    m_attributes = new wxButton(this, wxID_ANY, tr(msg("Attributes…")));
    auto* copy_list = new wxButton(this, wxID_ANY, tr(msg("Copy the list")));
    auto* first = new wxBoxSizer(wxHORIZONTAL);
    first->Add(m_headline, 1, wxALIGN_CENTRE_VERTICAL);
    first->Add(m_when, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(12));
    auto* second = new wxBoxSizer(wxHORIZONTAL);
    second->Add(m_filter, 0, wxALIGN_CENTRE_VERTICAL);
    second->AddStretchSpacer();
    second->Add(m_speakers, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    second->Add(m_attributes, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    second->Add(copy_list, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    column.Add(first, 0, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(12));
    column.Add(second, 0, wxEXPAND | wxALL, FromDIP(10));
    m_filter->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { refill(); });
    m_speakers->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        show_speaker_preview(m_frame, documents_of(*m_report, ImportFilter::Speakers, *m_workspace.snapshot()));
    });
    m_attributes->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        show_metadata_grid(m_frame, documents_of(*m_report, m_rows->filter(), *m_workspace.snapshot()));
    });
    copy_list->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { copy(); });
}

void ImportSummary::make_list()
{
    m_list = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_MULTIPLE | wxBORDER_NONE);
    native::set_accessible_name(m_list, tr(msg("Imported files")));
    m_rows = new ImportRows;
    m_list->AssociateModel(m_rows.get());
    auto add = [this](const Message& title, unsigned column, wxEllipsizeMode cut) {
        auto* renderer = new wxDataViewTextRenderer("string"_wx, wxDATAVIEW_CELL_INERT, wxALIGN_LEFT);
        renderer->EnableEllipsize(cut);
        m_list->AppendColumn(new wxDataViewColumn(tr(title), renderer, column, FromDIP(120), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE));
    };
    add(msg("Outcome"), ImportRows::Outcome, wxELLIPSIZE_END);
    add(msg("File"), ImportRows::File, wxELLIPSIZE_MIDDLE);
    add(msg("Document"), ImportRows::Document, wxELLIPSIZE_END);
    add(msg("What was said"), ImportRows::Said, wxELLIPSIZE_END);
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_detail(); });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent& event) { open_document(m_rows->GetRow(event.GetItem())); });
    m_list->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetModifiers() == wxMOD_CONTROL && event.GetUnicodeKey() == 'C') {
            copy();
        } else {
            event.Skip();
        }
    });
}

void ImportSummary::make_detail()
{
    m_detail = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
    native::set_accessible_name(m_detail, tr(msg("What was said of the file")));
    m_actions = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
}

void ImportSummary::fit_columns()
{
    int width = m_list->GetClientSize().x - FromDIP(12);
    int outcome = std::clamp(width / 4, FromDIP(90), FromDIP(170));
    int file = std::max(FromDIP(80), (width - outcome) * 31 / 100);
    int document = std::max(FromDIP(70), (width - outcome) * 24 / 100);
    m_list->GetColumn(ImportRows::Outcome)->SetWidth(outcome);
    m_list->GetColumn(ImportRows::File)->SetWidth(file);
    m_list->GetColumn(ImportRows::Document)->SetWidth(document);
    m_list->GetColumn(ImportRows::Said)->SetWidth(std::max(FromDIP(80), width - outcome - file - document));
}

void ImportSummary::present(ImportReport report)
{
    m_frame.show_pane("import", true);
    show_report(std::move(report));
    // Only when the pane has its height does the list know what is in sight.
    CallAfter([this] {
        if (m_rows->row_count() > 0) {
            m_list->EnsureVisible(m_rows->GetItem(0));
        }
    });
}

void ImportSummary::show_report(ImportReport report)
{
    m_report = std::make_shared<const ImportReport>(std::move(report));
    m_filters.clear();
    m_filter->Clear();
    for (ImportFilter filter : {ImportFilter::All, ImportFilter::WithFindings, ImportFilter::Refused, ImportFilter::Known, ImportFilter::Speakers}) {
        std::int64_t count = count_of(*m_report, filter);
        if (count > 0 || filter == ImportFilter::All) {
            m_filters.push_back(filter);
            m_filter->Append(tr(filter_label(filter, count)));
        }
    }
    m_filter->SetSelection(0);
    m_headline->SetLabelText(report_counts(*m_report));
    native::set_accessible_name(m_headline, m_headline->GetLabelText());
    m_when->SetLabelText(date_text(m_report->at));
    refill();
}

void ImportSummary::clear()
{
    show_report({});
}

void ImportSummary::refill()
{
    m_when->SetForegroundColour(theme::palette().muted);
    int chosen = m_filter->GetSelection();
    m_rows->set_rows(m_report, chosen == wxNOT_FOUND ? ImportFilter::All : m_filters[static_cast<std::size_t>(chosen)], m_workspace.snapshot());
    if (m_rows->row_count() > 0) {
        m_list->Select(m_rows->GetItem(0));
    }
    show_detail();
    show_batch_actions();
    fit_columns();
}

// Buttons for the whole batch; documents that are gone since are not counted.
void ImportSummary::show_batch_actions()
{
    auto speakers = static_cast<std::int64_t>(documents_of(*m_report, ImportFilter::Speakers, *m_workspace.snapshot()).size());
    m_speakers->SetLabel(tr(msg("Look at speakers ({0})", speakers)));
    m_speakers->Show(speakers > 0);
    m_attributes->Show(!documents_of(*m_report, m_rows->filter(), *m_workspace.snapshot()).empty());
    Layout();
}

void ImportSummary::set_filter(ImportFilter filter)
{
    auto place = std::find(m_filters.begin(), m_filters.end(), filter);
    if (place != m_filters.end()) {
        m_filter->SetSelection(static_cast<int>(place - m_filters.begin()));
        refill();
    }
}

void ImportSummary::select(std::size_t row)
{
    m_list->UnselectAll();
    m_list->Select(m_rows->GetItem(static_cast<unsigned>(row)));
    m_list->SetCurrentItem(m_rows->GetItem(static_cast<unsigned>(row)));
    show_detail();
}

void ImportSummary::focus_list()
{
    m_list->SetFocus();
    if (m_rows->row_count() > 0) {
        select(0);
    }
}

wxString ImportSummary::headline_text() const
{
    return m_headline->GetLabelText();
}

std::vector<std::size_t> ImportSummary::chosen() const
{
    wxDataViewItemArray items;
    m_list->GetSelections(items);
    std::vector<std::size_t> rows;
    for (const wxDataViewItem& item : items) {
        rows.push_back(m_rows->GetRow(item));
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

void ImportSummary::open_document(std::size_t row)
{
    const ImportedFileReport& file = m_rows->file(row);
    for (DocumentId id : file.documents) {
        if (m_workspace.snapshot()->find_document(id)) {
            m_workspace.show_document(id);
            return;
        }
    }
    m_workspace.say(file.status == ImportStatus::Refused ? msg("This file was refused; there is no document to open.")
                                                         : msg("The document is no longer in the study."));
}

void ImportSummary::show_detail()
{
    std::vector<std::size_t> rows = chosen();
    wxString text;
    if (rows.size() == 1) {
        const ImportedFileReport& file = m_rows->file(rows.front());
        text = to_wx(file.path) + "\n"_wx + m_rows->text(rows.front(), ImportRows::Outcome) + "\n"_wx;
        for (const wxString& line : said_lines(file)) {
            text += "\n"_wx + line;
        }
    } else if (!rows.empty()) {
        auto count = static_cast<std::int64_t>(rows.size());
        text = tr(msgn("{0} file chosen", "{0} files chosen", count, count));
    }
    if (m_detail->GetValue() != text) {
        m_detail->ChangeValue(text);
        m_detail->SetInsertionPoint(0);
    }
    std::vector<const ImportedFileReport*> files;
    for (std::size_t row : rows) {
        files.push_back(&m_rows->file(row));
    }
    m_actions->Clear(true);
    for (ImportAction& action : actions_for(files, m_frame)) {
        auto* button = new wxButton(this, wxID_ANY, tr(action.label));
        button->SetToolTip(tr(action.help));
        button->Bind(wxEVT_BUTTON, [this, run = std::move(action.run)](wxCommandEvent&) { CallAfter(run); });
        m_actions->Add(button, 0, wxRIGHT | wxTOP, FromDIP(6));
    }
    Layout();
}

// The chosen rows or, when no more than one is chosen, all that are listed: as lines that a spreadsheet takes too.
void ImportSummary::copy()
{
    std::vector<std::size_t> rows = chosen();
    if (rows.size() < 2) {
        rows.resize(m_rows->row_count());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i] = i;
        }
    }
    wxString text;
    for (std::size_t row : rows) {
        text += m_rows->text(row, ImportRows::Outcome) + "\t"_wx + to_wx(m_rows->file(row).path) + "\t"_wx + m_rows->text(row, ImportRows::Document);
        for (const wxString& line : said_lines(m_rows->file(row))) {
            text += "\t"_wx + line;
        }
        text += "\n"_wx;
    }
    auto count = static_cast<std::int64_t>(rows.size());
    m_workspace.say(native::put_on_clipboard({from_wx(text), {}, {}}) ? msgn("{0} file copied with what was said of it", "{0} files copied with what was said of them", count, count)
                                                                      : msg("Another program holds the clipboard; try again."));
}

void ImportSummary::choose_report()
{
    if (!m_reports) {
        m_reports = new ImportReportsView(&m_frame, m_frame, [this](ImportReport report) {
            present(std::move(report));
            focus_list();
        });
    }
    m_workspace.when_ready<std::vector<ImportReport>>(m_workspace.project()->import_reports(), [this](std::vector<ImportReport> reports) {
        if (reports.empty()) {
            m_workspace.say(msg("Nothing was imported into this study yet."));
        } else {
            m_reports->open(std::move(reports));
        }
    });
}

} // namespace duiding
