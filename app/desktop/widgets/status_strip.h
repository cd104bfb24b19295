// SPDX-License-Identifier: GPL-3.0-or-later
// The line at the bottom: what just happened, what is going on (with progress and Cancel), and where one is.
#pragma once

#include "app/desktop/jobs/job.h"

#include <wx/panel.h>
#include <wx/timer.h>

class wxButton;
class wxGauge;
class wxStaticText;

namespace duiding {

class StatusStrip : public wxPanel {
public:
    StatusStrip(wxWindow* parent, JobRunner& jobs);
    void say(const wxString& text);
    void set_place(const wxString& text);
    wxString text() const;

private:
    void show_job();
    void tick();

    JobRunner& m_jobs;
    Connection m_connection;
    wxStaticText* m_said;
    wxStaticText* m_job;
    wxGauge* m_gauge;
    wxButton* m_cancel;
    wxStaticText* m_place;
    wxTimer m_timer;
    bool m_showing = true;               // a job
};

} // namespace duiding
