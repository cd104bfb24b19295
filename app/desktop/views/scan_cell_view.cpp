// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/scan_cell_view.h"

#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/coding_popup.h"
#include "app/desktop/wx_text.h"
#include "core/base/clock.h"
#include "core/base/platform.h"
#include "core/edits/edits.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace duiding {

ScanCellView::ScanCellView(wxWindow* parent, MainFrame& frame) : wxPanel(parent), m_frame(frame), m_workspace(frame.workspace())
{
    m_title = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    m_title->SetFont(theme::font(theme::Font::UiStrong));
    m_state = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    make_list();
    m_report = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
    m_report->SetFont(theme::font(theme::Font::Small));
    native::set_accessible_name(m_report, tr(msg("What was searched")));
    m_report->SetMinSize(FromDIP(wxSize(-1, 34)));                   // the hits are what one reads
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(m_title, 0);
    head->Add(m_state, 1, wxLEFT, FromDIP(10));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(head, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(10));
    column->Add(m_list, 5, wxEXPAND);
    column->Add(m_report, 2, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(6));
    make_form(*column);
    SetSizer(column);
    SetMinSize(FromDIP(wxSize(280, 120)));

    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) { enter(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE && on_leave) {
            on_leave();
        } else {
            event.Skip();
        }
    });
    m_connections.push_back(theme::changed().connect([this] { restyle(); }));
    show({}, {}, {});
}

ScanCellView::~ScanCellView()
{
    *m_alive = false;
}

void ScanCellView::make_list()
{
    m_list = new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_NO_HEADER | wxBORDER_NONE);
    native::set_accessible_name(m_list, tr(msg("Hits of this cell")));
    m_hits = new ScanHits;
    m_list->AssociateModel(m_hits.get());
    m_hits->set_measure([this](const wxString& before) { return m_list->GetTextExtent(before).x <= m_list->GetColumn(ScanHits::Passage)->GetWidth() * 45 / 100; });
    for (unsigned column : {ScanHits::Place, ScanHits::Passage, ScanHits::Marks}) {
        auto* renderer = new wxDataViewTextRenderer("string"_wx, wxDATAVIEW_CELL_INERT, wxALIGN_LEFT);
        renderer->EnableEllipsize(column == ScanHits::Place ? wxELLIPSIZE_MIDDLE : wxELLIPSIZE_END);
        renderer->EnableMarkup(column != ScanHits::Place);
        m_list->AppendColumn(new wxDataViewColumn(wxString(), renderer, column, FromDIP(120), wxALIGN_LEFT, 0));
    }
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (auto row = selected()) {
            show_hit(*row);
        }
    });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { go_to_text(); });
    m_list->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetModifiers() == wxMOD_CONTROL && event.GetKeyCode() == 'D') {
            compare_copy();
        } else if (event.HasAnyModifiers() || !letter(event.GetUnicodeKey())) {
            event.Skip();
        }
    });
    m_list->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {              // also when it comes in sight at last
        event.Skip();
        m_list->CallAfter([this] { fit_columns(); });
    });
}

void ScanCellView::make_form(wxSizer& column)
{
    auto label = [this](const Message& text) {
        auto* made = new wxStaticText(this, wxID_ANY, tr(text));
        made->SetFont(theme::font(theme::Font::Caption));
        return made;
    };
    m_note = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    m_initials = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(52, -1)), wxTE_PROCESS_ENTER);
    m_pages = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(80, -1)), wxTE_PROCESS_ENTER);
    m_pages->SetHint(tr(msg("1-12, 40")));
    m_note->SetHint(tr(msg("Why; what you looked at")));
    m_date = new wxStaticText(this, wxID_ANY, wxString());
    native::set_accessible_name(m_note, tr(msg("Note")));
    native::set_accessible_name(m_initials, tr(msg("Initials")));
    native::set_accessible_name(m_pages, tr(msg("Pages read")));
    m_record = new wxButton(this, wxID_ANY, wxString());
    m_relevant = new wxButton(this, wxID_ANY, tr(msg("Record: relevant")));
    m_withdraw = new wxButton(this, wxID_ANY, tr(msg("Withdraw")));
    m_compare = new wxButton(this, wxID_ANY, tr(msg("Compare…")));
    m_compare->SetToolTip(tr(msg("Lays the document of this copied hit beside the one that had the text first (Ctrl+D)")));
    m_compare->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { compare_copy(); });
    m_compare->Hide();
    m_relevant->SetToolTip(tr(msg("The hits are about the theme (r)")));
    m_withdraw->SetToolTip(tr(msg("Takes the verdict away; Ctrl+Z brings it back")));
    auto* fields = new wxBoxSizer(wxHORIZONTAL);
    fields->Add(label(msg("Note")), 0, wxALIGN_CENTRE_VERTICAL);
    fields->Add(m_note, 1, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(6));
    fields->Add(label(msg("Initials")), 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(10));
    fields->Add(m_initials, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(6));
    fields->Add(label(msg("Pages read")), 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(10));
    fields->Add(m_pages, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(6));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(m_record, 0, wxALIGN_CENTRE_VERTICAL);
    buttons->Add(m_relevant, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    buttons->Add(m_withdraw, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    buttons->Add(m_compare, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    buttons->AddStretchSpacer();
    buttons->Add(m_date, 0, wxALIGN_CENTRE_VERTICAL);
    column.Add(fields, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(10));
    column.Add(buttons, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(8));
    column.AddSpacer(FromDIP(6));

    auto record = [this] { decide(cell() && cell()->hits > 0 ? ScanState::NoneRelevant : ScanState::NothingFound); };
    m_record->Bind(wxEVT_BUTTON, [record](wxCommandEvent&) { record(); });
    m_relevant->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { decide(ScanState::Relevant); });
    m_withdraw->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { withdraw(); });
    for (wxTextCtrl* field : {m_note, m_initials, m_pages}) {
        field->Bind(wxEVT_TEXT_ENTER, [this, record](wxCommandEvent&) {
            if (m_record->IsEnabled()) {
                record();
            }
        });
    }
}

const ScanCell* ScanCellView::cell() const
{
    return m_scan && m_place ? &m_scan->rows[m_place->row].cells[m_place->column] : nullptr;
}

void ScanCellView::show(std::shared_ptr<const PolicyScan> scan, std::shared_ptr<const SharedText> shared, std::optional<ScanPlace> place)
{
    m_scan = std::move(scan);
    m_shared = std::move(shared);
    m_place = m_scan ? place : std::nullopt;
    std::string key = m_place ? m_scan->rows[m_place->row].key + "\n" + m_scan->columns[m_place->column].name : std::string();
    bool other = key != m_cell_key;
    m_enter_when_loaded = m_enter_when_loaded && !other;
    m_cell_key = std::move(key);
    wxString title, state;
    if (m_place) {
        title = to_wx(row_name(m_scan->rows[m_place->row]) + "  ×  " + m_scan->columns[m_place->column].name);
        state = tr(state_words(cell()->state));
        m_report->ChangeValue(to_wx(cell_report(*m_scan, *m_place)));
    } else {
        m_report->ChangeValue(wxString());
    }
    m_report->SetInsertionPoint(0);
    m_title->SetLabelText(title);
    m_state->SetLabelText(state);
    fill_form(other);
    m_compare->Hide();
    load_hits();
    restyle();
}

void ScanCellView::fill_form(bool other_cell)
{
    const ScanCell* of = cell();
    const Verdict* verdict = of && of->verdict ? &*of->verdict : nullptr;
    if (other_cell) {
        m_note->ChangeValue(verdict ? to_wx(verdict->note) : wxString());
        m_pages->ChangeValue(verdict ? to_wx(verdict->pages_read) : wxString());
        m_initials->ChangeValue(to_wx(initials_of(m_workspace.settings().coder.empty() ? platform::user_name() : m_workspace.settings().coder)));
    }
    bool hits = of && of->hits > 0;
    bool can = of && of->state != ScanState::NoDocument && m_workspace.is_open() && !m_workspace.project()->read_only();
    m_record->SetLabel(hits ? tr(msg("Record: none relevant")) : tr(msg("Record: not found")));
    m_record->SetToolTip(hits ? tr(msg("You read the hits: none is about the theme (n)")) : tr(msg("You searched, and it is not there (n)")));
    m_record->Enable(can);
    m_relevant->Show(hits);
    m_relevant->Enable(can);
    m_withdraw->Show(verdict != nullptr);
    for (wxTextCtrl* field : {m_note, m_initials, m_pages}) {
        field->Enable(can);
    }
    m_date->SetLabelText(can ? to_wx(short_date(now_utc())) : wxString());
}

void ScanCellView::load_hits()
{
    if (m_job) {
        m_job->progress.cancel();
        m_job.reset();
    }
    bool any = cell() && cell()->hits > 0;
    m_list->Show(any);
    if (!any || !m_workspace.is_open()) {
        m_hits->set_rows(m_workspace.snapshot(), {});
        Layout();
        return;
    }
    m_job = m_workspace.jobs().start(msg("Reading the hits"), JobShow::Silent,
        [scan = m_scan, shared = m_shared, place = *m_place, project = m_workspace.project()](Progress& progress) {
            return scan_hit_rows(*scan, shared.get(), place, [project](DocumentId id) { return project->text_now(id); }, progress);
        },
        [this, alive = m_alive](std::vector<ScanHitRow> found) {
            if (!*alive) {
                return;
            }
            m_job.reset();
            auto kept = selected();
            m_hits->set_rows(m_workspace.snapshot(), std::move(found));
            if (std::exchange(m_enter_when_loaded, false)) {
                enter();
            } else if (kept && *kept < rows().size()) {
                m_list->Select(m_hits->GetItem(static_cast<unsigned>(*kept)));
            }
        });
    Layout();
}

void ScanCellView::enter()
{
    if (m_job) {
        m_enter_when_loaded = true;                      // the hits are on their way
        return;
    }
    if (rows().empty()) {
        (m_note->IsEnabled() ? static_cast<wxWindow*>(m_note) : m_report)->SetFocus();
        return;
    }
    m_list->SetFocus();
    select_hit(selected().value_or(0));
}

void ScanCellView::select_hit(std::size_t row)
{
    if (row < rows().size()) {
        wxDataViewItem item = m_hits->GetItem(static_cast<unsigned>(row));
        m_list->SetCurrentItem(item);
        m_list->Select(item);
        m_list->EnsureVisible(item);
        show_hit(row);
    }
}

// In the text: the passage selected, every word that was found in this cell marked.
void ScanCellView::show_hit(std::size_t row)
{
    const ScanHitRow& hit = rows()[row];
    if (m_compare->IsShown() != hit.copied.has_value()) {
        m_compare->Show(hit.copied.has_value());
        Layout();
    }
    m_workspace.show_range(hit.hit.document, hit.hit.range);
    auto matches = std::make_shared<Workspace::Matches>();
    for (const ScanHitRow& each : rows()) {
        auto& list = (*matches)[each.hit.document];
        list.insert(list.end(), each.matches.begin(), each.matches.end());
    }
    for (auto& [document, list] : *matches) {
        std::sort(list.begin(), list.end());
    }
    m_workspace.set_matches(std::move(matches));
    if (!hit.matches.empty()) {
        m_workspace.set_current_match(hit.hit.document, hit.matches.front());
    }
}

std::optional<std::size_t> ScanCellView::selected() const
{
    wxDataViewItem item = m_list->GetSelection();
    std::size_t row = item.IsOk() ? m_hits->GetRow(item) : rows().size();
    return row < rows().size() ? std::optional(row) : std::nullopt;
}

void ScanCellView::go_to_text()
{
    if (auto row = selected()) {
        show_hit(*row);
        m_frame.centre().focus_text();
    }
}

bool ScanCellView::letter(wxChar letter)
{
    const ScanCell* of = cell();
    if (!of || of->state == ScanState::NoDocument) {
        return false;
    }
    switch (letter) {
    case 'c':
    case 'C': code_hit(); return true;
    case 'n':
    case 'N':
        if (of->hits > 0) {
            decide(ScanState::NoneRelevant);
        } else {
            enter();                                     // "not found" wants a reason
        }
        return true;
    case 'r':
    case 'R':
        if (of->hits > 0) {
            decide(ScanState::Relevant);
        }
        return of->hits > 0;
    default: return false;
    }
}

void ScanCellView::code_hit()
{
    if (rows().empty() || !m_workspace.is_open() || m_workspace.project()->read_only()) {
        return;
    }
    std::size_t row = selected().value_or(0);
    select_hit(row);
    CodingTarget target;
    target.ranges = {{rows()[row].hit.document, rows()[row].hit.range}};
    wxPoint corner = m_frame.ScreenToClient(ClientToScreen(wxPoint(0, 0)));
    target.anchor = wxRect(corner, wxSize(GetSize().x, 1));
    target.after = [this, alive = m_alive] {
        if (*alive) {
            m_list->SetFocus();
        }
    };
    m_frame.coding_popup().open_for(std::move(target));
}

void ScanCellView::decide(ScanState state)
{
    if (!cell()) {
        return;
    }
    Verdict verdict = verdict_for(*m_scan, m_place->row, m_place->column);
    if (!verdict.unit) {
        m_workspace.say(msg("A verdict is about a municipality or another case: choose such rows for the scan."));
        return;
    }
    if (!verdict.search && !verdict.code) {
        m_workspace.say(msg("A verdict is about a saved search: save this query first."));
        return;
    }
    verdict.state = state;
    verdict.note = from_wx(m_note->GetValue());
    verdict.initials = from_wx(m_initials->GetValue().Strip(wxString::both));
    verdict.pages_read = from_wx(m_pages->GetValue());
    verdict.at = now_utc();
    if (verdict.initials.empty()) {
        m_workspace.say(msg("Type your initials: a verdict is a person's."));
        m_initials->SetFocus();
        return;
    }
    std::string where = row_name(m_scan->rows[m_place->row]) + " × " + m_scan->columns[m_place->column].name;
    m_workspace.with_coder([this, alive = m_alive, verdict = std::move(verdict), where] {
        if (!*alive) {
            return;
        }
        std::string what = format(state_words(verdict.state), translator(), number_style());
        m_workspace.run(edits::set_verdict(*m_workspace.project(), verdict), [this, alive, where, what](const EditResult&) {
            if (*alive) {
                m_workspace.say(msg("Recorded for {0}: {1}. Ctrl+Z takes it back.", where, what));
            }
        });
    });
}

void ScanCellView::withdraw()
{
    if (const ScanCell* of = cell(); of && of->verdict) {
        m_workspace.run(edits::delete_verdicts(*m_workspace.project(), {of->verdict->id}));
    }
}

void ScanCellView::compare_copy()
{
    if (auto row = selected(); row && rows()[*row].copied && on_copied) {
        on_copied(rows()[*row].hit.document, *rows()[*row].copied);
    }
}

wxString ScanCellView::report() const
{
    return m_report->GetValue();
}

void ScanCellView::restyle()
{
    const Palette& p = theme::palette();
    SetBackgroundColour(p.panel);
    m_state->SetForegroundColour(p.muted);
    m_date->SetForegroundColour(p.muted);
    Layout();
    Refresh();
}

void ScanCellView::fit_columns()
{
    int width = m_list->GetClientSize().x - FromDIP(16);
    int place = std::clamp(width * 30 / 100, FromDIP(90), FromDIP(210));
    int marks = std::clamp(width * 20 / 100, FromDIP(50), FromDIP(150));
    m_list->GetColumn(ScanHits::Place)->SetWidth(place);
    m_list->GetColumn(ScanHits::Marks)->SetWidth(marks);
    m_list->GetColumn(ScanHits::Passage)->SetWidth(std::max(FromDIP(100), width - place - marks));
}

} // namespace duiding
