// SPDX-License-Identifier: GPL-3.0-or-later
// What a search can be narrowed by: every property of the documents it was found in, each value with its hits and documents. A
// ticked value narrows, by mouse, Space or Enter. The counts come from core/analysis.
#pragma once

#include "app/common/search_narrowing.h"

#include <wx/dataview.h>
#include <wx/panel.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

class wxButton;
class wxStaticText;

namespace duiding {

class FacetTree : public wxDataViewModel {
public:
    enum Column { Ticked, Value, Hits, Documents };
    struct Place {
        std::size_t facet = 0;
        std::size_t value = 0;
        bool is_value = false;
    };

    void set_facets(std::vector<Facet> facets, std::vector<FacetTick> ticks);
    const std::vector<Facet>& facets() const { return m_facets; }
    const std::vector<FacetTick>& ticks() const { return m_ticks; }
    bool is_ticked(const Place& place) const;
    void toggle(const Place& place);
    static Place place_of(const wxDataViewItem& item);
    static wxDataViewItem item_of(std::size_t facet);
    static wxDataViewItem item_of(std::size_t facet, std::size_t value);
    std::function<void()> on_tick;

    unsigned GetColumnCount() const override { return 4; }
    wxString GetColumnType(unsigned column) const override { return column == Ticked ? wxS("bool") : wxS("string"); }
    void GetValue(wxVariant& value, const wxDataViewItem& item, unsigned column) const override;
    bool SetValue(const wxVariant& value, const wxDataViewItem& item, unsigned column) override;
    bool GetAttr(const wxDataViewItem& item, unsigned column, wxDataViewItemAttr& attr) const override;
    bool HasValue(const wxDataViewItem& item, unsigned column) const override;
    wxDataViewItem GetParent(const wxDataViewItem& item) const override;
    bool IsContainer(const wxDataViewItem& item) const override;
    unsigned GetChildren(const wxDataViewItem& item, wxDataViewItemArray& children) const override;

private:
    std::vector<Facet> m_facets;
    std::vector<FacetTick> m_ticks;
};

class SearchFacets : public wxPanel {
public:
    explicit SearchFacets(wxWindow* parent);
    void set_facets(const std::vector<Facet>& facets, const std::vector<FacetTick>& ticks);
    void tick(const std::string& facet, const std::string& value);      // or untick
    wxDataViewCtrl& list() { return *m_list; }
    const FacetTree& tree() const { return *m_tree; }

    std::function<void(std::vector<FacetTick>)> on_change;

private:
    void toggle(const wxDataViewItem& item);
    void changed();
    void remember_folds();
    void show_state();

    wxStaticText* m_said;
    wxButton* m_all;
    wxDataViewCtrl* m_list;
    wxObjectDataPtr<FacetTree> m_tree;
    std::set<std::string> m_folded, m_unfolded;          // facets folded or unfolded by hand
};

} // namespace duiding
