// SPDX-License-Identifier: GPL-3.0-or-later
// What a batch came to: outcomes, counts, filters, and files that are newer versions of what is in the study.
#include "app/common/import_batch.h"
#include "app/common/import_summary.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

struct Study {
    TempFolder folder;
    std::unique_ptr<Project> project = Project::create(folder / "studie.duiding", "nl");

    ImportReport import(const std::string& name, const BatchOptions& options = {})
    {
        Progress progress;
        return import_batch(*project, {folder / name}, options, progress);
    }
    const Snapshot& snapshot() { return *(m_snapshot = project->snapshot()); }

private:
    SnapshotPtr m_snapshot;
};

ImportedFileReport file_report(ImportStatus status, Findings findings = {}, bool ask = false)
{
    ImportedFileReport file;
    file.status = status;
    file.findings = std::move(findings);
    file.ask_speakers = ask;
    return file;
}

std::vector<std::string> in_english(const std::vector<Message>& messages)
{
    std::vector<std::string> texts;
    for (const Message& message : messages) {
        texts.push_back(format(message));
    }
    return texts;
}

} // namespace

TEST_CASE("the headline counts what came in, what has findings and what was refused, and leaves out what is nothing")
{
    Finding finding{Severity::Warning, "", msg("odd")};
    ImportReport report;
    report.files = {file_report(ImportStatus::Imported), file_report(ImportStatus::Imported, {finding}, true), file_report(ImportStatus::Known, {finding}),
                    file_report(ImportStatus::Refused)};
    CHECK(in_english(headline(report)) == std::vector<std::string>{"2 files imported", "1 with findings", "1 in the study already", "1 refused"});
    CHECK(count_of(report, ImportFilter::All) == 4);
    CHECK(count_of(report, ImportFilter::WithFindings) == 1);
    CHECK(count_of(report, ImportFilter::Speakers) == 1);
    report.files.resize(1);
    report.cancelled = true;
    CHECK(in_english(headline(report)) == std::vector<std::string>{"1 file imported", "cancelled: what was in stays in"});
}

TEST_CASE("one file without a remark needs no summary; two, a finding or a refusal do")
{
    ImportReport report;
    CHECK_FALSE(needs_summary(report));
    report.files = {file_report(ImportStatus::Imported)};
    CHECK_FALSE(needs_summary(report));
    report.files = {file_report(ImportStatus::Refused)};
    CHECK(needs_summary(report));
    report.files = {file_report(ImportStatus::Imported), file_report(ImportStatus::Imported)};
    CHECK(needs_summary(report));
}

TEST_CASE("a changed file of a known name comes in beside the older document, and says so")
{
    Study study;
    write_text(study.folder / "map/Gesprek.txt", "De wijkverpleegkundige belt elke week.\n");
    study.import("map");
    write_text(study.folder / "map/Gesprek.txt", "De wijkverpleegkundige belt elke dag.\n");
    ImportReport report = study.import("map");
    REQUIRE(report.files.size() == 1);
    CHECK(report.files[0].status == ImportStatus::Imported);
    CHECK(study.snapshot().documents->size() == 2);
    auto version = newer_version(report.files[0], study.snapshot());
    REQUIRE(version);
    CHECK(study.snapshot().find_document(version->older)->name == "Gesprek");
    CHECK(study.snapshot().find_document(version->newer)->name == "Gesprek (2)");

    SECTION("also when the older one was renamed since")
    {
        edits::rename_document(*study.project, version->older, "Eerste gesprek").get();
        auto again = newer_version(report.files[0], study.snapshot());
        REQUIRE(again);
        CHECK(again->older == version->older);
    }
    SECTION("but not when the older one is gone")
    {
        edits::delete_documents(*study.project, {version->older}).get();
        CHECK_FALSE(newer_version(report.files[0], study.snapshot()));
    }
    SECTION("and it is found in the report that the project keeps")
    {
        auto kept = study.project->import_reports().get();
        CHECK(newer_version(kept.front().files[0], study.snapshot()));
    }
}

TEST_CASE("files of one batch that share a name are no versions of each other")
{
    Study study;
    write_text(study.folder / "map/2023/notulen.txt", "Het overleg van voorjaar 2023.\n");
    write_text(study.folder / "map/2024/notulen.txt", "Het overleg van najaar 2024.\n");
    ImportReport report = study.import("map");
    REQUIRE(report.files.size() == 2);
    CHECK_FALSE(newer_version(report.files[0], study.snapshot()));
    CHECK_FALSE(newer_version(report.files[1], study.snapshot()));
}

TEST_CASE("the documents a filter keeps are those still in the study")
{
    Study study;
    write_text(study.folder / "map/a.txt", "Een eerste gesprek over de wijk.\n");
    write_text(study.folder / "map/b.txt", "Een tweede gesprek over de wijk.\n");
    ImportReport report = study.import("map");
    CHECK(documents_of(report, ImportFilter::All, study.snapshot()).size() == 2);
    edits::delete_documents(*study.project, {report.files[0].documents[0]}).get();
    CHECK(documents_of(report, ImportFilter::All, study.snapshot()) == report.files[1].documents);
    CHECK(documents_of(report, ImportFilter::Refused, study.snapshot()).empty());
}
