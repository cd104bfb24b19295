// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/searcher.h"

#include "core/index/hits.h"
#include "core/index/matcher.h"
#include "core/text/segments.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr std::size_t smallest_batch = 200;      // candidates fetched at a time when not all hits are wanted

// From the heading above the place to the line before the next heading.
CharRange section_at(const DocumentText& text, CharPos at)
{
    CharRange section = char_range(0, text.characters());
    for (const Mark& mark : text.marks()) {
        if (mark.kind == MarkKind::Heading) {
            if (mark.range.begin > at) {
                section.end = mark.range.begin - 1;
                break;
            }
            section.begin = mark.range.begin;
        }
    }
    return section;
}

// The units that a candidate paragraph belongs to or holds.
std::vector<CharRange> units_of(const DocumentText& text, CharRange paragraph, HitUnit unit)
{
    if (unit == HitUnit::Sentence) {
        return sentences(text.map(), paragraph);
    }
    if (unit == HitUnit::Section) {
        return {section_at(text, paragraph.begin)};
    }
    if (unit == HitUnit::Document) {
        return {char_range(0, text.characters())};
    }
    std::vector<CharRange> units;
    if (unit == HitUnit::Turn) {
        for (CharPos at = paragraph.begin; at < paragraph.end;) {
            const Mark* turn = text.turn_at(at);
            CharRange range = turn ? turn->range : paragraph;
            units.push_back(range);
            at = std::max(range.end, at + 1);
        }
        return units;
    }
    return {paragraph};
}

} // namespace

Searcher::Searcher(IndexReader& index, const Vocabulary& vocabulary, std::vector<std::string> languages, TextSource texts,
                   const std::vector<DocumentId>& document_order, Progress* progress)
    : m_index(index), m_vocabulary(vocabulary), m_languages(std::move(languages)), m_texts(std::move(texts)), m_progress(progress)
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

void Searcher::verify(const std::vector<Candidate>& candidates, const CompiledQuery& query, const SearchRequest& request)
{
    std::map<DocumentId, std::vector<const Candidate*>> by_document;
    for (const Candidate& candidate : candidates) {
        by_document[candidate.paragraph.document].push_back(&candidate);
    }
    for (const auto& [id, paragraphs] : by_document) {
        if (m_progress) {
            m_progress->check();
        }
        DocumentTextPtr text = m_texts(id);
        if (!text) {
            continue;                                        // deleted since it was indexed
        }
        Units fresh;
        Units& seen = m_seen[id];
        for (const Candidate* candidate : paragraphs) {
            CharRange paragraph = text->paragraphs()[text->paragraph_index(candidate->paragraph.range.begin)];
            for (CharRange unit : units_of(*text, paragraph, request.unit)) {
                if (seen.try_emplace(unit, candidate->score).second) {
                    fresh.emplace(unit, candidate->score);
                } else if (auto known = fresh.find(unit); known != fresh.end()) {
                    known->second = std::max(known->second, candidate->score);
                }
            }
        }
        verify_document(*text, fresh, query, request);
    }
}

void Searcher::verify_document(const DocumentText& text, const Units& units, const CompiledQuery& query, const SearchRequest& request)
{
    for (auto [range, score] : units) {
        auto matches = match(query, tokenize(text, range, request.interviewer), text);
        if (matches) {
            m_occurrences += static_cast<std::int64_t>(matches->size());
            m_hits.push_back({text.id(), range, {}, {}, score, std::move(*matches)});
        }
    }
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
        if (DocumentTextPtr text = m_texts(id)) {
            for (SearchHit* hit : hits) {
                if (hit->range.end.value <= text->characters()) {
                    make_snippet(*text, *hit);
                }
            }
        }
    }
}

} // namespace duiding
