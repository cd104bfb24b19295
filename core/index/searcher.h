// SPDX-License-Identifier: GPL-3.0-or-later
// One search: reads the query, expands its words, asks the index for candidates, and verifies these on the stored text. Used by
// ProjectIndex, which looks after the state of the index; nothing here writes. One thread per search; the vocabulary is shared.
#pragma once

#include "core/base/progress.h"
#include "core/index/block_scan.h"
#include "core/index/compiled_query.h"
#include "core/index/document_order.h"
#include "core/index/search.h"
#include "core/index/searched_document.h"
#include "core/index/similar.h"
#include "core/index/vocabulary.h"
#include "core/index/xapian_database.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace duiding {

class Searcher {
public:
    using FoundPart = std::function<void(SearchResult)>;     // see FoundSoFar

    // `changed`: documents that are newer than the index, which are read through `texts`.
    Searcher(IndexReader& index, const Vocabulary& vocabulary, std::vector<std::string> languages, TextSource texts,
             std::set<DocumentId> changed, std::shared_ptr<const DocumentOrder> order, SnapshotPtr study,
             Progress* progress, FoundPart found_part = {});

    // Everything but `state`. Throws BadInput for the query.
    SearchResult run(const SearchRequest& request);

private:
    using Units = std::map<CharRange, double>;               // of one document, with their scores
    struct Found {                                           // in one document
        std::vector<SearchHit> hits;
        std::int64_t occurrences = 0;
        std::vector<RegexTooHard> too_hard;                  // for each passage that was passed over
        std::int64_t more_hits = 0;                          // beside `hits`, where only so many are listed
    };
    struct Task {
        DocumentId document;
        std::optional<DocumentBlock> block;
        std::vector<const Candidate*> candidates;            // empty: every unit of the document
        Units* seen = nullptr;                               // null: no unit can come twice
    };
    struct Question {                                        // what is asked of each text
        const SearchRequest& request;
        const CompiledQuery& query;
        const FieldPlaces& fields;
        const ScopeInStudy& scope;
        DocumentFilter documents;                            // outside these there is no hit
        const AlikePassages* passages = nullptr;             // of zoals:, else null
        const AlikeQuery* alike = nullptr;
    };

    void run_alike(const SearchRequest& request, const QueryNode& root, const QueryNode& like, SearchResult& result);
    AlikeQuery words_of(const AlikePassages& passages, const std::vector<std::string>& excluded);
    void find_most_alike(const CandidateQuery& candidates, const Question& question, SearchResult& result);
    bool is_alike(SearchHit& hit, const Cut& cut, const Question& question) const;
    void finish(const SearchRequest& request, SearchResult& result);
    WordFacts word_facts();
    void find_with_index(const CandidateQuery& candidates, const Question& question, SearchResult& result);
    bool count_with_index(const CandidateQuery& candidates, const Question& question);
    void read_all(const Question& question, SearchResult& result);
    void hand_over(const SearchRequest& request, const SearchResult& so_far);
    std::vector<Found> read_tasks(const std::vector<Task>& tasks, const BlockScan& scan, std::size_t most, const Question& question) const;
    Found read_document(const Task& task, const BlockScan& scan, std::size_t most, const Question& question) const;
    void count(const Task& task, const Found& found);
    void pass_over(const std::vector<RegexTooHard>& too_hard);
    void verify(const std::vector<Candidate>& candidates, const Question& question);
    void run_tasks(const std::vector<Task>& tasks, bool much, const Question& question);
    Found verify_document(const Task& task, const Question& question) const;
    Task match_paragraphs(const Task& task, const Question& question, Found& found) const;
    Units fresh_units(const Task& task, SearchedDocument& document, HitUnit unit) const;
    std::optional<SearchedDocument> document(DocumentId id, const std::optional<DocumentBlock>& block) const;
    void sort_hits(HitOrder order);
    void fill_snippets(std::span<SearchHit> hits, bool places) const;
    void count_hits();

    IndexReader& m_index;
    const Vocabulary& m_vocabulary;
    std::vector<std::string> m_languages;
    TextSource m_texts;
    std::set<DocumentId> m_changed;
    SnapshotPtr m_study;                                     // may be null
    Progress* m_progress;
    FoundPart m_found_part;                                  // may be empty
    std::chrono::steady_clock::time_point m_next_part;       // not before
    std::int64_t m_handed_over = 0;                          // hits that were found when a part was given
    std::shared_ptr<const DocumentOrder> m_order;
    std::map<DocumentId, Units> m_seen;                      // units already verified
    std::unordered_map<DocumentId, DocumentBlock> m_blocks;  // of documents with a hit
    std::vector<SearchHit> m_hits;
    std::vector<RegexTooHard> m_too_hard;
    DocumentTally m_counts;                                  // of all hits, also those that were only counted
};

} // namespace duiding
