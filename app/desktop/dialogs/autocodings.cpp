// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/autocodings.h"

#include "app/common/where_word.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/hit_list.h"
#include "app/desktop/wx_text.h"

#include <wx/button.h>
#include <wx/display.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace duiding {

namespace {

constexpr std::size_t places_of_a_word = 12;

wxString unit_words(const std::string& unit)
{
    switch (code_unit_from_key(unit).value_or(CodeUnit::Hit)) {
    case CodeUnit::Sentence: return tr(msg("the sentence"));
    case CodeUnit::Paragraph: return tr(msg("the paragraph"));
    case CodeUnit::Turn: return tr(msg("the whole turn"));
    case CodeUnit::Section: return tr(msg("the section"));
    case CodeUnit::Hit: break;
    }
    return tr(msg("the words themselves"));
}

wxStaticText* caption(wxWindow* parent)
{
    auto* text = new wxStaticText(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    text->SetFont(theme::font(theme::Font::Caption));
    text->SetForegroundColour(theme::palette().muted);
    return text;
}

void say(wxStaticText& where, const wxString& text)
{
    where.SetLabelText(text);
    native::set_accessible_name(&where, text);
}

} // namespace

Autocodings::Autocodings(MainFrame& frame, std::string query)
    : wxFrame(&frame, wxID_ANY, tr(msg("Coded searches")), wxDefaultPosition, frame.FromDIP(wxSize(1190, 740)),
              wxDEFAULT_FRAME_STYLE | wxFRAME_FLOAT_ON_PARENT | wxFRAME_NO_TASKBAR),
      m_frame(frame), m_workspace(frame.workspace()), m_wanted(std::move(query))
{
    SetExtraStyle(GetExtraStyle() | wxWS_EX_BLOCK_EVENTS);           // keys typed here are not for the text behind
    auto* panel = new wxPanel(this);
    panel->SetBackgroundColour(theme::palette().window);
    auto* column = new wxBoxSizer(wxVERTICAL);
    panel->SetSizer(column);
    make_lists(*column);

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
    m_connections.push_back(m_workspace.index_changed.connect([this] { load(); }));
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        if (change.bits.has(ChangeBit::Texts) || change.bits.has(ChangeBit::Documents)) {
            forget();                                                // the passages stand at places of the texts as they were
        } else if (change.bits.has(ChangeBit::Autocodings) || change.bits.has(ChangeBit::Codes)) {
            load();                                                  // also after undo
        } else {
            m_passages->set_snapshot(m_workspace.snapshot());
        }
    }));
    m_connections.push_back(m_workspace.jobs().changed().connect([this] {
        if (m_job && m_job->progress.cancelled()) {                  // by the person who saw the bar
            m_job.reset();
            show_state();
        }
    }));
    show_state();
    load();
    wxSize room = wxDisplay(&m_frame).GetClientArea().GetSize();           // of a small screen at 200 %
    SetSize(std::min(GetSize().x, room.x), std::min(GetSize().y, room.y));
    CentreOnParent();
    m_list->SetFocus();
}

Autocodings::~Autocodings()
{
    *m_alive = false;
    for (const auto& job : {m_job, m_word_job}) {
        if (job) {
            job->progress.cancel();
        }
    }
}

void Autocodings::make_lists(wxSizer& column)
{
    wxWindow* panel = column.GetContainingWindow();
    m_list = new wxDataViewListCtrl(panel, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxBORDER_NONE);
    native::set_accessible_name(m_list, tr(msg("Coded searches")));
    auto add = [this](const Message& title, int width, wxAlignment align) {
        m_list->AppendTextColumn(tr(title), wxDATAVIEW_CELL_INERT, FromDIP(width), align)->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    };
    add(msg("Search"), 150, wxALIGN_LEFT);
    add(msg("Code"), 135, wxALIGN_LEFT);
    add(msg("Coded around it"), 130, wxALIGN_LEFT);
    add(msg("Last run"), 178, wxALIGN_LEFT);
    add(msg("Coded"), 80, wxALIGN_RIGHT);
    add(msg("Words"), 76, wxALIGN_RIGHT);
    add(msg("New since then"), 420, wxALIGN_LEFT);
    column.Add(m_list, 3, wxEXPAND);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    make_words(*row);
    column.Add(row, 5, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
    m_passages_said = caption(panel);
    m_passages = new PassageList(panel, tr(msg("New passages that will be coded")));
    column.Add(m_passages_said, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
    column.Add(m_passages, 3, wxEXPAND | wxALL, FromDIP(12));
    m_look = new wxButton(panel, wxID_ANY, tr(msg("Look again")));
    m_look->SetToolTip(tr(msg("Looks in all documents for what is new since each search coded")));
    m_apply = new wxButton(panel, wxID_ANY, wxString());
    auto* close = new wxButton(panel, wxID_ANY, tr(msg("Close")));
    auto* feet = new wxBoxSizer(wxHORIZONTAL);
    feet->Add(m_look);
    feet->AddStretchSpacer();
    feet->Add(m_apply);
    feet->Add(close, 0, wxLEFT, FromDIP(10));
    column.Add(feet, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12));

    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (!m_filling) {
            show_entry();
        }
    });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { m_words->SetFocus(); });
    m_passages->on_tick = [this] {
        if (Entry* entry = current()) {
            entry->unticked = m_passages->places(false);
        }
        show_state();
    };
    m_passages->on_row = [this](const PassageRow& passage) { m_workspace.show_range(passage.document, passage.range); };
    m_passages->on_enter = [this] { apply(); };
    m_look->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { look(); });
    m_apply->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { apply(); });
    close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Close(); });
}

void Autocodings::make_words(wxSizer& row)
{
    wxWindow* panel = m_list->GetParent();
    m_words_said = caption(panel);
    m_words = new AutocodingWords(panel);
    m_accept = new wxButton(panel, wxID_ANY, tr(msg("+  Search for it")));
    m_reject = new wxButton(panel, wxID_ANY, tr(msg("−  Leave it out")));
    m_accept_all = new wxButton(panel, wxID_ANY, tr(msg("Search for all new words")));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(m_accept);
    buttons->Add(m_reject, 0, wxLEFT, FromDIP(6));
    buttons->AddStretchSpacer();
    buttons->Add(m_accept_all, 0, wxLEFT, FromDIP(6));
    auto* left = new wxBoxSizer(wxVERTICAL);
    left->Add(m_words_said, 0, wxEXPAND | wxBOTTOM, FromDIP(4));
    left->Add(m_words, 1, wxEXPAND);
    left->Add(buttons, 0, wxEXPAND | wxTOP, FromDIP(6));
    m_places_said = caption(panel);
    m_places = new HitList(panel);
    m_places->show_codes(false);
    native::set_accessible_name(m_places, tr(msg("Places where the word stands")));
    auto* right = new wxBoxSizer(wxVERTICAL);
    right->Add(m_places_said, 0, wxEXPAND | wxBOTTOM, FromDIP(4));
    right->Add(m_places, 1, wxEXPAND);
    row.Add(left, 10, wxEXPAND);
    row.Add(right, 11, wxEXPAND | wxLEFT, FromDIP(12));

    m_words->on_choose = [this] { show_word(); };
    m_words->on_judge = [this] { judged(); };
    m_accept->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_words->judge_current(true); });
    m_reject->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_words->judge_current(false); });
    m_accept_all->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_words->judge_all_new(true); });
    m_places->on_match = [this](const SearchRow& match) { m_workspace.show_range(match.document, match.match); };
    m_places->on_enter = [this](const SearchRow& match) {
        m_places->on_match(match);
        m_frame.Raise();
        m_frame.centre().focus_text();
    };
    m_places->on_note = [](const NoteHit&) {};
    m_places->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        m_places->fit_columns(m_places->GetClientSize().x - FromDIP(18));
    });
}

// ---- what is shown

Autocodings::Entry* Autocodings::current()
{
    int line = m_list->GetSelectedRow();
    return line >= 0 && static_cast<std::size_t>(line) < m_entries.size() ? &m_entries[static_cast<std::size_t>(line)] : nullptr;
}

wxString Autocodings::news_text(const Entry& entry) const
{
    if (!entry.news) {
        return tr(msg("Not looked up yet"));
    }
    if (entry.news->error) {
        const ErrorText& error = *entry.news->error;
        return tr(error.why.empty() ? error.what : error.why);
    }
    auto words = static_cast<std::int64_t>(entry.news->plan.new_words.size());
    auto passages = static_cast<std::int64_t>(entry.news->passages.size());
    wxString text = passages > 0 ? tr(msgn("{0} new passage", "{0} new passages", passages, passages)) : wxString();
    if (words > 0) {
        text += (text.empty() ? ""_wx : " · "_wx) + tr(msgn("{0} new word, not yet judged", "{0} new words, not yet judged", words, words));
    }
    return text.empty() ? tr(msg("Nothing new")) : text;
}

void Autocodings::show_list()
{
    m_filling = true;
    int line = m_list->GetSelectedRow();
    m_list->DeleteAllItems();
    for (const Entry& entry : m_entries) {
        const Autocoding& one = entry.autocoding;
        const Code* code = m_workspace.snapshot()->codebook->find(one.code);
        wxVector<wxVariant> cells;
        cells.push_back(to_wx(one.query));
        cells.push_back(code ? to_wx(code->name) : tr(msg("(deleted)")));
        cells.push_back(unit_words(one.code_unit));
        cells.push_back(date_text(one.at));
        cells.push_back(number_text(one.codings));
        cells.push_back(number_text(static_cast<std::int64_t>(one.accepted.size())));
        cells.push_back(news_text(entry));
        m_list->AppendItem(cells);
    }
    if (line >= 0 && line < m_list->GetItemCount()) {
        m_list->SelectRow(static_cast<unsigned>(line));
    }
    m_filling = false;
}

void Autocodings::choose(std::size_t line)
{
    if (line < m_entries.size()) {
        m_filling = true;
        m_list->SelectRow(static_cast<unsigned>(line));
        m_filling = false;
        show_entry();
    }
}

void Autocodings::choose_query(const std::string& query)
{
    auto there = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.autocoding.query == query; });
    if (there != m_entries.end()) {
        choose(static_cast<std::size_t>(there - m_entries.begin()));
    } else {
        m_wanted = query;
    }
}

void Autocodings::show_entry()
{
    const Entry* entry = current();
    bool known = entry && entry->news && !entry->news->error;
    m_words->set_words(known ? words_to_judge(entry->autocoding, entry->news->plan.expansion) : std::vector<AutocodingWord>(),
                       entry ? entry->judged : JudgedWords());
    m_passages->set_rows(m_workspace.snapshot(), known ? entry->news->passages : std::vector<PassageRow>());
    show_state();
}

void Autocodings::show_state()
{
    const Entry* entry = current();
    bool known = entry && entry->news && !entry->news->error;
    std::int64_t fresh = m_words->new_count();
    auto passages = static_cast<std::int64_t>(m_passages->rows().size());
    auto judged = static_cast<std::int64_t>(entry ? entry->judged.size() : 0);
    std::int64_t ticked = m_passages->ticked_count();
    bool writable = m_workspace.is_open() && !m_workspace.project()->read_only();

    wxString words = tr(fresh > 0 ? msgn("{0} new word, not yet judged", "{0} new words, not yet judged", fresh, fresh) : msg("No new words"));
    say(*m_words_said, m_loaded && m_entries.empty() ? tr(msg("No search has coded anything yet. Search, then choose Code… (Ctrl+Shift+Enter)."))
                       : known ? words : entry ? news_text(*entry) : wxString());
    say(*m_passages_said, !known ? wxString()
                          : passages > 0 ? tr(msgn("{1} of {0} new passage will be coded", "{1} of {0} new passages will be coded", passages, passages, ticked))
                          : fresh > 0 ? tr(msg("No new passages; a new word is searched for once you judge it."))
                                      : tr(msg("No new passages: the same words, in the same places.")));
    bool any_word = known && m_words->current() != nullptr;
    m_accept->Enable(any_word && writable);
    m_reject->Enable(any_word && writable);
    m_accept_all->Enable(fresh > 0 && writable);
    m_look->Enable(!m_entries.empty() && !m_job);
    m_apply->SetLabelText(ticked > 0 ? tr(msgn("Code {0} new passage", "Code {0} new passages", ticked, ticked))
                          : judged > 0 ? tr(msgn("Keep what was judged of {0} word", "Keep what was judged of {0} words", judged, judged))
                                       : tr(msg("Nothing new to code")));
    m_apply->Enable(known && writable && !m_job && (ticked > 0 || judged > 0));
    m_apply->GetParent()->Layout();
}

void Autocodings::show_word()
{
    const AutocodingWord* word = m_words->current();
    const Entry* entry = current();
    std::pair shown(entry ? entry->autocoding.id : AutocodingId{}, word ? word->term.term : std::string());
    if (shown == m_word && word) {
        show_state();
        return;
    }
    m_word = shown;
    if (m_word_job) {
        m_word_job->progress.cancel();
        m_word_job.reset();
    }
    say(*m_places_said, word ? tr(msg("Where “{0}” stands", shown.second)) : wxString());
    m_places->set_found(m_workspace.snapshot(), std::make_shared<const SearchFound>(), {});
    show_state();
    if (!word || !entry || !m_workspace.index()) {
        return;
    }
    m_word_job = m_workspace.jobs().start(msg("Looking up the words"), JobShow::Silent,
        [index = m_workspace.index(), snapshot = m_workspace.snapshot(), term = shown.second, options = entry->autocoding.options](Progress& progress) {
            auto found = std::make_shared<SearchFound>();
            found->result = where_word(*index, *snapshot, term, options, places_of_a_word, progress);
            found->rows = match_rows(found->result);
            return found;
        },
        [this, alive = m_alive, shown](std::shared_ptr<SearchFound> found) {
            if (*alive && shown == m_word) {
                m_word_job.reset();
                m_places->set_found(m_workspace.snapshot(), found, {});
            }
        });
}

wxString Autocodings::said() const
{
    return m_words_said->GetLabelText() + "\n"_wx + m_passages_said->GetLabelText();
}

// ---- what is done

void Autocodings::judged()
{
    if (Entry* entry = current()) {
        entry->judged = m_words->rows().judged();
        look_at({static_cast<std::size_t>(entry - m_entries.data())}, JobShow::Silent);
    }
}

void Autocodings::apply()
{
    Entry* entry = current();
    if (!m_apply->IsEnabled() || !entry) {
        return;
    }
    edits::AutocodingRerun rerun = rerun_of(entry->news->plan, judgement_of(entry->judged));
    rerun.places = m_passages->places(true);
    rerun.refused = m_passages->places(false);
    m_apply->Disable();
    m_workspace.with_coder([&w = m_workspace, rerun] {
        w.run(edits::rerun_autocoding(*w.project(), rerun), [&w](const EditResult& result) {
            auto count = static_cast<std::int64_t>(result.codings.size());
            w.say(count > 0 ? msgn("{0} new passage coded. Ctrl+Z undoes it; everything is saved already.",
                                   "{0} new passages coded. Ctrl+Z undoes it; everything is saved already.", count, count)
                            : msg("What was judged is kept."));
        });
    });
}

Autocodings* open_autocodings(MainFrame& frame)
{
    for (wxWindow* child : frame.GetChildren()) {
        if (auto* window = dynamic_cast<Autocodings*>(child); window && !window->IsBeingDeleted()) {
            return window;
        }
    }
    return nullptr;
}

void show_autocodings(MainFrame& frame, const std::string& query)
{
    if (Autocodings* open = open_autocodings(frame)) {
        open->Raise();
        if (!query.empty()) {
            open->choose_query(query);
        }
        return;
    }
    (new Autocodings(frame, query))->Show();
}

} // namespace duiding
