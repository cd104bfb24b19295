// SPDX-License-Identifier: GPL-3.0-or-later
// import: files and folders, one after the other, one entry in the history. A file that cannot be read is refused with its
// reason and the others go on; an error of the disk stops the batch, and the files that were in stay in, whole.
#include "app/cli/listing.h"
#include "app/cli/verb.h"

#include "core/base/file.h"
#include "core/edits/edits.h"
#include "importers/importer.h"

#include <algorithm>

namespace duiding::cli {

namespace {

struct ImportOptionsOfUser {
    std::string study;
    std::vector<std::string> paths;
    std::string kind;
    std::string encoding;
    bool plain = false;
    bool dry_run = false;
};

struct FileResult {
    std::string path;
    std::string status;                       // "imported", "known", "refused"
    std::vector<std::string> documents;
    Findings findings;
};

bool is_known(const Snapshot& snapshot, const ImportedDocument& document)
{
    return std::any_of(snapshot.documents->begin(), snapshot.documents->end(), [&](const DocumentInfo& info) {
        return !info.original_sha256.empty() && info.original_sha256 == document.original_sha256;
    });
}

void refuse(FileResult& result, const ErrorText& error)
{
    result.status = "refused";
    result.findings.push_back({Severity::Error, error.where, error.what});
    for (const Message& more : {error.why, error.what_to_do}) {
        if (!more.empty()) {
            result.findings.push_back({Severity::Error, error.where, more});
        }
    }
}

void store(Session& session, Project& project, ImportedDocument document, std::int64_t group, FileResult& result)
{
    try {
        EditResult added = session.wait(edits::add_document(project, std::move(document), group));
        result.status = added.changed ? "imported" : "known";
        result.findings = added.findings;               // those of the file, and those of adding it
        if (const DocumentInfo* info = project.snapshot()->find_document(added.document)) {
            result.documents.push_back(info->name);
        }
    } catch (const BadInput& error) {
        refuse(result, error.text());
    }
}

FileResult import_one(Session& session, Project& project, const std::filesystem::path& path, const ImportOptionsOfUser& options,
                      std::int64_t group)
{
    FileResult result{path_text(path), {}, {}, {}};
    ImportOptions how;
    how.kind = document_kind_from_key(options.kind);
    how.encoding = options.encoding;
    how.speakers = options.plain ? SpeakerSearch::Never : SpeakerSearch::Detect;
    ImportedDocument document;
    try {
        if (project.owns_path(path)) {
            throw BadInput({msg("This file belongs to the study itself."), path_text(path), {}, {}});
        }
        document = session.run([&] { return import_file(path, how, session.progress()); });
    } catch (const Error& error) {
        refuse(result, error.text());
        return result;
    }
    if (!options.dry_run) {
        store(session, project, std::move(document), group, result);
        return result;
    }
    result.findings = document.findings;
    result.status = is_known(*project.snapshot(), document) ? "known" : "imported";
    result.documents.push_back(document.name);
    return result;
}

void say_result(const Session& session, const FileResult& result)
{
    Message line = result.status == "imported" ? msg("imported  {0}", result.path)
                   : result.status == "known"  ? msg("known     {0}", result.path)
                                               : msg("refused   {0}", result.path);
    session.line(line);
    for (const Finding& finding : result.findings) {
        std::string where = finding.where.empty() || finding.where == result.path ? "" : finding.where + ": ";
        session.line("          " + where + session.say(finding.message));
    }
}

void print_results(const Session& session, const std::vector<FileResult>& results)
{
    if (session.form() == OutputForm::Json) {
        Json files = Json::array();
        for (const FileResult& result : results) {
            files.push_back({{"path", result.path}, {"status", result.status}, {"documents", result.documents},
                             {"findings", to_json(session, result.findings)}});
        }
        print_json(session, {{"files", files}});
        return;
    }
    Listing listing{{{"path", msg("File")}, {"status", msg("Status")}, {"documents", msg("Documents")}, {"findings", msg("Findings")}}, {}};
    for (const FileResult& result : results) {
        listing.rows.push_back({result.path, result.status, result.documents, to_json(session, result.findings)});
    }
    print(session, listing);
}

ExitCode exit_code(const std::vector<FileResult>& results)
{
    auto count = [&](const char* status) {
        return std::count_if(results.begin(), results.end(), [&](const FileResult& result) { return result.status == status; });
    };
    if (count("imported") == 0 && count("refused") > 0) {
        return ExitCode::BadInput;
    }
    bool clean = std::all_of(results.begin(), results.end(), [](const FileResult& result) { return result.findings.empty(); });
    return clean ? ExitCode::Done : ExitCode::Findings;
}

std::vector<std::filesystem::path> files_of(const std::vector<std::string>& paths)
{
    std::vector<std::filesystem::path> files;
    for (const std::string& text : paths) {
        std::filesystem::path path = path_of(text);
        if (std::filesystem::is_directory(path)) {
            auto found = importable_files(path);
            files.insert(files.end(), found.begin(), found.end());
        } else {
            files.push_back(path);
        }
    }
    return files;
}

ExitCode import(Session& session, const ImportOptionsOfUser& options)
{
    auto project = session.open(options.study, OpenMode::ReadWrite);
    std::int64_t group = project->begin_group();
    std::vector<FileResult> results;
    for (const std::filesystem::path& path : files_of(options.paths)) {
        session.progress().check();
        results.push_back(import_one(session, *project, path, options, group));
        if (session.for_people()) {
            say_result(session, results.back());
        }
    }
    if (!session.for_people()) {
        print_results(session, results);
    } else if (results.empty()) {
        session.line(msg("No files to import were found there."));
    }
    return exit_code(results);
}

} // namespace

Run declare_import(CLI::App& app, Session& session)
{
    auto options = std::make_shared<ImportOptionsOfUser>();
    add_study(app, session, options->study);
    add(app, session, "PATH", options->paths, msg("Files or folders"))->required();
    add(app, session, "--as", options->kind, msg("What the documents are; left out: an interview when it has speakers, else a note"))
        ->check(CLI::IsMember({"interview", "policy", "note"}));
    add(app, session, "--encoding", options->encoding, msg("Encoding of text files; left out: found out"));
    add_flag(app, session, "--no-speakers", options->plain, msg("Do not look for speakers"));
    add_flag(app, session, "--dry-run", options->dry_run, msg("Read everything, keep nothing"));
    return [&session, options] { return import(session, *options); };
}

} // namespace duiding::cli
