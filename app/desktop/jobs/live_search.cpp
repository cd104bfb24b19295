// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/jobs/live_search.h"

#include "app/desktop/jobs/alike_rows.h"

#include <wx/app.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace duiding {

namespace {

constexpr int pause_milliseconds = 5;        // for words typed over, which are gone for a moment; a search that is not wanted any more is stopped
constexpr int settle_milliseconds = 700;
constexpr int lasts_milliseconds = 300;
constexpr int watch_milliseconds = 150;

bool is_blank(const std::string& query)
{
    return query.find_first_not_of(" \t\n") == std::string::npos;
}

// The facets depend on documents, cases and properties alone: a coding more does not make new ones.
bool same_study(const Snapshot& a, const Snapshot& b)
{
    return a.documents == b.documents && a.cases == b.cases && a.document_cases == b.document_cases && a.persons == b.persons &&
           a.attributes == b.attributes && a.values == b.values;
}

} // namespace

std::vector<SearchRow> match_rows(const SearchResult& result, std::size_t first)
{
    std::vector<SearchRow> rows;
    rows.reserve(result.hits.size() - std::min(first, result.hits.size()));
    for (std::size_t index = first; index < result.hits.size(); ++index) {
        const SearchHit& hit = result.hits[index];
        bool one_will_do = !result.alike.empty() && !hit.matches.empty();        // it shares many words
        CharRange one = one_will_do ? densest(hit.matches) : CharRange{};
        for (const MatchPlace& place : hit.places) {
            if (!one_will_do || place.match == one) {
                rows.push_back({index, hit.document, place.match, place.speaker, place.page, place.paragraph, place.context});
            }
        }
    }
    return rows;
}

// What a job brings home. A query that cannot be read is an answer too: it is said where it was typed, not in a bar.
struct LiveSearch::Answer {
    std::int64_t asked = 0;
    std::optional<ErrorText> unreadable;
    std::shared_ptr<SearchFound> found;
    std::shared_ptr<const Facets> facets;
};

LiveSearch::LiveSearch(Workspace& workspace) : m_workspace(workspace)
{
    m_pause.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { is_blank(m_request.query) ? clear() : look(); });
    m_settle.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        if (SearchFoundPtr nothing = std::exchange(m_nothing, nullptr)) {
            show(std::move(nothing));
        }
    });
    m_watch.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        m_lasts = true;
        m_watch.StartOnce(watch_milliseconds);
        progressed.emit();
    });
    m_connections.push_back(m_workspace.jobs().changed().connect([this] {
        if (m_job && m_job->progress.cancelled()) {              // by the button in the status bar
            cancel();
        }
    }));
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) { texts_changed(change); }));
    m_connections.push_back(m_workspace.index_changed.connect([this] {
        bool behind = m_found->result.state != IndexState::UpToDate && m_state != State::Stopped;
        if (!m_request.query.empty() && (m_stale || behind || (m_error && !m_unreadable))) {
            look();
        }
    }));
}

LiveSearch::~LiveSearch()
{
    *m_alive = false;
    stop();
}

void LiveSearch::type(const std::string& query)
{
    if (query == m_request.query && m_state != State::Idle) {
        return;
    }
    // Also when it is empty: a field whose words are typed over is empty for a moment.
    set_query(query);
    stop();
    m_typing = true;
    m_pause.StartOnce(pause_milliseconds);
    set_state(State::Waiting);
}

void LiveSearch::ask(const std::string& query)
{
    if (is_blank(query)) {
        clear();
        return;
    }
    set_query(query);
    m_typing = false;
    look();
}

void LiveSearch::ask(SearchRequest request, std::vector<FacetTick> ticks)
{
    m_excluded_for = request.query;
    m_request = std::move(request);
    m_ticks = std::move(ticks);
    m_typing = false;
    look();
}

void LiveSearch::clear()
{
    stop();
    m_request.query.clear();
    m_request.excluded.clear();
    m_excluded_for.clear();
    m_ticks.clear();
    m_error.reset();
    m_stale = false;
    m_found = std::make_shared<const SearchFound>();
    mark_matches();
    set_state(State::Idle);
}

void LiveSearch::change(const std::function<void(SearchRequest&)>& alter)
{
    m_typing = false;
    alter(m_request);
    if (m_request.query.empty()) {
        changed.emit();
    } else {
        look();
    }
}

void LiveSearch::set_excluded(std::set<std::string> words)
{
    m_excluded_for = m_request.query;
    change([&words](SearchRequest& request) { request.excluded.assign(words.begin(), words.end()); });
}

void LiveSearch::set_ticks(std::vector<FacetTick> ticks)
{
    m_ticks = std::move(ticks);
    change([](SearchRequest&) {});
}

// Unticked words stay unticked while words are added to the query, and are searched again once it becomes another one.
void LiveSearch::set_query(const std::string& query)
{
    if (query != m_excluded_for && !query.starts_with(m_excluded_for + " ")) {
        m_request.excluded.clear();
        m_excluded_for.clear();
    }
    m_request.query = query;
}

void LiveSearch::stop()
{
    m_pause.Stop();
    m_settle.Stop();
    m_nothing.reset();
    m_seen = 0;
    rest();
    ++m_asked;
    if (m_job) {
        m_job->progress.cancel();
        m_job.reset();
    }
}

void LiveSearch::rest()
{
    m_watch.Stop();
    m_lasts = false;
}

// A search that was stopped before it found anything has found nothing yet: the list of an earlier query would be taken for its own.
void LiveSearch::cancel()
{
    if (!m_job) {
        return;
    }
    bool some = counting();
    auto found = some ? std::make_shared<SearchFound>(*m_found) : std::make_shared<SearchFound>();
    if (!some) {
        found->request = m_request;
        found->result.query = m_request.query;
        found->ticks = m_ticks;
    }
    found->stopped = true;
    found->read = read();
    found->seen = m_seen;
    m_error.reset();
    stop();
    m_found = std::move(found);
    if (!some) {
        mark_matches();
    }
    set_state(State::Stopped);
}

void LiveSearch::look()
{
    stop();
    if (!m_workspace.index()) {
        clear();
        return;
    }
    m_stale = false;
    start(false);
    set_state(State::Looking);
}

void LiveSearch::start(bool counted)
{
    SearchRequest request = m_request;
    request.limit = counted ? most_hits : first_page;
    request.totals = counted ? Totals::Exact : Totals::Quick;
    if (!m_lasts) {
        m_watch.StartOnce(lasts_milliseconds);
    }
    Tell tell = [this, alive = m_alive, asked = m_asked, counted](const SearchFoundPtr& part) {
        wxTheApp->CallAfter([this, alive, asked, counted, part] {
            if (*alive && asked == m_asked) {
                found_so_far(part, counted);
            }
        });
    };
    m_job = m_workspace.jobs().start(msg("Searching"), JobShow::AfterAWhile,
        [index = m_workspace.index(), snapshot = m_workspace.snapshot(), facets = m_facets, request, ticks = m_ticks, asked = m_asked, tell](Progress& progress) {
            Answer answer{asked, {}, std::make_shared<SearchFound>(), facets};
            try {
                find(*index, snapshot, request, ticks, progress, tell, answer);
            } catch (const BadInput& error) {
                answer.unreadable = error.text();
            }
            return answer;
        },
        [this, alive = m_alive](Answer answer) {
            if (*alive && answer.asked == m_asked) {
                answered(std::move(answer));
            }
        },
        [this, alive = m_alive, asked = m_asked](const ErrorText& error) {
            if (*alive && asked == m_asked) {
                failed(error, false);
            }
        });
    m_job->lasts = m_lasts;                                      // its first page did: the bar stays
}

// In a job.
void LiveSearch::find(const ProjectIndex& index, const SnapshotPtr& snapshot, SearchRequest request, const std::vector<FacetTick>& ticks,
                      Progress& progress, const Tell& tell, Answer& answer)
{
    SearchFound& found = *answer.found;
    found.request = request;
    found.ticks = ticks;
    request = narrowed(std::move(request), *snapshot, ticks);
    request.places = true;
    std::size_t rows_of = 0;                                   // so many hits
    found.result = index.search(request, &progress, [&](const SearchResult& so_far) {
        auto part = std::make_shared<SearchFound>();
        part->request = found.request;
        part->result = so_far;
        part->ticks = ticks;
        if (request.totals == Totals::Quick) {                   // else the list has a first page already
            std::vector<SearchRow> more = match_rows(so_far, rows_of);
            rows_of = so_far.hits.size();
            found.rows.insert(found.rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
            part->rows = found.rows;
        }
        tell(part);
    });
    found.rows = match_rows(found.result);
    for (SearchHit& hit : found.result.hits) {
        hit.places = {};                                       // the rows have them now
    }
    bool all_there = found.result.total_exact && found.result.hits.size() < request.limit;
    found.counted = request.totals == Totals::Exact || all_there;
    if (!found.counted) {
        return;
    }
    std::vector<DocumentCount> everywhere = document_counts(found.result.by_document);
    if (!ticks.empty()) {
        Progress beside(&progress);                            // so that the bar does not begin again
        SearchRequest wider = found.request;                   // the facets also say what a value beside a ticked one would bring
        wider.limit = 0;
        wider.totals = Totals::Exact;
        everywhere = document_counts(index.search(wider, &beside).by_document);
    }
    if (!answer.facets || !same_study(answer.facets->snapshot(), *snapshot)) {
        answer.facets = std::make_shared<const Facets>(snapshot);
    }
    found.facets = count_facets(*answer.facets, everywhere, ticks);
    found.years = answer.facets->per_year(document_counts(found.result.by_document));
}

// Parts come in the order in which they were found, and before the answer they are part of.
void LiveSearch::found_so_far(SearchFoundPtr part, bool counted)
{
    if (!m_job || counted != (m_state == State::Counting)) {
        return;
    }
    m_seen = part->result.occurrences > 0 ? part->result.occurrences : part->result.total;      // fields alone match no words
    if (counted) {
        return;
    }
    m_error.reset();
    m_found = std::move(part);
    mark_matches();
    set_state(State::Reading);
}

void LiveSearch::answered(Answer answer)
{
    bool stopped = m_job && m_job->progress.cancelled();         // the answer was on its way already
    m_job.reset();
    if (answer.unreadable) {
        failed(*answer.unreadable, true);
        return;
    }
    m_error.reset();
    m_facets = answer.facets;
    bool nothing = answer.found->counted && answer.found->rows.empty() && answer.found->result.notes.empty();
    if (nothing && m_typing && !m_found->rows.empty()) {
        rest();
        m_nothing = std::move(answer.found);
        m_settle.StartOnce(settle_milliseconds);
        return;
    }
    answer.found->stopped = stopped && !answer.found->counted;
    show(std::move(answer.found));
}

void LiveSearch::show(SearchFoundPtr found)
{
    m_found = std::move(found);
    mark_matches();
    m_seen = 0;
    if (!m_found->counted && !m_found->stopped) {
        start(true);
        set_state(State::Counting);
        return;
    }
    rest();
    set_state(m_found->counted ? State::Done : State::Stopped);
}

void LiveSearch::failed(const ErrorText& error, bool unreadable)
{
    m_job.reset();
    rest();
    m_error = error;
    m_unreadable = unreadable;
    set_state(State::Failed);
}

void LiveSearch::set_state(State state)
{
    m_state = state;
    changed.emit();
}

// The matches stand at places of the text as it was.
void LiveSearch::texts_changed(const Change& change)
{
    if (m_request.query.empty()) {
        return;
    }
    bool scoped_by_codings = m_request.scope.coded != CodedText::Either && change.bits.has(ChangeBit::Codings);
    if (change.bits.has(ChangeBit::Texts) || change.bits.has(ChangeBit::Documents)) {
        m_stale = true;
    } else if (scoped_by_codings || change.bits.has(ChangeBit::Synonyms)) {
        look();
    }
}

void LiveSearch::mark_matches()
{
    auto matches = std::make_shared<Workspace::Matches>();
    for (const SearchHit& hit : m_found->result.hits) {
        auto& ranges = (*matches)[hit.document];
        ranges.insert(ranges.end(), hit.matches.begin(), hit.matches.end());
    }
    for (auto& [document, ranges] : *matches) {
        std::sort(ranges.begin(), ranges.end());
        ranges.erase(std::unique(ranges.begin(), ranges.end()), ranges.end());
    }
    m_workspace.set_matches(std::move(matches));
}

} // namespace duiding
