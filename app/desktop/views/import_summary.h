// SPDX-License-Identifier: GPL-3.0-or-later
// What came of an import, in a pane that stops nobody: the counts, the files with how each ended, a filter, and beside the list
// all that was said of the file at hand with what can be done about it. Opens by itself after a batch that has something to
// say; older reports come back through "Import reports…".
#pragma once

#include "app/desktop/views/import_rows.h"
#include "app/desktop/workspace.h"

#include <wx/dataview.h>
#include <wx/panel.h>

#include <memory>
#include <vector>

class wxButton;
class wxChoice;
class wxSizer;
class wxStaticText;
class wxTextCtrl;

namespace duiding {

class ImportReportsView;
class MainFrame;

class ImportSummary : public wxPanel {
public:
    ImportSummary(wxWindow* parent, MainFrame& frame);

    void present(ImportReport report);                           // shows it and opens the pane
    void show_report(ImportReport report);
    void clear();
    void choose_report();                                        // the list of all reports; Enter shows one
    void set_filter(ImportFilter filter);
    void open_document(std::size_t row);
    void focus_list();

    wxString headline_text() const;
    ImportRows& rows() { return *m_rows; }
    wxDataViewCtrl& list() { return *m_list; }
    wxChoice& filter() { return *m_filter; }
    wxTextCtrl& detail() { return *m_detail; }
    ImportReportsView& reports() { return *m_reports; }
    void select(std::size_t row);

private:
    void make_head(wxSizer& column);
    void make_list();
    void make_detail();
    void fit_columns();
    void refill();
    void show_detail();
    void show_batch_actions();
    void copy();
    std::vector<std::size_t> chosen() const;

    MainFrame& m_frame;
    Workspace& m_workspace;
    std::shared_ptr<const ImportReport> m_report = std::make_shared<ImportReport>();
    std::vector<ImportFilter> m_filters;                         // as the choice lists them: those that keep something
    wxStaticText* m_headline = nullptr;
    wxStaticText* m_when = nullptr;
    wxChoice* m_filter = nullptr;
    wxDataViewCtrl* m_list = nullptr;
    wxObjectDataPtr<ImportRows> m_rows;
    wxTextCtrl* m_detail = nullptr;
    wxSizer* m_actions = nullptr;
    wxButton* m_speakers = nullptr;
    wxButton* m_attributes = nullptr;
    ImportReportsView* m_reports = nullptr;
    std::vector<Connection> m_connections;
};

} // namespace duiding
