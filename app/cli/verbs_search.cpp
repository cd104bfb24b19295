// SPDX-License-Identifier: GPL-3.0-or-later
// search: brings the index up to date first, so that what it says is about the study as it is.
#include "app/cli/listing.h"
#include "app/cli/search_choice.h"
#include "app/cli/verb.h"

#include "core/analysis/facets.h"
#include "core/base/file.h"
#include "core/index/corpus/corpus.h"
#include "core/index/index.h"
#include "core/index/search_options.h"
#include "core/index/similar.h"
#include "core/model/citation.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <unordered_map>

namespace duiding::cli {

namespace {

struct SearchOptions : SearchChoice {
    std::string study;
    std::string query;
    std::string like;
    std::string like_code;
    std::size_t limit = 200;
    bool all = false;
    bool count = false;
    bool explain = false;
    std::string facets;
    std::string unit = "paragraph";
    std::string order = "relevance";
    std::vector<std::string> in;
    bool without_interviewer = false;
    bool corpus = false;

    bool searches_notes() const { return std::any_of(in.begin(), in.end(), [](const std::string& part) { return part != "texts"; }); }
};

// --like and --like-code are written as the field that anybody can type; QUERY narrows them.
std::string query_of(const SearchOptions& options, const Snapshot& snapshot)
{
    if (options.like.empty() && options.like_code.empty()) {
        return options.query;
    }
    std::string like = options.like.empty() ? query_like(snapshot, snapshot.codebook->resolve(options.like_code))
                                            : query_like(snapshot, options.like);
    return options.query.empty() ? like : like + " AND (" + options.query + ")";
}

SearchRequest request_of(const SearchOptions& options, const Snapshot& snapshot)
{
    auto names = [&](const char* part) { return std::find(options.in.begin(), options.in.end(), part) != options.in.end(); };
    SearchRequest request;
    set_search_choice(request, options, snapshot);
    request.scope.texts = options.in.empty() || names("texts");
    request.scope.memos = names("memos");
    request.scope.definitions = names("definitions");
    request.order = *hit_order_from_key(options.order);
    request.interviewer = options.without_interviewer ? InterviewerTurns::LeaveOut : InterviewerTurns::Include;
    request.query = query_of(options, snapshot);
    request.unit = *hit_unit_from_key(options.unit);
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
        if (term.reason == ExpansionReason::Alike) {
            expansion.back()["weight"] = term.weight;
            expansion.back()["passages"] = term.passages;
        }
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
    bool alike = !result.alike.empty();
    if (alike) {
        listing.fields.push_back({"shared", {}, ShownTo::Programs});
    }
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
        if (alike) {
            listing.rows.back().push_back(Json(hit.shared));
        }
    }
    return listing;
}

Listing notes_of(const Snapshot& snapshot, const SearchResult& result)
{
    Listing listing{{{"kind", msg("Kind")}, {"title", msg("Title")}, {"snippet", msg("Text")}, {"guid", {}, ShownTo::Programs}}, {}};
    for (const NoteHit& note : result.notes) {
        auto memo = std::find_if(snapshot.memos->begin(), snapshot.memos->end(), [&](const Memo& each) { return each.id == note.memo; });
        const Code* code = snapshot.codebook->find(note.code);
        std::string guid = memo != snapshot.memos->end() ? memo->guid.text() : code ? code->guid.text() : std::string();
        listing.rows.push_back({note.kind == NoteHit::Kind::Memo ? "memo" : "definition", note.title, note.snippet, guid});
    }
    return listing;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

// What was found, as a table made for its kind of search, and what only a corpus has to say.
struct Shown {
    Listing hits;
    Message missing;                    // shards that did not answer
    Json shards;
};

void print_for_people(const Session& session, const Snapshot& snapshot, const Shown& shown, const SearchResult& result,
                      const SearchOptions& options)
{
    if (!result.alike.empty()) {
        std::vector<std::string> words;
        for (const ExpandedTerm& term : result.expansion) {
            if (!term.excluded) {
                words.push_back(term.term);
            }
        }
        session.line(result.alike);
        session.line(msg("By the words: {0}", joined(words)));
    }
    if (options.explain) {
        session.line(msg("Read as: {0}", result.reading));
        for (const ExpandedTerm& term : result.expansion) {
            std::string count = term.count < 0 ? "" : " × " + format_number(term.count, session.numbers());      // a phrase is not counted
            session.line(fmt::format("  {} {} ({}){}", term.excluded ? "-" : "+", term.term, term.from, count));
        }
    }
    bool at_least = !shown.missing.empty() && (options.all || options.count);
    if (result.total_exact || at_least) {
        session.line(session.say(at_least ? msgn("at least {0} hit", "at least {0} hits", result.total, result.total)
                                          : msgn("{0} hit", "{0} hits", result.total, result.total)) + ", " +
                     session.say(msgn("{0} match", "{0} matches", result.occurrences, result.occurrences)));
    } else {
        session.line(msgn("about {0} hit; --count counts them", "about {0} hits; --count counts them", result.total, result.total));
    }
    if (!result.notes.empty()) {
        auto found = static_cast<std::int64_t>(result.notes.size());
        session.line(msgn("{0} memo or definition", "{0} memos and definitions", found, found));
        print(session, notes_of(snapshot, result));
    }
    if (!result.hits.empty() && options.facets.empty()) {
        print(session, shown.hits);
    }
    for (const auto& [value, count] : facets_of(session, snapshot, result, options.facets)) {
        session.line(fmt::format("{:>6}  {}", count, value));
    }
    for (const Message& notice : result.notices) {
        std::cerr << session.say(notice) << '\n';
    }
}

ExitCode print_result(const Session& session, const Snapshot& snapshot, const Shown& shown, const SearchResult& result,
                      const SearchOptions& options)
{
    if (session.form() == OutputForm::Csv) {
        print(session, shown.hits);
        if (!shown.missing.empty()) {
            std::cerr << session.say(shown.missing) << '\n';
        }
    } else if (session.for_people()) {
        print_for_people(session, snapshot, shown, result, options);
    } else {
        Json value{{"query", result.query}, {"reading", result.reading}, {"total", result.total}, {"total_exact", result.total_exact},
                   {"occurrences", result.occurrences}, {"expansion", expansion_of(result)}, {"hits", to_array(shown.hits)}};
        if (!shown.shards.is_null()) {
            value["shards"] = shown.shards;
        }
        if (!options.facets.empty()) {
            value["facets"] = Json::object();
            for (const auto& [name, count] : facets_of(session, snapshot, result, options.facets)) {
                value["facets"][name] = value["facets"].value(name, std::int64_t{0}) + count;      // two cases may bear one name
            }
        }
        if (options.searches_notes()) {
            value["notes"] = to_array(notes_of(snapshot, result));
        }
        if (!result.alike.empty()) {
            value["like"] = session.tell(result.alike);
        }
        for (const Message& notice : result.notices) {
            value["notices"].push_back(session.tell(notice));
        }
        print_json(session, value);
    }
    return shown.missing.empty() ? ExitCode::Done : ExitCode::Findings;
}

SearchResult search(Session& session, ProjectIndex& index, const SearchRequest& request)
{
    session.run([&] { return index.update(session.progress()); });
    return asking(request.query, [&] { return session.run([&] { return index.search(request, &session.progress()); }); });
}

// Cites hits of a corpus. The page and the section of a hit stand in its document, which is read once for all its hits.
class CorpusCiter {
public:
    CorpusCiter(Session& session, Corpus& corpus, const CorpusResult& result) : m_session(session), m_corpus(corpus), m_result(result) {}

    std::string cite(const SearchHit& hit)
    {
        auto citer = m_citers.find(hit.document);
        if (citer == m_citers.end()) {
            const Snapshot& study = *m_result.view->study();
            DocumentTextPtr text = read(hit.document);
            citer = m_citers.try_emplace(hit.document, text, Citer(study, *study.find_document(hit.document), *text)).first;
        }
        return citation_text(citer->second.second.cite(hit.range));
    }

private:
    // A document whose shard went away since is cited without a place, and that is said.
    DocumentTextPtr read(DocumentId document)
    {
        try {
            return m_session.run([&] { return m_corpus.text(m_result.view, document, &m_session.progress()); });
        } catch (const Environment& error) {
            if (!m_told) {
                m_session.report(error.text());
            }
            m_told = true;
            return std::make_shared<const DocumentText>(document, std::string(), std::vector<Mark>(), std::vector<Speaker>());
        }
    }

    Session& m_session;
    Corpus& m_corpus;
    const CorpusResult& m_result;
    std::unordered_map<DocumentId, std::pair<DocumentTextPtr, Citer>> m_citers;
    bool m_told = false;
};

Listing corpus_hits_of(Session& session, Corpus& corpus, const CorpusResult& result)
{
    Listing listing{{{"document", msg("Document")},
                     {"document_guid", {}, ShownTo::Programs},
                     {"shard", msg("Shard")},
                     {"begin", msg("Begin")},
                     {"end", msg("End")},
                     {"snippet", msg("Text")},
                     {"score", {}, ShownTo::Programs},
                     {"matches", {}, ShownTo::Programs},
                     {"citation", {}, ShownTo::Programs}}, {}};
    CorpusCiter citer(session, corpus, result);
    for (const SearchHit& hit : result.found.hits) {
        const DocumentInfo* info = result.view->study()->find_document(hit.document);
        listing.rows.push_back({info->name, info->guid.text(), corpus.shard_name(hit.document), hit.range.begin.value, hit.range.end.value,
                                hit.snippet, hit.score, matches_of(hit), session.for_people() ? std::string() : citer.cite(hit)});
    }
    return listing;
}

// In the shards of the study's list; of the study itself only the synonyms are used.
ExitCode search_corpus(Session& session, const SearchOptions& options)
{
    auto project = session.open(options.study, OpenMode::ReadOnly);
    Corpus corpus(read_corpus_list(corpus_list_path(path_of(options.study))));
    auto known = session.run([&] { return corpus.status(&session.progress()); }).view;
    SearchRequest request = request_of(options, *known->study());
    CorpusResult result = asking(request.query, [&] {
        return session.run([&] { return corpus.search(request, *project->snapshot()->synonyms, &session.progress()); });
    });
    Shown shown{corpus_hits_of(session, corpus, result), missing_shards(result.shards), Json::array()};
    for (const ShardAnswer& shard : result.shards) {
        shown.shards.push_back({{"name", shard.name}, {"state", to_key(shard.state)}, {"why", session.tell(shard.why)}});
    }
    return print_result(session, *result.view->study(), shown, result.found, options);
}

} // namespace

Run declare_search(CLI::App& app, Session& session)
{
    auto options = std::make_shared<SearchOptions>();
    add_study(app, session, options->study);
    add(app, session, "QUERY", options->query,
        msg("Words, “phrases”, AND OR NOT, part*, NEAR/n, BEFORE/n, /regex/, fields: gemeente:Oudlo jaar:2018-2022"));
    CLI::Option* like = add(app, session, "--like", options->like, msg("Passages like this one: DOCUMENT:BEGIN-END, in code points; QUERY narrows them"));
    CLI::Option* like_code = add(app, session, "--like-code", options->like_code, msg("Passages like the segments of this code; QUERY narrows them"));
    like_code->excludes(like);
    CLI::Option* limit = add(app, session, "--limit", options->limit, msg("At most so many hits; 200 when left out"));
    add_flag(app, session, "--all", options->all, msg("Every hit"))->excludes(limit);
    add_flag(app, session, "--count", options->count, msg("Only how many"));
    add(app, session, "--facets", options->facets, msg("Count the hits by kind, municipality, year, role, document or any property"));
    add_flag(app, session, "--explain", options->explain, msg("Show the words the query became"));
    SearchChoiceOptions narrowing = add_search_choice(app, session, *options);
    add(app, session, "--unit", options->unit, msg("What must hold all words; paragraph when left out"))
        ->check(CLI::IsMember({"paragraph", "sentence", "turn", "section", "document"}));
    add(app, session, "--order", options->order, msg("Best first, or as the documents have it; best first when left out"))
        ->check(CLI::IsMember({"relevance", "document"}));
    CLI::Option* in = add(app, session, "--in", options->in, msg("Where to search, separated by commas: texts, memos, definitions; texts when left out"))
        ->delimiter(',')->check(CLI::IsMember({"texts", "memos", "definitions"}));
    add_flag(app, session, "--corpus", options->corpus, msg("In the shards of STUDY.corpus instead of the study; see the verb corpus"))
        ->excludes(in)->excludes(narrowing.coded)->excludes(narrowing.uncoded)->excludes(like)->excludes(like_code);
    add_flag(app, session, "--without-interviewer", options->without_interviewer, msg("Leave out what the interviewer says"));
    return [&session, options] {
        if (options->query.empty() && options->like.empty() && options->like_code.empty()) {
            throw CLI::RequiredError(session.say(msg("QUERY, --like or --like-code")));
        }
        if (options->corpus) {
            return search_corpus(session, *options);
        }
        auto project = session.open(options->study, OpenMode::ReadOnly);
        ProjectIndex index(*project);
        SearchResult result = search(session, index, request_of(*options, *project->snapshot()));
        return print_result(session, *project->snapshot(), {hits_of(*project->snapshot(), index.texts(), result), {}, {}}, result, *options);
    };
}

} // namespace duiding::cli
