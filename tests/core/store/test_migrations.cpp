// SPDX-License-Identifier: GPL-3.0-or-later
// Studies of earlier versions (tests/data/projects/version-1.sql and version-2.sql: written by the programs of those times, as
// SQL) are opened by this one.
#include "tests/core/edits/study.h"

#include "core/base/error.h"
#include "core/store/open_project.h"
#include "core/store/sqlite.h"
#include "tests/support/paths.h"

#include <set>

using namespace duiding;
using namespace duiding::test;

namespace {

void make_old(const std::filesystem::path& path, const std::string& file)
{
    Database db(path, Access::Create);
    SqlTransaction t(db);
    db.execute(read_text(test_data("projects/" + file)));
    t.commit();
}

void make_version_1(const std::filesystem::path& path) { make_old(path, "version-1.sql"); }

std::set<std::string> files_in(const TempFolder& folder)
{
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        names.insert(entry.path().filename().string());
    }
    return names;
}

std::vector<std::string> steps(Project& project)
{
    std::vector<std::string> sentences;
    for (const HistoryEntry& entry : project.history().get()) {
        sentences.push_back(format(entry.label.history) + (entry.undone ? " (undone)" : ""));
    }
    return sentences;
}

} // namespace

TEST_CASE("a study of version 1 comes over with its codings, memos and history, and the old file stays")
{
    TempFolder folder;
    auto path = folder / "oud.duiding";
    make_version_1(path);
    std::string old_bytes = read_text(path);
    CHECK(check_header(path) == 1);
    auto project = Project::open(path);
    CHECK(project->kept_file().filename() == "oud.v1.duiding");
    CHECK(project->verify().get().empty());
    auto snapshot = project->snapshot();
    REQUIRE(snapshot->documents->size() == 3);
    CHECK(snapshot->coding_count() == 3);
    CHECK(snapshot->coders->size() == 2);
    CHECK(snapshot->codebook->codes().size() == 3);
    CHECK(snapshot->cases->empty());
    const DocumentInfo& talk = snapshot->resolve_document("gesprek");
    DocumentTextPtr text = project->text_now(talk.id);
    CHECK(text->speakers().size() == 2);
    const Coding& coding = snapshot->codings_of(talk.id).codings.at(0);
    CHECK(text->quote(coding.range()) == "Via de verpleegkundige");
    CHECK(snapshot->memo_of(coding.id)->text == "Zij kende de weg.");
    CHECK(project->text_now(snapshot->resolve_document("nota").id)->text().starts_with("De Gemeente"));
    CHECK(format(project->redo_label().history) == "Added a memo");
    project.reset();
    CHECK(files_in(folder) == std::set<std::string>{"oud.duiding", "oud.v1.duiding"});
    CHECK((read_text(folder / "oud.v1.duiding") == old_bytes));
    CHECK(check_header(path) == 3);
    CHECK(Project::open(path)->kept_file().empty());
}

TEST_CASE("undo and redo go back over a migration, also when properties of the new version were set after it")
{
    TempFolder folder;
    auto path = folder / "oud.duiding";
    make_version_1(path);
    auto project = Project::open(path);
    REQUIRE(project->redo().get().changed);
    std::string whole = project->dump().get();
    DocumentId talk = project->snapshot()->resolve_document("gesprek").id;
    PersonId person = edits::add_person(*project, {"R1", "client", {}}).get().person;
    edits::set_document_person(*project, talk, person).get();
    edits::set_values(*project, {{AttributeTarget::Document, talk.value, "jaar", AttributeType::Number, "2025"}}).get();
    std::string described = project->dump().get();
    auto sentences = steps(*project);
    CHECK(sentences.size() == 16);
    for (int i = 0; i < 3; ++i) {
        REQUIRE(project->undo().get().changed);
    }
    CHECK((project->dump().get() == whole));
    int undone = 3;
    while (project->undo().get().changed) {
        ++undone;
    }
    CHECK(undone == 13);                                               // steps of one command go together
    CHECK(project->snapshot()->documents->empty());
    CHECK(project->snapshot()->codebook->codes().empty());
    project.reset();
    project = Project::open(path);
    while (project->redo().get().changed) {
    }
    CHECK((project->dump().get() == described));
    CHECK(steps(*project) == sentences);
    CHECK(project->verify().get().empty());
}

TEST_CASE("a study of version 2 comes over, and undo and redo go back over what was done in both versions")
{
    TempFolder folder;
    auto path = folder / "vorig.duiding";
    make_old(path, "version-2.sql");
    std::string old_bytes = read_text(path);
    CHECK(check_header(path) == 2);
    auto project = Project::open(path);
    CHECK(project->kept_file().filename() == "vorig.v2.duiding");
    CHECK(check_header(path) == 3);
    CHECK((read_text(folder / "vorig.v2.duiding") == old_bytes));
    CHECK(project->verify().get().empty());
    auto snapshot = project->snapshot();
    CHECK(snapshot->coding_count() == 3);
    CHECK(snapshot->cases->size() == 1);
    CHECK(snapshot->persons->size() == 1);
    CHECK(snapshot->searches->empty());
    CHECK(project->coding_origins().get().empty());
    REQUIRE(project->redo().get().changed);
    std::string whole = project->dump().get();

    DocumentId talk = snapshot->resolve_document("overleg").id;
    CodeId code = snapshot->codebook->codes().front().id;
    std::vector<CodedPlace> places{{talk, char_range(47, 51)}, {snapshot->resolve_document("plan").id, char_range(47, 50)}};
    REQUIRE(edits::autocode(*project, {{}, {}, "wij", "", "hit", code, {}, {}, {"wij"}, {}, "", 0, 0}, places).get().codings.size() == 2);
    SearchId search = edits::add_search(*project, {{}, {}, "Overleg", "Samenwerken", "overleg*", "", {}, ""}).get().search;
    edits::set_verdict(*project, {{}, {}, snapshot->cases->front().id, search, {}, ScanState::NothingFound, "", "EL", "", "overleg*", {}, "", {}}).get();
    std::string searched = project->dump().get();
    for (int i = 0; i < 3; ++i) {
        REQUIRE(project->undo().get().changed);
    }
    CHECK((project->dump().get() == whole));
    auto sentences = steps(*project);
    while (project->undo().get().changed) {
    }
    CHECK(project->snapshot()->documents->empty());
    project.reset();
    project = Project::open(path);
    CHECK(project->kept_file().empty());
    while (project->redo().get().changed) {
    }
    CHECK((project->dump().get() == searched));
    CHECK(steps(*project).size() == sentences.size());
    CHECK(project->verify().get().empty());
}

TEST_CASE("ids of version 1 are not used again after a migration")
{
    TempFolder folder;
    make_version_1(folder / "oud.duiding");
    auto project = Project::open(folder / "oud.duiding");
    MemoId made = edits::add_memo(*project, MemoTarget::Project, 0, "", "nieuw").get().memo;
    CHECK(made.value == 4);                                            // 3 was the memo whose making was undone
}

TEST_CASE("a study of version 1 that may only be read is read, and nothing is written")
{
    TempFolder folder;
    auto path = folder / "oud.duiding";
    make_version_1(path);
    std::string old_bytes = read_text(path);
    {
        auto project = Project::open(path, OpenMode::ReadOnly);
        CHECK(project->snapshot()->coding_count() == 3);
        CHECK(project->text_now(project->snapshot()->resolve_document("nota").id)->text().starts_with("De Gemeente"));
        CHECK_THROWS_AS(edits::add_coder(*project, "Iemand").get(), Environment);
        CHECK(project->verify().get().empty());
    }
    CHECK(files_in(folder) == std::set<std::string>{"oud.duiding"});
    CHECK((read_text(path) == old_bytes));
}

TEST_CASE("a migration that is cancelled or meets a damaged file leaves everything as it was")
{
    TempFolder folder;
    auto path = folder / "oud.duiding";
    make_version_1(path);
    SECTION("cancelled")
    {
        // Many rows, so that SQLite asks at least once.
        {
            Database db(path, Access::ReadWrite);
            db.execute("INSERT INTO setting SELECT 's' || value, 'x' FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n "
                       "LIMIT 50000) SELECT value FROM n)");
        }
        std::string old_bytes = read_text(path);
        Progress progress;
        progress.cancel();
        CHECK_THROWS_AS(Project::open(path, OpenMode::ReadWrite, &progress), Cancelled);
        CHECK((read_text(path) == old_bytes));
    }
    SECTION("a table that is not ours")
    {
        {
            Database db(path, Access::ReadWrite);
            db.execute("CREATE TABLE spy(x)");
        }
        std::string old_bytes = read_text(path);
        CHECK_THROWS_AS(Project::open(path), BadInput);
        CHECK_THROWS_AS(Project::open(path, OpenMode::ReadOnly), BadInput);
        CHECK((read_text(path) == old_bytes));
    }
    SECTION("a trigger")
    {
        {
            Database db(path, Access::ReadWrite);
            db.execute("CREATE TRIGGER t AFTER INSERT ON coding BEGIN DELETE FROM coding; END");
        }
        CHECK_THROWS_AS(Project::open(path), BadInput);
    }
    CHECK(files_in(folder) == std::set<std::string>{"oud.duiding"});
}

TEST_CASE("a file that has the name of the kept one already is not overwritten")
{
    TempFolder folder;
    make_version_1(folder / "oud.duiding");
    write_text(folder / "oud.v1.duiding", "van mij");
    write_text(folder / "oud.duiding.upgrade", "wat er bleef liggen");
    auto project = Project::open(folder / "oud.duiding");
    CHECK(project->kept_file().filename() == "oud.v1 (2).duiding");
    CHECK(read_text(folder / "oud.v1.duiding") == "van mij");
    CHECK_FALSE(std::filesystem::exists(folder / "oud.duiding.upgrade"));
}
