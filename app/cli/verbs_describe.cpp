// SPDX-License-Identifier: GPL-3.0-or-later
// describe, codebook: tables made in a spreadsheet go into a study: what is said of its documents, and a codebook.
#include "app/cli/edit_out.h"
#include "app/cli/listing.h"
#include "app/cli/verb.h"

#include "app/common/codebook_import.h"
#include "app/common/describe_sheet.h"
#include "core/base/file.h"

namespace duiding::cli {

namespace {

struct TableOptions {
    std::string study;
    std::string table;
    bool dry_run = false;
    bool skip_bad_rows = false;
};

// Rows that cannot be applied hold the whole sheet back, unless the user says otherwise: half a sheet is hard to find back.
ExitCode describe(Session& session, const TableOptions& options)
{
    auto project = session.open(options.study, options.dry_run ? OpenMode::ReadOnly : OpenMode::ReadWrite);
    MetadataSheet sheet = session.run([&] { return load_metadata_sheet(path_of(options.table), session.progress()); });
    auto rows = descriptions(sheet, sheet_targets(*project->snapshot()));
    Findings findings = sheet_problems(sheet);
    std::size_t refused = sheet.refused();
    std::size_t described = rows.size();
    bool held_back = (refused > 0 && !options.skip_bad_rows) || described == 0;
    EditResult result;
    if (!held_back && !options.dry_run) {
        result = session.wait(edits::describe_documents(*project, std::move(rows)));
        findings.insert(findings.end(), result.findings.begin(), result.findings.end());
    }
    if (held_back && described > 0) {
        auto n = static_cast<std::int64_t>(refused);
        findings.push_back({Severity::Error, {}, msgn("Nothing was changed: {0} row cannot be applied. Put it right, or use --skip-bad-rows.",
                                                      "Nothing was changed: {0} rows cannot be applied. Put them right, or use --skip-bad-rows.", n, n)});
    }
    put_edit(session, result, findings, {{"rows", sheet.rows.size()}, {"described", held_back ? 0 : described}, {"refused", refused}});
    return described == 0 && refused > 0 ? ExitCode::BadInput : code_for(findings);
}

ExitCode import_codebook(Session& session, const TableOptions& options)
{
    auto project = session.open(options.study, options.dry_run ? OpenMode::ReadOnly : OpenMode::ReadWrite);
    CodebookSheet sheet = session.run([&] { return load_codebook_sheet(path_of(options.table), session.progress()); });
    NewCodes codes = new_codes(sheet, *project->snapshot()->codebook);
    auto added = codes.codes.size();
    EditLabel label = codes.label();
    EditResult result;
    if (added > 0 && !options.dry_run) {
        result = session.wait(edits::add_codes(*project, std::move(codes.codes), std::move(label)));
    }
    Findings findings = sheet.problems;
    for (const Findings& more : {codes.findings(), result.findings}) {
        findings.insert(findings.end(), more.begin(), more.end());
    }
    put_edit(session, result, findings, {{"added", added}, {"kept", codes.kept}});
    return code_for(findings);
}

void declare(CLI::App& app, Session& session, const std::shared_ptr<TableOptions>& options)
{
    add_study(app, session, options->study);
    add(app, session, "TABLE", options->table, msg("The table: CSV, TSV, XLSX or ODS, with headings in its first row"))->required();
    add_flag(app, session, "--dry-run", options->dry_run, msg("Read and report, change nothing"));
}

} // namespace

Run declare_describe(CLI::App& app, Session& session)
{
    auto options = std::make_shared<TableOptions>();
    declare(app, session, options);
    add_flag(app, session, "--skip-bad-rows", options->skip_bad_rows, msg("Apply the rows that are right and leave the others out"));
    return [options, &session] { return describe(session, *options); };
}

Run declare_codebook(CLI::App& app, Session& session)
{
    auto options = std::make_shared<TableOptions>();
    declare(app, session, options);
    return [options, &session] { return import_codebook(session, *options); };
}

} // namespace duiding::cli
