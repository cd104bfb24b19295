// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/status_strip.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"

#include <wx/button.h>
#include <wx/gauge.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

namespace duiding {

StatusStrip::StatusStrip(wxWindow* parent, JobRunner& jobs) : wxPanel(parent), m_jobs(jobs), m_timer(this)
{
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto text = [this](long style) { return new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, style); };
    m_said = text(wxST_ELLIPSIZE_END);
    m_job = text(wxST_ELLIPSIZE_MIDDLE);
    m_gauge = new wxGauge(this, wxID_ANY, 1000, wxDefaultPosition, FromDIP(wxSize(160, 8)));
    m_cancel = new wxButton(this, wxID_ANY, tr(msg("Cancel")), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    m_place = text(0);
    row->Add(m_said, 1, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(14));
    row->Add(m_job, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(14));
    row->Add(m_gauge, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(10));
    row->Add(m_cancel, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(10));
    row->Add(m_place, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(14));
    SetSizer(row);
    SetMinSize(FromDIP(wxSize(-1, 34)));
    native::set_accessible_name(m_gauge, tr(msg("Progress")));
    m_connection = m_jobs.changed().connect([this] { show_job(); });
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { tick(); });
    m_cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (auto job = m_jobs.shown()) {
            job->progress.cancel();
        }
    });
    show_job();
}

void StatusStrip::say(const wxString& text)
{
    m_said->SetLabelText(text);
    native::set_accessible_name(m_said, text);
    Layout();
}

wxString StatusStrip::text() const
{
    return m_said->GetLabelText();
}

void StatusStrip::set_place(const wxString& text)
{
    m_place->SetLabelText(text);
    Layout();
}

void StatusStrip::show_job()
{
    bool busy = m_jobs.shown() != nullptr;
    if (!busy && !m_showing) {
        return;
    }
    m_showing = busy;
    for (wxWindow* window : {static_cast<wxWindow*>(m_job), static_cast<wxWindow*>(m_gauge), static_cast<wxWindow*>(m_cancel)}) {
        window->Show(busy);
    }
    if (busy) {
        m_timer.Start(50);
        tick();
    } else {
        m_timer.Stop();
        Layout();
    }
}

void StatusStrip::tick()
{
    auto job = m_jobs.shown();
    if (!job) {
        return;
    }
    wxString text = tr(job->title);
    if (std::string what = job->progress.what(); !what.empty()) {
        text += " · "_wx + to_wx(what).Left(60);
    }
    m_job->SetLabelText(text);
    double fraction = job->progress.fraction();
    if (fraction < 0) {
        m_gauge->Pulse();
    } else {
        m_gauge->SetValue(static_cast<int>(fraction * 1000));
    }
    Layout();
}

} // namespace duiding
