// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the searcher that looks for what is like some passages, see similar.h.
#include "core/index/field_places.h"
#include "core/index/search_scope.h"
#include "core/index/searcher.h"

#include "core/index/tokenizer.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr double least_alike = 0.25;             // of the score of the best hit

} // namespace

// A search for what is like some passages: their words instead of the field, the best hits only.
void Searcher::run_alike(const SearchRequest& request, const QueryNode& root, const QueryNode& like, SearchResult& result)
{
    AlikePassages passages = passages_for(like, *m_study);
    AlikeQuery words = words_of(passages, request.excluded);
    result.alike = passages.what;
    result.expansion = words.listed();
    if (words.empty()) {
        result.notices.push_back(passages.ranges.empty()     ? msg("The code has no segments to look at yet.")
                                 : result.expansion.empty() ? msg("No word is left to search with: stop words, numbers, names, words "
                                                                  "of the interviewer and words that stand nowhere else do not count.")
                                                            : msg("Every word is left out."));
        return;
    }
    SearchRequest asked = request;
    asked.interviewer = InterviewerTurns::LeaveOut;
    Expander expander(m_vocabulary, word_facts(), request.excluded, *m_study->synonyms);
    CompiledQuery query(expander.with_alternatives(words.in(root, &like)), expander, m_vocabulary, m_study.get());
    for (ExpandedTerm& term : expander.listed()) {
        result.expansion.push_back(std::move(term));
    }
    result.notices.insert(result.notices.end(), expander.notices().begin(), expander.notices().end());
    for (const CompiledField& field : query.fields()) {
        result.notices.insert(result.notices.end(), field.answer.notices.begin(), field.answer.notices.end());
    }
    FieldPlaces fields(query, m_study);
    ScopeInStudy scope(asked, m_study);
    Question question{asked, query, fields, scope, in_both(fields.documents(), scope.documents()), &passages, &words};
    bool nowhere = !request.scope.texts || (question.documents && question.documents->empty());
    if (auto candidates = query.candidates(asked); candidates && !nowhere) {
        find_most_alike(*candidates, question, result);
    }
    finish(asked, result);
}

AlikeQuery Searcher::words_of(const AlikePassages& passages, const std::vector<std::string>& excluded)
{
    std::vector<AlikePassage> read;
    std::set<std::string> labels;
    for (const auto& [id, ranges] : passages.ranges) {
        auto document = this->document(id, m_index.block(id));
        for (CharRange range : ranges) {
            if (m_progress) {
                m_progress->check();
            }
            if (!document || range.end.value > document->characters()) {
                continue;                                    // it was shortened since the study was looked at
            }
            Cut cut = document->cut(range);
            read.push_back({tokenize(*cut.text, cut.inside(range), InterviewerTurns::LeaveOut), !m_changed.contains(id)});
            for (const Speaker& speaker : cut.text->speakers()) {
                labels.insert(speaker.name);
            }
        }
    }
    AlikeFacts facts{m_vocabulary, word_facts(), m_index.entries(), names_in(*m_study, labels, m_vocabulary.lexicon())};
    return AlikeQuery(alike_words(read, facts), excluded);
}

// Best first, until there are enough hits or what follows is hardly alike.
void Searcher::find_most_alike(const CandidateQuery& candidates, const Question& question, SearchResult& result)
{
    constexpr std::size_t batch = 2 * most_alike;
    std::vector<DocumentId> documents = question.documents.value_or(std::vector<DocumentId>());
    double least = 0;
    bool more = true;
    Ranking ranking = m_index.rank(candidates, documents);
    while (more) {
        std::vector<Candidate> found = ranking.next(batch, m_progress);
        verify(found, question);
        for (const SearchHit& hit : m_hits) {
            least = std::max(least, least_alike * hit.score);
        }
        more = found.size() == batch && m_hits.size() <= most_alike && found.back().score >= least;
    }
    std::erase_if(m_hits, [&](const SearchHit& hit) { return hit.score < least; });
    sort_hits(HitOrder::Relevance);
    if (m_hits.size() > most_alike) {
        result.notices.push_back(msg("Only the {0} most alike count.", most_alike));
    }
    m_hits.resize(std::min(m_hits.size(), most_alike));
    result.total = static_cast<std::int64_t>(m_hits.size());
}

// None of the passages themselves, and enough words in common. Of a sentence these are its score: the paragraph's is that of others too.
bool Searcher::is_alike(SearchHit& hit, const Cut& cut, const Question& question) const
{
    if (question.passages->overlap(hit.document, hit.range)) {
        return false;
    }
    std::vector<CharRange> matches = hit.matches;
    std::transform(matches.begin(), matches.end(), matches.begin(), [&](CharRange range) { return cut.inside(range); });
    hit.shared = question.alike->shared(*cut.text, matches);
    if (question.request.unit == HitUnit::Sentence) {
        hit.score = question.alike->weight(hit.shared);
    }
    return hit.shared.size() >= question.alike->least_shared();
}

} // namespace duiding
