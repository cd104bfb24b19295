// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside the list of a search: the words, what to narrow by, the years, the rows that build a query, the kept searches.
#include "app/desktop/views/search_view.h"

#include "app/desktop/dialogs/dictionary_file.h"
#include "app/desktop/dialogs/synonyms.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/views/hit_list.h"
#include "app/desktop/views/saved_searches.h"
#include "app/desktop/views/search_builder.h"
#include "app/desktop/views/search_facets.h"
#include "app/desktop/views/search_words.h"
#include "app/desktop/views/search_years.h"
#include "app/desktop/views/tool_strip.h"
#include "app/desktop/wx_text.h"

#include <wx/choice.h>
#include <wx/simplebook.h>
#include <wx/sizer.h>
#include <wx/splitter.h>
#include <wx/tglbtn.h>

#include <algorithm>
#include <string>

namespace duiding {

namespace {

constexpr int most_side_width = 470;
constexpr int least_side_width = 320;

} // namespace

void SearchView::make_side(wxWindow* parent)
{
    m_side = new wxPanel(parent);
    m_pages = new wxSimplebook(m_side);
    m_words = new SearchWords(m_pages);
    m_words->on_change = [this](std::set<std::string> excluded) { m_search.set_excluded(std::move(excluded)); };
    m_words->offer_synonyms([this](const std::string& word) { show_synonyms(m_frame, word); });
    m_facets = new SearchFacets(m_pages);
    m_facets->on_change = [this](std::vector<FacetTick> ticks) { m_search.set_ticks(std::move(ticks)); };
    m_years = new SearchYears(m_pages);
    m_years->on_choose = [this](int year) { tick_year(year); };
    m_builder = new SearchBuilder(m_pages, m_workspace, m_search);
    m_builder->on_query = [this](const std::string& query) {
        m_frame.tools().show_query(query);
        type(query);
    };
    m_saved = new SavedSearches(m_pages, m_workspace, m_search);
    m_saved->on_dictionary = [this](wxWindow& below, const std::string& theme) { show_dictionary_menu(m_frame, below, theme); };
    m_saved->on_run = [this](const std::string& query) { m_frame.tools().show_query(query); };
    m_narrow_tabs = new wxChoice(m_side, wxID_ANY);
    m_narrow_tabs->SetToolTip(tr(msg("What stands beside the list")));
    native::set_accessible_name(m_narrow_tabs, tr(msg("What stands beside the list")));
    m_narrow_tabs->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) { choose_page(static_cast<Page>(event.GetSelection())); });
    auto* tabs = new wxBoxSizer(wxHORIZONTAL);
    auto add = [&](wxWindow* page, const Message& label, const Message& help) {
        int index = static_cast<int>(m_tabs.size());
        m_pages->AddPage(page, tr(label));
        auto* tab = new wxToggleButton(m_side, wxID_ANY, tr(label), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
        tab->SetToolTip(tr(help));
        tab->Bind(wxEVT_TOGGLEBUTTON, [this, index](wxCommandEvent&) { choose_page(static_cast<Page>(index)); });
        tabs->Add(tab, 0, wxRIGHT | wxBOTTOM, FromDIP(4));
        m_tabs.push_back(tab);
        m_narrow_tabs->Append(tr(label));
    };
    add(m_words, msg("Words"), msg("The words the query became"));
    add(m_facets, msg("Narrow"), msg("Narrow the search by municipality, kind or any other property"));
    add(m_years, msg("Years"), msg("Hits per year"));
    add(m_builder, msg("Build"), msg("Build a query by filling in rows"));
    add(m_saved, msg("Kept"), msg("Searches the study keeps, with their results over time"));
    choose_page(Page::Words);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_narrow_tabs, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(6));
    column->Add(tabs, 0, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(6));
    column->Add(m_pages, 1, wxEXPAND);
    m_side->SetSizer(column);
    m_narrow_tabs->Hide();
    m_tabs_width = FromDIP(12);                               // now: a hidden button has no size
    for (wxToggleButton* tab : m_tabs) {
        m_tabs_width += tab->GetBestSize().x + FromDIP(4);
    }
    m_side->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        show_tabs();
    });
}

// In one row as buttons, or as a list to choose from where they have no room.
void SearchView::show_tabs()
{
    bool narrow = m_side->GetClientSize().x < m_tabs_width;
    if (m_narrow_tabs->IsShown() != narrow) {
        m_narrow_tabs->Show(narrow);
        for (wxToggleButton* tab : m_tabs) {
            tab->Show(!narrow);
        }
        m_side->Layout();
    }
}


void SearchView::choose_page(Page page)
{
    m_pages->ChangeSelection(static_cast<std::size_t>(page));
    m_narrow_tabs->SetSelection(static_cast<int>(page));
    for (std::size_t tab = 0; tab < m_tabs.size(); ++tab) {
        m_tabs[tab]->SetValue(static_cast<Page>(tab) == page);
    }
}

void SearchView::show_page(Page page)
{
    m_frame.show_pane("search", true);
    show_preview(false);
    show_side(true);
    choose_page(page);
    if (page == Page::Saved) {
        m_saved->focus_name();
    } else {
        m_pages->GetCurrentPage()->SetFocus();
    }
}

// Wide enough for its tabs in one row where the list keeps more than half.
int SearchView::wanted_side_width() const
{
    int width = std::clamp(GetClientSize().x * 36 / 100, FromDIP(least_side_width), FromDIP(most_side_width));
    int tabs = m_tabs_width + m_split->GetSashSize();
    return tabs < GetClientSize().x * 45 / 100 ? std::max(width, tabs) : width;
}

void SearchView::show_side(bool show)
{
    if (show && !m_split->IsSplit()) {
        m_side->Show();
        m_split->SplitVertically(m_listing, m_side, -wanted_side_width());
    } else if (!show && m_split->IsSplit()) {
        m_split->Unsplit(m_side);
    }
}

void SearchView::tick_year(int year)
{
    std::vector<FacetTick> ticks = m_search.ticks();
    std::string value = std::to_string(year);
    FacetTick tick{"year", value, msg("{0}", value)};
    if (std::erase(ticks, tick) == 0) {
        ticks.push_back(std::move(tick));
    }
    m_search.set_ticks(std::move(ticks));
}

} // namespace duiding
