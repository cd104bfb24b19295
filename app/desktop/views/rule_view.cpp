// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/rule_view.h"

#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/code_choice.h"
#include "app/desktop/views/rule_form.h"
#include "app/desktop/views/rule_text.h"
#include "app/desktop/widgets/paint_text.h"
#include "app/desktop/wx_text.h"
#include "core/edits/edits.h"

#include <wx/dcclient.h>
#include <wx/graphics.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace duiding {

RuleView::RuleView(wxWindow* parent, MainFrame& frame) : wxPanel(parent), m_frame(frame), m_workspace(frame.workspace())
{
    m_rule = new RuleText(this);
    m_form = new RuleForm(this);
    m_form->Hide();
    m_memo_caption = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    m_memo_caption->SetFont(theme::font(theme::Font::Caption));
    m_memo = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(-1, 96)), wxTE_MULTILINE | wxBORDER_NONE);
    native::set_accessible_name(m_memo, tr(msg("Memo")));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_rule, 5, wxEXPAND);
    column->Add(m_form, 5, wxEXPAND);
    column->Add(m_memo_caption, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(14));
    column->Add(m_memo, 2, wxEXPAND | wxALL, FromDIP(18));
    SetSizer(column);

    m_form->on_cancel = [this] { close_form(); };
    m_form->on_save = [this] {
        m_workspace.run(edits::set_code_rule(*m_workspace.project(), m_form->code(), m_form->rule()));
        close_form();
    };
    // The field has no edge of its own: a rounded one is drawn around it, as the other fields have.
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
        wxPaintDC dc(this);
        std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
        wxRect edge = m_memo->GetRect().Inflate(FromDIP(6));
        fill_rounded(*gc, theme::palette().panel, edge.x + 0.5, edge.y + 0.5, edge.width, edge.height, FromDIP(8), theme::palette().hairline);
    });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) { m_memo->SetFocus(); });
    m_memo->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        save_memo();
        event.Skip();
    });
    m_memo->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_RETURN && event.ControlDown()) {
            save_memo();
            m_frame.centre().focus_text();
        } else if (event.GetKeyCode() == WXK_ESCAPE) {
            m_memo->ChangeValue(to_wx(m_memo_saved));
            m_frame.centre().focus_text();
        } else {
            event.Skip();
        }
    });
    m_connections.push_back(m_workspace.coding_changed.connect([this] {
        m_wants_document = false;
        show_rule();
        show_memo();
    }));
    m_connections.push_back(m_workspace.code_changed.connect([this] { show_rule(); }));
    m_connections.push_back(m_workspace.document_changed.connect([this] { show_memo(); }));
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        if (change.bits.has(ChangeBit::Codes)) {
            show_rule();
        }
        if (change.bits.has(ChangeBit::Memos)) {
            show_memo();
        }
    }));
    m_connections.push_back(theme::changed().connect([this] {
        m_rule->Refresh();
        m_memo_caption->SetForegroundColour(theme::palette().muted);
    }));
}

CodeId RuleView::code_at_hand() const
{
    const Coding* coding = m_workspace.snapshot()->codings_of(m_workspace.document()).find(m_workspace.active_coding());
    return coding ? coding->code() : m_workspace.code();
}

void RuleView::refill()
{
    m_memo_of = MemoOf::Nothing;
    close_form();
    show_rule();
    show_memo();
}

void RuleView::show_rule()
{
    const Codebook& book = *m_workspace.snapshot()->codebook;
    const Code* code = book.find(code_at_hand());
    m_rule->show_code(code, code ? shown_path(book, code->id) : std::string());
}

void RuleView::edit_rule()
{
    const Code* code = m_workspace.snapshot()->codebook->find(code_at_hand());
    if (!code) {
        return;
    }
    m_rule->Hide();
    m_form->Show();
    Layout();
    m_form->show_code(*code);
}

void RuleView::close_form()
{
    m_form->Hide();
    m_rule->Show();
    Layout();
}

void RuleView::show_memo()
{
    save_memo();
    const Snapshot& snapshot = *m_workspace.snapshot();
    const DocumentInfo* info = snapshot.find_document(m_workspace.document());
    const Coding* coding = m_wants_document ? nullptr : snapshot.codings_of(m_workspace.document()).find(m_workspace.active_coding());
    const Memo* memo = nullptr;
    wxString caption;
    m_memo_of = MemoOf::Nothing;
    if (coding) {
        m_memo_of = MemoOf::Coding;
        memo = snapshot.memo_of(coding->id);
        const Code* code = snapshot.codebook->find(coding->code());
        caption = tr(msg("Memo on this coding: {0}", code ? code->name : std::string()));
    } else if (info) {
        m_memo_of = MemoOf::Document;
        auto memos = snapshot.memos_of(MemoTarget::Document, info->id.value);
        memo = memos.empty() ? nullptr : memos.front();
        caption = tr(msg("Memo on {0}", info->name));
    }
    m_memo_document = m_workspace.document();
    m_memo_coding = coding ? coding->id : CodingId{};
    m_memo_id = memo ? memo->id : MemoId{};
    m_memo_saved = memo ? memo->text : std::string();
    if (from_wx(m_memo->GetValue()) != m_memo_saved) {
        m_memo->ChangeValue(to_wx(m_memo_saved));
    }
    m_memo->Enable(m_memo_of != MemoOf::Nothing && !m_workspace.project()->read_only());
    m_memo_caption->SetLabelText(caption);
    m_memo_caption->SetForegroundColour(theme::palette().muted);
    Layout();
}

bool RuleView::save_memo()
{
    std::string text = from_wx(m_memo->GetValue());
    if (m_memo_of == MemoOf::Nothing || text == m_memo_saved || !m_workspace.is_open()) {
        return false;
    }
    Project& project = *m_workspace.project();
    m_memo_saved = text;
    auto said = [this](const EditResult&) { m_workspace.say(msg("Memo saved.")); };
    if (m_memo_of == MemoOf::Coding) {
        m_workspace.run(edits::set_coding_memo(project, m_memo_coding, text), said);
    } else if (!m_memo_id) {
        m_workspace.run(edits::add_memo(project, MemoTarget::Document, m_memo_document.value, {}, text), said);
    } else if (text.empty()) {
        m_workspace.run(edits::delete_memo(project, m_memo_id), said);
    } else {
        m_workspace.run(edits::set_memo(project, m_memo_id, {}, text), said);
    }
    return true;
}

void RuleView::edit_memo_of_document()
{
    save_memo();
    m_wants_document = true;
    show_memo();
    m_memo->SetFocus();
    m_memo->SetInsertionPointEnd();
}

void RuleView::edit_memo_of_coding()
{
    m_wants_document = false;
    show_memo();
    m_memo->SetFocus();
    m_memo->SetInsertionPointEnd();
}

} // namespace duiding
