// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/rtf.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "importers/rtf/reader.h"
#include "importers/support/file_properties.h"
#include "importers/support/flow_writer.h"

#include <algorithm>

namespace duiding {

namespace {

std::string_view without_start(std::string_view bytes)
{
    constexpr std::string_view blanks("\xEF\xBB\xBF \t\r\n");
    return bytes.substr(std::min(bytes.find_first_not_of(blanks), bytes.size()));
}

void add(Findings& findings, Severity severity, std::int64_t count, Message message)
{
    if (count > 0) {
        findings.push_back({severity, {}, std::move(message)});
    }
}

void report(const rtf::Remarks& remarks, int unknown_code_page, Findings& findings)
{
    report_changes(remarks.insertions + remarks.deletions, findings);
    add(findings, Severity::Info, remarks.hidden, msg("Hidden text was left out."));
    add(findings, Severity::Warning, remarks.formulas,
        msgn("{0} formula was not imported.", "{0} formulas were not imported.", remarks.formulas, remarks.formulas));
    add(findings, Severity::Warning, remarks.loose_comments,
        msgn("{0} comment stands at no words and was not imported.", "{0} comments stand at no words and were not imported.",
             remarks.loose_comments, remarks.loose_comments));
    add(findings, Severity::Warning, unknown_code_page,
        msg("Code page {0} is not known; letters written in it were read as windows-1252.", unknown_code_page));
    add(findings, Severity::Warning, remarks.truncated, msg("The file ends in the middle; what came before was read."));
}

} // namespace

int probe_rtf(const ImportSource& source)
{
    return without_start(source.bytes).starts_with("{\\rtf") ? 90 : 0;
}

ImportedDocument read_rtf(const ImportSource& source, const ImportOptions&, Progress& progress)
{
    ImportedDocument document;
    ParagraphBuilder builder;
    rtf::Reader reader(builder, path_text(source.path), progress);
    reader.read(without_start(source.bytes));
    builder.finish(document);
    if (document.text.find_first_not_of(" \t\n") == std::string::npos) {
        throw BadInput({msg("The document could not be read."), path_text(source.path), msg("There is no text in it."),
                        msg("If it holds only pictures of pages, text recognition is needed first.")});
    }
    document.title = reader.title();
    add_author(document, reader.author());
    report(reader.remarks(), reader.unknown_code_page(), document.findings);
    return document;
}

} // namespace duiding
