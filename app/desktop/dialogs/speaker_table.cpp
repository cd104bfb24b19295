// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/speaker_table.h"

#include "app/desktop/icons.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/person_words.h"
#include "app/desktop/wx_text.h"
#include "core/text/fold.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/combobox.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <array>

namespace duiding {

namespace {

constexpr std::array kinds = {SpeakerKind::Interviewer, SpeakerKind::Participant, SpeakerKind::NoSpeaker};

} // namespace

SpeakerTable::SpeakerTable(wxWindow* parent) : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxVSCROLL)
{
    m_grid = new wxFlexGridSizer(6, FromDIP(wxSize(10, 8)));
    m_grid->AddGrowableCol(2, 1);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_grid, 0, wxEXPAND | wxALL, FromDIP(12));
    SetSizer(column);
    SetScrollRate(0, FromDIP(12));
}

wxColour SpeakerTable::colour(std::size_t row)
{
    const auto& colours = theme::code_colours();
    return theme::code_colour(colours[row % colours.size()]);
}

void SpeakerTable::show_rows(const std::vector<SpeakerRow>& rows, const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    m_grid->Clear(true);
    m_fields.clear();
    SetBackgroundColour(theme::palette().panel);
    if (!rows.empty()) {
        add_head();
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        add_row(i, rows[i]);
    }
    FitInside();
    Layout();
}

void SpeakerTable::add_head()
{
    for (const Message& caption : {msg("Label"), msg("Turns"), msg("First words"), msg("Is"), msg("Name"), msg("Role")}) {
        auto* text = new wxStaticText(this, wxID_ANY, tr(caption));
        text->SetFont(theme::font(theme::Font::Caption));
        text->SetForegroundColour(theme::palette().muted);
        m_grid->Add(text);
    }
}

void SpeakerTable::add_row(std::size_t index, const SpeakerRow& row)
{
    wxString label = to_wx(row.name);
    auto* left = new wxBoxSizer(wxHORIZONTAL);
    left->Add(new wxStaticBitmap(this, wxID_ANY, code_swatch(colour(index))), 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(6));
    auto* names = new wxBoxSizer(wxVERTICAL);
    auto* name = new wxStaticText(this, wxID_ANY, label);
    name->SetFont(theme::font(theme::Font::UiStrong));
    names->Add(name);
    if (row.spellings.size() > 1) {
        wxString others;
        for (const std::string& spelling : row.spellings) {
            others += (others.empty() ? wxString() : ", "_wx) + to_wx(spelling);
        }
        auto* merged = new wxStaticText(this, wxID_ANY, others);
        merged->SetFont(theme::font(theme::Font::Small));
        merged->SetForegroundColour(theme::palette().muted);
        merged->Wrap(FromDIP(110));
        names->Add(merged);
        auto* split = new wxButton(this, wxID_ANY, tr(msg("Split")), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
        split->SetToolTip(tr(msg("Makes a speaker of each spelling")));
        native::set_accessible_name(split, tr(msg("Split {0}", row.name)));
        split->Bind(wxEVT_BUTTON, [this, index](wxCommandEvent&) {
            CallAfter([this, index] { on_split(index); });
        });
        names->Add(split, 0, wxTOP, FromDIP(2));
    }
    left->Add(names, 0, wxALIGN_CENTRE_VERTICAL);
    m_grid->Add(left, 0, wxALIGN_CENTRE_VERTICAL);
    m_grid->Add(new wxStaticText(this, wxID_ANY, number_text(row.turns)), 0, wxALIGN_CENTRE_VERTICAL | wxALIGN_RIGHT);
    auto* words = new wxStaticText(this, wxID_ANY, to_wx(row.first_words), wxDefaultPosition, FromDIP(wxSize(110, -1)), wxST_ELLIPSIZE_END);
    words->SetToolTip(to_wx(row.first_words));
    words->SetForegroundColour(theme::palette().muted);
    m_grid->Add(words, 1, wxALIGN_CENTRE_VERTICAL | wxEXPAND);

    Fields fields;
    fields.kind = new wxChoice(this, wxID_ANY);
    for (SpeakerKind kind : kinds) {
        fields.kind->Append(speaker_kind_words(kind));
    }
    fields.kind->SetSelection(static_cast<int>(std::find(kinds.begin(), kinds.end(), row.kind) - kinds.begin()));
    fields.person = new wxTextCtrl(this, wxID_ANY, to_wx(row.person), wxDefaultPosition, FromDIP(wxSize(170, -1)));
    fields.person->SetHint(tr(msg("nobody known")));
    fields.role = new wxComboBox(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(150, -1)));
    for (const std::string& role : role_keys()) {
        fields.role->Append(role_words(role));
    }
    fields.role->SetValue(role_words(row.role));
    native::set_accessible_name(fields.kind, tr(msg("{0} is", row.name)));
    native::set_accessible_name(fields.person, tr(msg("Name of {0}", row.name)));
    native::set_accessible_name(fields.role, tr(msg("Role of {0}", row.name)));
    for (wxWindow* field : {static_cast<wxWindow*>(fields.kind), static_cast<wxWindow*>(fields.person), static_cast<wxWindow*>(fields.role)}) {
        m_grid->Add(field, 0, wxALIGN_CENTRE_VERTICAL | wxEXPAND);
        field->Bind(wxEVT_SET_FOCUS, [this, index](wxFocusEvent& event) {
            event.Skip();
            if (on_row) {
                on_row(index);
            }
        });
    }
    fields.kind->Bind(wxEVT_CHOICE, [this, index](wxCommandEvent&) { kind_chosen(index); });
    fields.person->Bind(wxEVT_TEXT, [this, index](wxCommandEvent&) { person_typed(index); });
    m_fields.push_back(fields);
    kind_chosen(index);
    person_typed(index);
}

void SpeakerTable::kind_chosen(std::size_t row)
{
    SpeakerKind kind = kinds[static_cast<std::size_t>(m_fields[row].kind->GetSelection())];
    m_fields[row].person->Enable(kind != SpeakerKind::NoSpeaker);
    m_fields[row].role->Enable(kind == SpeakerKind::Participant);
    if (kind == SpeakerKind::Interviewer) {
        m_fields[row].role->SetValue(role_words("interviewer"));
    } else if (m_fields[row].role->GetValue() == role_words("interviewer")) {
        m_fields[row].role->SetValue(wxString());
    }
}

// Somebody who is in the study already keeps the role she has there.
void SpeakerTable::person_typed(std::size_t row)
{
    std::string typed = fold_name(from_wx(m_fields[row].person->GetValue()));
    const auto& persons = *m_snapshot->persons;
    auto known = std::find_if(persons.begin(), persons.end(), [&typed](const Person& person) { return fold_name(person.name) == typed; });
    bool participant = kinds[static_cast<std::size_t>(m_fields[row].kind->GetSelection())] == SpeakerKind::Participant;
    if (known != persons.end() && participant) {
        m_fields[row].role->SetValue(role_words(known->role));
    }
    m_fields[row].role->Enable(participant && known == persons.end());
}

void SpeakerTable::choose_kind(std::size_t row, SpeakerKind kind)
{
    m_fields[row].kind->SetSelection(static_cast<int>(std::find(kinds.begin(), kinds.end(), kind) - kinds.begin()));
    kind_chosen(row);
}

void SpeakerTable::read_into(std::vector<SpeakerRow>& rows) const
{
    for (std::size_t i = 0; i < m_fields.size() && i < rows.size(); ++i) {
        rows[i].kind = kinds[static_cast<std::size_t>(m_fields[i].kind->GetSelection())];
        rows[i].person = from_wx(m_fields[i].person->GetValue().Trim(true).Trim(false));
        rows[i].role = role_from_words(m_fields[i].role->GetValue());
    }
}

void SpeakerTable::focus_first()
{
    if (!m_fields.empty()) {
        m_fields.front().kind->SetFocus();
    }
}

} // namespace duiding
