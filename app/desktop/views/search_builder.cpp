// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/search_builder.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/combobox.h>
#include <wx/sizer.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <set>

namespace duiding {

namespace {

QueryLanguage query_language()
{
    return ui_language() == "nl" ? QueryLanguage::Dutch : QueryLanguage::English;
}

struct KindRow {
    Message label;
    const char* in_dutch;
    const char* in_english;
};

// What can be typed after type: in either language.
const std::vector<KindRow>& kinds()
{
    static const std::vector<KindRow> rows = {{msg("any kind"), "", ""},
                                              {msg("interviews"), "interview", "interview"},
                                              {msg("policy documents"), "beleid", "policy"},
                                              {msg("notes"), "notitie", "note"},
                                              {msg("questionnaires"), "enquête", "survey"}};
    return rows;
}

} // namespace

SearchBuilder::SearchBuilder(wxWindow* parent, Workspace& workspace, LiveSearch& search)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxBORDER_NONE | wxTAB_TRAVERSAL), m_workspace(workspace), m_search(search)
{
    SetScrollRate(0, FromDIP(12));
    auto* grid = new wxFlexGridSizer(2, FromDIP(wxSize(8, 4)));
    grid->AddGrowableCol(1);
    m_all = add_text(*grid, msg("All of these words"));
    m_phrase = add_text(*grid, msg("These words in a row"));
    m_any = add_text(*grid, msg("One of these words"));
    m_none = add_text(*grid, msg("None of these words"));
    add_near(*grid);
    m_municipality = add_names(*grid, msg("Municipality"));
    m_case = add_names(*grid, msg("Case"));
    add_years(*grid);
    grid->Add(new wxStaticText(this, wxID_ANY, tr(msg("Kind"))), 0, wxALIGN_CENTRE_VERTICAL);
    m_kind = new wxChoice(this, wxID_ANY);
    for (const KindRow& kind : kinds()) {
        m_kind->Append(tr(kind.label));
    }
    m_kind->SetSelection(0);
    native::set_accessible_name(m_kind, tr(msg("Kind")));
    m_kind->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { write(); });
    grid->Add(m_kind, 1, wxEXPAND);
    m_speaker = add_names(*grid, msg("Speaker"));
    m_code = add_names(*grid, msg("Coded with"));
    auto* empty = new wxButton(this, wxID_ANY, tr(msg("Empty all rows")), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    empty->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        clear_rows();
        write();
    });
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(grid, 0, wxEXPAND | wxALL, FromDIP(6));
    column->Add(empty, 0, wxLEFT | wxBOTTOM, FromDIP(6));
    SetSizer(column);
    m_connections.push_back(m_search.changed.connect([this] { query_changed(); }));
    m_connections.push_back(m_workspace.study_changed.connect([this] {
        clear_rows();
        fill_names();
    }));
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        if (change.bits.has(ChangeBit::Cases) || change.bits.has(ChangeBit::Codes) || change.bits.has(ChangeBit::Persons)) {
            fill_names();
        }
    }));
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) { m_all->SetFocus(); });
    fill_names();
}

wxTextCtrl* SearchBuilder::add_text(wxFlexGridSizer& grid, const Message& label)
{
    grid.Add(new wxStaticText(this, wxID_ANY, tr(label)), 0, wxALIGN_CENTRE_VERTICAL);
    auto* field = new wxTextCtrl(this, wxID_ANY);
    native::set_accessible_name(field, tr(label));
    field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { write(); });
    grid.Add(field, 1, wxEXPAND);
    return field;
}

wxComboBox* SearchBuilder::add_names(wxFlexGridSizer& grid, const Message& label)
{
    grid.Add(new wxStaticText(this, wxID_ANY, tr(label)), 0, wxALIGN_CENTRE_VERTICAL);
    auto* field = new wxComboBox(this, wxID_ANY);
    native::set_accessible_name(field, tr(label));
    field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { write(); });
    field->Bind(wxEVT_COMBOBOX, [this](wxCommandEvent&) { write(); });
    grid.Add(field, 1, wxEXPAND);
    return field;
}

void SearchBuilder::add_near(wxFlexGridSizer& grid)
{
    m_near_first = add_text(grid, msg("This word …"));
    m_near_second = add_text(grid, msg("… near this one"));
    grid.AddSpacer(0);
    m_distance = new wxSpinCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS, 1, 1000, 10);
    native::set_accessible_name(m_distance, tr(msg("How many words apart at most")));
    m_distance->SetToolTip(tr(msg("How many words apart at most")));
    m_ordered = new wxCheckBox(this, wxID_ANY, tr(msg("in this order")));
    grid.Add(m_distance, 0);
    grid.AddSpacer(0);
    grid.Add(m_ordered, 0);
    m_distance->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent&) { write(); });
    m_ordered->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { write(); });
}

void SearchBuilder::add_years(wxFlexGridSizer& grid)
{
    grid.Add(new wxStaticText(this, wxID_ANY, tr(msg("Years, from and to"))), 0, wxALIGN_CENTRE_VERTICAL);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto add = [&](const Message& label) {
        auto* field = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(70, -1)));
        native::set_accessible_name(field, tr(label));
        field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { write(); });
        row->Add(field, 1, wxRIGHT, FromDIP(6));
        return field;
    };
    m_from = add(msg("From year"));
    m_to = add(msg("To year"));
    grid.Add(row, 1, wxEXPAND);
}

void SearchBuilder::fill_names()
{
    const Snapshot& snapshot = *m_workspace.snapshot();
    std::set<std::string> municipalities, cases, speakers;
    for (const Case& the_case : *snapshot.cases) {
        (the_case.kind == "municipality" ? municipalities : cases).insert(the_case.name);
    }
    for (const Person& person : *snapshot.persons) {
        speakers.insert(person.name);
    }
    auto fill = [](wxComboBox* field, const std::set<std::string>& names) {
        wxString typed = field->GetValue();
        wxArrayString all;
        for (const std::string& name : names) {
            all.Add(to_wx(name));
        }
        field->Set(all);
        field->ChangeValue(typed);
    };
    std::set<std::string> codes;
    for (const Code& code : snapshot.codebook->codes()) {
        codes.insert(code.name);
    }
    m_clearing = true;
    fill(m_municipality, municipalities);
    fill(m_case, cases);
    fill(m_speaker, speakers);
    fill(m_code, codes);
    m_clearing = false;
}

BuilderRows SearchBuilder::rows() const
{
    auto text = [](const wxTextEntry* field) { return from_wx(field->GetValue()); };
    BuilderRows rows;
    rows.own = m_own;
    rows.all = text(m_all);
    rows.phrase = text(m_phrase);
    rows.any = text(m_any);
    rows.none = text(m_none);
    rows.near_first = text(m_near_first);
    rows.near_second = text(m_near_second);
    rows.near_distance = m_distance->GetValue();
    rows.near_ordered = m_ordered->GetValue();
    rows.municipality = text(m_municipality);
    rows.the_case = text(m_case);
    rows.year_from = text(m_from);
    rows.year_to = text(m_to);
    const KindRow& kind = kinds()[static_cast<std::size_t>(m_kind->GetSelection())];
    rows.kind = query_language() == QueryLanguage::Dutch ? kind.in_dutch : kind.in_english;
    rows.speaker = text(m_speaker);
    rows.code = text(m_code);
    return rows;
}

void SearchBuilder::clear_rows()
{
    m_clearing = true;
    for (wxTextCtrl* field : {m_all, m_phrase, m_any, m_none, m_near_first, m_near_second, m_from, m_to}) {
        field->ChangeValue(wxString());
    }
    for (wxComboBox* field : {m_municipality, m_case, m_speaker, m_code}) {
        field->ChangeValue(wxString());
    }
    m_kind->SetSelection(0);
    m_distance->SetValue(10);
    m_ordered->SetValue(false);
    m_clearing = false;
}

void SearchBuilder::write()
{
    if (m_clearing) {
        return;
    }
    m_written = builder_text(rows(), query_language());
    on_query(m_written);
}

// Typed by hand meanwhile: that is the truth now, and the rows begin anew beside it.
void SearchBuilder::query_changed()
{
    const std::string& query = m_search.request().query;
    if (query != m_written) {
        m_written = query;
        m_own = query;
        clear_rows();
    }
}

} // namespace duiding
