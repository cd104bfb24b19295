// SPDX-License-Identifier: GPL-3.0-or-later
// Searching the corpus of the study: documents in shards on this machine and on others, beside the study and read-only. Enter asks
// all shards; one that does not answer is named in a bar, the others' hits stand. A hit shows the text of its document, fetched
// from its shard, with the words marked. The list of shards is the file beside the study; a study without one is told how to make it.
// UI thread only; shards are asked in jobs.
#pragma once

#include "app/desktop/main_frame.h"
#include "core/index/corpus/corpus.h"

#include <wx/frame.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

class wxDataViewEvent;
class wxDataViewListCtrl;
class wxSizer;
class wxStaticText;
class wxTextCtrl;

namespace duiding {

class MessageBar;

class CorpusWindow : public wxFrame {
public:
    explicit CorpusWindow(MainFrame& frame);
    ~CorpusWindow() override;

    void search(const std::string& query);
    void choose(std::size_t hit);                     // shows it in its text
    bool ready() const { return !m_job; }             // nothing is being asked
    const CorpusResult& result() const { return *m_result; }
    wxString summary() const;
    wxString warning() const;                         // of the bar; empty: none
    wxTextCtrl& query() { return *m_query; }
    wxTextCtrl& text() { return *m_text; }
    wxDataViewListCtrl& list() { return *m_list; }

private:
    void make_head(wxWindow* parent, wxSizer& column);
    void make_body(wxWindow* parent, wxSizer& column);
    void found(CorpusResult result);
    void failed(const ErrorText& error);
    void show_summary();
    void show_text(std::size_t hit, const DocumentText& text);
    void refresh_colours();
    void stop();
    std::shared_ptr<Corpus> corpus();                 // of the list as it is now; throws BadInput

    static constexpr std::size_t most_hits = 200;

    MainFrame& m_frame;
    Workspace& m_workspace;
    std::shared_ptr<Corpus> m_corpus;
    std::filesystem::file_time_type m_listed;         // when the list was written
    std::shared_ptr<const CorpusResult> m_result = std::make_shared<const CorpusResult>();
    std::size_t m_shown;                              // the hit in the text
    wxTextCtrl* m_query;
    wxStaticText* m_summary;
    MessageBar* m_bar;
    wxDataViewListCtrl* m_list;
    wxStaticText* m_heading;
    wxTextCtrl* m_text;
    std::shared_ptr<JobRunner::Job> m_job;
    std::shared_ptr<int> m_asked;                     // the last question: answers to others are dropped
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::vector<Connection> m_connections;
};

void show_corpus(MainFrame& frame);
CorpusWindow* open_corpus(MainFrame& frame);          // null: not open

} // namespace duiding
