// SPDX-License-Identifier: GPL-3.0-or-later
// What a study keeps of its searches: saved searches and their runs, synonyms, verdicts of the policy scan.
#include "tests/core/edits/study.h"

#include "core/base/error.h"
#include "core/store/sqlite.h"

using namespace duiding;
using namespace duiding::test;

namespace {

SavedSearch search_for(const std::string& query, const std::string& name, const std::string& theme = {})
{
    return {{}, {}, name, theme, query, {}, {}, {}};
}

SearchId add(Study& study, const std::string& query, const std::string& name, const std::string& theme = {})
{
    return edits::add_search(*study.project, search_for(query, name, theme)).get().search;
}

const SavedSearch& only_search(const SnapshotPtr& snapshot)
{
    REQUIRE(snapshot->searches->size() == 1);
    return snapshot->searches->front();
}

std::string last_sentence(Study& study) { return format(study.project->undo_label().history); }

Verdict nothing_found(CaseId unit, SearchId search, CodeId code = {})
{
    return {{}, {}, unit, search, code, ScanState::NothingFound, " Niets gezien. ", "NB", {}, "jgz", {"jgz", "cjg", "jgz"}, "1-12", {}};
}

} // namespace

TEST_CASE("a saved search has one name in its theme, keeps what was unticked, and is there after reopening")
{
    Study study;
    SavedSearch wanted = search_for("  jgz NEAR/5 wijkteam ", " Overleg ", "Samen werken");
    wanted.options = "unit=sentence";
    wanted.rejected = {"wijk", "jgz", "wijk", ""};
    SearchId id = edits::add_search(*study.project, wanted).get().search;
    study.reopen();
    const SavedSearch& kept = only_search(study.project->snapshot());
    CHECK(kept.id == id);
    CHECK(kept.name == "Overleg");
    CHECK(kept.theme == "Samen werken");
    CHECK(kept.query == "jgz NEAR/5 wijkteam");
    CHECK(kept.options == "unit=sentence");
    CHECK(kept.rejected == std::vector<std::string>{"jgz", "wijk"});
    CHECK_FALSE(kept.created.empty());
    CHECK_THROWS_AS(add(study, "iets", "OVERLEG", "samen  werken"), BadInput);
    CHECK_THROWS_AS(add(study, "iets", " ", "samen werken"), BadInput);
    CHECK_THROWS_AS(add(study, " \n ", "Leeg"), BadInput);
    CHECK(add(study, "iets", "Overleg") != id);
    CHECK_THROWS_AS(edits::rename_search(*study.project, SearchId{99}, "x").get(), BadInput);
}

TEST_CASE("a saved search is renamed and changed, and each is one step back")
{
    Study study;
    SearchId id = add(study, "jgz", "Overleg");
    add(study, "wijkteam", "Teams");
    std::string before = study.dump();
    CHECK_THROWS_AS(edits::rename_search(*study.project, id, "teams").get(), BadInput);
    edits::rename_search(*study.project, id, "Afstemming").get();
    CHECK(last_sentence(study) == "Renamed the search “Overleg” to “Afstemming”");
    SavedSearch changed = study.project->snapshot()->searches->front();
    changed.query = "jgz OR cjg";
    edits::set_search(*study.project, changed).get();
    CHECK(study.project->snapshot()->searches->front().query == "jgz OR cjg");
    CHECK_FALSE(edits::set_search(*study.project, changed).get().changed);
    study.project->undo().get();
    study.project->undo().get();
    CHECK((study.dump() == before));
}

TEST_CASE("a search keeps its runs, oldest first, and deleting it takes runs and verdicts along in one step that says so")
{
    Study study;
    SearchId id = add(study, "jgz", "Overleg");
    SearchId other = add(study, "cjg", "Ander");
    edits::record_runs(*study.project, {{id, {}, {}, "jgz", {"jgz", "cjg", "jgz"}, 12, 3, 7, 9, 4}, {other, {}, {}, "cjg", {}, 12, 0, 0, 0, 4}}).get();
    CHECK(last_sentence(study) == "Ran 2 saved searches");
    edits::record_runs(*study.project, {{id, {}, {}, "jgz", {"jgz"}, 13, 4, 8, 10, 6}}).get();
    CaseId town = edits::add_case(*study.project, {{}, "municipality", "Loevermeer", {}}).get().the_case;
    edits::set_verdict(*study.project, nothing_found(town, id)).get();
    auto runs = study.project->search_runs(id).get();
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].words == std::vector<std::string>{"cjg", "jgz"});
    CHECK(runs[0].coder == "Noor");
    CHECK(runs[1].hits == 8);
    CHECK_FALSE(runs[1].at.empty());
    CHECK(study.project->search_runs().get().size() == 3);
    std::string before = study.dump();
    edits::delete_searches(*study.project, {id}).get();
    CHECK(last_sentence(study) == "Deleted the search “Overleg” (runs: 2, verdicts: 1)");
    CHECK(study.project->search_runs().get().size() == 1);
    CHECK(study.project->snapshot()->verdicts->empty());
    study.project->undo().get();
    CHECK((study.dump() == before));
    CHECK(study.project->snapshot()->verdicts->size() == 1);
    CHECK(study.project->verify().get().empty());
}

TEST_CASE("a dictionary is taken in one step: new searches come, those of the same name change, none is half taken")
{
    Study study;
    add(study, "jgz", "JGZ", "Zorg");
    add(study, "vsv", "VSV", "Zorg");
    std::string before = study.dump();
    std::vector<SavedSearch> list{search_for("jgz OR jeugdarts", "jgz", "zorg"), search_for("vsv", "VSV", "Zorg"), search_for("cjg", "CJG", "Zorg"),
                                  search_for("", "leeg", "Zorg")};
    CHECK_THROWS_AS(edits::add_dictionary(*study.project, list, "zorg.csv").get(), BadInput);
    CHECK((study.dump() == before));
    list.pop_back();
    edits::add_dictionary(*study.project, list, "zorg.csv").get();
    CHECK(last_sentence(study) == "Took the dictionary “zorg.csv” (new: 1, changed: 1, as they were: 1)");
    CHECK(study.project->snapshot()->searches->size() == 3);
    CHECK_FALSE(edits::add_dictionary(*study.project, list, "zorg.csv").get().changed);
    study.project->undo().get();
    CHECK((study.dump() == before));
}

TEST_CASE("synonyms need two words that differ, and a set that is there is not made twice")
{
    Study study;
    edits::add_synonyms(*study.project, {{{}, {}, "nl", {" jgz", "jeugdgezondheidszorg", "JGZ"}}, {{}, {}, "", {"cjg", "centrum voor jeugd en gezin"}}}).get();
    auto sets = *study.project->snapshot()->synonyms;
    REQUIRE(sets.size() == 2);
    CHECK(sets[0].words == std::vector<std::string>{"jgz", "jeugdgezondheidszorg"});
    CHECK(sets[1].language.empty());
    auto again = edits::add_synonyms(*study.project, {{{}, {}, "nl", {"Jeugdgezondheidszorg", "jgz"}}}).get();
    CHECK_FALSE(again.changed);
    CHECK(again.synonyms == sets[0].id);
    CHECK(again.findings.size() == 1);
    CHECK_THROWS_AS(edits::add_synonyms(*study.project, {{{}, {}, "nl", {"jgz", " JGZ "}}}).get(), BadInput);
    sets[0].words.push_back("jeugdarts");
    edits::set_synonyms(*study.project, sets[0]).get();
    CHECK(study.project->snapshot()->synonyms->front().words.size() == 3);
    edits::delete_synonyms(*study.project, {sets[0].id, sets[1].id}).get();
    CHECK(study.project->snapshot()->synonyms->empty());
    study.project->undo().get();
    study.reopen();
    CHECK(study.project->snapshot()->synonyms->front().words.back() == "jeugdarts");
}

TEST_CASE("a verdict stands once in its cell, holds what it rests on, and goes with its case or its code")
{
    Study study;
    DocumentId plan = study.add_text("plan", "Over preventie staat hier niets.");
    CaseId town = edits::add_case(*study.project, {{}, "municipality", "Loevermeer", {}}).get().the_case;
    SearchId search = add(study, "jgz", "JGZ");
    CodeId code = study.add_code("samenwerking");
    const DocumentInfo& info = *study.project->snapshot()->find_document(plan);
    Verdict verdict = nothing_found(town, search);
    verdict.documents = {{info.guid, info.text_sha256}};
    VerdictId id = edits::set_verdict(*study.project, verdict).get().verdict;
    study.reopen();
    Verdict kept = study.project->snapshot()->verdicts->front();
    CHECK(kept.note == "Niets gezien.");
    CHECK(kept.words == std::vector<std::string>{"cjg", "jgz"});
    CHECK(kept.documents == verdict.documents);
    CHECK(kept.pages_read == "1-12");
    CHECK_FALSE(kept.at.empty());
    verdict.state = ScanState::NoneRelevant;
    CHECK(edits::set_verdict(*study.project, verdict).get().verdict == id);
    REQUIRE(study.project->snapshot()->verdicts->size() == 1);
    CHECK(study.project->snapshot()->verdicts->front().state == ScanState::NoneRelevant);
    CHECK_THROWS_AS(edits::set_verdict(*study.project, nothing_found(town, search, code)).get(), BadInput);
    CHECK_THROWS_AS(edits::set_verdict(*study.project, nothing_found(town, {})).get(), BadInput);
    CHECK_THROWS_AS(edits::set_verdict(*study.project, nothing_found(CaseId{77}, search)).get(), BadInput);

    edits::set_verdict(*study.project, nothing_found(town, {}, code)).get();
    std::string before = study.dump();
    auto without_code = edits::delete_codes(*study.project, {code}).get();
    CHECK(study.project->snapshot()->verdicts->size() == 1);
    REQUIRE(without_code.findings.size() == 1);
    CHECK(format(without_code.findings[0].message) == "1 verdict of the policy scan was deleted with it.");
    study.project->undo().get();
    CHECK((study.dump() == before));
    edits::delete_cases(*study.project, {town}).get();
    CHECK(study.project->snapshot()->verdicts->empty());
    study.project->undo().get();
    CHECK((study.dump() == before));
    edits::delete_verdicts(*study.project, {id}).get();
    CHECK(study.project->snapshot()->verdicts->size() == 1);
    CHECK_THROWS_AS(edits::delete_verdicts(*study.project, {id}).get(), BadInput);
    CHECK(study.project->verify().get().empty());
}

TEST_CASE("merging codes brings verdicts together; where both have one, that of the code that stays is kept")
{
    Study study;
    CodeId from = study.add_code("afstemmen"), into = study.add_code("samenwerken");
    CaseId one = edits::add_case(*study.project, {{}, "municipality", "Loevermeer", {}}).get().the_case;
    CaseId two = edits::add_case(*study.project, {{}, "municipality", "Noordmeer", {}}).get().the_case;
    Verdict first = nothing_found(one, {}, from), second = nothing_found(two, {}, from), there = nothing_found(two, {}, into);
    there.note = "blijft";
    for (const Verdict& verdict : {first, second, there}) {
        edits::set_verdict(*study.project, verdict).get();
    }
    auto merged = edits::merge_codes(*study.project, from, into).get();
    auto verdicts = study.project->snapshot()->verdicts;
    REQUIRE(verdicts->size() == 2);
    CHECK((*verdicts)[0].unit == one);
    CHECK((*verdicts)[0].code == into);
    CHECK((*verdicts)[1].note == "blijft");
    CHECK(merged.findings.size() == 1);
}

TEST_CASE("verify names words and verdicts that cannot be read, and the study still opens")
{
    Study study;
    SearchId search = add(study, "jgz", "JGZ");
    CaseId town = edits::add_case(*study.project, {{}, "municipality", "Loevermeer", {}}).get().the_case;
    edits::set_verdict(*study.project, nothing_found(town, search)).get();
    study.project.reset();
    {
        Database db(study.path(), Access::ReadWrite);
        db.execute("UPDATE saved_search SET rejected = '[1'; UPDATE verdict SET documents = X'00'");
    }
    study.reopen();
    CHECK(study.project->snapshot()->searches->front().rejected.empty());
    CHECK(study.project->verify().get().size() == 2);
}
