// SPDX-License-Identifier: GPL-3.0-or-later
// One shard, near or far, as a search asks it. A connection that broke is made anew once before the shard counts as away:
// Xapian's own reopen does not heal it. Nothing is ever written.
//
// WEIGHTS. Xapian's BM25 weighs a word by the statistics of the database at hand. The order of a corpus must not depend on which
// shard a paragraph lies in, so each group of words is scaled from the shard's weight to the collection's (OP_SCALE_WEIGHT), and
// k1, b and the shortest length are set so that lengths are measured by the collection's average. For one word the shard's
// weight is Xapian's formula; for several as one Xapian estimates in how many entries they occur, so it is asked: with k1 = 0
// every entry weighs what the group does. Scores of all shards are then the same numbers as of one undivided index, up to the last bits
// of a double; corpus.cpp rounds these away.
//
// Threads: one at a time. Errors: ShardAway, ShardUnfit.
#pragma once

#include "core/index/corpus/corpus_list.h"
#include "core/index/corpus/shard_facts.h"
#include "core/index/xapian_database.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace duiding {

// Nobody there, or no answer in time.
class ShardAway : public Environment {
public:
    ShardAway(ErrorText text, bool hangs) : Environment(std::move(text)), m_hangs(hangs) {}
    bool hangs() const { return m_hangs; }

private:
    bool m_hangs;
};

struct ShardQuestion {
    const CandidateQuery& query;
    const ShardFacts& facts;
    std::function<double(const std::vector<std::string>& terms)> weight;     // of a group of words in the whole corpus
    double average_length = 1;                                               // of a paragraph, in the whole corpus
    std::optional<std::vector<std::int64_t>> documents;                      // outside these there is no hit
};

struct ShardCandidate {
    std::int64_t entry = 0;
    double score = 0;
};

struct ShardCandidates {
    std::vector<ShardCandidate> found;       // best first, then by entry
    std::int64_t in_all = 0;                 // found or not, about
};

// A paragraph that satisfies a question about words, and how often they stand in it.
struct ShardCount {
    std::int64_t entry = 0;
    std::int64_t occurrences = 0;
    bool sure = true;                        // else two of the words may be parts of one, "wijk-team": its text has to tell
};

// The weight of a word that stands in `entries` of `all`, as BM25 has it.
double bm25_weight(double all, double entries);

class ShardConnection {
public:
    ShardConnection(ShardAddress address, std::chrono::milliseconds limit);
    ~ShardConnection();

    const ShardAddress& address() const;
    void close();                                                            // the next question opens it anew
    // Of which build it has to be; a connection that finds another one counts as broken. Empty: of any.
    void expect(std::string guid);

    std::string metadata(const std::string& key);
    ShardCandidates find(const ShardQuestion& question, std::size_t first, std::size_t count);
    // All that satisfy the question, from the postings alone, in order of entries. Empty: the postings cannot tell how often (a
    // word stands in several places of the question, or is so long that it was cut off).
    std::optional<std::vector<ShardCount>> count(const ShardQuestion& question);
    // In one question for all; those that are not there are left out. `id`: what a document shall be called.
    std::vector<ShardEntry> entries(const std::vector<std::int64_t>& numbers, const std::function<DocumentId(std::int64_t)>& id);
    DocumentTextPtr document(std::int64_t number, DocumentId id);

    // When something last came from the shard; may be read from any thread.
    std::chrono::steady_clock::time_point last_heard() const;

private:
    struct Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace duiding
