// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/corpus/shard_search.h"

#include "core/base/progress.h"
#include "core/index/hits.h"
#include "core/index/matcher.h"
#include "core/index/searched_document.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace duiding {

namespace {

constexpr std::size_t smallest_batch = 50;           // candidates asked for beyond the hits wanted, when texts have to decide
constexpr double score_grain = 1e6;                  // scores are equal when they are within a millionth

double rounded(double score) { return std::round(score * score_grain) / score_grain; }

class ShardSearch {
public:
    ShardSearch(ShardConnection& connection, std::size_t shard, const CorpusPlan& plan)
        : m_connection(connection), m_shard(shard), m_plan(plan), m_request(plan.request), m_facts(*plan.view->facts().at(shard)),
          m_reads_whole((m_request.unit != HitUnit::Paragraph && m_request.unit != HitUnit::Sentence) || plan.fields->needs_texts())
    {
        if (plan.documents) {
            m_documents.emplace();
            for (DocumentId id : *plan.documents) {
                if (CorpusView::shard_of(id) == shard) {
                    m_documents->push_back(CorpusView::number_of(id));
                }
            }
        }
    }

    ShardFound run()
    {
        if (m_documents && m_documents->empty()) {
            return {};
        }
        if (m_plan.candidates) {
            find_with_index();
        } else {
            read_all();
        }
        return finish();
    }

private:
    struct Found {
        SearchHit hit;
        Cut cut;                                     // of the text that holds it, for the snippet
    };
    struct Counts {
        std::map<DocumentId, DocumentHits> by_document;
        std::int64_t hits = 0;
        std::int64_t occurrences = 0;

        void add(DocumentId document, std::int64_t times)
        {
            DocumentHits& count = by_document[document];
            count.document = document;
            ++count.hits;
            count.occurrences += times;
            ++hits;
            occurrences += times;
        }
    };

    void check() const
    {
        if (m_plan.given_up) {
            throw Cancelled();
        }
    }

    // As Searcher::find_with_index: all candidates when every hit is wanted, or counted and only the texts can tell; else batches,
    // best first. A shard's best hits hold all that can be among the best of the corpus, because its scores are the corpus's.
    void find_with_index()
    {
        auto weight = [&](const std::vector<std::string>& terms) { return m_plan.view->weight(terms); };
        ShardQuestion question{*m_plan.candidates, m_facts, weight, m_plan.view->average_length(), m_documents};
        bool every = m_request.limit == all_hits || (m_request.order == HitOrder::Document && m_request.limit > 0);
        bool counted = !every && m_request.totals == Totals::Exact && count_with_index(question);
        every = every || (m_request.totals == Totals::Exact && !counted);
        std::size_t batch = every ? all_hits : m_request.limit + (m_plan.query->decided_by_index(m_request) ? 0 : smallest_batch);
        std::size_t first = 0;
        for (bool more = !counted || m_request.limit > 0; more;) {
            check();
            ShardCandidates candidates = m_connection.find(question, first, batch);
            first += candidates.found.size();
            verify(candidates.found);
            bool exhausted = every || candidates.found.size() < batch;
            more = !exhausted && m_found.size() < m_request.limit;
            m_result.total_exact = exhausted;
            m_result.total = exhausted ? hits() : std::max(candidates.in_all, hits());
            batch = std::min(4 * batch, all_hits / 4);
        }
        if (counted) {
            m_result.total_exact = true;
            m_result.total = m_counted->hits;
            m_result.occurrences = m_counted->occurrences;
        }
    }

    // Counts without reading the texts, but for the few where the postings cannot tell how often. False: not for this question.
    bool count_with_index(const ShardQuestion& question)
    {
        if (!m_plan.query->decided_by_index(m_request) || m_request.interviewer == InterviewerTurns::LeaveOut) {
            return false;
        }
        auto entries = m_connection.count(question);
        if (!entries) {
            return false;
        }
        m_counted.emplace();
        std::vector<ShardCandidate> to_read;
        for (const ShardCount& each : *entries) {
            const ShardDocument* document = document_of(each.entry);
            if (!each.sure) {
                to_read.push_back({each.entry, 0});
            } else if (document) {
                m_counted->add(CorpusView::document(m_shard, document->info.id.value), each.occurrences);
            }
        }
        verify(to_read);
        for (const Found& found : m_found) {
            m_counted->add(found.hit.document, static_cast<std::int64_t>(found.hit.matches.size()));
        }
        m_found.clear();                             // listed anew, with their scores
        m_seen.clear();
        return true;
    }

    // Where words cannot tell: fields alone, regular expressions without letters that are certain.
    void read_all()
    {
        bool all = m_request.totals == Totals::Exact || m_request.limit == all_hits;
        for (const ShardDocument& document : m_facts.documents) {
            std::int64_t number = document.info.id.value;
            if (m_documents && !std::binary_search(m_documents->begin(), m_documents->end(), number)) {
                continue;
            }
            check();
            verify_whole(number, {});
            if (!all && m_found.size() >= m_request.limit) {
                m_result.total_exact = false;
                break;
            }
        }
        m_result.total = hits();
    }

    void verify(const std::vector<ShardCandidate>& candidates)
    {
        std::unordered_map<std::int64_t, double> scores;
        std::vector<std::int64_t> numbers;
        for (const ShardCandidate& candidate : candidates) {
            scores.emplace(candidate.entry, rounded(candidate.score));
            numbers.push_back(candidate.entry);
        }
        if (m_reads_whole) {
            verify_documents(candidates, scores);
            return;
        }
        auto id = [this](std::int64_t number) { return CorpusView::document(m_shard, number); };
        for (const ShardEntry& entry : m_connection.entries(numbers, id)) {
            check();
            FieldRanges fields = m_plan.fields->in(entry.text->id(), characters_of(entry.document), nullptr);
            verify_text({entry.text, entry.begin}, {{{0}, scores[entry.number]}}, fields);
        }
    }

    // Known without reading it: entries run through the documents in turn. Null: of none.
    const ShardDocument* document_of(std::int64_t entry) const
    {
        auto after = std::upper_bound(m_facts.documents.begin(), m_facts.documents.end(), entry,
                                      [](std::int64_t number, const ShardDocument& document) { return number < document.first_entry; });
        return after == m_facts.documents.begin() ? nullptr : &*std::prev(after);
    }

    void verify_documents(const std::vector<ShardCandidate>& candidates, const std::unordered_map<std::int64_t, double>& scores)
    {
        std::map<std::int64_t, std::vector<std::int64_t>> by_document;
        for (const ShardCandidate& candidate : candidates) {
            if (const ShardDocument* document = document_of(candidate.entry)) {
                by_document[document->info.id.value].push_back(candidate.entry);
            }
        }
        for (const auto& [number, entries] : by_document) {
            check();
            std::vector<std::pair<std::size_t, double>> paragraphs;
            for (std::int64_t entry : entries) {
                paragraphs.emplace_back(static_cast<std::size_t>(entry - m_facts.documents[static_cast<std::size_t>(number) - 1].first_entry),
                                        scores.at(entry));
            }
            verify_whole(number, paragraphs);
        }
    }

    // `paragraphs`: those that may hold a hit, with their scores; empty: all.
    void verify_whole(std::int64_t number, const std::vector<std::pair<std::size_t, double>>& paragraphs)
    {
        DocumentTextPtr& text = m_texts[number];
        if (!text) {
            text = m_connection.document(number, CorpusView::document(m_shard, number));
        }
        std::vector<std::pair<CharPos, double>> places;
        for (auto [paragraph, score] : paragraphs) {
            if (paragraph < text->paragraphs().size()) {
                places.emplace_back(text->paragraphs()[paragraph].begin, score);
            }
        }
        for (std::size_t i = 0; paragraphs.empty() && i < text->paragraphs().size(); ++i) {
            places.emplace_back(text->paragraphs()[i].begin, 0);
        }
        verify_text({text, 0}, places, m_plan.fields->in(text->id(), text->characters(), text.get()));
    }

    // The units around these places of a text, or of a cut of one document.
    void verify_text(const Cut& cut, const std::vector<std::pair<CharPos, double>>& places, const FieldRanges& fields)
    {
        SearchedDocument document(cut.text);
        auto& seen = m_seen[cut.text->id()];
        std::map<CharRange, double> units;
        for (auto [place, score] : places) {
            for (CharRange unit : document.units(place, m_request.unit)) {
                if (seen.try_emplace(cut.outside(unit), score).second) {
                    units.emplace(unit, score);
                } else if (auto known = units.find(unit); known != units.end()) {
                    known->second = std::max(known->second, score);
                }
            }
        }
        TextScope scope = m_plan.scope->in(*cut.text);
        for (auto [unit, score] : units) {
            Passage passage{*cut.text, cut.outside(unit), scope.content(*cut.text, unit)};
            auto matches = passage.content.empty() ? std::nullopt : match(*m_plan.query, passage, fields);
            if (matches) {
                std::transform(matches->begin(), matches->end(), matches->begin(), [&](CharRange range) { return cut.outside(range); });
                m_result.occurrences += static_cast<std::int64_t>(matches->size());
                m_found.push_back({{cut.text->id(), cut.outside(unit), {}, {}, score, std::move(*matches)}, cut});
            }
        }
    }

    ShardFound finish()
    {
        Counts read;
        for (const Found& found : m_found) {
            read.add(found.hit.document, static_cast<std::int64_t>(found.hit.matches.size()));
        }
        for (const auto& [id, count] : m_counted ? m_counted->by_document : read.by_document) {
            m_result.by_document.push_back(count);
        }
        std::sort(m_found.begin(), m_found.end(), [&](const Found& a, const Found& b) { return stands_before(a.hit, b.hit, m_request.order); });
        for (std::size_t i = 0; i < std::min(m_found.size(), m_request.limit); ++i) {
            make_snippet(m_found[i].cut, m_found[i].hit);
            m_result.hits.push_back(std::move(m_found[i].hit));
        }
        return std::move(m_result);
    }

    std::int64_t hits() const { return static_cast<std::int64_t>(m_found.size()); }
    std::int64_t characters_of(std::int64_t number) const
    {
        auto at = static_cast<std::size_t>(number) - 1;
        return at < m_facts.documents.size() ? m_facts.documents[at].info.characters : 0;
    }

    ShardConnection& m_connection;
    std::size_t m_shard;
    const CorpusPlan& m_plan;
    const SearchRequest& m_request;
    const ShardFacts& m_facts;
    bool m_reads_whole;
    std::optional<std::vector<std::int64_t>> m_documents;
    std::unordered_map<std::int64_t, DocumentTextPtr> m_texts;
    std::map<DocumentId, std::map<CharRange, double>> m_seen;        // units already verified
    std::vector<Found> m_found;
    std::optional<Counts> m_counted;                                 // of all hits, without reading them
    ShardFound m_result;
};

} // namespace

bool stands_before(const SearchHit& a, const SearchHit& b, HitOrder order)
{
    if (order == HitOrder::Relevance && a.score != b.score) {
        return a.score > b.score;
    }
    return a.document != b.document ? a.document < b.document : a.range < b.range;
}

ShardFound search_shard(ShardConnection& connection, std::size_t shard, const CorpusPlan& plan)
{
    return ShardSearch(connection, shard, plan).run();
}

} // namespace duiding
