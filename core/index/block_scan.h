// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/index: puts a query to a document as it lies in the flat texts, paragraph after paragraph and without cutting any of
// them out. For what no index can tell: regular expressions without letters that are certain, fields alone. A gigabyte of text
// passes in seconds, against minutes when each paragraph is first made a text of its own.
//
// A paragraph is a hit, or none, or has to be read: where a label or time mark is cut out, where words are asked for, where the
// hit is a sentence. What this says is what match() would say (matcher.h).
//
// Made for one search; any thread.
#pragma once

#include "core/index/compiled_query.h"
#include "core/index/field_places.h"
#include "core/index/search.h"
#include "core/index/search_scope.h"

#include <vector>

namespace duiding {

class BlockScan {
public:
    BlockScan(const CompiledQuery& query, const SearchRequest& request, const ScopeInStudy& scope);

    // Can it tell anything? If not, each text is read whole.
    bool helps() const { return m_by_paragraph || m_key; }

    struct Found {
        std::int64_t hits = 0;
        std::int64_t occurrences = 0;
        std::vector<SearchHit> listed;                       // the first of the hits; without snippets
        std::vector<std::size_t> to_read;                    // paragraphs that may hold a hit; sorted
        std::vector<RegexTooHard> too_hard;                  // for each paragraph that was passed over
    };

    // At most `most` hits are listed. Throws Cancelled.
    Found run(const DocumentBlock& block, const FieldRanges& fields, std::size_t most, const Progress* progress) const;

private:
    class Stretch;

    const CompiledQuery& m_query;
    const SearchRequest& m_request;
    const ScopeInStudy& m_scope;
    bool m_by_paragraph = false;                             // no hit is larger than a paragraph
    bool m_exact = false;                                    // a paragraph is a hit, with the matches as they are found
    const RegexScan* m_key = nullptr;                        // of larger units: each hit holds a match of it
};

} // namespace duiding
