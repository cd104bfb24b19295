// SPDX-License-Identifier: GPL-3.0-or-later
// search: brings the index up to date first, so that what it says is about the study as it is.
#include "app/cli/listing.h"
#include "app/cli/verb.h"

#include "core/analysis/facets.h"
#include "core/index/index.h"
#include "core/index/search_options.h"
#include "core/model/citation.h"

#include <fmt/format.h>

#include <iostream>
#include <unordered_map>

namespace duiding::cli {

namespace {

struct SearchOptions {
    std::string study;
    std::string query;
    std::size_t limit = 200;
    bool all = false;
    bool count = false;
    bool explain = false;
    std::string facets;
    std::string unit = "paragraph";
    std::vector<std::string> excluded;
};

SearchRequest request_of(const SearchOptions& options)
{
    SearchRequest request;
    request.query = options.query;
    request.excluded = options.excluded;
    request.unit = hit_unit_from_key(options.unit).value_or(HitUnit::Paragraph);
    request.limit = options.count ? 0 : options.all ? all_hits : options.limit;
    request.totals = options.all || options.count || !options.facets.empty() ? Totals::Exact : Totals::Quick;
    return request;
}

// Hits by value, in the order people read them.
std::vector<std::pair<std::string, std::int64_t>> facets_of(const Session& session, const Snapshot& snapshot, const SearchResult& result,
                                                            const std::string& by)
{
    std::vector<std::pair<std::string, std::int64_t>> counts;
    if (!by.empty()) {
        Grouping grouping(snapshot, resolve_group_by(snapshot, by));
        bool is_key = by == "kind";
        for (const FacetValue& value : facet_of(snapshot, grouping, document_counts(result.by_document)).values) {
            counts.emplace_back(is_key && !session.for_people() ? value.key : session.tell(value.label), value.hits);
        }
    }
    return counts;
}

Json matches_of(const SearchHit& hit)
{
    Json matches = Json::array();
    for (CharRange match : hit.matches) {
        matches.push_back(Json::array({match.begin.value, match.end.value}));
    }
    return matches;
}

Json expansion_of(const SearchResult& result)
{
    Json expansion = Json::array();
    for (const ExpandedTerm& term : result.expansion) {
        expansion.push_back({{"term", term.term}, {"from", term.from}, {"count", term.count < 0 ? Json() : Json(term.count)},
                             {"reason", to_key(term.reason)}, {"excluded", term.excluded}});
    }
    return expansion;
}

Listing hits_of(const Snapshot& snapshot, const TextSource& texts, const SearchResult& result)
{
    Listing listing{{{"document", msg("Document")},
                     {"document_guid", {}, ShownTo::Programs},
                     {"begin", msg("Begin")},
                     {"end", msg("End")},
                     {"snippet", msg("Text")},
                     {"score", {}, ShownTo::Programs},
                     {"matches", {}, ShownTo::Programs},
                     {"citation", {}, ShownTo::Programs}}, {}};
    std::unordered_map<DocumentId, std::pair<DocumentTextPtr, Citer>> citers;
    for (const SearchHit& hit : result.hits) {
        const DocumentInfo* info = snapshot.find_document(hit.document);
        auto citer = citers.find(hit.document);
        if (citer == citers.end()) {
            DocumentTextPtr text = texts(hit.document);
            citer = citers.try_emplace(hit.document, text, Citer(snapshot, *info, *text)).first;
        }
        listing.rows.push_back({info->name, info->guid.text(), hit.range.begin.value, hit.range.end.value, hit.snippet, hit.score,
                                matches_of(hit), citation_text(citer->second.second.cite(hit.range))});
    }
    return listing;
}

void print_for_people(const Session& session, const Snapshot& snapshot, const TextSource& texts, const SearchResult& result,
                      const SearchOptions& options)
{
    if (options.explain) {
        session.line(msg("Read as: {0}", result.reading));
        for (const ExpandedTerm& term : result.expansion) {
            session.line(fmt::format("  {} {} ({}) × {}", term.excluded ? "-" : "+", term.term, term.from,
                                     format_number(term.count, session.numbers())));
        }
    }
    session.line(session.say(msgn("{0} hit", "{0} hits", result.total, result.total)) + ", " +
                 session.say(msgn("{0} match", "{0} matches", result.occurrences, result.occurrences)));
    if (!result.hits.empty() && options.facets.empty()) {
        print(session, hits_of(snapshot, texts, result));
    }
    for (const auto& [value, count] : facets_of(session, snapshot, result, options.facets)) {
        session.line(fmt::format("{:>6}  {}", count, value));
    }
    for (const Message& notice : result.notices) {
        std::cerr << session.say(notice) << '\n';
    }
}

ExitCode print_result(const Session& session, const Snapshot& snapshot, const TextSource& texts, const SearchResult& result,
                      const SearchOptions& options)
{
    if (session.form() == OutputForm::Csv) {
        print(session, hits_of(snapshot, texts, result));
    } else if (session.for_people()) {
        print_for_people(session, snapshot, texts, result, options);
    } else {
        Json value{{"query", result.query}, {"reading", result.reading}, {"total", result.total}, {"total_exact", result.total_exact},
                   {"occurrences", result.occurrences}, {"expansion", expansion_of(result)}, {"hits", to_array(hits_of(snapshot, texts, result))}};
        if (!options.facets.empty()) {
            value["facets"] = Json::object();
            for (const auto& [name, count] : facets_of(session, snapshot, result, options.facets)) {
                value["facets"][name] = value["facets"].value(name, std::int64_t{0}) + count;      // two cases may bear one name
            }
        }
        for (const Message& notice : result.notices) {
            value["notices"].push_back(session.tell(notice));
        }
        print_json(session, value);
    }
    return ExitCode::Done;
}

SearchResult search(Session& session, ProjectIndex& index, const SearchRequest& request)
{
    session.run([&] { return index.update(session.progress()); });
    return session.run([&] { return index.search(request, &session.progress()); });
}

} // namespace

Run declare_search(CLI::App& app, Session& session)
{
    auto options = std::make_shared<SearchOptions>();
    add_study(app, session, options->study);
    add(app, session, "QUERY", options->query, msg("Words, “phrases”, AND OR NOT (EN OF NIET), prefix*, NEAR/n"))->required();
    CLI::Option* limit = add(app, session, "--limit", options->limit, msg("At most so many hits; 200 when left out"));
    add_flag(app, session, "--all", options->all, msg("Every hit"))->excludes(limit);
    add_flag(app, session, "--count", options->count, msg("Only how many"));
    add(app, session, "--facets", options->facets, msg("Count the hits by kind, municipality, year, role, document or any property"));
    add_flag(app, session, "--explain", options->explain, msg("Show the words the query became"));
    add(app, session, "--exclude", options->excluded, msg("A word of the expansion to leave out"));
    add(app, session, "--unit", options->unit, msg("What must hold all words; paragraph when left out"))
        ->check(CLI::IsMember({"paragraph", "sentence", "turn", "section", "document"}));
    return [&session, options] {
        auto project = session.open(options->study, OpenMode::ReadOnly);
        ProjectIndex index(*project);
        SearchResult result = search(session, index, request_of(*options));
        return print_result(session, *project->snapshot(), index.texts(), result, *options);
    };
}

} // namespace duiding::cli
