// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/edits/study.h"

#include "core/base/error.h"
#include "core/store/history.h"
#include "core/store/sqlite.h"

using namespace duiding;
using namespace duiding::test;

TEST_CASE("a new edit after undo forgets what could be redone")
{
    Study study;
    study.add_code("a");
    study.add_code("b");
    study.project->undo().get();
    CHECK(format(study.project->redo_label().history) == "Added the code “b”");
    study.add_code("c");
    CHECK(study.project->redo_label().menu.empty());
    CHECK_FALSE(study.project->redo().get().changed);
    auto entries = study.project->history().get();
    CHECK(format(entries.at(0).label.history) == "Added the code “c”");
    CHECK(entries.at(0).coder == "Noor");
}

TEST_CASE("the change log tells which texts changed since a stamp, undo included")
{
    Study study;
    DocumentId a = study.add_text("a", "een");
    DocumentId b = study.add_text("b", "twee");
    LoggedChanges stamp = study.project->changes_since(0, {}).get();
    CHECK(stamp.documents == std::vector{a, b});
    study.code(a, 0, 3, study.add_code("code"));
    CHECK(study.project->changes_since(stamp.last, stamp.last_id).get().documents.empty());
    edits::correct_text(*study.project, b, {{char_range(0, 1), "T"}}).get();
    LoggedChanges corrected = study.project->changes_since(stamp.last, stamp.last_id).get();
    CHECK(corrected.documents == std::vector{b});
    study.project->undo().get();
    CHECK(study.project->changes_since(corrected.last, corrected.last_id).get().documents == std::vector{b});
    CHECK_THROWS_AS(study.project->changes_since(corrected.last, std::string(16, 'x')).get(), BadInput);
}

TEST_CASE("a change says what it touched, and the snapshot before it stays what it was")
{
    Study study;
    DocumentId d = study.add_text("a", "een twee");
    DocumentId other = study.add_text("b", "drie");
    CodeId code = study.add_code("code");
    study.code(other, 0, 4, code);
    SnapshotPtr before = study.project->snapshot();
    std::vector<EditResult> seen;
    auto connection = study.project->on_change([&](const EditResult& result) { seen.push_back(result); });
    study.code(d, 0, 3, code);
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].change.bits.has(ChangeBit::Codings));
    CHECK_FALSE(seen[0].change.bits.has(ChangeBit::Texts));
    CHECK(seen[0].change.codings == std::set{d});
    CHECK(before->codings_of(d).codings.empty());
    SnapshotPtr after = study.project->snapshot();
    CHECK(after->codings_of(d).codings.size() == 1);
    CHECK(after->codings->at(other) == before->codings->at(other));       // shared, not copied
    CHECK(after->codebook == before->codebook);
    CHECK(after->segments->at(code) == 2);
    connection.disconnect();
    study.project->undo().get();
    CHECK(seen.size() == 1);
}

TEST_CASE("undo brings back where the user was")
{
    Study study;
    DocumentId d = study.add_text("a", "een twee");
    CodeId code = study.add_code("code");
    study.project->set_selection({d, char_range(4, 8), {}});
    CodingId coding = study.code(d, 4, 8, code);
    study.project->set_selection({});
    EditResult undone = study.project->undo().get();
    CHECK(undone.selection == SelectionState{d, char_range(4, 8), {}});
    EditResult redone = study.project->redo().get();
    CHECK(redone.selection == SelectionState{d, char_range(4, 8), coding});
}

TEST_CASE("ids are never used again")
{
    Study study;
    CodeId a = study.add_code("a");
    study.project->undo().get();
    CHECK(study.add_code("b") != a);
}

TEST_CASE("trimming forgets the oldest steps and the bytes only they could bring back")
{
    Study study;
    DocumentId gone = study.add_text("weg", std::string(5'000, 'w'));
    edits::delete_documents(*study.project, {gone}).get();
    study.add_code("a");
    DocumentId later = study.add_text("later weg", std::string(5'000, 'l'));
    edits::delete_documents(*study.project, {later}).get();
    auto entries = study.project->history().get();
    std::int64_t newest_two = entries[0].bytes + entries[1].bytes;
    study.project.reset();
    {
        Database db(study.path(), Access::ReadWrite);
        CHECK(db.integer("SELECT count(*) FROM blob") == 4);
        CHECK(history::trim(db, newest_two) == std::int64_t(entries.size()) - 2);
        CHECK(db.integer("SELECT count(*) FROM blob") == 2);
    }
    study.project = Project::open(study.path());
    CHECK(study.project->undo().get().changed);
    CHECK(study.project->text_now(later)->text() == std::string(5'000, 'l'));
    CHECK(study.project->undo().get().changed);
    CHECK_FALSE(study.project->undo().get().changed);
}

TEST_CASE("verify names a coding that is not on its words, and a text that is not what was written")
{
    Study study;
    DocumentId d = study.add_text("gesprek", "Wij werken samen.");
    CodingId coding = study.code(d, 4, 10, study.add_code("werken"));
    CHECK(study.project->verify().get().empty());
    study.project.reset();
    {
        Database db(study.path(), Access::ReadWrite);
        db.run("UPDATE coding SET begin_at = 5 WHERE id = ?", coding);
    }
    study.project = Project::open(study.path());
    Findings findings = study.project->verify().get();
    REQUIRE(findings.size() == 1);
    CHECK(format(findings[0].message) == "The coding at 5–10 is not on the words it was made on (“werken…”).");
    study.project.reset();
    {
        Database db(study.path(), Access::ReadWrite);
        db.run("UPDATE blob SET bytes = ? WHERE bytes = ?", BlobView{"Wij werken saven."}, BlobView{"Wij werken samen."});
    }
    study.project = Project::open(study.path());
    CHECK_THROWS_AS(study.project->text_now(d), BadInput);
    CHECK(study.project->verify().get().size() == 1);
}
