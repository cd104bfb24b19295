// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/scan_words.h"

#include "app/common/kept_options.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/search_words.h"
#include "app/desktop/wx_text.h"
#include "core/edits/edits.h"

#include <wx/button.h>
#include <wx/listbox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace duiding {

namespace {

constexpr std::size_t examples = 400;            // hits that are looked at for examples

} // namespace

ScanWords::ScanWords(MainFrame& frame, std::vector<SearchId> searches)
    : wxFrame(&frame, wxID_ANY, tr(msg("Words of the scan")), wxDefaultPosition, frame.FromDIP(wxSize(980, 560)),
              wxDEFAULT_FRAME_STYLE | wxFRAME_FLOAT_ON_PARENT | wxFRAME_NO_TASKBAR),
      m_workspace(frame.workspace()), m_searches(std::move(searches))
{
    SetExtraStyle(GetExtraStyle() | wxWS_EX_BLOCK_EVENTS);           // keys typed here are not for the text behind
    auto* panel = new wxPanel(this);
    panel->SetBackgroundColour(theme::palette().window);
    m_queries = new wxListBox(panel, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(270, -1)));
    native::set_accessible_name(m_queries, tr(msg("Queries")));
    m_words = new SearchWords(panel);
    m_said = new wxStaticText(panel, wxID_ANY, tr(msg("Untick the words you do not mean. Space ticks, Tab goes on.")), wxDefaultPosition, wxDefaultSize,
                              wxST_ELLIPSIZE_END);
    m_said->SetForegroundColour(theme::palette().muted);
    m_apply = new wxButton(panel, wxID_ANY, tr(msg("Apply")));
    auto* close = new wxButton(panel, wxID_ANY, tr(msg("Close")));
    auto* lists = new wxBoxSizer(wxHORIZONTAL);
    lists->Add(m_queries, 0, wxEXPAND);
    lists->Add(m_words, 1, wxEXPAND | wxLEFT, FromDIP(12));
    auto* feet = new wxBoxSizer(wxHORIZONTAL);
    feet->Add(m_said, 1, wxALIGN_CENTRE_VERTICAL);
    feet->Add(m_apply, 0, wxLEFT, FromDIP(10));
    feet->Add(close, 0, wxLEFT, FromDIP(10));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(lists, 1, wxEXPAND | wxALL, FromDIP(12));
    column->Add(feet, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12));
    panel->SetSizer(column);

    m_queries->Bind(wxEVT_LISTBOX, [this](wxCommandEvent& event) { choose(static_cast<std::size_t>(event.GetSelection())); });
    m_words->on_change = [this](std::set<std::string> excluded) {
        if (m_at < m_searches.size()) {
            m_rejected[m_searches[m_at]] = std::move(excluded);
            show_queries();
        }
    };
    m_apply->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { apply(); });
    close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Close(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            Close();
        } else if (event.GetKeyCode() == WXK_RETURN && event.ControlDown()) {
            apply();
        } else {
            event.Skip();
        }
    });
    m_connections.push_back(m_workspace.study_changed.connect([this] { Destroy(); }));
    show_queries();
    choose(0);
    CentreOnParent();
    m_queries->SetFocus();
}

ScanWords::~ScanWords()
{
    *m_alive = false;
    if (m_job) {
        m_job->progress.cancel();
    }
}

const SavedSearch* ScanWords::find(SearchId id) const
{
    const auto& all = *m_workspace.snapshot()->searches;
    auto it = std::find_if(all.begin(), all.end(), [id](const SavedSearch& each) { return each.id == id; });
    return it == all.end() ? nullptr : &*it;
}

void ScanWords::show_queries()
{
    wxArrayString lines;
    bool changed = false;
    for (SearchId id : m_searches) {
        const SavedSearch* search = find(id);
        auto mine = m_rejected.find(id);
        auto rejected = static_cast<std::int64_t>(mine != m_rejected.end() ? mine->second.size() : search ? search->rejected.size() : 0);
        changed = changed || (search && mine != m_rejected.end() && mine->second != std::set<std::string>(search->rejected.begin(), search->rejected.end()));
        wxString line = search ? to_wx(search->name) : wxString();
        lines.Add(rejected > 0 ? line + "   ("_wx + tr(msg("{0} left out", rejected)) + ")"_wx : line);
    }
    if (lines != m_queries->GetStrings()) {
        m_queries->Set(lines);
    }
    if (m_at < lines.size()) {
        m_queries->SetSelection(static_cast<int>(m_at));
    }
    m_apply->Enable(changed && !m_workspace.project()->read_only());
}

void ScanWords::choose(std::size_t query)
{
    if (query < m_searches.size()) {
        m_at = query;
        m_queries->SetSelection(static_cast<int>(query));
        look();
    }
}

void ScanWords::look()
{
    if (m_job) {
        m_job->progress.cancel();
        m_job.reset();
    }
    const SavedSearch* search = find(m_searches[m_at]);
    if (!search || !m_workspace.index()) {
        return;
    }
    auto mine = m_rejected.find(search->id);
    std::vector<std::string> rejected = mine == m_rejected.end() ? search->rejected : std::vector(mine->second.begin(), mine->second.end());
    m_job = m_workspace.jobs().start(msg("Looking up the words"), JobShow::Silent,
        [index = m_workspace.index(), snapshot = m_workspace.snapshot(), search = *search, rejected](Progress& progress) {
            SearchFound found;
            found.request = kept_request(search.query, search.options, rejected, *snapshot);
            found.request.limit = examples;
            found.result = index->search(found.request, &progress);
            TextSource texts = index->texts();
            for (std::size_t i = 0; i < found.result.hits.size(); ++i) {
                const SearchHit& hit = found.result.hits[i];
                DocumentTextPtr text = texts(hit.document);
                for (const CharRange& match : text ? hit.matches : std::vector<CharRange>()) {
                    found.rows.push_back({i, hit.document, match, {}, {}, 0, match_context(*text, hit.range, match)});
                }
            }
            return found;
        },
        [this, alive = m_alive](SearchFound found) {
            if (*alive) {
                m_job.reset();
                m_words->set_found(found);
            }
        });
}

void ScanWords::apply()
{
    std::vector<SavedSearch> changed;
    for (const auto& [id, words] : m_rejected) {
        const SavedSearch* search = find(id);
        std::vector<std::string> rejected(words.begin(), words.end());
        if (search && rejected != search->rejected) {
            changed.push_back(*search);
            changed.back().rejected = std::move(rejected);
        }
    }
    if (changed.empty()) {
        return;
    }
    auto count = static_cast<std::int64_t>(changed.size());
    auto then = [this, alive = m_alive, count](const EditResult&) {
        if (*alive) {
            m_workspace.say(msgn("The words of {0} query are changed; the scan follows.", "The words of {0} queries are changed; the scan follows.", count, count));
            m_rejected.clear();
            show_queries();
        }
    };
    // Several at once go in as a dictionary: one step.
    std::string theme = changed.front().theme;
    m_workspace.run(count == 1 ? edits::set_search(*m_workspace.project(), changed.front())
                               : edits::add_dictionary(*m_workspace.project(), std::move(changed), theme), then);
}

ScanWords* open_scan_words(MainFrame& frame)
{
    for (wxWindow* child : frame.GetChildren()) {
        if (auto* window = dynamic_cast<ScanWords*>(child); window && !window->IsBeingDeleted()) {
            return window;
        }
    }
    return nullptr;
}

void show_scan_words(MainFrame& frame, std::vector<SearchId> searches)
{
    if (ScanWords* open = open_scan_words(frame)) {
        open->Close(true);
    }
    if (!searches.empty()) {
        (new ScanWords(frame, std::move(searches)))->Show();
    }
}

} // namespace duiding
