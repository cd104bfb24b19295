// SPDX-License-Identifier: GPL-3.0-or-later
// A dictionary (kept searches with their themes) from a table and to one. Reading is a job; all rows are taken in one step of undo, or
// a window names each row that cannot be read and why, and the user takes the others or none. UI thread only.
#pragma once

#include "app/common/dictionary.h"
#include "app/desktop/main_frame.h"

#include <wx/frame.h>

#include <filesystem>
#include <optional>
#include <string>

class wxButton;
class wxDataViewListCtrl;

namespace duiding {

void import_dictionary(MainFrame& frame, std::filesystem::path path);
void ask_dictionary(MainFrame& frame);                                             // the same, for a file the user chooses
// The searches of one theme, or all. XLSX when the name ends so, else CSV.
void export_dictionary(MainFrame& frame, std::optional<std::string> theme, const std::filesystem::path& out);
void ask_dictionary_export(MainFrame& frame, std::optional<std::string> theme);
// In, out, and out of the theme alone when there is one.
void show_dictionary_menu(MainFrame& frame, wxWindow& below, const std::string& theme);

class DictionaryProblems : public wxFrame {
public:
    DictionaryProblems(MainFrame& frame, DictionarySheet sheet, std::string source);

    wxDataViewListCtrl& list() { return *m_list; }
    wxButton& take_button() { return *m_take; }
    void take();                                  // the rows that can be read

private:
    MainFrame& m_frame;
    DictionarySheet m_sheet;
    std::string m_source;
    wxDataViewListCtrl* m_list;
    wxButton* m_take;
    Connection m_study_changed;
};

DictionaryProblems* open_dictionary_problems(MainFrame& frame);                    // null: not open

} // namespace duiding
