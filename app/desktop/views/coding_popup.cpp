// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/coding_popup.h"

#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/coding_actions.h"
#include "app/desktop/wx_text.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace duiding {

namespace {

constexpr std::size_t most_rows = 60;

std::string text_of(const Message& message)
{
    return format(message, translator(), number_style());
}

} // namespace

CodingPopup::CodingPopup(wxWindow* parent, MainFrame& frame) : Overlay(parent), m_frame(frame)
{
    m_help = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    m_help->SetFont(theme::font(theme::Font::Small));
    GetSizer()->Add(m_help, 0, wxEXPAND | wxALL, FromDIP(6));
    m_below = m_help;
    native::set_accessible_name(m_field, tr(msg("Code: name or subject")));
}

void CodingPopup::open_for(CodingTarget target, const wxString& typed)
{
    if (!m_frame.workspace().is_open() || target.ranges.empty()) {
        return;
    }
    m_target = std::move(target);
    m_chosen = {};
    m_defining = false;
    m_parents.clear();
    m_parent = 0;
    m_field->SetHint(tr(msg("Name or subject of a code")));
    m_help->SetLabelText(tr(msg("Enter codes · Tab other parent · Shift+Enter with definition · Esc cancels")));
    m_field->ChangeValue(typed);
    show_rows();
    open_at(m_target.anchor.GetBottomLeft() + wxPoint(0, FromDIP(6)), m_target.anchor.GetTop() - FromDIP(6), FromDIP(460));
}

void CodingPopup::choose_code(wxRect anchor, const wxString& hint, std::function<void(CodeId)> chosen)
{
    m_target = {};
    m_target.anchor = anchor;
    m_chosen = std::move(chosen);
    m_defining = false;
    m_field->SetHint(hint);
    m_help->SetLabelText(tr(msg("Enter chooses · Esc cancels")));
    m_field->ChangeValue(wxString());
    show_rows();
    open_at(anchor.GetBottomLeft() + wxPoint(0, FromDIP(6)), anchor.GetTop() - FromDIP(6), FromDIP(460));
}

CodeId CodingPopup::new_parent() const
{
    const Workspace& w = m_frame.workspace();
    if (w.code()) {
        return w.code();
    }
    const Code* last = w.snapshot()->codebook->find(w.last_code());
    return last ? last->parent : CodeId{};
}

PickRow CodingPopup::row_of(const Code& code) const
{
    const Codebook& book = *m_frame.workspace().snapshot()->codebook;
    const Code* parent = book.find(code.parent);
    std::string rule = code.definition.empty() ? code.use_when : code.definition;
    return {code.name, parent ? shown_path(book, parent->id) : std::string(), rule, code.favourite ? std::to_string(code.favourite) : std::string(),
            theme::code_colour(code.colour)};
}

PickRow CodingPopup::new_row(const std::string& name) const
{
    const Codebook& book = *m_frame.workspace().snapshot()->codebook;
    CodeId parent = m_parents.empty() ? CodeId{} : m_parents[m_parent];
    PickRow row;
    row.title = parent ? text_of(msg("+ New: “{0}” under “{1}”", name, shown_path(book, parent))) : text_of(msg("+ New: “{0}” at the top level", name));
    if (const Code* near = book.find(near_duplicate(book, name))) {
        auto found = m_frame.workspace().snapshot()->segments->find(near->id);
        std::int64_t count = found == m_frame.workspace().snapshot()->segments->end() ? 0 : found->second;
        row.detail = text_of(msgn("There is already “{1}”, with {0} coding.", "There is already “{1}”, with {0} codings.", count, count, shown_path(book, near->id)));
    }
    row.hint = "Tab";
    return row;
}

void CodingPopup::show_rows()
{
    const Workspace& w = m_frame.workspace();
    const Codebook& book = *w.snapshot()->codebook;
    TypedCode typed = read_typed_code(from_wx(m_field->GetValue()));
    m_rows.clear();
    std::vector<PickRow> rows;
    bool exact = false;
    for (CodeId id : matching_codes(book, typed.name, w.recent_codes())) {
        if (rows.size() == most_rows) {
            break;
        }
        m_rows.push_back({id});
        rows.push_back(row_of(*book.find(id)));
    }
    if (!m_chosen && !typed.name.empty()) {
        if (m_parents.empty()) {
            m_parents = {new_parent()};
            for (CodeId up = m_parents.front(); up; up = book.find(up)->parent) {
                m_parents.push_back(book.find(up)->parent);
            }
            for (CodeId top : book.children({})) {
                m_parents.push_back(top);
            }
            std::vector<CodeId> unique;
            std::copy_if(m_parents.begin(), m_parents.end(), std::back_inserter(unique),
                         [&unique](CodeId id) { return std::find(unique.begin(), unique.end(), id) == unique.end(); });
            m_parents = std::move(unique);
        }
        exact = static_cast<bool>(book.find_sibling(m_parents[m_parent], typed.name));
        if (!exact) {
            m_rows.push_back({});
            rows.push_back(new_row(typed.name));
        }
    }
    m_list->set_rows(std::move(rows));
}

void CodingPopup::on_typed()
{
    if (m_defining) {
        return;
    }
    show_rows();
    resize_to_rows();
}

bool CodingPopup::on_other_key(wxKeyEvent& event)
{
    if (event.GetKeyCode() == WXK_TAB && !m_chosen && !m_defining && !m_parents.empty()) {
        next_parent();
        return true;
    }
    // Ctrl+Enter with nothing typed is "the last code"; other control keys (undo, palette) must not act behind the list.
    return event.GetKeyCode() == WXK_TAB;
}

void CodingPopup::next_parent()
{
    m_parent = (m_parent + 1) % m_parents.size();
    show_rows();
    m_list->move(static_cast<int>(m_rows.size()));
    resize_to_rows();
}

void CodingPopup::on_enter(bool shift, bool)
{
    if (m_defining) {
        make_new(m_new_name, from_wx(m_field->GetValue()), m_new_direction);
        return;
    }
    int index = m_list->GetSelection();
    if (index < 0 || index >= static_cast<int>(m_rows.size())) {
        return;
    }
    TypedCode typed = read_typed_code(from_wx(m_field->GetValue()));
    CodeId code = m_rows[static_cast<std::size_t>(index)].code;
    if (m_chosen) {
        auto chosen = std::exchange(m_chosen, {});
        close();
        chosen(code);
        return;
    }
    Direction direction = typed.direction.value_or(Direction::None);
    if (code && !shift) {
        CodingTarget target = m_target;
        close();
        code_ranges(m_frame, target, code, direction);
    } else if (shift) {
        m_defining = true;
        m_new_name = typed.name;
        m_new_direction = direction;
        m_help->SetLabelText(tr(msg("Definition of the new code “{0}” · Enter makes it · Esc cancels", typed.name)));
        m_list->set_rows({});
        m_field->SetHint(tr(msg("When does a passage get this code?")));
        m_field->ChangeValue(wxString());
        resize_to_rows();
    } else {
        make_new(typed.name, {}, direction);
    }
}

void CodingPopup::make_new(const std::string& name, const std::string& definition, Direction direction)
{
    edits::NewCode code;
    code.parent = m_parents.empty() ? CodeId{} : m_parents[m_parent];
    code.name = name;
    code.definition = definition;
    CodingTarget target = m_target;
    close();
    code_ranges_with_new(m_frame, target, std::move(code), direction);
}

void CodingPopup::on_closed()
{
    if (m_target.after) {
        m_target.after();
    } else {
        m_frame.centre().focus_text();
    }
}

} // namespace duiding
