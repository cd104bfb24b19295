// SPDX-License-Identifier: GPL-3.0-or-later
// The passages that documents share: each text once, with the document that had it first and those that have it too. Enter goes
// to the passage in the text; Ctrl+D lays the document beside the one that had it first. UI thread only.
#pragma once

#include "app/desktop/main_frame.h"
#include "core/analysis/shared_text.h"

#include <wx/dataview.h>
#include <wx/frame.h>

#include <memory>
#include <vector>

class wxButton;

namespace duiding {

class SharedPassages : public wxFrame {
public:
    SharedPassages(MainFrame& frame, std::shared_ptr<const SharedText> shared);
    ~SharedPassages() override;

    wxDataViewListCtrl& list() { return *m_list; }
    void go_to(std::size_t line);
    void compare(std::size_t line);

private:
    void fill();
    std::size_t chosen() const;

    MainFrame& m_frame;
    Workspace& m_workspace;
    std::shared_ptr<const SharedText> m_shared;
    std::vector<SharedPlace> m_lines;
    wxDataViewListCtrl* m_list;
    wxButton* m_compare;
    std::shared_ptr<JobRunner::Job> m_job;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::vector<Connection> m_connections;
};

void show_shared_passages(MainFrame& frame, std::shared_ptr<const SharedText> shared);
SharedPassages* open_shared_passages(MainFrame& frame);              // null: not open

} // namespace duiding
