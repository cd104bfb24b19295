// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/search_facets.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace duiding {

namespace {

// A facet of more values than this is folded at first.
constexpr std::size_t most_unfolded = 12;
constexpr unsigned facet_bits = 12;

} // namespace

// ---- the tree: an item's id is the facet's number and, above it, that of the value, each from 1

wxDataViewItem FacetTree::item_of(std::size_t facet)
{
    return wxDataViewItem(reinterpret_cast<void*>(facet + 1));
}

wxDataViewItem FacetTree::item_of(std::size_t facet, std::size_t value)
{
    return wxDataViewItem(reinterpret_cast<void*>((value + 1) << facet_bits | (facet + 1)));
}

FacetTree::Place FacetTree::place_of(const wxDataViewItem& item)
{
    auto id = reinterpret_cast<std::uintptr_t>(item.GetID());
    std::size_t value = id >> facet_bits;
    return {(id & ((1U << facet_bits) - 1)) - 1, value > 0 ? value - 1 : 0, value > 0};
}

void FacetTree::set_facets(std::vector<Facet> facets, std::vector<FacetTick> ticks)
{
    m_facets = std::move(facets);
    m_facets.resize(std::min<std::size_t>(m_facets.size(), (1U << facet_bits) - 2));
    m_ticks = std::move(ticks);
    Cleared();
}

bool FacetTree::is_ticked(const Place& place) const
{
    const Facet& facet = m_facets[place.facet];
    return std::find(m_ticks.begin(), m_ticks.end(), FacetTick{facet.key, facet.values[place.value].key, {}}) != m_ticks.end();
}

void FacetTree::toggle(const Place& place)
{
    const Facet& facet = m_facets[place.facet];
    FacetTick tick{facet.key, facet.values[place.value].key, facet.values[place.value].label};
    if (std::erase(m_ticks, tick) == 0) {
        m_ticks.push_back(std::move(tick));
    }
    ItemChanged(item_of(place.facet, place.value));
}

void FacetTree::GetValue(wxVariant& value, const wxDataViewItem& item, unsigned column) const
{
    value = wxString();
    Place place = place_of(item);
    if (place.facet >= m_facets.size()) {
        return;
    }
    const Facet& facet = m_facets[place.facet];
    if (!place.is_value) {
        value = column == Value ? tr(facet.label) : wxString();
        return;
    }
    if (place.value >= facet.values.size()) {
        return;
    }
    const FacetValue& found = facet.values[place.value];
    switch (column) {
    case Ticked: value = is_ticked(place); return;
    case Value: value = tr(found.label); return;
    case Hits: value = number_text(found.hits); return;
    default: value = tr(msg("{0} of {1}", found.documents, found.of_documents)); return;
    }
}

bool FacetTree::SetValue(const wxVariant&, const wxDataViewItem& item, unsigned column)
{
    Place place = place_of(item);
    if (column != Ticked || !place.is_value) {
        return false;
    }
    toggle(place);
    on_tick();
    return true;
}

bool FacetTree::GetAttr(const wxDataViewItem& item, unsigned column, wxDataViewItemAttr& attr) const
{
    Place place = place_of(item);
    if (!place.is_value) {
        attr.SetBold(true);
        return true;
    }
    if (column == Documents) {
        attr.SetColour(theme::palette().muted);
        return true;
    }
    return false;
}

bool FacetTree::HasValue(const wxDataViewItem& item, unsigned column) const
{
    return column == Value || place_of(item).is_value;
}

wxDataViewItem FacetTree::GetParent(const wxDataViewItem& item) const
{
    Place place = place_of(item);
    return item.IsOk() && place.is_value ? item_of(place.facet) : wxDataViewItem();
}

bool FacetTree::IsContainer(const wxDataViewItem& item) const
{
    return !item.IsOk() || !place_of(item).is_value;
}

unsigned FacetTree::GetChildren(const wxDataViewItem& item, wxDataViewItemArray& children) const
{
    if (!item.IsOk()) {
        for (std::size_t facet = 0; facet < m_facets.size(); ++facet) {
            children.Add(item_of(facet));
        }
    } else if (Place place = place_of(item); !place.is_value && place.facet < m_facets.size()) {
        for (std::size_t value = 0; value < m_facets[place.facet].values.size(); ++value) {
            children.Add(item_of(place.facet, value));
        }
    }
    return static_cast<unsigned>(children.GetCount());
}

// ---- the panel

SearchFacets::SearchFacets(wxWindow* parent) : wxPanel(parent)
{
    m_said = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    m_all = new wxButton(this, wxID_ANY, tr(msg("All documents")), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    m_list = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxBORDER_NONE);
    native::set_accessible_name(m_list, tr(msg("Narrow the search by")));
    m_tree = new FacetTree;
    m_tree->on_tick = [this] { changed(); };
    m_list->AssociateModel(m_tree.get());
    m_list->AppendToggleColumn(wxString(), FacetTree::Ticked, wxDATAVIEW_CELL_ACTIVATABLE, FromDIP(34));
    auto add = [this](const Message& title, unsigned column, int width, wxAlignment align) {
        auto* renderer = new wxDataViewTextRenderer("string"_wx, wxDATAVIEW_CELL_INERT, align);
        renderer->EnableEllipsize(wxELLIPSIZE_END);
        auto* made = new wxDataViewColumn(tr(title), renderer, column, FromDIP(width), align, wxDATAVIEW_COL_RESIZABLE);
        m_list->AppendColumn(made);
        return made;
    };
    m_list->SetExpanderColumn(add(msg("Narrow by"), FacetTree::Value, 210, wxALIGN_LEFT));
    add(msg("Hits"), FacetTree::Hits, 64, wxALIGN_RIGHT);
    add(msg("Documents"), FacetTree::Documents, 80, wxALIGN_RIGHT);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(m_said, 1, wxALIGN_CENTRE_VERTICAL);
    head->Add(m_all, 0, wxLEFT, FromDIP(6));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(head, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(6));
    column->Add(m_list, 1, wxEXPAND);
    SetSizer(column);
    m_all->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_change({}); });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent& event) { toggle(event.GetItem()); });
    m_list->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_SPACE && m_list->GetSelection().IsOk()) {
            toggle(m_list->GetSelection());
        } else {
            event.Skip();
        }
    });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_COLLAPSED, [this](wxDataViewEvent&) { remember_folds(); });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_EXPANDED, [this](wxDataViewEvent&) { remember_folds(); });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) { m_list->SetFocus(); });
    show_state();
}

void SearchFacets::set_facets(const std::vector<Facet>& facets, const std::vector<FacetTick>& ticks)
{
    FacetTree::Place chosen = m_list->GetSelection().IsOk() ? FacetTree::place_of(m_list->GetSelection()) : FacetTree::Place{};
    std::string facet, value;
    if (chosen.is_value && chosen.facet < m_tree->facets().size()) {
        facet = m_tree->facets()[chosen.facet].key;
        value = m_tree->facets()[chosen.facet].values[chosen.value].key;
    }
    std::set<std::string> folded = m_folded, unfolded = m_unfolded;        // Cleared folds everything
    m_tree->set_facets(facets, ticks);
    for (std::size_t i = 0; i < facets.size(); ++i) {
        const Facet& shown = facets[i];
        bool ticked = std::any_of(ticks.begin(), ticks.end(), [&shown](const FacetTick& tick) { return tick.facet == shown.key; });
        bool open = unfolded.contains(shown.key) || ticked || (shown.values.size() <= most_unfolded && !folded.contains(shown.key));
        if (open) {
            m_list->Expand(FacetTree::item_of(i));
        }
        for (std::size_t v = 0; shown.key == facet && v < shown.values.size(); ++v) {
            if (shown.values[v].key == value && chosen.is_value) {
                m_list->Select(FacetTree::item_of(i, v));
                m_list->SetCurrentItem(FacetTree::item_of(i, v));
            }
        }
    }
    m_folded = std::move(folded);
    m_unfolded = std::move(unfolded);
    show_state();
}

void SearchFacets::remember_folds()
{
    m_folded.clear();
    m_unfolded.clear();
    for (std::size_t i = 0; i < m_tree->facets().size(); ++i) {
        (m_list->IsExpanded(FacetTree::item_of(i)) ? m_unfolded : m_folded).insert(m_tree->facets()[i].key);
    }
}

void SearchFacets::show_state()
{
    wxString text = tr(msg("Tick a value to narrow."));
    if (m_tree->facets().empty()) {
        text = tr(msg("What can be narrowed by stands here."));
    } else if (!m_tree->ticks().empty()) {
        wxString names;
        for (const FacetTick& tick : m_tree->ticks()) {
            names += (names.empty() ? wxString() : ", "_wx) + tr(tick.label);
        }
        text = tr(msg("Only {0}", from_wx(names)));
    }
    m_said->SetLabelText(text);
    m_said->SetToolTip(text);
    m_said->SetForegroundColour(theme::palette().muted);
    m_all->Enable(!m_tree->ticks().empty());
    Layout();
}

void SearchFacets::toggle(const wxDataViewItem& item)
{
    FacetTree::Place place = FacetTree::place_of(item);
    if (!place.is_value) {
        m_list->IsExpanded(item) ? m_list->Collapse(item) : m_list->Expand(item);
        return;
    }
    m_tree->toggle(place);
    changed();
}

void SearchFacets::tick(const std::string& facet, const std::string& value)
{
    for (std::size_t i = 0; i < m_tree->facets().size(); ++i) {
        const Facet& shown = m_tree->facets()[i];
        for (std::size_t v = 0; shown.key == facet && v < shown.values.size(); ++v) {
            if (shown.values[v].key == value) {
                toggle(FacetTree::item_of(i, v));
                return;
            }
        }
    }
}

void SearchFacets::changed()
{
    show_state();
    // Not within the event of a click: the tree is given other rows.
    CallAfter([this, ticks = m_tree->ticks()] { on_change(ticks); });
}

} // namespace duiding
