// SPDX-License-Identifier: GPL-3.0-or-later
// The corpus of a study: shards on this machine and on others, searched as one. Each shard is asked by a thread of its own and has
// the list's time limit to answer; one that is away or hangs is named in the result, and the others' hits stand, in the order
// they would have had with it: words are weighed by the whole corpus, as it was last known, whoever answers.
//
//   Corpus corpus(read_corpus_list(corpus_list_path(study)));
//   CorpusResult result = corpus.search({.query = "wijkteam"}, *project.snapshot()->synonyms);
//   DocumentTextPtr text = corpus.text(result.view, result.found.hits.front().document);
//
// What is guaranteed: hits, their order and their counts are those of one undivided shard with the same documents, scores being
// equal when they are within a millionth. With shards missing, counts are "at least" (total_exact is false) and a notice names
// them. When no shard answers search() throws: an error is never "0 results".
//
// A shard that hung is asked again with every search, but no longer waited for; it is back with the first search after it answers.
//
// Only documents are searched: a corpus has no codings, memos or persons. Documents are read-only.
//
// Threads: any, one search at a time waits for the other; they wait for the network, so not from the UI thread. Destroying a Corpus
// waits for shards that hang, at most a time limit.
// Errors: BadInput (the query), Environment (no shard answers, a document's shard is away), Cancelled.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/index/corpus/corpus_list.h"
#include "core/index/corpus/corpus_view.h"
#include "core/index/search.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace duiding {

enum class ShardState { Answers, Away, Hangs, Unfit };

const char* to_key(ShardState state);                // "answers", "away", "hangs", "unfit": stable, never translated

struct ShardAnswer {
    std::string name;
    std::string where;                               // as in the list
    ShardState state = ShardState::Answers;
    Message why;                                     // empty when it answers
    std::chrono::microseconds took{0};
};

struct CorpusResult {
    SearchResult found;                              // documents are those of view->study()
    std::shared_ptr<const CorpusView> view;
    std::vector<ShardAnswer> shards;                 // all of the list
};

struct CorpusStatus {
    std::vector<ShardAnswer> shards;
    std::shared_ptr<const CorpusView> view;          // with what was known of those that do not answer
};

// "1 of 4 shards does not answer: noord. Hits in it are missing."; empty when all answer.
Message missing_shards(const std::vector<ShardAnswer>& shards);

// Removes what the cache knows of a shard: its words, the names of its documents.
void forget_shard(const ShardAddress& address, const std::filesystem::path& cache = {});

class Corpus {
public:
    // `cache`: where facts about shards are kept; left out, in the user's cache folder.
    explicit Corpus(CorpusList list, std::filesystem::path cache = {});
    ~Corpus();
    Corpus(const Corpus&) = delete;
    Corpus& operator=(const Corpus&) = delete;

    CorpusStatus status(Progress* progress = nullptr);
    CorpusResult search(const SearchRequest& request, const std::vector<Synonyms>& synonyms = {}, Progress* progress = nullptr);
    DocumentTextPtr text(const std::shared_ptr<const CorpusView>& view, DocumentId document, Progress* progress = nullptr);
    std::string shard_name(DocumentId document) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace duiding
