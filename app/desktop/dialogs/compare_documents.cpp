// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/compare_documents.h"

#include "app/desktop/document_order.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/documents_view.h"
#include "app/desktop/wx_text.h"
#include "core/analysis/compare_texts.h"
#include "core/analysis/grouping.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/display.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace duiding {

namespace {

const char* sign_of(ParagraphChange change)
{
    switch (change) {
    case ParagraphChange::Changed: return "≠";
    case ParagraphChange::Added: return "+";
    case ParagraphChange::Removed: return "−";
    case ParagraphChange::Moved: return "↕";
    case ParagraphChange::Same: break;
    }
    return "";
}

// One side of a row. A paragraph that is on this side only differs as a whole; one that was moved does not.
PairedSide side_of(const DocumentText& text, const std::optional<CharRange>& range, const std::vector<CharRange>& different, bool whole,
                   std::string& last_page)
{
    PairedSide side;
    side.there = range.has_value();
    if (!side.there) {
        return side;
    }
    side.text = std::string(text.slice(*range));
    auto byte_of = [&](CharPos at) { return static_cast<std::size_t>(text.map().to_byte(at).value - text.map().to_byte(range->begin).value); };
    if (whole) {
        side.different.emplace_back(0, side.text.size());
    } else {
        for (const CharRange& each : different) {
            side.different.emplace_back(byte_of(each.begin), byte_of(each.end));
        }
    }
    std::string page = text.page_label_at(range->begin);
    if (page != last_page) {
        side.place = format(msg("p. {0}", page), translator(), number_style());
        last_page = page;
    }
    return side;
}

PairedDocuments paired_documents(const DocumentText& left, const DocumentText& right, Progress& progress)
{
    TextComparison comparison = compare_texts(left, right);
    PairedDocuments made;
    std::string left_page, right_page;
    for (const ComparedParagraph& each : comparison.rows) {
        progress.check();
        bool read = (each.before && !each.before->empty()) || (each.after && !each.after->empty());
        if (!read) {
            continue;
        }
        PairedRow row;
        row.same = each.change == ParagraphChange::Same;
        row.left = side_of(left, each.before, each.changed_before, each.change == ParagraphChange::Removed, left_page);
        row.right = side_of(right, each.after, each.changed_after, each.change == ParagraphChange::Added, right_page);
        row.sign = sign_of(each.change);
        row.what = format(change_words(each.change), translator(), number_style());
        made.places.push_back({each.before.value_or(CharRange{}), each.after.value_or(CharRange{})});
        made.rows.push_back(std::move(row));
    }
    const auto& n = comparison.counts;
    auto count = [&n](ParagraphChange change) { return n[static_cast<std::size_t>(change)]; };
    std::int64_t same = count(ParagraphChange::Same);
    made.counts = {msgn("{0} paragraph the same", "{0} paragraphs the same", same, same), msg("{0} changed", count(ParagraphChange::Changed)),
                   msg("{0} only left", count(ParagraphChange::Removed)), msg("{0} only right", count(ParagraphChange::Added)),
                   msg("{0} moved", count(ParagraphChange::Moved)),
                   msg("{0} of the text the same", format_number(comparison.same_share * 100, 0, number_style()) + " %")};
    return made;
}

} // namespace

CompareDocuments::CompareDocuments(MainFrame& frame, DocumentId left, DocumentId right, CharRange at)
    : wxFrame(&frame, wxID_ANY, tr(msg("Compare documents")), wxDefaultPosition, wxDefaultSize,
              wxDEFAULT_FRAME_STYLE | wxFRAME_FLOAT_ON_PARENT | wxFRAME_NO_TASKBAR),
      m_frame(frame), m_workspace(frame.workspace()), m_left(left), m_right(right), m_at(at)
{
    SetExtraStyle(GetExtraStyle() | wxWS_EX_BLOCK_EVENTS);           // keys typed here are not for the text behind
    auto* panel = new wxPanel(this);
    panel->SetBackgroundColour(theme::palette().panel);
    m_left_choice = new wxChoice(panel, wxID_ANY);
    m_right_choice = new wxChoice(panel, wxID_ANY);
    native::set_accessible_name(m_left_choice, tr(msg("Left document")));
    native::set_accessible_name(m_right_choice, tr(msg("Right document")));
    m_only = new wxCheckBox(panel, wxID_ANY, tr(msg("Only differences")));
    auto* previous = new wxButton(panel, wxID_ANY, tr(msg("Previous difference")));
    auto* next = new wxButton(panel, wxID_ANY, tr(msg("Next difference")));
    previous->SetToolTip("Shift+F8"_wx);
    next->SetToolTip("F8"_wx);
    m_summary = new wxStaticText(panel, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    m_summary->SetForegroundColour(theme::palette().muted);
    m_text = new PairedText(panel);
    auto* choices = new wxBoxSizer(wxHORIZONTAL);
    choices->Add(m_left_choice, 1);
    choices->Add(m_right_choice, 1, wxLEFT, FromDIP(24));
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    bar->Add(m_summary, 1, wxALIGN_CENTRE_VERTICAL);
    bar->Add(m_only, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(12));
    bar->Add(previous, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(12));
    bar->Add(next, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(choices, 0, wxEXPAND | wxALL, FromDIP(14));
    column->Add(bar, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(14));
    column->Add(m_text, 1, wxEXPAND);
    panel->SetSizer(column);
    wxSize screen = wxDisplay(0u).GetClientArea().GetSize();
    SetSize(std::min(FromDIP(1180), screen.x - FromDIP(40)), std::min(FromDIP(760), screen.y - FromDIP(60)));

    auto chosen = [this](wxCommandEvent&) {
        choose(m_documents[static_cast<std::size_t>(m_left_choice->GetSelection())], m_documents[static_cast<std::size_t>(m_right_choice->GetSelection())]);
    };
    m_left_choice->Bind(wxEVT_CHOICE, chosen);
    m_right_choice->Bind(wxEVT_CHOICE, chosen);
    m_only->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { show_rows(); });
    previous->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_text->step_difference(-1); });
    next->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { m_text->step_difference(1); });
    m_text->on_open = [this](std::size_t row, PairedText::Side side) { open(row, side); };
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (!on_key(event)) {
            event.Skip();
        }
    });
    m_connections.push_back(m_workspace.study_changed.connect([this] { Destroy(); }));
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        if (change.bits.has(ChangeBit::Documents)) {
            fill_choices();
        }
        if (change.texts.contains(m_left) || change.texts.contains(m_right)) {
            compare();
        }
    }));
    m_connections.push_back(theme::changed().connect([this, panel] {
        panel->SetBackgroundColour(theme::palette().panel);
        m_summary->SetForegroundColour(theme::palette().muted);
        show_rows();
    }));
    fill_choices();
    compare();
    CentreOnParent();
    m_text->SetFocus();
}

CompareDocuments::~CompareDocuments()
{
    *m_alive = false;
    if (m_job) {
        m_job->progress.cancel();
    }
}

bool CompareDocuments::on_key(const wxKeyEvent& event)
{
    switch (event.GetKeyCode()) {
    case WXK_ESCAPE: Close(); return true;
    case WXK_F8: m_text->step_difference(event.ShiftDown() ? -1 : 1); return true;
    default: return false;
    }
}

void CompareDocuments::fill_choices()
{
    m_documents.clear();
    wxArrayString names;
    for (const DocumentInfo& info : *m_workspace.snapshot()->documents) {
        m_documents.push_back(info.id);
        names.Add(to_wx(info.name));
    }
    for (auto [list, id] : {std::pair(m_left_choice, m_left), std::pair(m_right_choice, m_right)}) {
        list->Set(names);
        auto at = std::find(m_documents.begin(), m_documents.end(), id);
        list->SetSelection(at == m_documents.end() ? wxNOT_FOUND : static_cast<int>(at - m_documents.begin()));
    }
}

void CompareDocuments::choose(DocumentId left, DocumentId right)
{
    m_left = left;
    m_right = right;
    m_at = {};
    fill_choices();
    compare();
}

void CompareDocuments::compare()
{
    if (m_job) {
        m_job->progress.cancel();
        m_job.reset();
    }
    m_summary->SetLabelText(tr(msg("Comparing…")));
    m_job = m_workspace.jobs().start(msg("Comparing the documents"), JobShow::Bar,
        [project = m_workspace.project(), left = m_left, right = m_right](Progress& progress) {
            DocumentTextPtr before = project->text_now(left);
            DocumentTextPtr after = project->text_now(right);
            return before && after ? paired_documents(*before, *after, progress) : PairedDocuments{};
        },
        [this, alive = m_alive](PairedDocuments compared) {
            if (*alive) {
                m_job.reset();
                m_compared = std::move(compared);
                show_rows();
            }
        });
}

void CompareDocuments::show_rows()
{
    std::vector<PairedRow> rows;
    m_shown.clear();
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < m_compared.rows.size(); ++i) {
        if (m_only->GetValue() && m_compared.rows[i].same) {
            continue;
        }
        const CharRange& right = m_compared.places[i].right;
        bool begins_here = m_at.empty() ? !m_compared.rows[i].same : right.end > m_at.begin && !right.empty();
        if (!first && begins_here) {
            first = m_shown.size();
        }
        m_shown.push_back(i);
        rows.push_back(m_compared.rows[i]);
    }
    m_text->set_rows(std::move(rows));
    if (first) {
        m_text->go_to(*first);
    }
    wxString said;
    for (const Message& count : m_compared.counts) {
        said += (said.empty() ? wxString() : " · "_wx) + tr(count);
    }
    m_summary->SetLabelText(said);
}

void CompareDocuments::open(std::size_t row, PairedText::Side side)
{
    if (row < m_shown.size()) {
        const PairedDocuments::Places& places = m_compared.places[m_shown[row]];
        bool left = side == PairedText::Side::Left ? !places.left.empty() : places.right.empty();
        m_workspace.show_range(left ? m_left : m_right, left ? places.left : places.right);
        m_frame.Raise();
        m_frame.centre().focus_text();
    }
}

void CompareDocuments::only_differences(bool only)
{
    m_only->SetValue(only);
    show_rows();
}

wxString CompareDocuments::summary() const
{
    return m_summary->GetLabelText();
}

CompareDocuments* open_comparison(MainFrame& frame)
{
    for (wxWindow* child : frame.GetChildren()) {
        if (auto* window = dynamic_cast<CompareDocuments*>(child); window && !window->IsBeingDeleted()) {
            return window;
        }
    }
    return nullptr;
}

void show_comparison(MainFrame& frame, DocumentId left, DocumentId right, CharRange at)
{
    if (CompareDocuments* open = open_comparison(frame)) {
        open->Close(true);
    }
    (new CompareDocuments(frame, left, right, at))->Show();
}

namespace {

// What went out stands left, what came right: the earlier year, else the one that is listed first.
void show_oldest_first(MainFrame& frame, DocumentId one, DocumentId other)
{
    const Snapshot& snapshot = *frame.workspace().snapshot();
    std::optional<int> year = year_of(snapshot, one);
    std::optional<int> other_year = year_of(snapshot, other);
    std::vector<DocumentId> listed = documents_as_listed(snapshot);
    bool later = year && other_year && *year != *other_year ? *year > *other_year
                                                            : std::find(listed.begin(), listed.end(), one) > std::find(listed.begin(), listed.end(), other);
    show_comparison(frame, later ? other : one, later ? one : other);
}

} // namespace

// The two that are chosen in the list. Else two versions of one plan have names that begin alike: the document that shares most of
// its beginning is proposed.
void ask_comparison(MainFrame& frame)
{
    const Workspace& w = frame.workspace();
    if (std::vector<DocumentId> chosen = frame.documents().chosen(); chosen.size() == 2) {
        show_oldest_first(frame, chosen[0], chosen[1]);
        return;
    }
    const DocumentInfo* here = w.snapshot()->find_document(w.document());
    DocumentId best;
    std::ptrdiff_t longest = -1;
    for (const DocumentInfo& info : *w.snapshot()->documents) {
        if (here && info.id != here->id && info.kind == here->kind) {
            auto alike = std::mismatch(info.name.begin(), info.name.end(), here->name.begin(), here->name.end()).first - info.name.begin();
            if (alike > longest) {
                longest = alike;
                best = info.id;
            }
        }
    }
    if (here) {
        show_oldest_first(frame, best ? best : here->id, here->id);
    }
}

} // namespace duiding
