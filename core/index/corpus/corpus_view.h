// SPDX-License-Identifier: GPL-3.0-or-later
// A corpus as it was known at one moment: the facts of all shards put together. Made anew when a shard's facts change, then
// shared and never changed, so a search and its results go on with the one they began with.
//
// DOCUMENTS    Number `shard × 2^21 + number in the shard`, shards counted from 0 in the order of the list: numbers stay when a
//              shard is away, and order by number is order by shard, then as the shard has them.
// STUDY        A snapshot with these documents, their properties and cases, so that fields, facets and groups work as in a study.
//              Cases of one kind, name and place are one case, whichever study they came from; so are properties of one name.
// STATISTICS   Of all shards that were ever reached, also those that are away.
#pragma once

#include "core/index/corpus/shard_facts.h"
#include "core/index/vocabulary.h"
#include "core/model/snapshot.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

class CorpusView {
public:
    using Facts = std::vector<std::shared_ptr<const ShardFacts>>;           // one for each shard of the list; null: never reached

    explicit CorpusView(Facts facts);

    const Facts& facts() const { return m_facts; }
    const SnapshotPtr& study() const { return m_study; }
    const Vocabulary& vocabulary() const { return *m_vocabulary; }
    const std::vector<std::string>& languages() const { return m_languages; }

    static DocumentId document(std::size_t shard, std::int64_t number);
    static std::size_t shard_of(DocumentId document);
    static std::int64_t number_of(DocumentId document);

    std::int64_t occurrences(std::string_view word) const;
    bool occurs_in(std::string_view word, std::string_view language) const;
    double average_length() const;                                           // of a paragraph
    // What a group of words, taken as one, weighs in the whole corpus: the number of paragraphs with any of them is estimated as
    // Xapian does, as if they stood independently.
    double weight(const std::vector<std::string>& terms) const;

private:
    Facts m_facts;
    SnapshotPtr m_study;
    std::unique_ptr<const Vocabulary> m_vocabulary;
    std::vector<std::string> m_languages;
    double m_entries = 0;
    double m_length = 0;
};

} // namespace duiding
