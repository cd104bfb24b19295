// SPDX-License-Identifier: GPL-3.0-or-later
// The hits of a search per year: a small chart, and the same figures as a list below it. Choosing a year narrows the search to it.
#pragma once

#include "app/common/search_narrowing.h"

#include <wx/dataview.h>
#include <wx/panel.h>

#include <functional>
#include <vector>

class wxStaticText;

namespace duiding {

class BarChart;

class SearchYears : public wxPanel {
public:
    explicit SearchYears(wxWindow* parent);
    void set_years(std::vector<YearCount> years, const std::vector<FacetTick>& ticks);
    BarChart& chart() { return *m_chart; }
    wxDataViewListCtrl& list() { return *m_list; }

    std::function<void(int year)> on_choose;

private:
    std::vector<YearCount> m_years;
    wxStaticText* m_said;
    BarChart* m_chart;
    wxDataViewListCtrl* m_list;
};

} // namespace duiding
