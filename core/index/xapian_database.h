// SPDX-License-Identifier: GPL-3.0-or-later
// The index as a reader and a writer see it, in our own terms; xapian.h is included only by what lies behind this header, and by
// stems.cpp. Xapian's errors are translated here: IndexUnfit for a database that cannot be opened or read (to be rebuilt),
// Environment for the machine (disk full, locked). A reader that was overtaken by two commits reopens and asks again by itself.
//
// Threads: an object belongs to one thread at a time. Readers and one writer work side by side, also in several processes.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/index/index_schema.h"
#include "core/index/passages.h"
#include "core/index/tokenizer.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace duiding {

// Which paragraphs may hold a hit: a superset, found without looking at the text.
struct CandidateQuery {
    enum class Kind { AnyTerm, And, Or, AndNot, Nothing };

    Kind kind = Kind::Nothing;
    std::vector<std::string> terms;              // AnyTerm: weighed together as if they were one word
    std::vector<CandidateQuery> children;        // AndNot: two
    double weight = 1;                           // of what it adds to the score
};

struct Candidate {
    DocumentBlock block;                         // the document as it was indexed …
    std::size_t paragraph = 0;                   // … and the paragraph in it
    double score = 0;                            // BM25

    DocumentId document() const { return block.document(); }
};

// An entry that satisfies a question about words.
struct MatchingEntry {
    std::uint32_t entry = 0;
    std::uint32_t occurrences = 0;               // of its words
    std::uint32_t terms = 0;                     // how many different ones; of several, some may lie in a joined form
    double score = 0;                            // BM25, where it was asked for
};

// The entries that satisfy a question, handed out as paragraphs. Those that are gone are not among them. A value; what it hands
// out lives as long as the Passages it was made with.
class Ranking {
public:
    Ranking() = default;
    Ranking(std::vector<MatchingEntry> entries, std::shared_ptr<const Passages> passages);

    std::size_t size() const { return m_entries.size(); }        // handed out or not
    // The best of those not handed out yet, as many as that; when that is all of them, in the order of entries.
    std::vector<Candidate> next(std::size_t count, const Progress* progress);

private:
    std::vector<MatchingEntry> m_entries;
    std::size_t m_next = 0;
    std::shared_ptr<const Passages> m_passages;
};

class IndexReader {
public:
    // nullptr: there is no index in this folder. Throws IndexUnfit. `before`: the passages of an earlier reader, or null.
    static std::unique_ptr<IndexReader> open(const std::filesystem::path& folder, std::shared_ptr<const Passages> before = nullptr);
    ~IndexReader();

    // Questions that may take long (words, count, find) are given up with Cancelled when this is cancelled. Null: never.
    void listen_to(const Progress* progress);

    std::optional<IndexStamp> stamp();           // empty: unreadable, as good as damaged
    std::set<DocumentId> pending();
    std::string revision();                      // changes with every commit
    std::vector<std::string> words();            // the vocabulary, sorted by bytes
    std::vector<std::string> languages();        // of the documents in it
    std::int64_t occurrences(const std::string& word);
    std::int64_t entries();                      // paragraphs with words
    bool occurs_in_language(const std::string& word, const std::string& language);
    bool is_whole();                             // reads all of it; Database::check of Xapian 1.4 frees its tables wrongly
    std::set<DocumentId> documents();            // that have at least one paragraph in it
    std::set<DocumentId> stored_documents();     // also those without a word
    const std::shared_ptr<const Passages>& passages() const;     // blocks and candidates live as long as this
    std::optional<DocumentBlock> block(DocumentId id);           // of a document, as it was indexed
    std::vector<DocumentBlock> blocks();                         // of all documents

    // Both for words alone. `documents`: sorted; empty: all.
    Ranking rank(const CandidateQuery& query, const std::vector<DocumentId>& documents);
    // Without scores, sorted by entry. Empty optional: see can_be_counted() in matching_entries.h.
    std::optional<std::vector<MatchingEntry>> count(const CandidateQuery& query, const std::vector<DocumentId>& documents);

private:
    bool knows_every_kept_entry();

    struct Implementation;
    explicit IndexReader(std::unique_ptr<Implementation> implementation);
    std::unique_ptr<Implementation> m_implementation;
};

class IndexWriter {
public:
    // Makes the folder and an empty index when there is none. Throws IndexUnfit, Environment (another writer, disk).
    explicit IndexWriter(const std::filesystem::path& folder);
    ~IndexWriter();                              // what was not committed is as if it had never been

    std::optional<IndexStamp> stamp() const;
    std::set<DocumentId> pending() const;
    std::string revision() const;                // of the last commit, as a reader has it

    std::set<DocumentId> documents() const;      // that were added
    void collect_words();                        // of what is added from now on
    // These, sorted; empty when something was taken out too, or very much was added.
    std::optional<std::vector<std::string>> words_added() const;
    std::int64_t text_bytes() const;             // of the flat texts, those that are gone included
    std::int64_t entries() const;                // those that are gone included
    std::int64_t gone_entries() const;

    void remove_document(DocumentId id);
    void add_document(const DocumentText& text, const std::string& language, Progress& progress);
    void set_stamp(const IndexStamp& stamp);
    void set_pending(const std::set<DocumentId>& documents);
    void commit();

private:
    struct Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

// Makes one compact index, a folder of terms, out of several index folders that hold different documents and of which no entry is
// gone. Its stamp is theirs. What it writes is not on disk yet.
void merge_indexes(const std::vector<std::filesystem::path>& folders, const std::filesystem::path& terms);

std::string xapian_series();                     // "1.4"

} // namespace duiding
