// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/codes_model.h"

#include "app/desktop/icons.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/code_choice.h"
#include "app/desktop/wx_text.h"
#include "core/text/fold.h"

#include <algorithm>

namespace duiding {

wxDataViewItem CodesModel::item_of(CodeId id)
{
    return wxDataViewItem(reinterpret_cast<void*>(static_cast<std::intptr_t>(id.value)));
}

CodeId CodesModel::code_of(const wxDataViewItem& item)
{
    return {static_cast<std::int64_t>(reinterpret_cast<std::intptr_t>(item.GetID()))};
}

void CodesModel::set_snapshot(SnapshotPtr snapshot)
{
    m_snapshot = std::move(snapshot);
    recount();
    refilter();
    Cleared();
}

void CodesModel::set_counts(SnapshotPtr snapshot)
{
    CountByCode before = std::exchange(m_counts, {});
    m_snapshot = std::move(snapshot);
    recount();
    for (const Code& code : m_snapshot->codebook->codes()) {
        if (before[code.id] != m_counts[code.id]) {
            ValueChanged(item_of(code.id), Codings);
        }
    }
}

void CodesModel::set_filter(const std::string& typed)
{
    m_filter = fold_name(typed);
    refilter();
    Cleared();
}

std::int64_t CodesModel::count_of(CodeId id) const
{
    auto found = m_counts.find(id);
    return found == m_counts.end() ? 0 : found->second;
}

void CodesModel::recount()
{
    m_counts.clear();
    const auto& codes = m_snapshot->codebook->codes();
    // Children come after their parents, so from the back every sub-code is complete when its parent takes it in.
    for (auto code = codes.rbegin(); code != codes.rend(); ++code) {
        auto own = m_snapshot->segments->find(code->id);
        m_counts[code->id] += own == m_snapshot->segments->end() ? 0 : own->second;
        if (code->parent) {
            m_counts[code->parent] += m_counts[code->id];
        }
    }
}

void CodesModel::refilter()
{
    m_shown.clear();
    if (m_filter.empty() || !m_snapshot) {
        return;
    }
    const Codebook& book = *m_snapshot->codebook;
    for (const Code& code : book.codes()) {
        if (fold_name(shown_path(book, code.id)).find(m_filter) == std::string::npos) {
            continue;
        }
        for (const Code* up = &code; up && m_shown.insert(up->id).second;) {
            up = book.find(up->parent);
        }
    }
}

wxString CodesModel::GetColumnType(unsigned column) const
{
    return column == Name ? wxDataViewIconTextRenderer::GetDefaultType() : "string"_wx;
}

void CodesModel::GetValue(wxVariant& value, const wxDataViewItem& item, unsigned column) const
{
    const Code* code = m_snapshot ? m_snapshot->codebook->find(code_of(item)) : nullptr;
    if (column == Codings) {
        wxString count = code ? number_text(count_of(code->id)) : wxString();
        // The key of a favourite as a circled digit before the count.
        value = code && code->favourite ? wxString(wxUniChar(0x2460 + code->favourite - 1)) + "  "_wx + count : count;
        return;
    }
    wxString name = code ? to_wx(code->name) : wxString();
    value << wxDataViewIconText(name, code_swatch(theme::code_colour(code ? code->colour : 0)));
}

bool CodesModel::GetAttr(const wxDataViewItem&, unsigned column, wxDataViewItemAttr& attr) const
{
    if (column == Codings) {
        attr.SetColour(theme::palette().muted);
    }
    return column == Codings;
}

wxDataViewItem CodesModel::GetParent(const wxDataViewItem& item) const
{
    const Code* code = m_snapshot ? m_snapshot->codebook->find(code_of(item)) : nullptr;
    return code ? item_of(code->parent) : wxDataViewItem();
}

bool CodesModel::IsContainer(const wxDataViewItem& item) const
{
    if (!item.IsOk()) {
        return true;
    }
    wxDataViewItemArray children;
    return GetChildren(item, children) > 0;
}

unsigned CodesModel::GetChildren(const wxDataViewItem& parent, wxDataViewItemArray& children) const
{
    if (!m_snapshot) {
        return 0;
    }
    for (CodeId id : m_snapshot->codebook->children(code_of(parent))) {
        if (m_filter.empty() || m_shown.contains(id)) {
            children.Add(item_of(id));
        }
    }
    return static_cast<unsigned>(children.size());
}

} // namespace duiding
