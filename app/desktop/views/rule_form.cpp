// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/rule_form.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace duiding {

RuleForm::RuleForm(wxWindow* parent) : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxVSCROLL)
{
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto field = [this, column](const Message& caption, int lines) {
        auto* label = new wxStaticText(this, wxID_ANY, tr(caption));
        label->SetFont(theme::font(theme::Font::Caption));
        auto* text = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(-1, 22 * lines)), wxTE_MULTILINE | wxTE_NO_VSCROLL);
        native::set_accessible_name(text, tr(caption));
        column->Add(label, 0, wxLEFT | wxTOP, FromDIP(12));
        column->Add(text, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(8));
        return text;
    };
    m_definition = field(msg("Definition"), 5);
    m_use_when = field(msg("Use when"), 3);
    m_not_when = field(msg("Not when"), 3);
    m_example = field(msg("Example"), 3);
    m_directions = new wxChoice(this, wxID_ANY);
    m_directions->Append(tr(msg("No direction")));
    m_directions->Append(tr(msg("Helps or hinders")));
    m_directions->Append(tr(msg("Positive or negative")));
    native::set_accessible_name(m_directions, tr(msg("Direction")));
    auto* save = new wxButton(this, wxID_ANY, tr(msg("Save rule")));
    auto* cancel = new wxButton(this, wxID_ANY, tr(msg("Cancel")));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(save);
    buttons->Add(cancel, 0, wxLEFT, FromDIP(8));
    column->Add(m_directions, 0, wxEXPAND | wxALL, FromDIP(10));
    column->Add(buttons, 0, wxALL, FromDIP(10));
    SetSizer(column);
    SetScrollRate(0, FromDIP(12));
    save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_save(); });
    cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_cancel(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            on_cancel();
        } else if (event.GetKeyCode() == WXK_RETURN && event.ControlDown()) {
            on_save();
        } else {
            event.Skip();
        }
    });
}

void RuleForm::show_code(const Code& code)
{
    m_code = code.id;
    SetBackgroundColour(theme::palette().window);        // so that the white fields stand out
    m_definition->ChangeValue(to_wx(code.definition));
    m_use_when->ChangeValue(to_wx(code.use_when));
    m_not_when->ChangeValue(to_wx(code.not_when));
    m_example->ChangeValue(to_wx(code.example));
    m_directions->SetSelection(static_cast<int>(code.directions));
    FitInside();
    m_definition->SetFocus();
}

edits::CodeRule RuleForm::rule() const
{
    edits::CodeRule rule;
    rule.definition = from_wx(m_definition->GetValue());
    rule.use_when = from_wx(m_use_when->GetValue());
    rule.not_when = from_wx(m_not_when->GetValue());
    rule.example = from_wx(m_example->GetValue());
    rule.directions = static_cast<DirectionKind>(m_directions->GetSelection());
    return rule;
}

} // namespace duiding
