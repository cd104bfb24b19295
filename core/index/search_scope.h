// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/index: the scope of a search (SearchScope in search.h) put to the study and to a text.
#pragma once

#include "core/index/fields.h"
#include "core/index/passages.h"
#include "core/index/search.h"

#include <optional>
#include <vector>

namespace duiding {

// What of one text, or of a cut of it, is searched for words.
class TextScope {
public:
    // The content of a stretch of it, without the turns that stay out.
    std::vector<CharRange> content(const DocumentText& text, CharRange range) const;

private:
    friend class ScopeInStudy;
    std::optional<std::vector<CharRange>> m_only;            // turns; empty: all of the text
    std::vector<CharRange> m_left_out;
};

class ScopeInStudy {
public:
    // `study` null: only documents and interviewer narrow.
    ScopeInStudy(const SearchRequest& request, SnapshotPtr study);

    // Empty: all. Sorted.
    const std::optional<std::vector<DocumentId>>& documents() const { return m_documents; }
    // `text`: a document, or a cut of it with its turns.
    TextScope in(const DocumentText& text) const;
    // Is the paragraph searched as it stands, without anything cut out? False: it may not be.
    bool takes_whole(const DocumentBlock& block, std::size_t paragraph) const;

    // Where a document is coded, when that matters; sorted, disjoint.
    std::vector<CharRange> codings(DocumentId document) const;
    // Is the unit coded, or uncoded, as asked?
    bool admits(const std::vector<CharRange>& codings, CharRange unit) const;

private:
    const SearchScope& m_scope;
    InterviewerTurns m_interviewer;
    SnapshotPtr m_study;
    std::optional<std::vector<DocumentId>> m_documents;
    std::optional<FieldAnswer> m_speakers;
};

} // namespace duiding
