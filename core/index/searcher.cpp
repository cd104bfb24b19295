// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/searcher.h"

#include "core/index/hits.h"
#include "core/index/matcher.h"
#include "core/index/notes_search.h"
#include "core/index/suggestions.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

namespace duiding {

namespace {

constexpr std::size_t smallest_batch = 200;      // candidates fetched at a time when only the text can tell which are hits
constexpr std::size_t worth_a_thread = 400;      // candidates; fewer are read before a thread has begun
constexpr std::chrono::milliseconds first_part{50};      // an answer that is there sooner is better than a part of it

} // namespace

Searcher::Searcher(IndexReader& index, const Vocabulary& vocabulary, std::vector<std::string> languages, TextSource texts,
                   std::set<DocumentId> changed, std::shared_ptr<const DocumentOrder> order, SnapshotPtr study,
                   Progress* progress, FoundPart found_part)
    : m_index(index), m_vocabulary(vocabulary), m_languages(std::move(languages)), m_texts(std::move(texts)),
      m_changed(std::move(changed)), m_study(std::move(study)), m_progress(progress), m_found_part(std::move(found_part)),
      m_next_part(std::chrono::steady_clock::now() + first_part), m_order(std::move(order)), m_counts(*m_order)
{
}

WordFacts Searcher::word_facts()
{
    return {m_languages, [this](const std::string& word) { return m_index.occurrences(word); },
            [this](const std::string& word, const std::string& language) { return m_index.occurs_in_language(word, language); }, m_progress};
}

SearchResult Searcher::run(const SearchRequest& request)
{
    SearchResult result;
    result.query = request.query;
    ParsedQuery parsed = parse_query(request.query);
    result.reading = to_text(parsed.root);
    result.notices = parsed.notices;

    if (const QueryNode* like = m_study ? find_alike(parsed.root) : nullptr) {
        run_alike(request, parsed.root, *like, result);
        return result;
    }
    Expander expander(m_vocabulary, word_facts(), request.excluded, m_study ? *m_study->synonyms : std::vector<Synonyms>());
    CompiledQuery query(expander.with_alternatives(parsed.root), expander, m_vocabulary, m_study.get());
    result.expansion = expander.listed();
    result.suggestions = suggestions(request.query, parsed.root, m_vocabulary, result.expansion,
                                     [this](const std::string& word) { return m_index.occurrences(word); });
    result.notices.insert(result.notices.end(), expander.notices().begin(), expander.notices().end());
    for (const CompiledField& field : query.fields()) {
        result.notices.insert(result.notices.end(), field.answer.notices.begin(), field.answer.notices.end());
    }
    FieldPlaces fields(query, m_study);
    ScopeInStudy scope(request, m_study);
    Question question{request, query, fields, scope, in_both(fields.documents(), scope.documents())};
    bool nowhere = !request.scope.texts || (question.documents && question.documents->empty());
    if (auto candidates = query.candidates(request); candidates && !nowhere) {
        find_with_index(*candidates, question, result);
    } else if (!nowhere) {
        read_all(question, result);
    }
    FoundNotes notes = search_notes(parsed.root, request, m_study, m_languages);
    result.notes = std::move(notes.hits);
    add_expansion(result.expansion, notes.expansion);
    finish(request, result);
    return result;
}

void Searcher::finish(const SearchRequest& request, SearchResult& result)
{
    sort_hits(request.order);
    if (m_counts.empty()) {
        count_hits();
    }
    result.occurrences = m_counts.occurrences();
    result.by_document = m_counts.in_order();
    if (!m_too_hard.empty()) {
        auto passed = static_cast<std::int64_t>(m_too_hard.size());
        result.total_exact = false;
        result.notices.push_back(msgn("The regular expression “{1}” takes too many steps on {0} passage, which was passed over.",
                                      "The regular expression “{1}” takes too many steps on {0} passages, which were passed over.",
                                      passed, passed, m_too_hard.front().pattern));
    }
    m_hits.resize(std::min(m_hits.size(), request.limit));
    if (request.snippets) {
        fill_snippets(m_hits, request.places);
    }
    result.hits = std::move(m_hits);
}

// All candidates are verified when every hit is wanted, or counted and only the texts can tell; else batches, best first, until
// there are enough hits.
void Searcher::find_with_index(const CandidateQuery& candidates, const Question& question, SearchResult& result)
{
    const SearchRequest& request = question.request;
    bool every = request.limit == all_hits || (request.order == HitOrder::Document && request.limit > 0);
    bool counted = !every && request.totals == Totals::Exact && count_with_index(candidates, question);
    bool all = every || (request.totals == Totals::Exact && !counted);
    std::size_t batch = question.query.decided_by_index(request) ? request.limit : std::max(2 * request.limit, smallest_batch);
    batch = all ? all_hits : batch;
    std::vector<DocumentId> documents = question.documents.value_or(std::vector<DocumentId>());
    bool more = !counted || request.limit > 0;
    Ranking ranking = more ? m_index.rank(candidates, documents) : Ranking();
    while (more) {
        std::vector<Candidate> found = ranking.next(batch, m_progress);
        verify(found, question);
        bool exhausted = all || found.size() < batch;
        more = !exhausted && m_hits.size() < request.limit;
        result.total_exact = exhausted;
        result.total = exhausted ? static_cast<std::int64_t>(m_hits.size()) : static_cast<std::int64_t>(std::max(ranking.size(), m_hits.size()));
        batch = std::min(8 * batch, all_hits / 8);           // few of them are hits: look at more
    }
    if (counted) {
        result.total_exact = true;
        result.total = m_counts.hits();
    }
}

// Fills m_counts without reading the texts, but for the few where the index cannot tell how often. False: not for this question.
bool Searcher::count_with_index(const CandidateQuery& candidates, const Question& question)
{
    std::vector<DocumentId> documents = question.documents.value_or(std::vector<DocumentId>());
    auto entries = question.query.decided_by_index(question.request) ? m_index.count(candidates, documents) : std::nullopt;
    if (!entries || (entries->empty() && m_index.passages() == nullptr)) {
        return false;
    }
    bool leave_out = question.request.interviewer == InterviewerTurns::LeaveOut;
    const Passages& passages = *m_index.passages();
    std::vector<Candidate> to_read;
    BlockOfEntry blocks(passages);
    DocumentHits count;                                      // in this document
    bool changed = false;
    for (const MatchingEntry& entry : *entries) {
        DocumentId document = blocks.at(entry.entry).document;
        if (document != count.document) {
            if (m_progress) {
                m_progress->check();
            }
            m_counts.add(count.document, count.hits, count.occurrences);
            count = {document, 0, 0};
            changed = m_changed.contains(document);
        }
        EntryFacts facts = passages.facts(entry.entry);
        bool unsure = (entry.terms > 1 && facts.joined()) || (leave_out && facts.interviewer());
        if (changed || unsure) {
            Place place = passages.place(entry.entry);
            to_read.push_back({passages.block(place.block), static_cast<std::size_t>(place.paragraph), 0});
        } else {
            ++count.hits;
            count.occurrences += entry.occurrences;
        }
    }
    m_counts.add(count.document, count.hits, count.occurrences);
    verify(to_read, question);
    count_hits();
    m_hits.clear();
    m_seen.clear();
    return true;
}

void Searcher::verify(const std::vector<Candidate>& candidates, const Question& question)
{
    std::vector<const Candidate*> by_document;
    for (const Candidate& candidate : candidates) {
        by_document.push_back(&candidate);
    }
    std::stable_sort(by_document.begin(), by_document.end(), [](const Candidate* a, const Candidate* b) { return a->document() < b->document(); });
    std::vector<Task> tasks;
    for (const Candidate* candidate : by_document) {
        DocumentId id = candidate->document();
        if (tasks.empty() || tasks.back().document != id) {
            // Only what the index knows as several entries can come in two batches.
            bool once = question.request.unit == HitUnit::Paragraph && !m_changed.contains(id);
            tasks.push_back({id, candidate->block, {}, once ? nullptr : &m_seen[id]});
            if (question.request.snippets) {
                m_blocks.emplace(id, candidate->block);
            }
        }
        tasks.back().candidates.push_back(candidate);
    }
    run_tasks(tasks, candidates.size() >= worth_a_thread, question);
}

// In as many threads as the machine has when there is much to read.
void Searcher::run_tasks(const std::vector<Task>& tasks, bool much, const Question& question)
{
    std::vector<Found> found(tasks.size());
    std::atomic<std::size_t> next{0};
    auto work = [&] {
        for (std::size_t i = next++; i < tasks.size(); i = next++) {
            found[i] = verify_document(tasks[i], question);
        }
    };
    std::vector<std::future<void>> helpers;
    for (unsigned i = 1; much && i < std::max(std::thread::hardware_concurrency(), 1u); ++i) {
        helpers.push_back(std::async(std::launch::async, work));
    }
    work();
    for (auto& helper : helpers) {
        helper.get();
    }
    for (Found& document : found) {
        pass_over(document.too_hard);
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

// The units that the candidates lie in, with their best score; those seen in an earlier batch are not looked at again.
Searcher::Units Searcher::fresh_units(const Task& task, SearchedDocument& document, HitUnit unit) const
{
    Units fresh;
    auto add = [&](CharPos paragraph, double score) {
        for (CharRange each : document.units(paragraph, unit)) {
            if (auto known = fresh.find(each); known != fresh.end()) {
                known->second = std::max(known->second, score);
            } else if (!task.seen || task.seen->try_emplace(each, score).second) {
                fresh.emplace(each, score);
            }
        }
    };
    for (const Candidate* candidate : task.candidates) {
        add(candidate->block.paragraph(candidate->paragraph).begin, candidate->score);
    }
    if (task.candidates.empty()) {
        for (CharRange paragraph : document.whole()->paragraphs()) {
            add(paragraph.begin, 0);
        }
    }
    return fresh;
}

// Puts paragraphs to a query of words as they lie in the flat texts; what has to be cut out of its document remains to be done.
Searcher::Task Searcher::match_paragraphs(const Task& task, const Question& question, Found& found) const
{
    const SearchRequest& request = question.request;
    if (!task.block || m_changed.contains(task.document) || task.candidates.empty() || request.unit != HitUnit::Paragraph
        || request.scope.coded != CodedText::Either || !question.query.only_words() || question.alike) {
        return task;
    }
    Task rest{task.document, task.block, {}, task.seen};
    for (const Candidate* candidate : task.candidates) {
        if (m_progress) {
            m_progress->check();
        }
        if (!question.scope.takes_whole(*task.block, candidate->paragraph)) {
            rest.candidates.push_back(candidate);
            continue;
        }
        CharRange paragraph = task.block->paragraph(candidate->paragraph);
        if (auto matches = match(question.query, task.block->paragraph_text(candidate->paragraph), paragraph.begin)) {
            found.occurrences += static_cast<std::int64_t>(matches->size());
            found.hits.push_back({task.document, paragraph, {}, {}, candidate->score, std::move(*matches)});
        }
    }
    return rest;
}

Searcher::Found Searcher::verify_document(const Task& whole_task, const Question& question) const
{
    Found found;
    Task task = match_paragraphs(whole_task, question, found);
    if (task.candidates.empty() && !whole_task.candidates.empty()) {
        return found;
    }
    auto document = this->document(task.document, task.block);
    if (!document) {
        return found;
    }
    DocumentTextPtr whole = task.candidates.empty() || question.fields.needs_texts() ? document->whole() : nullptr;
    if (task.candidates.empty()) {
        document = SearchedDocument(whole);
    }
    FieldRanges fields = question.fields.in(task.document, document->characters(), whole.get());
    std::vector<CharRange> codings = question.scope.codings(task.document);
    for (auto [unit, score] : fresh_units(task, *document, question.request.unit)) {
        if (m_progress) {
            m_progress->check();
        }
        if (!question.scope.admits(codings, unit)) {
            continue;
        }
        Cut cut = document->cut(unit);
        Passage passage{*cut.text, unit, question.scope.in(*cut.text).content(*cut.text, cut.inside(unit)), m_progress};
        std::optional<std::vector<CharRange>> matches;
        try {
            matches = passage.content.empty() ? std::nullopt : match(question.query, passage, fields);
        } catch (const RegexTooHard& error) {
            found.too_hard.push_back(error);
        }
        if (matches) {
            std::transform(matches->begin(), matches->end(), matches->begin(), [&](CharRange range) { return cut.outside(range); });
            SearchHit hit{task.document, unit, {}, {}, score, std::move(*matches)};
            if (question.alike && !is_alike(hit, cut, question)) {
                continue;
            }
            found.occurrences += static_cast<std::int64_t>(hit.matches.size());
            found.hits.push_back(std::move(hit));
        }
    }
    return found;
}

void Searcher::count_hits()
{
    for (const SearchHit& hit : m_hits) {
        m_counts.add(hit.document, 1, static_cast<std::int64_t>(hit.matches.size()));
    }
}

void Searcher::sort_hits(HitOrder order)
{
    struct Key {
        double score;
        std::size_t rank;
        CharRange range;
        std::size_t hit;

        auto operator<=>(const Key&) const = default;
    };
    std::vector<Key> keys;
    for (std::size_t i = 0; i < m_hits.size(); ++i) {
        const SearchHit& hit = m_hits[i];
        keys.push_back({order == HitOrder::Relevance ? -hit.score : 0, m_order->rank(hit.document), hit.range, i});
    }
    std::sort(keys.begin(), keys.end());
    std::vector<SearchHit> sorted;
    sorted.reserve(m_hits.size());
    for (const Key& key : keys) {
        sorted.push_back(std::move(m_hits[key.hit]));
    }
    m_hits = std::move(sorted);
}

// Those that have one keep it.
void Searcher::fill_snippets(std::span<SearchHit> hits, bool places) const
{
    std::map<DocumentId, std::vector<SearchHit*>> by_document;
    for (SearchHit& hit : hits) {
        if (hit.snippet.empty()) {
            by_document[hit.document].push_back(&hit);
        }
    }
    for (auto& [id, without] : by_document) {
        auto block = m_blocks.find(id);
        auto document = this->document(id, block == m_blocks.end() ? std::nullopt : std::optional(block->second));
        if (!document) {
            continue;
        }
        for (SearchHit* hit : without) {
            if (hit->range.end.value <= document->characters()) {
                Cut cut = document->cut(hit->range);
                make_snippet(cut, *hit);
                if (places) {
                    make_places(cut, *hit);
                }
            }
        }
    }
}

} // namespace duiding
