// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/persons.h"

#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/person_words.h"
#include "app/desktop/wx_text.h"
#include "core/edits/consent.h"
#include "core/text/fold.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/combobox.h>
#include <wx/display.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace duiding {

namespace {

constexpr std::array answers = {Consent::Unknown, Consent::Yes, Consent::No};

Consent consent_of(const Consents& consents, PersonsWindow::Column which)
{
    switch (which) {
    case PersonsWindow::Analyse: return consents.analyse;
    case PersonsWindow::Cite: return consents.cite;
    case PersonsWindow::Archive: return consents.archive;
    default: return consents.reuse;
    }
}

} // namespace

PersonsWindow::PersonsWindow(MainFrame& frame)
    : wxFrame(&frame, wxID_ANY, tr(msg("Persons")), wxDefaultPosition, wxDefaultSize, wxDEFAULT_FRAME_STYLE | wxFRAME_FLOAT_ON_PARENT),
      m_workspace(frame.workspace())
{
    make_controls();
    wxSize screen = wxDisplay(0u).GetClientArea().GetSize();
    SetSize(std::min(FromDIP(1020), screen.x - FromDIP(40)), std::min(FromDIP(620), screen.y - FromDIP(60)));
    CentreOnParent();
    m_connections.push_back(m_workspace.study_changed.connect([this] { Close(true); }));
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        if (change.bits.has(ChangeBit::Persons) || change.bits.has(ChangeBit::Documents)) {
            refill();
        }
        if (!change.texts.empty()) {
            find_documents();
        }
    }));
    m_connections.push_back(theme::changed().connect([this] { refill(); }));
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        bool in_list = m_list->GetMainWindow()->HasFocus() || m_list->HasFocus();
        if (event.GetKeyCode() == WXK_ESCAPE) {
            Close();
        } else if (event.GetKeyCode() == WXK_DELETE && in_list) {
            delete_selected();
        } else if (event.GetKeyCode() == WXK_F2) {
            m_name->SetFocus();
            m_name->SelectAll();
        } else {
            event.Skip();
        }
    });
    refill();
    find_documents();
}

PersonsWindow::~PersonsWindow()
{
    *m_alive = false;
}

void PersonsWindow::make_controls()
{
    auto* panel = new wxPanel(this);
    m_list = new wxDataViewListCtrl(panel, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_MULTIPLE | wxBORDER_NONE);
    auto column = [this](const Message& title, int width) { m_list->AppendTextColumn(tr(title), wxDATAVIEW_CELL_INERT, FromDIP(width)); };
    column(msg("Name"), 220);
    column(msg("Role"), 140);
    column(msg("Analyse"), 100);
    column(msg("Cite"), 90);
    column(msg("Archive"), 100);
    column(msg("Reuse"), 100);
    column(msg("Documents"), 220);
    native::set_accessible_name(m_list, tr(msg("Persons")));
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_selected(); });

    auto* form = new wxFlexGridSizer(6, FromDIP(wxSize(10, 6)));
    form->AddGrowableCol(0, 2);
    form->AddGrowableCol(1, 1);
    for (const Message& caption : {msg("Name"), msg("Role"), msg("Analyse"), msg("Cite"), msg("Archive"), msg("Reuse")}) {
        auto* label = new wxStaticText(panel, wxID_ANY, tr(caption));
        label->SetFont(theme::font(theme::Font::Caption));
        form->Add(label);
    }
    m_name = new wxTextCtrl(panel, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(200, -1)), wxTE_PROCESS_ENTER);
    m_role = new wxComboBox(panel, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(160, -1)), 0, nullptr, wxTE_PROCESS_ENTER);
    for (const std::string& role : role_keys()) {
        m_role->Append(role_words(role));
    }
    native::set_accessible_name(m_name, tr(msg("Name")));
    native::set_accessible_name(m_role, tr(msg("Role")));
    form->Add(m_name, 0, wxEXPAND);
    form->Add(m_role, 0, wxEXPAND);
    m_consents = {make_consent(panel, msg("Analyse"), Analyse), make_consent(panel, msg("Cite"), Cite),
                  make_consent(panel, msg("Archive"), Archive), make_consent(panel, msg("Reuse"), Reuse)};
    for (wxChoice* consent : m_consents) {
        form->Add(consent, 0, wxEXPAND);
    }
    for (wxWindow* field : {static_cast<wxWindow*>(m_name), static_cast<wxWindow*>(m_role)}) {
        field->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { save_person(); });
        field->Bind(wxEVT_KILL_FOCUS, [this, alive = m_alive](wxFocusEvent& event) {
            event.Skip();
            if (*alive) {                                // the fields go after the window's own parts
                save_person();
            }
        });
    }
    m_role->Bind(wxEVT_COMBOBOX, [this](wxCommandEvent&) { save_person(); });

    auto* add = new wxButton(panel, wxID_ANY, tr(msg("Add person")));
    m_delete = new wxButton(panel, wxID_ANY, tr(msg("Delete")));
    add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { add_person(); });
    m_delete->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { delete_selected(); });
    m_places = new wxStaticText(panel, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(add);
    buttons->Add(m_delete, 0, wxLEFT, FromDIP(8));
    buttons->Add(m_places, 1, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(16));
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(m_list, 1, wxEXPAND | wxALL, FromDIP(12));
    rows->Add(form, 0, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(14));
    rows->Add(buttons, 0, wxEXPAND | wxALL, FromDIP(14));
    panel->SetSizer(rows);
}

wxChoice* PersonsWindow::make_consent(wxWindow* parent, const Message& label, Column which)
{
    auto* choice = new wxChoice(parent, wxID_ANY);
    for (Consent answer : answers) {
        choice->Append(consent_words(answer));
    }
    native::set_accessible_name(choice, tr(label));
    choice->Bind(wxEVT_CHOICE, [this, choice, which](wxCommandEvent&) {
        choose_consent(which, answers[static_cast<std::size_t>(choice->GetSelection())]);
    });
    return choice;
}

void PersonsWindow::refill()
{
    std::vector<PersonId> chosen = selected();
    if (m_added && m_workspace.snapshot()->find_person(m_added)) {
        chosen = {m_added};
    }
    m_list->DeleteAllItems();
    m_rows.clear();
    const Snapshot& snapshot = *m_workspace.snapshot();
    for (const Person& person : *snapshot.persons) {
        std::set<DocumentId> documents = m_documents[person.id];
        for (const DocumentInfo& info : *snapshot.documents) {
            if (info.person == person.id) {
                documents.insert(info.id);
            }
        }
        wxString names;
        for (DocumentId id : documents) {
            if (const DocumentInfo* info = snapshot.find_document(id)) {
                names += (names.empty() ? wxString() : ", "_wx) + to_wx(info->name);
            }
        }
        wxVector<wxVariant> cells;
        cells.push_back(to_wx(person.name));
        cells.push_back(role_words(person.role));
        for (Column which : {Analyse, Cite, Archive, Reuse}) {
            cells.push_back(consent_words(consent_of(person.consent, which)));
        }
        cells.push_back(names);
        m_list->AppendItem(cells);
        m_rows.push_back(person.id);
    }
    select(chosen);
}

// Who speaks where stands in the documents themselves: they are read beside the window.
void PersonsWindow::find_documents()
{
    if (m_searching || !m_workspace.is_open()) {
        return;
    }
    m_searching = true;
    using Found = std::map<PersonId, std::set<DocumentId>>;
    m_workspace.jobs().start(msg("Looking for persons"), JobShow::Silent,
        [project = m_workspace.project()](Progress& progress) {
            Found found;
            for (const DocumentInfo& info : *project->snapshot()->documents) {
                progress.check();
                if (info.turns > 0) {
                    for (const Speaker& speaker : project->text_now(info.id)->speakers()) {
                        found[speaker.person].insert(info.id);
                    }
                }
            }
            return found;
        },
        [this, alive = m_alive](Found found) {
            if (*alive) {
                m_searching = false;
                m_documents = std::move(found);
                refill();
            }
        });
}

std::vector<PersonId> PersonsWindow::selected() const
{
    std::vector<PersonId> out;
    wxDataViewItemArray items;
    m_list->GetSelections(items);
    for (const wxDataViewItem& item : items) {
        int row = m_list->ItemToRow(item);
        if (row >= 0 && row < static_cast<int>(m_rows.size())) {
            out.push_back(m_rows[static_cast<std::size_t>(row)]);
        }
    }
    return out;
}

void PersonsWindow::select(const std::vector<PersonId>& persons)
{
    wxDataViewItemArray items;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (std::find(persons.begin(), persons.end(), m_rows[row]) != persons.end()) {
            items.push_back(m_list->RowToItem(static_cast<int>(row)));
        }
    }
    m_list->SetSelections(items);
    show_selected();
}

wxString PersonsWindow::cell(PersonId person, Column column) const
{
    auto row = std::find(m_rows.begin(), m_rows.end(), person);
    return row == m_rows.end() ? wxString() : m_list->GetTextValue(static_cast<unsigned>(row - m_rows.begin()), static_cast<unsigned>(column));
}

void PersonsWindow::show_selected()
{
    std::vector<PersonId> ids = selected();
    const Snapshot& snapshot = *m_workspace.snapshot();
    const Person* one = ids.size() == 1 ? snapshot.find_person(ids.front()) : nullptr;
    m_name->Enable(one);
    m_role->Enable(one);
    m_name->ChangeValue(one ? to_wx(one->name) : wxString());
    m_role->ChangeValue(one ? role_words(one->role) : wxString());
    for (std::size_t i = 0; i < m_consents.size(); ++i) {
        int common = wxNOT_FOUND;
        bool alike = true;
        for (PersonId id : ids) {
            const Person* person = snapshot.find_person(id);
            int answer = person ? static_cast<int>(std::find(answers.begin(), answers.end(), consent_of(person->consent, static_cast<Column>(Analyse + i))) - answers.begin()) : wxNOT_FOUND;
            alike = alike && (common == wxNOT_FOUND || common == answer);
            common = answer;
        }
        m_consents[i]->Enable(!ids.empty());
        m_consents[i]->SetSelection(alike ? common : wxNOT_FOUND);
    }
    m_delete->Enable(!ids.empty());
    auto count = static_cast<std::int64_t>(ids.size());
    m_places->SetForegroundColour(theme::palette().muted);
    m_places->SetLabelText(m_rows.empty() ? tr(msg("No persons yet: add one, or say who speaks under Document › Speakers."))
                           : count > 1 ? tr(msgn("{0} person chosen: consents are set for all.", "{0} persons chosen: consents are set for all.", count, count))
                                       : wxString());
    if (one && one->id == m_added) {
        m_added = {};
        m_name->SetFocus();
        m_name->SelectAll();
    }
}

void PersonsWindow::choose_consent(Column which, Consent consent)
{
    edits::ConsentChange change;
    (which == Analyse ? change.analyse : which == Cite ? change.cite : which == Archive ? change.archive : change.reuse) = consent;
    std::vector<PersonId> ids = selected();
    if (!ids.empty()) {
        m_workspace.run(edits::set_consents(*m_workspace.project(), std::move(ids), change));
    }
}

void PersonsWindow::set_name_and_role(const wxString& name, const wxString& role)
{
    m_name->ChangeValue(name);
    m_role->ChangeValue(role);
    save_person();
}

void PersonsWindow::save_person()
{
    std::vector<PersonId> ids = selected();
    const Person* person = ids.size() == 1 && m_workspace.is_open() ? m_workspace.snapshot()->find_person(ids.front()) : nullptr;
    std::string name = from_wx(m_name->GetValue().Trim(true).Trim(false));
    std::string role = role_from_words(m_role->GetValue());
    if (person && !name.empty() && (name != person->name || role != person->role)) {
        m_workspace.run(edits::set_person(*m_workspace.project(), person->id, {name, role, person->consent}));
    }
}

void PersonsWindow::add_person()
{
    const auto& persons = *m_workspace.snapshot()->persons;
    std::string name;
    for (std::int64_t n = static_cast<std::int64_t>(persons.size()) + 1; name.empty(); ++n) {
        std::string proposed = format(msg("Person {0}", n), translator(), number_style());
        bool taken = std::any_of(persons.begin(), persons.end(), [&](const Person& person) { return fold_name(person.name) == fold_name(proposed); });
        name = taken ? std::string() : proposed;
    }
    m_workspace.run(edits::add_person(*m_workspace.project(), {name, {}, {}}), [this, alive = m_alive](const EditResult& result) {
        if (*alive) {
            m_added = result.person;
            refill();
        }
    });
}

void PersonsWindow::delete_selected()
{
    std::vector<PersonId> ids = selected();
    if (!ids.empty()) {
        m_workspace.run(edits::delete_persons(*m_workspace.project(), std::move(ids)), [w = &m_workspace](const EditResult&) {
            w->say(msg("Deleted. Ctrl+Z brings it back."));
        });
    }
}

PersonsWindow* open_persons(MainFrame& frame)
{
    for (wxWindow* child : frame.GetChildren()) {
        auto* window = dynamic_cast<PersonsWindow*>(child);
        if (window && !window->IsBeingDeleted()) {
            return window;
        }
    }
    return nullptr;
}

void show_persons(MainFrame& frame)
{
    PersonsWindow* window = open_persons(frame);
    if (!window) {
        window = new PersonsWindow(frame);
    }
    window->Show();
    window->Raise();
}

} // namespace duiding
