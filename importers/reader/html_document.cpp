// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/reader/html_document.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "importers/reader/html_text.h"
#include "importers/support/file_properties.h"
#include "importers/support/html_limits.h"

namespace duiding::reader {

ImportedDocument read_html_document(const ImportSource& source, const ImportOptions&)
{
    check_html_limits(source.bytes, path_text(source.path));
    ImportedDocument document;
    ParagraphBuilder builder;
    FlowWriter flow(builder);
    HtmlFacts facts = write_html(source.bytes, flow);
    flow.finish();
    builder.finish(document);
    if (document.text.find_first_not_of(" \t\n") == std::string::npos) {
        throw BadInput({msg("The document could not be read."), path_text(source.path), msg("There is no text in it."),
                        msg("If a script writes its text: open it in a browser, print it to PDF and import that.")});
    }
    document.title = facts.title;
    document.language = facts.language;
    add_author(document, facts.author);
    add_created(document, facts.created);
    return document;
}

} // namespace duiding::reader
