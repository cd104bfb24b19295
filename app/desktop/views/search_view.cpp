// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/search_view.h"

#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/coding_popup.h"
#include "app/desktop/views/search_rows.h"
#include "app/desktop/wx_text.h"
#include "core/index/index.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <map>

namespace duiding {

namespace {

constexpr std::size_t most_hits = 2000;
constexpr std::size_t most_words = 40;

std::string place_of(const DocumentText& text, CharPos at)
{
    const Speaker* speaker = text.speaker_at(at);
    std::string place = speaker ? speaker->name : std::string();
    std::string page = text.page_label_at(at);
    std::string more = page.empty() ? format(msg("¶ {0}", static_cast<std::int64_t>(text.paragraph_index(at)) + 1), translator(), number_style())
                                    : format(msg("p. {0}", page), translator(), number_style());
    return place.empty() ? more : place + " · " + more;
}

} // namespace

struct SearchView::Found {
    SearchResult result;
    std::vector<SearchRow> rows;
};

SearchView::SearchView(wxWindow* parent, MainFrame& frame) : wxPanel(parent), m_frame(frame), m_workspace(frame.workspace())
{
    m_summary = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    m_unit = new wxChoice(this, wxID_ANY);
    for (const Message& unit : {msg("the words themselves"), msg("the sentence"), msg("the paragraph"), msg("the whole turn")}) {
        m_unit->Append(tr(unit));
    }
    m_unit->SetSelection(static_cast<int>(CodeUnit::Sentence));
    native::set_accessible_name(m_unit, tr(msg("What is coded around a match")));
    m_code = new wxButton(this, wxID_ANY, tr(msg("Code selection…")));
    m_words = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxBORDER_NONE);
    m_words->SetScrollRate(0, FromDIP(10));
    m_words->SetSizer(new wxWrapSizer);
    m_words->Hide();
    m_list = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_MULTIPLE | wxBORDER_NONE);
    native::set_accessible_name(m_list, tr(msg("Search results")));
    m_rows = new SearchRows;
    m_list->AssociateModel(m_rows.get());
    auto add = [this](const Message& title, unsigned column, int width, wxAlignment align, wxEllipsizeMode cut, bool markup) {
        auto* renderer = new wxDataViewTextRenderer("string"_wx, wxDATAVIEW_CELL_INERT, align);
        renderer->EnableEllipsize(cut);
        renderer->EnableMarkup(markup);
        m_list->AppendColumn(new wxDataViewColumn(title.empty() ? wxString() : tr(title), renderer, column, FromDIP(width), align, wxDATAVIEW_COL_RESIZABLE));
    };
    add(msg("Document"), SearchRows::Document, 190, wxALIGN_LEFT, wxELLIPSIZE_END, false);
    add(msg("Place"), SearchRows::Place, 110, wxALIGN_LEFT, wxELLIPSIZE_END, false);
    add({}, SearchRows::Before, 250, wxALIGN_RIGHT, wxELLIPSIZE_START, false);
    add(msg("Match in context"), SearchRows::Match, 300, wxALIGN_LEFT, wxELLIPSIZE_END, true);
    add(msg("Codes"), SearchRows::Codes, 160, wxALIGN_LEFT, wxELLIPSIZE_END, true);

    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_summary, 1, wxALIGN_CENTRE_VERTICAL);
    row->Add(m_unit, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    row->Add(m_code, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(10));
    column->Add(m_words, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8));
    column->Add(m_list, 1, wxEXPAND);
    SetSizer(column);

    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        fit_columns();
        event.Skip();
    });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) { m_list->SetFocus(); });
    m_code->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_frame.run("code.search_hits"); });
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (m_list->GetSelectedItemsCount() == 1) {
            jump_to(static_cast<int>(m_rows->GetRow(m_list->GetSelection())));
        }
    });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent& event) { jump_to(static_cast<int>(m_rows->GetRow(event.GetItem()))); });
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        m_rows->set_snapshot(m_workspace.snapshot(), change.bits.has(ChangeBit::Codes) ? nullptr : &change.codings);
    }));
    m_connections.push_back(m_workspace.index_changed.connect([this] {
        if (!m_query.empty() && m_result.state != IndexState::UpToDate) {
            run();
        }
    }));
    clear();
}

SearchView::~SearchView()
{
    *m_alive = false;
}

// The words left and right of a match share what the other columns leave, so that nothing has to be scrolled sideways.
void SearchView::fit_columns()
{
    int width = GetClientSize().x - FromDIP(24);
    int document = std::clamp(width / 5, FromDIP(80), FromDIP(210));
    int place = FromDIP(96);
    int codes = std::clamp(width / 5, FromDIP(80), FromDIP(190));
    int words = std::max(FromDIP(120), width - document - place - codes);
    m_list->GetColumn(SearchRows::Document)->SetWidth(document);
    m_list->GetColumn(SearchRows::Place)->SetWidth(place);
    m_list->GetColumn(SearchRows::Before)->SetWidth(words * 44 / 100);
    m_list->GetColumn(SearchRows::Match)->SetWidth(words * 56 / 100);
    m_list->GetColumn(SearchRows::Codes)->SetWidth(codes);
}

void SearchView::clear()
{
    m_query.clear();
    m_excluded.clear();
    show({});
}

void SearchView::search(const std::string& query)
{
    m_query = query;
    m_excluded.clear();
    run();
}

void SearchView::run()
{
    if (m_job) {
        m_job->progress.cancel();
        m_job.reset();
    }
    ProjectIndex* index = m_workspace.index();
    if (!index || m_query.empty()) {
        show({});
        return;
    }
    SearchRequest request;
    request.query = m_query;
    request.excluded.assign(m_excluded.begin(), m_excluded.end());
    request.limit = most_hits;
    request.totals = Totals::Exact;
    request.order = HitOrder::Document;
    m_job = m_workspace.jobs().start(msg("Searching"), JobShow::Silent,
        [index, request](Progress& progress) {
            Found found;
            found.result = index->search(request, &progress);
            TextSource texts = index->texts();
            for (std::size_t hit = 0; hit < found.result.hits.size(); ++hit) {
                const SearchHit& h = found.result.hits[hit];
                progress.check();
                DocumentTextPtr text = texts(h.document);
                for (const CharRange& match : text ? h.matches : std::vector<CharRange>()) {
                    found.rows.push_back({hit, h.document, match, place_of(*text, match.begin), match_context(*text, h.range, match)});
                }
            }
            return found;
        },
        [this, alive = m_alive](Found found) {
            if (*alive) {
                m_job.reset();
                show(std::move(found));
                m_frame.show_pane("search", true);
            }
        });
}

void SearchView::show(Found found)
{
    m_result = std::move(found.result);
    m_rows->set_rows(m_workspace.snapshot(), std::move(found.rows));
    wxString text = tr(msg("Search all documents with the field above, or press Ctrl+Shift+F."));
    if (!m_query.empty()) {
        std::set<DocumentId> documents;
        for (const SearchHit& hit : m_result.hits) {
            documents.insert(hit.document);
        }
        auto where = static_cast<std::int64_t>(documents.size());
        text = tr(msg("“{0}”", m_query)) + " · "_wx + tr(msgn("{0} match", "{0} matches", m_result.occurrences, m_result.occurrences)) + " "_wx +
            tr(msgn("in {0} document", "in {0} documents", where, where));
        for (const Message& notice : m_result.notices) {
            text += " · "_wx + tr(notice);
        }
    }
    m_summary->SetLabelText(text);
    m_summary->SetForegroundColour(theme::palette().muted);
    m_code->Enable(!m_rows->rows().empty());
    m_unit->Enable(!m_rows->rows().empty());
    show_words();
    Layout();
}

void SearchView::show_words()
{
    wxSizer* words = m_words->GetSizer();
    words->Clear(true);
    std::set<std::string> shown;              // two words of a query may become the same one
    for (const ExpandedTerm& term : m_result.expansion) {
        if (shown.size() == most_words || !shown.insert(term.term).second) {
            continue;
        }
        wxString label = to_wx(term.term) + " ("_wx + number_text(term.count) + ")"_wx;
        auto* box = new wxCheckBox(m_words, wxID_ANY, label);
        box->SetFont(theme::font(theme::Font::Small));
        box->SetValue(!term.excluded);
        box->Bind(wxEVT_CHECKBOX, [this, word = term.term](wxCommandEvent& event) { set_word(word, event.IsChecked()); });
        words->Add(box, 0, wxRIGHT, FromDIP(12));
    }
    bool any = shown.size() > 1;
    m_words->Show(any);
    if (any) {
        int line = FromDIP(26);
        m_words->SetMinSize(wxSize(-1, shown.size() > 6 ? 2 * line : line));
        m_words->FitInside();
    }
}

void SearchView::set_word(const std::string& term, bool searched)
{
    if (searched) {
        m_excluded.erase(term);
    } else {
        m_excluded.insert(term);
    }
    CallAfter([this] { run(); });
}

int SearchView::row_count() const
{
    return static_cast<int>(m_rows->rows().size());
}

void SearchView::jump_to(int row)
{
    if (row >= 0 && row < row_count()) {
        const SearchRow& r = m_rows->rows()[static_cast<std::size_t>(row)];
        m_workspace.show_range(r.document, r.match);
    }
}

void SearchView::select_all()
{
    m_list->SelectAll();
}

// The hits of the selected rows with only the selected matches; without a selection all of them.
std::vector<SearchHit> SearchView::chosen_hits() const
{
    wxDataViewItemArray items;
    m_list->GetSelections(items);
    std::map<std::size_t, std::vector<CharRange>> matches;
    for (const wxDataViewItem& item : items) {
        const SearchRow& row = m_rows->rows()[m_rows->GetRow(item)];
        matches[row.hit].push_back(row.match);
    }
    if (items.empty()) {
        return m_result.hits;
    }
    std::vector<SearchHit> hits;
    for (auto& [index, ranges] : matches) {
        SearchHit hit = m_result.hits[index];
        std::sort(ranges.begin(), ranges.end());
        hit.matches = std::move(ranges);
        hits.push_back(std::move(hit));
    }
    return hits;
}

void SearchView::code_selection()
{
    ProjectIndex* index = m_workspace.index();
    std::vector<SearchHit> hits = chosen_hits();
    if (!index || hits.empty()) {
        return;
    }
    auto unit = static_cast<CodeUnit>(m_unit->GetSelection());
    wxRect anchor(m_frame.ScreenToClient(m_code->GetScreenPosition()), m_code->GetSize());
    // What a person selected by hand is coded as selected, interviewer or not.
    m_workspace.jobs().start(msg("Preparing the passages"), JobShow::Silent,
        [index, hits, unit](Progress&) { return matches_to_ranges(hits, unit, index->texts(), InterviewerTurns::Include); },
        [this, alive = m_alive, anchor](std::vector<DocumentRanges> found) {
            CodingTarget target;
            for (const DocumentRanges& document : found) {
                for (CharRange range : document.ranges) {
                    target.ranges.emplace_back(document.document, range);
                }
            }
            target.anchor = anchor;
            auto count = static_cast<std::int64_t>(target.ranges.size());
            target.label = msgn("Code {0} search hit", "Code {0} search hits", count, count);
            if (*alive) {
                m_frame.coding_popup().open_for(std::move(target));
            }
        });
}

} // namespace duiding
