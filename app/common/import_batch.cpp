// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/import_batch.h"

#include "app/common/import_summary.h"
#include "app/common/read_ahead.h"
#include "core/base/clock.h"
#include "core/base/file.h"

#include <algorithm>
#include <set>

namespace duiding {

namespace {

std::vector<std::filesystem::path> files_of(const std::vector<std::filesystem::path>& paths, const std::filesystem::path& not_this)
{
    std::vector<std::filesystem::path> files;
    std::set<std::filesystem::path> seen;
    for (const std::filesystem::path& path : paths) {
        for (std::filesystem::path& file : importable_files(path)) {
            bool wanted = not_this.empty() || file.lexically_normal() != not_this.lexically_normal();
            if (wanted && seen.insert(file.lexically_normal()).second) {
                files.push_back(std::move(file));
            }
        }
    }
    return files;
}

const DocumentInfo* find_original(const Snapshot& snapshot, const std::string& sha256)
{
    auto it = std::find_if(snapshot.documents->begin(), snapshot.documents->end(),
                           [&](const DocumentInfo& info) { return !sha256.empty() && info.original_sha256 == sha256; });
    return it == snapshot.documents->end() ? nullptr : &*it;
}

// Files of a folder tree may share a name; only what was in the study before this batch can be an older version.
const DocumentInfo* find_older_version(const Snapshot& before, const ImportedDocument& document)
{
    const DocumentInfo* newest = nullptr;
    for (const DocumentInfo& info : *before.documents) {
        bool same_name = !info.original_name.empty() && info.original_name == document.original_name;
        if (same_name && info.original_sha256 != document.original_sha256 && (!newest || newest->id < info.id)) {
            newest = &info;
        }
    }
    return newest;
}

class Batch {
public:
    Batch(Project& project, const BatchOptions& options, Progress& progress, const OnFile& on_file)
        : m_project(project), m_options(options), m_progress(progress), m_on_file(on_file), m_before(project.snapshot()), m_group(options.group != 0 ? options.group : project.begin_group())
    {
        m_report.at = now_utc();
        const Coder* coder = project.snapshot()->find_coder(project.coder());
        m_report.coder = coder ? coder->name : "";
    }

    ImportReport run(const std::vector<std::filesystem::path>& paths)
    {
        try {
            m_progress.check();
            read_and_store(files_of(paths, m_options.not_this));
        } catch (const Cancelled&) {
            m_report.cancelled = true;                  // what is in stays in, and is said
        } catch (...) {
            keep_report();                              // the disk failed: what is in is told before the error is
            throw;
        }
        keep_report();
        return std::move(m_report);
    }

private:
    void read_and_store(const std::vector<std::filesystem::path>& files)
    {
        ReadAhead reading(files, m_options.reading, [this](const std::filesystem::path& path) { refuse_own(path); },
                          [this](const std::string& sha256) { return is_known(sha256); }, m_progress);
        for (std::size_t i = 0; i < reading.size(); ++i) {
            m_progress.start(path_text(reading.path(i).filename()), static_cast<std::int64_t>(reading.size()));
            m_progress.set(static_cast<std::int64_t>(i));
            m_report.files.push_back(take(reading.next()));
            if (m_on_file) {
                m_on_file(m_report.files.back());
            }
        }
    }

    void refuse_own(const std::filesystem::path& path) const
    {
        if (m_project.owns_path(path)) {
            throw BadInput({msg("The file was not imported."), path_text(path), msg("It is the study itself, or belongs to it."),
                            msg("Choose other files.")});
        }
    }

    bool is_known(const std::string& sha256) const
    {
        return m_options.same_file == SameFile::Skip && find_original(*m_project.snapshot(), sha256) != nullptr;
    }

    ImportedFileReport take(ReadFile file)
    {
        ImportedFileReport report;
        report.path = path_text(file.path);
        try {
            if (file.error) {
                std::rethrow_exception(file.error);
            }
            report.status = ImportStatus::Known;
            if (file.known) {
                tell_known(file.sha256, report);
            } else {
                store(std::move(file.content), report);
            }
        } catch (const Cancelled&) {
            throw;
        } catch (const DiskFailed& failed) {
            std::rethrow_exception(failed.error);
        } catch (...) {
            report.status = ImportStatus::Refused;
            report.error = describe_current_exception();
        }
        return report;
    }

    void tell_known(const std::string& sha256, ImportedFileReport& report) const
    {
        auto snapshot = m_project.snapshot();
        if (const DocumentInfo* known = find_original(*snapshot, sha256)) {
            report.documents.push_back(known->id);
            report.names.push_back(known->name);
            report.findings.push_back({Severity::Info, report.path, msg("This file is already in the project as “{0}”.", known->name)});
        }
    }

    void store(ImportedContent content, ImportedFileReport& report)
    {
        if (content.survey) {
            store(std::move(*content.survey), report);
        }
        if (content.documents.size() == 1) {
            tell_older_version(content.documents.front());
        }
        for (ImportedDocument& document : content.documents) {
            report.ask_speakers |= document.ask_speakers;
            document.attributes.insert(document.attributes.end(), m_options.attributes.begin(), m_options.attributes.end());
            if (m_options.dry_run) {
                report.status = ImportStatus::Imported;
                report.names.push_back(document.name);
                append(report.findings, document.findings);
            } else {
                add(std::move(document), report);
            }
        }
    }

    void tell_older_version(ImportedDocument& document) const
    {
        if (const DocumentInfo* older = find_older_version(*m_before, document)) {
            document.findings.push_back({Severity::Warning, document.original_name, older_version_finding(older->name)});
        }
    }

    // A questionnaire: its persons, their answers, and the documents of its open questions.
    void store(ImportedSurvey survey, ImportedFileReport& report)
    {
        if (m_options.dry_run) {
            report.status = ImportStatus::Imported;
            report.names.push_back(survey.name);
            append(report.findings, survey.findings);
            return;
        }
        std::string sha256 = survey.original_sha256;
        EditResult added = in_store([&] { return edits::add_survey(m_project, std::move(survey), m_group).get(); });
        append(report.findings, added.findings);
        report.status = added.changed ? ImportStatus::Imported : ImportStatus::Known;
        auto after = m_project.snapshot();
        for (const DocumentInfo& info : *after->documents) {
            if (info.original_sha256 == sha256) {
                report.documents.push_back(info.id);
                report.names.push_back(info.name);
            }
        }
    }

    void add(ImportedDocument document, ImportedFileReport& report)
    {
        EditResult added = in_store([&] { return edits::add_document(m_project, std::move(document), m_group, m_options.same_file).get(); });
        append(report.findings, added.findings);
        report.documents.push_back(added.document);
        if (const DocumentInfo* info = m_project.snapshot()->find_document(added.document)) {
            report.names.push_back(info->name);
        }
        if (added.changed) {
            report.status = ImportStatus::Imported;
            link_cases(added.document);
        }
    }

    // --case is one place for every document of the batch; the cases are made once.
    void link_cases(DocumentId document)
    {
        std::vector<DocumentCase> links;
        for (const auto& [the_case, role] : m_options.cases) {
            EditResult made = in_store([&, &wanted = the_case] { return edits::add_case(m_project, wanted, m_group).get(); });
            links.push_back({document, made.the_case, role});
        }
        if (!links.empty()) {
            in_store([&] { return edits::set_document_cases(m_project, {document}, links, m_group).get(); });
        }
    }

    // A rule that a document breaks (BadInput) refuses that file; a disk that fails ends the batch.
    struct DiskFailed {
        std::exception_ptr error;
    };
    template <class Edit>
    static EditResult in_store(Edit edit)
    {
        try {
            return edit();
        } catch (const Environment&) {
            throw DiskFailed{std::current_exception()};
        }
    }

    static void append(Findings& to, const Findings& more) { to.insert(to.end(), more.begin(), more.end()); }

    // Files that were all there already changed nothing: a report of them would be a step of undo that undoes nothing else.
    void keep_report()
    {
        bool something = m_report.count(ImportStatus::Known) < static_cast<std::int64_t>(m_report.files.size());
        if (!m_options.dry_run && something) {
            edits::add_import_report(m_project, m_report, m_group).get();
        }
    }

    Project& m_project;
    const BatchOptions& m_options;
    Progress& m_progress;
    const OnFile& m_on_file;
    SnapshotPtr m_before;
    std::int64_t m_group;
    ImportReport m_report;
};

} // namespace

ImportReport import_batch(Project& project, const std::vector<std::filesystem::path>& paths, const BatchOptions& options,
                          Progress& progress, const OnFile& on_file)
{
    return Batch(project, options, progress, on_file).run(paths);
}

} // namespace duiding
