// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/code_preview.h"

#include "app/common/autocoding.h"
#include "app/common/kept_options.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/coding_actions.h"
#include "app/desktop/wx_text.h"
#include "core/model/autocoding.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include <algorithm>

namespace duiding {

CodePreview::CodePreview(wxWindow* parent, MainFrame& frame) : wxPanel(parent), m_frame(frame), m_workspace(frame.workspace())
{
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_head(*column);
    make_list();
    column->Add(m_list, 1, wxEXPAND);
    SetSizer(column);
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        int unit = static_cast<int>(event.GetUnicodeKey()) - '1';
        if (event.GetKeyCode() == WXK_ESCAPE) {
            on_close();
        } else if (!event.HasAnyModifiers() && unit >= 0 && unit < static_cast<int>(m_unit->GetCount())) {
            set_unit(static_cast<CodeUnit>(unit));
        } else {
            event.Skip();
        }
    });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) { m_list->SetFocus(); });
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        if (IsShown() && change.bits.has(ChangeBit::Texts)) {
            on_close();                               // the passages stand at places of the text as it was
        }
    }));
}

CodePreview::~CodePreview()
{
    *m_alive = false;
}

void CodePreview::make_head(wxSizer& column)
{
    m_said = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    auto choice = [this](const Message& name, const std::vector<Message>& labels, int selected) {
        auto* widget = new wxChoice(this, wxID_ANY);
        for (const Message& label : labels) {
            widget->Append(tr(label));
        }
        widget->SetSelection(selected);
        widget->SetToolTip(tr(name));
        native::set_accessible_name(widget, tr(name));
        return widget;
    };
    m_unit = choice(msg("What is coded around a match"),
                    {msg("the words themselves"), msg("the sentence"), msg("the paragraph"), msg("the whole turn"), msg("the section")},
                    static_cast<int>(CodeUnit::Sentence));
    m_unit->SetToolTip(tr(msg("What is coded around a match; the keys 1 to 5 choose it")));
    m_direction = choice(msg("Direction of the codings"),
                         {msg("no direction"), msg("facilitating ▲"), msg("hindering ▼"), msg("neutral ○"), msg("ambivalent ◆")}, 0);
    m_all = new wxButton(this, wxID_ANY, tr(msg("Untick all")));
    m_apply = new wxButton(this, wxID_ANY, wxString());
    auto* leave = new wxButton(this, wxID_ANY, tr(msg("Cancel")));
    auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    for (wxWindow* widget : {static_cast<wxWindow*>(m_unit), static_cast<wxWindow*>(m_direction), static_cast<wxWindow*>(m_all),
                             static_cast<wxWindow*>(m_apply), static_cast<wxWindow*>(leave)}) {
        row->Add(widget, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT | wxBOTTOM, FromDIP(6));
    }
    column.Add(m_said, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(10));
    column.Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(10));
    m_unit->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { load(); });
    m_all->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        m_list->tick_all(m_list->ticked_count() == 0);
        show_state();
    });
    m_apply->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { apply(); });
    leave->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_close(); });
}

void CodePreview::make_list()
{
    m_list = new PassageList(this, tr(msg("Passages that will be coded")));
    m_list->on_tick = [this] { show_state(); };
    m_list->on_row = [this](const PassageRow& row) { m_workspace.show_range(row.document, row.range); };
    m_list->on_enter = [this] { apply(); };
}

void CodePreview::open(std::vector<SearchHit> hits, SearchFoundPtr found, Chosen chosen)
{
    bool was_alike = m_found && !m_found->result.alike.empty();
    bool alike = !found->result.alike.empty();
    if (alike != was_alike) {
        m_unit->SetSelection(static_cast<int>(alike ? CodeUnit::Paragraph : CodeUnit::Sentence));      // one word that is shared says little
    }
    m_hits = std::move(hits);
    m_found = std::move(found);
    m_chosen = chosen;
    load();
}

void CodePreview::set_unit(CodeUnit unit)
{
    m_unit->SetSelection(static_cast<int>(unit));
    load();
}

void CodePreview::load()
{
    ProjectIndex* index = m_workspace.index();
    if (!index) {
        return;
    }
    m_loading = true;
    auto unit = static_cast<CodeUnit>(m_unit->GetSelection());
    m_workspace.jobs().start(msg("Preparing the passages"), JobShow::Silent,
        [index, hits = m_hits, unit, chosen = m_chosen](Progress& progress) {
            std::vector<PassageRow> rows;
            TextSource texts = index->texts();
            for (const DocumentRanges& found : matches_to_ranges(hits, unit, texts, InterviewerTurns::Include)) {
                progress.check();
                DocumentTextPtr text = texts(found.document);
                for (CharRange range : text ? found.ranges : std::vector<CharRange>()) {
                    rows.push_back(passage_row(*text, range));
                    rows.back().ticked = chosen == Chosen::ByHand || !rows.back().interviewer;
                }
            }
            return rows;
        },
        [this, alive = m_alive, asked = ++m_asked](std::vector<PassageRow> rows) {
            if (*alive && asked == m_asked) {
                m_loading = false;
                m_list->set_rows(m_workspace.snapshot(), std::move(rows));
                show_state();
                m_list->SetFocus();
            }
        });
}

void CodePreview::show_state()
{
    std::int64_t ticked = m_list->ticked_count();
    auto all = static_cast<std::int64_t>(rows().size());
    auto interviewer = std::count_if(rows().begin(), rows().end(), [](const PassageRow& row) { return row.interviewer && !row.ticked; });
    const Message& alike = m_found->result.alike;
    wxString text = (alike.empty() ? tr(msg("“{0}”", m_found->request.query)) : tr(alike)) + " · "_wx;
    text += all == 0 && !m_hits.empty() ? tr(nothing_to_code())
                                        : tr(msgn("{1} of {0} passage will be coded", "{1} of {0} passages will be coded", all, all, ticked));
    if (m_chosen == Chosen::All && !m_found->counted) {
        text += " · "_wx + tr(m_found->stopped ? msg("only of what was found before the search was stopped")
                                               : msg("only of the first matches: the search was not at its end yet"));
    }
    if (interviewer > 0) {
        text += " · "_wx + tr(msg("{0} by the interviewer, not ticked", static_cast<std::int64_t>(interviewer)));
    }
    m_said->SetLabelText(text);
    m_said->SetForegroundColour(theme::palette().muted);
    native::set_accessible_name(m_said, text);
    m_apply->SetLabelText(tr(msgn("Code {0} passage…", "Code {0} passages…", ticked, ticked)));
    m_apply->Enable(ticked > 0);
    m_all->SetLabelText(ticked > 0 ? tr(msg("Untick all")) : tr(msg("Tick all")));
    Layout();
}

void CodePreview::tick(unsigned row, bool ticked)
{
    m_list->tick(row, ticked);
    show_state();
}

wxString CodePreview::said() const
{
    return m_said->GetLabelText();
}

void CodePreview::apply()
{
    CodingTarget target;
    for (const CodedPlace& place : m_list->places(true)) {
        target.ranges.emplace_back(place.document, place.range);
    }
    if (target.ranges.empty() || m_loading) {
        return;
    }
    target.anchor = wxRect(m_frame.ScreenToClient(m_apply->GetScreenPosition()), m_apply->GetSize());
    auto count = static_cast<std::int64_t>(target.ranges.size());
    target.label = msgn("Code {0} search hit", "Code {0} search hits", count, count);
    target.code_with = [this](CodeId code, Direction direction) { code_with(code, direction); };
    m_frame.coding_popup().open_for(std::move(target));
}

void CodePreview::code_with(CodeId code, Direction direction)
{
    if (direction == Direction::None) {
        direction = static_cast<Direction>(m_direction->GetSelection());
    }
    m_workspace.with_coder([this, places = m_list->places(true), refused = m_list->places(false), autocoding = autocoding_of(*m_found, code, direction)] {
        m_workspace.run(edits::autocode(*m_workspace.project(), autocoding, places, 0, refused), [&w = m_workspace](const EditResult& result) {
            auto count = static_cast<std::int64_t>(result.codings.size());
            w.say(result.changed ? msgn("{0} passage coded. Ctrl+Z undoes it; everything is saved already.",
                                        "{0} passages coded. Ctrl+Z undoes it; everything is saved already.", count, count)
                                 : msg("That was coded already."));
        });
    });
    on_close();
}

// What explains these codings later, and lets the search be run again for new documents.
Autocoding CodePreview::autocoding_of(const SearchFound& found, CodeId code, Direction direction) const
{
    Autocoding autocoding;
    autocoding.query = found.request.query;
    SearchRequest request = found.request;
    // Nothing the interviewer says was ticked: nor is it to be coded in documents that come later.
    if (std::none_of(rows().begin(), rows().end(), [](const PassageRow& row) { return row.ticked && row.interviewer; })) {
        request.interviewer = InterviewerTurns::LeaveOut;
    }
    autocoding.options = kept_options(request, found.ticks, *m_workspace.snapshot());
    autocoding.code_unit = to_key(static_cast<CodeUnit>(m_unit->GetSelection()));
    autocoding.code = code;
    autocoding.direction = direction;
    for (const ExpandedTerm& term : found.result.expansion) {
        (term.excluded ? autocoding.rejected : autocoding.accepted).push_back(term.term);
    }
    for (std::vector<std::string>* words : {&autocoding.accepted, &autocoding.rejected}) {
        std::sort(words->begin(), words->end());
        words->erase(std::unique(words->begin(), words->end()), words->end());
    }
    return autocoding;
}

} // namespace duiding
