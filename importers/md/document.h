// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown as text with marks, through md4c: headings, lists with the marker that is drawn, tables, bold and italic runs. Of a link
// stands its text, of a picture nothing, of HTML what stands between the tags. "**Naam:**" stays visible text under a Bold mark, so
// that the speakers can be found.
//
// Markdown joins the lines of a paragraph, but researchers press Enter after every turn. A line end is a blank only where the line was
// filled: where the next word would not have fitted in the widest wrapped line of the file. Elsewhere it ends the paragraph.
// A line "[R1]: woorden" is text, not the address of a link. Linear; one document, one thread.
#pragma once

#include "core/base/progress.h"
#include "core/model/document.h"

#include <string>
#include <string_view>

namespace duiding::md {

// Text, marks and, where there is none yet, the title (the first heading of the first level) into the document.
void write_markdown(std::string_view text, const std::string& where, Progress& progress, ImportedDocument& document);

} // namespace duiding::md
