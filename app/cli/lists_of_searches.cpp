// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lists.h"

#include <unordered_map>

namespace duiding::cli {

namespace {

template <class Noun, class NounId>
const Noun* find_in(const std::vector<Noun>& nouns, NounId id)
{
    for (const Noun& noun : nouns) {
        if (noun.id == id) {
            return &noun;
        }
    }
    return nullptr;
}

Json guids_of(const std::vector<ReadDocument>& documents)
{
    Json guids = Json::array();
    for (const ReadDocument& document : documents) {
        guids.push_back(document.document.text());
    }
    return guids;
}

} // namespace

Listing searches(Session& session, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Name")},
                     {"theme", msg("Theme")},
                     {"query", msg("Query")},
                     {"options", {}, ShownTo::Programs},
                     {"rejected", {}, ShownTo::Programs},
                     {"created", {}, ShownTo::Programs},
                     {"runs", msg("Runs")},
                     {"last_run", {}, ShownTo::Programs},
                     {"hits", msg("Hits")}}, {}};
    std::unordered_map<SearchId, std::vector<SearchRun>> runs;
    for (SearchRun& run : session.wait(project.search_runs())) {
        runs[run.search].push_back(std::move(run));
    }
    for (const SavedSearch& search : *project.snapshot()->searches) {
        const std::vector<SearchRun>& its = runs[search.id];
        listing.rows.push_back({search.guid.text(), search.name, search.theme, search.query, search.options, search.rejected, search.created,
                                its.size(), its.empty() ? Json() : Json(its.back().at), its.empty() ? Json() : Json(its.back().hits)});
    }
    return listing;
}

Listing runs(Session& session, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Search")},
                     {"theme", msg("Theme")},
                     {"search_guid", {}, ShownTo::Programs},
                     {"at", msg("When")},
                     {"coder", msg("Coder")},
                     {"query", {}, ShownTo::Programs},
                     {"words", {}, ShownTo::Programs},
                     {"documents_searched", msg("Searched")},
                     {"documents", msg("Documents")},
                     {"hits", msg("Hits")},
                     {"occurrences", msg("Matches")},
                     {"hits_before", {}, ShownTo::Programs},
                     {"study_change", {}, ShownTo::Programs}}, {}};
    auto snapshot = project.snapshot();
    std::unordered_map<SearchId, std::int64_t> before;
    for (const SearchRun& run : session.wait(project.search_runs())) {
        const SavedSearch* search = find_in(*snapshot->searches, run.search);
        auto [last, first_run] = before.try_emplace(run.search, run.hits);
        listing.rows.push_back({nullptr, search ? search->name : "", search ? search->theme : "", search ? Json(search->guid.text()) : Json(), run.at,
                                run.coder, run.query, run.words, run.documents_searched, run.documents, run.hits, run.occurrences,
                                first_run ? Json() : Json(last->second), run.change});
        last->second = run.hits;
    }
    return listing;
}

Listing synonyms(Session&, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs}, {"name", msg("Word")}, {"language", msg("Language")}, {"words", msg("Words")}}, {}};
    for (const Synonyms& set : *project.snapshot()->synonyms) {
        listing.rows.push_back({set.guid.text(), set.words.empty() ? "" : set.words.front(), set.language.empty() ? Json() : Json(set.language),
                                set.words});
    }
    return listing;
}

Listing verdicts(Session&, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Search")},
                     {"about", {}, ShownTo::Programs},
                     {"unit", msg("Case")},
                     {"unit_guid", {}, ShownTo::Programs},
                     {"state", msg("Verdict")},
                     {"note", msg("Note")},
                     {"initials", msg("Initials")},
                     {"at", msg("When")},
                     {"query", {}, ShownTo::Programs},
                     {"words", {}, ShownTo::Programs},
                     {"pages_read", {}, ShownTo::Programs},
                     {"documents", {}, ShownTo::Programs}}, {}};
    auto snapshot = project.snapshot();
    for (const Verdict& verdict : *snapshot->verdicts) {
        const Case* unit = snapshot->find_case(verdict.unit);
        const SavedSearch* search = find_in(*snapshot->searches, verdict.search);
        listing.rows.push_back({verdict.guid.text(), search ? search->name : snapshot->codebook->path(verdict.code), search ? "search" : "code",
                                unit ? unit->name : "", unit ? Json(unit->guid.text()) : Json(), to_key(verdict.state), verdict.note,
                                verdict.initials, verdict.at, verdict.query, verdict.words, verdict.pages_read, guids_of(verdict.documents)});
    }
    return listing;
}

Listing autocodings(Session& session, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Query")},
                     {"options", {}, ShownTo::Programs},
                     {"unit", msg("Unit")},
                     {"code", msg("Code")},
                     {"code_guid", {}, ShownTo::Programs},
                     {"direction", msg("Direction")},
                     {"coder", msg("Coder")},
                     {"accepted", {}, ShownTo::Programs},
                     {"rejected", {}, ShownTo::Programs},
                     {"at", msg("When")},
                     {"codings", msg("Codings")}}, {}};
    auto snapshot = project.snapshot();
    for (const Autocoding& one : session.wait(project.autocodings())) {
        const Code* code = snapshot->codebook->find(one.code);
        const Coder* coder = snapshot->find_coder(one.coder);
        listing.rows.push_back({one.guid.text(), one.query, one.options, one.code_unit, code ? Json(snapshot->codebook->path(one.code)) : Json(),
                                code ? Json(code->guid.text()) : Json(), to_key(one.direction), coder ? coder->name : "", one.accepted,
                                one.rejected, one.at, one.codings});
    }
    return listing;
}

} // namespace duiding::cli
