// SPDX-License-Identifier: GPL-3.0-or-later
// The properties of many documents in one grid, in a window of its own beside the main window: municipality, case, role, year,
// type, any attribute. Filled by typing, by pasting from a spreadsheet, by a metadata sheet, or by taking over what policy
// documents seem to say; every problem stands at its row and can be corrected there. Nothing is changed in the study before
// “Apply”, which is one step of undo.
//
// Keys: those of a spreadsheet (arrows, Tab, F2, Ctrl+C, Ctrl+V, Ctrl+D, Delete, Ctrl+Z), Ctrl+T takes proposals over,
// Ctrl+Enter applies, F8 goes to the next problem, Esc leaves (and asks, in the window, when something was typed).
// The window goes with its frame, or when the study is closed. UI thread only.
#pragma once

#include "app/common/metadata_table.h"
#include "app/desktop/main_frame.h"

#include <wx/frame.h>
#include <wx/grid.h>

#include <filesystem>
#include <memory>
#include <vector>

class wxButton;
class wxListBox;
class wxStaticText;

namespace duiding {

class MetadataCells;

class MetadataGrid : public wxFrame {
public:
    MetadataGrid(MainFrame& frame, std::vector<DocumentId> documents);
    ~MetadataGrid() override;

    wxGrid& grid() { return *m_grid; }
    const MetadataTable& table() const { return m_table; }
    MessageBar& bar() { return *m_bar; }
    wxString status() const;
    bool proposals_ready() const { return m_proposals_ready; }
    bool applying() const { return !m_applying.empty(); }

    void load_sheet(const std::filesystem::path& path);      // a job
    void take_proposals();                                   // the certain ones of all rows
    void take_selected_proposals();
    void copy();
    void paste();
    void fill_down();
    void clear_cells();
    void next_problem();
    void apply();

private:
    void make_controls();
    void make_connections();
    void bind_keys();
    bool on_key(wxKeyEvent& event);
    bool on_grid_key(wxKeyEvent& event);
    void on_close(wxCloseEvent& event);
    void ask_sheet();
    void find_proposals();
    void apply_rows();
    void applied(const EditResult& result);
    void refill();                                           // after any change of the table
    void show_problems();
    void show_cell();
    void say(const wxString& text);
    void restyle();
    void set_widths();
    void go_to(std::size_t row);
    wxRect chosen() const;                                   // selected block, else the cell of the cursor; columns are x

    MainFrame& m_frame;
    Workspace& m_workspace;
    MetadataTable m_table;
    MetadataCells* m_cells = nullptr;                        // the grid's
    wxGrid* m_grid = nullptr;
    MessageBar* m_bar = nullptr;
    wxButton* m_load = nullptr;
    wxButton* m_take = nullptr;
    wxButton* m_take_selected = nullptr;
    wxButton* m_apply = nullptr;
    wxStaticText* m_problem_caption = nullptr;
    wxListBox* m_problem_list = nullptr;
    wxStaticText* m_status = nullptr;
    std::vector<std::size_t> m_problem_rows;                 // of the list's lines
    std::vector<DocumentId> m_applying;
    bool m_proposals_ready = false;
    std::vector<Connection> m_connections;
};

// Opens it for these documents (none: all), or brings the one that is open to the front.
void show_metadata_grid(MainFrame& frame, std::vector<DocumentId> documents);
// The one that is open, or null.
MetadataGrid* find_metadata_grid(MainFrame& frame);
// Asks for a metadata sheet and shows it in the grid of all documents.
void open_metadata_sheet(MainFrame& frame);

} // namespace duiding
