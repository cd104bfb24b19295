// SPDX-License-Identifier: GPL-3.0-or-later
// Every passage that has the code at hand, with its sub-codes, as cards; Enter or a click jumps to it. Gathered in a job, so a
// code with many thousands of passages does not stop the window.
#pragma once

#include "app/desktop/workspace.h"
#include "core/model/segment.h"

#include <wx/panel.h>

#include <vector>

class wxCheckBox;
class wxStaticText;

namespace duiding {

class MainFrame;
class SegmentCards;

class SegmentsView : public wxPanel {
public:
    SegmentsView(wxWindow* parent, MainFrame& frame);
    ~SegmentsView() override;
    void refill();
    const std::vector<Segment>& segments() const { return m_segments; }
    void jump_to(std::size_t index);
    void focus_list();

private:
    void show(std::vector<Segment> segments);
    void say_count();

    MainFrame& m_frame;
    Workspace& m_workspace;
    wxStaticText* m_count;
    wxCheckBox* m_sub_codes;
    SegmentCards* m_cards;
    std::vector<Segment> m_segments;
    CodeId m_code;
    std::shared_ptr<JobRunner::Job> m_job;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);     // a job may end after this view (a change of language)
    std::vector<Connection> m_connections;
};

} // namespace duiding
