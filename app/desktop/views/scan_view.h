// SPDX-License-Identifier: GPL-3.0-or-later
// The policy scan: what is asked, the grid of municipalities and queries with its legend, and beside it the cell at hand. A pane
// below the text over the whole width, so that the grid stays in sight while its hits are read in the documents.
//
// The scan is a job with progress and Cancel. It is made again, quietly, when the study changes: codings, verdicts, documents,
// searches. UI thread only.
#pragma once

#include "app/desktop/jobs/scan_job.h"
#include "app/desktop/views/scan_text.h"

#include <wx/panel.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

class wxButton;
class wxSplitterWindow;
class wxStaticText;

namespace duiding {

class MainFrame;
class ScanCellView;
class ScanChoice;
class ScanGrid;
class ScanLegend;

class ScanView : public wxPanel {
public:
    ScanView(wxWindow* parent, MainFrame& frame);
    ~ScanView() override;

    void refill();                                       // another study
    void run();                                          // what is chosen
    void focus_grid();
    void show_scan(ScanFound found);                     // in the grid
    void copy();                                         // the grid, as a spreadsheet takes it
    enum class Exported { Grid, Cells };          // a row a municipality, or a row a cell
    void ask_export(const std::string& format, const std::string& extension, Exported what = Exported::Grid);
    void export_to(const std::string& format, const std::filesystem::path& out, Exported what = Exported::Grid);
    void edit_words();
    void new_theme();
    void show_shared();                                  // the passages that documents share

    const PolicyScan* scan() const { return m_found.scan.get(); }
    bool running() const { return m_job != nullptr; }
    ScanChoice& choice() { return *m_choice; }
    ScanGrid& grid() { return *m_grid; }
    ScanCellView& cell() { return *m_cell; }
    wxString line() const;                               // what counts, in words

private:
    void start(JobShow show);
    void study_changed(const Change& change);
    void make_again();
    void show_line();
    void show_cell();
    void restyle();

    MainFrame& m_frame;
    Workspace& m_workspace;
    wxSplitterWindow* m_split;
    ScanChoice* m_choice;
    wxStaticText* m_line;
    wxButton* m_shared;
    ScanGrid* m_grid;
    ScanLegend* m_legend;
    ScanCellView* m_cell;
    ScanFound m_found;
    ScanRequest m_asked;                                 // of the scan that is shown
    bool m_outdated = false;                             // the study changed while nobody saw the scan
    bool m_divided = false;                              // the splitter has had its first width
    std::shared_ptr<JobRunner::Job> m_job;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::vector<Connection> m_connections;
};

} // namespace duiding
