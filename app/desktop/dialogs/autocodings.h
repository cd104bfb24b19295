// SPDX-License-Identifier: GPL-3.0-or-later
// The searches of a study that coded, and what running each again would bring: passages that are new since, and words that nobody
// judged yet ("12 new words, not yet judged"). A word is judged beside the places where it stands; the passages to be coded follow,
// each can be unticked. Nothing is changed before “Code”, which is one step of undo for words and codings alike.
//
// What is new is looked up in a job with a bar when the window opens and after every change of the texts. UI thread only.
#pragma once

#include "app/common/autocoding.h"
#include "app/desktop/dialogs/autocoding_words.h"
#include "app/desktop/jobs/live_search.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/views/passage_list.h"

#include <wx/frame.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

class wxButton;
class wxDataViewListCtrl;
class wxStaticText;

namespace duiding {

class HitList;

Judgement judgement_of(const JudgedWords& judged);

class Autocodings : public wxFrame {
public:
    Autocodings(MainFrame& frame, std::string query);
    ~Autocodings() override;

    void look();                                  // what is new in each, again
    void choose(std::size_t line);
    void choose_query(const std::string& query);  // the newest that was made by it
    void apply();                                 // codes what is ticked, and keeps what was judged
    bool ready() const { return m_loaded && !m_job && !m_word_job; }

    wxDataViewListCtrl& list() { return *m_list; }
    AutocodingWords& words() { return *m_words; }
    HitList& places() { return *m_places; }
    PassageList& passages() { return *m_passages; }
    wxButton& code_button() { return *m_apply; }
    wxString said() const;

private:
    // What running one again would bring, as it is judged here.
    struct News {
        AutocodingPlan plan;
        std::vector<PassageRow> passages;
        std::optional<ErrorText> error;           // it cannot be run again; the plan is empty
    };
    struct Entry {
        Autocoding autocoding;
        JudgedWords judged;
        std::vector<CodedPlace> unticked;
        std::optional<News> news;                 // none: not looked up yet
    };

    void make_lists(wxSizer& column);
    void make_words(wxSizer& row);
    void forget();                                // what is new
    void load();                                  // from the study; judgements stay
    void look_at(std::vector<std::size_t> entries, JobShow show);
    static News news_of(Project& project, const ProjectIndex& index, const Autocoding& autocoding, const JudgedWords& judged, Progress& progress);
    void show_list();
    void show_entry();
    void show_state();
    void show_word();
    void judged();
    Entry* current();
    const Entry* current() const { return const_cast<Autocodings*>(this)->current(); }
    wxString news_text(const Entry& entry) const;

    MainFrame& m_frame;
    Workspace& m_workspace;
    std::string m_wanted;                         // its query is to be chosen once the list is there
    std::vector<Entry> m_entries;                 // newest first
    bool m_loaded = false;
    bool m_filling = false;                       // the lists are being told; their events are echoes
    wxDataViewListCtrl* m_list;
    wxStaticText* m_words_said;
    AutocodingWords* m_words;
    wxButton* m_accept;
    wxButton* m_reject;
    wxButton* m_accept_all;
    wxStaticText* m_places_said;
    HitList* m_places;
    wxStaticText* m_passages_said;
    PassageList* m_passages;
    wxButton* m_look;
    wxButton* m_apply;
    std::shared_ptr<JobRunner::Job> m_job;        // looking for what is new
    std::int64_t m_asked = 0;                     // an answer to an older question is dropped
    std::shared_ptr<JobRunner::Job> m_word_job;   // where the word at hand stands
    std::pair<AutocodingId, std::string> m_word;  // whose places are shown, or being looked up
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::vector<Connection> m_connections;
};

// Opens the window, or shows the one that is open. `query`: of the auto-coding to choose; empty: the newest.
void show_autocodings(MainFrame& frame, const std::string& query = {});
Autocodings* open_autocodings(MainFrame& frame);             // null: not open

} // namespace duiding
