// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/searcher.h"

#include "core/index/hits.h"
#include "core/index/matcher.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

namespace duiding {

namespace {

constexpr std::size_t smallest_batch = 200;      // candidates fetched at a time when not all hits are wanted

constexpr std::size_t worth_a_thread = 400;      // candidates; fewer are read before a thread has begun

} // namespace

Searcher::Searcher(IndexReader& index, const Vocabulary& vocabulary, std::vector<std::string> languages, TextSource texts,
                   std::set<DocumentId> changed, const std::vector<DocumentId>& document_order, Progress* progress)
    : m_index(index), m_vocabulary(vocabulary), m_languages(std::move(languages)), m_texts(std::move(texts)),
      m_changed(std::move(changed)), m_progress(progress)
{
    for (DocumentId id : document_order) {
        m_order.emplace(id, static_cast<std::int64_t>(m_order.size()));
    }
}

SearchResult Searcher::run(const SearchRequest& request)
{
    SearchResult result;
    result.query = request.query;
    ParsedQuery parsed = parse_query(request.query);
    result.reading = to_text(parsed.root);
    result.notices = parsed.notices;

    WordFacts facts{m_languages, [this](const std::string& word) { return m_index.occurrences(word); },
                    [this](const std::string& word, const std::string& language) { return m_index.occurs_in_language(word, language); }};
    Expander expander(m_vocabulary, std::move(facts), request.excluded);
    CompiledQuery query(parsed.root, expander);
    result.expansion = expander.listed();
    result.notices.insert(result.notices.end(), expander.notices().begin(), expander.notices().end());

    // All candidates are verified when every hit is counted or wanted, else batches, best first, until there are enough hits.
    bool all = request.totals == Totals::Exact || request.limit == all_hits || request.order == HitOrder::Document;
    std::size_t batch = all ? all_hits : std::max(2 * request.limit, smallest_batch);
    CandidateQuery question = query.candidates(request.unit, request.interviewer);
    std::size_t first = 0;
    bool more = true;
    while (more) {
        Candidates candidates = m_index.find(question, request.scope.documents, first, batch);
        verify(candidates.found, query, request);
        first += candidates.found.size();
        bool exhausted = all || candidates.found.size() < batch;
        more = !exhausted && m_hits.size() < request.limit;
        result.total_exact = exhausted;
        result.total = exhausted ? static_cast<std::int64_t>(m_hits.size())
                                 : std::max(candidates.in_all, static_cast<std::int64_t>(m_hits.size()));
    }
    sort_hits(request.order);
    result.occurrences = m_occurrences;
    result.by_document = counts_by_document();
    m_hits.resize(std::min(m_hits.size(), request.limit));
    fill_snippets();
    result.hits = std::move(m_hits);
    return result;
}

// Reads what the index proposes, in as many threads as the machine has when there is much of it.
void Searcher::verify(const std::vector<Candidate>& candidates, const CompiledQuery& query, const SearchRequest& request)
{
    std::map<DocumentId, Task> by_document;
    for (const Candidate& candidate : candidates) {
        Task& task = by_document[candidate.document()];
        task.document = candidate.document();
        task.candidates.push_back(&candidate);
    }
    std::vector<Task> tasks;
    for (auto& [id, task] : by_document) {
        task.seen = &m_seen[id];
        m_blocks.emplace(id, task.candidates.front()->block);
        tasks.push_back(std::move(task));
    }
    std::vector<Found> found(tasks.size());
    std::atomic<std::size_t> next{0};
    auto work = [&] {
        for (std::size_t i = next++; i < tasks.size(); i = next++) {
            found[i] = verify_document(tasks[i], query, request);
        }
    };
    std::vector<std::future<void>> helpers;
    if (candidates.size() >= worth_a_thread) {
        for (unsigned i = 1; i < std::max(std::thread::hardware_concurrency(), 1u); ++i) {
            helpers.push_back(std::async(std::launch::async, work));
        }
    }
    work();
    for (auto& helper : helpers) {
        helper.get();
    }
    for (Found& document : found) {
        m_occurrences += document.occurrences;
        std::move(document.hits.begin(), document.hits.end(), std::back_inserter(m_hits));
    }
}

std::optional<SearchedDocument> Searcher::document(DocumentId id, const std::optional<DocumentBlock>& block) const
{
    if (block && !m_changed.contains(id)) {
        return SearchedDocument(*block);
    }
    DocumentTextPtr text = m_texts(id);
    return text ? std::optional(SearchedDocument(text)) : std::nullopt;      // null: deleted since it was indexed
}

Searcher::Found Searcher::verify_document(const Task& task, const CompiledQuery& query, const SearchRequest& request) const
{
    Found found;
    auto document = this->document(task.document, task.candidates.front()->block);
    if (!document) {
        return found;
    }
    Units fresh;
    for (const Candidate* candidate : task.candidates) {
        for (CharRange unit : document->units(candidate->block.paragraph(candidate->paragraph).begin, request.unit)) {
            if (task.seen->try_emplace(unit, candidate->score).second) {
                fresh.emplace(unit, candidate->score);
            } else if (auto known = fresh.find(unit); known != fresh.end()) {
                known->second = std::max(known->second, candidate->score);
            }
        }
    }
    for (auto [unit, score] : fresh) {
        if (m_progress) {
            m_progress->check();
        }
        Cut cut = document->cut(unit);
        auto matches = match(query, tokenize(*cut.text, cut.inside(unit), request.interviewer), *cut.text);
        if (matches) {
            std::transform(matches->begin(), matches->end(), matches->begin(), [&](CharRange range) { return cut.outside(range); });
            found.occurrences += static_cast<std::int64_t>(matches->size());
            found.hits.push_back({task.document, unit, {}, {}, score, std::move(*matches)});
        }
    }
    return found;
}

std::vector<DocumentHits> Searcher::counts_by_document() const
{
    std::map<DocumentId, DocumentHits> counts;
    for (const SearchHit& hit : m_hits) {
        DocumentHits& count = counts[hit.document];
        count.document = hit.document;
        ++count.hits;
        count.occurrences += static_cast<std::int64_t>(hit.matches.size());
    }
    std::vector<DocumentHits> ordered;
    for (const auto& [id, count] : counts) {
        ordered.push_back(count);
    }
    std::sort(ordered.begin(), ordered.end(),
              [&](const DocumentHits& a, const DocumentHits& b) { return rank(a.document) < rank(b.document); });
    return ordered;
}

std::int64_t Searcher::rank(DocumentId id) const
{
    auto at = m_order.find(id);
    return at == m_order.end() ? static_cast<std::int64_t>(m_order.size()) : at->second;
}

void Searcher::sort_hits(HitOrder order)
{
    std::sort(m_hits.begin(), m_hits.end(), [&](const SearchHit& a, const SearchHit& b) {
        if (order == HitOrder::Relevance && a.score != b.score) {
            return a.score > b.score;
        }
        auto a_rank = rank(a.document);
        auto b_rank = rank(b.document);
        return a_rank != b_rank ? a_rank < b_rank : a.range < b.range;
    });
}

void Searcher::fill_snippets()
{
    std::map<DocumentId, std::vector<SearchHit*>> by_document;
    for (SearchHit& hit : m_hits) {
        by_document[hit.document].push_back(&hit);
    }
    for (auto& [id, hits] : by_document) {
        auto block = m_blocks.find(id);
        auto document = this->document(id, block == m_blocks.end() ? std::nullopt : std::optional(block->second));
        if (!document) {
            continue;
        }
        for (SearchHit* hit : hits) {
            if (hit->range.end.value <= document->characters()) {
                make_snippet(document->cut(hit->range), *hit);
            }
        }
    }
}

} // namespace duiding
