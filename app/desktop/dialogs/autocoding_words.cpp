// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/autocoding_words.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/search_words.h"
#include "app/desktop/wx_text.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace duiding {

namespace {

using State = AutocodingWord::State;

bool holds(const std::vector<std::string>& sorted, const std::string& word)
{
    return std::binary_search(sorted.begin(), sorted.end(), word);
}

wxString state_text(State state)
{
    switch (state) {
    case State::New: return tr(msg("● new"));
    case State::Searched: return tr(msg("+ searched for"));
    case State::LeftOut: break;
    }
    return tr(msg("− left out"));
}

} // namespace

std::vector<AutocodingWord> words_to_judge(const Autocoding& autocoding, const std::vector<ExpandedTerm>& expansion)
{
    std::vector<AutocodingWord> words;
    std::set<std::string> seen;                               // two words of a query may become the same one
    for (const ExpandedTerm& term : expansion) {
        if (seen.insert(term.term).second) {
            State state = holds(autocoding.accepted, term.term) ? State::Searched : holds(autocoding.rejected, term.term) ? State::LeftOut : State::New;
            words.push_back({term, state});
        }
    }
    std::stable_sort(words.begin(), words.end(), [](const AutocodingWord& a, const AutocodingWord& b) {
        return std::tuple(a.before, -a.term.count) < std::tuple(b.before, -b.term.count);
    });
    return words;
}

// ---- the rows

void AutocodingWordRows::set_rows(std::vector<AutocodingWord> rows)
{
    m_rows = std::move(rows);
    Reset(static_cast<unsigned>(m_rows.size()));
}

void AutocodingWordRows::set_judged(JudgedWords judged)
{
    m_judged = std::move(judged);
    for (unsigned row = 0; row < m_rows.size(); ++row) {
        RowChanged(row);
    }
}

State AutocodingWordRows::state(unsigned row) const
{
    auto judged = m_judged.find(m_rows[row].term.term);
    return judged == m_judged.end() ? m_rows[row].before : judged->second ? State::Searched : State::LeftOut;
}

void AutocodingWordRows::GetValueByRow(wxVariant& value, unsigned row, unsigned column) const
{
    value = wxString();
    if (row >= m_rows.size()) {
        return;
    }
    const ExpandedTerm& term = m_rows[row].term;
    switch (column) {
    case Judged: value = state_text(state(row)); return;
    case Word: value = to_wx(term.term); return;
    case Times: value = term.count < 0 ? wxString() : number_text(term.count); return;       // of several words it is not known
    default: value = tr(reason_text(term)); return;
    }
}

bool AutocodingWordRows::GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const
{
    if (row >= m_rows.size()) {
        return false;
    }
    State now = state(row);
    attr.SetBold(column <= Word && (now == State::New || now != m_rows[row].before));
    attr.SetStrikethrough(column == Word && now == State::LeftOut);
    if (now == State::LeftOut || column >= Times) {
        attr.SetColour(theme::palette().muted);
    } else if (now == State::New && column == Judged) {
        attr.SetColour(theme::palette().accent);
    }
    return true;
}

// ---- the list

AutocodingWords::AutocodingWords(wxWindow* parent)
    : wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxBORDER_NONE), m_rows(new AutocodingWordRows)
{
    native::set_accessible_name(this, tr(msg("Words of the search, to search for or to leave out")));
    AssociateModel(m_rows.get());
    auto add = [this](const Message& title, unsigned column, int width, wxAlignment align) {
        auto* renderer = new wxDataViewTextRenderer("string"_wx, wxDATAVIEW_CELL_INERT, align);
        renderer->EnableEllipsize(wxELLIPSIZE_END);
        AppendColumn(new wxDataViewColumn(tr(title), renderer, column, FromDIP(width), align, wxDATAVIEW_COL_RESIZABLE));
    };
    add(msg("Judged"), AutocodingWordRows::Judged, 130, wxALIGN_LEFT);
    add(msg("Word"), AutocodingWordRows::Word, 160, wxALIGN_LEFT);
    add(msg("Times"), AutocodingWordRows::Times, 56, wxALIGN_RIGHT);
    add(msg("Why"), AutocodingWordRows::Why, 190, wxALIGN_LEFT);
    Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { on_choose(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        int key = event.GetKeyCode();
        wxChar letter = event.GetUnicodeKey();
        unsigned row = current_row();
        if (row >= m_rows->rows().size() || event.ControlDown() || event.AltDown()) {
            event.Skip();
        } else if (letter == '+' || key == WXK_NUMPAD_ADD || (letter == '=' && event.ShiftDown())) {
            judge_current(true);
        } else if (letter == '-' || key == WXK_NUMPAD_SUBTRACT || key == WXK_DELETE) {
            judge_current(false);
        } else if (key == WXK_SPACE) {
            judge(row, m_rows->state(row) != State::Searched);
            on_judge();
        } else {
            event.Skip();
        }
    });
}

void AutocodingWords::set_words(std::vector<AutocodingWord> words, JudgedWords judged)
{
    auto term = [](const AutocodingWord& word) { return word.term.term; };
    const AutocodingWord* at = current();
    std::string chosen = at ? at->term.term : std::string();
    bool same = std::equal(words.begin(), words.end(), m_rows->rows().begin(), m_rows->rows().end(),
                           [&](const auto& a, const auto& b) { return term(a) == term(b) && a.before == b.before; });
    if (same) {
        m_rows->set_judged(std::move(judged));                // the place in the list stays
        return;
    }
    m_rows->set_rows(std::move(words));
    m_rows->set_judged(std::move(judged));
    const auto& rows = m_rows->rows();
    auto there = std::find_if(rows.begin(), rows.end(), [&](const AutocodingWord& word) { return term(word) == chosen; });
    if (!rows.empty()) {
        choose(there == rows.end() ? 0 : static_cast<unsigned>(there - rows.begin()));
    } else {
        on_choose();
    }
}

void AutocodingWords::choose(unsigned row)
{
    wxDataViewItem item = m_rows->GetItem(row);
    UnselectAll();
    Select(item);
    SetCurrentItem(item);
    EnsureVisible(item);
    on_choose();
}

void AutocodingWords::choose_next_new()
{
    auto count = static_cast<unsigned>(m_rows->rows().size());
    unsigned here = current_row();
    for (unsigned step = 1; step <= count; ++step) {
        unsigned row = (here >= count ? step - 1 : here + step) % count;
        if (m_rows->state(row) == State::New) {
            choose(row);
            return;
        }
    }
}

void AutocodingWords::judge(unsigned row, bool search_for)
{
    JudgedWords judged = m_rows->judged();
    const AutocodingWord& word = m_rows->rows()[row];
    if (word.before == (search_for ? State::Searched : State::LeftOut)) {
        judged.erase(word.term.term);                         // as the study has it already
    } else {
        judged[word.term.term] = search_for;
    }
    m_rows->set_judged(std::move(judged));
}

void AutocodingWords::judge_current(bool search_for)
{
    unsigned row = current_row();
    if (row < m_rows->rows().size()) {
        judge(row, search_for);
        choose_next_new();
        on_judge();
    }
}

void AutocodingWords::judge_all_new(bool search_for)
{
    JudgedWords judged = m_rows->judged();
    for (unsigned row = 0; row < m_rows->rows().size(); ++row) {
        if (m_rows->state(row) == State::New) {
            judged[m_rows->rows()[row].term.term] = search_for;
        }
    }
    m_rows->set_judged(std::move(judged));
    on_judge();
}

unsigned AutocodingWords::current_row() const
{
    wxDataViewItem item = GetSelection();
    return item.IsOk() ? m_rows->GetRow(item) : static_cast<unsigned>(m_rows->rows().size());
}

const AutocodingWord* AutocodingWords::current() const
{
    unsigned row = current_row();
    return row < m_rows->rows().size() ? &m_rows->rows()[row] : nullptr;
}

std::int64_t AutocodingWords::new_count() const
{
    std::int64_t count = 0;
    for (unsigned row = 0; row < m_rows->rows().size(); ++row) {
        count += m_rows->state(row) == State::New ? 1 : 0;
    }
    return count;
}

} // namespace duiding
