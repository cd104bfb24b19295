// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/codes_view.h"

#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/native/tree_drop.h"
#include "app/desktop/views/codes_model.h"
#include "app/desktop/views/command_menu.h"
#include "app/desktop/wx_text.h"
#include "core/edits/edits.h"

#include <wx/dataobj.h>
#include <wx/srchctrl.h>

#include <algorithm>

namespace duiding {

CodesView::CodesView(wxWindow* parent, MainFrame& frame) : wxPanel(parent), m_frame(frame), m_workspace(frame.workspace())
{
    m_filter = new wxSearchCtrl(this, wxID_ANY);
    m_filter->SetDescriptiveText(tr(msg("Filter codes")));
    m_filter->ShowCancelButton(true);
    native::set_accessible_name(m_filter, tr(msg("Filter codes")));
    m_tree = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_NO_HEADER | wxDV_SINGLE | wxBORDER_NONE);
    native::set_accessible_name(m_tree, tr(msg("Codes")));
    m_model = new CodesModel;
    m_tree->AssociateModel(m_model.get());
    auto* name = new wxDataViewColumn(wxString(), new wxDataViewIconTextRenderer(wxDataViewIconTextRenderer::GetDefaultType(), wxDATAVIEW_CELL_EDITABLE),
                                      CodesModel::Name, FromDIP(220), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE);
    auto* count = new wxDataViewColumn(wxString(), new wxDataViewTextRenderer("string"_wx, wxDATAVIEW_CELL_INERT, wxALIGN_RIGHT),
                                       CodesModel::Codings, FromDIP(54), wxALIGN_RIGHT, 0);
    name->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    m_tree->AppendColumn(name);
    m_tree->AppendColumn(count);
    m_tree->SetExpanderColumn(name);

    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_filter, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(10));
    column->Add(m_tree, 1, wxEXPAND);
    SetSizer(column);
    Bind(wxEVT_SIZE, [this, name](wxSizeEvent& event) {
        name->SetWidth(std::max(FromDIP(90), GetClientSize().x - FromDIP(54 + 4)));
        event.Skip();
    });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) { m_tree->SetFocus(); });
    m_filter->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { refilter(); });
    m_filter->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) { m_filter->Clear(); });
    m_filter->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { m_tree->SetFocus(); });
    bind_tree();
    bind_drag();
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        if (change.bits.has(ChangeBit::Codes)) {
            refill();
        } else if (change.bits.has(ChangeBit::Codings)) {
            m_model->set_counts(m_workspace.snapshot());
        }
    }));
    m_connections.push_back(m_workspace.code_changed.connect([this] { show_current(); }));
    m_connections.push_back(theme::changed().connect([this] { refill(); }));
}

CodesView::~CodesView() = default;

void CodesView::bind_tree()
{
    m_tree->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent& event) {
        if (!m_filling && event.GetItem().IsOk()) {
            m_workspace.set_code(CodesModel::code_of(event.GetItem()));
        }
    });
    m_tree->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { m_frame.run("code.show_segments"); });
    m_tree->Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this](wxDataViewEvent& event) {
        m_workspace.set_code(CodesModel::code_of(event.GetItem()));
        show_command_menu(*this, {m_workspace, m_frame}, m_frame.commands(),
                          {"code.apply", "", "code.new", "code.rename", "code.edit_rule", "code.colour", "code.favourite", "", "code.merge",
                           "code.move_up", "code.move_down", "", "code.show_segments", "code.more_like", "", "code.delete"});
    });
    m_tree->Bind(wxEVT_DATAVIEW_ITEM_COLLAPSED, [this](wxDataViewEvent& event) {
        if (!m_filling && !m_model->filtered()) {
            m_collapsed.insert(CodesModel::code_of(event.GetItem()));
        }
    });
    m_tree->Bind(wxEVT_DATAVIEW_ITEM_EXPANDED, [this](wxDataViewEvent& event) { m_collapsed.erase(CodesModel::code_of(event.GetItem())); });
    m_tree->Bind(wxEVT_DATAVIEW_ITEM_EDITING_DONE, &CodesView::on_edited, this);
    m_tree->Bind(wxEVT_DATAVIEW_ITEM_START_EDITING, [this](wxDataViewEvent& event) {
        if (!m_renaming) {
            event.Veto();               // a second click or a drag must not begin a rename: only F2 and the menu do
        }
    });
    m_tree->Bind(wxEVT_CHAR, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DELETE) {
            m_frame.run("code.delete");
        } else {
            event.Skip();
        }
    });
}

void CodesView::bind_drag()
{
    m_tree->EnableDragSource(wxDataFormat("application/x-duiding-code"_wx));
    m_tree->EnableDropTarget(wxDataFormat("application/x-duiding-code"_wx));
    m_tree->Bind(wxEVT_DATAVIEW_ITEM_BEGIN_DRAG, [this](wxDataViewEvent& event) {
        m_dragged = CodesModel::code_of(event.GetItem());
        auto* data = new wxCustomDataObject(wxDataFormat("application/x-duiding-code"_wx));     // wx owns it
        data->SetData(sizeof m_dragged.value, &m_dragged.value);
        event.SetDataObject(data);
        event.SetDragFlags(wxDrag_AllowMove);
    });
    m_tree->Bind(wxEVT_DATAVIEW_ITEM_DROP, [this](wxDataViewEvent& event) {
        if (!drop()) {
            event.Veto();
        }
    });
}

// Dropped between two rows: beside them; dropped on a row: as its last sub-code.
bool CodesView::drop()
{
    native::TreeDrop place = native::tree_drop_under_pointer(*m_tree);
    const Codebook& book = *m_workspace.snapshot()->codebook;
    const Code* target = book.find(CodesModel::code_of(place.item));
    const Code* dragged = book.find(m_dragged);
    if (place.place == native::DropPlace::Nowhere || !target || !dragged || target->id == dragged->id || book.is_ancestor(dragged->id, target->id)) {
        return false;
    }
    CodeId parent = place.place == native::DropPlace::Into ? target->id : target->parent;
    std::vector<CodeId> siblings = book.children(parent);
    std::erase(siblings, dragged->id);
    auto position = static_cast<std::int64_t>(siblings.size());
    if (place.place != native::DropPlace::Into) {
        position = std::find(siblings.begin(), siblings.end(), target->id) - siblings.begin();
        position += place.place == native::DropPlace::After ? 1 : 0;
    }
    m_workspace.run(edits::move_code(*m_workspace.project(), dragged->id, parent, position));
    return true;
}

void CodesView::refill()
{
    m_filling = true;
    m_model->set_snapshot(m_workspace.snapshot());
    expand_all({});
    m_filling = false;
    show_current();
}

void CodesView::refilter()
{
    m_filling = true;
    m_model->set_filter(from_wx(m_filter->GetValue()));
    expand_all({});
    m_filling = false;
    show_current();
}

void CodesView::expand_all(CodeId parent)
{
    for (CodeId child : m_workspace.snapshot()->codebook->children(parent)) {
        if (m_model->filtered() || !m_collapsed.contains(child)) {
            m_tree->Expand(CodesModel::item_of(child));
        }
        expand_all(child);
    }
}

void CodesView::show_current()
{
    wxDataViewItem item = CodesModel::item_of(m_workspace.code());
    if (item == m_tree->GetSelection()) {
        return;
    }
    m_filling = true;
    if (item.IsOk() && !m_model->filtered()) {
        m_tree->Select(item);
        m_tree->EnsureVisible(item);
    } else if (!item.IsOk()) {
        m_tree->UnselectAll();
    }
    m_filling = false;
}

void CodesView::focus_filter()
{
    m_filter->SetFocus();
    m_filter->SelectAll();
}

void CodesView::rename_current()
{
    m_renaming = true;
    m_tree->EditItem(CodesModel::item_of(m_workspace.code()), m_tree->GetColumn(CodesModel::Name));
}

void CodesView::on_edited(wxDataViewEvent& event)
{
    m_renaming = false;
    const Code* code = m_workspace.snapshot()->codebook->find(CodesModel::code_of(event.GetItem()));
    if (event.IsEditCancelled() || !code) {
        return;
    }
    wxDataViewIconText value;
    value << event.GetValue();
    std::string name = from_wx(value.GetText());
    if (!name.empty() && name != code->name) {
        m_workspace.run(edits::rename_code(*m_workspace.project(), code->id, name));
    }
    event.Veto();                       // the new name comes back with the change
}

} // namespace duiding
