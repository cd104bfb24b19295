// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/documents_view.h"

#include "app/desktop/document_order.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/views/command_menu.h"
#include "app/desktop/views/document_heading.h"
#include "app/desktop/views/documents_model.h"
#include "app/desktop/wx_text.h"
#include "core/edits/edits.h"

#include <algorithm>

namespace duiding {

DocumentsView::DocumentsView(wxWindow* parent, MainFrame& frame) : wxPanel(parent), m_frame(frame), m_workspace(frame.workspace())
{
    m_list = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_NO_HEADER | wxDV_MULTIPLE | wxBORDER_NONE);
    m_model = new DocumentsModel;
    m_list->AssociateModel(m_model.get());
    auto* name = new wxDataViewColumn(wxString(), new wxDataViewIconTextRenderer(wxDataViewIconTextRenderer::GetDefaultType(), wxDATAVIEW_CELL_EDITABLE),
                                      DocumentsModel::Name, FromDIP(220), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE);
    auto* count = new wxDataViewColumn(wxString(), new wxDataViewTextRenderer("string"_wx, wxDATAVIEW_CELL_INERT, wxALIGN_RIGHT),
                                       DocumentsModel::Codings, FromDIP(40), wxALIGN_RIGHT, 0);
    name->GetRenderer()->EnableEllipsize(wxELLIPSIZE_MIDDLE);      // versions and years differ at the end
    m_list->AppendColumn(name);
    m_list->AppendColumn(count);
    m_list->SetExpanderColumn(name);
    native::set_accessible_name(m_list, tr(msg("Documents")));

    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_list, 1, wxEXPAND);
    SetSizer(column);
    Bind(wxEVT_SIZE, [this, name](wxSizeEvent& event) {
        name->SetWidth(std::max(FromDIP(90), GetClientSize().x - FromDIP(40 + 4)));
        event.Skip();
    });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) { m_list->SetFocus(); });
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, &DocumentsView::on_selected, this);
    m_list->Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, &DocumentsView::on_context_menu, this);
    m_list->Bind(wxEVT_DATAVIEW_ITEM_EDITING_DONE, &DocumentsView::on_edited, this);
    m_list->Bind(wxEVT_DATAVIEW_ITEM_START_EDITING, [this](wxDataViewEvent& event) {
        if (!m_renaming) {
            event.Veto();               // a second click must not begin a rename: only F2 and the menu do
        }
    });
    m_list->Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
        event.Skip();
        show_tip(event.GetPosition());
    });
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        if (change.bits.has(ChangeBit::Documents)) {
            refill();
        } else if (change.bits.has(ChangeBit::Codings)) {
            m_model->set_counts(m_workspace.snapshot(), change.codings);
        }
    }));
    m_connections.push_back(m_workspace.document_changed.connect([this] { show_current(); }));
    m_connections.push_back(theme::changed().connect([this] { refill(); }));
}

DocumentsView::~DocumentsView() = default;

void DocumentsView::refill()
{
    m_model->set_snapshot(m_workspace.snapshot());
    for (const wxDataViewItem& group : m_model->groups()) {
        m_list->Expand(group);
    }
    show_current();
}

void DocumentsView::show_current()
{
    wxDataViewItem item = m_model->item_of(m_workspace.document());
    if (item.IsOk() && m_list->IsSelected(item)) {
        return;                         // alone, or among several
    }
    m_list->UnselectAll();
    if (item.IsOk() && m_workspace.snapshot()->find_document(m_workspace.document())) {
        m_list->Select(item);
        m_list->EnsureVisible(item);
    }
}

std::vector<DocumentId> DocumentsView::chosen() const
{
    wxDataViewItemArray items;
    m_list->GetSelections(items);
    std::vector<DocumentId> documents;
    for (DocumentId listed : documents_as_listed(*m_workspace.snapshot())) {
        if (std::find(items.begin(), items.end(), m_model->item_of(listed)) != items.end()) {
            documents.push_back(listed);
        }
    }
    if (documents.size() < 2) {
        documents.clear();
        if (m_workspace.document()) {
            documents.push_back(m_workspace.document());
        }
    }
    return documents;
}

void DocumentsView::on_selected(wxDataViewEvent& event)
{
    DocumentId id = m_model->document_of(event.GetItem());
    if (id && m_list->GetSelectedItemsCount() == 1) {
        m_workspace.show_document(id);
    }
}

// The whole name, its title, and where it belongs.
void DocumentsView::show_tip(const wxPoint& at)
{
    wxDataViewItem item;
    wxDataViewColumn* column = nullptr;
    m_list->HitTest(at, item, column);
    DocumentId id = item.IsOk() ? m_model->document_of(item) : DocumentId{};
    const DocumentInfo* info = m_workspace.snapshot()->find_document(id);
    wxString tip;
    if (info) {
        tip = to_wx(info->name);
        for (const std::string& line : {info->title == info->name ? std::string() : info->title, belongs_to(*m_workspace.snapshot(), id)}) {
            tip += line.empty() ? wxString() : "\n"_wx + to_wx(line);
        }
    }
    if (tip != m_list->GetToolTipText()) {
        m_list->SetToolTip(tip);
    }
}

void DocumentsView::on_context_menu(wxDataViewEvent& event)
{
    if (DocumentId id = m_model->document_of(event.GetItem())) {
        m_workspace.show_document(id);
    }
    show_command_menu(*this, {m_workspace, m_frame}, m_frame.commands(),
                      {"document.rename", "document.compare", "document.properties", "document.delete", "", "memo.document", "", "project.import"});
}

void DocumentsView::rename_current()
{
    m_renaming = true;
    m_list->EditItem(m_model->item_of(m_workspace.document()), m_list->GetColumn(DocumentsModel::Name));
}

void DocumentsView::on_edited(wxDataViewEvent& event)
{
    m_renaming = false;
    DocumentId id = m_model->document_of(event.GetItem());
    const DocumentInfo* info = m_workspace.snapshot()->find_document(id);
    if (event.IsEditCancelled() || !info) {
        return;
    }
    wxDataViewIconText value;
    value << event.GetValue();
    std::string name = from_wx(value.GetText());
    if (!name.empty() && name != info->name) {
        m_workspace.run(edits::rename_document(*m_workspace.project(), id, name));
    }
    event.Veto();                       // the new name comes back with the change
}

} // namespace duiding
