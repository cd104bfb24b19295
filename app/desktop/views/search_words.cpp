// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/search_words.h"

#include "app/desktop/jobs/alike_rows.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"
#include "core/text/fold.h"

#include <wx/button.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <unordered_map>

namespace duiding {

namespace {

// For each word a place where it stands, from the matches that are listed anyway.
std::unordered_map<std::string, std::string> examples_of(const SearchFound& found)
{
    std::unordered_map<std::string, std::string> examples = alike_examples(found.result);
    for (const ExpandedTerm& term : found.result.expansion) {
        examples.emplace(term.term, std::string());
    }
    constexpr std::size_t most_rows = 3000;                   // cheap, or none
    for (std::size_t row = 0; row < std::min(found.rows.size(), most_rows); ++row) {
        const MatchContext& context = found.rows[row].context;
        auto example = examples.find(fold(context.match));
        if (example != examples.end() && example->second.empty()) {
            example->second = context.before + context.match + context.after;
        }
    }
    return examples;
}

// A button that is given a label is measured and styled anew, also when it is the same one.
void set_label(wxButton& button, const wxString& label)
{
    if (button.GetLabel() != label) {
        button.SetLabel(label);
    }
}

} // namespace

Message reason_text(const ExpandedTerm& term)
{
    std::string key = to_key(term.reason);
    if (key == "alike") {
        bool alone = term.from == term.term;
        return alone ? msg("in {0} of the passages", term.passages) : msg("in {0} of the passages: {1}", term.passages, term.from);
    }
    if (key == "itself") {
        return msg("the word itself");
    }
    if (key == "stem") {
        return msg("another form of “{0}”", term.from);
    }
    if (key == "compound") {
        return msg("a compound with “{0}”", term.from);
    }
    if (key == "prefix") {
        return msg("begins with “{0}”", term.from);
    }
    if (key == "infix" || key == "wildcard") {
        return msg("fits “{0}”", term.from);
    }
    if (key == "synonym") {
        return msg("stands for the same as “{0}”", term.from);
    }
    if (key == "apart") {
        return msg("the parts of “{0}” near each other", term.from);
    }
    if (key == "spelling") {
        return msg("another spelling of “{0}”", term.from);
    }
    return msg("found for “{0}”", term.from);
}

// ---- the rows

void WordRows::set_rows(std::vector<Row> rows)
{
    m_rows = std::move(rows);
    Reset(static_cast<unsigned>(m_rows.size()));
}

void WordRows::tick(unsigned row, bool searched)
{
    if (row < m_rows.size() && m_rows[row].term.excluded == searched) {
        m_rows[row].term.excluded = !searched;
        RowChanged(row);
    }
}

void WordRows::GetValueByRow(wxVariant& value, unsigned row, unsigned column) const
{
    value = wxString();
    if (row >= m_rows.size()) {
        return;
    }
    const Row& r = m_rows[row];
    switch (column) {
    case Searched: value = !r.term.excluded; return;
    case Word: value = to_wx(r.term.term); return;
    case Count: value = r.term.count < 0 ? wxString() : number_text(r.term.count); return;      // of several words it is not known
    case Reason: value = tr(reason_text(r.term)); return;
    default: value = to_wx(r.example); return;
    }
}

bool WordRows::SetValueByRow(const wxVariant& value, unsigned row, unsigned column)
{
    if (column != Searched || row >= m_rows.size()) {
        return false;
    }
    tick(row, value.GetBool());
    on_tick();
    return true;
}

bool WordRows::GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const
{
    bool excluded = row < m_rows.size() && m_rows[row].term.excluded;
    if (excluded && column == Word) {
        attr.SetStrikethrough(true);
    }
    if (excluded || column >= Reason) {
        attr.SetColour(theme::palette().muted);
        return true;
    }
    return false;
}

// ---- the panel

SearchWords::SearchWords(wxWindow* parent) : wxPanel(parent)
{
    m_said = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    m_all = new wxButton(this, wxID_ANY, tr(msg("All words")), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    m_compounds = new wxButton(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    m_list = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxBORDER_NONE);
    native::set_accessible_name(m_list, tr(msg("Words that are searched for")));
    m_rows = new WordRows;
    m_list->AssociateModel(m_rows.get());
    m_list->AppendToggleColumn(wxString(), WordRows::Searched, wxDATAVIEW_CELL_ACTIVATABLE, FromDIP(34));
    auto add = [this](const Message& title, unsigned column, int width, wxAlignment align) {
        auto* renderer = new wxDataViewTextRenderer("string"_wx, wxDATAVIEW_CELL_INERT, align);
        renderer->EnableEllipsize(wxELLIPSIZE_END);
        m_list->AppendColumn(new wxDataViewColumn(tr(title), renderer, column, FromDIP(width), align, wxDATAVIEW_COL_RESIZABLE));
    };
    add(msg("Word"), WordRows::Word, 140, wxALIGN_LEFT);
    add(msg("Times"), WordRows::Count, 56, wxALIGN_RIGHT);
    add(msg("Why"), WordRows::Reason, 186, wxALIGN_LEFT);
    add(msg("For example"), WordRows::Example, 300, wxALIGN_LEFT);
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(m_said, 1, wxALIGN_CENTRE_VERTICAL);
    buttons->Add(m_all, 0, wxLEFT, FromDIP(6));
    buttons->Add(m_compounds, 0, wxLEFT, FromDIP(6));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(buttons, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(6));
    column->Add(m_list, 1, wxEXPAND);
    m_synonyms = new wxButton(this, wxID_ANY, tr(msg("Synonyms…")), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    m_synonyms->SetToolTip(tr(msg("Words of this study that stand for the same")));
    m_synonyms->Hide();
    m_example = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    auto* feet = new wxBoxSizer(wxHORIZONTAL);
    feet->Add(m_synonyms, 0, wxALIGN_CENTRE_VERTICAL);
    feet->Add(m_example, 1, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    column->Add(feet, 0, wxEXPAND | wxALL, FromDIP(6));
    SetSizer(column);
    m_rows->on_tick = [this] { changed(); };
    m_all->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { tick_where([](const ExpandedTerm&) { return true; }, true); });
    m_compounds->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { tick_compounds(!any_compound(false)); });
    auto toggle = [this](const wxDataViewItem& item) {
        if (item.IsOk()) {
            unsigned row = m_rows->GetRow(item);
            m_rows->tick(row, m_rows->rows()[row].term.excluded);
            changed();
        }
    };
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [toggle](wxDataViewEvent& event) { toggle(event.GetItem()); });
    m_list->Bind(wxEVT_CHAR_HOOK, [this, toggle](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_SPACE) {
            toggle(m_list->GetSelection());
        } else {
            event.Skip();
        }
    });
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_chosen(); });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) { m_list->SetFocus(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        m_said->Show(event.GetSize().x >= FromDIP(380));      // else there is room for the buttons only
        m_synonyms->Show(m_offered && event.GetSize().y >= FromDIP(200));
        event.Skip();
        fit_columns();
    });
}

void SearchWords::offer_synonyms(std::function<void(const std::string& word)> show)
{
    m_offered = true;
    m_synonyms->Bind(wxEVT_BUTTON, [this, show](wxCommandEvent&) { show(synonym_at_hand()); });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this, show](wxDataViewEvent&) {
        wxMenu menu;
        menu.Append(wxID_HIGHEST + 1, m_synonyms->GetLabelText());
        if (GetPopupMenuSelectionFromUser(menu) != wxID_NONE) {
            show(synonym_at_hand());
        }
    });
}

std::string SearchWords::synonym_at_hand() const
{
    wxDataViewItem item = m_list->GetSelection();
    unsigned row = item.IsOk() ? m_rows->GetRow(item) : 0;
    if (!item.IsOk() || row >= m_rows->rows().size()) {
        return {};
    }
    const ExpandedTerm& term = m_rows->rows()[row].term;
    return term.reason == ExpansionReason::Synonym ? term.from : term.term;
}

// Everything in sight: sideways a list of words is not scrolled.
void SearchWords::fit_columns()
{
    constexpr int least_with_example = 620;
    int width = GetClientSize().x;
    bool wide = width >= FromDIP(least_with_example);
    int count = FromDIP(60);
    int left = std::max(width - FromDIP(34 + 18) - count, FromDIP(160));
    int word = std::clamp(left * (wide ? 26 : 44) / 100, FromDIP(80), FromDIP(260));
    int reason = wide ? std::clamp(left * 32 / 100, FromDIP(150), FromDIP(300)) : left - word;
    m_list->GetColumn(WordRows::Word)->SetWidth(word);
    m_list->GetColumn(WordRows::Count)->SetWidth(count);
    m_list->GetColumn(WordRows::Reason)->SetWidth(reason);
    m_list->GetColumn(WordRows::Example)->SetHidden(!wide);
    m_list->GetColumn(WordRows::Example)->SetWidth(std::max(left - word - reason, FromDIP(100)));
    m_example->Show(!wide);
}

void SearchWords::show_chosen()
{
    wxDataViewItem chosen = m_list->GetSelection();
    unsigned row = chosen.IsOk() ? m_rows->GetRow(chosen) : 0;
    wxString example = chosen.IsOk() && row < m_rows->rows().size() ? to_wx(m_rows->rows()[row].example) : wxString();
    m_example->SetLabelText(example);
    m_example->SetToolTip(example);
    m_example->SetForegroundColour(theme::palette().muted);
    std::string word = synonym_at_hand();
    set_label(*m_synonyms, word.empty() ? tr(msg("Synonyms…")) : tr(msg("Synonyms of “{0}”…", word)));
    Layout();
}

void SearchWords::set_found(const SearchFound& found)
{
    auto examples = examples_of(found);
    std::vector<WordRows::Row> rows;
    std::set<std::string> seen;                               // two words of a query may become the same one
    for (const ExpandedTerm& term : found.result.expansion) {
        if (seen.insert(term.term).second) {
            rows.push_back({term, examples[term.term]});
        }
    }
    auto same = [](const WordRows::Row& a, const WordRows::Row& b) { return a.term == b.term; };
    bool told = !m_said->GetLabelText().empty();
    if (told && std::equal(rows.begin(), rows.end(), m_rows->rows().begin(), m_rows->rows().end(), same)) {
        return;                                               // the place in the list stays
    }
    bool same_words = std::equal(rows.begin(), rows.end(), m_rows->rows().begin(), m_rows->rows().end(),
                                 [](const auto& a, const auto& b) { return a.term.term == b.term.term; });
    wxDataViewItem chosen = m_list->GetSelection();
    unsigned row = chosen.IsOk() ? m_rows->GetRow(chosen) : 0;
    m_rows->set_rows(std::move(rows));
    if (same_words && chosen.IsOk()) {
        wxDataViewItem item = m_rows->GetItem(row);
        m_list->Select(item);
        m_list->SetCurrentItem(item);
        m_list->EnsureVisible(item);
    }
    show_state();
}

void SearchWords::show_state()
{
    auto words = static_cast<std::int64_t>(m_rows->rows().size());
    auto left_out = std::count_if(m_rows->rows().begin(), m_rows->rows().end(), [](const auto& row) { return row.term.excluded; });
    wxString text = tr(msgn("{0} word", "{0} words", words, words));
    if (left_out > 0) {
        text += " · "_wx + tr(msg("{0} left out", static_cast<std::int64_t>(left_out)));
    }
    m_said->SetLabelText(words > 0 ? text : tr(msg("The words a search became stand here.")));
    m_said->SetForegroundColour(theme::palette().muted);
    for (wxWindow* button : {static_cast<wxWindow*>(m_all), static_cast<wxWindow*>(m_compounds)}) {
        if (button->IsShown() != (words > 0)) {
            button->Show(words > 0);                          // the sentence that stands there instead needs their room
            Layout();
        }
    }
    m_all->Enable(left_out > 0);
    set_label(*m_compounds, any_compound(false) || !any_compound(true) ? tr(msg("No compounds")) : tr(msg("With compounds")));
    m_compounds->Enable(any_compound(false) || any_compound(true));
    show_chosen();
}

bool SearchWords::any_compound(bool excluded) const
{
    return std::any_of(m_rows->rows().begin(), m_rows->rows().end(), [excluded](const auto& row) {
        return row.term.reason == ExpansionReason::Compound && row.term.excluded == excluded;
    });
}

void SearchWords::tick(const std::string& word, bool searched)
{
    tick_where([&word](const ExpandedTerm& term) { return term.term == word; }, searched);
}

void SearchWords::tick_compounds(bool searched)
{
    tick_where([](const ExpandedTerm& term) { return term.reason == ExpansionReason::Compound; }, searched);
}

void SearchWords::tick_where(const std::function<bool(const ExpandedTerm&)>& which, bool searched)
{
    for (unsigned row = 0; row < m_rows->rows().size(); ++row) {
        if (which(m_rows->rows()[row].term)) {
            m_rows->tick(row, searched);
        }
    }
    changed();
}

void SearchWords::changed()
{
    show_state();
    std::set<std::string> excluded;
    for (const WordRows::Row& row : m_rows->rows()) {
        if (row.term.excluded) {
            excluded.insert(row.term.term);
        }
    }
    // Not within the event of a click: the list may be given other rows.
    CallAfter([this, excluded] { on_change(excluded); });
}

} // namespace duiding
