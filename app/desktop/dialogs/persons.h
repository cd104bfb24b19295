// SPDX-License-Identifier: GPL-3.0-or-later
// The persons of the study: name, role, the documents they speak in and the four things they may have allowed, in words. A
// window that stays open beside the text. What is changed here is changed at once, one step of undo each; consents may be set
// for several persons together. UI thread only.
#pragma once

#include "app/desktop/workspace.h"

#include <wx/dataview.h>
#include <wx/frame.h>

#include <array>
#include <map>
#include <set>
#include <vector>

class wxButton;
class wxChoice;
class wxComboBox;
class wxStaticText;
class wxTextCtrl;

namespace duiding {

class MainFrame;

class PersonsWindow : public wxFrame {
public:
    explicit PersonsWindow(MainFrame& frame);
    ~PersonsWindow() override;

    enum Column { Name, Role, Analyse, Cite, Archive, Reuse, Documents, ColumnCount };
    wxString cell(PersonId person, Column column) const;
    void select(const std::vector<PersonId>& persons);
    void choose_consent(Column which, Consent consent);     // of all that are selected, as the user does with the list
    void set_name_and_role(const wxString& name, const wxString& role);
    void add_person();
    void delete_selected();

private:
    void make_controls();
    wxChoice* make_consent(wxWindow* parent, const Message& label, Column which);
    void refill();
    void show_selected();
    void find_documents();
    void save_person();
    std::vector<PersonId> selected() const;

    Workspace& m_workspace;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::vector<PersonId> m_rows;
    std::map<PersonId, std::set<DocumentId>> m_documents;
    bool m_searching = false;
    PersonId m_added;                                        // to be named as soon as it is there
    wxDataViewListCtrl* m_list;
    wxTextCtrl* m_name;
    wxComboBox* m_role;
    std::array<wxChoice*, 4> m_consents{};
    wxStaticText* m_places;
    wxButton* m_delete;
    std::vector<Connection> m_connections;
};

void show_persons(MainFrame& frame);
PersonsWindow* open_persons(MainFrame& frame);               // null: not open

} // namespace duiding
