// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/segments_view.h"

#include "app/desktop/main_frame.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/command_menu.h"
#include "app/desktop/widgets/segment_cards.h"
#include "app/desktop/wx_text.h"
#include "core/analysis/retrieval.h"

#include <wx/checkbox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <set>

namespace duiding {

SegmentsView::SegmentsView(wxWindow* parent, MainFrame& frame) : wxPanel(parent), m_frame(frame), m_workspace(frame.workspace())
{
    m_count = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    m_count->SetFont(theme::font(theme::Font::Small));
    m_sub_codes = new wxCheckBox(this, wxID_ANY, tr(msg("with sub-codes")));
    m_sub_codes->SetFont(theme::font(theme::Font::Small));
    m_sub_codes->SetValue(true);
    m_cards = new SegmentCards(this);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_count, 1, wxALIGN_CENTRE_VERTICAL);
    row->Add(m_sub_codes, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12));
    column->Add(m_cards, 1, wxEXPAND);
    SetSizer(column);

    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) { m_cards->SetFocus(); });
    m_sub_codes->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { refill(); });
    m_cards->on_open = [this](std::size_t index) { jump_to(index); };
    m_cards->on_context_menu = [this](std::size_t index) {
        jump_to(index);
        show_command_menu(*this, {m_workspace, m_frame}, m_frame.commands(),
                          {"edit.copy_quote", "edit.copy_text", "", "edit.more_like", "code.more_like", "", "memo.coding", "code.recode", "", "code.delete_coding"});
    };
    m_connections.push_back(m_workspace.code_changed.connect([this] { refill(); }));
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        if (change.bits.has(ChangeBit::Codings) || change.bits.has(ChangeBit::Codes) || change.bits.has(ChangeBit::Texts) ||
            change.bits.has(ChangeBit::Documents) || change.bits.has(ChangeBit::Memos)) {
            refill();
        }
    }));
    m_connections.push_back(theme::changed().connect([this] { m_cards->set_segments(&m_segments); }));
}

void SegmentsView::refill()
{
    if (m_job) {
        m_job->progress.cancel();
        m_job.reset();
    }
    m_code = m_workspace.code();
    Project* project = m_workspace.project();
    if (!project || !m_code) {
        show({});
        return;
    }
    SegmentFilter filter;
    filter.codes = {m_code};
    filter.sub_codes = m_sub_codes->GetValue() ? SubCodes::Include : SubCodes::LeaveOut;
    m_job = m_workspace.jobs().start(msg("Gathering segments"), JobShow::Silent,
        [project, snapshot = m_workspace.snapshot(), filter](Progress& progress) {
            return retrieve(*snapshot, [project](DocumentId id) { return project->text_now(id); }, filter, progress);
        },
        [this, alive = m_alive](std::vector<Segment> segments) {
            if (*alive) {
                m_job.reset();
                show(std::move(segments));
            }
        });
}

SegmentsView::~SegmentsView()
{
    *m_alive = false;
}

void SegmentsView::show(std::vector<Segment> segments)
{
    CodingId kept = m_workspace.active_coding();
    m_segments = std::move(segments);
    m_cards->set_segments(&m_segments);
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
        if (kept && m_segments[i].coding == kept) {
            m_cards->SetSelection(static_cast<int>(i));
        }
    }
    say_count();
}

void SegmentsView::say_count()
{
    const Code* code = m_workspace.snapshot()->codebook->find(m_code);
    std::set<DocumentId> documents;
    for (const Segment& segment : m_segments) {
        documents.insert(segment.document);
    }
    auto count = static_cast<std::int64_t>(m_segments.size());
    auto where = static_cast<std::int64_t>(documents.size());
    wxString text = tr(msg("Choose a code to see its segments."));
    if (code) {
        text = tr(msgn("{0} segment", "{0} segments", count, count)) + " "_wx + tr(msgn("in {0} document", "in {0} documents", where, where)) +
            " · "_wx + to_wx(code->name);
    }
    m_count->SetLabelText(text);
    m_count->SetForegroundColour(theme::palette().muted);
    Layout();
}

void SegmentsView::jump_to(std::size_t index)
{
    if (index < m_segments.size()) {
        const Segment& segment = m_segments[index];
        m_workspace.show_range(segment.document, segment.range, segment.coding);
    }
}

void SegmentsView::focus_list()
{
    m_cards->SetFocus();
    if (m_cards->GetSelection() == wxNOT_FOUND && !m_segments.empty()) {
        m_cards->SetSelection(0);
    }
}

} // namespace duiding
