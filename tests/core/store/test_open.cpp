// SPDX-License-Identifier: GPL-3.0-or-later
// A file that is no project, a damaged or newer one, one in use: said plainly, and left as it was.
#include "tests/core/edits/study.h"

#include "core/base/error.h"
#include "core/store/sqlite.h"
#include "core/store/transaction.h"
#include "tests/support/paths.h"

#include <random>

using namespace duiding;
using namespace duiding::test;

namespace {

std::string message_of(const std::filesystem::path& path)
{
    try {
        Project::open(path);
    } catch (const Error& error) {
        return format(error.text().what);
    }
    return "opened";
}

void patch(const std::filesystem::path& path, std::size_t at, std::string_view bytes)
{
    std::string all = read_text(path);
    all.replace(at, bytes.size(), bytes);
    write_text(path, all);
}

} // namespace

TEST_CASE("a project closed and opened again is the same, with undo")
{
    Study study;
    DocumentId d = study.add_text("gesprek", "Wij werken samen.");
    study.code(d, 4, 16, study.add_code("samenwerken"));
    study.project->set_setting("window.document", "gesprek").get();
    std::string before = study.dump();
    study.reopen();
    CHECK((study.dump() == before));
    CHECK(study.project->setting("window.document") == "gesprek");
    CHECK(format(study.project->undo_label().menu) == "Add coding");
    CHECK(study.project->undo().get().changed);
    CHECK(study.project->snapshot()->coding_count() == 0);
}

TEST_CASE("a closed project is one file")
{
    Study study;
    study.add_code("a");
    study.project.reset();
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(study.folder())) {
        names.push_back(entry.path().filename().string());
    }
    CHECK(names == std::vector<std::string>{"studie.duiding"});
}

TEST_CASE("a new project never overwrites")
{
    TempFolder folder;
    write_text(folder / "notities.duiding", "van mij");
    CHECK_THROWS_AS(Project::create(folder / "notities.duiding", "nl"), BadInput);
    CHECK(read_text(folder / "notities.duiding") == "van mij");
    CHECK_THROWS_AS(Project::create(folder / "bestaat niet/x.duiding", "nl"), BadInput);
}

TEST_CASE("what is not a project is refused and not touched")
{
    TempFolder folder;
    write_text(folder / "leeg.duiding", "");
    write_text(folder / "tekst.duiding", std::string(5000, 'x'));
    write_text(folder / "kort.duiding", "SQLite format 3");
    CHECK(message_of(folder / "weg.duiding") == "The project does not exist.");
    CHECK(message_of(folder / "leeg.duiding") == "This is not a Duiding project.");
    CHECK(message_of(folder / "tekst.duiding") == "This is not a Duiding project.");
    CHECK(message_of(folder / "kort.duiding") == "This is not a Duiding project.");
    CHECK(message_of(folder.path()) == "This is not a Duiding project.");
    CHECK(read_text(folder / "tekst.duiding") == std::string(5000, 'x'));
}

TEST_CASE("a newer, a foreign, a changed and a truncated project are told apart")
{
    Study study;
    study.add_text("gesprek", std::string(20'000, 'a'));
    study.project.reset();
    std::string whole = read_text(study.path());
    SECTION("newer")
    {
        patch(study.path(), 60, std::string("\0\0\0\x09", 4));
        CHECK_THROWS_AS(Project::open(study.path()), TooNew);
    }
    SECTION("another program's database")
    {
        patch(study.path(), 68, "XXXX");
        CHECK(message_of(study.path()) == "This is not a Duiding project.");
    }
    SECTION("truncated")
    {
        write_text(study.path(), whole.substr(0, whole.size() / 2));
        CHECK(message_of(study.path()) == "The project file is damaged.");
    }
    SECTION("with a table that is not ours")
    {
        {
            Database db(study.path(), Access::ReadWrite);
            db.execute("CREATE TABLE spy(x)");
        }
        CHECK(message_of(study.path()) == "The project file is damaged.");
    }
    SECTION("with a trigger")
    {
        {
            Database db(study.path(), Access::ReadWrite);
            db.execute("CREATE TRIGGER t AFTER INSERT ON coding BEGIN DELETE FROM coding; END");
        }
        CHECK(message_of(study.path()) == "The project file is damaged.");
    }
}

TEST_CASE("a project with random bytes changed opens, or says it is damaged; it never gives a wrong text")
{
    Study study;
    std::string text;
    for (int i = 0; i < 3000; ++i) {
        text += "zin " + std::to_string(i) + ". ";
    }
    DocumentId d = study.add_text("gesprek", text);
    study.code(d, 100, 120, study.add_code("code"));
    study.project.reset();
    std::string whole = read_text(study.path());
    std::mt19937_64 random(7);
    int opened = 0, refused = 0;
    for (int i = 0; i < 60; ++i) {
        std::string broken = whole;
        for (int n = 0; n < 8; ++n) {
            broken[100 + random() % (broken.size() - 100)] = char(random());
        }
        write_text(study.path(), broken);
        try {
            DocumentTextPtr read = Project::open(study.path())->text_now(d);
            ++opened;
            CHECK((read->text() == text));
        } catch (const Error&) {
            ++refused;
        }
    }
    CHECK(opened + refused == 60);
    CHECK(refused > 0);
}

TEST_CASE("a second window is told that the project is in use")
{
    Study study;
    CHECK(message_of(study.path()) == "The project is in use.");
    CHECK(study.project->owns_path(study.path()));
    CHECK(study.project->owns_path(study.folder() / "studie.duiding.index/iamglass"));
    CHECK_FALSE(study.project->owns_path(study.folder() / "rapport.html"));
    CHECK_FALSE(study.project->owns_path(study.folder() / "studie.duiding.csv"));
    study.add_code("nog steeds open");
}

TEST_CASE("a project that was moved under us refuses edits, and a copy can still be saved")
{
    Study study;
    study.add_code("voor");
    std::filesystem::rename(study.path(), study.folder() / "verplaatst.duiding");
    CHECK_THROWS_AS(study.add_code("na"), Environment);
    CHECK(study.project->snapshot()->codebook->codes().size() == 1);
    study.project->back_up(study.folder() / "kopie.duiding").get();
    study.project.reset();
    CHECK(Project::open(study.folder() / "kopie.duiding")->snapshot()->codebook->codes().size() == 1);
}

TEST_CASE("a full disk refuses the edit and leaves the project whole")
{
    Study study;
    study.add_code("voor");
    // SQLite's own limit stands in for the disk: the same result code by the same path.
    study.project->edit({msg("x"), msg("x")}, [](Transaction& tx, EditResult&) {
        tx.db().query("PRAGMA max_page_count = 1").next();          // clamped to the size the file has now
    }).get();
    CHECK_THROWS_AS(study.add_text("groot", std::string(4'000'000, 'a')), Environment);
    CHECK(study.project->snapshot()->documents->empty());
    CHECK(study.project->verify().get().empty());
    study.reopen();
    CHECK(study.project->snapshot()->codebook->codes().size() == 1);
    study.add_text("groot", std::string(4'000'000, 'a'));
}
