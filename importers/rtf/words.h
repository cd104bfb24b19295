// SPDX-License-Identifier: GPL-3.0-or-later
// The control words of RTF that mean something for the text, as one table; all others are passed over. A word either changes the
// state, writes something, or opens a destination: a group whose text is not body text.
#pragma once

#include <string_view>

namespace duiding::rtf {

enum class Destination {
    Body,
    Skipped,                             // pictures, headers, footers, properties: nothing to read
    Fonts, Styles, Title, Author,
    Information,                         // only title and author in it count
    Marker,                              // the bullet or number of a list item, as text
    CommentAuthor, CommentReference, RangeStart, RangeEnd, Comment,
    Note, TextBox,                       // read later, after the paragraph or at the end
    Alternative, Unicode,                // the same text twice: for readers without Unicode, and with
    RowProperties,                       // of a nested table
    Formula,
    Object,
    PassedThrough,                       // the group is marked as one to ignore, but holds body text
};

enum class Word {
    Other,
    // character state
    Plain, Bold, Italic, Hidden, Deleted, Inserted, Font, DefaultFont, UnicodeSkip,
    // paragraph state
    ParagraphDefaults, ParagraphStyle, OutlineLevel, ListLevel, InTable, Nesting,
    // file
    CodePage, Mac, Pc, Ps2,
    // text
    Unicode, Paragraph, Line, Tab, Sign, Row, Cell, NestedRow, NestedCell, RowDefaults, CellBoundary,
    // a destination
    Opens,
};

struct WordFacts {
    Word word = Word::Other;
    Destination destination = Destination::Body;     // of Opens
    const char* sign = "";                           // of Sign
};

WordFacts facts_of_word(std::string_view name);

} // namespace duiding::rtf
