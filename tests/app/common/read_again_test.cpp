// SPDX-License-Identifier: GPL-3.0-or-later
// A document's text made anew: in another encoding, or from a newer version of its file; codings stay on their words.
#include "app/common/import_batch.h"
#include "app/common/read_again.h"
#include "core/base/error.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

// "De cliënt belt het wijkteam." in Windows-1252, with enough around it to be a text.
const std::string western = "Verslag van het overleg\nDe cli\xEBnt belt het wijkteam.\nDaarna komt de co\xF6rdinator langs.\n";

struct Study {
    TempFolder folder;
    std::unique_ptr<Project> project = Project::create(folder / "studie.duiding", "nl");
    Progress progress;

    ImportReport import(const std::string& name, const BatchOptions& options = {}) { return import_batch(*project, {folder / name}, options, progress); }
    const DocumentInfo& info(DocumentId id) { return *(m_snapshot = project->snapshot())->find_document(id); }
    std::string quote_of_only_coding(DocumentId id)
    {
        auto snapshot = project->snapshot();
        const auto& codings = snapshot->codings_of(id).codings;
        return codings.size() == 1 ? project->text_now(id)->quote(codings.front().range()) : "(" + std::to_string(codings.size()) + " codings)";
    }
    void code(DocumentId id, const std::string& words)
    {
        edits::add_coder(*project, "Noor").get();
        project->set_coder(project->snapshot()->coders->front().id);
        std::string text = project->text_now(id)->text();
        auto begin = project->text_now(id)->map().to_char(BytePos{static_cast<std::int64_t>(text.find(words))});
        auto end = project->text_now(id)->map().to_char(BytePos{static_cast<std::int64_t>(text.find(words) + words.size())});
        CodeId code = edits::add_code(*project, {.name = "bellen"}).get().code;
        edits::add_codings(*project, {{id, {begin, end}, code, {}, Direction::None, {}, {}}}).get();
    }

private:
    SnapshotPtr m_snapshot;
};

} // namespace

TEST_CASE("a text read in the wrong encoding is read again in the right one, and its coding stays on its words")
{
    Study study;
    write_text(study.folder / "Verslag.txt", western);
    BatchOptions wrong;
    wrong.reading.encoding = "macintosh";
    DocumentId document = study.import("Verslag.txt", wrong).files.front().documents.front();
    CHECK(study.project->text_now(document)->text().find("cliënt") == std::string::npos);
    study.code(document, "belt het wijkteam");
    std::string before = study.project->dump().get();

    ImportOptions options = reading_of(study.info(document));
    CHECK(options.encoding == "macintosh");
    options.encoding = "windows-1252";
    ImportReport report = read_again(*study.project, document, options, study.progress);
    CHECK(study.project->text_now(document)->text().find("cliënt belt het wijkteam") != std::string::npos);
    CHECK(study.quote_of_only_coding(document) == "belt het wijkteam");
    REQUIRE(report.files.size() == 1);
    CHECK(report.files[0].status == ImportStatus::NewVersion);
    CHECK(format(report.files[0].findings.front().message) == "Took a new version of “Verslag”, 1 coding moved along");
    CHECK(study.project->import_reports().get().size() == 2);

    study.project->undo().get();
    CHECK(study.project->dump().get() == before);
}

TEST_CASE("what there is to choose depends on the kind of file")
{
    DocumentInfo info;
    info.importer = "txt";
    info.importer_options = "encoding=UTF-8";
    CHECK(read_choices(info).encoding);
    CHECK_FALSE(read_choices(info).columns);
    info.importer = "pdf";
    info.importer_options = "columns=2;ocr=nld";
    CHECK(read_choices(info).columns);
    CHECK(read_choices(info).recognition);
    CHECK(reading_of(info).columns == 2);
    CHECK(reading_of(info).ocr_languages == "nld");
    info.importer = "csv";
    CHECK_FALSE(read_choices(info).possible);
}

TEST_CASE("the original is shown with the encoding found and why, and as it would be in another")
{
    Study study;
    write_text(study.folder / "Verslag.txt", western);
    DocumentId document = study.import("Verslag.txt").files.front().documents.front();
    TextOriginal original = look_at_original(*study.project, document, study.progress);
    CHECK(original.encoding == "windows-1252");
    CHECK_FALSE(original.reasons.empty());
    CHECK(first_lines(original, {}).find("cliënt") != std::string::npos);
    CHECK(first_lines(original, "macintosh").find("cliÎnt") != std::string::npos);
    CHECK_THROWS_AS(first_lines(original, "kleitablet"), BadInput);
}

TEST_CASE("a changed file becomes the new version of the older document, and the extra one goes")
{
    Study study;
    write_text(study.folder / "map/Verslag.txt", "Verslag van het overleg\nDe cliënt belt het wijkteam.\n");
    DocumentId older = study.import("map").files.front().documents.front();
    study.code(older, "belt het wijkteam");
    write_text(study.folder / "map/Verslag.txt", "Verslag van het tweede overleg\nMaandag: de cliënt belt het wijkteam.\nEn de gemeente.\n");
    ImportReport imported = study.import("map");
    std::string before = study.project->dump().get();
    auto version = newer_version(imported.files.front(), *study.project->snapshot());
    REQUIRE(version);

    ImportReport report = take_new_version(*study.project, *version, study.progress);
    CHECK(study.project->snapshot()->documents->size() == 1);
    CHECK(study.project->text_now(older)->text().find("tweede overleg") != std::string::npos);
    CHECK(study.quote_of_only_coding(older) == "belt het wijkteam");
    CHECK(report.files.front().documents == std::vector<DocumentId>{older});
    study.project->undo().get();
    CHECK(study.project->dump().get() == before);
}

TEST_CASE("reading again that is cancelled changes nothing")
{
    Study study;
    write_text(study.folder / "Verslag.txt", western);
    DocumentId document = study.import("Verslag.txt").files.front().documents.front();
    std::string before = study.project->dump().get();
    study.progress.cancel();
    CHECK_THROWS_AS(read_again(*study.project, document, {}, study.progress), Cancelled);
    CHECK(study.project->dump().get() == before);
}
