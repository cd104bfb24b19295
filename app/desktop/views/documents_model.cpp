// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/documents_model.h"

#include "app/desktop/document_order.h"
#include "app/desktop/icons.h"
#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"

#include <algorithm>

namespace duiding {

namespace {

// Items are numbers in a pointer's clothes: 1 … 5 the kinds, 16 + id the documents.
constexpr std::intptr_t first_document = 16;

wxDataViewItem to_item(std::intptr_t number)
{
    return wxDataViewItem(reinterpret_cast<void*>(number));
}

std::intptr_t to_number(const wxDataViewItem& item)
{
    return reinterpret_cast<std::intptr_t>(item.GetID());
}

wxDataViewItem group_item(DocumentKind kind)
{
    auto place = std::find(listed_kinds.begin(), listed_kinds.end(), kind);
    return to_item(place - listed_kinds.begin() + 1);
}

} // namespace

Message kind_label(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Interview: return msg("Interviews");
    case DocumentKind::Policy: return msg("Policy documents");
    case DocumentKind::Survey: return msg("Questionnaires");
    case DocumentKind::Media: return msg("Sound and film");
    case DocumentKind::Note: break;
    }
    return msg("Notes");
}

void DocumentsModel::set_snapshot(SnapshotPtr snapshot)
{
    m_snapshot = std::move(snapshot);
    Cleared();
}

void DocumentsModel::set_counts(SnapshotPtr snapshot, const std::set<DocumentId>& changed)
{
    m_snapshot = std::move(snapshot);
    for (DocumentId id : changed) {
        if (m_snapshot->find_document(id)) {
            ValueChanged(item_of(id), Codings);
        }
    }
}

wxDataViewItem DocumentsModel::item_of(DocumentId id) const
{
    return id ? to_item(first_document + static_cast<std::intptr_t>(id.value)) : wxDataViewItem();
}

DocumentId DocumentsModel::document_of(const wxDataViewItem& item) const
{
    std::intptr_t number = to_number(item);
    return {number > first_document ? number - first_document : 0};
}

wxDataViewItemArray DocumentsModel::groups() const
{
    wxDataViewItemArray items;
    GetChildren(wxDataViewItem(), items);
    return items;
}

wxString DocumentsModel::GetColumnType(unsigned column) const
{
    return column == Name ? wxDataViewIconTextRenderer::GetDefaultType() : "string"_wx;
}

void DocumentsModel::GetValue(wxVariant& value, const wxDataViewItem& item, unsigned column) const
{
    const Palette& p = theme::palette();
    DocumentId id = document_of(item);
    const DocumentInfo* info = id && m_snapshot ? m_snapshot->find_document(id) : nullptr;
    if (column == Codings) {
        auto count = info ? static_cast<std::int64_t>(m_snapshot->codings_of(id).codings.size()) : 0;
        value = info ? number_text(count) : wxString();
        return;
    }
    if (info) {
        Icon picture = info->kind == DocumentKind::Interview ? Icon::Interview : Icon::Document;
        value << wxDataViewIconText(to_wx(info->name), icon(picture, p.muted));
        return;
    }
    auto index = static_cast<std::size_t>(to_number(item) - 1);
    value << wxDataViewIconText(index < listed_kinds.size() ? tr(kind_label(listed_kinds[index])) : wxString(), icon(Icon::Folder, p.muted));
}

bool DocumentsModel::GetAttr(const wxDataViewItem&, unsigned column, wxDataViewItemAttr& attr) const
{
    if (column == Codings) {
        attr.SetColour(theme::palette().muted);
    }
    return column == Codings;
}

wxDataViewItem DocumentsModel::GetParent(const wxDataViewItem& item) const
{
    DocumentId id = document_of(item);
    const DocumentInfo* info = id && m_snapshot ? m_snapshot->find_document(id) : nullptr;
    return info ? group_item(info->kind) : wxDataViewItem();
}

bool DocumentsModel::IsContainer(const wxDataViewItem& item) const
{
    return !item.IsOk() || !document_of(item);
}

unsigned DocumentsModel::GetChildren(const wxDataViewItem& parent, wxDataViewItemArray& children) const
{
    if (!m_snapshot) {
        return 0;
    }
    for (DocumentKind kind : listed_kinds) {
        wxDataViewItem group = group_item(kind);
        auto of_kind = [kind](const DocumentInfo& info) { return info.kind == kind; };
        bool shown = std::any_of(m_snapshot->documents->begin(), m_snapshot->documents->end(), of_kind);
        if (!parent.IsOk() && shown) {
            children.Add(group);
        } else if (parent.IsOk() && parent == group) {
            for (const DocumentInfo& info : *m_snapshot->documents) {
                if (of_kind(info)) {
                    children.Add(item_of(info.id));
                }
            }
        }
    }
    return static_cast<unsigned>(children.size());
}

} // namespace duiding
