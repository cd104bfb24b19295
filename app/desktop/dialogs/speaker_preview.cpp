// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/speaker_preview.h"

#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/display.h>
#include <wx/sizer.h>
#include <wx/statline.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/wupdlock.h>

#include <algorithm>

namespace duiding {

namespace {

wxColour blend(const wxColour& over, const wxColour& under, double share)
{
    auto mix = [share](unsigned char a, unsigned char b) { return static_cast<unsigned char>(b + (a - b) * share); };
    return {mix(over.Red(), under.Red()), mix(over.Green(), under.Green()), mix(over.Blue(), under.Blue())};
}

} // namespace

SpeakerPreviewWindow::SpeakerPreviewWindow(MainFrame& frame)
    : wxFrame(&frame, wxID_ANY, tr(msg("Speakers")), wxDefaultPosition, wxDefaultSize, wxDEFAULT_FRAME_STYLE | wxFRAME_FLOAT_ON_PARENT),
      m_frame(frame), m_workspace(frame.workspace())
{
    make_controls();
    wxSize screen = wxDisplay(0u).GetClientArea().GetSize();
    SetSize(std::min(FromDIP(1380), screen.x - FromDIP(40)), std::min(FromDIP(740), screen.y - FromDIP(60)));
    CentreOnParent();
    m_connections.push_back(m_workspace.study_changed.connect([this] { Close(true); }));
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        std::vector<DocumentId> stale;
        std::copy_if(m_ids.begin() + static_cast<std::ptrdiff_t>(m_current), m_ids.end(), std::back_inserter(stale),
                     [&change](DocumentId id) { return change.texts.contains(id); });
        load(std::move(stale));
    }));
    m_connections.push_back(theme::changed().connect([this] { show_current(); }));
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        bool enter = event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER;
        if (enter && event.ControlDown()) {
            apply();
        } else if (event.GetKeyCode() == WXK_ESCAPE) {
            Close();
        } else {
            event.Skip();
        }
    });
}

SpeakerPreviewWindow::~SpeakerPreviewWindow()
{
    *m_alive = false;
    m_table->on_row = nullptr;                         // the focus still wanders while the fields go
}

void SpeakerPreviewWindow::make_controls()
{
    auto* panel = new wxPanel(this);
    m_title = new wxStaticText(panel, wxID_ANY, wxString());
    m_title->SetFont(theme::font(theme::Font::Title));
    m_hint = new wxStaticText(panel, wxID_ANY, wxString());
    m_text = new wxTextCtrl(panel, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxBORDER_NONE);
    native::set_accessible_name(m_text, tr(msg("Text of the document")));
    m_table = new SpeakerTable(panel);
    m_same = new wxCheckBox(panel, wxID_ANY, wxString());
    auto button = [panel](const Message& label, const Message& help, std::function<void()> run) {
        auto* made = new wxButton(panel, wxID_ANY, tr(label));
        made->SetToolTip(tr(help));
        made->Bind(wxEVT_BUTTON, [panel, run](wxCommandEvent&) { panel->CallAfter(run); });
        return made;
    };
    m_apply = button(msg("Apply, next (Ctrl+Enter)"), msg("Sets these speakers and shows the next document"), [this] { apply(); });
    auto* none = button(msg("No speakers in this document"), msg("Takes the turns away; the text stays as it is"), [this] { say_no_speakers(); });
    auto* later = button(msg("Later"), msg("Leaves this document as it is and shows the next"), [this] { skip(); });

    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(none);
    buttons->Add(later, 0, wxLEFT, FromDIP(8));
    buttons->AddStretchSpacer();
    buttons->Add(m_apply);
    auto* right = new wxBoxSizer(wxVERTICAL);
    right->Add(m_table, 1, wxEXPAND);
    right->Add(m_same, 0, wxEXPAND | wxALL, FromDIP(12));
    right->Add(buttons, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12));
    auto* both = new wxBoxSizer(wxHORIZONTAL);
    both->Add(m_text, 2, wxEXPAND | wxLEFT | wxBOTTOM, FromDIP(12));
    both->Add(right, 3, wxEXPAND | wxLEFT, FromDIP(4));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_title, 0, wxLEFT | wxRIGHT | wxTOP, FromDIP(16));
    column->Add(m_hint, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(16));
    column->Add(both, 1, wxEXPAND);
    panel->SetSizer(column);
    m_table->on_row = [this](std::size_t row) { show_row(row); };
    m_table->on_split = [this](std::size_t row) { split(row); };
}

void SpeakerPreviewWindow::add(std::vector<DocumentId> documents)
{
    auto stops = [this] { return m_ids.begin() + static_cast<std::ptrdiff_t>(m_stops); };
    std::erase_if(documents, [&](DocumentId id) {
        bool waits = std::find(m_ids.begin() + static_cast<std::ptrdiff_t>(std::min(m_current, m_stops)), stops(), id) != stops();
        return waits || !m_workspace.snapshot()->find_document(id);
    });
    m_ids.erase(stops(), m_ids.end());
    m_ids.insert(m_ids.end(), documents.begin(), documents.end());
    m_waiting.resize(m_stops);
    m_waiting.resize(m_ids.size());
    m_stops = m_ids.size();
    load(std::move(documents));
    if (m_stops == 1) {
        find_alike();
    }
    show_current();
}

// One document by itself: what is decided for it may go for the other interviews nobody was named in yet.
void SpeakerPreviewWindow::find_alike()
{
    std::vector<DocumentId> others;
    for (const DocumentInfo& info : *m_workspace.snapshot()->documents) {
        bool spoken = info.kind == DocumentKind::Interview || info.kind == DocumentKind::Media;
        if (spoken && !info.person && std::find(m_ids.begin(), m_ids.end(), info.id) == m_ids.end()) {
            others.push_back(info.id);
        }
    }
    m_ids.insert(m_ids.end(), others.begin(), others.end());
    m_waiting.resize(m_ids.size());
    load(std::move(others));
}

// Reads beside the window: a batch may be hundreds of texts.
void SpeakerPreviewWindow::load(std::vector<DocumentId> documents)
{
    if (documents.empty() || !m_workspace.is_open()) {
        return;
    }
    m_workspace.jobs().start(msg("Looking for speakers"), JobShow::Bar,
        [project = m_workspace.project(), documents = std::move(documents)](Progress& progress) {
            std::vector<SpeakersOfDocument> found;
            SnapshotPtr snapshot = project->snapshot();
            for (DocumentId id : documents) {
                progress.check();
                if (snapshot->find_document(id)) {
                    found.push_back(speakers_of(project->text_now(id), *snapshot));
                }
            }
            return found;
        },
        [this, alive = m_alive](std::vector<SpeakersOfDocument> found) {
            if (!*alive) {
                return;
            }
            bool current = false;
            for (SpeakersOfDocument& one : found) {
                auto place = std::find(m_ids.begin() + static_cast<std::ptrdiff_t>(std::min(m_current, m_ids.size())), m_ids.end(), one.text->id());
                if (place != m_ids.end()) {
                    auto index = static_cast<std::size_t>(place - m_ids.begin());
                    m_waiting[index] = std::move(one);
                    current = current || index == m_current;
                }
            }
            if (current) {
                show_current();
            } else {
                show_alike();
            }
        });
}

std::vector<std::size_t> SpeakerPreviewWindow::alike() const
{
    std::vector<std::size_t> out;
    auto named = [](const SpeakersOfDocument& one) {
        return std::any_of(one.text->speakers().begin(), one.text->speakers().end(), [](const Speaker& speaker) { return bool(speaker.person); });
    };
    for (std::size_t i = m_current + 1; ready() && !current().pattern.empty() && i < m_waiting.size(); ++i) {
        if (m_waiting[i].text && m_waiting[i].pattern == current().pattern && (i < m_stops || !named(m_waiting[i]))) {
            out.push_back(i);
        }
    }
    return out;
}

void SpeakerPreviewWindow::show_alike()
{
    auto others = static_cast<std::int64_t>(alike().size());
    m_same->SetLabel(tr(msgn("Apply to {0} more document of the same pattern", "Apply to {0} more documents of the same pattern", others, others)));
    m_same->Show(others > 0);
    m_same->GetParent()->Layout();
}

void SpeakerPreviewWindow::show_current()
{
    const Palette& p = theme::palette();
    bool there = ready();
    for (wxWindow* window : {static_cast<wxWindow*>(m_text), static_cast<wxWindow*>(m_table), static_cast<wxWindow*>(m_title->GetParent())}) {
        window->SetBackgroundColour(p.panel);
    }
    m_hint->SetForegroundColour(p.muted);
    const DocumentInfo* info = m_current < m_ids.size() ? m_workspace.snapshot()->find_document(m_ids[m_current]) : nullptr;
    m_title->SetLabelText(info ? to_wx(info->name) : wxString());
    wxString hint;
    if (m_stops > 1) {
        hint = tr(msg("Document {0} of {1}", static_cast<std::int64_t>(m_current) + 1, static_cast<std::int64_t>(m_stops))) + "  ·  "_wx;
    }
    hint += !there ? tr(msg("Looking for speakers"))
            : current().rows.empty() ? tr(msg("Nothing in the text looks like a speaker."))
            : current().has_turns ? tr(msg("These are the speakers of the document. What you choose here replaces them."))
                                  : tr(msg("These look like speakers. Nothing is marked until you apply."));
    m_hint->SetLabelText(hint);
    m_apply->Enable(there && !current().rows.empty());
    m_table->show_rows(there ? current().rows : std::vector<SpeakerRow>(), m_workspace.snapshot());
    m_same->SetValue(false);
    show_alike();
    show_text();
    if (there) {
        m_table->focus_first();
    }
}

// Positions in the field are code points, as in the model.
void SpeakerPreviewWindow::show_text()
{
    const Palette& p = theme::palette();
    if (!ready()) {
        m_text->ChangeValue(wxString());
        return;
    }
    wxWindowUpdateLocker quiet(m_text);
    m_text->SetFont(theme::font(theme::Font::Reading));
    m_text->ChangeValue(to_wx(current().text->text()));
    for (std::size_t row = 0; row < current().rows.size(); ++row) {
        wxTextAttr tint(p.text, blend(SpeakerTable::colour(row), p.panel, 0.35), theme::font(theme::Font::UiStrong));
        for (CharRange label : current().rows[row].labels) {
            m_text->SetStyle(static_cast<long>(label.begin.value), static_cast<long>(label.end.value), tint);
        }
    }
    m_text->ShowPosition(0);
}

void SpeakerPreviewWindow::show_row(std::size_t row)
{
    if (ready() && row < current().rows.size()) {
        m_text->ShowPosition(static_cast<long>(current().rows[row].first.begin.value));
    }
}

void SpeakerPreviewWindow::split(std::size_t row)
{
    m_table->read_into(m_waiting[m_current].rows);
    split_row(m_waiting[m_current], row);
    show_current();
}

void SpeakerPreviewWindow::apply()
{
    if (!ready() || current().rows.empty()) {
        return;
    }
    m_table->read_into(m_waiting[m_current].rows);
    std::vector<edits::TurnsOfDocument> turns = {turns_of(current())};
    std::vector<std::size_t> done = {m_current};
    if (m_same->IsShown() && m_same->GetValue()) {
        for (std::size_t other : alike()) {
            copy_roles(current(), m_waiting[other]);
            turns.push_back(turns_of(m_waiting[other]));
            done.push_back(other);
        }
    }
    auto documents = static_cast<std::int64_t>(turns.size());
    m_workspace.run(edits::apply_speakers(*m_workspace.project(), std::move(turns)), [w = &m_workspace, documents](const EditResult&) {
        w->say(msgn("Speakers set in {0} document. Ctrl+Z undoes it.", "Speakers set in {0} documents. Ctrl+Z undoes it.", documents, documents));
    });
    // Those that went along stand before the next one, so that what is left is what comes after.
    for (std::size_t i = 1; i < done.size(); ++i) {
        std::size_t to = m_current + i;
        m_stops += done[i] >= m_stops ? 1 : 0;
        std::rotate(m_ids.begin() + static_cast<std::ptrdiff_t>(to), m_ids.begin() + static_cast<std::ptrdiff_t>(done[i]),
                    m_ids.begin() + static_cast<std::ptrdiff_t>(done[i]) + 1);
        std::rotate(m_waiting.begin() + static_cast<std::ptrdiff_t>(to), m_waiting.begin() + static_cast<std::ptrdiff_t>(done[i]),
                    m_waiting.begin() + static_cast<std::ptrdiff_t>(done[i]) + 1);
    }
    m_current += done.size() - 1;
    next();
}

void SpeakerPreviewWindow::say_no_speakers()
{
    if (!ready()) {
        return;
    }
    if (current().has_turns) {
        m_workspace.run(edits::remove_turns(*m_workspace.project(), current().text->id()), [w = &m_workspace](const EditResult&) {
            w->say(msg("The document has no speakers any more. Ctrl+Z undoes it."));
        });
    }
    next();
}

void SpeakerPreviewWindow::skip()
{
    next();
}

void SpeakerPreviewWindow::next()
{
    if (m_current < m_waiting.size()) {
        m_waiting[m_current].text.reset();             // a batch holds no more texts than wait
    }
    ++m_current;
    if (m_current >= m_stops) {
        Close();
    } else {
        show_current();
    }
}

SpeakerPreviewWindow* open_speaker_preview(MainFrame& frame)
{
    for (wxWindow* child : frame.GetChildren()) {
        auto* window = dynamic_cast<SpeakerPreviewWindow*>(child);
        if (window && !window->IsBeingDeleted()) {
            return window;
        }
    }
    return nullptr;
}

void show_speaker_preview(MainFrame& frame, std::vector<DocumentId> documents)
{
    SpeakerPreviewWindow* window = open_speaker_preview(frame);
    if (!window) {
        window = new SpeakerPreviewWindow(frame);
    }
    window->add(std::move(documents));
    window->Show();
    window->Raise();
}

} // namespace duiding
