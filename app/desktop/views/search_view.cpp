// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/search_view.h"

#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/code_preview.h"
#include "app/desktop/views/hit_list.h"
#include "app/desktop/views/rule_view.h"
#include "app/desktop/views/search_facets.h"
#include "app/desktop/views/search_scope.h"
#include "app/desktop/views/search_summary.h"
#include "app/desktop/views/search_words.h"
#include "app/desktop/views/search_years.h"
#include "app/desktop/views/tool_strip.h"
#include "app/desktop/wx_text.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/splitter.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <string>

namespace duiding {

namespace {

constexpr int least_width_with_side = 720;

// Its sash is a gap that can be dragged, without a bar of its own.
class QuietSplitter : public wxSplitterWindow {
public:
    explicit QuietSplitter(wxWindow* parent)
        : wxSplitterWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE | wxSP_NOBORDER)
    {
    }

private:
    void DrawSash(wxDC&) override {}
};

} // namespace

SearchView::SearchView(wxWindow* parent, MainFrame& frame, LiveSearch& search)
    : wxPanel(parent), m_frame(frame), m_workspace(frame.workspace()), m_search(search), m_shown(search.found())
{
    m_body = new wxPanel(this);
    auto* column = new wxBoxSizer(wxVERTICAL);
    m_split = new QuietSplitter(m_body);
    m_split->SetMinimumPaneSize(FromDIP(160));
    m_split->SetSashGravity(1.0);
    m_listing = new wxPanel(m_split);
    auto* listing = new wxBoxSizer(wxVERTICAL);
    make_head(*column, *listing);
    m_list = new HitList(m_listing);
    listing->Add(m_list, 1, wxEXPAND);
    m_listing->SetSizer(listing);
    make_side(m_split);
    m_split->SplitVertically(m_listing, m_side, -wanted_side_width());
    column->Add(m_split, 1, wxEXPAND);
    m_body->SetSizer(column);
    m_preview = new CodePreview(this, frame);
    m_preview->on_close = [this] { show_preview(false); };
    m_preview->Hide();
    auto* whole = new wxBoxSizer(wxVERTICAL);
    whole->Add(m_body, 1, wxEXPAND);
    whole->Add(m_preview, 1, wxEXPAND);
    SetSizer(whole);
    bind_list();

    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] {
            fit();
            if (m_split->IsSplit() && !m_dragged) {
                m_split->SetSashPosition(-wanted_side_width());
                m_list->fit_columns(m_list->GetClientSize().x - FromDIP(18));
            }
        });
    });
    m_split->Bind(wxEVT_SPLITTER_SASH_POS_CHANGED, [this](wxSplitterEvent& event) {
        event.Skip();
        CallAfter([this] { fit(); });
    });
    m_split->Bind(wxEVT_SPLITTER_SASH_POS_CHANGING, [this](wxSplitterEvent& event) {
        event.Skip();
        m_dragged = true;
    });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) {
        wxWindow* to = m_preview->IsShown() ? static_cast<wxWindow*>(m_preview) : m_list;
        to->SetFocus();
    });
    m_connections.push_back(m_search.changed.connect([this] { show_found(); }));
    m_connections.push_back(m_search.progressed.connect([this] { show_state(); }));
    m_connections.push_back(m_workspace.index_changed.connect([this] { show_found(); }));
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        m_list->rows().set_snapshot(m_workspace.snapshot(), change.bits.has(ChangeBit::Codes) ? nullptr : &change.codings);
        if (change.bits.has(ChangeBit::Autocodings)) {
            load_coded();
        }
        if (change.bits.has(ChangeBit::Cases) || change.bits.has(ChangeBit::Attributes) || change.bits.has(ChangeBit::Documents)) {
            fill_groupings();
        }
    }));
    m_connections.push_back(m_workspace.study_changed.connect([this] {
        fill_groupings();
        load_coded();
    }));
    fill_groupings();
    load_coded();
    clear();
}

SearchView::~SearchView()
{
    *m_alive = false;
}

// What was found is said over the whole width; how it is listed stands above the list, so that what is beside it begins as high.
void SearchView::make_head(wxSizer& whole, wxSizer& listing)
{
    m_summary = new wxStaticText(m_body, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    auto choice = [this](const Message& name, const std::vector<Message>& labels, int selected) {
        auto* widget = new wxChoice(m_listing, wxID_ANY);
        for (const Message& label : labels) {
            widget->Append(tr(label));
        }
        if (!labels.empty()) {
            widget->SetSelection(selected);
        }
        widget->SetToolTip(tr(name));
        native::set_accessible_name(widget, tr(name));
        return widget;
    };
    m_order = choice(msg("Order of the matches"), {msg("Best first"), msg("Document order")}, 0);
    m_grouping = choice(msg("Grouping of the matches"), {}, 0);
    m_unit = choice(msg("Within what all words must stand"),
                    {msg("In one paragraph"), msg("In one sentence"), msg("In one turn"), msg("In one section"), msg("In one document")}, 0);
    m_scope = new SearchScopeButton(m_listing, m_workspace, m_search);
    m_code = new wxButton(m_listing, wxID_ANY, tr(msg("Code…")));
    m_coded = new wxButton(m_listing, wxID_ANY, tr(msg("Coded before…")));
    m_coded->SetToolTip(tr(msg("Shows what is new since this search coded: passages, and words to judge")));
    m_coded->Hide();
    m_order->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        m_search.change([this](SearchRequest& request) { request.order = static_cast<HitOrder>(m_order->GetSelection()); });
    });
    m_unit->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        m_search.change([this](SearchRequest& request) { request.unit = static_cast<HitUnit>(m_unit->GetSelection()); });
    });
    m_grouping->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { m_list->set_found(m_workspace.snapshot(), m_shown, groups()); });
    m_code->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_frame.run("code.search_hits"); });
    m_coded->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_frame.run("code.autocodings"); });

    auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    for (wxWindow* widget : {static_cast<wxWindow*>(m_order), static_cast<wxWindow*>(m_grouping), static_cast<wxWindow*>(m_unit),
                             static_cast<wxWindow*>(m_scope), static_cast<wxWindow*>(m_code), static_cast<wxWindow*>(m_coded)}) {
        row->Add(widget, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT | wxBOTTOM, FromDIP(6));
    }
    m_suggested = new wxPanel(m_body);
    m_suggested->SetSizer(new wxBoxSizer(wxHORIZONTAL));
    m_suggested->Hide();
    whole.Add(m_summary, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(10));
    whole.Add(m_suggested, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(10));
    listing.Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(10));
}

void SearchView::bind_list()
{
    m_list->on_match = [this](const SearchRow& row) {
        m_workspace.show_range(row.document, row.match);
        m_workspace.set_current_match(row.document, row.match);
    };
    m_list->on_enter = [this](const SearchRow& row) {
        m_list->on_match(row);
        m_frame.centre().focus_text();
    };
    m_list->on_escape = [this] {
        bool lasts = m_search.lasts();
        m_search.cancel();
        return lasts;
    };
    m_list->on_note = [this](const NoteHit& note) { open_note(note); };
}

// In a narrow pane the list is worth more than what stands beside it.
void SearchView::fit()
{
    show_side(GetClientSize().x >= FromDIP(least_width_with_side));
    m_list->fit_columns(m_list->GetClientSize().x - FromDIP(18));
}

void SearchView::clear()
{
    m_wanted = false;
    m_code_wanted = false;
    m_search.clear();
}

void SearchView::search(const std::string& query)
{
    m_wanted = true;
    m_search.ask(query);
}

void SearchView::type(const std::string& query)
{
    m_wanted = m_wanted || query.size() > 1;
    m_code_wanted = false;
    m_search.type(query);
}

// How far it is, in words; the list is grey while it is that of another query.
void SearchView::show_state()
{
    wxString summary = search_summary(m_search, m_workspace.index() ? m_workspace.index()->status() : IndexStatus{IndexState::UpToDate, 0, -1});
    if (summary != m_summary->GetLabelText()) {
        m_summary->SetLabelText(summary);
        native::set_accessible_name(m_summary, summary);
    }
    const Palette& p = theme::palette();
    m_summary->SetForegroundColour(m_search.error() && !m_search.unreadable() ? p.error : p.muted);
    m_summary->SetToolTip(result().reading.empty() ? summary : tr(msg("Read as: {0}", result().reading)));
    bool former = m_search.error() || (m_search.looking() && m_search.lasts());
    m_list->rows().set_look(former ? SearchRows::Look::Former : SearchRows::Look::Fresh);
    if (m_wanted && (!m_search.looking() || m_search.lasts())) {
        m_wanted = false;
        m_frame.show_pane("search", true);
    }
}

void SearchView::show_found()
{
    if (m_search.found() != m_shown) {
        m_shown = m_search.found();
        m_list->set_found(m_workspace.snapshot(), m_shown, groups());
        m_words->set_found(*m_shown);
        show_suggestions();
        if (m_shown->counted || m_shown->stopped || m_shown->request.query.empty()) {
            m_facets->set_facets(m_shown->facets, m_shown->ticks);
            m_years->set_years(m_shown->years, m_shown->ticks);
        }
    }
    m_order->SetSelection(static_cast<int>(m_search.request().order));           // a kept search has its own
    m_unit->SetSelection(static_cast<int>(m_search.request().unit));
    m_code->Enable(row_count() > 0);
    show_coded();
    if (m_code_wanted && !m_search.looking() && !m_search.counting()) {
        m_code_wanted = false;
        if (!m_search.error()) {
            m_frame.run("code.search_hits");
        }
    }
    show_state();
}

void SearchView::show_suggestions()
{
    constexpr std::size_t most = 4;
    const auto& suggestions = m_shown->result.suggestions;
    wxSizer* row = m_suggested->GetSizer();
    if (suggestions.empty() && row->IsEmpty()) {
        return;
    }
    row->Clear(true);
    if (!suggestions.empty()) {
        row->Add(new wxStaticText(m_suggested, wxID_ANY, tr(msg("Did you mean:"))), 0, wxALIGN_CENTRE_VERTICAL);
    }
    for (std::size_t i = 0; i < std::min(suggestions.size(), most); ++i) {
        const Suggestion& suggestion = suggestions[i];
        wxString label = to_wx(suggestion.instead) + " ("_wx + number_text(suggestion.count) + ")"_wx;
        auto* button = new wxButton(m_suggested, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
        button->SetToolTip(to_wx(suggestion.query));
        button->Bind(wxEVT_BUTTON, [this, query = suggestion.query](wxCommandEvent&) {
            CallAfter([this, query] {
                m_frame.tools().show_query(query);
                search(query);
            });
        });
        row->Add(button, 0, wxLEFT, FromDIP(6));
    }
    m_suggested->Show(!suggestions.empty());
    m_body->Layout();
}

// Documents, the kinds of cases the study has, kind and year.
void SearchView::fill_groupings()
{
    const Snapshot& snapshot = *m_workspace.snapshot();
    std::string chosen = grouping();
    m_grouping->Clear();
    m_grouping_keys = {""};
    m_grouping->Append(tr(msg("Not grouped")));
    std::vector<GroupBy> offered = {{GroupBy::What::Document, {}, {}}};
    for (const GroupBy& by : all_groupings(snapshot)) {
        if (by.what == GroupBy::What::Case || by.what == GroupBy::What::Kind || by.what == GroupBy::What::Year) {
            offered.push_back(by);
        }
    }
    for (const GroupBy& by : offered) {
        m_grouping_keys.push_back(group_key(snapshot, by));
        m_grouping->Append(tr(msg("Per {0}", from_wx(tr(group_label(snapshot, by)).Lower()))));
    }
    auto found = std::find(m_grouping_keys.begin(), m_grouping_keys.end(), chosen);
    m_grouping->SetSelection(found == m_grouping_keys.end() ? 0 : static_cast<int>(found - m_grouping_keys.begin()));
}

std::string SearchView::grouping() const
{
    int chosen = m_grouping->GetSelection();
    return chosen > 0 ? m_grouping_keys[static_cast<std::size_t>(chosen)] : std::string();
}

void SearchView::group_by(const std::string& key)
{
    auto found = std::find(m_grouping_keys.begin(), m_grouping_keys.end(), key);
    m_grouping->SetSelection(found == m_grouping_keys.end() ? 0 : static_cast<int>(found - m_grouping_keys.begin()));
    m_list->set_found(m_workspace.snapshot(), m_shown, groups());
}

std::vector<RowGroup> SearchView::groups() const
{
    std::vector<RowGroup> groups;
    std::string key = grouping();
    if (key.empty() || m_shown->result.by_document.empty()) {
        return groups;
    }
    const Snapshot& snapshot = *m_workspace.snapshot();
    Grouping by(snapshot, resolve_group_by(snapshot, key));
    for (HitGroup& group : hit_groups(by, document_counts(m_shown->result.by_document))) {
        groups.push_back({group.key, tr(group.label), group.occurrences, std::move(group.documents)});
    }
    return groups;
}

void SearchView::open_note(const NoteHit& note)
{
    const Snapshot& snapshot = *m_workspace.snapshot();
    auto memo = std::find_if(snapshot.memos->begin(), snapshot.memos->end(), [&note](const Memo& m) { return m.id == note.memo; });
    if (note.kind == NoteHit::Kind::Definition) {
        m_workspace.set_code(note.code);
    } else if (memo == snapshot.memos->end()) {
        return;
    } else if (memo->target == MemoTarget::Code) {
        m_workspace.set_code({memo->target_id});
    } else if (memo->target == MemoTarget::Document) {
        m_workspace.show_document({memo->target_id});
    } else if (memo->target == MemoTarget::Coding) {
        for (const auto& [document, codings] : *snapshot.codings) {
            if (const Coding* coding = codings->find({memo->target_id})) {
                m_workspace.show_range(document, coding->range(), coding->id);
            }
        }
    }
    m_frame.show_pane("rule", true);
    m_frame.rule().SetFocus();
}

void SearchView::load_coded()
{
    m_coded_queries.clear();
    show_coded();
    if (!m_workspace.is_open()) {
        return;
    }
    m_workspace.when_ready<std::vector<Autocoding>>(m_workspace.project()->autocodings(), [this, alive = m_alive](const std::vector<Autocoding>& all) {
        if (*alive) {
            for (const Autocoding& one : all) {
                m_coded_queries.insert(one.query);
            }
            show_coded();
        }
    });
}

void SearchView::show_coded()
{
    bool coded = !coded_query().empty();
    if (m_coded->IsShown() != coded) {
        m_coded->Show(coded);
        m_listing->Layout();
    }
}

std::string SearchView::coded_query() const
{
    const std::string& query = m_shown->request.query;
    return m_coded_queries.contains(query) ? query : std::string();
}

int SearchView::row_count() const
{
    return static_cast<int>(m_search.found()->rows.size());
}

wxString SearchView::summary() const
{
    return m_summary->GetLabelText();
}

void SearchView::jump_to(int row)
{
    m_list->jump_to(static_cast<unsigned>(row));
}

bool SearchView::step(int step)
{
    CharRange here = m_workspace.selection();
    return m_list->step(step, m_workspace.document(), here.begin);
}

void SearchView::focus_list()
{
    if (row_count() > 0) {
        m_frame.show_pane("search", true);
        m_list->SetFocus();
        if (m_list->GetSelectedItemsCount() == 0) {
            m_list->step(1, {}, {});
        }
    }
}

void SearchView::select_all()
{
    m_list->SelectAll();
}

void SearchView::code_selection()
{
    auto chosen = m_list->GetSelectedItemsCount() > 1 ? CodePreview::Chosen::ByHand : CodePreview::Chosen::All;
    bool more_to_come = m_search.looking() || m_search.counting();
    if (more_to_come && !m_search.lasts() && (chosen == CodePreview::Chosen::All || m_search.looking())) {
        m_code_wanted = true;                             // the first page is not all of it; the rest is there soon
        return;
    }
    std::vector<SearchHit> hits = m_list->chosen_hits();
    if (!m_workspace.index() || hits.empty()) {
        return;
    }
    show_preview(true);
    m_preview->open(std::move(hits), m_shown, chosen);
}

void SearchView::code_typed(const std::string& query)
{
    if (query != m_search.request().query) {
        search(query);
    }
    code_selection();
}

void SearchView::show_preview(bool show)
{
    m_body->Show(!show);
    m_preview->Show(show);
    Layout();
    if (show) {
        m_preview->SetFocus();
    } else {
        fit();
        m_list->SetFocus();
    }
}

} // namespace duiding
