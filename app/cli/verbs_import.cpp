// SPDX-License-Identifier: GPL-3.0-or-later
// import: files and folders as one batch (app/common/import_batch.h), one entry in the history. Each file gets its line as soon as
// it is in or refused; an error of the disk stops the batch, and the files that were in stay in, whole.
#include "app/cli/listing.h"
#include "app/cli/verb.h"

#include "app/common/codebook_import.h"
#include "app/common/describe_sheet.h"
#include "app/common/import_batch.h"
#include "core/base/file.h"

#include <algorithm>

namespace duiding::cli {

namespace {

struct ImportOptionsOfUser {
    std::string study;
    std::vector<std::string> paths;
    std::string kind;
    std::string encoding;
    std::string separator;
    std::string sheet;
    std::string ocr_languages = "nld+eng";
    int columns = 0;
    std::vector<std::string> cases;
    std::string role;
    std::vector<std::string> settings;        // ATTRIBUTE=VALUE
    std::string metadata;
    bool plain = false;
    bool ocr = false;
    bool again = false;
    bool dry_run = false;
};

// What is said of one file: its findings, and the reason of a refusal as one finding for each part.
Findings findings_of(const ImportedFileReport& file)
{
    Findings all = file.findings;
    if (file.status == ImportStatus::Refused) {
        for (const Message& part : {file.error.what, file.error.why, file.error.what_to_do}) {
            if (!part.empty()) {
                all.push_back({Severity::Error, file.error.where, part});
            }
        }
    }
    return all;
}

void say_file(const Session& session, const ImportedFileReport& file)
{
    Message line = file.status == ImportStatus::Imported ? msg("imported  {0}", file.path)
                   : file.status == ImportStatus::Known  ? msg("known     {0}", file.path)
                                                         : msg("refused   {0}", file.path);
    session.line(line);
    for (const Finding& finding : findings_of(file)) {
        std::string where = finding.where;
        if (where.starts_with(file.path)) {                 // said already; what remains is the place inside it
            where.erase(0, file.path.size());
            where.erase(0, std::min(where.find_first_not_of(": "), where.size()));
        }
        where += where.empty() ? "" : ": ";
        session.line("          " + where + session.say(finding.message));
    }
}

void print_report(const Session& session, const ImportReport& report, const Findings& metadata)
{
    Listing listing{{{"path", msg("File")}, {"status", msg("Status")}, {"documents", msg("Documents")}, {"findings", msg("Findings")}}, {}};
    Json files = Json::array();
    for (const ImportedFileReport& file : report.files) {
        Json findings = to_json(session, findings_of(file));
        files.push_back({{"path", file.path}, {"status", to_key(file.status)}, {"documents", file.names}, {"findings", findings}});
        listing.rows.push_back({file.path, to_key(file.status), file.names, findings});
    }
    if (session.form() == OutputForm::Json) {
        print_json(session, {{"files", files}, {"metadata", to_json(session, metadata)}});
    } else {
        print(session, listing);
    }
}

ExitCode exit_code(const ImportReport& report, const Findings& metadata)
{
    if (report.cancelled) {
        return ExitCode::Cancelled;
    }
    if (report.count(ImportStatus::Imported) == 0 && report.count(ImportStatus::Refused) > 0) {
        return ExitCode::BadInput;
    }
    bool clean = metadata.empty() && std::all_of(report.files.begin(), report.files.end(), [](const ImportedFileReport& file) { return findings_of(file).empty(); });
    return clean ? ExitCode::Done : ExitCode::Findings;
}

// "jaar=2024" → attribute and value; the type is read from the value.
ImportedAttribute attribute_of(const std::string& setting)
{
    std::size_t sign = setting.find('=');
    if (sign == std::string::npos || sign == 0) {
        throw BadInput({msg("“{0}” is no attribute with a value.", setting), "--set", {}, msg("Write it as NAME=VALUE.")});
    }
    std::string value = setting.substr(sign + 1);
    bool number = !value.empty() && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    return {setting.substr(0, sign), value, number ? AttributeType::Number : AttributeType::Text};
}

BatchOptions batch_options(const ImportOptionsOfUser& options)
{
    BatchOptions batch;
    batch.reading.kind = document_kind_from_key(options.kind);
    batch.reading.encoding = options.encoding;
    batch.reading.separator = options.separator;
    batch.reading.sheet = options.sheet;
    batch.reading.columns = options.columns;
    batch.reading.ocr = options.ocr;
    batch.reading.ocr_languages = options.ocr_languages;
    batch.reading.speakers = options.plain ? SpeakerSearch::Never : SpeakerSearch::Detect;
    batch.same_file = options.again ? SameFile::ImportAgain : SameFile::Skip;
    batch.dry_run = options.dry_run;
    for (const std::string& name : options.cases) {
        batch.cases.push_back({{.parent = {}, .kind = "case", .name = name, .official_code = {}}, options.role});
    }
    for (const std::string& setting : options.settings) {
        batch.attributes.push_back(attribute_of(setting));
    }
    return batch;
}

// The sheet is applied whole or, when a row of it cannot be, not at all; what is in stays in.
Findings describe(Session& session, Project& project, MetadataSheet& sheet, std::int64_t group)
{
    auto rows = descriptions(sheet, sheet_targets(*project.snapshot()));
    Findings findings = sheet_problems(sheet);
    if (sheet.refused() == 0) {
        session.wait(edits::describe_documents(project, std::move(rows), group));
    } else {
        findings.push_back({Severity::Warning, {}, msg("The metadata sheet was not applied: correct the rows named above and run “describe”.")});
    }
    return findings;
}

ExitCode import_codebook(Session& session, const ImportOptionsOfUser& options)
{
    auto project = session.open(options.study, OpenMode::ReadWrite);
    Findings findings;
    for (const std::string& path : options.paths) {
        CodebookSheet sheet = session.run([&] { return load_codebook_sheet(path_of(path), session.progress()); });
        NewCodes codes = new_codes(sheet, *project->snapshot()->codebook);
        Findings more = codes.findings();
        findings.insert(findings.end(), sheet.problems.begin(), sheet.problems.end());
        findings.insert(findings.end(), more.begin(), more.end());
        if (!codes.codes.empty() && !options.dry_run) {
            session.wait(edits::add_codes(*project, codes.codes, codes.label()));
        }
        ImportedFileReport file;
        file.path = path;
        file.status = ImportStatus::Imported;
        file.findings = findings;
        ImportReport report;
        report.files.push_back(std::move(file));
        session.for_people() ? say_file(session, report.files.front()) : print_report(session, report, {});
    }
    return code_for(findings);
}

ExitCode import(Session& session, const ImportOptionsOfUser& options)
{
    if (options.kind == "codebook") {
        return import_codebook(session, options);
    }
    BatchOptions batch = batch_options(options);
    std::vector<std::filesystem::path> paths;
    for (const std::string& text : options.paths) {
        paths.push_back(path_of(text));
    }
    std::optional<MetadataSheet> sheet;
    if (!options.metadata.empty()) {
        batch.not_this = path_of(options.metadata);
        sheet = session.run([&] { return load_metadata_sheet(batch.not_this, session.progress()); });
    }
    auto project = session.open(options.study, OpenMode::ReadWrite);
    batch.group = project->begin_group();
    OnFile on_file = [&](const ImportedFileReport& file) {
        if (session.for_people()) {
            say_file(session, file);
        }
    };
    ImportReport report = session.run([&] { return import_batch(*project, paths, batch, session.progress(), on_file); });
    Findings metadata;
    if (sheet && !report.cancelled && !options.dry_run) {
        metadata = describe(session, *project, *sheet, batch.group);
    }
    if (!session.for_people()) {
        print_report(session, report, metadata);
    } else if (report.files.empty()) {
        session.line(msg("No files to import were found there."));
    }
    for (const Finding& finding : session.for_people() ? metadata : Findings{}) {
        session.line((finding.where.empty() ? "" : finding.where + ": ") + session.say(finding.message));
    }
    return exit_code(report, metadata);
}

} // namespace

Run declare_import(CLI::App& app, Session& session)
{
    auto options = std::make_shared<ImportOptionsOfUser>();
    add_study(app, session, options->study);
    add(app, session, "PATH", options->paths, msg("Files or folders"))->required();
    add(app, session, "--as", options->kind, msg("What the documents are; left out: an interview when it has speakers, else a note"))
        ->check(CLI::IsMember({"interview", "policy", "note", "survey", "codebook"}));
    add(app, session, "--metadata", options->metadata, msg("A table that says what each file is: its municipality, year, type, case …"));
    add(app, session, "--case", options->cases, msg("A case that the documents belong to; may be repeated"));
    add(app, session, "--role", options->role, msg("The role that speaks in them, within the case"));
    add(app, session, "--set", options->settings, msg("An attribute of the documents, as NAME=VALUE; may be repeated"));
    add(app, session, "--encoding", options->encoding, msg("Encoding of text files; left out: found out"));
    add(app, session, "--separator", options->separator, msg("What separates the columns of a CSV file; left out: found out"));
    add(app, session, "--sheet", options->sheet, msg("Name of the sheet in a workbook; left out: the first that is not empty"));
    add(app, session, "--columns", options->columns, msg("Columns of text on the pages of a PDF; left out: found out for each page"))
        ->check(CLI::Range(1, 3));
    add_flag(app, session, "--ocr", options->ocr, msg("Recognise the text of scanned pages"));
    add(app, session, "--ocr-languages", options->ocr_languages, msg("Languages to recognise, as Tesseract names them"));
    add_flag(app, session, "--no-speakers", options->plain, msg("Do not look for speakers"));
    add_flag(app, session, "--again", options->again, msg("Import files that are in the study already once more"));
    add_flag(app, session, "--dry-run", options->dry_run, msg("Read everything, keep nothing"));
    return [&session, options] { return import(session, *options); };
}

} // namespace duiding::cli
