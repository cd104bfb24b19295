// SPDX-License-Identifier: GPL-3.0-or-later
// The index over a real project: imports, corrections, undo, deletion, reopening.
#include "core/index/index.h"

#include "core/edits/edits.h"
#include "tests/support/temp_folder.h"

using namespace duiding;
using duiding::test::TempFolder;

namespace {

ImportedDocument note(const std::string& name, const std::string& text)
{
    ImportedDocument document;
    document.name = name;
    document.format = "txt";
    document.language = "nl";
    document.text = text;
    document.original_name = name + ".txt";
    document.original = text;
    return document;
}

struct Study {
    TempFolder folder;
    std::unique_ptr<Project> project = Project::create(folder / "studie.duiding", "nl");
    std::unique_ptr<ProjectIndex> index = std::make_unique<ProjectIndex>(*project);

    DocumentId add(const std::string& name, const std::string& text)
    {
        return edits::add_document(*project, note(name, text)).get().document;
    }

    IndexUpdate update()
    {
        Progress progress;
        return index->update(progress);
    }

    SearchResult search(const std::string& query)
    {
        SearchRequest request;
        request.query = query;
        request.order = HitOrder::Document;
        return index->search(request);
    }
};

} // namespace

TEST_CASE("A project is searched after import, correction, undo, deletion and reopening")
{
    Study study;
    CHECK(study.index->folder() == study.folder / "studie.duiding.index");
    CHECK(study.project->owns_path(study.index->folder()));
    DocumentId b = study.add("b", "De wijkteamprofessional belt.");
    study.add("a", "In de wijk is het stil.");
    CHECK(study.update().documents == 2);
    auto both = study.search("wijk");
    REQUIRE(both.hits.size() == 2);
    CHECK(both.hits[1].document == b);
    CHECK(both.state == IndexState::UpToDate);

    edits::correct_text(*study.project, b, {{char_range(3, 23), "buurtwerker"}}).get();
    CHECK(study.search("buurtwerker").state == IndexState::Behind);
    CHECK(study.update().documents == 1);
    CHECK(study.search("buurtwerker").total == 1);
    CHECK(study.search("wijk").total == 1);

    study.project->undo().get();
    study.update();
    CHECK(study.search("wijk").total == 2);

    edits::delete_documents(*study.project, {b}).get();
    CHECK(study.search("wijk").total == 1);
    CHECK(study.update().removed == 1);
    CHECK(study.search("wijk").total == 1);

    study.index.reset();
    study.project.reset();
    study.project = Project::open(study.folder / "studie.duiding");
    study.index = std::make_unique<ProjectIndex>(*study.project);
    CHECK(study.search("wijk").total == 1);
    CHECK(study.search("wijk").state == IndexState::UpToDate);
    CHECK(study.update().documents == 0);
}

TEST_CASE("An edit that touches no text leaves the index up to date")
{
    Study study;
    DocumentId a = study.add("a", "In de wijk is het stil.");
    study.update();
    CodeId code = edits::add_code(*study.project, {.name = "rust"}).get().code;
    edits::add_codings(*study.project, {{.document = a, .range = char_range(0, 5), .code = code}}).get();
    CHECK(study.search("wijk").state == IndexState::UpToDate);
    CHECK(study.update().documents == 0);
}

TEST_CASE("A copy that was put back is noticed and indexed anew")
{
    Study study;
    study.add("a", "In de wijk is het stil.");
    auto copy = study.folder / "kopie.duiding";
    study.project->back_up(copy).get();
    study.add("b", "Nieuws uit de wijk.");
    study.update();
    CHECK(study.search("wijk").total == 2);
    study.index.reset();
    study.project.reset();
    std::filesystem::rename(copy, study.folder / "studie.duiding");
    study.project = Project::open(study.folder / "studie.duiding");
    study.index = std::make_unique<ProjectIndex>(*study.project);
    study.add("c", "De wijk is anders.");
    auto before = study.search("wijk");
    CHECK(before.state != IndexState::UpToDate);
    CHECK_FALSE(study.update().rebuilt.empty());
    CHECK(study.search("wijk").total == 2);
}
