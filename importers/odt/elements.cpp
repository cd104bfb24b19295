// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/odt/elements.h"

#include <unordered_map>

namespace duiding::odt {

Element element_of_name(std::string_view name)
{
    static const std::unordered_map<std::string_view, Element> elements{
        {"text:p", Element::Paragraph},
        {"text:h", Element::Heading},
        {"text:span", Element::Span},
        {"text:s", Element::Blanks},
        {"text:tab", Element::Tab},
        {"text:line-break", Element::Break},
        {"text:list", Element::List},
        {"text:list-item", Element::ListItem},
        {"text:list-header", Element::ListItem},
        {"text:section", Element::Section},
        {"table:table", Element::Table},
        {"table:table-row", Element::Row},
        {"table:table-cell", Element::Cell},
        {"table:covered-table-cell", Element::Cell},
        {"text:note", Element::Note},
        {"office:annotation", Element::Comment},
        {"office:annotation-end", Element::CommentEnd},
        {"draw:text-box", Element::TextBox},
        {"draw:custom-shape", Element::TextBox},
        {"draw:rect", Element::TextBox},
        {"draw:ellipse", Element::TextBox},
        {"draw:circle", Element::TextBox},
        {"draw:line", Element::TextBox},
        {"draw:connector", Element::TextBox},
        {"draw:path", Element::TextBox},
        {"draw:polygon", Element::TextBox},
        {"draw:polyline", Element::TextBox},
        {"draw:caption", Element::TextBox},
        {"text:tracked-changes", Element::TrackedChanges},
        {"draw:object", Element::Embedded},
        {"draw:object-ole", Element::Embedded},
        {"draw:image", Element::Skipped},
        {"draw:plugin", Element::Skipped},
        {"draw:control", Element::Skipped},
        {"svg:title", Element::Skipped},
        {"svg:desc", Element::Skipped},
        {"draw:enhanced-geometry", Element::Skipped},
        {"draw:glue-point", Element::Skipped},
        {"office:forms", Element::Skipped},
        {"office:event-listeners", Element::Skipped},
        {"office:binary-data", Element::Skipped},
        {"text:variable-decls", Element::Skipped},
        {"text:sequence-decls", Element::Skipped},
        {"text:user-field-decls", Element::Skipped},
        {"text:dde-connection-decls", Element::Skipped},
        {"text:alphabetical-index-auto-mark-file", Element::Skipped},
        {"text:ruby-text", Element::Skipped},
        {"text:script", Element::Skipped},
        {"text:hidden-text", Element::Skipped},
        {"text:table-of-content-source", Element::Skipped},
        {"text:illustration-index-source", Element::Skipped},
        {"text:table-index-source", Element::Skipped},
        {"text:object-index-source", Element::Skipped},
        {"text:user-index-source", Element::Skipped},
        {"text:alphabetical-index-source", Element::Skipped},
        {"text:bibliography-source", Element::Skipped},
        {"table:table-source", Element::Skipped},
        {"table:desc", Element::Skipped},
        {"table:title", Element::Skipped},
    };
    auto it = elements.find(name);
    return it == elements.end() ? Element::Other : it->second;
}

} // namespace duiding::odt
