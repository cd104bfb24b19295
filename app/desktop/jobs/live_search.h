// SPDX-License-Identifier: GPL-3.0-or-later
// A search that follows what a person types: a short pause after the last letter, the first page at once, then every hit with the
// exact totals in a second job. A newer question cancels the one before it. What was found stays until something newer is found,
// also while a query cannot be read yet: nobody looks at an empty list between two letters.
//
// Where all texts have to be read, found() grows as it goes. A search that lasts is shown with how far it is, and can be stopped,
// here or in the status bar: found() is then what it had found, and says that it is only that.
//
// The views of a search read found() and error() and listen to `changed`; they count nothing themselves. UI thread only.
#pragma once

#include "app/common/search_narrowing.h"
#include "app/desktop/workspace.h"
#include "core/index/search.h"

#include <wx/timer.h>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace duiding {

// A match as a row of a list. A hit without words, found by fields alone, is a row with an empty match at its begin.
struct SearchRow {
    std::size_t hit = 0;              // in the result
    DocumentId document;
    CharRange match;
    std::string speaker;              // empty: none
    std::string page;                 // its label; empty: none, then the paragraph is said
    std::int64_t paragraph = 0;       // from 1
    MatchContext context;

    bool operator==(const SearchRow& other) const { return document == other.document && match == other.match; }
};

struct SearchFound {
    SearchRequest request;
    SearchResult result;
    std::vector<SearchRow> rows;      // in the order of the hits
    bool counted = false;             // every hit was looked at: totals are exact. False for a first page
    bool stopped = false;             // by a person, before all was looked at
    double read = -1;                 // when stopped: how much of the texts was read, 0 … 1; -1 when that is not known
    std::int64_t seen = 0;            // when stopped: matches that were found, also those beyond the rows; 0 when that is not known
    std::vector<FacetTick> ticks;     // it was narrowed by these
    std::vector<Facet> facets;        // once counted
    std::vector<YearCount> years;     // once counted: every year of the study's documents
};

using SearchFoundPtr = std::shared_ptr<const SearchFound>;

// A row a match, or a hit without words, of the hits from `first` on, which come with their places.
std::vector<SearchRow> match_rows(const SearchResult& result, std::size_t first = 0);

class LiveSearch {
public:
    explicit LiveSearch(Workspace& workspace);
    ~LiveSearch();
    LiveSearch(const LiveSearch&) = delete;
    LiveSearch& operator=(const LiveSearch&) = delete;

    void type(const std::string& query);                  // looks after a short pause
    void ask(const std::string& query);                   // looks at once
    void ask(SearchRequest request, std::vector<FacetTick> ticks = {});   // with its own scope, unit, order and unticked words
    void clear();
    // Another scope, unit, order or word list for the same query; looks at once.
    void change(const std::function<void(SearchRequest&)>& alter);
    void set_excluded(std::set<std::string> words);
    void set_ticks(std::vector<FacetTick> ticks);                             // narrows, beside the scope
    const std::vector<FacetTick>& ticks() const { return m_ticks; }

    const SearchRequest& request() const { return m_request; }                // as it stands now
    SearchFoundPtr found() const { return m_found; }                          // never null
    bool up_to_date() const { return m_state == State::Done; }                // found() answers request(), with exact totals
    bool looking() const { return m_state == State::Looking || m_state == State::Waiting; }     // found() is of before
    bool counting() const { return m_state == State::Counting || m_state == State::Reading; }   // found() is the first of its answer
    bool stopped() const { return m_state == State::Stopped; }                // … and stays that
    bool lasts() const { return m_lasts; }                                    // it has gone on for a while, and can be stopped
    double read() const { return m_job ? m_job->progress.fraction() : -1; }   // of the texts, 0 … 1; -1: not known
    std::int64_t seen() const { return m_seen; }                              // matches so far; 0: not known
    void cancel();                                                            // what was found stays
    std::shared_ptr<JobRunner::Job> running() const { return m_job; }         // null: none
    // Why request() has no answer; found() is then that of an earlier one.
    const std::optional<ErrorText>& error() const { return m_error; }
    bool unreadable() const { return m_error && m_unreadable; }               // the query itself: a person who types on may mend it

    Signal<> changed;
    Signal<> progressed;                                                      // it lasts, or is farther now

    static constexpr std::size_t first_page = 40;
    static constexpr std::size_t most_hits = 25000;

private:
    // Reading: some of the first page is there. Counting: all of it.
    enum class State { Idle, Waiting, Looking, Reading, Counting, Stopped, Done, Failed };
    struct Answer;
    using Tell = std::function<void(SearchFoundPtr)>;

    void set_query(const std::string& query);
    void look();
    void start(bool counted);
    static void find(const ProjectIndex& index, const SnapshotPtr& snapshot, SearchRequest request, const std::vector<FacetTick>& ticks,
                     Progress& progress, const Tell& tell, Answer& answer);
    void found_so_far(SearchFoundPtr part, bool counted);
    void answered(Answer answer);
    void show(SearchFoundPtr found);
    void failed(const ErrorText& error, bool unreadable);
    void stop();
    void rest();
    void set_state(State state);
    void texts_changed(const Change& change);
    void mark_matches();

    Workspace& m_workspace;
    SearchRequest m_request;
    std::vector<FacetTick> m_ticks;
    std::shared_ptr<const Facets> m_facets;               // of the snapshot of the last count
    std::string m_excluded_for;                           // the query for which words were unticked
    SearchFoundPtr m_found = std::make_shared<const SearchFound>();
    std::optional<ErrorText> m_error;
    bool m_unreadable = false;
    bool m_stale = false;                                 // texts changed since: ask again when they are findable
    State m_state = State::Idle;
    wxTimer m_pause;
    wxTimer m_settle;
    wxTimer m_watch;
    bool m_lasts = false;
    std::int64_t m_seen = 0;
    bool m_typing = false;                                // the query is being typed: half a word finds nothing, which is no news
    SearchFoundPtr m_nothing;                             // found for half a word; told when nothing more is typed
    std::shared_ptr<JobRunner::Job> m_job;
    std::int64_t m_asked = 0;                             // an answer to an older question is dropped
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);     // a job may end after this object (a change of language)
    std::vector<Connection> m_connections;
};

} // namespace duiding
