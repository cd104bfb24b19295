// SPDX-License-Identifier: GPL-3.0-or-later
// The elements of OpenDocument that mean something for the text; all others are walked through, so that a field gives its result.
// Their prefixes are those that every writer uses.
#pragma once

#include <string_view>

namespace duiding::odt {

enum class Element {
    Other,
    Paragraph, Heading, Span, Blanks, Tab, Break,
    List, ListItem, Section,
    Table, Row, Cell,
    Note, Comment, CommentEnd,
    TextBox, TrackedChanges, Embedded,
    Skipped,                             // declarations, settings, descriptions of pictures: nothing to read
};

Element element_of_name(std::string_view name);                // "text:p"

} // namespace duiding::odt
