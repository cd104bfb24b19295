// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Searcher (searcher.h) that reads texts without candidates from the index, document after document on every core.
#include "core/index/searcher.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <thread>

namespace duiding {

namespace {

// Text that is read before looking whether there are enough hits: little at first, for a first page at once.
constexpr std::size_t first_bytes = 1 << 17;
constexpr std::size_t most_bytes = 32 << 20;
constexpr std::size_t unread_bytes = 1 << 17;            // taken for a text that is not in the index
constexpr std::chrono::milliseconds long_enough{50};     // so that progress and parts come steadily, however slow a pattern is
constexpr std::chrono::milliseconds between_parts{100};
constexpr std::size_t most_too_hard = 8;         // passages that are passed over before the pattern is refused

} // namespace

// Where the index cannot tell: fields alone, regular expressions without letters that are certain. In the order of the documents.
void Searcher::read_all(const Question& question, SearchResult& result)
{
    const SearchRequest& request = question.request;
    bool all = request.totals == Totals::Exact || request.limit == all_hits;
    BlockScan scan(question.query, request, question.scope);
    std::vector<Task> tasks;
    std::size_t bytes = 0;
    std::size_t enough = first_bytes;
    const std::vector<DocumentId>& documents = m_order->documents();
    if (m_progress) {
        m_progress->start({}, static_cast<std::int64_t>(documents.size()));
    }
    auto begin = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < documents.size() && result.total_exact; ++i) {
        if (!question.documents || std::binary_search(question.documents->begin(), question.documents->end(), documents[i])) {
            tasks.push_back({documents[i], m_index.block(documents[i]), {}, nullptr});
            bytes += tasks.back().block ? tasks.back().block->text().size() : unread_bytes;
        }
        bool last = i + 1 == documents.size();
        if (bytes < enough && !last) {
            continue;
        }
        std::size_t most = request.limit - std::min(request.limit, m_hits.size());
        std::vector<Found> found = read_tasks(tasks, scan, most, question);
        for (std::size_t task = 0; task < tasks.size(); ++task) {
            count(tasks[task], found[task]);
            result.total += static_cast<std::int64_t>(found[task].hits.size()) + found[task].more_hits;
            std::move(found[task].hits.begin(), found[task].hits.end(), std::back_inserter(m_hits));
        }
        result.total_exact = all || m_hits.size() < request.limit || last;
        tasks.clear();
        bytes = 0;
        if (m_progress) {
            m_progress->set(static_cast<std::int64_t>(i) + 1);
        }
        if (result.total_exact && !last) {
            hand_over(request, result);
        }
        auto now = std::chrono::steady_clock::now();
        enough = now - begin > long_enough ? std::max(enough / 2, first_bytes) : std::min(2 * enough, most_bytes);
        begin = now;
    }
}

// The hits are those of the first documents, in their order: what comes later stands behind them.
void Searcher::hand_over(const SearchRequest& request, const SearchResult& so_far)
{
    if (!m_found_part || so_far.total == m_handed_over || std::chrono::steady_clock::now() < m_next_part) {
        return;
    }
    auto first = std::span(m_hits).first(std::min({m_hits.size(), request.limit, most_so_far}));
    if (request.snippets) {
        fill_snippets(first, request.places);
    }
    SearchResult part = so_far;
    part.total_exact = false;
    part.occurrences = m_counts.occurrences();
    part.by_document = m_counts.in_order();
    part.hits.assign(first.begin(), first.end());
    m_handed_over = so_far.total;
    m_found_part(std::move(part));
    m_next_part = std::chrono::steady_clock::now() + between_parts;
}

std::vector<Searcher::Found> Searcher::read_tasks(const std::vector<Task>& tasks, const BlockScan& scan, std::size_t most, const Question& question) const
{
    std::vector<Found> found(tasks.size());
    std::atomic<std::size_t> next{0};
    auto work = [&] {
        for (std::size_t i = next++; i < tasks.size(); i = next++) {
            found[i] = read_document(tasks[i], scan, most, question);
        }
    };
    std::vector<std::future<void>> helpers;
    for (std::size_t i = 1; i < std::min<std::size_t>(std::thread::hardware_concurrency(), tasks.size()); ++i) {
        helpers.push_back(std::async(std::launch::async, work));
    }
    work();
    for (auto& helper : helpers) {
        helper.get();
    }
    return found;
}

// At most `most` of its hits are listed.
Searcher::Found Searcher::read_document(const Task& task, const BlockScan& scan, std::size_t most, const Question& question) const
{
    Units seen;
    Task to_read = task;
    to_read.seen = &seen;
    std::vector<Candidate> candidates;
    BlockScan::Found scanned;
    if (task.block && !m_changed.contains(task.document) && scan.helps()) {
        DocumentTextPtr whole = question.fields.needs_texts() ? task.block->whole() : nullptr;
        FieldRanges fields = question.fields.in(task.document, task.block->characters(), whole.get());
        scanned = scan.run(*task.block, fields, most, m_progress);
        for (std::size_t paragraph : scanned.to_read) {
            candidates.push_back({*task.block, paragraph, 0});
        }
        for (const Candidate& candidate : candidates) {
            to_read.candidates.push_back(&candidate);
        }
    }
    bool read = !candidates.empty() || !scan.helps() || !task.block || m_changed.contains(task.document);
    Found found = read ? verify_document(to_read, question) : Found();
    std::move(scanned.listed.begin(), scanned.listed.end(), std::back_inserter(found.hits));
    std::move(scanned.too_hard.begin(), scanned.too_hard.end(), std::back_inserter(found.too_hard));
    std::sort(found.hits.begin(), found.hits.end(), [](const SearchHit& a, const SearchHit& b) { return a.range < b.range; });
    std::size_t listed = std::min(found.hits.size(), most);
    found.more_hits = scanned.hits - static_cast<std::int64_t>(scanned.listed.size()) + static_cast<std::int64_t>(found.hits.size() - listed);
    found.hits.resize(listed);
    found.occurrences += scanned.occurrences;
    return found;
}

void Searcher::count(const Task& task, const Found& found)
{
    pass_over(found.too_hard);
    auto hits = static_cast<std::int64_t>(found.hits.size()) + found.more_hits;
    if (hits > 0) {
        m_counts.add(task.document, hits, found.occurrences);
        if (task.block) {
            m_blocks.emplace(task.document, *task.block);
        }
    }
}

// A few passages are passed over and said so; a pattern that fails on more of them is refused.
void Searcher::pass_over(const std::vector<RegexTooHard>& too_hard)
{
    m_too_hard.insert(m_too_hard.end(), too_hard.begin(), too_hard.end());
    if (m_too_hard.size() > most_too_hard) {
        throw m_too_hard.front();
    }
}

} // namespace duiding
