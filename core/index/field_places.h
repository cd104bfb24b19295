// SPDX-License-Identifier: GPL-3.0-or-later
// Where the fields of a query hold in one document, and which documents can hold a hit at all. Made for one search.
#pragma once

#include "core/index/compiled_query.h"
#include "core/model/snapshot.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace duiding {

// Per field of the query, by CompiledNode::number: the parts of a text in which it holds; sorted, disjoint.
using FieldRanges = std::vector<std::vector<CharRange>>;

// Lists of documents, sorted; empty: all.
using DocumentFilter = std::optional<std::vector<DocumentId>>;
DocumentFilter in_both(DocumentFilter a, DocumentFilter b);

class FieldPlaces {
public:
    // `study` may be null when the query has no fields.
    FieldPlaces(const CompiledQuery& query, SnapshotPtr study);

    // Outside these there is no hit; empty: anywhere. Sorted.
    DocumentFilter documents() const;
    // Without the text, or with it when needs_texts().
    bool needs_texts() const;
    FieldRanges in(DocumentId document, std::int64_t characters, const DocumentText* text) const;

    // Does a field hold for a memo or for what the codebook says of a code?
    bool holds_for_memo(std::size_t field, const Memo& memo) const;
    bool holds_for_definition(std::size_t field, CodeId code) const;

private:
    DocumentFilter documents_of(const CompiledNode& node) const;
    void find_memos(std::size_t field);
    const Coding* find_coding(std::int64_t id, DocumentId& document) const;
    void index_commented_codings();
    void add_sections(const CompiledField& field, const DocumentText& text, std::vector<CharRange>& ranges) const;

    struct Places {                                          // of one field
        std::vector<DocumentId> documents;                   // in the whole of these; sorted
        std::unordered_map<DocumentId, std::vector<CharRange>> ranges;
        std::vector<MemoId> memos;                           // of memo:; sorted
    };

    const CompiledQuery& m_query;
    SnapshotPtr m_study;
    std::vector<Places> m_places;                            // by field
    std::unordered_map<std::int64_t, std::pair<DocumentId, const Coding*>> m_commented;      // codings with a memo, by id
};

} // namespace duiding
