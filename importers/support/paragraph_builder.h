// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a document's text paragraph by paragraph and knows, in code points, where it is: marks made from here() are right by
// construction. What stored text may not hold is replaced as it comes in (core/text/normalize.h), one character for one,
// so no mark shifts afterwards. One importer makes one builder; one thread.
#pragma once

#include "core/model/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

struct RunStyle {
    bool bold = false;
    bool italic = false;
    bool operator==(const RunStyle&) const = default;
};

class ParagraphBuilder {
public:
    CharPos here() const { return {m_length}; }
    bool paragraph_empty() const { return m_length == m_paragraph_begin; }
    CharPos paragraph_begin() const { return {m_paragraph_begin}; }

    // A stretch inside one paragraph; line ends in it become blanks.
    void text(std::string_view utf8, RunStyle style = {});
    void soft_break();
    void end_paragraph();                                     // an empty one stays as an empty line

    // Text and marks of a whole document, beginning on a line of its own; its pages are not ours.
    void insert(const ImportedDocument& document);

    // An empty range leaves no mark, but for a page: one without text.
    void mark(MarkKind kind, CharRange range, std::int64_t number = 0, std::string value = {});

    // Text, marks and findings into the document; empty paragraphs at the end are left out. The builder is then spent.
    void finish(ImportedDocument& document);

private:
    struct Open {
        MarkKind kind;
        std::optional<CharPos> begin;
    };
    void set_style(RunStyle style);
    static void turn(Open& open, bool on, ParagraphBuilder& builder);

    std::string m_text;
    std::int64_t m_length = 0;                                // code points
    std::int64_t m_paragraph_begin = 0;
    std::vector<Mark> m_marks;
    Open m_bold{MarkKind::Bold, {}};
    Open m_italic{MarkKind::Italic, {}};
    std::int64_t m_replaced = 0;
};

} // namespace duiding
