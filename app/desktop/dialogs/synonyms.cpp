// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/synonyms.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"
#include "core/text/fold.h"

#include <wx/button.h>
#include <wx/display.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <array>

namespace duiding {

namespace {

constexpr std::array language_keys = {"", "nl", "en"};          // as the choice lists them

wxString language_words(const std::string& language)
{
    return language == "nl" ? tr(msg("Dutch texts")) : language == "en" ? tr(msg("English texts")) : language.empty() ? tr(msg("all texts")) : to_wx(language);
}

std::string joined(const std::vector<std::string>& words)
{
    std::string all;
    for (const std::string& word : words) {
        all += (all.empty() ? "" : " = ") + word;
    }
    return all;
}

bool holds(const Synonyms& set, const std::string& word)
{
    std::string folded = fold_name(word);
    return std::any_of(set.words.begin(), set.words.end(), [&](const std::string& each) { return fold_name(each) == folded; });
}

} // namespace

std::vector<std::string> words_between_signs(const std::string& typed)
{
    std::vector<std::string> words;
    std::size_t begin = 0;
    while (begin <= typed.size()) {
        auto end = std::min(typed.find_first_of("=,;", begin), typed.size());
        auto first = typed.find_first_not_of(" \t\n", begin);
        if (first < end) {
            auto last = typed.find_last_not_of(" \t\n", end - 1);
            words.push_back(typed.substr(first, last + 1 - first));
        }
        begin = end + 1;
    }
    return words;
}

SynonymSets::SynonymSets(MainFrame& frame)
    : wxFrame(&frame, wxID_ANY, tr(msg("Synonyms of the study")), wxDefaultPosition, frame.FromDIP(wxSize(720, 560)),
              wxDEFAULT_FRAME_STYLE | wxFRAME_FLOAT_ON_PARENT | wxFRAME_NO_TASKBAR),
      m_frame(frame), m_workspace(frame.workspace())
{
    SetExtraStyle(GetExtraStyle() | wxWS_EX_BLOCK_EVENTS);           // keys typed here are not for the text behind
    auto* panel = new wxPanel(this);
    panel->SetBackgroundColour(theme::palette().window);
    make(panel);
    bind();
    m_connections.push_back(m_workspace.study_changed.connect([this] { Destroy(); }));
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        if (change.bits.has(ChangeBit::Synonyms)) {
            refill();
        }
    }));
    refill();
    start_new();
    wxSize room = wxDisplay(&m_frame).GetClientArea().GetSize();           // of a small screen at 200 %
    SetSize(std::min(GetSize().x, room.x), std::min(GetSize().y, room.y));
    CentreOnParent();
    m_filter->SetFocus();
}

SynonymSets::~SynonymSets()
{
    *m_alive = false;
}

void SynonymSets::make(wxWindow* panel)
{
    m_filter = new wxTextCtrl(panel, wxID_ANY);
    native::set_accessible_name(m_filter, tr(msg("Filter the sets")));
    m_said = new wxStaticText(panel, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    m_said->SetForegroundColour(theme::palette().muted);
    m_list = new wxDataViewListCtrl(panel, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxBORDER_NONE);
    native::set_accessible_name(m_list, tr(msg("Sets of synonyms")));
    m_list->AppendTextColumn(tr(msg("Words that mean the same")), wxDATAVIEW_CELL_INERT, FromDIP(520))->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    m_list->AppendTextColumn(tr(msg("In")), wxDATAVIEW_CELL_INERT, FromDIP(120));
    m_words = new wxTextCtrl(panel, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    m_words->SetHint(tr(msg("Words or phrases, with = between them")));
    native::set_accessible_name(m_words, tr(msg("Words that mean the same")));
    m_language = new wxChoice(panel, wxID_ANY);
    for (const char* key : language_keys) {
        m_language->Append(language_words(key));
    }
    m_language->SetSelection(0);
    m_language->SetToolTip(tr(msg("In which texts they mean the same")));
    native::set_accessible_name(m_language, tr(msg("In which texts they mean the same")));
    m_keep = new wxButton(panel, wxID_ANY, wxString());
    m_new = new wxButton(panel, wxID_ANY, tr(msg("New set")));
    m_remove = new wxButton(panel, wxID_ANY, tr(msg("Delete")));
    auto* close = new wxButton(panel, wxID_ANY, tr(msg("Close")));
    close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Close(); });

    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(new wxStaticText(panel, wxID_ANY, tr(msg("Filter"))), 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(8));      // a hint goes when the keyboard comes
    head->Add(m_filter, 1, wxALIGN_CENTRE_VERTICAL);
    head->Add(m_said, 1, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(12));
    auto* form = new wxBoxSizer(wxHORIZONTAL);
    form->Add(m_words, 1, wxALIGN_CENTRE_VERTICAL);
    form->Add(m_language, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(6));
    form->Add(m_keep, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(6));
    auto* feet = new wxBoxSizer(wxHORIZONTAL);
    feet->Add(m_new);
    feet->Add(m_remove, 0, wxLEFT, FromDIP(6));
    feet->AddStretchSpacer();
    feet->Add(close);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(head, 0, wxEXPAND | wxALL, FromDIP(12));
    column->Add(m_list, 1, wxEXPAND);
    column->Add(form, 0, wxEXPAND | wxALL, FromDIP(12));
    column->Add(feet, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12));
    panel->SetSizer(column);
}

void SynonymSets::bind()
{
    m_filter->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { refill(); });
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (!m_filling && m_list->GetSelectedRow() >= 0) {
            m_at = m_sets[static_cast<std::size_t>(m_list->GetSelectedRow())].id;
            show_chosen();
        }
    });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { m_words->SetFocus(); });
    m_list->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DELETE) {
            remove();
        } else if (event.GetKeyCode() == WXK_F2) {
            m_words->SetFocus();
        } else {
            event.Skip();
        }
    });
    m_words->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { show_state(); });
    m_words->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { keep(); });
    m_language->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { show_state(); });
    m_keep->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { keep(); });
    m_new->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        start_new();
        m_words->SetFocus();
    });
    m_remove->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { remove(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        bool in_field = dynamic_cast<wxTextEntry*>(wxWindow::FindFocus()) != nullptr;
        if (event.GetKeyCode() == WXK_ESCAPE) {
            Close();
        } else if (event.GetModifiers() == wxMOD_CONTROL && event.GetKeyCode() == 'Z' && !in_field) {
            m_workspace.undo();
        } else {
            event.Skip();
        }
    });
}

void SynonymSets::refill()
{
    std::string wanted = fold_name(from_wx(m_filter->GetValue()));
    std::vector<Synonyms> sets = *m_workspace.snapshot()->synonyms;
    auto all = static_cast<std::int64_t>(sets.size());
    std::erase_if(sets, [&](const Synonyms& set) { return fold_name(joined(set.words)).find(wanted) == std::string::npos; });
    std::stable_sort(sets.begin(), sets.end(), [](const Synonyms& a, const Synonyms& b) { return fold_name(a.words.front()) < fold_name(b.words.front()); });
    m_sets = std::move(sets);
    m_filling = true;
    m_list->DeleteAllItems();
    int line = -1;
    for (std::size_t i = 0; i < m_sets.size(); ++i) {
        wxVector<wxVariant> cells;
        cells.push_back(to_wx(joined(m_sets[i].words)));
        cells.push_back(language_words(m_sets[i].language));
        m_list->AppendItem(cells);
        line = m_sets[i].id == m_at ? static_cast<int>(i) : line;
    }
    if (line >= 0) {
        m_list->SelectRow(static_cast<unsigned>(line));
        m_list->EnsureVisible(m_list->RowToItem(line));
    }
    m_filling = false;
    wxString said = tr(msgn("{0} set", "{0} sets", all, all));
    if (!wanted.empty()) {
        said = tr(msg("{0} of {1} sets", static_cast<std::int64_t>(m_sets.size()), all));
    }
    m_said->SetLabelText(said);
    show_state();
}

const Synonyms* SynonymSets::chosen() const
{
    const auto& all = *m_workspace.snapshot()->synonyms;
    auto found = std::find_if(all.begin(), all.end(), [this](const Synonyms& set) { return set.id == m_at; });
    return found == all.end() ? nullptr : &*found;
}

std::string SynonymSets::language_key() const
{
    return language_keys[static_cast<std::size_t>(std::max(m_language->GetSelection(), 0))];
}

void SynonymSets::choose(std::size_t line)
{
    if (line < m_sets.size()) {
        m_at = m_sets[line].id;
        m_filling = true;
        m_list->SelectRow(static_cast<unsigned>(line));
        m_list->EnsureVisible(m_list->RowToItem(static_cast<int>(line)));
        m_filling = false;
        show_chosen();
    }
}

void SynonymSets::choose_word(const std::string& word)
{
    if (!m_filter->IsEmpty()) {
        m_filter->ChangeValue(wxString());
        refill();
    }
    auto found = std::find_if(m_sets.begin(), m_sets.end(), [&](const Synonyms& set) { return holds(set, word); });
    if (found != m_sets.end()) {
        choose(static_cast<std::size_t>(found - m_sets.begin()));
    } else {
        start_new();
        m_words->ChangeValue(to_wx(word + " = "));
        show_state();
    }
    m_words->SetFocus();
    m_words->SetInsertionPointEnd();
}

void SynonymSets::start_new()
{
    m_at = {};
    m_filling = true;
    m_list->UnselectAll();
    m_filling = false;
    m_words->ChangeValue(wxString());
    show_state();
}

void SynonymSets::show_chosen()
{
    if (const Synonyms* set = chosen()) {
        m_words->ChangeValue(to_wx(joined(set->words)));
        auto key = std::find(language_keys.begin(), language_keys.end(), set->language);
        m_language->SetSelection(key == language_keys.end() ? 0 : static_cast<int>(key - language_keys.begin()));
    }
    show_state();
}

void SynonymSets::show_state()
{
    const Synonyms* set = chosen();
    std::vector<std::string> words = words_between_signs(from_wx(m_words->GetValue()));
    bool writable = m_workspace.is_open() && !m_workspace.project()->read_only();
    bool other = !set || words != set->words || language_key() != set->language;
    m_keep->SetLabelText(set ? tr(msg("Change")) : tr(msg("Add")));
    m_keep->Enable(writable && words.size() >= 2 && other);
    m_remove->Enable(writable && set != nullptr);
    m_keep->GetParent()->Layout();
}

void SynonymSets::keep()
{
    if (!m_keep->IsEnabled()) {
        return;
    }
    Synonyms set = chosen() ? *chosen() : Synonyms();
    set.words = words_between_signs(from_wx(m_words->GetValue()));
    set.language = language_key();
    Project& project = *m_workspace.project();
    m_workspace.run(set.id ? edits::set_synonyms(project, set) : edits::add_synonyms(project, {set}), [this, alive = m_alive](const EditResult& result) {
        if (!*alive) {
            return;
        }
        if (!result.findings.empty()) {
            m_workspace.say(result.findings.front().message);
        }
        m_at = result.synonyms;
        if (!m_filter->IsEmpty()) {
            m_filter->ChangeValue(wxString());
        }
        refill();
        show_chosen();
        m_list->SetFocus();
    });
}

void SynonymSets::remove()
{
    if (m_remove->IsEnabled()) {
        m_workspace.run(edits::delete_synonyms(*m_workspace.project(), {m_at}));
        start_new();
        m_list->SetFocus();
    }
}

SynonymSets* open_synonyms(MainFrame& frame)
{
    for (wxWindow* child : frame.GetChildren()) {
        if (auto* window = dynamic_cast<SynonymSets*>(child); window && !window->IsBeingDeleted()) {
            return window;
        }
    }
    return nullptr;
}

void show_synonyms(MainFrame& frame, const std::string& word)
{
    SynonymSets* window = open_synonyms(frame);
    if (window) {
        window->Raise();
    } else {
        window = new SynonymSets(frame);
        window->Show();
    }
    if (!word.empty()) {
        window->choose_word(word);
    }
}

} // namespace duiding
