// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/turn_popup.h"

#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/views/person_words.h"
#include "app/desktop/wx_text.h"
#include "core/text/fold.h"

#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace duiding {

namespace {

std::string text_of(const Message& message)
{
    return format(message, translator(), number_style());
}

// The speaker of the last turn before this one that is somebody else's: after a split it is most often her.
std::string other_before(const DocumentText& text, const Mark& turn)
{
    std::string other;
    for (const Mark& mark : text.marks()) {
        if (mark.range.begin >= turn.range.begin) {
            break;
        }
        if (mark.kind == MarkKind::Turn && mark.value != turn.value) {
            other = mark.value;
        }
    }
    return other;
}

} // namespace

const Mark* turn_at_caret(const DocumentText& text, CharPos caret)
{
    const Mark* turn = text.turn_at(caret);
    return turn || caret.value == 0 ? turn : text.turn_at(caret - 1);
}

TurnPopup::TurnPopup(wxWindow* parent, MainFrame& frame) : Overlay(parent), m_frame(frame)
{
    m_foot = new wxPanel(this);
    m_scope = new wxChoice(m_foot, wxID_ANY);
    m_help = new wxStaticText(m_foot, wxID_ANY, wxString());
    m_help->SetFont(theme::font(theme::Font::Small));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_scope, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(10));
    row->Add(m_help, 1, wxALIGN_CENTRE_VERTICAL);
    m_foot->SetSizer(row);
    GetSizer()->Add(m_foot, 0, wxEXPAND | wxALL, FromDIP(6));
    m_below = m_foot;
    m_field->SetHint(tr(msg("Name or label of who speaks")));
    native::set_accessible_name(m_field, tr(msg("Name or label of who speaks")));
    native::set_accessible_name(m_scope, tr(msg("Which turns")));
}

void TurnPopup::open_to_relabel()
{
    open(Task::Relabel);
}

void TurnPopup::open_to_split()
{
    open(Task::Split);
}

void TurnPopup::open(Task task)
{
    Workspace& w = m_frame.workspace();
    m_text = w.text();
    m_at = w.selection().empty() ? m_frame.centre().view().caret() : w.selection().begin;
    const Mark* turn = m_text ? turn_at_caret(*m_text, m_at) : nullptr;
    if (!turn) {
        w.say(msg("Nobody speaks at that place: put the caret in a turn."));
        return;
    }
    if (task == Task::Relabel && !turn->range.contains(m_at)) {
        m_at = m_at - 1;
    }
    m_task = task;
    m_label = turn->value;
    fill_scopes(m_label);
    m_scope->Show(task == Task::Relabel);
    m_help->SetLabelText(task == Task::Relabel ? tr(msg("Enter gives it · Tab which turns · Esc cancels"))
                                               : tr(msg("Enter splits: who speaks the rest? · Esc cancels")));
    m_foot->Layout();
    m_field->ChangeValue(wxString());
    show_rows();
    wxRect anchor = m_frame.centre().rect_of({m_at, std::min(m_at + 1, turn->range.end)});
    open_at(anchor.GetBottomLeft() + wxPoint(0, FromDIP(6)), anchor.GetTop() - FromDIP(6), FromDIP(460));
}

void TurnPopup::fill_scopes(const std::string& label)
{
    m_scope->Clear();
    m_scope->Append(tr(msg("This turn")));
    m_scope->Append(tr(msg("All turns of {0}", label)));
    m_scope->Append(tr(msg("From here on")));
    m_scope->SetSelection(0);
}

void TurnPopup::show_rows()
{
    std::string typed = from_wx(m_field->GetValue().Trim(true).Trim(false));
    std::string wanted = fold_name(typed);
    const Mark* turn = m_text->turn_at(m_at);
    std::string first = m_task == Task::Split && turn ? other_before(*m_text, *turn) : std::string();
    m_names.clear();
    std::vector<PickRow> rows;
    auto add = [&](const Speaker& speaker) {
        if (!wanted.empty() && fold_name(speaker.name).find(wanted) == std::string::npos) {
            return;
        }
        const Person* person = m_frame.workspace().snapshot()->find_person(speaker.person);
        std::string who = person ? person->name + (person->role.empty() ? "" : ", " + from_wx(role_words(person->role))) : from_wx(speaker_kind_words(speaker.kind));
        rows.push_back({speaker.name, who, {}, speaker.name == m_label ? text_of(msg("now")) : std::string(), {}});
        m_names.push_back(speaker.name);
    };
    for (bool pass : {true, false}) {
        for (const Speaker& speaker : m_text->speakers()) {
            if ((speaker.name == first) == pass) {
                add(speaker);
            }
        }
    }
    bool exact = std::any_of(m_names.begin(), m_names.end(), [&](const std::string& name) { return fold_name(name) == wanted; });
    if (!typed.empty() && !exact) {
        rows.push_back({text_of(msg("+ New speaker: “{0}”", typed)), {}, {}, {}, {}});
        m_names.push_back(typed);
    }
    m_list->set_rows(std::move(rows));
    // The one who speaks now is no answer: begin with somebody else.
    bool now = m_task == Task::Relabel && m_names.size() > 1 && m_names.front() == m_label;
    m_list->SetSelection(m_names.empty() ? wxNOT_FOUND : now ? 1 : 0);
    if (IsShown()) {
        resize_to_rows();
    }
}

bool TurnPopup::on_other_key(wxKeyEvent& event)
{
    if (event.GetKeyCode() != WXK_TAB) {
        return false;
    }
    if (m_task == Task::Relabel) {
        int count = static_cast<int>(m_scope->GetCount());
        m_scope->SetSelection((m_scope->GetSelection() + (event.ShiftDown() ? count - 1 : 1)) % count);
    }
    return true;
}

void TurnPopup::on_enter(bool, bool)
{
    int row = m_list->GetSelection();
    if (row < 0 || row >= static_cast<int>(m_names.size())) {
        return;
    }
    std::string name = m_names[static_cast<std::size_t>(row)];
    auto scope = static_cast<edits::TurnScope>(m_scope->GetSelection());
    Workspace& w = m_frame.workspace();
    close();
    auto said = [&w](const EditResult& result) {
        if (result.changed) {
            w.say(result.label.history);
        }
    };
    if (m_task == Task::Split) {
        w.run(edits::split_turn(*w.project(), m_text->id(), m_at, name), said);
    } else if (name != m_label) {
        w.run(edits::relabel_turns(*w.project(), m_text->id(), m_at, scope, name), said);
    }
}

void TurnPopup::on_closed()
{
    m_frame.centre().focus_text();
}

} // namespace duiding
