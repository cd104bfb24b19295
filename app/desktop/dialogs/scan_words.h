// SPDX-License-Identifier: GPL-3.0-or-later
// The expansion sheet of a policy scan: what the queries of a theme became before anything is concluded from them. Left the
// queries, right the words of the one at hand with how often each occurs, why it is searched for and a place where it stands; what
// is not meant is unticked. Nothing is changed before “Apply”, which is one step of undo. UI thread only.
#pragma once

#include "app/desktop/jobs/live_search.h"
#include "app/desktop/main_frame.h"

#include <wx/frame.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

class wxButton;
class wxListBox;
class wxStaticText;

namespace duiding {

class SearchWords;

class ScanWords : public wxFrame {
public:
    ScanWords(MainFrame& frame, std::vector<SearchId> searches);
    ~ScanWords() override;

    void choose(std::size_t query);
    bool ready() const { return m_job == nullptr; }
    SearchWords& words() { return *m_words; }
    wxListBox& queries() { return *m_queries; }
    void apply();

private:
    const SavedSearch* find(SearchId id) const;
    void look();
    void show_queries();

    Workspace& m_workspace;
    std::vector<SearchId> m_searches;
    std::map<SearchId, std::set<std::string>> m_rejected;            // as it stands here, of those that were changed
    std::size_t m_at = 0;
    wxListBox* m_queries;
    SearchWords* m_words;
    wxStaticText* m_said;
    wxButton* m_apply;
    std::shared_ptr<JobRunner::Job> m_job;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::vector<Connection> m_connections;
};

void show_scan_words(MainFrame& frame, std::vector<SearchId> searches);
ScanWords* open_scan_words(MainFrame& frame);            // null: not open

} // namespace duiding
