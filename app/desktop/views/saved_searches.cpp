// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/saved_searches.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"
#include "core/index/search_options.h"

#include <wx/button.h>
#include <wx/combobox.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <set>

namespace duiding {

namespace {

std::vector<std::string> words_of(const SearchResult& result)
{
    std::set<std::string> words;
    for (const ExpandedTerm& term : result.expansion) {
        if (!term.excluded) {
            words.insert(term.term);
        }
    }
    return {words.begin(), words.end()};
}

SearchRequest request_of(const SavedSearch& search, const Snapshot& snapshot)
{
    SearchRequest request;
    set_search_options(request, search.options, snapshot);
    request.query = search.query;
    request.excluded = search.rejected;
    return request;
}

// "+12" or "−3" against the run before it.
wxString difference(std::int64_t now, std::int64_t before)
{
    return now == before ? "="_wx : (now > before ? "+"_wx : "−"_wx) + number_text(std::abs(now - before));
}

} // namespace

std::vector<SearchRun> run_saved(const ProjectIndex& index, const Snapshot& snapshot, const std::vector<SavedSearch>& searches, Progress& progress)
{
    std::vector<SearchRun> runs;
    progress.start({}, static_cast<std::int64_t>(searches.size()));
    for (const SavedSearch& search : searches) {
        SearchRequest request = request_of(search, snapshot);
        request.limit = 0;
        request.totals = Totals::Exact;
        SearchResult result = index.search(request, &progress);
        SearchRun run;
        run.search = search.id;
        run.query = search.query;
        run.words = words_of(result);
        run.documents_searched = static_cast<std::int64_t>(request.scope.documents.empty() ? snapshot.documents->size() : request.scope.documents.size());
        run.documents = static_cast<std::int64_t>(result.by_document.size());
        run.hits = result.total;
        run.occurrences = result.occurrences;
        run.change = snapshot.change;
        runs.push_back(std::move(run));
        progress.step();
    }
    return runs;
}

SavedSearches::SavedSearches(wxWindow* parent, Workspace& workspace, LiveSearch& search) : wxPanel(parent), m_workspace(workspace), m_search(search)
{
    m_name = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    m_name->SetHint(tr(msg("Name of the search")));
    native::set_accessible_name(m_name, tr(msg("Name of the search")));
    m_theme = new wxComboBox(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(120, -1)));
    m_theme->SetHint(tr(msg("Theme")));
    m_theme->SetToolTip(tr(msg("Searches with the same theme are a dictionary")));
    native::set_accessible_name(m_theme, tr(msg("Theme")));
    m_save = new wxButton(this, wxID_ANY, tr(msg("Keep")), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    m_all = new wxButton(this, wxID_ANY, tr(msg("Run all")), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    m_again = new wxButton(this, wxID_ANY, tr(msg("Search again")), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    m_remove = new wxButton(this, wxID_ANY, tr(msg("Delete")), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    auto make_list = [this](const Message& name) {
        auto* list = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxBORDER_NONE);
        native::set_accessible_name(list, tr(name));
        return list;
    };
    m_list = make_list(msg("Searches the study keeps"));
    m_list->AppendTextColumn(tr(msg("Search")), wxDATAVIEW_CELL_EDITABLE, FromDIP(150));
    m_list->AppendTextColumn(tr(msg("Theme")), wxDATAVIEW_CELL_INERT, FromDIP(80));
    m_list->AppendTextColumn(tr(msg("Matches")), wxDATAVIEW_CELL_INERT, FromDIP(92), wxALIGN_RIGHT);
    m_list->AppendTextColumn(tr(msg("Documents")), wxDATAVIEW_CELL_INERT, FromDIP(80), wxALIGN_RIGHT);
    m_history = make_list(msg("Results of this search over time"));
    m_history->AppendTextColumn(tr(msg("Run")), wxDATAVIEW_CELL_INERT, FromDIP(180));
    m_history->AppendTextColumn(tr(msg("Matches")), wxDATAVIEW_CELL_INERT, FromDIP(92), wxALIGN_RIGHT);
    m_history->AppendTextColumn(tr(msg("Change")), wxDATAVIEW_CELL_INERT, FromDIP(66), wxALIGN_RIGHT);
    m_history->AppendTextColumn(tr(msg("Documents")), wxDATAVIEW_CELL_INERT, FromDIP(80), wxALIGN_RIGHT);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_name, 1, wxALIGN_CENTRE_VERTICAL);
    row->Add(m_theme, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(4));
    row->Add(m_save, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(4));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(6));
    column->Add(m_list, 2, wxEXPAND);
    column->Add(m_history, 1, wxEXPAND | wxTOP, FromDIP(4));
    auto* feet = new wxBoxSizer(wxHORIZONTAL);
    feet->Add(m_again);
    feet->Add(m_all, 0, wxLEFT, FromDIP(4));
    feet->AddStretchSpacer();
    feet->Add(m_remove);
    column->Add(feet, 0, wxEXPAND | wxALL, FromDIP(6));
    SetSizer(column);

    m_save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
    m_name->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { save(); });
    m_name->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { show_state(); });
    m_all->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { run_all(); });
    m_again->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { run(static_cast<std::size_t>(m_list->GetSelectedRow())); });
    m_remove->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { remove(static_cast<std::size_t>(m_list->GetSelectedRow())); });
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        show_history();
        show_state();
    });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent& event) {
        CallAfter([this, line = m_list->ItemToRow(event.GetItem())] { run(static_cast<std::size_t>(line)); });
    });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_EDITING_DONE, [this](wxDataViewEvent& event) {
        auto line = static_cast<std::size_t>(m_list->ItemToRow(event.GetItem()));
        std::string name = event.IsEditCancelled() ? std::string() : from_wx(event.GetValue().GetString());
        event.Veto();                                        // the new name comes back with the change
        const auto& searches = *m_workspace.snapshot()->searches;
        if (!name.empty() && line < searches.size() && searches[line].name != name) {
            m_workspace.run(edits::rename_search(*m_workspace.project(), searches[line].id, name));
        }
    });
    m_list->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        int line = m_list->GetSelectedRow();
        if (line >= 0 && event.GetKeyCode() == WXK_DELETE) {
            remove(static_cast<std::size_t>(line));
        } else if (line >= 0 && event.GetKeyCode() == WXK_F2) {
            m_list->EditItem(m_list->GetSelection(), m_list->GetColumn(0));
        } else {
            event.Skip();
        }
    });
    m_connections.push_back(m_search.changed.connect([this] { show_state(); }));
    m_connections.push_back(m_workspace.study_changed.connect([this] { load_runs(); }));
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        if (change.bits.has(ChangeBit::Searches)) {
            load_runs();
        }
    }));
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) { m_list->SetFocus(); });
    load_runs();
}

SavedSearches::~SavedSearches()
{
    *m_alive = false;
}

void SavedSearches::load_runs()
{
    m_runs.clear();
    refill();
    if (!m_workspace.is_open()) {
        return;
    }
    m_workspace.when_ready<std::vector<SearchRun>>(m_workspace.project()->search_runs(), [this, alive = m_alive](std::vector<SearchRun> runs) {
        if (!*alive) {
            return;
        }
        m_runs.clear();
        for (SearchRun& run : runs) {
            m_runs[run.search].push_back(std::move(run));
        }
        refill();
    });
}

void SavedSearches::refill()
{
    int line = m_list->GetSelectedRow();
    m_list->DeleteAllItems();
    std::set<std::string> themes;
    for (const SavedSearch& search : *m_workspace.snapshot()->searches) {
        auto runs = m_runs.find(search.id);
        const SearchRun* last = runs == m_runs.end() || runs->second.empty() ? nullptr : &runs->second.back();
        wxVector<wxVariant> cells;
        cells.push_back(to_wx(search.name));
        cells.push_back(to_wx(search.theme));
        cells.push_back(last ? number_text(last->occurrences) : "–"_wx);
        cells.push_back(last ? tr(msg("{0} of {1}", last->documents, last->documents_searched)) : "–"_wx);
        m_list->AppendItem(cells);
        if (!search.theme.empty()) {
            themes.insert(search.theme);
        }
    }
    wxString typed = m_theme->GetValue();
    m_theme->Clear();
    for (const std::string& known : themes) {
        m_theme->Append(to_wx(known));
    }
    m_theme->ChangeValue(typed);
    if (line >= 0 && line < m_list->GetItemCount()) {
        m_list->SelectRow(static_cast<unsigned>(line));
    }
    show_history();
    show_state();
}

const SavedSearch* SavedSearches::chosen() const
{
    int line = m_list->GetSelectedRow();
    const auto& searches = *m_workspace.snapshot()->searches;
    return line >= 0 && static_cast<std::size_t>(line) < searches.size() ? &searches[static_cast<std::size_t>(line)] : nullptr;
}

void SavedSearches::show_history()
{
    m_history->DeleteAllItems();
    const SavedSearch* search = chosen();
    auto runs = search ? m_runs.find(search->id) : m_runs.end();
    if (runs == m_runs.end()) {
        return;
    }
    for (std::size_t i = runs->second.size(); i-- > 0;) {
        const SearchRun& run = runs->second[i];
        wxVector<wxVariant> cells;
        cells.push_back(date_text(run.at) + (run.coder.empty() ? wxString() : " · "_wx + to_wx(run.coder)));
        cells.push_back(number_text(run.occurrences));
        cells.push_back(i > 0 ? difference(run.occurrences, runs->second[i - 1].occurrences) : wxString());
        cells.push_back(tr(msg("{0} of {1}", run.documents, run.documents_searched)));
        m_history->AppendItem(cells);
    }
}

void SavedSearches::show_state()
{
    bool writable = m_workspace.is_open() && !m_workspace.project()->read_only();
    m_save->Enable(writable && !m_search.request().query.empty() && !m_search.error() && !m_name->IsEmpty());
    m_again->Enable(chosen() != nullptr);
    m_remove->Enable(writable && chosen());
    m_all->Enable(writable && !m_workspace.snapshot()->searches->empty());
}

void SavedSearches::focus_name()
{
    if (m_name->IsEmpty()) {
        m_name->ChangeValue(to_wx(m_search.request().query));
    }
    m_name->SetFocus();
    m_name->SelectAll();
    show_state();
}

void SavedSearches::save()
{
    std::string name = from_wx(m_name->GetValue());
    if (!m_save->IsEnabled() || name.empty()) {
        return;
    }
    SavedSearch search;
    search.name = name;
    search.theme = from_wx(m_theme->GetValue());
    search.query = m_search.request().query;
    search.options = search_options(narrowed(m_search.request(), *m_workspace.snapshot(), m_search.ticks()), *m_workspace.snapshot());
    search.rejected = m_search.request().excluded;
    std::sort(search.rejected.begin(), search.rejected.end());
    m_workspace.run(edits::add_search(*m_workspace.project(), std::move(search)), [this, alive = m_alive](const EditResult& result) {
        if (*alive && result.search) {
            m_name->Clear();
            const auto& searches = *m_workspace.snapshot()->searches;
            auto made = std::find_if(searches.begin(), searches.end(), [&result](const SavedSearch& s) { return s.id == result.search; });
            if (made != searches.end()) {
                m_list->SelectRow(static_cast<unsigned>(made - searches.begin()));
                record({*made});
            }
        }
    });
}

void SavedSearches::run(std::size_t row)
{
    const auto& searches = *m_workspace.snapshot()->searches;
    if (row >= searches.size()) {
        return;
    }
    SavedSearch search = searches[row];
    // In a job, because options of a newer version are refused.
    m_workspace.jobs().start(msg("Searching"), JobShow::Silent,
        [snapshot = m_workspace.snapshot(), search](Progress&) { return request_of(search, *snapshot); },
        [this, alive = m_alive, search](SearchRequest request) {
            if (*alive) {
                on_run(request.query);
                m_search.ask(std::move(request));
                record({search});
            }
        });
}

void SavedSearches::run_all()
{
    record(*m_workspace.snapshot()->searches);
}

void SavedSearches::record(std::vector<SavedSearch> searches)
{
    ProjectIndex* index = m_workspace.index();
    if (!index || searches.empty() || m_workspace.project()->read_only()) {
        return;
    }
    JobShow show = searches.size() > 1 ? JobShow::Bar : JobShow::Silent;
    m_workspace.jobs().start(msg("Running the kept searches"), show,
        [index, snapshot = m_workspace.snapshot(), searches = std::move(searches)](Progress& progress) { return run_saved(*index, *snapshot, searches, progress); },
        [this, alive = m_alive](std::vector<SearchRun> runs) {
            if (*alive && m_workspace.is_open()) {
                m_workspace.run(edits::record_runs(*m_workspace.project(), std::move(runs)));
            }
        });
}

void SavedSearches::remove(std::size_t row)
{
    const auto& searches = *m_workspace.snapshot()->searches;
    if (row < searches.size()) {
        m_workspace.run(edits::delete_searches(*m_workspace.project(), {searches[row].id}));
    }
}

} // namespace duiding
