// SPDX-License-Identifier: GPL-3.0-or-later
// The elements of WordprocessingML that mean something for the text; all others are walked through.
#pragma once

#include <string_view>

namespace duiding::docx {

enum class Element {
    Other,
    Paragraph, ParagraphProperties, Run, RunProperties, Text, Tab, Break, CarriageReturn, NoBreakHyphen, SoftHyphen, Symbol,
    Table, Row, Cell,
    FieldCharacter,
    FootnoteReference, EndnoteReference, CommentBegin, CommentEnd, CommentReference,
    Inserted, Deleted, MovedAway,
    TextBox, AlternateContent, Fallback, AltChunk,
    Skipped,                             // properties, instructions, phonetic guides: nothing to read
};

Element element_of_name(std::string_view local_name);

} // namespace duiding::docx
