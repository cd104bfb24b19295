// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/edits/study.h"

#include "core/store/sqlite.h"

using namespace duiding;
using duiding::test::Study;

TEST_CASE("repair puts a coding back on its words when they stand in one place, and leaves it alone otherwise")
{
    Study study;
    DocumentId d = study.add_text("gesprek", "Wij bellen. Zij bellen nooit. Jij belt.");
    CodeId code = study.add_code("contact");
    CodingId once = study.code(d, 12, 28, code);            // "Zij bellen nooit"
    CodingId twice = study.code(d, 4, 10, code);            // "bellen"
    CodingId right = study.code(d, 30, 33, code);
    study.project.reset();
    {
        Database db(study.path(), Access::ReadWrite);
        db.run("UPDATE coding SET begin_at = begin_at + 1, end_at = end_at + 1 WHERE id IN (?, ?)", once, twice);
    }
    study.project = Project::open(study.path());
    auto result = edits::repair(*study.project).get();
    CHECK(study.quote(d, once) == "Zij bellen nooit");
    CHECK(study.quote(d, twice) == "ellen.");
    CHECK(study.quote(d, right) == "Jij");
    REQUIRE(result.findings.size() == 2);
    CHECK(study.project->verify().get().size() == 1);
    study.project->undo().get();
    CHECK(study.quote(d, once) == "ij bellen nooit.");
}
