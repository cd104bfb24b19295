// SPDX-License-Identifier: GPL-3.0-or-later
// Cases, persons and reports of imports: what is found, made, refused and let go.
#include "tests/core/edits/study.h"

#include "core/base/error.h"
#include "core/edits/find_or_make.h"

using namespace duiding;
using namespace duiding::test;

namespace {

CaseId add_case(Study& study, const std::string& name, CaseId parent = {}, const std::string& kind = "case", const std::string& code = {})
{
    return edits::add_case(*study.project, {parent, kind, name, code}).get().the_case;
}

} // namespace

TEST_CASE("a case is found by its official code, else by kind and name, and not made twice")
{
    Study study;
    CaseId the_hague = add_case(study, " Den Haag ", {}, "municipality", "GM0518");
    CHECK(study.project->snapshot()->find_case(the_hague)->name == "Den Haag");
    auto again = edits::add_case(*study.project, {{}, "municipality", "'s-Gravenhage", "GM0518"}).get();
    CHECK_FALSE(again.changed);
    CHECK(again.the_case == the_hague);
    CHECK(add_case(study, "den haag", {}, "municipality") == the_hague);
    CHECK(add_case(study, "Den Haag", {}, "region") != the_hague);
    CHECK_THROWS_AS(add_case(study, "Den Haag", {}, "municipality", "GM9999"), BadInput);
    CHECK_THROWS_AS(add_case(study, "  "), BadInput);
    CHECK(study.project->snapshot()->cases->size() == 2);
}

TEST_CASE("a case cannot be below itself, and the cases below a deleted one move up")
{
    Study study;
    CaseId region = add_case(study, "Vechtstreek", {}, "region");
    CaseId town = add_case(study, "Loevermeer", region, "municipality");
    CaseId family = add_case(study, "A1", town);
    add_case(study, "A1", region);
    CHECK_THROWS_AS(edits::move_case(*study.project, region, family).get(), BadInput);
    CHECK_THROWS_AS(edits::move_case(*study.project, town, town).get(), BadInput);
    auto deleted = edits::delete_cases(*study.project, {town}).get();
    auto snapshot = study.project->snapshot();
    CHECK(snapshot->find_case(family)->parent == region);
    CHECK(snapshot->find_case(family)->name == "A1 (2)");
    REQUIRE(deleted.findings.size() == 1);
    CHECK(format(deleted.label.history) == "Deleted the case “Loevermeer”");
    edits::delete_cases(*study.project, {region, family}).get();
    CHECK(study.project->snapshot()->cases->size() == 1);
    CHECK(study.project->snapshot()->cases->front().parent == CaseId{});
}

TEST_CASE("documents and cases belong to each other many to many, and a deleted one takes only the link along")
{
    Study study;
    DocumentId plan = study.add_text("regioplan", "Samen sterk.");
    DocumentId talk = study.add_text("gesprek", "Wij werken samen.");
    CaseId a = add_case(study, "A"), b = add_case(study, "B");
    auto result = edits::set_document_cases(*study.project, {plan, talk}, {{{}, a, " client "}, {plan, b, {}}}).get();
    CHECK(result.change.bits.has(ChangeBit::Cases));
    CHECK_FALSE(result.change.bits.has(ChangeBit::Documents));
    CHECK(study.project->snapshot()->cases_of(plan) == std::vector<DocumentCase>{{plan, a, "client"}, {plan, b, ""}});
    CHECK(study.project->snapshot()->cases_of(talk) == std::vector<DocumentCase>{{talk, a, "client"}});
    CHECK_FALSE(edits::set_document_cases(*study.project, {talk}, {{{}, a, "client"}}).get().changed);
    edits::set_document_cases(*study.project, {talk}, {{{}, a, "nurse"}}).get();
    edits::delete_cases(*study.project, {b}).get();
    CHECK(study.project->snapshot()->cases_of(plan) == std::vector<DocumentCase>{{plan, a, "client"}});
    edits::delete_documents(*study.project, {plan}).get();
    CHECK(*study.project->snapshot()->document_cases == std::vector<DocumentCase>{{talk, a, "nurse"}});
    CHECK(study.project->verify().get().empty());
}

TEST_CASE("a person is found by name; deleting one leaves her documents and speakers without a person")
{
    Study study;
    DocumentId d = study.add_text("antwoorden", "Heel goed.");
    edits::NewPerson wanted{"R3", "client", {Consent::Yes, Consent::No, Consent::Unknown, Consent::Unknown}};
    PersonId person = edits::add_person(*study.project, wanted).get().person;
    auto again = edits::add_person(*study.project, {"r3", "nurse", {}}).get();
    CHECK_FALSE(again.changed);
    CHECK(again.person == person);
    CHECK(study.project->snapshot()->find_person(person)->consent.cite == Consent::No);
    edits::set_document_person(*study.project, d, person).get();
    edits::set_values(*study.project, {{AttributeTarget::Person, person.value, "leeftijd", AttributeType::Number, "34"}}).get();
    PersonId other = edits::add_person(*study.project, {"R4", "", {}}).get().person;
    CHECK_THROWS_AS(edits::set_person(*study.project, other, {"R3", "", {}}).get(), BadInput);
    CHECK(study.project->snapshot()->find_document(d)->person == person);
    std::string dump = study.dump();
    edits::delete_persons(*study.project, {person}).get();
    CHECK(study.project->snapshot()->find_document(d)->person == PersonId{});
    CHECK(study.project->snapshot()->values->size() == 0);
    CHECK(study.project->verify().get().empty());
    study.project->undo().get();
    CHECK((study.dump() == dump));
    study.reopen();
    CHECK(study.project->snapshot()->find_document(d)->person == person);
}

TEST_CASE("a report of an import is kept with its findings and errors, and comes back typed")
{
    Study study;
    DocumentId d = study.add_text("gesprek", "Wij werken samen.");
    ImportReport report;
    report.at = "2026-03-01T10:00:00Z";
    report.cancelled = true;
    report.files.push_back({"map/gesprek.txt", ImportStatus::Imported, {d}, {"gesprek"},
                            {{Severity::Warning, "page 3", msg("{0} of {1}", 2.5, "é")}}, {}, true});
    report.files.push_back({"map/kapot\xff.docx", ImportStatus::Refused, {}, {}, {},
                            {msg("The document could not be read."), "map/kapot.docx", msg("It is empty."), {}}, false});
    auto result = edits::add_import_report(*study.project, report).get();
    CHECK(result.change.bits.has(ChangeBit::Reports));
    CHECK(format(result.label.history) == "Imported a batch of 2 files");
    edits::add_import_report(*study.project, {}).get();
    study.reopen();
    auto reports = study.project->import_reports().get();
    REQUIRE(reports.size() == 2);
    const ImportReport& kept = reports[1];
    CHECK(kept.id == result.report);
    CHECK(kept.coder == "Noor");
    CHECK(kept.at == report.at);
    CHECK(kept.cancelled);
    CHECK(kept.files.at(0).documents == report.files[0].documents);
    CHECK(kept.files.at(0).findings == report.files[0].findings);
    CHECK(kept.files.at(0).ask_speakers);
    CHECK(kept.files.at(1).error.what == report.files[1].error.what);
    CHECK(kept.files.at(1).error.why == report.files[1].error.why);
    CHECK(kept.count(ImportStatus::Refused) == 1);
    CHECK(reports[0].files.empty());
}
