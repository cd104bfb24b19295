// SPDX-License-Identifier: GPL-3.0-or-later
// A document as a search reads it: passage by passage from the flat texts of the index, or, when it was changed since it was
// indexed, as a whole from the project. A passage is cut out as a document of its own, so whatever reads a document reads a cut;
// only its positions are shifted, and marks that go on (a turn, the page it is on) end where the cut ends.
#pragma once

#include "core/index/passages.h"
#include "core/index/search.h"

#include <optional>
#include <vector>

namespace duiding {

struct Cut {
    DocumentTextPtr text;
    std::int64_t shift = 0;                                       // where it begins in the document
    std::size_t first_paragraph = 0;                              // … and with which paragraph

    CharRange inside(CharRange range) const { return {range.begin - shift, range.end - shift}; }
    CharRange outside(CharRange range) const { return {range.begin + shift, range.end + shift}; }
};

class SearchedDocument {
public:
    explicit SearchedDocument(DocumentTextPtr whole) : m_whole(std::move(whole)) {}
    explicit SearchedDocument(DocumentBlock block) : m_block(block) {}

    DocumentId id() const { return m_whole ? m_whole->id() : m_block.document(); }
    std::int64_t characters() const { return m_whole ? m_whole->characters() : m_block.characters(); }
    CharRange paragraph_at(CharPos position) const;
    // What a hit of that kind is, around and in the paragraph at this place.
    std::vector<CharRange> units(CharPos paragraph, HitUnit unit);
    // The paragraphs that hold the range.
    Cut cut(CharRange range) const;
    DocumentTextPtr whole() const { return m_whole ? m_whole : m_block.whole(); }

private:
    const Mark* turn_at(CharPos position, const std::vector<Mark>& turns) const;
    std::vector<Mark> turns_of(CharRange paragraph) const;
    CharRange section_at(CharPos at);

    DocumentTextPtr m_whole;                                      // null: m_block
    DocumentBlock m_block;
    std::optional<std::vector<CharPos>> m_headings;               // where they begin, once asked for
};

} // namespace duiding
