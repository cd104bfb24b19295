// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/saved_searches.h"

#include "app/common/kept_options.h"
#include "app/common/search_runs.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"

#include <wx/button.h>
#include <wx/combobox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <set>

namespace duiding {

namespace {

// "+12" or "−3" against the run before it.
wxString difference(std::int64_t now, std::int64_t before)
{
    return now == before ? "="_wx : (now > before ? "+"_wx : "−"_wx) + number_text(std::abs(now - before));
}

} // namespace

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
    m_list->AppendTextColumn(tr(msg("Search")), wxDATAVIEW_CELL_EDITABLE, FromDIP(150))->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    m_list->AppendTextColumn(tr(msg("Theme")), wxDATAVIEW_CELL_INERT, FromDIP(80))->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    m_list->AppendTextColumn(tr(msg("Matches")), wxDATAVIEW_CELL_INERT, FromDIP(92), wxALIGN_RIGHT);
    m_list->AppendTextColumn(tr(msg("Change")), wxDATAVIEW_CELL_INERT, FromDIP(66), wxALIGN_RIGHT);
    m_list->AppendTextColumn(tr(msg("Documents")), wxDATAVIEW_CELL_INERT, FromDIP(80), wxALIGN_RIGHT);
    m_history = make_list(msg("Results of this search over time"));
    m_history->AppendTextColumn(tr(msg("Run")), wxDATAVIEW_CELL_INERT, FromDIP(180))->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
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
    m_words = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    column->Add(m_words, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(6));
    m_dictionary = new wxButton(this, wxID_ANY, tr(msg("Dictionary…")), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    m_dictionary->SetToolTip(tr(msg("Brings in a table of searches, or writes these to one")));
    auto* feet = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    for (wxButton* button : {m_again, m_all, m_dictionary, m_remove}) {
        feet->Add(button, 0, wxRIGHT | wxBOTTOM, FromDIP(4));
    }
    column->Add(feet, 0, wxEXPAND | wxLEFT | wxTOP, FromDIP(6));
    SetSizer(column);

    m_save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
    m_name->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { save(); });
    m_name->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { show_state(); });
    m_dictionary->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_dictionary(*m_dictionary, chosen() ? chosen()->theme : std::string()); });
    m_all->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { run_all(); });
    m_again->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { run(static_cast<std::size_t>(m_list->GetSelectedRow())); });
    m_remove->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { remove(static_cast<std::size_t>(m_list->GetSelectedRow())); });
    for (wxDataViewListCtrl* list : {m_list, m_history}) {
        list->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
            event.Skip();
            fit_columns();
        });
    }
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

// Figures take what they need, names and times the rest, so that nothing has to be scrolled sideways.
void SavedSearches::fit_columns()
{
    constexpr int scrollbar = 16;
    for (wxDataViewListCtrl* list : {m_list, m_history}) {
        unsigned figures = list->GetColumnCount() - 3;
        int left = list->GetClientSize().x - FromDIP(scrollbar);
        for (unsigned column = figures; column < list->GetColumnCount(); ++column) {
            wxString title = list->GetColumn(column)->GetTitle();
            int width = std::max(list->GetTextExtent(title).x + FromDIP(12), FromDIP(56));
            list->GetColumn(column)->SetWidth(width);
            left -= width;
        }
        int theme = figures == 2 ? std::clamp(left * 38 / 100, FromDIP(40), FromDIP(160)) : 0;
        if (theme > 0) {
            list->GetColumn(1)->SetWidth(theme);
        }
        list->GetColumn(0)->SetWidth(std::max(left - theme, FromDIP(60)));
    }
}

void SavedSearches::load_runs()
{
    m_runs.clear();
    std::erase_if(m_errors, [this](const auto& error) { return !find(error.first); });
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
        const SearchRun* before = last && runs->second.size() > 1 ? &runs->second[runs->second.size() - 2] : nullptr;
        bool failed = m_errors.contains(search.id);
        cells.push_back(failed ? tr(msg("not asked")) : last ? number_text(last->occurrences) : "–"_wx);
        cells.push_back(before ? difference(last->occurrences, before->occurrences) : wxString());
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

const SavedSearch* SavedSearches::find(SearchId id) const
{
    const auto& searches = *m_workspace.snapshot()->searches;
    auto found = std::find_if(searches.begin(), searches.end(), [id](const SavedSearch& search) { return search.id == id; });
    return found == searches.end() ? nullptr : &*found;
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
    m_history->Show(search != nullptr);                      // else the searches have its room
    show_words(search);
    if (search) {
        m_list->EnsureVisible(m_list->GetSelection());
    }
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

// What is special about the last run of the one at hand: why it could not be asked, or the words it did not know before.
void SavedSearches::show_words(const SavedSearch* search)
{
    wxString text;
    if (search && m_errors.contains(search->id)) {
        text = tr(m_errors.at(search->id));
    } else if (auto runs = search ? m_runs.find(search->id) : m_runs.end(); runs != m_runs.end() && runs->second.size() > 1) {
        std::vector<std::string> words = words_added(runs->second[runs->second.size() - 2], runs->second.back());
        std::string list;
        for (const std::string& word : words) {
            list += (list.empty() ? "" : ", ") + word;
        }
        auto count = static_cast<std::int64_t>(words.size());
        text = count > 0 ? tr(msgn("{0} new word since the run before: {1}", "{0} new words since the run before: {1}", count, count, list)) : wxString();
    }
    m_words->SetLabelText(text);
    m_words->SetToolTip(text);
    m_words->SetForegroundColour(theme::palette().muted);
    m_words->Show(!text.empty());
    Layout();
}

void SavedSearches::show_state()
{
    bool writable = m_workspace.is_open() && !m_workspace.project()->read_only();
    m_save->Enable(writable && !m_search.request().query.empty() && !m_search.error() && !m_name->IsEmpty());
    m_again->Enable(chosen() != nullptr);
    m_remove->Enable(writable && chosen());
    m_all->Enable(writable && !m_workspace.snapshot()->searches->empty());
}

wxString SavedSearches::last_words() const
{
    return m_words->IsShown() ? m_words->GetLabelText() : wxString();
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
    search.options = kept_options(m_search.request(), m_search.ticks(), *m_workspace.snapshot());
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
    struct Kept {
        SearchRequest request;
        std::vector<FacetTick> ticks;
    };
    // In a job, because options of a newer version are refused.
    m_workspace.jobs().start(msg("Searching"), JobShow::Silent,
        [snapshot = m_workspace.snapshot(), search](Progress&) {
            Kept kept;
            kept.ticks = set_kept_options(kept.request, search.options, *snapshot);
            kept.request.query = search.query;
            kept.request.excluded = search.rejected;
            return kept;
        },
        [this, alive = m_alive, search](Kept kept) {
            if (*alive) {
                on_run(kept.request.query);
                m_search.ask(std::move(kept.request), std::move(kept.ticks));
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
        [index, project = m_workspace.project(), searches = std::move(searches)](Progress& progress) { return run_searches(*project, *index, searches, progress); },
        [this, alive = m_alive](const std::vector<SearchOutcome>& outcomes) {
            if (*alive && m_workspace.is_open()) {
                tell(outcomes);
                if (std::vector<SearchRun> runs = runs_of(outcomes); !runs.empty()) {
                    m_workspace.run(edits::record_runs(*m_workspace.project(), std::move(runs)));
                }
            }
        });
}

// Of one search only why it could not be asked: what it found is listed anyway.
void SavedSearches::tell(const std::vector<SearchOutcome>& outcomes)
{
    m_errors.clear();
    std::int64_t changed = 0;
    for (const SearchOutcome& outcome : outcomes) {
        if (outcome.error) {
            m_errors[outcome.search.id] = *outcome.error;
        } else if (outcome.before && outcome.before->occurrences != outcome.run.occurrences) {
            ++changed;
        }
    }
    auto asked = static_cast<std::int64_t>(outcomes.size() - m_errors.size());
    auto failed = static_cast<std::int64_t>(m_errors.size());
    if (failed > 0) {
        const auto& [id, error] = *m_errors.begin();
        m_workspace.fail({msgn("{0} kept search could not be asked.", "{0} kept searches could not be asked.", failed, failed), error.where,
                          error.why.empty() ? error.what : error.why, msg("Choose it in the list to see why; delete it, or keep it anew.")});
    } else if (outcomes.size() > 1) {
        m_workspace.say(msgn("{0} search run; {1} found more or less than the time before.", "{0} searches run; {1} found more or less than the time before.",
                             asked, asked, changed));
    }
    if (failed > 0) {
        refill();
    }
}

void SavedSearches::remove(std::size_t row)
{
    const auto& searches = *m_workspace.snapshot()->searches;
    if (row < searches.size()) {
        m_workspace.run(edits::delete_searches(*m_workspace.project(), {searches[row].id}));
    }
}

} // namespace duiding
