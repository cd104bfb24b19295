// SPDX-License-Identifier: GPL-3.0-or-later
// A search that follows what a person types: a short pause after the last letter, the first page at once, then every hit with the
// exact totals in a second job. A newer question cancels the one before it. What was found stays until something newer is found,
// also while a query cannot be read yet: nobody looks at an empty list between two letters.
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
    std::vector<FacetTick> ticks;     // it was narrowed by these
    std::vector<Facet> facets;        // once counted
    std::vector<YearCount> years;     // once counted: every year of the study's documents
};

using SearchFoundPtr = std::shared_ptr<const SearchFound>;

// A row a match, or a hit without words. The text of a document that went meanwhile gives none. In a job.
std::vector<SearchRow> match_rows(const SearchResult& result, const TextSource& texts, Progress& progress);

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
    bool counting() const { return m_state == State::Counting; }
    std::shared_ptr<JobRunner::Job> running() const { return m_job; }         // null: none
    // Why request() has no answer; found() is then that of an earlier one.
    const std::optional<ErrorText>& error() const { return m_error; }
    bool unreadable() const { return m_error && m_unreadable; }               // the query itself: a person who types on may mend it

    Signal<> changed;

    static constexpr std::size_t first_page = 40;
    static constexpr std::size_t most_hits = 25000;

private:
    enum class State { Idle, Waiting, Looking, Counting, Done, Failed };
    struct Answer;

    void set_query(const std::string& query);
    void look();
    void start(bool counted);
    static void find(const ProjectIndex& index, const SnapshotPtr& snapshot, SearchRequest request, const std::vector<FacetTick>& ticks,
                     Progress& progress, Answer& answer);
    void answered(Answer answer);
    void show(SearchFoundPtr found);
    void failed(const ErrorText& error, bool unreadable);
    void stop();
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
    bool m_typing = false;                                // the query is being typed: half a word finds nothing, which is no news
    SearchFoundPtr m_nothing;                             // found for half a word; told when nothing more is typed
    std::shared_ptr<JobRunner::Job> m_job;
    std::int64_t m_asked = 0;                             // an answer to an older question is dropped
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);     // a job may end after this object (a change of language)
    std::vector<Connection> m_connections;
};

} // namespace duiding
