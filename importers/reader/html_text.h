// SPDX-License-Identifier: GPL-3.0-or-later
// The text of one web page, as a browser would lay it out, through FlowWriter: block elements make paragraphs, blanks collapse, <br> is
// a soft break, <pre> keeps its lines, list items get the marker that is drawn, tables keep rows and cells. What a browser does not
// show (scripts, styles, hidden elements, pictures) is left out; menus and footers are kept, for what is noise is the researcher's
// to say. Pages saved by Word give the markers of their lists too. No reference is followed. The page must have passed
// check_html_limits. The walk is a loop, not a recursion. One page, one thread; the flow may go on with the next page.
#pragma once

#include "importers/support/flow_writer.h"

#include <string>
#include <string_view>

namespace duiding::reader {

struct HtmlFacts {
    std::string title;
    std::string language;                // "nl", or empty
    std::string author;
    std::string created;                 // as the page says it
};

HtmlFacts write_html(std::string_view utf8, FlowWriter& flow);

} // namespace duiding::reader
