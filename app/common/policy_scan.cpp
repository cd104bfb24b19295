// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/policy_scan.h"

#include "app/common/kept_options.h"
#include "core/analysis/contents.h"
#include "core/text/fold.h"
#include "core/text/tokens.h"
#include "importers/support/page_view.h"

#include <algorithm>
#include <mutex>

namespace duiding {

namespace {

SearchRequest request_for(const Snapshot& snapshot, const SavedSearch& search, const std::vector<DocumentId>& documents, bool& narrowed)
{
    SearchRequest request;
    bool by_facets = !set_kept_options(request, search.options, snapshot).empty();
    narrowed = by_facets || (request.scope != SearchScope{} && request.scope != SearchScope{.kinds = {DocumentKind::Policy}});
    request.query = search.query;
    request.excluded = search.rejected;
    request.limit = all_hits;
    request.totals = Totals::Exact;
    request.order = HitOrder::Document;
    request.snippets = false;
    request.interviewer = InterviewerTurns::LeaveOut;
    request.scope = {};
    request.scope.documents = documents;
    return request;
}

std::vector<std::string> searched_words(const SearchResult& result)
{
    std::vector<std::string> words;
    for (const ExpandedTerm& term : result.expansion) {
        if (!term.excluded) {
            words.push_back(term.term);
        }
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

// The words of a document's matches, in the form in which they are searched for.
std::vector<std::string> matched_words(const DocumentText& text, const SearchHit* begin, const SearchHit* end)
{
    std::vector<std::string> words;
    std::vector<Token> tokens;
    for (const SearchHit* hit = begin; hit != end; ++hit) {
        for (CharRange match : hit->matches) {
            tokens.clear();
            tokenize(text.slice(match), match.begin, 0, tokens);
            for (Token& token : tokens) {
                words.push_back(std::move(token.term));
            }
        }
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

void add_hits(ScanColumn& column, const SearchResult& result, const TextSource& texts)
{
    const SearchHit* end = result.hits.data() + result.hits.size();
    for (const SearchHit* hit = result.hits.data(); hit != end;) {
        const SearchHit* next = std::find_if(hit, end, [&](const SearchHit& each) { return each.document != hit->document; });
        if (DocumentTextPtr text = texts(hit->document)) {
            column.found_words[hit->document] = matched_words(*text, hit, next);
        }
        for (; hit != next; ++hit) {
            column.hits.push_back({hit->document, hit->range, std::ssize(hit->matches)});
        }
    }
}

ScanColumn column_of_code(const Snapshot& snapshot, CodeId id)
{
    const Code* code = snapshot.codebook->find(id);
    ScanColumn column;
    column.code = id;
    column.name = code ? code->name : std::string();
    column.query = code ? snapshot.codebook->path(id) : std::string();
    return column;
}

} // namespace

std::vector<SearchId> searches_of_theme(const Snapshot& snapshot, std::string_view theme)
{
    std::vector<SearchId> found;
    std::string folded = fold_name(theme);
    for (const SavedSearch& search : *snapshot.searches) {
        if (fold_name(search.theme) == folded) {
            found.push_back(search.id);
        }
    }
    return found;
}

bool fits(const ScanGround& ground, const Snapshot& snapshot, const std::vector<DocumentId>& documents)
{
    return std::equal(ground.documents.begin(), ground.documents.end(), documents.begin(), documents.end(), [&](const auto& known, DocumentId id) {
        const DocumentInfo* info = snapshot.find_document(id);
        return known.first == id && info && known.second == info->text_sha256;
    });
}

ScanGroundPtr make_scan_ground(const Snapshot& snapshot, const TextSource& texts, const std::vector<DocumentId>& documents, Progress& progress)
{
    auto ground = std::make_shared<ScanGround>();
    std::mutex mutex;
    auto noting_pages = [&](DocumentId id) {                     // each text is read once, for all of it; on any core
        DocumentTextPtr text = texts(id);
        if (text) {
            const DocumentInfo* info = snapshot.find_document(id);
            UnreadablePages pages = unreadable_pages(*text, info ? blank_pages(info->importer_options) : std::set<std::int64_t>());
            auto contents = tables_of_contents(*text);
            std::lock_guard lock(mutex);
            ground->pages.push_back(std::move(pages));
            ground->contents[id] = std::move(contents);
        }
        return text;
    };
    ground->shared = std::make_shared<const SharedText>(find_shared_text(snapshot, noting_pages, documents, {}, progress));
    for (DocumentId id : documents) {
        const DocumentInfo* info = snapshot.find_document(id);
        ground->documents.emplace_back(id, info ? info->text_sha256 : std::string());
    }
    return ground;
}

ScanColumn run_scan_search(const Snapshot& snapshot, const ProjectIndex& index, const SavedSearch& search,
                           const std::vector<DocumentId>& documents, Progress& progress)
{
    ScanColumn column;
    column.search = search.id;
    column.name = search.name;
    column.query = search.query;
    bool narrowed = false;
    SearchRequest request = request_for(snapshot, search, documents, narrowed);
    if (narrowed) {
        column.notices.push_back(msg("“{0}” was saved with a narrower scope; the scan searches every document that counts.", search.name));
    }
    if (documents.empty()) {
        return column;                                           // an empty list would not narrow the search
    }
    Progress part(&progress);
    SearchResult result = index.search(request, &part);
    column.words = searched_words(result);
    add_hits(column, result, index.texts());
    column.notices.insert(column.notices.end(), result.notices.begin(), result.notices.end());
    return column;
}

ScanRun run_policy_scan(SnapshotPtr snapshot, const ProjectIndex& index, const ScanRequest& request, ScanGroundPtr ground, Progress& progress)
{
    std::vector<DocumentId> documents = scanned_documents(*snapshot, request.options);
    if (!ground || !fits(*ground, *snapshot, documents)) {
        ground = make_scan_ground(*snapshot, index.texts(), documents, progress);
    }
    PolicyScanInput input{snapshot, request.options, {}, ground->pages, ground->shared, ground->contents};
    progress.start({}, std::ssize(request.searches) + std::ssize(request.queries));
    for (SearchId id : request.searches) {
        auto search = std::find_if(snapshot->searches->begin(), snapshot->searches->end(), [id](const SavedSearch& each) { return each.id == id; });
        if (search != snapshot->searches->end()) {
            input.columns.push_back(run_scan_search(*snapshot, index, *search, documents, progress));
        }
        progress.step();
    }
    for (const std::string& query : request.queries) {
        SavedSearch search;
        search.name = query;
        search.query = query;
        input.columns.push_back(run_scan_search(*snapshot, index, search, documents, progress));
        progress.step();
    }
    for (CodeId code : request.codes) {
        input.columns.push_back(column_of_code(*snapshot, code));
    }
    return {policy_scan(std::move(input)), ground};
}

} // namespace duiding
