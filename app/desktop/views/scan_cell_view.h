// SPDX-License-Identifier: GPL-3.0-or-later
// Beside the grid of a policy scan: the cell at hand. Its hits, each shown in the text as one walks through them; what was asked,
// searched and could not be read; and the form in which a person records what follows from that: a verdict with note, initials
// and date, one step of undo. Nothing here decides by itself.
//
// Keys in the list: arrows, Enter goes to the text, c codes the hit, n says that none is about the theme, r that it is, Ctrl+D compares
// a copied passage with its source, Esc back to the grid.
#pragma once

#include "app/desktop/views/scan_hits.h"
#include "app/desktop/workspace.h"

#include <wx/panel.h>

#include <functional>
#include <memory>
#include <optional>

class wxButton;
class wxStaticText;
class wxTextCtrl;

namespace duiding {

class MainFrame;

class ScanCellView : public wxPanel {
public:
    ScanCellView(wxWindow* parent, MainFrame& frame);
    ~ScanCellView() override;

    // `shared` and `scan` may be null. What was typed stays while the cell stays.
    void show(std::shared_ptr<const PolicyScan> scan, std::shared_ptr<const SharedText> shared, std::optional<ScanPlace> place);
    void enter();                                        // the keyboard goes to the hits, or to the note where there are none
    bool letter(wxChar letter);                          // c, n, r; false: not for this cell
    void select_hit(std::size_t row);                    // shows it in the text
    void code_hit();
    void decide(ScanState state);
    void withdraw();
    void compare_copy();                                 // the hit at hand with where its text was first

    std::function<void()> on_leave;                      // Esc
    std::function<void(DocumentId, SharedPlace)> on_copied;      // the hit is copied: lay the documents side by side

    wxDataViewCtrl& list() { return *m_list; }
    const std::vector<ScanHitRow>& rows() const { return m_hits->rows(); }
    bool loading() const { return m_job != nullptr; }
    wxString report() const;
    wxTextCtrl& note() { return *m_note; }
    wxTextCtrl& initials() { return *m_initials; }
    wxTextCtrl& pages_read() { return *m_pages; }
    wxButton& record_button() { return *m_record; }

private:
    void make_list();
    void make_form(wxSizer& column);
    void fill_form(bool other_cell);
    void load_hits();
    void restyle();
    void fit_columns();
    void show_hit(std::size_t row);
    void go_to_text();
    const ScanCell* cell() const;
    std::optional<std::size_t> selected() const;

    MainFrame& m_frame;
    Workspace& m_workspace;
    std::shared_ptr<const PolicyScan> m_scan;
    std::shared_ptr<const SharedText> m_shared;
    std::optional<ScanPlace> m_place;
    std::string m_cell_key;                              // row and column, to know another cell
    wxStaticText* m_title;
    wxStaticText* m_state;
    wxDataViewCtrl* m_list;
    wxObjectDataPtr<ScanHits> m_hits;
    wxTextCtrl* m_report;
    wxTextCtrl* m_note;
    wxTextCtrl* m_initials;
    wxTextCtrl* m_pages;
    wxStaticText* m_date;
    wxButton* m_record;                                  // not found, or none relevant
    wxButton* m_relevant;
    wxButton* m_withdraw;
    wxButton* m_compare;
    std::shared_ptr<JobRunner::Job> m_job;
    bool m_enter_when_loaded = false;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::vector<Connection> m_connections;
};

} // namespace duiding
