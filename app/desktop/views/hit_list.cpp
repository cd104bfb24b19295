// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/hit_list.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/wx_text.h"

#include <algorithm>
#include <map>

namespace duiding {

namespace {

constexpr int cell_padding = 10;

} // namespace

HitList::HitList(wxWindow* parent) : wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_MULTIPLE | wxBORDER_NONE)
{
    native::set_accessible_name(this, tr(msg("Search results")));
    m_rows = new SearchRows;
    AssociateModel(m_rows.get());
    add_column(tr(msg("Document")), SearchRows::Document, wxALIGN_LEFT, wxELLIPSIZE_MIDDLE, false);
    add_column(tr(msg("Place")), SearchRows::Place, wxALIGN_LEFT, wxELLIPSIZE_END, false);
    add_column(wxString(), SearchRows::Before, wxALIGN_RIGHT, wxELLIPSIZE_START, false);
    add_column(tr(msg("Match in context")), SearchRows::Match, wxALIGN_LEFT, wxELLIPSIZE_END, true);
    add_column(tr(msg("Codes")), SearchRows::Codes, wxALIGN_LEFT, wxELLIPSIZE_END, true);
    m_rows->set_measures([this](const wxString& text) { return GetTextExtent(text).x <= GetColumn(SearchRows::Before)->GetWidth() - FromDIP(cell_padding); },
                         [this](const wxString& match) {
                             int strong = 0, height = 0;                // the match is in bold
                             wxFont bold = GetFont().Bold();
                             GetTextExtent(match, &strong, &height, nullptr, nullptr, &bold);
                             int room = GetColumn(SearchRows::Match)->GetWidth() - FromDIP(cell_padding) - strong;
                             return [this, room](const wxString& after) { return GetTextExtent(after).x <= room; };
                         },
                         [this] { return std::int64_t{1'000'000} * GetColumn(SearchRows::Before)->GetWidth() + GetColumn(SearchRows::Match)->GetWidth(); });
    Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { selected(); });
    Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent& event) { activated(m_rows->GetRow(event.GetItem())); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        bool stopped = event.GetKeyCode() == WXK_ESCAPE && on_escape && on_escape();
        if (!stopped && !on_key(event)) {
            event.Skip();
        }
    });
}

void HitList::add_column(const wxString& title, unsigned column, wxAlignment align, wxEllipsizeMode cut, bool markup)
{
    auto* renderer = new wxDataViewTextRenderer("string"_wx, wxDATAVIEW_CELL_INERT, align);
    renderer->EnableEllipsize(cut);
    renderer->EnableMarkup(markup);
    AppendColumn(new wxDataViewColumn(title, renderer, column, FromDIP(100), align, wxDATAVIEW_COL_RESIZABLE));
}

// The words left and right of a match share what the other columns leave, so that nothing has to be scrolled sideways.
void HitList::fit_columns(int width)
{
    int document = std::clamp(width / 5, FromDIP(80), FromDIP(280));
    int place = std::clamp(width / 10, FromDIP(84), FromDIP(130));
    bool room_for_codes = m_codes && width >= FromDIP(520);
    int codes = room_for_codes ? std::clamp(width / 8, FromDIP(60), FromDIP(190)) : 0;
    int words = std::max(FromDIP(120), width - document - place - codes);
    GetColumn(SearchRows::Document)->SetWidth(document);
    GetColumn(SearchRows::Place)->SetWidth(place);
    GetColumn(SearchRows::Before)->SetWidth(words * 44 / 100);
    GetColumn(SearchRows::Match)->SetWidth(words * 56 / 100);
    GetColumn(SearchRows::Codes)->SetHidden(!room_for_codes);
    if (room_for_codes) {
        GetColumn(SearchRows::Codes)->SetWidth(codes);
    }
}

void HitList::set_found(SnapshotPtr snapshot, SearchFoundPtr found, std::vector<RowGroup> groups)
{
    m_choosing = true;
    if (m_rows->set_found(std::move(snapshot), std::move(found), std::move(groups))) {
        m_choosing = false;
        return;
    }
    UnselectAll();
    m_choosing = false;
    std::optional<unsigned> line = m_match.empty() ? std::nullopt : m_rows->line_of(m_document, m_match);
    if (line) {
        choose(*line);
    } else {
        m_document = {};
        m_match = {};
    }
}

void HitList::choose(unsigned line)
{
    m_choosing = true;
    wxDataViewItem item = m_rows->GetItem(line);
    UnselectAll();
    Select(item);
    SetCurrentItem(item);
    EnsureVisible(item);
    m_choosing = false;
}

void HitList::selected()
{
    if (m_choosing || GetSelectedItemsCount() != 1) {
        return;
    }
    if (const SearchRow* row = m_rows->match(m_rows->GetRow(GetSelection()))) {
        m_document = row->document;
        m_match = row->match;
        on_match(*row);
    }
}

void HitList::jump_to(unsigned line)
{
    if (const SearchRow* row = m_rows->match(line)) {
        m_document = row->document;
        m_match = row->match;
        choose(line);
        on_match(*row);
    }
}

void HitList::activated(unsigned line)
{
    if (const SearchRow* row = m_rows->match(line)) {
        on_enter(*row);
    } else if (const NoteHit* note = m_rows->note(line)) {
        on_note(*note);
    } else {
        fold(line);
    }
}

void HitList::fold(unsigned line)
{
    m_choosing = true;
    bool folded = m_rows->toggle(line);
    m_choosing = false;
    if (folded) {
        choose(line);
    }
}

bool HitList::on_key(const wxKeyEvent& event)
{
    bool left = event.GetKeyCode() == WXK_LEFT;
    bool right = event.GetKeyCode() == WXK_RIGHT;
    if ((!left && !right) || event.HasAnyModifiers() || GetSelectedItemsCount() != 1) {
        return false;
    }
    unsigned line = m_rows->GetRow(GetSelection());
    if (m_rows->kind(line) == SearchRows::LineKind::Heading) {
        if (m_rows->folded(line) == right) {
            fold(line);
        }
        return true;
    }
    while (left && line > 0 && m_rows->kind(line) != SearchRows::LineKind::Heading) {
        --line;
    }
    if (left && m_rows->kind(line) == SearchRows::LineKind::Heading) {
        choose(line);
    }
    return true;
}

bool HitList::step(int step, DocumentId document, CharPos place)
{
    int count = static_cast<int>(m_rows->line_count());
    std::optional<unsigned> here = m_match.empty() ? std::nullopt : m_rows->line_of(m_document, m_match);
    int line = here ? static_cast<int>(*here) + step : -1;
    CharPos nearest;
    for (int i = 0; i < count && !here; ++i) {
        const SearchRow* row = m_rows->match(static_cast<unsigned>(i));
        if (row && row->document == document && row->match.begin >= place && (line < 0 || row->match.begin < nearest)) {
            line = i;
            nearest = row->match.begin;
        }
    }
    line = line < 0 && !here && step > 0 ? 0 : line;
    for (int tried = 0; tried < count; ++tried, line += step < 0 ? -1 : 1) {
        line = (line % count + count) % count;
        if (m_rows->match(static_cast<unsigned>(line))) {
            jump_to(static_cast<unsigned>(line));
            return true;
        }
    }
    return false;
}

std::vector<SearchHit> HitList::chosen_hits() const
{
    wxDataViewItemArray items;
    GetSelections(items);
    std::map<std::size_t, std::vector<CharRange>> matches;
    for (const wxDataViewItem& item : items) {
        if (const SearchRow* row = m_rows->match(m_rows->GetRow(item))) {
            auto& ranges = matches[row->hit];
            if (!row->match.empty()) {
                ranges.push_back(row->match);
            }
        }
    }
    const std::vector<SearchHit>& all = m_rows->found().result.hits;
    if (items.size() < 2 || matches.empty()) {
        return all;                                       // one line is where one reads, not a choice
    }
    std::vector<SearchHit> hits;
    for (auto& [index, ranges] : matches) {
        SearchHit hit = all[index];
        std::sort(ranges.begin(), ranges.end());
        ranges.erase(std::unique(ranges.begin(), ranges.end()), ranges.end());
        hit.matches = std::move(ranges);
        hits.push_back(std::move(hit));
    }
    return hits;
}

} // namespace duiding
