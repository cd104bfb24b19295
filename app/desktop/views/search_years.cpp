// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/search_years.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/widgets/bar_chart.h"
#include "app/desktop/wx_text.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <string>

namespace duiding {

namespace {

// Hits per 1,000 words with one decimal, in the window's language.
wxString per_thousand(const YearCount& year)
{
    if (year.words == 0) {
        return "–"_wx;
    }
    std::int64_t tenths = (year.occurrences * 10000 + year.words / 2) / year.words;
    return number_text(tenths / 10) + (number_style() == NumberStyle::Dutch ? ","_wx : "."_wx) + to_wx(std::to_string(tenths % 10));
}

wxString documents_text(const YearCount& year)
{
    return tr(msg("{0} of {1}", year.documents, year.of_documents));
}

} // namespace

SearchYears::SearchYears(wxWindow* parent) : wxPanel(parent)
{
    m_said = new wxStaticText(this, wxID_ANY, tr(msg("No document has a year: give documents the property “jaar”.")), wxDefaultPosition,
                              wxDefaultSize, wxST_ELLIPSIZE_END);
    m_said->SetForegroundColour(theme::palette().muted);
    m_chart = new BarChart(this);
    m_list = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxBORDER_NONE);
    native::set_accessible_name(m_list, tr(msg("Hits per year")));
    m_list->AppendTextColumn(tr(msg("Year")), wxDATAVIEW_CELL_INERT, FromDIP(60));
    m_list->AppendTextColumn(tr(msg("Hits")), wxDATAVIEW_CELL_INERT, FromDIP(52), wxALIGN_RIGHT);
    m_list->AppendTextColumn(tr(msg("Documents")), wxDATAVIEW_CELL_INERT, FromDIP(80), wxALIGN_RIGHT);
    m_list->AppendTextColumn(tr(msg("Matches per 1,000 words")), wxDATAVIEW_CELL_INERT, FromDIP(100), wxALIGN_RIGHT);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_said, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(6));
    column->Add(m_chart, 0, wxEXPAND);
    column->Add(m_list, 1, wxEXPAND | wxTOP, FromDIP(4));
    SetSizer(column);
    auto choose = [this](std::size_t bar) {
        if (bar < m_years.size() && on_choose) {
            CallAfter([this, year = m_years[bar].year] { on_choose(year); });
        }
    };
    m_chart->on_choose = choose;
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this, choose](wxDataViewEvent& event) {
        choose(static_cast<std::size_t>(m_list->ItemToRow(event.GetItem())));
    });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) { m_chart->SetFocus(); });
}

void SearchYears::set_years(std::vector<YearCount> years, const std::vector<FacetTick>& ticks)
{
    m_years = std::move(years);
    std::vector<BarChart::Bar> bars;
    m_list->DeleteAllItems();
    for (const YearCount& year : m_years) {
        wxString label = to_wx(std::to_string(year.year));
        wxString documents = documents_text(year);
        bool ticked = std::any_of(ticks.begin(), ticks.end(), [&year](const FacetTick& tick) {
            return tick.facet == "year" && tick.value == std::to_string(year.year);
        });
        wxString said = tr(msg("{0}: {1} hits, in {2} documents", std::to_string(year.year), year.hits, from_wx(documents)));
        bars.push_back({label, number_text(year.hits), said, static_cast<double>(year.hits), ticked});
        wxVector<wxVariant> cells;
        cells.push_back(label);
        cells.push_back(number_text(year.hits));
        cells.push_back(documents);
        cells.push_back(per_thousand(year));
        m_list->AppendItem(cells);
    }
    m_said->Show(m_years.empty());
    m_chart->Show(!m_years.empty());
    m_list->Show(!m_years.empty());
    m_chart->set_bars(std::move(bars));
    Layout();
}

} // namespace duiding
