// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/code_preview.h"

#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/coding_actions.h"
#include "app/desktop/wx_text.h"
#include "core/index/search_options.h"
#include "core/model/autocoding.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <array>

namespace duiding {

namespace {

constexpr std::int64_t longest_passage = 400;         // characters shown of a passage
constexpr std::array unit_keys = {"hit", "sentence", "paragraph", "turn"};      // as the choice lists them

PreviewRow row_of(const DocumentText& text, CharRange range)
{
    PreviewRow row;
    row.document = text.id();
    row.range = range;
    const Speaker* speaker = text.speaker_at(range.begin);
    row.speaker = speaker ? speaker->name : std::string();
    row.page = text.page_label_at(range.begin);
    row.paragraph = static_cast<std::int64_t>(text.paragraph_index(range.begin)) + 1;
    row.text = text.quote({range.begin, std::min(range.end, CharPos{range.begin.value + longest_passage})});
    std::replace(row.text.begin(), row.text.end(), '\n', ' ');
    row.interviewer = text.is_interviewer(range);
    return row;
}

} // namespace

// ---- the rows

void PreviewRows::set_rows(SnapshotPtr snapshot, std::vector<PreviewRow> rows)
{
    m_snapshot = std::move(snapshot);
    m_rows = std::move(rows);
    Reset(static_cast<unsigned>(m_rows.size()));
}

void PreviewRows::tick(unsigned row, bool ticked)
{
    if (row < m_rows.size() && m_rows[row].ticked != ticked) {
        m_rows[row].ticked = ticked;
        RowChanged(row);
    }
}

void PreviewRows::GetValueByRow(wxVariant& value, unsigned row, unsigned column) const
{
    value = wxString();
    if (row >= m_rows.size()) {
        return;
    }
    const PreviewRow& r = m_rows[row];
    switch (column) {
    case Ticked: value = r.ticked; return;
    case Document: {
        const DocumentInfo* info = m_snapshot->find_document(r.document);
        value = info ? to_wx(info->name) : wxString();
        return;
    }
    case Place: value = row_place(r.speaker, r.page, r.paragraph); return;
    case Passage: value = to_wx(r.text); return;
    default: value = to_wx(codes_markup(*m_snapshot, r.document, r.range)); return;
    }
}

bool PreviewRows::SetValueByRow(const wxVariant& value, unsigned row, unsigned column)
{
    if (column != Ticked || row >= m_rows.size()) {
        return false;
    }
    tick(row, value.GetBool());
    on_tick();
    return true;
}

bool PreviewRows::GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const
{
    if (column == Place || (row < m_rows.size() && !m_rows[row].ticked)) {
        attr.SetColour(theme::palette().muted);
        return true;
    }
    return false;
}

// ---- the panel

CodePreview::CodePreview(wxWindow* parent, MainFrame& frame) : wxPanel(parent), m_frame(frame), m_workspace(frame.workspace())
{
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_head(*column);
    make_list();
    column->Add(m_list, 1, wxEXPAND);
    SetSizer(column);
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            on_close();
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
                    {msg("the words themselves"), msg("the sentence"), msg("the paragraph"), msg("the whole turn")}, static_cast<int>(CodeUnit::Sentence));
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
    m_all->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { tick_all(ticked_count() == 0); });
    m_apply->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { apply(); });
    leave->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_close(); });
}

void CodePreview::make_list()
{
    m_list = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxBORDER_NONE);
    native::set_accessible_name(m_list, tr(msg("Passages that will be coded")));
    m_rows = new PreviewRows;
    m_rows->on_tick = [this] { show_state(); };
    m_list->AssociateModel(m_rows.get());
    m_list->AppendToggleColumn(wxString(), PreviewRows::Ticked, wxDATAVIEW_CELL_ACTIVATABLE, FromDIP(34));
    auto add = [this](const Message& title, unsigned column, int width, bool markup) {
        auto* renderer = new wxDataViewTextRenderer("string"_wx, wxDATAVIEW_CELL_INERT, wxALIGN_LEFT);
        renderer->EnableEllipsize(wxELLIPSIZE_END);
        renderer->EnableMarkup(markup);
        m_list->AppendColumn(new wxDataViewColumn(tr(title), renderer, column, FromDIP(width), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE));
    };
    add(msg("Document"), PreviewRows::Document, 170, false);
    add(msg("Place"), PreviewRows::Place, 96, false);
    add(msg("Passage"), PreviewRows::Passage, 480, false);
    add(msg("Codes"), PreviewRows::Codes, 160, true);
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        wxDataViewItem item = m_list->GetSelection();
        if (item.IsOk()) {
            const PreviewRow& row = rows()[m_rows->GetRow(item)];
            m_workspace.show_range(row.document, row.range);
        }
    });
    m_list->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        wxDataViewItem item = m_list->GetSelection();
        int key = event.GetKeyCode();
        if (key == WXK_SPACE && item.IsOk()) {
            unsigned row = m_rows->GetRow(item);
            tick(row, !rows()[row].ticked);
        } else if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER) {
            apply();
        } else {
            event.Skip();
        }
    });
    m_list->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        int left = m_list->GetClientSize().x - FromDIP(34 + 170 + 96 + 160 + 20);
        m_list->GetColumn(PreviewRows::Passage)->SetWidth(std::max(FromDIP(160), left));
    });
}

void CodePreview::open(std::vector<SearchHit> hits, SearchFoundPtr found, Chosen chosen)
{
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
            std::vector<PreviewRow> rows;
            TextSource texts = index->texts();
            for (const DocumentRanges& found : matches_to_ranges(hits, unit, texts, InterviewerTurns::Include)) {
                progress.check();
                DocumentTextPtr text = texts(found.document);
                for (CharRange range : text ? found.ranges : std::vector<CharRange>()) {
                    rows.push_back(row_of(*text, range));
                    rows.back().ticked = chosen == Chosen::ByHand || !rows.back().interviewer;
                }
            }
            return rows;
        },
        [this, alive = m_alive, asked = ++m_asked](std::vector<PreviewRow> rows) {
            if (*alive && asked == m_asked) {
                m_loading = false;
                m_rows->set_rows(m_workspace.snapshot(), std::move(rows));
                show_state();
                m_list->SetFocus();
            }
        });
}

std::int64_t CodePreview::ticked_count() const
{
    return std::count_if(rows().begin(), rows().end(), [](const PreviewRow& row) { return row.ticked; });
}

void CodePreview::show_state()
{
    std::int64_t ticked = ticked_count();
    auto all = static_cast<std::int64_t>(rows().size());
    auto interviewer = std::count_if(rows().begin(), rows().end(), [](const PreviewRow& row) { return row.interviewer && !row.ticked; });
    wxString text = tr(msg("“{0}”", m_found->request.query)) + " · "_wx + tr(msgn("{1} of {0} passage will be coded", "{1} of {0} passages will be coded", all, all, ticked));
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
    m_rows->tick(row, ticked);
    show_state();
}

void CodePreview::tick_all(bool ticked)
{
    for (unsigned row = 0; row < rows().size(); ++row) {
        m_rows->tick(row, ticked);
    }
    show_state();
}

void CodePreview::apply()
{
    CodingTarget target;
    for (const PreviewRow& row : rows()) {
        if (row.ticked) {
            target.ranges.emplace_back(row.document, row.range);
        }
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
    std::vector<CodedPlace> places, refused;
    for (const PreviewRow& row : rows()) {
        (row.ticked ? places : refused).push_back({row.document, row.range});
    }
    m_workspace.with_coder([this, places, refused, autocoding = autocoding_of(*m_found, code, direction)] {
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
    SearchRequest request = narrowed(found.request, *m_workspace.snapshot(), found.ticks);
    // Nothing the interviewer says was ticked: nor is it to be coded in documents that come later.
    if (std::none_of(rows().begin(), rows().end(), [](const PreviewRow& row) { return row.ticked && row.interviewer; })) {
        request.interviewer = InterviewerTurns::LeaveOut;
    }
    autocoding.options = search_options(request, *m_workspace.snapshot());
    autocoding.code_unit = unit_keys[static_cast<std::size_t>(m_unit->GetSelection())];
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
